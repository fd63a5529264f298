"""The keys of the third pane: the plan of the day, on the real screen."""

import pytest
from screens import Opens, Screen

from planner.method.day.blocks import running_block
from planner.model.day import Block, BlockState
from planner.model.instants import local
from planner.tui.widgets.pane import Pane


async def plan(screen: Screen, *lines: str) -> None:
    await screen.press("tab", "tab")
    for line in lines:
        await screen.press("n", f"type {line}", "enter")


def times(screen: Screen) -> list[tuple[str, int]]:
    """Start and length of each planned block."""
    blocks = [block for block in screen.state.blocks.values() if block.planned_start]
    return sorted((start_of(block), block.planned_minutes) for block in blocks)


def start_of(block: Block) -> str:
    assert block.planned_start is not None
    return local(block.planned_start, "Europe/Madrid").format("HH:mm")


async def test_a_block_moves_and_pushes_what_follows(planner: Opens) -> None:
    async with planner() as screen:
        await plan(screen, "11:00 30m price list", "11:30 30m quote")
        screen.panes.go_to("day", next(iter(screen.state.blocks)))
        await screen.press("greater_than_sign")
        assert times(screen) == [("11:15", 30), ("11:45", 30)]
        await screen.press("u")
        assert times(screen) == [("11:00", 30), ("11:30", 30)]
        await screen.press("less_than_sign")
        assert times(screen)[0] == ("10:45", 30)


@pytest.mark.parametrize(
    ("key", "minutes"), [("right_square_bracket", 45), ("left_square_bracket", 15)]
)
async def test_a_block_becomes_longer_or_shorter(planner: Opens, key: str, minutes: int) -> None:
    async with planner() as screen:
        await plan(screen, "11:00 30m price list")
        screen.panes.go_to("day", next(iter(screen.state.blocks)))
        await screen.press(key)
        assert times(screen) == [("11:00", minutes)]


async def test_a_block_is_split_and_put_off_until_tomorrow(planner: Opens) -> None:
    async with planner() as screen:
        await plan(screen, "11:00 60m price list")
        screen.panes.go_to("day", next(iter(screen.state.blocks)))
        await screen.press("vertical_line")
        assert times(screen) == [("11:00", 30), ("11:30", 30)]
        screen.panes.go_to("day", next(iter(screen.state.blocks)))
        await screen.press("z")
        starts = [block.planned_start for block in screen.state.blocks.values()]
        assert sorted(f"{start:%d/%m}" for start in starts if start) == ["05/03", "06/03"]


async def test_the_light_is_on_what_was_put_in_and_on_what_comes_back(planner: Opens) -> None:
    async with planner() as screen:
        await plan(screen, "12:00 30m quote", "11:00 60m price list")
        of_list = next(each for each in screen.state.blocks.values() if each.title == "price list")
        pane = screen.day.query_one("#day", Pane)
        assert pane.highlighted == of_list.id
        await screen.press("z")
        assert pane.highlighted != of_list.id
        await screen.press("u")
        assert pane.highlighted == of_list.id


async def test_the_light_is_on_whom_to_call_and_on_the_request_put_in(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("n", "type Zoe Marsh price list", "enter")
        (call,) = screen.state.calls.values()
        assert screen.panes.place.row_id == call.contact
        await screen.press(
            "tab", "n", "type Jon 16:00 one", "enter", "n", "type Ana 17:00", "enter"
        )
        assert screen.state.requests[screen.panes.place.row_id].contact == "c1"


async def test_enter_on_a_gap_asks_what_goes_there(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("tab", "tab")
        rows = screen.day.query_one("#day", Pane).rows
        gap = next(row.id for row in rows if row.id.startswith("free"))
        screen.panes.go_to("day", gap)
        await screen.press("enter", "type price list", "enter")
        (block,) = screen.state.blocks.values()
        assert "price list" in block.title
        assert block.planned_start is not None
        # What comes next, such as another length, is about the new block.
        assert screen.panes.place.row_id == block.id


async def test_what_was_broken_off_is_offered_the_next_gap(planner: Opens) -> None:
    async with planner() as screen:
        await plan(screen, "10:15 90m price list")
        await screen.press("f")
        screen.clock.advance(minutes=20)
        await screen.press("f")
        await screen.press("enter")
        states = [block.state for block in screen.state.blocks.values()]
        assert sorted(states) == [BlockState.DONE, BlockState.PLANNED]


async def test_what_waited_too_long_is_set_aside_and_comes_back(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("n", "type Ana thank her", "enter")
        (call,) = screen.state.calls.values()
        for _day in range(9):
            screen.clock.advance(days=1)
            screen.day.beat()
            await screen.press("v", "1")
        aside = [row for row in screen.rows("calls") if "thank her" in row]
        assert any("set aside" in row for row in screen.rows("calls")), aside
        screen.panes.go_to("calls", call.id)
        await screen.press("z")
        assert not any("set aside" in row for row in screen.rows("calls"))


async def test_what_has_just_begun_is_made_longer_at_once(planner: Opens) -> None:
    async with planner() as screen:
        await plan(screen, "10:15 30m quote", "12:00 15m something else")
        await screen.press("tab", "f", "right_square_bracket")
        running = running_block(screen.state)
        assert running
        assert running.planned_minutes == 45
