"""Fewer bytes, the same picture: both are played to a small terminal and compared."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.style import Style

from planner.tui.terminal.sgr import compact

TOKEN = re.compile(r"\x1b\[([\d;]*)([mHJ])|(.)", re.DOTALL)
Cell = tuple[int, int, str, frozenset[tuple[str, str]]]


def picture(stream: str) -> tuple[list[Cell], frozenset[tuple[str, str]]]:
    """Each character in its place with its attributes, and the attributes left on at the end."""
    x = y = 1
    on: dict[str, str] = {}
    cells: list[Cell] = []
    for numbers, command, char in TOKEN.findall(stream):
        if command == "H":
            y, x = (int(number) for number in numbers.split(";"))
        elif command == "m":
            set_attributes(on, (numbers or "0").split(";"))
        elif char == "\n":
            x, y = 1, y + 1
        else:
            cells.append((x, y, char or command, frozenset(on.items())))
            x += bool(char)
    return cells, frozenset(on.items())


def set_attributes(on: dict[str, str], numbers: list[str]) -> None:
    while numbers:
        code = numbers.pop(0)
        if code == "0":
            on.clear()
        elif code in ("38", "48"):
            size = 4 if numbers[0] == "2" else 2
            on[code] = " ".join(numbers[:size])
            del numbers[:size]
        elif code in ("39", "49"):
            on.pop(f"{code[0]}8", None)
        elif code == "22":
            on.pop("1", None)
            on.pop("2", None)
        elif code in ("23", "24", "25", "27", "28", "29"):
            on.pop(code[1], None)
            if code == "24":
                on.pop("21", None)
        elif 30 <= int(code) <= 37 or 90 <= int(code) <= 97:
            on["38"] = code
        elif 40 <= int(code) <= 47 or 100 <= int(code) <= 107:
            on["48"] = code
        else:
            on.pop("4", None) if code == "21" else on.pop("21", None) if code == "4" else None
            on[code] = code


COLOURS = st.sampled_from(
    [None, "default", "red", "bright_blue", "color(120)", "#c0caf5", "#1a1b26"]
)
FLAGS = st.sampled_from([None, True])
STYLES = st.builds(
    Style,
    color=COLOURS,
    bgcolor=COLOURS,
    bold=FLAGS,
    dim=FLAGS,
    italic=FLAGS,
    underline=FLAGS,
    underline2=FLAGS,
    reverse=FLAGS,
    strike=FLAGS,
)
PIECES = st.builds(
    lambda style, words: style.render(words, color_system=ColorSystem.TRUECOLOR),
    STYLES,
    st.text("abc │─", min_size=1, max_size=5),
)
OTHERS = st.sampled_from(["\x1b[3;7H", "\x1b[1;1H", "plain", "\n\x1b[9;9H", "\x1b[2J", "\x1b[0m"])


@settings(max_examples=200)
@given(st.lists(st.one_of(PIECES, OTHERS), max_size=12))
def test_the_picture_is_the_same_and_never_longer(parts: list[str]) -> None:
    stream = "".join(parts)
    shorter = compact(stream)
    assert picture(shorter) == picture(stream)
    assert len(shorter) <= len(stream)


@pytest.mark.parametrize(
    ("stream", "expected"),
    [
        ("no escape", "no escape"),
        ("\x1b[1;31ma\x1b[0m\x1b[1;31mb\x1b[0m", "\x1b[1;31mab\x1b[0m"),
        ("\x1b[1;31ma\x1b[0m\x1b[31mb\x1b[0m", "\x1b[1;31ma\x1b[22mb\x1b[0m"),
        ("a\x1b[4;9H\n\x1b[5;1Hb", "a\x1b[5;1Hb"),
        ("\x1b[53ma\x1b[0m\x1b[31mb\x1b[0m", "\x1b[53ma\x1b[0;31mb\x1b[0m"),
        ("\x1b[?2026h\x1b[31m\x1b[0m", "\x1b[?2026h"),
    ],
)
def test_only_what_differs_is_said(stream: str, expected: str) -> None:
    assert compact(stream) == expected


def test_a_link_costs_neither_a_number_nor_a_colour() -> None:
    number = Style(color="red", link="tel:1").render("600", color_system=ColorSystem.TRUECOLOR)
    text = Style(color="red").render("a ", color_system=ColorSystem.TRUECOLOR)
    assert compact(text + number + text) == (
        "\x1b[31ma \x1b]8;;tel:1\x1b\\600\x1b]8;;\x1b\\a \x1b[0m"
    )
