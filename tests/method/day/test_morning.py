"""The morning: what yesterday left, the five, deep work into the gaps."""

from datetime import date
from itertools import pairwise
from typing import Any

import pendulum
import pytest
from day_samples import CONFIG, THURSDAY, customer, deep, do, moment, state_of, today
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.config import CallSettings, Config, DaySettings
from planner.desk import Desk
from planner.method.calls.call_block import proposed, swap_pick
from planner.method.day.away import notice
from planner.method.day.deep_work import drop_block, start_focus
from planner.method.day.morning import (
    Placed,
    accept_morning,
    accept_plan,
    begin_day,
    left,
    morning,
    plan,
)
from planner.method.day.time_line import SlotKind, timeline
from planner.method.requests.incoming import capture
from planner.method.requests.ownership import mail_received
from planner.model.change import Change
from planner.model.day import BlockKind, BlockState, Meeting, Rep
from planner.model.instants import stamp
from planner.model.request import Promise, Request, RequestState, Verdict
from planner.model.state import State, changed
from planner.model.touch import CallReason, CallState, Outcome, PlannedCall, Touch
from planner.store import memory_store

NINE = today("09:00")
WEDNESDAY = moment("2026-03-04 10:00")
PEOPLE = tuple(customer(f"c{n}", name=f"Name {n}") for n in range(1, 9))


def meeting(key: str, start: str, end: str, **more: Any) -> Meeting:
    times = {"start": stamp(today(start)), "end": stamp(today(end))}
    return Meeting(id=key, summary=key, **times, **more)


def told(placed: tuple[Placed, ...]) -> list[str]:
    return [
        f"{each.block.id} {each.start.format('HH:mm')}-{each.end.format('HH:mm')}"
        for each in placed
    ]


def planned(*documents: Any, now: pendulum.DateTime = NINE, config: Config = CONFIG) -> list[str]:
    return told(plan(state_of(*documents), now, config))


