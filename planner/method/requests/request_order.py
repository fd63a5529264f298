"""Requests in the order in which the rep should take them."""

from collections.abc import Container

from planner.method.requests.promises import BY_EMAIL
from planner.model.request import Request, RequestState
from planner.model.state import State


def open_requests(state: State, pressing: Container[str] = ()) -> list[Request]:
    """What still needs the rep, in order: nothing put off first, then the ids in ``pressing``, then
    urgent ones, then by promise."""
    return sorted(
        (request for request in state.requests.values() if not request.state.ended),
        key=lambda request: (
            request.state in BY_EMAIL,
            request.id not in pressing,
            *_first_due(request),
        ),
    )


def last_answered(state: State, contact_id: str) -> list[Request]:
    """What has an end of all that this contact asked for, the one answered last first."""
    ended = (
        request
        for request in state.requests.values()
        if request.contact == contact_id and request.state.ended
    )
    return sorted(ended, key=lambda each: each.closed_at or each.received_at, reverse=True)


def email_window(state: State) -> list[Request]:
    """What an email window goes through: whose email is there first, then those deferred to one;
    both as the pane has them: urgent ones, then by promise."""
    waiting = (request for request in state.requests.values() if request.state in BY_EMAIL)
    return sorted(
        waiting,
        key=lambda request: (request.state is not RequestState.RECEIVED, *_first_due(request)),
    )


def _first_due(request: Request) -> tuple[object, ...]:
    promised = request.promise
    return (
        not request.urgent,
        promised is None,
        promised.at if promised else request.received_at,
        request.received_at,
        request.id,
    )
