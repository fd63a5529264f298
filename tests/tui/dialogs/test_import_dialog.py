"""Contacts from a file, on the screen: looked at first, asked about once, saved beside it."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from clocks import FixedClock
from day_samples import CONFIG
from screens import Opens, Screen

from planner import contact_files
from planner.contact_files import Source
from planner.desk import Desk
from planner.interchange.csv_columns import FIELDS
from planner.method.contacts.importing import preview
from planner.model.draft import Draft, Reading
from planner.model.state import State
from planner.paths import columns_file
from planner.store import memory_store
from planner.tui import day_screen
from planner.tui.dialogs.columns import Columns
from planner.tui.dialogs.importing import ImportDialog
from planner.tui.dialogs.told import Told
from planner.tui.meanwhile.import_work import ImportWork, Stopped
from planner.tui.prompt import Field
from planner.tui.rows.importing import NAMES, preview_rows
from planner.tui.terminal.drawing import laid, words_of
from planner.tui.widgets.pane import Pane

KNOWN = "Name,Company,Email\nAna Ruiz,Talleres Norte,ana@norte.example\nEva Sanz,Sur,e@s.example\n"
UNKNOWN = (
    "Wer;Firma;Durchwahl;Fax\nUwe Ott;XY GmbH;+49 89 555 0000;\nPia Ray;Ray KG;089 1234567;1\n"
)


def said(screen: Screen) -> str:
    return str(screen.pilot.app.screen.query_one(Told).render())


async def name_the_file(screen: Screen, file: Path) -> None:
    await screen.press("I", f"type {file}", "enter")


async def looked_at(screen: Screen) -> None:
    await screen.until(lambda: "Enter saves them" in said(screen))


async def saved(screen: Screen) -> None:
    await screen.press("enter")
    await screen.until(lambda: len(screen.pilot.app.screen_stack) == 1)


def test_every_field_can_be_chosen() -> None:
    assert NAMES.keys() == set(FIELDS)


def test_the_work_says_how_far_it_has_come_and_can_be_stopped(
    clock: FixedClock, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name,Email\n" + "Ana,a@a.example\n" * 2_000, encoding="utf-8")
    work = ImportWork(Desk(memory_store(), CONFIG, clock), tmp_path)
    told: list[str] = []

    def asked() -> bool:
        told.append(work.progress())
        return len(told) > 6

    with pytest.raises(Stopped):
        work.look(Source((file,)), asked)
    assert told[0] == "Reading …"
    assert told[2].endswith(" 25 %")
    assert told[2].count("█") == 6
    assert told[-1].startswith("Comparing …")


async def test_nothing_is_saved_before_yes_and_one_undo_takes_it_back(
    planner: Opens, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(KNOWN + ",,\nx\n", encoding="utf-8")
    async with planner() as screen:
        before = screen.state
        await name_the_file(screen, file)
        await looked_at(screen)
        assert "2 new, 0 changed, 0 same, 1 skipped" in said(screen)
        assert screen.state.contacts == before.contacts
        await saved(screen)
        await screen.until(lambda: len(screen.state.contacts) == len(before.contacts) + 2)
        assert any("2 new" in sentence for sentence in screen.told())
        await screen.press("u")
        assert screen.state.contacts == before.contacts


async def test_the_name_of_a_file_is_completed_and_one_in_quotes_is_read(
    planner: Opens, tmp_path: Path
) -> None:
    file = tmp_path / "hubspot-crm-exports-all-contacts.csv"
    file.write_text(KNOWN, encoding="utf-8")
    async with planner() as screen:
        await screen.press("I", f"type {tmp_path}/hub")
        field = screen.pilot.app.screen.query_one(Field)
        await screen.until(lambda: bool(field._suggestion))
        await screen.press("right")
        assert field.value == str(file)
        field.value = f"'{file}'"
        await screen.press("enter")
        await looked_at(screen)
        field.value = "~nobody-at-all/contacts.csv"
        await screen.press("enter")
        assert "no home folder" in said(screen)


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Until it is set, files take their time to be read."""
    set_at, read = Event(), contact_files.read

    def read_late(source: Source, folder: Path, told: Callable[[int, int], None]) -> Reading:
        set_at.wait(10)
        return read(source, folder, told)

    monkeypatch.setattr(contact_files, "read", read_late)
    return set_at


