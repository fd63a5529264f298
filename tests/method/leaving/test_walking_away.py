"""Offences, the minutes after them, and leaving with dignity."""

from datetime import date
from typing import Any

import pytest
from clocks import FixedClock
from day_samples import CONFIG, THURSDAY, customer, days_ago, do, state_of, today

from planner.config import Config, WalkingAwaySettings
from planner.desk import Desk
from planner.method.calls.call_block import start_block
from planner.method.calls.picks import current_pick
from planner.method.calls.touching import log_touch
from planner.method.leaving.four_steps import LEAVING, STEPS
from planner.method.leaving.walking_away import note_offence
from planner.method.requests.incoming import capture
from planner.method.requests.recovery import recovering
from planner.model.change import Change
from planner.model.contact import Cadence, Contact, Rest, Wake
from planner.model.day import Block, BlockKind
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.request import Request, RequestState, Verdict
from planner.model.state import State, changed
from planner.model.touch import CallState, Outcome, PlannedCall, Touch
from planner.store import memory_store

ANA = customer("c1", name="Ana Ruiz")
BOOK = state_of(ANA, *(customer(f"c{n}") for n in range(2, 8)))


def with_request(state: State = BOOK, /, **fields: Any) -> tuple[State, Request]:
    change = do(state, capture, state.contacts["c1"], "gaskets", choice=Verdict.TAKE)
    assert isinstance(change.item, Request)
    request = changed(change.item, **fields)
    return change.state.put(request), request


def touch_of(change: Change) -> Touch:
    assert isinstance(change.item, Touch)
    return change.item


def request_of(change: Change) -> Request:
    assert isinstance(change.item, Request)
    return change.item


