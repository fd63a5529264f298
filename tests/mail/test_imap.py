"""A real mailbox: the customer's email is found, once, and nothing in it is touched."""

import sys
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from clocks import FixedClock
from day_samples import CONFIG, customer
from dovecot import Dovecot
from mail_post import USER

from planner.config import Config, MailSettings
from planner.desk import Desk
from planner.mail.looking import find, take
from planner.method.requests.incoming import capture
from planner.model.change import Change
from planner.model.errors import Refused
from planner.model.request import Request, RequestState, Verdict
from planner.store import memory_store
from planner.tui.meanwhile.mailbox import PAUSE, Postman
from planner.tui.trouble import Trouble

pytestmark = pytest.mark.usefixtures("trusted")
ANA = customer("c1", name="Ana Ruiz", emails=("ana@example.com",))


@pytest.fixture
def settings(dovecot: Dovecot, secret: str) -> Config:
    dovecot.empty()
    mail = MailSettings(
        user=USER, password_command=secret, imap_host="localhost", imap_port=dovecot.port
    )
    return msgspec.structs.replace(CONFIG, mail=mail)


@pytest.fixture
def desk(settings: Config, clock: FixedClock) -> Desk:
    """Ana's request is deferred."""
    desk = Desk(memory_store(), settings, clock)
    desk.apply(lambda state, **_: Change(state.put(ANA), "made"), undoable=False)
    desk.apply(capture, ANA, "gaskets", choice=Verdict.DEFER)
    return desk


def look(desk: Desk) -> str:
    return take(desk, find(desk.state, desk.config.mail)).said


def request(desk: Desk) -> Request:
    (only,) = desk.state.requests.values()
    return only


def test_an_answer_is_found_by_its_token_once_and_stays_untouched(
    desk: Desk, dovecot: Dovecot
) -> None:
    dovecot.put("Newsletter", "news@example.org")
    assert look(desk) == ""
    dovecot.put("RE: Su petición: gaskets [#R2]", "Ana <ana@private.example>")
    assert look(desk) == "Ana Ruiz: the email has arrived."
    assert request(desk).state is RequestState.RECEIVED
    # The rep knows better: it was not the email asked for. Nobody insists.
    assert "Ana Ruiz" in desk.undo().said
    assert request(desk).state is RequestState.DEFERRED
    assert look(desk) == ""
    assert request(desk).state is RequestState.DEFERRED
    assert all("Seen" not in flags for flags in dovecot.flags())


def test_it_is_found_by_its_sender_where_only_one_request_waits(
    desk: Desk, dovecot: Dovecot, clock: FixedClock
) -> None:
    dovecot.put("About something else", at=clock.now() - timedelta(hours=3))
    assert look(desk) == ""
    dovecot.put("What I need", "ANA@Example.com", at=clock.now() + timedelta(minutes=2))
    assert "Ana Ruiz" in look(desk)


def test_a_mailbox_made_anew_is_looked_through_again(desk: Desk, dovecot: Dovecot) -> None:
    look_through = find(desk.state, desk.config.mail).mailbox
    # As if the numbers of another time had been remembered.
    other = msgspec.structs.replace(look_through, validity=1, seen=10**6)
    dovecot.put("Re: [#R2]")
    desk.apply(lambda state, **_: Change(state.put(other), "old"), undoable=False)
    assert "Ana Ruiz" in look(desk)


def test_what_stands_in_the_way_is_a_sentence(desk: Desk, settings: Config) -> None:
    wrong = {
        "password": {"password_command": f'"{sys.executable}" -c "print(1)"'},
        "folder Nowhere": {"imap_folder": "Nowhere"},
        "reached": {"imap_port": 1},
        "imap_host": {"imap_host": ""},
    }
    for words, fields in wrong.items():
        with pytest.raises(Refused, match=words):
            find(desk.state, msgspec.structs.replace(settings.mail, **fields))


def test_the_screen_looks_each_minute_and_waits_for_nothing(
    desk: Desk, dovecot: Dovecot, clock: FixedClock, tmp_path: Path
) -> None:
    postman = Postman(desk, Trouble(desk, tmp_path))
    assert beats(postman, clock) == ()
    dovecot.put("Re: [#R2]")
    # Not before its time.
    assert postman.beat(clock.now()) == ()
    clock.advance(seconds=PAUSE)
    assert beats(postman, clock) == ("Ana Ruiz: the email has arrived.",)
    clock.advance(seconds=PAUSE)
    # Nothing waits any more: the server is left in peace.
    postman.beat(clock.now())
    assert not postman.is_looking


def test_a_trouble_is_said_once_and_not_tried_again_at_once(
    desk: Desk, clock: FixedClock, tmp_path: Path
) -> None:
    desk.config = msgspec.structs.replace(
        desk.config, mail=msgspec.structs.replace(desk.config.mail, imap_folder="Nowhere")
    )
    postman = Postman(desk, Trouble(desk, tmp_path))
    assert "Nowhere" in beats(postman, clock)[0]
    clock.advance(seconds=PAUSE)
    postman.beat(clock.now())
    assert not postman.is_looking
    clock.advance(minutes=15)
    assert beats(postman, clock) == ()


def beats(postman: Postman, clock: FixedClock) -> tuple[str, ...]:
    """Beat until the look that is due has ended; what is told then."""
    told = postman.beat(clock.now())
    while postman.is_looking:
        told += postman.beat(clock.now())
    return told
