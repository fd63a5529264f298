"""What a contact answers to "am I bothering you?": channel, hours and how often, in one line.

``email``, ``phone 10-12 every 30 days``, ``teléfono, mañanas, mensual``: English and Spanish are
both understood, whatever the screen speaks. What is not understood is refused with the word.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import N_, _, ngettext
from planner.method.by_id import contact_of
from planner.model.change import Change
from planner.model.contact import Preference
from planner.model.document import Channel, Span
from planner.model.errors import Refused
from planner.model.saying import dotted
from planner.model.state import State, changed
from planner.model.text import clean, fold

_CHANNELS = {
    Channel.PHONE: "phone|telephone|calls?|telefono|llamadas?|llamar(?:me)?|movil",
    # Who wants no calls is written to; in what would follow, "in the morning", they want some.
    Channel.EMAIL: "e-?mails?|mails?|correos?"
    r"|(?:no (?:(?:me|nos|lo|la|le) )?llam[a-z]+|sin llamadas"
    r"|(?:no|do not|don['’]?t) (?:phone )?calls?(?: me)?)(?: mas| nunca| any ?more)?(?=[ .!]*$)",
    Channel.CHAT: "chat|whatsapp|texts?|messages?|mensajes?",
}
_NOON = 12
_AM, _PM = ("am", "a"), ("pm", "p")
_IN_THE_NIGHT = ("1", "2", "3", "4", "5", "6")
_OFTEN = {
    "daily|diario": 1,
    "weekly|semanal": 7,
    "fortnightly|quincenal": 14,
    "monthly|mensual": 30,
    "quarterly|trimestral": 90,
}
_UNITS = {"d": 1, "w": 7, "s": 7, "m": 30}
"""First letter of a unit -> its days."""

_MOST_DAYS = 3650
_FILLING = (
    "at most|como mucho|by|only|in|the|at|from|between|and|on"
    "|por|solo|de|las?|los|el|entre|y|en|como"
)


class _Day(NamedTuple):
    """When people are called: from the ``first`` hour to the ``last``, the ``morning`` until it
    ends and the ``afternoon`` from when it begins."""

    first: str
    morning: str
    afternoon: str
    last: str


def _day(config: Config) -> _Day:
    hours = config.calling_hours
    breaks = hours.siesta or (config.day.lunch,)
    return _Day(hours.start, breaks[0].start, breaks[-1].end, hours.end)


_Read = Callable[[re.Match[str], _Day], Preference]


def _hours(match: re.Match[str], day: _Day) -> Preference:
    opens, closes = _clock(match, 1), _clock(match, 4)
    if match[6] in _PM and not match[3] and _later(opens) < closes:
        # "7-9pm".
        opens = _later(opens)
    if closes <= opens < _later(closes) <= day.last:
        # "10-2".
        closes = _later(closes)
    return _between(match, opens, closes)


def _later(time: str) -> str:
    """The same after noon."""
    return f"{int(time[:2]) + _NOON:02}{time[2:]}"


def _after(match: re.Match[str], day: _Day) -> Preference:
    return _between(match, _clock(match, 1), day.last)


def _before(match: re.Match[str], day: _Day) -> Preference:
    return _between(match, day.first, _clock(match, 1))


def _mornings(match: re.Match[str], day: _Day) -> Preference:
    return Preference(hours=(Span(day.first, day.morning),))


def _afternoons(match: re.Match[str], day: _Day) -> Preference:
    return Preference(hours=(Span(day.afternoon, day.last),))


def _clock(match: re.Match[str], group: int) -> str:
    """One end of the hours. Nobody asks to be called at three in the night: that is 15:00, unless
    it is written 03:00 or 3am."""
    written, minute, half = match.group(group, group + 1, group + 2)
    hour = int(written)
    if hour < _NOON and (half in _PM or (half not in _AM and written in _IN_THE_NIGHT)):
        hour += _NOON
    return f"{hour:02}:{minute or '00'}"


def _between(match: re.Match[str], opens: str, closes: str) -> Preference:
    if not opens < closes <= "23:59" or max(opens[3:], closes[3:]) > "59":
        raise Refused(
            _("{text} are no hours; write them as in 10-12 or 10:00-12:30.").format(text=match[0])
        )
    return Preference(hours=(Span(opens, closes),))


def _every(match: re.Match[str], day: _Day) -> Preference:
    days = int(match["n"] or 1) * _UNITS[match["unit"][0]]
    if not 0 < days <= _MOST_DAYS:
        raise Refused(_("{text} is no such number of days.").format(text=match[0]))
    return Preference(every_days=days)


def _as_it_is(preference: Preference) -> _Read:
    return lambda match, day: preference


_TIME = r"(\d{1,2})(?:[:.](\d\d))? ?(am|pm|h|a(?! \d)|p)?"
_UNIT = r"(?P<unit>d|days?|dias?|weeks?|semanas?|months?|mes(?:es)?)"
_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(rf"(?:{pattern})(?![\w:/-])"), read)
    for pattern, read in (
        (rf"{_TIME} ?(?:-|–|(?:to|and|a|y)(?: las?)?) ?{_TIME}", _hours),
        (rf"(?:after|a partir de(?: las?)?|despues de(?: las?)?) {_TIME}", _after),
        (rf"(?:before|antes de(?: las?)?) {_TIME}", _before),
        (rf"(?:every|each|cada|once a|una vez (?:al|a la)) (?P<n>\d{{1,6}})? ?{_UNIT}", _every),
        (rf"(?P<n>\d{{1,6}}) ?{_UNIT}", _every),
        *((w, _as_it_is(Preference(channel=channel))) for channel, w in _CHANNELS.items()),
        ("mornings?|mananas?", _mornings),
        ("afternoons?|tardes?", _afternoons),
        *((words, _as_it_is(Preference(every_days=days))) for words, days in _OFTEN.items()),
        (_FILLING, _as_it_is(Preference())),
    )
)
_BETWEEN = re.compile(r"[\s,;.·]*")
_WORD = re.compile(r"[^\s,;]+")


def understand_preference(line: str, config: Config) -> Preference:
    """The preference that ``line`` says. Raises Refused, naming the word that is not understood."""
    found = Preference()
    for piece in _pieces(fold(clean(line)), _day(config)):
        found = _joined(found, piece)
    if found == Preference():
        raise Refused(
            _("Write how they want to be reached, as in 'phone 10-12 every 30 days' or 'email'.")
        )
    return found


def explain_preference(preference: Preference) -> str:
    """The preference in words: ``phone · 10:00-12:00 · at most every 30 days``."""
    days = preference.every_days
    often = ngettext("at most every {n} day", "at most every {n} days", days).format(n=days)
    parts = (
        _(_NAMES[preference.channel]) if preference.channel else "",
        ", ".join(f"{span.start}-{span.end}" for span in preference.hours),
        often if days else "",
    )
    return dotted(*parts) or _("nothing asked for")


def prefer(
    state: State, contact_id: str, preference: Preference, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Keep how the contact wants to be reached, in place of what they said before."""
    asked = changed(contact_of(state, contact_id), preference=preference)
    said = _("{name}: {preference}.").format(
        name=asked.name, preference=explain_preference(preference)
    )
    return Change(state.put(asked), said, asked)


