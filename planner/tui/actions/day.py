"""Deep work and the rep's availability."""

from datetime import date

from planner.locale import _
from planner.method.calls.block_summary import summary
from planner.method.day import availability as presence
from planner.method.day import away
from planner.method.day.commitments import hand_over
from planner.method.day.deep_work import start_focus, stop_focus, what_came_of
from planner.method.letters.hand_over import hand_over_letter
from planner.method.typed.day_of_return import day_of_return
from planner.model.day import Availability, BlockKind, BlockState
from planner.model.saying import say_day
from planner.tui.actions.asking import ask, choose, offer_mail
from planner.tui.actions.at_hand import highlighted_block, is_away, running_focus
from planner.tui.actions.one_block import refuse_second
from planner.tui.actions.session import Session
from planner.tui.choice import Choice
from planner.tui.light import DAY

_SAYABLE = (
    Availability.AVAILABLE,
    Availability.MEETING,
    Availability.DRIVING,
    Availability.EATING,
    Availability.OFF_HOURS,
)
_BY_ITSELF = "by-itself"
_HANDS_FREE = "hands-free"


async def toggle_focus(session: Session) -> None:
    """End the deep work that runs; else start the highlighted block, or the next one planned."""
    if running_focus(session):
        from planner.tui.actions.plan import offer_rest

        await offer_rest(session, session.apply(stop_focus))
        return
    refuse_second(session)
    block = highlighted_block(session)
    planned = block and block.kind is BlockKind.DEEP and block.state is BlockState.PLANNED
    started = session.apply(start_focus, block.id if block and planned else "")
    if started and started.item:
        # What makes it longer, or splits it, is about the block that runs.
        session.panes.go_to(DAY, started.item.id)


async def open_block(session: Session) -> None:
    """Start or end the highlighted block; of one that is over, tell what came of it."""
    block, desk = highlighted_block(session), session.desk
    if block is None:
        return
    calls = block.kind is BlockKind.CALLS
    if block.state is BlockState.DONE:
        came = summary(desk.state, block) if calls else what_came_of(block, desk.now)
        session.say(came)
    elif calls:
        session.run_command("block")
    else:
        await toggle_focus(session)


async def say_availability(session: Session) -> None:
    """Say by hand what the rep is doing."""
    choices = [Choice(what, presence.name(what)) for what in _SAYABLE]
    driving = presence.name(Availability.DRIVING, hands_free=True)
    choices.insert(3, Choice(_HANDS_FREE, driving))
    choices.append(Choice(_BY_ITSELF, _("let the planner see for itself")))
    desk = session.desk
    now_doing = presence.told(desk.state, desk.now, desk.config)
    now = next((choice.id for choice in choices if choice.text == now_doing), "")
    chosen = await choose(session, _("What are you doing?"), choices, now)
    if chosen is None:
        return
    if chosen == _HANDS_FREE:
        session.apply(presence.say_availability, Availability.DRIVING, hands_free=True)
    else:
        said = None if chosen == _BY_ITSELF else Availability(chosen)
        session.apply(presence.say_availability, said)


async def away_or_back(session: Session) -> None:
    """Say how long the rep is away; who is away comes back."""
    desk = session.desk
    if is_away(session):
        session.apply(away.come_back)
        return
    line = await ask(
        session,
        _("How long are you away?"),
        hint=_("3d · friday · 12/12: the day of return"),
        preview=lambda text: _until(day_of_return(text, desk.now, desk.config), desk.now),
        why=_("Cadences wait with you. Promises do not: they are listed for whoever stands in."),
    )
    if not line:
        return
    until = day_of_return(line, desk.now, desk.config)
    if session.apply(away.go_away, until):
        await _offer_hand_over(session)


def _until(day: date, now: date) -> str:
    return _("back on {day}").format(day=say_day(day, now))


async def _offer_hand_over(session: Session) -> None:
    """The mail to a colleague with what falls into the absence; none where nothing does."""
    desk, until = session.desk, session.desk.state.presence.away_until
    if until and (falls_due := hand_over(desk.state)):
        letter = hand_over_letter(desk.state, falls_due, until, now=desk.now, config=desk.config)
        await offer_mail(session, letter, "hand-over")
