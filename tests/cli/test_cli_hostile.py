"""Text of others, in every argument and through every face: shown as it stands, never obeyed."""

import re

import pytest
from cli_prompt import Prompt

HOSTILE = {
    "markup": "[red]Ana[/] [/ [VIP] [@click=app.bell]x",
    "escape": "Ana\x1b[2J\x1b]0;owned\x07 Ruiz",
    "c1": "Ana\x9b31m Ruiz",
    "bidi": "Ana\u202ezuiR\u2066",
    "zero width": "A\u200bn\u200da\U000e0041 Ruiz",
    "newline": "Ana\nRuiz\r\nBcc: all@example.com",
    "braces": "{name} {0} {calls.__class__} %s %(x)s",
    "long": "Ana" * 3000,
    "combining": "A" + "\u0301" * 200,
    "wide": "王小明 👩‍👩‍👧 אבג",
    "formula": "=HYPERLINK('x')",
    "dashes": "-- --json",
    "surrogate": "Ana\udcff Ruiz",
}
_HARMFUL = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\U000e0000-\U000e007f]"
)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_pass_through_every_face(prompt: Prompt, name: str) -> None:
    hostile = HOSTILE[name]
    request = prompt.json("incoming", "--", hostile, hostile)
    contact = request["contact_id"]
    told = [
        prompt.ok("contacts", "edit", contact, f"company={hostile}", "phones=+34 944 123 456"),
        prompt.ok("promise", request["id"], "12:00"),
        prompt.ok(
            "log", contact, "--outcome", "spoke", f"--note={hostile}", f"--objective={hostile}"
        ),
        prompt.ok("focus", "start", "--", hostile),
        prompt.ok("status"),
        prompt.ok("block", "status"),
        prompt.ok("focus", "stop"),
        prompt("block", "start"),
        prompt.ok("undo"),
        prompt.ok("redo"),
    ]
    for kind in ("calls", "requests", "blocks", "contacts", "touches"):
        told.append(prompt.ok("list", kind, "--all"))
        told += [prompt.ok("show", row["id"]) for row in prompt.items(kind, "--all")]
    told.append(prompt.ok("close", request["id"], f"--answer=so {hostile}"))
    for result in told:
        assert not _HARMFUL.search(result.out + result.err), result
        assert "Traceback" not in result.err


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_in_refusals(people: Prompt, name: str) -> None:
    hostile = HOSTILE[name]
    for words in (
        ("show", "--", hostile),
        ("done", "--", hostile),
        ("log", "--outcome", "spoke", "--", hostile),
        ("close", "--answer", "x", "--", hostile),
        ("list", "touches", f"--since={hostile}"),
        ("status", "--format", "{" + hostile),
        ("contacts", "edit", "Ana Ruiz", f"zone={hostile}"),
        ("contacts", "edit", "Ana Ruiz", f"x{hostile}=1"),
        ("contacts", "import", "--", f"{hostile[:50]}.csv"),
        ("config", "set", f"rep.{hostile}", "x"),
        (hostile if not hostile.startswith("-") else "x", "--json"),
    ):
        result = people(*words)
        # Some are Ana Ruiz once they are clean; nothing else is allowed.
        assert result.code in (0, 1, 2, 4), (words, result)
        assert not _HARMFUL.search(result.err), result
        assert "Something went wrong" not in result.err, (words, result)


def test_what_another_hand_wrote_into_the_file_reaches_no_terminal(people: Prompt) -> None:
    people.ok("block", "start")
    people.ok("incoming", "Ana Ruiz", "gaskets")
    people.ok("log", "Ana Ruiz", "--outcome", "spoke", "--note", "gaskets")
    path = people.data / "planner.json"
    text = path.read_text(encoding="utf-8")
    for word in ("Ana Ruiz", "gaskets", "Five calls"):
        assert word in text
        text = text.replace(word, f"{word[0]}\\u001b[2J\\u202e[red]\\n{word[1:]}")
    path.write_text(text, encoding="utf-8")
    told = [people.ok("status", "--format", "{block} {contact}"), people.ok("block", "status")]
    assert told[0].out.count("\n") == 1
    for kind in ("calls", "requests", "blocks", "contacts", "touches"):
        told.append(people.ok("list", kind))
        told += [people.ok("show", row["id"]) for row in people.items(kind)]
    told += [people.ok("undo"), people.ok("block", "stop")]
    assert any("[2J[red] na Ruiz" in result.out for result in told)
    for result in told:
        assert not _HARMFUL.search(result.out + result.err), result


def test_markup_stands_in_tables_as_it_is(prompt: Prompt) -> None:
    prompt.ok("incoming", "[red]Ana[/]", "[bold]gaskets")
    table = prompt.ok("list", "requests").out
    assert "[red]Ana[/]" in table
    assert "[bold]gaskets" in table


def test_what_a_table_cuts_stands_whole_in_show(prompt: Prompt) -> None:
    name = "Ana " + "R" * 300
    contact = prompt.json("incoming", name, "x")["contact_id"]
    assert "…" in prompt.ok("list", "contacts").out
    assert name in prompt.ok("show", contact).out
    assert prompt.json("show", contact)["name"] == name
