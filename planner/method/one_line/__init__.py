"""Typing one line: ``Ana Ruiz mañana 15:30 renewal``, ``+20m call Talgo back``, ``focus 90m Plan``.

A small grammar of our own, because general parsers guess. English and Spanish are both understood,
whatever the screen speaks; accents and case do not matter. A line is split into words, the words
that say a time become pieces, and the pieces together mean something or are refused with their
place. What stands in double quotes is text, whatever it looks like.
"""

from planner.method.one_line.meaning import (
    DEEP_WORDS,
    Understood,
    begins_deep,
    explain,
    refuse_length,
    says_when,
    understand,
    when,
    when_to_call,
)
from planner.method.one_line.wall_clock import edge_of_work

__all__ = [
    "DEEP_WORDS",
    "Understood",
    "begins_deep",
    "edge_of_work",
    "explain",
    "refuse_length",
    "says_when",
    "understand",
    "when",
    "when_to_call",
]
