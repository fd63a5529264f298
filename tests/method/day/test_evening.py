"""The evening: what is open, tomorrow's five, the day's line."""

from datetime import date
from typing import Any

import pendulum
import pytest
from day_samples import CONFIG, THURSDAY, customer, days_ago, do, moment, state_of, today

from planner.config import Config, DaySettings
from planner.desk import Desk
from planner.method.calls.call_block import proposed, start_block
from planner.method.calls.first_five import choose_five, first_five, nobody_on, pass_over
from planner.method.calls.touching import log_touch
from planner.method.day.deep_work import start_focus, stop_focus
from planner.method.day.evening import Evening, end_day, evening, lacking, line_of, unplanned
from planner.method.requests.incoming import capture
from planner.method.requests.ownership import ask_support, close, promise
from planner.model.change import Change
from planner.model.contact import Cadence, Preference, Rest
from planner.model.document import Span
from planner.model.instants import stamp
from planner.model.request import Promise, Request, RequestState, Verdict
from planner.model.state import State
from planner.model.touch import CallReason, Outcome, PlannedCall, Touch
from planner.store import memory_store

EVENING = today("18:05")
FRIDAY = date(2026, 3, 6)
EVENINGS = (Span("16:00", "18:00"),)
PEOPLE = tuple(customer(f"c{n}", name=f"Name {n}") for n in range(1, 9))


def asked(**more: Any) -> Request:
    usual: dict[str, Any] = {"received_at": stamp(today("09:00")), "next_step": "ask them"}
    return Request(
        id="r20", contact="c1", verdict=Verdict.TAKE, choice=Verdict.TAKE, **{**usual, **more}
    )


def promised(time: pendulum.DateTime) -> tuple[Promise, ...]:
    return (Promise(at=stamp(time), zone="Europe/Madrid", made_at=stamp(today("09:00"))),)


def at_evening(state: State, now: pendulum.DateTime = EVENING, config: Config = CONFIG) -> Evening:
    return evening(state, now, config)


class TestWhatIsOpen:
    def test_with_promise_and_next_step_lacks_nothing(self) -> None:
        request = asked(promises=promised(moment("2026-03-06 10:00")))
        assert lacking(request, EVENING, CONFIG) == ()
        assert at_evening(state_of(*PEOPLE, request)).requests == ()

    @pytest.mark.parametrize(
        ("fields", "lacks"),
        [
            ({}, ("no promise",)),
            ({"next_step": ""}, ("no promise", "no next step")),
            (
                {"promises": promised(moment("2026-03-06 10:00")), "next_step": ""},
                ("no next step",),
            ),
            ({"promises": promised(EVENING.subtract(seconds=1))}, ("the promise is broken",)),
            ({"promises": promised(EVENING)}, ()),
            ({"state": RequestState.DEFERRED}, ()),
            ({"state": RequestState.CLOSED}, ()),
        ],
    )
    def test_lacks(self, fields: dict[str, Any], lacks: tuple[str, ...]) -> None:
        assert lacking(asked(**fields), EVENING, CONFIG) == lacks

    def test_an_email_that_came_may_be_read_through_the_window(self) -> None:
        fields = {"state": RequestState.RECEIVED, "promises": promised(today("17:30"))}
        assert lacking(asked(**fields), today("17:50"), CONFIG) == ()
        assert lacking(asked(**fields), today("17:51"), CONFIG) == ("the promise is broken",)

    @pytest.mark.parametrize(
        ("by", "lacks"),
        [
            ("2026-03-07 10:00", ("you do not work on Sat 7 Mar",)),
            ("2026-03-08 23:00", ("you do not work on Sun 8 Mar",)),
            ("2026-03-09 10:00", ()),
            ("2026-03-06 20:00", ()),
            ("2026-03-14 10:00", ()),
        ],
        ids=["saturday", "sunday", "monday", "tonight", "a-saturday-after-days-of-work"],
    )
    def test_a_promise_for_a_day_off_before_work_begins_again(
        self, by: str, lacks: tuple[str, ...]
    ) -> None:
        friday = moment("2026-03-06 18:05")
        request = asked(promises=promised(moment(by)))
        assert lacking(request, friday, CONFIG) == lacks
        assert unplanned(request, friday, CONFIG) == ()

    def test_a_department_that_is_late(self) -> None:
        state = state_of(*PEOPLE, asked(promises=promised(moment("2026-03-06 10:00"))))
        state = do(state, ask_support, "r20", "Depot", today("16:00")).state
        assert at_evening(state, today("15:59")).requests == ()
        (late,) = at_evening(state).requests
        assert lacking(late, EVENING, CONFIG) == ("Depot late since 16:00",)
        assert unplanned(late, EVENING, CONFIG) == ()

    def test_support_asked_for_is_a_next_step(self) -> None:
        state = state_of(*PEOPLE, asked(promises=promised(moment("2026-03-06 10:00"))))
        state = do(state, ask_support, "r20", "Accounts", moment("2026-03-06 09:00")).state
        assert at_evening(state).requests == ()


