"""Refusals. Each is a sentence for the rep; each class has the exit code of docs/cli.md."""


class PlannerError(Exception):
    """A sentence that says what is wrong and what would work. Nothing has changed."""

    exit_code = 1

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Refused(PlannerError):
    """A rule of the method says no, or what was named does not exist."""


class WrongUsage(PlannerError):
    """The command, or the config file, cannot be understood."""

    exit_code = 2


class StateUnusable(PlannerError):
    """The state file cannot be read or written."""

    exit_code = 3


class NothingUsable(PlannerError):
    """An import found nothing that could be used."""

    exit_code = 4
