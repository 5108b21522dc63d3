"""Models of the hub, from one that the tests run themselves: what is asked of it, and what is said of its answers."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from tests.model_world import make_transformer, needs_semantic

COMMIT = "0123456789abcdef0123456789abcdef01234567"
OPENS = """
import sys
from pathlib import Path
from align import open_encoder
from align.errors import EncoderError
try:
    encoder = open_encoder(sys.argv[1], Path(sys.argv[2]))
    print(encoder.name, encoder.revision, len(encoder.vectors(sys.argv[3:])), "torch" in sys.modules)
except EncoderError as error:
    print(error)
"""
ELSEWHERE = "or download the model elsewhere and name its folder"


class Hub(BaseHTTPRequestHandler):
    """Answers as the hub does: it has `org/model` at one commit, which is also called `main`."""

    folder: ClassVar[Path]
    asked: ClassVar[list[str]] = []
    refusals: ClassVar[dict[str, str]] = {"/org/gated/": "GatedRepo", "/org/bare/": "EntryNotFound"}

    def do_HEAD(self) -> None:
        """Say what a file is."""
        self.answer()

    do_GET = do_HEAD  # noqa: N815  (and give it)

    def answer(self) -> None:
        """A file of the model, the list of its files, or why there is none."""
        path = self.path.partition("?")[0]
        self.asked.append(path)
        if path.startswith("/api/models/org/model/tree/"):
            return self.send(200, json.dumps([self.entry(file) for file in self.files()]).encode())
        revision, _, name = path.removeprefix("/org/model/resolve/").partition("/")
        if path == f"/org/model/resolve/{revision}/{name}":
            if revision not in ("main", COMMIT):
                return self.send(404, error="RevisionNotFound")
            file = self.folder / name
            return self.send(200, file.read_bytes()) if file.is_file() else self.send(404, error="EntryNotFound")
        refusal = next((why for start, why in self.refusals.items() if path.startswith(start)), "RepoNotFound")
        return self.send(404, error=refusal)

    def send(self, status: int, body: bytes = b"", error: str = "") -> None:
        """An answer with the headers that the hub's library reads."""
        self.send_response(status)
        headers = {"X-Repo-Commit": COMMIT, "ETag": hashlib.sha1(body).hexdigest(), "Content-Length": str(len(body))}
        for name, value in (headers | ({"X-Error-Code": error} if error else {})).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def files(self) -> list[Path]:
        """The files of the model."""
        return sorted(path for path in self.folder.rglob("*") if path.is_file())

    def entry(self, file: Path) -> dict[str, object]:
        """A file in the list."""
        oid = hashlib.sha1(file.read_bytes()).hexdigest()
        return {
            "type": "file",
            "path": file.relative_to(self.folder).as_posix(),
            "size": file.stat().st_size,
            "oid": oid,
        }

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the hub is while these tests run."""
    needs_semantic()
    Hub.folder = make_transformer(tmp_path_factory.mktemp("hub") / "model")
    with ThreadingHTTPServer(("127.0.0.1", 0), Hub) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def opened(model: str, address: str, folder: Path, *texts: str, offline: bool = False) -> str:
    """What a process of its own says of an encoder and its vectors; it must say nothing else."""
    Hub.asked.clear()
    command = [sys.executable, "-c", OPENS, model, str(folder / "vectors"), *texts]
    variables = {"HF_ENDPOINT": address, "HF_HOME": str(folder), "HF_HUB_OFFLINE": str(int(offline)), "NO_PROXY": "*"}
    run = subprocess.run(command, capture_output=True, text=True, env=os.environ | variables, check=False)
    assert run.stderr == ""
    return run.stdout.strip()


@pytest.mark.slow
def test_a_model_of_the_hub_is_downloaded_once_and_named_by_its_commit(address: str, tmp_path: Path) -> None:
    """Opening asks for its commit; only a new text downloads and loads it, and what is known asks for nothing."""
    whole = f"org/model {COMMIT}"
    assert opened("org/model", address, tmp_path) == f"{whole} 0 False"
    assert not any("model.safetensors" in path for path in Hub.asked)
    assert opened("org/model", address, tmp_path, "政务公开") == f"{whole} 1 True"
    assert any("model.safetensors" in path for path in Hub.asked)
    assert opened("org/model", address, tmp_path, "政务公开") == f"{whole} 1 False"
    assert Hub.asked == []
    assert opened("org/model", address, tmp_path, "食品安全", offline=True) == f"{whole} 1 True"
    assert opened(f"org/model@{COMMIT}", address, tmp_path, "政务公开", offline=True) == f"{whole} 1 False"


@pytest.mark.parametrize(
    ("model", "said"),
    [
        ("org/nosuch", "org/nosuch: neither a folder here nor a public model of the hub; check the name"),
        ("org/model@v2", "org/model@v2: the model has no such revision; check what stands after @"),
        ("org/bare", "org/bare: has no modules.json, so it is no model of sentence-transformers; name another"),
        (
            "org/gated",
            f"org/gated: its authors ask for consent first; give it on the model's page and log in, {ELSEWHERE}",
        ),
    ],
)
def test_what_the_hub_does_not_have_is_told_on_one_line(address: str, tmp_path: Path, model: str, said: str) -> None:
    assert opened(model, address, tmp_path) == said


def test_a_hub_out_of_reach_is_told_on_one_line(tmp_path: Path) -> None:
    """With what to do without it."""
    needs_semantic()
    said = "org/model: not on this machine, and the hub cannot be reached; check the connection, " + ELSEWHERE
    assert opened("org/model", "http://127.0.0.1:9", tmp_path, offline=True) == said
