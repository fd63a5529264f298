"""The help page, made from the real key map: first what the place where the rep is, is for."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Final, NamedTuple

from planner.locale import N_, _
from planner.tui.actions.session import Doable
from planner.tui.commands import (
    CALL_GROUP,
    CONTACT_GROUP,
    DAY_GROUP,
    PLAN_GROUP,
    REQUEST_GROUP,
    TALK_GROUP,
)
from planner.tui.light import CALLS, DAY, REQUESTS
from planner.tui.rows.common import piece, section, stacked
from planner.tui.terminal.drawing import Line, Look
from planner.tui.widgets.listing import Row

_KEYS = 18
_WIDTH = 62
"""Cells of a line of text: a dialog has no fewer from 76 columns on."""


class Place(NamedTuple):
    """What a pane is for, and the groups of commands that belong to it."""

    told: tuple[str, ...]
    groups: tuple[str, ...]


PLACES: Final = {
    CALLS: Place(
        (
            N_("The calls nobody asked you for: five fit into fifteen minutes."),
            N_("Each row says why, what for, and if they can be reached now."),
            N_("Start the block, call, log with a digit: the next is there."),
        ),
        (CALL_GROUP, TALK_GROUP, CONTACT_GROUP),
    ),
    REQUESTS: Place(
        (
            N_("What customers asked of you: yours until they have an answer."),
            N_("What need not be now is put off to email, for its window."),
            N_("Each needs a next step and a promise; those without stand out."),
        ),
        (REQUEST_GROUP, CONTACT_GROUP),
    ),
    DAY: Place(
        (
            N_("The day from top to bottom: what is fixed, protected, and free."),
            N_("Deep work is time for one task; calls that come in can wait."),
            N_("What was left over stands at the end, to start or to drop."),
        ),
        (PLAN_GROUP, DAY_GROUP),
    ),
}

DIALOGS: Final = {
    "Ask": (
        N_("One line. What was understood is shown below before enter takes it."),
        N_("Days and times: 16:30, +20m, friday, tomorrow 10:00, 12/12; also in Spanish."),
    ),
    "Capture": (
        N_("Somebody calls: who it is, then what about. A few letters of the name will do."),
        N_("Enter takes the verdict; the arrows choose another answer."),
    ),
    "Choose": (N_("Choose with the arrows and enter, or press the number."),),
    "Closing": (
        N_("A request ends with its answer: what the customer was told, and by which way."),
    ),
    "EmailWindow": (
        N_("Everything that waits by email, one request after the other."),
        N_("Deal with this one, or leave it and go on; leaving the window loses nothing."),
    ),
    "Columns": (
        N_("A file of a program that is not known. Say of each column what it holds."),
        N_("It is asked once: the next file with these columns is read the same way."),
    ),
    "Finder": (
        N_("Words in any order, accents or not: people, requests, calls, notes, years back."),
        N_("Enter opens what is highlighted."),
    ),
    "FourSteps": (
        N_("Somebody is insulting. Four steps, one at a time, with words that you can say."),
        N_("It calms down, or you leave with dignity: both are an end."),
    ),
    "ImportDialog": (
        N_(
            "Contacts from another program. The first enter shows what would come, the second one"
            " saves it. One undo takes it all back."
        ),
    ),
    "IncidentNote": (
        N_("What was said, as far as you want to keep it, and how grave it was."),
        N_("The email to your manager is ready afterwards."),
    ),
    "MailDialog": (
        N_(
            "An email that is ready in its reader's language. Enter goes the last one's way: your"
            " mail program, a draft, a copy, or your own server, which asks once more."
        ),
    ),
    "SendDialog": (
        N_("Before an email is sent by the planner itself: to whom, and all of its text."),
        N_("S sends it, escape does not. Should the connection break, it says that."),
    ),
    "OpenRequest": (
        N_("A request that lacks a next step or a promise: give it one, or leave it."),
    ),
    "Card": (
        N_("All there is to know. Enter or escape closes it, and so does a call that comes in."),
    ),
    "Read": (N_("A page to read. Enter or escape closes it."),),
    "ReportsScreen": (
        N_("What the week or the month came to: calls, promises, protected hours, moods."),
        N_("A claim needs enough calls behind it; until then it says so."),
    ),
    "SettingsScreen": (
        N_(
            "Everything in the config file. A change is written and counts at once, the language"
            " from the next start."
        ),
        N_("What makes no sense is refused, and the file stays as it was."),
    ),
    "Step": (
        N_("One step of the morning or the evening: read it, change it, enter goes on."),
        N_("Escape ends it; what was not done waits, and nothing nags."),
    ),
    "WaysOut": (
        N_("The file cannot be read or written. Nothing is lost: choose a way on."),
        N_("Escape looks on; the line at the top stays until it is mended."),
    ),
}
"""What a dialog is for, by the name of its class."""


def help_rows(doable: Sequence[Doable], pane: str) -> tuple[Row, ...]:
    """Every command that has a key, by group; of the ``pane`` where the rep is, first what it is
    for and its own groups."""
    with_keys = [command for command in doable if command.keys]
    place = PLACES[pane]
    groups = dict.fromkeys((*map(_, place.groups), *(command.group for command in with_keys)))
    return stacked(
        _told(place.told),
        *(
            section(group, [_key(c.id, c.keys, c.text) for c in with_keys if c.group == group])
            for group in groups
        ),
    )


def dialog_rows(name: str, keys: Mapping[str, str]) -> tuple[Row, ...]:
    """What the dialog of this class is for, and its ``keys`` with what they do."""
    rows = [_key(str(at), key, does) for at, (key, does) in enumerate(keys.items())]
    return stacked(_told(DIALOGS.get(name, ())), section(_("Keys"), rows))


def _told(sentences: Sequence[str]) -> list[Row]:
    lines = [line for sentence in sentences for line in wrap(_(sentence), _WIDTH)]
    return [Row(f"told {at}", (Line.of(line),), selectable=False) for at, line in enumerate(lines)]


def _key(id_: str, keys: str, does: str) -> Row:
    return Row(id_, (Line((piece(f"{keys:<{_KEYS}} ", Look.KEY), piece(does))),))
