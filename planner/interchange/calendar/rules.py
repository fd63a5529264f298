"""Rules of repetition, looked at before anybody expands them.

The library expands what it is given: a rule that never matches is searched to the year 9999, one
without a step for ever. What passes here ends soon.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from planner.interchange.calendar.unusable import Unusable
from planner.locale import _

MOST_A_DAY = 24
"""Meetings of one event in a day. More are no meetings."""

_MOST_HOURLY = 1000
_MOST_INTERVAL = 10_000
_KEYS = frozenset(
    {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY"}
    | {"BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYHOUR", "BYMINUTE", "BYSECOND"}
)
_ONLY_YEARLY = {"BYYEARDAY", "BYWEEKNO"}
_NOT_HOURLY = {"BYMONTH", "BYMONTHDAY", "BYSETPOS", "BYMINUTE", "BYSECOND"}
_DAYS_OF = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BLANKS = re.compile(r"\s+")
_DIGITS = re.compile("[-:]")
_UNTIL = re.compile(r"\d{8}(T\d{6}Z?)?")


def checked_rule(text: str, start: datetime) -> str:
    """The rule in plain form, its end in UTC. ``start`` is that of its event, with its zone.

    Raises Unusable for a rule that cannot be understood or that would never come to an end.
    """
    parts = _parts(text)
    frequency = parts.get("FREQ", "")
    if frequency in ("SECONDLY", "MINUTELY"):
        raise Unusable(_("it repeats every second or minute"))
    if frequency not in ("HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        raise _not_understood(text)
    try:
        _check_numbers(parts)
        _check_matches(frequency, parts)
        if "UNTIL" in parts:
            # A rule has one end. Where a file has both, this one says when.
            parts.pop("COUNT", None)
            until = _until(parts["UNTIL"], start)
            if frequency == "HOURLY" and until - start > timedelta(hours=_MOST_HOURLY):
                raise Unusable(_("it repeats every hour without end"))
            parts["UNTIL"] = f"{_DIGITS.sub('', until.replace(tzinfo=None).isoformat())}Z"
    except (ValueError, OverflowError, KeyError) as error:
        raise error if isinstance(error, Unusable) else _not_understood(text) from error
    return ";".join(f"{key}={value}" for key, value in parts.items())


def _parts(text: str) -> dict[str, str]:
    """Exchange writes blanks after commas, others repeat ``RRULE:`` in the value."""
    parts: dict[str, str] = {}
    for piece in _BLANKS.sub("", text).upper().split(";"):
        key, equals, value = piece.rpartition(":")[2].partition("=")
        if not equals or key.startswith("X-"):
            continue
        if key not in _KEYS or not value:
            raise _not_understood(text)
        parts[key] = value
    return parts


def _check_numbers(parts: dict[str, str]) -> None:
    if not 1 <= int(parts.get("INTERVAL", "1")) <= _MOST_INTERVAL:
        raise Unusable(_("it repeats with no step that can be counted"))
    if "COUNT" in parts and int(parts["COUNT"]) < 1:
        # Some programs write -1 for "without end".
        del parts["COUNT"]


def _check_matches(frequency: str, parts: Mapping[str, str]) -> None:
    times = _times_a_day(parts)
    if frequency == "HOURLY":
        few = "UNTIL" in parts or int(parts.get("COUNT", _MOST_HOURLY + 1)) <= _MOST_HOURLY
        if not few or _NOT_HOURLY & parts.keys():
            raise Unusable(_("it repeats every hour without end"))
    if times > MOST_A_DAY:
        raise Unusable(_("it repeats more than {n} times a day").format(n=MOST_A_DAY))
    if (frequency != "YEARLY" and _ONLY_YEARLY & parts.keys()) or not _possible(
        frequency, parts, times
    ):
        raise Unusable(_("its rule names days that never come"))


def _times_a_day(parts: Mapping[str, str]) -> int:
    times = 1
    for key in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        times *= len(set(parts.get(key, "0").split(",")))
    return times


def _possible(frequency: str, parts: Mapping[str, str], times: int) -> bool:
    """Whether the rule can match at all, as far as it would be searched for long if not."""
    months = _numbers(parts, "BYMONTH")
    days = _numbers(parts, "BYMONTHDAY")
    longest = max((_DAYS_OF[month - 1] for month in months or (1,)), default=31)
    if days and min(map(abs, days)) > longest:
        return False
    if frequency in ("DAILY", "WEEKLY") and (positions := _numbers(parts, "BYSETPOS")):
        weekdays = len(parts.get("BYDAY", "").split(",")) if frequency == "WEEKLY" else 1
        return min(map(abs, positions)) <= weekdays * times
    return True


def _numbers(parts: Mapping[str, str], key: str) -> list[int]:
    return [int(number) for number in parts[key].split(",")] if key in parts else []


def _until(text: str, start: datetime) -> datetime:
    """A day means its end, a time without a zone that of the event."""
    if not _UNTIL.fullmatch(text):
        raise ValueError(text)
    moment = datetime.strptime(text[:15], "%Y%m%dT%H%M%S" if "T" in text else "%Y%m%d")  # noqa: DTZ007
    if "T" not in text:
        moment += timedelta(days=1, seconds=-1)
    return moment.replace(tzinfo=UTC if text.endswith("Z") else start.tzinfo).astimezone(UTC)


def _not_understood(text: str) -> Unusable:
    return Unusable(_("its repetition cannot be understood: {rule}").format(rule=text.strip()[:80]))
