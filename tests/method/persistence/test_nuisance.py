"""Persistent, never a nuisance: what is counted, what one more costs, what needs a reason."""

from datetime import date, timedelta
from typing import Any

import pytest
from day_samples import CONFIG, THURSDAY, customer, days_ago, do, moment, prospect, state_of, today

from planner.locale import use
from planner.method.calls.touching import log_touch
from planner.method.persistence.nuisance import (
    Meter,
    ReasonNeeded,
    cost,
    meter,
    meter_line,
    objection,
)
from planner.model.contact import Cadence, Contact, Rest
from planner.model.document import Channel
from planner.model.instants import stamp
from planner.model.request import Request, RequestState, Verdict
from planner.model.touch import CallReason, CallState, Outcome, PlannedCall, Touch

ANA = customer("c1", name="Ana Ruiz", company="Talgo")
TODAY = date(2026, 3, 5)


def touch(key: str, days: float, outcome: Outcome = Outcome.NO_ANSWER, **more: Any) -> Touch:
    at = stamp(THURSDAY) - timedelta(days=days)
    return Touch(id=key, outcome=outcome, **{"contact": "c1", "at": at, **more})


def request(days: float, **more: Any) -> Request:
    at = stamp(THURSDAY) - timedelta(days=days)
    fields: dict[str, Any] = {"state": RequestState.CLOSED, "contact": "c1", **more}
    return Request(id="r90", received_at=at, verdict=Verdict.TAKE, choice=Verdict.TAKE, **fields)


def counted(*documents: Any, contact: Contact = ANA) -> Meter:
    return meter(state_of(contact, *documents), contact, THURSDAY, CONFIG)


class TestMeter:
    def test_counts_fourteen_days_to_the_moment(self) -> None:
        assert counted(touch("t1", 14)).person == 1
        assert counted(touch("t1", 14.0001)).person == 0

    @pytest.mark.parametrize(
        "answer",
        [
            touch("t9", 3, Outcome.SPOKE),
            request(3),
            request(20, asked_again=(days_ago(3),)),
        ],
    )
    def test_an_answer_wipes_out_what_was_before_it(self, answer: Any) -> None:
        assert counted(touch("t1", 5), touch("t2", 4)).person == 2
        assert counted(touch("t1", 5), touch("t2", 4), answer).person == 0
        assert counted(touch("t1", 5), answer, touch("t2", 2)).person == 1

    def test_what_bothered_nobody_is_not_counted(self) -> None:
        wrong = touch("t1", 2, Outcome.WRONG_NUMBER)
        assert counted(wrong, touch("t2", 2, request="r90")).person == 0

    def test_the_company_is_all_of_it_and_each_answers_for_themselves(self) -> None:
        others = (
            customer("c2", company="TALGO"),
            customer("c3", company="Talgo"),
            customer("c4", company="Renfe"),
        )
        found = counted(
            *others,
            touch("t1", 2),
            touch("t2", 2, contact="c2"),
            touch("t3", 1, contact="c2"),
            touch("t4", 2, contact="c3"),
            touch("t5", 1, Outcome.SPOKE, contact="c3"),
            touch("t6", 1, contact="c4"),
        )
        assert (found.person, found.company) == (1, 3)

    def test_who_has_no_company_has_no_colleagues(self) -> None:
        alone = customer("c1", company="")
        found = counted(customer("c2", company=""), touch("t1", 2, contact="c2"), contact=alone)
        assert (found.person, found.company) == (0, 0)

    def test_the_line_names_the_company_only_if_it_had_more(self) -> None:
        state = state_of(ANA, touch("t1", 2))
        line = meter_line(state, ANA, THURSDAY, CONFIG)
        assert line.startswith("1 without an answer in 14 days · one more is contact 1 of 4")
        with_luis = state.put(customer("c2", company="Talgo"), touch("t2", 2, contact="c2"))
        assert " · 2 to all of Talgo · " in meter_line(with_luis, ANA, THURSDAY, CONFIG)


class TestCost:
    @pytest.mark.parametrize(
        ("contact", "told"),
        [
            (prospect("c1"), "one more is contact 1 of 4; the next comes 2 working days later"),
            (
                customer("c1", cadence=Cadence(step=3)),
                "one more is contact 3 of 4; the next comes 5 working days later",
            ),
            (
                customer("c1", name="Ana Ruiz", cadence=Cadence(step=4)),
                "one more is the closing message; then Ana rests for 90 days",
            ),
            (
                customer("c1", touched_at=stamp(today("09:00"))),
                "one more is a second touch in one day",
            ),
        ],
    )
    def test_is_what_another_silence_would_do(self, contact: Contact, told: str) -> None:
        assert cost(contact, THURSDAY, CONFIG) == told

    def test_after_four_it_is_a_fifth_whatever_language_the_rest_was_kept_in(self) -> None:
        use("es")
        closing = customer("c1", name="Ana Ruiz", cadence=Cadence(step=4, due=TODAY))
        rests = do(state_of(closing), log_touch, "c1", Outcome.VOICEMAIL).state.contacts["c1"]
        use("en")
        later = moment("2026-03-10 10:00")
        assert cost(rests, later, CONFIG) == (
            "one more is a fifth: four had no answer, and Ana rests until Wed 3 Jun"
        )


def objected(contact: Contact, *documents: Any, outcome: Outcome = Outcome.NO_ANSWER) -> str:
    return objection(state_of(contact, *documents), contact, outcome, THURSDAY, CONFIG)


