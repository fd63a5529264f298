"""The cards of a vCard file, and what stands in one of them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote

from planner.interchange.vcard_lines import Property
from planner.interchange.vcard_text import Decoder, parts, unescaped
from planner.interchange.words import country_of, given_name_in, phone_rank, ranked, zone_of
from planner.locale import _
from planner.method.hours.state_zone import zone_in_state
from planner.method.typed.own_words import language_of, relationship_of
from planner.model.draft import Draft, Skipped
from planner.model.text import clean

OWN = "X-PLANNER-"
"""Begins the properties that only the planner's own cards have."""

READ = {
    *("FN", "N", "ORG", "TITLE", "ROLE", "EMAIL", "TEL", "CATEGORIES", "NOTE", "TZ", "LANG", "UID"),
    *("KIND", "X-ADDRESSBOOKSERVER-KIND", "VERSION", "X-ABLABEL", "PRODID", "REV", "AGENT"),
    *(f"{OWN}{name}" for name in ("COUNTRY", "RELATIONSHIP", "SOURCE-ID")),
}
"""Properties of which all is read, or that say nothing of a person."""

_OWN_GROUPS = {"mycontacts", "my contacts", "starred"}


class Card(NamedTuple):
    """One card: the line it begins on, its properties, and whether its end was there."""

    line: int
    properties: list[Property]
    complete: bool


class Cards(NamedTuple):
    """The cards of a file, and the lines that belong to none."""

    cards: list[Card]
    strays: list[int]


def cards(found: Iterable[Property]) -> Cards:
    """The cards among these properties. The card of somebody's agent is none of its own."""
    done: list[Card] = []
    strays: list[int] = []
    card: Card | None = None
    agents = 0
    agent_begins = False
    for one in found:
        border = one.name if one.value.strip().upper() == b"VCARD" else ""
        if border == "BEGIN" and agent_begins:
            agents += 1
        elif border == "BEGIN":
            done += [card] if card else []
            card, agents = Card(one.line, [], complete=False), 0
        elif border == "END" and agents:
            agents -= 1
        elif border == "END" and card:
            done.append(card._replace(complete=True))
            card = None
        elif card is None or not one.name:
            strays.append(one.line)
        elif not agents:
            card.properties.append(one)
        agent_begins = card is not None and one.name == "AGENT" and not one.value.strip()
    done += [card] if card else []
    return Cards(done, strays)


def read_card(card: Card, file: str, decoder: Decoder) -> Draft | Skipped:
    """The contact on a card, or why it is none."""
    values = _Values(card, decoder)
    company = values.first_part("ORG")
    emails = _emails(values)
    phones = _phones(values)
    name = values.first("FN") or _structured_name(values) or company
    name = name or next(iter(emails + phones), "")
    if not name:
        nobody = _("there is no name, company, address or number on it")
        return Skipped(file, card.line, _("card"), nobody)
    if "group" in (values.first("KIND"), values.first("X-ADDRESSBOOKSERVER-KIND")):
        return Skipped(file, card.line, name, _("it is a group, not a person"))
    state, postcode, country = _address(values)
    return Draft(
        file=file,
        line=card.line,
        name=name,
        company=company,
        title=values.first("TITLE") or values.first("ROLE"),
        emails=emails,
        phones=phones,
        labels=_labels(values),
        notes=clean("\n".join(values.texts("NOTE")), lines=True),
        zone=next(
            filter(None, map(zone_of, values.texts("TZ"))),
            zone_in_state(state, country, postcode),
        ),
        language=next(filter(None, map(language_of, values.texts("LANG"))), ""),
        country=country_of(values.first(f"{OWN}COUNTRY") or country),
        relationship=relationship_of(values.first(f"{OWN}RELATIONSHIP")),
        source_ids=_source_ids(values),
        given_name=given_name_in(name, _given_name(values)),
    )


class _Values:
    """The values on a card by the name of their property, as text."""

    def __init__(self, card: Card, decoder: Decoder) -> None:
        self._decoder = decoder
        self._named: defaultdict[str, list[Property]] = defaultdict(list)
        for one in card.properties:
            self._named[one.name].append(one)
        self.version = next(iter(self._raw("VERSION")), ("", None))[0].strip()
        self.group_labels = {one.group: label for label, one in self._raw("X-ABLABEL") if one.group}

    def _raw(self, name: str) -> list[tuple[str, Property]]:
        return [(self._decoder.text(one), one) for one in self._named.get(name, ())]

    def with_kinds(self, name: str) -> list[tuple[str, str, bool]]:
        """Each value, what is said of its kind, and whether it is the preferred one."""
        return [
            (
                clean(unescaped(text, self.version)),
                " ".join([*sorted(one.marks), self.group_labels.get(one.group, "")]),
                "PREF" in one.marks,
            )
            for text, one in self._raw(name)
        ]

    def texts(self, name: str) -> list[str]:
        found = (unescaped(text, self.version) for text, _property in self._raw(name))
        return [text for text in found if text.strip()]

    def first(self, name: str) -> str:
        return next(filter(None, map(clean, self.texts(name))), "")

    def parts(self, name: str, mark: str) -> list[list[str]]:
        """The parts of each value, made harmless, empty ones included."""
        return [
            [clean(unescaped(part, self.version)) for part in parts(text, mark)]
            for text, _property in self._raw(name)
        ]

    def first_part(self, name: str) -> str:
        return next((part for value in self.parts(name, ";") for part in value if part), "")


def _structured_name(values: _Values) -> str:
    """``N`` is family name; given name; further names; prefix; suffix."""
    for name in values.parts("N", ";"):
        family, given, further, prefix, suffix, *_rest = [*name, "", "", "", "", ""]
        if whole := " ".join(filter(None, (prefix, given, further, family, suffix))):
            return whole
    return ""


def _given_name(values: _Values) -> str:
    """That of a name in parts; one that stands as a whole in its second place has none."""
    parted = (name for name in values.parts("N", ";") if len(name) > 1 and name[0])
    return next((name[1] for name in parted), "")


def _address(values: _Values) -> tuple[str, str, str]:
    """State, postcode and country: ``ADR`` has them from its fifth place on."""
    addresses = (found for found in values.parts("ADR", ";") if len(found) > 6 and found[6])
    return next(((found[4], found[5], found[6]) for found in addresses), ("", "", ""))


def _emails(values: _Values) -> tuple[str, ...]:
    return ranked(
        (not preferred, text.removeprefix("mailto:"))
        for text, _kind, preferred in values.with_kinds("EMAIL")
        if text
    )


def _phones(values: _Values) -> tuple[str, ...]:
    return ranked(
        (phone_rank(kind, False, preferred), number)
        for text, kind, preferred in values.with_kinds("TEL")
        if (number := _number(text))
    )


def _number(text: str) -> str:
    """The number in ``tel:+1-418-656-9254;ext=102``, or the text itself."""
    if text[:4].lower() != "tel:":
        return text
    number, *params = clean(unquote(text[4:])).split(";")
    extension = next((param[4:] for param in params if param.lower().startswith("ext=")), "")
    return f"{number} x{extension}" if extension else number


def _labels(values: _Values) -> tuple[str, ...]:
    found = (label for value in values.parts("CATEGORIES", ",") for label in value)
    return tuple(label for label in found if label and label.lower() not in _OWN_GROUPS)


def _source_ids(values: _Values) -> tuple[str, ...]:
    kept = map(clean, values.texts(f"{OWN}SOURCE-ID"))
    uids = (f"vcard:{uid}" for uid in map(clean, values.texts("UID")) if uid)
    return tuple(dict.fromkeys([*kept, *uids]))
