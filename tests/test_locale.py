"""The planner's words: each language has every text, and languages change as they are told."""

import re
from collections import Counter
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import get_args

import pendulum
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

import planner
from planner.config import Config, Language
from planner.locale import (
    LANGUAGES,
    _,
    language,
    language_of_computer,
    means,
    ngettext,
    use,
    words,
)
from planner.method.one_line import understand
from planner.method.persistence.preference import understand_preference

ROOT = Path(planner.__file__).parent
FOLDER = ROOT / "locale"
IN_FOLDERS = sorted(path.parent.parent.name for path in FOLDER.glob("*/LC_MESSAGES/planner.po"))
each_language = pytest.mark.parametrize("code", IN_FOLDERS)

Message = str | tuple[str, ...]
"""A text, or its singular and its plural."""


@lru_cache
def messages() -> frozenset[Message]:
    """What is in the source, as ``pybabel extract -k N_`` finds it."""
    keywords = {**DEFAULT_KEYWORDS, "N_": None}
    return frozenset(found for _file, _line, found, *_ in extract_from_dir(ROOT, keywords=keywords))


@lru_cache
def catalogue(code: str) -> Catalog:
    with _path(code, "po").open("rb") as file:
        return read_po(file, locale=code, domain="planner")


def _path(code: str, ending: str) -> Path:
    return FOLDER / code / "LC_MESSAGES" / f"planner.{ending}"


def forms(catalogue: Catalog) -> dict[Message, Message]:
    return {_plain(found.id): _plain(found.string) for found in catalogue if found.id}


def _plain(text: str | list[str] | tuple[str, ...]) -> Message:
    return text if isinstance(text, str) else tuple(text)


# The catalogues


def test_a_language_is_known_wherever_one_is_chosen() -> None:
    assert sorted(LANGUAGES) == sorted(("en", *IN_FOLDERS))
    assert get_args(Language) == ("", *LANGUAGES)


@each_language
def test_the_locale_of_a_computer_chooses_it(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", f"{code}_XX.UTF-8")
    assert language_of_computer() == code


@each_language
def test_every_message_has_its_form(code: str) -> None:
    translated = forms(catalogue(code))
    assert [found for found in messages() if not _texts(translated.get(found, ""))] == []
    assert [found for found in messages() if "" in _texts(translated[found])] == []
    assert [found.id for found in catalogue(code) if found.id and found.fuzzy] == []


@each_language
def test_all_plural_forms_are_there(code: str) -> None:
    translated = forms(catalogue(code))
    plurals = [found for found in messages() if not isinstance(found, str)]
    of_language = catalogue(code).num_plurals
    assert plurals
    assert [one for one in plurals if len(_texts(translated[one])) != of_language] == []


@each_language
def test_translations_keep_placeholders_and_blanks_at_the_ends(code: str) -> None:
    pairs = [
        (english, text)
        for found, translated in forms(catalogue(code)).items()
        for english, text in zip(_texts(found), _texts(translated), strict=False)
    ]
    assert [pair for pair in pairs if len({_frame(text) for text in pair}) > 1] == []


@each_language
def test_nothing_is_left_over_from_texts_that_are_gone(code: str) -> None:
    assert list(catalogue(code).obsolete) == []
    assert forms(catalogue(code)).keys() - messages() == set()


@each_language
def test_the_compiled_catalogue_is_that_of_the_text(code: str) -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue(code))
    compiled.seek(0)
    with _path(code, "mo").open("rb") as file:
        assert forms(read_mo(file)) == forms(read_mo(compiled))


def _texts(message: Message) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) and message else tuple(message)


def _frame(text: str) -> tuple[object, ...]:
    """What a translation must not change: placeholders of both kinds, blanks at either end."""
    names = [name for _text, name, _spec, _how in Formatter().parse(text) if name is not None]
    signs = re.findall(r"%(?:\(\w+\))?[a-z]", text)
    blanks = (text[:1].isspace(), text[-1:].isspace() and text[-1])
    return frozenset(Counter(names + signs).items()), blanks


@each_language
def test_the_word_before_a_usage_is_as_long_as_argparse_believes(code: str) -> None:
    """It cuts seven letters off where words and options mix."""
    assert len(words(code).gettext("usage: ")) == len("usage: ")


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
        "tomorrow 10:00 · friday 16:30",
    ],
)
@each_language
def test_examples_mean_the_same_in_each_language(
    code: str, example: str, now: pendulum.DateTime, config: Config
) -> None:
    def meant(text: str) -> list[object]:
        parts = [understand(part, now, config, deep="90m" in part) for part in text.split(" · ")]
        return [(part.day, part.due, part.minutes) for part in parts]

    translated = words(code).gettext(example)
    assert translated != example
    assert meant(translated) == meant(example)


@each_language
def test_the_example_of_an_answer_about_calls_means_the_same_in_each_language(code: str) -> None:
    example = "email · 10:00-12:00 · every 30 days"
    translated = words(code).gettext(example)
    assert translated != example
    assert understand_preference(translated, Config()) == understand_preference(example, Config())


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


@pytest.mark.parametrize("unknown", ["xx", "", "ES", "../es"])
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
        ({"LANG": "xx_XX.UTF-8"}, "en"),
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
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("locale.getlocale", lambda: (locale_name, "1252"))
    assert language_of_computer() == spoken


def test_own_words_of_the_language_of_now_are_known_without_another_catalogue() -> None:
    words.cache_clear()
    use("en")
    loaded = words.cache_info().misses
    assert means("read their email", "call back", "read their email")
    assert not means("", "call back")
    assert words.cache_info().misses == loaded
    assert not means("send the catalogue", "call back")
