"""The rep's mailbox, looked through beside the screen: it never waits for it."""

from typing import TYPE_CHECKING

import pendulum

from planner.desk import Desk
from planner.model.errors import PlannerError
from planner.model.instants import within
from planner.tui.meanwhile.errand import Errand
from planner.tui.trouble import Trouble

if TYPE_CHECKING:
    from planner.model.mail import Looked

PAUSE = 60
"""Seconds between two looks."""
LONG_PAUSE = 900
"""The same after one that failed: a server that refuses a password three times may lock it."""


class Postman:
    """Looks for the emails that deferred requests wait for; what was found is taken over at the
    next beat."""

    def __init__(self, desk: Desk, trouble: Trouble) -> None:
        self._desk, self._trouble = desk, trouble
        self._errand: Errand[Looked | PlannerError] = Errand()
        self._looked_at: pendulum.DateTime | None = None
        self._pause = PAUSE
        self._told: set[str] = set()

    @property
    def is_looking(self) -> bool:
        """Whether a look is under way."""
        return self._errand.goes_on

    def beat(self, now: pendulum.DateTime) -> tuple[str, ...]:
        """Look when it is time, and take over what was found. Gives what the rep should hear: whose
        email is there, and each trouble once."""
        if self._is_due(now):
            self._looked_at = now
            self._errand.send(self._look)
        found = self._errand.brought()
        if found is None:
            return ()
        self._pause = LONG_PAUSE if isinstance(found, PlannerError) else PAUSE
        return tuple(filter(None, (self._taken(found),)))

    def _is_due(self, now: pendulum.DateTime) -> bool:
        mail, last = self._desk.config.mail, self._looked_at
        if self.is_looking or not (mail.imap_host and mail.user):
            return False
        if last is not None and within(self._pause, last, now):
            return False
        # Imported late: most reps have no mailbox here.
        from planner.method.requests.arrivals import waits_for_email

        return any(waits_for_email(self._desk.state))

    def _look(self) -> "Looked | PlannerError":
        from planner.mail.looking import find

        try:
            return find(self._desk.state, self._desk.config.mail)
        except PlannerError as refusal:
            return refusal

    def _taken(self, found: "Looked | PlannerError") -> str:
        if isinstance(found, PlannerError):
            return self._once(found.sentence)
        from planner.mail.looking import take

        looked = found
        try:
            return self._trouble.change(lambda: take(self._desk, looked)).said
        except PlannerError as refusal:
            return self._once(refusal.sentence)

    def _once(self, sentence: str) -> str:
        told = sentence in self._told
        self._told.add(sentence)
        return "" if told else sentence
