"""Finding contacts while the rep types: words in any order, accents and case do not matter."""

import heapq
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from planner.locale import _, ngettext
from planner.method.by_id import nothing_with
from planner.model.contact import SAME_DIGITS, Contact
from planner.model.errors import Refused
from planner.model.saying import dotted
from planner.model.state import State
from planner.model.text import fold, folded

MOST_NAMED = 5
"""How many candidates a refusal names."""

_REMEMBERED = 65_536
_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_IN_SHORT = re.compile(r"[^\W\d_aeio]{2,5}ez")
_ID = re.compile(r"[a-z]\d+")
_LETTER = re.compile(r"[^\W\d_]")
_LINKS = {"de", "del", "en", "from", "at", "of"}
"""What stands between somebody and where they work."""
_ARTICLES = {"la", "el", "los", "las", "the"}

_Match = tuple[int, bool, float, str, str, Contact]
"""Somebody found, after the key that sorts them."""


class _Named(NamedTuple):
    """What sorts those who are found: the name as it is compared, and the words of both."""

    plain: str
    name: str
    company: str


def find_contacts(
    contacts: Iterable[Contact], query: str, limit: int = 20, likely: Container[str] = ()
) -> list[Contact]:
    """The contacts that ``query`` can mean, the likeliest first, at most ``limit``.

    Each of its words begins a word of the name, the company or an email address, or the digits of
    a phone number from one of its groups on. Who is called just so comes first, then names that
    start with the query, then matches in the name, then in the company, then in the two together;
    among equals those whose ids are ``likely``, then who was touched last. A query without words
    means everybody. Where nobody has all the words, ``Ana de Talleres`` means Ana, who works there,
    and ``Ana Fdez`` Ana Fernández.
    """
    asked = list(contacts) if query.strip() else _touched_last(contacts, limit)
    found = heapq.nsmallest(limit, _matching(asked, query, likely))
    found = found or heapq.nsmallest(limit, _at_company(asked, query, likely))
    found = found or heapq.nsmallest(limit, _in_short(asked, query, likely))
    return [contact for *_key, contact in found]


def named_by(contacts: Iterable[Contact], word: str) -> set[str]:
    """The ids of those of whom a folded word begins a word of name, company, address or number."""
    start, by_number = f" {word}", _has_digits(word)
    return {contact.id for contact in contacts if start in _searched(contact, by_number)}


def find_contact(state: State, who: str) -> Contact:
    """The one contact that ``who`` means. Raises Refused if there is none, and if there are
    several, naming them."""
    if not who.strip():
        told = _("Say who it is: a name or an id; 'planner list contacts' shows all.")
        raise Refused(told)
    found = meant(state, who)
    if not found and _ID.fullmatch(_plain(who)):
        raise nothing_with(who)
    if not found:
        raise Refused(
            _("No contact is called {who}; 'planner list contacts' shows all.").format(who=who)
        )
    return only(who, found)


def meant(state: State, who: str) -> Sequence[Contact]:
    """The contacts that ``who`` can mean: by id, else by the whole name, else by finding."""
    if contact := state.contacts.get(who.strip().lower()):
        return (contact,)
    name = _plain(who)
    # A whole name needs no look at companies and addresses: a tenth of a command.
    known = list(state.contacts.values())
    names = folded([contact.name for contact in known])
    whole = [each for each, its in zip(known, names, strict=True) if " ".join(its.split()) == name]
    if whole or not _query_words(who):
        return whole
    return [contact for *_key, contact in sorted(_matching(known, who, ()))]


def with_number(contacts: Iterable[Contact], number: str) -> list[Contact]:
    """Those who have this telephone number, however it is written: ``0034 944 123 456`` is
    ``944123456``."""
    # Imported late: mostly people have names.
    from planner.method.contacts.same_person import same_phone

    wanted = same_phone(number)
    return [each for each in contacts if wanted in map(same_phone, each.phones)]


def only(who: str, found: Sequence[Contact]) -> Contact:
    """The single contact in ``found``. Raises Refused, naming them with their ids, if several."""
    if len(found) == 1:
        return found[0]
    named = "; ".join(f"{contact.id} {title(contact)}" for contact in found[:MOST_NAMED])
    more = len(found) - MOST_NAMED
    if more > 0:
        named += ngettext(" and {n} more", " and {n} more", more).format(n=more)
    told = _("{who} can be: {named}. Add the company, or name one by its id.")
    raise Refused(told.format(who=who, named=named))


def by_name(contacts: Iterable[Contact]) -> list[Contact]:
    """In the order of an address book; those of one name by their ids."""
    return sorted(contacts, key=lambda contact: (fold(contact.name), contact.id))


def told_apart(contacts: Iterable[Contact]) -> dict[str, str]:
    """Id of each who has the name and the company of another one of these -> what tells them apart:
    what they do there, the number or the address; empty where nothing does."""
    alike: dict[str, list[Contact]] = {}
    for contact in contacts:
        alike.setdefault(_plain(title(contact)), []).append(contact)
    return {
        contact.id: told
        for twins in alike.values()
        if len(twins) > 1
        for contact, told in zip(twins, _differing(twins), strict=True)
    }


def _differing(twins: Sequence[Contact]) -> Sequence[str]:
    """Of each the first of these fields that is another one for all, else all fields together."""
    fields = [(each.title, each.phone, each.email) for each in twins]
    for values in zip(*fields, strict=True):
        if len(set(values)) == len(values):
            return values
    return [dotted(*values) for values in fields]


def title(contact: Contact) -> str:
    """``Ana Ruiz, Talleres Norte``; the name alone if no other company is known."""
    if not contact.company or contact.company == contact.name:
        return contact.name
    return f"{contact.name}, {contact.company}"


