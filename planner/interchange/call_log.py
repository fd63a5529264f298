"""Calls as CSV files that CRMs take: their own labels, their own names of outcomes.

Moments are the rep's wall clock: HubSpot reads them in the zone of who imports, Salesforce and
Pipedrive take a day alone, so that the time stands in the text.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import pendulum

from planner.interchange.csv_cells import csv_file, guarded, guarded_words
from planner.interchange.words import ids_from
from planner.locale import _
from planner.method.calls.marks import mark_name
from planner.model.contact import Contact
from planner.model.instants import local
from planner.model.receipt import Crm
from planner.model.text import clean
from planner.model.touch import Outcome, Touch

NAMES = {
    Crm.HUBSPOT: "HubSpot",
    Crm.SALESFORCE: "Salesforce",
    Crm.PIPEDRIVE: "Pipedrive",
    Crm.CSV: "CSV",
}
"""The CRMs as people write them."""

LONGEST_TITLE = 255
"""Characters of a title that every CRM takes; the whole objective then stands in the text."""

_SALESFORCE_PEOPLE = ("003", "00Q")
"""With these begin the ids of contacts and leads; others, of accounts, are no people."""


class Call(NamedTuple):
    """One call to be told. ``at`` stands on the rep's wall clock."""

    touch: Touch
    contact: Contact
    at: pendulum.DateTime


class Written(NamedTuple):
    """A file, and a sentence for each contact whom the CRM will not find by itself."""

    data: bytes
    warnings: tuple[str, ...] = ()


class _Column(NamedTuple):
    """``phone``: what stands in it is a number, and looks like a formula to nobody."""

    header: str
    cell: Callable[[Call], str]
    phone: bool = False


def write_calls(
    crm: Crm,
    touches: Iterable[Touch],
    contacts: Mapping[str, Contact],
    zone: str,
    *,
    bom: bool = False,
) -> Written:
    """The file for a CRM: UTF-8, CRLF, guarded against formulas. ``zone`` is the rep's."""
    calls = [
        Call(
            each,
            contacts.get(each.contact) or Contact(id=each.contact, name=""),
            local(each.at, zone),
        )
        for each in touches
    ]
    columns = _COLUMNS[crm]
    header = [column.header for column in columns]
    rows = [[_written(column, call) for column in columns] for call in calls]
    people = {call.contact.id: call.contact for call in calls}
    warnings = filter(None, (_unlinked(each, crm) for each in people.values()))
    return Written(csv_file([header, *rows], bom=bom), tuple(warnings))


def _written(column: _Column, call: Call) -> str:
    text = clean(column.cell(call), lines=True)
    return guarded(text) if column.phone else guarded_words(text)


def _unlinked(contact: Contact, crm: Crm) -> str:
    """Why the CRM does not find this contact; nothing if it does."""
    if crm is Crm.CSV or source_id(contact, crm):
        return ""
    by_id_alone = crm is Crm.SALESFORCE
    if contact.email and not by_id_alone:
        return ""
    text = (
        _("{name} has no id of {crm}: link the call to them there by hand.")
        if by_id_alone
        else _("{name} has no id of {crm} and no email: link the call to them there by hand.")
    )
    return text.format(name=contact.name or contact.id, crm=NAMES[crm])


def source_id(contact: Contact, crm: Crm) -> str:
    """The contact's id in the CRM, as an import brought it; or nothing."""
    people = _SALESFORCE_PEOPLE if crm is Crm.SALESFORCE else ""
    return next((each for each in ids_from(contact, crm) if each.startswith(people)), "")


def _id_of(crm: Crm) -> Callable[[Call], str]:
    return lambda call: source_id(call.contact, crm)


def _outcome(names: Mapping[Outcome, str]) -> Callable[[Call], str]:
    return lambda call: names[call.touch.outcome]


def _always(text: str) -> Callable[[Call], str]:
    return lambda call: text


def _day(call: Call) -> str:
    return call.at.strftime("%Y-%m-%d")


def _time(call: Call) -> str:
    return call.at.strftime("%H:%M")


def _title(call: Call) -> str:
    objective = call.touch.objective
    title = _("Call: {objective}").format(objective=objective) if objective else _("Call")
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"


def _notes(call: Call) -> str:
    """What was said, and what the rep did in the talk."""
    whole = call.touch.objective if _title(call).endswith("…") else ""
    named = ", ".join(map(mark_name, call.touch.marks))
    marks = _("In the talk: {marks}").format(marks=named) if named else ""
    return "\n".join(filter(None, (whole, call.touch.note, marks)))


def _timed_notes(call: Call) -> str:
    """The same where there is no field for the time and the outcome."""
    return "\n".join(filter(None, (f"{_time(call)} · {_NAMED[call.touch.outcome]}", _notes(call))))


_NAMED = {
    Outcome.SPOKE: "Connected",
    Outcome.VOICEMAIL: "Left voicemail",
    Outcome.NO_ANSWER: "No answer",
    Outcome.WRONG_NUMBER: "Wrong number",
}
"""HubSpot's own names; the others have no list, and understand them."""

_COLUMNS: dict[Crm, tuple[_Column, ...]] = {
    Crm.HUBSPOT: (
        _Column("Activity date", lambda call: f"{_day(call)} {_time(call)}"),
        _Column("Call title", _title),
        _Column("Call notes", _notes),
        _Column("Call outcome", _outcome(_NAMED)),
        _Column("Call duration", _always("")),
        _Column("Call direction", _always("Outbound")),
        _Column("Record ID", _id_of(Crm.HUBSPOT)),
        _Column("Email", lambda call: call.contact.email),
    ),
    Crm.SALESFORCE: (
        _Column("Subject", _title),
        _Column("ActivityDate", _day),
        _Column("Status", _always("Completed")),
        _Column("TaskSubtype", _always("Call")),
        _Column("CallType", _always("Outbound")),
        _Column("CallDurationInSeconds", _always("")),
        _Column("CallDisposition", _outcome(_NAMED)),
        _Column("Description", _timed_notes),
        _Column("WhoId", _id_of(Crm.SALESFORCE)),
        _Column("Email", lambda call: call.contact.email),
    ),
    Crm.PIPEDRIVE: (
        _Column("Subject", _title),
        _Column("Type", _always("Call")),
        _Column("Due date", _day),
        _Column("Done", _always("Done")),
        _Column("Note", _timed_notes),
        _Column("Person - ID", _id_of(Crm.PIPEDRIVE)),
        _Column("Person - Name", lambda call: call.contact.name),
        _Column("Person - Email", lambda call: call.contact.email),
        _Column("Organization", lambda call: call.contact.company),
    ),
    Crm.CSV: (
        _Column("Date", _day),
        _Column("Time", _time),
        _Column("Contact", lambda call: call.contact.name),
        _Column("Company", lambda call: call.contact.company),
        _Column("Phone", lambda call: call.contact.phone, phone=True),
        _Column("Email", lambda call: call.contact.email),
        _Column("Outcome", lambda call: call.touch.outcome.value),
        _Column("Objective", lambda call: call.touch.objective),
        _Column("Note", lambda call: call.touch.note),
        _Column("Marks", lambda call: ", ".join(call.touch.marks)),
        _Column("Call ID", lambda call: call.touch.id),
    ),
}
