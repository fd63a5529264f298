"""A week and a month in numbers: what belongs to which day, and what may be claimed."""

from datetime import date, datetime, timedelta
from typing import Any

import pendulum
import pytest
from day_samples import CONFIG, MADRID, customer, moment, state_of
from report_samples import told_days

from planner.locale import use
from planner.method.reports import Length, Report, month_of, report, span, week_of
from planner.method.reports.calls import wilson
from planner.method.reports.chapter import parts
from planner.method.reports.chapters import chapters
from planner.method.reports.wording import period_name
from planner.model.day import Block, BlockKind, BlockState, Ending, Interruption
from planner.model.document import Channel, Mood, Offence
from planner.model.errors import WrongUsage
from planner.model.instants import stamp
from planner.model.request import Promise, Request, RequestState, Verdict
from planner.model.state import State
from planner.model.touch import Mark, Outcome, Touch

WEEK = week_of(date(2026, 3, 5))
LATER = moment("2026-04-20 10:00")


def told(
    *documents: Any, period: Any = WEEK, now: pendulum.DateTime = LATER, zone: str = MADRID
) -> Report:
    people = (customer("c1", name="Ana Ruiz"), customer("c2", name="Jon"))
    return report(state_of(*people, *documents), *period, now=now.in_timezone(zone), config=CONFIG)


def touch(key: int, when: str, outcome: Outcome = Outcome.SPOKE, **fields: Any) -> Touch:
    return Touch(id=f"t{key}", contact="c1", at=stamp(moment(when)), outcome=outcome, **fields)


def asked(key: int, when: str, **fields: Any) -> Request:
    usual: dict[str, Any] = {"verdict": Verdict.TAKE, "choice": Verdict.TAKE, "contact": "c1"}
    return Request(id=f"r{key}", received_at=stamp(moment(when)), **{**usual, **fields})


def promise(by: str, kept: bool | None, made: str = "2026-03-03 10:00") -> Promise:
    at, made_at = stamp(moment(by)), stamp(moment(made))
    return Promise(at=at, zone=MADRID, made_at=made_at, kept=kept)


def deep(key: int, when: str, planned: int, real: int, **fields: Any) -> Block:
    start = stamp(moment(when))
    usual: dict[str, Any] = {
        "kind": BlockKind.DEEP,
        "planned_minutes": planned,
        "state": BlockState.DONE,
        "started_at": start,
        "ended_at": start + timedelta(minutes=real),
        "ending": Ending.STOPPED,
    }
    return Block(id=f"b{key}", **{**usual, **fields})


# Periods


class TestPeriods:
    def test_a_week_begins_on_monday_and_a_month_on_its_first(self) -> None:
        for day in (date(2026, 3, 2), date(2026, 3, 8)):
            assert week_of(day) == (date(2026, 3, 2), date(2026, 3, 8))
        assert month_of(date(2028, 2, 10)) == (date(2028, 2, 1), date(2028, 2, 29))
        assert month_of(date(2026, 12, 31)).after == (date(2027, 1, 1), date(2027, 1, 31))

    def test_what_comes_before(self) -> None:
        assert WEEK.before == (date(2026, 2, 23), date(2026, 3, 1))
        assert month_of(date(2026, 3, 5)).before == month_of(date(2026, 2, 1))
        days = span(date(2026, 3, 3), date(2026, 3, 5))
        assert days.before == (date(2026, 2, 28), date(2026, 3, 2))
        assert days.before.after == days
        assert [each.length for each in (WEEK, WEEK.before, days)] == [
            Length.WEEK,
            Length.WEEK,
            Length.DAYS,
        ]

    @pytest.mark.parametrize(
        ("first", "last"),
        [
            (date(2026, 3, 5), date(2026, 3, 4)),
            (date(2025, 1, 1), date(2026, 1, 2)),
            (date.min, date.min),
            (date.max, date.max),
        ],
    )
    def test_days_that_make_no_report(self, first: date, last: date) -> None:
        with pytest.raises(WrongUsage, match="no report"):
            span(first, last)

    def test_names(self) -> None:
        assert period_name(WEEK) == "Week 10 · 2 Mar – 8 Mar 2026"
        assert period_name(month_of(date(2026, 2, 3))) == "February 2026"
        assert period_name(week_of(date(2027, 1, 1))) == "Week 53 · 28 Dec 2026 – 3 Jan 2027"

    def test_a_spanish_month_has_no_capital(self) -> None:
        use("es")
        assert period_name(month_of(date(2026, 2, 3))) == "febrero de 2026"


