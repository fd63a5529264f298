"""The time zones of the states of the USA, Mexico and Australia, the provinces of Canada, and the
islands of Spain and Portugal.

Other programs write a state beside each contact there and no zone, and from coast to coast it is
several hours. Of a state with two zones, the one where most people live counts.
"""

import re
from functools import lru_cache

from planner.method.hours.public_holidays import country_code
from planner.model.text import fold

_STATES = {
    "America/New_York": "CT Connecticut, DC District of Columbia, DE Delaware, FL Florida, "
    "GA Georgia, IN Indiana, KY Kentucky, MA Massachusetts, MD Maryland, ME Maine, MI Michigan, "
    "NC North Carolina, NH New Hampshire, NJ New Jersey, NY New York, OH Ohio, PA Pennsylvania, "
    "RI Rhode Island, SC South Carolina, VA Virginia, VT Vermont, WV West Virginia",
    "America/Chicago": "AL Alabama, AR Arkansas, IA Iowa, IL Illinois, KS Kansas, LA Louisiana, "
    "MN Minnesota, MO Missouri, MS Mississippi, ND North Dakota, NE Nebraska, OK Oklahoma, "
    "SD South Dakota, TN Tennessee, TX Texas, WI Wisconsin",
    "America/Denver": "CO Colorado, ID Idaho, MT Montana, NM New Mexico, UT Utah, WY Wyoming",
    "America/Phoenix": "AZ Arizona",
    "America/Los_Angeles": "CA California, NV Nevada, OR Oregon, WA Washington",
    "America/Anchorage": "AK Alaska",
    "Pacific/Honolulu": "HI Hawaii",
    "America/Puerto_Rico": "PR Puerto Rico",
}
_CLOCKS = {
    "America/New_York": "et est edt eastern",
    "America/Chicago": "ct cst cdt central",
    "America/Denver": "mt mst mdt mountain",
    "America/Los_Angeles": "pt pst pdt pacific",
    "Europe/London": "bst british",
}
"""What people call the clocks of North America, and of Britain in summer. ``EST`` and ``MST`` are
zones of the database as well, whose clocks never change."""
_ABOUT_A_CLOCK = re.compile(r"\b(?:us|time|standard|daylight|summer|and canada)\b|[^\w ]")
_PROVINCES = {
    "America/St_Johns": "NL Newfoundland and Labrador",
    "America/Halifax": "NS Nova Scotia, PE Prince Edward Island",
    "America/Moncton": "NB New Brunswick",
    "America/Toronto": "ON Ontario, QC Quebec",
    "America/Iqaluit": "NU Nunavut",
    "America/Winnipeg": "MB Manitoba",
    "America/Regina": "SK Saskatchewan",
    "America/Edmonton": "AB Alberta, NT Northwest Territories",
    "America/Vancouver": "BC British Columbia",
    "America/Whitehorse": "YT Yukon",
}
# What a state is called otherwise stands as a pair of its own.
_MEXICAN = {
    "America/Tijuana": "BC Baja California, BCN Baja California Norte",
    "America/Hermosillo": "SON Sonora",
    "America/Mazatlan": "BCS Baja California Sur, NAY Nayarit, SIN Sinaloa",
    "America/Chihuahua": "CHH Chihuahua",
    "America/Cancun": "ROO Quintana Roo",
    "America/Merida": "CAM Campeche, YUC Yucatán",
    "America/Monterrey": "COA Coahuila, COAH Coahuila de Zaragoza, DUR Durango, NLE Nuevo León, "
    "NL Nuevo León, TAM Tamaulipas",
    "America/Mexico_City": "AGU Aguascalientes, CHP Chiapas, CMX Ciudad de México, "
    "CDMX Mexico City, DF Distrito Federal, COL Colima, GUA Guanajuato, GRO Guerrero, "
    "HID Hidalgo, JAL Jalisco, MEX México, EDOMEX Estado de México, MIC Michoacán, "
    "MICH Michoacán de Ocampo, MOR Morelos, OAX Oaxaca, PUE Puebla, QUE Querétaro, "
    "QRO Querétaro de Arteaga, SLP San Luis Potosí, TAB Tabasco, TLA Tlaxcala, VER Veracruz, "
    "VERACRUZ Veracruz de Ignacio de la Llave, ZAC Zacatecas",
}
_AUSTRALIAN = {
    "Australia/Sydney": "NSW New South Wales, ACT Australian Capital Territory",
    "Australia/Melbourne": "VIC Victoria",
    "Australia/Brisbane": "QLD Queensland",
    "Australia/Adelaide": "SA South Australia",
    "Australia/Perth": "WA Western Australia",
    "Australia/Hobart": "TAS Tasmania",
    "Australia/Darwin": "NT Northern Territory",
}
_CANARIAN = {"Atlantic/Canary": "GC Las Palmas, TF Santa Cruz de Tenerife"}
_PORTUGUESE = {"Atlantic/Madeira": "30 Madeira", "Atlantic/Azores": "20 Açores"}
_BY_COUNTRY = {
    "US": _STATES,
    "CA": _PROVINCES,
    "MX": _MEXICAN,
    "AU": _AUSTRALIAN,
    "ES": _CANARIAN,
    "PT": _PORTUGUESE,
}
_POSTCODES = {
    # A spreadsheet takes the first nought of others: 3800 is Alcoy's 03800.
    "ES": {r"3[58]\d{3}": "Atlantic/Canary"},
    "PT": {r"9[0-4]\d\d\b.*": "Atlantic/Madeira", r"9[5-9]\d\d\b.*": "Atlantic/Azores"},
}


@lru_cache(maxsize=512)
def zone_in_state(state: str, country: str, postcode: str = "") -> str:
    """The zone of ``state``, its letters or its name, in ``country`` (a code or a name), else that
    of ``postcode``; nothing, where they are not known: WA is Washington, and in Australia it is
    Perth's."""
    code = country_code(country).partition("-")[0]
    islands = _POSTCODES.get(code, {}).items()
    on_island = (zone for pattern, zone in islands if re.fullmatch(pattern, postcode.strip()))
    return _zones().get((code, fold(state.strip()))) or next(on_island, "")


@lru_cache(maxsize=1)
def _zones() -> dict[tuple[str, str], str]:
    return {
        (country, fold(written)): zone
        for country, by_zone in _BY_COUNTRY.items()
        for zone, states in by_zone.items()
        for code, name in (state.split(" ", 1) for state in states.split(", "))
        for written in (code, name)
    }


def zone_of_clock(said: str) -> str:
    """``America/New_York`` of ``EST``, ``us/eastern`` or ``Eastern Time (US & Canada)``; empty
    where it is none of these."""
    word = _ABOUT_A_CLOCK.sub("", fold(said).replace("&", "and").replace("/", " ")).strip()
    return next((zone for zone, words in _CLOCKS.items() if word in words.split()), "")