async def test_the_page_shows_them_at_once(
    planner: Opens, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until the next beat an empty page went on to say that there was nobody to call."""
    monkeypatch.setattr(day_screen, "PULSE", 3600)
    file = tmp_path / "people.csv"
    file.write_text("Name,Phone\nEva Sanz,+34 944 100 200\n", encoding="utf-8")
    async with planner(()) as screen:
        assert "Nobody to call" in screen.picture()
        await name_the_file(screen, file)
        await looked_at(screen)
        await saved(screen)
        await screen.until(lambda: "Eva Sanz" in " ".join(screen.rows("calls")))


async def test_enter_never_saves_what_is_no_longer_named(
    planner: Opens, tmp_path: Path, go_on: Event
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(KNOWN, encoding="utf-8")
    async with planner(()) as screen:
        await name_the_file(screen, file)
        await screen.press("type 2")
        go_on.set()
        await screen.press("enter")
        await screen.until(lambda: "people.csv2" in said(screen))
        await screen.press("enter")
        await screen.until(lambda: "people.csv2" in said(screen))
        assert not screen.state.contacts


async def test_who_leaves_while_a_file_is_read_can_name_another_one(
    planner: Opens, tmp_path: Path, go_on: Event
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(KNOWN, encoding="utf-8")
    async with planner(()) as screen:
        await name_the_file(screen, file)
        await screen.press("escape")
        assert len(screen.pilot.app.screen_stack) == 1
        go_on.set()
        await name_the_file(screen, file)
        await looked_at(screen)
        await saved(screen)
        await screen.until(lambda: len(screen.state.contacts) == 2)


def test_a_warning_about_the_only_file_does_not_name_it() -> None:
    file = Path("/home/eva/hubspot-crm-exports-all-contacts.csv")
    twice = [
        Draft(str(file), line, "Ana Ruiz", company=c, source_ids=("x:1",))
        for line, c in enumerate("AB")
    ]
    reading = Reading(tuple(twice))
    rows = preview_rows(reading, preview(State(), reading.drafts), (file,))
    told = " ".join(words for line in rows[0].lines for words, _look in laid(line, 64))
    assert "line 1: an earlier row is Ana Ruiz too" in told
    assert file.name not in told


async def test_columns_are_asked_about_once(planner: Opens, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(UNKNOWN, encoding="utf-8")
    async with planner(()) as screen:
        await name_the_file(screen, file)
        await screen.until(lambda: isinstance(screen.pilot.app.screen, Columns))
        pane = screen.pilot.app.screen.query_one("#columns", Pane)
        shown = [
            [words for words, _ in (*row.lines[0].left, *row.lines[0].right)] for row in pane.rows
        ]
        assert shown == [
            ["Wer", "left out"],
            ["Firma", "left out"],
            # Their values say it themselves.
            ["Durchwahl", "phones"],
            ["Fax", "left out"],
        ]
        assert "Uwe Ott · Pia Ray" in screen.picture()
        await screen.press("enter", "1", "j", "enter", "2", "s")
        await looked_at(screen)
        await saved(screen)
        await screen.until(lambda: len(screen.state.contacts) == 2)
        uwe, pia = screen.state.contacts.values()
        assert (uwe.name, uwe.company, uwe.phone) == ("Uwe Ott", "XY GmbH", "+49 89 555 0000")
        assert pia.name == "Pia Ray"
        assert b"Uwe" not in columns_file(tmp_path).read_bytes()
        await name_the_file(screen, file)
        await looked_at(screen)
        assert "0 new, 0 changed, 2 same" in said(screen)


async def test_what_columns_hold_is_remembered_where_the_state_is_now(
    planner: Opens, tmp_path: Path
) -> None:
    file, moved = tmp_path / "people.csv", tmp_path / "moved"
    file.write_text(UNKNOWN, encoding="utf-8")
    async with planner(()) as screen:
        screen.day._trouble.move(moved)
        await name_the_file(screen, file)
        await screen.until(lambda: isinstance(screen.pilot.app.screen, Columns))
        await screen.press("enter", "1", "j", "enter", "2", "s")
        await looked_at(screen)
        await saved(screen)
        assert columns_file(moved).exists()
        assert not columns_file(tmp_path).exists()


@pytest.mark.parametrize("name", ["Ana Ruiz", "Wolfeschlegelsteinhausenbergerdorff " * 3])
def test_a_row_of_the_preview_says_who_from_where_and_what_becomes_of_it(name: str) -> None:
    draft = Draft("people.csv", 2, name, company="Talleres Norte del Cantábrico y Asociados")
    reading = Reading((draft,))
    (row,) = preview_rows(reading, preview(State(), reading.drafts), ())
    drawn = [words_of(laid(line, 64)) for line in row.lines]
    assert drawn[0].startswith(name[:40].strip())
    assert drawn[0].endswith("new")
    assert any(draft.company in line for line in drawn)


async def test_who_does_not_say_what_columns_hold_imports_nothing(
    planner: Opens, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(UNKNOWN, encoding="utf-8")
    async with planner(()) as screen:
        await name_the_file(screen, file)
        await screen.until(lambda: isinstance(screen.pilot.app.screen, Columns))
        await screen.press("escape")
        assert isinstance(screen.pilot.app.screen, ImportDialog)
        assert "Nothing was read" in said(screen)
        await screen.press("escape")
        assert not screen.state.contacts
        assert not columns_file(tmp_path).exists()


async def test_columns_of_a_file_that_is_understood_can_be_changed(
    planner: Opens, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name,Company,Email,Stadt\nAna,Norte,a@n.example,Bilbao\n", encoding="utf-8")
    async with planner(()) as screen:
        await name_the_file(screen, file)
        await looked_at(screen)
        assert "left out" in screen.picture()
        await screen.press("f2", "G", "enter")
        screen.pilot.app.screen.query_one(Pane).highlight("notes")
        await screen.press("enter", "s")
        await looked_at(screen)
        await saved(screen)
        await screen.until(lambda: len(screen.state.contacts) == 1)
        (ana,) = screen.state.contacts.values()
        assert (ana.name, ana.notes) == ("Ana", "Bilbao")


async def test_what_a_contact_has_once_is_in_one_column(planner: Opens, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Buyer,Contact,Email\nAna,desk,a@n.example\n", encoding="utf-8")
    async with planner(()) as screen:
        await name_the_file(screen, file)
        await looked_at(screen)
        await screen.press("f2", "enter", "1")
        columns = screen.pilot.app.screen.query_one(Pane).rows
        held = [row.lines[0].right[0][0] for row in columns]
        assert held == ["name", "left out", "emails"]
        await screen.press("s")
        await looked_at(screen)
        await saved(screen)
        await screen.until(lambda: len(screen.state.contacts) == 1)
        (ana,) = screen.state.contacts.values()
        assert ana.name == "Ana"
