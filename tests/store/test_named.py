"""Who looks at one contact reads of each month only the lines about them: all of these, ever."""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from benchmarks.grown import NOW, grown
from clocks import FixedClock
from day_samples import CONFIG
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import ana, save, voicemail

from planner.desk import Desk
from planner.method.archiving import Ended
from planner.method.privacy.personal import person_of
from planner.model.contact import Contact
from planner.model.day import Block, BlockKind, Day
from planner.model.document import Document
from planner.model.errors import StateUnusable
from planner.model.request import Request, Verdict
from planner.model.state import State, changed
from planner.model.touch import Outcome, Touch
from planner.store import Store, layout, named, open_store
from planner.store.history import MOVING, History
from planner.store.months import FolderMonths, MemoryMonths
from planner.store.place import Mark

AT = datetime(2020, 3, 2, 9, tzinfo=UTC)
MONTH = "2020-03"
IDS = ("c1", "c12", "t1", "t2", "r3", "b4", "2020-03-02")
TEXTS = st.text(alphabet=' "\\c12t\n{},:é', max_size=9) | st.sampled_from(('"c1"', '": {', "c1"))


def file_of(*documents: Document) -> bytes:
    encode, state = msgspec.json.encode, State().put(*documents)
    tables = {name: getattr(state, name) for name in MOVING}
    lines = {
        name: {key: layout.line(key, encode(each)) for key, each in table.items()}
        for name, table in tables.items()
    }
    return b"".join(layout.written(lines, 99, 1))


def of(contact: str, text: str, block: str) -> list[Document]:
    return [
        Touch(id="t1", contact=contact, at=AT, outcome=Outcome.SPOKE, note=text, block=block),
        Touch(id="t2", contact="c1", at=AT, outcome=Outcome.SENT, objective=text),
        Request(
            id="r3",
            contact=contact,
            about=text,
            received_at=AT,
            verdict=Verdict.TAKE,
            choice=Verdict.TAKE,
        ),
        Block(
            id="b4",
            kind=BlockKind.CALLS,
            title=text,
            planned_minutes=60,
            picks=(contact,),
            touches=("t2",),
        ),
        Day(id="2020-03-02", line=text),
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(("c1", "c12", "")),
    TEXTS,
    st.sampled_from(("", "b4")),
    st.sets(st.sampled_from(IDS)),
)
def test_the_lines_listed_of_an_id_are_those_in_which_it_stands(
    contact: str, text: str, block: str, gone: set[str]
) -> None:
    content = file_of(*(each for each in of(contact, text, block) if each.id not in gone))
    kept = named.written(Mark(1, 2, 3), content)
    assert named.is_of(Mark(9, 2, 3), kept)
    for about in (*IDS, "c2", "t11"):
        listed = {
            (name.decode(), content[start : content.index(b"\n", start)])
            for name, starts in named.places(kept, about).items()
            for start in starts
        }
        assert listed == naively(content, about)


