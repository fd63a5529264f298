"""Where the light among the calls goes as the page is drawn anew, without a screen."""

from datetime import date

import pytest

from planner.tui.light import Moment, led
from planner.tui.terminal.drawing import Line, Look
from planner.tui.widgets.listing import Row

TODAY = date(2026, 3, 5)
ROWS = (
    Row("# five", (Line((("the five", Look.MUTED),)),), selectable=False),
    *(Row(id_, (Line(((id_, Look.PLAIN),)),)) for id_ in ("ana", "jon", "sara", "luis")),
)
NOTHING, ANA, JON = Moment(TODAY), Moment(TODAY, True, "ana"), Moment(TODAY, True, "jon")
BREATHING = Moment(TODAY, in_block=True)
SARA_WAITS = Moment(TODAY, due="sara")


def light(before: Moment, now: Moment, *, was: str, stays: str = "", turned_to: str = "") -> str:
    goes = led(before, now, ROWS, was=was, stays=stays or was, turned_to=turned_to)
    assert goes is not None
    return goes


@pytest.mark.parametrize(
    ("before", "now", "was", "goes"),
    [
        (NOTHING, NOTHING, "luis", "luis"),
        (NOTHING, ANA, "luis", "ana"),
        (ANA, JON, "ana", "jon"),
        (ANA, JON, "luis", "luis"),
        (ANA, BREATHING, "ana", "ana"),
        (BREATHING, JON, "luis", "jon"),
    ],
    ids=["nothing", "begins", "goes on", "looks elsewhere", "breathes", "has breathed"],
)
def test_it_goes_with_a_block_from_one_to_the_next(
    before: Moment, now: Moment, was: str, goes: str
) -> None:
    assert light(before, now, was=was) == goes


@pytest.mark.parametrize("last", [JON, BREATHING])
def test_at_the_end_of_a_block_it_goes_to_the_next_five(last: Moment) -> None:
    assert light(last, NOTHING, was="luis") == "ana"


def test_whoever_waits_for_their_call_gets_it_once() -> None:
    assert light(NOTHING, SARA_WAITS, was="luis") == "sara"
    assert light(SARA_WAITS, SARA_WAITS, was="luis") == "luis"
    assert light(JON, SARA_WAITS, was="jon") == "sara"


def test_it_stays_with_whom_the_rep_has_turned_to() -> None:
    assert light(NOTHING, SARA_WAITS, was="luis", turned_to="luis") == "luis"
    assert light(NOTHING, SARA_WAITS, was="ana", turned_to="luis") == "sara"


def test_where_its_row_is_gone_it_stays_where_that_has_left_it() -> None:
    assert light(NOTHING, NOTHING, was="gone", stays="jon") == "jon"
    assert light(ANA, JON, was="ana", stays="luis") == "jon"
