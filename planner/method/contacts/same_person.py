"""Who is who among contacts and drafts: what tells that two are one, and that they are two."""

import re
from collections.abc import Sequence
from functools import lru_cache

from planner.method.contacts.legal_form import without_legal_form
from planner.model.contact import SAME_DIGITS, Contact
from planner.model.draft import Draft
from planner.model.progress import Progress, followed, unfollowed
from planner.model.state import State
from planner.model.text import fold

_NO_DIGIT = re.compile(r"\D+")
_EXTENSION = re.compile("[xX#]")

Person = Contact | Draft


def gathered(
    state: State, drafts: Sequence[Draft], progress: Progress = unfollowed
) -> dict[str, list[Draft]]:
    """Id of a contact, or the one it would get -> the drafts about it. In linear time."""
    known = _Known()
    for contact in state.contacts.values():
        known.add(contact, _keys(contact), contact.id)
    found: dict[str, list[Draft]] = {}
    news = 0
    for draft in followed(drafts, progress):
        keys = _keys(draft)
        contact_id = known.find(draft, keys)
        if not contact_id:
            contact_id = state.new_id(Contact, ahead=news)
            news += 1
        known.add(draft, keys, contact_id)
        found.setdefault(contact_id, []).append(draft)
    return found


class _Known:
    """Everybody met so far, by all that they can be known by."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._records: dict[str, Person] = {}
        """Id of a contact -> who first brought the id of a record for it."""

    def add(self, person: Person, keys: Sequence[str], contact_id: str) -> None:
        for key in (*keys, _name_key(person)):
            self._ids.setdefault(key, contact_id)
        if person.source_ids:
            self._records.setdefault(contact_id, person)

    def find(self, draft: Draft, keys: Sequence[str]) -> str:
        """The id of the contact that the draft is about; empty if it is about nobody known."""
        for key in keys or [_name_key(draft)]:
            contact_id = self._ids.get(key, "")
            if contact_id and not _are_two(self._records.get(contact_id), draft):
                return contact_id
        return ""


def _keys(person: Person) -> list[str]:
    """What tells that two are the same person, the surest first."""
    keys = [f"id {source_id}" for source_id in person.source_ids]
    # A cell that says "none" is no address, and must not make everybody one person.
    keys += [f"email {email.casefold()}" for email in person.emails if "@" in email]
    if person.phones:
        name, company = fold(person.name), same_company(person.company)
        numbers = [f"phone {digits} {name}" for digits in map(_digits, person.phones) if digits]
        keys += [f"{number}\n{company}" for number in numbers if company]
        keys += numbers
    return keys


def _name_key(person: Person) -> str:
    """Counts only for who has nothing else to be known by."""
    return f"name {person.name.casefold()}\n{person.company.casefold()}"


def _are_two(record: Person | None, draft: Draft) -> bool:
    """Whether one program keeps two records, and they tell two people apart: by their names, else
    by their companies, else by their addresses. Who has a common address has one company."""
    if record is None or not _other_record(record, draft):
        return False
    if fold(record.name) != fold(draft.name):
        return True
    addresses = {email.casefold() for email in record.emails}
    if not addresses.isdisjoint(email.casefold() for email in draft.emails):
        return False
    if record.company and draft.company:
        return same_company(record.company) != same_company(draft.company)
    return bool(addresses and draft.emails)


def _other_record(one: Person, other: Person) -> bool:
    """Whether some program has given each of them an id, and never the same one."""
    common = {*map(_program, one.source_ids)} & {*map(_program, other.source_ids)}
    return bool(common) and {*one.source_ids}.isdisjoint(other.source_ids)


def _program(source_id: str) -> str:
    """``hubspot`` of ``hubspot:51``; ids that name no program are all of one."""
    return source_id.rpartition(":")[0] and source_id.partition(":")[0]


@lru_cache(maxsize=4096)
def same_company(company: str) -> str:
    """What of a company's name tells it from another, however it is written. Remembered: an
    address book has few companies, and each row asks for one."""
    return fold(without_legal_form(company))


def same_phone(phone: str) -> str:
    """What of a number tells it from another, however it is written."""
    return _digits(phone) or phone.casefold()


def _digits(phone: str) -> str:
    """The digits that tell a number from another; none where there are none."""
    if not _EXTENSION.search(phone):
        return _NO_DIGIT.sub("", phone)[-SAME_DIGITS:]
    number, mark, extension = phone.lower().replace("#", "x").rpartition("x")
    main = _NO_DIGIT.sub("", number)[-SAME_DIGITS:] if mark else ""
    rest = _NO_DIGIT.sub("", extension)
    return f"{main}x{rest}" if main else rest[-SAME_DIGITS:]
