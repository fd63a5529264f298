"""What the screen does when the state cannot be saved or read."""

import errno
import shutil
from pathlib import Path
from typing import Any

import pytest
from clocks import FixedClock
from day_samples import CONFIG, THURSDAY, customer
from screens import Opens, Screen

from planner.clock import Clock
from planner.desk import Desk
from planner.method.calls.call_block import start_block
from planner.model.change import Change
from planner.model.state import State, changed
from planner.store import Store, open_store
from planner.store.memory import Memory
from planner.tui.app import PlannerApp
from planner.tui.dialogs.ask import Ask
from planner.tui.dialogs.trouble import WaysOut
from planner.tui.meanwhile.heartbeat import PAUSE, Heartbeat
from planner.tui.prompt import Field
from planner.tui.terminal.drawing import words_of
from planner.tui.trouble import Trouble, desk_beside
from planner.tui.widgets.banner import Banner


class BadDisk(Memory):
    """Refuses every save while ``error`` says why; counts the attempts."""

    error = 0
    attempts = 0

    def replace(self, *args: Any, **more: Any) -> Any:
        self.attempts += 1
        if self.error:
            raise OSError(self.error, errno.errorcode[self.error])
        return super().replace(*args, **more)


@pytest.fixture
def place() -> BadDisk:
    return BadDisk()


def banner(screen: Screen) -> str:
    found = screen.day_below.query_one(Banner)
    return words_of(found.text) if found.display else ""


def beat(screen: Screen) -> None:
    """Half a second passes."""
    screen.day_below.beat()


def dialog(screen: Screen) -> WaysOut:
    found = screen.pilot.app.screen
    assert isinstance(found, WaysOut)
    return found


async def say_it(screen: Screen) -> None:
    """The highlighted contact was called and spoke."""
    await screen.press("1")


async def fill(screen: Screen, text: str) -> None:
    """Write into the field at once: key by key takes its time."""
    screen.pilot.app.screen.query_one(Field).value = text
    await screen.press("enter")


async def write_it(screen: Screen, words: str = "the renewal") -> None:
    await screen.press("n")
    await fill(screen, f"Ana Ruiz 16:00 {words}")


def objectives(state: State) -> list[str]:
    return [call.objective for call in state.calls.values()]


# What cannot be saved


@pytest.mark.parametrize(
    ("error", "reason"),
    [(errno.ENOSPC, "the disk is full"), (errno.EFBIG, "the file would be too large")],
)
async def test_what_was_typed_is_kept_and_tried_again_with_one_key(
    planner: Opens, place: BadDisk, error: int, reason: str
) -> None:
    async with planner(store=Store(place)) as screen:
        before = place.read()
        place.error = error
        await write_it(screen)
        assert "the renewal" in screen.picture()
        assert reason in banner(screen)
        assert place.read() == before
        assert objectives(screen.state) == []
        await screen.press("1")
        # Still no room: the same question again.
        assert "the renewal" in screen.picture()
        assert dialog(screen)
        assert screen.told()[-1] == "Tried again; nothing has changed."
        place.error = 0
        await screen.press("enter")
        assert objectives(screen.desk.store.load()) == ["the renewal"]
        assert banner(screen) == ""


async def test_the_sentence_stays_until_a_change_is_saved(planner: Opens, place: BadDisk) -> None:
    async with planner(store=Store(place)) as screen:
        place.error = errno.ENOSPC
        await write_it(screen)
        await screen.press("escape")
        for _ in range(20):
            screen.clock.advance(seconds=30)
            beat(screen)
        assert "the disk is full" in banner(screen)
        await screen.press("j", "question_mark", "escape")
        assert "the disk is full" in banner(screen)
        place.error = 0
        await say_it(screen)
        assert len(screen.state.touches) == 1
        assert "the disk is full" not in banner(screen)
        assert "1 change is not saved yet" in banner(screen)
        await screen.press("exclamation_mark", "1")
        assert objectives(screen.desk.store.load()) == ["the renewal"]
        assert banner(screen) == ""


