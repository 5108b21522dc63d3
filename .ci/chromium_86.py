#!/usr/bin/env python3
"""Print the path of a Chromium 86, the engine of browsers on old office PCs; fetched once, checked, kept in `.cache`.

It comes out of the npm package chrome-aws-lambda (MIT; Chromium is BSD-3), which holds it compressed. npm
fetches it, Debian's `brotli` unpacks it, and its libraries are those that Debian's `chromium` brings.
"""

import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "chrome-aws-lambda@5.3.1"
SHA512 = (
    "2a49594f2da9d94ffce9c0a1d6128bdcf183aa88ab402020eee7a3bcd227d2b0"
    "c19168f84aee063a360c45507792d84bc269d6861df1eb7443053080690f50dd"
)
PROGRAM = Path(__file__).parent.parent / ".cache" / "chromium-86" / "chromium"


def fetch() -> bytes:
    """The package, byte for byte as it was when it was looked at."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, stdout=subprocess.DEVNULL, check=True)
        (path,) = Path(folder).iterdir()
        package = path.read_bytes()
    if hashlib.sha512(package).hexdigest() != SHA512:
        sys.exit(f"{PACKAGE} is not what it was; nothing was unpacked")
    return package


def unpack(package: bytes) -> None:
    """The program out of the package; it stands in its place only when it is whole."""
    with tarfile.open(fileobj=io.BytesIO(package)) as archive:
        packed = archive.extractfile("package/bin/chromium.br")
        assert packed, "the package was checked"
        part = PROGRAM.with_suffix(".part")
        with part.open("wb") as out:
            subprocess.run(["brotli", "--decompress", "--stdout"], input=packed.read(), stdout=out, check=True)
    part.chmod(0o755)
    part.rename(PROGRAM)


if __name__ == "__main__":
    if not PROGRAM.exists():
        PROGRAM.parent.mkdir(parents=True, exist_ok=True)
        unpack(fetch())
    print(PROGRAM.resolve())  # noqa: T201  (this is what it is for)
