"""The letters about a request after it is taken: still on it, and the answer."""

import re
from collections.abc import Callable

import pytest
from day_samples import CONFIG, customer, do, moment, state_of, today

from planner.method.letters.answer import answer_letter
from planner.method.letters.deferral import deferral
from planner.method.letters.still_on_it import still_on_it
from planner.method.letters.writing import token
from planner.method.requests.incoming import capture
from planner.method.requests.ownership import defer, mail_received, mail_sent
from planner.model.contact import Contact
from planner.model.message import Message
from planner.model.request import Request, RequestState, Verdict
from planner.model.state import changed

ANA = customer("c1", name="Ana Ruiz", emails=("ana@example.com",))
NOW = today("15:40")
Letter = Callable[[Request], Message]


def request(about: str = "wrong gaskets", **fields: object) -> Request:
    item = do(state_of(ANA), capture, ANA, about, choice=Verdict.TAKE).item
    assert isinstance(item, Request)
    return changed(item, **fields)


def still(asked: Request, at: str = "2026-03-05 18:00", contact: Contact = ANA) -> Message:
    return still_on_it(contact, asked, moment(at), now=NOW, config=CONFIG)


def answer(asked: Request, contact: Contact = ANA) -> Message:
    return answer_letter(contact, asked, config=CONFIG)


def test_still_on_it_gives_the_new_time_on_the_readers_clock() -> None:
    message = still(request())
    assert (message.name, message.address) == ("Ana Ruiz", "ana@example.com")
    said = ("Hello Ana,", "still on your request", "wrong gaskets", "today at 18:00", "Eva Soler")
    assert all(words in message.body for words in said)
    assert "tomorrow at 09:15" in still(request(), "2026-03-06 09:15").body
    there = customer("c1", zone="Atlantic/Canary")
    assert "today at 17:00" in still(request(), contact=there).body


def test_the_answer_is_in_its_letter_line_for_line() -> None:
    asked = request(answer="Sent again today.\nArrives on {day}, 100 %.")
    assert "\n\nSent again today.\nArrives on {day}, 100 %.\n\n" in answer(asked).body


def test_an_answer_not_written_yet_leaves_its_place_free() -> None:
    assert re.search(r"about “wrong gaskets”:\n\n\n\n", answer(request()).body)


@pytest.mark.parametrize("letter", [still, answer])
def test_every_letter_of_a_request_is_found_by_the_same_subject(letter: Letter) -> None:
    asked = request(answer="sent")
    first = deferral(ANA, asked, now=NOW, config=CONFIG)
    assert letter(asked).subject == first.subject
    assert token(asked) in first.subject


def test_who_has_written_is_not_asked_for_it_as_if_they_had_not() -> None:
    state = do(state_of(ANA), capture, ANA, "wrong gaskets", choice=Verdict.DEFER).state
    (key,) = state.requests
    sent = do(state, mail_sent, key).state
    come = do(sent, mail_received, key, now=NOW).state
    again = do(come, defer, key, now=NOW).state.requests[key]
    assert (again.state, again.mail_sent_at) == (RequestState.DEFERRED, None)
    body = deferral(ANA, again, now=NOW, config=CONFIG).body
    assert "Thank you for your email about “wrong gaskets”. To give you" in body
    assert "today at 17:30" in body
    # What was put off already, and is once more, needs no other letter.
    assert do(sent, defer, key, now=NOW).state.requests[key].mail_sent_at


@pytest.mark.parametrize("letter", [still, answer])
def test_our_mistake_begins_with_an_apology(letter: Letter) -> None:
    theirs, ours = letter(request()).body, letter(request(our_mistake=True)).body
    assert "sorry" not in theirs
    _hello, first, *_rest = ours.split("\n\n")
    assert "sorry" in first
    assert "ours" in first


@pytest.mark.parametrize("letter", [still, answer])
def test_without_a_matter_nothing_is_left_open(letter: Letter) -> None:
    body = letter(request("", answer="sent")).body
    assert not re.search(r"\{\w*\}|  | ,| :|about", body)


@pytest.mark.parametrize("letter", [still, answer])
def test_hostile_text_stays_text(letter: Letter) -> None:
    asked = changed(request(answer="a\u202eb\x1b[2J"), about="{name}\r\nBcc: all@example.com\u200b")
    message = letter(asked)
    assert not re.search(r"[\x00-\x1f\u200b\u202e]", message.subject)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u200b\u202e]", message.body)
    assert "{name}" in message.body
