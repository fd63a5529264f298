"""The letters that the rep may write in their own words, and what is wrong with those written."""

from collections.abc import Iterator

from planner.config import Config
from planner.locale import LANGUAGES, N_, _
from planner.method.letters.answer import ANSWER, APOLOGY
from planner.method.letters.deferral import DEFERRAL, DETAILS, MORE
from planner.method.letters.letter import Letter, Text, as_file, own_text
from planner.method.letters.steps import STEPS, WROTE
from planner.method.letters.still_on_it import STILL_ON_IT
from planner.method.letters.talk import ASKING, MISSED, SENDING, UNANSWERED, WRONG_NUMBER
from planner.method.letters.writing import speaking
from planner.model.errors import Refused
from planner.model.text import clean

LETTERS = {
    letter.name: letter
    for letter in (
        *(DEFERRAL, DETAILS, MORE),
        *(MISSED, UNANSWERED, WRONG_NUMBER, ASKING, SENDING),
        *(*STEPS, WROTE),
        *(STILL_ON_IT, ANSWER, APOLOGY),
    )
}
"""Name -> letter."""

_PLACES = {
    "name": N_("their first name"),
    "about": N_("what it is about; in the text with its word, as in “ about the delivery”"),
    "when": N_("the moment that is promised, on their clock"),
    "rep": N_("your name"),
    "answer": N_("the answer itself"),
    "apology": N_("the apology, where the mistake was ours; else nothing"),
}


def file_of(letter: Letter, language: str) -> str:
    """The planner's own letter as a file for the rep to change."""
    text = Text(*map(speaking(language), letter.text))
    return as_file(letter, text, {place: _(told) for place, told in _PLACES.items()})


def complaints(config: Config) -> Iterator[str]:
    """What is wrong with the rep's own letters, a sentence each; until it is mended, the planner's
    own stands in."""
    for name, written in sorted((config.templates or {}).items()):
        if refusal := complaint(name, written):
            yield refusal


def complaint(name: str, written: str) -> str:
    """Why ``deferral.en`` cannot be used as it is written, or nothing."""
    kind, _dot, language = name.partition(".")
    file = f"{clean(name)}.txt"
    letter = LETTERS.get(kind)
    if letter is None or language not in LANGUAGES:
        return _("{file} is the name of no letter; they are called as in deferral.en.txt.").format(
            file=file
        )
    try:
        own_text(letter, file, written)
    except Refused as refusal:
        return refusal.sentence
    return ""
