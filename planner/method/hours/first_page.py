"""What the first page sets besides the answers, where the defaults would not fit them."""

from collections.abc import Sequence

from planner.config import Config
from planner.method.hours.public_holidays import country_code

_NOON, _ONE, _LONG = ("12:00", "13:00"), ("13:00", "14:00"), ("12:00", "14:00")
_MEALS = (
    ("AT AU BE CA CH CZ DE DK EE FI FR GB HU IE IS LT LU LV NL NO NZ PL SE SK US ZA", _NOON, _NOON),
    ("BO BR CO CR DO HN NI PA PR PY SV VE", _NOON, _LONG),
    ("AR CL EC GT PE UY", _ONE, _ONE),
)
"""Where nobody keeps a siesta, for from two to four people are at work there: the countries, when
the rep eats, and when nobody is called. In some, one office eats an hour after another."""

_BEFORE_THE_END = 30
"""Minutes from the last email window to the end of work, or to lunch."""


def besides(
    country: str, start: str, end: str, config: Config, lunch: Sequence[str] = ()
) -> dict[str, list[str]]:
    """Key of the config -> its value, for a rep of that country with these working hours, and with
    this ``lunch``, if they said when it is."""
    found: dict[str, list[str]] = {}
    for countries, eats, nobody_called in _MEALS:
        if country_code(country)[:2] in countries.split():
            found = {"day.lunch": [*eats], "calling_hours.siesta": [*nobody_called]}
    usual = config.day.lunch
    opens, closes = found.get("day.lunch", (usual.start, usual.end))
    if lunch:
        found["day.lunch"] = [*lunch]
    elif opens < end <= closes:
        # Who is done by then eats afterwards.
        found["day.lunch"] = [end, _time(_minutes(end) + _minutes(closes) - _minutes(opens))]
    windows = _windows(start, end, config, found.get("day.lunch", ()))
    return {**found, "day.email_windows": windows} if windows else found


def _windows(start: str, end: str, config: Config, lunch: Sequence[str]) -> list[str]:
    """The email windows within the hours of work, before lunch rather than in it; none, if all are.
    One that is outside is promised to customers and never held."""
    closes = _minutes(end)
    usual = [_before(lunch, window) for window in config.day.email_windows]
    held = [
        window
        for window in usual
        if start <= window and _minutes(window) + config.day.email_window_minutes <= closes
    ]
    if len(held) == len(usual):
        return [] if usual == [*config.day.email_windows] else held
    return [*held, _time(max(closes - _BEFORE_THE_END, _minutes(start)))]


def _before(lunch: Sequence[str], window: str) -> str:
    if not lunch or not lunch[0] <= window < lunch[1]:
        return window
    return _time(_minutes(lunch[0]) - _BEFORE_THE_END)


def _time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _minutes(time: str) -> int:
    hour, minute = map(int, time.split(":"))
    return hour * 60 + minute
