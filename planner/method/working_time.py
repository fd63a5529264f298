"""The rep's own calendar: working days, email windows, the end of work."""

from datetime import date

import pendulum

from planner.config import Config
from planner.model import instants


def is_working_day(day: date, config: Config) -> bool:
    """Whether the rep works on ``day``."""
    return day.isoweekday() in config.day.days


def add_working_days(day: date, count: int, config: Config) -> date:
    """The ``count``-th working day after ``day``. Without working days, plain days count."""
    while count > 0:
        day = pendulum.instance(day).add(days=1)
        if is_working_day(day, config) or not config.day.days:
            count -= 1
    return date(day.year, day.month, day.day)


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