class TestDeepWorkIntoTheGaps:
    def test_leaves_room_for_five_calls_first(self) -> None:
        assert planned(deep("b1")) == ["b1 09:15-10:15"]

    def test_needs_no_room_where_a_call_block_has_its_own(self) -> None:
        calls = deep("b9", "10:00", 15, kind=BlockKind.CALLS)
        assert planned(deep("b1"), calls) == ["b1 09:00-10:00"]

    def test_takes_the_first_gap_with_room_for_all_of_it(self) -> None:
        meetings = (meeting("m1", "09:40", "10:00"), meeting("m2", "11:30", "13:00"))
        assert planned(deep("b1", minutes=90), deep("b2", minutes=20), *meetings) == [
            "b1 10:00-11:30",
            "b2 09:15-09:35",
        ]

    def test_is_shortened_to_the_longest_gap_where_none_has_room(self) -> None:
        meetings = (
            meeting("m1", "09:45", "10:00"),
            meeting("m2", "10:50", "14:00"),
            meeting("m3", "15:00", "18:30"),
        )
        assert planned(deep("b1", minutes=120), *meetings) == ["b1 10:00-10:50"]

    @pytest.mark.parametrize(("until", "found"), [("09:30", ["b1 09:15-09:30"]), ("09:29", [])])
    def test_is_not_worth_less_than_a_quarter_of_an_hour(
        self, until: str, found: list[str]
    ) -> None:
        assert planned(deep("b1"), meeting("m1", until, "18:30")) == found

    def test_that_is_short_itself_is_not_made_longer(self) -> None:
        assert planned(deep("b1", minutes=10)) == ["b1 09:15-09:25"]

    def test_keeps_off_lunch_email_windows_and_the_end_of_work(self) -> None:
        blocks = [deep(f"b{n}", minutes=60) for n in range(1, 10)]
        much = Config(rep=CONFIG.rep, day=DaySettings(focus_goal_minutes=600))
        assert planned(*blocks, config=much) == [
            "b1 09:15-10:15",
            "b2 10:15-11:15",
            "b3 11:15-12:15",
            "b4 15:00-16:00",
            "b5 16:00-17:00",
            "b6 12:15-13:00",
            "b7 13:20-14:00",
            "b8 17:50-18:30",
            "b9 17:00-17:30",
        ]

    def test_stops_at_the_goal_of_the_day(self) -> None:
        blocks = [deep(f"b{n}", minutes=80) for n in range(1, 5)]
        assert planned(*blocks) == ["b1 09:15-10:35", "b2 10:35-11:55", "b3 11:55-12:15"]
        there = deep("b9", "15:00", 150)
        assert planned(*blocks, there) == ["b1 09:15-09:45"]
        none = Config(rep=CONFIG.rep, day=DaySettings(focus_goal_minutes=0))
        assert planned(*blocks, config=none) == []

    def test_takes_first_what_is_left_over(self) -> None:
        assert planned(deep("b1"), deep("b2", WEDNESDAY, 30)) == [
            "b2 09:15-09:45",
            "b1 09:45-10:45",
        ]

    def test_leaves_out_what_is_set_aside_done_or_dropped(self) -> None:
        assert (
            planned(
                deep("b1", carried=5),
                deep("b2", state=BlockState.DONE),
                deep("b3", state=BlockState.DROPPED),
                deep("b4", kind=BlockKind.CALLS),
            )
            == []
        )

    def test_begins_now_at_a_round_time(self) -> None:
        assert planned(deep("b1"), now=today("10:07")) == ["b1 10:25-11:25"]
        assert planned(deep("b1"), now=today("08:00")) == ["b1 09:15-10:15"]
        assert planned(deep("b1"), now=today("18:20")) == []

    def test_has_no_gaps_on_a_day_off(self) -> None:
        assert planned(deep("b1"), now=moment("2026-03-07 09:00")) == []
        assert planned(deep("b1"), now=moment("2026-12-25 09:00")) == []

    def test_around_meetings_that_leave_the_rep_free(self) -> None:
        assert planned(deep("b1"), meeting("m1", "09:00", "18:00", busy=False)) == [
            "b1 09:15-10:15"
        ]

    def test_a_longer_call_block_finds_its_room_in_a_later_gap(self) -> None:
        long = Config(rep=CONFIG.rep, calls=CallSettings(minutes=30))
        busy = (meeting("m1", "09:20", "10:00"),)
        assert planned(deep("b1", minutes=20), deep("b2", minutes=30), *busy, config=long) == [
            "b1 09:00-09:20",
            "b2 10:30-11:00",
        ]

    @pytest.mark.parametrize(
        ("promises", "found"),
        [
            ([], ["b1 09:15-10:45", "b2 10:45-11:45"]),
            (["2026-03-05 09:45"] * 3, ["b1 09:45-11:15", "b2 11:15-12:15"]),
            (["2026-03-05 11:00"], ["b1 09:15-10:45", "b2 11:00-12:00"]),
            # The time before it is not free: the last that is must do.
            (["2026-03-05 15:00"], ["b1 09:15-10:45", "b2 10:45-11:45"]),
            (["2026-03-06 09:45"], ["b1 09:15-10:45", "b2 10:45-11:45"]),
        ],
    )
    def test_leaves_the_time_that_promised_answers_need(
        self, promises: list[str], found: list[str]
    ) -> None:
        work = (deep("b1", minutes=90), deep("b2", minutes=60))
        answers = (
            asked(f"r{n}", "c1", promises=promised(moment(by))) for n, by in enumerate(promises, 1)
        )
        assert planned(*work, *answers) == found

    def test_ends_where_a_call_is_agreed_and_begins_again_after_it(self) -> None:
        call = PlannedCall(
            id="k1",
            contact="c1",
            reason=CallReason.CALL_BACK,
            due_at=stamp(today("11:00")),
            zone="Europe/Madrid",
            made_at=stamp(WEDNESDAY),
        )
        work = (deep("b1", minutes=90), deep("b2", minutes=60))
        around = ["b1 09:15-10:45", "b2 11:15-12:15"]
        through = ["b1 09:15-10:45", "b2 10:45-11:45"]
        assert planned(*work, call) == around
        assert planned(*work, changed(call, state=CallState.DONE)) == through
        any_hour = changed(call, reason=CallReason.FOLLOW_UP, due_at=stamp(NINE))
        assert planned(*work, any_hour) == through

    def test_on_the_day_after_the_clocks_changed(self) -> None:
        assert planned(deep("b1"), now=moment("2026-03-30 09:00")) == ["b1 09:15-10:15"]


