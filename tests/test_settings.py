"""Settings: what is released, what a file may say, and what a set of numbers is called."""

import math
from dataclasses import replace
from pathlib import Path

import pytest

from align.errors import SettingsError
from align.settings import RELEASED, Settings, fingerprint, load, to_toml

MODEL = Path(__file__).parents[1] / "models/default"


def written(folder: Path, text: str) -> Path:
    """A settings file with this text."""
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_released_settings_are_the_default_model() -> None:
    """`make calibrate` writes the file; a person carries its numbers over."""
    assert load(MODEL / "settings.toml") == RELEASED
    assert (MODEL / "settings.toml").read_text(encoding="utf-8") == to_toml(RELEASED)


def test_a_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    settings = replace(RELEASED, name="own", near_copy=0.75, least_content=3)
    assert load(written(tmp_path, to_toml(settings))) == settings


def test_what_a_file_does_not_name_is_as_released(tmp_path: Path) -> None:
    assert load(written(tmp_path, "near_copy = 1")) == replace(RELEASED, near_copy=1.0)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nearest_copy = 0.8", "unknown key 'nearest_copy'; known are name, "),
        ('near_copy = "much"', "'near_copy' must be a finite number, not 'much'"),
        ("near_copy = inf", "'near_copy' must be a finite number, not inf"),
        ("least_content = 3.9", "'least_content' must be a whole number, not 3.9"),
        ("near_copy = true", "'near_copy' must be a finite number, not True"),
        ("name = 3", "'name' must be a text, not 3"),
        ("near_copy 0.8", "not a TOML file"),
    ],
)
def test_a_wrong_file_is_refused_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(written(tmp_path, text))
    assert str(caught.value).startswith("own.toml: ")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"own\.toml: cannot be opened"):
        load(tmp_path / "own.toml")


def test_a_fingerprint_names_the_numbers_and_not_their_name() -> None:
    assert fingerprint(replace(RELEASED, name="other")) == fingerprint(RELEASED)
    assert fingerprint(replace(RELEASED, near_copy=0.81)) != fingerprint(RELEASED)


def test_every_number_is_one() -> None:
    numbers = [value for value in map(RELEASED.__getattribute__, Settings.__slots__) if not isinstance(value, str)]
    assert all(math.isfinite(number) for number in numbers)
