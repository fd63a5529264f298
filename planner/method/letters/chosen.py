"""The letter that an item calls for now, whatever it is."""

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.letters.answer import answer_letter
from planner.method.letters.deferral import deferral
from planner.method.letters.due import DueLetter, due_letter
from planner.method.letters.still_on_it import still_on_it
from planner.method.requests.promises import details_to_ask
from planner.model.contact import Contact
from planner.model.document import Document
from planner.model.errors import Refused
from planner.model.message import Message
from planner.model.request import Request, RequestState
from planner.model.state import State


def letter_about(state: State, item: Document, now: pendulum.DateTime, config: Config) -> DueLetter:
    """Of a contact, the letter that is due; of a request, what it has come to. Raises Refused."""
    if isinstance(item, Contact):
        return due_letter(state, item, now, config)
    if isinstance(item, Request):
        return DueLetter(_about_request(state, item, now, config), is_touch=False)
    raise Refused(_("{id} calls for no letter; name a request or a contact.").format(id=item.id))


def _about_request(
    state: State, request: Request, now: pendulum.DateTime, config: Config
) -> Message:
    contact = state.whom(request.contact)
    if request.state is RequestState.CLOSED:
        return answer_letter(contact, request, config=config)
    if details_to_ask(request, now):
        return deferral(contact, request, now=now, config=config)
    if request.state is RequestState.LEFT or request.promise is None:
        raise Refused(
            _("{id} calls for no letter; planner still promises a time and has one.").format(
                id=request.id
            )
        )
    return still_on_it(contact, request, request.promise.at, now=now, config=config)
