"""Away, said or noticed: what waits with the rep, what does not, and the day of return."""

from datetime import date
from typing import Any

import pytest
from day_samples import CONFIG, customer, do, moment, owed, state_of, today
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.method.day.availability import availability, is_away, returned_today, say_availability
from planner.method.day.away import come_back, go_away, notice
from planner.method.day.carrying import MOST_CARRIED
from planner.method.day.commitments import What
from planner.method.persistence.cadence import after_touch
from planner.method.requests.answer_or_not import answer_or_not
from planner.method.requests.incoming import capture
from planner.method.requests.ownership import ask_support, mail_received, promise
from planner.method.typed.day_of_return import day_of_return
from planner.model.change import Change
from planner.model.contact import Cadence, Contact
from planner.model.day import Availability, Meeting, Rep
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.request import Verdict
from planner.model.state import Former, State, Step, changed
from planner.model.touch import CallReason, CallState, Outcome, PlannedCall

# March 2026: the 2nd is a Monday, the 5th the Thursday of the samples, the 29th loses an hour.
TUESDAY = date(2026, 3, 10)
FRIDAY_EVENING = moment("2026-03-06 20:00")


def march(day: int) -> date:
    return date(2026, 3, day)


TODAY = march(5)


def waiting(key: str = "c1", due: date | None = TODAY, **fields: Any) -> Contact:
    """A contact whose second step is due on that day."""
    return customer(key, cadence=Cadence(step=2, due=due, unanswered=1), **fields)


def due(state: State, key: str = "c1") -> date | None:
    cadence = state.contacts[key].cadence
    assert cadence is not None
    assert (cadence.step, cadence.unanswered) == (2, 1)
    return cadence.due


def seen(at: str, **fields: Any) -> Rep:
    return Rep(id="rep", seen_at=stamp(moment(at)), **fields)


def noticed(state: State, at: str) -> Change:
    return do(state, notice, now=moment(at))


class TestDayOfReturn:
    @pytest.mark.parametrize(
        ("text", "now", "back"),
        [
            ("3d", "2026-03-05 10:00", march(10)),
            ("3", "2026-03-05 10:00", march(10)),
            ("3 días", "2026-03-05 18:29", march(10)),
            ("3 days", "2026-03-05 18:30", march(11)),
            ("1d", "2026-03-05 08:00", march(6)),
            ("1d", "2026-03-06 10:00", march(9)),
            ("1d", "2026-03-06 20:00", march(10)),
            ("1d", "2026-03-07 10:00", march(10)),
            # Epiphany is no day of work: Monday and Wednesday are the two days away.
            ("2d", "2026-01-05 10:00", date(2026, 1, 8)),
            ("friday", "2026-03-05 10:00", march(6)),
            ("viernes", "2026-03-06 10:00", march(13)),
            ("12/3", "2026-03-05 10:00", march(12)),
            ("2026-12-01", "2026-03-05 10:00", date(2026, 12, 1)),
            ("saturday", "2026-03-05 10:00", march(9)),
            ("6/1", "2026-01-05 10:00", date(2026, 1, 7)),
        ],
    )
    def test_is_the_working_day_after_the_days_away_or_the_day_said(
        self, text: str, now: str, back: date
    ) -> None:
        assert day_of_return(text, moment(now), CONFIG) == back

    @pytest.mark.parametrize(
        "text",
        ["", "0d", "-3d", "3x", "Ana", "friday renewal", "friday 10:00", "16:00", "3000d", "today"],
    )
    def test_is_refused_where_it_is_no_day_to_come(self, text: str) -> None:
        with pytest.raises(Refused):
            day_of_return(text, today("10:00"), CONFIG)

    def test_of_a_day_past_is_refused_as_past(self) -> None:
        with pytest.raises(Refused, match="past"):
            day_of_return("2026-03-04", today("10:00"), CONFIG)
        with pytest.raises(Refused, match="to come"):
            do(State(), go_away, march(5))


