"""For how long the rep is away, as it is typed: ``3d``, ``friday``, ``12/12``."""

import re
from datetime import date, timedelta

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.hours.working_time import add_working_days, first_day
from planner.method.one_line import understand
from planner.model.errors import Refused
from planner.model.text import fold

_DAY = timedelta(days=1)
_DAYS = re.compile(r"(?P<n>[0-9]{1,3}) ?(?:d|days?|dias?)?")


def day_of_return(text: str, now: pendulum.DateTime, config: Config) -> date:
    """The working day on which the rep is back.

    ``3d`` or ``3`` are working days away, today among them while it is not over. A day is the day
    of return; one without work means the next one with it. Raises Refused for anything else.
    """
    if found := _DAYS.fullmatch(fold(text).strip()):
        if days := int(found["n"]):
            return add_working_days(first_day(now, config) - _DAY, days + 1, config)
        raise _not_understood()
    understood = understand(text, now, config, deep=False)
    if understood.day is None or understood.due or understood.before or understood.after:
        raise _not_understood()
    refuse_day_not_to_come(understood.day, now)
    return add_working_days(understood.day - _DAY, 1, config)


def refuse_day_not_to_come(day: date, now: pendulum.DateTime) -> None:
    """Refuse a day of return that is today or past."""
    if day <= now.date():
        raise Refused(_("The day you are back must be one to come, such as tomorrow or +5d."))


def _not_understood() -> Refused:
    return Refused(
        _("Say for how many working days, such as 3d, or the day you are back, such as friday.")
    )
