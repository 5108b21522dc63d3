#!/usr/bin/env python3
"""Print the folder of npm's caniemail, which knows what mail programs show; fetched once, checked, kept in `.cache`.

npm fetches it by its name (MIT) and holds it against the hash that the registry has; here that hash is held against
the one of the version that was looked at.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGE, VERSION = "caniemail", "2.0.2"
INTEGRITY = "sha512-lvhn4RrF2Ae3PQA3HMOVGxFPqPAxfv8HWp+xUSqJPumbzFUzQGVgFG0nl8s0sjSoBd2PgmAqB5xRF0wcPbrVcA=="
FOLDER = Path(__file__).parent.parent / ".cache" / "caniemail"
QUIET = ("--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save")


def fetch(folder: Path) -> None:
    """Put the package and what it needs into a folder; it stands in its place only when it is whole."""
    part = folder.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    command = ["npm", "install", *QUIET, "--prefix", str(part), f"{PACKAGE}@{VERSION}"]
    subprocess.run(command, cwd=part, stdout=subprocess.DEVNULL, check=True)
    lock = json.loads((part / "node_modules" / ".package-lock.json").read_text(encoding="utf-8"))
    if lock["packages"][f"node_modules/{PACKAGE}"]["integrity"] != INTEGRITY:
        sys.exit(f"{PACKAGE}@{VERSION} is not what it was; it is not used")
    part.rename(folder)


if __name__ == "__main__":
    if not FOLDER.exists():
        fetch(FOLDER)
    print(FOLDER.resolve())  # noqa: T201  (this is what it is for)