class TestWhereItWasMet:
    def test_a_touch_keeps_the_offence_and_its_own_time(self) -> None:
        logged = do(BOOK, log_touch, "c1", Outcome.SPOKE)
        noted = do(
            logged.state, note_offence, touch_of(logged).id, 2, "you liar", now=today("10:30")
        )
        offence = touch_of(noted).offence
        assert offence is not None
        assert (offence.severity, offence.words, offence.left) == (2, "you liar", False)
        assert offence.at == stamp(THURSDAY)
        assert len(noted.state.touches) == 1

    def test_a_request_of_last_week_is_offended_now(self) -> None:
        state, request = with_request(received_at=days_ago(40))
        offence = request_of(do(state, note_offence, request.id, 3)).offence
        assert offence is not None
        assert offence.at == stamp(THURSDAY)

    def test_with_a_contact_it_was_the_newest_conversation_of_today(self) -> None:
        state, request = with_request()
        spoke = do(state, log_touch, "c2", Outcome.SPOKE, now=today("10:10"))
        assert request_of(do(spoke.state, note_offence, "c1", 1)).id == request.id
        spoke = do(spoke.state, log_touch, "c1", Outcome.SPOKE, now=today("10:20"))
        later = do(spoke.state, note_offence, "c1", 1, now=today("10:21"))
        assert touch_of(later).id == touch_of(spoke).id

    @pytest.mark.parametrize("outcome", [Outcome.VOICEMAIL, Outcome.NO_ANSWER])
    def test_who_did_not_answer_insulted_nobody(self, outcome: Outcome) -> None:
        silent = do(BOOK, log_touch, "c1", outcome)
        noted = do(silent.state, note_offence, "c1", 1, now=today("12:00"))
        assert touch_of(noted).id != touch_of(silent).id
        assert touch_of(noted).outcome is Outcome.SPOKE
        assert noted.state.touches[touch_of(silent).id].offence is None

    def test_what_was_said_yesterday_is_another_conversation(self) -> None:
        old = do(BOOK, log_touch, "c1", Outcome.SPOKE, now=THURSDAY.subtract(days=1))
        noted = do(old.state, note_offence, "c1", 1)
        assert touch_of(noted).at == stamp(THURSDAY)
        assert noted.state.contacts["c1"].spoke_at == stamp(THURSDAY)

    def test_in_a_block_the_call_counts_and_the_next_is_due(self) -> None:
        started = do(BOOK, start_block)
        assert isinstance(started.item, Block)
        called = current_pick(started.state, started.item)
        noted = do(started.state, note_offence, called, 2, left=True, now=today("10:02"))
        block = noted.state.blocks[started.item.id]
        assert block.touches == (touch_of(noted).id,)
        assert touch_of(noted).block == block.id
        assert current_pick(noted.state, block) not in ("", called)

    def test_the_call_of_the_moment_is_not_the_request_that_came_before(self) -> None:
        started = do(state_of(ANA), start_block)
        assert isinstance(started.item, Block)
        state, request = with_request(started.state)
        assert current_pick(state, started.item) == "c1"
        noted = do(state, note_offence, "c1", 1, now=today("10:06"))
        assert touch_of(noted).contact == "c1"
        assert noted.state.requests[request.id].offence is None

    @pytest.mark.parametrize("target", ["b9", "t99", "c99", ""])
    def test_elsewhere_nobody_insults(self, target: str) -> None:
        block = Block(id="b9", kind=BlockKind.DEEP, planned_minutes=60)
        with pytest.raises(Refused):
            do(BOOK.put(block), note_offence, target, 1)

    @pytest.mark.parametrize("severity", [0, 4, -1])
    def test_severities_go_from_one_to_three(self, severity: int) -> None:
        with pytest.raises(Refused):
            do(BOOK, note_offence, "c1", severity)

    def test_hostile_words_become_one_harmless_line(self) -> None:
        words = "[/] {rep}\x1b[31m\nBcc: x\u202e %s"
        offence = touch_of(do(BOOK, note_offence, "c1", 1, words)).offence
        assert offence is not None
        assert offence.words == "[/] {rep}[31m Bcc: x %s"

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("«sois unos sinvergüenzas»", "sois unos sinvergüenzas"),
            ('"you liar"', "you liar"),
            ('"liar" and "thief"', '"liar" and "thief"'),
            ('he said "liar"', 'he said "liar"'),
        ],
    )
    def test_words_typed_in_quotation_marks_have_one_pair_where_they_are_shown(
        self, typed: str, kept: str
    ) -> None:
        offence = touch_of(do(BOOK, note_offence, "c1", 1, typed)).offence
        assert offence is not None
        assert offence.words == kept

    def test_a_second_note_corrects_the_first_and_forgets_nothing(self) -> None:
        first = do(BOOK, note_offence, "c1", 1, "liar", left=True)
        again = touch_of(do(first.state, note_offence, touch_of(first).id, 3)).offence
        assert again is not None
        assert (again.severity, again.words, again.left) == (3, "liar", True)

    def test_what_was_left_a_moment_ago_is_still_that_conversation(self) -> None:
        state, request = with_request()
        left = do(state, note_offence, "c1", 1, left=True).state
        assert request_of(do(left, note_offence, "c1", 3, now=today("10:01"))).id == request.id

    def test_an_insult_ends_no_cool_off(self) -> None:
        left = do(BOOK, note_offence, "c1", 1, left=True).state
        later = do(left, note_offence, "c1", 1, now=today("10:00").add(days=3))
        assert later.state.contacts["c1"].rest == left.contacts["c1"].rest


class TestCalmed:
    def test_nothing_but_the_note_has_changed(self) -> None:
        state, request = with_request(state_of(changed(ANA, cadence=Cadence(step=2))))
        call = PlannedCall(id="p9", contact="c1", made_at=days_ago(1))
        state = state.put(call)
        noted = do(state, note_offence, request.id, 1)
        assert noted.state.contacts == state.contacts
        assert noted.state.calls == state.calls
        assert request_of(noted).state is RequestState.OPEN
        assert "Ana Ruiz" in noted.said
        assert "3 minutes" in noted.said


