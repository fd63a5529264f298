"""Stand up and leave: four calm steps, the note of what happened, and its mail to the manager."""

from planner.method.letters.incident import incident as incident_letter
from planner.method.walking_away import note_offence
from planner.model.document import Offence
from planner.tui.actions import at_hand
from planner.tui.actions.asking import offer_mail
from planner.tui.actions.session import Session


async def stand_up(session: Session) -> None:
    """The four steps with whoever is in hand; then the note, and a moment to recover."""
    from planner.tui.dialogs.four_steps import FourSteps
    from planner.tui.dialogs.incident import IncidentNote

    # It is about whom the rep talks with, whatever is highlighted: first who called in between.
    request = at_hand.request_of_the_moment(session)
    if request is None and at_hand.contact_of_the_moment(session) is None:
        request = at_hand.highlighted_request(session)
    contacts = session.desk.state.contacts
    contact = contacts.get(request.contact) if request else at_hand.contact_in_hand(session)
    if contact is None:
        return
    end = await session.open(FourSteps(contact.name))
    if end is None:
        return
    left = end == "left"
    note = await session.open(IncidentNote(contact.name, left=left))
    if note is None:
        return
    severity, words = note
    target = request.id if request and not request.state.ended else contact.id
    if session.apply(note_offence, target, severity, words, left=left):
        offence = Offence(severity=severity, words=words, left=left)
        await _tell_manager(session, contact.id, offence)


async def _tell_manager(session: Session, contact_id: str, offence: Offence) -> None:
    desk = session.desk
    contact = desk.state.contacts[contact_id]
    message = incident_letter(contact, offence, desk.now, now=desk.now, config=desk.config)
    await offer_mail(session, message, f"incident-{contact.id}")
