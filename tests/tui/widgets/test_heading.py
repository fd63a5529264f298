"""What is asked about somebody names them whole, however long the name is."""

import pytest
from day_samples import customer
from screens import Opens

from planner.model.state import changed

LONG = "Wolfgang Amadeus von Hohenstaufen-Wittelsbach und zu Liechtenstein"


@pytest.mark.parametrize(
    ("keys", "asked"),
    [
        (["d"], "Dial all the same?"),
        (["E"], "Change"),
        (["space"], "How did it go with"),
        (["Q"], "worth the effort?"),
        (["A"], "When and how may I call you"),
        (["1", "N"], "Next step with"),
        (["1", "w"], "Note on"),
    ],
)
@pytest.mark.parametrize("size", [(100, 30), (60, 15)])
async def test_a_long_name_is_whole_in_what_is_asked_about_it(
    planner: Opens, keys: list[str], asked: str, size: tuple[int, int]
) -> None:
    someone = customer("c1", name=LONG, company="Ostsee AG", phones=("+1 212 555 0100",))
    async with planner((changed(someone, zone="America/New_York"),), size=size) as screen:
        await screen.press(*keys)
        box = screen.pilot.app.screen.query_one("#box").region
        lines = screen.picture().splitlines()[box.y : box.bottom]
        shown = " ".join(
            " ".join(line[box.x : box.right].strip("│╭─╮╰╯ ") for line in lines).split()
        )
        assert LONG in shown
        assert asked in shown


async def test_a_long_name_is_hidden_in_titles_too(planner: Opens) -> None:
    async with planner((customer("c1", name=LONG),)) as screen:
        await screen.press("R", "E")
        assert "Wolfgang" not in screen.picture()
