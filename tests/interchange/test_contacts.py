"""Any file with contacts, by what is in it; several of them together; and what is none."""

import codecs
import os
import sys
from pathlib import Path

import pytest

from planner.interchange import contacts, csv_table
from planner.interchange.contacts import read_contact_files, read_contacts
from planner.model.errors import NothingUsable

CSV = b"Name,Email\nAna,ana@x.example\n"
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jon\r\nEND:VCARD\r\n"


def names(data: bytes) -> list[str]:
    return [draft.name for draft in read_contacts(data, "list.txt").drafts]


class TestKind:
    def test_is_told_by_the_content(self) -> None:
        assert names(CSV) == ["Ana"]
        assert names(CARD) == ["Jon"]
        assert names(b"\n\n" + CARD.lower()) == ["jon"]
        assert names(codecs.BOM_UTF16_LE + CARD.decode().encode("utf-16-le")) == ["Jon"]

    def test_a_table_may_speak_of_cards(self) -> None:
        assert names(b'Name,Notes\nAna,"x BEGIN:VCARD"\n') == ["Ana"]

    def test_a_calendar_says_so(self) -> None:
        with pytest.raises(NothingUsable, match="calendar"):
            read_contacts(b"BEGIN:VCALENDAR\r\n", "x.ics")

    @pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8])
    def test_nothing(self, data: bytes) -> None:
        with pytest.raises(NothingUsable, match="no card found"):
            read_contacts(data, "x.vcf")

    def test_too_large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(contacts, "MOST_BYTES", 10)
        with pytest.raises(NothingUsable, match="larger than"):
            read_contacts(CSV, "list.csv")

    def test_more_than_anybody_has(self) -> None:
        with pytest.raises(NothingUsable, match="1000000 lines"):
            read_contacts(CSV + b"\n" * 1_000_001, "list.csv")

    def test_more_rows_than_anybody_has(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(csv_table, "MOST_ROWS", 2)
        assert names(b"Name,Email\na,\nb,\n") == ["a", "b"]
        with pytest.raises(NothingUsable, match="2 rows"):
            read_contacts(b"Name,Email\na,\nb,\nc,\n", "list.csv")


class TestFiles:
    def put(self, folder: Path, name: str, data: bytes) -> Path:
        path = folder / name
        path.write_bytes(data)
        return path

    def refusal(self, *paths: Path) -> str:
        with pytest.raises(NothingUsable) as refused:
            read_contact_files(paths)
        return refused.value.sentence

    def test_several_are_one_reading(self, tmp_path: Path) -> None:
        paths = [self.put(tmp_path, "a", CSV), self.put(tmp_path, "b", CARD)]
        reading = read_contact_files(paths)
        assert [(Path(d.file).name, d.name) for d in reading.drafts] == [("a", "Ana"), ("b", "Jon")]

    def test_one_unusable_among_several_is_a_warning(self, tmp_path: Path) -> None:
        paths = [self.put(tmp_path, "bad", b"PK\x03\x04"), self.put(tmp_path, "b", CARD)]
        reading = read_contact_files([*paths, tmp_path / "missing"])
        assert [draft.name for draft in reading.drafts] == ["Jon"]
        assert "spreadsheet" in reading.warnings[0]
        assert "missing" in reading.warnings[1]

    def test_none_usable_says_why_of_each(self, tmp_path: Path) -> None:
        said = self.refusal(self.put(tmp_path, "bad", b"PK\x03\x04"), tmp_path / "missing")
        assert "spreadsheet" in said
        assert "missing" in said

    def test_what_is_no_file(self, tmp_path: Path) -> None:
        assert "no file" in self.refusal(tmp_path)
        assert self.refusal(tmp_path / "missing")
        assert self.refusal(Path("a\0b"))
        assert self.refusal(Path("x" * 5000))

    @pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes by name")
    def test_a_pipe_does_not_hang(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        assert "no file" in self.refusal(tmp_path / "pipe")

    def test_a_name_that_would_steer_the_terminal(self, tmp_path: Path) -> None:
        assert "\x1b" not in self.refusal(tmp_path / "x\x1b[2Jy")