TOMORROW = date(2026, 3, 6)
RESTING = customer("c1", rest=Rest(until=TOMORROW, reason="four touches without an answer"))
LEFT = customer("c1", rest=Rest(until=TOMORROW, left=True))
TOUCHED = customer("c1", touched_at=stamp(today("00:00")))


class TestObjection:
    @pytest.mark.parametrize(
        ("contact", "told"),
        [(RESTING, "fifth"), (LEFT, "walked away"), (TOUCHED, "second touch in one day")],
    )
    def test_in_a_rest_a_cool_off_and_twice_in_a_day(self, contact: Contact, told: str) -> None:
        assert told in objected(contact)

    @pytest.mark.parametrize(
        "contact",
        [
            customer("c1"),
            prospect("c1"),
            customer("c1", cadence=Cadence(step=4)),
            customer("c1", rest=Rest(until=TODAY, reason="four touches without an answer")),
            customer("c1", rest=Rest(until=TODAY, left=True)),
            customer("c1", touched_at=stamp(today("00:00").subtract(seconds=1))),
        ],
    )
    def test_none_to_four_steps_nor_once_a_rest_or_a_day_is_over(self, contact: Contact) -> None:
        assert objected(contact) == ""

    @pytest.mark.parametrize("contact", [RESTING, LEFT, TOUCHED])
    @pytest.mark.parametrize("outcome", [Outcome.SPOKE, Outcome.WRONG_NUMBER])
    def test_none_where_they_answered_or_it_was_not_their_number(
        self, contact: Contact, outcome: Outcome
    ) -> None:
        assert objected(contact, outcome=outcome) == ""

    @pytest.mark.parametrize("contact", [RESTING, LEFT, TOUCHED])
    @pytest.mark.parametrize(
        "wanted",
        [
            PlannedCall(
                id="p9", contact="c1", made_at=days_ago(1), reason=CallReason.CALL_BACK,
                due_at=stamp(today("10:00")),
            ),
            PlannedCall(id="p9", contact="c1", made_at=days_ago(1), reason=CallReason.FOLLOW_UP),
            request(1, state=RequestState.OPEN),
        ],
        ids=["asked", "proposal", "request"],
    )  # fmt: skip
    def test_none_where_something_of_theirs_is_open(self, contact: Contact, wanted: Any) -> None:
        assert objected(contact, wanted) == ""

    @pytest.mark.parametrize(
        "not_wanted",
        [
            PlannedCall(
                id="p9", contact="c1", made_at=days_ago(1), reason=CallReason.CALL_BACK,
                due_at=stamp(today("16:00")),
            ),
            PlannedCall(
                id="p9", contact="c1", made_at=days_ago(1), reason=CallReason.FOLLOW_UP,
                state=CallState.DONE,
            ),
            PlannedCall(id="p9", contact="c1", made_at=days_ago(1), reason=CallReason.THANK_YOU),
            PlannedCall(id="p9", contact="c2", made_at=days_ago(1)),
            request(1),
            request(1, state=RequestState.OPEN, contact="c2"),
        ],
    )  # fmt: skip
    def test_but_where_it_is_for_later_over_or_of_somebody_else(self, not_wanted: Any) -> None:
        assert objected(TOUCHED, customer("c2"), not_wanted)

    def test_the_email_after_a_call_belongs_to_it_and_a_second_email_does_not(self) -> None:
        called = touch("t1", 0, Outcome.VOICEMAIL, at=stamp(today("09:30")))
        wrote = touch("t2", 0, Outcome.SENT, at=stamp(today("09:40")))
        assert objected(TOUCHED, called, outcome=Outcome.SENT) == ""
        assert objected(TOUCHED, called, wrote, outcome=Outcome.SENT)
        assert objected(TOUCHED, wrote)


class TestLogging:
    def test_is_refused_with_what_it_costs_and_what_would_work(self) -> None:
        with pytest.raises(ReasonNeeded, match=r"fifth.*reason or a note"):
            do(state_of(RESTING), log_touch, "c1", Outcome.VOICEMAIL)
        with pytest.raises(ReasonNeeded):
            do(state_of(RESTING), log_touch, "c1", Outcome.VOICEMAIL, reason=" \x07", note="\n")

    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            ({"reason": "asked by their boss"}, "asked by their boss"),
            ({"note": "met her\nat the fair"}, "met her at the fair"),
            ({"note": "met her", "reason": "the fair"}, "the fair"),
        ],
    )
    def test_goes_with_a_reason_and_a_note_is_one(self, given: dict[str, str], kept: str) -> None:
        change = do(state_of(RESTING), log_touch, "c1", Outcome.VOICEMAIL, **given)
        assert isinstance(change.item, Touch)
        assert change.item.reason == kept
        # A fifth touch does not end the rest: nobody has answered.
        assert change.state.contacts["c1"].rest == RESTING.rest

    def test_a_note_is_no_reason_where_none_was_needed(self) -> None:
        change = do(state_of(ANA), log_touch, "c1", Outcome.VOICEMAIL, note="tomorrow")
        assert isinstance(change.item, Touch)
        assert change.item.reason == ""

    def test_the_fifth_in_a_row_is_the_one_refused(self) -> None:
        state, day = state_of(prospect("c1")), THURSDAY
        for _step in range(4):
            state = do(state, log_touch, "c1", Outcome.NO_ANSWER, now=day).state
            day = day.add(days=14)
        with pytest.raises(ReasonNeeded, match="fifth"):
            do(state, log_touch, "c1", Outcome.SENT, now=day, channel=Channel.EMAIL)
        rested = day.add(days=90)
        assert do(state, log_touch, "c1", Outcome.NO_ANSWER, now=rested).state
