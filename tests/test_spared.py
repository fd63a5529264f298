"""What the libraries need not load: not loaded, and there all the same for who asks for it."""

import subprocess
import sys

import pytest

SPARED = ("typing_extensions", "inspect", "dateutil.parser", "ipaddress", "msgspec.inspect", "bz2")


def told(script: str, load: str = "load_libraries") -> str:
    """What a fresh process prints once they are loaded."""
    lines = ("import sys", f"from planner.spared import {load}", f"{load}()", script)
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, timeout=30
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_libraries_are_there_and_what_is_spared_is_not() -> None:
    loaded = told("print(*sys.modules)").split()
    assert {"msgspec", "pendulum"} <= set(loaded)
    assert not set(SPARED) & set(loaded)


@pytest.mark.parametrize(
    ("script", "answer"),
    [
        (
            "import pendulum; print(pendulum.parse('5 March 2026', strict=False).date())",
            "2026-03-05",
        ),
        ("import msgspec; print(msgspec.inspect.type_info(int).gt)", "None"),
        ("import msgspec; print(msgspec.json.schema(int))", "{'type': 'integer'}"),
        ("from urllib.parse import urlsplit; print(urlsplit('//[::1]:80/').port)", "80"),
        ("import calendar; print(calendar.TextCalendar().formatweekheader(2))", "Mo"),
        ("import textwrap; print(textwrap.shorten('one two', 3, placeholder=''))", "one"),
        ("import typing_extensions; print(typing_extensions.Self.__name__)", "Self"),
        ("import bz2; print(bz2.decompress(bz2.compress(b'a')).decode())", "a"),
        (
            "import io, tarfile; print(tarfile.open(fileobj=io.BytesIO(), mode='w:xz').mode)",
            "w",
        ),
        ("import locale; print(locale.LC_ALL is not None)", "True"),
    ],
)
def test_what_is_spared_comes_when_it_is_asked_for(script: str, answer: str) -> None:
    assert told(script).startswith(answer)


def test_a_type_means_the_same_to_msgspec_without_them() -> None:
    script = (
        "from planner.store.layout import decoded\n"
        "from planner.store.damage import Damage\n"
        'try: decoded(b\'{"_meta":{"file":{"schema":1}},"contacts":{"c1":{"id":1}}}\')\n'
        "except Damage as damage: print(damage)"
    )
    assert "int stands where str belongs" in told(script)


def test_one_that_is_asked_for_while_it_is_stood_in_for_is_loaded() -> None:
    script = (
        "from planner.spared import _StandIn\n"
        "sys.modules['textwrap'] = _StandIn('textwrap')\n"
        "import textwrap\n"
        "print(textwrap.dedent(' a'), type(sys.modules['textwrap']).__name__)"
    )
    assert told(script) == "a module"


def test_the_screen_is_spared_tls_and_what_it_never_shows() -> None:
    loaded = told("print(*sys.modules)", "load_textual").split()
    assert {"asyncio", "textual.app"} <= set(loaded)
    unshown = {"textual.command", "textual.containers", "textual.widgets._input", "rich.table"}
    assert not {"ssl", "locale", "tokenize", *unshown} & set(loaded)


@pytest.mark.parametrize(
    ("script", "answer"),
    [
        ("import ssl; print(ssl.create_default_context().check_hostname)", "True"),
        ("from urllib.request import HTTPSHandler; print(HTTPSHandler().__class__.__name__)", "H"),
        ("import imaplib; print(imaplib.IMAP4_SSL.__name__)", "IMAP4_SSL"),
        ("import smtplib; print(smtplib.SMTP_SSL.__name__)", "SMTP_SSL"),
        ("import asyncio; print(asyncio.run(asyncio.sleep(0, 'slept')))", "slept"),
        (
            "from textual.command import CommandPalette, Hit; print(CommandPalette.BINDINGS != [])",
            "True",
        ),
        ("from textual.widgets import Input; print(Input.__name__)", "Input"),
        ("from textual.containers import Vertical; print(Vertical.__name__)", "Vertical"),
        ("from rich.table import Table; print(Table(width=7).width)", "7"),
        ("import traceback; print(traceback.format_stack()[-1].strip()[:4])", "File"),
    ],
)
def test_it_is_there_all_the_same_for_who_asks(script: str, answer: str) -> None:
    assert told(script, "load_textual").startswith(answer)