class TestLeft:
    def left(self, state: State, target: str) -> Change:
        return do(state, note_offence, target, 2, "liar", left=True)

    def test_the_request_ends_as_left(self) -> None:
        state, request = with_request()
        ended = request_of(self.left(state, request.id))
        assert (ended.state, ended.closed_at) == (RequestState.LEFT, stamp(THURSDAY))
        assert (ended.next_step, ended.answer) == ("", "")
        assert ended.offence is not None
        assert ended.offence.left

    def test_a_touch_about_a_request_ends_it_too(self) -> None:
        state, request = with_request()
        touch = Touch(
            id="t9", contact="c1", at=stamp(THURSDAY), outcome=Outcome.SPOKE, request=request.id
        )
        after = self.left(state.put(touch), "t9").state
        assert after.requests[request.id].state is RequestState.LEFT

    def test_a_closed_request_stays_closed(self) -> None:
        state, request = with_request(state_of(ANA))
        closed = changed(request, state=RequestState.CLOSED, closed_at=days_ago(1), answer="done")
        ended = request_of(self.left(state.put(closed), closed.id))
        assert (ended.state, ended.closed_at) == (RequestState.CLOSED, days_ago(1))

    def test_another_request_of_theirs_stays_the_reps(self) -> None:
        state, request = with_request()
        other = changed(request, id="r99", about="invoice")
        after = self.left(state.put(other), request.id).state
        assert after.requests["r99"] == other

    def test_the_contact_rests_and_the_door_stays_open(self) -> None:
        contact = changed(ANA, cadence=Cadence(step=3), wake=Wake(at=days_ago(1)))
        change = self.left(state_of(contact), "c1")
        resting = change.state.contacts["c1"]
        assert resting.rest is not None
        assert (resting.rest.until, resting.rest.left) == (date(2026, 4, 4), True)
        assert resting.rest.reason
        assert (resting.cadence, resting.wake) == (None, None)
        assert "Ana Ruiz rests until Sat 4 Apr; the door stays open." in change.said

    def test_a_longer_rest_is_not_cut_short(self) -> None:
        longer = Rest(until=date(2026, 6, 1), reason="no answer")
        state, request = with_request()
        after = self.left(state.put(changed(ANA, rest=longer)), request.id).state
        rest = after.contacts["c1"].rest
        assert rest is not None
        assert (rest.until, rest.left) == (date(2026, 6, 1), True)

    def test_their_planned_calls_are_dropped_and_no_others(self) -> None:
        spoke = do(BOOK, log_touch, "c1", Outcome.SPOKE)
        calls = {"p90": CallState.OPEN, "p91": CallState.DONE}
        mine = [
            PlannedCall(id=id_, contact="c1", made_at=days_ago(1), state=state)
            for id_, state in calls.items()
        ]
        theirs = PlannedCall(id="p92", contact="c2", made_at=days_ago(1))
        after = self.left(spoke.state.put(*mine, theirs), touch_of(spoke).id).state.calls
        assert {id_: after[id_].state for id_ in ("p90", "p91", "p92")} == {
            "p90": CallState.DROPPED,
            "p91": CallState.DONE,
            "p92": CallState.OPEN,
        }

    def test_asking_again_does_not_end_the_rest(self) -> None:
        after = self.left(BOOK, "c1").state
        asked = do(after, capture, after.contacts["c1"], "again", now=today("16:30"))
        rest = asked.state.contacts["c1"].rest
        assert rest is not None
        assert rest.left


def test_all_of_it_is_one_step_back() -> None:
    desk = Desk(memory_store(), CONFIG, FixedClock(THURSDAY))
    desk.apply(lambda state, **_: Change(state.put(*BOOK.contacts.values()), "people"))
    desk.apply(start_block)
    before = desk.state
    desk.apply(note_offence, "c1", 3, "liar", left=True)
    assert desk.state.contacts["c1"].rest
    desk.undo()
    assert (desk.state.contacts, desk.state.touches) == (before.contacts, before.touches)
    assert (desk.state.blocks, desk.state.rep) == (before.blocks, before.rep)


class TestRecovery:
    def test_is_counted_to_the_second(self) -> None:
        after = do(BOOK, note_offence, "c1", 1).state
        seconds = [recovering(after, THURSDAY.add(seconds=s)) for s in (0, 1, 179, 180, 181)]
        assert seconds == [180, 179, 1, 0, 0]
        assert recovering(after, THURSDAY.add(seconds=178, microseconds=1)) == 2

    def test_nobody_recovers_from_nothing(self) -> None:
        assert recovering(BOOK, THURSDAY) == 0

    def test_without_minutes_in_the_config_there_is_none(self) -> None:
        config = Config(walking_away=WalkingAwaySettings(recovery_minutes=0))
        change = note_offence(BOOK, "c1", 1, now=THURSDAY, config=config)
        assert recovering(change.state, THURSDAY) == 0
        assert "0" not in change.said


def test_there_are_four_steps_each_short_enough_to_be_read_in_one_breath() -> None:
    assert len(STEPS) == 4
    for step in (*STEPS, LEAVING):
        assert 2 <= len(step.think) + len(step.say) <= 4
        assert all(len(text) <= 90 for text in (*step.think, *step.say))


def test_nothing_needs_the_contact_to_be_named() -> None:
    nameless = Contact(id="c1", name="")
    assert do(state_of(nameless), note_offence, "c1", 1, left=True).state.contacts["c1"].rest
