"""A question on the terminal, before anything is changed."""

import sys

from planner.cli import output
from planner.model.errors import Refused


def answer_to(*told: str, nobody: str) -> str:
    """The line that the rep types when told this. Raises Refused with the sentence ``nobody`` where
    there is no terminal to ask on."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refused(nobody)
    # To standard error, so that --json stays one document.
    output.refuse("\n".join(told))
    return sys.stdin.readline()
