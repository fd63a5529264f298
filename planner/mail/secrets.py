"""The password of the mail account: asked for when it is needed, kept nowhere."""

import os
import shlex
import subprocess

from planner.config import MailSettings
from planner.locale import _
from planner.model.errors import ExtraMissing, Refused

SERVICE = "planner"
"""Under which name the keyring of the system keeps it."""
PATIENCE_SECONDS = 30.0
"""For a command that may have to ask the rep."""


def password(settings: MailSettings) -> str:
    """What ``password_command`` prints in its first line, else what the keyring holds.

    Raises Refused, with a sentence that repeats nothing of what was printed.
    """
    by_command = settings.password_command.strip()
    secret = _printed(by_command) if by_command else _kept(settings.user)
    if not (secret + settings.user).isascii():
        # The libraries would fail with an error that repeats it.
        raise Refused(_("User or password have letters that mail servers do not take."))
    return secret


def _printed(command: str) -> str:
    try:
        done = subprocess.run(
            _words(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE_SECONDS,
            check=True,
        )
        secret = done.stdout.decode().partition("\n")[0].rstrip("\r")
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        # Not the command either: somebody may have written the password into it. Nor the cause,
        # which holds both.
        raise Refused(_no_password(error)) from None
    if not secret:
        raise Refused(_("mail.password_command printed nothing; its first line is the password."))
    return secret


def _words(command: str) -> list[str] | str:
    """The command without a shell. Windows takes its line apart itself."""
    return command if os.name == "nt" else shlex.split(command)


def _no_password(error: Exception) -> str:
    if isinstance(error, subprocess.TimeoutExpired):
        return _("mail.password_command took too long; run it by hand to see what it waits for.")
    return _("mail.password_command failed; run it by hand to see why.")


def _kept(user: str) -> str:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError as error:
        missing = ExtraMissing(_("The keyring of this system"), "mail").sentence
        told = _("There is no password; name a mail.password_command.")
        raise Refused(f"{told} {missing}") from error
    try:
        secret = keyring.get_password(SERVICE, user)
    except (KeyringError, RuntimeError) as error:
        raise Refused(
            _("The keyring of this system cannot be read; name a mail.password_command.")
        ) from error
    if not secret:
        raise Refused(
            _("The keyring holds no password; put it there: keyring set {service} {user}").format(
                service=SERVICE, user=user
            )
        )
    return secret
