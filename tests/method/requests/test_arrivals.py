"""Which request an email is the answer to."""

from datetime import timedelta

import pytest
from day_samples import CONFIG, THURSDAY, customer, do, state_of
from hypothesis import given
from hypothesis import strategies as st

from planner.method.calls.touching import log_touch
from planner.method.letters.writing import token
from planner.method.requests.arrivals import answered_by, arrived
from planner.method.requests.incoming import capture
from planner.method.requests.ownership import ask_support
from planner.model.mail import Arrival
from planner.model.request import Request, RequestState, Verdict
from planner.model.state import State, changed
from planner.model.touch import Outcome

ANA = customer("c1", name="Ana Ruiz", emails=("ana@example.com", "Ana.Ruiz@Norte.example"))
LATER = THURSDAY.add(minutes=5)
MAIL = Arrival("ana.ruiz@norte.example", "What I need", LATER)


def waiting(*abouts: str) -> tuple[State, list[Request]]:
    """Requests of Ana's, all deferred."""
    state = state_of(ANA)
    for about in abouts:
        state = do(state, capture, ANA, about, choice=Verdict.DEFER).state
    return state, sorted(state.requests.values(), key=lambda request: request.id)


def found(state: State, mail: Arrival) -> str:
    request = answered_by(state, mail, CONFIG)
    return request.about if request else ""


def test_the_token_says_which_one_whoever_writes() -> None:
    state, (_first, second) = waiting("gaskets", "a visit")
    answer = Arrival("boss@norte.example", f"RE: Su petición {token(second).lower()} (2)")
    assert found(state, answer) == "a visit"


def test_without_a_token_only_one_that_waits_can_be_meant() -> None:
    state, _one = waiting("gaskets")
    assert found(state, MAIL) == "gaskets"
    assert found(state, MAIL._replace(sender="ana@elsewhere.example")) == ""
    # Written before it was deferred: about something else.
    assert found(state, MAIL._replace(at=THURSDAY - timedelta(minutes=1))) == ""
    assert found(waiting("gaskets", "a visit")[0], MAIL) == ""


def test_what_is_no_answer_counts_for_nothing() -> None:
    state, (request,) = waiting("gaskets")
    subject = f"Re: {token(request)}"
    assert found(state, Arrival(ANA.email, subject, LATER, automatic=True)) == ""
    assert found(state, Arrival(CONFIG.rep.email.upper(), subject, LATER)) == ""
    closed = changed(request, state=RequestState.CLOSED)
    assert found(state.put(closed), Arrival(ANA.email, subject, LATER)) == ""


def test_who_was_talked_to_before_their_email_came_is_found_by_the_token_alone() -> None:
    state, (request,) = waiting("gaskets")
    talked = do(state, log_touch, "c1", Outcome.SPOKE).state
    assert talked.requests[request.id].state is RequestState.OPEN
    answer = MAIL._replace(subject=f"Re: {token(request)}")
    assert (found(talked, answer), found(talked, MAIL)) == ("gaskets", "")
    come = do(talked, arrived, [answer]).state
    assert found(do(come, ask_support, request.id, "Accounts", LATER).state, answer) == ""


def test_an_answer_to_an_old_request_is_not_taken_for_one_to_the_new() -> None:
    state, _one = waiting("gaskets")
    assert found(state, MAIL._replace(subject="Re: your request [#R99]")) == ""


def test_each_request_is_marked_once_and_all_are_told_together() -> None:
    state, (first, second) = waiting("gaskets", "a visit")
    mails = [Arrival(ANA.email, token(each), LATER) for each in (first, first, second)]
    change = do(state, arrived, mails, now=LATER)
    received = {request.state for request in change.state.requests.values()}
    assert received == {RequestState.RECEIVED}
    assert change.said == "Ana Ruiz: their emails have arrived."
    again = do(change.state, arrived, mails, now=LATER)
    assert (again.said, again.state) == ("", change.state)


@pytest.mark.parametrize("at", [None, LATER])
@given(subject=st.text(max_size=60), sender=st.text(max_size=30))
def test_whatever_stands_in_an_email_harms_nobody(at: object, subject: str, sender: str) -> None:
    state, _one = waiting("gaskets")
    mail = Arrival(sender, subject, LATER if at else None)
    assert found(state, mail) in ("", "gaskets")
