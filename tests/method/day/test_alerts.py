"""What time brings: each thing told once, at its moment."""

from datetime import timedelta

import pendulum
import pytest
from day_samples import CONFIG, THURSDAY, customer, do, in_deep_work, state_of, today

from planner.config import NotificationSettings
from planner.method.calls.call_block import start_block, stop_block
from planner.method.day.alerts import Alert, alerts, speaks
from planner.method.day.away import go_away
from planner.method.day.deep_work import start_focus
from planner.method.requests.incoming import capture
from planner.method.requests.ownership import close, promise
from planner.method.typed.adding import add
from planner.model.day import Meeting
from planner.model.instants import stamp
from planner.model.request import Verdict
from planner.model.state import State

SECOND = timedelta(seconds=1)


def people() -> State:
    return state_of(customer("c1", name="Ana Ruiz"), customer("c2", name="Jon Gil"))


def told(state: State, before: str, now: str) -> list[str]:
    return [alert.title for alert in alerts(state, today(before), today(now), CONFIG)]


def with_request(choice: Verdict = Verdict.TAKE) -> State:
    return do(people(), capture, people().contacts["c1"], "gaskets", choice=choice).state


def meeting(start: str, end: str, **more: bool) -> State:
    return state_of(
        Meeting(id="m1", summary="Talgo", start=stamp(today(start)), end=stamp(today(end)), **more)
    )


def test_the_end_of_a_block_is_told_at_its_second_and_only_then() -> None:
    state = do(people(), start_block).state
    end = THURSDAY.add(minutes=15)
    assert alerts(state, end - 2 * SECOND, end.subtract(seconds=1), CONFIG) == ()
    (alert,) = alerts(state, end - SECOND, end, CONFIG)
    assert alert == Alert("Time is over: Five calls", "No call is cut.", urgent=True)
    assert alerts(state, end, end.add(seconds=1), CONFIG) == ()
    assert told(do(state, stop_block).state, "10:00", "10:15") == []


def test_a_meeting_into_which_deep_work_runs_on_is_told_once_as_its_end() -> None:
    state = in_deep_work(meeting("11:20", "12:00"), "Prices", 60)
    assert told(state, "11:00", "11:19") == ["Meeting at 11:20"]
    assert told(state, "11:19", "11:20") == ["Prices counts until 11:20"]
    assert told(state, "11:20", "11:59") == []
    # What ends in a meeting over which it was planned rings as what ends elsewhere.
    assert told(in_deep_work(meeting("10:30", "12:00"), "Prices", 60), "10:59", "11:00") == [
        "Time is over: Prices"
    ]


def test_a_promise_warns_when_it_gets_near_and_not_once_it_was_answered() -> None:
    taken = with_request()
    (request,) = taken.requests
    state = do(taken, promise, request, today("12:00")).state
    assert told(state, "11:28", "11:29") == []
    (alert,) = alerts(state, today("11:29"), today("11:30"), CONFIG)
    assert (alert.title, alert.body) == ("Promised by 12:00: Ana Ruiz", "gaskets")
    assert told(state, "11:30", "11:31") == []
    assert told(do(state, close, request, "sent").state, "11:29", "11:30") == []


def test_deep_work_is_broken_only_for_a_promise_that_it_would_break() -> None:
    taken = with_request()
    (request,) = taken.requests
    state = do(taken, promise, request, today("11:10")).state
    for minutes, urgent in ((60, False), (90, True)):
        deep = in_deep_work(state, "Quote", minutes)
        (alert,) = alerts(deep, today("10:39"), today("10:40"), CONFIG)
        assert alert.urgent is urgent


def test_a_call_agreed_for_a_moment_is_told_one_for_the_day_is_not() -> None:
    agreed = do(people(), add, "Ana Ruiz 11:30 renewal", to="calls").state
    (alert,) = alerts(agreed, today("11:29"), today("11:30"), CONFIG)
    assert alert == Alert("Call now: Ana Ruiz", "renewal", urgent=True)
    some_day = do(people(), add, "Ana Ruiz tomorrow renewal", to="calls").state
    tomorrow = THURSDAY.add(days=1)
    assert alerts(some_day, tomorrow.at(8), tomorrow.at(18), CONFIG) == ()


