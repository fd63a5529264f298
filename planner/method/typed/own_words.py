"""What people and other programs write for a relationship, a language, yes and no: in English and
in Spanish, whatever the screen speaks."""

import re
from functools import lru_cache

from planner.locale import LANGUAGES, _
from planner.model.contact import Relationship
from planner.model.text import clean, fold

# Prospects first: "cliente potencial" is no customer yet.
_RELATIONSHIPS = (
    (Relationship.PROSPECT, ("prospect", "lead", "opportunity", "subscriber", "potencial")),
    (Relationship.PROSPECT, ("oportunidad", "suscriptor", "potential", "negocia", "negotia")),
    (Relationship.CUSTOMER, ("customer", "evangelist", "client", "promotor", "evangelizador")),
    # Of an account: who bought once is no prospect.
    (Relationship.CUSTOMER, ("activ",)),
)
# Not "Not Contacted" nor "no contact": these have only not been called yet.
_NO_CALLS = re.compile(
    r"\b(?:(?:do not|don'?t) (?:call|contact)|no (?:llamar|contactar|molestar)|dnc)\b"
)
_LANGUAGES = {name: code for code, name in LANGUAGES.items()}
_LANGUAGES |= {"ingles": "en", "espanol": "es", "castellano": "es"}
_LANGUAGE_CODE = re.compile(r"(?i)([a-z]{2})(?:[-_][a-z0-9]+)*")
_ANSWERS = {
    **dict.fromkeys(("y", "yes", "s", "si", "true"), True),
    **dict.fromkeys(("n", "no", "false"), False),
}
_UNKNOWN = ("", "?", "unknown", "desconocido")


@lru_cache(maxsize=256)
def relationship_of(text: str) -> Relationship | None:
    """What a lifecycle stage, a record type or the rep says, if it says it."""
    folded = fold(text)
    for relationship, words in _RELATIONSHIPS:
        if any(word in folded for word in words):
            return relationship
    return None


@lru_cache(maxsize=256)
def wants_no_calls(text: str) -> bool:
    """Whether a status says that they asked not to be called: ``Do Not Contact``."""
    return _NO_CALLS.search(fold(text)) is not None


def relationship_name(relationship: Relationship) -> str:
    """Customer or prospect, in the language of the screen."""
    return _("customer") if relationship is Relationship.CUSTOMER else _("prospect")


@lru_cache(maxsize=256)
def language_of(text: str) -> str:
    """A two-letter code in small letters, or nothing."""
    if found := _LANGUAGE_CODE.fullmatch(text):
        return found[1].lower()
    return _LANGUAGES.get(fold(text), "")


def is_yes(text: str) -> bool | None:
    """Whether it says yes or no; ``None`` if neither."""
    return _ANSWERS.get(fold(clean(text)))


def is_unknown(text: str) -> bool:
    """Whether it says that nobody knows; nothing said is one way to."""
    return fold(clean(text)) in _UNKNOWN
