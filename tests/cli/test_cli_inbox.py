"""Lines of other programs at the prompt: inbox, add -, incoming -."""

import io
from pathlib import Path

import pytest
from cli_prompt import Prompt, Result

LINES = """Ana Ruiz tomorrow 15:30 renewal
in: Jon Etxebarria wrong gaskets
Ana Ruiz 9:00 too late
focus 90m price list
"""


@pytest.fixture
def inbox(people: Prompt) -> Path:
    path = people.data / "inbox.txt"
    path.write_text(LINES, "utf-8")
    return path


def piped(prompt: Prompt, text: str | bytes, *words: str) -> Result:
    """The command with ``text`` on its standard input."""
    data = text if isinstance(text, bytes) else text.encode()
    prompt._patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), "ascii"))
    return prompt(*words)


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 20, b"\x7fELF\x02\x01\x01\0\0\x03\0>\0\x01\0\x04\x1f\n" * 30],
    ids=["noise", "program"],
)
def test_what_is_no_text_makes_no_contacts(people: Prompt, data: bytes) -> None:
    before = people.state_bytes
    for words in (("add", "-"), ("incoming", "-")):
        told = piped(people, data, *words)
        assert (told.code, told.out) == (1, "")
        assert "no text" in told.err
    (people.data / "inbox.txt").write_bytes(data)
    assert "no text" in people.refused("inbox")
    assert people.state_bytes == before
    assert (people.data / "inbox.txt").read_bytes() == data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_lines_in_any_encoding_are_read(people: Prompt, encoding: str) -> None:
    told = piped(people, "Íñigo Núñez 16:00 válvulas\r\n".encode(encoding), "--json", "add", "-")
    assert [item["contact"] for item in told.json["items"]] == ["Íñigo Núñez"]


def test_the_inbox_is_taken_in_as_one_change(people: Prompt, inbox: Path) -> None:
    told = people.json("inbox")
    assert [item["kind"] for item in told["items"]] == ["call", "request", "deep"]
    (left,) = told["unclear"]
    assert (left["line"], left["text"]) == (3, "Ana Ruiz 9:00 too late")
    assert "passed" in left["reason"]
    assert told["path"] == str(inbox)
    assert inbox.read_text("utf-8").split() == ["Ana", "Ruiz", "9:00", "too", "late"]
    before = people.state_bytes
    again = people.ok("inbox").out
    assert "line 3: Ana Ruiz 9:00 too late" in again
    assert people.state_bytes == before
    people.ok("undo")
    assert people.items("requests") == []
    assert people.json("inbox")["items"] == []


def test_a_last_line_without_its_end_is_taken_with_the_others(people: Prompt, inbox: Path) -> None:
    inbox.write_text("Ana Ruiz 12:00\nLuis Vega 12:30", "utf-8")
    assert len(people.json("inbox")["items"]) == 2
    people.ok("undo")
    assert not [row for row in people.items("calls") if row["due_at"]]


def test_without_an_inbox_there_is_nothing_new(people: Prompt) -> None:
    assert people.json("inbox")["items"] == []
    assert "inbox.txt" in people.ok("inbox").out


def test_add_reads_lines_from_standard_input_as_one_change(people: Prompt) -> None:
    told = piped(people, LINES, "--json", "add", "-")
    assert told.code == 0
    assert [item["kind"] for item in told.json["items"]] == ["call", "request", "deep"]
    assert [each["line"] for each in told.json["unclear"]] == [3]
    people.ok("undo")
    assert people.items("requests") == []
    asked = piped(people, "Ana Ruiz 16:00 delivery\n", "--json", "add", "-", "--to", "requests")
    assert asked.json["items"][0]["promised_at"] == "2026-03-02T16:00:00+01:00"


def test_incoming_reads_lines_from_standard_input(people: Prompt) -> None:
    lines = (
        "Ana Ruiz wrong gaskets\nPedro Gil, Forja: price of valves\nin: Luis Vega 17:00 invoice\n"
    )
    told = piped(people, lines, "--json", "incoming", "-", "--channel", "email", "--defer")
    found = [(item["contact"], item["channel"], item["state"]) for item in told.json["items"]]
    assert found == [
        ("Ana Ruiz", "email", "deferred"),
        ("Pedro Gil", "email", "deferred"),
        ("Luis Vega", "email", "open"),
    ]
    people.ok("undo")
    assert people.items("requests") == []


def test_where_no_line_is_clear_the_command_is_refused(people: Prompt) -> None:
    before = people.state_bytes
    for text in ("Ana Ruiz 9:00\n", "", "\ufeff\n\n"):
        told = piped(people, text, "add", "-")
        assert (told.code, told.out) == (1, "")
        assert told.err
    assert piped(people, "x\n", "incoming", "-", "about").code == 2
    assert people.state_bytes == before
