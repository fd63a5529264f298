"""A file as the rep names it."""

import os
import sys
from pathlib import Path

import pytest

from planner.model.errors import WrongUsage
from planner.typed_path import completed, named


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "all contacts (1).csv"
    found.write_text("Name\nAna\n", encoding="utf-8")
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="a backslash parts folders there")
def test_a_file_dropped_onto_the_terminal_is_found(file: Path) -> None:
    marked = str(file).replace(" ", r"\ ").replace("(", r"\(").replace(")", r"\)")
    for text in (str(file), f"'{file}'", f'"{file}"', marked, file.as_uri()):
        assert named(text) == file


def test_a_name_with_quotes_of_its_own_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "fair's.csv'"
    file.touch()
    assert named(str(file)) == file


@pytest.mark.parametrize("begin", ["", "'", "file:///"])
def test_what_can_be_no_name_of_a_file_is_named_all_the_same(begin: str) -> None:
    # A page pasted by mistake: reading it says that it is no file.
    assert len(str(named(f"{begin}{'a' * 5000}{begin}"))) >= 5000


def test_nobodys_home_is_refused() -> None:
    with pytest.raises(WrongUsage, match="no home folder"):
        named("~nobody-at-all/contacts.csv")


def test_a_name_that_is_begun_ends_as_the_newest_such_file(file: Path) -> None:
    older, other = file.with_name("all.csv"), file.with_name("also.txt")
    older.touch()
    other.touch()
    os.utime(older, (1, 1))
    begun = f"{file.parent}{os.sep}"
    assert completed(begun, (".csv",)) == str(file)
    assert completed(f"{begun}all.", (".csv",)) == str(older)
    for text in ("", "all", f"{begun}b", f"{begun}none{os.sep}", "~nobody-at-all/"):
        assert completed(text, (".csv",)) is None
