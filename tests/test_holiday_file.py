"""Public holidays, once known, cost no library."""

import subprocess
import sys
from pathlib import Path

import pytest

from planner.holiday_file import HolidayFile

QUESTION, ANSWER = "days ES 2026", ["2026-01-01", "2026-01-06"]
CUSTOMER = "add Ana Vega +34 600 111 222"


def planner(folder: Path, *words: str) -> str:
    """Run a command that looks at who can be called, and give the modules that it loaded."""
    config = folder / "config.toml"
    config.write_text('[rep]\nzone = "Europe/Madrid"\ncountry = "ES"\n')
    place = ("--data", str(folder / "data"), "--config", str(config))
    command = [sys.executable, "-X", "importtime", "-m", "planner", *place, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stderr


def test_only_the_first_command_of_a_year_loads_the_library(tmp_path: Path) -> None:
    planner(tmp_path, *CUSTOMER.split())
    first = planner(tmp_path, "list", "calls", "--json")
    second = planner(tmp_path, "list", "calls", "--json")
    assert "holidays.registry" in first
    assert "holidays.registry" not in second


def test_what_was_kept_is_found_again(tmp_path: Path) -> None:
    HolidayFile(tmp_path / "holidays.json")[QUESTION] = ANSWER
    assert HolidayFile(tmp_path / "holidays.json")[QUESTION] == ANSWER


@pytest.mark.parametrize(
    "kept", [b"", b"[]", b'{"library":"of old","answers":{"days ES 2026":[]}}']
)
def test_what_cannot_be_trusted_is_asked_anew(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / "holidays.json").write_bytes(kept)
    answers = HolidayFile(tmp_path / "holidays.json")
    assert QUESTION not in answers
    answers[QUESTION] = ANSWER
    assert HolidayFile(tmp_path / "holidays.json")[QUESTION] == ANSWER


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    answers = HolidayFile(tmp_path / "nowhere" / "holidays.json")
    answers[QUESTION] = ANSWER
    assert answers[QUESTION] == ANSWER
    assert not (tmp_path / "nowhere").exists()
