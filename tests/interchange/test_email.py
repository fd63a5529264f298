"""A message for other mail programs: whole, and to nobody else."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.interchange.email import LONGEST_LINK, clipboard_text, eml, mailto
from planner.model.errors import Refused
from planner.model.message import Message
from planner.model.text import clean

MAIL = Message(
    name="Lucía Núñez, S.L.",
    address="lucia@norte.example",
    subject="Your request & quote [#R17]",
    body="Hello Lucía,\n\n100 % + more? #1\n\nRep\n",
)


def draft(
    message: Message = MAIL, name: str = "José", sender: str = "me@x.example"
) -> EmailMessage:
    return parsed(eml(message, name, sender))


def parsed(data: bytes) -> EmailMessage:
    found = message_from_bytes(data, policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def body_of(found: EmailMessage) -> str:
    return str(found.get_content()).replace("\r\n", "\n")


class TestLink:
    def test_holds_all(self) -> None:
        link = urlsplit(mailto(MAIL))
        assert (link.scheme, link.path) == ("mailto", "lucia@norte.example")
        assert parse_qs(link.query, strict_parsing=True) == {
            "subject": [MAIL.subject],
            "body": [MAIL.body.replace("\n", "\r\n")],
        }

    def test_line_ends_as_mail_programs_want_them(self) -> None:
        link = mailto(MAIL)
        assert "Hello%20Luc%C3%ADa%2C%0D%0A%0D%0A100" in link
        assert link.isascii()
        assert " " not in link
        assert "+" not in link

    def test_too_long_is_refused_with_the_way_out(self) -> None:
        room = LONGEST_LINK - len(mailto(MAIL._replace(body="")))
        assert len(mailto(MAIL._replace(body="x" * room))) == LONGEST_LINK
        with pytest.raises(Refused, match="save it or copy it"):
            mailto(MAIL._replace(body="x" * (room + 1)))

    def test_without_an_address_the_rep_types_it(self) -> None:
        assert mailto(MAIL._replace(address="")).startswith("mailto:?subject=")


class TestDraft:
    def test_opens_as_a_draft(self) -> None:
        found = draft()
        assert found["X-Unsent"] == "1"
        assert found["Date"] is None
        assert found["Message-ID"] is None

    def test_holds_all(self) -> None:
        found = draft()
        (to,) = found["To"].addresses
        (sender,) = found["From"].addresses
        assert (to.display_name, to.addr_spec) == (MAIL.name, MAIL.address)
        assert (sender.display_name, sender.addr_spec) == ("José", "me@x.example")
        assert found["Subject"] == MAIL.subject
        assert body_of(found) == MAIL.body

    def test_is_mail(self) -> None:
        data = eml(MAIL, "José", "me@x.example")
        assert data.isascii()
        assert data.count(b"\n") == data.count(b"\r\n")
        assert max(map(len, data.split(b"\r\n"))) <= 78

    def test_nobody_is_made_up(self) -> None:
        found = draft(MAIL._replace(address=""), "", "")
        assert (found["To"], found["From"]) == (None, None)

    def test_domains_with_other_letters(self) -> None:
        (to,) = draft(MAIL._replace(address="info@núñez.example"))["To"].addresses
        user, _at, domain = to.addr_spec.partition("@")
        assert (user, domain.encode("ascii").decode("idna")) == ("info", "núñez.example")


class TestClipboard:
    def test_reads_as_it_would_be_typed(self) -> None:
        assert clipboard_text(MAIL._replace(body="Hello\n")) == (
            "To: lucia@norte.example\nSubject: Your request & quote [#R17]\n\nHello\n"
        )

    def test_without_an_address(self) -> None:
        assert clipboard_text(MAIL._replace(address="")).startswith("Subject: ")


BREAKS = ["\n", "\r", "\r\n", "\v", "\f", "\x85", "\u2028"]
SECOND = [
    "a@x.example, b@x.example",
    "a@x.example;b@x.example",
    "<a@x.example>",
    "a@x.example\nBcc: b@x.example",
    "a@x.example\r\n",
    "a@b@x.example",
    "a b@x.example",
    '"a,b"@x.example',
    "none",
    "@x.example",
    "a@",
    "ñ@x.example",
    "a@x\u200b.example",
    "a@" + "x" * 80 + ".example",
]


class TestSmuggling:
    @pytest.mark.parametrize("address", SECOND)
    def test_second_addresses(self, address: str) -> None:
        for hand_over in (mailto, lambda message: eml(message, "", "")):
            with pytest.raises(Refused, match="no email address"):
                hand_over(MAIL._replace(address=address))
        with pytest.raises(Refused, match="no email address"):
            eml(MAIL, "Rep", address)

    @pytest.mark.parametrize("end", BREAKS)
    def test_second_headers(self, end: str) -> None:
        smuggled = f"x{end}Bcc: b@x.example"
        for ways in (mailto, clipboard_text, lambda message: eml(message, "", "")):
            with pytest.raises(Refused, match="one line"):
                ways(MAIL._replace(subject=smuggled))
        with pytest.raises(Refused, match="one line"):
            eml(MAIL._replace(name=smuggled), "", "")
        with pytest.raises(Refused, match="one line"):
            eml(MAIL, smuggled, "me@x.example")

    def test_a_question_mark_begins_no_second_part_of_a_link(self) -> None:
        link = urlsplit(mailto(MAIL._replace(address="a?bcc=b&x=y%41@x.example")))
        assert link.path == "a%3Fbcc%3Db%26x%3Dy%2541@x.example"
        assert set(parse_qs(link.query)) == {"subject", "body"}

    @settings(max_examples=80, deadline=None)
    @given(st.text(max_size=40), st.text(max_size=90), st.text(max_size=90))
    def test_any_text(self, name: str, subject: str, body: str) -> None:
        message = Message(name, "a@x.example", subject, body)
        try:
            data = eml(message, name, "me@x.example")
        except Refused:
            assert any(len(text.splitlines()) > 1 or text.splitlines() != [text]
                       for text in (name, subject))  # fmt: skip
            return
        found = parsed(data)
        assert [entry.addr_spec for entry in found["To"].addresses] == ["a@x.example"]
        assert found["Subject"] == clean(subject)
        assert body_of(found) == clean(body, lines=True) + "\n"
        assert set(map(str.lower, found.keys())) == {
            "x-unsent", "from", "to", "subject", "content-type", "content-transfer-encoding",
            "mime-version",
        }  # fmt: skip
