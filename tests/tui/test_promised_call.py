"""A call promised for this moment: the light goes to it, and never in the middle of a call."""

import pytest
from day_samples import customer, today
from screens import PEOPLE, Opens, Screen

from planner import doors
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.request import Request, Verdict
from planner.model.touch import CallReason, PlannedCall

ASKED = stamp(today("09:00"))
DUE = (
    *PEOPLE,
    customer("c7", name="Begoña Roca", company="Roca"),
    Request(
        id="r8",
        contact="c7",
        about="wrong gaskets",
        received_at=ASKED,
        verdict=Verdict.CALL_BACK,
        choice=Verdict.CALL_BACK,
    ),
    PlannedCall(
        id="p9",
        contact="c7",
        reason=CallReason.CALL_BACK,
        due_at=stamp(today("10:05")),
        made_at=ASKED,
        request="r8",
        objective="wrong gaskets",
    ),
)


async def later(screen: Screen) -> None:
    """Five minutes pass, and the screen sees it."""
    screen.clock.advance(minutes=5)
    screen.day.beat()
    await screen.pilot.pause()


async def test_the_light_goes_to_who_waits_for_it(planner: Opens) -> None:
    async with planner(DUE) as screen:
        await screen.press("j")
        assert screen.light("calls") == "c6"
        await later(screen)
        assert screen.light("calls") == "c7"
        await screen.press("1", "g")
        assert [touch.contact for touch in screen.state.touches.values()] == ["c7"]


async def test_in_a_block_it_stays_with_whom_it_is_at_until_the_end(planner: Opens) -> None:
    async with planner(DUE) as screen:
        await screen.press("b")
        await later(screen)
        assert screen.light("calls") == "c1"
        await screen.press("b")
        assert screen.light("calls") == "c7"


@pytest.mark.parametrize("keys", [("d",), ("y",), ("enter", "escape")])
async def test_it_stays_with_whom_the_rep_has_turned_to_until_the_outcome(
    planner: Opens, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    """Who telephones by hand reads the number on the card, or copies it."""
    monkeypatch.setattr(doors, "dial", lambda phone: None)
    async with planner(DUE) as screen:
        await screen.press(*keys)
        await later(screen)
        assert screen.light("calls") == "c1"
        await screen.press("1")
        assert [touch.contact for touch in screen.state.touches.values()] == ["c1"]


async def test_it_stays_where_no_program_dials(
    planner: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_program(phone: str) -> None:
        raise Refused("No program takes numbers.")

    monkeypatch.setattr(doors, "dial", no_program)
    async with planner(DUE) as screen:
        await screen.press("d")
        await later(screen)
        assert screen.light("calls") == "c1"


async def test_the_rep_may_go_elsewhere_all_the_same(planner: Opens) -> None:
    async with planner(DUE) as screen:
        await later(screen)
        await screen.press("j")
        await later(screen)
        assert screen.light("calls") == "c1"


async def test_in_a_block_the_next_step_is_about_whom_the_rep_has_just_called(
    planner: Opens,
) -> None:
    async with planner(DUE) as screen:
        await screen.press("b", *"22222")
        await later(screen)
        await screen.press("1", "N")
        assert "Next step with Begoña Roca" in screen.picture()
