"""What every letter is made of: the reader's language, their name, their clock, the rep's words."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from itertools import dropwhile
from textwrap import shorten

import pendulum

from planner.config import Config
from planner.locale import LANGUAGES, N_, language, words
from planner.method.contacts.legal_form import has_legal_form
from planner.method.hours.city_names import city_of
from planner.method.hours.country_zone import likely_zones
from planner.method.hours.public_holidays import country_code
from planner.method.letters.letter import Letter, Text, own_text
from planner.model.contact import Contact
from planner.model.errors import Refused
from planner.model.instants import local, zone_of
from planner.model.message import Message
from planner.model.request import Request
from planner.model.saying import say_half_day, say_in_full
from planner.model.text import clean, fold

Say = Callable[[str], str]
"""From a text marked with ``N_`` to the reader's language."""

_ABOUT = N_(" about “{about}”")
_TODAY = N_("today at {time}")
_TOMORROW = N_("tomorrow at {time}")
_ON_DAY = N_("on {day} at {time}")
_BY_THE_REPS_CLOCK = N_("{time} ({city} time)")
_AMERICAN = ("US", "CA")
"""Where English has no hour after twelve, and the month before the day."""
_ASKED = re.compile(
    r"(?i)^(?:(?:he|she|they) )?(?:wants?|needs?|ask(?:s|ed)? (?:for|about)"
    r"|(?:is |are )?asking (?:for|about)|quieren?|necesitan?|piden?|preguntan? por)"
    r" (?!to\b|us\b|me\b|que\b|[a-zñ]+(?:ar|er|ir)(?:l[aeo]s?|me|nos)?\b)"
)
"""How the rep notes that somebody asked, in all languages: what stands behind it is the matter."""
_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "prof", "sr", "sra", "srta", "dra", "don", "dona"}
)
"""What people write before a name, folded, of all languages."""
_GIVEN = re.compile(r"(?:(?:\w|\S+[.ª]) )*\S+(?: Mª)?")
"""A word, and what is short for one before it: nobody is called ``Mª`` or ``Fco.`` alone. ``Mª`` is
no surname either."""
_TWO_NAMES = re.compile(
    r"(?:antonio|carlos|francisco|jesus|jose|juan|luis|manuel|miguel|pedro|victor)"
    r" (?:alberto|angel|antonio|carlos|enrique|ignacio|javier|jesus|jose|luis|manuel|maria|miguel"
    r"|ramon)"
    r"|(?:ana|eva|mari|maria|rosa)"
    r" (?:angeles|carmen|cristina|isabel|jesus|jose|luisa|maria|pilar|teresa)"
)
"""Given names that are one with what stands behind them, folded: ``José Luis``, ``Mari Carmen``. No
common surname is among the second ones."""
_PLACE_OF_NAME = re.compile(r",? \{name\}")
"""In a greeting, with what parts it from the word before it."""
_FIRST_LETTERS = re.compile(r"(?<!\w)\w")
_LONGEST_ABOUT = 80
"""Letters of the matter in a subject line; the letter itself has it whole."""


def write(
    letter: Letter, contact: Contact, config: Config, matter: str = "", token: str = "", **told: str
) -> Message:
    """The letter to this contact, in their language. ``told`` are its places beside the names and
    ``matter``; ``token`` ends the subject whoever wrote it, so that the answer is found."""
    text, matter = text_for(letter, contact, config), clean(matter)
    name = first_name(contact)
    body = text.body if _is_name(name) else _PLACE_OF_NAME.sub("", text.body)
    told |= {"name": name, "rep": config.rep.name}
    short = shorten(matter, _LONGEST_ABOUT, placeholder="…")
    # A matter that nobody knows leaves its place free.
    subject = text.subject.format(**told, about=short).rstrip(" :")
    body = body.format(**told, about=about(matter, speech(contact, config)))
    return to(contact.name, contact.email, f"{subject} {token}".rstrip(), body)


def about_request(
    letter: Letter, contact: Contact, request: Request, config: Config, **told: str
) -> Message:
    """The letter about a request; by its token the answer is found."""
    return write(letter, contact, config, matter_of(request.about), token(request), **told)


