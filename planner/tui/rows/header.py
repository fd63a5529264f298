"""The first line of the screen: the day in one glance."""

from collections.abc import Sequence

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.day.availability import availability, told
from planner.method.day.scores import DayScore
from planner.model.day import Availability
from planner.model.lengths import hours
from planner.model.saying import say_day, say_in_full
from planner.model.state import State
from planner.tui.rows.common import piece
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Line, Look, Piece, Text, cells

_GAP = 3


def header(
    state: State,
    score: DayScore,
    now: pendulum.DateTime,
    config: Config,
    width: int,
    *,
    hidden: bool = False,
) -> Line:
    """Date, time and availability at the left, the counts of the day at the right: in the fullest
    form that has room. Where names are ``hidden``, it says so first."""
    doing = _doing(state, now, config)
    line, sign = Line(), _hidden() if hidden else ()
    for say, gap, groups in _FORMS:
        counts = _spaced([group(score) for group in groups], gap)
        line = Line((*sign, *_left(now, say(now), doing)), counts)
        if cells(line.left) + cells(line.right) + _GAP <= width:
            break
    return line


def _hidden() -> Text:
    return (piece(f" {signs.MIDDLE} ", Look.WARN), piece(_("hidden") + " ", Look.WARN))


def _left(now: pendulum.DateTime, date: str, doing: Piece) -> Text:
    return (piece(f" {date[:1].upper()}{date[1:]}", Look.NAME), piece(f"  {now:%H:%M}"), doing)


def _doing(state: State, now: pendulum.DateTime, config: Config) -> Piece:
    available = availability(state, now, config) is Availability.AVAILABLE
    words = f"  {signs.ON} {told(state, now, config)}"
    return piece(words, Look.GOOD if available else Look.WARN)


def _short_risk(score: DayScore) -> Text:
    at_risk = len(score.at_risk)
    return (piece(f"{signs.ALERT}{at_risk}", Look.WARN_COUNT),) if at_risk else ()


def _open_and_mail(score: DayScore) -> Text:
    """``3 · 2 @``: what is open, and what waits by email, as in the title of the pane."""
    return (
        piece(str(score.open_requests), Look.NAME),
        piece(f" {signs.DOT} ", Look.MUTED),
        piece(str(score.by_email), Look.NAME),
        piece(f" {signs.MAIL}", Look.MUTED),
    )


def _named_open_and_mail(score: DayScore) -> Text:
    return (piece(_("requests") + " ", Look.MUTED), *_open_and_mail(score))


def _day(now: pendulum.DateTime) -> str:
    return say_day(now, now)


def _spaced(groups: Sequence[Text], gap: int) -> Text:
    blank = piece(" " * gap)
    return (*(bit for group in groups if group for bit in (blank, *group)), piece(" "))


def _risk(score: DayScore) -> Text:
    """What is late already, and what may become so."""
    late, near = score.late, len(score.at_risk) - score.late
    counts = (
        (late, ngettext("{n} late", "{n} late", late)),
        (near, ngettext("{n} at risk", "{n} at risk", near)),
    )
    told: Text = ()
    for n, words in counts:
        before = f" {signs.DOT} " if told else f"{signs.ALERT} "
        if n:
            counted = _counted(words, n, Look.WARN, Look.WARN_COUNT)
            told = (*told, piece(before, Look.WARN_COUNT), *counted)
    return told


def _risk_and_free(score: DayScore) -> Text:
    return (*_risk(score), *_free(score))


def _free(score: DayScore) -> Text:
    """How little time is left for what was promised, where it does not suffice."""
    if score.needed_minutes <= score.free_minutes:
        return ()
    told = _("{time} free").format(time=hours(score.free_minutes))
    return (piece(f" {signs.DOT} {told}", Look.WARN),)


def _calls(score: DayScore) -> Text:
    """The calls of the day, and the goal as long as it is one: ``8/5`` is no part of anything."""
    goal = f"/{score.target}" if score.calls <= score.target else ""
    return (
        piece(_("calls") + " ", Look.MUTED),
        piece(str(score.calls), Look.GOOD_COUNT),
        piece(goal, Look.MUTED),
    )


def _requests(score: DayScore) -> Text:
    going = score.open_requests
    return (
        piece(_("requests") + " ", Look.MUTED),
        *_counted(ngettext("{n} open", "{n} open", going), going),
        piece(f" {signs.DOT} ", Look.MUTED),
        *_counted(_("{n} by email"), score.by_email),
    )


def _counted(words: str, n: int, look: Look = Look.MUTED, out: Look = Look.NAME) -> Text:
    """Words with their number, which stands ``out``."""
    before, _number, after = words.partition("{n}")
    return (piece(before, look), piece(str(n), out), piece(after, look))


def _focus(score: DayScore) -> Text:
    return (
        piece(_("focus") + " ", Look.MUTED),
        piece(hours(score.focus_minutes), Look.NAME),
        piece(f"/{hours(score.focus_goal)}", Look.MUTED),
    )


def _share(score: DayScore) -> Text:
    if score.proactive_share is None:
        return ()
    share = _("{n}%").format(n=score.proactive_share)
    return (piece(_("proactive") + " ", Look.MUTED), piece(share, Look.NAME))


_FORMS = (
    (say_in_full, 3, (_risk_and_free, _calls, _requests, _focus, _share)),
    (_day, 3, (_risk_and_free, _calls, _requests, _focus, _share)),
    (_day, 3, (_risk_and_free, _calls, _requests, _focus)),
    (_day, 3, (_risk, _calls, _requests, _focus)),
    (_day, 2, (_short_risk, _calls, _named_open_and_mail, _focus)),
    (_day, 2, (_short_risk, _calls, _open_and_mail, _focus)),
    (_day, 2, (_short_risk, _calls, _open_and_mail)),
)
"""Ways to say the line, the fullest first: the date, the blanks between the counts, the counts."""