_spans = st.tuples(st.integers(8 * 60, 19 * 60), st.integers(1, 240))


@settings(max_examples=50, deadline=None)
@given(
    st.lists(_spans, max_size=6),
    st.lists(st.integers(5, 200), max_size=6),
    st.integers(7 * 60, 19 * 60),
)
def test_what_is_proposed_lies_in_free_time_and_nothing_overlaps(
    spans: list[tuple[int, int]], lengths: list[int], minute: int
) -> None:
    midnight = today("00:00")
    now = midnight.add(minutes=minute)
    state = state_of(
        *(
            Meeting(
                id=f"m{n}",
                summary="",
                start=stamp(midnight.add(minutes=start)),
                end=stamp(midnight.add(minutes=start + length)),
            )
            for n, (start, length) in enumerate(spans)
        ),
        *(deep(f"b{n}", minutes=length) for n, length in enumerate(lengths)),
    )
    found = plan(state, now, CONFIG)
    free = [slot for slot in timeline(state, now, CONFIG) if slot.kind is SlotKind.FREE]
    assert sum(each.minutes for each in found) <= CONFIG.day.focus_goal_minutes
    for each in found:
        assert min(15, each.block.planned_minutes) <= each.minutes <= each.block.planned_minutes
        assert any(slot.start <= each.start and each.end <= slot.end for slot in free)
    times = sorted((each.start, each.end) for each in found)
    assert all(end <= start for (_s, end), (start, _e) in pairwise(times))


class TestAcceptingThePlan:
    def test_gives_the_blocks_their_time(self) -> None:
        state = state_of(deep("b1", minutes=300), deep("b2", WEDNESDAY, 30))
        change = do(state, accept_plan, plan(state, NINE, CONFIG), now=NINE)
        blocks = change.state.blocks
        assert blocks["b2"].planned_start == stamp(today("09:15"))
        assert (blocks["b1"].planned_start, blocks["b1"].planned_minutes) == (
            stamp(today("09:45")),
            150,
        )
        assert change.said == "2 blocks of deep work have their time."

    def test_only_of_those_accepted(self) -> None:
        state = state_of(deep("b1"), deep("b2"))
        first, _second = plan(state, NINE, CONFIG)
        after = do(state, accept_plan, [first], now=NINE).state
        assert after.blocks["b2"] == state.blocks["b2"]

    def test_leaves_alone_what_was_started_or_dropped_meanwhile(self) -> None:
        state = state_of(deep("b1"), deep("b2"))
        seen = plan(state, NINE, CONFIG)
        moved_on = do(state, drop_block, "b2", now=NINE).state
        moved_on = do(moved_on, start_focus, "b1", now=NINE).state
        change = do(moved_on, accept_plan, seen, now=NINE)
        assert change.state.blocks == moved_on.blocks
        assert change.said == ""


def asked(key: str, contact: str, **more: Any) -> Request:
    usual: dict[str, Any] = {"received_at": stamp(WEDNESDAY), "next_step": "look it up"}
    return Request(
        id=key, contact=contact, verdict=Verdict.TAKE, choice=Verdict.TAKE, **{**usual, **more}
    )


