"""The verdict on what comes in: METHOD section 2's table, row by row."""

from datetime import datetime
from typing import Any

import pendulum
import pytest
from day_samples import CONFIG, customer, moment, state_of, today
from msgspec.structs import replace

from planner.config import CallSettings, Config
from planner.method.requests.answer_or_not import Answer, answer_or_not
from planner.model.contact import Contact
from planner.model.day import (
    Availability,
    Block,
    BlockKind,
    BlockState,
    Meeting,
    Rep,
)
from planner.model.instants import stamp
from planner.model.request import Promise, Request, RequestState, Verdict

ANA = customer("c1")
DEAL = customer("c1", deal_of_the_year=True)


def running(kind: BlockKind) -> Block:
    return Block(
        id="b9",
        kind=kind,
        planned_minutes=60,
        state=BlockState.RUNNING,
        started_at=stamp(today("09:55")),
    )


def saying(what: Availability, *, hands_free: bool = False) -> Rep:
    said_at = stamp(today("09:55"))
    return Rep(id="rep", said=what, said_at=said_at, hands_free=hands_free)


MEETING = Meeting(id="m9", summary="Talgo", start=stamp(today("09:30")), end=stamp(today("11:00")))
PROTECTED: dict[str, tuple[Any, pendulum.DateTime, str]] = {
    "meeting in the calendar": (MEETING, today("10:00"), "meeting"),
    "meeting, said": (saying(Availability.MEETING), today("10:00"), "meeting"),
    "driving": (saying(Availability.DRIVING), today("10:00"), "driving"),
    "eating, said": (saying(Availability.EATING), today("10:00"), "eating"),
    "lunch time": (None, today("14:20"), "eating"),
    "off hours, said": (saying(Availability.OFF_HOURS), today("10:00"), "working hours"),
    "before work": (None, today("08:59"), "working hours"),
    "after work": (None, today("18:30"), "working hours"),
    "weekend": (None, moment("2026-03-07 11:00"), "working hours"),
    "call block": (running(BlockKind.CALLS), today("10:00"), "15 minutes belong to your 5 calls"),
    "deep work": (running(BlockKind.DEEP), today("10:00"), "thought"),
}
situations = pytest.mark.parametrize(
    ("document", "now", "reason"), PROTECTED.values(), ids=PROTECTED.keys()
)


def verdict(
    contact: Contact | None, *documents: Any, now: pendulum.DateTime, about: str = "a quote"
) -> Answer:
    state = state_of(*filter(None, documents))
    return answer_or_not(state, contact, about, now=now, config=CONFIG)


def test_a_meeting_is_not_said_to_be_with_a_customer() -> None:
    """A calendar does not tell, and half of them are the rep's own."""
    reason = verdict(ANA, MEETING, now=today("10:00")).reason
    assert reason == "you are in a meeting"


@pytest.mark.parametrize(
    ("target", "told"),
    [(3, "these 10 minutes belong to your 3 calls"), (1, "these 10 minutes belong to your call")],
)
def test_a_block_is_told_with_the_reps_own_numbers(target: int, told: str) -> None:
    config = Config(calls=CallSettings(target=target, minutes=10))
    state = state_of(ANA, running(BlockKind.CALLS))
    answer = answer_or_not(state, ANA, "", now=today("10:00"), config=config)
    assert answer.reason == told


def test_a_block_of_fewer_calls_is_told_with_as_many() -> None:
    block = replace(running(BlockKind.CALLS), picks=("c1", "c2"))
    answer = verdict(ANA, block, now=today("10:00"))
    assert answer.reason == "these 15 minutes belong to your 2 calls"


@situations
def test_who_is_protected_defers_and_says_why(
    document: Any, now: pendulum.DateTime, reason: str
) -> None:
    for caller in (ANA, None):
        answer = verdict(caller, document, now=now)
        assert answer.verdict is Verdict.DEFER
        assert reason in answer.reason


def test_who_is_available_takes_it_and_asks_for_the_details_by_email() -> None:
    answer = verdict(ANA, now=today("10:00"))
    assert answer.verdict is Verdict.TAKE
    assert "by email" in answer.reason


def test_who_drives_hands_free_takes_it() -> None:
    hands_free = saying(Availability.DRIVING, hands_free=True)
    assert verdict(ANA, hands_free, now=today("10:00")).verdict is Verdict.TAKE


def test_who_says_available_is_so_even_in_a_meeting() -> None:
    said = saying(Availability.AVAILABLE)
    assert verdict(ANA, MEETING, said, now=today("10:00")).verdict is Verdict.TAKE


