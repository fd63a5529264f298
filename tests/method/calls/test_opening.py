"""How to begin a call: one sentence for every occasion, about what it is about."""

from datetime import date
from typing import Any

import pytest
from day_samples import CONFIG, THURSDAY, customer, days_ago, do, moment, prospect, state_of, today

from planner.locale import LANGUAGES, use
from planner.method.calls.occasion import is_proposed
from planner.method.calls.occasions import occasion_for
from planner.method.calls.opening import course, opening_line
from planner.method.persistence.cadence import objective_of
from planner.method.typed.next_step import plan_next
from planner.model.contact import Cadence, Contact, Rest, Wake
from planner.model.instants import stamp
from planner.model.request import Request, RequestState, Verdict
from planner.model.state import changed
from planner.model.touch import CallReason, PlannedCall

ANA = customer("c1", name="Ana Ruiz")


def opening(contact: Contact = ANA, *documents: Any) -> str:
    state = state_of(contact, *documents)
    return opening_line(occasion_for(state, contact, THURSDAY, CONFIG))


def planned(reason: CallReason, due: str = "", objective: str = "") -> PlannedCall:
    at = stamp(moment(due)) if due else None
    return PlannedCall(
        id="p2",
        contact="c1",
        reason=reason,
        due_at=at,
        zone="Europe/Madrid",
        made_at=days_ago(9),
        objective=objective,
    )


@pytest.mark.parametrize(
    ("due", "objective", "line"),
    [
        (
            "2026-03-03 09:00",
            "quote Q-118",
            # It may have been the rep who was to send it.
            "We said we would talk about this: quote Q-118.",
        ),
        (
            "2026-03-05 10:00",
            "",
            "You wanted to tell me by Thursday 5 March; have you had a moment to look at it?",
        ),
        ("2026-03-05 10:01", "quote Q-118", "We said we would talk about this: quote Q-118."),
        ("", "Did it arrive?", "We said we would talk about this: Did it arrive?"),
        ("", "", "We said we would talk again; is this a good moment?"),
    ],
)
def test_an_agreed_answer_is_asked_for_once_its_moment_has_come(
    due: str, objective: str, line: str
) -> None:
    assert opening(ANA, planned(CallReason.FOLLOW_UP, due, objective)) == line


@pytest.mark.parametrize(
    ("due", "why"),
    [
        ("2026-03-04 09:00", "follow-up agreed for Wed 4 Mar"),
        ("2026-03-04 10:30", "follow-up agreed for Wed 4 Mar 10:30"),
        ("2026-03-05 09:00", "follow-up agreed for today"),
    ],
)
def test_an_hour_that_nobody_said_is_not_told(due: str, why: str) -> None:
    state = state_of(ANA, planned(CallReason.FOLLOW_UP, due))
    assert occasion_for(state, ANA, THURSDAY, CONFIG).why == why


def test_who_was_tried_and_never_reached_has_said_nothing() -> None:
    sam = customer("c1", name="Sam Fox", spoke_at=None)
    planned = do(state_of(sam), plan_next, sam, "monday try again").item
    occasion = occasion_for(state_of(sam, planned), sam, moment("2026-03-10 10:00"), CONFIG)
    assert occasion.why == "planned for Mon 9 Mar"
    assert opening_line(occasion) == "I am calling about this: try again."


def test_who_waits_for_an_answer_is_not_called_silent() -> None:
    asked = Request(
        id="r3",
        contact=ANA.id,
        about="the invoice",
        received_at=stamp(THURSDAY),
        verdict=Verdict.TAKE,
        choice=Verdict.TAKE,
    )
    occasion = occasion_for(state_of(ANA, asked), ANA, THURSDAY, CONFIG)
    assert (occasion.why, occasion.objective) == ("waits for your answer", "the invoice")


def test_a_call_planned_without_a_word_with_them_says_so() -> None:
    sam = customer("c1", name="Sam Fox", touched_at=None, spoke_at=None)
    planned = do(state_of(sam), plan_next, sam, "the price list").item
    occasion = occasion_for(state_of(sam, planned), sam, THURSDAY, CONFIG)
    assert (occasion.why, occasion.objective) == ("planned by you", "the price list")
    assert opening_line(occasion) == "I am calling about this: the price list."


def test_who_asked_for_a_call_is_told_what_they_asked() -> None:
    asked = changed(planned(CallReason.CALL_BACK, objective="renewal"), request="r3")
    assert opening(ANA, asked) == "You asked me to call you about this: renewal. Tell me."
    asked = changed(asked, objective="wants the lead time")
    assert opening(ANA, asked) == "You asked me to call you about this: the lead time. Tell me."
    assert opening(ANA, changed(asked, objective="")) == "You asked me to call you. Tell me."


