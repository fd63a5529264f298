"""Somebody calls: whoever is highlighted is meant, however the rep goes on to what it is about."""

import pytest
from day_samples import customer, do, state_of, today
from screens import PEOPLE, Opens, Screen

from planner.method.requests.incoming import capture
from planner.method.requests.ownership import promise
from planner.model.document import Mood, Offence
from planner.model.instants import stamp
from planner.model.request import RequestState, Verdict
from planner.model.state import changed
from planner.model.touch import CallReason, Outcome, PlannedCall, Touch
from planner.tui.dialogs.capture import Capture
from planner.tui.dialogs.told import Told
from planner.tui.prompt import Field
from planner.tui.rows.verdict import open_with
from planner.tui.terminal import signs


def asker(screen: Screen) -> str:
    return screen.state.contacts[screen.request.contact].name


async def to_about(screen: Screen, way: str) -> None:
    if way == "click":
        await screen.pilot.click("#about")
        await screen.pilot.pause()
    else:
        await screen.press(way)


@pytest.mark.parametrize("way", ["enter", "tab", "click"])
@pytest.mark.parametrize(("typed", "name"), [("luis", "Luis Vega"), ("Zoe Marsh", "Zoe Marsh")])
async def test_who_is_highlighted_is_meant(planner: Opens, way: str, typed: str, name: str) -> None:
    async with planner() as screen:
        await screen.press("i", f"type {typed}")
        await to_about(screen, way)
        await screen.press("type two boxes missing", "enter")
        assert asker(screen) == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("luis: two boxes", "Luis Vega"),
        ("Eva Oto, Oto, 876 55 44 33: two boxes", "Eva Oto"),
        ("Eva Oto, Oto 876 55 44 33 two boxes", "Eva Oto"),
    ],
)
async def test_behind_who_stands_what_it_is_about(planner: Opens, typed: str, name: str) -> None:
    async with planner() as screen:
        await screen.press("i", f"type {typed}", "enter", "enter")
        assert (asker(screen), screen.request.about) == (name, "two boxes")


@pytest.mark.parametrize("way", ["enter", "tab", "click"])
async def test_who_is_changed_afterwards_is_meant(planner: Opens, way: str) -> None:
    async with planner() as screen:
        await screen.press("i", "type luis", "enter", "shift+tab")
        screen.pilot.app.screen.query_one("#who", Field).value = "Zoe Marsh"
        await screen.pilot.pause()
        await to_about(screen, way)
        await screen.press("type delivery note", "enter")
        assert asker(screen) == "Zoe Marsh"


async def test_two_of_one_name_and_company_are_told_apart(planner: Opens) -> None:
    ana = customer("c1", name="Ana Ruiz", company="Norte", title="Compras")
    async with planner(documents=(ana, changed(ana, id="c2", title="Ventas"))) as screen:
        await screen.press("i", "type ana")
        assert "Ana Ruiz  Compras" in screen.picture()
        assert "Ana Ruiz  Ventas" in screen.picture()


