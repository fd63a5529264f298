"""The keys of the method beyond the working day, on the real screen."""

from datetime import date

import msgspec
import pytest
from day_samples import CONFIG, customer, prospect
from screens import Opens

from planner.locale import use
from planner.method.day.blocks import running_block
from planner.method.typed.adding import add
from planner.model.change import Change
from planner.model.contact import Cadence, Contact, Preference, Rest
from planner.model.day import Availability, BlockKind
from planner.model.document import Channel, Mood
from planner.model.request import RequestState
from planner.model.state import changed
from planner.model.touch import CallState, Mark, Outcome
from planner.tui.dialogs.told import Told
from planner.tui.widgets.block_bar import BlockBar
from planner.tui.widgets.pane import Pane


class TestTheTalk:
    async def test_marks_go_to_the_call_of_the_moment(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.press("b", "6", "8", "6", "7", "1")
            assert screen.last_touch.marks == (Mark.WHAT_ELSE, Mark.PIVOT)
            assert screen.block.marks == ()

    async def test_a_mark_shows_as_done_in_the_row_of_the_moment(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.press("b")
            assert any("9 quote followed up" in row for row in screen.rows("calls"))
            await screen.press("9")
            assert any("√ quote followed up" in row for row in screen.rows("calls"))

    async def test_a_referral_shows_both_questions_and_takes_the_name(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.press("b", "0")
            picture = screen.picture()
            assert picture.index("Who do you know") < picture.index("suppliers")
            await screen.press("type Marta Solé, Grup Solé, 933100206")
            assert "Marta Solé, Grup Solé · 933100206" in screen.picture()
            await screen.press("enter")
            named = next(c for c in screen.state.contacts.values() if c.name == "Marta Solé")
            assert named.referred_by == screen.block.picks[0]
            await screen.press("1")
            assert screen.last_touch.marks == (Mark.REFERRAL_ASKED,)

    async def test_a_mood_is_one_key_on_the_last_call(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.press("b", "1", "plus")
            assert screen.last_touch.mood is Mood.GOOD
            await screen.press("minus")
            assert screen.last_touch.mood is Mood.BAD

    async def test_a_mood_is_one_key_on_a_request(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.capture()
            await screen.press("minus")
            assert screen.request.mood is Mood.BAD

    async def test_a_mood_right_after_the_answer_is_about_the_request_that_was_answered(
        self, planner: Opens
    ) -> None:
        """The light has gone on to the next one, which nobody has talked about."""
        async with planner() as screen:
            await screen.capture()
            await screen.press("escape", "i", "type luis", "enter", "type two boxes", "enter")
            await screen.press("escape", "space", "type they come on friday", "enter", "minus")
            moods = {each.about: each.mood for each in screen.state.requests.values()}
            assert moods == {"wrong gaskets": None, "two boxes": Mood.BAD}

    async def test_a_mood_after_the_answer_to_a_caller_in_a_block_is_about_that_caller(
        self, planner: Opens
    ) -> None:
        async with planner() as screen:
            await screen.press("b", "1", "i", "type luis", "enter", "type two boxes", "down")
            await screen.press("enter", "space", "type they come on friday", "enter", "minus")
            assert screen.request.mood is Mood.BAD
            assert screen.last_touch.mood is None
            await screen.press("1", "plus")
            assert screen.last_touch.mood is Mood.GOOD
            assert screen.request.mood is Mood.BAD

    async def test_a_mood_right_after_a_call_is_about_the_call_on_any_pane(
        self, planner: Opens
    ) -> None:
        """The block goes on while the rep looks at the requests."""
        async with planner() as screen:
            await screen.capture()
            await screen.press("escape", "b", "tab", "1", "plus")
            assert screen.last_touch.mood is Mood.GOOD
            assert screen.request.mood is None

    async def test_a_mood_while_the_next_caller_talks_is_about_that_one(
        self, planner: Opens
    ) -> None:
        async with planner() as screen:
            await screen.press("b", "i", "type luis", "enter", "type two boxes", "down", "enter")
            await screen.press("space", "type they come on friday", "enter")
            await screen.press("i", "type ana", "enter", "type gaskets", "down", "enter", "minus")
            moods = {each.about: each.mood for each in screen.state.requests.values()}
            assert moods == {"two boxes": None, "gaskets": Mood.BAD}

    async def test_a_note_typed_past_the_end_of_the_block_loses_nothing(
        self, planner: Opens
    ) -> None:
        async with planner() as screen:
            await screen.press("b", "1", "w")
            for _half_minute in range(40):
                screen.clock.advance(minutes=0.5)
                screen.day_below.beat()
            await screen.press("type twelve pallets", "enter")
            assert screen.last_touch.note == "twelve pallets"
            assert running_block(screen.state) is not None


class TestNeverANuisance:
    async def test_a_second_touch_in_a_day_says_what_it_costs(self, planner: Opens) -> None:
        async with planner([customer("c1", name="Ana Ruiz")]) as screen:
            await screen.press("2", "2")
            assert len(screen.state.touches) == 1
            assert "second touch in one day" in screen.picture()
            await screen.press("enter")
            assert len(screen.state.touches) == 2
            assert screen.last_touch.reason

    async def test_thinking_better_of_it_logs_nothing(self, planner: Opens) -> None:
        async with planner([customer("c1", name="Ana Ruiz")]) as screen:
            await screen.press("2", "2", "escape")
            assert len(screen.state.touches) == 1

    async def test_whoever_answers_at_last_is_logged_without_a_question(
        self, planner: Opens
    ) -> None:
        async with planner([customer("c1", name="Ana Ruiz")]) as screen:
            await screen.press("2", "1")
            assert screen.last_touch.outcome is Outcome.SPOKE

    async def test_the_next_step_by_email_is_logged_once_it_is_on_its_way(
        self, planner: Opens
    ) -> None:
        due = Cadence(step=2, unanswered=1)
        silent = prospect("c1", name="Ana Ruiz", emails=("ana@example.com",), cadence=due)
        async with planner([silent]) as screen:
            await screen.press("e")
            assert "Ana" in screen.picture()
            assert not screen.state.touches
            await screen.press("s")
            touch = screen.last_touch
            assert (touch.outcome, touch.channel, touch.step) == (Outcome.SENT, Channel.EMAIL, 2)

    async def test_am_i_bothering_you_becomes_their_preference(self, planner: Opens) -> None:
        async with planner([customer("c1", name="Ana Ruiz")]) as screen:
            await screen.press("A", "type email every 30 days", "enter")
            asked = screen.state.contacts["c1"].preference
            assert asked == Preference(channel=Channel.EMAIL, every_days=30)

    async def test_z_lets_rest_and_wakes(self, planner: Opens) -> None:
        async with planner([customer("c1", name="Ana Ruiz")]) as screen:
            await screen.press("Z", "type 12/05 no budget", "enter")
            rest = screen.state.contacts["c1"].rest
            assert rest is not None
            assert (f"{rest.until:%d/%m}", rest.reason) == ("12/05", "no budget")
            await screen.press("Z")
            assert screen.state.contacts["c1"].rest is None

    async def test_qualification_turns_unknown_yes_no(self, planner: Opens) -> None:
        async with planner([customer("c1", name="Ana Ruiz")]) as screen:
            await screen.press("Q", "1", "1", "4", "escape")
            marks = screen.state.contacts["c1"].qualification
            assert (marks.in_target, marks.gave_data, marks.has_need) == (False, None, True)

    async def test_a_field_of_a_contact_is_changed(self, planner: Opens) -> None:
        async with planner([customer("c1", name="Ana Ruiz")]) as screen:
            await screen.press("E", "2", "type  & Sons", "enter")
            assert screen.state.contacts["c1"].company.endswith("& Sons")

    async def test_all_of_a_next_step_is_shown_before_it_is_saved(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.press("b", "1", "N", "type monday 10 send the quote")
            assert "10 send the quote · Mon 9 Mar" in screen.picture()

    async def test_a_value_that_is_refused_stays_to_be_mended(self, planner: Opens) -> None:
        async with planner([customer("c1", name="Ana Ruiz")]) as screen:
            await screen.press("E", "9", "type gañán", "enter")
            assert "gañán is no language" in screen.picture()
            await screen.press("ctrl+u", "type español", "enter")
            assert screen.state.contacts["c1"].language == "es"

    async def test_a_rest_without_a_day_is_refused_where_it_is_typed(self, planner: Opens) -> None:
        async with planner([customer("c1", name="Ana Ruiz")]) as screen:
            await screen.press("Z", "type no budget", "enter")
            assert "Say until which day" in screen.picture()
            await screen.press("space", "type 12/05")
            assert "12 May, Europe/Madrid · no budget" in screen.picture()
            await screen.press("enter")
            rest = screen.state.contacts["c1"].rest
            assert rest is not None
            assert rest.reason == "no budget"

    async def test_notes_left_as_they_were_keep_their_lines(self, planner: Opens) -> None:
        async with planner([customer("c1", name="Ana Ruiz", notes="one\ntwo")]) as screen:
            await screen.press("E", "7", "enter")
            assert screen.state.contacts["c1"].notes == "one\ntwo"

    async def test_fields_have_the_names_of_the_screen(self, planner: Opens) -> None:
        async with planner([customer("c1", name="Ana Ruiz")]) as screen:
            await screen.press("E")
            picture = screen.picture()
            assert "deal of the year" in picture
            assert "_" not in picture

    async def test_the_card_says_what_one_more_touch_costs(self, planner: Opens) -> None:
        async with planner([customer("c1", name="Ana Ruiz")]) as screen:
            await screen.press("2", "enter")
            assert "without an answer in 14 days" in screen.picture()

    @pytest.mark.parametrize("outcome", ["2", "3", "4"])
    async def test_without_a_talk_the_letter_is_to_whom_the_block_did_not_reach(
        self, planner: Opens, outcome: str
    ) -> None:
        async with planner() as screen:
            await screen.press("b", outcome)
            silent = screen.state.contacts[screen.last_touch.contact]
            await screen.press("e")
            assert f"Email to {silent.name}" in screen.picture()
            # Whoever was spoken to needs no word that they were not reached.
            await screen.press("escape", "1", "e")
            (_silent, _spoken, now_with, *_rest) = screen.block.picks
            assert f"Email to {screen.state.contacts[now_with].name}" in screen.picture()


class TestTheRequestIsYours:
    async def test_closing_asks_for_answer_and_channel(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.capture()
            await screen.press("space", "enter")
            assert screen.request.state is RequestState.OPEN
            await screen.press("type it leaves tomorrow", "down", "enter")
            request = screen.request
            assert (request.state, request.answer) == (RequestState.CLOSED, "it leaves tomorrow")
            assert request.answer_channel is Channel.EMAIL
            assert "it leaves tomorrow" in screen.picture()

    @pytest.mark.parametrize(
        ("keys", "way"), [((), Channel.EMAIL), (("down", "up"), Channel.PHONE)]
    )
    async def test_an_answer_that_names_its_way_took_it_unless_another_is_chosen(
        self, planner: Opens, keys: tuple[str, ...], way: Channel
    ) -> None:
        async with planner() as screen:
            await screen.capture()
            await screen.press("space", *keys, "type sent by email", "enter")
            assert screen.request.answer_channel is way

    async def test_a_way_that_was_clicked_stays_while_the_answer_is_typed(
        self, planner: Opens
    ) -> None:
        async with planner() as screen:
            await screen.capture()
            await screen.press("space")
            await screen.click("in person")
            await screen.press("type it leaves tomorrow", "enter")
            assert screen.request.answer_channel is Channel.PERSON

    async def test_a_very_long_name_leaves_the_question_whole(self, planner: Opens) -> None:
        async with planner() as screen:
            who = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmondeley"
            await screen.press("i", f"type {who}", "enter", "type an order", "enter", "escape")
            await screen.press("p")
            assert all(words in screen.picture() for words in (who[-12:], "an answer by"))

    async def test_where_work_is_over_by_then_it_is_no_example(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.capture()
            await screen.press("p")
            assert "+20m" in screen.picture()
            await screen.press("escape")
            screen.clock.moment = screen.clock.moment.at(18, 15)
            await screen.press("p")
            assert "tomorrow 10:00" in screen.picture()
            assert "+20m" not in screen.picture()

    async def test_deferring_one_whose_email_has_come_asks_for_what_is_still_missing(
        self, planner: Opens
    ) -> None:
        async with planner() as screen:
            await screen.capture()
            await screen.press("e", "escape", "a")
            assert screen.request.state is RequestState.RECEIVED
            await screen.press("e")
            assert "Thank you for your email" in screen.picture()
            assert screen.request.state is RequestState.DEFERRED

    async def test_a_day_off_is_no_example_and_is_told_before_it_is_promised(
        self, planner: Opens
    ) -> None:
        async with planner() as screen:
            await screen.capture()
            screen.clock.moment = screen.clock.moment.add(days=1)
            await screen.press("p")
            assert "+20m · friday 16:30" in screen.picture()
            await screen.press("type tomorrow 10:00")
            assert "you do not work that day" in screen.picture()

    async def test_our_mistake_asks_for_the_apology(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.capture()
            await screen.press("O")
            assert any("our mistake" in row for row in screen.rows("requests"))
            await screen.press("space", "type new ones leave today", "enter")
            assert screen.request.state is RequestState.OPEN
            await screen.press("1")
            assert (screen.request.state, screen.request.apology_given) == (
                RequestState.CLOSED,
                True,
            )

    async def test_a_new_time_is_proposed_and_its_letter_is_ready(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.capture()
            await screen.press("p", "type +20m", "enter")
            before = screen.request.promise
            assert before is not None
            await screen.press("t", "enter")
            after = screen.request.promise
            assert after is not None
            assert after.at > before.at
            assert "still" in screen.picture()

    async def test_put_off_it_is_proposed_for_another_day(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.capture()
            await screen.press("p", "type +20m", "enter")
            await screen.press("z", "enter")
            after = screen.request.promise
            assert after is not None
            assert after.at.date().isoformat() == "2026-03-06"
            assert "still" in screen.picture()

    async def test_a_department_that_answered_gives_the_request_back(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.capture()
            await screen.press("s", "type Accounts 16:00 the invoice", "enter")
            assert screen.request.state is RequestState.WAITING
            await screen.press("S")
            assert screen.request.state is RequestState.OPEN

    async def test_what_has_no_promise_stands_out(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.capture()
            assert any("no promise" in row for row in screen.rows("requests"))
            await screen.press("N", "type look it up", "enter")
            assert screen.request.next_step == "look it up"


async def test_whoever_is_swapped_out_does_not_take_the_highlight_along(planner: Opens) -> None:
    people = (customer(f"c{number}", name=f"Name {number}") for number in range(1, 9))
    async with planner(people) as screen:
        calls = screen.day.query_one("#calls", Pane)
        first, second = [row.id for row in calls.rows if row.selectable][:2]
        await screen.press("x")
        assert calls.highlighted == second
        await screen.press("x")
        assert set(screen.state.day(date(2026, 3, 5)).passed) == {first, second}


async def test_where_nobody_is_highlighted_nobody_can_be_swapped_out(planner: Opens) -> None:
    """In a block too: the key is about the highlighted row, not about whom the block is at."""
    async with planner() as screen:
        await screen.press("b", "shift+tab", "x")
        assert "“somebody else instead” does nothing here." in screen.picture()


async def test_the_way_of_driving_that_holds_is_highlighted(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("v", "4", "v", "enter")
        assert screen.state.presence.hands_free
        await screen.press("v", "3", "v", "enter")
        assert screen.state.presence.said is Availability.DRIVING
        assert not screen.state.presence.hands_free


class TestTheEmailWindow:
    async def test_m_goes_through_them_one_at_a_time(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.press("v", "2")
            for who in ("ana", "jon", "sara"):
                await screen.capture(who)
                await screen.press("escape")
            await screen.press("m")
            assert "1 of 3" in screen.picture()
            await screen.press("space")
            assert "2 of 3" in screen.picture()
            # Who was asked for an email is answered by one.
            await screen.press("enter", "type done", "enter", "escape")
            await screen.press("n", "type call the depot", "enter")
            states = [request.state for request in screen.state.requests.values()]
            assert states.count(RequestState.CLOSED) == 1
            ways = [request.answer_channel for request in screen.state.requests.values()]
            assert ways.count(Channel.EMAIL) == 1
            steps = [request.next_step for request in screen.state.requests.values()]
            assert "call the depot" in steps
            # A new time may belong to it: the same request is in hand until Enter goes on.
            assert "3 of 3" in screen.picture()
            assert "next step: call the depot" in screen.picture()
            await screen.press("enter")
            assert "2 still wait by email." in screen.told()
            assert screen.day

    async def test_it_ends_with_escape_and_leaves_the_rest(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.press("v", "2")
            await screen.capture()
            await screen.press("escape", "m", "a")
            assert "1 of 1" in screen.picture()
            assert screen.request.state is RequestState.RECEIVED
            # What has arrived cannot arrive again.
            assert screen.picture().count("their email has arrived") == 1
            before = screen.state
            await screen.press("a")
            assert screen.state is before
            await screen.press("escape")
            assert screen.day

    async def test_without_anything_it_says_so(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.press("m")
            assert "Nothing waits by email." in screen.told()


class TestStandUpAndLeave:
    async def test_what_calms_down_is_noted_and_the_rep_recovers(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.press("b", "o", "enter", "enter", "c", "type he shouted", "enter")
            touch = screen.last_touch
            assert touch.offence is not None
            assert touch.offence.words == "he shouted"
            assert not touch.offence.left
            await screen.press("escape")
            # No contact is offered before the rep has breathed.
            bar = screen.day.query_one(BlockBar).view
            assert bar is not None
            assert "Breathe" in bar.middle[0][0][0]
            assert not any("catch up briefly" in row for row in screen.rows("calls"))
            screen.clock.advance(minutes=3)
            screen.day.beat()
            assert any("catch up briefly" in row for row in screen.rows("calls"))

    async def test_leaving_puts_the_contact_on_a_cool_off(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.capture()
            await screen.press("o", "l", "enter", "enter", "escape")
            request = screen.request
            assert request.state is RequestState.LEFT
            rest = screen.state.contacts[request.contact].rest
            assert rest is not None
            assert rest.left
            waiting = [row for row in screen.rows("calls") if "you walked away" in row]
            assert len(waiting) == 1

    async def test_in_a_call_it_is_about_whom_the_rep_talks_with(self, planner: Opens) -> None:
        """Whatever is highlighted elsewhere on the page."""
        async with planner() as screen:
            await screen.press("b")
            await screen.capture(who="luis")
            await screen.press("escape", "o")
            first = screen.state.contacts[screen.block.picks[0]]
            assert f"1 of 4 · {first.name}" in screen.picture()
            await screen.press("c", "enter")
            assert screen.last_touch.contact == first.id
            assert screen.request.offence is None

    async def test_among_the_calls_it_asks_if_it_is_about_the_call_taken(
        self, planner: Opens
    ) -> None:
        async with planner() as screen:
            await screen.capture("luis", "no boxes")
            await screen.press("o")
            assert "1 of 4 · Luis Vega" in screen.picture()
            await screen.press("escape", "shift+tab", "o", "escape")
            assert screen.day
            await screen.press("o", "enter")
            assert "1 of 4 · Luis Vega" in screen.picture()
            await screen.press("c", "enter")
            assert screen.request.offence is not None

    async def test_and_about_the_highlighted_one_if_the_rep_says_so(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.capture("luis", "no boxes")
            await screen.press("shift+tab", "o", "2")
            assert "1 of 4 · Ana Ruiz" in screen.picture()
            await screen.press("escape", "1", "o")
            assert "1 of 4 · Luis Vega" not in screen.picture()
            assert "Who is it about?" not in screen.picture()

    async def test_escape_in_the_note_leaves_everything_as_it_was(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.press("o", "l", "enter", "escape")
            assert screen.state.touches == screen.state.steps == {}
            assert all(contact.rest is None for contact in screen.state.contacts.values())
            assert screen.day

    async def test_a_call_to_whom_one_left_is_asked_about_first(self, planner: Opens) -> None:
        async with planner() as screen:
            ana: Contact = screen.state.contacts["c1"]
            rest = Rest(until=date(2026, 4, 1), left=True)
            screen.desk.apply(lambda state, **_: Change(state.put(changed(ana, rest=rest)), "left"))
            screen.day.show()
            screen.panes.go_to("calls", "c1")
            await screen.press("d")
            assert "you walked away" in screen.picture()
            await screen.press("escape", "2")
            assert "You walked away from Ana Ruiz" in screen.picture()


class TestAway:
    async def test_away_lists_what_falls_due_and_back_ends_it(self, planner: Opens) -> None:
        async with planner() as screen:
            await screen.capture()
            await screen.press("p", "type tomorrow 12:00", "enter")
            await screen.press("W", "type 3d", "enter")
            assert "wrong gaskets" in screen.picture()
            await screen.press("escape", "W")
            assert screen.state.presence.away_until is None


@pytest.mark.parametrize(
    ("typed", "told"), [("look it up", ""), ("call the store tomorrow 9:00", "k promises a call")]
)
async def test_a_time_in_a_next_step_is_told_to_be_only_text(
    planner: Opens, typed: str, told: str
) -> None:
    config = msgspec.structs.replace(CONFIG, keys={"call-back": "k"})
    async with planner(config=config) as screen:
        await screen.capture()
        await screen.press("N", f"type {typed}")
        said = str(screen.pilot.app.screen.query_one(Told).render())
        assert told in said if told else not said
        await screen.press("enter")
        assert screen.request.next_step == typed


@pytest.mark.parametrize(
    ("doing", "key", "told"),
    [
        (("v", "2"), "m", "c promises a call at a time, w an answer"),
        ((), "V", "The time is only text here: p promises an answer by a time."),
    ],
)
async def test_the_keys_that_keep_a_time_are_those_of_the_place(
    planner: Opens, doing: tuple[str, ...], key: str, told: str
) -> None:
    config = msgspec.structs.replace(CONFIG, keys={"window.still-on-it": "w", "promise": "f8"})
    async with planner(config=config, size=(140, 40)) as screen:
        await screen.press(*doing)
        await screen.capture()
        await screen.press("escape", key, "n", "type call the store tomorrow 9:00")
        assert told in str(screen.pilot.app.screen.query_one(Told).render())


async def test_who_closes_a_request_is_told_of_the_time_that_its_next_step_names(
    planner: Opens,
) -> None:
    async with planner() as screen:
        await screen.capture()
        await screen.press("N", "type friday 9:30 visit.", "enter", "space")
        assert "Was planned: friday 9:30 visit." in screen.picture()
        await screen.press("type sent", "enter")
        assert screen.request.state is RequestState.CLOSED
        assert "Was planned: friday 9:30 visit." in " ".join(screen.told())


@pytest.mark.parametrize("width", [80, 140])
async def test_a_respite_offers_five_calls_quietly(planner: Opens, width: int) -> None:
    async with planner(size=(width, 30), config=CONFIG) as screen:
        assert any("room for five calls" in row for row in screen.rows("calls"))
        await screen.press("b")
        assert not any("room for five calls" in row for row in screen.rows("calls"))


async def test_the_page_names_the_keys_as_the_rep_has_set_them(planner: Opens) -> None:
    own = {"log.spoke": "f7", "mark.what-else": "f8"}
    config = msgspec.structs.replace(CONFIG, keys=own)
    async with planner(config=config) as screen:
        await screen.press("b")
        assert "f7 spoke" in screen.picture()
        assert any("f8 what else" in row for row in screen.rows("calls"))
        await screen.press("f8", "f7")
        assert screen.last_touch.marks == (Mark.WHAT_ELSE,)


async def test_who_starts_a_second_block_is_told_the_key_that_ends_the_first(
    planner: Opens,
) -> None:
    config = msgspec.structs.replace(CONFIG, keys={"block": "f5"})
    async with planner(config=config) as screen:
        await screen.press("f5", "f")
        assert screen.told() == ["“Five calls” is running; f5 ends it."]


async def test_a_key_with_a_long_name_stands_apart_from_what_it_does(planner: Opens) -> None:
    use("es")
    async with planner() as screen:
        await screen.press("v", "2")
        await screen.capture()
        await screen.press("escape", "m")
        assert "espacio dejarla" in screen.picture()


async def test_five_calls_are_dim_while_deep_work_runs(planner: Opens) -> None:
    async with planner() as screen:

        def bright() -> bool:
            return screen.day.active_bindings["b"].enabled

        await screen.press("f")
        await screen.until(lambda: not bright())
        # Ended before its time, it asks when to go on.
        await screen.press("f", "escape", "b")
        assert screen.block.kind is BlockKind.CALLS
        assert bright()


class TestACallThatIsNeededNoMore:
    async def test_one_key_takes_it_off_the_list(self, planner: Opens) -> None:
        async with planner() as screen:
            screen.day.apply(add, "Ana Ruiz tomorrow 15:00 renewal", "calls")
            screen.panes.go_to("calls", "c1")
            await screen.press("X")
            (call,) = screen.state.calls.values()
            assert call.state is CallState.DONE
            assert "Ana Ruiz: call ticked off." in screen.told()

    async def test_right_after_the_answer_it_is_told_and_meant(self, planner: Opens) -> None:
        async with planner() as screen:
            screen.day.apply(add, "Ana Ruiz tomorrow 15:00 explain the gaskets", "calls")
            screen.day.apply(add, "Luis Vega tomorrow renewal", "calls")
            await screen.capture()
            await screen.capture("luis", "two boxes")
            screen.panes.go_to("requests", next(iter(screen.state.requests)))
            await screen.press("space", "type sent again", "enter")
            told = "Still on your list: explain the gaskets · Fri 6 Mar 15:00. X takes it off."
            assert told in screen.told()
            await screen.press("X")
            ana, luis = screen.state.calls.values()
            assert (ana.state, luis.state) == (CallState.DONE, CallState.OPEN)
