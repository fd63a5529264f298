"""Stand up and leave: four calm steps, the note of what happened, and its mail to the manager."""

from planner.locale import _
from planner.method.leaving.walking_away import note_offence
from planner.method.letters.incident import incident as incident_letter
from planner.method.requests.incoming import just_taken
from planner.model.document import Offence
from planner.tui.actions import at_hand
from planner.tui.actions.asking import choose, offer_mail
from planner.tui.actions.session import Session
from planner.tui.choice import Choice
from planner.tui.dialogs.four_steps import LEFT, FourSteps
from planner.tui.dialogs.incident import IncidentNote


async def stand_up(session: Session) -> None:
    """The four steps with whoever is in hand; then the note, and a moment to recover."""
    state, target = session.desk.state, await _target(session)
    request = state.requests.get(target)
    contact = state.contacts.get(at_hand.whom_about(state, target))
    if contact is None:
        return
    end = await session.open(FourSteps(contact.name))
    if end is None:
        return
    left = end == LEFT
    note = await session.open(IncidentNote(contact.name, left=left))
    if note is None:
        return
    severity, words = note
    target = request.id if request and not request.state.ended else contact.id
    if session.apply(note_offence, target, severity, words, left=left):
        offence = Offence(severity=severity, words=words, left=left)
        await _tell_manager(session, contact.id, offence)


async def _target(session: Session) -> str:
    """The id of the request or the contact it is about, empty for nobody: with whom the rep talks,
    whatever is highlighted, first who called in between. Outside a block that may be a call just
    taken; only the rep can tell."""
    desk = session.desk
    talk = at_hand.request_of_the_moment(session) or at_hand.contact_of_the_moment(session)
    if talk:
        return talk.id
    taken = just_taken(desk.state, now=desk.now, config=desk.config)
    other = at_hand.highlighted_contact(session)
    if taken is None:
        return session.panes.place.row_id
    if other is None or other.id == taken.contact:
        return taken.id
    caller = desk.state.contacts[taken.contact]
    just_now = _("called just now")
    choices = [
        Choice(taken.id, caller.name, just_now),
        Choice(session.panes.place.row_id, other.name, other.company),
    ]
    return await choose(session, _("Who is it about?"), choices) or ""


async def _tell_manager(session: Session, contact_id: str, offence: Offence) -> None:
    desk = session.desk
    contact = desk.state.contacts[contact_id]
    message = incident_letter(contact, offence, desk.now, now=desk.now, config=desk.config)
    await offer_mail(session, message, f"incident-{contact.id}")
