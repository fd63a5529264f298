"""Which letter a contact gets now, and whether sending it is a touch of its own."""

from typing import Any

import pytest
from day_samples import CONFIG, THURSDAY, customer, do, prospect, state_of, today

from planner.method.calls.touching import log_touch
from planner.method.letters.due import DueLetter, due_letter
from planner.method.typed.next_step import plan_next
from planner.model.contact import Cadence, Contact
from planner.model.document import Channel
from planner.model.instants import stamp
from planner.model.request import Request, Verdict
from planner.model.state import State, changed
from planner.model.touch import CallReason, CallState, Outcome, PlannedCall

ANA = customer("c1", name="Ana Ruiz", language="en")


def due(state: State) -> DueLetter:
    return due_letter(state, state.contacts["c1"], THURSDAY, CONFIG)


def called(contact: Contact, outcome: Outcome, **more: Any) -> State:
    return do(state_of(contact), log_touch, "c1", outcome, now=today("09:30"), **more).state


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (Outcome.VOICEMAIL, "I called you today and left a message"),
        (Outcome.NO_ANSWER, "I tried to reach you today"),
    ],
)
def test_a_call_that_nobody_answered_is_followed_by_its_letter(outcome: Outcome, told: str) -> None:
    letter = due(called(ANA, outcome))
    assert told in letter.message.body
    assert "check in" not in letter.message.body
    assert (letter.step, letter.is_touch) == (0, False)


def test_after_a_wrong_number_the_letter_asks_for_the_right_one_and_is_the_first_touch() -> None:
    letter = due(called(ANA, Outcome.WRONG_NUMBER))
    assert "left a message" not in letter.message.body
    assert "At which number may I call you" in letter.message.body
    assert letter.is_touch


def test_after_an_email_of_today_nothing_says_that_there_was_a_call() -> None:
    letter = due(called(ANA, Outcome.SENT, channel=Channel.EMAIL))
    assert "called" not in letter.message.body
    assert letter.is_touch


def test_without_a_call_today_nothing_says_that_there_was_one() -> None:
    letter = due(state_of(ANA))
    assert "called" not in letter.message.body
    assert "I would like to talk with you" in letter.message.body
    assert (letter.step, letter.is_touch) == (0, True)


def test_after_a_talk_no_letter_says_that_the_call_was_missed() -> None:
    letter = due(called(ANA, Outcome.SPOKE))
    assert "called" not in letter.message.body
    assert not letter.is_touch


def agreed(contact: Contact, line: str) -> State:
    return do(state_of(contact), plan_next, contact, line, now=today("09:00")).state


@pytest.mark.parametrize(
    ("step", "matter"),
    [
        ("tomorrow mandar brochure", "brochure"),
        ("tomorrow send Ana the price list", "the price list"),
        ("tomorrow enviarle la tarifa", "la tarifa"),
        ("forward them the offer", "the offer"),
    ],
)
def test_what_was_agreed_to_be_sent_goes_with_its_letter(step: str, matter: str) -> None:
    """It asked for a short call, where a brochure was to come."""
    letter = due(agreed(ANA, step))
    assert letter.message.subject == matter
    assert f"As agreed, I am writing to you about “{matter}”." in letter.message.body
    assert letter.is_touch


@pytest.mark.parametrize("step", ["mandar a María José la tarifa", "send la tarifa to María José"])
def test_to_whom_it_is_sent_is_no_part_of_it(step: str) -> None:
    """The letter to María José was about “José la tarifa”."""
    letter = due(agreed(changed(ANA, name="María José Gil"), step))
    assert letter.message.subject == "la tarifa"


def test_so_it_does_right_after_the_talk_but_not_after_a_call_in_vain() -> None:
    spoken = do(called(ANA, Outcome.SPOKE), plan_next, ANA, "tomorrow send the price list").state
    letter = due(spoken)
    assert (letter.message.subject, letter.is_touch) == ("the price list", True)
    sent = do(spoken, log_touch, "c1", Outcome.SENT, channel=Channel.EMAIL).state
    assert [call.state for call in sent.calls.values()] == [CallState.DONE]
    in_vain = do(agreed(ANA, "send the price list"), log_touch, "c1", Outcome.VOICEMAIL).state
    assert due(in_vain).message.subject == "I tried to reach you"


