"""The five marks, the mood, and the name that somebody gave."""

from typing import Any

import pytest
from day_samples import (
    CONFIG,
    THURSDAY,
    customer,
    days_ago,
    do,
    moment,
    only_block,
    state_of,
    today,
)

from planner.method.calls.call_block import skip, start_block, swap_pick
from planner.method.calls.five_calls import queue
from planner.method.calls.marks import mark, mark_name, marks_in_hand
from planner.method.calls.mood import set_mood
from planner.method.calls.occasions import occasion_for
from planner.method.calls.picks import current_pick
from planner.method.calls.touching import log_touch
from planner.method.persistence.referral import explain_referral, referred, second_question
from planner.model.contact import Contact, Relationship
from planner.model.document import Mood
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.request import Request, Verdict
from planner.model.state import State
from planner.model.touch import CallReason, CallState, Mark, Outcome, Touch

ANA = customer("c1", name="Ana Ruiz", spoke_at=days_ago(300))
LUIS = customer("c2", name="Luis Vega", spoke_at=days_ago(200))


def in_block() -> State:
    return do(state_of(ANA, LUIS, customer("c3")), start_block).state


def logged(state: State, contact: str, outcome: Outcome = Outcome.SPOKE, **more: Any) -> Touch:
    touch = do(state, log_touch, contact, outcome, **more).item
    assert isinstance(touch, Touch)
    return touch


class TestInTheTalkOfTheMoment:
    def test_they_wait_in_the_block_and_go_with_its_call(self) -> None:
        state = in_block()
        assert current_pick(state, only_block(state)) == "c1"
        for one in (Mark.PIVOT, Mark.DID_YOU_KNOW):
            state = do(state, mark, "c1", one).state
        assert only_block(state).marks == (Mark.DID_YOU_KNOW, Mark.PIVOT)
        change = do(state, log_touch, "c1", Outcome.SPOKE, marks=(Mark.PIVOT, Mark.WHAT_ELSE))
        assert isinstance(change.item, Touch)
        assert change.item.marks == (Mark.DID_YOU_KNOW, Mark.WHAT_ELSE, Mark.PIVOT)
        assert only_block(change.state).marks == ()

    def test_again_takes_one_off(self) -> None:
        on = do(in_block(), mark, "c1", Mark.PIVOT)
        off = do(on.state, mark, "c1", Mark.PIVOT)
        assert (on.said, off.said) == (
            "Ana Ruiz: pivot to the sale.",
            "Ana Ruiz: pivot to the sale, taken off.",
        )
        assert only_block(off.state).marks == ()

    @pytest.mark.parametrize("leave", [(skip,), (swap_pick, "c1")])
    def test_they_go_when_the_contact_goes(self, leave: tuple[Any, ...]) -> None:
        state = do(in_block(), mark, "c1", Mark.PIVOT).state
        assert only_block(do(state, *leave).state).marks == ()

    def test_they_are_not_given_to_somebody_else(self) -> None:
        state = do(in_block(), mark, "c1", Mark.PIVOT).state
        state = do(state, swap_pick, "c3").state
        change = do(state, log_touch, "c2", Outcome.NO_ANSWER)
        assert isinstance(change.item, Touch)
        assert change.item.marks == ()
        assert only_block(change.state).marks == (Mark.PIVOT,)


class TestAfterwards:
    def test_they_go_to_the_last_touch_of_today(self) -> None:
        state = do(in_block(), log_touch, "c1", Outcome.SPOKE).state
        state = do(state, mark, "c1", Mark.WHAT_ELSE).state
        (touch,) = state.touches.values()
        assert touch.marks == (Mark.WHAT_ELSE,) == marks_in_hand(state, ANA, THURSDAY)
        assert only_block(state).marks == ()

    @pytest.mark.parametrize("touches", [[], [days_ago(1)]])
    def test_without_a_touch_today_the_call_is_logged_first(self, touches: list[Any]) -> None:
        before = (Touch(id="t9", contact="c1", at=at, outcome=Outcome.SPOKE) for at in touches)
        state = state_of(ANA, *before)
        with pytest.raises(Refused, match="Log the call first"):
            do(state, mark, "c1", Mark.PIVOT)
        assert marks_in_hand(state, ANA, THURSDAY) == ()


