"""Joining blanks to their neighbours saves escape sequences, and no cell looks otherwise for it."""

import gc
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.style import Style as Ink
from screens import Opens
from textual.strip import Strip

from planner.tui.terminal.brush import _ground, _joined

PLAIN, NAME = Ink(), Ink(bold=True)
INKS = [
    *(PLAIN, NAME, Ink(color="red"), Ink(bgcolor="blue"), Ink(color="red", bgcolor="blue")),
    *(Ink(underline=True), Ink(color="red", underline=True), Ink(reverse=True)),
    *(Ink(link="tel:112"), Ink(bold=True, link="tel:112")),
]
WORDS = (" ", "   ", "a", "b c", " d ")
PIECES = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(INKS)))


def seen(pieces: Iterable[tuple[str, Ink]]) -> list[tuple[str, object]]:
    """Each cell with what of its ink is seen: of a blank without a line under it the ground."""
    return [
        (char, ink if char != " " or ink.underline else (ink.bgcolor, ink.reverse, ink.link))
        for words, ink in pieces
        for char in words
    ]


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_no_cell_looks_otherwise(pieces: list[tuple[str, Ink]]) -> None:
    assert seen(_joined([(words, ink, _ground(ink)) for words, ink in pieces])) == seen(pieces)


def test_blanks_cost_nothing() -> None:
    pieces = [("Ana", NAME), ("  ", PLAIN), ("Ruiz", NAME), (" ", PLAIN)]
    joined = _joined([(words, ink, _ground(ink)) for words, ink in pieces])
    assert joined == [("Ana  Ruiz ", NAME)]


AROUND = ("down", "down", "end", "home", "tab", "down", "up", "shift+tab")


def strips() -> int:
    return sum(isinstance(each, Strip) for each in gc.get_objects())


async def test_what_is_seen_no_more_is_gone_without_the_collector(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press(*AROUND)
        gc.collect()
        before = strips()
        gc.disable()
        try:
            await screen.press(*AROUND * 3)
            assert strips() - before < len(AROUND)
        finally:
            gc.enable()
