"""The page itself: its panes, the way back, the way out. Light, so that leaving is quick."""

from planner.tui.actions.session import Session


async def undo(session: Session) -> None:
    """Take back the newest change."""
    session.undo()


async def redo(session: Session) -> None:
    """Make it again."""
    session.redo()


async def leave(session: Session) -> None:
    """End the program; asked for twice while a block runs, which goes on in the file."""
    session.leave()


async def next_pane(session: Session) -> None:
    """The pane to the right."""
    session.next_pane(1)


async def previous_pane(session: Session) -> None:
    """The pane to the left."""
    session.next_pane(-1)