class TestReferral:
    def test_asking_brings_the_second_question_once(self) -> None:
        on = do(in_block(), mark, "c1", Mark.REFERRAL_ASKED)
        assert on.said.endswith(second_question())
        off = do(on.state, mark, "c1", Mark.REFERRAL_ASKED)
        assert second_question() not in off.said

    def test_who_was_named_stands_in_the_queue_with_who_named_them(self) -> None:
        change = do(state_of(ANA), referred, "c1", " Marta Solé , Grup Solé, +34 933 100 206 ")
        marta = change.item
        assert isinstance(marta, Contact)
        assert (marta.name, marta.company) == ("Marta Solé", "Grup Solé")
        assert (marta.phones, marta.emails) == (("+34 933 100 206",), ())
        assert (marta.relationship, marta.referred_by) == (Relationship.PROSPECT, "c1")
        assert marta.known_since == stamp(THURSDAY)
        (row,) = (row for row in queue(change.state, THURSDAY, CONFIG) if row.contact == marta)
        assert (row.why, row.left_out) == ("recommended by Ana Ruiz", "")

        assert change.said == "Marta Solé, Grup Solé: recommended by Ana Ruiz, and in the queue."

    def test_what_is_said_of_them_behind_their_number_is_a_note(self) -> None:
        line = "Paco, Riegos Camas 654 33 22 11 busca bombas"
        paco = do(state_of(ANA), referred, "c1", line).item
        assert isinstance(paco, Contact)
        assert (paco.name, paco.company, paco.notes) == ("Paco", "Riegos Camas", "busca bombas")
        assert explain_referral(state_of(ANA), line) == (
            "Paco, Riegos Camas · 654 33 22 11 · busca bombas"
        )

    def test_who_has_no_number_yet_is_not_said_to_stand_in_the_queue(self) -> None:
        change = do(state_of(ANA), referred, "c1", "Marta Solé, Grup Solé, marta@example.com")
        assert change.said == (
            "Marta Solé, Grup Solé: recommended by Ana Ruiz; no phone number yet."
        )

    def test_whoever_named_somebody_is_owed_a_thank_you(self) -> None:
        state = do(state_of(ANA), referred, "c1", "Marta Solé").state
        friday = moment("2026-03-06 09:00")
        (row,) = (row for row in queue(state, friday, CONFIG) if row.contact.id == "c1")
        assert (row.reason, row.left_out) == (CallReason.THANK_YOU, "")
        assert "Marta Solé" in row.objective

    @pytest.mark.parametrize("named_first", [True, False])
    def test_the_talk_in_which_the_name_was_given_thanks_nobody(self, named_first: bool) -> None:
        state, naming = in_block(), (referred, "c1", "Nora Sanz, Talleres Sanz")
        if named_first:
            state = do(state, *naming).state
        change = do(state, log_touch, "c1", Outcome.SPOKE)
        touch, state = change.item, change.state
        if not named_first:
            state = do(state, *naming).state
        (thanks,) = state.calls.values()
        assert isinstance(touch, Touch)
        assert (touch.planned_call, thanks.state) == ("", CallState.OPEN)
        assert touch.objective == "check in, nothing wrong"

    def test_the_talk_of_the_moment_stays_what_it_was_about(self) -> None:
        before, state = in_block(), do(in_block(), referred, "c1", "Nora Sanz").state
        told = [
            [row for row in queue(each, THURSDAY, CONFIG) if row.contact.id == "c1"]
            for each in (before, state)
        ]
        assert told[0] == told[1]
        after = do(state, log_touch, "c1", Outcome.SPOKE).state
        assert occasion_for(after, ANA, THURSDAY, CONFIG).reason is CallReason.THANK_YOU

    @pytest.mark.parametrize("line", ["", " , Grup Solé", "\x07"])
    def test_nobody_named_is_refused(self, line: str) -> None:
        with pytest.raises(Refused, match="Say whom"):
            do(state_of(ANA), referred, "c1", line)

    @pytest.mark.parametrize(
        ("line", "known"),
        [
            ("luis vega", True),
            ("Luís Vega, company C2", True),
            ("Luis Vega, Renfe", False),
            ("Luis", False),
        ],
    )
    def test_whom_the_rep_knows_is_not_added_again(self, line: str, known: bool) -> None:
        state = state_of(ANA, LUIS)
        if known:
            with pytest.raises(Refused, match="known already: c2"):
                do(state, referred, "c1", line)
        else:
            assert len(do(state, referred, "c1", line).state.contacts) == 3


class TestMood:
    def state(self) -> State:
        request = Request(
            id="r9",
            contact="c1",
            received_at=days_ago(1),
            verdict=Verdict.TAKE,
            choice=Verdict.TAKE,
        )
        touch = Touch(id="t9", contact="c1", at=stamp(today("09:30")), outcome=Outcome.SPOKE)
        return state_of(ANA, request, touch)

    @pytest.mark.parametrize("key", ["r9", "T9"])
    def test_is_set_changed_and_taken_off(self, key: str) -> None:
        state, felt = self.state(), []
        for mood in (Mood.GOOD, Mood.BAD, Mood.BAD):
            change = do(state, set_mood, key, mood)
            state = change.state
            assert isinstance(change.item, Touch | Request)
            felt.append(change.item.mood)
        assert felt == [Mood.GOOD, Mood.BAD, None]

    @pytest.mark.parametrize("key", ["c1", "t99"])
    def test_nothing_else_has_one(self, key: str) -> None:
        with pytest.raises(Refused, match=key):
            do(self.state(), set_mood, key, Mood.GOOD)


def test_every_mark_has_its_own_words() -> None:
    assert len({mark_name(one) for one in Mark}) == len(Mark)


def test_nothing_was_done_in_a_talk_that_was_none() -> None:
    marked = do(in_block(), mark, "c1", Mark.WHAT_ELSE).state
    assert logged(marked, "c1", Outcome.VOICEMAIL).marks == ()
    assert logged(marked, "c1").marks == (Mark.WHAT_ELSE,)
