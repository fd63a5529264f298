"""How files of older planners become files of this one: one small function per step."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.locale import _
from planner.store.damage import Damage, Newer
from planner.store.head import SCHEMA

Plain = dict[str, dict[str, dict[str, Any]]]
"""Table -> id -> plain document, ``_meta`` left out."""

STEPS: Mapping[int, Callable[[Plain], Plain]] = {}
"""Schema n -> the function that makes n + 1 of it."""


def migrated(
    tables: Plain,
    schema: int,
    steps: Mapping[int, Callable[[Plain], Plain]] = STEPS,
    goal: int = SCHEMA,
) -> Plain:
    """The documents as schema ``goal`` has them. Raises Damage for a schema that never was."""
    check(schema, steps, goal)
    for number in range(schema, goal):
        tables = steps[number](tables)
    return tables


def check(schema: int, steps: Mapping[int, object] = STEPS, goal: int = SCHEMA) -> None:
    """Whether a file of ``schema`` can be read at all. Raises Newer, or Damage."""
    if schema > goal:
        raise Newer(
            _("it was written by a newer planner (schema {schema}); upgrade this one").format(
                schema=schema
            )
        )
    if any(number not in steps for number in range(schema, goal)):
        raise Damage(_("there never was a schema {schema}").format(schema=schema))
