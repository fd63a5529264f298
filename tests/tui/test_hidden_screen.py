"""While names are hidden, none is to be seen: in no pane, no dialog and no sentence."""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from clocks import FixedClock
from day_samples import customer
from deeds import desk_on
from screens import Opens, Screen

from planner.demo import demo_desk
from planner.locale import use
from planner.method.privacy.hiding import HIDDEN, secrets
from planner.method.requests.incoming import capture
from planner.model.document import Document
from planner.model.request import Verdict
from planner.model.state import State
from planner.store import memory_store
from planner.tui.app import PlannerApp
from planner.tui.hiding import Veil

ON_CALLS = (
    ("enter", "escape"),
    ("e", "escape"),
    ("E", "escape"),
    ("A", "escape"),
    ("w", "escape"),
    ("n", "type iñaki friday 10:00 see", "enter"),
    ("u",),
    ("space", "escape"),
    ("o", "l", "enter", "escape"),
    ("2", "2"),
    ("b",),
    ("i", "type luis", "enter", "type prices", "enter", "escape"),
    ("slash", "type riera", "enter", "escape"),
)
ON_THE_REST = (
    ("r", "m", "escape"),
    ("slash", "type abril", "escape"),
    ("m", "escape"),
    ("tab", "tab"),
    ("f",),
    ("j", "j", "j", "enter", "enter"),
    ("shift+tab", "enter", "escape"),
    ("p", "escape"),
    ("s", "type Accounts 16:00 gaskets", "escape"),
    ("space", "escape"),
    ("W", "escape"),
    ("shift+tab", "colon", "escape"),
)
TYPED = {"gaskets", "riera", "ebro", "abril", "friday", "luis", "prices", "iñaki"}


def told_in(state: State) -> Iterator[str]:
    """What nobody must read: texts as they stand, and each longer word of names and companies."""
    for table in ("contacts", "requests", "calls", "blocks", "meetings"):
        for document in getattr(state, table).values():
            yield from secrets(document)
    # The planner proposes objectives of its own; they are no secret.
    yield from (touch.note for touch in state.touches.values() if touch.note)
    for contact in state.contacts.values():
        yield from (word for word in contact.name.split() if len(word) > 2)
        yield from (word for word in re.findall(r"\w{4,}", contact.company))


@asynccontextmanager
async def demo(size: tuple[int, int]) -> AsyncIterator[Screen]:
    with demo_desk() as (desk, folder):
        app = PlannerApp(desk, folder)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield Screen(pilot, desk, FixedClock(desk.now))


@pytest.fixture
def _english_again() -> Iterator[None]:
    yield
    use("en")


@pytest.mark.usefixtures("_english_again")
@pytest.mark.parametrize(
    ("language", "size", "walk"),
    [("en", (140, 40), ON_CALLS), ("es", (80, 24), ON_THE_REST)],
    ids=["calls", "the-rest"],
)
async def test_no_secret_is_seen_on_a_walk_through_the_demo_day(
    language: str, size: tuple[int, int], walk: tuple[tuple[str, ...], ...]
) -> None:
    use(language)
    async with demo(size) as screen:
        assert "Ana Ruiz" in screen.picture()
        screen.day.hide_or_show()
        seen: dict[str, str] = {}
        dialogs = set()
        for keys in walk:
            for key in keys:
                await screen.press(key)
                dialogs.add(type(screen.pilot.app.screen).__name__)
                told = "\n".join((screen.picture(), *screen.told()))
                words = set(re.findall(r"\w+", told))
                for secret in set(told_in(screen.state)) - TYPED:
                    if secret in (words if secret.isalnum() else told) and secret not in key:
                        seen.setdefault(f"{keys}: {secret}", told)
        assert not seen, next(iter(seen.items()))
        assert len(dialogs) > 5
        # No stand-in went into the state.
        assert HIDDEN not in repr(screen.state)
        assert "Contact 0" not in repr(screen.state)
        screen.day.hide_or_show()
        await screen.pilot.pause()
        assert "Jon Etxebarria" in screen.picture()


async def test_a_note_can_be_left_as_it_is_without_being_seen(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b", "1", "w", "type asked about delivery", "enter")
        screen.day.hide_or_show()
        await screen.press("w")
        assert "delivery" not in screen.picture()
        await screen.press("enter")
        assert [touch.note for touch in screen.state.touches.values()] == ["asked about delivery"]
        await screen.press("w", "type asked for May", "enter")
        assert [touch.note for touch in screen.state.touches.values()] == ["asked for May"]


async def test_a_hidden_caller_is_the_real_one(planner: Opens) -> None:
    async with planner() as screen:
        screen.day.hide_or_show()
        await screen.press(
            "i", "type lucia", "enter", "shift+tab", "enter", "type gaskets", "enter"
        )
        mail = screen.picture()
        assert "nunez.example" not in mail
        assert "gaskets" not in mail
        request = screen.request
        assert request.contact == "c5"
        assert request.about == "gaskets"


def veil(*documents: Document) -> Veil:
    state = State().put(*documents)
    covering = Veil(lambda: state)
    covering.on = True
    return covering


def test_a_sentence_keeps_its_own_words() -> None:
    told = veil(customer("c1", name="Ana Ruiz", company="Ruiz", notes="not before ten\nlikes tea"))
    assert (
        told.text("Spoke with Ana Ruiz (Ruiz), Anabel.")
        == "Spoke with Contact 1 (Company 1), Anabel."
    )
    assert told.text("+34 944-123-456, ana@x.example?") == "•••, ana@x.example?"
    assert told.text("She likes tea.") == "She •••."


def test_a_short_name_at_the_end_is_hidden_where_a_longer_one_begins_with_it() -> None:
    told = veil(customer("c1", name="Ana"), customer("c2", name="Ana Price Ruiz"))
    assert told.text("Deep work: Ana") == "Deep work: Contact 1"


def test_what_an_undo_brings_back_is_known_before() -> None:
    desk = desk_on(memory_store())
    covering = Veil(lambda: desk.state)
    desk.apply(capture, "Marta Solé", "wrong gaskets", choice=Verdict.TAKE)
    desk.undo()
    covering.on = True
    assert "Marta" not in covering.text("Done again: Marta Solé, wrong gaskets.")
    assert "gaskets" not in covering.text("Done again: Marta Solé, wrong gaskets.")


def test_what_was_hidden_once_is_not_kept_for_ever() -> None:
    desk = desk_on(memory_store())
    covering = Veil(lambda: desk.state)
    covering.on = True
    kept = []
    for _ in range(150):
        desk.apply(capture, desk.state.contacts["c1"], "gaskets", choice=Verdict.TAKE)
        desk.undo()
        covering.text("Undone.")
        kept.append(len(covering._known))
    # The steps back are as many as they ever will be; those before them are gone.
    assert kept[-1] <= kept[110]
    covering.on = False
    assert not covering._known
