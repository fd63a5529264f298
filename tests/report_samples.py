"""A believable month of a rep, the same one each time, for reports to tell of."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pendulum
from day_samples import MADRID, customer

from planner.model.day import Block, BlockKind, BlockState, Ending, Interruption
from planner.model.document import Document, Mood, Offence
from planner.model.instants import stamp
from planner.model.request import Promise, Request, RequestState, Verdict
from planner.model.state import State
from planner.model.touch import Mark, Outcome, Touch

NAMES = ("Ana Ruiz", "Jon Etxebarria", "Carmen Otero", "Íñigo Sáez", "Diego Salas", "Chen Wei")

_OUTCOMES = (
    *(Outcome.SPOKE,) * 4,
    *(Outcome.VOICEMAIL,) * 4,
    *(Outcome.NO_ANSWER,) * 3,
    Outcome.WRONG_NUMBER,
)
_RINGS = (9, 9, 10, 10, 10, 11, 12, 13, 15, 16, 16, 17)


def told_days(first: date, last: date) -> State:
    """Every working day from ``first`` to ``last``: two call blocks, deep work, requests."""
    chance = random.Random(11)
    people = [customer(f"c{n}", name=name) for n, name in enumerate(NAMES, 1)]
    state = State().put(*people)
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if day.isoweekday() <= 5:
            state = state.put(*_Day(day, chance, state.serial).documents())
    return state


class _Day:
    def __init__(self, day: date, chance: random.Random, serial: int) -> None:
        self.day, self.chance, self.serial = day, chance, serial

    def documents(self) -> Iterator[Document]:
        requests = [self._request(hour) for hour in self.chance.sample(_RINGS, 6)]
        yield from requests
        for hour in (10, 16):
            calls = [self._call(hour, number) for number in range(self.chance.randrange(3, 6))]
            yield from calls
            yield self._block(hour, 15, 15, calls=calls)
        if self.chance.random() < 0.15:
            yield self._block(12, 60, 0)
        else:
            broke = [self._request(12)] if self.chance.random() < 0.5 else []
            yield from broke
            yield self._block(12, 90, self.chance.randrange(50, 110), broke=broke)

    def _id(self, prefix: str) -> str:
        self.serial += 1
        return f"{prefix}{self.serial}"

    def _at(self, hour: int, minute: int) -> datetime:
        return stamp(
            pendulum.datetime(self.day.year, self.day.month, self.day.day, hour, minute, tz=MADRID)
        )

    def _call(self, hour: int, number: int) -> Touch:
        outcome = self.chance.choice(_OUTCOMES)
        spoke = outcome is Outcome.SPOKE
        return Touch(
            id=self._id("t"),
            contact=f"c{self.chance.randrange(1, 7)}",
            at=self._at(hour, number * 3),
            outcome=outcome,
            objective="check in, nothing wrong",
            mood=self.chance.choice((Mood.GOOD, Mood.GOOD, Mood.NEUTRAL)) if spoke else None,
            marks=(self.chance.choice(list(Mark)),) if spoke else (),
        )

    def _request(self, hour: int) -> Request:
        at, late = self._at(hour, self.chance.randrange(60)), self.chance.random() < 0.15
        by = at + timedelta(hours=3)
        rude = self.chance.random() < 0.06
        return Request(
            id=self._id("r"),
            contact=f"c{self.chance.randrange(1, 7)}",
            about="delivery date",
            received_at=at,
            state=RequestState.CLOSED,
            verdict=Verdict.TAKE,
            choice=Verdict.TAKE,
            promises=(Promise(at=by, zone=MADRID, made_at=at, kept=not late),),
            deferred_at=at if self.chance.random() < 0.3 else None,
            mail_received_at=at if self.chance.random() < 0.3 else None,
            closed_at=by + timedelta(minutes=self.chance.randrange(-150, -5) + 300 * late),
            mood=self.chance.choice((Mood.NEUTRAL, Mood.BAD, Mood.GOOD)),
            offence=Offence(severity=self.chance.randrange(1, 4)) if rude else None,
        )

    def _block(
        self,
        hour: int,
        planned: int,
        real: int,
        *,
        calls: list[Touch] | None = None,
        broke: list[Request] | None = None,
    ) -> Block:
        start = self._at(hour, 0)
        kind = BlockKind.DEEP if calls is None else BlockKind.CALLS
        return Block(
            id=self._id("b"),
            kind=kind,
            title="Five calls" if calls else "Price list",
            planned_start=start,
            planned_minutes=planned,
            state=BlockState.DONE if real else BlockState.DROPPED,
            started_at=start if real else None,
            ended_at=start + timedelta(minutes=real) if real else None,
            ending=Ending.STOPPED if real else None,
            target=5 if calls else 0,
            touches=tuple(call.id for call in calls or ()),
            interruptions=tuple(
                Interruption(
                    request=request.id,
                    at=start + timedelta(minutes=9),
                    minutes=self.chance.randrange(0, 25),
                )
                for request in broke or ()
            ),
        )
