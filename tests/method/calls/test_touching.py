"""Logging a touch: the contact, the planned call, the block, what comes to mind afterwards."""

from datetime import date
from typing import Any

import pytest
from day_samples import CONFIG, THURSDAY, customer, days_ago, do, moment, prospect, state_of, today

from planner.method.calls.call_block import start_block
from planner.method.calls.five_calls import queue
from planner.method.calls.touching import last_touches, log_touch, note_touch, touches_since
from planner.method.requests.incoming import capture
from planner.model.change import Change
from planner.model.contact import Cadence, Rest
from planner.model.day import Block, BlockKind, BlockState
from planner.model.document import Channel, Mood
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.request import Request, RequestState, Verdict
from planner.model.state import State, changed
from planner.model.touch import CallReason, CallState, Mark, Outcome, PlannedCall, Touch

ANA = customer("c1", name="Ana Ruiz")


def logged(
    outcome: Outcome = Outcome.SPOKE, *documents: Any, state: State | None = None, **more: Any
) -> Change:
    return do(state or state_of(ANA, *documents), log_touch, "c1", outcome, **more)


def touch_in(change: Change) -> Touch:
    assert isinstance(change.item, Touch)
    assert change.state.touches[change.item.id] == change.item
    return change.item


def planned(due: Any = None, **more: Any) -> PlannedCall:
    fields: dict[str, Any] = {"id": "p2", "contact": "c1", "made_at": days_ago(1), **more}
    return PlannedCall(due_at=stamp(due) if due else None, **fields)


def test_a_touch_is_kept_with_its_outcome_and_moment() -> None:
    touch = touch_in(logged(Outcome.NO_ANSWER))
    assert (touch.contact, touch.outcome, touch.at) == ("c1", Outcome.NO_ANSWER, stamp(THURSDAY))


def test_a_call_about_what_somebody_asked_whom_the_rep_walked_away_from_is_not_proactive() -> None:
    left = customer("c1", rest=Rest(until=date(2026, 4, 4), reason="you left", left=True))
    asking = do(state_of(left), capture, left, "their order", choice=Verdict.TAKE)
    assert isinstance(asking.item, Request)
    touch = touch_in(logged(state=asking.state))
    assert (touch.request, touch.objective) == (asking.item.id, "their order")


class TestObjective:
    """No objective, no call."""

    @pytest.mark.parametrize(
        "documents",
        [
            [],
            [planned(objective="renewal")],
            [planned(reason=CallReason.THANK_YOU)],
            [customer("c1", cadence=Cadence(step=2, due=date(2026, 3, 5)))],
        ],
    )
    def test_is_what_the_queue_proposed(self, documents: list[Any]) -> None:
        state = state_of(ANA, *documents)
        (row,) = queue(state, THURSDAY, CONFIG)
        assert touch_in(logged(state=state)).objective == row.objective != ""

    def test_or_what_the_rep_says(self) -> None:
        assert touch_in(logged(objective="quote\nQ-118\x07")).objective == "quote Q-118"


class TestPlannedCall:
    def state_after(self, outcome: Outcome, call: PlannedCall) -> tuple[Touch, CallState]:
        change = logged(outcome, call)
        return touch_in(change), change.state.calls["p2"].state

    def test_is_done_by_talking(self) -> None:
        touch, state = self.state_after(Outcome.SPOKE, planned(today("10:00")))
        assert (touch.planned_call, state) == ("p2", CallState.DONE)

    def test_is_done_by_talking_earlier_in_the_day(self) -> None:
        assert self.state_after(Outcome.SPOKE, planned(today("16:00")))[1] is CallState.DONE

    @pytest.mark.parametrize(
        "outcome", [Outcome.VOICEMAIL, Outcome.NO_ANSWER, Outcome.WRONG_NUMBER, Outcome.SENT]
    )
    def test_stays_on_the_list_if_they_did_not_talk(self, outcome: Outcome) -> None:
        touch, state = self.state_after(outcome, planned(today("10:00")))
        assert (touch.planned_call, state) == ("p2", CallState.OPEN)

    @pytest.mark.parametrize("reason", [CallReason.CALL_BACK, CallReason.THANK_YOU])
    def test_what_is_promised_keeps_its_moment(self, reason: CallReason) -> None:
        call = planned(today("10:00"), reason=reason)
        assert logged(Outcome.NO_ANSWER, call).state.calls["p2"] == call

    def test_a_wrong_number_moves_nothing(self) -> None:
        call = planned(objective="renewal")
        assert logged(Outcome.WRONG_NUMBER, call).state.calls["p2"] == call

    def test_of_another_day_stays_agreed(self) -> None:
        touch, state = self.state_after(Outcome.SPOKE, planned(moment("2026-03-20 10:00")))
        assert (touch.planned_call, state) == ("", CallState.OPEN)


