"""Help, palette, card, import: from the real key map and the real contacts."""

from pathlib import Path

import pytest
from day_samples import CONFIG, customer, days_ago
from msgspec.structs import replace
from screens import PEOPLE, Opens

from planner.method.day.blocks import running_block
from planner.model.request import Request, Verdict
from planner.model.touch import Outcome, Touch
from planner.tui.commands import COMMANDS
from planner.tui.dialogs.finder import Finder
from planner.tui.dialogs.read import Read
from planner.tui.dialogs.told import Told
from planner.tui.light import CALLS, REQUESTS, Place
from planner.tui.widgets.pane import Pane


async def test_help_lists_every_key(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("question_mark")
        rows = screen.pilot.app.screen.query_one(Pane).rows
        listed = {row.id for row in rows if row.selectable}
        moves = {binding.id for binding in Pane.BINDINGS}
        assert listed == {command.id for command in COMMANDS if command.keys} | moves


async def test_help_shows_the_keys_of_the_config(planner: Opens) -> None:
    config = replace(CONFIG, keys={"block": "f5"})
    async with planner(config=config) as screen:
        await screen.press("question_mark")
        rows = {row.id: row for row in screen.pilot.app.screen.query_one(Pane).rows}
        assert "f5" in rows["block"].lines[0].left[0][0]
        await screen.press("escape", "f5")
        assert running_block(screen.state) is not None


async def test_the_palette_does_what_the_key_does(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("colon", "type five", "enter")
        assert running_block(screen.state) is not None


async def test_the_palette_has_every_contact_and_every_command_that_fits(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("colon")
        finder = screen.pilot.app.screen
        assert isinstance(finder, Finder)
        ids = {row.id for row in finder.query_one(Pane).rows}
        assert set(screen.state.contacts) <= ids
        doable = {command.id for command in COMMANDS if command.fits(screen.day_below)}
        assert doable <= ids


async def test_slash_finds_without_accents_and_opens_the_card(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("slash", "type lucia nun", "enter")
        card = screen.pilot.app.screen
        assert isinstance(card, Read)
        words = "".join(
            words for row in card.query_one(Pane).rows for words, _ in row.lines[0].left
        )
        assert "lucia@nunez.example" in words


async def test_a_command_that_begins_with_the_letters_stands_before_one_that_holds_them(
    planner: Opens,
) -> None:
    async with planner() as screen:
        await screen.press("colon", "type se")
        # "Somebody else instead" stands before "settings" among the keys.
        assert screen.pilot.app.screen.query_one(Pane).highlighted == "settings"


@pytest.mark.parametrize("key", ["slash", "colon"])
async def test_the_highlight_goes_to_whom_was_found(planner: Opens, key: str) -> None:
    async with planner() as screen:
        assert screen.panes.place.row_id != "c4"
        await screen.press(key, f"type {screen.state.contacts['c4'].name}", "enter", "escape")
        assert screen.panes.place == Place(CALLS, "c4")


async def test_on_the_requests_it_goes_to_their_request(planner: Opens) -> None:
    taken = {"received_at": days_ago(0), "verdict": Verdict.TAKE, "choice": Verdict.TAKE}
    asked = Request(id="r1", contact="c1", **taken)
    later = Request(id="r2", contact="c4", **taken)
    async with planner(documents=(*PEOPLE, asked, later)) as screen:
        await screen.press("tab")
        assert screen.panes.place == Place(REQUESTS, "r1")
        await screen.press("slash", f"type {screen.state.contacts['c4'].name}", "enter", "escape")
        assert screen.panes.place == Place(REQUESTS, "r2")


async def test_a_card_writes_to_whom_it_is_about(planner: Opens) -> None:
    lately = customer("c9", name="Olga Prat", spoke_at=days_ago(3), touched_at=days_ago(3))
    async with planner(documents=(*PEOPLE, lately)) as screen:
        assert not any("Olga Prat" in row for row in screen.rows("calls"))
        await screen.press("slash", "type olga", "enter", "e")
        assert "Email to Olga Prat" in screen.picture()


async def test_a_key_that_asks_for_a_line_says_on_a_card_that_it_does_not(planner: Opens) -> None:
    """The hour typed behind it would log calls."""
    async with planner() as screen:
        await screen.press("enter", "t")
        assert "“still on it: a new time” does nothing here." in screen.picture()


async def test_a_call_dialled_from_a_card_is_logged_there(planner: Opens) -> None:
    lately = customer("c9", name="Olga Prat", spoke_at=days_ago(3), touched_at=days_ago(3))
    async with planner(documents=(*PEOPLE, lately)) as screen:
        await screen.press("slash", "type olga", "enter", "d")
        # Whether the phone program took it or there is none: the card is there again.
        assert "Olga Prat" in screen.picture()
        await screen.press("1")
        assert [touch.contact for touch in screen.state.touches.values()] == ["c9"]

        await screen.press("w", "type about the fair", "enter")
        assert [touch.note for touch in screen.state.touches.values()] == ["about the fair"]


async def test_what_is_true_of_a_contact_is_changed_on_the_card(planner: Opens) -> None:
    lately = customer("c9", name="Olga Prat", spoke_at=days_ago(3), touched_at=days_ago(3))
    async with planner(documents=(*PEOPLE, lately)) as screen:
        await screen.press("slash", "type olga", "enter")
        await screen.press("Q", "1", "escape")
        assert screen.state.contacts["c9"].qualification.in_target is True
        await screen.press("A", "type email", "enter")
        await screen.press("Z", "type +30d no budget", "enter")
        assert screen.state.contacts["c9"].rest
        assert "no budget" in screen.picture()
        assert not any(screen.state.contacts[key.id].rest for key in PEOPLE)


async def test_an_import_shows_counts_first_and_is_one_undo(planner: Opens, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name,Email\nRosa Gil,rosa@gil.example\nOmar Haddad,omar@haddad.example\n")
    async with planner(documents=()) as screen:
        await screen.press("I", f"type {file}", "enter")
        await screen.until(lambda: "2 new" in screen.picture())
        assert not screen.state.contacts
        await screen.press("enter")
        await screen.until(lambda: bool(screen.state.contacts))
        assert {c.name for c in screen.state.contacts.values()} == {"Rosa Gil", "Omar Haddad"}
        await screen.press("u")
        assert not screen.state.contacts


async def test_a_file_that_is_no_contacts_file_is_a_sentence(
    planner: Opens, tmp_path: Path
) -> None:
    file = tmp_path / "sheet.csv"
    file.write_bytes(b"PK\x03\x04 a spreadsheet")
    async with planner(documents=()) as screen:
        await screen.press("I", f"type {file}", "enter")
        told = screen.pilot.app.screen.query_one(Told)
        await screen.until(lambda: "sheet.csv" in str(told.render()))
        assert not screen.state.contacts


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        ({"blok": "f5"}, "blok"),
        ({"block": "F5"}, "F5"),
        ({"block": "i"}, "incoming"),
    ],
)
async def test_a_key_map_with_a_mistake_says_which(
    planner: Opens, keys: dict[str, str], named: str
) -> None:
    async with planner(config=replace(CONFIG, keys=keys)) as screen:
        await screen.until(lambda: any(named in told for told in screen.told()))


async def test_a_good_key_map_says_nothing(planner: Opens) -> None:
    keys = {"block": "f5,ctrl+b", "pane.next": "J,down", "help": "f1", "mail.copy": "c"}
    async with planner(config=replace(CONFIG, keys=keys)) as screen:
        assert not screen.told()


async def test_the_key_line_says_what_b_does_now(planner: Opens) -> None:
    async with planner() as screen:
        assert "b five calls" in screen.picture()
        await screen.press("b")
        assert "b end the block" in screen.picture()


async def test_ctrl_q_asks_as_q_does_and_ctrl_c_loses_nothing(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b", "ctrl+c", "ctrl+q")
        assert not screen.pilot.app._exit
        await screen.press("ctrl+q")
        assert screen.pilot.app._exit


async def test_the_card_shows_touches_that_are_history(planner: Opens) -> None:
    old = Touch(
        id="t900",
        contact="c1",
        at=days_ago(200),
        outcome=Outcome.SPOKE,
        objective="renewal",
        note="wants it in spring",
    )
    async with planner(documents=[customer("c1", name="Ana Ruiz"), old]) as screen:
        screen.desk.archive()
        assert not screen.state.touches
        await screen.press("slash", "type ana", "enter")
        assert "wants it in spring" in screen.picture()


async def test_a_theme_that_does_not_exist_is_named(planner: Opens) -> None:
    config = replace(CONFIG, look=replace(CONFIG.look, theme="purple"))
    async with planner(config=config) as screen:
        await screen.until(lambda: any("purple" in told for told in screen.told()))
