"""Help begins with the place where the rep is, and every dialog can say what it is for."""

from importlib import import_module
from pkgutil import iter_modules

import msgspec
import pytest
from day_samples import CONFIG
from screens import Opens, Screen
from textual.binding import Binding

from planner.locale import LANGUAGES, _, use
from planner.tui import (
    dialogs,
    reports_screen,  # noqa: F401 - known by import
    settings_screen,  # noqa: F401 - known by import
)
from planner.tui.actions.session import Doable
from planner.tui.light import CALLS, DAY, PANES, REQUESTS
from planner.tui.prompt import Dialog
from planner.tui.rows.keys import DIALOGS, PLACES, help_rows


def doable(group: str) -> Doable:
    return Doable(group, "x", f"does {group}", group, fits=True)


def groups_told(pane: str) -> list[str]:
    rows = help_rows([doable(group) for group in ("The day", "Calls", "Requests", "Else")], pane)
    return [row.id for row in rows if row.id in ("The day", "Calls", "Requests", "Else")]


@pytest.mark.parametrize(
    ("pane", "first"), [(CALLS, "Calls"), (REQUESTS, "Requests"), (DAY, "The day")]
)
def test_help_begins_with_the_pane_in_focus_and_leaves_nothing_out(pane: str, first: str) -> None:
    told = groups_told(pane)
    assert told[0] == first
    assert sorted(told) == ["Calls", "Else", "Requests", "The day"]


def test_every_pane_says_in_three_lines_what_it_is_for() -> None:
    assert set(PLACES) == set(PANES)
    assert all(len(place.told) == 3 for place in PLACES.values())


def subclasses(kind: type) -> set[type]:
    return {kind}.union(*(subclasses(each) for each in kind.__subclasses__()))


def test_every_dialog_can_say_what_it_is_for() -> None:
    for module in iter_modules(dialogs.__path__, f"{dialogs.__name__}."):
        import_module(module.name)
    own = {kind for kind in subclasses(Dialog) - {Dialog} if kind.__module__.startswith("planner.")}
    # What others are made of is never opened itself.
    own -= {kind for kind in own if kind.__subclasses__()}
    assert len(own) > 12
    untold = {
        kind.__name__ for kind in own if not {each.__name__ for each in kind.__mro__} & set(DIALOGS)
    }
    assert not untold


async def picture_after(screen: Screen, *keys: str) -> str:
    await screen.press(*keys)
    return screen.picture()


async def test_help_on_the_page_and_in_dialogs(planner: Opens) -> None:
    keys = {"block": "f5", "capture.next": "ctrl+j"}
    config = msgspec.structs.replace(CONFIG, keys=keys)
    async with planner(config=config, size=(80, 24)) as screen:
        told = await picture_after(screen, "question_mark")
        assert told.index("fit into fifteen minutes") < told.index("f5")
        assert "fit into fifteen minutes" not in await picture_after(screen, "question_mark")

        told = await picture_after(screen, "tab", "question_mark")
        assert "until they have an answer" in told

        # In a field a question mark is a letter; F1 helps there, with the keys as they are set.
        told = await picture_after(screen, "escape", "i", "type an", "question_mark")
        assert "an?" in told
        told = await picture_after(screen, "f1")
        assert "Somebody calls: who it is" in told
        assert "^j" in told
        assert "an?" in await picture_after(screen, "f1")

        told = await picture_after(screen, "escape", "v", "question_mark")
        assert "press the number" in told
        assert "What are you doing?" in await picture_after(screen, "escape")


async def test_the_keys_that_the_box_could_scroll_by_are_those_of_the_rows(planner: Opens) -> None:
    async with planner() as screen:
        told = await picture_after(screen, "slash", "f1")
        assert "previous row" in told


async def test_what_enter_does_is_listed_once(planner: Opens) -> None:
    async with planner() as screen:
        told = await picture_after(screen, "comma", "f1")
        assert "changes it" in told
        assert "open it" not in told


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_keys_at_both_ends_have_a_name_in_each_language(
    planner: Opens, language: str
) -> None:
    async with planner() as screen:
        use(language)
        shown = [screen.pilot.app.get_key_display(Binding(key, "")) for key in ("home", "end")]
        assert shown == _("home, end").split(", ")


@pytest.mark.parametrize(("language", "name"), [("en", "enter"), ("es", "intro")])
async def test_the_enter_key_has_one_name_in_all_lines(
    planner: Opens, language: str, name: str
) -> None:
    """Textual's sign for it stands in few fonts, and in no ASCII."""
    async with planner() as screen:
        use(language)
        await screen.press("o")
        assert f"{name} {_('next')}" in screen.picture()
        assert "⏎" not in await picture_after(screen, "f1")
