"""The only way out: answers to standard output, sentences to standard error."""

import codecs
import errno
import io
import os
import sys
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, TextIO

from planner.model.text import clean

if TYPE_CHECKING:
    from planner.cli.answer import Answer

FAILED = 1
_ESCAPED = "planner.escaped"


def prepare() -> None:
    """Let a stream that does not know a character write its code instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def tell(answer: "Answer", *, as_json: bool) -> int:
    """Print the answer for programs or for people. Gives back the exit code."""
    try:
        _print(answer, as_json=as_json)
    except OSError as error:
        return lost(error, saved=answer.saved)
    return answer.exit_code


def _print(answer: "Answer", *, as_json: bool) -> None:
    if sys.stdout is None:
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))
    if as_json:
        sys.stdout.write(f"{_as_json(answer.document())}\n")
    elif callable(answer.text):
        answer.text()
    else:
        text(answer.text)
    sys.stdout.flush()


def document(answer: object) -> None:
    """Print a small document for programs, without what only long ones are worth loading."""
    import json

    # Plain ASCII: readable in any locale, and no character of it can reach a terminal raw.
    sys.stdout.write(f"{json.dumps(answer)}\n")


def _as_json(answer: object) -> str:
    """The same text. Three thousand contacts are a megabyte: ``json`` takes twice as long."""
    import msgspec

    try:
        plain = msgspec.json.format(msgspec.json.encode(answer), indent=0).decode()
    except UnicodeEncodeError:
        # Half a character, of a file's name that is none: the others cannot say it.
        import json

        return json.dumps(answer)
    codecs.register_error(_ESCAPED, _escaped)
    return plain.encode("ascii", _ESCAPED).decode().replace("\x7f", r"\u007f")


def _escaped(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return _escapes(error.object[error.start : error.end]), error.end


@lru_cache(maxsize=1024)
def _escapes(text: str) -> str:
    units = text.encode("utf-16-be").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


def text(answer: str) -> None:
    """Print lines for people; nothing where there is nothing to say."""
    if answer:
        sys.stdout.write(f"{clean(answer, lines=True)}\n")


def file(data: bytes) -> None:
    """Print a file as it stands, to its last byte: it has its own ends of lines. Raises OSError,
    and then what is left of it is not tried again."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except OSError:
        _write_no_more(sys.stdout)
        raise


def refuse(sentence: str) -> None:
    """Tell what went wrong, where programs do not mistake it for an answer."""
    if sys.stderr is None:
        return
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{clean(sentence, lines=True)}\n")
        sys.stderr.flush()


def finish(exit_code: int) -> int:
    """Empty both streams. An answer that could not be written is a failure, never a traceback.

    The screen draws on standard error: what a closed terminal no longer takes of that is no loss,
    but Python would fail at its very end to write it.
    """
    try:
        if sys.stderr is not None:
            sys.stderr.flush()
    except (OSError, ValueError):
        _write_no_more(sys.stderr)
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError) as error:
        return lost(error)
    return exit_code


def lost(error: OSError | ValueError, *, saved: bool = False) -> int:
    """What to do when nobody reads on, or the disk is full: say so, and write no more. Of what is
    ``saved`` a script is told in any case: it would do it again."""
    if sys.stdout is not None:
        _write_no_more(sys.stdout)
    if saved or not isinstance(error, BrokenPipeError):
        # Imported late: mostly all goes well, and then the quickest command needs no words.
        from planner.locale import _
        from planner.model.reason import reason

        told = _("The answer could not be written: {reason}.")
        if saved:
            told = _("The change is saved, but the answer could not be written: {reason}.")
        refuse(told.format(reason=reason(error) if isinstance(error, OSError) else error))
    return FAILED


def _write_no_more(stream: TextIO) -> None:
    """What is still in the buffer would fail again at the very end, with a traceback."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
