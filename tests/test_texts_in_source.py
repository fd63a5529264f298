"""Texts for people stand in the source so that they are found, and so can be translated."""

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import planner

ROOT = Path(planner.__file__).parent

MARKED_ELSEWHERE = {
    "AGREED.get(planned.reason, CHECK_IN)",
    "ANSWER_EMAIL",
    "ASK_DETAILS",
    "ASK",
    "ASK_NUMBER",
    "CALL_BACK",
    "CHECK_IN",
    "FIELDS[id_].name",
    "MOVE_GROUP",
    "OUTCOME_NAMES[outcome]",
    "SEVERITIES[severity]",
    "WRONG_NUMBER",
    "READ_EMAIL",
    "RESTED",
    "WOKE",
    "_NAMES[found.kind]",
    "_ENDS",
    "_NAMES[preference.channel]",
    "_OBJECTIVES[min(max(step, 1), LAST_STEP)]",
    "_SILENCE",
    "_STEPS[min(max(occasion.step, 1), LAST_STEP)]",
    "_WORDS[value]",
    "binding.description",
    "columns.empty",
    "command.group",
    "command.label(self) if command else binding.description",
    "command.label(session)",
    "command.text",
    "due.what",
    "heading",
    "letter.means",
    "meaning",
    "name",
    "reach.why",
    "sentence",
    "setting.means",
    "step.title",
    "table.title",
    "told",
    "words",
}
"""What ``_`` is given that is no literal: texts that ``N_`` marks where they stand."""


def test_only_what_can_be_found_is_translated() -> None:
    found = [(file, ast.unparse(node)) for file, node in _calls() if not _is_findable(node)]
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
    given = {ast.unparse(node.args[0]) for _file, node in _calls() if node.args}
    assert given >= MARKED_ELSEWHERE


def _is_findable(call: ast.Call) -> bool:
    """Whether all that the call says to people is a plain literal, here or where it is marked."""
    literal = all(isinstance(text, ast.Constant) for text in _said(call))
    if _translator(call) == "say":
        # A catalogue of another language: its texts are marked with N_, so that they are found.
        return not literal
    return literal or ast.unparse(call.args[0]) in MARKED_ELSEWHERE


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
