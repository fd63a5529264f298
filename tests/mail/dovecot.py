"""An IMAP server: dovecot, started for the tests."""

import imaplib
import os
import shutil
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import pytest
import trustme
from mail_post import PASSWORD, USER, free_port


class Dovecot:
    """One account, whose inbox tests fill by IMAP itself."""

    def __init__(self, port: int, protection: ssl.SSLContext) -> None:
        self.port = port
        self._protection = protection

    def put(
        self,
        subject: str,
        sender: str = "Ana <ana@example.com>",
        at: datetime | None = None,
        **more: str,
    ) -> None:
        """An email arrives."""
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = sender, "laura@norte.example", subject
        if at:
            mail["Date"] = format_datetime(at)
        for header, value in more.items():
            mail[header.replace("_", "-")] = value
        mail.set_content("Forty gaskets, blue.")
        with self._open() as box:
            box.append("INBOX", "", None, mail.as_bytes())

    def flags(self) -> list[str]:
        """The flags of every email: what somebody has done to it."""
        with self._open() as box:
            box.select("INBOX", readonly=True)
            _ok, found = box.fetch("1:*", "(FLAGS)")
            return [each.decode().partition("FLAGS ")[2] for each in found if each]

    def empty(self) -> None:
        """Nothing is in it any more."""
        with self._open() as box:
            box.select("INBOX")
            _ok, (found,) = box.search(None, "ALL")
            if found:
                box.store(found.decode().replace(" ", ","), "+FLAGS", "\\Deleted")
                box.expunge()

    @contextmanager
    def _open(self) -> Iterator[imaplib.IMAP4_SSL]:
        with imaplib.IMAP4_SSL("127.0.0.1", self.port, ssl_context=self._protection) as box:
            box.login(USER, PASSWORD)
            yield box


@contextmanager
def started_dovecot(folder: Path, authority: trustme.CA) -> Iterator[Dovecot]:
    program = shutil.which("dovecot", path=os.environ.get("PATH", "") + ":/usr/sbin")
    if program is None:
        pytest.skip("dovecot is not installed: apt-get install dovecot-imapd")
    # Sockets have short names.
    with tempfile.TemporaryDirectory(prefix="dc") as short:
        base, port = Path(short), free_port()
        config = _configured(base, port, folder, authority)
        with subprocess.Popen(
            [program, "-F", "-c", str(config)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        ) as process:
            try:
                yield _answering(process, port, authority)
            finally:
                process.terminate()
                process.wait(20)


def _configured(base: Path, port: int, folder: Path, authority: trustme.CA) -> Path:
    import grp
    import pwd

    # Whoever is root may not read mail as root.
    root = os.getuid() == 0
    known = pwd.getpwnam("nobody") if root else pwd.getpwuid(os.getuid())
    group = grp.getgrgid(known.pw_gid).gr_name
    home = base / "home"
    home.mkdir()
    if root:
        for path in (base, home):
            shutil.chown(path, known.pw_name)
        base.chmod(0o755)
    leaf = authority.issue_cert("localhost", "127.0.0.1")
    leaf.private_key_and_cert_chain_pem.write_to_path(str(folder / "server.pem"))
    config = folder / "dovecot.conf"
    config.write_text(
        f"""
base_dir = {base}/run
state_dir = {base}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{folder}/server.pem
ssl_key = <{folder}/server.pem
auth_failure_delay = 0
mail_location = maildir:{home}/Maildir
first_valid_uid = 1
default_internal_user = {"dovecot" if root else known.pw_name}
default_internal_group = {"dovecot" if root else group}
default_login_user = {"dovenull" if root else known.pw_name}
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={known.pw_uid} gid={known.pw_gid} home={home}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
"""
    )
    return config


def _answering(process: "subprocess.Popen[bytes]", port: int, authority: trustme.CA) -> Dovecot:
    """The server once it answers; skipped with what it says where it cannot start here."""
    protection = ssl.create_default_context()
    authority.configure_trust(protection)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if process.poll() is not None:
            said = process.stdout.read().decode() if process.stdout else ""
            pytest.skip(f"dovecot does not start here: {said.strip()}")
        with suppress(OSError, imaplib.IMAP4.error):
            server = Dovecot(port, protection)
            server.empty()
            return server
        time.sleep(0.02)
    pytest.skip("dovecot does not answer here")