class TestGoingAway:
    def test_slides_what_is_due_from_today_on_by_the_working_days_away(self) -> None:
        """Thursday, Friday and Monday away; overdue stays overdue, and none is ever doubled."""
        book = [waiting(f"c{day}", due=march(day)) for day in (4, 5, 6, 9, 10)]
        state = do(state_of(*book, waiting("c1", due=None)), go_away, TUESDAY).state
        days = [due(state, contact.id) for contact in book]
        assert days == [march(4), march(10), march(11), march(12), march(13)]
        assert due(state, "c1") is None

    def test_on_friday_evening_leaves_out_what_is_over(self) -> None:
        for text, expected in (("2026-03-06 18:29", march(11)), ("2026-03-06 18:30", march(10))):
            state = do(state_of(waiting(due=march(9))), go_away, TUESDAY, now=moment(text)).state
            assert due(state) == expected

    def test_over_a_weekend_moves_nothing(self) -> None:
        monday = march(9)
        change = do(state_of(waiting(due=monday)), go_away, monday, now=FRIDAY_EVENING)
        assert due(change.state) == monday
        assert change.said == "Away until Mon 9 Mar."

    def test_counts_no_holiday_of_the_rep_and_lands_on_none_of_the_contact(self) -> None:
        eve = moment("2026-01-05 10:00")
        spanish = waiting("c1", date(2026, 1, 5))
        american = waiting("c2", date(2026, 1, 16), country="US")
        state = do(state_of(spanish, american), go_away, date(2026, 1, 7), now=eve).state
        assert due(state, "c1") == date(2026, 1, 7)
        # Monday, 19 January 2026 is a holiday in the United States.
        assert due(state, "c2") == date(2026, 1, 20)

    def test_lasts_until_work_begins_also_where_the_clocks_change(self) -> None:
        for text in ("2026-03-26 10:00", "2026-10-22 10:00"):
            now = moment(text)
            monday = now.add(days=4).date()
            state = do(state_of(), go_away, monday, now=now).state
            nine = now.add(days=4).at(9)
            assert state.presence.away_until == stamp(nine)
            assert is_away(state, nine.subtract(seconds=1))
            assert not is_away(state, nine)

    def test_moves_neither_promises_nor_planned_calls(self) -> None:
        state = do(state_of(waiting()), capture, "Zoe", "quote", choice=Verdict.CALL_BACK).state
        after = do(state, go_away, TUESDAY).state
        assert after.requests == state.requests
        assert after.calls == state.calls

    def test_tells_what_waits_and_what_does_not(self) -> None:
        state = do(state_of(waiting()), capture, "Zoe", "quote", choice=Verdict.DEFER).state
        assert do(state, go_away, TUESDAY).said == (
            "Away until Tue 10 Mar; 1 cadence waits with you, 1 promise falls into that time."
        )
        assert do(State(), go_away, TUESDAY).said == "Away until Tue 10 Mar."

    def test_said_again_takes_the_place_of_what_was_said_before(self) -> None:
        first = do(state_of(waiting()), go_away, TUESDAY).state
        longer = do(first, go_away, march(11), now=moment("2026-03-06 10:00")).state
        at_once = do(state_of(waiting()), go_away, march(11)).state
        assert due(longer) == due(at_once) == march(11)
        shorter = do(longer, go_away, march(9), now=moment("2026-03-06 10:00")).state
        assert due(shorter) == march(9)


class TestWhileAway:
    @pytest.fixture
    def state(self) -> State:
        said = do(state_of(customer("c1")), say_availability, Availability.AVAILABLE).state
        return do(said, go_away, TUESDAY).state

    def test_the_rep_is_off_hours_until_the_morning_of_the_return(self, state: State) -> None:
        start, end = stamp(today("11:00")), stamp(today("12:00"))
        state = state.put(Meeting(id="m1", summary="", start=start, end=end))
        for text in ("2026-03-05 11:30", "2026-03-09 10:00", "2026-03-09 14:30"):
            assert availability(state, moment(text), CONFIG) is Availability.OFF_HOURS
        back = moment("2026-03-10 09:00")
        assert availability(state, back, CONFIG) is Availability.AVAILABLE

    def test_what_comes_in_is_deferred_to_the_first_window_after_it(self, state: State) -> None:
        now = moment("2026-03-06 11:00")
        ana = state.contacts["c1"]
        answer = answer_or_not(state, ana, "gaskets", now=now, config=CONFIG)
        assert (answer.verdict, answer.reason) == (
            Verdict.DEFER,
            "you are away until Tue 10 Mar 09:00",
        )
        for choice in (Verdict.DEFER, Verdict.CALL_BACK):
            after = do(state, capture, ana, "x", now=now, choice=choice).state
            (request,) = after.requests.values()
            assert request.promise is not None
            assert request.promise.at == stamp(moment("2026-03-10 13:00"))

    def test_said_by_hand_afterwards_counts(self, state: State) -> None:
        here = do(state, say_availability, Availability.AVAILABLE, now=today("11:00")).state
        assert availability(here, today("12:00"), CONFIG) is Availability.AVAILABLE
        answer = answer_or_not(here, None, "", now=today("12:00"), config=CONFIG)
        assert answer.verdict is Verdict.TAKE

    def test_hours_say_why_once_it_is_over(self, state: State) -> None:
        evening = moment("2026-03-10 20:00")
        reason = answer_or_not(state, None, "", now=evening, config=CONFIG).reason
        assert reason == "you are outside your working hours"


