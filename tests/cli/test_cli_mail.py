"""Letters sent and found by command, and letters in the rep's own words."""

from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from cli_prompt import Prompt
from mail_post import Post

from planner.locale import LANGUAGES


@pytest.fixture
def server(people: Prompt) -> Iterator[Post]:
    """A server on this computer, named in the config."""
    post = Post()
    post.start()
    for key, value in (
        ("rep.email", "laura@norte.example"),
        ("mail.smtp_host", "127.0.0.1"),
        ("mail.smtp_port", str(post.port)),
        ("mail.smtp_security", "none"),
    ):
        people.ok("config", "set", key, value)
    yield post
    post.stop()


def test_a_letter_is_shown_first_and_sent_once(people: Prompt, server: Post) -> None:
    request = people.json("incoming", "Ana Ruiz", "gaskets", "--defer")["id"]
    shown = people.ok("mail", "send", request).out
    assert "ana@" in shown
    assert "--yes" in shown
    assert server.taken == []
    assert people.json("mail", "send", request, "--yes")["sent"] is True
    (taken,) = server.taken
    assert isinstance(taken.content, bytes)
    mail = message_from_bytes(taken.content, policy=default)
    assert f"[#{request.upper()}]" in mail["Subject"]
    # The request knows: its row does not ask for the email any more.
    assert "sent already" in people.refused("mail", "send", request, "--yes")
    assert len(server.taken) == 1
    people.ok("mail", "send", request, "--yes", "--again")
    assert len(server.taken) == 2


def test_the_details_are_asked_for_also_where_an_answer_is_promised(
    people: Prompt, server: Post
) -> None:
    request = people.json("incoming", "Ana Ruiz", "gaskets", "--take")["id"]
    people.ok("promise", request, "18:00")
    people.ok("defer", request)
    mail = people.json("show", request)["mail"]
    assert "with the details" in mail["body"]
    assert people.json("mail", "send", request, "--yes")["body"] == mail["body"]
    assert people.json("show", request)["mail"] is None
    assert "still on your request" in people.json("mail", "send", request)["body"]


def test_a_step_of_a_cadence_is_logged_once_it_is_sent(people: Prompt, server: Post) -> None:
    people.ok("contacts", "edit", "Ana Ruiz", "relationship=prospect")
    people.ok("mail", "send", "Ana Ruiz", "--yes")
    assert people.json("list", "touches", "--all")["items"][0]["channel"] == "email"


def test_without_an_account_it_says_what_to_set(people: Prompt) -> None:
    request = people.json("incoming", "Ana Ruiz", "gaskets", "--defer")["id"]
    assert "mail.smtp_host" in people.refused("mail", "send", request, "--yes")
    assert "mail.imap_host" in people.refused("mail", "check")
    people.ok("received", request)
    assert "No request waits" in people.ok("mail", "check").out


def test_a_password_in_the_config_is_refused(prompt: Prompt) -> None:
    (prompt.folder / "config.toml").write_text('[mail]\npassword = "hunter2"\n')
    told = prompt.refused("list", "calls", code=2)
    assert "mail.password_command" in told
    assert "hunter2" not in told


def test_mail_goes_unprotected_to_this_computer_only(prompt: Prompt) -> None:
    prompt.ok("config", "set", "mail.imap_host", "mail.example")
    told = prompt.refused("config", "set", "mail.imap_security", "none", code=2)
    assert "mail.example" in told
    prompt.ok("config", "set", "mail.imap_host", "localhost")
    prompt.ok("config", "set", "mail.imap_security", "none")


def test_letters_are_written_down_changed_and_used(people: Prompt) -> None:
    written = people.json("templates", "write", "deferral")["written"]
    assert [Path(path).name for path in written] == [f"deferral.{each}.txt" for each in LANGUAGES]
    assert "stay" in people.ok("templates", "write", "deferral").out
    english = Path(written[0])
    english.write_text("Details, please: {about}\n\nDear {name}, I read it {when}.\n")
    request = people.json("incoming", "Ana Ruiz", "gaskets", "--defer")["id"]
    assert people.json("mail", "send", request)["subject"].startswith("Details, please: gaskets")
    english.write_text("Details\n\nDear {nobody}, {when}\n")
    listed = people.json("templates", "list")
    assert listed["items"][0]["yours"] == ["en", "es"]
    assert "{nobody}" in listed["wrong"][0]
    mail = people.json("mail", "send", request)
    assert mail["subject"].startswith("Your request")
    assert "{nobody}" in mail["said"]
    assert "deferral" in people.refused("templates", "write", "nothing")
