"""How long something is, as people write it. Imports nothing: the quickest command says it too."""


def hours(minutes: float) -> str:
    """``45 min``, ``1h20``, ``3h``, ``27h``: the same in every language of the planner."""
    whole, rest = divmod(round(minutes), 60)
    if not whole:
        return f"{rest} min"
    return f"{whole}h{rest:02d}" if rest else f"{whole}h"


def countdown(left: int) -> str:
    """Seconds left as ``08:24``; once over as ``+01:12``."""
    minutes, seconds = divmod(abs(left), 60)
    return f"{'+' if left < 0 else ''}{minutes:02d}:{seconds:02d}"