# Days


def test_sunday_at_the_last_minute_and_monday_at_the_first() -> None:
    both = touch(1, "2026-03-08 23:59"), touch(2, "2026-03-09 00:00")
    assert [day.calls for day in told(*both).days] == [0, 0, 0, 0, 0, 0, 1]
    following = told(*both, period=WEEK.after)
    assert [day.calls for day in following.days] == [1, 0, 0, 0, 0, 0, 0]
    assert following.before.calls == 1


def test_a_touch_belongs_to_the_day_of_the_rep_wherever_the_rep_is() -> None:
    late = touch(1, "2026-03-08 23:59")
    assert told(late, zone="Asia/Tokyo").calls == 0
    assert told(late, zone="Asia/Tokyo", period=WEEK.after).days[0].calls == 1


@pytest.mark.parametrize(("first", "hours"), [("2026-03-23", 167), ("2025-10-20", 169)])
def test_weeks_of_daylight_saving_have_all_their_hours(first: str, hours: int) -> None:
    week = week_of(date.fromisoformat(first))
    start = stamp(moment(f"{first} 00:00"))
    each = [
        Touch(
            id=f"t{n}",
            contact="c1",
            at=start + timedelta(hours=n, minutes=30),
            outcome=Outcome.SPOKE,
        )
        for n in range(-1, hours + 1)
    ]
    found = told(*each, period=week)
    assert found.calls == hours
    assert found.days[-1].calls == hours - 6 * 24
    assert sum(hour.calls for hour in found.hours) == hours
    assert {hour.hour: hour.calls for hour in found.hours}[2] == hours - 161


# Calls


def test_nothing_at_all() -> None:
    assert told().empty
    assert told().share is None


def test_one_touch() -> None:
    found = told(touch(1, "2026-03-05 10:00", Outcome.VOICEMAIL))
    assert not found.empty
    assert (found.calls, found.incoming, found.share) == (1, 0, 100)
    thursday = found.days[3]
    assert (thursday.day, thursday.outcomes) == (date(2026, 3, 5), {Outcome.VOICEMAIL: 1})
    assert [(hour.hour, hour.calls, hour.spoke) for hour in found.hours] == [(10, 1, 0)]


def test_what_is_proactive() -> None:
    found = told(
        touch(1, "2026-03-05 10:00"),
        touch(2, "2026-03-05 10:01", request="r9"),
        touch(3, "2026-03-05 10:02", Outcome.SENT, channel=Channel.EMAIL),
        asked(4, "2026-03-05 10:03"),
        asked(5, "2026-03-06 10:03"),
    )
    assert (found.calls, found.incoming, found.share) == (1, 2, 33)
    assert [day.share for day in found.days] == [None, None, None, 50, 0, None, None]


def test_who_asks_again_has_come_in_again() -> None:
    again = tuple(stamp(moment(when)) for when in ("2026-03-05 10:20", "2026-03-06 11:00"))
    found = told(asked(1, "2026-03-05 10:03", asked_again=again))
    assert (found.incoming, [day.incoming for day in found.days[3:5]]) == (3, [2, 1])
    assert [(hour.hour, hour.incoming) for hour in found.hours] == [(10, 2), (11, 1)]


