"""Calls for a CRM at the prompt: what is new, a file that is safe, a receipt."""

import csv
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_prompt import Prompt

from planner import private_file


@pytest.fixture
def called(people: Prompt, monkeypatch: pytest.MonkeyPatch) -> Prompt:
    """A rep who spoke to two customers, in a folder of their own."""
    monkeypatch.chdir(people.folder)
    people.ok("log", "ana", "--outcome", "spoke", "--note", "=wants 40", "--mark", "what-else")
    people.ok("log", "luis", "--outcome", "voicemail")
    return people


def ids(prompt: Prompt, name: str) -> list[str]:
    with (prompt.folder / name).open(encoding="utf-8", newline="") as file:
        return [row["Call ID"] for row in csv.DictReader(file)]


def test_a_file_of_the_day_then_only_what_is_new(called: Prompt) -> None:
    told = called.json("export", "calls", "--to", "csv")
    assert told["file"] == "calls-csv-2026-03-02.csv"
    assert (told["calls"], told["given_before"], told["warnings"]) == (2, 0, [])
    first = ids(called, told["file"])
    before = called.state_bytes
    nothing = called.json("export", "calls", "--to", "csv", "--since", "last")
    assert (nothing["file"], nothing["calls"]) == (None, 0)
    assert called.state_bytes == before
    assert "calls-csv-2026-03-02.csv" in called.ok("export", "calls", "--to", "csv").out
    late = called.json("log", "nuria", "--outcome", "no-answer")["id"]
    second = called.json("export", "calls", "--to", "csv")["file"]
    assert second == "calls-csv-2026-03-02-2.csv"
    assert ids(called, second) == [late]
    assert ids(called, told["file"]) == first
    again = called.json("export", "calls", "--to", "csv", "--again")
    assert (again["file"], again["calls"]) == (second, 1)


def test_it_is_the_file_of_that_crm(called: Prompt) -> None:
    called.ok("export", "calls", "--to", "hubspot", "--bom")
    data = (called.folder / "calls-hubspot-2026-03-02.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b'"Connected"' in data
    assert b"'=wants 40" in data
    told = called.json("export", "calls", "--to", "salesforce")
    assert any("Ana Ruiz" in sentence for sentence in told["warnings"])


def test_a_crash_after_the_file_offers_the_same_name_and_all_calls(
    called: Prompt, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("planner.desk.Desk._save", lambda *_: (_ for _ in ()).throw(SystemExit(9)))
        assert called("export", "calls", "--to", "csv").code == 9
    name = "calls-csv-2026-03-02.csv"
    assert len(ids(called, name)) == 2
    called.ok("log", "nuria", "--outcome", "no-answer")
    assert called.json("export", "calls", "--to", "csv")["file"] == name
    assert len(ids(called, name)) == 3
    assert called.json("export", "calls", "--to", "csv")["calls"] == 0


def test_where_the_file_cannot_be_written_nothing_counts_as_given(
    called: Prompt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(private_file, "replace", full)
        assert "the disk is full" in called.refused("export", "calls", "--to", "csv")
    assert called.json("export", "calls", "--to", "csv")["calls"] == 2


def test_a_file_of_the_reps_own_is_never_written_over(called: Prompt) -> None:
    mine = called.folder / "calls-csv-2026-03-02.csv"
    mine.write_text("mine", "utf-8")
    assert "exists" in called.refused("export", "calls", "--to", "csv", "--file", mine)
    told = called.json("export", "calls", "--to", "csv")
    assert told["file"] == "calls-csv-2026-03-02-2.csv"
    assert mine.read_text("utf-8") == "mine"


def test_standard_output_holds_the_file_alone(called: Prompt) -> None:
    called.refused("--json", "export", "calls", "--to", "csv", "--file", "-", code=2)
    told = called("export", "calls", "--to", "salesforce", "--file", "-")
    assert told.code == 0
    assert told.out.startswith('"Subject"')
    assert "Ana Ruiz" in told.err
    assert called.json("export", "calls", "--to", "salesforce")["calls"] == 0
    again = called.ok("export", "calls", "--to", "salesforce").out
    assert again.startswith("Nothing new for Salesforce since ")
    assert "(standard output)." in again


def test_what_changed_after_it_was_given_is_told(called: Prompt) -> None:
    called.ok("export", "calls", "--to", "hubspot")
    called.ok("mark", "ana", "did-you-know")
    told = called.json("export", "calls", "--to", "hubspot")
    assert len(told["changed"]) == 1
    assert "Ana Ruiz" in called.ok("export", "calls", "--to", "hubspot").out
    called.ok("undo")
    called.ok("undo")
    told = called.json("export", "calls", "--to", "hubspot")
    assert (told["changed"], len(told["undone"])) == ([], 1)


def test_a_day_asked_for(called: Prompt) -> None:
    called.ok("export", "calls", "--to", "csv")
    told = called.json("export", "calls", "--to", "csv", "--since", "today")
    assert (told["calls"], told["given_before"]) == (2, 2)
    assert called.json("export", "calls", "--to", "csv")["calls"] == 0
    assert "no day" in called.refused("export", "calls", "--to", "csv", "--since", "soon", code=2)
    called.refused("export", "calls", "--to", "nowhere", code=2)


def printing(*more: str, out: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    """The export to standard output, in a process of its own."""
    words = ("export", "calls", "--to", "csv", "--file", "-", *more)
    return subprocess.Popen(
        [sys.executable, "-m", "planner", *words],
        cwd=Path(__file__).parents[2],
        stdout=out,
        stderr=subprocess.PIPE,
    )


@pytest.fixture
def talkative(called: Prompt) -> Prompt:
    """Calls with so much to tell that no pipe holds it."""
    for name in ("jon", "marta", "carmen", "nuria"):
        called.ok("log", name, "--outcome", "spoke", "--note", "long " * 20_000)
    return called


def test_who_reads_slowly_keeps_nobody_from_writing(talkative: Prompt) -> None:
    with printing() as export:
        read = export.stdout.read(1)
        talkative.ok("add", "Ana Ruiz tomorrow 10:00 renewal")
        read += export.stdout.read()
        assert export.wait(30) == 0
    assert read.count(b"\r\n") == 1 + 6
    assert talkative.json("export", "calls", "--to", "csv")["calls"] == 0


def test_two_exports_printed_at_once_do_not_both_count(talkative: Prompt) -> None:
    with printing() as export:
        export.stdout.read(1)
        assert talkative.json("export", "calls", "--to", "csv")["calls"] == 6
        export.stdout.read()
        assert b"throw away" in export.stderr.read()
        assert export.wait(30) == 1


@pytest.mark.skipif(os.name == "nt", reason="pipes break differently on Windows")
@pytest.mark.parametrize("again", [(), ("--again",)])
def test_what_nobody_took_counts_as_not_given(called: Prompt, again: tuple[str, ...]) -> None:
    if again:
        called.ok("export", "calls", "--to", "csv")
    before = called.state_bytes
    reading, writing = os.pipe()
    os.close(reading)
    with printing(*again, out=writing) as export:
        os.close(writing)
        told = export.stderr.read()
        assert export.wait(30) == 1
    assert told.count(b"\n") == 1
    assert b"could not be printed" in told
    assert called.state_bytes == before
    assert not list(called.data.glob("crash-*"))
