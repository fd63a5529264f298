"""Days, moments and ages as people read them: ``Fri 6 Mar 15:30``. Names need no locale of the OS.

Never ``06/03``: half of the world reads the third of June.
"""

from collections.abc import Callable
from datetime import date

import pendulum

from planner.locale import N_, _, ngettext

WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
MONTHS = (
    *(N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun")),
    *(N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")),
)
_WEEKDAYS_IN_FULL = N_("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_MONTHS_IN_FULL = N_(
    "January February March April May June July August September October November December"
)
"""In one text: alone, May in full would be taken for May cut short."""
_IN_FULL = N_("{weekday_in_full} {day} {month_in_full}")
_IN_FULL_MONTH_FIRST = N_("{weekday_in_full}, {month_in_full} {day}")
_DAY = N_("{weekday} {day} {month}")
_DAY_OF_YEAR = N_("{weekday} {day} {month} {year}")
_MOMENT = N_("{day} {time}")


def say_moment(
    moment: pendulum.DateTime, now: pendulum.DateTime, say: Callable[[str], str] = _
) -> str:
    """``Fri 6 Mar 15:30`` on the wall clock of ``now``; ``say`` speaks the reader's language."""
    here = moment.in_timezone(now.timezone or "UTC")
    return say(_MOMENT).format(day=say_day(here, now, say), time=here.strftime("%H:%M"))


def dotted(*parts: str) -> str:
    """What is said in one line, with dots between; what is empty leaves no dot."""
    return " · ".join(filter(None, parts))


def say_day(day: date, now: date, say: Callable[[str], str] = _) -> str:
    """``Fri 6 Mar``, with the year if it is another one than that of ``now``."""
    return say(_DAY if day.year == now.year else _DAY_OF_YEAR).format(
        weekday=say(WEEKDAYS[day.weekday()]),
        day=day.day,
        month=say(MONTHS[day.month - 1]),
        year=day.year,
    )


def say_in_full(day: date, say: Callable[[str], str] = _, *, month_first: bool = False) -> str:
    """``Thursday 5 March``, or ``Thursday, March 5``."""
    return say(_IN_FULL_MONTH_FIRST if month_first else _IN_FULL).format(
        weekday_in_full=say(_WEEKDAYS_IN_FULL).split()[day.weekday()],
        day=day.day,
        month_in_full=say(_MONTHS_IN_FULL).split()[day.month - 1],
    )


def say_half_day(time: str) -> str:
    """``1:00 pm`` for ``13:00``."""
    hour, minute = time.split(":")
    return f"{(int(hour) - 1) % 12 + 1}:{minute} {'am' if int(hour) < 12 else 'pm'}"


def age(seconds: float) -> str:
    """How long ago something was, roughly: ``5 min``, ``3 h``, ``2 days``."""
    minutes = max(int(seconds // 60), 0)
    hours, days = minutes // 60, minutes // (24 * 60)
    if days:
        return ngettext("{n} day", "{n} days", days).format(n=days)
    return _("{n} h").format(n=hours) if hours else _("{n} min").format(n=minutes)
