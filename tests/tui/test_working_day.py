"""The walk of each key of the working day, on the real screen."""

from datetime import date
from itertools import chain, repeat
from pathlib import Path

import msgspec
import pytest
from clocks import FixedClock
from day_samples import CONFIG, customer, do, moment, prospect, state_of, today
from screens import Opens

from planner import doors
from planner.config import CallSettings
from planner.desk import Desk
from planner.method.calls.call_block import start_block
from planner.method.calls.touching import log_touch
from planner.method.day.blocks import running_block
from planner.method.day.deep_work import start_focus
from planner.method.typed.adding import add
from planner.model.change import Change
from planner.model.contact import Cadence, Preference
from planner.model.day import BlockKind, BlockState
from planner.model.document import Channel
from planner.model.request import RequestState, Verdict
from planner.model.touch import Outcome
from planner.store import memory_store, open_store
from planner.tui.dialogs.four_steps import FourSteps
from planner.tui.dialogs.mail import MailDialog
from planner.tui.meanwhile.heartbeat import Heartbeat
from planner.tui.terminal.drawing import words_of
from planner.tui.widgets.block_bar import BlockBar
from planner.tui.widgets.pane import Pane


async def test_b_starts_five_calls_and_shows_who_is_first(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b")
        block = screen.block
        assert block.kind is BlockKind.CALLS
        assert len(block.picks) == 5
        bar = screen.day.query_one(BlockBar)
        assert bar.display
        assert bar.view is not None
        assert bar.view.digits == "15:00"
        first = screen.state.contacts[block.picks[0]]
        line = words_of((*bar.view.middle[0], *bar.view.number))
        assert first.name in line
        assert first.phone in line


async def test_a_block_of_yesterday_is_not_seen_running_in_the_first_frame(
    planner: Opens, clock: FixedClock
) -> None:
    store = memory_store()
    desk = Desk(store, CONFIG, clock)
    desk.apply(lambda state, **_: Change(state.put(customer("c1")), "made"), undoable=False)
    desk.apply(start_block)
    clock.advance(hours=23)
    async with planner(store=store) as screen:
        assert not screen.day.query_one(BlockBar).display


async def test_after_a_block_the_light_is_on_the_next_five_and_what_follows_on_the_last_call(
    planner: Opens,
) -> None:
    people = [customer(f"c{n}", name=f"Person {n:02}", spoke_at=None) for n in range(1, 15)]
    by_email = prospect(
        "c20",
        emails=("eva@example.com",),
        preference=Preference(channel=Channel.EMAIL),
        cadence=Cadence(step=2, due=date(2026, 3, 5)),
    )
    async with planner(documents=[*people, by_email]) as screen:
        await screen.press("b", "1", "1", "1", "1", "1")
        last = max(screen.state.touches.values(), key=lambda touch: touch.id)
        await screen.press("b")
        calls = screen.day.query_one("#calls", Pane)
        assert screen.panes.place.row_id == calls.rows[0].id
        await screen.press("w", "type wants a quote", "enter")
        assert screen.state.touches[last.id].note == "wants a quote"


async def test_a_digit_logs_the_call_and_moves_on_at_once(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b")
        block = screen.block
        for key, outcome in (
            ("1", Outcome.SPOKE),
            ("2", Outcome.VOICEMAIL),
            ("3", Outcome.NO_ANSWER),
        ):
            screen.clock.advance(minutes=1)
            await screen.press(key)
            assert screen.last_touch.outcome is outcome
        called = [touch.contact for touch in screen.state.touches.values()]
        assert called == list(block.picks[:3])
        await screen.press("5")
        assert screen.block.skipped == (block.picks[3],)
        assert any("done today" in row for row in screen.rows("calls"))


async def test_the_light_goes_with_the_call_of_the_moment(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b")
        block = screen.block
        for key, place in (("1", 1), ("5", 2), ("u", 1), ("u", 0), ("U", 1)):
            await screen.press(key)
            assert screen.light("calls") == block.picks[place]


async def test_the_light_stays_where_the_rep_looks_meanwhile(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b", "G")
        looked_at = screen.light("calls")
        await screen.press("1")
        assert screen.light("calls") == looked_at


async def test_a_pane_where_the_rep_is_not_goes_on_showing_its_first_rows(planner: Opens) -> None:
    here = [customer(f"c{n}", name=f"Here {n}") for n in range(1, 30)]
    there = [customer(f"c{n}", name=f"There {n}", zone="America/Sao_Paulo") for n in range(30, 60)]
    async with planner(documents=(*here, *there)) as screen:
        await screen.press("tab")
        assert "Here 1 " in screen.picture()
        screen.clock.moment = today("14:05")
        screen.day.beat()
        await screen.painted()
        assert "There 30 " in screen.picture()
        assert "↑" not in screen.picture()


async def test_nor_does_it_follow_its_light_where_it_was_scrolled_before(planner: Opens) -> None:
    here = [customer(f"c{n}", name=f"Here {n}") for n in range(1, 50)]
    there = [customer(f"c{n}", name=f"There {n}", zone="America/Sao_Paulo") for n in range(50, 80)]
    async with planner(documents=(*here, *there)) as screen:
        await screen.press(*("j" * 30), "tab")
        looked_at = screen.light("calls")
        # One row more above is nothing to lose the light for.
        screen.day.apply(add, "Here 49 now price list", "calls")
        assert screen.light("calls") == looked_at
        screen.clock.moment = today("14:05")
        screen.day.beat()
        await screen.painted()
        assert "There 50 " in screen.picture()
        assert "↑" not in screen.picture()


async def test_outside_a_block_the_next_key_is_about_the_next_contact(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("2", "3")
        first, second = screen.state.touches.values()
        assert first.contact != second.contact
        await screen.press("u")
        assert screen.light("calls") == second.contact


async def test_what_follows_a_call_is_about_it_until_the_light_is_moved(planner: Opens) -> None:
    async with planner() as screen:
        first = screen.light("calls")
        assert first is not None
        name = screen.state.contacts[first].name
        await screen.press("2", "w", "type ring again", "enter", "6", "minus")
        (touch,) = screen.state.touches.values()
        assert (touch.contact, touch.note, touch.mood) == (first, "ring again", "bad")
        assert len(touch.marks) == 1
        await screen.press("e")
        assert f"Email to {name}" in screen.picture()
        await screen.press("escape", "j", "e")
        assert f"Email to {name}" not in screen.picture()


@pytest.mark.parametrize("key", ["w", "N", "plus"])
async def test_in_the_first_talk_of_a_block_nothing_is_written_on_a_call_of_another_day(
    planner: Opens, key: str
) -> None:
    before = moment("2026-02-19 10:00")
    state = do(state_of(prospect("c1")), log_touch, "c1", Outcome.VOICEMAIL, now=before).state
    documents = (*state.contacts.values(), *state.touches.values())
    async with planner(documents=documents) as screen:
        await screen.press("b", key)
        assert any("Log a call first" in told for told in screen.told())
        assert screen.state.touches == state.touches


async def test_without_a_phone_program_the_key_that_copies_is_named(
    planner: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doors, "_OPENERS", {"linux": ()})
    monkeypatch.setattr(doors.sys, "platform", "linux")
    async with planner() as screen:
        await screen.press("d")
        assert screen.told() == ["No program here opens such a link. y copies the number."]


async def test_where_it_may_be_night_a_call_is_asked_about_with_the_times_there(
    planner: Opens, clock: FixedClock
) -> None:
    clock.advance(hours=3)
    bob = customer("c1", name="Bob Hill", country="RU", phones=("+7 495 555 0100",))
    async with planner(documents=[bob], size=(80, 24)) as screen:
        await screen.press("d")
        question = "Bob Hill: closed (it is 14:00 to 00:00 there, RU). Dial all the same?"
        assert question in screen.picture()
        await screen.press("escape", "enter")
        assert "closed (it is 14:00 to 00:00 there, RU)" in screen.picture()


async def test_a_call_outside_their_hours_is_asked_about_with_the_time_there(
    planner: Opens, clock: FixedClock
) -> None:
    eva = customer("c1", name="Eva Luna", zone="America/Mexico_City", phones=("+52 55 5555 0100",))
    async with planner(documents=[eva]) as screen:
        await screen.press("d")
        there = clock.now().in_timezone("America/Mexico_City").format("HH:mm")
        question = f"Eva Luna: opens 09:00 in Mexico City (now {there} there). Dial all the same?"
        assert question in " ".join(screen.picture().replace("│", "").split())


async def test_the_light_stays_among_open_requests(planner: Opens) -> None:
    async with planner() as screen:
        for who in ("jon", "ana"):
            await screen.press("i", f"type {who}", "enter", "type it", "enter", "escape")
        await screen.press("space", "type told", "enter")
        closed, other = sorted(screen.state.requests.values(), key=lambda each: each.answer == "")
        assert screen.light("requests") == other.id
        await screen.press("u")
        assert screen.light("requests") == closed.id


async def test_an_interruption_is_deferred_in_six_keys_and_the_block_goes_on(
    planner: Opens,
) -> None:
    async with planner() as screen:
        await screen.press("b")
        # Without accents, as one types in a hurry.
        await screen.press("i", "n", "u", "n", "enter", "enter")
        request = screen.request
        assert request.contact == "c5"
        assert request.state is RequestState.DEFERRED
        assert request.verdict is Verdict.DEFER
        block = screen.block
        assert request.interrupted == block.id
        assert len(block.interruptions) == 1
        # The mail is ready at once; leaving it for later loses nothing.
        assert isinstance(screen.pilot.app.screen, MailDialog)
        await screen.press("escape")
        assert any("Lucía Núñez" in row for row in screen.rows("requests"))
        await screen.press("1")
        assert len(screen.state.touches) == 1


async def test_where_a_mail_lies_is_told_with_what_was_noted(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b", "i", "n", "u", "n", "enter", "enter", "s")
        (deferred,) = screen.state.requests.values()
        assert deferred.mail_sent_at
        (told,) = screen.told()
        assert told.startswith("Lucía Núñez: email prepared · Saved as ")
        assert told.endswith(f"{deferred.id}.eml.")


async def test_the_verdict_can_be_overruled_by_a_call_back(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b", "i", "type luis", "enter", "type delivery", "down", "down", "enter")
        await screen.press("type +20m", "enter")
        request = screen.request
        (call,) = screen.state.calls.values()
        assert request.choice is Verdict.CALL_BACK
        assert request.about == "delivery"
        assert call.contact == "c4"
        assert call.due_at == screen.clock.now().add(minutes=20)


async def test_each_letter_asks_anew_who_it_is(planner: Opens) -> None:
    names = (*(f"Begoña {letter}" for letter in "ABCDE"), "Begoña Vidal")
    people = [customer(f"c{n}", name=name) for n, name in enumerate(names)]
    async with planner(documents=people) as screen:
        await screen.press("i", *"bego", "space", "v", "enter", "type quote", "enter")
        assert screen.state.contacts[screen.request.contact].name == "Begoña Vidal"


async def test_a_day_alone_is_told_with_the_time_that_counts(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("i", "type luis", "enter", "type delivery", "down", "down", "enter")
        await screen.press("type tomorrow")
        assert "Fri 6 Mar 09:00" in screen.picture()
        await screen.press("enter", "tab", "p", "type friday")
        assert "Fri 6 Mar 18:30" in screen.picture()


async def test_somebody_new_becomes_a_contact(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("i", "type Zoe Marsh", "enter", "type a quote", "enter")
        assert screen.state.contacts[screen.request.contact].name == "Zoe Marsh"


async def test_deep_work_is_planned_started_and_ended(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("tab", "tab", "n", "type 12:00 90m price list", "enter")
        (block,) = screen.state.blocks.values()
        assert (block.kind, block.planned_minutes) == (BlockKind.DEEP, 90)
        assert any("price list" in row for row in screen.rows("day"))
        await screen.press("f")
        assert running_block(screen.state) is not None
        screen.clock.advance(minutes=30)
        await screen.press("f")
        (ended,) = screen.state.blocks.values()
        assert ended.state is BlockState.DONE
        assert ended.started_at is not None
        assert ended.ended_at is not None
        assert (ended.ended_at - ended.started_at).total_seconds() == 30 * 60


async def test_enter_starts_and_ends_the_highlighted_block(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("tab", "tab", "n", "type 12:00 90m price list", "enter")
        (block,) = screen.state.blocks.values()
        screen.panes.go_to("day", block.id)
        await screen.press("enter")
        assert running_block(screen.state) is not None
        await screen.press("enter")
        assert running_block(screen.state) is None


async def test_n_adds_a_call_and_shows_how_it_was_understood(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("n", "type Ana Ruiz mañana 15:30 renewal", "enter")
        (call,) = screen.state.calls.values()
        assert (call.contact, call.objective) == ("c1", "renewal")


async def test_a_line_not_understood_stays_in_the_field(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("n", "type Ana Ruiz 25:00 renewal", "enter")
        assert not screen.state.calls
        field = screen.pilot.app.screen.query_one("Field")
        assert field.value == "Ana Ruiz 25:00 renewal"


async def test_space_closes_a_request_with_its_answer(planner: Opens) -> None:
    async with planner() as screen:
        await screen.capture("jon", "delivery")
        await screen.press("space", "type on Friday", "enter")
        request = screen.request
        assert request.state is RequestState.CLOSED
        assert request.answer == "on Friday"


async def test_undo_and_redo_say_what_they_did(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b", "1")
        assert len(screen.state.touches) == 1
        await screen.press("u")
        assert not screen.state.touches
        assert any("Undone" in told for told in screen.told())
        await screen.press("u")
        assert running_block(screen.state) is None
        await screen.press("U", "U")
        assert len(screen.state.touches) == 1


async def test_a_refusal_is_a_sentence_and_changes_nothing(planner: Opens) -> None:
    async with planner(documents=()) as screen:
        await screen.press("b")
        assert running_block(screen.state) is None
        assert any("import" in told for told in screen.told())


async def test_what_another_program_wrote_shows_by_itself(
    planner: Opens, clock: FixedClock, tmp_path: Path
) -> None:
    async with planner(store=open_store(tmp_path)) as screen:
        other = Desk(open_store(tmp_path), screen.desk.config, clock)
        other.apply(add, "Sara Costa 16:00 pallets", "calls")
        await screen.until(lambda: any("16:00" in row for row in screen.rows("calls")))


async def test_leaving_during_a_block_needs_q_twice(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b", "q")
        assert screen.pilot.app.is_running
        assert running_block(screen.state) is not None
        await screen.press("q")
        assert screen.pilot.app._exit
        assert running_block(screen.state) is not None


async def test_a_request_taken_in_a_block_counts_its_minutes_until_the_rep_is_back(
    planner: Opens,
) -> None:
    async with planner() as screen:
        await screen.press("b", "i", "type luis", "enter", "down", "enter")
        screen.clock.advance(minutes=4)
        await screen.press("B")
        assert [mark.minutes for mark in screen.block.interruptions] == [4]


async def test_enter_on_deep_work_that_is_over_starts_nothing(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("tab", "tab", "n", "type 10:30 30m contract", "enter")
        await screen.press("n", "type 12:00 90m price list", "enter")
        contract = next(iter(screen.state.blocks))
        screen.panes.go_to("day", contract)
        # It was broken off, so that its rest is offered a time; not wanted here.
        await screen.press("enter")
        screen.clock.advance(minutes=5)
        await screen.press("enter", "escape")
        assert screen.state.blocks[contract].state is BlockState.DONE
        screen.panes.go_to("day", contract)
        await screen.press("enter")
        assert running_block(screen.state) is None
        assert any("contract" in told for told in screen.told())


async def test_deep_work_not_started_yesterday_stays_in_sight(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("tab", "tab", "n", "type 12:00 90m price list", "enter")
        screen.clock.advance(days=1)
        await screen.until(lambda: "left over" in " ".join(screen.rows("day")))
        assert any("price list" in row and "day 2" in row for row in screen.rows("day"))


@pytest.mark.parametrize("size", [(59, 15), (60, 14), (20, 5)])
async def test_a_tiny_screen_says_what_it_needs_and_loses_nothing(
    planner: Opens, size: tuple[int, int]
) -> None:
    async with planner() as screen:
        await screen.press("b")
        await screen.pilot.resize_terminal(*size)
        await screen.pilot.pause()
        assert "60" in screen.picture()
        assert "Ana Ruiz" not in screen.picture()
        await screen.pilot.resize_terminal(100, 30)
        await screen.pilot.pause()
        assert "five calls" not in screen.picture().splitlines()[-1]
        assert running_block(screen.state) is not None
        await screen.press("1")
        assert len(screen.state.touches) == 1


async def test_a_call_back_and_a_promise_ask_for_their_moment(planner: Opens) -> None:
    async with planner() as screen:
        await screen.capture("jon", "delivery")
        await screen.press("p", "type 16:30", "enter")
        request = screen.request
        assert request.promise is not None
        assert request.promise.at == screen.clock.now().at(16, 30)
        await screen.press("c", "type tomorrow", "enter")
        (call,) = screen.state.calls.values()
        assert call.due_at == screen.clock.now().add(days=1).at(9)


async def test_support_is_asked_in_one_line_and_the_request_stays(planner: Opens) -> None:
    async with planner() as screen:
        await screen.capture("jon", "delivery")
        await screen.press("s", "type Accounts 16:00 delay the payment", "enter")
        request = screen.request
        (help_asked,) = request.support
        assert (help_asked.department, help_asked.what) == ("Accounts", "delay the payment")
        assert request.state is RequestState.WAITING


async def test_a_department_may_be_called_as_a_day(planner: Opens) -> None:
    async with planner() as screen:
        await screen.capture("jon", "delivery")
        await screen.press("s", "type SAT 16:00 send a fitter", "enter")
        (help_asked,) = screen.request.support
        assert (help_asked.department, help_asked.what) == ("SAT", "send a fitter")
        assert help_asked.due_at == screen.clock.now().at(16)


@pytest.mark.parametrize(
    ("typed", "told"),
    [("Accounts", "Say by when"), ("16:00", "Say which department")],
)
async def test_support_that_lacks_something_is_refused_while_it_can_be_typed_on(
    planner: Opens, typed: str, told: str
) -> None:
    async with planner() as screen:
        await screen.capture("jon", "delivery")
        await screen.press("s", f"type {typed}", "enter")
        assert told in screen.picture()
        await screen.press("ctrl+u", "type Accounts 16:00", "enter")
        assert screen.request.support


async def test_the_page_names_the_keys_and_the_numbers_of_the_rep(planner: Opens) -> None:
    config = msgspec.structs.replace(
        CONFIG,
        calls=CallSettings(target=3, minutes=10),
        keys={
            "block": "f5",
            "focus": "f12",
            "import": "f6",
            "incoming": "f2",
            "log.spoke": "f7",
            "morning": "f8",
            "new": "f3",
            "quit": "f9",
        },
    )
    async with planner(documents=(), config=config) as screen:
        assert "Nobody to call. f6 imports contacts, f3" in screen.picture()
        assert "Nothing asked. f2 captures" in screen.picture()
        assert "f8: one minute for the morning" in screen.picture()
        assert screen.picture().splitlines()[-1].startswith(" f5 five calls   f2 interruption   e ")
    async with planner(config=config) as screen:
        await screen.press("f5", "f7", "2", "f7")
        assert "All 3 are done." in screen.picture()
        assert "f5 ends the block; f7 2 3 4 log another call" in screen.picture()
        await screen.press("f9")
        assert "f9 again leaves" in screen.told()[-1]
        await screen.press("ctrl+c")
        assert "f9 leaves the planner." in screen.told()
        heartbeat, said = Heartbeat(screen.desk), list[str]()
        for _beat in range(22):
            screen.clock.advance(seconds=30)
            said += heartbeat.beat().said
        assert any("The 10 min are over. No call is cut; f5 ends" in told for told in said)


async def test_with_nobody_left_a_key_pressed_once_more_logs_no_call(planner: Opens) -> None:
    async with planner((customer("c1", name="Ana Ruiz"),)) as screen:
        await screen.press("b", "4", "3")
        assert len(screen.state.touches) == 1


async def test_who_called_in_between_is_whom_the_rep_leaves(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b", "i", "type greta", "enter", "type box", "down", "enter")
        await screen.press("o")
        assert "Greta Lind" in screen.picture()
        await screen.press("l", "enter", "x", "enter")
        assert screen.request.state is RequestState.LEFT
        assert screen.state.contacts["c6"].rest


async def test_why_it_rings_is_read_on_the_screen(planner: Opens) -> None:
    async with planner() as screen:
        screen.desk.apply(add, "Greta Lind 10:30 renewal", to="calls")
        screen.day.beat()
        screen.clock.advance(minutes=30)
        screen.day.beat()
        await screen.pilot.pause()
        assert screen.told() == ["Call now: Greta Lind · renewal"]


async def test_who_was_taken_in_deep_work_can_be_left_whatever_is_highlighted(
    planner: Opens,
) -> None:
    async with planner() as screen:
        await screen.press("tab", "tab", "n", "type 60m price list", "enter", "f")
        await screen.press("i", "type luis", "enter", "type shouts", "down", "enter")
        await screen.press("o")
        assert isinstance(screen.pilot.app.screen, FourSteps)
        assert "Luis Vega" in screen.picture()


async def test_the_header_counts_as_many_minutes_of_deep_work_as_the_bar(
    planner: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A minute that was over between a beat and its frame stood in the bar alone."""
    async with planner() as screen:
        screen.day.apply(start_focus, title="Price list")
        await screen.pilot.pause()
        screen.day.beat()
        before, after = screen.clock.advance(seconds=59.8), screen.clock.advance(seconds=0.3)
        moments = chain([before], repeat(after))
        monkeypatch.setattr(screen.clock, "now", lambda: next(moments))
        for done in ("0 min", "1 min"):
            screen.day.beat()
            await screen.painted()
            assert f"{done} / 1h" in screen.picture()
            assert f"focus {done}" in screen.picture()
