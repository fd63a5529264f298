"""A planner without the libraries for mail says how they come."""

import sys

import pytest

from planner.config import MailSettings
from planner.mail import looking, secrets
from planner.model.errors import Refused
from planner.model.state import State

ACCOUNT = MailSettings(user="eva", imap_host="imap.example.com")
COMMAND = "pip install '.[mail]'"


def test_looking_for_emails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "imap_tools", None)
    monkeypatch.delitem(sys.modules, "planner.mail.imap", raising=False)
    with pytest.raises(Refused) as refused:
        looking.find(State(), ACCOUNT)
    assert COMMAND in refused.value.sentence


def test_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(Refused) as refused:
        secrets.password(ACCOUNT)
    assert "mail.password_command" in refused.value.sentence
    assert COMMAND in refused.value.sentence