@situations
def test_the_deal_of_the_year_is_always_taken(
    document: Any, now: pendulum.DateTime, reason: str
) -> None:
    answer = verdict(DEAL, document, now=now)
    assert answer.verdict is Verdict.TAKE
    assert "deal of the year" in answer.reason
    assert ("stop the car" in answer.reason) is (reason == "driving")
    # The verdict puts its own before it.
    assert ":" not in answer.reason


def test_the_deal_of_the_year_is_taken_though_already_in_hand() -> None:
    before = asked(today("09:50"))
    assert verdict(DEAL, before, now=today("10:00")).verdict is Verdict.TAKE


def asked(at: datetime, **more: Any) -> Request:
    usual: dict[str, Any] = {
        "contact": "c1",
        "about": "a quote",
        "received_at": stamp(at),
        "verdict": Verdict.DEFER,
        "choice": Verdict.DEFER,
    }
    return Request(id="r5", **{**usual, **more})


class TestAlreadyInHand:
    @situations
    def test_in_every_situation(self, document: Any, now: pendulum.DateTime, reason: str) -> None:
        answer = verdict(ANA, document, asked(now.subtract(minutes=10)), now=now)
        assert answer.verdict is Verdict.IN_HAND
        assert answer.in_hand is not None
        assert answer.in_hand.id == "r5"

    def test_for_thirty_minutes_and_not_a_moment_longer(self) -> None:
        before = asked(today("10:00"))
        assert verdict(ANA, before, now=today("10:30")).verdict is Verdict.IN_HAND
        after = today("10:30").add(seconds=1)
        assert verdict(ANA, before, now=after).verdict is Verdict.TAKE

    def test_counted_from_when_they_last_asked(self) -> None:
        before = asked(today("10:00"), asked_again=(stamp(today("10:20")),))
        assert verdict(ANA, before, now=today("10:50")).verdict is Verdict.IN_HAND

    def test_says_what_was_promised_and_when_they_asked(self) -> None:
        promise = Promise(
            at=stamp(today("13:00")), zone="Europe/Madrid", made_at=stamp(today("10:00"))
        )
        answer = verdict(ANA, asked(today("10:00"), promises=(promise,)), now=today("10:05"))
        assert "10:00" in answer.reason
        assert "13:00" in answer.reason

    @pytest.mark.parametrize("state", [RequestState.CLOSED, RequestState.LEFT])
    def test_not_once_it_has_ended(self, state: RequestState) -> None:
        before = asked(today("10:00"), state=state)
        assert verdict(ANA, before, now=today("10:05")).verdict is Verdict.TAKE

    def test_not_for_somebody_else(self) -> None:
        before = asked(today("10:00"))
        assert verdict(customer("c2"), before, now=today("10:05")).verdict is Verdict.TAKE
        assert verdict(None, before, now=today("10:05")).verdict is Verdict.TAKE

    @pytest.mark.parametrize(
        ("first", "then"),
        [
            ("wrong gaskets", "the gaskets are wrong"),
            ("wrong gaskets", "Gaskets!"),
            ("pedido 4711 atrasado", "¿y el 4711?"),
            ("facturación de febrero", "FACTURACION febrero"),
            ("wrong gaskets", ""),
            ("", "wrong gaskets"),
            ("VAT", "vat"),
            ("q le mande la fra de febrero antes de las 12", "otra vez lo de la fra"),
            ("wrong gaskets", "the same again"),
        ],
    )
    def test_the_same_matter_in_other_words(self, first: str, then: str) -> None:
        before = asked(today("10:00"), about=first)
        answer = verdict(ANA, before, now=today("10:05"), about=then)
        assert answer.verdict is Verdict.IN_HAND

    @pytest.mark.parametrize(
        ("first", "then"),
        [
            ("quote about pumps", "delivery about gaskets"),
            ("order 4711 late", "order 4712 late"),
            ("wrong gaskets", "price of the pump"),
            ("VAT", "SAP"),
            ("q le mande la fra de febrero", "otra vez el albarán"),
        ],
    )
    def test_another_matter_is_not_in_hand(self, first: str, then: str) -> None:
        before = asked(today("10:00"), about=first)
        answer = verdict(ANA, before, now=today("10:05"), about=then)
        assert answer.verdict is Verdict.TAKE


class TestAfterAnInsult:
    def test_nobody_needs_to_answer_before_they_have_recovered(self) -> None:
        rep = Rep(id="rep", recovering_until=stamp(today("10:03")))
        answer = answer_or_not(state_of(ANA, rep), ANA, "", now=today("10:02"), config=CONFIG)
        assert (answer.verdict, "breath" in answer.reason) == (Verdict.DEFER, True)
        later = answer_or_not(state_of(ANA, rep), ANA, "", now=today("10:03"), config=CONFIG)
        assert later.verdict is Verdict.TAKE
