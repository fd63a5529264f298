"""Blocks and the wall clock: forgotten, slept over, over midnight, over a change of the clocks."""

from typing import Any

import msgspec
import pendulum
import pytest
from day_samples import (
    CONFIG,
    THURSDAY,
    customer,
    do,
    in_deep_work,
    moment,
    only_block,
    state_of,
    today,
)

from planner.method.calls.call_block import progress, start_block, stop_block
from planner.method.calls.touching import log_touch
from planner.method.day.blocks import (
    block_of,
    ended,
    ends_at,
    planned_today,
    real_minutes,
    resume,
    running_block,
    settle,
    worked_minutes,
)
from planner.method.day.deep_work import start_focus, stop_focus
from planner.method.day.scores import focus_minutes
from planner.method.day.unfinished import offer_for_rest
from planner.method.reports import report, week_of
from planner.method.requests.incoming import capture
from planner.model.day import Block, BlockKind, BlockState, Ending, Meeting
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.request import Verdict
from planner.model.state import State
from planner.model.touch import Outcome
from planner.store import memory_store
from planner.tui.rows.day import day_rows
from planner.tui.terminal.drawing import words_of

PEOPLE = tuple(customer(f"c{n}", zone="UTC") for n in range(1, 8))


def calls_from(start: pendulum.DateTime) -> State:
    block = Block(
        id="b50",
        kind=BlockKind.CALLS,
        title="Five calls",
        planned_minutes=15,
        target=5,
        state=BlockState.RUNNING,
        started_at=stamp(start),
        picks=("c1", "c2", "c3", "c4", "c5"),
    )
    return state_of(*PEOPLE, block)


def settled(state: State, now: pendulum.DateTime, *, watched: bool) -> Block:
    return only_block(do(state, settle, now=now, watched=watched).state)


def in_work_before(*starts: str, busy: bool = True) -> State:
    """Deep work from 10:00 to 11:00, and half-hour meetings."""
    meetings = (
        Meeting(
            id=f"m{start[:2]}",
            summary="Talgo",
            start=stamp(today(start)),
            end=stamp(today(start).add(minutes=30)),
            busy=busy,
        )
        for start in starts
    )
    return in_deep_work(state_of(*meetings), "Prices", 60)


class TestRunningIntoAMeeting:
    """Nobody is at deep work and in a meeting; whom the planner saw last was at work."""

    @pytest.mark.parametrize(
        ("meetings", "ends", "at"),
        [
            (("11:20",), "11:15", "11:15"),
            (("11:20",), "11:40", "11:20"),
            (("11:20",), "11:55", "11:20"),
            (("11:40", "11:20"), "11:50", "11:20"),
            # What was planned over a meeting is protected as planned, and no longer.
            (("10:45",), "10:50", "10:50"),
            (("10:45",), "11:10", "11:00"),
            (("10:20",), "11:10", "11:10"),
        ],
    )
    def test_it_ends_where_the_meeting_begins(
        self, meetings: tuple[str, ...], ends: str, at: str
    ) -> None:
        done = only_block(do(in_work_before(*meetings), stop_focus, now=today(ends)).state)
        assert done.ended_at == stamp(today(at))

    def test_not_by_what_takes_nobodys_time(self) -> None:
        state = in_work_before("11:20", busy=False)
        done = only_block(do(state, stop_focus, now=today("11:40")).state)
        assert done.ended_at == stamp(today("11:40"))

    def test_a_call_that_took_longer_is_not_cut(self) -> None:
        talk = Meeting(id="m1", summary="", start=stamp(today("10:20")), end=stamp(today("11:00")))
        state = calls_from(THURSDAY).put(talk)
        state = do(state, log_touch, "c1", Outcome.SPOKE, now=today("10:23")).state
        done = only_block(do(state, stop_block, now=today("10:25")).state)
        assert done.ended_at == stamp(today("10:23"))


