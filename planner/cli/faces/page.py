"""Everything on one item, for people: a page of plain lines."""

from collections.abc import Iterable, Iterator
from functools import singledispatch

from planner.cli.faces import letter as letter_face
from planner.cli.faces.view import View
from planner.cli.faces.whole import MOST_TOUCHES, calls_of, deferral_of, requests_of
from planner.cli.faces.wording import word
from planner.cli.queued import as_queued
from planner.locale import _, ngettext
from planner.method.calls.candidates import Candidate
from planner.method.calls.marks import mark_name
from planner.method.calls.occasions import agreed
from planner.method.calls.touching import last_touches, outcome_name
from planner.method.hours.calling_hours import reach
from planner.method.hours.reach_in_words import describe
from planner.method.leaving import toll
from planner.method.leaving.walking_away import severity_name
from planner.method.persistence import qualification
from planner.method.persistence.nuisance import meter_line
from planner.method.persistence.preference import explain_preference
from planner.model.contact import Contact, Preference, called
from planner.model.day import Block, Meeting
from planner.model.document import Document, Offence
from planner.model.instants import brief
from planner.model.request import Request, Support
from planner.model.saying import dotted
from planner.model.touch import PlannedCall, Touch

Line = tuple[str, str]
"""A label and what it says. Without a label, a line below the one before."""


def page(item: Document, view: View) -> str:
    """The page of an item: its id and title, then what there is to say, without empty lines."""
    title, *lines = _lines(item, view)
    told = [(label, text) for label, text in lines if text]
    width = max((len(label) for label, _text in told), default=0)
    body = [_indented(label.ljust(width), text) for label, text in told]
    return "\n".join((f"{item.id}  {title[1]}", *body))


def _indented(label: str, text: str) -> str:
    first, *rest = text.splitlines()
    margin = " " * (len(label) + 4)
    return "\n".join((f"  {label}  {first}", *(f"{margin}{line}" for line in rest)))


@singledispatch
def _lines(item: Document, view: View) -> list[Line]:
    return [("", type(item).__name__)]


@_lines.register
def _contact(contact: Contact, view: View) -> list[Line]:
    state, now = view.state, view.now
    title = dotted(contact.name, contact.title, contact.company)
    kind = word(contact.relationship)
    deal = _("deal of the year") if contact.deal_of_the_year else ""
    return [
        ("", title),
        (_("is"), dotted(kind, deal)),
        (_("phone"), ", ".join(contact.phones)),
        (_("email"), ", ".join(contact.emails)),
        (_("reachable"), describe(reach(contact, now, view.config)) if contact.phones else ""),
        (_("labels"), ", ".join(contact.labels)),
        (_("zone"), contact.zone),
        (_("country"), contact.country),
        (_("language"), contact.language),
        (_("brings"), contact.brings),
        (_("toll"), toll.describe(toll.toll(state, contact.id, now), now)),
        (_("worth it"), qualification.describe(contact.qualification)),
        (_("asked for"), _asked_for(contact)),
        (_("nuisance"), meter_line(state, contact, now, view.config)),
        (_("notes"), contact.notes),
        *_each(_("call"), (_call_line(call, view) for call in calls_of(state, contact))),
        *_each(_("request"), (_request_line(r, view) for r in requests_of(state, contact))),
        *_each(_("touch"), _touches(contact, view)),
    ]


def _asked_for(contact: Contact) -> str:
    """What they answered to "am I bothering you?"."""
    asked = contact.preference
    return explain_preference(asked) if asked != Preference() else ""


def _each(label: str, texts: Iterable[str]) -> list[Line]:
    return [(label if number == 0 else "", text) for number, text in enumerate(texts)]


def _call_line(call: PlannedCall, view: View) -> str:
    return dotted(f"{call.id}  {_why(call, view)}", call.objective)


def _why(call: PlannedCall, view: View) -> str:
    row = as_queued(call, view)
    if isinstance(row, Candidate):
        return row.why
    return agreed(view.state.whom(call.contact), call, view.now, view.config).why


def _request_line(request: Request, view: View) -> str:
    asked = brief(request.received_at, view.now)
    parts = (f"{request.id}  {asked}", request.about, word(request.state), request.answer)
    return dotted(*parts)


