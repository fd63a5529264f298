"""The planner's words: every text has its Spanish form, and languages change as they are told."""

import re
from collections import Counter
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from string import Formatter

import pendulum
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

import planner
from planner.config import Config
from planner.locale import _, language, language_of_computer, ngettext, use, words
from planner.method.one_line import understand

ROOT = Path(planner.__file__).parent
SPANISH = ROOT / "locale" / "es" / "LC_MESSAGES"

Message = str | tuple[str, ...]
"""A text, or its singular and its plural."""


@lru_cache
def messages() -> frozenset[Message]:
    """What is in the source, as ``pybabel extract -k N_`` finds it."""
    keywords = {**DEFAULT_KEYWORDS, "N_": None}
    return frozenset(found for _file, _line, found, *_ in extract_from_dir(ROOT, keywords=keywords))


@lru_cache
def catalogue() -> Catalog:
    with (SPANISH / "planner.po").open("rb") as file:
        return read_po(file, locale="es", domain="planner")


def forms(catalogue: Catalog) -> dict[Message, Message]:
    return {_plain(found.id): _plain(found.string) for found in catalogue if found.id}


def _plain(text: str | list[str] | tuple[str, ...]) -> Message:
    return text if isinstance(text, str) else tuple(text)


# The catalogue


def test_every_message_has_its_spanish_form() -> None:
    spanish = forms(catalogue())
    assert [found for found in messages() if not _texts(spanish.get(found, ""))] == []
    assert [found for found in messages() if "" in _texts(spanish[found])] == []
    assert [found.id for found in catalogue() if found.id and found.fuzzy] == []


def test_both_plural_forms_are_there() -> None:
    spanish = forms(catalogue())
    plurals = [found for found in messages() if not isinstance(found, str)]
    assert plurals
    assert [found for found in plurals if len(_texts(spanish[found])) != 2] == []


def test_translations_keep_placeholders_and_blanks_at_the_ends() -> None:
    pairs = [
        (english, spanish)
        for found, translated in forms(catalogue()).items()
        for english, spanish in zip(_texts(found), _texts(translated), strict=False)
    ]
    assert [pair for pair in pairs if len({_frame(text) for text in pair}) > 1] == []


def test_nothing_is_left_over_from_texts_that_are_gone() -> None:
    assert list(catalogue().obsolete) == []
    assert forms(catalogue()).keys() - messages() == set()


def test_the_compiled_catalogue_is_that_of_the_text() -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue())
    compiled.seek(0)
    with (SPANISH / "planner.mo").open("rb") as file:
        assert forms(read_mo(file)) == forms(read_mo(compiled))


def _texts(message: Message) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) and message else tuple(message)


def _frame(text: str) -> tuple[object, ...]:
    """What a translation must not change: placeholders of both kinds, blanks at either end."""
    names = [name for _text, name, _spec, _how in Formatter().parse(text) if name is not None]
    signs = re.findall(r"%(?:\(\w+\))?[a-z]", text)
    blanks = (text[:1].isspace(), text[-1:].isspace() and text[-1])
    return frozenset(Counter(names + signs).items()), blanks


def test_the_word_before_a_usage_is_as_long_as_argparse_believes() -> None:
    """It cuts seven letters off where words and options mix."""
    assert len(words("es").gettext("usage: ")) == len("usage: ")


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("call block", "bloque de llamadas"),
        ("request", "petición"),
        ("interruption", "interrupción"),
        ("defer to email", "pasar a correo"),
        ("email window", "franja de correo"),
        ("deep work", "trabajo profundo"),
        ("availability", "disponibilidad"),
        ("support", "apoyo"),
        ("objective", "objetivo"),
        ("voicemail", "buzón de voz"),
    ],
)
def test_the_words_of_the_field_are_those_agreed(english: str, spanish: str) -> None:
    assert words("es").gettext(english) == spanish


@pytest.mark.parametrize(
    "example",
    [
        "Ana Ruiz tomorrow 15:30 renewal",
        "Ana Ruiz 16:00 delivery date",
        "friday 10:00 send the quote",
        "Accounts 16:00 delay the payment",
        "12:00 90m price list",
        "16:30 · tomorrow 10:00 · +20m",
    ],
)
def test_examples_mean_the_same_in_both_languages(
    example: str, now: pendulum.DateTime, config: Config
) -> None:
    def meant(text: str) -> list[object]:
        parts = [understand(part, now, config, deep="90m" in part) for part in text.split(" · ")]
        return [(part.day, part.due, part.minutes) for part in parts]

    translated = words("es").gettext(example)
    assert translated != example
    assert meant(translated) == meant(example)


# The language


def test_the_screen_changes_its_language() -> None:
    use("es")
    assert (language(), _("call block")) == ("es", "bloque de llamadas")
    use("en")
    assert (language(), _("call block")) == ("en", "call block")


@pytest.mark.parametrize(
    ("n", "said"), [(0, "0 llamadas"), (1, "1 llamada"), (2, "2 llamadas"), (21, "21 llamadas")]
)
def test_numbers_choose_the_form(n: int, said: str) -> None:
    use("es")
    assert ngettext("{n} call", "{n} calls", n).format(n=n) == said


@pytest.mark.parametrize("unknown", ["fr", "", "ES", "../es"])
def test_an_unknown_language_means_english(unknown: str) -> None:
    use("es")
    use(unknown)
    assert (language(), _("call block")) == ("en", "call block")
    assert words(unknown).gettext("call block") == "call block"


def test_customers_are_spoken_to_in_another_language_than_the_screen() -> None:
    assert words("es").gettext("Your request: {about}") == "Su petición: {about}"
    use("es")
    assert words("en").gettext("Your request: {about}") == "Your request: {about}"


def test_an_empty_text_stays_empty() -> None:
    use("es")
    assert _("") == ""


@pytest.mark.parametrize(
    ("variables", "spoken"),
    [
        ({"LANG": "es_ES.UTF-8"}, "es"),
        ({"LANG": "es_MX"}, "es"),
        ({"LANG": "es"}, "es"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "est_EE"}, "en"),
        ({"LC_MESSAGES": "es_ES.UTF-8", "LANG": "en_US.UTF-8"}, "es"),
        ({"LC_ALL": "en_US.UTF-8", "LC_MESSAGES": "es_ES.UTF-8", "LANG": "es_ES.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "es_ES.UTF-8"}, "es"),
    ],
)
def test_the_computer_s_locale_is_honoured(
    variables: dict[str, str], spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    assert language_of_computer() == spoken


@pytest.mark.parametrize(
    ("locale_name", "spoken"),
    [("Spanish_Spain", "es"), ("es_ES", "es"), ("English_Ireland", "en"), (None, "en")],
)
def test_windows_names_its_locale_without_variables(
    locale_name: str | None, spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: (locale_name, "1252"))
    assert language_of_computer() == spoken