class TestSettling:
    def test_unwatched_a_block_ends_when_its_time_is_over(self) -> None:
        state = calls_from(THURSDAY)
        assert settled(state, today("10:14"), watched=False) == only_block(state)
        for return_at in ("10:15", "10:20", "17:00"):
            done = settled(state, today(return_at), watched=False)
            assert (done.state, done.ending) == (BlockState.DONE, Ending.SETTLED)
            assert done.ended_at == stamp(today("10:15"))

    def test_watched_no_call_is_cut(self) -> None:
        state = calls_from(THURSDAY)
        assert settled(state, today("10:44"), watched=True).state is BlockState.RUNNING
        assert settled(state, today("10:45"), watched=True).ended_at == stamp(today("10:15"))

    def test_calls_made_over_time_count_to_their_end(self) -> None:
        state = do(calls_from(THURSDAY), log_touch, "c1", Outcome.SPOKE, now=today("10:25")).state
        assert settled(state, today("10:50"), watched=True).state is BlockState.RUNNING
        for watched in (True, False):
            done = settled(state, today("12:00"), watched=watched)
            assert done.ended_at == stamp(today("10:25"))

    def test_five_calls_made_are_five_calls_made(self) -> None:
        state = calls_from(THURSDAY)
        for n in range(1, 6):
            state = do(state, log_touch, f"c{n}", Outcome.SPOKE, now=today("10:05")).state
        assert settled(state, today("12:00"), watched=False).ending is Ending.COMPLETE

    def test_says_so_once(self) -> None:
        change = do(calls_from(THURSDAY), settle, now=today("12:00"))
        assert change.said == "Five calls: ended at 10:15, when its time was over."
        again = do(change.state, settle, now=today("12:00"))
        assert (again.said, again.state) == ("", change.state)

    def test_where_nothing_runs_nothing_is_said(self) -> None:
        assert do(State(), settle).said == ""

    def test_deep_work_is_watched_longer(self) -> None:
        state = in_deep_work(State(), "Price list", 90)
        assert settled(state, today("12:59"), watched=True).state is BlockState.RUNNING
        assert settled(state, today("13:00"), watched=True).ended_at == stamp(today("11:30"))


class TestForgotten:
    def test_one_stopped_hours_later_ended_when_its_time_was_over(self) -> None:
        done = only_block(do(calls_from(THURSDAY), stop_block, now=today("17:00")).state)
        assert (done.ended_at, done.ending) == (stamp(today("10:15")), Ending.TIME)

    def test_one_stopped_a_little_late_took_as_long_as_it_took(self) -> None:
        done = only_block(do(calls_from(THURSDAY), stop_block, now=today("10:40")).state)
        assert done.ended_at == stamp(today("10:40"))

    def test_a_clock_set_back_ends_no_block_before_it_began(self) -> None:
        state = calls_from(THURSDAY)
        done = ended(state, only_block(state), today("09:00"))
        assert done.ended_at == done.started_at
        assert real_minutes(done, today("09:00")) == 0


class TestWallClock:
    @pytest.mark.parametrize(
        "start",
        [
            moment("2026-03-05 23:55"),
            moment("2026-03-29 01:50"),
            moment("2026-10-25 02:50"),
            moment("2026-11-01 01:50", "America/New_York"),
        ],
        ids=["midnight", "spring forward", "fall back", "fall back in New York"],
    )
    def test_fifteen_minutes_are_fifteen_minutes(self, start: pendulum.DateTime) -> None:
        state = calls_from(start)
        block = only_block(state)
        ten_later = pendulum.instance(stamp(start)).add(minutes=10).in_timezone(start.timezone_name)
        assert progress(state, block, ten_later).left == 300
        assert real_minutes(block, ten_later) == 10
        assert settled(state, ten_later, watched=False).state is BlockState.RUNNING
        an_hour_later = ten_later.add(minutes=50)
        done = settled(state, an_hour_later, watched=False)
        assert done.ended_at == ends_at(block)
        assert real_minutes(done, an_hour_later) == 15

    def test_after_a_restart_the_true_time_is_there(self) -> None:
        store = memory_store()
        started = do(state_of(*PEOPLE), start_block, now=THURSDAY.add(microseconds=123_456)).state
        with store.transaction() as transaction:
            transaction.save(started)
        state = store.load()
        assert state.blocks == started.blocks
        block = running_block(state)
        assert block is not None
        assert progress(state, block, today("10:09")).left == 361

    def test_every_block_survives_its_own_codec(self) -> None:
        block = only_block(do(calls_from(THURSDAY), stop_block, now=today("10:05")).state)
        assert msgspec.json.decode(msgspec.json.encode(block), type=Block) == block


