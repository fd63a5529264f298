"""Typing faster than dialogs open, on a real terminal: every letter arrives where it was meant."""

from pathlib import Path

import pytest
from screens import Opens, Screen
from test_signals import planner as started
from textual.events import Key, Paste

from planner.store import open_store
from planner.tui.dialogs.ask import Ask
from planner.tui.dialogs.closing import Closing
from planner.tui.dialogs.email_window import EmailWindow
from planner.tui.dialogs.read import Help
from planner.tui.prompt import Field
from planner.tui.typeahead import Typeahead


def test_letters_typed_at_once_go_into_the_dialog_that_is_opening(tmp_path: Path) -> None:
    with started(tmp_path) as session:
        # In one breath: i and a name. Each of its letters is a command of the page as well.
        session.send(b"iana")
        session.until_quiet(0.2)
        for line in (b"\r", b"wrong gaskets", b"\r"):
            session.send(line)
            session.until_quiet(0.1)
        # Whatever stands over the page now, ctrl+q leaves it.
        session.send(b"\x11")
        session.wait(5)
    state = open_store(tmp_path / "data").load()
    (request,) = state.requests.values()
    assert (state.contacts[request.contact].name, request.about) == ("Ana Ruiz", "wrong gaskets")
    assert len(state.contacts) == 3


def test_keys_after_a_command_without_a_dialog_are_commands(tmp_path: Path) -> None:
    with started(tmp_path) as session:
        session.send(b"b11")
        session.until(b"Company c3")
        session.until_quiet(0.2)
        session.send(b"qq")
        session.wait(5)
    assert len(open_store(tmp_path / "data").load().touches) == 2


async def test_a_command_that_fits_no_more_when_its_turn_comes_holds_up_no_key(
    planner: Opens,
) -> None:
    async with planner() as screen:
        await screen.press("l", "l", "n", "type 12:00 90m price list", "enter")
        (block,) = screen.state.blocks.values()
        screen.panes.go_to("day", block.id)
        await screen.pilot.pause()
        # In one breath: the second key is seen before the first one has moved the highlight.
        for key in (Key("down", None), Key("less_than_sign", "<")):
            screen.pilot.app.post_message(key)
        await screen.pilot.pause()
        assert screen.state.blocks[block.id] == block
        await screen.press("question_mark")
        assert isinstance(screen.pilot.app.screen, Help)


async def in_one_breath(screen: Screen, *keys: str) -> None:
    for key in keys:
        screen.pilot.app.post_message(Key(key, key if len(key) == 1 else None))
    await screen.pilot.pause()


async def test_letters_after_the_key_of_a_dialog_go_into_the_next_one(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b", "i", "type luc", "enter", "type quote", "enter", "escape", "m")
        await in_one_breath(screen, *"rhola")
        await screen.until(lambda: isinstance(screen.pilot.app.screen, Closing))
        await screen.until(lambda: screen.pilot.app.screen.query_one(Field).value == "hola")
        # Where no dialog follows, they are the page's again.
        await in_one_breath(screen, "enter", "question_mark")
        await screen.until(lambda: isinstance(screen.pilot.app.screen, Help))


async def test_keys_in_a_dialog_that_stays_are_not_held(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("question_mark")
        await in_one_breath(screen, "j", "j", "k", "x", "x", "escape", "question_mark")
        await screen.until(lambda: isinstance(screen.pilot.app.screen, Help))
        await in_one_breath(screen, "escape", "n", *"zoe", "escape", "tab")
        await screen.until(lambda: screen.pilot.app.screen is screen.day_below)
        await screen.until(lambda: screen.panes.place.pane == "requests")


async def test_keys_wait_for_the_second_story_where_the_first_was_over_at_once(
    planner: Opens,
) -> None:
    async with planner() as screen:
        await screen.press("b", "i", "type luc", "enter", "type quote", "enter", "escape")
        # To the next pane; the email window, in it "received", and what stands there then.
        await in_one_breath(screen, *"lmac")
        await screen.until(lambda: isinstance(screen.pilot.app.screen, Ask))
        assert [request.state for request in screen.state.requests.values()] == ["received"]
        await screen.press("escape")
        await screen.until(lambda: isinstance(screen.pilot.app.screen, EmailWindow))


async def test_a_key_pressed_while_others_are_given_back_comes_after_them(planner: Opens) -> None:
    i, j, k, g = (Key(key, key) for key in "ijkg")
    back: list[Key | Paste] = []
    async with planner() as screen:
        ahead = Typeahead()

        def waits(key: Key) -> bool:
            return ahead.keeps(key, screen.day, back.append)

        assert [waits(key) for key in (i, j, k)] == [False, True, True]
        ahead.release()
        # This one was on its way already.
        assert waits(g)
        assert not waits(back[0])
        assert not waits(back[1])
        assert not waits(back[2])
        assert back == [j, k, g]


async def test_letters_after_enter_go_into_the_field_that_enter_leads_to(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("i")
        await in_one_breath(screen, *"luc", "enter", *"box")
        about = screen.pilot.app.screen.query_one("#about", Field)
        await screen.until(lambda: about.value == "box")


async def test_letters_after_enter_do_not_change_what_was_entered(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("slash")
        await in_one_breath(screen, *"lucia", "enter", *"xz")
        await screen.until(lambda: "lucia@nunez.example" in screen.picture())


@pytest.mark.parametrize("where", [(), ("enter",)], ids=["pane", "card"])
async def test_a_line_typed_behind_a_key_that_does_nothing_does_nothing(
    planner: Opens, where: tuple[str, ...]
) -> None:
    async with planner() as screen:
        await screen.press(*where)
        await in_one_breath(screen, *"t3:15", "enter")
        assert "does nothing here" in screen.picture()
        assert not screen.state.touches
        # The line is at its end.
        await screen.press("question_mark")
        assert isinstance(screen.pilot.app.screen, Help)


async def test_after_a_look_at_the_screen_keys_are_commands_again(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("p")
        later = Key("1", "1")
        later.time += 2
        screen.pilot.app.post_message(later)
        await screen.until(lambda: len(screen.state.touches) == 1)
