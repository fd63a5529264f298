"""The letter to the rep's manager about an offence: what happened, without a word too many."""

from datetime import datetime

import pendulum

from planner.config import Config
from planner.locale import N_, language, words
from planner.method.leaving.walking_away import SEVERITIES
from planner.method.letters import writing
from planner.method.letters.writing import Say
from planner.model.contact import Contact
from planner.model.document import Offence
from planner.model.instants import local_to
from planner.model.message import Message
from planner.model.saying import say_day, say_moment
from planner.model.text import clean

_SUBJECT = N_("Incident with {who}")
_BODY = N_(
    "Hello,\n\n"
    "This is to let you know of an incident.\n\n"
    "When: {when}\n"
    "With: {who}\n"
    "Severity: {severity} of 3 ({name})\n"
    "What was said: {said}\n\n"
    "{ending}\n\n"
    "{rep}\n"
)
_NOT_NOTED = N_("not noted")
_QUOTED = N_("“{text}”")
_STAYED = N_("The conversation went on.")
_LEFT = N_("I thanked them for their time and ended the conversation.")
_REST = N_("I will not call them before {day}.")
_MANAGER = N_("your manager")


def incident(
    contact: Contact, offence: Offence, at: datetime, *, now: pendulum.DateTime, config: Config
) -> Message:
    """When (on the rep's clock), with whom, how grave, which words, and whether the rep left; in
    the rep's language."""
    say = words(config.rep.language or language()).gettext
    told = clean(offence.words)
    who = ", ".join(dict.fromkeys(filter(None, (clean(contact.name), clean(contact.company)))))
    body = say(_BODY).format(
        when=say_moment(local_to(at, now), now, say),
        who=who,
        severity=offence.severity,
        name=say(SEVERITIES[offence.severity]),
        said=say(_QUOTED).format(text=told) if told else say(_NOT_NOTED),
        ending=_ending(contact, offence, now, say),
        rep=clean(config.rep.name),
    )
    manager = clean(config.rep.manager)
    # Nobody noted a name: the address stands for it.
    return writing.to(manager or say(_MANAGER), manager, say(_SUBJECT).format(who=who), body)


def _ending(contact: Contact, offence: Offence, now: pendulum.DateTime, say: Say) -> str:
    if not offence.left:
        return say(_STAYED)
    if contact.rest is None:
        return say(_LEFT)
    until = say(_REST).format(day=say_day(contact.rest.until, now, say))
    return " ".join((say(_LEFT), until))
