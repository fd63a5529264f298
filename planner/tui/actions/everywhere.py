"""What works on every pane."""

from typing import TYPE_CHECKING

from planner.locale import N_, _
from planner.model.contact import Contact
from planner.model.errors import Refused, StateUnusable
from planner.model.touch import PlannedCall
from planner.tui.actions import at_hand, calls, day, plan
from planner.tui.actions.asking import ask, read
from planner.tui.actions.session import Action, Session
from planner.tui.choice import Choice
from planner.tui.commands import LOGS, about_request, load
from planner.tui.light import CALLS, DAY, REQUESTS
from planner.tui.rows.card import card_rows
from planner.tui.rows.keys import help_rows

if TYPE_CHECKING:
    from planner.method.typed.adding import To
    from planner.tui.dialogs.read import ContactCard


_NEW: dict[str, tuple["To", str, str]] = {
    CALLS: ("calls", N_("New call: who, when, what for"), N_("Ana Ruiz tomorrow 15:30 renewal")),
    REQUESTS: (
        "requests",
        N_("New request: who, by when, what about"),
        N_("Ana Ruiz 16:00 delivery date"),
    ),
    DAY: ("deep", N_("New deep work: when, how long, what"), N_("12:00 90m price list")),
}
"""Pane -> what is added there; the question and an example, as marked texts."""


async def new(session: Session) -> None:
    """Something new in one line: a call, a request or deep work, by the pane; a line that says of
    itself that it is deep work is that on all of them."""
    from planner.method.one_line import begins_deep
    from planner.method.typed.adding import add, preview

    desk, (usual, heading, words) = session.desk, _NEW[session.panes.place.pane]

    def to(text: str) -> "To":
        return "deep" if begins_deep(text, desk.now, desk.config) else usual

    line = await ask(
        session,
        _(heading),
        hint=_(words),
        preview=lambda text: preview(desk.state, text, to(text), now=desk.now, config=desk.config),
    )
    if not line:
        return
    await session.ready()
    change = session.apply(lambda state, **by: add(state, line, to(line), **by))
    item = change.item if change else None
    # What a word sent to the day leaves the rep where the next line is meant to go.
    if item and to(line) == usual:
        # The row of a call is that of whom to call.
        about = item.contact if isinstance(item, PlannedCall) else item.id
        session.panes.go_to(session.panes.place.pane, about)


def _by_pane(in_calls: Action, of_request: Action, in_day: Action) -> Action:
    """The action of a key that means the same everywhere, of another thing on each pane; of a
    request also elsewhere, until the rep is back in the block from one taken in it."""

    async def action(session: Session) -> None:
        elsewhere = in_day if session.panes.place.pane == DAY else in_calls
        act = of_request if at_hand.means_request(session) else elsewhere
        await act(session)

    return action


done = _by_pane(calls.done, about_request("requests.answer"), day.open_block)
"""The thing in hand is done: a call gets its outcome, a request its answer."""
mail = _by_pane(calls.mail, about_request("requests.defer"), calls.mail)
"""Defer a request to email; on a call, write what the voicemail said."""
next_step = _by_pane(calls.next_step, about_request("requests.next_step"), calls.next_step)
"""What comes next: with the contact called last, or about the request in hand."""


async def palette(session: Session) -> None:
    """Everything that can be done now, and every contact."""
    from planner.method.contacts.finding import by_name
    from planner.tui.dialogs.finder import Finder

    choices = [Choice(d.id, d.text, d.keys) for d in session.doable() if d.fits]
    contacts = by_name(session.desk.state.contacts.values())
    chosen = await session.open(Finder(contacts, choices))
    if chosen is None:
        return
    if chosen in session.desk.state.contacts:
        await show_found(session, chosen)
    else:
        session.run_command(chosen)


async def show_found(session: Session, contact_id: str) -> None:
    """The card of whom the rep looked for. The keys after it mean them, and nobody who happened to
    be highlighted."""
    state = session.desk.state
    session.panes.go_to_first(lambda row_id: at_hand.whom_about(state, row_id) == contact_id)
    await show_card(session, contact_id)


_FROM_CARD = {
    "mail": "calls.write_to",
    "dial": "calls.dial",
    "copy": "everywhere.copy",
    "edit": "contact.edit",
    "qualify": "contact.qualify",
    "preference": "contact.ask_preference",
    "rest": "contact.rest_or_wake",
}
"""Command -> the story of it that is told the contact. Loaded when its key is pressed."""


async def show_card(session: Session, contact_id: str) -> None:
    """All about one contact. What the rep does from the card leads back to it, until the call has
    its outcome: by then nobody else is highlighted whom the next key would mean."""
    session.panes.turned_to = contact_id
    while command_id := await read(session, _card_of(session, contact_id)):
        contact = session.desk.state.contacts[contact_id]
        if command_id in LOGS:
            await calls.log_call(session, contact, LOGS[command_id])
            return
        try:
            await load(_FROM_CARD[command_id])(session, contact)
        except Refused as refusal:
            session.say(refusal.sentence, warning=True)


def _card_of(session: Session, contact_id: str) -> "ContactCard":
    """The card as it is now, history included."""
    from planner.tui.dialogs.read import ContactCard

    desk = session.desk
    try:
        state = desk.history(about=contact_id)
    except StateUnusable as refusal:
        # A damaged month is told, and costs no more than what it held.
        session.say(refusal.sentence, warning=True)
        state = desk.state
    state = session.veil.state(state)
    contact = state.contacts[contact_id]
    return ContactCard(contact.name, card_rows(state, contact, desk.now, desk.config))


async def reports(session: Session) -> None:
    """What the week and the month came to."""
    from planner.tui.reports_screen import ReportsScreen

    await session.open(ReportsScreen(session.desk))


async def help_page(session: Session) -> None:
    """What the pane is for, and all keys as they are set."""
    from planner.tui.dialogs.read import Help

    await session.open(Help(_("Keys"), help_rows(session.doable(), session.panes.place.pane)))


async def import_contacts(session: Session) -> None:
    """Contacts from a file of another program."""
    from planner.method.contacts.importing import import_contacts as import_all
    from planner.tui.dialogs.importing import ImportDialog

    if reading := await session.open(ImportDialog(session.desk, session.folder)):
        session.apply(import_all, reading)
    else:
        # What was saved beside the screen would else be seen at the next beat only.
        session.beat()


async def copy(session: Session, contact: Contact) -> None:
    """The number, or without one the address, to the clipboard."""
    session.panes.turned_to = contact.id
    if text := contact.phone or contact.email:
        session.copy(text)


async def open_row(session: Session) -> None:
    """Open what is highlighted: a block starts or ends, all else shows its card."""
    if at_hand.highlighted_block(session):
        await day.open_block(session)
    elif contact := at_hand.highlighted_contact(session):
        await show_card(session, contact.id)
    elif session.panes.place.pane == DAY:
        await plan.open_slot(session)