class TestThePlanForWhoDoesNotAnswer:
    """Persistent, never a nuisance: the cadence says when the next try is, and with what words."""

    LLUIS = prospect("c1", name="Lluís Mas", emails=())

    def tried(self, *days: str, reason: CallReason = CallReason.CHECK_IN) -> State:
        state = state_of(self.LLUIS, planned(reason=reason, objective="the catalogue"))
        for day in days:
            now = moment(f"{day} 10:00")
            (row,) = queue(state, now, CONFIG)
            assert not row.left_out
            state = do(state, log_touch, "c1", Outcome.NO_ANSWER, now=now).state
        return state

    @pytest.mark.parametrize("reason", [CallReason.CHECK_IN, CallReason.FOLLOW_UP])
    def test_waits_for_the_next_step(self, reason: CallReason) -> None:
        state = self.tried("2026-03-05", reason=reason)
        (friday,) = queue(state, moment("2026-03-06 10:00"), CONFIG)
        assert friday.left_out == "planned for Mon 9 Mar"
        (monday,) = queue(state, moment("2026-03-09 10:00"), CONFIG)
        assert (monday.left_out, monday.why) == ("", "contact 2 of 4, no answer so far")
        assert monday.objective == "the catalogue"

    def test_has_four_steps_and_then_peace(self) -> None:
        state = self.tried("2026-03-05", "2026-03-09", "2026-03-12", "2026-03-19")
        assert [touch.step for touch in touches_since(state, days_ago(1))] == [1, 2, 3, 4]
        assert state.contacts["c1"].rest
        assert state.calls["p2"].state is CallState.DROPPED

    def test_is_done_once_they_talk(self) -> None:
        state = self.tried("2026-03-05")
        talked = do(state, log_touch, "c1", Outcome.SPOKE, now=moment("2026-03-09 10:00")).state
        assert talked.calls["p2"].state is CallState.DONE

    @pytest.mark.parametrize("outcome", [Outcome.NO_ANSWER, Outcome.SPOKE])
    def test_the_next_step_takes_its_place(self, outcome: Outcome) -> None:
        first = logged(outcome, state=state_of(self.LLUIS, planned()))
        state = do(first.state, note_touch, touch_in(first).id, next_line="monday try again").state
        still_open = [call for call in state.calls.values() if call.state is CallState.OPEN]
        assert [call.objective for call in still_open] == ["try again"]
        tuesday = moment("2026-03-10 10:00")
        talked = do(state, log_touch, "c1", Outcome.SPOKE, now=tuesday).state
        assert not [call for call in talked.calls.values() if call.state is CallState.OPEN]

    def test_whoever_was_talked_to_is_not_asked_tomorrow_how_they_are(self) -> None:
        renewal = planned(today("09:30"), id="p3", reason=CallReason.FOLLOW_UP, objective="renewal")
        how_are_you = planned(id="p2", reason=CallReason.CHECK_IN)
        april = planned(moment("2026-04-07 09:00"), id="p4", reason=CallReason.CHECK_IN)
        calls = logged(Outcome.SPOKE, renewal, how_are_you, april).state.calls
        still_open = [call.id for call in calls.values() if call.state is CallState.OPEN]
        assert still_open == ["p4"]

    def test_the_next_step_leaves_what_a_customer_asked_for(self) -> None:
        call = planned(today("10:00"), reason=CallReason.CALL_BACK, request="r3")
        state = logged(Outcome.NO_ANSWER, call, next_line="monday try again").state
        assert state.calls["p2"] == call


