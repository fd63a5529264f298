"""Find anything and look at it."""

from planner.method.contacts.finding import by_name
from planner.method.texts import text_of
from planner.tui.actions.asking import read
from planner.tui.actions.everywhere import show_found
from planner.tui.actions.session import Session
from planner.tui.dialogs.finder import Finder
from planner.tui.rows.found import story_rows


async def find_anything(session: Session) -> None:
    """Find a contact, or what was said and done, and open the card of whom it was about."""
    desk = session.desk
    contacts = by_name(desk.state.contacts.values())
    chosen = await session.open(Finder(contacts, desk=desk))
    if chosen and chosen in desk.state.contacts:
        await show_found(session, chosen)
    elif chosen:
        await show_story(session, chosen)


async def show_story(session: Session, item_id: str) -> None:
    """What came of a block, a meeting or a day, wherever it stands now."""
    desk = session.desk
    state = session.veil.state(desk.history(about=item_id))
    tables = (state.blocks, state.meetings, state.days)
    item = next((table[item_id] for table in tables if item_id in table), None)
    if item:
        from planner.tui.dialogs.read import Card

        await read(session, Card(text_of(item), story_rows(item, state, desk.now)))
