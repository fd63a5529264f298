"""Four steps at most, then rest; any answer ends it."""

from datetime import date
from typing import Any, ClassVar

import pendulum
import pytest
from day_samples import CONFIG, THURSDAY, customer, days_ago, moment, prospect

from planner.method.persistence.cadence import (
    after_touch,
    channel_for,
    is_due,
    objective_of,
    step_made,
    step_of,
)
from planner.model.contact import Cadence, Contact, Preference, Rest, Wake
from planner.model.document import Channel
from planner.model.instants import stamp
from planner.model.touch import Outcome

SILENT = (Outcome.VOICEMAIL, Outcome.NO_ANSWER, Outcome.SENT)


def touched(contact: Contact, outcome: Outcome, now: pendulum.DateTime = THURSDAY) -> Contact:
    return after_touch(contact, outcome, now=now, config=CONFIG)


@pytest.mark.parametrize("outcome", SILENT)
def test_four_silent_touches_then_rest(outcome: Outcome) -> None:
    contact = prospect("c1")
    assert (step_of(contact), is_due(contact, date(2026, 3, 5))) == (1, True)
    days = []
    for step in (1, 2, 3):
        assert step_of(contact) == step
        due = contact.cadence.due if contact.cadence else date(2026, 3, 5)
        assert due is not None
        contact = touched(contact, outcome, moment(f"{due} 10:00"))
        assert contact.cadence is not None
        days.append(contact.cadence.due)
    # Two, three and five working days: Thursday to Monday to Thursday to Thursday.
    assert days == [date(2026, 3, 9), date(2026, 3, 12), date(2026, 3, 19)]
    assert step_of(contact) == 4
    rests = touched(contact, outcome, moment("2026-03-19 10:00"))
    assert rests.cadence is None
    assert rests.rest == Rest(until=date(2026, 6, 17), reason="four touches without an answer")
    assert step_of(rests) == 0


def test_a_step_is_due_on_its_day_and_later_and_never_piles_up() -> None:
    contact = customer("c1", cadence=Cadence(step=2, due=date(2026, 3, 9)))
    assert not is_due(contact, date(2026, 3, 8))
    assert is_due(contact, date(2026, 3, 9))
    late = touched(contact, Outcome.VOICEMAIL, moment("2026-03-30 10:00"))
    assert late.cadence == Cadence(step=3, due=date(2026, 4, 2), unanswered=1)


@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_any_answer_ends_the_cadence_and_starts_it_clean(step: int) -> None:
    contact = prospect("c1", touched_at=days_ago(9), cadence=Cadence(step=step, unanswered=step))
    spoken = touched(contact, Outcome.SPOKE)
    assert (spoken.cadence, spoken.rest, spoken.spoke_at) == (None, None, stamp(THURSDAY))
    assert step_of(spoken) == 0
    silent_again = touched(spoken, Outcome.VOICEMAIL, moment("2026-04-06 10:00"))
    assert silent_again.cadence == Cadence(step=2, due=date(2026, 4, 8), unanswered=1)


def test_the_email_after_a_voicemail_is_no_second_step() -> None:
    left_word = touched(prospect("c1"), Outcome.VOICEMAIL)
    assert touched(left_word, Outcome.SENT, THURSDAY.add(minutes=2)).cadence == left_word.cadence


def test_the_email_after_a_talk_is_no_silence() -> None:
    spoken = touched(customer("c1"), Outcome.SPOKE)
    assert touched(spoken, Outcome.SENT, THURSDAY.add(minutes=2)).cadence is None


def test_a_touch_after_a_rest_starts_anew_and_clears_it() -> None:
    rested = customer("c1", rest=Rest(until=date(2026, 3, 5), reason="no answer"))
    again = touched(rested, Outcome.NO_ANSWER)
    assert again.rest is None
    assert again.cadence == Cadence(step=2, due=date(2026, 3, 9), unanswered=1)


def test_a_touch_in_a_rest_does_not_end_it_unless_they_talk() -> None:
    resting = customer("c1", rest=Rest(until=date(2026, 5, 1), left=True))
    assert touched(resting, Outcome.NO_ANSWER).rest == resting.rest
    assert touched(resting, Outcome.NO_ANSWER).cadence is None
    assert touched(resting, Outcome.SPOKE).rest is None


@pytest.mark.parametrize("outcome", [*SILENT, Outcome.SPOKE])
def test_a_touch_does_what_waking_asked_for(outcome: Outcome) -> None:
    assert touched(customer("c1", wake=Wake(at=days_ago(1))), outcome).wake is None


class TestWrongNumber:
    fields: ClassVar[dict[str, Any]] = {
        "phones": ("+34 1", "+34 2"),
        "notes": "likes trains",
        "wake": Wake(at=days_ago(1)),
        "cadence": Cadence(step=2, due=date(2026, 3, 5)),
    }

    def test_says_nothing_about_the_contact(self) -> None:
        before = customer("c1", **self.fields)
        after = touched(before, Outcome.WRONG_NUMBER)
        assert (after.touched_at, after.cadence, after.wake) == (
            before.touched_at,
            before.cadence,
            before.wake,
        )
        assert step_made(before, Outcome.WRONG_NUMBER, THURSDAY) == 0

    def test_is_not_dialled_again_and_not_lost(self) -> None:
        after = touched(customer("c1", **self.fields), Outcome.WRONG_NUMBER)
        assert after.phones == ("+34 2",)
        assert after.notes == "likes trains\nwrong number: +34 1"
        again = touched(after, Outcome.WRONG_NUMBER)
        assert again.phones == ()
        assert touched(again, Outcome.WRONG_NUMBER) == again


def test_the_first_silence_of_a_customer_is_the_first_step() -> None:
    assert step_made(customer("c1"), Outcome.VOICEMAIL, THURSDAY) == 1
    assert step_made(customer("c1"), Outcome.SPOKE, THURSDAY) == 0
    waiting = customer("c1", cadence=Cadence(step=3))
    assert step_made(waiting, Outcome.SPOKE, THURSDAY) == 3


def test_each_step_has_its_own_words() -> None:
    assert len({objective_of(step) for step in (1, 2, 3, 4)}) == 4


class TestChannel:
    mail: ClassVar[dict[str, Any]] = {"emails": ("ana@norte.example",)}

    def test_phone_first_then_what_is_to_be_read(self) -> None:
        both = customer("c1", **self.mail)
        assert [channel_for(both, step) for step in (1, 2, 3, 4)] == [
            Channel.PHONE,
            Channel.EMAIL,
            Channel.PHONE,
            Channel.EMAIL,
        ]
        assert channel_for(both, 0) is Channel.PHONE

    @pytest.mark.parametrize("step", [0, 1, 2, 3, 4])
    def test_what_is_there_decides_and_then_their_wish(self, step: int) -> None:
        assert channel_for(customer("c1"), step) is Channel.PHONE
        assert channel_for(customer("c1", phones=()), step) is Channel.PHONE
        assert channel_for(customer("c1", phones=(), **self.mail), step) is Channel.EMAIL
        for wish in (Channel.EMAIL, Channel.CHAT, Channel.PHONE):
            asked = customer("c1", preference=Preference(channel=wish), **self.mail)
            assert channel_for(asked, step) is wish
        cannot = customer("c1", preference=Preference(channel=Channel.EMAIL))
        assert channel_for(cannot, step) is Channel.PHONE
