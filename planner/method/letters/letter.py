"""A letter as a text with places in it: the planner's own, or the one that the rep wrote instead.

What stands in a place is data: it is put in once and never read for places itself.
"""

from collections.abc import Iterator
from string import Formatter
from typing import NamedTuple

from planner.locale import _
from planner.model.errors import Refused
from planner.model.text import clean

LONGEST = 20_000
"""Characters of a letter that somebody wrote; more is no letter."""

_IN_SUBJECTS = frozenset({"name", "about", "when", "rep"})
"""What is one short line."""


class Text(NamedTuple):
    """Subject and body, with ``{places}`` in them."""

    subject: str
    body: str


class Letter(NamedTuple):
    """One kind of letter. ``text`` and ``means`` are English, marked for the catalogues; a text
    without a subject is a part of other letters. ``needs`` are the places without which it would
    not say what it is for.
    """

    name: str
    means: str
    text: Text
    needs: frozenset[str] = frozenset()

    @property
    def places(self) -> frozenset[str]:
        """The places that the letter knows."""
        return frozenset(_places("".join(self.text)))


def own_text(letter: Letter, file: str, written: str) -> Text:
    """What the rep wrote for this letter. ``file`` is its name in sentences.

    Raises Refused: for a place that does not exist, and for a letter that lacks one it needs.
    """
    if not written.strip() or len(written) > LONGEST or "\N{REPLACEMENT CHARACTER}" in written:
        raise Refused(
            _("{file} is no letter: it is empty, too long or not UTF-8.").format(file=file)
        )
    subject, body = _parts(letter, clean(written, lines=True))
    _refuse_unknown(subject, letter.places & _IN_SUBJECTS, file)
    found = _refuse_unknown(body, letter.places, file)
    if not body or bool(subject) != bool(letter.text.subject):
        raise Refused(
            _("{file}: the first line is the subject, then an empty line, then the text.").format(
                file=file
            )
        )
    if missing := sorted(letter.needs - found):
        raise Refused(
            _("{file} lacks {place}: without it the letter does not say what it is for.").format(
                file=file, place=_braced(missing[0])
            )
        )
    return Text(subject, body)


def as_file(letter: Letter, text: Text, about: dict[str, str]) -> str:
    """The letter as a file to be changed: what it is, its places (``about`` says what stands in
    each), then ``text``."""
    heads = [_(letter.means)]
    if letter.text.subject:
        heads.append(_("First the subject, then an empty line, then the text."))
    heads += [f"{_braced(place)}: {about[place]}" for place in sorted(letter.places)]
    shown = (text.subject, text.body.strip()) if text.subject else (text.body.strip(),)
    return "".join(f"# {line}\n" for line in heads) + "\n\n".join(shown) + "\n"


def _parts(letter: Letter, written: str) -> Text:
    """Subject and body. The lines at the top that begin with # say something about the letter."""
    lines = written.splitlines()
    while lines and (lines[0].startswith("#") or not lines[0].strip()):
        del lines[0]
    if not letter.text.subject:
        return Text("", "\n".join(lines).strip())
    subject, *rest = lines or [""]
    # Without the empty line nobody knows whether the subject was forgotten.
    return Text(subject.strip(), "" if rest and rest[0].strip() else "\n".join(rest).strip())


def _refuse_unknown(text: str, known: frozenset[str], file: str) -> frozenset[str]:
    """The places in ``text``, all of them known."""
    try:
        found = frozenset(_places(text))
    except ValueError as error:
        raise Refused(
            _("{file}: a brace stands alone; write it twice if you mean a brace.").format(file=file)
        ) from error
    if unknown := sorted(found - known):
        names = ", ".join(map(_braced, sorted(known)))
        raise Refused(
            _("{file}: there is no {place} here; there are {known}.").format(
                file=file, place=_braced(unknown[0]), known=names or "–"
            )
        )
    return found


def _places(text: str) -> Iterator[str]:
    """The names in braces, with whatever else stands there. Raises ValueError for a lone brace."""
    for _text, name, form, conversion in Formatter().parse(text):
        if name is not None:
            yield name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")


def _braced(place: str) -> str:
    return "{" + place + "}"
