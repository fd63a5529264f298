"""Public holidays by country, whatever a contact or the config calls the country.

The days themselves are those of the library ``holidays``. It takes a tenth of a second to load and
is imported only for a question that was not answered before.
"""

import re
from collections.abc import MutableMapping
from datetime import date
from functools import lru_cache

from planner.model.text import fold

_NAMES = {
    "AE": "Emiratos Árabes Unidos, UAE",
    "AR": "Argentina, República Argentina",
    "AT": "Austria, Österreich",
    "BE": "Bélgica, Belgique, België",
    "BO": "Bolivia",
    "BR": "Brasil",
    "CA": "Canadá",
    "CH": "Suiza, Schweiz, Suisse",
    "CI": "Costa de Marfil, Côte d'Ivoire",
    "CV": "Cape Verde",
    "CY": "Chipre",
    "CZ": "Chequia, República Checa, Czech Republic",
    "DE": "Alemania, Deutschland",
    "DK": "Dinamarca, Danmark",
    "DO": "República Dominicana",
    "DZ": "Argelia",
    "EG": "Egipto",
    "ES": "España, Reino de España, Espanya, Espainia",
    "FI": "Finlandia, Suomi",
    "FR": "Francia",
    "GB": "Reino Unido, Gran Bretaña, Great Britain, Britain",
    "GB-ENG": "Inglaterra, England",
    "GB-NIR": "Irlanda del Norte, Northern Ireland",
    "GB-SCT": "Escocia, Scotland",
    "GB-WLS": "Gales, Wales",
    "GQ": "Guinea Ecuatorial",
    "GR": "Grecia",
    "HK": "Hong Kong SAR",
    "HR": "Croacia",
    "HT": "Haití",
    "HU": "Hungría",
    "IE": "Irlanda, República de Irlanda, Republic of Ireland",
    "IS": "Islandia",
    "IT": "Italia",
    "JO": "Jordania",
    "JP": "Japón",
    "KR": "Corea, Corea del Sur, Republic of Korea",
    "LB": "Líbano",
    "LT": "Lituania",
    "LU": "Luxemburgo",
    "LV": "Letonia",
    "MA": "Marruecos",
    "MX": "México, Méjico",
    "MY": "Malasia",
    "NL": "Países Bajos, Holanda, Holland, The Netherlands, Nederland",
    "NO": "Noruega, Norge",
    "NZ": "Nueva Zelanda, Nueva Zelandia",
    "PA": "Panamá",
    "PE": "Perú",
    "PH": "Filipinas",
    "PL": "Polonia, Polska",
    "RO": "Rumanía, Rumania",
    "RU": "Rusia, Russian Federation",
    "SA": "Arabia Saudí, Arabia Saudita",
    "SE": "Suecia, Sverige",
    "SG": "Singapur",
    "SI": "Eslovenia",
    "SK": "Eslovaquia, Slovak Republic",
    "SY": "Siria, Syria",
    "TH": "Tailandia",
    "TN": "Túnez",
    "TR": "Turquía, Türkiye",
    "TW": "Taiwán",
    "UA": "Ucrania",
    "US": "Estados Unidos, Estados Unidos de América, EEUU, United States of America",
    "VN": "Viet Nam",
    "ZA": "Sudáfrica",
}
"""Code -> what people and their programs write where it is not the name that the library has."""

_CODE_AND_REGION = r"([a-z]{2,3})-([a-z0-9]{1,3})"
_LONGEST = 80
"""Letters that a country's name may have."""
_answered: MutableMapping[str, list[str]] = {}
"""What the library said: question -> answer."""


def remember_in(answers: MutableMapping[str, list[str]]) -> None:
    """Look into ``answers`` before the library is asked, and put there what it says."""
    global _answered
    _answered = answers


def is_public_holiday(day: date, country: str) -> bool:
    """Whether ``day`` is a public holiday in ``country``; one that is not known has none."""
    return day in _days_off(country_code(country), day.year)


@lru_cache(maxsize=512)
def country_code(text: str) -> str:
    """``ES`` for ``es``, ``ESP``, ``Spain`` and ``España``; ``ES-CT`` for ``es-ct``; ``""`` where
    the country is not known. A region that is not known is left out."""
    wanted = fold(text.strip())
    if not wanted or len(wanted) > _LONGEST:
        return ""
    question = f"code {wanted}"
    if question not in _answered:
        _answered[question] = [_code(wanted)]
    return _answered[question][0]


def _code(wanted: str) -> str:
    if found := re.fullmatch(_CODE_AND_REGION, wanted):
        return _with_region(_known().get(found[1], ""), found[2].upper())
    return _known().get(_plain(wanted), "")


def _with_region(code: str, region: str) -> str:
    import holidays

    if code and region in holidays.country_holidays(code).subdivisions:
        return f"{code}-{region}"
    return code


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """Every name, two-letter and three-letter code that is understood -> the code."""
    from holidays.registry import COUNTRIES

    written = [(name, code) for code, names in _NAMES.items() for name in names.split(", ")]
    # An entry of the library is name: (class, two letters, three letters, aliases ...).
    written += [(name, codes[1]) for key, codes in COUNTRIES.items() for name in (key, *codes)]
    return {_plain(name): code for name, code in written}


def _plain(name: str) -> str:
    """``U.S.A.``, ``Hong Kong`` and ``hongkong`` differ only in what is no letter."""
    return re.sub(r"[\W_]+", "", fold(name))


@lru_cache(maxsize=256)
def _days_off(code: str, year: int) -> frozenset[date]:
    if not code:
        return frozenset()
    question = f"days {code} {year}"
    if question not in _answered:
        _answered[question] = sorted(day.isoformat() for day in _holidays(code, year))
    return frozenset(map(date.fromisoformat, _answered[question]))


def _holidays(code: str, year: int) -> list[date]:
    import holidays

    country, _dash, region = code.partition("-")
    return list(holidays.country_holidays(country, subdiv=region or None, years=year))
