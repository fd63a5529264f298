"""A few documents, and the shortest way to save them."""

from collections.abc import Callable
from datetime import UTC, datetime

from planner.model.contact import Contact
from planner.model.state import State
from planner.model.touch import Outcome, Touch
from planner.store.place import Place
from planner.store.repository import Store

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def ana() -> Contact:
    return Contact(id="c1", name="Ana Ruiz", company="Talleres Norte", phones=("+34 944 123 456",))


def voicemail(key: str = "t2") -> Touch:
    return Touch(id=key, contact="c1", at=NINE, outcome=Outcome.VOICEMAIL)


def save(store: Store, change: Callable[[State], State]) -> State:
    with store.transaction() as transaction:
        transaction.save(change(transaction.state))
        return transaction.state


def text(place: Place) -> str:
    return place.read()[1].decode()
