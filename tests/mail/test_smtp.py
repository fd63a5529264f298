"""Emails sent to a real server: taken once, or refused in words that say which."""

import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from clocks import FixedClock
from day_samples import CONFIG
from mail_post import Post

from planner.config import Config, MailSettings
from planner.desk import Desk
from planner.mail.delivery import Delivery
from planner.mail.smtp import Doubtful, NotSent
from planner.method.requests.mailing import LeftAlready, may_have_left
from planner.model.errors import PlannerError, Refused
from planner.model.message import Message
from planner.store import open_store

Starts = Callable[..., Post]
MAIL = Message("Ana Ruiz", "ana@example.com", "Su petición [#R2]", "Hola Ana,\n\n.\nmañana\n")


def config(server: Post | None, secret: str, security: str = "starttls", **more: str) -> Config:
    mail = {
        "smtp_host": "localhost" if server else "",
        "smtp_port": server.port if server else 587,
        "smtp_security": security,
        "user": "laura",
        "password_command": secret,
    }
    return msgspec.structs.replace(CONFIG, mail=msgspec.convert(mail | more, MailSettings))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def desk(folder: Path, settings: Config, clock: FixedClock) -> Desk:
    return Desk(open_store(folder), settings, clock)


def send(at: Desk, *, again: bool = False) -> str:
    delivery = Delivery(at, MAIL, "r2")
    delivery.begin(again=again)
    return delivery.end(delivery.send())


# That the way is protected from its first byte on is beyond what the server notices.
@pytest.mark.filterwarnings("ignore:Requiring AUTH")
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_an_email_is_taken_whole_over_a_protected_way(
    post: Starts, secret: str, folder: Path, clock: FixedClock, security: str
) -> None:
    server = post(security)
    at = desk(folder, config(server, secret, security), clock)
    assert send(at) == "Sent to ana@example.com."
    (taken,) = server.taken
    assert server.users == ["laura"]
    assert (taken.mail_from, taken.rcpt_tos) == (CONFIG.rep.email, ["ana@example.com"])
    mail = _read(taken.content)
    assert mail["Subject"] == MAIL.subject
    assert mail["To"].addresses[0].display_name == "Ana Ruiz"
    assert mail.get_content().replace("\r\n", "\n") == MAIL.body
    (noted,) = at.state.mails.values()
    assert noted.sent_at is not None
    assert mail["Message-ID"] == noted.message_id
    assert mail["Date"].datetime == at.now.replace(microsecond=0)
    assert not at.state.steps


def _read(content: bytes | str | None) -> "object":
    from email import message_from_bytes
    from email.policy import default

    assert isinstance(content, bytes)
    return message_from_bytes(content, policy=default)


def test_it_is_noted_on_disk_before_it_leaves(
    post: Starts, secret: str, folder: Path, clock: FixedClock
) -> None:
    server = post()
    settings = config(server, secret)
    Delivery(desk(folder, settings, clock), MAIL, "r2").begin()
    # The program ends here. Another one, an hour later:
    clock.advance(minutes=60)
    after = desk(folder, settings, clock)
    assert may_have_left(after.state, "r2")
    with pytest.raises(LeftAlready, match="may have been sent at 10:00"):
        send(after)
    assert server.taken == []
    # It is for the rep to say.
    send(after, again=True)
    assert len(server.taken) == 1
    assert not may_have_left(after.state, "r2")
    with pytest.raises(LeftAlready, match="sent already"):
        send(after)


def test_two_planners_do_not_send_it_at_the_same_time(
    post: Starts, secret: str, folder: Path, clock: FixedClock
) -> None:
    settings = config(post(), secret)
    Delivery(desk(folder, settings, clock), MAIL, "r2").begin()
    with pytest.raises(Refused, match="just being sent"):
        Delivery(desk(folder, settings, clock), MAIL, "r2").begin(again=True)


def test_a_connection_that_breaks_after_the_text_leaves_a_doubt(
    post: Starts, secret: str, folder: Path, clock: FixedClock
) -> None:
    at = desk(folder, config(post(hangs_up=True), secret), clock)
    with pytest.raises(Doubtful, match="may have left"):
        send(at)
    assert may_have_left(at.state, "r2")


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [
        ({"text_reply": "554 no"}, "code 554"),
        ({"recipient_reply": "550 unknown"}, r"ana@example\.com \(code 550\)"),
    ],
)
def test_what_the_server_refuses_has_not_left(
    post: Starts,
    secret: str,
    folder: Path,
    clock: FixedClock,
    behaviour: dict[str, str],
    words: str,
) -> None:
    at = desk(folder, config(post(**behaviour), secret), clock)
    with pytest.raises(NotSent, match=words):
        send(at)
    # So that it may be sent as if nothing had been.
    assert not at.state.mails


def test_without_the_protection_asked_for_nothing_is_said(
    post: Starts, secret: str, folder: Path, clock: FixedClock
) -> None:
    server = post("none")
    at = desk(folder, config(server, secret), clock)
    with pytest.raises(NotSent, match="no protection"):
        send(at)
    assert (server.users, server.taken) == ([], [])


def test_a_server_that_cannot_prove_who_it_is_gets_nothing(
    post: Starts, secret: str, folder: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = post()
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(NotSent, match="cannot prove"):
        send(desk(folder, config(server, secret), clock))
    assert server.users == []


def test_a_wrong_password_and_a_missing_one_are_told_and_not_repeated(
    post: Starts, folder: Path, clock: FixedClock
) -> None:
    server = post()
    says = f'"{sys.executable}" -c "print({{!r}})"'
    for command, words in (
        (says.format("hunter2"), "refused the user or the password"),
        (says.format(""), "printed nothing"),
        (says.format("h\\xfcnter2"), "letters"),
        ("no-such-program hunter2", "failed"),
        ('"', "failed"),
    ):
        with pytest.raises(NotSent, match=words) as refusal:
            send(desk(folder, config(server, command), clock))
        chain: BaseException | None = refusal.value
        while chain:
            assert "nter2" not in str(chain)
            chain = chain.__cause__


def test_to_this_computer_it_may_go_unprotected_and_without_login(
    post: Starts, folder: Path, clock: FixedClock
) -> None:
    server = post("none")
    send(desk(folder, config(server, "", "none", user=""), clock))
    assert len(server.taken) == 1


def test_without_a_server_or_an_address_it_says_what_to_set(
    post: Starts, secret: str, folder: Path, clock: FixedClock
) -> None:
    with pytest.raises(Refused, match=r"mail\.smtp_host"):
        send(desk(folder, config(None, secret), clock))
    at = desk(folder, config(post(), secret), clock)
    for broken in (MAIL._replace(address=""), MAIL._replace(subject="a\nBcc: b@example.com")):
        with pytest.raises(PlannerError):
            Delivery(at, broken, "r2").begin()
    assert not at.state.mails
