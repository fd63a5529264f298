"""Something new from one typed line: a proactive call, a request, or a block of deep work."""

from collections.abc import Callable
from typing import Literal

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.contacts.finding import title
from planner.method.one_line import Understood, edge_of_work, explain
from planner.method.requests.promises import promised
from planner.method.typed.who_and_what import WhoAndWhat, who_and_what
from planner.method.typed.written_call import from_start_of_work, written_call
from planner.model.change import Change
from planner.model.contact import Contact
from planner.model.day import Block, BlockKind
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.lengths import hours
from planner.model.request import Request, Verdict
from planner.model.saying import dotted, say_day, say_moment
from planner.model.state import State
from planner.model.text import clean, unlisted

To = Literal["calls", "requests", "deep"]


def add(state: State, line: str, to: To | None, now: pendulum.DateTime, config: Config) -> Change:
    """Add what ``line`` says to the calls, the requests or the deep work.

    Without ``to`` it is deep work if the line begins with that, else a call. A name that is not
    known makes a new contact. Raises Refused for what cannot be understood, and does nothing.
    """
    read, to = _read(state, line, to, now, config)
    return _ADD[to](state, read, now, config)


def preview(state: State, line: str, to: To | None, now: pendulum.DateTime, config: Config) -> str:
    """What ``add`` would make of ``line``, for the rep to see before Enter.

    ``call · Ana Ruiz, Talleres Norte · Fri 6 Mar 15:30, Europe/Madrid · renewal``. Raises Refused
    as ``add`` does.
    """
    # Imported late: who adds a line at once is shown nothing before.
    from planner.method.persistence.resting import left_until
    from planner.method.typed.their_time import explain_to

    read, to = _read(state, line, to, now, config)
    if to == "deep":
        length = hours(_minutes(read, config))
        return dotted(_("deep work"), read.text, explain(read.understood, now), length)
    when = explain_to(state, read.known, read.understood, now, config)
    who = title(read.known) if read.known else _("new contact {name}").format(name=_new(read))
    left = left_until(read.known, now) if read.known and to == "calls" else ""
    return dotted(_("call") if to == "calls" else _("request"), who, when, read.text, left)


def _read(
    state: State, line: str, to: To | None, now: pendulum.DateTime, config: Config
) -> tuple[WhoAndWhat, To]:
    line = unlisted(clean(line))
    if not line:
        raise Refused(_("Write what to add, as in 'Ana Ruiz tomorrow 15:30 renewal'."))
    deep = to == "deep" if to else None
    read = who_and_what(state.contacts, line, now, config, deep=deep, by=to == "requests")
    to = to or ("deep" if read.is_deep else "calls")
    due = _DUE[to](read.understood, now, config)
    return read._replace(understood=read.understood._replace(due=due)), to


def _by_end_of_work(
    understood: Understood, now: pendulum.DateTime, config: Config
) -> pendulum.DateTime | None:
    """The moment that was said; for a day alone the end of work."""
    if understood.due or understood.day is None:
        return understood.due
    return edge_of_work(understood.day, now, config)


_DUE: dict[To, Callable[[Understood, pendulum.DateTime, Config], pendulum.DateTime | None]] = {
    "calls": lambda understood, now, config: understood.due,
    "requests": _by_end_of_work,
    "deep": from_start_of_work,
}
"""What a day without a time means."""


def _call(state: State, read: WhoAndWhat, now: pendulum.DateTime, config: Config) -> Change:
    after, contact = _with_contact(state, read, now)
    call = written_call(after, contact, read.text, read.understood, now=now, config=config)
    text = _("Call to {name} on {when}") if read.understood.day else _("Call to {name}")
    said = text.format(name=_who(read), when=_when(read, now))
    return Change(after.put(call), _about(said, read.text), call)


def _request(state: State, read: WhoAndWhat, now: pendulum.DateTime, config: Config) -> Change:
    after, contact = _with_contact(state, read, now)
    request = Request(
        id=after.new_id(Request),
        contact=contact.id,
        about=read.text,
        received_at=stamp(now),
        verdict=Verdict.TAKE,
        choice=Verdict.TAKE,
    )
    by = read.understood.due
    if by:
        request = promised(request, by, now=now, config=config)
    text = _("Request of {name}, promised by {when}") if by else _("Request of {name}")
    said = text.format(name=_who(read), when=say_moment(by, now) if by else "")
    return Change(after.put(request), _about(said, read.text), request)


def _deep(state: State, read: WhoAndWhat, now: pendulum.DateTime, config: Config) -> Change:
    # Imported late: most lines plan no deep work.
    from planner.method.day.time_line import in_a_sentence, overlapped_by

    start = read.understood.due
    block = Block(
        id=state.new_id(Block),
        kind=BlockKind.DEEP,
        title=read.text or _("Deep work"),
        planned_start=stamp(start) if start else None,
        planned_minutes=_minutes(read, config),
        made_at=None if start else stamp(now),
    )
    text = _("Deep work on {when}, {length}") if start else _("Deep work, {length}")
    when = say_moment(start, now) if start else ""
    said = _about(text.format(when=when, length=hours(block.planned_minutes)), read.text)
    after = state.put(block)
    if other := overlapped_by(after, block, now, config):
        said = _("{said}; it overlaps {other}").format(said=said, other=in_a_sentence(other))
    return Change(after, said, block)


_ADD: dict[To, Callable[[State, WhoAndWhat, pendulum.DateTime, Config], Change]] = {
    "calls": _call,
    "requests": _request,
    "deep": _deep,
}


def _with_contact(state: State, read: WhoAndWhat, now: pendulum.DateTime) -> tuple[State, Contact]:
    """The contact of the line; somebody new is in the state that comes with it."""
    if read.known:
        return state, read.known
    contact = Contact(
        id=state.new_id(Contact),
        name=read.name,
        company=read.company,
        phones=read.phones,
        emails=read.emails,
        known_since=stamp(now),
    )
    return state.put(contact), contact


def _minutes(read: WhoAndWhat, config: Config) -> int:
    return read.understood.minutes or config.day.focus_minutes


def _new(read: WhoAndWhat) -> str:
    return ", ".join(filter(None, (read.name, read.company, *read.phones, *read.emails)))


def _who(read: WhoAndWhat) -> str:
    return read.known.name if read.known else _("{name} (new contact)").format(name=read.name)


def _when(read: WhoAndWhat, now: pendulum.DateTime) -> str:
    day, due = read.understood.day, read.understood.due
    if due:
        return say_moment(due, now)
    return say_day(day, now) if day else ""


def _about(said: str, text: str) -> str:
    return _("{said}: {text}").format(said=said, text=text) if text else said
