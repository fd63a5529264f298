"""What the rep has in hand at this moment. Asked at every redraw, so that it loads little."""

from planner.locale import N_
from planner.method.calls.block_summary import touches_of
from planner.method.calls.picks import pick_of_the_moment
from planner.method.day import availability as presence
from planner.method.day.blocks import running_block
from planner.method.day.carrying import is_aside as is_put_aside
from planner.method.requests.recovery import recovering
from planner.method.requests.still_open import agreed_with
from planner.model.contact import Contact
from planner.model.day import Block, BlockKind, BlockState
from planner.model.request import Request
from planner.model.state import State
from planner.model.touch import PlannedCall
from planner.tui.actions.session import Session
from planner.tui.light import REQUESTS


def running_calls(session: Session) -> Block | None:
    """The running call block, if one runs."""
    return _running(session, BlockKind.CALLS)


def running_focus(session: Session) -> Block | None:
    """The running deep work, if it runs."""
    return _running(session, BlockKind.DEEP)


def is_interrupted(session: Session) -> bool:
    """Whether a request taken in the running block still takes its minutes."""
    return request_of_the_moment(session) is not None


def request_of_the_moment(session: Session) -> Request | None:
    """What was taken in the running block and still takes its minutes: its customer talks now."""
    block = running_block(session.desk.state)
    mark = block.interruption if block else None
    return session.desk.state.requests.get(mark.request) if mark else None


def means_request(session: Session) -> bool:
    """Whether a key that is about a call here and a request there is about a request now: on their
    pane, and everywhere while its customer talks in the middle of a block."""
    return session.panes.place.pane == REQUESTS or is_interrupted(session)


def contact_of_the_moment(session: Session) -> Contact | None:
    """Whom the running block is at. While the rep recovers from an insult, no moment has a
    contact."""
    desk = session.desk
    return desk.state.contacts.get(pick_of_the_moment(desk.state, desk.now))


def contact_in_hand(session: Session) -> Contact | None:
    """The contact of the moment in a block, else the highlighted one."""
    return contact_of_the_moment(session) or highlighted_contact(session)


def contact_to_log(session: Session) -> Contact | None:
    """Whose call an outcome would note: nobody's while the rep recovers, and with nobody left in a
    block nobody's whom it has already. The key pressed once more would make a call that was none.
    """
    if recovering(session.desk.state, session.desk.now):
        return None
    contact, block = contact_in_hand(session), running_calls(session)
    if contact is None or block is None or contact_of_the_moment(session):
        return contact
    called = {touch.contact for touch in touches_of(session.desk.state, block)}
    return None if contact.id in called else contact


def highlighted_contact(session: Session) -> Contact | None:
    """The contact that the highlighted row is about, in any pane."""
    state = session.desk.state
    return state.contacts.get(whom_about(state, session.panes.place.row_id))


def whom_about(state: State, row_id: str) -> str:
    """The id of the contact that a row is about; its own id where it is no request's."""
    request = state.requests.get(row_id)
    return request.contact if request else row_id


def agreed_call(session: Session) -> PlannedCall | None:
    """The call made needless by the answer just given, else the one agreed with whom is
    highlighted."""
    state = session.desk.state
    if answered := state.requests.get(session.panes.just_answered):
        # Imported late: the first frame needs no answer.
        from planner.method.requests.answer_or_not import made_needless

        return made_needless(state, answered)
    contact = highlighted_contact(session)
    return next(iter(agreed_with(state, contact)), None) if contact else None


def highlighted_request(session: Session) -> Request | None:
    """The request that is highlighted, if one is."""
    return session.desk.state.requests.get(session.panes.place.row_id)


def request_in_hand(session: Session) -> Request | None:
    """The highlighted request, else the one whose customer talks now, in the middle of a block."""
    return highlighted_request(session) or request_of_the_moment(session)


def highlighted_block(session: Session) -> Block | None:
    """The block that is highlighted, if one is."""
    return session.desk.state.blocks.get(session.panes.place.row_id)


def is_planned(session: Session) -> bool:
    """Whether the highlighted block is still to come."""
    block = highlighted_block(session)
    return block is not None and block.state is BlockState.PLANNED


def is_going(session: Session) -> bool:
    """Whether the highlighted block is to come or runs."""
    block = highlighted_block(session)
    return block is not None and block.state in (BlockState.PLANNED, BlockState.RUNNING)


def is_aside(session: Session) -> bool:
    """Whether what is highlighted was carried over too often."""
    state, row_id = session.desk.state, session.panes.place.row_id
    item: Block | PlannedCall | None = state.blocks.get(row_id) or state.calls.get(row_id)
    return item is not None and is_put_aside(item)


def can_wait(session: Session) -> bool:
    """Whether what is highlighted can be put off."""
    request = highlighted_request(session)
    if request:
        return not request.state.ended
    return is_planned(session) or is_aside(session) or highlighted_contact(session) is not None


def instead_of_not_today(session: Session) -> str:
    """What the key that puts off does of a request, and of what is set aside."""
    if is_aside(session):
        return N_("bring it back")
    return N_("still on it: a new time") if highlighted_request(session) else ""


def is_away(session: Session) -> bool:
    """Whether the rep has said so."""
    return presence.is_away(session.desk.state, session.desk.now)


def _running(session: Session, kind: BlockKind) -> Block | None:
    block = running_block(session.desk.state)
    return block if block and block.kind is kind else None