def test_a_call_planned_for_an_hour_rings_whoever_it_is_with() -> None:
    state = do(people(), add, "Nadia Rahal, Rahal Trading, 12:30 show the range", to="calls").state
    assert told(state, "12:29", "12:30") == ["Call now: Nadia Rahal"]
    tomorrow = do(people(), add, "Nadia Rahal, tomorrow show the range", to="calls").state
    due = today(CONFIG.day.start).add(days=1)
    assert alerts(tomorrow, due.subtract(minutes=1), due, CONFIG) == ()


def test_a_meeting_is_told_five_minutes_before() -> None:
    state = meeting("12:00", "13:00")
    assert told(state, "11:54", "11:55") == ["Meeting at 12:00"]
    assert told(state, "11:55", "12:30") == []
    # Woken in the middle of it: still worth knowing; after it: not any more.
    assert told(state, "11:00", "12:30") == ["Meeting at 12:00"]
    assert told(state, "11:00", "13:00") == []
    assert told(meeting("12:00", "13:00", busy=False), "11:00", "12:00") == []
    assert told(meeting("00:00", "23:59", all_day=True), "00:00", "12:00") == []


def test_an_email_window_is_told_only_where_emails_wait() -> None:
    state = with_request(Verdict.DEFER)
    (alert,) = alerts(state, today("12:59"), today("13:00"), CONFIG)
    assert alert == Alert("Email window", "1 request waits.", urgent=False)
    assert told(state, "13:00", "13:01") == []
    assert told(people(), "12:59", "13:00") == []
    saturday = pendulum.datetime(2026, 3, 7, 13, tz="Europe/Madrid")
    assert alerts(state, saturday.subtract(minutes=1), saturday, CONFIG) == ()


def test_a_sleeping_computer_wakes_to_one_summary() -> None:
    state = with_request(Verdict.DEFER)
    for line in ("Ana Ruiz 11:30 renewal", "Jon Gil 12:00 quote", "Jon Gil 13:05 again"):
        state = do(state, add, line, to="calls").state
    (alert,) = alerts(state, today("11:00"), today("13:10"), CONFIG)
    assert alert.title == "4 things came due meanwhile"
    assert alert.body == "… · Call now: Jon Gil · Email window · Call now: Jon Gil"
    assert alert.urgent
    # Somebody who was there hears each by itself.
    assert len(alerts(state, today("12:59"), today("13:00"), CONFIG)) == 1


def test_a_clock_set_back_tells_nothing() -> None:
    state = meeting("12:00", "13:00")
    assert told(state, "11:56", "11:50") == []


def test_a_day_asked_minute_by_minute_tells_all_once() -> None:
    taken = with_request()
    (request,) = taken.requests
    state = do(taken, promise, request, today("12:00")).state
    state = do(state, add, "Jon Gil 11:30 renewal", to="calls").state
    state = state.put(*meeting("16:00", "17:00").meetings.values())
    heard = []
    for minute in range(10 * 60):
        now = THURSDAY.add(minutes=minute)
        heard += alerts(state, now.subtract(minutes=1), now, CONFIG)
    assert [alert.title for alert in heard] == [
        "Promised by 12:00: Ana Ruiz",
        "Call now: Jon Gil",
        "Meeting at 16:00",
    ]


def test_who_is_away_is_left_in_peace() -> None:
    state = do(meeting("12:00", "13:00"), go_away, THURSDAY.add(days=4).date()).state
    assert told(state, "11:54", "11:55") == []


@pytest.mark.parametrize("quiet", [True, False])
def test_deep_work_hears_only_what_is_urgent(quiet: bool) -> None:
    settings = NotificationSettings(quiet_in_deep_work=quiet)
    deep = do(people(), start_focus, title="Quote").state
    assert speaks(deep, True, settings)
    assert speaks(deep, False, settings) is not quiet
    for state in (people(), do(people(), start_block).state):
        assert speaks(state, False, settings)
