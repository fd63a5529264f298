"""A line of the card for deciding: what a contact costs beside what they bring."""

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.toll import Toll, describe
from planner.model.contact import Contact
from planner.tui import signs
from planner.tui.drawing import Look, Text
from planner.tui.rows.common import piece


def toll_line(toll: Toll, contact: Contact, now: pendulum.DateTime, config: Config) -> Text:
    """``4 · 2 offences, the last on 03/03/2026 · brings 40 000 a year``; nothing without a toll.

    Once it is time to decide, the toll stands out.
    """
    if not toll.offences:
        return ()
    look = Look.WARN if toll.points >= config.walking_away.review_toll else Look.PLAIN
    brings = _("brings {what}").format(what=contact.brings) if contact.brings else ""
    beside = brings or _("nobody noted what they bring")
    return (
        piece(describe(toll, now), look),
        piece(f" {signs.DOT} {beside}", Look.PLAIN if brings else Look.MUTED),
    )
