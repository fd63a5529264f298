"""The minutes that a request takes from a block, counted until the rep is back."""

import pendulum
import pytest
from day_samples import customer, do, only_block, state_of, today

from planner.method.calls.call_block import skip, start_block, stop_block
from planner.method.calls.touching import log_touch
from planner.method.day.blocks import resume, settle
from planner.method.day.deep_work import start_focus, stop_focus
from planner.method.leaving.walking_away import note_offence
from planner.method.requests.incoming import capture
from planner.method.requests.ownership import close
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.request import Verdict
from planner.model.state import State
from planner.model.touch import Outcome

ANA = customer("c1", name="Ana Ruiz")


def call_block() -> State:
    return do(state_of(ANA, *(customer(f"c{n}") for n in range(2, 8))), start_block).state


def taken(state: State, at: str = "10:05", about: str = "wrong gaskets") -> State:
    return do(state, capture, ANA, about, now=today(at), choice=Verdict.TAKE).state


def minutes(state: State) -> list[tuple[float, bool]]:
    return [(mark.minutes, mark.open) for mark in only_block(state).interruptions]


def test_taking_counts_until_the_rep_is_back() -> None:
    state = taken(call_block())
    assert minutes(state) == [(0, True)]
    back = do(state, resume, now=today("10:07").add(seconds=30))
    assert minutes(back.state) == [(2.5, False)]
    assert "back after 2 min." in back.said


def test_another_call_meanwhile_leaves_the_minutes_of_the_first_one() -> None:
    state = taken(call_block())
    put_off = {"now": today("10:07"), "choice": Verdict.DEFER}
    state = do(state, capture, "Eva Sanz", "a quote", **put_off).state
    assert "back after 5 min." in do(state, resume, now=today("10:10")).said


@pytest.mark.parametrize("verb", [skip, stop_block])
def test_going_on_with_the_block_is_being_back(verb: object) -> None:
    assert minutes(do(taken(call_block()), verb, now=today("10:08")).state) == [(3, False)]


def test_logging_a_call_is_being_back() -> None:
    state = do(taken(call_block()), log_touch, "c3", Outcome.SPOKE, now=today("10:08")).state
    assert minutes(state) == [(3, False)]


def test_an_answer_given_is_being_back() -> None:
    state = taken(call_block())
    (request,) = state.requests.values()
    closed = do(state, close, request.id, "two on Friday", now=today("10:08"))
    assert minutes(closed.state) == [(3, False)]


def test_leaving_the_conversation_is_being_back() -> None:
    state = taken(call_block())
    (request,) = state.requests.values()
    left = do(state, note_offence, request.id, 3, left=True, now=today("10:08"))
    assert minutes(left.state) == [(3, False)]


def test_whoever_stays_is_still_with_them() -> None:
    state = taken(call_block())
    (request,) = state.requests.values()
    stayed = do(state, note_offence, request.id, 1, now=today("10:08"))
    assert minutes(stayed.state) == [(0, True)]


def test_an_answer_to_somebody_else_ends_no_talk() -> None:
    state = taken(call_block())
    other = do(state, capture, "Jon", "price", now=today("10:06"), choice=Verdict.DEFER)
    closed = do(other.state, close, other.item.id, "sent", now=today("10:08"))
    assert minutes(closed.state) == [(0, True), (0, False)]


def test_deferring_takes_no_minutes() -> None:
    state = do(call_block(), capture, ANA, "gaskets", now=today("10:05")).state
    assert minutes(state) == [(0, False)]
    assert minutes(do(state, stop_block, now=today("10:09")).state) == [(0, False)]


def test_a_second_one_deferred_does_not_end_the_first() -> None:
    state = taken(call_block())
    second = do(state, capture, "Jon", "price", now=today("10:06"), choice=Verdict.DEFER).state
    assert minutes(second) == [(0, True), (0, False)]
    third = do(second, capture, "Ada", "", now=today("10:07"), choice=Verdict.TAKE).state
    assert minutes(third) == [(2, False), (0, False), (0, True)]


def test_deep_work_counts_them_too() -> None:
    state = taken(do(state_of(ANA), start_focus, title="Price list").state)
    ended = do(state, stop_focus, now=today("10:15"))
    assert minutes(ended.state) == [(10, False)]
    assert "1 interruption, 10 min." in ended.said


def test_no_minute_is_counted_after_the_block_was_over() -> None:
    state = taken(call_block(), at="10:10")
    forgotten = do(state, stop_block, now=today("17:00")).state
    assert minutes(forgotten) == [(5, False)]
    late = taken(call_block(), at="10:20")
    assert minutes(do(late, stop_block, now=today("17:00")).state) == []


def test_nobody_comes_back_from_nothing() -> None:
    for state in (State(), call_block()):
        with pytest.raises(Refused):
            do(state, resume)


def test_the_moment_is_kept() -> None:
    (mark,) = only_block(taken(call_block())).interruptions
    assert pendulum.instance(mark.at) == today("10:05")


@pytest.mark.parametrize("end", [settle, stop_block])
def test_what_came_in_after_its_time_interrupted_no_block_that_was_forgotten(end: object) -> None:
    """The request stands in its pane all the same."""
    state = taken(call_block(), at="10:05")
    state = do(state, resume, now=today("10:06")).state
    state = taken(state, at="10:25", about="delivery")
    done = do(state, end, now=today("10:59")).state
    assert [(mark.at, mark.minutes) for mark in only_block(done).interruptions] == [
        (stamp(today("10:05")), 1)
    ]
    assert len(done.requests) == 2