class TestComingBack:
    @pytest.mark.parametrize(
        ("now", "expected"),
        [
            ("2026-03-05 19:00", march(9)),
            ("2026-03-06 10:00", march(9)),
            ("2026-03-06 19:00", march(10)),
            ("2026-03-08 10:00", march(10)),
            ("2026-03-09 08:00", march(10)),
            ("2026-03-09 19:00", march(11)),
            ("2026-03-10 10:00", march(11)),
        ],
    )
    def test_early_gives_the_days_not_used_back(self, now: str, expected: date) -> None:
        away = do(state_of(waiting(due=march(6))), go_away, TUESDAY).state
        back = do(away, come_back, now=moment(now)).state
        assert due(back) == expected
        assert not is_away(back, moment(now))
        assert returned_today(back, moment(now))

    def test_on_the_day_they_left_is_no_return(self) -> None:
        away = do(state_of(waiting(due=march(6))), go_away, TUESDAY).state
        now = moment("2026-03-05 10:01")
        back = do(away, come_back, now=now)
        assert back.said == "Back on the same day: it goes on as it was."
        assert due(back.state) == march(6)
        assert not is_away(back.state, now)
        assert not returned_today(back.state, now)

    def test_never_slides_before_today(self) -> None:
        """One more holiday, told of in between, would bring the step to yesterday."""
        away = do(state_of(waiting()), go_away, TUESDAY).state
        early = away.put(waiting(due=march(6)))
        assert due(do(early, come_back, now=moment("2026-03-06 10:00")).state) == march(6)

    def test_leaves_steps_made_while_away_as_they_are(self) -> None:
        away = do(state_of(waiting(), waiting("c2")), go_away, TUESDAY).state
        now = moment("2026-03-06 10:00")
        tried = after_touch(away.contacts["c2"], Outcome.NO_ANSWER, now=now, config=CONFIG)
        back = do(away.put(tried), come_back, now=now.add(hours=1)).state
        assert back.contacts["c2"] == tried
        assert due(back) == march(6)

    def test_is_refused_to_who_is_not_away(self) -> None:
        with pytest.raises(Refused, match="not away"):
            do(State(), come_back)
        away = do(State(), go_away, TUESDAY).state
        with pytest.raises(Refused, match="not away"):
            do(do(away, come_back).state, come_back)

    def test_on_a_sunday_makes_monday_a_day_of_return_too(self) -> None:
        away = do(State(), go_away, TUESDAY).state
        back = do(away, come_back, now=moment("2026-03-08 10:00")).state
        assert returned_today(back, moment("2026-03-09 10:00"))
        assert not returned_today(back, moment("2026-03-10 10:00"))

    def test_late_counts_the_days_nobody_spoke_of(self) -> None:
        away = do(state_of(waiting()), go_away, TUESDAY).state
        back = do(away, come_back, now=moment("2026-03-12 10:00"))
        assert due(back.state) == march(12)
        assert "2 working days" in back.said

    @given(st.integers(0, 9), st.integers(1, 20), st.integers(0, 23))
    def test_at_once_changes_nothing(self, ahead: int, length: int, hour: int) -> None:
        now = moment("2026-03-05 00:00").add(hours=hour)
        day = now.add(days=ahead).date()
        assume(day.isoweekday() <= 5)
        until = now.add(days=length).date()
        away = do(state_of(waiting(due=day)), go_away, until, now=now).state
        assert due(do(away, come_back, now=now).state) == day


