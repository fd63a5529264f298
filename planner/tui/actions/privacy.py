"""Forgetting a person: what cannot be undone is asked for by name."""

from copy import copy

from planner.locale import _, ngettext
from planner.method.privacy.personal import person_of
from planner.method.privacy.traces import Traces, told, told_of_others
from planner.model.contact import Contact
from planner.model.errors import Refused
from planner.model.text import fold
from planner.tui.actions.asking import ask, choose
from planner.tui.actions.session import Session
from planner.tui.choice import Choice
from planner.tui.meanwhile.beside import beside

_ONLY, _EVERYWHERE = "only", "everywhere"


async def forget(session: Session, contact: Contact) -> None:
    """Erase a contact from everything that is kept, once their name was typed."""
    person = person_of(contact)
    # Another pair of hands, since ten years are a matter of seconds: the screen goes on meanwhile,
    # and takes over what is left at its next beat.
    store = copy(session.desk.store)
    session.say(_("Looking through all that is kept …"))
    found = await beside(lambda: store.traces(person))
    everywhere = await _in_texts_of_others(session, found)
    if everywhere is None:
        return

    def understood(typed: str) -> str:
        if fold(typed.strip()) != fold(contact.name):
            raise Refused(_("Type the whole name; esc leaves everything as it is."))
        return _("Enter forgets them for good.")

    typed = await ask(
        session,
        _("Forget {name}? Type the name").format(name=contact.name),
        preview=understood,
        why="\n".join((_("This cannot be undone. To be forgotten:"), *told(found))),
    )
    if typed:
        session.say(_("Forgetting …"))
        found = await beside(lambda: store.forget(person, everywhere=everywhere), to_its_end=True)
        parts = (*told(found), *told_of_others(found, everywhere=everywhere))
        session.say("\n".join((_("Forgotten:"), *parts)))


async def _in_texts_of_others(session: Session, found: Traces) -> bool | None:
    """Whether texts about others are blacked out as well; ``None`` for neither."""
    if not found.named:
        return False
    n = found.named
    title = ngettext(
        "{n} text about others names them", "{n} texts about others name them", n
    ).format(n=n)
    choices = [
        Choice(_ONLY, _("leave those texts as they are")),
        Choice(_EVERYWHERE, _("black them out in those texts too")),
    ]
    chosen = await choose(session, title, choices)
    return chosen == _EVERYWHERE if chosen else None
