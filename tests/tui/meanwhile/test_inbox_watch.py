"""inbox.txt beside the open screen."""

from pathlib import Path

import pytest
from clocks import FixedClock
from day_samples import CONFIG

from planner import inbox
from planner.desk import Desk
from planner.model.errors import StateUnusable
from planner.store import memory_store
from planner.tui.meanwhile.inbox import PAUSE, InboxWatch
from planner.tui.trouble import Trouble


class Open:
    """An open screen, as far as the inbox goes."""

    def __init__(self, folder: Path, clock: FixedClock) -> None:
        self.desk = Desk(memory_store(), CONFIG, clock)
        self.trouble = Trouble(self.desk, folder)
        self.watch = InboxWatch(self.desk, self.trouble)
        self.path, self.clock = folder / "inbox.txt", clock

    def append(self, text: str) -> None:
        with self.path.open("a", encoding="utf-8", newline="") as file:
            file.write(text)

    def beat(self, seconds: float = 0.5) -> tuple[str, ...]:
        return self.watch.beat(self.clock.advance(seconds=seconds))


@pytest.fixture
def screen(tmp_path: Path, clock: FixedClock) -> Open:
    return Open(tmp_path, clock)


def test_what_is_appended_is_there_at_the_next_beat(screen: Open) -> None:
    assert screen.beat() == ()
    screen.append("Ana Ruiz 12:00 quote\nin: Jon: gaskets\nAna Ruiz 9:00 x\n")
    told = screen.beat()
    assert [each.partition(":")[0] for each in told] == [
        "From the inbox",
        "From the inbox",
        "Left in inbox.txt",
    ]
    assert (len(screen.desk.state.calls), len(screen.desk.state.requests)) == (1, 1)
    assert [screen.beat() for _ in range(5)] == [()] * 5
    screen.append("Jon 13:00\n")
    assert len(screen.beat()) == 1
    screen.desk.undo()
    screen.desk.undo()
    assert not screen.desk.state.contacts
    assert [screen.beat() for _ in range(3)] == [()] * 3


def test_many_lines_are_told_in_one_sentence(screen: Open) -> None:
    screen.append("".join(f"Ana{n} tomorrow\n" for n in range(7)))
    (told,) = screen.beat()
    assert "7 lines" in told


def test_a_flood_comes_beat_by_beat(screen: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.method.typed.inbox.MOST_LINES", 4)
    screen.append("".join(f"Ana{n} tomorrow\n" for n in range(10)))
    counts = []
    for _beat in range(4):
        screen.beat()
        counts.append(len(screen.desk.state.calls))
    assert counts == [4, 8, 10, 10]


def test_a_line_being_written_is_waited_for_a_moment(screen: Open) -> None:
    screen.append("Ana Ru")
    assert screen.beat() == ()
    screen.append("iz")
    assert screen.beat() == ()
    assert screen.beat() == ()
    (told,) = screen.beat() + screen.beat()
    assert "Ana Ruiz" in told


def test_while_nothing_is_written_the_file_is_not_read(
    screen: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.append("Ana Ruiz 12:00\n")
    screen.beat()
    screen.beat()
    monkeypatch.setattr(inbox, "read", lambda *_, **__: pytest.fail("it was read"))
    assert [screen.beat() for _ in range(4)] == [()] * 4


def test_what_cannot_be_saved_is_tried_again_later(
    screen: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.append("Ana Ruiz 12:00\n")

    def full(*_: object, **__: object) -> None:
        raise StateUnusable("No space left.")

    with monkeypatch.context() as patch:
        patch.setattr(screen.desk, "apply", full)
        assert screen.beat() == ("No space left.",)
        assert screen.beat() == ()
    assert screen.trouble.unwritable == "No space left."
    assert screen.beat() == ()
    screen.beat(PAUSE)
    assert len(screen.desk.state.calls) == 1


def test_what_is_no_inbox_is_said_once(screen: Open) -> None:
    with screen.path.open("wb") as file:
        file.truncate(inbox.LARGEST + 1)
    assert "larger" in screen.beat()[0]
    assert [screen.beat() for _ in range(4)] == [()] * 4