def _touches(contact: Contact, view: View) -> Iterator[str]:
    touches = last_touches(view.state, contact.id, limit=None)
    yield from (_touch_line(touch, view) for touch in touches[:MOST_TOUCHES])
    if older := len(touches[MOST_TOUCHES:]):
        yield ngettext(
            "and {n} older one: planner list touches --all has it",
            "and {n} older ones: planner list touches --all has them",
            older,
        ).format(n=older)


def _touch_line(touch: Touch, view: View) -> str:
    at = brief(touch.at, view.now)
    parts = (f"{touch.id}  {at}", outcome_name(touch.outcome), touch.objective, touch.note)
    return dotted(*parts)


@_lines.register
def _planned_call(call: PlannedCall, view: View) -> list[Line]:
    contact = view.state.whom(call.contact)
    return [
        ("", dotted(called(contact.name), contact.company)),
        (_("state"), word(call.state)),
        (_("why"), _why(call, view)),
        (_("objective"), call.objective),
        (_("due"), brief(call.due_at, view.now) if call.due_at else ""),
        (_("phone"), ", ".join(contact.phones)),
        (_("reachable"), describe(reach(contact, view.now, view.config))),
    ]


@_lines.register
def _request(request: Request, view: View) -> list[Line]:
    contact, now = view.state.whom(request.contact), view.now
    title = dotted(called(contact.name), contact.company, request.about)
    return [
        ("", title),
        (_("state"), word(request.state)),
        (_("came"), f"{brief(request.received_at, now)} · {word(request.channel)}"),
        (_("verdict"), ": ".join(filter(None, (word(request.verdict), request.reason)))),
        (_("promised"), brief(request.promise.at, now) if request.promise else ""),
        (_("next step"), request.next_step),
        (_("our mistake"), _apology(request)),
        *_each(_("support"), (_support_line(support, view) for support in request.support)),
        (_("answer"), request.answer),
        (_("offence"), _offence(request.offence)),
        (_("mail"), _mail(request, view)),
    ]


def _apology(request: Request) -> str:
    """Whether the apology that we owe was given."""
    if not request.our_mistake:
        return ""
    return _("apology given") if request.apology_given else _("apology owed")


def _support_line(support: Support, view: View) -> str:
    """Which department, with what, by when, or when it has answered."""
    time = brief(support.answered_at or support.due_at, view.now)
    told = _("answered {time}") if support.answered_at else _("by {time}")
    return dotted(support.department, support.what, told.format(time=time))


def _mail(request: Request, view: View) -> str:
    mail = deferral_of(request, view)
    return letter_face.text(mail) if mail else ""


@_lines.register
def _block(block: Block, view: View) -> list[Line]:
    now = view.now
    picks = (view.state.whom(pick).name for pick in block.picks)
    calls = f"{len(block.touches)}/{block.target}" if block.target else ""
    return [
        ("", block.title),
        (_("kind"), word(block.kind)),
        (_("state"), word(block.state)),
        (_("planned"), brief(block.planned_start, now) if block.planned_start else ""),
        (_("minutes"), str(block.planned_minutes)),
        (_("started"), brief(block.started_at, now) if block.started_at else ""),
        (_("ended"), brief(block.ended_at, now) if block.ended_at else ""),
        (_("calls"), calls),
        (_("picks"), ", ".join(picks)),
        (_("interruptions"), ", ".join(mark.request for mark in block.interruptions)),
    ]


@_lines.register
def _touch(touch: Touch, view: View) -> list[Line]:
    return [
        ("", called(view.state.whom(touch.contact).name)),
        (_("when"), brief(touch.at, view.now)),
        (_("outcome"), outcome_name(touch.outcome)),
        (_("channel"), word(touch.channel)),
        (_("objective"), touch.objective),
        (_("note"), touch.note),
        (_("marks"), ", ".join(map(mark_name, touch.marks))),
        (_("mood"), word(touch.mood) if touch.mood else ""),
        (_("reason"), touch.reason),
        (_("offence"), _offence(touch.offence)),
    ]


def _offence(offence: Offence | None) -> str:
    if offence is None:
        return ""
    quoted = _("“{text}”").format(text=offence.words) if offence.words else ""
    left = _("you left") if offence.left else ""
    return dotted(severity_name(offence.severity), quoted, left)


@_lines.register
def _meeting(meeting: Meeting, view: View) -> list[Line]:
    start, end = brief(meeting.start, view.now), brief(meeting.end, view.now)
    return [("", meeting.summary), (_("when"), f"{start} - {end}")]
