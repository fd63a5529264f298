"""Refusals. Each is a sentence for the rep; each class has the exit code of docs/cli.md."""


class PlannerError(Exception):
    """A sentence that says what is wrong and what would work. Nothing has changed."""

    exit_code = 1

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Refused(PlannerError):
    """A rule of the method says no, or what was named does not exist."""


class ExtraMissing(Refused):
    """``what`` needs libraries that come with an ``extra`` of the installation only."""

    def __init__(self, what: str, extra: str) -> None:
        # Imported late: this module is there before the libraries are spared what nobody needs.
        from planner.locale import _

        told = _("{what} needs an extra: in the planner's own folder, {command}.")
        super().__init__(told.format(what=what, command=f"pip install '.[{extra}]'"))


class WrongUsage(PlannerError):
    """The command, or the config file, cannot be understood."""

    exit_code = 2


class StateUnusable(PlannerError):
    """The state file cannot be read or written."""

    exit_code = 3


class NothingUsable(PlannerError):
    """An import found nothing that could be used."""

    exit_code = 4
