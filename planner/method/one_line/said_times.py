"""How people say a time in words: ``a las diez y media``, ``at ten``, ``en media hora``; and from
when to when."""

import re
from datetime import timedelta

from planner.method.one_line.days import POINTING, WEEKDAYS
from planner.method.one_line.pieces import Doubt, Form, Piece, Scene, any_of, form
from planner.method.one_line.times import (
    A_LAS,
    HOURS,
    IN,
    NO_PRICE,
    PART,
    hour_and_minute,
    hour_at_work,
    hour_of_part,
    length_of,
    minutes_later,
    time_of_day,
)

_PAST = {"y media": 30, "y cuarto": 15, "menos cuarto": -15}
_BEFORE = {
    "half past": 30, "quarter past": 15, "quarter to": -15, "five past": 5, "ten past": 10,
    "quarter til": -15, "quarter till": -15, "quarter of": -15,
    "twenty past": 20, "5 past": 5, "10 past": 10, "20 past": 20, "half": 30,
}  # fmt: skip
"""What stands before an hour. ``Ten to twelve`` is as well from ten to twelve."""
_DAYS_AHEAD = {"esta": 0, "this": 0, "manana": 1, "tomorrow": 1}
_NOON = 12 * 60
_AFTERNOON = ("tarde", "afternoon", "pm", "p.m")
_MORE = {**_PAST, **_BEFORE}
_SPANS = {
    "media hora": 30,
    "half an hour": 30,
    "a half hour": 30,
    "half hour": 30,
    "a half an hour": 30,
    "un cuarto de hora": 15,
    "a quarter of an hour": 15,
    "tres cuartos de hora": 45,
    "hora y media": 90,
    "una hora y media": 90,
    "an hour and a half": 90,
}


def _hour(match: re.Match[str], scene: Scene) -> Piece:
    # Not each form has these.
    more, part = (match.groupdict().get(name) or "" for name in ("more", "part"))
    hour, minutes = HOURS.get(match["hour"]) or int(match["hour"]), _MORE.get(more, 0)
    hour = hour_of_part(hour, part, scene) if part else hour_at_work(hour, scene, minutes)
    return Piece(time=time_of_day(*divmod(hour * 60 + minutes, 60), scene))


def _in_part(match: re.Match[str], scene: Scene) -> Piece | None:
    """``esta tarde a las 4``, ``por la mañana 10:30``. ``esta tarde 4`` counts something."""
    if not (match["at"] or match["minute"]):
        return None
    part = "tarde" if match["part"] in _AFTERNOON else "manana"
    hour = hour_of_part(HOURS.get(match["hour"]) or int(match["hour"]), part, scene)
    minute = int(match["minute"] or 0) or _PAST.get(match["more"] or "", 0)
    day = match["day"] or ""
    ahead = _DAYS_AHEAD.get(day)
    return Piece(
        day=None if ahead is None else scene.today + timedelta(days=ahead),
        weekday=WEEKDAYS.get(day, 0),
        time=time_of_day(*divmod(hour * 60 + minute, 60), scene),
    )


def _part(match: re.Match[str], scene: Scene) -> Piece:
    """``lunes por la tarde``, ``tomorrow morning``: when that part begins, beside a day or alone.
    Of a part that goes on, its beginning is not meant."""
    day = match.groupdict().get("day") or ""
    ahead = _DAYS_AHEAD.get(day)
    work = scene.config.day
    late = match["part"] in _AFTERNOON
    begins = _begins(work.lunch.end if late else work.start, scene)
    if ahead == 0 and begins <= scene.now.strftime("%H:%M"):
        return Piece(doubt=Doubt.VAGUE)
    # "A primera hora de la tarde" is its beginning, whatever it is for.
    at_first = scene.words[0].plain == "a"
    return Piece(
        day=None if ahead is None else scene.today + timedelta(days=ahead),
        weekday=WEEKDAYS.get(day, 0),
        time=hour_and_minute(begins),
        over=None if at_first else hour_and_minute(work.end if late else work.lunch.start),
        doubt=Doubt.VAGUE,
    )


