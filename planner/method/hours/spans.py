"""Hours for calls as spans of a day: in order, without overlaps, and what siestas leave of it."""

from collections.abc import Iterable

from planner.config import CallingHours
from planner.model.document import Span


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order and without overlaps."""
    found: list[Span] = []
    for span in sorted(_not_empty(spans), key=lambda span: span.start):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def usual(hours: CallingHours) -> tuple[Span, ...]:
    """What the siestas leave of the day."""
    siestas = joined(hours.siesta)
    begins = (hours.start, *(max(siesta.end, hours.start) for siesta in siestas))
    ends = (*(min(siesta.start, hours.end) for siesta in siestas), hours.end)
    return _not_empty(map(Span, begins, ends))


def first_hour(hours: CallingHours, work: str) -> str:
    """From when on people are called by who works from ``work`` on; that itself where nobody may be
    called any more."""
    return min((max(span.start, work) for span in usual(hours) if work < span.end), default=work)


def _not_empty(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(span for span in spans if span.start < span.end)
