"""How much a state holds, in words: ``6 contacts, 2 requests, 14 touches``."""

from collections.abc import Mapping

from planner.locale import ngettext


def told(counts: Mapping[str, int]) -> str:
    """What a rep wants to know of the tables of a state, given how many documents each holds."""
    contacts, requests, touches, blocks = (
        counts.get(table, 0) for table in ("contacts", "requests", "touches", "blocks")
    )
    parts = (
        ngettext("{n} contact", "{n} contacts", contacts).format(n=contacts),
        ngettext("{n} request", "{n} requests", requests).format(n=requests),
        ngettext("{n} touch", "{n} touches", touches).format(n=touches),
        ngettext("{n} block", "{n} blocks", blocks).format(n=blocks),
    )
    shown = [part for part, n in zip(parts, (1, requests, touches, blocks), strict=True) if n]
    return ", ".join(shown)
