"""Where the report of a crash goes."""

from pathlib import Path

import pytest

from planner.cli.crash import crashed


def error() -> KeyError:
    """An error with a customer in it, as it comes out of the program."""
    try:
        raise KeyError("Ana Ruiz")
    except KeyError as raised:
        return raised


def test_a_report_lies_beside_the_state(tmp_path: Path) -> None:
    told = crashed(error(), str(tmp_path / "data"))
    (report,) = (tmp_path / "data").iterdir()
    assert str(report) in told


def test_a_data_folder_that_takes_nothing_does_not_lose_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").write_text("no folder")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    told = crashed(error(), str(tmp_path / "data"))
    (report,) = tmp_path.glob("crash-*.txt")
    assert str(report) in told
    assert "Ana" not in told + report.read_text()


def test_without_any_place_the_sentence_comes_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").write_text("no folder")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "data"))
    assert crashed(error(), str(tmp_path / "data")).endswith("is safe.")
