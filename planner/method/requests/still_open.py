"""What is still open between the rep and one contact."""

from planner.model.contact import Contact
from planner.model.request import Request
from planner.model.state import State
from planner.model.touch import CallState, PlannedCall


def calls_with(state: State, contact: Contact) -> list[PlannedCall]:
    """The calls planned with the contact and not made yet, as they were written down."""
    return [
        call
        for call in state.calls.values()
        if call.contact == contact.id and call.state is CallState.OPEN
    ]


def agreed_with(state: State, contact: Contact) -> list[PlannedCall]:
    """The calls agreed with the contact that answer no request, the next one first."""
    agreed = (call for call in calls_with(state, contact) if not call.request)
    return sorted(agreed, key=lambda call: (call.due_at or call.made_at, call.id))


def requests_of(state: State, contact: Contact) -> list[Request]:
    """The requests of the contact that have no end yet, as they came in."""
    return [
        request
        for request in state.requests.values()
        if request.contact == contact.id and not request.state.ended
    ]


def calls_about(state: State, request: Request) -> list[PlannedCall]:
    """The calls still on the list that answer this request."""
    return [
        call
        for call in state.calls.values()
        if call.request == request.id and call.state is CallState.OPEN
    ]
