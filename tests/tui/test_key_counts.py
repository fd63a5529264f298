"""No gate is a tax: how many keys the rep presses for what they do all day, on the real screen."""

from screens import Opens, Screen

from planner.method.day.blocks import running_block
from planner.model.request import RequestState
from planner.model.touch import Mark, Outcome


async def press(screen: Screen, *keys: str) -> int:
    """Press each key by itself, as fingers do; gives how many they were."""
    for key in keys:
        await screen.pilot.press(key)
        await screen.pilot.pause()
    return len(keys)


async def test_starting_a_block_is_one_key(planner: Opens) -> None:
    async with planner() as screen:
        assert await press(screen, "b") == 1
        assert running_block(screen.state) is not None


async def test_logging_a_call_is_one_key_and_so_is_each_mark_and_mood(planner: Opens) -> None:
    async with planner() as screen:
        await press(screen, "b")
        assert await press(screen, "6") == 1
        assert await press(screen, "1") == 1
        assert await press(screen, "plus") == 1
        (touch,) = screen.state.touches.values()
        assert (touch.outcome, touch.marks) == (Outcome.SPOKE, (Mark.DID_YOU_KNOW,))
        assert touch.mood is not None
        assert touch.objective


async def test_an_interruption_is_deferred_in_six_keys(planner: Opens) -> None:
    async with planner() as screen:
        await press(screen, "b")
        assert await press(screen, "i", "n", "u", "n", "enter", "enter") <= 6
        request = screen.request
        assert request.state is RequestState.DEFERRED
        assert screen.state.contacts[request.contact].name == "Lucía Núñez"


async def test_closing_a_request_is_two_keys_and_the_answer(planner: Opens) -> None:
    async with planner() as screen:
        await screen.capture("ana", "gaskets")
        before = await press(screen, "space")
        await press(screen, *"today")
        assert before + await press(screen, "enter") == 2
        request = screen.request
        assert (request.state, request.answer) == (RequestState.CLOSED, "today")


async def test_a_proposal_is_accepted_with_one_key(planner: Opens) -> None:
    async with planner() as screen:
        await screen.capture("ana", "gaskets")
        await screen.press("p", "type +20m", "enter")
        request = screen.request
        assert await press(screen, "t", "enter") == 2
        (later,) = screen.state.requests.values()
        assert later.promise is not None
        assert request.promise is not None
        assert later.promise.at > request.promise.at
