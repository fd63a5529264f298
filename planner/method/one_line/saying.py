"""Days and moments as the rep reads them: ``Fri 6 Mar 15:30``. Names need no locale of the OS."""

from datetime import date

import pendulum

from planner.locale import N_, _

WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)


def say_moment(moment: pendulum.DateTime, now: pendulum.DateTime) -> str:
    """``Fri 6 Mar 15:30`` on the wall clock of ``now``."""
    here = moment.in_timezone(now.timezone or "UTC")
    return _("{day} {time}").format(day=say_day(here.date(), now), time=here.strftime("%H:%M"))


def say_day(day: date, now: pendulum.DateTime) -> str:
    """``Fri 6 Mar``, with the year if it is another one than that of ``now``."""
    text = (
        _("{weekday} {day} {month}")
        if day.year == now.year
        else _("{weekday} {day} {month} {year}")
    )
    return text.format(
        weekday=_(WEEKDAYS[day.weekday()]),
        day=day.day,
        month=_(MONTHS[day.month - 1]),
        year=day.year,
    )
