"""Capturing what comes in: deferred, taken, called back, already in hand."""

from datetime import date
from typing import Any

import pendulum
import pytest
from day_samples import CONFIG, THURSDAY, customer, do, moment, prospect, state_of, today

from planner.method.calls.call_block import start_block
from planner.method.calls.five_calls import queue
from planner.method.requests.incoming import capture
from planner.method.requests.ownership import close
from planner.model.change import Change
from planner.model.contact import Cadence, Contact, Rest
from planner.model.document import Channel
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.request import Promise, Request, RequestState, Verdict
from planner.model.state import State, changed
from planner.model.touch import CallReason, CallState

ANA = customer("c1", name="Ana Ruiz")


def captured(
    who: Contact | str = ANA,
    about: str = "wrong gaskets",
    *,
    state: State | None = None,
    now: pendulum.DateTime = THURSDAY,
    **more: Any,
) -> Change:
    return do(state or state_of(ANA), capture, who, about, now=now, **more)


def request_in(change: Change) -> Request:
    assert isinstance(change.item, Request)
    assert change.state.requests[change.item.id] == change.item
    return change.item


class TestDeferring:
    @pytest.mark.parametrize(
        ("now", "read_at"),
        [
            ("2026-03-05 10:00", "2026-03-05 13:00"),
            ("2026-03-05 18:00", "2026-03-06 13:00"),
            ("2026-03-06 19:00", "2026-03-09 13:00"),
        ],
    )
    def test_promises_to_read_in_the_next_email_window(self, now: str, read_at: str) -> None:
        change = captured(now=moment(now), choice=Verdict.DEFER)
        request = request_in(change)
        assert request.state is RequestState.DEFERRED
        assert request.deferred_at == request.received_at == stamp(moment(now))
        assert request.promise == Promise(
            at=stamp(moment(read_at)), zone="Europe/Madrid", made_at=stamp(moment(now))
        )
        assert request.next_step
        assert "13:00" in change.said

    def test_is_what_the_verdict_says_outside_working_hours(self) -> None:
        request = request_in(captured(now=today("21:00")))
        assert (request.verdict, request.choice) == (Verdict.DEFER, Verdict.DEFER)
        assert "working hours" in request.reason


class TestTaking:
    def test_asks_for_the_details_by_email(self) -> None:
        change = captured(channel=Channel.CHAT, urgent=True)
        request = request_in(change)
        assert (request.state, request.choice) == (RequestState.OPEN, Verdict.TAKE)
        assert "by email" in request.next_step
        assert (request.channel, request.urgent) == (Channel.CHAT, True)
        assert change.said == "Ana Ruiz: taken."

    @pytest.mark.parametrize(
        ("choice", "channel", "talked"),
        [
            (Verdict.TAKE, Channel.PHONE, True),
            (Verdict.TAKE, Channel.PERSON, True),
            (Verdict.TAKE, Channel.EMAIL, False),
            (Verdict.DEFER, Channel.PHONE, False),
            (Verdict.CALL_BACK, Channel.PHONE, False),
        ],
    )
    def test_is_a_talk_and_ends_their_silence(
        self, choice: Verdict, channel: Channel, talked: bool
    ) -> None:
        """Answered by email later, they stood among the next five as not spoken to for months."""
        after = captured(choice=choice, channel=channel).state.contacts["c1"]
        assert after.spoke_at == (stamp(THURSDAY) if talked else ANA.spoke_at)

    def test_against_the_verdict_keeps_both(self) -> None:
        request = request_in(captured(now=today("21:00"), choice=Verdict.TAKE))
        assert (request.verdict, request.choice) == (Verdict.DEFER, Verdict.TAKE)


class TestCallBack:
    def test_puts_the_call_on_the_list(self) -> None:
        change = captured(choice=Verdict.CALL_BACK, call_back_at=today("16:30"))
        request = request_in(change)
        (call,) = change.state.calls.values()
        assert (call.reason, call.request, call.contact) == (CallReason.CALL_BACK, request.id, "c1")
        assert call.due_at == stamp(today("16:30"))
        assert call.objective == "wrong gaskets"
        assert request.promise is not None
        assert request.promise.at == call.due_at
        row = queue(change.state, today("16:30"), CONFIG)[0]
        assert (row.contact.id, row.left_out) == ("c1", "")

    def test_without_a_moment_means_the_next_email_window(self) -> None:
        (call,) = captured(choice=Verdict.CALL_BACK).state.calls.values()
        assert call.due_at == stamp(today("13:00"))

    def test_in_the_past_is_refused(self) -> None:
        with pytest.raises(Refused, match="past"):
            captured(choice=Verdict.CALL_BACK, call_back_at=today("09:00"))


