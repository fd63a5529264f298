"""How a line says a day: ``mañana``, ``next friday``, ``vie``, ``6/3``, ``2026-03-06``."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

import pendulum

from planner.locale import _
from planner.method.one_line.pieces import Doubt, Form, Piece, Scene, any_of, form
from planner.method.one_line.times import COUNTS, HOURS, count, hour_and_minute
from planner.method.one_line.words import Word, refused
from planner.model.saying import say_day

HALF_A_YEAR = timedelta(days=183)

_DAYS_AHEAD = {
    "hoy": 0,
    "today": 0,
    "manana": 1,
    "tomorrow": 1,
    "pasado manana": 2,
    "day after tomorrow": 2,
    "the day after tomorrow": 2,
}
PAST_DAYS = frozenset(("yesterday", "ayer", "anteayer"))
"""What is a day where nothing but a moment can stand; in a line it is text: they called ayer."""

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon lunes lun",
            "tuesday tues tue martes mar",
            "wednesday weds wed miercoles mie",
            "thursday thurs thur thu jueves jue",
            "friday fri viernes vie",
            "saturday sat sabado sab",
            "sunday sun domingo dom",
        ),
        start=1,
    )
    for name in names.split()
}
_NAMELIKE = {"mon", "mar", "wed", "sat", "sun", "dom", "domingo"}
"""Weekdays that are also names or words: Mar Soler, Domingo Pérez, Sun Chemical, he sat down."""

_SHORTEST_NAME = 4
"""Characters. Units and their plurals have fewer: Kg, Uds."""

_WEEKS_AHEAD = 4
"""Within so many no two of one weekday have the same number."""

_TWO_MONTHS = 62
"""Days. Among so many each number of a day comes at least once."""

_LONGEST_MONTH = 31
_SHORT_YEAR, _CENTURY = 2, 2000

POINTING = (
    "on next|on|by next|next|this|el proximo|este proximo|proximo|este|para el|hasta el|until|el"
)
"""What stands before a weekday that can only be one."""

_MONTHS = (
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre"
    "|diciembre|january|february|march|april|june|july|august|september|october|november|december"
)
_MONTHS_AND_WORDS = {"may", "set"}
"""A day in one of these is a day as ``mon`` is one: 3 may be late, 12 set up."""
_SHORT_MONTHS = {
    "jan": 1, "ene": 1, "feb": 2, "mar": 3, "apr": 4, "abr": 4, "may": 5, "jun": 6, "jul": 7,
    "aug": 8, "ago": 8, "sep": 9, "sept": 9, "set": 9, "oct": 10, "nov": 11, "dec": 12, "dic": 12,
}  # fmt: skip
_MONTHS_FIRST = rf"{_MONTHS}|jan|feb|mar|apr|may|jun|jul|aug|sept|sep|oct|nov|dec"
"""Those before whose number English says them. ``Mar 5`` is one in the United States, else a
Tuesday."""


def _day_ahead(match: re.Match[str], scene: Scene) -> Piece:
    return Piece(day=scene.today + timedelta(days=_DAYS_AHEAD[match["word"]]))


def _weeks_later(match: re.Match[str], scene: Scene) -> Piece:
    """``Tuesday week``, ``a week on Tuesday``, ``2 weeks from today``: so many after that day."""
    word = match["word"] or match["before"]
    ahead = _DAYS_AHEAD.get(word)
    if ahead is None:
        ahead = (WEEKDAYS[word] - scene.today.isoweekday() - 1) % 7 + 1
    return Piece(day=scene.today + timedelta(days=ahead, weeks=count(match["n"] or "a")))


def _in_next_week(match: re.Match[str], scene: Scene) -> Piece:
    """``Monday next week``, ``next week wed``, ``el lunes de la otra semana``."""
    day = 7 + WEEKDAYS[match["word"] or match["before"] or match["dia"]] - scene.today.isoweekday()
    return Piece(day=scene.today + timedelta(days=day))


def _end_of(match: re.Match[str], scene: Scene) -> Piece:
    """``EOW``, ``by end of month``, ``a fin de mes``: when work ends on its last day of work."""
    today, work = scene.today, scene.config.day
    month = match["span"] != "week" and match["short"] != "eow"
    later = _days_of_month(today) if month else 7 - today.isoweekday()
    ahead = (today + timedelta(days=days) for days in range(later, -1, -1))
    last = next((day for day in ahead if day.isoweekday() in work.days), today)
    sure = match["short"] or match["by"] or match["a"]
    return Piece(day=last, time=hour_and_minute(work.end), doubt=None if sure else Doubt.EDGE)


def _days_of_month(today: date) -> int:
    """How many days of its month are to come."""
    return monthrange(today.year, today.month)[1] - today.day


def _after_tomorrow(match: re.Match[str], scene: Scene) -> Piece:
    """``pasado a las 10``, or alone: ``pasado mañana``, for short. ``el mes pasado`` is over."""
    return Piece(day=scene.today + timedelta(days=2))


def _weekday(match: re.Match[str], scene: Scene) -> Piece:
    name, pointing = match["word"], match["pointing"] or ""
    ahead = WEEKDAYS[name] - scene.today.isoweekday()
    if pointing.endswith("next") and ahead > 0:
        # Said on Tuesday, next Thursday is this week's to one, the week after to another.
        days = (scene.today + timedelta(days=days) for days in (ahead, ahead + 7))
        first, second = (say_day(day, scene.now) for day in days)
        raise refused(
            _("'{word}' at column {column} can be {first} or {second}; write one of them."),
            scene.words,
            first=first,
            second=second,
        )
    # "el mar" is Tuesday, and the sea.
    sure = name not in _NAMELIKE or (pointing and name != "mar")
    return Piece(weekday=WEEKDAYS[name], doubt=None if sure else Doubt.NAME)


def _day_and_month(match: re.Match[str], scene: Scene) -> Piece | None:
    day, month, year = *_in_order(match, scene), _year(match["year"], scene)
    if min(day, month) > _LONGEST_MONTH:
        # "50/50".
        return None
    # "24/7 support" is always there, and not on the 24th of July.
    doubt = Doubt.NAME if scene.words[0].plain == "24/7" else None
    if doubt and scene.config.rep.american:
        return None
    try:
        if year is not None:
            return Piece(day=date(year, month, day))
        return Piece(day=_to_come(day, month, scene), doubt=doubt)
    except ValueError:
        return _no_date(match, scene)


def _with_signs(match: re.Match[str], scene: Scene) -> Piece | None:
    """``9-3-2026``, ``09.03.26``: a day as one in words is, for a reference looks like it too; with
    two digits for the year, only where it is near."""
    short = len(match["year"]) == _SHORT_YEAR
    year = _year(match["year"], scene)
    if not year:
        return None
    try:
        day = date(year, *reversed(_in_order(match, scene)))
    except ValueError:
        return None if short else _no_date(match, scene)
    return Piece(day=day, doubt=Doubt.VAGUE)


def _in_order(match: re.Match[str], scene: Scene) -> tuple[int, int]:
    """Day and month of ``12/3``: the third of December in the United States, else of March the
    twelfth."""
    first, second = int(match["first"]), int(match["second"])
    return (second, first) if scene.config.rep.american else (first, second)


def _year(written: str | None, scene: Scene) -> int | None:
    """The year, where one is written; no year at all (0) for two digits of one that is not near."""
    if written is None or len(written) > _SHORT_YEAR:
        return int(written) if written else None
    year = int(written) + _CENTURY
    return year if year - scene.today.year in (0, 1) else 0


def _month_and_day(match: re.Match[str], scene: Scene) -> Piece | None:
    """``Nov 30``, ``december 1st``."""
    american = scene.config.rep.american
    return _in_full(match, scene) if american or match["month"] != "mar" else None


def _in_full(match: re.Match[str], scene: Scene) -> Piece:
    """A day as people and the planner itself say it: ``Fri 6 Mar``, ``12 de noviembre``."""
    # Each month is known by the three letters with which it begins.
    day, month, year = int(match["day"]), _SHORT_MONTHS[match["month"][:3]], match["year"]
    try:
        found = date(int(year), month, day) if year else _to_come(day, month, scene)
    except ValueError:
        return _no_date(match, scene)
    weekday = match["word"]
    if weekday and found.isoweekday() != WEEKDAYS[weekday]:
        return _no_date(match, scene)
    if match["month"] in _MONTHS_AND_WORDS and not (weekday or year or match["of"]):
        return Piece(day=found, doubt=None if scene.ends else Doubt.NAME)
    return Piece(day=found, doubt=None if weekday else Doubt.VAGUE)


def _numbered(match: re.Match[str], scene: Scene) -> Piece | None:
    """``el 15``: the next day of that number, today among them."""
    coming = (scene.today + timedelta(days=ahead) for ahead in range(_TWO_MONTHS))
    found = (Piece(day=day) for day in coming if day.day == int(match["day"]))
    return next(found, None)


def _weekday_and_number(match: re.Match[str], scene: Scene) -> Piece | None:
    """``lunes 9``, where one of the next such days is the 9th. Before a name it can be nothing
    else, and is refused where it is none."""
    named = _is_name(scene.after)
    if scene.config.rep.american and scene.ends:
        # "Thurs 10" is the hour: the day would be "thurs the 10th", or 12/10.
        return None
    if match["word"] in _NAMELIKE:
        # "mar 10" is as well the tenth of March.
        counts = scene.ends and match["word"] != "mar"
    else:
        counts = named or match["alone"] is not None
    if not counts:
        return None
    coming = (scene.today + timedelta(days=ahead) for ahead in range(_WEEKS_AHEAD * 7))
    said = (int(match["day"]), WEEKDAYS[match["word"]])
    found = (Piece(day=day) for day in coming if (day.day, day.isoweekday()) == said)
    if (day := next(found, None)) or not named or int(match["day"]) > 31:
        return day
    return _no_date(match, scene)


def _is_name(word: Word | None) -> bool:
    """Whether a word is written as a name is: ``Luis``, but neither ``palés`` nor ``Kg`` nor
    ``USB``."""
    if word is None or len(word.plain) < _SHORTEST_NAME or re.fullmatch(_MONTHS, word.plain):
        return False
    return word.text[0].isupper() and not word.text[1:2].isupper()


def _to_come(day: int, month: int, scene: Scene) -> date:
    """This year's day, unless it is over by so much that next year's is meant."""
    this_year = date(scene.today.year, month, day)
    if this_year >= scene.today - HALF_A_YEAR:
        return this_year
    return date(scene.today.year + 1, month, day)


def _iso(match: re.Match[str], scene: Scene) -> Piece:
    try:
        if not match["time"]:
            return Piece(day=date.fromisoformat(match["word"].upper()))
        moment = datetime.fromisoformat(match["word"].upper())
        if moment.tzinfo:
            return Piece(moment=scene.here(pendulum.instance(moment)))
        return Piece(day=moment.date(), time=(moment.hour, moment.minute))
    except (ValueError, OverflowError) as error:
        raise refused(
            _("'{word}' at column {column} is no date; write one such as 2026-03-06T15:30."),
            scene.words,
        ) from error


def _no_date(match: re.Match[str], scene: Scene) -> Piece:
    american = _("'{word}' at column {column} is no day; write month/day, as in 2/28 or 2/28/2027.")
    other = _("'{word}' at column {column} is no day; write day/month, as in 28/2 or 28/2/2027.")
    raise refused(american if scene.config.rep.american else other, scene.words)


def _vague(match: re.Match[str], scene: Scene) -> Piece:
    return Piece(doubt=Doubt.VAGUE)


_AFTER_HOLIDAYS = (
    r"(?:the )?(?:day |week )?after (?:the )?(?:holidays?|thanksgiving|christmas|xmas|new years?"
    r"|new year['’]?s|easter|labor day|memorial day)|(?:despues|pasadas?|tras) (?:de )?(?:las? )?"
    r"(?:fiestas|navidad(?:es)?|vacaciones|reyes|semana santa)"
)
_LEAD = r"(?:(?:on|by|for|until|hasta el|hasta|para el|para|el) )?"
_NOTHING_OR_A_TIME = (
    rf"$| (?:a las?|at) (?:[0-9]|half|quarter|{any_of(HOURS)})| [0-9]{{1,2}}(?:[:h]|[ap]m)"
)
_INCHES = (
    r"(?:1/2|[13]/4|[1357]/8|(?:[13579]|1[135])/16)"
    r" (?:inch(?:es)?|in(?! (?:the|an?|[0-9]+)\b))(?!\S)"
)
"""``3/4 in valves`` are valves; ``3/4 in the morning`` is a day, and so is ``12/3 in Bilbao``."""
_NO_QUANTITY = rf" (?!(?:{_MONTHS}|mil|min)\b)[a-z]{{3,}}(?<!s)(?!\S)"
_A_DAY = rf"(?={_NOTHING_OR_A_TIME}|{_NO_QUANTITY})"
"""What follows the number of a day: ``lunes 16 llamar``. Where it counts something, that stands in
the plural, as in ``jueves 12 palés``, or is a unit of few letters."""
_A_NAMED_DAY = rf"today|tomorrow|{any_of(WEEKDAYS)}"
_ITS_NAME = rf"(?:(?P<word>{any_of(WEEKDAYS)}) )?"
_NUMBER_OF_DAY = r"(?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_ANY_MONTH = any_of((*_MONTHS.split("|"), *_SHORT_MONTHS))
_YEAR = r"(?: (?:de )?(?P<year>20[0-9]{2}))?"

VAGUE: tuple[Form, ...] = (
    form(rf"(?:in the|this|{any_of(WEEKDAYS)}|tomorrow) evening", _vague, ("evening",)),
    form(
        _AFTER_HOLIDAYS,
        _vague,
        (
            *("holiday", "holidays", "thanksgiving", "christmas", "xmas", "new", "easter", "labor"),
            *("memorial", "fiestas", "navidad", "navidades", "vacaciones", "reyes", "santa"),
        ),
    ),
    form(r"(?:at )?midnight|tonight|mediodia|medianoche", _vague),
    form(r"(?:(?:por|de|en|durante|toda) )?la (?:manana|tarde|noche)", _vague, ("la",)),
    form(r"(?:esta|manana) (?:noche|semana)|ahorita", _vague, ("esta", "manana", "ahorita")),
    form(
        rf"(?:next|this) (?:week|month)(?! (?:on )?(?:{any_of(WEEKDAYS)})(?!\S))",
        _vague,
        ("week", "month"),
    ),
    form(r"a (?:primera|ultima) hora|(?:(?:en|dentro de) un|al) rato", _vague, ("hora", "rato")),
    form(rf"(?:el )?otro (?:{any_of(WEEKDAYS)})", _vague, ("otro",)),
    form(
        r"(?:despues|antes) de semana santa|(?:el )?(?:jueves|viernes) santo"
        r"|(?:on )?good friday",
        _vague,
        ("santa", "santo", "good"),
    ),
    form(
        r"(?:la )?(?:proxima|otra) semana|(?:este|el proximo|proximo|el otro) mes"
        r"|(?:la semana|el mes) (?:que (?:viene|entra)|entrante)",
        _vague,
        ("semana", "mes"),
    ),
)
DAYS: tuple[Form, ...] = (
    form(
        rf"(?:(?:in|by|for|until) )?(?:a|(?P<n>{any_of(COUNTS)}|[0-9]{{1,2}})) (?:weeks?|wks?)"
        rf" (?:on |from )?(?P<word>{_A_NAMED_DAY})"
        rf"|{_LEAD}(?P<before>{_A_NAMED_DAY}) week(?! [0-9])",
        _weeks_later,
        ("week", "weeks", "wk", "wks"),
    ),
    form(
        rf"{_LEAD}(?P<word>{any_of(WEEKDAYS)}) (?:of )?next week"
        rf"|next week (?:on )?(?P<before>{any_of(WEEKDAYS)})"
        rf"|{_LEAD}(?P<dia>{any_of(WEEKDAYS)}) de la"
        r" (?:(?:proxima|otra) semana|semana (?:que (?:viene|entra)|entrante))",
        _in_next_week,
        ("week", "semana"),
    ),
    form(
        r"(?P<by>by )?(?:(?P<short>eow|eom)|(?:the )?end of (?:the )?(?P<span>week|month))"
        r"|(?:(?P<a>a|para|hasta) )?(?:el )?fin(?:al|es|ales)? de mes",
        _end_of,
        ("eow", "eom", "week", "month", "mes"),
    ),
    form(
        rf"{_LEAD}(?P<word>{any_of(_DAYS_AHEAD)})(?: mismo)?",
        _day_ahead,
        ("hoy", "today", "manana", "tomorrow"),
    ),
    form(
        r"(?<!\bmes )(?<!\bano )pasado"
        r"(?= (?:a las?|(?:por|en) la|temprano|a (?:primera|1a|ultima) hora)\b)"
        r"|(?<!.)pasado(?!.)",
        _after_tomorrow,
        ("pasado",),
    ),
    form(
        rf"{_LEAD}{_ITS_NAME}{_NUMBER_OF_DAY} (?P<of>de |of )?(?P<month>{_ANY_MONTH}){_YEAR}",
        _in_full,
        _ANY_MONTH.split("|"),
    ),
    form(
        rf"{_LEAD}{_ITS_NAME}(?P<month>{_MONTHS_FIRST})(?P<of>) {_NUMBER_OF_DAY}{_YEAR}",
        _month_and_day,
        _MONTHS_FIRST.split("|"),
    ),
    form(
        rf"(?:(?:on|by|for|until|hasta|para) )?(?:the|el) {_NUMBER_OF_DAY}(?={_NOTHING_OR_A_TIME})",
        _numbered,
        ("the", "el"),
    ),
    form(
        rf"{_LEAD}(?P<word>{any_of(WEEKDAYS)}) (?P<day>[0-9]{{1,2}})(?P<alone>{_A_DAY})?",
        _weekday_and_number,
        WEEKDAYS,
    ),
    form(
        rf"(?:(?:(?P<pointing>{POINTING})|by|for|hasta|para) )?(?P<word>{any_of(WEEKDAYS)})"
        r"(?: que (?:viene|entra)| proximo| entrante)?",
        _weekday,
        WEEKDAYS,
    ),
    form(
        rf"{_LEAD}(?!{_INCHES})"
        r"(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})(?:/(?P<year>[0-9]{4}|[0-9]{2}))?",
        _day_and_month,
    ),
    form(r"[0-9]+/[0-9]+/[0-9]+", _no_date),
    form(
        rf"{_LEAD}(?P<first>[0-9]{{1,2}})(?P<sign>[.-])(?P<second>[0-9]{{1,2}})(?P=sign)"
        r"(?P<year>(?:20)?[0-9]{2})",
        _with_signs,
    ),
    form(
        rf"{_LEAD}(?P<word>[0-9]{{4}}-w?[0-9]{{1,2}}-[0-9]{{1,2}}(?P<time>t\S+)?)",
        _iso,
    ),
)