@pytest.mark.parametrize(("calls", "claimed"), [(19, False), (20, True)])
def test_an_hour_claims_something_from_twenty_calls_on(calls: int, claimed: bool) -> None:
    found = told(
        *(
            touch(
                n, f"2026-03-0{2 + n % 5} 10:{n:02d}", Outcome.SPOKE if n < 8 else Outcome.VOICEMAIL
            )
            for n in range(calls)
        )
    )
    (hour,) = found.hours
    assert bool(hour.claim) is claimed
    (said,) = (c.bars[0].told for c in chapters(found, CONFIG) if c.id == "rates")
    assert said == ("40% of 20 calls (22% to 61%)" if claimed else "19 calls: too few to tell")


def test_the_interval_holds_what_is_possible_only() -> None:
    none, every = wilson(0, 20), wilson(20, 20)
    assert (none.rate, none.low) == (0, 0)
    assert (every.rate, every.high) == (1, pytest.approx(1))
    assert every.high <= 1
    assert 0.15 < none.high < 0.17
    assert every.low == pytest.approx(1 - none.high)


def test_a_week_that_goes_on_is_compared_with_as_much_of_the_one_before() -> None:
    before = (
        touch(1, "2026-02-25 09:00"),
        touch(2, "2026-02-26 09:59"),
        touch(3, "2026-02-26 10:01"),
    )
    halfway = told(*before, now=moment("2026-03-05 10:00"))
    assert (halfway.over, halfway.before.calls) == (False, 2)
    over = told(*before, now=moment("2026-03-09 00:00"))
    assert (over.over, over.before.calls) == (True, 3)
    march = told(*before, period=month_of(WEEK.first), now=moment("2026-03-31 12:00"))
    assert march.before.calls == 3


# Protected time


def test_planned_time_is_kept_interrupted_ended_early_or_not_started() -> None:
    broke = Interruption(request="r1", at=stamp(moment("2026-03-03 09:10")), minutes=10)
    found = told(
        asked(1, "2026-03-03 09:10", contact="c2"),
        deep(2, "2026-03-03 09:00", 90, 60, interruptions=(broke,)),
        deep(3, "2026-03-04 09:00", 60, 75),
        deep(
            4, "2026-03-05 09:00", 30, 0, state=BlockState.DROPPED, started_at=None, ended_at=None,
            planned_start=stamp(moment("2026-03-05 09:00")),
        ),
    )  # fmt: skip
    calls, work = found.protected
    assert calls.blocks == 0
    assert (work.blocks, work.planned, work.kept, work.interrupted) == (2, 180, 110, 10)
    assert (work.ended_early, work.not_started, work.real) == (30, 30, 125)
    assert work.planned == sum(work[3:7])
    assert found.interruptions == (("c2", 1, 10),)
    assert found.names["c2"] == "Jon"


def test_minutes_are_whole_wherever_a_chapter_is_drawn() -> None:
    broke = Interruption(request="r1", at=stamp(moment("2026-03-03 09:10")), minutes=10.27)
    found = told(
        asked(1, "2026-03-03 09:10", contact="c2"),
        deep(2, "2026-03-03 09:00", 90, 60, interruptions=(broke,)),
    )
    (drawn,) = (chapter for chapter in chapters(found, CONFIG) if chapter.id == "interruptions")
    assert drawn.bars[0].values == (10,)
    assert drawn.bars[0].told == "1 ×, 10 min"


def test_of_many_who_broke_in_the_first_are_drawn_and_that_is_said() -> None:
    def note(callers: int) -> str:
        people = [customer(f"c{n + 10}") for n in range(callers)]
        requests = [asked(n, "2026-03-03 09:10", contact=f"c{n + 10}") for n in range(callers)]
        marks = (Interruption(request=each.id, at=each.received_at, minutes=1) for each in requests)
        work = deep(99, "2026-03-03 09:00", 90, 60, interruptions=tuple(marks))
        drawn = chapters(told(*people, *requests, work), CONFIG)
        return next(chapter.note for chapter in drawn if chapter.id == "interruptions")

    assert note(8) == ""
    assert note(13) == "The first 8 of 13."


def test_five_calls_made_quickly_are_a_block_kept_whole() -> None:
    quick = deep(1, "2026-03-03 09:00", 15, 8, kind=BlockKind.CALLS, ending=Ending.COMPLETE)
    calls, _work = told(quick).protected
    assert (calls.planned, calls.kept, calls.ended_early, calls.real) == (15, 15, 0, 8)


