"""A text of the planner as any of its languages says it: what was stored in one is known in all."""

from planner.locale import LANGUAGES, words


def in_every_language(english: str) -> frozenset[str]:
    """``english``, marked with ``N_`` where it stands, and its translations."""
    return frozenset(words(language).gettext(english) for language in LANGUAGES)
