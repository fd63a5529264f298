"""The planner's words. English stands in the code; catalogues beside this file hold the others.

``_`` translates now, ``N_`` marks a text for later (class-level texts are read before the language
is known), ``words(language)`` speaks another language than the screen's: messages to customers.
"""

import gettext
import os
import re
import sys
from functools import lru_cache
from pathlib import Path

LANGUAGES = {"en": "english", "es": "spanish"}
"""Code -> the name that Windows has for it. English stands in the code, each of the others in a
folder beside this file."""
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
    name = locale_of_computer()
    return next((code for code in LANGUAGES if _is_named(name, code)), "en")


def locale_of_computer() -> str:
    """``es_ES.UTF-8``, or on Windows ``Spanish_Spain``; empty where none is said."""
    variables = map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next(filter(None, variables), None) or _locale_without_variables()


def _locale_without_variables() -> str:
    """Windows sets no variables. Elsewhere no variable means the C locale, which Python takes for
    that of the United States."""
    if sys.platform == "win32":
        import locale

        return locale.getlocale()[0] or ""
    return ""


def _is_named(locale_name: str, code: str) -> bool:
    form = rf"{code}([_.@-]|$)|{LANGUAGES[code]}"
    return re.match(form, locale_name, re.IGNORECASE) is not None


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


def means(text: str, *english: str) -> bool:
    """Whether ``text`` is one of these, marked with ``N_`` where they stand, or its translation:
    what the planner itself wrote into the file in one language is known in all."""
    # Nearly always it was written in the language of now; to load another takes 5 ms.
    if not text or text in map(_, english):
        return bool(text)
    return any(text == words(language).gettext(each) for language in LANGUAGES for each in english)
