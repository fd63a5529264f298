"""What only a disk can do: modes, links, pipes, other processes."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from store_samples import ana, save

from planner.model.contact import Contact
from planner.model.errors import StateUnusable
from planner.model.state import State
from planner.store import open_store

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes, links, pipes and locks of POSIX")


def test_nothing_is_made_before_something_is_saved(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data")
    store.load()
    store.changed()
    store.newest_backup()
    assert not list(tmp_path.iterdir())


@posix
@pytest.mark.parametrize("umask", [0, 0o077])
def test_everything_is_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "deep" / "data"
    folder.parent.mkdir()
    before = os.umask(umask)
    try:
        save(open_store(folder), lambda state: state.put(ana()))
        save(open_store(folder), lambda state: state.put(Contact(id="c2", name="Jon")))
    finally:
        os.umask(before)
    modes = {
        p.relative_to(folder).as_posix(): stat.S_IMODE(p.stat().st_mode) for p in folder.rglob("*")
    }
    assert modes.pop("backups") == 0o700
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert set(modes) > {"planner.json", "planner.json.lock", "backups/previous.json"}
    assert set(modes.values()) == {0o600}


@posix
def test_a_linked_file_stays_a_link(tmp_path: Path) -> None:
    (real := tmp_path / "synced").mkdir()
    (folder := tmp_path / "data").mkdir()
    (folder / "planner.json").symlink_to(real / "state.json")
    with pytest.raises(StateUnusable, match="link to a file that is not there"):
        open_store(folder).load()
    save(open_store(tmp_path / "other"), lambda state: state.put(ana()))
    (tmp_path / "other" / "planner.json").rename(real / "state.json")
    save(open_store(folder), lambda state: state.put(Contact(id="c2", name="Jon")))
    assert (folder / "planner.json").is_symlink()
    assert list(open_store(folder).load().contacts) == ["c1", "c2"]
    assert {path.name for path in real.iterdir()} == {"state.json", "state.json.lock"}


@posix
def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "planner.json")
    with pytest.raises(StateUnusable, match="pipe or a device"):
        open_store(tmp_path).load()
    (tmp_path / "planner.json").unlink()
    (tmp_path / "planner.json").mkdir()
    with pytest.raises(StateUnusable, match=r"planner\.json cannot be used: it is a folder"):
        save(open_store(tmp_path), lambda state: state.put(ana()))


@posix
def test_a_planted_link_leads_nowhere(tmp_path: Path) -> None:
    (victim := tmp_path / "victim").write_text("untouched")
    (folder := tmp_path / "data").mkdir()
    (folder / "planner.json.tmp").symlink_to(victim)
    save(open_store(folder), lambda state: state.put(ana()))
    (folder / "planner.json.lock").unlink()
    (folder / "planner.json.lock").symlink_to(victim)
    with pytest.raises(StateUnusable, match=r"planner\.json\.lock cannot be locked"):
        save(open_store(folder), lambda state: state.put(ana()))
    assert victim.read_text() == "untouched"
    assert stat.S_IMODE(victim.stat().st_mode) != 0o600


def test_a_file_made_read_only_is_meant_to_stay(tmp_path: Path) -> None:
    save(open_store(tmp_path), lambda state: state.put(ana()))
    (file := tmp_path / "planner.json").chmod(0o444)
    before = file.read_bytes()
    with pytest.raises(StateUnusable, match=r"cannot be written: .+ Nothing was changed\."):
        save(open_store(tmp_path), lambda state: state.put(Contact(id="c2", name="Jon")))
    assert file.read_bytes() == before
    assert not (tmp_path / "planner.json.tmp").exists()


def test_a_file_too_large_to_be_ours_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "planner.json").open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    with pytest.raises(StateUnusable, match="larger than 64 MiB"):
        open_store(tmp_path).load()


HOLDER = """
import sys, pathlib
from planner.store import open_store
with open_store(pathlib.Path(sys.argv[1])).transaction():
    print("held", flush=True)
    sys.stdin.read()
