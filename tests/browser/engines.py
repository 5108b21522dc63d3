"""The browsers that the tests drive, and what an open page complained of."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:  # a machine without Playwright still collects the tests, and says why it skips them
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request

INNER = ("file:", "data:", "blob:", "about:")  # addresses that do not leave the machine
SYSTEM, OLDEST = "system", "chromium-86"
NAMES = ("chromium", "chromium-browser", "google-chrome")
# Playwright asks every element this before it clicks; Chromium has it from 105 on.
VISIBLE = """Element.prototype.checkVisibility ??= function () {
  return this.getClientRects().length > 0 && getComputedStyle(this).visibility === "visible";
};"""

every_engine = pytest.mark.parametrize("browser", [SYSTEM, OLDEST], indirect=True)


class Look(NamedTuple):
    """How a page is looked at."""

    width: int = 1280
    height: int = 800
    scheme: str = "light"
    media: str = "screen"
    scripts: bool = True
    calm: bool = False  # the reader asked for less motion
    lang: str = "zh-CN"


PLAIN = Look()


class MissingError(Exception):
    """What a machine lacks for these tests, and where it comes from."""


def find_engine(name: str) -> Path:
    """The program of an engine, or what to do where there is none."""
    if name == OLDEST:
        path = os.environ.get("PLAN_ALIGN_CHROMIUM_86")
        if not path:
            raise MissingError("PLAN_ALIGN_CHROMIUM_86 names no Chromium 86; .ci/run fetches one")
        return Path(path)
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise MissingError(f"no {', '.join(NAMES)} on PATH; on Debian: apt-get install chromium fonts-noto-cjk")
    return Path(found)


def start(playwright: Playwright, name: str) -> Browser:
    """An engine without a window; in a sandbox, unless root runs it, who may have none."""
    quiet = ["--disable-gpu", "--disable-background-networking"]
    sandbox = name == SYSTEM and os.geteuid() != 0
    return playwright.chromium.launch(executable_path=find_engine(name), args=quiet, chromium_sandbox=sandbox)


class Visit:
    """One page opened in one browser, with everything it complained of or asked for."""

    def __init__(self, browser: Browser, look: Look) -> None:
        self.complaints: list[str] = []
        self.context: BrowserContext = browser.new_context(
            viewport={"width": look.width, "height": look.height},
            color_scheme="dark" if look.scheme == "dark" else "light",
            reduced_motion="reduce" if look.calm else "no-preference",
            java_script_enabled=look.scripts,
            locale=look.lang,
            accept_downloads=True,
        )
        self.context.on("page", self._listen)
        self.page: Page = self.context.new_page()
        if look.media == "print":
            self.page.emulate_media(media="print")

    def open(self, path: Path) -> Page:
        """Open a file as a reader would, by its address on the disk."""
        self.page.goto(path.resolve().as_uri())
        browser = self.context.browser
        if browser and int(browser.version.split(".")[0]) < 105:
            self._teach_visibility()
        return self.page

    def _listen(self, page: Page) -> None:
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", self._see)

    def _hear(self, message: ConsoleMessage) -> None:
        """The console tells errors, and what the page's policy has refused."""
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def _see(self, request: Request) -> None:
        if not request.url.startswith(INNER):
            self.complaints.append(f"request: {request.url}")

    def _teach_visibility(self) -> None:
        """Give an old engine, in Playwright's own world too, what Playwright asks of it; the page's is not used."""
        session = self.context.new_cdp_session(self.page)
        worlds: list[int] = []
        session.on("Runtime.executionContextCreated", lambda event: worlds.append(event["context"]["id"]))
        session.send("Runtime.enable")
        for world in worlds:
            session.send("Runtime.evaluate", {"expression": VISIBLE, "contextId": world})
        session.detach()
