"""Learning the planner."""

from planner.tui.actions.session import Session


async def tour(session: Session) -> None:
    """Be guided through a first day, two minutes long."""
    await session.take_tour()
