"""The four letters of a cadence: warm, short, in the reader's language, and the last one closes."""

import re

import pytest
from day_samples import CONFIG, customer
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.locale import use
from planner.method.letters.steps import step_letter

ANA = customer("c1", name="Ana Ruiz", emails=("ana@norte.example",))
STEPS = (1, 2, 3, 4)


def test_each_step_has_its_own_letter_signed_by_the_rep() -> None:
    letters = [step_letter(ANA, step, config=CONFIG) for step in STEPS]
    assert len({letter.subject for letter in letters}) == 4
    assert len({letter.body for letter in letters}) == 4
    for letter in letters:
        assert (letter.name, letter.address) == ("Ana Ruiz", "ana@norte.example")
        assert letter.body.startswith("Hello Ana,\n")
        assert letter.body.endswith("Eva Soler\n")
        assert len(letter.body.split()) < 90


def test_the_second_speaks_of_nothing_sent_and_the_last_leaves_the_door_open() -> None:
    """The first may have been a call that rang out."""
    second = step_letter(ANA, 2, config=CONFIG)
    assert second.subject == "I tried to reach you"
    assert "again" not in second.body
    assert "I will send it" in second.body
    closing = step_letter(ANA, 4, config=CONFIG).body
    for words in ("may not be the moment", "not be a nuisance", "door stays open"):
        assert words in closing


@pytest.mark.parametrize(("step", "same_as"), [(0, 1), (5, 4)])
def test_there_is_no_fifth(step: int, same_as: int) -> None:
    assert step_letter(ANA, step, config=CONFIG) == step_letter(ANA, same_as, config=CONFIG)


@pytest.mark.parametrize("step", STEPS)
def test_the_language_is_the_readers_not_that_of_the_screen(step: int) -> None:
    use("es")
    english = step_letter(customer("c1", language="en"), step, config=CONFIG)
    assert english.body.startswith("Hello")
    spanish = step_letter(customer("c1", language="es"), step, config=CONFIG)
    assert spanish.body.startswith("Hola")
    assert spanish.subject != english.subject


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40), st.sampled_from(STEPS))
def test_a_hostile_name_stays_a_name(name: str, step: int) -> None:
    letter = step_letter(customer("c1", name=name), step, config=CONFIG)
    assert not re.search(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", letter.name + letter.subject)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", letter.body)
