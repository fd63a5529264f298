"""The letter to a colleague: complete, in order, and harmless."""

import pytest
from day_samples import CONFIG, THURSDAY, customer, do, moment, owed, state_of
from msgspec.structs import replace

from planner.method.letters.hand_over import hand_over_letter
from planner.method.requests.incoming import capture
from planner.method.requests.ownership import mail_received
from planner.model.instants import stamp
from planner.model.message import Message
from planner.model.request import Verdict
from planner.model.state import State
from planner.model.touch import CallReason, PlannedCall

ANA = customer("c1", name="Ana Ruiz", company="Talleres Norte", emails=("ana@example.com",))
BACK = stamp(moment("2026-03-10 09:00"))


@pytest.fixture
def state() -> State:
    asked = do(state_of(ANA), capture, ANA, "{quote}\nBcc: x", choice=Verdict.DEFER).state
    at = moment("2026-03-06 10:00")
    return do(asked, capture, "Zoe", "", choice=Verdict.CALL_BACK, call_back_at=at).state


def letter(state: State, manager: str = "") -> Message:
    config = replace(CONFIG, rep=replace(CONFIG.rep, manager=manager))
    due = owed(state, stamp(THURSDAY), BACK)
    return hand_over_letter(state, due, BACK, now=THURSDAY, config=config)


def test_it_says_when_what_and_whom_to_reach(state: State) -> None:
    message = letter(state)
    assert message.subject == "Away until Tuesday 10 March: what is promised meanwhile"
    assert (
        "Thu 5 Mar 13:00  answer promised: {quote} Bcc: x\n"
        "    Ana Ruiz · Talleres Norte · +34 944 123 456 · ana@example.com\n"
        "Fri 6 Mar 10:00  answer promised\n"
        "    Zoe\n"
    ) in message.body
    assert message.body.endswith("\n\nEva Soler\n")


def test_what_is_late_says_so(state: State) -> None:
    later = moment("2026-03-05 15:00")
    asked = do(state, mail_received, next(iter(state.requests))).state
    due = owed(asked, stamp(later), BACK)
    body = hand_over_letter(asked, due, BACK, now=later, config=CONFIG).body
    assert "Thu 5 Mar 13:00, late  answer promised: {quote} Bcc: x\n" in body
    assert "Fri 6 Mar 10:00  answer promised\n" in body


@pytest.mark.parametrize(
    ("reason", "hour", "line"),
    [
        (CallReason.FOLLOW_UP, "09:00", "Fri 6 Mar  call agreed: the contract\n"),
        (CallReason.FOLLOW_UP, "10:30", "Fri 6 Mar 10:30  call agreed: the contract\n"),
        (CallReason.CALL_BACK, "09:00", "Fri 6 Mar 09:00  call agreed: the contract\n"),
        (CallReason.CHECK_IN, "09:00", "Fri 6 Mar  planned call: the contract\n"),
        (CallReason.THANK_YOU, "10:30", "Fri 6 Mar 10:30  planned call: the contract\n"),
    ],
)
def test_no_more_is_agreed_than_was_said(reason: CallReason, hour: str, line: str) -> None:
    call = PlannedCall(
        id="p2",
        contact="c1",
        objective="the contract",
        reason=reason,
        due_at=stamp(moment(f"2026-03-06 {hour}")),
        made_at=stamp(THURSDAY),
    )
    assert f"\n{line}" in letter(state_of(ANA, call)).body


@pytest.mark.parametrize(
    ("reason", "due", "line"),
    [
        (CallReason.CALL_BACK, "05 09:00", "Thu 5 Mar 09:00, late  call agreed"),
        (CallReason.FOLLOW_UP, "05 09:00", "Thu 5 Mar  call agreed"),
        (CallReason.FOLLOW_UP, "04 09:00", "Wed 4 Mar, late  call agreed"),
        (CallReason.CHECK_IN, "04 10:30", "Wed 4 Mar 10:30  planned call"),
    ],
    ids=["an hour", "a day not over", "a day that is over", "a plan of the rep's own"],
)
def test_late_is_what_somebody_waits_for_in_vain(reason: CallReason, due: str, line: str) -> None:
    call = PlannedCall(
        id="p2",
        contact="c1",
        reason=reason,
        due_at=stamp(moment(f"2026-03-{due}")),
        made_at=stamp(moment("2026-03-03 09:00")),
    )
    assert f"\n{line}\n" in letter(state_of(ANA, call)).body


@pytest.mark.parametrize(
    ("now", "line"),
    [("10:44", "Thu 5 Mar 10:30  answer"), ("10:46", "Thu 5 Mar 10:30, late  answer")],
)
def test_a_promised_call_is_late_once_its_time_is_over(now: str, line: str) -> None:
    at = moment("2026-03-05 10:30")
    state = do(state_of(ANA), capture, ANA, "", choice=Verdict.CALL_BACK, call_back_at=at).state
    later = moment(f"2026-03-05 {now}")
    due = owed(state, stamp(later), BACK)
    assert f"\n{line}" in hand_over_letter(state, due, BACK, now=later, config=CONFIG).body


def test_it_goes_to_the_manager_where_there_is_one(state: State) -> None:
    assert letter(state)[:2] == ("whoever stands in for you", "")
    assert letter(state, "boss@example.com").address == "boss@example.com"


def test_without_anything_promised_it_says_so() -> None:
    message = letter(State())
    assert "Nothing is promised" in message.body
    assert "{" not in message.body


def test_a_contact_that_was_lost_leaves_the_promise(state: State) -> None:
    assert "13:00  answer promised: {quote}" in letter(replace(state, contacts={})).body
