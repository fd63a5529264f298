"""Contacts that a file brought: who is new, who is known already, and what they add."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import pendulum

from planner.config import Config
from planner.locale import LANGUAGES, _, ngettext, words
from planner.method.contacts.import_conflicts import conflicts
from planner.method.contacts.same_person import gathered, same_phone
from planner.method.hours.country_zone import likely_zones, zone_in, zones_of
from planner.model.change import Change
from planner.model.contact import Contact, Relationship
from planner.model.document import Channel
from planner.model.draft import Draft, Reading
from planner.model.instants import stamp, zone_of
from planner.model.progress import Progress, unfollowed
from planner.model.state import State, changed
from planner.model.text import fold

_SINGLE_FIELDS = ("name", "given_name", "company", "title", "notes", "zone", "language", "country")
_MOST_NAMED = 3


class Match(NamedTuple):
    """A draft, and the contact that it is about; none, if the planner does not know them yet.
    ``becomes`` is what the file calls whom nobody had called anything."""

    draft: Draft
    contact: Contact | None = None
    becomes: Relationship | None = None


class Preview(NamedTuple):
    """What an import would do. Who stands in the file twice is new, or changed, once only;
    ``conflicts`` are sentences on what one row says of them and another one otherwise."""

    new: tuple[Match, ...] = ()
    changed: tuple[Match, ...] = ()
    same: tuple[Match, ...] = ()
    conflicts: tuple[str, ...] = ()


def preview(state: State, drafts: Sequence[Draft], progress: Progress = unfollowed) -> Preview:
    """Who in ``drafts`` is new, who is known and would be changed, who is known as they are."""
    new: list[Match] = []
    different: list[Match] = []
    same: list[Match] = []
    gainsaid: list[str] = []
    for contact_id, about in gathered(state, drafts, progress).items():
        contact = state.contacts.get(contact_id)
        first, *others = (Match(draft, contact) for draft in about)
        if contact is None:
            new.append(first)
        elif _merged(contact, about) is contact:
            same.append(first)
        else:
            different.append(first._replace(becomes=_becomes(contact, about)))
        same += others
        gainsaid += conflicts(about)
    return Preview(tuple(new), tuple(different), tuple(same), tuple(gainsaid))


def becoming(found: Preview) -> str:
    """How many the file makes prospects whom nobody had called anything; empty if none."""
    n = sum(match.becomes is Relationship.PROSPECT for match in found.changed)
    if not n:
        return ""
    return ngettext(
        "{n} becomes a prospect, as the file says.", "{n} become prospects, as the file says.", n
    ).format(n=n)


def import_contacts(
    state: State, reading: Reading, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Put all that was read into the contacts, as one change.

    Known contacts get what they lack; nothing that stands there is overwritten. Who is new is
    taken for a customer unless the file says otherwise, then or later.
    """
    known_since = stamp(now)
    new: list[Contact] = []
    different: list[Contact] = []
    for contact_id, about in gathered(state, reading.drafts).items():
        contact = state.contacts.get(contact_id)
        if contact is None:
            newcomer = _newcomer(contact_id, about, known_since)
            new.append(_placed(_merged(newcomer, about), config.rep.zone or zone_of(now)))
        elif (merged := _merged(contact, about)) is not contact:
            different.append(merged)
    said = _("Contacts imported: {new} new, {changed} changed.").format(
        new=len(new), changed=len(different)
    )
    if unwanted := _written_to(state, (*new, *different)):
        said = f"{said} {unwanted}"
    if guessed := [one for one in (*new, *different) if _zone_is_guessed(one, now, config)]:
        said = f"{said} {_without_zone(guessed)}"
    return Change(state.put(*new, *different), said)


def _written_to(state: State, contacts: Iterable[Contact]) -> str:
    """How many the file says want no calls, of whom that was not known; empty if none."""
    n = sum(
        contact.preference.channel is Channel.EMAIL
        and state.whom(contact.id).preference.channel is None
        for contact in contacts
    )
    if not n:
        return ""
    return ngettext(
        "{n} wants no calls and is written to.", "{n} want no calls and are written to.", n
    ).format(n=n)


def _zone_is_guessed(contact: Contact, now: pendulum.DateTime, config: Config) -> bool:
    """Whether nobody can tell from their country what time it is where they are."""
    if contact.zone or not contact.country:
        return False
    return len(likely_zones(contact.country, now, config)) > 1


