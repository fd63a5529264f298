"""Real processes: killed in the middle, racing each other, out of room, without a folder."""

import os
import shutil
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hands import add, run, start

from planner.model.contact import Contact
from planner.model.errors import StateUnusable
from planner.store import open_store

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


def kill(folder: Path, times: int, seed: int) -> int:
    """How many changes were acknowledged before their writers were killed; all must be there."""
    acknowledged, missing, unsaid = map(int, run("nursery.py", folder, times, seed).split())
    assert missing == 0
    # Each killed writer may have had one change on disk that it could not tell any more.
    assert unsaid <= times
    add(folder, "after", patience=1)
    assert not list(folder.glob("*.tmp"))
    return acknowledged


@posix
def test_killed_writers_lose_nothing_that_they_acknowledged(tmp_path: Path) -> None:
    assert kill(tmp_path, 40, seed=1) > 20


@posix
@pytest.mark.faults
def test_a_thousand_kills(tmp_path: Path, result: Callable[[str, str], None]) -> None:
    acknowledged = sum(kill(tmp_path / f"{seed}", 100, seed) for seed in range(10))
    result("kill -9 of 1000 writers, two at a time", f"{acknowledged} acknowledged, 0 lost")


def race(folder: Path, writers: int, times: int) -> int:
    """Several writers beside an open screen; how often the screen saw something new."""
    screen = open_store(folder)
    screen.load()
    hands = [start(folder, f"hand{number}", times) for number in range(writers)]
    seen = changes = 0
    while any(hand.poll() is None for hand in hands):
        if screen.changed():
            count = len(screen.load().contacts)
            assert count >= seen
            seen, changes = count, changes + 1
    for hand in hands:
        said = hand.communicate()[0].split()
        assert hand.returncode == 0
        assert len(said) == times
    contacts = screen.load().contacts
    names = [contact.name for contact in contacts.values()]
    assert sorted(names) == sorted(f"hand{w}-{n}" for w in range(writers) for n in range(times))
    assert set(contacts) == {f"c{number + 1}" for number in range(writers * times)}
    return changes


def test_writers_and_an_open_screen_share_the_file(tmp_path: Path) -> None:
    assert race(tmp_path, 3, 12) > 2


@pytest.mark.faults
def test_four_writers_of_five_hundred(tmp_path: Path, result: Callable[[str, str], None]) -> None:
    race(tmp_path, 4, 500)
    result("4 processes x 500 changes, a screen reading", "0 lost, 0 doubled")


OUT_OF_ROOM = """
import resource, sys
from pathlib import Path
from hands import add
from planner.model.errors import StateUnusable

folder = Path(sys.argv[1])
add(folder, "Ana")
before = (folder / "planner.json").read_bytes()
limits = resource.getrlimit(resource.RLIMIT_FSIZE)
for room in range(1, len(before) + 40, 20):
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
    try:
        add(folder, "Jon")
    except StateUnusable as refusal:
        assert "Nothing was changed" in refusal.sentence, refusal
    else:
        raise AssertionError(room)
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (folder / "planner.json").read_bytes() == before
add(folder, "Jon")
print("refused")
"""


@posix
def test_a_file_that_finds_no_room_is_refused_at_any_size(tmp_path: Path) -> None:
    assert run(OUT_OF_ROOM, tmp_path).strip() == "refused"
    assert len(open_store(tmp_path).load().contacts) == 2
    assert not list(tmp_path.rglob("*.tmp"))


READ_ONLY = """
import os, sys
from pathlib import Path
from hands import add
from planner.model.errors import StateUnusable

add(Path(sys.argv[2]), "so that all is imported")
if os.geteuid() == 0:
    os.seteuid(65534)
try:
    add(Path(sys.argv[1]), "Jon")
except StateUnusable as refusal:
    print(refusal.sentence)
"""


@posix
def test_a_folder_that_must_not_be_written_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    add(folder, "Ana")
    before = (folder / "planner.json").read_bytes()
    if os.geteuid() == 0:
        # Root may write anywhere: the child becomes nobody, who must be able to come here.
        for path in (tmp_path, *tmp_path.parents[:-2]):
            path.chmod(0o755)
    for path in folder.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o555)
    try:
        said = run(READ_ONLY, folder, tmp_path / "other")
    finally:
        folder.chmod(stat.S_IRWXU)
    assert str(folder) in said
    assert "no permission" in said
    assert (folder / "planner.json").read_bytes() == before


def test_a_folder_removed_while_running_is_not_made_anew(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    store = open_store(folder)
    with store.transaction() as transaction:
        transaction.save(transaction.state.put(Contact(id="c1", name="Ana")))
    shutil.rmtree(folder)
    assert store.changed()
    with pytest.raises(StateUnusable, match="not there any more"), store.transaction():
        pass
    assert not folder.exists()