@pytest.mark.parametrize("step", ["send", "sending costs", "ask for the offer", "pasar por allí"])
def test_what_names_nothing_to_send_asks_for_a_talk(step: str) -> None:
    assert due(agreed(ANA, f"tomorrow {step}")).message.subject == "A short call?"


def test_with_whom_nobody_spoke_nothing_was_agreed() -> None:
    stranger = customer("c1", spoke_at=None, touched_at=None, language="en")
    assert "As agreed" not in due(agreed(stranger, "tomorrow send the price list")).message.body


def test_sending_it_does_what_was_agreed() -> None:
    """The call "send the price list" stood on the list after the price list was sent."""
    state = agreed(ANA, "tomorrow send the price list")
    state = do(state, log_touch, "c1", Outcome.SENT, channel=Channel.EMAIL).state
    assert [call.state for call in state.calls.values()] == [CallState.DONE]
    other = agreed(ANA, "tomorrow renewal")
    other = do(other, log_touch, "c1", Outcome.SENT, channel=Channel.EMAIL).state
    assert [call.state for call in other.calls.values()] == [CallState.OPEN]


@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_in_a_cadence_it_is_the_next_step(step: int) -> None:
    letter = due(state_of(prospect("c1", cadence=Cadence(step=step, unanswered=step - 1))))
    assert (letter.step, letter.is_touch) == (step, True)


@pytest.mark.parametrize(
    ("outcome", "channel", "tried"),
    [(Outcome.SENT, Channel.EMAIL, False), (Outcome.NO_ANSWER, Channel.PHONE, True)],
)
def test_the_second_step_says_of_an_email_that_it_was_one(
    outcome: Outcome, channel: Channel, tried: bool
) -> None:
    before = today("09:30").subtract(days=3)
    state = do(
        state_of(prospect("c1", language="en")),
        log_touch,
        "c1",
        outcome,
        now=before,
        channel=channel,
    ).state
    letter = due(state)
    assert letter.step == 2
    assert ("without luck" in letter.message.body) is tried
    assert ("I wrote to you a few days ago" in letter.message.body) is not tried


def asking(about: str, **fields: Any) -> Request:
    taken = Verdict.TAKE
    asked_at = stamp(today("09:10"))
    return Request(
        id="r7",
        contact="c1",
        about=about,
        received_at=asked_at,
        verdict=taken,
        choice=taken,
        **fields,
    )


@pytest.mark.parametrize("about", ["wrong gaskets", "quote Q-118: did it arrive?"])
def test_what_they_asked_is_quoted_before_and_after_the_call_about_it(about: str) -> None:
    state = state_of(ANA, asking(about))
    assert f"talk with you about “{about}”.\n" in due(state).message.body
    state = do(state, log_touch, "c1", Outcome.VOICEMAIL, now=today("09:30")).state
    assert f"left a message about “{about}”.\n" in due(state).message.body


def test_the_next_step_of_the_rep_is_a_note_to_self_and_no_matter_of_a_letter() -> None:
    """The customer knows their question, and nothing of the quote that the rep is to send."""
    state = state_of(ANA, asking("price of valves", next_step="ask the factory"))
    step = "09:20 work out the quote"
    state = do(state, plan_next, ANA, step, now=today("09:15")).state
    assert "quote" not in due(state).message.body
    state = do(state, log_touch, "c1", Outcome.VOICEMAIL, now=today("09:30")).state
    body = due(state).message.body
    assert "I called you today and left a message.\n" in body


def test_what_another_customer_asked_is_not_quoted() -> None:
    state = do(
        state_of(ANA, customer("c2"), changed(asking("price"), contact="c2")),
        log_touch,
        "c1",
        Outcome.VOICEMAIL,
        now=today("09:30"),
        objective="price",
    ).state
    assert "price" not in due(state).message.body


def test_whom_they_are_to_be_thanked_for_is_no_matter_of_a_letter() -> None:
    """It is said of them, to the rep: a letter would quote "thank them" to the one thanked."""
    thanks = PlannedCall(
        id="p9",
        contact="c1",
        objective="thank them for recommending Nora Sanz",
        reason=CallReason.THANK_YOU,
        due_at=stamp(today("09:00")),
        made_at=stamp(today("08:00")),
    )
    state = state_of(ANA, thanks)
    assert "Nora" not in due(state).message.body
    state = do(state, log_touch, "c1", Outcome.VOICEMAIL, now=today("09:30")).state
    assert "I called you today and left a message.\n" in due(state).message.body