"""


def test_who_waits_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    """A live holder is named with the time it started; a killed one holds nothing."""
    save(open_store(tmp_path), lambda state: state.put(ana()))
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdin=-1, stdout=-1, text=True
    )
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(StateUnusable, match=rf"pid {holder.pid}, since \d\d:\d\d") as refusal:
            save(open_store(tmp_path, patience=0.05), lambda state: state)
        assert "nothing was changed" in refusal.value.sentence
    finally:
        holder.kill()
        holder.communicate()
    save(open_store(tmp_path, patience=0.05), lambda state: state.put(Contact(id="c2", name="Jon")))


def no_flock(*_given: object) -> None:
    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))


@posix
@pytest.mark.parametrize("has_flock", [True, False])
def test_only_one_writes_at_a_time_on_any_file_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_flock: bool
) -> None:
    if not has_flock:
        monkeypatch.setattr("fcntl.flock", no_flock)
    for _again in range(2):
        with open_store(tmp_path).transaction() as transaction:
            transaction.save(State().put(ana()))
            with (
                pytest.raises(StateUnusable, match="Another planner is busy"),
                open_store(tmp_path, patience=0.05).transaction(),
            ):
                pass


@posix
def test_who_removes_the_lock_parts_nobody_who_comes_later(tmp_path: Path) -> None:
    path = tmp_path / "planner.json.lock"
    with open_store(tmp_path).transaction():
        path.unlink()
        with open_store(tmp_path, patience=0.05).transaction():
            assert path.exists()
            with (
                pytest.raises(StateUnusable, match="Another planner is busy"),
                open_store(tmp_path, patience=0.05).transaction(),
            ):
                pass


READ_ONLY = """
import sys, pathlib
from planner.store import open_store
open_store(pathlib.Path(sys.argv[1])).load()
print({"tinydb", "filelock", "textual"} & set(sys.modules))
"""


def test_a_command_that_only_reads_loads_neither_tinydb_nor_the_lock(tmp_path: Path) -> None:
    save(open_store(tmp_path), lambda state: state.put(ana()))
    ran = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "set()"


def test_an_edit_in_place_spoils_no_backup(tmp_path: Path) -> None:
    for name in ("Ana", "Jon", "Marta"):
        save(open_store(tmp_path), lambda state, name=name: state.put(Contact(id=name, name=name)))
    open_store(tmp_path).back_up()
    with (tmp_path / "planner.json").open("r+b") as file:
        file.write(b"spoilt")
    assert [backup.complaint for backup in open_store(tmp_path).backups()] == ["", "", ""]


def test_a_hand_edit_during_a_change_is_not_overwritten(tmp_path: Path) -> None:
    """An editor knows nothing of the lock."""
    save(store := open_store(tmp_path), lambda state: state.put(ana()))
    edited = (tmp_path / "planner.json").read_bytes().replace(b"Ana", b"Anabel")
    with store.transaction() as transaction:
        (tmp_path / "planner.json").write_bytes(edited)
        with pytest.raises(StateUnusable, match="another program just now; try again"):
            transaction.save(transaction.state.put(Contact(id="c2", name="Jon")))
    assert (tmp_path / "planner.json").read_bytes() == edited
    assert store.load().contacts["c1"].name == "Anabel Ruiz"


@posix
def test_two_saves_within_a_tick_of_the_clock_look_different(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inodes are used again at once, and sizes repeat: the time alone tells two saves apart."""
    sync = os.fsync

    def within_one_tick(descriptor: int) -> None:
        sync(descriptor)
        os.utime(descriptor, ns=(10**18, 10**18))

    monkeypatch.setattr(os, "fsync", within_one_tick)
    store, times = open_store(tmp_path), []
    for number in range(10, 20):
        save(store, lambda state, n=number: state.put(Contact(id="c1", name=f"Ana {n}")))
        times.append((tmp_path / "planner.json").stat().st_mtime_ns)
    assert times == sorted(set(times))
