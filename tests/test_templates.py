"""The folder of the rep's own letters."""

import sys
from pathlib import Path

import pytest

from planner.config_file import load, set_default, set_value
from planner.model.errors import WrongUsage
from planner.paths import templates_folder
from planner.templates import create


def test_letters_come_with_the_config_and_stay_with_each_change(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    assert not load(path).templates
    assert create(templates_folder(path), "deferral.en", "mine") is not None
    for config in (
        load(path),
        set_value(path, "day.start", "08:00"),
        set_default(path, "day.start"),
    ):
        assert config.templates == {"deferral.en": "mine"}


def test_a_letter_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    create(tmp_path, "deferral.en", "mine")
    assert create(tmp_path, "deferral.en", "the planner's") is None
    assert (tmp_path / "deferral.en.txt").read_text() == "mine"


def test_what_cannot_be_read_is_a_letter_without_text(tmp_path: Path) -> None:
    folder = templates_folder(tmp_path / "config.toml")
    (folder / "closing.en.txt").mkdir(parents=True)
    (folder / "missed.en.txt").write_bytes("Señora".encode("cp1252"))
    found = load(tmp_path / "config.toml").templates or {}
    assert found["closing.en"] == ""
    assert "\N{REPLACEMENT CHARACTER}" in found["missed.en"]


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names there")
def test_a_pipe_does_not_make_the_planner_wait(tmp_path: Path) -> None:
    import os

    folder = templates_folder(tmp_path / "config.toml")
    folder.mkdir()
    os.mkfifo(folder / "missed.en.txt")
    assert load(tmp_path / "config.toml").templates == {"missed.en": ""}


def test_letters_do_not_stand_in_the_config_file_itself(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[templates]\n"deferral.en" = "mine"\n')
    with pytest.raises(WrongUsage, match="planner templates"):
        load(path)
