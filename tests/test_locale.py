"""The planner's words: every text can be translated, and is; languages change as they are told."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
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

MARKED_ELSEWHERE = {
    ("cli/status.py", "told"),
    ("cli/table_face.py", "columns.empty"),
    ("cli/table_face.py", "heading"),
    ("cli/wording.py", "_WORDS[value]"),
    ("interchange/decoding.py", "sentence"),
    ("method/cadence.py", "_OBJECTIVES[min(max(step, 1), LAST_STEP)]"),
    ("method/calling_hours.py", "reach.why"),
    ("method/occasions.py", "_AGREED.get(planned.reason, _CHECK_IN)"),
    ("method/occasions.py", "_ASK"),
    ("method/occasions.py", "_CHECK_IN"),
    ("method/occasions.py", "_RESTED"),
    ("method/occasions.py", "_WOKE"),
    ("method/one_line/saying.py", "MONTHS[day.month - 1]"),
    ("method/one_line/saying.py", "WEEKDAYS[day.weekday()]"),
    ("tui/app.py", "super().get_key_display(binding)"),
    ("tui/day_screen.py", "c.group"),
    ("tui/day_screen.py", "c.text"),
    ("tui/key_line.py", "binding.description"),
    ("tui/rows/header.py", "date_format"),
}
"""Where ``_`` is given no literal: file, and what it is given. ``N_`` marks these texts."""


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
        for english, spanish in zip(_texts(found), _texts(translated), strict=True)
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
    start = len(text) - len(text.lstrip())
    return frozenset(Counter(names + signs).items()), text[:start], text[len(text.rstrip()) :]


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


# The source


def test_only_what_can_be_found_is_translated() -> None:
    found = [(file, ast.unparse(node)) for file, node in _calls() if not _is_findable(file, node)]
    assert found == []


def test_no_translation_hides_in_an_f_string() -> None:
    """Not every Python that extracts sees into them."""
    hidden = [
        (file, ast.unparse(inner))
        for file, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for inner in ast.walk(node)
        if _translator(inner)
    ]
    assert hidden == []


def test_the_list_of_texts_marked_elsewhere_is_no_longer_than_it_must_be() -> None:
    given = {(file, ast.unparse(node.args[0])) for file, node in _calls() if node.args}
    assert given >= MARKED_ELSEWHERE


def _is_findable(file: str, call: ast.Call) -> bool:
    """Whether all that the call says to people is a plain literal, here or where it is marked."""
    literal = all(isinstance(text, ast.Constant) for text in _said(call))
    if _translator(call) == "say":
        # A catalogue of another language: its texts are marked with N_, so that they are found.
        return not literal
    return literal or (file, ast.unparse(call.args[0])) in MARKED_ELSEWHERE


def _said(call: ast.Call) -> list[ast.expr]:
    return call.args[:2] if _translator(call) == "ngettext" else call.args


def _translator(node: ast.AST) -> str:
    """The name of the function, if ``node`` calls one that translates."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id if node.func.id in ("_", "N_", "ngettext", "say") else ""
    return ""


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for file, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _translator(node):
                yield file, node


@lru_cache
def _trees() -> list[tuple[str, ast.Module]]:
    files = sorted(ROOT.rglob("*.py"))
    return [(file.relative_to(ROOT).as_posix(), ast.parse(file.read_bytes())) for file in files]


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
    assert words("es").gettext("Your request") == "Su petición"
    use("es")
    assert words("en").gettext("Your request") == "Your request"


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
