"""The data that ships inside the package."""

from pathlib import Path


def read_data(name: str) -> str:
    """The text of a file in `align/data`; importlib.resources would double the time of a short run."""
    return (Path(__file__).parent / "data" / name).read_text(encoding="utf-8")
