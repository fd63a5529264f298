"""While others look at the screen."""

from planner.tui.actions.session import Session


async def hide_or_show(session: Session) -> None:
    """Hide names and numbers, or show them again."""
    session.hide_or_show()