class TestAlreadyInHand:
    def test_makes_no_second_request(self) -> None:
        first = captured(choice=Verdict.DEFER)
        again = captured(state=first.state, now=today("10:10"), about="the gaskets")
        assert list(again.state.requests) == list(first.state.requests)
        request = request_in(again)
        assert request.asked_again == (stamp(today("10:10")),)
        assert request.promise == request_in(first).promise
        assert "13:00" in again.said

    def test_hours_later_it_can_be_noted_of_the_first_one_as_well(self) -> None:
        """Of two requests of one matter the other one stayed when one was closed."""
        first = captured(choice=Verdict.DEFER)
        noon: dict[str, Any] = {"state": first.state, "now": today("12:30")}
        assert len(captured(**noon).state.requests) == 2
        again = captured(**noon, about="the gaskets", choice=Verdict.IN_HAND)
        request = request_in(again)
        assert list(again.state.requests) == [request.id]
        assert request.asked_again == (stamp(today("12:30")),)

    def test_learns_what_it_is_about(self) -> None:
        first = captured(about="", choice=Verdict.DEFER)
        again = captured(state=first.state, now=today("10:10"), about="wrong gaskets")
        assert request_in(again).about == "wrong gaskets"

    @pytest.mark.parametrize(
        ("typed", "about"),
        [
            ("", "wrong gaskets"),
            ("Gaskets", "wrong gaskets"),
            ("otra vez lo de las gaskets", "wrong gaskets"),
            ("otra vez por lo de las gaskets", "wrong gaskets"),
            ("q vuelve a llamar por las gaskets", "wrong gaskets"),
            ("calls again about the gaskets", "wrong gaskets"),
            ("the wrong gaskets, 40 of them", "the wrong gaskets, 40 of them"),
            ("gaskets: the truck leaves at 12", "wrong gaskets; gaskets: the truck leaves at 12"),
        ],
    )
    def test_what_is_said_beyond_the_matter_stands_with_it(self, typed: str, about: str) -> None:
        """Whatever the second call brought was lost: the request told of the first one only."""
        first = captured(choice=Verdict.CALL_BACK, call_back_at=today("16:30"))
        again = captured(state=first.state, now=today("10:10"), about=typed)
        assert request_in(again).about == about
        (call,) = again.state.calls.values()
        assert call.objective == about

    def test_the_words_of_the_rep_for_the_call_that_answers_it_stay(self) -> None:
        first = captured(choice=Verdict.CALL_BACK, call_back_at=today("16:30"))
        (call,) = first.state.calls.values()
        state = first.state.put(changed(call, objective="ask for the order number"))
        again = captured(state=state, now=today("10:10"), about="gaskets by noon")
        assert again.state.calls[call.id].objective == "ask for the order number"

    def test_wakes_a_resting_contact_as_anything_that_comes_in(self) -> None:
        first = captured(choice=Verdict.DEFER)
        resting = changed(first.state.contacts["c1"], rest=Rest(until=date(2026, 5, 1), reason=""))
        again = captured(state=first.state.put(resting), now=today("10:10"))
        assert again.state.contacts["c1"].rest is None

    def test_overruled_it_is_a_matter_of_its_own(self) -> None:
        first = captured(choice=Verdict.DEFER)
        taken = captured(state=first.state, now=today("10:10"), choice=Verdict.TAKE)
        assert len(taken.state.requests) == 2

    def test_cannot_be_said_where_nothing_is(self) -> None:
        with pytest.raises(Refused):
            captured(choice=Verdict.IN_HAND)


class TestWhoIsNew:
    def test_becomes_a_contact(self) -> None:
        change = captured("Jon Etxebarria", state=State())
        request = request_in(change)
        contact = change.state.contacts[request.contact]
        assert (contact.name, contact.known_since) == ("Jon Etxebarria", stamp(THURSDAY))
        assert contact.id != request.id

    @pytest.mark.parametrize("name", ["", "  ", "\u202e\u200b", "?!"])
    def test_has_a_name(self, name: str) -> None:
        with pytest.raises(Refused, match="Say who"):
            captured(name, state=State())

    def test_hostile_text_is_made_harmless(self) -> None:
        change = captured("Eve\x1b[2J\u202e", "a\nb\x07{name}", state=State())
        request = request_in(change)
        assert change.state.contacts[request.contact].name == "Eve[2J"
        assert request.about == "a b{name}"