class TestTomorrowsFive:
    def test_are_those_of_the_next_working_day_at_its_start(self) -> None:
        due = customer("c9", cadence=Cadence(step=2, due=FRIDAY), touched_at=days_ago(2))
        found = at_evening(state_of(*PEOPLE, due))
        assert found.next_day == FRIDAY
        assert len(found.five) == 5
        assert found.five[0].contact.id == "c9"
        assert "c9" not in proposed(state_of(*PEOPLE, due), THURSDAY, CONFIG)
        friday = at_evening(state_of(*PEOPLE), moment("2026-03-06 18:05"))
        assert friday.next_day == date(2026, 3, 9)
        assert at_evening(state_of(*PEOPLE), moment("2026-12-24 18:05")).next_day == date(
            2026, 12, 28
        )

    def test_wait_for_the_hour_at_which_calls_may_begin(self) -> None:
        early = Config(rep=CONFIG.rep, day=DaySettings(start="07:00"))
        assert len(at_evening(state_of(*PEOPLE), config=early).five) == 5

    def test_whose_hours_open_later_that_day_follow_in_the_order_of_their_opening(self) -> None:
        azores = customer("c21", zone="Atlantic/Azores")
        london = customer("c22", zone="Europe/London")
        from_noon = customer("c23", preference=Preference(hours=(Span("12:00", "13:00"),)))
        state = state_of(azores, from_noon, london, *PEOPLE[:2])
        found = at_evening(state).five
        assert [each.contact.id for each in found] == ["c1", "c2", "c22", "c21", "c23"]
        assert [each.left_out for each in found[1:3]] == ["", "opens 09:00 in London"]

    def test_leave_out_who_opens_after_work_or_needs_more_than_the_hour(self) -> None:
        nobody = state_of(
            customer("c21", zone="America/Los_Angeles", preference=Preference(hours=EVENINGS)),
            customer("c22", zone="Europe/London", phones=()),
            customer("c23", zone="Europe/London", rest=Rest(until=date(2026, 4, 1), left=True)),
        )
        assert at_evening(nobody).five == ()
        assert nobody_on(FRIDAY, EVENING) == "Nobody can be called on Fri 6 Mar."

    def test_one_who_opens_later_can_be_passed_over_and_is_one_of_a_company(self) -> None:
        abroad = [customer(f"c2{n}", zone="Europe/London", company="Webb") for n in range(1, 3)]
        state = do(state_of(*abroad), pass_over, FRIDAY, "c21", now=EVENING).state
        assert [one.contact.id for one in at_evening(state_of(*abroad)).five] == ["c21"]
        assert [one.contact.id for one in at_evening(state).five] == ["c22"]

    def test_are_filled_with_calls_agreed_for_an_hour_of_that_day(self) -> None:
        def agreed(contact: str, when: str) -> PlannedCall:
            moments = {"due_at": stamp(moment(when)), "made_at": stamp(EVENING)}
            return PlannedCall(
                id=f"k{contact}", contact=contact, reason=CallReason.CALL_BACK, **moments
            )

        calls = (
            agreed("c1", "2026-03-06 12:00"),
            agreed("c2", "2026-03-06 09:30"),
            agreed("c3", "2026-03-09 09:30"),
        )
        unreachable = customer("c9", phones=())
        calls = (*calls, agreed("c9", "2026-03-06 10:00"))
        few = state_of(*PEOPLE[:6], unreachable, *calls)
        assert [one.contact.id for one in at_evening(few).five] == ["c4", "c5", "c6", "c2", "c1"]
        many = state_of(*PEOPLE, *calls)
        assert [one.contact.id for one in at_evening(many).five] == ["c4", "c5", "c6", "c7", "c8"]

    def test_are_not_told_to_be_planned_for_today(self) -> None:
        day = {"due_at": stamp(moment("2026-03-06 09:00")), "made_at": stamp(EVENING)}
        call = PlannedCall(id="k1", contact="c1", reason=CallReason.CHECK_IN, **day)
        (one,) = at_evening(state_of(customer("c1"), call)).five
        assert one.why == "planned for Fri 6 Mar"

    def test_say_once_when_they_are_planned(self) -> None:
        hour = {"due_at": stamp(moment("2026-03-06 15:30")), "made_at": stamp(EVENING)}
        call = PlannedCall(
            id="k1", contact="c1", reason=CallReason.CHECK_IN, hour_said=True, **hour
        )
        (one,) = at_evening(state_of(customer("c1"), call)).five
        assert one.why == one.left_out == "planned for Fri 6 Mar 15:30"

    def test_chosen_while_closed_are_called_when_they_open(self) -> None:
        london = customer("c9", zone="Europe/London", spoke_at=days_ago(90))
        state = do(state_of(*PEOPLE, london), choose_five, FRIDAY, ["c9"], now=EVENING).state
        assert "c9" not in proposed(state, moment("2026-03-06 09:10"), CONFIG)
        assert proposed(state, moment("2026-03-06 10:10"), CONFIG)[0] == "c9"

    def test_begin_the_first_block_of_that_day(self) -> None:
        chosen = ["c7", "c3", "c8"]
        state = do(state_of(*PEOPLE), choose_five, FRIDAY, chosen, now=EVENING).state
        at_ten = moment("2026-03-06 10:00")
        assert proposed(state, at_ten, CONFIG)[:3] == chosen
        started = do(state, start_block, now=at_ten)
        assert started.item.picks[:3] == ("c7", "c3", "c8")  # type: ignore[union-attr]
        assert len(started.item.picks) == 5  # type: ignore[union-attr]

    def test_one_who_cannot_be_called_any_more_gives_the_place_away(self) -> None:
        state = do(state_of(*PEOPLE), choose_five, FRIDAY, ["c7", "c3"], now=EVENING).state
        state = do(state, log_touch, "c7", Outcome.SPOKE, now=moment("2026-03-06 09:05")).state
        found = proposed(state, moment("2026-03-06 10:00"), CONFIG)
        assert found[0] == "c3"
        assert "c7" not in found
        assert len(found) == 5

    def test_a_call_promised_for_the_moment_comes_before_them(self) -> None:
        state = do(state_of(*PEOPLE), choose_five, FRIDAY, ["c7", "c3"], now=EVENING).state
        line = "friday 10:00 the quote"
        state = do(state, log_touch, "c5", Outcome.SPOKE, next_line=line, now=EVENING).state
        assert proposed(state, moment("2026-03-06 10:00"), CONFIG)[:3] == ["c5", "c7", "c3"]
        assert proposed(state, moment("2026-03-06 09:00"), CONFIG)[:2] == ["c7", "c3"]

    @pytest.mark.parametrize(
        ("due", "told"),
        [("2026-03-05 16:30", "Thu 5 Mar 16:30"), ("2026-03-06 09:05", "Fri 6 Mar 09:05")],
    )
    def test_an_hour_of_today_is_not_read_as_one_of_that_day(self, due: str, told: str) -> None:
        call = PlannedCall(
            id="p9",
            contact="c5",
            reason=CallReason.CALL_BACK,
            due_at=stamp(moment(due)),
            made_at=stamp(today("09:00")),
        )
        found = first_five(state_of(*PEOPLE, call), FRIDAY, EVENING, CONFIG)
        assert [f"promised for {told}"] == [c.why for c in found if c.contact.id == "c5"]

    def test_hold_for_that_day_only(self) -> None:
        state = do(state_of(*PEOPLE), choose_five, FRIDAY, ["c7"], now=EVENING).state
        before = proposed(state_of(*PEOPLE), moment("2026-03-09 10:00"), CONFIG)
        assert proposed(state, moment("2026-03-09 10:00"), CONFIG) == before

    def test_one_passed_over_is_replaced_on_that_day_alone(self) -> None:
        state = state_of(*PEOPLE)
        first = first_five(state, FRIDAY, EVENING, CONFIG)[0].contact.id
        change = do(state, pass_over, FRIDAY, first, now=EVENING)
        after = [each.contact.id for each in first_five(change.state, FRIDAY, EVENING, CONFIG)]
        assert first not in after
        assert len(after) == 5
        assert change.said == "Name 1: not on Fri 6 Mar."
        assert first in proposed(change.state, THURSDAY, CONFIG)


