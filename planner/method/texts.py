"""The texts in a document that people wrote: what can be searched of it."""

from collections.abc import Callable, Iterable
from typing import Any

from planner.model.contact import Contact
from planner.model.day import Block, Day, Meeting
from planner.model.document import Document
from planner.model.request import Request
from planner.model.touch import PlannedCall, Touch


def text_of(document: Document) -> str:
    """All its words that can be searched, in one line."""
    return " · ".join(" ".join(text.split()) for text in texts_of(document) if text)


def texts_of(document: Document) -> Iterable[str]:
    """Each of its texts, some of them maybe empty; of a kind that is not searched, none."""
    # By a table: a search asks thousands, and to dispatch takes longer than to look.
    texts = _TEXTS.get(type(document))
    return texts(document) if texts else ()


def _of_contact(contact: Contact) -> Iterable[str]:
    return (contact.title, *contact.labels, contact.brings, contact.notes)


def _of_touch(touch: Touch) -> Iterable[str]:
    return (touch.objective, touch.note, touch.offence.words if touch.offence else "")


def _of_request(request: Request) -> Iterable[str]:
    yield from (request.about, request.next_step)
    for support in request.support:
        yield from (support.department, support.what)
    yield request.answer
    if request.offence:
        yield request.offence.words


_TEXTS: dict[type[Document], Callable[[Any], Iterable[str]]] = {
    Contact: _of_contact,
    Touch: _of_touch,
    PlannedCall: lambda call: (call.objective,),
    Request: _of_request,
    Block: lambda block: (block.title,),
    Meeting: lambda meeting: (meeting.summary,),
    Day: lambda day: (day.line,),
}
