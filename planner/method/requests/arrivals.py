"""Emails that come in: which request each one is the answer to."""

import re
from collections.abc import Iterable, Iterator

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.requests.ownership import mail_received
from planner.model.change import Change
from planner.model.mail import Arrival, Mailbox
from planner.model.request import Request, RequestState
from planner.model.state import State

_TOKEN = re.compile(r"\[#(R\d{1,12})\]", re.IGNORECASE | re.ASCII)


def answered_by(state: State, arrival: Arrival, config: Config) -> Request | None:
    """The request that an email is the answer to: the one whose token stands in its subject, else
    the only deferred one of its sender that waited when it was written."""
    own = arrival.sender.casefold() == config.rep.email.casefold()
    if arrival.automatic or own:
        return None
    asked = {request.id: request for request in waits_for_email(state)}
    named = [found.lower() for found in _TOKEN.findall(arrival.subject)]
    if named:
        # Who answers an old email writes about that one, not about what waits now.
        return next((asked[key] for key in named if key in asked), None)
    waiting = [
        request
        for request in asked.values()
        if request.state is RequestState.DEFERRED
        and _is_from(state, request, arrival.sender)
        and _waited(request, arrival)
    ]
    return waiting[0] if len(waiting) == 1 else None


def arrived(
    state: State, arrivals: Iterable[Arrival], *, now: pendulum.DateTime, config: Config
) -> Change:
    """Mark every request whose email is among these as received. Without one nothing changes."""
    names: list[str] = []
    for arrival in arrivals:
        if request := answered_by(state, arrival, config):
            state = mail_received(state, request.id, now=now, config=config).state
            names.append(state.whom(request.contact).name)
    told = ngettext(
        "{names}: the email has arrived.", "{names}: their emails have arrived.", len(names)
    )
    return Change(state, told.format(names=", ".join(dict.fromkeys(names))) if names else "")


def looked(state: State, mailbox: Mailbox, *, now: pendulum.DateTime, config: Config) -> Change:
    """Remember how far a mailbox was looked through."""
    return Change(state.put(mailbox), _("Looked through the mailbox."), mailbox)


def waits_for_email(state: State) -> Iterator[Request]:
    """The requests that an email may be the answer to: also those taken up before it came."""
    for request in state.requests.values():
        asked = request.deferred_at is not None and request.mail_received_at is None
        if request.state is RequestState.DEFERRED or (request.state is RequestState.OPEN and asked):
            yield request


def _is_from(state: State, request: Request, sender: str) -> bool:
    addresses = state.whom(request.contact).emails
    return sender.casefold() in {address.casefold() for address in addresses}


def _waited(request: Request, arrival: Arrival) -> bool:
    """Whether it was deferred when the email was written: an older one is about something else."""
    deferred_at = request.deferred_at
    return arrival.at is None or deferred_at is None or arrival.at >= deferred_at
