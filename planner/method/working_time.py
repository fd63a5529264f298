"""The rep's own calendar: working days, email windows, the end of work."""

from datetime import date, datetime, timedelta

import pendulum

from planner.config import Config
from planner.locale import _
from planner.model import instants
from planner.model.errors import Refused


def is_working_day(day: date, config: Config) -> bool:
    """Whether the rep works on ``day``."""
    return day.isoweekday() in config.day.days


def add_working_days(day: date, count: int, config: Config) -> date:
    """The ``count``-th working day after ``day``. Without working days, plain days count."""
    later = date(day.year, day.month, day.day)
    while count > 0:
        later += timedelta(days=1)
        if is_working_day(later, config) or not config.day.days:
            count -= 1
    return later


def in_working_hours(now: pendulum.DateTime, config: Config) -> bool:
    """Whether the rep is at work by the clock; lunch counts as work here."""
    time_of_day = now.format("HH:mm")
    return is_working_day(now.date(), config) and config.day.start <= time_of_day < config.day.end


def next_email_window(now: pendulum.DateTime, config: Config) -> pendulum.DateTime:
    """When the next email window opens: today, else on the next working day.

    Without windows in the config, the end of the working day counts as one.
    """
    windows = sorted(config.day.email_windows) or [config.day.end]
    zone = instants.zone_of(now)
    if is_working_day(now.date(), config):
        for window in windows:
            opens = instants.at(now.date(), window, zone)
            if opens > now:
                return opens
    return instants.at(add_working_days(now.date(), 1, config), windows[0], zone)


def refuse_past(moment: datetime, now: pendulum.DateTime) -> None:
    """Refuse a moment that is not to come."""
    if moment <= now:
        when = instants.brief(moment, now)
        raise Refused(_("{time} is past; name a moment to come.").format(time=when))
