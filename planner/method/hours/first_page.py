"""What the first page sets besides the answers, where the defaults would not fit them."""

from planner.config import Config

_NOON = ("12:00", "13:00")
_LUNCH_AT_NOON = {
    "AT", "AU", "BE", "CA", "CH", "CZ", "DE", "DK", "EE", "FI", "FR", "GB", "HU", "IE", "IS", "LT",
    "LU", "LV", "NL", "NO", "NZ", "PL", "SE", "SK", "US", "ZA",
}  # fmt: skip
"""Where nobody keeps a siesta: from two to four people are at work there."""

_BEFORE_THE_END = 30
"""Minutes from the last email window to the end of work."""


def besides(country: str, start: str, end: str, config: Config) -> dict[str, list[str]]:
    """Key of the config -> its value, for a rep of that country with these working hours."""
    windows = _windows(start, end, config)
    found: dict[str, list[str]] = {}
    if country[:2].upper() in _LUNCH_AT_NOON:
        found = {"day.lunch": [*_NOON], "calling_hours.siesta": [*_NOON]}
    return {**found, "day.email_windows": windows} if windows else found


def _windows(start: str, end: str, config: Config) -> list[str]:
    """The email windows within the hours of work; none, if all are. One after the end is promised
    to customers and never held."""
    closes = _minutes(end)
    usual = config.day.email_windows
    held = [
        window
        for window in usual
        if start <= window and _minutes(window) + config.day.email_window_minutes <= closes
    ]
    if len(held) == len(usual):
        return []
    last = max(closes - _BEFORE_THE_END, _minutes(start))
    return [*held, f"{last // 60:02}:{last % 60:02}"]


def _minutes(time: str) -> int:
    hour, minute = map(int, time.split(":"))
    return hour * 60 + minute