class TestNoticing:
    @pytest.mark.parametrize(
        ("last", "now", "missed"),
        [
            ("2026-03-04 17:00", "2026-03-05 09:00", 0),
            ("2026-03-04 17:00", "2026-03-06 09:00", 0),
            ("2026-03-06 17:00", "2026-03-09 09:00", 0),
            ("2026-03-05 23:59", "2026-03-09 00:00", 0),
            ("2026-03-04 00:00", "2026-03-07 09:00", 2),
            ("2026-03-04 17:00", "2026-03-09 09:00", 2),
            ("2026-03-05 17:00", "2026-03-10 09:00", 2),
            # Epiphany was no day of work: one was missed, or two.
            ("2026-01-02 17:00", "2026-01-07 09:00", 0),
            ("2026-01-02 17:00", "2026-01-08 09:00", 2),
            # The night between has 23 hours.
            ("2026-03-26 17:00", "2026-03-31 00:30", 2),
        ],
    )
    def test_full_working_days_without_the_planner(self, last: str, now: str, missed: int) -> None:
        change = noticed(state_of(seen(last)), now)
        told = f"You were away for {missed} working days; nothing has piled up." if missed else ""
        assert change.said == told
        assert returned_today(change.state, moment(now)) == bool(missed)
        assert change.state.presence.seen_at == stamp(moment(now))

    def test_slides_what_was_due_since_and_that_once(self) -> None:
        """Seen on Wednesday, back on Monday: Thursday and Friday were missed."""
        book = [waiting(f"c{day}", due=march(day)) for day in (4, 5, 6, 9)]
        state = noticed(state_of(seen("2026-03-04 17:00"), *book), "2026-03-09 09:00").state
        days = [due(state, contact.id) for contact in book]
        assert days == [march(4), march(9), march(10), march(11)]
        again = noticed(state, "2026-03-09 09:00:01")
        assert again.said == ""
        assert again.state.contacts == state.contacts
        assert noticed(again.state, "2026-03-10 09:00").state.contacts == state.contacts

    def test_is_content_with_one_day_missed(self) -> None:
        state = state_of(seen("2026-03-05 17:00"), waiting(due=march(6)))
        assert due(noticed(state, "2026-03-09 09:00").state) == march(6)

    def test_counts_as_many_days_as_the_config_says(self) -> None:
        strict = replace(CONFIG, day=replace(CONFIG.day, away_after_days=1))
        state = state_of(seen("2026-03-05 17:00"), waiting(due=march(6)))
        change = notice(state, now=moment("2026-03-09 09:00"), config=strict)
        assert change.said == "You were away for 1 working day; nothing has piled up."
        assert due(change.state) == march(9)

    def test_a_change_made_elsewhere_shows_that_the_rep_was_there(self) -> None:
        step = Step(id="000001", said="", at=stamp(moment("2026-03-06 10:00")), former=Former())
        state = State(rep={"rep": seen("2026-03-02 10:00")}, steps={step.id: step})
        assert noticed(state, "2026-03-10 09:00").said == ""

    def test_the_first_time_ever_there_is_nothing_to_tell(self) -> None:
        change = noticed(state_of(waiting()), "2026-03-05 09:00")
        assert (change.said, due(change.state)) == ("", march(5))

    def test_a_clock_set_back_is_no_absence(self) -> None:
        assert noticed(state_of(seen("2026-04-05 09:00")), "2026-03-05 09:00").said == ""

    def test_an_absence_that_was_said_is_not_counted_again(self) -> None:
        state = state_of(seen("2026-03-05 10:00"), waiting(due=march(6)))
        away = do(state, go_away, TUESDAY).state
        in_between = noticed(away, "2026-03-09 09:00")
        assert in_between.said == ""
        assert is_away(in_between.state, moment("2026-03-09 09:00"))
        for before in (away, in_between.state):
            back = noticed(before, "2026-03-10 00:00")
            assert back.said == "Welcome back; nothing has piled up."
            assert back.state.presence.away_until is None
            assert due(back.state) == march(11)
            assert returned_today(back.state, moment("2026-03-10 10:00"))
            assert noticed(back.state, "2026-03-11 09:00").said == ""

    def test_an_absence_longer_than_said_counts_from_its_end(self) -> None:
        away = do(state_of(waiting(due=march(6))), go_away, TUESDAY).state
        one_more = noticed(away, "2026-03-11 09:00")
        assert (one_more.said, due(one_more.state)) == (
            "Welcome back; nothing has piled up.",
            march(11),
        )
        two_more = noticed(away, "2026-03-12 09:00")
        assert "for 2 working days" in two_more.said
        assert due(two_more.state) == march(13)


