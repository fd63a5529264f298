"""The way out where the state cannot be read or saved."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from planner import paths
from planner.locale import _
from planner.model.errors import PlannerError
from planner.tui.actions.asking import ask
from planner.tui.actions.session import Session
from planner.tui.rows import trouble as rows
from planner.tui.trouble import Remedies, Trouble, remedies

Way = Callable[[Session, Trouble, Remedies], Coroutine[Any, Any, None]]


async def find_way_out(session: Session, trouble: Trouble) -> None:
    """Say why, and do what the rep chooses; where that fails as well, let them choose again. One
    question is enough, however many changes were refused meanwhile.
    """
    if trouble.shown:
        return
    trouble.shown = True
    try:
        while not await _left(session, trouble):
            pass
    finally:
        trouble.shown = False


async def _left(session: Session, trouble: Trouble) -> bool:
    """Whether the way that the rep chose leads out."""
    found = remedies(session.desk.store, paths.state_file(trouble.folder))
    chosen = await _chosen(session, trouble, found)
    try:
        await _WAYS[chosen](session, trouble, found)
    except PlannerError as refusal:
        # The same reason stands in the question that is put again.
        again = refusal.sentence == trouble.reason
        told = _("Tried again; nothing has changed.") if again else refusal.sentence
        session.say(told, warning=True)
        return False
    return True


async def _chosen(session: Session, trouble: Trouble, found: Remedies) -> str:
    from planner.tui.dialogs.trouble import WaysOut

    title = _("The state cannot be read") if trouble.unreadable else _("Not saved")
    lines = rows.findings(trouble, found, session.desk.now)
    choices = rows.choices(trouble, found)
    return await session.open(WaysOut(title, trouble.reason, lines, choices)) or rows.LOOK


async def _retry(session: Session, trouble: Trouble, found: Remedies) -> None:
    session.say(trouble.retry())


async def _restore(session: Session, trouble: Trouble, found: Remedies) -> None:
    if found.backup:
        session.desk.store.restore(found.backup.name)
        _go_on(session, trouble)


async def _mend(session: Session, trouble: Trouble, found: Remedies) -> None:
    session.desk.store.mend()
    _go_on(session, trouble)


def _go_on(session: Session, trouble: Trouble) -> None:
    trouble.refresh()
    session.say(_("The planner goes on. The file that was there is kept among the backups."))


async def _move(session: Session, trouble: Trouble, found: Remedies) -> None:
    """A folder that cannot be used is told, and stays in the field to be corrected."""
    named = ""
    while typed := await _ask_folder(session, named):
        named = typed
        try:
            trouble.move(_folder(named))
        except PlannerError as refusal:
            session.say(refusal.sentence, warning=True)
        else:
            told = (_("Everything is saved there."), trouble.retry())
            session.say(" ".join(filter(None, told)))
            return


async def _ask_folder(session: Session, named: str) -> str | None:
    return await ask(
        session,
        _("Save everything in which folder?"),
        hint=_("for example ~/planner-2, or a folder on another disk"),
        value=named,
        preview=lambda text: str(paths.state_file(_folder(text))),
    )


def _folder(named: str) -> Path:
    return paths.data_folder(named.strip()).absolute()


async def _drop(session: Session, trouble: Trouble, found: Remedies) -> None:
    trouble.drop()


async def _look(session: Session, trouble: Trouble, found: Remedies) -> None:
    """Nothing is done; what is wrong stays on the screen."""


async def _quit(session: Session, trouble: Trouble, found: Remedies) -> None:
    session.leave()


_WAYS: dict[str, Way] = {
    rows.RETRY: _retry,
    rows.RESTORE: _restore,
    rows.MEND: _mend,
    rows.MOVE: _move,
    rows.DROP: _drop,
    rows.LOOK: _look,
    rows.QUIT: _quit,
}