class TestAnsweringARequest:
    """An answer to a request is no proactive call."""

    def change(self) -> Change:
        request = Request(
            id="r3",
            contact="c1",
            received_at=stamp(today("09:00")),
            verdict=Verdict.CALL_BACK,
            choice=Verdict.CALL_BACK,
        )
        call = planned(today("10:00"), reason=CallReason.CALL_BACK, request="r3")
        others = [customer(f"c{n}") for n in range(5, 9)]
        block = do(state_of(ANA, request, call, *others), start_block).state
        return logged(state=block, now=today("10:02"))

    def test_the_touch_names_it(self) -> None:
        assert touch_in(self.change()).request == "r3"

    def test_it_fills_no_place_in_the_block(self) -> None:
        change = self.change()
        (block,) = change.state.blocks.values()
        assert "c1" not in block.picks
        assert block.touches == ()

    def test_the_request_waits_for_its_answer(self) -> None:
        change = self.change()
        assert change.state.calls["p2"].state is CallState.DONE
        assert not change.state.requests["r3"].state.ended

    @pytest.mark.parametrize(
        ("phones", "step"),
        [(("1",), "ask for their number"), (("1", "2"), "call back")],
        ids=["the only one", "there is another"],
    )
    def test_a_wrong_number_keeps_no_promise_and_says_what_is_to_be_done(
        self, phones: tuple[str, ...], step: str
    ) -> None:
        ana = changed(ANA, phones=phones)
        at = today("10:30")
        state = do(state_of(ana), capture, ana, "", choice=Verdict.CALL_BACK, call_back_at=at).state
        called = logged(Outcome.WRONG_NUMBER, state=state, now=today("10:31")).state
        (request,) = called.requests.values()
        assert request.promise is not None
        assert (request.promise.at, request.next_step) == (stamp(at), step)
        found = called.put(ANA)
        (talked,) = logged(Outcome.SPOKE, state=found, now=today("10:40")).state.requests.values()
        assert (talked.promises[-1].kept, talked.next_step) == (True, "answer them")

    @pytest.mark.parametrize(("talked", "kept"), [("10:31", True), ("10:29", None)])
    def test_a_talk_keeps_each_call_whose_hour_has_come(
        self, talked: str, kept: bool | None
    ) -> None:
        earlier = planned(today("10:10"), reason=CallReason.CALL_BACK, hour_said=True)
        at = today("10:30")
        state = do(
            state_of(ANA, earlier), capture, ANA, "", choice=Verdict.CALL_BACK, call_back_at=at
        ).state
        after = logged(state=state, now=today(talked)).state
        assert after.calls["p2"].state is CallState.DONE
        (request,) = after.requests.values()
        assert [promise.kept for promise in request.promises] == [kept]
        assert any(call.state is CallState.OPEN for call in after.calls.values()) is (kept is None)

    def test_talking_about_a_deferred_one_opens_it_again(self) -> None:
        deferred = Request(
            id="r3",
            contact="c1",
            about="gaskets",
            state=RequestState.DEFERRED,
            received_at=days_ago(3),
            deferred_at=days_ago(3),
            verdict=Verdict.DEFER,
            choice=Verdict.DEFER,
        )
        tried = logged(Outcome.NO_ANSWER, deferred)
        assert tried.state.requests["r3"] == deferred
        talked = logged(Outcome.SPOKE, deferred)
        assert touch_in(talked).request == "r3"
        assert talked.state.requests["r3"].state is RequestState.OPEN
        assert talked.state.requests["r3"].next_step

    def test_so_does_talking_on_the_very_day_where_nothing_else_was_to_be_said(self) -> None:
        """The planner proposes what they asked for as the matter of this call."""
        state = do(state_of(ANA), capture, ANA, "gaskets", choice=Verdict.DEFER).state
        (key,) = state.requests
        at_eleven = {"state": state, "now": today("11:00")}
        assert logged(Outcome.VOICEMAIL, **at_eleven).state.requests == state.requests
        talked = logged(Outcome.SPOKE, **at_eleven)
        assert touch_in(talked).objective == "gaskets"
        # Something is wrong, so it is no proactive call; with a matter of the rep's own it is.
        assert touch_in(talked).request == key
        assert touch_in(logged(Outcome.SPOKE, **at_eleven, objective="renewal")).request == ""
        request = talked.state.requests[key]
        assert (request.state, request.next_step) == (RequestState.OPEN, "answer them")
        # They were told when they would hear of it.
        assert request.promise is not None
        assert request.promise.at == stamp(today("13:00"))
        agreed = state.put(planned(today("11:00"), objective="renewal"))
        renewed = logged(Outcome.SPOKE, state=agreed, now=today("11:00"))
        assert renewed.state.requests == state.requests


