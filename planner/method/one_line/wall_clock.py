"""From what the rep's clock shows to the moment it is, also where the clocks change."""

import re
from collections.abc import Sequence
from datetime import date

import pendulum
from pendulum.tz.exceptions import AmbiguousTime, NonExistingTime

from planner.config import Config
from planner.locale import _
from planner.method.one_line.words import Word, refused
from planner.model.errors import Refused
from planner.model.instants import at, zone_of
from planner.model.saying import say_day


def on_the_clock(
    day: date, time: tuple[int, int], now: pendulum.DateTime, place: Sequence[Word]
) -> pendulum.DateTime:
    """The moment when the rep's clock shows ``time`` on ``day``.

    Raises Refused, naming the ``place`` in the line, if daylight saving has none or two of it.
    """
    zone = now.timezone or pendulum.UTC
    parts = (day.year, day.month, day.day, *time)
    try:
        return pendulum.datetime(*parts, tz=zone, raise_on_unknown_times=True)
    except NonExistingTime as error:
        moved = pendulum.datetime(*parts, tz=zone)
        raise refused(
            _(
                "'{word}' at column {column} does not exist on {day}, when the clocks go forward;"
                " write {time}."
            ),
            place,
            day=say_day(day, now),
            time=moved.strftime("%H:%M"),
        ) from error
    except AmbiguousTime as error:
        first, second = (pendulum.datetime(*parts, tz=zone, fold=fold) for fold in (0, 1))
        raise refused(
            _(
                "'{word}' at column {column} comes twice on {day}, when the clocks go back;"
                " write {first} or {second}."
            ),
            place,
            day=say_day(day, now),
            first=first.isoformat(),
            second=second.isoformat(),
        ) from error


def passed_today(
    due: pendulum.DateTime, now: pendulum.DateTime, config: Config, place: Sequence[Word]
) -> Refused:
    """That ``due`` is over, with what to write: the same hour after noon, where the rep works at it
    and it is still to come, else tomorrow's."""
    said = _("'{word}' at column {column} has passed today; write 'tomorrow {time}'.")
    after_noon = due.add(hours=12)
    if now < after_noon <= at(due.date(), config.day.end, zone_of(now)):
        due = after_noon
        said = _("'{word}' at column {column} has passed today; write {time}.")
    return refused(said, place, time=due.strftime("%H:%M"))


def refuse_night(due: pendulum.DateTime, config: Config, place: Sequence[Word]) -> None:
    """Refuse ``tomorrow 2:30``, and ``2:30-4``, where the rep works at 14:30: half the world writes
    that so. In the night it is 02:30, or 2:30am."""
    said = " ".join(word.plain for word in place)
    written = f"{due.hour}[:.]{due.minute:02}"
    if due.hour < 1 or not re.search(rf"(?:^| ){written}(?! ?a\.?m| (?:de|por|en) )", said):
        return
    night, day = (f"{hour:02}:{due.minute:02}" for hour in (due.hour, due.hour + 12))
    work = config.day
    if night < work.start and day <= work.end:
        raise refused(
            _("'{word}' at column {column} can be night or day; write {time}, or {night}."),
            place,
            time=day,
            night=night,
        )


def edge_of_work(
    day: date, now: pendulum.DateTime, config: Config, *, start: str = ""
) -> pendulum.DateTime:
    """The end of work on ``day``, or its ``start``, such as 09:00 (the next minute if that has
    passed).

    Raises Refused if the end of work is over.
    """
    if start:
        soonest = now.start_of("minute").add(minutes=1)
        return max(soonest, at(day, start, zone_of(now)))
    end = at(day, config.day.end, zone_of(now))
    if end <= now:
        raise Refused(
            _("Work ended at {time} today; write a time as well.").format(time=config.day.end)
        )
    return end
