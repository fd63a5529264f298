"""How the day stands, as plain values that stay true for a while, and the line they make.

Light on purpose: `planner status` runs every few seconds in tmux and before each prompt, and with
what stands here it can answer without pendulum, msgspec and the state.
"""

from collections.abc import Iterable
from math import ceil
from typing import NamedTuple

from planner.model.lengths import countdown, hours

Values = dict[str, str | int]
"""Placeholder -> what it stands for; what does not apply now is empty."""


class Standing(NamedTuple):
    """``values`` with the two clocks left out: ``ends`` is when the running block's time is over,
    ``focused`` are the whole minutes of ended deep work of today, and deep work goes on since each
    of ``focusing``. Moments are in seconds since 1970. ``line`` is the line of a day without a
    running block, in the rep's language, with its placeholders.
    """

    values: Values
    ends: float | None
    focused: int
    focusing: tuple[float, ...]
    line: str

    def at(self, now: float) -> Values:
        """What each placeholder stands for at a moment."""
        # Rounded up, so that nothing is left only at its end.
        left = "" if self.ends is None else countdown(max(ceil(self.ends - now), 0))
        return {
            **self.values,
            "left": left,
            "focus": hours(self.focused + going_on(self.focusing, now)),
        }


def going_on(focusing: Iterable[float], now: float) -> int:
    """Whole minutes of deep work that goes on since each of ``focusing``."""
    # Rounded as those of a block: of moments in seconds since 1970 the difference is not exact.
    return sum(int(round(max(now - since, 0), 1) // 60) for since in focusing)


def status_line(values: Values, line: str) -> str:
    """The line where nobody asked for another one: the running block, else the day."""
    if values["left"]:
        who = values["contact"] or values["block"]
        calls = "" if values["done"] == "" else f" {values['done']}/{values['target']}"
        return f"{values['left']} {who}{calls}"
    return line.format_map(values)


def filled(template: str, values: Values) -> str | None:
    """``template`` with its placeholders filled; ``None`` if it is no format or has others."""
    # Imported late: few ask for a line of their own.
    from string import Formatter

    try:
        named = {name for _text, name, *_how in Formatter().parse(template) if name is not None}
        return template.format_map(values) if named <= values.keys() else None
    except (ValueError, KeyError):
        return None
