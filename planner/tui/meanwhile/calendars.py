"""The rep's calendars, read beside the screen: it never waits for them."""

from functools import partial
from typing import TYPE_CHECKING

import pendulum

from planner.desk import Desk
from planner.locale import _, ngettext
from planner.model.errors import PlannerError
from planner.model.instants import within
from planner.paths import calendars_folder
from planner.tui.meanwhile.errand import Errand
from planner.tui.trouble import Trouble

if TYPE_CHECKING:
    # Loaded in the thread, and only where calendars are named.
    from planner.calendar_sources import Gathered


class Calendars:
    """What was read is taken over at the next beat. ``asked``: the rep wants to hear what came of
    it."""

    def __init__(self, desk: Desk, trouble: Trouble) -> None:
        self._desk, self._trouble = desk, trouble
        self._errand: Errand[Gathered] = Errand()
        self._read_at: pendulum.DateTime | None = None
        self._asked = False
        self._told: set[str] = set()

    def ask(self) -> str:
        """Read them now, whatever their age; the sentence says that it is under way, or why not."""
        if not self._desk.config.calendar.sources:
            return _("No calendar is named; name some in the settings, under calendar.sources.")
        self._asked = True
        self._read_at = None
        return _("Reading the calendars …")

    def beat(self, now: pendulum.DateTime) -> tuple[str, ...]:
        """Start to read when it is time, and take over what was read. Gives what the rep should
        hear: each trouble once, and what came of it if they asked."""
        if self._is_due(now):
            self._read_at = now
            self._errand.send(partial(self._read, now, self._asked))
        gathered = self._errand.brought()
        return self._taken(gathered) if gathered else ()

    def _is_due(self, now: pendulum.DateTime) -> bool:
        settings = self._desk.config.calendar
        if not settings.sources or self._errand.goes_on:
            return False
        pause = settings.refresh_minutes * 60
        return self._read_at is None or not within(pause, self._read_at, now)

    def _read(self, now: pendulum.DateTime, asked: bool) -> "Gathered":
        from planner.calendar_sources import gather

        config = self._desk.config
        fresh = 0 if asked else config.calendar.refresh_minutes
        cache = calendars_folder(self._trouble.folder)
        sources = config.calendar.sources
        return gather(sources, cache, now, config, fresh_minutes=fresh)

    def _taken(self, gathered: "Gathered") -> tuple[str, ...]:
        from planner.method.day.meetings import import_meetings

        asked, self._asked = self._asked, False
        try:
            change = self._trouble.change(
                lambda: self._desk.apply(import_meetings, gathered.brought, undoable=False)
            )
        except PlannerError as refusal:
            return (refusal.sentence,)
        if asked:
            skipped = len(gathered.skipped)
            left = ngettext("{n} event skipped.", "{n} events skipped.", skipped)
            told = (change.said, left.format(n=skipped) if skipped else "", *gathered.warnings)
        else:
            told = tuple(each for each in gathered.warnings if each not in self._told)
        self._told.update(gathered.warnings)
        return tuple(filter(None, told))
