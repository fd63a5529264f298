"""Several typed lines at once: what each of them says, and which of them say nothing clear."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.hours.spans import first_hour
from planner.method.one_line import edge_of_work
from planner.method.requests.incoming import capture
from planner.method.typed.adding import add
from planner.method.typed.who_and_what import WhoAndWhat, who_and_what
from planner.model.change import Change
from planner.model.document import Channel, Document
from planner.model.errors import Refused
from planner.model.request import Request, Verdict
from planner.model.state import State, changed
from planner.model.text import clean, is_remark, is_ticked, unlisted

Understand = Callable[..., Change]
"""Makes a change of a state, a line, ``now`` and ``config``; raises Refused."""

COMES_IN = ("in:", "<")
"""What a line begins with that tells of something coming in."""


class Misread(NamedTuple):
    """A line that was not understood: its number, from 1, and why."""

    number: int
    line: str
    reason: str


class Captured(NamedTuple):
    """What became of some lines: one sentence and one item for each that was understood."""

    state: State
    said: tuple[str, ...] = ()
    items: tuple[Document, ...] = ()
    misread: tuple[Misread, ...] = ()


def capture_lines(
    state: State,
    lines: Iterable[str],
    understand: Understand,
    *,
    now: pendulum.DateTime,
    config: Config,
) -> Captured:
    """Make what ``understand`` makes of each of ``lines``, one after the other; blank ones, remarks
    and what is ticked off say nothing. Never refuses: see ``misread``.
    """
    said: list[str] = []
    items: list[Document] = []
    misread: list[Misread] = []
    for number, line in enumerate(map(clean, lines), 1):
        if not line or is_ticked(line) or is_remark(line):
            continue
        try:
            change = understand(state, unlisted(line), now=now, config=config)
        except Refused as refusal:
            misread.append(Misread(number, line, refusal.sentence))
            continue
        state = change.state
        said.append(change.said)
        items += [change.item] if change.item else []
    return Captured(state, tuple(said), tuple(items), tuple(misread))


def any_line(state: State, line: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """What comes in, if the line says so by its beginning; else what ``add`` makes of it."""
    if line.lower().startswith(COMES_IN):
        return come_in(state, line, now=now, config=config)
    return add(state, line, None, now=now, config=config)


def come_in(
    state: State,
    line: str,
    *,
    now: pendulum.DateTime,
    config: Config,
    choice: Verdict | None = None,
    channel: Channel = Channel.PHONE,
    urgent: bool = False,
) -> Change:
    """Capture ``Ana Ruiz wrong gaskets`` as what comes in, by the verdict of this moment or by
    ``choice``. A time in it is a promise to call back then. Raises Refused for what is not clear.
    """
    begin = next((each for each in COMES_IN if line.lower().startswith(each)), "")
    read = who_and_what(state.contacts, line[len(begin) :].strip(), now, config, deep=False)
    back_at = read.understood.due
    if back_at is None and read.understood.day:
        # Of today whatever is left of it is meant: the next minute would be over unread.
        ahead = read.understood.day > now.date()
        start = first_hour(config.calling_hours, config.day.start) if ahead else ""
        back_at = edge_of_work(read.understood.day, now, config, start=start)
    change = capture(
        state,
        read.known or read.name,
        read.text,
        now=now,
        config=config,
        choice=Verdict.CALL_BACK if back_at else choice,
        call_back_at=back_at,
        channel=channel,
        urgent=urgent,
    )
    return _with_ways(change, read) if read.name else change


def _with_ways(change: Change, read: WhoAndWhat) -> Change:
    """Company, numbers and addresses of somebody new, as the line has them; that they are new is
    told, since nobody saw the line understood before it was taken."""
    if not isinstance(change.item, Request):
        return change
    contact = changed(
        change.state.contacts[change.item.contact],
        company=read.company,
        phones=read.phones,
        emails=read.emails,
    )
    new = _("{name} (new contact)").format(name=read.name)
    said = change.said.replace(read.name, new, 1)
    return change._replace(state=change.state.put(contact), said=said)


def said_of(captured: Captured) -> str:
    """One sentence for all of it, which is also what undo names."""
    n = len(captured.said)
    if n == 1:
        return captured.said[0]
    return ngettext("{n} line added", "{n} lines added", n).format(n=n)
