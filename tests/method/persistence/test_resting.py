"""Left in peace until a day, by hand; and back before it."""

from datetime import date

import pytest
from day_samples import CONFIG, THURSDAY, customer, do, moment, only_block, prospect, state_of

from planner.method.calls.call_block import start_block
from planner.method.calls.five_calls import queue
from planner.method.calls.marks import mark
from planner.method.calls.picks import current_pick
from planner.method.persistence.resting import rest, wake
from planner.model.contact import Cadence, Contact, Rest, Wake
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.touch import CallReason, Mark

MAY = date(2026, 5, 1)


def rested(contact: Contact, until: date = MAY, reason: str = "no budget") -> Contact:
    item = do(state_of(contact), rest, "c1", until, reason).item
    assert isinstance(item, Contact)
    return item


def test_a_rest_has_its_day_and_its_reason_and_ends_the_cadence() -> None:
    contact = rested(prospect("c1", cadence=Cadence(step=3), wake=Wake(at=stamp(THURSDAY))))
    assert contact.rest == Rest(until=MAY, reason="no budget")
    assert (contact.cadence, contact.wake) == (None, None)


def test_it_hides_the_contact_until_its_day_and_is_then_a_reason_to_call() -> None:
    state = state_of(rested(customer("c1")))
    (before,) = queue(state, moment("2026-04-30 10:00"), CONFIG)
    assert before.left_out == "rests until Fri 1 May"
    (after,) = queue(state, moment("2026-05-04 10:00"), CONFIG)
    assert (after.reason, after.left_out) == (CallReason.WOKE, "")
    assert "no budget" in after.why


def test_a_running_block_goes_on_without_them() -> None:
    people = [customer(f"c{n}", name=f"Name {n}") for n in range(1, 6)]
    state = do(state_of(*people), start_block).state
    first, second, third, *_others = only_block(state).picks
    state = do(state, mark, first, Mark.WHAT_ELSE).state
    state = do(state, rest, second, MAY).state
    assert (current_pick(state, only_block(state)), only_block(state).marks) == (
        first,
        (Mark.WHAT_ELSE,),
    )
    state = do(state, rest, first, MAY).state
    assert (current_pick(state, only_block(state)), only_block(state).marks) == (third, ())


@pytest.mark.parametrize("day", [date(2026, 3, 5), date(2026, 3, 4)])
def test_a_day_that_is_not_to_come_is_refused(day: date) -> None:
    with pytest.raises(Refused, match="not to come"):
        do(state_of(customer("c1")), rest, "c1", day)


def test_tomorrow_is_a_rest_already() -> None:
    assert rested(customer("c1"), date(2026, 3, 6)).rest


@pytest.mark.parametrize("until", [date(2026, 3, 6), date(2026, 4, 1)])
def test_a_cool_off_stays_one_and_its_reason_is_kept(until: date) -> None:
    left = customer("c1", rest=Rest(until=until, reason="shouted", left=True))
    assert rested(left, reason="").rest == Rest(until=MAY, reason="shouted", left=True)


def test_one_that_is_over_leaves_nothing_behind() -> None:
    over = customer("c1", rest=Rest(until=date(2026, 3, 5), reason="shouted", left=True))
    assert rested(over, reason="").rest == Rest(until=MAY)


@pytest.mark.parametrize("left", [True, False])
def test_waking_brings_back_to_the_queue_with_the_reason(left: bool) -> None:
    resting = customer("c1", rest=Rest(until=MAY, reason="no budget", left=left))
    state = do(state_of(resting), wake, "c1").state
    (row,) = queue(state, THURSDAY, CONFIG)
    assert (row.reason, row.left_out) == (CallReason.WOKE, "")
    assert row.why == "back from a rest: no budget"


@pytest.mark.parametrize("rests", [None, Rest(until=date(2026, 3, 5))])
def test_who_is_not_resting_is_not_woken(rests: Rest | None) -> None:
    with pytest.raises(Refused, match="not resting"):
        do(state_of(customer("c1", rest=rests)), wake, "c1")
