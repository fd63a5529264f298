"""How a line says a part of a day: ``lunes por la tarde``, ``tomorrow morning``.

It is when the work of that part begins, beside a day or alone; ``toda la tarde``, the evening and
the night are no time.
"""

import re
from datetime import timedelta

from planner.method.one_line.days import WEEKDAYS
from planner.method.one_line.pieces import Doubt, Form, Piece, Scene, any_of, form

_AHEAD = {"esta": 0, "this": 0, "manana": 1, "tomorrow": 1}
_AFTERNOON = ("tarde", "afternoon")


def _part(match: re.Match[str], scene: Scene) -> Piece:
    day = match.groupdict().get("day") or ""
    ahead = _AHEAD.get(day)
    hours = scene.config.day
    begins = hours.lunch.end if match["part"] in _AFTERNOON else hours.start
    if ahead == 0 and begins <= scene.now.strftime("%H:%M"):
        # Of one that goes on, its beginning is not meant.
        return Piece(doubt=Doubt.VAGUE)
    hour, minute = map(int, begins.split(":"))
    return Piece(
        day=None if ahead is None else scene.today + timedelta(days=ahead),
        weekday=WEEKDAYS.get(day, 0),
        time=(hour, minute),
        doubt=Doubt.VAGUE,
    )


_ENGLISH = (
    rf"(?:(?:on )?(?P<day>this|tomorrow|{any_of(WEEKDAYS)})|in the) (?P<part>morning|afternoon)"
)

PARTS_OF_DAY: tuple[Form, ...] = (
    form(_ENGLISH, _part, ("morning", "afternoon")),
    form(
        r"(?:(?P<day>esta|manana)|(?:por|en) la) (?P<part>manana|tarde)", _part, ("manana", "tarde")
    ),
    form(r"a primera hora de la (?P<part>tarde)", _part, ("hora",)),
)