def _without_zone(contacts: Sequence[Contact]) -> str:
    """Some are named, so that whoever is alone in it is found."""
    names = [contact.name for contact in contacts[:_MOST_NAMED]]
    named = ", ".join(names) + (" …" if len(contacts) > len(names) else "")
    return ngettext(
        "{n} has no time zone ({names}), and their country has several: import again with a"
        " column “Time zone”, or edit the contact.",
        "{n} have no time zone ({names}), and their country has several: import again with a"
        " column “Time zone”, or edit the contacts.",
        len(contacts),
    ).format(n=len(contacts), names=named)


_LIST_FIELDS: dict[str, Callable[[str], str]] = {
    "emails": str.casefold,
    "phones": same_phone,
    "labels": fold,
    "source_ids": str,
}
"""Field -> what of a value tells whether it is there already."""


def _newcomer(contact_id: str, drafts: list[Draft], known_since: datetime) -> Contact:
    contact = Contact(id=contact_id, name="", known_since=known_since)
    said = _relationship_said(drafts)
    return changed(contact, relationship=said, relationship_said=True) if said else contact


def _relationship_said(drafts: list[Draft]) -> Relationship | None:
    return next((draft.relationship for draft in drafts if draft.relationship), None)


def _becomes(contact: Contact, drafts: list[Draft]) -> Relationship | None:
    """What the drafts call whom nobody had called anything, if that changes what they are."""
    said = _relationship_said(drafts)
    return said if contact.taken_for_granted and said is not contact.relationship else None


def _placed(contact: Contact, own: str) -> Contact:
    """Somebody new in a country with one time zone is called by that one. Where the rep is at home
    in the zone of an island, customers are as well: without one, ``own`` counts."""
    zone = zone_in(contact.country) if contact.country and not contact.zone else ""
    at_home = zone != own and own in zones_of(contact.country)
    return changed(contact, zone=zone) if zone and not at_home else contact


def _merged(contact: Contact, drafts: list[Draft]) -> Contact:
    """The contact with what it lacks and the drafts have; the very same one, if that is nothing."""
    fields: dict[str, Any] = dict(_lacking(contact, drafts))
    for field, same in _LIST_FIELDS.items():
        have = getattr(contact, field)
        offered = [value for draft in drafts for value in getattr(draft, field)]
        missing = [*_missing(have, offered, same)]
        if missing and field == "phones" and (wrong := _wrong_numbers(contact)):
            # The program that wrote the file has not heard that they are.
            missing = [number for number in missing if same(number) not in wrong]
        if missing:
            fields[field] = (*have, *missing)
    if becomes := _becomes(contact, drafts):
        fields |= {"relationship": becomes, "relationship_said": True}
    if contacted := _contacted(contact, drafts):
        fields["contacted_at"] = contacted
    if contact.preference.channel is None and any(draft.no_calls for draft in drafts):
        # What they told the rep themselves counts more.
        fields["preference"] = changed(contact.preference, channel=Channel.EMAIL)
    return changed(contact, **fields) if fields else contact


def _lacking(contact: Contact, drafts: list[Draft]) -> Iterator[tuple[str, str]]:
    """What they have once and lack, from the first draft that has it."""
    for field in _SINGLE_FIELDS:
        if not getattr(contact, field):
            said = (getattr(draft, field) for draft in drafts)
            if value := next(filter(None, said), ""):
                yield field, value


def _contacted(contact: Contact, drafts: list[Draft]) -> datetime | None:
    """The last contact before the planner knew them, if it is told now; what came later it knows
    better itself."""
    if contact.contacted_at or not contact.known_since:
        return None
    told = (draft.last_contact for draft in drafts if draft.last_contact)
    return max((each for each in told if each < contact.known_since), default=None)


def _wrong_numbers(contact: Contact) -> set[str]:
    """The numbers that reached somebody else and moved to the notes, in whatever language."""
    # Imported late: few contacts lack a number that a file has.
    from planner.method.persistence.cadence import WRONG_NUMBER

    starts = [words(each).gettext(WRONG_NUMBER).partition("{")[0] for each in LANGUAGES]
    lines = [line for line in contact.notes.splitlines() if line.startswith(tuple(starts))]
    return {same_phone(line.partition(": ")[2]) for line in lines}


def _missing(
    have: tuple[str, ...], offered: list[str], same: Callable[[str], str]
) -> Iterable[str]:
    """Each value of ``offered`` once, without those that are there."""
    if len(offered) < 2 and not have:
        return offered
    known = {same(value) for value in have}
    missing: dict[str, str] = {}
    for value in offered:
        if (key := same(value)) not in known:
            missing.setdefault(key, value)
    return missing.values()