def matter_of(noted: str) -> str:
    """What somebody asked for, to be said to them: without that they want it."""
    return _ASKED.sub("", noted)


def text_for(letter: Letter, contact: Contact, config: Config) -> Text:
    """The letter in the reader's language: as the rep wrote it, else as the planner has it. One
    that the rep broke never stands in the way of a letter."""
    name = f"{letter.name}.{reads(contact, config)}"
    written = (config.templates or {}).get(name)
    if written is not None:
        with suppress(Refused):
            return own_text(letter, name, written)
    return Text(*map(speech(contact, config), letter.text))


def reads(contact: Contact, config: Config) -> str:
    """The reader's language, else the rep's, else that of the screen; English for any other."""
    wanted = contact.language or config.rep.language or language()
    return wanted if wanted in LANGUAGES else "en"


def speech(contact: Contact, config: Config) -> Say:
    """The reader's language."""
    return speaking(reads(contact, config))


def speaking(language: str) -> Say:
    """The words of a language; nothing said is nothing in all of them."""
    catalogue = words(language)
    return lambda text: text and catalogue.gettext(text)


def first_name(contact: Contact) -> str:
    """How a letter greets the contact, with capitals also where the name was typed in a hurry. A
    company without a person is greeted whole."""
    name = clean(contact.name) or clean(contact.company)
    if name == clean(contact.company) or has_legal_form(name):
        return name
    given = clean(contact.given_name)
    # Whoever changed the name since may have changed this part of it.
    called = given if given and f" {given} " in f" {name} " else _called(name)
    if not called.islower():
        return called
    return _FIRST_LETTERS.sub(lambda begin: begin[0].upper(), called)


def _is_name(name: str) -> bool:
    """Whether it is none of a number or an address, of whom nothing else is known."""
    return "@" not in name and any(map(str.isalpha, name))


def _called(name: str) -> str:
    """The first word of a name that is no title, or both of two given names; one surname is greeted
    with its title."""
    words = name.split(" ")
    untitled = list(dropwhile(lambda word: fold(word).rstrip(".") in _TITLES, words))
    if len(untitled) < min(2, len(words)):
        return name
    if _TWO_NAMES.fullmatch(fold(" ".join(untitled[:2]))):
        return " ".join(untitled[:2])
    return str(_GIVEN.findall(" ".join(untitled))[0])


def about(matter: str, say: Say) -> str:
    """``" about “the delivery”"``, or nothing where no matter is known."""
    return say(_ABOUT).format(about=matter) if matter else ""


def when(moment: datetime, contact: Contact, now: pendulum.DateTime, config: Config) -> str:
    """A moment as the reader's own clock shows it. Where nobody knows which of their country's
    clocks that is, the rep's, and whose it is."""
    likely = likely_zones(contact.country, now, config)
    zone = contact.zone or (likely[0] if len(likely) == 1 else zone_of(now))
    there, here = local(moment, zone), local(now, zone)
    days = (there.date() - here.date()).days
    template = {0: _TODAY, 1: _TOMORROW}.get(days, _ON_DAY)
    say = speech(contact, config)
    american = reads(contact, config) == "en" and _is_american(contact.country, config)
    time = there.strftime("%H:%M")
    time = say_half_day(time) if american else time
    if not contact.zone and len(likely) > 1:
        time = say(_BY_THE_REPS_CLOCK).format(time=time, city=city_of(zone, say))
    return say(template).format(time=time, day=say_in_full(there, say, month_first=american))


def _is_american(country: str, config: Config) -> bool:
    return country_code(country or config.rep.country).partition("-")[0] in _AMERICAN


def to(name: str, address: str, subject: str, body: str) -> Message:
    """The letter to somebody."""
    return Message(clean(name), clean(address), subject, body.rstrip() + "\n")


def token(request: Request) -> str:
    """What stands in the subject so that the customer's answer can be matched: ``[#R17]``."""
    return f"[#{request.id.upper()}]"
