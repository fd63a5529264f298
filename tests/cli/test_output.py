"""One document for programs: the same text, whichever way is the quicker one to write it."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.cli import output
from planner.cli.answer import Answer

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(), max_size=9),
    lambda each: (
        st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=3), each, max_size=3)
    ),
    max_leaves=9,
)


def printed(document: Any, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert output.tell(Answer(lambda: document), as_json=True) == 0
    return capsys.readouterr().out


@settings(max_examples=150, deadline=None)
@given(VALUES)
def test_a_document_is_written_as_json_does_it(value: Any) -> None:
    with pytest.MonkeyPatch.context() as patch:
        lines: list[str] = []
        patch.setattr("sys.stdout", _Lines(lines))
        assert output.tell(Answer(lambda: value), as_json=True) == 0
        output.document(value)
    assert lines == [f"{json.dumps(value)}\n"] * 2


class _Lines:
    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def write(self, text: str) -> None:
        self._lines.append(text)

    def flush(self) -> None:
        """There is nothing to wait for."""


def test_it_is_plain_ascii(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed({"name": "Íñigo 陈 😀 \x7f\u2028"}, capsys)
    assert told.isascii()
    assert json.loads(told) == {"name": "Íñigo 陈 😀 \x7f\u2028"}


def test_half_a_character_of_a_file_name_is_told_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(printed({"path": "a\udcff"}, capsys)) == {"path": "a\udcff"}
