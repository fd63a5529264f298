"""Fail the first system call of a save, then the second, and so on, until the save gets through."""

import errno
import os
import shutil
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from fault_calls import Failing, intercepted

from planner.model.contact import Contact
from planner.model.errors import StateUnusable
from planner.model.state import State
from planner.store import open_store

posix = pytest.mark.skipif(sys.platform == "win32", reason="the calls counted are those of POSIX")
ERRORS = (errno.EIO, errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT)


def add(folder: Path, number: int) -> None:
    with open_store(folder, patience=0.05).transaction() as transaction:
        contact = Contact(id=f"c{number}", name=f"Contact {number}" + " ." * 99)
        transaction.save(transaction.state.put(contact))


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A folder with three saves, as the fault finds it."""
    for number in (1, 2, 3):
        add(tmp_path / "saved", number)
    return tmp_path / "saved"


def names(folder: Path) -> list[str]:
    return list(open_store(folder).load().contacts)


def no_rest(folder: Path) -> bool:
    return not list(folder.rglob("*.tmp"))


def run_until_it_gets_through(
    saved: Path, error: Callable[[], BaseException], lasting: bool
) -> tuple[int, int]:
    """How many calls failed in turn, and how many of the saves were refused."""
    before = (saved / "planner.json").read_bytes()
    refused = 0
    for number in count(1):
        folder = saved.parent / f"{number}"
        shutil.copytree(saved, folder)
        failing = Failing(error, number, lasting)
        outcome: BaseException | None = None
        try:
            with intercepted(failing):
                add(folder, 4)
        except (StateUnusable, KeyboardInterrupt) as raised:
            outcome = raised
        check(folder, before, outcome, failing, lasting)
        refused += outcome is not None
        shutil.rmtree(folder)
        if not failing.failed:
            return number - 1, refused
    raise AssertionError


def check(
    folder: Path, before: bytes, outcome: BaseException | None, failing: Failing, lasting: bool
) -> None:
    where = f"call {failing.count}: {failing.failed}"
    after = (folder / "planner.json").read_bytes()
    if outcome is None:
        assert names(folder) == ["c1", "c2", "c3", "c4"], where
    elif isinstance(outcome, StateUnusable) and "may or may not" not in outcome.sentence:
        assert after == before, f"{where}: {outcome}"
        assert str(folder) in outcome.sentence, where
        assert "\n" not in outcome.sentence, where
    assert names(folder) in (["c1", "c2", "c3"], ["c1", "c2", "c3", "c4"]), where
    # Else an edit in place would spoil the state and its backup at once.
    kept = [path.stat().st_ino for path in (folder / "backups").glob("*.json")]
    assert (folder / "planner.json").stat().st_ino not in kept, where
    # What a dead disk leaves lying about, the next save clears away.
    add(folder, 5)
    assert "c5" in names(folder), where
    assert no_rest(folder), where


@posix
@pytest.mark.parametrize("error", ERRORS[:2], ids=errno.errorcode.get)
def test_a_call_that_fails_once_changes_nothing(saved: Path, error: int) -> None:
    failed, refused = run_until_it_gets_through(
        saved, lambda: OSError(error, os.strerror(error)), lasting=False
    )
    assert failed > 25
    assert refused > failed / 2


@posix
def test_a_disk_that_dies_leaves_the_old_state_or_the_new_one(saved: Path) -> None:
    run_until_it_gets_through(saved, lambda: OSError(errno.EIO, "I/O error"), lasting=True)


@posix
def test_ctrl_c_at_any_call_leaves_the_old_state_or_the_new_one(saved: Path) -> None:
    run_until_it_gets_through(saved, KeyboardInterrupt, lasting=False)


@posix
@pytest.mark.faults
def test_every_error_at_every_call(saved: Path, result: Callable[[str, str], None]) -> None:
    total = 0
    for error in ERRORS:
        for lasting in (False, True):
            number, _refused = run_until_it_gets_through(
                saved, lambda error=error: OSError(error, os.strerror(error)), lasting
            )
            total += number
    result("system calls of a save failed, one by one and for good", f"{total}, 0 states harmed")


@posix
def test_short_writes_are_carried_on(saved: Path) -> None:
    def short(name: str, real: Callable[..., Any], given: tuple[Any, ...]) -> Any:
        return real(given[0], given[1][:7]) if name == "write" else real(*given)

    with intercepted(short):
        add(saved, 4)
    assert names(saved) == ["c1", "c2", "c3", "c4"]


@posix
def test_where_links_do_not_work_the_previous_state_is_copied(saved: Path) -> None:
    def no_links(name: str, real: Callable[..., Any], given: tuple[Any, ...]) -> Any:
        if name == "link":
            raise PermissionError(errno.EPERM, "no links here")
        return real(*given)

    old = (saved / "planner.json").stat().st_mtime_ns
    with intercepted(no_links):
        add(saved, 4)
    previous = saved / "backups" / "previous.json"
    backup = open_store(saved).newest_backup()
    assert (backup and backup.name, backup and backup.counts["contacts"]) == ("previous.json", 3)
    assert previous.stat().st_mtime_ns == old
    assert previous.stat().st_mode & 0o777 == 0o600


def test_the_first_save_of_all_can_fail_too(tmp_path: Path) -> None:
    failing = Failing(lambda: OSError(errno.ENOSPC, "no space left"), 12, lasting=True)
    with pytest.raises(StateUnusable), intercepted(failing):
        add(tmp_path, 1)
    assert open_store(tmp_path).load() == State()
    add(tmp_path, 1)
    assert names(tmp_path) == ["c1"]
