"""The first line of the screen: the day in one glance."""

import pendulum

from planner.config import Config
from planner.locale import _, language
from planner.method.availability import availability, name
from planner.method.scores import DayScore, day_score
from planner.model.day import Availability
from planner.model.state import State
from planner.tui import signs
from planner.tui.drawing import Line, Look, Piece, Text
from planner.tui.rows.common import hours, piece

_WIDE, _MIDDLE = 120, 96


def header(state: State, now: pendulum.DateTime, config: Config, width: int) -> Line:
    """Date, time and availability at the left, the counts of the day at the right."""
    doing = availability(state, now, config)
    look = Look.GOOD if doing is Availability.AVAILABLE else Look.WARN
    date = now.format("dddd D MMMM" if width >= _WIDE else "ddd D MMM", locale=language())
    left = (
        piece(f" {date[:1].upper()}{date[1:]}", Look.NAME),
        piece(f"  {now.format('HH:mm')}"),
        piece(f"  {signs.ON} {name(doing)}", look),
    )
    return Line(left, _counts(day_score(state, now, config), width))


def _counts(score: DayScore, width: int) -> Text:
    groups: list[Text] = [_calls(score), _requests(score, width), _focus(score)]
    if score.at_risk:
        n = len(score.at_risk)
        groups.insert(
            0, (piece(f"{signs.ALERT} {n} ", Look.WARN_COUNT), piece(_("at risk"), Look.WARN))
        )
    if width >= _WIDE and score.proactive_share is not None:
        share = f"{score.proactive_share}%"
        groups.append((piece(_("proactive") + " ", Look.MUTED), piece(share, Look.NAME)))
    gap = piece("   " if width >= _MIDDLE else "  ")
    return (*(p for group in groups for p in (gap, *group)), piece(" "))


def _calls(score: DayScore) -> Text:
    return (
        piece(_("calls") + " ", Look.MUTED),
        piece(str(score.calls), Look.GOOD_COUNT),
        piece(f"/{score.target}", Look.MUTED),
    )


def _requests(score: DayScore, width: int) -> Text:
    if width < _MIDDLE:
        return (
            piece(_("req.") + " ", Look.MUTED),
            piece(str(score.open_requests), Look.NAME),
            piece(f" {signs.MAIL} ", Look.MUTED),
            piece(str(score.by_email), Look.NAME),
        )
    mail: tuple[Piece, ...] = (
        piece(f" {_('open')} {signs.DOT} ", Look.MUTED),
        piece(str(score.by_email), Look.NAME),
        piece(f" {_('by email')}", Look.MUTED),
    )
    return (
        piece(_("requests") + " ", Look.MUTED),
        piece(str(score.open_requests), Look.NAME),
        *mail,
    )


def _focus(score: DayScore) -> Text:
    return (
        piece(_("focus") + " ", Look.MUTED),
        piece(hours(score.focus_minutes), Look.NAME),
        piece(f"/{hours(score.focus_goal)}", Look.MUTED),
    )
