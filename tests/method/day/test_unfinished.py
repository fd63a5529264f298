"""Deep work that was broken off, and where the rest of it has room."""

import pytest
from day_samples import CONFIG, customer, do, moment, state_of, today

from planner.method.day.blocks import resume
from planner.method.day.deep_work import start_focus, stop_focus
from planner.method.day.unfinished import Offer, continue_later, offer_for_rest
from planner.method.requests.incoming import capture
from planner.model.day import Block, BlockKind, Meeting
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.request import Verdict
from planner.model.state import State


def running(minutes: int = 60, *others: Meeting) -> State:
    block = Block(id="b1", kind=BlockKind.DEEP, title="Tender", planned_minutes=minutes)
    return do(state_of(block, customer("c1"), *others), start_focus, "b1").state


def offered(state: State, ended: str) -> Offer | None:
    state = do(state, stop_focus, now=today(ended)).state
    return offer_for_rest(state, state.blocks["b1"], today(ended), CONFIG)


@pytest.mark.parametrize(
    ("ended", "offer"),
    [
        ("10:20", Offer(40, today("10:35"))),
        ("10:40", Offer(20, today("10:55"))),
        ("10:41", None),
        ("11:00", None),
        ("11:10", None),
    ],
)
def test_a_third_or_more_left_is_offered_the_next_free_gap(ended: str, offer: Offer | None) -> None:
    assert offered(running(), ended) == offer


def test_the_gap_has_room_for_all_of_it() -> None:
    busy = Meeting(id="m1", summary="", start=stamp(today("10:45")), end=stamp(today("12:30")))
    assert offered(running(90, busy), "10:20") == Offer(70, today("15:00"))


def test_what_is_left_of_a_short_one_is_still_a_block() -> None:
    assert offered(running(30), "10:20") == Offer(15, today("10:35"))


def test_the_minutes_of_interruptions_are_left_over() -> None:
    state = do(running(), capture, "Talgo", "prices", choice=Verdict.TAKE, now=today("10:10")).state
    state = do(state, resume, now=today("10:32")).state
    assert offered(state, "11:00") == Offer(25, today("11:15"))


def test_one_deferred_has_taken_none() -> None:
    asked = do(running(), capture, "Talgo", "prices", choice=Verdict.DEFER, now=today("10:10"))
    assert offered(asked.state, "11:00") is None


def test_in_the_evening_the_next_day_of_work_is_offered() -> None:
    late = moment("2026-03-06 18:00")
    block = Block(id="b1", kind=BlockKind.DEEP, title="Tender", planned_minutes=90)
    state = do(state_of(block), start_focus, "b1", now=late).state
    state = do(state, stop_focus, now=late.add(minutes=20)).state
    offer = offer_for_rest(state, state.blocks["b1"], late.add(minutes=20), CONFIG)
    assert offer == Offer(70, moment("2026-03-09 09:00"))


def test_taking_it_plans_the_rest_under_the_same_title() -> None:
    state = do(running(), stop_focus, now=today("10:20")).state
    offer = Offer(40, today("10:35"))
    # Whoever thinks about it for long can still take it.
    change = do(state, continue_later, "b1", offer, now=today("10:35").add(seconds=30))
    rest = change.item
    assert isinstance(rest, Block)
    assert (rest.title, rest.planned_minutes) == ("Tender", 40)
    assert rest.planned_start == stamp(today("10:35"))
    assert change.state.blocks["b1"] == state.blocks["b1"]
    with pytest.raises(Refused):
        do(state, continue_later, "b1", offer, now=today("10:36"))
    with pytest.raises(Refused):
        do(running(), continue_later, "b1", offer)
