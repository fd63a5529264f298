"""Text of others, made harmless: the same whatever letters it is written in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.text import clean, fold, folded


@pytest.mark.parametrize("name", ["Ana  Ruiz", "Ana \t Ruiz", " Ana\r\nRuiz ", "Ana\u2028 Ruiz"])
@pytest.mark.parametrize(("plain", "other"), [("Ana", "Ana"), ("Ana", "Aña")])
def test_several_blanks_are_one_in_any_letters(name: str, plain: str, other: str) -> None:
    assert clean(name.replace(plain, other)) == f"{other} Ruiz"


def test_blanks_between_lines_and_in_columns_stay_where_lines_do() -> None:
    assert clean("size  40\nlength  2", lines=True) == "size  40\nlength  2"


@settings(max_examples=100, deadline=None)
@given(st.text(), st.booleans())
def test_what_is_clean_stays_as_it_is(text: str, lines: bool) -> None:
    once = clean(text, lines=lines)
    assert clean(once, lines=lines) == once


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text()))
def test_many_texts_are_folded_as_each_alone(texts: list[str]) -> None:
    assert folded(texts) == [fold(text).replace("\n", " ") for text in texts]


@pytest.mark.parametrize(
    ("text", "plain"), [("Núñez", "nunez"), ("STRASSE", "strasse"), ("Straße", "strasse")]
)
def test_neither_case_nor_accents_matter(text: str, plain: str) -> None:
    assert fold(text) == plain
