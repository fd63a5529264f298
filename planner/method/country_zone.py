"""The time zones of countries."""

from collections import defaultdict
from functools import lru_cache
from importlib.resources import files

from planner.method.public_holidays import country_code


@lru_cache(maxsize=512)
def zone_in(country: str) -> str:
    """The one zone of ``country`` (a code or a name); nothing, where it has several or is not
    known: half of those who live there would get the wrong hours."""
    zones = zones_of(country)
    return zones[0] if len(zones) == 1 else ""


@lru_cache(maxsize=512)
def zones_of(country: str) -> tuple[str, ...]:
    """All zones of ``country`` (a code or a name); none, where it is not known."""
    return tuple(_zones().get(country_code(country).partition("-")[0], ()))


@lru_cache(maxsize=1)
def _zones() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            code, _coordinates, zone, *_comments = line.split("\t")
            found[code].append(zone)
    return dict(found)
