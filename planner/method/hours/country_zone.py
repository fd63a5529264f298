"""The time zones of countries."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from pkgutil import get_data

import pendulum

from planner.config import Config
from planner.locale import LANGUAGES, words
from planner.method.hours.city_names import city_of
from planner.method.hours.public_holidays import country_code
from planner.model.instants import local, zone_of
from planner.model.text import fold

_MAINLAND = {
    "AR": "America/Argentina/Buenos_Aires", "CL": "America/Santiago", "CN": "Asia/Shanghai",
    "DE": "Europe/Berlin", "EC": "America/Guayaquil", "ES": "Europe/Madrid",
    "NZ": "Pacific/Auckland", "PT": "Europe/Lisbon",
}  # fmt: skip
"""Country of several zones -> that of nineteen in twenty who live there. The islands of Spain and
Portugal are told by their province or postcode."""


@lru_cache(maxsize=512)
def zone_in(country: str) -> str:
    """The one zone of ``country`` (a code or a name), or of nearly all of it; nothing, where it has
    several or is not known: half of those who live there would get the wrong hours."""
    zones = zones_of(country)
    return zones[0] if len(zones) == 1 else _MAINLAND.get(country_code(country), "")


@lru_cache(maxsize=512)
def zones_of(country: str) -> tuple[str, ...]:
    """All zones of ``country`` (a code or a name); none, where it is not known."""
    return tuple(_zones().get(country_code(country).partition("-")[0], ()))


def likely_zones(country: str, now: pendulum.DateTime, config: Config) -> Sequence[str]:
    """Zones where somebody in ``country`` may be, the earliest clock first, and one for each time
    that is shown there now: the first of the table, which puts the most populous
    first. In the rep's own country, or one that is not known, the rep's."""
    own = config.rep.zone or zone_of(now)
    zones = zones_of(country)
    if not zones or own in zones or zones == zones_of(config.rep.country):
        return (own,)
    by_clock = {local(now, zone).replace(tzinfo=None): zone for zone in reversed(zones)}
    return [by_clock[clock] for clock in sorted(by_clock)]


@lru_cache(maxsize=64)
def zone_named(city: str) -> str:
    """The one zone that is called after ``city``, in any language the planner speaks: ``Canarias``,
    ``new york``; empty where there is none, or several."""
    named = {
        zone
        for zone in chain.from_iterable(_zones().values())
        for language in LANGUAGES
        if fold(city_of(zone, words(language).gettext)) == fold(city)
    }
    return named.pop() if len(named) == 1 else ""


@lru_cache(maxsize=1)
def _zones() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    # importlib.resources would do as well, and takes a command 2 ms to import.
    table = get_data("tzdata", "zoneinfo/zone.tab") or b""
    for line in table.decode().splitlines():
        if line and not line.startswith("#"):
            code, _coordinates, zone, *_comments = line.split("\t")
            found[code].append(zone)
    return dict(found)