def test_what_runs_or_is_still_to_come_is_not_decided() -> None:
    running = deep(1, "2026-03-05 09:30", 60, 0, state=BlockState.RUNNING, ended_at=None)
    planned = {"state": BlockState.PLANNED, "started_at": None, "ended_at": None}
    this_morning = stamp(moment("2026-03-05 09:00"))
    today = deep(2, "2026-03-05 09:00", 60, 0, **planned, planned_start=this_morning)
    found = told(running, today, now=moment("2026-03-05 10:00"))
    assert [kind.blocks for kind in found.protected] == [0, 0]
    later = told(today, now=moment("2026-03-06 00:01"))
    assert (later.protected[1].blocks, later.protected[1].not_started) == (0, 60)
    assert not later.empty
    (drawn,) = (chapter for chapter in chapters(later, CONFIG) if chapter.id == "protected")
    assert [fact.told for fact in drawn.facts] == ["0 blocks, 0 min of work"]
    assert [bar.told for bar in drawn.bars] == ["0 min of 1h kept"]


def test_what_was_ticked_off_without_having_run_was_not_left_undone() -> None:
    at = stamp(moment("2026-03-05 09:00"))
    plan = deep(2, "2026-03-05 09:00", 60, 0, started_at=None, ended_at=None, planned_start=at)
    assert plan.state is BlockState.DONE
    assert told(plan, now=moment("2026-03-06 09:00")).protected[1].empty


# Requests


def test_promises_are_kept_when_answered_and_broken_when_their_time_is_over() -> None:
    closed: dict[str, Any] = {"state": RequestState.CLOSED}
    tuesday: datetime = stamp(moment("2026-03-03 11:30"))
    found = told(
        asked(1, "2026-03-03 10:00", **closed, closed_at=tuesday,
              promises=(promise("2026-03-03 12:00", kept=True),)),
        asked(2, "2026-03-03 10:00", **closed, closed_at=tuesday + timedelta(hours=2),
              promises=(promise("2026-03-03 12:00", kept=False),)),
        asked(3, "2026-03-03 10:00", promises=(promise("2026-03-04 12:00", kept=None),)),
        asked(4, "2026-03-03 10:00", promises=(promise("2026-05-04 12:00", kept=None),)),
        asked(5, "2026-03-03 10:00", promises=(
            promise("2026-03-04 12:00", kept=None), promise("2026-05-05 12:00", kept=None))),
    )  # fmt: skip
    assert found.promises == (6, 1, 2)
    assert found.answers == (2, 150.0)


def test_a_promise_that_a_talk_kept_counts_on_its_day_whenever_the_request_is_closed() -> None:
    kept = (promise("2026-03-03 12:00", kept=True),)
    assert told(asked(1, "2026-03-03 10:00", promises=kept)).promises == (1, 1, 0)
    later: datetime = stamp(moment("2026-03-10 11:30"))
    closed = asked(1, "2026-03-03 10:00", promises=kept, state=RequestState.CLOSED, closed_at=later)
    assert told(closed).promises == (1, 1, 0)


def test_one_who_reads_email_in_its_window_has_not_broken_the_promise() -> None:
    def deferred(state: RequestState) -> Request:
        return asked(
            1,
            "2026-03-05 10:00",
            state=state,
            deferred_at=stamp(moment("2026-03-05 10:00")),
            promises=(promise("2026-03-05 13:00", kept=None, made="2026-03-05 10:00"),),
        )

    def broken(state: RequestState, time: str) -> int:
        return told(deferred(state), now=moment(f"2026-03-05 {time}")).promises.broken

    assert broken(RequestState.RECEIVED, "13:20") == 0
    assert broken(RequestState.RECEIVED, "13:21") == 1
    # What never came could not be read.
    assert broken(RequestState.DEFERRED, "13:21") == 0
    assert told(deferred(RequestState.DEFERRED)).deferred == (1, 0)


