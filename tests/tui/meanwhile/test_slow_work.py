"""What takes its time is done beside the screen, which goes on meanwhile."""

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from pathlib import Path

from clocks import FixedClock
from day_samples import CONFIG, customer, days_ago
from screens import Opens, Screen

from planner.desk import Desk
from planner.model.change import Change
from planner.model.touch import Outcome, Touch
from planner.store import open_store
from planner.tui.app import PlannerApp
from planner.tui.changes import AT_ONCE
from planner.tui.commands import AT_ANY_TIME, BY_ID
from planner.tui.dialogs.read import Help

OLD = [
    Touch(id=f"t{900 + n}", contact="c1", at=days_ago(200 + n), outcome=Outcome.SPOKE)
    for n in range(3)
]


def test_what_never_waits_is_a_command() -> None:
    assert set(BY_ID) > AT_ANY_TIME


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """The lock, as another planner that writes for long holds it: work beside the screen stands
    still for so long."""
    with open_store(folder).transaction():
        yield


async def is_alive(screen: Screen) -> None:
    """Keys that change nothing do what they do; one that would change something waits."""
    await screen.press("tab")
    assert screen.panes.place.pane == "requests"
    await screen.press("question_mark")
    assert isinstance(screen.pilot.app.screen, Help)
    await screen.press("escape", "shift+tab")
    assert screen.panes.place.pane == "calls"
    touches = len(screen.state.touches)
    await screen.press("1")
    assert len(screen.state.touches) == touches


@asynccontextmanager
async def many(planner: Opens, folder: Path) -> AsyncIterator[Screen]:
    """One change has brought more contacts than can be taken back at once."""
    people = [customer(f"c{n}", name=f"Name {n}") for n in range(10, AT_ONCE + 11)]
    async with planner(store=open_store(folder)) as screen:
        screen.desk.apply(lambda state, **_: Change(state.put(*people), "imported"))
        screen.day.show()
        yield screen


async def test_taking_back_an_import_makes_no_key_wait(planner: Opens, tmp_path: Path) -> None:
    async with many(planner, tmp_path) as screen:
        many_people = len(screen.state.contacts)
        with held(tmp_path):
            await screen.press("u")
            assert screen.told() == ["Undoing …"]
            await is_alive(screen)
            assert len(screen.state.contacts) == many_people
        # The key that had to wait comes after it.
        await screen.until(lambda: len(screen.state.touches) == 1)
        assert len(screen.state.contacts) == many_people - AT_ONCE - 1


async def test_making_it_again_does_so_beside_the_screen_as_well(
    planner: Opens, tmp_path: Path
) -> None:
    async with many(planner, tmp_path) as screen:
        before = screen.state.contacts
        # The second key waits for what the first one does.
        await screen.press("u", "U")
        await screen.until(lambda: screen.told() == ["Done again: imported"])
        assert screen.state.contacts == before
    assert open_store(tmp_path).load().contacts == before


async def test_who_calls_meanwhile_is_written_down_at_once(planner: Opens, tmp_path: Path) -> None:
    async with many(planner, tmp_path) as screen:
        with held(tmp_path):
            await screen.press("u", "i", "type luis", "enter", "type quote", "enter")
            assert not screen.state.requests
        await screen.until(lambda: len(screen.state.requests) == 1)
        assert len(screen.state.contacts) < AT_ONCE


async def test_putting_away_what_is_over_makes_no_key_wait(
    tmp_path: Path, clock: FixedClock
) -> None:
    store = open_store(tmp_path)
    with store.transaction() as transaction:
        transaction.save(transaction.state.put(customer("c1", name="Ana Ruiz"), *OLD))
    app = PlannerApp(Desk(store, CONFIG, clock), tmp_path)
    with ExitStack() as lock:
        lock.enter_context(held(tmp_path))
        async with app.run_test(size=(140, 40), notifications=True) as pilot:
            screen = Screen(pilot, app.desk, clock)
            await screen.until(lambda: screen.told() == ["Putting away what is over …"])
            await is_alive(screen)
            lock.close()
            await screen.until(lambda: len(screen.state.touches) == 1)
            assert not [told for told in screen.told() if "Putting" in told]
    assert any((tmp_path / "history").iterdir())