async def test_a_call_that_comes_in_while_a_card_is_read_is_captured(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("enter")
        assert "can be called" in screen.picture()
        await screen.pilot.press("i", *"luis")
        await screen.until(lambda: "Luis Vega" in screen.picture())
        await screen.press("enter", "type two boxes missing", "enter")
        assert asker(screen) == "Luis Vega"


async def test_the_next_key_is_about_who_has_just_called(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("i", "type luis", "enter", "type two boxes", "enter", "escape", "tab")
        await screen.press("i", "type ana", "enter", "type delivery note", "enter", "escape")
        await screen.press("p", "type 16:30", "enter")
        promised = {
            screen.state.contacts[request.contact].name
            for request in screen.state.requests.values()
            if request.promise and request.promise.at.minute == 30
        }
        assert promised == {"Ana Ruiz"}


async def test_who_takes_a_call_has_the_keys_for_what_is_agreed(planner: Opens) -> None:
    """Among the calls ``p3pm`` would log that nobody answered to whoever stands first."""
    async with planner() as screen:
        await screen.press("i", "type luis", "enter", "type two boxes", "enter", "escape")
        await screen.press("tab", "tab")
        assert screen.panes.place.pane == "calls"
        await screen.press("i", "type ana", "enter", "type delivery note", "enter", "escape")
        await screen.press("p", "type 16:30", "enter")
        request = screen.state.requests[screen.panes.place.row_id]
        assert request.about == "delivery note"
        assert request.promise
        assert request.promise.at.minute == 30


async def test_who_takes_a_call_in_a_block_stays_among_the_calls(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b", "i", "type luis", "enter", "type two boxes", "down", "enter")
        assert screen.state.requests
        assert screen.panes.place.pane == "calls"
        # What is agreed with the caller is noted from there, too, and not of whom the block is at.
        await screen.press("p", "type 16:30", "enter")
        request = screen.request
        assert request.promise
        assert not screen.state.touches
        await screen.press("e")
        assert f"[#{request.id.upper()}]" in screen.picture()


async def test_until_the_rep_is_back_in_the_block_each_key_is_about_the_caller(
    planner: Opens,
) -> None:
    """``space`` asked how the call to whom the block was at went, and ``N`` for their next step,
    while ``p``, ``c`` and ``e`` meant the caller."""
    async with planner() as screen:
        await screen.press("b", "i", "type luis", "enter", "type two boxes", "down", "enter")
        assert screen.panes.place.pane == "calls"
        assert "space answered" in screen.picture()
        await screen.press("N", "type ask the warehouse", "enter", "minus")
        request = screen.request
        assert request.next_step == "ask the warehouse"
        assert request.mood is Mood.BAD
        await screen.press("space", "type they come on friday", "enter")
        assert screen.state.requests[request.id].state is RequestState.CLOSED
        assert not [block for block in screen.state.blocks.values() if block.touches]
        # The talk is over with the answer: the keys are the block's again.
        assert "space done" in screen.picture()


async def test_the_answer_to_a_caller_leads_back_to_the_calls_of_the_block(
    planner: Opens,
) -> None:
    """The rep stayed on the requests, where ``N`` after the next talk was about another one."""
    async with planner() as screen:
        await screen.press("i", "type ana", "enter", "type gaskets", "enter", "escape")
        await screen.press("b", "i", "type luis", "enter", "type two boxes", "down", "enter")
        await screen.press("tab", "p", "type 16:30", "enter")
        assert screen.panes.place.pane == "requests"
        await screen.press("space", "type they come on friday", "enter")
        assert screen.panes.place.pane == "calls"
        await screen.press("minus", "1", "N", "type send the list", "enter", "plus")
        felt = {each.about: (each.mood, each.next_step) for each in screen.state.requests.values()}
        assert felt["two boxes"][0] is Mood.BAD
        assert felt["gaskets"][0] is None
        (touch,) = screen.state.touches.values()
        assert touch.mood is Mood.GOOD


async def test_deep_work_too_is_left_alone_until_the_rep_is_back_from_the_caller(
    planner: Opens,
) -> None:
    async with planner() as screen:
        await screen.press("tab", "tab", "f", "i", "type luis", "enter", "type two boxes")
        await screen.press("down", "enter")
        screen.panes.go_to("day")
        await screen.pilot.pause()
        assert "space answered" in screen.picture()
        await screen.press("B")
        assert "space done" in screen.picture()


async def test_back_to_the_block_is_back_among_the_calls(planner: Opens) -> None:
    """From the request, the next step after the next talk would be that of the request."""
    async with planner() as screen:
        await screen.press("b", "i", "type luis", "enter", "type two boxes", "down", "enter")
        await screen.press("tab", "B")
        assert screen.panes.place.pane == "calls"


async def test_a_call_taken_by_mistake_and_taken_back_leads_back_to_the_light_among_the_calls(
    planner: Opens,
) -> None:
    async with planner() as screen:
        before = screen.panes.place
        await screen.press("i", "type luis", "enter", "type two boxes", "enter", "escape", "u")
        assert not screen.state.requests
        assert screen.panes.place == before


async def test_who_has_no_number_is_told_before_a_call_is_promised(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("i", "type Zoe Marsh, Marsh Ltd", "enter", "type delivery note")
        await screen.press("down", "down", "enter")
        assert "no phone number" in screen.picture()
        await screen.press("type 16:30")
        assert "16:30, Europe/Madrid · no phone number" in screen.picture()
        await screen.press("enter", "tab", "c")
        await screen.press("type 17:00")
        assert "17:00, Europe/Madrid · no phone number" in screen.picture()


async def test_who_waits_for_something_comes_before_a_namesake(planner: Opens) -> None:
    namesakes = [customer(key, name=f"Diane {name}") for key, name in (("c1", "Ash"), ("c2", "Lo"))]
    state = do(state_of(*namesakes), capture, namesakes[1], "quote", choice=Verdict.DEFER).state
    async with planner(documents=(*namesakes, *state.requests.values())) as screen:
        await screen.press("i", "type diane", "enter")
        assert "Diane Lo" in screen.pilot.app.screen.query_one("#who", Field).value


def askers(screen: Screen) -> list[str]:
    """Who asked for something, in the order in which they called."""
    contacts = screen.state.contacts
    return [contacts[request.contact].name for request in screen.state.requests.values()]


async def test_one_that_comes_in_while_an_email_is_ready_is_captured(planner: Opens) -> None:
    """Else the keys of the email would take letters of the name for theirs."""
    async with planner() as screen:
        await screen.press("b")
        await screen.capture()
        assert "Email to Ana Ruiz" in screen.picture()
        await screen.press("i", "type luis", "enter", "type two boxes missing", "enter")
        assert askers(screen) == ["Ana Ruiz", "Luis Vega"]
        assert "Email to Luis Vega" in screen.picture()


async def test_one_that_comes_in_in_the_email_window_is_captured_and_the_window_goes_on(
    planner: Opens,
) -> None:
    async with planner() as screen:
        await screen.press("b")
        await screen.capture()
        await screen.press("escape", "m", "i", "type luis", "enter", "type two boxes", "enter")
        assert askers(screen) == ["Ana Ruiz", "Luis Vega"]
        await screen.press("escape")
        assert "Email window · 1 of 1" in screen.picture()


async def test_one_that_comes_in_in_the_morning_is_captured_and_the_morning_goes_on(
    planner: Opens,
) -> None:
    async with planner() as screen:
        await screen.press("M")
        assert "Morning" in screen.picture()
        await screen.press("i", "type luis", "enter", "type two boxes", "down", "enter", "escape")
        assert askers(screen) == ["Luis Vega"]
        assert "Morning" in screen.picture()


async def test_one_that_is_taken_ends_what_was_gone_through(planner: Opens) -> None:
    """They talk now: what is promised is about them."""
    async with planner() as screen:
        await screen.press("M", "i", "type luis", "enter", "type two boxes", "enter")
        assert "Morning" not in screen.picture()
        await screen.press("p", "type 16:00", "enter")
        assert screen.request.promise


async def test_who_was_chosen_among_many_of_a_name_stays(planner: Opens) -> None:
    people = [customer(f"c{n}", name="Ana Ruiz", company=f"Firm {n}") for n in range(8)]
    async with planner(documents=people) as screen:
        await screen.press("i", "type ana ruiz firm 7", "tab", "shift+tab", "tab", "enter")
        assert screen.request.contact == "c7"


async def test_whose_name_others_have_is_told_with_the_company(planner: Opens) -> None:
    people = [customer(f"c{n}", name="Ana Ruiz", company=f"Firm {n}") for n in range(3)]
    async with planner(documents=people) as screen:
        await screen.press("i", "type ana ruiz", "down", "enter")
        assert "Ana Ruiz  Firm 1" in screen.picture()
        await screen.press("shift+tab", "tab", "enter")
        assert screen.request.contact == "c1"


async def test_the_verdict_knows_who_it_is_for(planner: Opens) -> None:
    people = [customer("c1", name="Ana Ruiz", deal_of_the_year=True), customer("c2", name="Luis")]
    async with planner(documents=people) as screen:
        await screen.press("b", "i", "type ana", "tab")
        assert "deal of the year" in screen.picture()
        await screen.press("shift+tab")
        screen.pilot.app.screen.query_one("#who", Field).value = "Luis"
        await screen.press("tab")
        assert "Do not answer" in screen.picture()


@pytest.mark.parametrize(
    ("keys", "taken"), [((), "take it now"), (("down",), "defer to email, read at 13:00")]
)
async def test_enter_takes_the_verdict_that_is_told_or_what_the_rep_chose_instead(
    planner: Opens, keys: tuple[str, ...], taken: str
) -> None:
    """Asked about something else, what was in hand already is to be answered."""
    async with planner() as screen:
        await screen.press("i", "type luis", "tab", "type two boxes", "enter")
        await screen.press("i", "type luis", "tab")
        assert "> “two boxes” is in hand" in screen.picture().replace(signs.CURSOR, ">")
        await screen.press(*keys, "type a quote")
        assert "Take it: you are available" in screen.picture()
        assert f"> {taken}" in screen.picture().replace(signs.CURSOR, ">")


async def test_who_asks_again_after_hours_need_have_no_second_request(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("i", "type luis", "tab", "type two boxes", "enter")
        screen.clock.advance(hours=2)
        await screen.press("i", "type luis", "tab", "type the two boxes")
        picture = screen.picture()
        assert "Take it: you are available" in picture
        assert "“two boxes” is in hand: note that they asked again" in picture
        await screen.press("down", "down", "down", "enter")
        assert len(screen.request.asked_again) == 1


async def test_what_the_caller_was_promised_on_other_requests_is_told(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("i", "type luis", "tab", "type two boxes missing", "enter")
        await screen.press("i", "type luis", "tab")
        # What is in hand is told with its reason.
        assert "Open with them" not in screen.picture()
        await screen.press("type a quote")
        assert "Open with them: two boxes missing, no promise." in screen.picture()
        await screen.press("shift+tab")
        screen.pilot.app.screen.query_one("#who", Field).value = "Ana Ruiz"
        await screen.press("tab")
        assert "Open with them" not in screen.picture()


async def test_whoever_insulted_lately_is_answered_knowing_it(planner: Opens) -> None:
    offended = Touch(
        id="t9",
        contact="c1",
        at=stamp(today("09:00").subtract(days=1)),
        outcome=Outcome.SPOKE,
        offence=Offence(severity=3),
    )
    async with planner((*PEOPLE, offended), size=(80, 24)) as screen:
        await screen.press("i", "type ana ruiz", "tab")
        assert "Toll: 4 · 1 offence, on Wed 4 Mar." in screen.picture()


def test_of_several_open_requests_the_first_due_are_told() -> None:
    state = state_of(ana := customer("c1", name="Ana Ruiz"), customer("c2", name="Luis"))
    for about, hour in (("gaskets " * 9, "12:00"), ("", "11:00"), ("quote", ""), ("invoice", "")):
        asked = do(state, capture, ana, about, choice=Verdict.TAKE)
        state = asked.state
        if hour and asked.item:
            state = do(state, promise, asked.item.id, today(hour)).state
    now = today("10:40")
    assert open_with(state, ana, now) == (
        "Open with them: no details yet, promised for 11:00;"
        " gaskets gaskets gaskets gaske…, promised for 12:00; 2 more."
    )
    first, *_others = state.requests.values()
    assert "gaskets" not in open_with(state, ana, now, first)
    assert open_with(state, state.contacts["c2"], now, first) == ""


def test_a_call_promised_in_a_talk_is_told_too() -> None:
    """Who had been promised the price list for the next day was asked what it was about."""
    ana = customer("c1", name="Ana Ruiz")
    now = today("16:20")
    agreed = PlannedCall(
        id="p3",
        contact="c1",
        objective="renewal",
        due_at=stamp(today("10:00").add(days=1)),
        made_at=stamp(now),
    )
    call = changed(agreed, id="p2", objective="price list", reason=CallReason.CALL_BACK)
    told = open_with(state_of(ana, call, agreed), ana, now)
    assert told == "Open with them: price list, promised for Fri 6 Mar 10:00."
    assert open_with(state_of(ana, call), ana, now, calling_for="price list") == ""


@pytest.mark.parametrize("keys", [("enter",), ("tab", "type two boxes missing", "enter")])
async def test_without_anybody_it_is_asked_and_nothing_typed_is_lost(
    planner: Opens, keys: tuple[str, ...]
) -> None:
    async with planner() as screen:
        await screen.press("i", *keys)
        assert isinstance(screen.pilot.app.screen, Capture)
        assert screen.pilot.app.focused is screen.pilot.app.screen.query_one("#who")
        assert "Say who it is" in screen.picture()
        await screen.press("type luis", "tab")
        assert "Say who it is" not in screen.picture()
        await screen.press("enter")
        assert screen.request.about == ("two boxes missing" if len(keys) > 1 else "")


async def test_the_dialog_is_whole_on_a_small_screen_also_with_its_third_field(
    planner: Opens,
) -> None:
    """Under it stands what was done last."""
    async with planner(size=(80, 24)) as screen:
        await screen.press("b", "i", "type luis", "enter", "down", "down", "enter")
        assert screen.told()
        assert "enter takes it · esc closes" in screen.picture()
        await screen.press("shift+tab")
        assert "defer to email" in screen.picture()


async def test_a_time_to_call_back_needs_somebody_too(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b", "i", "type luis", "enter", "down", "down", "enter", "type +20m")
        screen.pilot.app.screen.query_one("#who", Field).focus()
        await screen.pilot.pause()
        screen.pilot.app.screen.query_one("#who", Field).value = ""
        await screen.press("tab", "tab", "enter")
        assert "Say who it is" in screen.picture()
        await screen.press("type ana", "tab", "tab", "enter")
        (call,) = screen.state.calls.values()
        assert asker(screen) == "Ana Ruiz"
        assert call.due_at == screen.clock.now().add(minutes=20)


@pytest.mark.parametrize("warning", [True, False])
async def test_a_long_sentence_is_read_to_its_end(planner: Opens, warning: bool) -> None:
    async with planner(size=(80, 24)) as screen:
        await screen.press("n")
        told = screen.pilot.app.screen.query_one(Told)
        told.say(f"{'word ' * 35}end", warning=warning)
        await screen.pilot.pause()
        assert "word end" in " ".join(screen.picture().split())
        assert "enter takes it" in screen.picture()
        told.say("short")
        await screen.pilot.pause()
        assert told.size.height == 2


async def test_who_cannot_be_somebody_new_is_asked_for_again_and_what_was_typed_stays(
    planner: Opens,
) -> None:
    async with planner() as screen:
        await screen.capture("c99", "wrong gaskets")
        assert "nothing with the id c99" in screen.picture()
        assert not screen.state.requests
        await screen.press("backspace", "backspace", "backspace", "type luis", "enter", "enter")
        assert screen.request.about == "wrong gaskets"