class TestTheLine:
    def test_counts_the_day(self) -> None:
        state = do(state_of(*PEOPLE), start_focus, title="Prices", now=today("09:00")).state
        state = do(state, capture, PEOPLE[0], "gaskets", now=today("09:30")).state
        state = do(state, stop_focus, now=today("10:40")).state
        for key, at in (("c2", "10:50"), ("c3", "10:52"), ("c4", "10:54")):
            state = do(state, log_touch, key, Outcome.NO_ANSWER, now=today(at)).state
        for person, at in ((PEOPLE[4], "11:00"), (PEOPLE[5], "11:05"), (PEOPLE[6], "11:10")):
            state = do(state, capture, person, "a quote", now=today(at)).state
        by_contact = {request.contact: request.id for request in state.requests.values()}
        for person, by in ((PEOPLE[4], "12:00"), (PEOPLE[5], "12:00"), (PEOPLE[6], "11:30")):
            state = do(state, promise, by_contact[person.id], today(by), now=today("11:15")).state
        for person in PEOPLE[4:7]:
            state = do(state, close, by_contact[person.id], "sent", now=today("11:40")).state
        assert line_of(state, THURSDAY.date(), today("12:30"), CONFIG) == (
            "3 proactive, 4 reactive · 1h40 protected · 1 interruption deferred"
            " · 2 promises kept, 1 broken"
        )

    def test_counts_what_still_runs(self) -> None:
        state = do(state_of(*PEOPLE), start_focus, title="Prices", now=today("17:30")).state
        assert at_evening(state).line == "0 proactive, 0 reactive · 35 min protected"
        tomorrow = moment("2026-03-06 12:00")
        assert line_of(state, FRIDAY, tomorrow, CONFIG) == "0 proactive, 0 reactive"

    def test_of_a_day_without_anything_says_so_plainly(self) -> None:
        assert at_evening(State()).line == "0 proactive, 0 reactive"

    def test_counts_only_its_day(self) -> None:
        late = Touch(id="t30", contact="c1", at=stamp(today("23:59")), outcome=Outcome.SPOKE)
        early = Touch(
            id="t31", contact="c2", at=stamp(moment("2026-03-06 00:00")), outcome=Outcome.SPOKE
        )
        state = state_of(*PEOPLE, late, early)
        now = moment("2026-03-06 12:00")
        for day in (THURSDAY.date(), FRIDAY):
            assert line_of(state, day, now, CONFIG) == "1 proactive, 0 reactive"

    def test_that_was_written_stays(self) -> None:
        state = do(State(), end_day, "  a good\nday ", now=EVENING).state
        assert state.day(date(2026, 3, 5)).line == "a good day"
        assert at_evening(state).line == "a good day"


