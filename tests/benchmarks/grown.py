"""A rep's planner after years of use: the same one each time, in memory or in a folder.

    PYTHONPATH=. python tests/benchmarks/grown.py FOLDER YEARS

makes a folder of it. On each working day there are ``PER_DAY`` touches and requests, two in three
of them touches, three blocks, two meetings, calls planned and done; only the last has open ones.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pendulum

from planner.clock import Clock
from planner.config import Config, RepSettings
from planner.desk import MOST_STEPS, Desk
from planner.method.persistence.cadence import after_touch, step_made
from planner.model.contact import Contact, Relationship
from planner.model.day import Block, BlockKind, BlockState, Day, Ending, Interruption, Meeting
from planner.model.document import Channel, Document, Mood
from planner.model.instants import local, stamp
from planner.model.request import Promise, Request, RequestState, Verdict
from planner.model.state import Former, State, Step, changed
from planner.model.touch import CallReason, CallState, Mark, Outcome, PlannedCall, Touch
from planner.store import Store, open_store

ZONE = "Europe/Madrid"
NOW = pendulum.datetime(2026, 3, 5, 10, 0, tz=ZONE)
CONFIG = Config(rep=RepSettings(name="Eva Soler", email="eva@example.com", zone=ZONE, country="ES"))
CONTACTS, PER_DAY = 3000, 60

_FIRST = ("Ana", "Luis", "Lucía", "Jon", "Marta", "Carmen", "Nuria", "Íñigo", "Chen", "José")
_LAST = ("Ruiz", "Vega", "Núñez", "Etxebarria", "Solé", "Otero", "Pons", "Wei", "García", "Sáez")
_FIRMS = ("Talleres Norte", "Goierri Steel", "Grup Solé", "Iberia Pumps", "Obras Duero", "Vega")
_NOTES = ("", "", "", "asked about delivery in May", "wants the price list", "back on Monday")
_MATTERS = ("wrong gaskets", "quote for 40 units", "delivery date", "invoice 2231", "part list")
_OBJECTIVES = ("check in, nothing wrong", "quote received?", "renewal", "thank you", "referral")
_OUTCOMES = (Outcome.SPOKE, Outcome.VOICEMAIL, Outcome.NO_ANSWER, Outcome.SENT)


def grown(
    years: float, *, contacts: int = CONTACTS, per_day: int = PER_DAY, now: pendulum.DateTime = NOW
) -> State:
    """All that was written down until ``now``, nothing of it moved to history; today's five
    requests are open, and the last changes can be undone."""
    chance = random.Random(7)
    people = {each.id: each for each in _people(contacts, chance, now)}
    documents: list[Document] = []
    first = now.date() - timedelta(days=round(years * 365.25))
    for day in _working_days(first, now.date()):
        story = _Day(day, chance, people, contacts + len(documents), per_day)
        documents += story.documents(last=day == now.date())
    return _undoable(State().put(*people.values(), *documents), now)


def grown_folder(
    folder: Path, years: float, *, contacts: int = CONTACTS, now: pendulum.DateTime = NOW
) -> Store:
    """The same on disk, what is old moved to history by the planner itself."""
    store = open_store(folder)
    with store.transaction() as transaction:
        transaction.save(grown(years, contacts=contacts, now=now))
    assert Desk(store, CONFIG, Clock(now)).archive() == ()
    return store


def _people(count: int, chance: random.Random, now: pendulum.DateTime) -> Iterator[Contact]:
    known_since = stamp(now.subtract(years=11))
    for number in range(1, count + 1):
        first, last, firm = map(chance.choice, (_FIRST, _LAST, _FIRMS))
        prospect = number % 5 == 0
        yield Contact(
            id=f"c{number}",
            name=f"{first} {last} {number}",
            company=f"{firm} {number // 3}",
            title=chance.choice(("", "Head of Purchasing", "Owner")),
            emails=(f"contact{number}@firm{number // 3}.example",),
            phones=(f"+34 944 {number // 1000:03} {number % 1000:03}",),
            labels=("north",) if number % 4 else (),
            notes=chance.choice(_NOTES),
            relationship=Relationship.PROSPECT if prospect else Relationship.CUSTOMER,
            known_since=known_since,
        )


def _working_days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        if (day := first + timedelta(days=number)).isoweekday() <= 5:
            yield day


class _Day:
    """One working day; ids go on from ``serial``."""

    def __init__(
        self,
        day: date,
        chance: random.Random,
        people: dict[str, Contact],
        serial: int,
        per_day: int,
    ) -> None:
        """``people`` are changed by what happens to them."""
        self.day, self.chance, self.people, self.serial = day, chance, people, serial
        self.contacts = list(people)
        due = [(_due(each), each.id) for each in people.values()]
        self.proposed = [contact for when, contact in sorted(due) if when <= day]
        self.nine = stamp(pendulum.datetime(day.year, day.month, day.day, 9, tz=ZONE))
        self.requests = [self._request(number) for number in range(per_day // 3)]
        blocks = [self._calls(hour) for hour in (1.5, 5)]
        self.touches = [touch for _block, touches in blocks for touch in touches]
        while len(self.touches) + len(self.requests) < per_day:
            self.touches.append(self._touch(len(self.touches) * 0.2))
        self.planned = [self._planned(number) for number in range(5)]
        self.blocks = [block for block, _touches in blocks] + [self._focus()]
        self.meetings = [self._meeting(3), self._meeting(7)]

    def documents(self, *, last: bool) -> list[Document]:
        if last:
            self.requests[:5] = [
                changed(r, state=RequestState.OPEN, answer="", closed_at=None)
                for r in self.requests[:5]
            ]
        note = Day(id=self.day.isoformat(), picks=tuple(self.contacts[:5]), line="9 proactive")
        return [
            *self.requests, *self.touches, *self.planned, *self.blocks, *self.meetings, note,
        ]  # fmt: skip

    def _id(self, prefix: str) -> str:
        self.serial += 1
        return f"{prefix}{self.serial}"

    def _at(self, hours: float) -> datetime:
        return self.nine + timedelta(minutes=round(hours * 60), seconds=self.chance.randrange(60))

    def _who(self) -> str:
        return self.chance.choice(self.contacts)

    def _touch(self, hours: float, block: str = "") -> Touch:
        """The rep touches whom the planner proposes, then somebody else."""
        outcome, at = self.chance.choice(_OUTCOMES), self._at(hours)
        spoke = outcome is Outcome.SPOKE
        contact = self.people[self.proposed.pop(0) if self.proposed else self._who()]
        step = step_made(contact, outcome, local(at, ZONE))
        self.people[contact.id] = after_touch(contact, outcome, now=local(at, ZONE), config=CONFIG)
        return Touch(
            id=self._id("t"),
            contact=contact.id,
            at=at,
            channel=Channel.EMAIL if outcome is Outcome.SENT else Channel.PHONE,
            outcome=outcome,
            objective=self.chance.choice(_OBJECTIVES),
            note=self.chance.choice(_NOTES),
            block=block,
            step=step,
            marks=(Mark.WHAT_ELSE,) if spoke else (),
            mood=Mood.GOOD if spoke else None,
        )

    def _request(self, number: int) -> Request:
        at, verdict = self._at(number * 0.4), self.chance.choice((Verdict.TAKE, Verdict.DEFER))
        by = at + timedelta(hours=3)
        return Request(
            id=self._id("r"),
            contact=self._who(),
            about=self.chance.choice(_MATTERS),
            state=RequestState.CLOSED,
            received_at=at,
            verdict=verdict,
            reason="you are available; when it ends, ask for the details by email",
            choice=verdict,
            promises=(Promise(at=by, zone=ZONE, made_at=at, kept=True),),
            answer="sent what they asked for",
            answer_channel=Channel.EMAIL,
            closed_at=by,
        )

    def _calls(self, hours: float) -> tuple[Block, list[Touch]]:
        key = self._id("b")
        touches = [self._touch(hours + number * 0.04, key) for number in range(5)]
        block = Block(
            id=key,
            kind=BlockKind.CALLS,
            title="Five calls",
            planned_minutes=15,
            state=BlockState.DONE,
            started_at=self._at(hours),
            ended_at=self._at(hours + 0.25),
            ending=Ending.COMPLETE,
            target=5,
            picks=tuple(touch.contact for touch in touches),
            touches=tuple(touch.id for touch in touches),
            interruptions=(Interruption(request=self.requests[0].id, at=self._at(hours)),),
        )
        return block, touches

    def _focus(self) -> Block:
        return Block(
            id=self._id("b"),
            kind=BlockKind.DEEP,
            title="Quote for Goierri Steel",
            planned_minutes=90,
            state=BlockState.DONE,
            started_at=self._at(0),
            ended_at=self._at(1.4),
            ending=Ending.STOPPED,
        )

    def _planned(self, number: int) -> PlannedCall:
        return PlannedCall(
            id=self._id("p"),
            contact=self._who(),
            objective=self.chance.choice(_OBJECTIVES),
            reason=CallReason.FOLLOW_UP,
            due_at=self._at(number),
            zone=ZONE,
            made_at=self._at(number - 48),
            state=CallState.DONE,
            done_at=self._at(number + 0.1),
        )

    def _meeting(self, hours: int) -> Meeting:
        start = self._at(hours)
        key = self._id("m")
        return Meeting(
            id=key, summary="Visit", start=start, end=start + timedelta(hours=1), uid=f"{key}@cal"
        )


def _due(contact: Contact) -> date:
    """When the planner proposes a contact whom somebody has touched, silence left aside."""
    if contact.rest:
        return contact.rest.until
    return (contact.cadence and contact.cadence.due) or date.max


def _undoable(state: State, now: pendulum.DateTime) -> State:
    """With the steps that lead back over the last touches."""
    last = sorted(state.touches.values(), key=lambda touch: touch.at)[-MOST_STEPS:]
    steps = {}
    for number, touch in enumerate(last, start=1):
        contact = state.contacts[touch.contact]
        former = Former(touches={touch.id: None}, contacts={contact.id: contact})
        key = f"{number:06}"
        steps[key] = Step(id=key, said=f"{contact.name}: spoke", at=touch.at, former=former)
    return changed(state, steps=steps)


if __name__ == "__main__":
    grown_folder(Path(sys.argv[1]), float(sys.argv[2]))
