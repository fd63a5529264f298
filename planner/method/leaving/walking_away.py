"""When to stand up and leave: the note of an offence, and leaving with dignity."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pendulum

from planner.config import Config
from planner.locale import N_, _, ngettext
from planner.method.by_id import contact_of, find_item, item_of
from planner.method.calls.picks import current_contact
from planner.method.calls.touching import log_touch
from planner.method.requests.interruptions import over_with
from planner.method.requests.still_open import calls_with
from planner.model.change import Change
from planner.model.contact import Contact, Rest
from planner.model.document import Document, Offence
from planner.model.errors import Refused
from planner.model.instants import day_of, last_midnight, stamp
from planner.model.request import Request, RequestState
from planner.model.saying import say_day
from planner.model.state import State, changed
from planner.model.text import clean, unquoted
from planner.model.touch import SPOKEN, CallState, Outcome, Touch

_Met = tuple[datetime, Touch | Request]

SEVERITIES = {1: N_("disrespect"), 2: N_("insult"), 3: N_("threat or contempt")}
"""Severity -> its name, a marked text."""


def severity_name(severity: int) -> str:
    """The severity in the language of the screen."""
    return _(SEVERITIES[severity])


def note_offence(
    state: State,
    target_id: str,
    severity: int,
    words: str = "",
    *,
    left: bool = False,
    now: pendulum.DateTime,
    config: Config,
) -> Change:
    """Note an offence met in a touch, a request, or with a contact in the conversation of now.

    The rep has some minutes to recover. With ``left`` the conversation ends as left: its request
    closes so, and the contact rests. Noted once more, the same conversation keeps what it had.
    Raises Refused for a severity that is none, and for what is no conversation.
    """
    if severity not in SEVERITIES:
        raise Refused(_("An offence has a severity from 1 to 3."))
    item = item_of(state, target_id)
    after, met = _conversation(item, state, now, config)
    met = changed(met, offence=_offence(met, severity, words, left, now))
    minutes = config.walking_away.recovery_minutes
    after = after.put(
        met, changed(after.presence, recovering_until=stamp(now.add(minutes=minutes)))
    )
    contact = contact_of(after, met.contact)
    return _left(after, met, contact, now, config) if left else _stayed(after, met, contact, config)


def _conversation(
    item: Document, state: State, now: pendulum.DateTime, config: Config
) -> tuple[State, Touch | Request]:
    """Where the offence was met; a state that may be new, and the touch or request in it."""
    if isinstance(item, Touch | Request):
        return state, item
    if isinstance(item, Contact):
        return _of_today(item, state, now, config)
    raise Refused(
        _("{id} is no conversation; name a contact, a touch or a request.").format(id=item.id)
    )


def _of_today(
    contact: Contact, state: State, now: pendulum.DateTime, config: Config
) -> tuple[State, Touch | Request]:
    """The newest conversation with the contact today. Without one, or in the call of the moment,
    they must have spoken: nobody is insulted by who did not answer."""
    met = None if current_contact(state) == contact.id else _newest(state, contact, now)
    if met:
        return state, met
    touch_id = state.new_id(Touch)
    after = log_touch(state, contact.id, Outcome.SPOKE, now=now, config=config).state
    if contact.rest and contact.rest.left:
        # Talking ends a rest, but an insult ends no cool-off.
        after = after.put(changed(after.contacts[contact.id], rest=contact.rest))
    return after, after.touches[touch_id]


def _newest(state: State, contact: Contact, now: pendulum.DateTime) -> Touch | Request | None:
    midnight = last_midnight(now)
    spoken: Iterator[_Met] = (
        (touch.at, touch)
        for touch in state.touches.values()
        if touch.contact == contact.id and touch.outcome in SPOKEN
    )
    asked: Iterator[_Met] = (
        (max(request.asked), request)
        for request in state.requests.values()
        if request.contact == contact.id and request.state is not RequestState.CLOSED
    )
    today = [(at, met.id, met) for at, met in (*spoken, *asked) if at >= midnight]
    return max(today)[2] if today else None


def _offence(
    met: Touch | Request, severity: int, words: str, left: bool, now: pendulum.DateTime
) -> Offence:
    before = met.offence or Offence(severity=severity)
    at = met.at if isinstance(met, Touch) else before.at or stamp(now)
    said = unquoted(clean(words)) or before.words
    return Offence(severity=severity, words=said, left=left or before.left, at=at)


def _stayed(state: State, met: Touch | Request, contact: Contact, config: Config) -> Change:
    said = _("{name}: noted.").format(name=contact.name)
    if minutes := config.walking_away.recovery_minutes:
        rest = ngettext(
            "The next call can wait for {n} minute.",
            "The next call can wait for {n} minutes.",
            minutes,
        )
        said = f"{said} {rest.format(n=minutes)}"
    return Change(state, said, met)


def _left(
    state: State, met: Touch | Request, contact: Contact, now: pendulum.DateTime, config: Config
) -> Change:
    """The conversation ended as left: no request of it waits, nothing is planned, peace for a
    while."""
    until = day_of(now, now) + timedelta(days=config.walking_away.cool_off_days)
    if contact.rest:
        until = max(until, contact.rest.until)
    rest = Rest(until=until, reason=_("you left the conversation"), left=True)
    resting = changed(contact, rest=rest, cadence=None, wake=None)
    dropped = [changed(call, state=CallState.DROPPED) for call in calls_with(state, contact)]
    after = state.put(resting, *dropped)
    if request := _request_of(after, met):
        after = over_with(after, request, now).put(
            changed(request, state=RequestState.LEFT, closed_at=stamp(now), next_step="")
        )
    said = _("You left with dignity. {name} rests until {day}; the door stays open.").format(
        name=contact.name, day=say_day(until, now)
    )
    return Change(after, said, find_item(after, met.id))


def _request_of(state: State, met: Touch | Request) -> Request | None:
    """The open request that the conversation was about, if it was about one."""
    request = state.requests.get(met.request if isinstance(met, Touch) else met.id)
    return request if request and not request.state.ended else None
