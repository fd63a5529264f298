"""The names that programs give to time zones, and the zones of this world that they mean."""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from planner.model.text import fold

_PREFIX = re.compile(r"\s*\((?:UTC|GMT)\s*(?:([+\N{MINUS SIGN}-])(\d{1,2}):?(\d{2}))?\)\s*", re.I)
_SEASONS = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC))

_DISPLAYED = {
    "abu dhabi, muscat": "Asia/Dubai",
    "alaska": "America/Anchorage",
    "aleutian islands": "America/Adak",
    "anadyr, petropavlovsk-kamchatsky": "Asia/Kamchatka",
    "arizona": "America/Phoenix",
    "astana": "Asia/Almaty",
    "atlantic time (canada)": "America/Halifax",
    "azores": "Atlantic/Azores",
    "baja california": "America/Tijuana",
    "bougainville island": "Pacific/Bougainville",
    "cabo verde is.": "Atlantic/Cape_Verde",
    "cape verde is.": "Atlantic/Cape_Verde",
    "casablanca": "Africa/Casablanca",
    "central america": "America/Guatemala",
    "central time (us and canada)": "America/Chicago",
    "chatham islands": "Pacific/Chatham",
    "city of buenos aires": "America/Argentina/Buenos_Aires",
    "coordinated universal time": "UTC",
    "easter island": "Pacific/Easter",
    "eastern time (us and canada)": "America/New_York",
    "ekaterinburg": "Asia/Yekaterinburg",
    "gaza, hebron": "Asia/Gaza",
    "greenland": "America/Nuuk",
    "haiti": "America/Port-au-Prince",
    "hawaii": "Pacific/Honolulu",
    "indiana (east)": "America/Indiana/Indianapolis",
    "international date line west": "Etc/GMT+12",
    "islamabad, karachi": "Asia/Karachi",
    "kiritimati island": "Pacific/Kiritimati",
    "lord howe island": "Australia/Lord_Howe",
    "marquesas islands": "Pacific/Marquesas",
    "mid-atlantic - old": "Etc/GMT+2",
    "mountain time (us and canada)": "America/Denver",
    "new caledonia": "Pacific/Noumea",
    "newfoundland": "America/St_Johns",
    "norfolk island": "Pacific/Norfolk",
    "nuku'alofa": "Pacific/Tongatapu",
    "pacific time (us and canada)": "America/Los_Angeles",
    "petropavlovsk-kamchatsky - old": "Asia/Kamchatka",
    "saint pierre and miquelon": "America/Miquelon",
    "salvador": "America/Bahia",
    "samoa": "Pacific/Apia",
    "saskatchewan": "America/Regina",
    "solomon is., new caledonia": "Pacific/Guadalcanal",
    "sri jayawardenepura": "Asia/Colombo",
    "turks and caicos": "America/Grand_Turk",
    "west central africa": "Africa/Lagos",
    "yukon": "America/Whitehorse",
    "hora del este (ee. uu. y canada)": "America/New_York",
    "hora central (ee. uu. y canada)": "America/Chicago",
    "hora de la montana (ee. uu. y canada)": "America/Denver",
    "hora del pacifico (ee. uu. y canada)": "America/Los_Angeles",
    "bruselas, copenhague, madrid, paris": "Europe/Paris",
    "dublin, edimburgo, lisboa, londres": "Europe/London",
}
"""What Outlook shows, folded and without its offset, where it names no city of the database."""


@lru_cache(maxsize=256)
def zone_named(name: str) -> ZoneInfo | None:
    """The zone that ``name`` means: one of the IANA database, of Windows, or shown by Outlook."""
    # Imported late, with the rest of the library.
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    if zone := _known(name):
        return zone
    # "/Europe/Stockholm", "/freeassociation.sourceforge.net/Europe/Berlin"
    pieces = name.strip("/").split("/")
    for first in range(len(pieces)):
        if zone := _known("/".join(pieces[first:])):
            return zone
    windows = WINDOWS_TO_OLSON.get(name)
    return _known(windows) if windows else _displayed(name)


def _known(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (LookupError, ValueError, OSError):
        # A folder of the database is no zone either.
        return None


def _displayed(name: str) -> ZoneInfo | None:
    """``(UTC-05:00) Eastern Time (US & Canada)``. What is shown may also be a list of cities."""
    prefix = _PREFIX.match(name)
    shown = " ".join(fold(name[prefix.end() :] if prefix else name).replace("&", "and").split())
    if listed := _DISPLAYED.get(shown):
        return _known(listed)
    if not prefix:
        return None
    sign, hours, minutes = prefix.groups(default="0")
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    offset = -offset if sign in "-\N{MINUS SIGN}" else offset
    cities = _cities()
    for city in shown.split(","):
        for zone in map(_known, cities.get(city.strip(), ())):
            if zone and _standard(zone) == offset:
                return zone
    return None


def _standard(zone: ZoneInfo) -> timedelta:
    """How far from UTC a zone is when it is not summer there."""
    return min(moment.astimezone(zone).utcoffset() or timedelta(0) for moment in _SEASONS)


@lru_cache(maxsize=1)
def _cities() -> dict[str, list[str]]:
    """Name of a city, folded -> the zones called after it."""
    cities: dict[str, list[str]] = {}
    for name in sorted(available_timezones()):
        _region, slash, city = name.rpartition("/")
        if slash:
            cities.setdefault(fold(city.replace("_", " ")), []).append(name)
    return cities