async def test_several_changes_wait_and_are_made_in_their_order(
    planner: Opens, place: BadDisk
) -> None:
    async with planner(store=Store(place)) as screen:
        place.error = errno.ENOSPC
        for words in ("first", "second"):
            await write_it(screen, words)
            await screen.press("escape")
        assert "2 changes are not saved yet" in banner(screen)
        place.error = 0
        await screen.press("exclamation_mark", "1")
        assert objectives(screen.state) == ["first", "second"]


async def test_two_quick_keys_are_one_question(planner: Opens, place: BadDisk) -> None:
    async with planner(store=Store(place)) as screen:
        await screen.press("b")
        place.error = errno.ENOSPC
        screen.day.run_command("log.spoke")
        screen.day.run_command("skip")
        await screen.pilot.pause()
        assert dialog(screen)
        await screen.press("escape")
        assert screen.day
        assert "2 changes are not saved yet" in banner(screen)


async def test_what_is_not_saved_can_be_given_up(planner: Opens, place: BadDisk) -> None:
    async with planner(store=Store(place)) as screen:
        place.error = errno.ENOSPC
        await write_it(screen)
        await screen.press("3")
        assert "not saved yet" not in banner(screen)
        assert "the disk is full" in banner(screen)
        place.error = 0
        await screen.press("exclamation_mark", "escape")
        assert objectives(screen.state) == []


async def test_a_change_that_the_rules_refuse_is_not_kept(planner: Opens, place: BadDisk) -> None:
    async with planner(store=Store(place)) as screen:
        place.error = errno.ENOSPC
        await screen.press("5")
        assert "not saved yet" not in banner(screen)


async def test_an_undo_that_cannot_be_saved_is_told_and_nothing_moves(
    planner: Opens, place: BadDisk
) -> None:
    async with planner(store=Store(place)) as screen:
        await say_it(screen)
        before = screen.state
        place.error = errno.EIO
        await screen.press("u")
        assert "the disk reports a fault" in banner(screen)
        assert screen.state is before


async def test_leaving_is_asked_for_twice_while_something_waits(
    planner: Opens, place: BadDisk
) -> None:
    async with planner(store=Store(place)) as screen:
        place.error = errno.ENOSPC
        await write_it(screen)
        await screen.press("escape", "q")
        assert screen.pilot.app.is_running
        assert "q again" in screen.told()[-1]
        await screen.press("q")
        assert not screen.pilot.app.is_running


async def test_a_busy_planner_is_waited_for_and_tried_again(planner: Opens, tmp_path: Path) -> None:
    async with planner(store=open_store(tmp_path, patience=0.05)) as screen:
        with open_store(tmp_path).transaction():
            await say_it(screen)
            assert "Another planner is busy (pid" in banner(screen)
        await screen.press("enter")
        assert len(open_store(tmp_path).load().touches) == 1
        assert banner(screen) == ""