_NAMES = {
    Channel.PHONE: N_("phone"),
    Channel.EMAIL: N_("email"),
    Channel.CHAT: N_("chat"),
    Channel.PERSON: N_("in person"),
}


def _pieces(line: str, day: _Day) -> Iterator[Preference]:
    place = _end(_BETWEEN.match(line))
    while place < len(line):
        found = ((pattern.match(line, place), read) for pattern, read in _FORMS)
        match, read = next((pair for pair in found if pair[0]), (None, None))
        if match is None or read is None:
            word = _WORD.match(line, place)
            raise Refused(
                _("'{word}' is not understood; write as in 'phone 10-12 every 30 days'.").format(
                    word=word[0] if word else line[place:]
                )
            )
        yield read(match, day)
        place = _end(_BETWEEN.match(line, match.end()))


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _joined(one: Preference, other: Preference) -> Preference:
    """Both together. Hours add up; two channels, or two frequencies, contradict each other."""
    if one.channel and other.channel and one.channel is not other.channel:
        raise Refused(_("Two channels are named; write the one they like best."))
    if one.every_days and other.every_days and one.every_days != other.every_days:
        raise Refused(_("Two frequencies are named; write one of them."))
    return Preference(
        channel=other.channel or one.channel,
        hours=tuple(dict.fromkeys((*one.hours, *other.hours))),
        every_days=other.every_days or one.every_days,
    )