class TestWaking:
    def test_anything_coming_in_wakes_a_resting_contact(self) -> None:
        resting = customer("c1", rest=Rest(until=date(2026, 5, 1), reason="no answer"))
        change = captured(resting, state=state_of(resting), choice=Verdict.DEFER)
        contact = change.state.contacts["c1"]
        assert contact.rest is None
        assert contact.wake is not None
        assert contact.wake.reason == "wrong gaskets"
        (row,) = queue(change.state, THURSDAY, CONFIG)
        assert row.reason is CallReason.WOKE

    def test_who_has_phoned_is_called_for_it_from_the_day_after_the_answer_on(self) -> None:
        """Who had just been talked to stood first in the next block."""
        resting = customer("c1", rest=Rest(until=date(2026, 5, 1), reason="no answer"))
        change = captured(resting, state=state_of(resting), choice=Verdict.TAKE)

        def left_out(state: State, now: pendulum.DateTime) -> str:
            (row,) = queue(state, now, CONFIG)
            return row.left_out

        assert left_out(change.state, today("10:15")) == "waits for your answer"
        tomorrow = today("10:15").add(days=1)
        assert left_out(change.state, tomorrow) == "waits for your answer"
        answered = do(change.state, close, request_in(change).id, "sent").state
        assert left_out(answered, today("10:15")) == "had your answer today"
        assert left_out(answered, tomorrow) == ""

    def test_whom_the_rep_left_stays_left(self) -> None:
        left = customer("c1", rest=Rest(until=date(2026, 5, 1), left=True))
        contact = captured(left, state=state_of(left)).state.contacts["c1"]
        assert (contact.rest, contact.wake) == (left.rest, None)

    def test_any_answer_ends_the_cadence(self) -> None:
        waiting = prospect("c1", cadence=Cadence(step=3, due=date(2026, 3, 5)))
        assert captured(waiting, state=state_of(waiting)).state.contacts["c1"].cadence is None

    def test_a_prospect_who_asks_is_no_stranger(self) -> None:
        change = captured(new := prospect("c1"), state=state_of(new))
        answered = do(change.state, close, request_in(change).id, "sent").state
        tomorrow = today("10:15").add(days=1)
        assert [row.contact.id for row in queue(answered, tomorrow, CONFIG)] == []


class TestInABlock:
    def block_state(self) -> State:
        return do(state_of(ANA, customer("c2")), start_block).state

    @pytest.mark.parametrize(
        ("choice", "counting"),
        [(None, False), (Verdict.TAKE, True), (Verdict.CALL_BACK, False)],
    )
    def test_the_block_goes_on_and_knows_of_it(
        self, choice: Verdict | None, counting: bool
    ) -> None:
        before = self.block_state()
        change = captured(state=before, now=today("10:05"), choice=choice)
        request = request_in(change)
        (block,) = change.state.blocks.values()
        assert request.interrupted == block.id
        assert block.state == before.blocks[block.id].state
        assert [(mark.request, mark.open) for mark in block.interruptions] == [
            (request.id, counting)
        ]

    def test_asking_again_interrupts_it_too(self) -> None:
        """The second call about one matter rang in no block, and no report told of it."""
        first = captured(state=state_of(ANA, customer("c2")), choice=Verdict.TAKE)
        before = do(first.state, start_block, now=today("10:02")).state
        again = captured(state=before, now=today("10:05"))
        (block,) = again.state.blocks.values()
        (mark,) = block.interruptions
        assert (mark.request, mark.at, mark.open) == (
            request_in(first).id,
            stamp(today("10:05")),
            False,
        )

    def test_a_contact_changed_meanwhile_is_not_set_back(self) -> None:
        renamed = customer("c1", name="Ana Ruiz Gil")
        change = captured(ANA, state=state_of(renamed))
        assert change.state.contacts["c1"].name == "Ana Ruiz Gil"


def test_a_request_deferred_again_drops_the_call_back() -> None:
    from planner.method.requests.ownership import defer

    called = captured(choice=Verdict.CALL_BACK, call_back_at=today("16:30"))
    deferred = do(called.state, defer, request_in(called).id)
    assert [call.state for call in deferred.state.calls.values()] == [CallState.DROPPED]


@pytest.mark.parametrize(
    ("line", "name", "company", "phones", "emails"),
    [
        ("Zoe", "Zoe", "", (), ()),
        ("Zoe Marsh, Marsh & Sons", "Zoe Marsh", "Marsh & Sons", (), ()),
        ("Zoe, Marsh, +44 20 1, z@m.example", "Zoe", "Marsh", ("+44 20 1",), ("z@m.example",)),
        ("Zoe, Marsh 962 85 00 01", "Zoe", "Marsh", ("962 85 00 01",), ()),
        ("Zoe, Marsh, 962 85 00 01:", "Zoe", "Marsh", ("962 85 00 01",), ()),
        ("Zoe 962850001", "Zoe", "", ("962850001",), ()),
        ("Zoe, 962850001, Marsh", "Zoe", "Marsh", ("962850001",), ()),
        ("Zoe Marsh z@m.example", "Zoe Marsh", "", (), ("z@m.example",)),
        ("962 85 00 01", "962 85 00 01", "", ("962 85 00 01",), ()),
        ("Zoe, Bombas 2000", "Zoe", "Bombas 2000", (), ()),
        ("🐳", "🐳", "", (), ()),
    ],
)
def test_somebody_new_is_taken_apart(
    line: str, name: str, company: str, phones: tuple[str, ...], emails: tuple[str, ...]
) -> None:
    (new,) = do(State(), capture, line, "prices").state.contacts.values()
    assert (new.name, new.company, new.phones, new.emails) == (name, company, phones, emails)


def test_an_id_that_nobody_has_is_nobody_new() -> None:
    with pytest.raises(Refused, match="nothing with the id c99"):
        do(State(), capture, "C99", "prices")
