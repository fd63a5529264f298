"""Forgetting cut off anywhere: a file is as it was or as it is to be, and again does the rest."""

import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from fault_calls import Failing, intercepted, no_room

from planner.method.archiving import Ended
from planner.method.privacy.personal import person_of
from planner.model.contact import Contact
from planner.model.errors import StateUnusable
from planner.model.state import State, changed
from planner.model.touch import Outcome, Touch
from planner.store import open_store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the calls of POSIX")
ANA = Contact(id="c1", name="Ana Ruiz", emails=("ana@norte.example",))
JON = Contact(id="c2", name="Jon Gil", notes="knows Ana Ruiz")
LAST = datetime(2020, 1, 2, tzinfo=UTC)


def touch(key: str, contact: str) -> Touch:
    return Touch(id=key, contact=contact, at=LAST, outcome=Outcome.SPOKE, note="secret of c1")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Ana in the state, a month of history, two backups and a draft."""
    folder = tmp_path / "kept"
    store = open_store(folder)
    with store.transaction() as transaction:
        transaction.save(State().put(ANA, JON, touch("t3", "c1"), touch("t4", "c1")))
    store.back_up()
    with store.transaction() as transaction:
        transaction.archive([Ended(LAST, transaction.state.touches["t3"])])
    with store.transaction() as transaction:
        transaction.save(transaction.state.put(changed(ANA, company="Norte"), touch("t5", "c2")))
    (folder / "drafts").mkdir()
    (folder / "drafts" / "c1.eml").write_text("To: x", encoding="utf-8")
    return folder


def forget(folder: Path) -> None:
    store = open_store(folder, patience=0.05)
    if "c1" in store.load().contacts:
        store.forget(person_of(ANA), everywhere=True)


def check(folder: Path, where: str) -> None:
    """Everything can be read, and nothing of others is lost."""
    store = open_store(folder)
    state = store.load()
    assert store.checkup().sound, where
    assert not list(store.history.troubles()), where
    assert [b.complaint for b in store.backups()] == ["", ""], where
    joined = store.history.joined(state, None)
    assert list(joined.touches) == ["t3", "t4", "t5"], where
    assert joined.touches["t5"].note == "secret of c1", where
    assert "c2" in state.contacts, where


def traces(folder: Path) -> list[str]:
    secrets = (b"Ana Ruiz", b"ana@norte", b'"c1"')
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(s in path.read_bytes() for s in secrets)]


def fail_each_call(
    kept: Path, error: Callable[[], BaseException], *, lasting: bool, every: int
) -> int:
    """Fail one call after another, or each of ``every`` so many; how many calls there are."""
    for number in count(1, every):
        folder = kept.parent / f"{number}"
        shutil.copytree(kept, folder)
        failing = Failing(error, number, lasting)
        refusal: BaseException | None = None
        try:
            with intercepted(failing):
                forget(folder)
        except (StateUnusable, KeyboardInterrupt) as raised:
            refusal = raised
        where = f"call {failing.count}: {failing.failed} {refusal}"
        check(folder, where)
        forget(folder)
        # What a dead disk leaves lying about, the next save clears away.
        with open_store(folder).transaction() as transaction:
            transaction.save(transaction.state.put(Contact(id="c9", name="x")))
        check_again(folder, where)
        shutil.rmtree(folder)
        if not failing.failed:
            return number - 1
    raise AssertionError


def check_again(folder: Path, where: str) -> None:
    assert traces(folder) == [], where
    assert not list((folder / "drafts").glob("*")), where


@pytest.mark.parametrize("lasting", [False, True])
def test_a_call_that_fails_harms_no_file_and_again_does_the_rest(kept: Path, lasting: bool) -> None:
    assert fail_each_call(kept, no_room, lasting=lasting, every=7) > 60


@pytest.mark.faults
def test_no_fault_at_any_call_harms_a_file(kept: Path, result: Callable[[str, str], None]) -> None:
    counts = [fail_each_call(kept, no_room, lasting=each, every=1) for each in (False, True)]
    counts.append(fail_each_call(kept, KeyboardInterrupt, lasting=False, every=1))
    result(f"{sum(counts)} failing or interrupted calls while forgetting", "0 files harmed")


def test_done_again_it_finds_nothing_more(kept: Path) -> None:
    forget(kept)
    check(kept, "")
    before = {path: path.read_bytes() for path in kept.rglob("*.json")}
    found = open_store(kept).forget(person_of(ANA), everywhere=True)
    assert found.nothing
    assert {path: path.read_bytes() for path in kept.rglob("*.json")} == before


def test_backups_keep_their_names_their_times_and_their_modes(kept: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (kept / "backups").iterdir()}
    forget(kept)
    assert {path: path.stat().st_mtime_ns for path in (kept / "backups").iterdir()} == before
    assert {path.stat().st_mode & 0o777 for path in before} == {0o600}