def test_a_request_taken_whose_details_are_to_come_by_email_is_not_put_off() -> None:
    owed = (promise("2026-03-05 15:00", kept=True, made="2026-03-05 09:50"),)
    asked_at = stamp(moment("2026-03-05 10:00"))
    assert told(asked(1, "2026-03-05 09:45", deferred_at=asked_at, promises=owed)).deferred == (
        0,
        0,
    )


# What was felt


def test_moods_marks_and_offences() -> None:
    found = told(
        touch(1, "2026-03-03 10:00", mood=Mood.GOOD, marks=(Mark.WHAT_ELSE, Mark.PIVOT)),
        touch(2, "2026-03-03 10:05", mood=Mood.BAD, request="r4", offence=Offence(severity=3)),
        touch(3, "2026-02-28 10:00", mood=Mood.GOOD, marks=(Mark.PIVOT,)),
        asked(4, "2026-03-03 10:00", mood=Mood.NEUTRAL, contact="c2", offence=Offence(severity=1)),
        asked(5, "2026-03-03 11:00", contact="c2", offence=Offence(severity=1)),
    )
    assert found.moods.proactive == {Mood.GOOD: 1}
    assert found.moods.reactive == {Mood.BAD: 1, Mood.NEUTRAL: 1}
    assert found.marks == {Mark.WHAT_ELSE: 1, Mark.PIVOT: 1}
    assert found.offenders == (("c1", (0, 0, 1)), ("c2", (2, 0, 0)))


def test_an_offence_counts_in_the_days_in_which_it_was_met() -> None:
    this_week, next_week = (stamp(moment(f"2026-03-{day} 10:00")) for day in ("03", "10"))
    found = told(
        asked(4, "2026-01-12 10:00", offence=Offence(severity=2, at=this_week)),
        asked(5, "2026-03-03 11:00", contact="c2", offence=Offence(severity=3, at=next_week)),
    )
    assert found.offenders == (("c1", (0, 1, 0)),)


# Chapters


def test_a_long_period_is_drawn_by_weeks() -> None:
    state = told_days(date(2026, 1, 26), date(2026, 3, 5))
    days = span(date(2026, 1, 26), date(2026, 3, 5))
    found = report(state, *days, now=LATER, config=CONFIG)
    calls = next(chapter for chapter in chapters(found, CONFIG) if chapter.id == "calls")
    assert [bar.label for bar in calls.bars][:2] == ["26 Jan", "2 Feb"]
    assert sum(sum(bar.values) for bar in calls.bars) == found.calls


def test_days_of_rest_are_drawn_only_with_something_in_them() -> None:
    def drawn(*touches: Touch) -> list[str]:
        made = told(*touches, now=moment("2026-03-08 22:00"))
        return [bar.short for c in chapters(made, CONFIG) if c.id == "calls" for bar in c.bars]

    assert drawn(touch(1, "2026-03-02 10:00")) == ["2", "3", "4", "5", "6"]
    assert drawn(touch(1, "2026-03-07 10:00")) == ["2", "3", "4", "5", "6", "7"]


@pytest.mark.parametrize(
    ("values", "scale", "drawn"),
    [
        ((3, 1), 4, (15, 5)),
        ((0, 0), 4, (0, 0)),
        ((1, 1, 1), 3, (7, 7, 6)),
        ((1000, 1), 1001, (19, 1)),
        ((0.2,), 1, (4,)),
        ((1, 0, 0.001), 1000, (1, 0, 1)),
    ],
)
def test_parts_of_a_bar(values: tuple[float, ...], scale: float, drawn: tuple[int, ...]) -> None:
    assert parts(values, scale, 20) == drawn


def test_a_contact_who_was_forgotten_is_called_so() -> None:
    found = report(
        State().put(touch(1, "2026-03-03 10:00", offence=Offence(severity=1))),
        *WEEK,
        now=LATER,
        config=CONFIG,
    )
    (toll,) = (chapter for chapter in chapters(found, CONFIG) if chapter.id == "tolls")
    assert toll.bars[0].label == "[forgotten]"
