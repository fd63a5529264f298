"""Who knows whom: asking twice, and the name that was given."""

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.by_id import contact_of
from planner.method.contacts.finding import title
from planner.method.hours.working_time import add_working_days
from planner.method.typed.introduction import Introduced, introduced, parted
from planner.model.change import Change
from planner.model.contact import Contact, Relationship
from planner.model.errors import Refused
from planner.model.instants import at, stamp, zone_of
from planner.model.saying import dotted
from planner.model.state import State
from planner.model.text import clean, fold
from planner.model.touch import CallReason, PlannedCall


def first_question() -> str:
    """The open question, in the language of the screen."""
    return _("Who do you know who could use what we do?")


def second_question() -> str:
    """The narrower one, for when the first brought no name: nobody knows "somebody", everybody
    knows their suppliers."""
    return _("And, closer to you: who among your own suppliers or neighbours?")


def referred(
    state: State, contact_id: str, line: str, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Add whom the contact named as a prospect in the queue: ``Marta Solé, Grup Solé``, and after
    another comma a number or an address if they gave one; what stands behind that is a note. A
    thank-you is owed for it, from the next working day on.

    Refused without a name, and for somebody known already.
    """
    referrer = contact_of(state, contact_id)
    new, notes = _named(state, line)
    contact = Contact(
        id=state.new_id(Contact),
        **new._asdict(),
        notes=notes,
        relationship=Relationship.PROSPECT,
        referred_by=referrer.id,
        known_since=stamp(now),
    )
    told = _("{title}: recommended by {name}; no phone number yet.")
    if contact.phones:
        told = _("{title}: recommended by {name}, and in the queue.")
    said = told.format(title=title(contact), name=referrer.name)
    after = state.put(contact)
    return Change(after.put(_thanks(after, referrer, contact, now, config)), said, contact)


def explain_referral(state: State, line: str) -> str:
    """Whom ``referred`` would add, for the rep to see before Enter. Raises Refused as it does."""
    new, notes = _named(state, line)
    who = ", ".join(filter(None, (new.name, new.company)))
    return dotted(who, *new.phones, *new.emails, notes)


def _named(state: State, line: str) -> tuple[Introduced, str]:
    """Who, and what else was said of them."""
    who, notes = parted(line)
    new = introduced(who)
    if not new.name:
        raise Refused(_("Say whom they named, as in 'Nora Sanz, Talleres Sanz'."))
    if known := _known(state, new.name, new.company):
        raise Refused(_("{title} is known already: {id}.").format(title=title(known), id=known.id))
    return new, clean(notes)


def _thanks(
    state: State, referrer: Contact, named: Contact, now: pendulum.DateTime, config: Config
) -> PlannedCall:
    """Whoever recommends somebody is owed a call that asks for nothing; the talk in which the name
    was given, and which is mostly logged after it, is not that call."""
    tomorrow = add_working_days(now.date(), 1, config)
    return PlannedCall(
        id=state.new_id(PlannedCall),
        contact=referrer.id,
        objective=_("thank them for recommending {name}").format(name=named.name),
        reason=CallReason.THANK_YOU,
        due_at=stamp(at(tomorrow, config.day.start, zone_of(now))),
        zone=zone_of(now),
        made_at=stamp(now),
    )


def _known(state: State, name: str, company: str) -> Contact | None:
    """Somebody of this name, unless both companies are known and differ."""
    wanted, firm = fold(name), fold(company)
    same = (contact for contact in state.contacts.values() if fold(contact.name) == wanted)
    return next((c for c in same if fold(c.company) in (firm, "") or not firm), None)
