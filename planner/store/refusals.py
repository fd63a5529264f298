"""What the rep is told when the state cannot be used: one sentence that names path and reason."""

from planner.locale import _, ngettext
from planner.model.errors import StateUnusable
from planner.store.backups import Backup
from planner.store.damage import Newer


def why(error: Exception, path: str) -> str:
    """The reason of an error, with the file it is about where that is another one."""
    if not isinstance(error, OSError):
        return str(error)
    # Imported late: mostly all goes well.
    from planner.model.reason import reason

    about = str(error.filename or path)
    return reason(error) if about.startswith(path) else f"{reason(error)} ({about})"


def unreadable(path: str, error: Exception, newest: Backup | None) -> StateUnusable:
    """The state cannot be read; ``newest`` is what could take its place."""
    said = _("{path} cannot be used: {reason}").format(path=path, reason=why(error, path))
    if isinstance(error, Newer):
        return StateUnusable(f"{said}.")
    if newest is None:
        way_out = _("there is no usable backup, see planner doctor.")
    else:
        contacts = newest.counts["contacts"]
        way_out = ngettext(
            "the newest usable backup is {name} with {count} contact, see planner doctor.",
            "the newest usable backup is {name} with {count} contacts, see planner doctor.",
            contacts,
        ).format(name=newest.name, count=contacts)
    return StateUnusable(f"{said}; {way_out}")


def unsearchable(path: str, error: OSError) -> StateUnusable:
    """What belongs to the state, such as its backups, cannot all be looked at."""
    told = _("{path} cannot be looked through: {reason}. Nothing was changed.")
    return StateUnusable(told.format(path=path, reason=why(error, path)))


def unwritable(path: str, error: Exception) -> StateUnusable:
    """The state cannot be written, and is what it was."""
    return StateUnusable(
        _("{path} cannot be written: {reason}. Nothing was changed.").format(
            path=path, reason=why(error, path)
        )
    )
