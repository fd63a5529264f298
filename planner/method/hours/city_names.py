"""Cities of time zones that have another name in another language."""

from collections.abc import Callable

from planner.locale import N_

CITY_NAMES = frozenset(
    (
        *(N_("Addis Ababa"), N_("Algiers"), N_("Amsterdam"), N_("Asuncion"), N_("Athens")),
        *(N_("Baghdad"), N_("Bahia Banderas"), N_("Baku"), N_("Belgrade"), N_("Belize")),
        *(N_("Berlin"), N_("Bogota"), N_("Brussels"), N_("Bucharest"), N_("Cairo"), N_("Canary")),
        *(N_("Cancun"), N_("Cayenne"), N_("Chisinau"), N_("Ciudad Juarez"), N_("Copenhagen")),
        *(N_("Cordoba"), N_("Curacao"), N_("Damascus"), N_("Dhaka"), N_("Dubai"), N_("Dublin")),
        *(N_("Faroe"), N_("Guadeloupe"), N_("Guernsey"), N_("Havana"), N_("Isle of Man")),
        *(N_("Istanbul"), N_("Jakarta"), N_("Jerusalem"), N_("Johannesburg"), N_("Kaliningrad")),
        *(N_("Kolkata"), N_("Kyiv"), N_("Lisbon"), N_("Ljubljana"), N_("London")),
        *(N_("Los Angeles"), N_("Luxembourg"), N_("Macau"), N_("Martinique"), N_("Mazatlan")),
        *(N_("Merida"), N_("Mexico City"), N_("Monaco"), N_("Moscow"), N_("Nassau")),
        *(N_("New York"), N_("Panama"), N_("Paris"), N_("Port of Spain"), N_("Port-au-Prince")),
        *(N_("Prague"), N_("Qatar"), N_("Reykjavik"), N_("Riyadh"), N_("Rome"), N_("Sao Paulo")),
        *(N_("Seoul"), N_("Shanghai"), N_("Singapore"), N_("Skopje"), N_("Sofia"), N_("St Johns")),
        *(N_("Stockholm"), N_("Sydney"), N_("Taipei"), N_("Tallinn"), N_("Tbilisi"), N_("Tehran")),
        *(N_("Tirane"), N_("Tokyo"), N_("Tripoli"), N_("Tucuman"), N_("Tunis"), N_("Vatican")),
        *(N_("Vienna"), N_("Vilnius"), N_("Warsaw"), N_("Yerevan"), N_("Zurich")),
    )
)
"""As the ids of the zones write them, with blanks."""


def city_of(zone: str, say: Callable[[str], str]) -> str:
    """``Madrid`` of ``Europe/Madrid``, in the language that ``say`` speaks."""
    name = zone.rpartition("/")[2].replace("_", " ")
    return say(name) if name in CITY_NAMES else name
