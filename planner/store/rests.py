"""What else in the planner's folder may hold somebody's name: drafts, rests of saves, strangers."""

import email
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from email.message import EmailMessage
from email.policy import default
from itertools import chain
from pathlib import Path

from planner.method.privacy.personal import Naming
from planner.paths import drafts_folder
from planner.store import regular
from planner.store.damage import Damage

_OWN = re.compile(
    r"planner\.json(\.lock)?|backups/(previous|\d{8,}(-[a-z0-9]+)?)\.json"
    r"|history/\d{4}-\d\d\.json|index/.*|drafts/[^/]*\.eml|(status|holidays)\.json|.*\.json(\.\d+)?\.tmp"
)
"""Files of the planner that are rewritten, or dropped, where they hold somebody."""
_RESTS = (
    "*.json.tmp",
    "status.json.*.tmp",
    "holidays.json.*.tmp",
    "backups/*.json.tmp",
    "history/*.json.tmp",
    "index/*",
)


def drafts(folder: Path, ids: Collection[str], naming: Naming) -> Iterator[str]:
    """The names of the drafts that belong to one of these documents, or name the person. Raises
    OSError for one that cannot be read: it might."""
    for path in sorted(drafts_folder(folder).glob("*.eml")):
        if path.stem.partition("-")[0] in ids or naming.is_in(*_texts_of(path)):
            yield path.name


def elsewhere(folder: Path, naming: Naming) -> Iterator[str]:
    """Other files, by their path in the folder, that name the person in plain text."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not _OWN.fullmatch(name) and naming.is_in(_text(path)):
            yield name


def drop(folder: Path, names: Iterable[str]) -> None:
    """Remove these drafts, what is only remembered, and what killed writers left. Raises OSError;
    the caller holds the lock.
    """
    for name in names:
        (drafts_folder(folder) / name).unlink(missing_ok=True)
    for remembered in ("status.json", "holidays.json"):
        (folder / remembered).unlink(missing_ok=True)
    for rest in chain.from_iterable(map(folder.glob, _RESTS)):
        rest.unlink(missing_ok=True)


def _texts_of(path: Path) -> Iterator[str]:
    """Whom a draft is for, and what it says."""
    data = path.read_bytes()
    draft = email.message_from_bytes(data, EmailMessage, policy=default)
    try:
        yield " ".join(str(draft[header]) for header in ("To", "Cc", "Subject"))
        for part in draft.walk():
            if part.get_content_maintype() == "text":
                yield str(part.get_content())
    except (LookupError, ValueError, TypeError, AttributeError):
        # Whoever changed the draft by hand may have broken its form.
        yield data.decode("utf-8", "replace")


def _text(path: Path) -> str:
    """What a file says; nothing where it is none, or cannot be read."""
    with suppress(OSError, Damage):
        return regular.read(path)[1].decode("utf-8", "replace")
    return ""
