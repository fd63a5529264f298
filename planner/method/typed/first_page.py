"""When the rep works, as the first page is told, and what it sets besides the answers, where the
defaults would not fit them."""

import re
from collections.abc import Sequence

import pendulum

from planner.config import Config
from planner.method.hours.public_holidays import country_code
from planner.method.one_line import when
from planner.model.errors import Refused

_ANY_DAY = pendulum.datetime(2026, 1, 5)
"""One without a change of clocks ahead, which has all hours."""
_FROM = re.compile(r"(?i)^\s*(?:from|(?:de|desde)(?: las?)?)\s")
_TO = re.compile(r"(?i)\s*(?:[-–—]|\b(?:to|until|(?:a(?!\.? ?m\b)|hasta)(?: las?)?)\b)\s*")
"""What stands between the two ends of the working hours."""
_AND = re.compile(r"\s*(?:[,;/]|\b(?:and|y)\b)\s*(?:\b(?:from|de)\b\s*)?")
"""What stands between the morning and the afternoon, where lunch parts them."""
_PLAIN = re.compile(r"(?i)^([0-9]{1,2})(?:[:.]([0-9]{2}))?([ap])?$")
"""One end: ``9``, ``9:30``, ``9.30`` or ``9a``."""

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


def hours_told(typed: str, config: Config) -> list[str]:
    """Both ends in the form of the config file, however the rep writes them; between them those of
    lunch, where it parts the day: ``9-14 y 16-19``. Nothing, where these are no hours."""
    parts = [_TO.split(part) for part in _AND.split(_FROM.sub("", typed).strip())]
    ends = [_PLAIN.sub(_clock, end) for part in parts for end in part]
    try:
        told = [f"{when(f'tomorrow {end}', _ANY_DAY, config):%H:%M}" for end in ends]
    except Refused:
        return []
    for place in range(1, len(told)):
        if told[place] <= told[place - 1] and max(told[0], told[place]) < "12:00":
            # "9-5".
            told[place] = f"{int(told[place][:2]) + 12}{told[place][2:]}"
    whole = len(told) == 2 * len(parts) <= 4 and all(len(part) == 2 for part in parts)
    return told if whole and told == sorted(set(told)) else []


def _clock(plain: re.Match[str]) -> str:
    half = f"{plain[3]}m" if plain[3] else ""
    return f"{plain[1]:0>2}:{plain[2] or '00'}{half}"


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
