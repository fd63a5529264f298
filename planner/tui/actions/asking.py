"""The questions that many actions put. A dialog is imported when it is first shown."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from planner.locale import _
from planner.model.change import Change
from planner.model.message import Message
from planner.model.saying import dotted
from planner.tui.actions.session import Session
from planner.tui.choice import Choice

if TYPE_CHECKING:
    from planner.tui.prompt import Interruptible


async def ask(
    session: Session,
    title: str,
    *,
    hint: str = "",
    value: str = "",
    preview: Callable[[str], str] | None = None,
    why: str = "",
    proposal: str = "",
) -> str | None:
    """One line from the rep; ``why`` says what it is for, ``preview`` how it is understood, or
    refuses it. A ``value`` is there to be changed, a ``proposal`` to be taken or typed over."""
    from planner.tui.dialogs.ask import Ask

    return await session.open(Ask(title, hint, value, preview, why, proposal))


async def confirm(session: Session, title: str, yes: str) -> bool:
    """Whether to do all the same what the title warns of."""
    no = Choice("no", _("leave it"))
    return await choose(session, title, [no, Choice("yes", yes)]) == "yes"


async def choose(
    session: Session, title: str, choices: Sequence[Choice], chosen: str = ""
) -> str | None:
    """The id of one of the choices; ``chosen`` is highlighted first."""
    from planner.tui.dialogs.choose import Choose

    return await session.open(Choose(title, choices, chosen))


async def read(session: Session, dialog: "Interruptible") -> str | None:
    """What the dialog gives; nothing where somebody called, who is captured."""
    from planner.tui.prompt import INTERRUPTED

    answer = await session.open(dialog)
    if answer != INTERRUPTED:
        return answer
    from planner.tui.actions.requests import incoming

    await incoming(session)
    return None


async def work_through(session: Session, dialog: Callable[[], "Interruptible"]) -> str | None:
    """What the dialog gives; after a call that came in it is there again, but where they talk now:
    the keys of the page are about that."""
    from planner.tui.actions.requests import is_taken
    from planner.tui.prompt import INTERRUPTED

    while (answer := await session.open(dialog())) == INTERRUPTED:
        if await is_taken(session):
            return None
    return answer


async def offer_mail(
    session: Session,
    message: Message,
    draft_id: str,
    note: Callable[[], Change | None] | None = None,
) -> None:
    """Show a mail that is ready. Once the rep has handed it over, ``note`` notes so, and what it
    did is said together with where the mail is: of two sentences only the last is seen."""
    from planner.tui.dialogs.mail import MailDialog

    where = await read(session, MailDialog(message, session.outbox(draft_id)))
    if where and note is None:
        session.say(where)
    elif where and note and (change := note()):
        session.say(dotted(change.said.removesuffix("."), where))