async def test_a_folder_that_is_gone_takes_nothing_along(planner: Opens, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    async with planner(store=open_store(folder)) as screen:
        shutil.rmtree(folder)
        beat(screen)
        assert "not there any more" in banner(screen)
        await say_it(screen)
        assert not folder.exists()
        await screen.press("exclamation_mark")
        # Nothing is left to bring back: the first way is to save what is shown.
        await screen.press("1")
        await fill(screen, str(folder))
        saved = open_store(folder).load()
        assert len(saved.contacts) == 6
        assert len(saved.touches) == 1


# Saving elsewhere


async def test_everything_goes_to_another_folder_and_on_from_there(
    planner: Opens, place: BadDisk, tmp_path: Path
) -> None:
    async with planner(store=Store(place)) as screen:
        await say_it(screen)
        place.error = errno.ENOSPC
        await write_it(screen)
        before = place.read()
        await screen.press("2")
        await fill(screen, f"{tmp_path}/new")
        assert open_store(tmp_path / "new").load() == screen.state
        assert objectives(screen.state) == ["the renewal"]
        assert len(screen.state.touches) == 1
        assert f"planner --data {tmp_path}/new" in banner(screen)
        await screen.press("u")
        assert objectives(open_store(tmp_path / "new").load()) == []
        assert place.read() == before
        assert screen.day.outbox("x")._folder == tmp_path / "new"


async def test_a_folder_that_cannot_be_used_stays_in_the_field(
    planner: Opens, place: BadDisk, tmp_path: Path
) -> None:
    with open_store(tmp_path / "taken").transaction() as other:
        other.save(State().put(customer("c1")))
    taken = (tmp_path / "taken" / "planner.json").read_bytes()
    async with planner(store=Store(place)) as screen:
        place.error = errno.ENOSPC
        await write_it(screen)
        await screen.press("2")
        await fill(screen, f"{tmp_path}/taken")
        assert isinstance(screen.pilot.app.screen, Ask)
        assert "another folder" in screen.told()[-1]
        assert screen.pilot.app.screen.query_one(Field).value.endswith("/taken")
        assert (tmp_path / "taken" / "planner.json").read_bytes() == taken
        await screen.press("2", "enter")
        assert objectives(open_store(tmp_path / "taken2").load()) == ["the renewal"]


# Another hand


@pytest.fixture
def on_disk(tmp_path: Path) -> Store:
    return open_store(tmp_path)


def file_of(folder: Path) -> Path:
    return folder / "planner.json"


async def test_a_sound_edit_comes_on_the_screen_by_itself(
    planner: Opens, on_disk: Store, tmp_path: Path
) -> None:
    async with planner(store=on_disk) as screen:
        await screen.press("n", "type half a li")
        edited = file_of(tmp_path).read_text().replace("Ana Ruiz", "Ana Sanz")
        file_of(tmp_path).write_text(edited)
        await screen.until(lambda: "Ana Sanz" in "".join(screen.rows("calls")))
        assert screen.pilot.app.screen.query_one(Field).value == "half a li"
        assert banner(screen) == ""


PLACE = "no JSON at line 4, column 1"


def spoil(folder: Path) -> str:
    """Take a comma from between two documents, and give back the sound file."""
    sound = file_of(folder).read_text()
    at = sound.index("},\n", sound.index('"c1"'))
    file_of(folder).write_text(sound[: at + 1] + sound[at + 2 :])
    return sound


async def test_a_broken_edit_is_told_with_its_place_and_never_overwritten(
    planner: Opens, on_disk: Store, tmp_path: Path
) -> None:
    async with planner(store=on_disk) as screen:
        await say_it(screen)
        spoil(tmp_path)
        broken = file_of(tmp_path).read_bytes()
        await screen.until(lambda: "cannot be used" in banner(screen))
        assert PLACE in banner(screen)
        rows = screen.rows("calls")
        for keys in (("1",), ("b",), ("u",)):
            await screen.press(*keys)
            # Why stands in the banner, and nowhere twice.
            assert screen.told()[-1] == "Not saved: the file cannot be read."
            assert PLACE in banner(screen)
        # Looking and moving go on.
        await screen.press("j", "enter", "escape", "slash", "escape")
        assert screen.rows("calls") == rows
        assert file_of(tmp_path).read_bytes() == broken


@pytest.mark.parametrize("mended_by", ["hand", "restore"])
async def test_it_goes_on_by_itself_when_the_file_is_mended(
    planner: Opens, on_disk: Store, tmp_path: Path, mended_by: str
) -> None:
    async with planner(store=on_disk) as screen:
        await say_it(screen)
        sound = spoil(tmp_path)
        await screen.until(lambda: "cannot be used" in banner(screen))
        await write_it(screen)
        if mended_by == "hand":
            file_of(tmp_path).write_text(sound)
        else:
            open_store(tmp_path).restore("previous.json")
        await screen.until(lambda: "cannot be used" not in banner(screen))
        assert len(screen.state.touches) == (1 if mended_by == "hand" else 0)
        # What was typed meanwhile is not forgotten.
        assert "1 change is not saved yet" in banner(screen)
        await screen.press("exclamation_mark", "1")
        assert objectives(open_store(tmp_path).load()) == ["the renewal"]
        assert banner(screen) == ""


async def test_a_broken_file_is_left_through_the_screen_too(
    planner: Opens, on_disk: Store, tmp_path: Path
) -> None:
    async with planner(store=on_disk) as screen:
        await say_it(screen)
        spoil(tmp_path)
        broken = file_of(tmp_path).read_bytes()
        beat(screen)
        await screen.press("exclamation_mark", "2")
        assert len(open_store(tmp_path).load().touches) == 1
        assert banner(screen) == ""
        assert broken in [path.read_bytes() for path in (tmp_path / "backups").iterdir()]


# Beginning with a damaged file


@pytest.fixture
def damaged(tmp_path: Path, clock: FixedClock) -> PlannerApp:
    """The screen on a file that is cut short, with a backup of one contact less."""
    book = [customer(f"c{n}", name=f"Name {n}") for n in range(1, 7)]
    for people in (book[:5], book, [changed(book[0], notes="x")]):
        with open_store(tmp_path).transaction() as transaction:
            transaction.save(transaction.state.put(*people))
    content = file_of(tmp_path).read_bytes()
    file_of(tmp_path).write_bytes(content[: content.index(b'"c4"')])
    return PlannerApp(desk_beside(open_store(tmp_path), CONFIG, clock), tmp_path)


@pytest.mark.parametrize(("key", "left"), [("1", 6), ("2", 3), ("4", None), ("escape", None)])
async def test_a_damaged_file_is_never_healed_in_silence(
    damaged: PlannerApp, tmp_path: Path, clock: FixedClock, key: str, left: int | None
) -> None:
    content = file_of(tmp_path).read_bytes()
    async with damaged.run_test(size=(80, 24), notifications=True) as pilot:
        screen = Screen(pilot, damaged.desk, clock)

        def picture() -> str:
            return " ".join(screen.picture().replace("│", " ").split())

        await screen.until(lambda: "breaks off in line" in picture())
        assert "old: 6 contacts" in picture()
        assert "Whole in the file: 3 contacts" in picture()
        assert file_of(tmp_path).read_bytes() == content
        await screen.press(key)
        assert len(screen.state.contacts) == (left or 6)
        if left:
            assert len(open_store(tmp_path).load().contacts) == left
            assert banner(screen) == ""
        else:
            assert "breaks off" in banner(screen)
            assert file_of(tmp_path).read_bytes() == content


async def test_leaving_a_damaged_file_touches_nothing(damaged: PlannerApp, tmp_path: Path) -> None:
    content = file_of(tmp_path).read_bytes()
    async with damaged.run_test(size=(80, 24)) as pilot:
        while not isinstance(damaged.screen, WaysOut):
            await pilot.pause(0.02)
        await pilot.press("5")
        await pilot.pause()
    assert file_of(tmp_path).read_bytes() == content


# Without a screen


def test_a_save_that_time_asks_for_is_not_tried_twice_a_second(
    place: BadDisk, clock: FixedClock
) -> None:
    desk = Desk(Store(place), CONFIG, clock)
    desk.apply(lambda state, **_: Change(state.put(customer("c1")), "made"), undoable=False)
    desk.apply(start_block)
    trouble = Trouble(desk, Path())
    heart = Heartbeat(desk, trouble)
    place.error, place.attempts = errno.ENOSPC, 0
    clock.advance(hours=3)
    for _ in range(PAUSE):
        heart.beat()
        clock.advance(microseconds=500_000)
    assert place.attempts == 1
    assert "the disk is full" in trouble.reason
    place.error = 0
    clock.advance(seconds=PAUSE)
    assert heart.beat().page_changed
    assert trouble.reason == ""


def test_a_desk_beside_a_broken_file_shows_the_backup_and_writes_nothing(tmp_path: Path) -> None:
    for name in ("Ana", "Eva"):
        with open_store(tmp_path).transaction() as transaction:
            transaction.save(State().put(customer("c1", name=name)))
    file_of(tmp_path).write_bytes(b"")
    desk = desk_beside(open_store(tmp_path), CONFIG, Clock(THURSDAY))
    assert desk.state.contacts["c1"].name == "Ana"
    assert file_of(tmp_path).read_bytes() == b""
