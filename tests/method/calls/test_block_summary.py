"""What a block came to, in one line that says nothing untrue."""

from day_samples import THURSDAY, customer, do, state_of

from planner.method.calls.call_block import start_block, stop_block
from planner.method.calls.touching import log_touch
from planner.method.day.blocks import resume
from planner.method.persistence.referral import referred
from planner.method.requests.incoming import capture
from planner.method.typed.next_step import plan_next
from planner.model.day import Block, BlockState, Ending
from planner.model.request import Verdict
from planner.model.touch import Outcome


def test_a_block_stopped_early_is_not_said_to_be_over_its_time() -> None:
    state = do(state_of(customer("c1")), start_block).state
    told = do(state, stop_block, now=THURSDAY.add(minutes=4)).said
    assert "over" not in told


def test_the_time_over_is_said_in_minutes() -> None:
    state = do(state_of(customer("c1")), start_block).state
    told = do(state, stop_block, now=THURSDAY.add(minutes=18)).said
    assert "3 min over" in told


def test_interruptions_are_said_with_the_minutes_that_they_took() -> None:
    state = do(state_of(customer("c1"), customer("c2")), start_block).state
    state = do(state, capture, "Jon", "", choice=Verdict.DEFER).state
    assert " · 1 interruption" in do(state, stop_block, now=THURSDAY.add(minutes=4)).said
    for caller, minute in (("Eva", 1), ("Pau", 5)):
        at = THURSDAY.add(minutes=minute)
        state = do(state, capture, caller, "", choice=Verdict.TAKE, now=at).state
        state = do(state, resume, now=at.add(minutes=3)).state
    told = do(state, stop_block, now=THURSDAY.add(minutes=9)).said
    assert "3 interruptions, 6 min" in told


def test_a_block_with_interruptions_counts_like_any_other() -> None:
    state = do(state_of(*(customer(f"c{n}") for n in range(1, 6))), start_block).state
    state = do(state, capture, "Jon", "", choice=Verdict.TAKE).state
    for n in range(1, 6):
        at = THURSDAY.add(minutes=n)
        state = do(state, log_touch, f"c{n}", Outcome.NO_ANSWER, now=at).state
    done = do(state, stop_block, now=THURSDAY.add(minutes=8)).item
    assert isinstance(done, Block)
    assert (done.state, done.ending) == (BlockState.DONE, Ending.COMPLETE)


def test_the_thanks_owed_for_a_name_are_no_next_step() -> None:
    state = do(state_of(customer("c1", name="Ana Ruiz")), start_block).state
    state = do(state, log_touch, "c1", Outcome.SPOKE, now=THURSDAY.add(minutes=3)).state
    state = do(state, referred, "c1", "Nora Sanz", now=THURSDAY.add(minutes=4)).state
    assert "next step" not in do(state, stop_block, now=THURSDAY.add(minutes=9)).said
    line = "tomorrow 10:00 send the quote"
    state = do(state, plan_next, state.contacts["c1"], line, now=THURSDAY.add(minutes=5)).state
    assert "1 next step" in do(state, stop_block, now=THURSDAY.add(minutes=9)).said
