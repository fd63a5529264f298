"""The rep's own calendar: working days, email windows, the end of work."""

from datetime import date, datetime, timedelta

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.hours.public_holidays import is_public_holiday
from planner.model import instants
from planner.model.errors import Refused


def is_working_day(day: date, config: Config) -> bool:
    """Whether the rep works on ``day``: a day of theirs, and no public holiday."""
    return day.isoweekday() in config.day.days and not is_public_holiday(day, config.rep.country)


def is_day_off(day: date, config: Config) -> bool:
    """Whether the rep, who has days of work, does not work on ``day``."""
    return bool(config.day.days) and not is_working_day(day, config)


def add_working_days(day: date, count: int, config: Config, country: str = "") -> date:
    """The ``count``-th working day after ``day``, or before it if negative.

    Public holidays of a contact's ``country`` are none either. Without working days, plain days
    count.
    """
    later = date(day.year, day.month, day.day)
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        later += step
        left -= not (is_day_off(later, config) or is_public_holiday(later, country))
    return later


def working_days(first: date, until: date, config: Config) -> int:
    """How many working days there are from ``first`` on; ``until`` is left out. Without working
    days, plain days count."""
    span = (until - first).days
    return sum(not is_day_off(first + timedelta(days=days), config) for days in range(span))


def first_day(now: pendulum.DateTime, config: Config) -> date:
    """Today while there is work to come or under way, else tomorrow."""
    today = instants.day_of(now, now)
    return today if now.strftime("%H:%M") < config.day.end else today + timedelta(days=1)


def in_working_hours(now: pendulum.DateTime, config: Config) -> bool:
    """Whether the rep is at work by the clock; lunch counts as work here."""
    # The calendar of holidays is asked last: it may have to be loaded.
    time_of_day = now.strftime("%H:%M")
    return config.day.start <= time_of_day < config.day.end and is_working_day(now.date(), config)


def work_begins(moment: pendulum.DateTime, config: Config) -> pendulum.DateTime:
    """The first start of a working day from ``moment`` on."""
    zone = instants.zone_of(moment)
    begins = instants.at(moment.date(), config.day.start, zone)
    if begins >= moment and is_working_day(moment.date(), config):
        return begins
    return instants.at(add_working_days(moment.date(), 1, config), config.day.start, zone)


def next_email_window(now: pendulum.DateTime, config: Config) -> pendulum.DateTime:
    """When the next email window opens: today, else on the next working day.

    Without windows in the config, the end of the working day counts as one.
    """
    windows = _windows(config)
    zone = instants.zone_of(now)
    if is_working_day(now.date(), config):
        for window in windows:
            opens = instants.at(now.date(), window, zone)
            if opens > now:
                return opens
    return instants.at(add_working_days(now.date(), 1, config), windows[0], zone)


def opens_email_window(moment: datetime, zone: str, config: Config) -> bool:
    """Whether an email window opens at this minute, on any day, by the clock of ``zone``."""
    return instants.local(moment, zone).strftime("%H:%M") in _windows(config)


def _windows(config: Config) -> list[str]:
    return sorted(config.day.email_windows) or [config.day.end]


def refuse_past(moment: datetime, now: pendulum.DateTime) -> None:
    """Refuse a moment that is not to come."""
    # Python compares the clocks of one zone, and an hour may come twice.
    if instants.seconds_between(now, moment) <= 0:
        when = instants.brief(moment, now)
        raise Refused(_("{time} is past; name a moment to come.").format(time=when))
