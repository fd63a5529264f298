"""What argparse says by itself, marked for our catalogues.

argparse translates through the system's catalogues, which Python does not ship. Its sentences are
the same in all versions from 3.11 on; one that changes is simply told in English.
"""

import argparse

from planner.locale import N_, _, ngettext

SENTENCES = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
    N_("one of the arguments %s is required"),
)


def speak() -> None:
    """Let argparse speak the planner's language, whichever that is when it speaks."""
    vars(argparse).update(_=_, ngettext=ngettext)
