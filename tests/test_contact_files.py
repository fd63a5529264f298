"""What the rep said of the columns of a file counts for the next file like it."""

import os
from pathlib import Path

import pytest

from planner.contact_files import MOST_HEADERS, Source, columns, read, remember
from planner.interchange.csv_table import UnknownColumns
from planner.model.draft import Reading
from planner.model.errors import NothingUsable
from planner.paths import columns_file

SAID = {"Wer": "name", "Telefon": "phones"}


def put(folder: Path, text: str, name: str = "fair.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def said(path: Path, folder: Path, mapping: dict[str, str]) -> Reading:
    source = Source((path,), mapping)
    reading = read(source, folder)
    remember(source, reading, folder)
    return reading


def test_it_is_asked_once(tmp_path: Path) -> None:
    fair = put(tmp_path, "Wer;Firma;Telefon\nGreta;Lind;600 111 222\n")
    with pytest.raises(UnknownColumns):
        read(Source((fair,)), tmp_path)
    said(fair, tmp_path, SAID)
    # The same columns, in another order, of another file.
    again = put(tmp_path, "TELEFON,wer,Firma\n600 333 444,Jon,Goierri\n", "next.csv")
    (jon,) = read(Source((again,)), tmp_path).drafts
    assert (jon.name, jon.phones, jon.company) == ("Jon", ("600 333 444",), "")
    other = put(tmp_path, "Wer;Telefon\nEva;1\n", "other.csv")
    with pytest.raises(UnknownColumns):
        read(Source((other,)), tmp_path)


def test_what_is_said_later_is_added_and_counts_more(tmp_path: Path) -> None:
    fair = put(tmp_path, "Wer;Firma;Telefon\nGreta;Lind;600 111 222\n")
    said(fair, tmp_path, SAID)
    said(fair, tmp_path, {"Firma": "company", "Telefon": ""})
    (greta,) = read(Source((fair,)), tmp_path).drafts
    assert (greta.name, greta.company, greta.phones) == ("Greta", "Lind", ())
    shown = {column.name: column.field for column in columns(Source((fair,)), tmp_path)}
    assert shown == {"Wer": "name", "Firma": "company", "Telefon": ""}


def test_it_is_a_private_file_that_knows_nobody(tmp_path: Path) -> None:
    people = put(tmp_path, "Uwe Ott;u@ott.example\nPia Ray;p@ray.example\n")
    assert len(said(people, tmp_path, {"1": "name", "2": "emails"}).drafts) == 2
    said(people, tmp_path, {"Uwe Ott": "name"})
    assert not columns_file(tmp_path).exists()
    said(put(tmp_path, "Wer;Firma\nGreta;Lind\n"), tmp_path, {"Wer": "name"})
    assert b"Greta" not in columns_file(tmp_path).read_bytes()
    if os.name != "nt":
        assert columns_file(tmp_path).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"[]", b'{"headers": [{"header": ["Wer"], "holds": {"Wer": "shoe"}}]}'],
)
def test_one_that_is_damaged_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    columns_file(tmp_path).write_bytes(content)
    fair = put(tmp_path, "Wer;Firma\nGreta;Lind\n")
    with pytest.raises(NothingUsable):
        read(Source((fair,)), tmp_path)
    said(fair, tmp_path, {"Wer": "name"})
    assert len(read(Source((fair,)), tmp_path).drafts) == 1


def test_only_so_many_are_kept(tmp_path: Path) -> None:
    def letters(number: int) -> str:
        return "".join(chr(ord("a") + int(digit)) for digit in str(number))

    for number in range(MOST_HEADERS + 3):
        reading = Reading(headers=(("Wer", letters(number)),))
        remember(Source((), {"Wer": "name"}), reading, tmp_path)
    kept = columns_file(tmp_path).read_text("utf-8")
    assert kept.count('"holds"') == MOST_HEADERS
    assert f'"{letters(MOST_HEADERS + 2)}"' in kept
