"""A terminal driver that sleeps until something happens; for Linux and macOS.

Textual's own wakes ten times a second to see whether it should stop, needs as long to quit, and
leaves the terminal as it is when a signal ends the process. This one waits on a pipe as well. It
touches what Textual does not promise to keep: wherever that looks different, it does as Textual.
"""

import os
import selectors
import signal
from codecs import getincrementaldecoder
from itertools import chain
from threading import Event
from typing import IO, TYPE_CHECKING, Any

from textual import constants
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from planner.tui.terminal.sgr import compact

if TYPE_CHECKING:
    from textual.app import App


class _WakingEvent(Event):
    """An event that somebody who waits for file descriptors notices."""

    def __init__(self) -> None:
        super().__init__()
        self.reader, self._writer = os.pipe()

    def set(self) -> None:
        if not self.is_set():
            super().set()
            os.write(self._writer, b"!")

    def clear(self) -> None:
        if self.is_set():
            super().clear()
            os.read(self.reader, 1)


class _Outlet:
    """The terminal to write to; it may go away while we write, and then nobody is listening."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        try:
            self._file.write(compact(text))
        except OSError:
            return

    def flush(self) -> None:
        try:
            self._file.flush()
        except OSError:
            return

    def fileno(self) -> int:
        return self._file.fileno()


class QuietDriver(LinuxDriver):
    """Wakes for keys, for resizes and for the end. A signal that ends closes the app first."""

    def __init__(self, app: "App[Any]", **options: Any) -> None:
        super().__init__(app, **options)
        self._file: Any = _Outlet(self._file)
        self._frame = ""
        if isinstance(getattr(self, "exit_event", None), Event):
            self.exit_event = _WakingEvent()

    def start_application_mode(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]
        for ending in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            self._loop.add_signal_handler(ending, self._leave, 128 + ending)

    def write(self, data: str) -> None:
        """A frame comes in three parts, and leaves in one piece from where it was drawn: Textual's
        thread for it wakes twice for each part, and the rep waits for the thread."""
        self._frame += data
        if data == SYNC_END or not self._frame.startswith(SYNC_START):
            self.flush()

    def flush(self) -> None:
        """Whoever leaves in the middle of a frame must not leave the terminal as it is."""
        frame, self._frame = self._frame, ""
        if frame:
            self._file.write(frame)
            self._file.flush()

    def run_input_thread(self) -> None:
        parser = XTermParser(self._debug)
        if not isinstance(self.exit_event, _WakingEvent) or not hasattr(parser, "_timeout_time"):
            super().run_input_thread()
            return
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self.exit_event.reader, selectors.EVENT_READ)
            self._listen(parser, selector, self.exit_event)

    def _listen(self, parser: XTermParser, selector: selectors.BaseSelector, ended: Event) -> None:
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        while True:
            # Only an escape that may be a key or the start of one has a time limit.
            undecided = parser._timeout_time is not None
            ready = selector.select(constants.ESCAPE_DELAY if undecided else None)
            if ended.is_set():
                return
            if ready and not (data := self._read()):
                # The terminal was closed.
                self._loop.call_soon_threadsafe(self._leave, 128 + signal.SIGHUP)
                return
            messages = parser.feed(text) if ready and (text := decode(data)) else ()
            for message in chain(messages, parser.tick()):
                self.process_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _leave(self, return_code: int) -> None:
        self._app.exit(return_code=return_code)
