"""A line as words with their places."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from planner.locale import _
from planner.model.errors import Refused
from planner.model.text import fold

MOST_WORDS = 200
"""More than this is a pasted page, not a line."""

_LONGEST_QUOTE = 60
_PARTS = re.compile(r'(?<!\S)["“«](?P<quoted>[^"“”«»]+)["”»](?=[,;.:!?]*(?:\s|$))|\S+')
_WORD = re.compile(r"\S+")
_PUNCTUATION = ".,;:!?¿¡()"
_AT_SIGN = re.compile(r"^@(?=[0-9])")
_IN_HASTE = {"x": "por", "q": "que", "xa": "para", "@": "at", "mnn": "manana"} | dict.fromkeys(
    ("tmrw", "tmw", "tmr", "tmrow", "tomorow", "tommorow", "tommorrow", "2moro"), "tomorrow"
)
"""Words as they are typed while somebody talks, folded."""


class Word(NamedTuple):
    """``plain`` is for comparing: folded, without punctuation; empty if the word was quoted.
    ``column`` counts characters of the line, from 1."""

    text: str
    plain: str
    column: int


def split(line: str) -> list[Word]:
    """The words of ``line``; quotes around text are taken off. Raises Refused if they are many."""
    words = list(islice(_words(line), MOST_WORDS + 1))
    if len(words) > MOST_WORDS:
        raise Refused(
            _("This is too long for one line; {most} words fit, put the rest in a note.").format(
                most=MOST_WORDS
            )
        )
    return words


def refused(sentence: str, words: Sequence[Word], **more: str) -> Refused:
    """A refusal that names the place: ``{word}`` and ``{column}`` in ``sentence`` are ``words``."""
    text = " ".join(word.text for word in words)
    if len(text) > _LONGEST_QUOTE:
        text = text[:_LONGEST_QUOTE] + "…"
    return Refused(sentence.format(word=text, column=words[0].column, **more))


def _words(line: str) -> Iterator[Word]:
    for part in _PARTS.finditer(line):
        if part["quoted"] is None:
            yield Word(part[0], _plain(part[0]), part.start() + 1)
            continue
        for word in _WORD.finditer(part["quoted"]):
            yield Word(word[0], "", part.start("quoted") + word.start() + 1)


def _plain(text: str) -> str:
    # Some characters fold into ones with a blank; a word stays one word.
    plain = _AT_SIGN.sub("", fold(text).strip(_PUNCTUATION)).replace(" ", "_")
    return _IN_HASTE.get(plain, plain)