def promised(time: pendulum.DateTime) -> tuple[Promise, ...]:
    return (Promise(at=stamp(time), zone="Europe/Madrid", made_at=stamp(WEDNESDAY)),)


class TestWhatYesterdayLeft:
    def test_requests_that_press_or_lack_something(self) -> None:
        state = state_of(
            *PEOPLE,
            asked("r11", "c1", promises=promised(moment("2026-03-04 17:00"))),
            asked("r12", "c2", promises=promised(today("09:20"))),
            asked("r13", "c3", promises=promised(today("16:00"))),
            asked("r14", "c4"),
            asked("r15", "c5", promises=promised(today("16:00")), next_step=""),
            asked("r16", "c6", state=RequestState.CLOSED),
        )
        found = {request.id for request in left(state, NINE, CONFIG).requests}
        assert found == {"r11", "r12", "r14", "r15"}

    def test_a_call_that_answers_a_request_is_named_by_it(self) -> None:
        ana = customer("c1")
        at = moment("2026-03-04 10:00")
        asked = do(
            state_of(ana),
            capture,
            ana,
            "a quote",
            now=moment("2026-03-04 09:30"),
            choice=Verdict.CALL_BACK,
            call_back_at=at,
        )
        found = left(asked.state, NINE, CONFIG)
        assert [each.id for each in found.requests] == [asked.item.id]
        assert found.calls == ()

    def test_calls_that_were_to_be_made(self) -> None:
        def call(key: str, due: pendulum.DateTime | None, **more: Any) -> PlannedCall:
            made = stamp(WEDNESDAY)
            return PlannedCall(
                id=key, contact="c1", due_at=stamp(due) if due else None, made_at=made, **more
            )

        state = state_of(
            *PEOPLE,
            call("p11", moment("2026-03-04 16:00")),
            call("p12", moment("2026-03-03 16:00")),
            call("p13", today("00:00")),
            call("p14", None),
            call("p15", moment("2026-03-04 12:00"), state=CallState.DONE),
        )
        assert [each.id for each in left(state, NINE, CONFIG).calls] == ["p12", "p11"]

    def test_emails_that_never_came_are_named_once(self) -> None:
        state = state_of(*PEOPLE)
        for person in PEOPLE[:2]:
            state = do(state, capture, person, "a quote", choice=Verdict.DEFER, now=WEDNESDAY).state
        came, missing = sorted(state.requests.values(), key=lambda request: request.contact)
        state = do(state, mail_received, came.id, now=WEDNESDAY).state
        found = left(state, NINE, CONFIG)
        assert [each.contact for each in found.without_email] == [missing.contact] == ["c2"]
        assert [each.contact for each in found.requests] == ["c1"]

    def test_each_email_that_never_came_is_named_also_two_of_one_customer(self) -> None:
        state = state_of(*PEOPLE)
        for hour, about in ((10, "a quote"), (14, "the gaskets")):
            at = WEDNESDAY.at(hour)
            state = do(state, capture, PEOPLE[0], about, choice=Verdict.DEFER, now=at).state
        found = left(state, NINE, CONFIG)
        assert [each.about for each in found.without_email] == ["a quote", "the gaskets"]
        assert not found.requests

    def test_deep_work_never_started(self) -> None:
        state = state_of(deep("b1", start=WEDNESDAY), deep("b2"), deep("b3", start=NINE))
        assert [block.id for block in left(state, NINE, CONFIG).deep] == ["b1"]

    def test_nothing_where_nothing_is_left(self) -> None:
        assert not any(left(state_of(*PEOPLE), NINE, CONFIG))