class TestHandOver:
    def test_lists_what_falls_due_in_order_and_nothing_else(self) -> None:
        state = state_of(customer("c1"), customer("c2"))
        state = do(state, capture, state.contacts["c1"], "quote", choice=Verdict.TAKE).state
        (request,) = state.requests
        state = do(state, promise, request, moment("2026-03-06 16:00")).state
        noon = moment("2026-03-06 12:00")
        state = do(state, ask_support, request, "Accounts", noon, "bill").state
        call = PlannedCall(
            id="p90",
            contact="c2",
            objective="renewal",
            due_at=stamp(moment("2026-03-06 10:00")),
            made_at=stamp(today("10:00")),
        )
        over = PlannedCall(
            id="p91", contact="c2", due_at=call.due_at, made_at=call.made_at, state=CallState.DONE
        )
        state = state.put(call, over)
        found = owed(state, stamp(today("10:00")), stamp(moment("2026-03-10 09:00")))
        assert [(each.what, each.contact, each.about, each.item) for each in found] == [
            (What.CALL, "c2", "renewal", "p90"),
            (What.SUPPORT, "c1", "Accounts: bill", request),
            (What.PROMISE, "c1", "quote", request),
        ]

    @pytest.mark.parametrize("reason", [CallReason.CHECK_IN, CallReason.THANK_YOU])
    def test_what_the_rep_planned_alone_is_promised_to_nobody(self, reason: CallReason) -> None:
        friday = stamp(moment("2026-03-06 10:00"))
        made_at = stamp(today("08:00"))
        call = PlannedCall(id="p90", contact="c1", reason=reason, due_at=friday, made_at=made_at)
        state = state_of(customer("c1"), call)
        (only,) = owed(state, stamp(today("10:00")), stamp(moment("2026-03-10 09:00")))
        assert only.what is What.PLAN
        assert do(state, go_away, TUESDAY).said == "Away until Tue 10 Mar."
        agreed = state.put(changed(call, reason=CallReason.FOLLOW_UP))
        said = do(agreed, go_away, TUESDAY).said
        assert said == "Away until Tue 10 Mar; 1 promise falls into that time."

    def test_has_an_end(self) -> None:
        state = do(state_of(), capture, "Zoe", "quote", choice=Verdict.DEFER).state
        window = stamp(today("13:00"))
        (promised,) = owed(state, window, stamp(today("13:01")))
        assert promised.at == window
        assert owed(state, stamp(today("09:00")), window) == ()

    def test_what_is_late_already_comes_first(self) -> None:
        state = do(state_of(), capture, "Zoe", "quote", choice=Verdict.TAKE).state
        (late,) = state.requests
        state = do(state, promise, late, today("11:00")).state
        state = do(state, capture, "Bea", "order", choice=Verdict.CALL_BACK).state
        found = owed(state, stamp(today("12:00")), stamp(moment("2026-03-10 09:00")))
        assert [each.about for each in found] == ["quote", "order"]

    def test_an_email_that_did_not_come_and_a_call_set_aside_are_owed_to_nobody(self) -> None:
        state = do(state_of(customer("c1")), capture, "Zoe", "quote", choice=Verdict.DEFER).state
        aside = PlannedCall(
            id="p90",
            contact="c1",
            due_at=stamp(today("09:00")),
            made_at=stamp(today("08:00")),
            carried=MOST_CARRIED + 1,
        )
        state = state.put(aside)
        evening = stamp(today("18:00"))
        assert owed(state, stamp(today("13:01")), evening) == ()
        (request,) = state.requests
        come = do(state, mail_received, request, now=today("12:50")).state
        assert [each.about for each in owed(come, stamp(today("13:31")), evening)] == ["quote"]

    def test_leaving_tells_how_many_are_late(self) -> None:
        state = do(state_of(), capture, "Zoe", "quote", choice=Verdict.TAKE).state
        (late,) = state.requests
        state = do(state, promise, late, today("11:00")).state
        said = do(state, go_away, TUESDAY, now=today("12:00")).said
        assert said == "Away until Tue 10 Mar; 1 promise is late already."

    def test_leaving_counts_late_as_its_list_does(self) -> None:
        """Neither the call of this very minute nor what was agreed for today is late."""
        at = today("10:30")
        book = state_of(customer("c1"))
        state = do(book, capture, "Zoe", "", choice=Verdict.CALL_BACK, call_back_at=at).state
        agreed = PlannedCall(
            id="p90", contact="c1", due_at=stamp(today("09:00")), made_at=stamp(today("08:00"))
        )
        said = do(state.put(agreed), go_away, TUESDAY, now=today("10:35")).said
        assert said == "Away until Tue 10 Mar; 2 promises fall into that time."

    def test_names_a_call_that_keeps_a_promise_once(self) -> None:
        state = do(state_of(), capture, "Zoe", "quote", choice=Verdict.CALL_BACK).state
        (only,) = owed(state, stamp(today("09:00")), stamp(today("18:00")))
        assert only.what is What.PROMISE
