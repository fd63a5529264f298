"""What there is of a person, counted and in words. No name is in it: it is a receipt too."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from planner.locale import _, ngettext
from planner.method.privacy.forgetting import Erased, Places


class Traces(NamedTuple):
    """``documents`` and ``naming`` count by table what is theirs, and what of others names them;
    ``picked`` blocks and days that had chosen them, ``steps`` ways back that go. The rest are
    names: of months and backups that hold them, of those that are ``unreadable`` and go as a whole,
    of drafts, and of other files in the folder that name them."""

    documents: Mapping[str, int] = {}
    naming: Mapping[str, int] = {}
    picked: int = 0
    steps: int = 0
    months: tuple[str, ...] = ()
    backups: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()

    @property
    def named(self) -> int:
        """How many documents of others name them."""
        return sum(self.naming.values())

    @property
    def nothing(self) -> bool:
        """Whether there is nothing at all to forget."""
        return not any(self)


def counted(found: Iterable[Erased], named: Iterable[Places]) -> Traces:
    """What was found in several files together, and what names them there; what stands in many of
    them counts once."""
    theirs: set[tuple[str, str]] = set()
    picked: set[tuple[str, str]] = set()
    steps: set[tuple[str, str]] = set()
    for each in found:
        theirs |= each.theirs
        picked |= each.picked
        steps |= each.steps
    naming = set(chain.from_iterable(named)) - theirs
    return Traces(_by_table(theirs), _by_table(naming), len(picked), len(steps))


def told(traces: Traces) -> list[str]:
    """Line by line what goes, or went."""
    return [*_documents(traces), *_files(traces)]


def told_of_others(traces: Traces, *, everywhere: bool) -> list[str]:
    """What of others names them, and what becomes of that."""
    n, lines = traces.named, []
    if n and everywhere:
        told = ngettext(
            "{n} text about others that names them: blacked out",
            "{n} texts about others that name them: blacked out",
            n,
        )
        lines.append(told.format(n=n))
    elif n:
        told = ngettext(
            "{n} text about others names them and stays",
            "{n} texts about others name them and stay",
            n,
        )
        lines.append(told.format(n=n))
    if traces.elsewhere:
        files = ", ".join(traces.elsewhere)
        lines.append(
            _("other files in the folder name them, look there yourself: {files}").format(
                files=files
            )
        )
    return lines


def _documents(traces: Traces) -> Iterator[str]:
    contacts, touches, calls, requests = (
        traces.documents.get(table, 0) for table in ("contacts", "touches", "calls", "requests")
    )
    if contacts:
        yield ngettext("{n} contact", "{n} contacts", contacts).format(n=contacts)
    if touches:
        yield ngettext(
            "{n} touch: who it was and what was said",
            "{n} touches: who it was and what was said",
            touches,
        ).format(n=touches)
    if requests:
        yield ngettext(
            "{n} request: who asked, what about, the answer",
            "{n} requests: who asked, what about, the answer",
            requests,
        ).format(n=requests)
    if calls:
        yield ngettext("{n} planned call", "{n} planned calls", calls).format(n=calls)
    if n := traces.documents.get("mails", 0):
        yield ngettext(
            "{n} email sent, as far as it is remembered",
            "{n} emails sent, as far as they are remembered",
            n,
        ).format(n=n)
    if n := traces.picked:
        yield ngettext(
            "{n} block or day for which they were chosen",
            "{n} blocks and days for which they were chosen",
            n,
        ).format(n=n)
    if n := traces.steps:
        yield ngettext("{n} step of undo", "{n} steps of undo", n).format(n=n)


def _files(traces: Traces) -> Iterator[str]:
    if n := len(traces.months):
        yield ngettext("in {n} month of history", "in {n} months of history", n).format(n=n)
    if n := len(traces.backups):
        yield ngettext("in {n} backup", "in {n} backups", n).format(n=n)
    if n := len(traces.unreadable):
        yield ngettext(
            "{n} damaged backup as a whole, since it cannot be read: {names}",
            "{n} damaged backups as a whole, since they cannot be read: {names}",
            n,
        ).format(n=n, names=", ".join(traces.unreadable))
    if n := len(traces.drafts):
        yield ngettext(
            "{n} email draft to them, or naming them", "{n} email drafts to them, or naming them", n
        ).format(n=n)


def _by_table(places: set[tuple[str, str]]) -> Mapping[str, int]:
    return Counter(table for table, _key in sorted(places))