class TestInABlock:
    def test_a_call_counts_and_who_was_not_picked_joins(self) -> None:
        state = do(state_of(customer("c2")), start_block).state.put(ANA)
        change = logged(Outcome.NO_ANSWER, state=state)
        (block,) = change.state.blocks.values()
        assert (block.touches, block.picks) == ((touch_in(change).id,), ("c2", "c1"))
        assert touch_in(change).block == block.id

    def test_a_mail_does_not_count(self) -> None:
        state = do(state_of(ANA), start_block).state
        change = logged(Outcome.SENT, state=state, channel=Channel.EMAIL)
        (block,) = change.state.blocks.values()
        assert (block.touches, touch_in(change).block) == ((), "")

    def test_deep_work_counts_no_calls(self) -> None:
        deep = Block(
            id="b9",
            kind=BlockKind.DEEP,
            planned_minutes=60,
            state=BlockState.RUNNING,
            started_at=stamp(THURSDAY),
        )
        assert touch_in(logged(Outcome.SPOKE, deep)).block == ""


class TestAfterwards:
    def test_a_note_the_mood_and_the_next_step(self) -> None:
        change = logged(
            note="wants the price list\nin May",
            mood=Mood.GOOD,
            marks=(Mark.WHAT_ELSE,),
            next_line="friday 10:00 send the quote",
        )
        touch = touch_in(change)
        assert touch.note == "wants the price list\nin May"
        assert (touch.mood, touch.marks) == (Mood.GOOD, (Mark.WHAT_ELSE,))
        (call,) = change.state.calls.values()
        assert (call.contact, call.objective) == ("c1", "send the quote")
        assert call.due_at == stamp(moment("2026-03-06 10:00"))
        assert "send the quote" in change.said

    def test_a_next_step_added_later_says_whose_it_is(self) -> None:
        first = logged()
        line = "friday 10:00 send the quote"
        said = do(first.state, note_touch, touch_in(first).id, next_line=line).said
        assert said.startswith("Ana Ruiz · next: send the quote")

    def test_can_be_added_later(self) -> None:
        first = logged()
        noted = do(first.state, note_touch, touch_in(first).id, note="asks for May")
        touch = touch_in(noted)
        assert (touch.note, touch.outcome) == ("asks for May", Outcome.SPOKE)
        stepped = do(noted.state, note_touch, touch.id, next_line="+2d renewal")
        assert touch_in(stepped).note == "asks for May"
        assert len(stepped.state.calls) == 1

    def test_a_next_step_that_is_not_understood_changes_nothing(self) -> None:
        with pytest.raises(Refused):
            logged(next_line="32/13 send the quote")


def test_what_is_not_there_is_refused_by_its_name() -> None:
    with pytest.raises(Refused, match="c99"):
        do(State(), log_touch, "c99", Outcome.SPOKE)
    with pytest.raises(Refused, match="t99"):
        do(State(), note_touch, "t99", note="")


def test_touches_come_newest_first_for_a_contact_oldest_first_for_a_day() -> None:
    state = state_of(ANA, customer("c2"))
    for n, contact in enumerate(("c1", "c2", "c1")):
        at = today(f"10:0{n}")
        state = do(state, log_touch, contact, Outcome.NO_ANSWER, now=at, reason="test").state
    assert [touch.at.minute for touch in last_touches(state, "c1")] == [2, 0]
    assert len(last_touches(state, "c1", 1)) == 1
    assert [touch.at.minute for touch in touches_since(state, today("10:01"))] == [1, 2]


def test_a_step_told_with_the_call_is_agreed_in_it() -> None:
    state = do(
        state_of(customer("c1")), log_touch, "c1", Outcome.SPOKE, next_line="friday 10:00 the quote"
    ).state
    (call,) = state.calls.values()
    assert call.reason is CallReason.CALL_BACK