def test_who_agreed_to_a_moment_in_a_talk_has_not_asked_for_it() -> None:
    agreed = planned(CallReason.CALL_BACK, objective="send the quote")
    assert opening(ANA, agreed) == "I said I would call you about this: send the quote."
    assert opening(ANA, changed(agreed, objective="")) == "I am calling as we said."


@pytest.mark.parametrize(
    ("objective", "matter"),
    [
        ("call about price list", "price list"),
        ("Call her back to confirm the delivery", "confirm the delivery"),
        ("phone Ana Ruiz re: the invoice", "the invoice"),
        ("llamar por la tarifa", "la tarifa"),
        ("llamarle para ver la oferta", "ver la oferta"),
        ("volver a llamar a Ana sobre el pedido", "el pedido"),
        # Not the call, but what it is about.
        ("call centre contract", "call centre contract"),
        ("call Luis about the valves", "call Luis about the valves"),
        ("llamar al almacén", "llamar al almacén"),
    ],
)
def test_that_it_is_a_call_need_not_be_said_in_it(objective: str, matter: str) -> None:
    """ "I said I would call you: call about price list" can be said to nobody."""
    agreed = planned(CallReason.CALL_BACK, objective=objective)
    assert opening(ANA, agreed) == f"I said I would call you about this: {matter}."


@pytest.mark.parametrize("objective", ["call", "Call back", "call Ana", "llamarla", "llamar a Ana"])
def test_a_call_for_its_own_sake_has_no_matter(objective: str) -> None:
    agreed = planned(CallReason.CALL_BACK, objective=objective)
    assert opening(ANA, agreed) == "I am calling as we said."


def test_an_email_that_never_came_is_no_call_they_asked_for() -> None:
    deferred = Request(
        id="r2",
        contact="c1",
        about="gaskets",
        state=RequestState.DEFERRED,
        received_at=days_ago(5),
        deferred_at=days_ago(5),
        verdict=Verdict.DEFER,
        choice=Verdict.DEFER,
    )
    assert opening(ANA, deferred).startswith("You wanted to reach me")
    asked = changed(deferred, mail_sent_at=days_ago(5))
    assert opening(ANA, asked).startswith("Your email has not reached me")


def test_who_was_recommended_hears_by_whom() -> None:
    marta = prospect("c2", referred_by="c1")
    assert opening(marta, ANA).startswith("Ana Ruiz gave me your name")


def test_with_a_stranger_there_is_nothing_to_catch_up_on() -> None:
    def first(contact: Contact) -> str:
        return course(occasion_for(state_of(contact), contact, THURSDAY, CONFIG))[0]

    assert first(ANA) == "catch up briefly"
    assert first(prospect("c2")) == "say who you are"
    assert first(prospect("c3", spoke_at=days_ago(90))) == "catch up briefly"


def test_every_occasion_has_a_line_of_its_own() -> None:
    contacts = [
        prospect("c1"),
        *(customer("c1", cadence=Cadence(step=step, due=date(2026, 3, 5))) for step in (2, 3, 4)),
        customer("c1", wake=Wake(at=stamp(today("09:00")))),
        customer("c1", rest=Rest(until=date(2026, 3, 5))),
        ANA,
    ]
    lines = [opening(contact) for contact in contacts]
    lines.append(opening(ANA, planned(CallReason.THANK_YOU)))
    assert len(set(lines)) == len(lines) == 8
    assert opening(ANA) == "Nothing is wrong; I wanted to hear how you are."


def test_nobody_who_waits_for_an_answer_hears_that_nothing_is_wrong() -> None:
    open_ = Request(
        id="r2",
        contact="c1",
        about="the pump leaks",
        received_at=days_ago(0),
        verdict=Verdict.DEFER,
        choice=Verdict.DEFER,
    )
    assert opening(ANA, open_) == "I am calling about this: the pump leaks."
    for other in (
        changed(open_, about=""),
        changed(open_, contact="c2"),
        changed(open_, state=RequestState.CLOSED),
    ):
        assert opening(ANA, other) == "Nothing is wrong; I wanted to hear how you are."


@pytest.mark.parametrize("kept_in", LANGUAGES)
@pytest.mark.parametrize("read_in", LANGUAGES)
def test_the_planners_own_words_are_known_in_every_language(kept_in: str, read_in: str) -> None:
    use(kept_in)
    own = [
        occasion_for(state_of(ANA), ANA, THURSDAY, CONFIG).objective,
        objective_of(3),
        occasion_for(state_of(ANA, planned(CallReason.FOLLOW_UP)), ANA, THURSDAY, CONFIG).objective,
    ]
    use(read_in)
    assert all(map(is_proposed, own))
    assert not is_proposed("renewal")
    assert not is_proposed("")


def test_words_that_other_versions_stored_are_the_planners_own() -> None:
    assert is_proposed("did it reach you, shall I send it again?")