def _touched_last(contacts: Iterable[Contact], limit: int) -> list[Contact]:
    """Those among whom the first are where nobody is named yet. To fold the names of a whole
    address book takes a tenth of a second, and a dialog opens with nothing typed."""
    everybody = list(contacts)
    last = heapq.nlargest(limit, map(_touched, everybody))
    return [contact for contact in everybody if _touched(contact) >= last[-1]]


def _touched(contact: Contact) -> float:
    return contact.touched_at.timestamp() if contact.touched_at else 0.0


def _matching(contacts: Iterable[Contact], query: str, likely: Container[str]) -> Iterator[_Match]:
    """Each match after the key that sorts it; the id in it is unique."""
    plain, words = _plain(query), [f" {word}" for word in _query_words(query)]
    number = "" if _LETTER.search(query) else "".join(_DIGITS.findall(query))[-SAME_DIGITS:]
    by_number = _has_digits(fold(query))
    for contact in contacts:
        text = _searched(contact, by_number)
        if not _all_in(words, text) and not (number and f" {number}" in text):
            continue
        named = _named(contact.name, contact.company)
        rank, other = _rank(named, plain, words), contact.id not in likely
        yield rank, other, -_touched(contact), named.plain, contact.id, contact


def _at_company(
    contacts: Iterable[Contact], query: str, likely: Container[str]
) -> Iterator[_Match]:
    """As ``_matching``: who has the words before a link in the name, those behind it in the
    company."""
    words = _query_words(query)
    links = [place for place, word in enumerate(words) if place and word in _LINKS]
    for contact in contacts if links else ():
        named = _named(contact.name, contact.company)
        for place in links:
            name, company = ([f" {each}" for each in part] for part in _linked(words, place))
            if _all_in(name, named.name) and _all_in(company, named.company):
                other = contact.id not in likely
                yield 0, other, -_touched(contact), named.plain, contact.id, contact
                break


def _in_short(contacts: Iterable[Contact], query: str, likely: Container[str]) -> Iterator[_Match]:
    """As ``_matching``, with surnames as they are shortened in Spanish: ``rguez`` begins and ends
    as Rodríguez does, and has its letters in their order."""
    words = _query_words(query)
    if not any(map(_IN_SHORT.fullmatch, words)):
        return
    patterns = [re.compile(_lengthened(word)) for word in words]
    for contact in contacts:
        text = _searched(contact, by_number=False)
        if all(pattern.search(text) for pattern in patterns):
            named = _named(contact.name, contact.company)
            by_name = all(pattern.search(named.name) for pattern in patterns)
            rank, other = 0 if by_name else 1, contact.id not in likely
            yield rank, other, -_touched(contact), named.plain, contact.id, contact


def _lengthened(word: str) -> str:
    """A pattern of what a word of the query begins, or is short for."""
    if _IN_SHORT.fullmatch(word):
        return " " + r"\w*".join((*word[:-2], r"ez(?!\w)"))
    return re.escape(f" {word}")


def _linked(words: Sequence[str], place: int) -> tuple[Sequence[str], Sequence[str]]:
    """The words before the link at this place, and those behind it without their article."""
    behind = words[place + 1 :]
    return words[:place], behind[1:] if behind and behind[0] in _ARTICLES else behind


def _rank(named: _Named, plain: str, words: Sequence[str]) -> int:
    if named.plain.startswith(plain):
        return 0 if named.plain == plain else 1
    if _all_in(words, named.name):
        return 2
    if _all_in(words, named.company):
        return 3
    return 4 if _all_in(words, named.name + named.company) else 5


def _all_in(words: Sequence[str], text: str) -> bool:
    for word in words:  # noqa: SIM110 - runs for every contact at every key
        if word not in text:
            return False
    return True


def _has_digits(text: str) -> bool:
    return _DIGITS.search(text) is not None


def _searched(contact: Contact, by_number: bool) -> str:
    """All in which a word is looked for, a blank before each of its words: so their beginnings are
    found by a plain ``in``. The digits of the numbers only where digits are asked for."""
    words = _words(contact.name, contact.company, contact.emails)
    return words + _numbers(contact.phones) if by_number else words


@lru_cache(maxsize=_REMEMBERED)
def _words(name: str, company: str, emails: tuple[str, ...]) -> str:
    return _indexed(name, company, *emails)


@lru_cache(maxsize=_REMEMBERED)
def _numbers(phones: tuple[str, ...]) -> str:
    """The digits of each number from each of its groups on, and the last that tell it from others:
    people leave out the country."""
    of_each = (_DIGITS.findall(phone) for phone in phones)
    return "".join(f" {digits}" for groups in of_each for digits in _begun(groups))


def _begun(groups: list[str]) -> Iterator[str]:
    yield from ("".join(groups[n:]) for n in range(len(groups)))
    yield "".join(groups)[-SAME_DIGITS:]


@lru_cache(maxsize=1024)
def _named(name: str, company: str) -> _Named:
    """Asked of those who are found: of all it would take as long again as to find them."""
    return _Named(_plain(name), _indexed(name), _indexed(company))


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _query_words(query: str) -> list[str]:
    """Its words; where it has none, as of who is known by an emoji alone, its signs."""
    folded_query = fold(query)
    return _WORD.findall(folded_query) or folded_query.split()


def _indexed(*texts: str) -> str:
    """The words of these texts; one with signs in it (O'Brien, S.L.) also without them."""
    # Folded one by one: most are plain ASCII, which takes no time.
    chunks = " ".join(map(fold, texts)).split()
    signed = (_WORD.findall(chunk) for chunk in chunks if not chunk.isalnum())
    parts = (part for words in signed for part in (*words, "".join(words)))
    return " ".join(("", *chunks, *parts))
