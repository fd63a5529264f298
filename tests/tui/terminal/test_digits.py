"""Big digits can be told apart and line up."""

import pytest

from planner.tui.terminal.digits import big


@pytest.mark.parametrize("ascii_only", [False, True])
def test_each_figure_has_its_own_shape_of_three_by_three(ascii_only: bool) -> None:
    shapes = {char: big(char, ascii_only=ascii_only) for char in "0123456789:+-"}
    assert len(set(shapes.values())) == len(shapes)
    assert {len(line) for shape in shapes.values() for line in shape} == {3}


@pytest.mark.parametrize("text", ["08:24", "+01:12", "-00:05", "", "1:40 h"])
def test_lines_are_equally_long(text: str) -> None:
    assert {len(line) for line in big(text)} == {3 * len(text)}


def test_the_time_as_it_is_drawn() -> None:
    assert big("04:") == (
        "╭─╮╷ ╷   ",
        "│ │╰─┤ : ",
        "╰─╯  ╵   ",
    )


def test_ascii_is_ascii() -> None:
    assert "".join(big("+0123456789:-", ascii_only=True)).isascii()