class TestEndingTheDay:
    def test_keeps_line_time_and_picks(self) -> None:
        change = do(state_of(*PEOPLE), end_day, "a good day", ["c3"], now=EVENING)
        day = change.state.day(date(2026, 3, 5))
        assert (day.line, day.evening_at) == ("a good day", stamp(EVENING))
        assert change.state.day(date(2026, 3, 6)).picks == ("c3",)
        assert change.said == "Thu 5 Mar: a good day"

    def test_without_picks_leaves_those_chosen_before(self) -> None:
        state = do(state_of(*PEOPLE), choose_five, FRIDAY, ["c7"], now=EVENING).state
        assert do(state, end_day, "x", now=EVENING).state.day(date(2026, 3, 6)).picks == ("c7",)

    def test_of_the_day_before_leaves_this_one_alone(self) -> None:
        state = do(State(), end_day, "late", day=THURSDAY.date(), now=moment("2026-03-06 09:00"))
        assert state.state.day(date(2026, 3, 5)).line == "late"
        assert "2026-03-06" not in state.state.days

    @pytest.mark.parametrize(
        ("now", "day"),
        [
            ("2026-03-06 00:40", "2026-03-05"),
            ("2026-03-06 08:59", "2026-03-05"),
            ("2026-03-06 09:00", "2026-03-06"),
            ("2026-03-07 11:00", "2026-03-05"),
        ],
    )
    def test_before_work_and_on_days_off_it_is_the_last_day_that_ends(
        self, now: str, day: str
    ) -> None:
        state = do(state_of(*PEOPLE), log_touch, "c1", Outcome.SPOKE, now=today("12:00")).state
        assert at_evening(state, moment(now)).day.isoformat() == day

    def test_undo_brings_the_day_back_as_it_was(self, clock: Any) -> None:
        desk = Desk(memory_store(), CONFIG, clock)
        desk.apply(lambda state, **_: Change(state.put(*PEOPLE), "made"), undoable=False)
        before = desk.state.days
        desk.apply(choose_five, FRIDAY, ["c3"])
        desk.apply(pass_over, FRIDAY, "c4")
        desk.apply(end_day, "a good day", ["c5"])
        for _step in range(3):
            desk.undo()
        assert desk.state.days == before