def naively(content: bytes, about: str) -> set[tuple[str, bytes]]:
    """Each line with its table, by the form that ``layout`` describes."""
    found, table = set(), ""
    for line in content.split(b"\n")[1:]:
        if line.endswith(b": {"):
            table = msgspec.json.decode(line[:-3])
        elif b'"%s"' % about.encode() in line:
            found.add((table, line))
    return found


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A folder with a month of history: two touches with Ana, one with Jon, one with nobody."""
    store = open_store(tmp_path)
    save(store, lambda state: state.put(ana(), Contact(id="c12", name="Jon")))
    archive(store, "t2", "t3", contact="c1")
    archive(store, "t4", contact="c12")
    return store


def archive(store: Store, *keys: str, contact: str) -> None:
    touches = [changed(voicemail(key), at=AT, contact=contact) for key in keys]
    with store.transaction() as transaction:
        transaction.save(transaction.state.put(*touches))
        transaction.archive([Ended(AT, touch) for touch in touches])


def names_of(folder: Path) -> Path:
    return folder / "index" / f"{MONTH}.names"


def month_of(folder: Path) -> Path:
    return folder / "history" / f"{MONTH}.json"


def past(store: Store, about: str) -> set[str]:
    return set(store.history.joined(State(), None, about).touches)


def test_each_id_has_its_own_past(store: Store) -> None:
    assert past(store, "c1") == {"t2", "t3"}
    assert past(store, "c12") == past(store, "t4") == {"t4"}
    assert past(store, "c2") == set()


def test_no_month_is_read_that_does_not_name_it(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[int]] = []
    lines = FolderMonths.lines

    def seen(months: FolderMonths, month: str, mark: Mark, starts: list[int]) -> list[bytes]:
        asked.append(starts)
        return lines(months, month, mark, starts)

    monkeypatch.setattr(FolderMonths, "read", None)
    monkeypatch.setattr(FolderMonths, "lines", seen)
    assert past(store, "c99") == set()
    assert asked == []
    assert past(store, "c1") == {"t2", "t3"}
    # The first line of the file, and those of the two touches.
    assert [len(starts) for starts in asked] == [3]


def test_of_ten_weeks_each_contact_has_the_same_past_by_the_list_and_by_all(
    tmp_path: Path,
) -> None:
    desk = Desk(open_store(tmp_path), CONFIG, FixedClock(NOW))
    state = grown(0.2, contacts=9, per_day=9)
    with desk.store.transaction() as transaction:
        transaction.save(state)
    desk.refresh()
    desk.archive()
    whole = desk.history()
    assert len(whole.touches) > len(desk.state.touches)
    for about in (*state.contacts, *list(state.requests)[:5], *list(state.days)[:2]):
        mine = desk.history(about=about)
        for name in MOVING:
            table = getattr(whole, name)
            naming = {
                k for k, each in table.items() if f'"{about}"' in msgspec.json.encode(each).decode()
            }
            assert {k: getattr(mine, name)[k] for k in naming} == {k: table[k] for k in naming}


def test_a_month_edited_by_hand_is_believed_as_it_is_now(store: Store, tmp_path: Path) -> None:
    content = month_of(tmp_path).read_bytes()
    month_of(tmp_path).write_bytes(content.replace(b'"contact":"c12"', b'"contact": "c1"'))
    # Of such a file each document is read: there may be more than was asked for, but nothing less.
    touches = store.history.joined(State(), None, "c12").touches.values()
    assert {touch.id for touch in touches if touch.contact == "c1"} == {"t2", "t3", "t4"}
    assert not any(touch.contact == "c12" for touch in touches)


def test_damage_is_told_whoever_is_asked_about(store: Store, tmp_path: Path) -> None:
    month_of(tmp_path).write_bytes(month_of(tmp_path).read_bytes()[:-9])
    for about in ("c1", "c99"):
        with pytest.raises(StateUnusable, match=MONTH):
            past(store, about)


def test_lines_spoiled_under_the_same_mark_are_told(store: Store, tmp_path: Path) -> None:
    """As a bad disk does it."""
    found, content = month_of(tmp_path).stat(), month_of(tmp_path).read_bytes()
    month_of(tmp_path).write_bytes(content.replace(b'"contact":', b'"contact"\0'))
    os.utime(month_of(tmp_path), ns=(found.st_atime_ns, found.st_mtime_ns))
    with pytest.raises(StateUnusable, match=MONTH):
        past(store, "c1")


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data.replace(b'"c1"', b'"c7"'),
        lambda data: data.replace(b"planner names 1", b"planner names 0"),
        lambda data: b"planner names",
    ],
)
def test_a_list_that_is_not_whole_is_made_anew(
    store: Store, tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    whole = names_of(tmp_path).read_bytes()
    names_of(tmp_path).write_bytes(change(whole))
    assert past(store, "c1") == {"t2", "t3"}
    assert names_of(tmp_path).read_bytes() == whole


def test_without_a_list_it_is_made_and_where_none_can_be_kept_all_is_read(
    store: Store, tmp_path: Path
) -> None:
    names_of(tmp_path).unlink()
    assert past(store, "c12") == {"t4"}
    names_of(tmp_path).unlink()
    names_of(tmp_path).mkdir()
    assert past(store, "c12") == {"t4"}


def test_where_no_month_has_a_list_each_look_makes_one(tmp_path: Path) -> None:
    """As after an upgrade: nobody waits until ten years are listed."""
    store = open_store(tmp_path)
    for number, year in enumerate((2018, 2019, 2020), start=2):
        touch = changed(voicemail(f"t{number}"), at=AT.replace(year=year), contact="c1")
        with store.transaction() as transaction:
            transaction.save(transaction.state.put(ana(), touch))
            transaction.archive([Ended(touch.at, touch)])
    for kept in (tmp_path / "index").glob("*.names"):
        kept.unlink()
    for made in (1, 2, 3, 3):
        assert past(store, "c1") == {"t2", "t3", "t4"}
        assert len(list((tmp_path / "index").glob("*.names"))) == made


def test_a_contact_whose_id_another_hand_wrote_is_found_too(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    save(store, lambda state: state.put(Contact(id="ana-1", name="Ana")))
    archive(store, "t2", contact="ana-1")
    assert past(store, "ana-1") == {"t2"}


def test_memory_has_no_lists_and_knows_the_same() -> None:
    content = file_of(*of("c12", "", ""))
    found = History(MemoryMonths({MONTH: content})).joined(State(), None, "c12")
    assert (set(found.touches), set(found.requests), set(found.blocks)) == ({"t1"}, {"r3"}, {"b4"})


@pytest.mark.skipif(sys.platform == "win32", reason="the modes of POSIX")
def test_nobody_else_may_read_the_list(store: Store, tmp_path: Path) -> None:
    assert past(store, "c1")
    assert names_of(tmp_path).stat().st_mode & 0o777 == 0o600


def test_who_is_forgotten_is_on_no_list(store: Store, tmp_path: Path) -> None:
    assert b'"c12"' in names_of(tmp_path).read_bytes()
    store.forget(person_of(store.load().contacts["c12"]))
    assert past(store, "c12") == set()
    assert b'"c12"' not in names_of(tmp_path).read_bytes()
