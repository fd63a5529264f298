"""What a block came to, in one line that says nothing untrue."""

from day_samples import THURSDAY, customer, do, state_of

from planner.method.call_block import start_block, stop_block


def test_a_block_stopped_early_is_not_said_to_be_over_its_time() -> None:
    state = do(state_of(customer("c1")), start_block).state
    told = do(state, stop_block, now=THURSDAY.add(minutes=4)).said
    assert "over" not in told


def test_the_time_over_is_said_in_minutes() -> None:
    state = do(state_of(customer("c1")), start_block).state
    told = do(state, stop_block, now=THURSDAY.add(minutes=18)).said
    assert "3 min over" in told
