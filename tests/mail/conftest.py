"""Real servers on this computer, each with a certificate that is trusted for the test."""

import ssl
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme
from dovecot import Dovecot, started_dovecot
from mail_post import Post


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusted(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> trustme.LeafCert:
    """A certificate for this computer. What OpenSSL trusts is what stands in a file."""
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    return authority.issue_cert("localhost", "127.0.0.1")


@pytest.fixture
def post(trusted: trustme.LeafCert) -> Iterator[Callable[..., Post]]:
    """Starts an SMTP server: ``post(tls="starttls")``."""
    running: list[Post] = []

    def start(tls: str = "starttls", **behaviour: object) -> Post:
        protection = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        trusted.configure_cert(protection)
        running.append(Post(tls, protection, **behaviour))
        running[-1].start()
        return running[-1]

    yield start
    for server in running:
        server.stop()


@pytest.fixture
def secret(tmp_path: Path) -> str:
    """A ``password_command`` that prints the password of the account."""
    script = tmp_path / "secret.py"
    script.write_text("print('s3cret-word')\nprint('user: somebody')\n")
    return f'"{sys.executable}" "{script}"'


@pytest.fixture(scope="session")
def dovecot(tmp_path_factory: pytest.TempPathFactory, authority: trustme.CA) -> Iterator[Dovecot]:
    """An IMAP server with one account; skipped where dovecot is not installed."""
    with started_dovecot(tmp_path_factory.mktemp("dovecot"), authority) as server:
        yield server
