"""A typed line with the contacts known: whom it is about, what for, and when.

A known name is text, whatever it looks like: Mar Soler is no Tuesday. So it is covered before the
line is understood, and what is left around it is what the item is about.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.by_id import refuse_id
from planner.method.contacts.finding import only, with_number
from planner.method.one_line import DEEP_WORDS, Understood, refuse_length, understand
from planner.method.one_line.words import split
from planner.method.typed.introduction import (
    Numbers,
    cover_numbers,
    is_matter,
    reached_at,
    uncovered,
)
from planner.method.typed.mentions import Mention, mention, with_words
from planner.model.contact import Contact
from planner.model.day import BlockKind
from planner.model.errors import Refused
from planner.model.text import fold

_COVER = "\ue000"
"""A character for private use: nobody types it, and no cleaned text holds it."""

_LEADS = {
    "call",
    "call back",
    "phone",
    "ping",
    "talk to",
    "remind me to call",
    *(
        f"{lead} {joined}"
        for lead in ("follow up", "f/u", "check in", "touch base", "speak")
        for joined in ("with", "w/")
    ),
    "hablar con",
    "contactar con",
    "llamar",
    "llamar a",
    "llamar al",
    "volver a llamar a",
    "volver a llamar al",
    "devolver la llamada a",
    "telefonear a",
}
"""What people write before a name, folded: it says that it is a call, which is known."""

_PARTICLES = (
    " de del la las los el al y e i da das do dos di du le van von vom der den zu af av bin ben ter"
    " ten san st "
)
"""Small words within a surname: ``Luis de la Cruz``."""
_PARTICLE = 3
"""Letters at most of what stands in the middle of a name: ``de la``, ``von``."""

_BREAKS = {"-", "–", "—", ":", "·", "about", "sobre", "re", "regarding"}
"""What stands between whom and what."""


class WhoAndWhat(NamedTuple):
    """Either ``known``, or the ``name`` of somebody new with what else is said of them, or, for
    deep work, nobody.

    ``text`` is the objective of a call, the matter of a request, the title of deep work.
    """

    understood: Understood
    text: str
    known: Contact | None = None
    name: str = ""
    company: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()

    @property
    def is_deep(self) -> bool:
        return self.understood.kind is BlockKind.DEEP


def who_and_what(
    contacts: Mapping[str, Contact],
    line: str,
    now: pendulum.DateTime,
    config: Config,
    *,
    deep: bool | None,
    by: bool = False,
) -> WhoAndWhat:
    """Read ``line``; ``deep`` tells that it is deep work, or not; without it the line does. ``by``
    tells that it promises something by when.

    Raises Refused if it cannot be understood, names nobody, or a name that is that of several.
    """
    split(line)  # A pasted page is refused before every name is looked for in it.
    named = _named(contacts, line, deep)
    cover = "N" + _COVER * max(named.end - named.start - 1, 1) if named else ""
    covered, numbers = cover_numbers(line)
    if named:
        covered, numbers = line[: named.start] + cover + line[named.end :], {}
    understood = understand(covered, now, config, deep, by=by)
    is_deep = understood.kind is BlockKind.DEEP
    if named and (is_deep or _is_matter(named, understood, cover)):
        before, after = understood.before, understood.after
        understood = understood._replace(
            before=before.replace(cover, named.name), after=after.replace(cover, named.name)
        )
        named = None
    if is_deep:
        text = f"{understood.before} {understood.after}".strip()
        return WhoAndWhat(understood, uncovered(text, numbers))
    if named:
        return _of_known(named, understood, cover)
    refuse_length(covered, now, config)
    return _of_new(contacts, understood, numbers)


def _named(contacts: Mapping[str, Contact], line: str, deep: bool | None) -> Mention | None:
    """Who is mentioned, unless the word says that it is deep work."""
    named = mention(contacts, line)
    if named and deep is not False and fold(named.name) in DEEP_WORDS:
        return None
    return None if named and _introduces(line[: named.start].rstrip(), named) else named


def _introduces(before: str, named: Mention) -> bool:
    """Whether somebody new stands before the company of known ones: ``Luisa Pérez, Talgo``.

    A matter has one capital letter, if any: ``Presupuesto urgente, Talgo``.
    """
    if not (named.by_company and before.endswith(",")):
        return False
    full = [word for word in before[:-1].split() if word[0].isupper() or len(word) > _PARTICLE]
    given = {word for contact in named.contacts for word in fold(contact.name).split()}
    return len(full) > 1 and all(map(_is_name, full[-2:])) and given.isdisjoint(map(fold, full))


def _is_name(word: str) -> bool:
    return word[0].isupper() and not any(map(str.isdigit, word))


def _is_matter(named: Mention, understood: Understood, cover: str) -> bool:
    """Whether the name stands in what the line is about, and who it is for before the time.

    Who writes the matter first, ``renewal mañana Ana Ruiz``, begins it with a small letter.
    """
    before = _without_lead(understood.before.split())
    if not before or cover not in understood.after:
        return False
    return named.by_company or before[0][0].isupper()


def _of_known(named: Mention, understood: Understood, cover: str) -> WhoAndWhat:
    around = (_around(text, cover) for text in (understood.before, understood.after))
    text = _matter(" ".join(around).split())
    return WhoAndWhat(understood, text, only(named.name, named.contacts))


def _around(text: str, cover: str) -> str:
    """The text without the name; ``call ... back about`` goes with it."""
    words = text.split()
    place = next((place for place, word in enumerate(words) if cover in word), None)
    if place is None:
        return text
    before, after = words[:place], words[place + 1 :]
    if not _without_lead(before):
        before, after = [], _without_back(after)
    return " ".join((*before, *after))


def _of_new(
    contacts: Mapping[str, Contact], understood: Understood, numbers: Numbers
) -> WhoAndWhat:
    before, after = understood.before.split(), understood.after.split()
    if not _without_lead(before):
        before, after = after, []
    who, what = _parted(before)
    who, behind, phones, emails = reached_at(who, numbers)
    if phones and not who and (owners := with_number(contacts.values(), phones[0])):
        text = uncovered(_matter((*behind, *what, *after)), numbers)
        return WhoAndWhat(understood, text, only(phones[0], owners))
    name, company, behind = _name_and_company(who, behind)
    # Of whom nothing else is known, the number is the name.
    name = name or "".join(phones[:1])
    if not name:
        raise Refused(
            _("Say who it is, as in 'Ana Ruiz tomorrow 15:30 renewal': a contact, or a new name.")
        )
    text = uncovered(_matter((*behind, *what, *after)), numbers)
    refuse_id(name)
    known = with_words(contacts, name) if not company else ()
    if not known and not (company or phones or emails):
        name, matter, known = _given_and_matter(contacts, name)
        text = f"{matter} {text}".strip()
    if known:
        # What is known of them is changed elsewhere, and nothing that was typed is lost.
        text = " ".join(filter(None, (*phones, *emails, text)))
        return WhoAndWhat(understood, text, only(name, known))
    return WhoAndWhat(understood, text, None, name, company, phones, emails)


def _given_and_matter(
    contacts: Mapping[str, Contact], name: str
) -> tuple[str, str, tuple[Contact, ...]]:
    """``Luis renewal``: the given name of known ones, and no surname behind it, for that has a
    capital as well. Else the name as it is."""
    given, _blank, matter = name.partition(" ")
    begins = matter.partition(" ")[0]
    if given[:1].isupper() and (
        begins[:1].isdigit() or (begins.islower() and f" {begins} " not in _PARTICLES)
    ):
        found = with_words(contacts, given)
        named = tuple(each for each in found if fold(each.name).split()[:1] == [fold(given)])
        if named:
            return given, matter, named
    return name, "", ()


def _name_and_company(who: list[str], behind: list[str]) -> tuple[str, str, list[str]]:
    """What they are called, and what is left of the words behind their numbers: where that is no
    matter, it may be a company, as in ``Eva Gil, 944123456, Orona``."""
    if not is_matter(who, behind):
        who, behind = [*who, *behind], []
    name, _comma, company = (part.strip(" ,;") for part in " ".join(who).partition(","))
    return name, company, behind


def _parted(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Whom and what: ``call Pedro Gil back about the price``, ``Pedro Gil: price``."""
    who = _without_lead(words)
    back = {"back"} if len(who) < len(words) else set()
    for place, word in enumerate(who):
        if _is_break(word) or fold(word) in back:
            return who[:place], _without_back(who[place:])
        if word.endswith(":"):
            return [*who[:place], word.rstrip(":")], who[place + 1 :]
    return who, []


def _without_lead(words: Sequence[str]) -> list[str]:
    for length in range(4, 0, -1):
        if len(words) >= length and fold(" ".join(words[:length])) in _LEADS:
            return list(words[length:])
    return list(words)


def _without_back(words: Sequence[str]) -> list[str]:
    return list(words[1:] if words and fold(words[0]) == "back" else words)


def _matter(words: Sequence[str]) -> str:
    while words and _is_break(words[0]):
        words = words[1:]
    return " ".join(words)


def _is_break(word: str) -> bool:
    """Whether it stands between whom and what, also with a colon: ``re:``."""
    folded = fold(word)
    return folded in _BREAKS or folded.removesuffix(":") in _BREAKS
