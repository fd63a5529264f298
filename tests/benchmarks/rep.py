"""What the rep does on the screen, each answer waited for by what it shows.

What is written down is undone, so that the same can be done again.
"""

from tests.benchmarks.pty_session import Press, Session

ENTER, TAB = b"\r", b"\t"
ESCAPE = b"\x1b[27u"
"""As terminals send it that can tell it from the start of another key, so nobody has to wait."""
_VOICEMAIL, _UNDO, _BLOCK = b"2", b"u", b"b"

# Ends of what is said, and of what undo says of it: their beginning depends on the names.
_LOGGED, _DEFERRED = b": voicemail", b"read at 1"
_PAGE = b"Requests"


def open_card(session: Session) -> Press:
    """Enter on a contact, and away again."""
    card = session.press(ENTER, [b"can be called"])
    session.press(ESCAPE, [_PAGE])
    return card


def start_block(session: Session) -> None:
    session.press(_BLOCK, [b"in 15 minutes."])


def log_five_calls(session: Session) -> list[Press]:
    """The five calls of a running block. They come just after a tick of its clock, whose frame
    would otherwise be taken for that of a key."""
    session.after_tick()
    calls = [session.press(_VOICEMAIL, [_LOGGED]) for _call in range(5)]
    for _call in calls:
        session.press(_UNDO, [_LOGGED])
    return calls


def capture(session: Session) -> Press:
    """Somebody calls a rep who has no time: the key that saves it and offers the email for it."""
    session.press(b"i", [b"Somebody calls"])
    # Nobody of that name has something open: it would be asked for once more.
    session.press(b"otero", [b"new: otero"])
    session.press(ENTER, [b"Do not answer"])
    session.press(b"wrong gaskets", [b"gaskets"])
    saved = session.press(ENTER, [b"Email to", _DEFERRED])
    session.press(ESCAPE, [_PAGE])
    session.press(_UNDO, [_DEFERRED])
    return saved
