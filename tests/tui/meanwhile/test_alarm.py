"""The alarm tells each thing once, whatever the clock does."""

from clocks import FixedClock
from day_samples import CONFIG, THURSDAY, customer, do, in_deep_work, state_of

from planner.method.requests.incoming import capture
from planner.method.typed.adding import add
from planner.model.request import Verdict
from planner.tui.meanwhile.alarm import Alarm

ANA = state_of(customer("c1", name="Ana Ruiz"))
CALL = do(ANA, add, "Ana Ruiz 10:30 renewal", to="calls").state


def test_a_thing_is_told_once_also_by_a_clock_that_is_set_back(clock: FixedClock) -> None:
    alarm, heard = Alarm(clock.now()), []
    for seconds in (1790, 20, 20, -60, 30, 60, 3600):
        heard.append(len(alarm.due(CALL, clock.advance(seconds=seconds), CONFIG)))
    assert heard == [0, 1, 0, 0, 0, 0, 0]


def test_after_a_clock_that_was_days_ahead_things_are_told_again(clock: FixedClock) -> None:
    alarm = Alarm(clock.now().add(days=3))
    alarm.due(CALL, clock.now(), CONFIG)
    assert alarm.due(CALL, clock.advance(minutes=30), CONFIG)


def test_what_deep_work_silences_is_not_told_after_it(clock: FixedClock) -> None:
    waiting = do(ANA, capture, ANA.contacts["c1"], "gaskets", choice=Verdict.DEFER).state
    deep = in_deep_work(waiting, "Quote", 240)
    alarm = Alarm(THURSDAY)
    assert alarm.due(deep, THURSDAY.add(hours=3, minutes=1), CONFIG) == ()
    assert alarm.due(waiting, THURSDAY.add(hours=3, minutes=2), CONFIG) == ()
    assert [each.title for each in Alarm(THURSDAY).due(waiting, THURSDAY.at(13), CONFIG)] == [
        "Email window"
    ]
