"""``inbox.txt`` beside the open screen: what anybody appends is there within a second."""

from functools import lru_cache
from pathlib import Path

import pendulum

from planner.desk import Desk
from planner.inbox import Collected, Mark, collect, inbox_file, mark
from planner.locale import _, ngettext
from planner.model.errors import PlannerError, StateUnusable
from planner.model.instants import within
from planner.tui.trouble import Trouble

STILL = 1
"""Seconds for which a file stands still before a last line without its end counts as whole."""
PAUSE = 60
"""Seconds before a save that was refused is tried again: it may have waited for a lock, and nobody
can type meanwhile."""
_file_in = lru_cache(maxsize=1)(inbox_file)
"""Asked at each beat: the path takes longer to join than the file to look at."""
_MOST_TOLD = 3
"""Lines of a batch that are told one by one."""


class InboxWatch:
    """Asked at each beat whether the file is another one than before, which costs next to nothing;
    only then is it read."""

    def __init__(self, desk: Desk, trouble: Trouble) -> None:
        self._desk, self._trouble = desk, trouble
        self._seen: Mark | None = None
        self._whole = True
        self._changed_at = desk.now
        self._refused_at: pendulum.DateTime | None = None

    def beat(self, now: pendulum.DateTime) -> tuple[str, ...]:
        """Take in what is new. Gives what the rep should hear."""
        if self._refused_at and within(PAUSE, self._refused_at, now):
            return ()
        path = _file_in(self._trouble.folder)
        found = mark(path)
        if found != self._seen:
            self._seen, self._whole, self._changed_at = found, False, now
        elif self._whole or within(STILL, self._changed_at, now):
            return ()
        else:
            self._whole = True
        return self._collected(path, now) if found else ()

    def _collected(self, path: Path, now: pendulum.DateTime) -> tuple[str, ...]:
        try:
            news = collect(self._desk, path, whole=self._whole, change=self._trouble.change)
        except PlannerError as refusal:
            self._whole = True
            if isinstance(refusal, StateUnusable):
                self._refused_at, self._seen = now, None
            return (refusal.sentence,)
        if news.more:
            self._seen = None
        else:
            self._whole |= not news.open_end
        return told(news)


def told(news: Collected) -> tuple[str, ...]:
    """What came of the lines: few of them one by one, and each that was not understood."""
    said, misread = news.captured.said, news.captured.misread
    lines = [_("From the inbox: {what}").format(what=each) for each in said]
    if len(said) > _MOST_TOLD:
        lines = [news.said]
    lines += [
        _("Left in inbox.txt: {line}: {reason}").format(line=each.line, reason=each.reason)
        for each in misread[:_MOST_TOLD]
    ]
    if (more := len(misread) - _MOST_TOLD) > 0:
        lines.append(
            ngettext(
                "{n} more line is not clear; planner inbox shows it.",
                "{n} more lines are not clear; planner inbox shows them.",
                more,
            ).format(n=more)
        )
    return tuple(lines)