class TestPlanned:
    def plan(self, key: str, start: str, **more: Any) -> Block:
        return Block(
            id=key,
            kind=more.pop("kind", BlockKind.DEEP),
            planned_start=stamp(moment(start)),
            planned_minutes=60,
            **more,
        )

    def test_the_first_of_today_late_or_not(self) -> None:
        state = state_of(
            self.plan("b1", "2026-03-04 09:00"),
            self.plan("b2", "2026-03-05 12:00"),
            self.plan("b3", "2026-03-05 09:00"),
            self.plan("b4", "2026-03-05 08:00", state=BlockState.DONE),
            self.plan("b5", "2026-03-05 08:00", kind=BlockKind.CALLS),
            self.plan("b6", "2026-03-06 00:00"),
        )
        found = planned_today(state, BlockKind.DEEP, THURSDAY)
        assert found is not None
        assert found.id == "b3"
        assert planned_today(State(), BlockKind.DEEP, THURSDAY) is None


def test_what_is_not_there_is_refused_by_its_name() -> None:
    with pytest.raises(Refused, match="b99"):
        block_of(State(), "b99")
    plan = Block(id="b1", kind=BlockKind.DEEP, title="Price list", planned_minutes=60)
    with pytest.raises(Refused, match="has not started"):
        ends_at(plan)
    assert real_minutes(plan, THURSDAY) == 0


class TestWorked:
    """10:00 to 11:00, of which a request took 10:10 to 10:32."""

    def back(self) -> State:
        state = in_deep_work(state_of(), "Price list", 60)
        taken = do(state, capture, "Talgo", "prices", choice=Verdict.TAKE, now=today("10:10")).state
        return do(taken, resume, now=today("10:32")).state

    def test_what_interruptions_took_is_not_among_it(self) -> None:
        block = only_block(do(self.back(), stop_focus, now=today("11:00")).state)
        assert real_minutes(block, today("12:00")) == 60
        assert worked_minutes(block, today("12:00")) == 38

    def test_every_face_tells_the_same(self) -> None:
        noon = today("12:00")
        change = do(self.back(), stop_focus, now=today("11:00"))
        state, block = change.state, only_block(change.state)
        assert change.said == "Price list: 38 min of deep work, 1 interruption, 22 min."
        assert focus_minutes(state, noon) == 38
        week = report(state, *week_of(noon.date()), now=noon, config=CONFIG)
        assert sum(kind.real for kind in week.protected) == 38
        offer = offer_for_rest(state, block, noon, CONFIG)
        assert offer
        assert offer.minutes == 25
        rows = day_rows(state, noon, CONFIG, 80)
        (row,) = [row for row in rows if row.id == block.id]
        assert "√ 38 min" in words_of(row.lines[0].right)

    def test_it_stands_still_while_a_request_is_taken(self) -> None:
        state = in_deep_work(state_of(), "Price list", 60)
        start = today("10:10").add(seconds=29)
        state = do(state, capture, "Talgo", "", choice=Verdict.TAKE, now=start).state
        seen = {focus_minutes(state, start.add(seconds=later)) for later in range(0, 200, 7)}
        assert seen == {10}

    def test_of_a_block_over_midnight_only_what_was_worked_today_counts(self) -> None:
        late = moment("2026-03-04 23:30")
        state = do(State(), start_focus, now=late).state
        taken = late.add(minutes=20)
        state = do(state, capture, "Talgo", "", choice=Verdict.TAKE, now=taken).state
        state = do(state, resume, now=late.add(minutes=40)).state
        state = do(state, stop_focus, now=late.add(minutes=60)).state
        assert focus_minutes(state, today("09:00")) == 20


def test_the_time_of_a_block_is_its_own() -> None:
    """A config changed meanwhile does not move its end."""
    state = in_deep_work(State(), "Price list", 20)
    assert ends_at(only_block(state)) == stamp(today("10:20"))
    assert CONFIG.day.focus_minutes == 60
    done = only_block(do(state, stop_focus, now=today("10:20")).state)
    assert real_minutes(done, today("18:00")) == 20
