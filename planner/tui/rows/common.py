"""What rows of several panes share."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from textwrap import wrap

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.contacts.finding import told_apart
from planner.method.requests.promises import is_late
from planner.model.contact import Contact
from planner.model.instants import brief
from planner.model.request import Request, RequestState
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Line, Look, Piece, Text, cells, cut
from planner.tui.widgets.listing import Row

_BLANK = (Line(),)
"""What stands above a heading."""
NARROWEST = 20
"""Cells below which no text is wrapped any more."""
TELLING = 10
"""Cells of a name by which it can still be told from others; of a company, with its gap."""
_MOST_LINES = 2
"""On which one remark goes on, where a line is too short for it."""


def piece(words: str, look: Look = Look.PLAIN) -> Piece:
    """Words with their look."""
    return (words, look)


def plain(words: str) -> Text:
    """Words without a look, such as a title."""
    return (piece(words),)


def by_when(request: Request, now: pendulum.DateTime, config: Config, look: Look) -> Piece:
    """By when the customer was promised an answer, in this look; what is late says so. Empty
    without a promise. The hour is the one that they were told, all the time: a call that begins
    when it strikes keeps it, and so does who reads an email while its window is open."""
    promise = request.promise
    if promise is None:
        return piece("")
    hour = brief(promise.at, now)
    if promise.at <= now and request.state is RequestState.DEFERRED:
        return piece(_("no email yet"), Look.WARN)
    if is_late(request, now, config):
        return piece(_("late since {time}").format(time=hour), Look.BAD)
    return piece(_("by {time}").format(time=hour), look)


def answer_told(request: Request) -> str:
    """What the customer was told, or that the rep left the conversation; empty where it has no end
    yet, or its end no words."""
    return _("you left") if request.state is RequestState.LEFT else request.answer


def quoted(text: str) -> str:
    """What somebody said or wrote, in quotation marks."""
    return _("“{text}”").format(text=text)


def title(name: str, count: str) -> Text:
    """What stands in the border of a pane."""
    return (piece(name), piece(f" {signs.DOT} {count}", Look.MUTED))


def fullest_title(name: str, counts: Sequence[str], width: int) -> Text:
    """The title with the first of these counts that has room in ``width`` cells, else the last."""
    titles = [title(name, count) for count in counts]
    return next((each for each in titles if cells(each) <= width), titles[-1])


def heading(words: str, look: Look = Look.MUTED) -> Row:
    """A blank line and a heading above a group of rows."""
    return Row(f"# {words}", (*_BLANK, Line.of(words, look)), selectable=False)


def section(words: str, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows under a heading; nothing at all where there are none."""
    return (heading(words), *rows) if rows else ()


def stacked(*groups: Iterable[Row]) -> tuple[Row, ...]:
    """Groups of rows below each other, without the blank line where a heading stands at the top."""
    rows = tuple(chain.from_iterable(groups))
    if not rows or rows[0].lines[:1] != _BLANK:
        return rows
    return (rows[0]._replace(lines=rows[0].lines[1:]), *rows[1:])


@lru_cache(maxsize=256)
def beside(left: Text, right: Piece, width: int) -> tuple[Line, ...]:
    """``right``, which is never cut, at the end of the line; the left gives way to it as long as a
    name can still be told, else ``right`` stands below.

    Remembered: fifty rows that wait are the same from key to key, and measuring them was a
    fifth of the page.
    """
    words, look = right
    room = width - cells((right,)) - bool(words)
    if not words or room >= min(cells(left), TELLING):
        return (Line(_given_way(left, room), (right,)),)
    return (Line(left), *(Line.of(line, look) for line in wrap(words, max(width, TELLING))))


def _given_way(left: Text, room: int) -> Text:
    """As much as has ``room``; behind the name rather nothing than too little to be told."""
    name = left[:1]
    enough = cells(left) <= room or cells(name) + TELLING <= room
    return cut(left if enough else name, room)


def flowed(remarks: Iterable[Piece], width: int) -> list[Line]:
    """Short remarks one after the other, each in its own look, on as many lines as they need. One
    that is too long for a line goes on in the next."""
    lines: list[Text] = []
    for remark in remarks:
        longer = (*lines[-1], piece(f" {signs.DOT} ", Look.MUTED), remark) if lines else (remark,)
        if lines and cells(longer) <= width:
            lines[-1] = longer
        else:
            lines += _wrapped(remark, width)
    return [Line(line) for line in lines]


def _wrapped(remark: Piece, width: int) -> list[Text]:
    words, look = remark
    if cells((remark,)) <= width:
        return [(remark,)]
    room = max(width, TELLING)
    found = wrap(words, room, max_lines=_MOST_LINES, placeholder=signs.CUT)
    return [(piece(line, look),) for line in found]


def employer(contact: Contact) -> str:
    """The company of somebody; nothing where it would say the name again."""
    return contact.company if contact.company != contact.name else ""


def company_beside(name: str, company: str) -> str:
    """The company as it stands behind a name; nothing where it would say the name again."""
    return f"  {company}" if company and company != name else ""


def person_rows(contacts: Sequence[Contact]) -> list[Row]:
    """Those whom a few letters can mean; of one name and company, with what tells them apart."""
    apart = told_apart(contacts)
    return [_person_row(contact, apart.get(contact.id, "")) for contact in contacts]


def _person_row(contact: Contact, apart: str) -> Row:
    name, company = piece(contact.name, Look.NAME), piece(employer(contact), Look.MUTED)
    return Row(contact.id, (Line((name, piece(apart and f"  {apart}", Look.MUTED)), (company,)),))