def _middle(match: re.Match[str], scene: Scene) -> Piece:
    """``mañana a media mañana``, ``friday mid-afternoon``: the half hour next to the middle."""
    work = scene.config.day
    late = match["part"] in _AFTERNOON
    start = hour_and_minute(_begins(work.lunch.end if late else work.start, scene))
    end = hour_and_minute(work.end if late else work.lunch.start)
    middle = sum(60 * hour + minute for hour, minute in (start, end)) // 2
    doubt = Doubt.VAGUE if scene.words[0].plain == "a" else Doubt.EDGE
    return Piece(time=time_of_day(*divmod(middle // 30 * 30, 60), scene), doubt=doubt)


def _begins(work: str, scene: Scene) -> str:
    """When ``work`` begins, for deep work; else from when on people are called then: what is agreed
    for the siesta would be late before they may be."""
    if scene.deep:
        return work
    # Imported late: few lines name a part of a day.
    from planner.method.hours.spans import first_hour

    return first_hour(scene.config.calling_hours, work)


def _at_noon(match: re.Match[str], scene: Scene) -> Piece:
    """``friday noon``, ``a mediodía``; ``12 m``, which is noon in Latin America, else metres."""
    length = match.groupdict().get("m") and not match["at"]
    return Piece(time=(12, 0), doubt=Doubt.EDGE if length else None)


def _edge(match: re.Match[str], scene: Scene) -> Piece:
    """When work begins, or ends. What is said of English is text more often than of Spanish."""
    day, at_end = scene.config.day, match.lastgroup == "end"
    hour, minute = hour_and_minute(day.end if at_end else _begins(day.start, scene))
    doubt = Doubt.VAGUE if scene.words[0].plain == "a" else Doubt.EDGE
    ends = scene.ends and re.search(_SURELY_THE_END, match[0])
    return Piece(time=time_of_day(hour, minute, scene), doubt=Doubt.LAST if ends else doubt)


def _meal(match: re.Match[str], scene: Scene) -> Piece:
    """``viernes antes de comer``, ``after lunch``; where no day is said, a text may say that."""
    lunch = scene.config.day.lunch
    time = lunch.start if match["before"] else _begins(lunch.end, scene)
    if not scene.ends:
        return Piece(time=hour_and_minute(time), doubt=Doubt.EDGE)
    back = match.string[: match.start()].endswith("back ")
    return Piece(time=hour_and_minute(time), doubt=Doubt.LAST if back else Doubt.BY)


def _later(match: re.Match[str], scene: Scene) -> Piece:
    return minutes_later(_minutes(match), scene)


def _length(match: re.Match[str], scene: Scene) -> Piece:
    return length_of(_minutes(match), scene)


def _minutes(match: re.Match[str]) -> int:
    return _SPANS[match["span"]] if match["span"] else int(match["hours"]) * 60 + 30


def _from_to(match: re.Match[str], scene: Scene) -> Piece | None:
    """``from 9:30 to 11``, ``de 4 a 6``, ``2-3:30pm``; without any of that ``9-11`` is text, but
    where it begins the line of deep work."""
    said = {key: value or "" for key, value in match.groupdict().items()}
    bare = not (said["lead"] or said["part"] or re.search(_SURELY_A_TIME, match[0]))
    if bare and not _begins_deep_work(match, scene):
        return None
    half = said["half2"] or said["part"]
    end = _side(said, "2", said["half2"], scene, said["part"])
    start = _side(said, "1", said["half1"], scene)
    american = scene.config.rep.american and said["hour1"][0] != "0"
    sure = said["half1"] or start >= _NOON
    if half and not sure:
        start += _NOON if start + _NOON < end else 0
    elif not sure and not said["mark1"] and (american or not said["minute1"]):
        minute = int(said["minute1"] or 0)
        start = hour_at_work(int(said["hour1"]), scene, minute) * 60 + minute
    if not half and end <= start and _ends_after_noon(end, start, scene):
        end += _NOON
    if bare and end <= start:
        return None
    return length_of(end - start, scene)._replace(time=divmod(start, 60))


def _begins_deep_work(match: re.Match[str], scene: Scene) -> bool:
    """Whether ``9-11 offer`` can only be when: first in the line of deep work, and no quantity."""
    before, behind = match.string[: match.start()], match.string[match.end() :]
    hours = int(match["hour1"]), int(match["hour2"])
    at_first = scene.deep and max(hours) <= 23 and re.fullmatch(_UP_TO_DAY, before)
    return bool(at_first and re.match(_NO_QUANTITY, behind))


def _side(said: dict[str, str], side: str, half: str, scene: Scene, part: str = "") -> int:
    """The minute of the day that one side of it says."""
    hour, minute = time_of_day(int(said[f"hour{side}"]), int(said[f"minute{side}"] or 0), scene)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif part:
        hour = hour_of_part(hour, part, scene)
    return hour * 60 + minute


def _ends_after_noon(end: int, start: int, scene: Scene) -> bool:
    """Whether ``1:30`` is the one after noon: soon behind the start, or while the rep works."""
    hour, minute = divmod(end + _NOON, 60)
    soon = end + _NOON - start <= _NOON // 2
    return end < _NOON and (soon or f"{hour}:{minute:02}" <= scene.config.day.end)


_SPAN = rf"(?:(?P<span>{any_of(_SPANS)})|(?P<hours>[0-9]{{1,2}}) horas? y media)"
_IN_WORDS = rf"(?P<hour>{any_of(HOURS)})"
_ANY_HOUR = rf"(?P<hour>{any_of(HOURS)}|[1-9][0-9]?)"
_CLOCK_HOUR = rf"(?P<hour>{any_of(HOURS)}|1[0-2]|[1-9])"
_O_CLOCK = "o['’]?clock"
_SURELY_THE_END = r"^(?:by .*|eod|cob)$"
_AT = "(?:at|by|before|after|around)"
_LEAD = rf"(?:(?:{POINTING}|by|for) )?"
_PARTS = "manana|tarde|morning|afternoon"
_A_PART = (
    rf"(?:{_LEAD}(?P<day>esta|this|tomorrow|{any_of(WEEKDAYS)})|(?:por|en|de) la)"
    rf" (?P<part>{_PARTS})(?P<at> {A_LAS}| {_AT})?"
)
# Many of something stand in the plural: "presentar a las dos socias".
_NO_QUANTITY = r"(?! of | [a-z]+s(?!\S))"

_OF_DAY = rf"del(?= (?:{any_of(WEEKDAYS)})(?!\S))|de(?= (?:hoy|manana|pasado)(?!\S))"
_FIRST = (
    rf"a (?:primera|1a) hora(?! de la tarde)(?: (?:de la manana|del dia|{_OF_DAY}))?"
    r"|temprano|first thing"
)
_LAST = (
    rf"a ultima hora(?! de la manana)(?: (?:de la tarde|del dia|{_OF_DAY}))?"
    r"|al final de(?:l dia| la tarde)"
    r"|(?:(?:by|at|before) )?(?:(?:the )?end of (?:the )?day|close of (?:play|business)"
    r"|end of play|eod|cob)"
)

_LUNCH = r"(?:de (?:comer|almorzar|la comida|almuerzo)|del almuerzo)"
_BEFORE_LUNCH = rf"antes {_LUNCH}|a ultima hora de la manana|before lunch"
_AFTER_LUNCH = rf"despues {_LUNCH}|tras la comida|after lunch"


_UP_TO_DAY = rf"(?:{_LEAD}(?:hoy|today|manana|tomorrow|{any_of(WEEKDAYS)}) )?"


def _to(side: int) -> str:
    hour = rf"(?P<hour{side}>[0-9]{{1,2}})(?:[:.h](?P<minute{side}>[0-9]{{2}}))?"
    return rf"{hour}(?: ?(?:(?P<half{side}>[ap])(?:\.?m)?|(?P<mark{side}>h)))?"


_SURELY_A_TIME = r"[0-9](?:[:h]| ?[ap]\.?m|[ap](?!\w))"
_FROM_TO = (
    rf"(?:(?P<lead>from|between|(?:de|desde|entre)(?: las?)?) )?{_to(1)}"
    rf"(?: ?[-–—] ?| (?:to|till|until|and|a|hasta|y)(?: las?)? ){_to(2)}(?: {PART})?{NO_PRICE}"
)

_OF_SPANS = ("hora", "horas", "hour", "media")

SAID_LENGTHS: tuple[Form, ...] = (form(_FROM_TO, _from_to), form(_SPAN, _length, _OF_SPANS))
SAID_TIMES: tuple[Form, ...] = (
    form(rf"{IN}{_SPAN}", _later, _OF_SPANS),
    form(
        rf"{_A_PART} {_ANY_HOUR}(?::(?P<minute>[0-9]{{2}})| (?P<more>{any_of(_PAST)}))?",
        _in_part,
        ("manana", "tarde", "morning", "afternoon"),
    ),
    form(
        rf"(?:{_LEAD}(?P<day>this|tomorrow|{any_of(WEEKDAYS)})|in the)"
        r" (?P<part>morning|afternoon)",
        _part,
        ("morning", "afternoon"),
    ),
    form(
        rf"(?:on )?(?P<day>tomorrow|{any_of(WEEKDAYS)}) (?P<part>am|pm|a\.m|p\.m)",
        _part,
        ("am", "pm", "a.m", "p.m"),
    ),
    form(
        r"(?:(?P<day>esta|manana)|(?:por|en|en horas de) la|a primera hora de la(?= tarde))"
        r" (?P<part>manana|tarde)",
        _part,
        ("manana", "tarde"),
    ),
    form(rf"{A_LAS} {_ANY_HOUR} (?P<more>{any_of(_PAST)})(?: {PART})?", _hour, ("media", "cuarto")),
    form(
        rf"(?:{_AT} )?(?P<more>{any_of(_BEFORE)}) {_CLOCK_HOUR}(?: {_O_CLOCK})?{_NO_QUANTITY}",
        _hour,
        ("half", "quarter", "past"),
    ),
    form(rf"(?:{_AT} )?{_CLOCK_HOUR} {_O_CLOCK}", _hour, ("o'clock", "o’clock", "oclock")),
    form(
        rf"(?:{_AT} )?(?:12 )?(?:noon|midday)|a(?:l|ntes del)? medio ?dia"
        rf"|(?<!\bde )(?P<at>{A_LAS} )?12(?::00)?(?P<m> m)(?! de )",
        _at_noon,
        ("noon", "midday", "mediodia", "medio", "m"),
    ),
    form(
        rf"(?P<before>{_BEFORE_LUNCH})|{_AFTER_LUNCH}",
        _meal,
        ("comer", "comida", "almorzar", "almuerzo", "lunch", "hora"),
    ),
    form(rf"(?:a media |mid[ -]?)(?P<part>{_PARTS})(?: (?:{_OF_DAY}))?", _middle),
    form(rf"(?P<start>{_FIRST})(?: in the morning)?", _edge, ("hora", "temprano", "thing")),
    form(rf"(?P<end>{_LAST})", _edge, ("hora", "final", "end", "close", "eod", "cob")),
    form(rf"(?:{A_LAS}|{_AT}) {_IN_WORDS}(?: {PART}|{_NO_QUANTITY})", _hour, HOURS),
)
