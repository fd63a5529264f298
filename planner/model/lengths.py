"""How long something is, as people write it. Light: the quickest command says it too."""

from math import ceil


def hours(minutes: float) -> str:
    """``45 min``, ``1h20``, ``3h``, ``27h``: the same in every language of the planner."""
    whole, rest = divmod(round(minutes), 60)
    if not whole:
        return f"{rest} min"
    return f"{whole}h{rest:02d}" if rest else f"{whole}h"


def countdown(seconds: float) -> str:
    """What is left of a block: ``08:24``; over its time, ``+01:12``. Rounded up, so that nothing is
    left only at its end."""
    minutes, left = divmod(abs(ceil(seconds)), 60)
    return f"{'+' if seconds <= -1 else ''}{minutes:02d}:{left:02d}"
