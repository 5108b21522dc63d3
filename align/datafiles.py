"""The data that ships inside the package."""

from pathlib import Path


def data_path(name: str) -> Path:
    """Where a file of `align/data` is, or would be; importlib.resources would double the time of a short run."""
    return Path(__file__).parent / "data" / name


def read_data(name: str) -> str:
    """The text of a file in `align/data`."""
    return data_path(name).read_text(encoding="utf-8")
