"""How a line says a time or a length: ``15:30``, ``3pm``, ``a las 4``, ``+1h30``, ``90m``."""

import re
from datetime import date, timedelta

from planner.config import Config
from planner.locale import _
from planner.method.one_line.pieces import Doubt, Form, Piece, Scene, form
from planner.method.one_line.words import refused

SHORTEST_MINUTES, LONGEST_MINUTES = 15, 720
"""A block of deep work is no moment, and shorter than a day."""
_MINUTES = {
    unit: minutes
    for minutes, units in (
        (1, "minutes minutos minute minuto mins min m"),
        (60, "hours horas hour hora hrs hr h"),
    )
    for unit in units.split()
}
_DAYS = {
    unit: days
    for days, units in (
        (1, "days dias day dia d"),
        (7, "weeks semanas week semana wks wk sem w"),
        (14, "fortnights fortnight"),
    )
    for unit in units.split()
}

HOURS = {
    name: number
    for number, names in enumerate(
        (
            "una one", "dos two", "tres three", "cuatro four", "cinco five", "seis six",
            "siete seven", "ocho eight", "nueve nine", "diez ten", "once eleven", "doce twelve",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
COUNTS = {
    **HOURS, "a couple of": 2, "a couple": 2, "un par de": 2, "a": 1, "an": 1, "un": 1,
    "quince": 15, "fifteen": 15, "veinte": 20, "twenty": 20, "treinta": 30, "thirty": 30,
    "cuarenta": 40, "forty": 40,
}  # fmt: skip
"""Numbers that people write as words before minutes, hours, days, weeks and months."""


def _minutes(match: re.Match[str]) -> int:
    if match["hours"]:
        return int(match["hours"]) * 60 + int(match["rest"])
    return count(match["n"]) * _MINUTES[match["unit"]]


def count(text: str) -> int:
    return COUNTS.get(text) or int(text)


def _later(match: re.Match[str], scene: Scene) -> Piece:
    return minutes_later(_minutes(match), scene)


def _minutes_for_short(match: re.Match[str], scene: Scene) -> Piece | None:
    """``en 15``, where nothing follows that there may be fifteen of."""
    later = minutes_later(int(match["n"]), scene) if scene.ends else None
    return later and later._replace(doubt=Doubt.BY if match.start() else None)


def minutes_later(minutes: int, scene: Scene) -> Piece:
    """The moment so many minutes from now."""
    # Added in UTC: twenty minutes are twenty minutes, also while the clocks change.
    start = scene.now.start_of("minute").in_timezone("UTC")
    return Piece(moment=scene.here(start.add(minutes=minutes)))


def _days_later(match: re.Match[str], scene: Scene) -> Piece:
    days = count(match["n"]) * _DAYS[match["unit"]]
    if match["unit"] == "dias" and not match[0].startswith("+"):
        # Eight days are a week in Spanish, and fifteen are two.
        days -= days in (8, 15)
    return Piece(day=scene.today + timedelta(days=days))


def _months_later(match: re.Match[str], scene: Scene) -> Piece:
    """The same day of that month, or its last one."""
    later = scene.now.start_of("day").add(months=count(match["n"]))
    return Piece(day=date(later.year, later.month, later.day))


def _length(match: re.Match[str], scene: Scene) -> Piece:
    return length_of(_minutes(match), scene)


def length_of(minutes: int, scene: Scene) -> Piece:
    """So long. Raises Refused where no block is."""
    if not 0 < minutes <= LONGEST_MINUTES:
        raise refused(
            _("'{word}' at column {column} is no length of a block; write one such as 90m."),
            scene.words,
        )
    return Piece(minutes=minutes)


def _only_of_deep_work(match: re.Match[str], scene: Scene) -> Piece | None:
    """``40m`` where somebody is to be named. ``3M`` is a company: no block is so short."""
    if not SHORTEST_MINUTES <= _minutes(match) <= LONGEST_MINUTES:
        return None
    raise refused(
        _(
            "'{word}' at column {column} is a length, which only deep work has;"
            " begin the line with 'focus', or put it in quotes if it is text."
        ),
        scene.words,
    )


def _no_unit(match: re.Match[str], scene: Scene) -> Piece:
    raise refused(
        _("'{word}' at column {column} is not clear; write +20m, +2h, +1h30 or +2d."), scene.words
    )


def _clock(match: re.Match[str], scene: Scene) -> Piece:
    hour, minute = time_of_day(int(match["hour"]), int(match["minute"]), scene)
    if scene.config.rep.american and 0 < hour <= 12 and match["hour"][0] != "0":
        hour = hour_at_work(hour, scene, minute)
    return Piece(time=(hour, minute))


def _half_in_haste(match: re.Match[str], scene: Scene) -> Piece | None:
    """``9a``, ``2:30p``. Elsewhere they are a door, and pence."""
    if not scene.config.rep.american:
        return None
    sure = match["at"] or match["minute"]
    return _half_day(match, scene)._replace(doubt=None if sure else Doubt.NUMBER)


def _half_day(match: re.Match[str], scene: Scene) -> Piece:
    hour = int(match["hour"])
    if not 1 <= hour <= 12:
        raise _no_time(scene)
    after_noon = 12 if match["half"] == "p" else 0
    return Piece(time=time_of_day(hour % 12 + after_noon, int(match["minute"] or 0), scene))


def _part_of_day(match: re.Match[str], scene: Scene) -> Piece:
    hour = hour_of_part(int(match["hour"]), match["part"], scene)
    return Piece(time=time_of_day(hour, int(match["minute"] or 0), scene))


def hour_of_part(hour: int, part: str, scene: Scene) -> int:
    """``a las 4 de la tarde``, ``a la 1 del mediodía``. Noon, also ``las 12 de la mañana``, begins
    the afternoon."""
    afternoon = part != "manana"
    if (hour > 12 and not afternoon) or (part == "mediodia" and 3 < hour < 12):
        raise _no_time(scene)
    return hour + 12 if afternoon and hour < 12 else hour


def _hour_mark(match: re.Match[str], scene: Scene) -> Piece:
    """``15h`` and ``15h30``; before the day begins, ``2h`` is as well two hours."""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if not match["at"] and f"{hour:02}:{minute:02}" < scene.config.day.start:
        raise refused(
            _("'{word}' at column {column} can be a time or a length; write {time}, or +{length}."),
            scene.words,
            time=f"{hour}:{minute:02}",
            length=match["said"],
        )
    return Piece(time=time_of_day(hour, minute, scene))


def _bare_hour(match: re.Match[str], scene: Scene) -> Piece:
    return Piece(time=time_of_day(hour_at_work(int(match["hour"]), scene), 0, scene))


def _by_bare_hour(match: re.Match[str], scene: Scene) -> Piece | None:
    """``by 11``, which in a text is by how much: prices go up by 3; ``sobre las 6``, which in one
    is about six of something."""
    at_work = _hours_at_work(int(match["hour"]), scene.config)
    return Piece(time=(at_work[0], 0), doubt=Doubt.BY) if len(at_work) == 1 else None


def _hour_after_day(match: re.Match[str], scene: Scene) -> Piece | None:
    """``tomorrow 11``, where nothing follows that there may be eleven of."""
    at_work = _hours_at_work(int(match["hour"]), scene.config)
    counts = scene.ends and len(at_work) == 1
    return Piece(time=(at_work[0], 0), doubt=Doubt.HOUR) if counts else None


def hour_at_work(hour: int, scene: Scene, more: int = 0) -> int:
    """``a las 4`` is the one four o'clock in the working day; ``more`` are minutes said with it,
    with which the day may just have begun. Raises Refused without one."""
    at_work = [hour] if hour > 12 else _hours_at_work(hour % 12, scene.config, more)
    if len(at_work) != 1:
        raise refused(
            _("'{word}' at column {column} is no clear time; write one such as 3pm or 15:30."),
            scene.words,
        )
    return at_work[0]


def _hours_at_work(hour: int, config: Config, more: int = 0) -> list[int]:
    """The hour, and the same after noon, where the rep works then."""
    either = hour, hour + 12
    return [h for h in either if _at_work(h, config) or _at_work(h, config, more)]


def _at_work(hour: int, config: Config, more: int = 0) -> bool:
    hour, minute = divmod(hour * 60 + more, 60)
    return config.day.start <= f"{hour:02}:{minute:02}" <= config.day.end


def _digits(match: re.Match[str], scene: Scene) -> Piece | None:
    """``1530``, which may also be a number or a year."""
    hour, minute = int(match["hour"]), int(match["minute"])
    sure = bool(match["at"] or match["mark"])
    if not sure and (hour > 23 or minute > 59):
        return None
    return Piece(time=time_of_day(hour, minute, scene), doubt=None if sure else Doubt.NUMBER)


def _dotted(match: re.Match[str], scene: Scene) -> Piece | None:
    """``17.30``, which may also be a price, or at night a version, unless it is all of the line."""
    hour, minute = int(match["hour"]), int(match["minute"])
    sure = bool(match["at"] or match["mark"]) or (match.start() == 0 and scene.after is None)
    doubt = Doubt.NUMBER
    if not sure and not _at_work(hour, scene.config):
        # "Friday 2.30" is no text: whether night or day is then asked for.
        if not _at_work(hour + 12, scene.config):
            return None
        doubt = Doubt.HOUR
    return Piece(time=time_of_day(hour, minute, scene), doubt=None if sure else doubt)


def _zone(match: re.Match[str], scene: Scene) -> Piece | None:
    """``3pm ET``, ``2pm eastern``. ``Central Valve`` is a company."""
    # Imported late: few lines name the clocks of others.
    from planner.method.hours.state_zone import zone_of_clock

    if scene.words[0].text.istitle() and len(scene.words) == 1 and not scene.ends:
        return None
    return Piece(zone=zone_of_clock(match[0]), doubt=Doubt.ZONE)


def _not_a_time(match: re.Match[str], scene: Scene) -> Piece:
    raise _no_time(scene)


def hour_and_minute(time: str) -> tuple[int, int]:
    """A time of the config."""
    hour, minute = map(int, time.split(":"))
    return hour, minute


def time_of_day(hour: int, minute: int, scene: Scene) -> tuple[int, int]:
    """Hour and minute, if a day has them. Raises Refused where it has not."""
    if hour > 23 or minute > 59:
        raise _no_time(scene)
    return hour, minute


def _no_time(scene: Scene) -> Exception:
    return refused(
        _("'{word}' at column {column} is no time of day; write one such as 15:30 or 3pm."),
        scene.words,
    )


def _length_with(number: str) -> str:
    return (
        r"(?P<hours>[0-9]{1,2})h(?P<rest>[0-5][0-9])(?:min|m)?"
        rf"|(?P<n>{number}) ?(?P<unit>{'|'.join(_MINUTES)})"
    )


IN = r"(?:\+|in |en |dentro de )"
_NUMBER = r"[0-9]{1,4}"
_ONE_OR_MORE = rf"{'|'.join(COUNTS)}|{_NUMBER}"
A_LAS = r"(?:(?:como )?a|para|antes de|despues de|hacia|sobre|cerca de|a eso de|a partir de) las?"
_AT = rf"(?:(?P<at>at|by|before|after|around|tipo|{A_LAS}) )?"
PART = r"(?:(?:de|por|en) la (?!mediodia)|del (?=mediodia))(?P<part>manana|tarde|mediodia)"
PARTS = ("manana", "tarde", "mediodia")
_HOUR = r"(?P<hour>[0-9]{1,2})"
NO_PRICE = r"(?! (?:eur|€|\$|%|kg))"
_NO_PLURAL = r"(?! [a-z]+s(?!\S))"
_MINUTE = r":(?P<minute>[0-9]{2})"

LENGTHS: tuple[Form, ...] = (form(_length_with(_ONE_OR_MORE), _length),)
NO_LENGTHS: tuple[Form, ...] = (form(_length_with(_NUMBER), _only_of_deep_work),)
TIMES: tuple[Form, ...] = (
    form(rf"{IN}(?:{_length_with(_ONE_OR_MORE)})", _later),
    form(rf"{IN}(?P<n>{_ONE_OR_MORE}) ?(?P<unit>{'|'.join(_DAYS)})", _days_later),
    form(
        rf"{IN}(?P<n>{_ONE_OR_MORE}) (?:months?|mes(?:es)?)",
        _months_later,
        ("month", "months", "mes", "meses"),
    ),
    form(r"(?:in|en) (?P<n>[1-9][05]|5)", _minutes_for_short),
    form(r"\+[0-9]+[a-z]\w*|\+[0-9]{1,3}(?! [0-9(])", _no_unit),
    form(rf"{_AT}{_HOUR}(?:{_MINUTE})?(?: ?h)? {PART}", _part_of_day, PARTS),
    form(rf"{_AT}{_HOUR}(?:[:.](?P<minute>[0-9]{{2}}))? ?(?P<half>[ap])[. ]?m", _half_day),
    form(rf"{_AT}{_HOUR}(?:{_MINUTE})?(?P<half>[ap])", _half_in_haste),
    form(rf"{_AT}{_HOUR}{_MINUTE}(?: ?h)?", _clock),
    form(rf"{_AT}{_HOUR}\.(?P<minute>[0-5][05])(?P<mark> ?h)?{NO_PRICE}", _dotted),
    form(rf"{_AT}(?P<said>{_HOUR}h(?P<minute>[0-9]{{2}})?)", _hour_mark),
    form(
        rf"(?:(?P<at>at|{A_LAS}) )?(?P<hour>[0-9]{{2}})(?P<minute>[0-9]{{2}})(?P<mark>h)?",
        _digits,
    ),
    form(rf"(?!sobre |despues |cerca )(?:at|{A_LAS}) {_HOUR}(?: h)?", _bare_hour),
    form(rf"(?:despues|cerca) de las? {_HOUR}(?: h)?{_NO_PLURAL}", _bare_hour),
    form(rf"(?:by|before|after|around) {_HOUR}{_NO_PLURAL}", _by_bare_hour),
    form(rf"tipo {_HOUR}", _by_bare_hour, ("tipo",)),
    form(rf"sobre las? {_HOUR}(?: h)?{_NO_PLURAL}", _by_bare_hour),
    form(r"(?<!\bmar )(?P<hour>0?[1-9]|1[0-9])", _hour_after_day),
    form(rf"{_AT}[0-9]{{1,2}}:[0-9]{{2}}\S*", _not_a_time),
    form(r"(?:[ecmp][sd]?t|eastern|central|mountain|pacific)(?: time)?", _zone),
)
