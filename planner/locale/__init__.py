"""The planner's words. English stands in the code; catalogues beside this file hold the others.

``_`` translates now, ``N_`` marks a text for later (class-level texts are read before the language
is known), ``words(language)`` speaks another language than the screen's: messages to customers.
"""

import gettext
import os
import re
from functools import lru_cache
from pathlib import Path

LANGUAGES = ("en", "es")
_FOLDER = Path(__file__).parent


class _Speech:
    language = "en"
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str) -> None:
    """Speak ``language`` from now on; one without a catalogue means English."""
    _Speech.language = language if language in LANGUAGES else "en"
    _Speech.catalogue = words(_Speech.language)


def language() -> str:
    """The language spoken now."""
    return _Speech.language


@lru_cache(maxsize=8)
def words(language: str) -> gettext.NullTranslations:
    """The catalogue of ``language``, for texts to people who speak another one."""
    if language not in LANGUAGES or language == "en":
        return gettext.NullTranslations()
    # Read by hand: gettext's own search takes as long again.
    with (_FOLDER / language / "LC_MESSAGES" / "planner.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def language_of_computer() -> str:
    """The language of this computer's locale, if the planner speaks it; else English."""
    variables = map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))
    return _language_named(next(filter(None, variables), None) or _name_without_variables())


def _name_without_variables() -> str:
    """Windows sets no variables. ``Spanish_Spain`` or ``es_ES``; nothing for the C locale."""
    import locale

    return locale.getlocale()[0] or ""


def _language_named(locale_name: str) -> str:
    return "es" if re.match(r"es([_.@-]|$)|spanish", locale_name, re.IGNORECASE) else "en"


def _(text: str) -> str:
    """``text`` in the language spoken now."""
    # A catalogue answers an empty text with its own header.
    return text and _Speech.catalogue.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """``one`` or ``many`` by ``count``, in the language spoken now."""
    return _Speech.catalogue.ngettext(one, many, count)


def N_(text: str) -> str:  # noqa: N802 - gettext's customary name
    """``text`` as it is, marked for the catalogues."""
    return text
