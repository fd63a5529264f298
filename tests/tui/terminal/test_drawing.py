"""Text fits its cells, whatever people are called."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from planner.tui.terminal.drawing import (
    Line,
    Look,
    Text,
    cells,
    content,
    cut,
    difference,
    fit,
    laid,
    shown,
    spread,
    words_of,
)


def plain(words: str) -> Text:
    return ((words, Look.PLAIN),)


@pytest.mark.parametrize(
    ("words", "width", "expected"),
    [
        ("Ana Ruiz", 8, "Ana Ruiz"),
        ("Ana Ruiz", 7, "Ana Ru…"),
        ("Ana Ruiz", 5, "Ana…"),
        ("Ana Ruiz", 1, "…"),
        ("Ana Ruiz", 0, ""),
        ("漢字漢字", 8, "漢字漢字"),
        ("漢字漢字", 7, "漢字漢…"),
        ("漢字漢字", 6, "漢字…"),
        (" · ", 9, " · "),
        ("", 4, ""),
    ],
)
def test_fit_cuts_with_a_sign(words: str, width: int, expected: str) -> None:
    assert fit(words, width) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a\x1b[31mb", "a[31mb"),
        ("one\ttwo\nthree", "one two three"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("Za\u0308\u0301\u0301\u0301\u0301\u0301lgo", "Za\u0308\u0301\u0301lgo"),
        ("\u0301start", "start"),
        ("👨\u200d👩\u200d👧", "👨👩👧"),
        ("☎\ufe0f 👍🏽 1\ufe0f\u20e3", "☎ 👍 1"),
        (" [b]as it stands[/b] ", " [b]as it stands[/b] "),
        ("محمد", "محمد"),
    ],
)
def test_shown_is_harmless_and_of_sure_width(words: str, expected: str) -> None:
    assert shown(words) == expected


def test_a_name_of_a_megabyte_is_not_walked_through() -> None:
    assert fit("é" * 1_000_000, 12) == "é" * 11 + "…"


def test_pieces_are_cut_where_the_room_ends() -> None:
    text = (("Ana Ruiz", Look.NAME), (" · ", Look.MUTED), ("Norte", Look.MUTED))
    assert cut(text, 16) == text
    assert words_of(cut(text, 15)) == "Ana Ruiz · Nor…"
    assert words_of(cut(text, 8)) == "Ana Rui…"
    assert cut(text, 8)[0][1] is Look.NAME


def test_the_right_part_is_kept_and_the_left_part_cut() -> None:
    left, right = plain("Ana Ruiz de la Torre"), plain("by 11:00")
    assert words_of(spread(left, right, 40)) == "Ana Ruiz de la Torre            by 11:00"
    assert words_of(spread(left, right, 20)) == "Ana Ruiz d… by 11:00"


def test_a_long_right_part_leaves_half_to_the_left() -> None:
    assert words_of(spread(plain("A" * 50), plain("B" * 50), 20)) == "A" * 8 + "… " + "B" * 9 + "…"


def test_a_very_narrow_line_has_only_its_left_part() -> None:
    assert words_of(spread(plain("Ana"), plain("by 11:00"), 7)) == "Ana    "


def test_the_fill_reaches_from_left_to_right() -> None:
    line = Line(plain("14:00 "), plain(" end"), ("░", Look.MUTED))
    assert words_of(laid(line, 14)) == "14:00 ░░░░ end"


ANYTHING = st.text(max_size=30)


@settings(max_examples=150)
@given(ANYTHING, ANYTHING, ANYTHING, st.integers(-1, 60))
def test_a_line_takes_exactly_its_width(one: str, two: str, three: str, width: int) -> None:
    laid_out = spread(((one, Look.NAME), (two, Look.MUTED)), plain(three), width)
    words = words_of(laid_out)
    assert cell_len(words) == cells(laid_out) == max(width, 0)
    assert not {unicodedata.category(char) for char in words} & {"Cc", "Cs", "Co", "Zl", "Zp"}


@settings(max_examples=100)
@given(ANYTHING, st.integers(0, 40))
def test_fit_never_passes_its_width(words: str, width: int) -> None:
    assert cell_len(fit(words, width)) <= width


def test_content_takes_words_as_they_are() -> None:
    made = content((("[red]x[/] [/", Look.NAME), ("\x1b]0;t\x07", Look.PLAIN)))
    assert made.plain == "[red]x[/] [/]0;t"
    assert [str(span.style) for span in made.spans] == [Look.NAME.value]


PIECES = st.tuples(st.text("ab漢 ", max_size=4), st.sampled_from((Look.PLAIN, Look.KEY)))


def drawn(text: Text) -> list[tuple[str, Look, int]]:
    """Cell by cell."""
    return [
        (char, look, cell)
        for words, look in text
        for char in words
        for cell in range(cells(((char, look),)))
    ]


@settings(max_examples=300)
@given(
    st.lists(PIECES, max_size=5),
    st.lists(PIECES, max_size=5),
    st.lists(PIECES, max_size=5),
    st.data(),
)
def test_what_differs_painted_over_the_former_gives_the_latter(
    before: list[tuple[str, Look]],
    one: list[tuple[str, Look]],
    after: list[tuple[str, Look]],
    data: st.DataObject,
) -> None:
    other = data.draw(st.lists(PIECES, max_size=5))
    former, latter = (spread((*before, *middle, *after), (), 40) for middle in (one, other))
    was, now = drawn(former), drawn(latter)
    start, end = difference(former, latter) or (0, 0)
    assert [*was[:start], *now[start:end], *was[end:]] == now


def test_what_stands_before_and_after_is_not_painted_again() -> None:
    former, latter = ((*plain("digits "), (time, Look.GOOD), *plain(" who")) for time in "12")
    assert difference(former, latter) == (7, 8)
