"""Which driver moves the terminal."""

import sys

from textual import constants
from textual.driver import Driver


def terminal_driver() -> type[Driver] | None:
    """The driver for ``App(driver_class=...)``, or ``None`` where Textual has to choose: on
    Windows, and where the environment names one (for the browser, for example).
    """
    if sys.platform == "win32" or constants.DRIVER is not None:
        return None
    from planner.tui.terminal.quiet_driver import QuietDriver

    return QuietDriver