class TestTheFive:
    def test_are_those_of_the_first_block_also_before_calls_may_begin(self) -> None:
        state = state_of(*PEOPLE)
        found = [each.contact.id for each in morning(state, today("08:30"), CONFIG).five]
        assert found == proposed(state, NINE, CONFIG)
        assert len(found) == 5

    def test_begin_the_day(self) -> None:
        change = do(state_of(*PEOPLE), begin_day, ["c8", "c7"], now=NINE)
        day = change.state.day(date(2026, 3, 5))
        assert (day.picks, day.morning_at) == (("c8", "c7"), stamp(NINE))
        assert proposed(change.state, THURSDAY, CONFIG)[:2] == ["c8", "c7"]
        assert change.said == "The day begins; 2 calls are chosen."

    def test_chosen_anew_leave_the_time_of_the_morning(self) -> None:
        state = do(state_of(*PEOPLE), begin_day, ["c8"], now=NINE).state
        again = do(state, begin_day, ["c2"], now=today("11:00")).state.day(date(2026, 3, 5))
        assert (again.picks, again.morning_at) == (("c2",), stamp(NINE))

    def test_one_swapped_out_makes_room_for_the_next(self) -> None:
        state = do(state_of(*PEOPLE), begin_day, ["c8", "c7"], now=NINE).state
        state = do(state, swap_pick, "c8", now=NINE).state
        found = [each.contact.id for each in morning(state, NINE, CONFIG).five]
        assert found[0] == "c7"
        assert "c8" not in found
        assert len(found) == 5

    def test_after_an_absence_are_one_block(self) -> None:
        seen = Rep(id="rep", seen_at=stamp(moment("2026-02-20 18:00")))
        state = do(state_of(*PEOPLE, seen), notice, now=NINE).state
        assert len(morning(state, NINE, CONFIG).five) == 5


class TestAllAtOnce:
    def test_takes_the_line_that_waits_the_five_and_the_plan(self) -> None:
        wednesday = Touch(id="t20", contact="c1", at=stamp(WEDNESDAY), outcome=Outcome.SPOKE)
        state = state_of(*PEOPLE, wednesday, deep("b21"))
        change = do(state, accept_morning, now=NINE)
        assert change.state.day(date(2026, 3, 4)).line == "1 proactive, 0 reactive"
        assert len(change.state.day(date(2026, 3, 5)).picks) == 5
        assert change.state.blocks["b21"].planned_start == stamp(today("09:15"))
        assert change.said == (
            "The day begins; 5 calls are chosen. 1 block of deep work has its time."
        )

    def test_of_an_empty_planner_only_begins_the_day(self) -> None:
        change = do(State(), accept_morning, now=NINE)
        assert change.state.day(date(2026, 3, 5)).morning_at == stamp(NINE)
        assert change.said == "The day begins."

    def test_is_taken_back_in_one_step_and_the_plan_alone_too(self, clock: Any) -> None:
        desk = Desk(memory_store(), CONFIG, clock)
        made = state_of(*PEOPLE, deep("b21"), deep("b22"))
        desk.apply(lambda state, **_: Change(made, "made"), undoable=False)
        desk.apply(accept_morning)
        desk.undo()
        assert (desk.state.days, desk.state.blocks) == ({}, made.blocks)
        desk.apply(begin_day, ["c1"])
        desk.apply(accept_plan, plan(desk.state, desk.now, CONFIG))
        desk.undo()
        assert desk.state.blocks == made.blocks
        assert desk.state.day(date(2026, 3, 5)).picks == ("c1",)
        desk.undo()
        assert desk.state.days == {}


def test_the_morning_tells_whose_evening_waits() -> None:
    wednesday = Touch(id="t20", contact="c1", at=stamp(WEDNESDAY), outcome=Outcome.SPOKE)
    found = morning(state_of(*PEOPLE, wednesday), NINE, CONFIG)
    assert (found.evening_of, found.line) == (date(2026, 3, 4), "1 proactive, 0 reactive")
    nothing = morning(state_of(*PEOPLE), NINE, CONFIG)
    assert (nothing.evening_of, nothing.line) == (None, "")
