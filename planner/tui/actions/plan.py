"""The plan of the day: a block earlier, longer, in two, in the next gap, on another day."""

from typing import Any

from planner.desk import Verb
from planner.locale import _
from planner.method.calls.putting_off import put_off
from planner.method.day import carrying, planning
from planner.method.day.deep_work import drop_block
from planner.method.day.done import done
from planner.method.day.free_time import neat
from planner.method.day.time_line import Slot, SlotKind, timeline
from planner.method.day.unfinished import continue_later, offer_for_rest
from planner.method.typed.adding import add, preview
from planner.model.change import Change
from planner.model.day import Block
from planner.model.instants import say_when
from planner.model.lengths import hours
from planner.tui.actions import at_hand, promising
from planner.tui.actions.asking import ask, choose
from planner.tui.actions.session import Action, Session
from planner.tui.choice import Choice
from planner.tui.light import DAY


def _on_block(verb: Verb, *args: Any) -> Action:
    """The action that applies a verb to the highlighted block."""

    async def action(session: Session) -> None:
        if block := at_hand.highlighted_block(session):
            session.apply(verb, block.id, *args)

    return action


earlier = _on_block(planning.move, -planning.STEP)
shorter = _on_block(planning.resize, -planning.STEP)
longer = _on_block(planning.resize, planning.STEP)
split = _on_block(planning.split)


async def drop(session: Session) -> None:
    """A planned block off the day, or a call off the list."""
    if block := at_hand.highlighted_block(session):
        session.apply(drop_block, block.id)
    elif call := at_hand.agreed_call(session):
        session.apply(done, call.id)


async def later(session: Session) -> None:
    """A quarter of an hour later; what has no time yet gets the next free one."""
    if block := at_hand.highlighted_block(session):
        if block.planned_start is None:
            session.apply(planning.to_next_gap, block.id)
        else:
            session.apply(planning.move, block.id, planning.STEP)


async def not_today(session: Session) -> None:
    """To the next working day. A request gets a new time instead; what is set aside comes back."""
    if at_hand.is_aside(session):
        session.apply(carrying.bring_back, session.panes.place.row_id)
    elif request := at_hand.highlighted_request(session):
        await promising.another_day(session, request)
    elif block := at_hand.highlighted_block(session):
        session.apply(planning.not_today, block.id)
    elif contact := at_hand.highlighted_contact(session):
        session.apply(put_off, contact.id)


async def open_slot(session: Session) -> None:
    """Fill the highlighted free gap, or open the email window."""
    slot = _highlighted_slot(session)
    if slot and slot.kind is SlotKind.EMAIL:
        session.run_command("window")
    elif slot and slot.kind is SlotKind.FREE:
        await _fill(session, slot)


async def offer_rest(session: Session, ended: Change | None) -> None:
    """Offer the next free time for what is left of a block that was broken off."""
    desk, block = session.desk, ended.item if ended else None
    if not isinstance(block, Block):
        return
    offer = offer_for_rest(desk.state, block, desk.now, desk.config)
    if offer is None:
        return
    start = say_when(offer.start, desk.now)
    title = _("{title}: {length} left.").format(title=block.title, length=hours(offer.minutes))
    go_on = Choice("go-on", _("go on {when}").format(when=start))
    if await choose(session, title, [go_on, Choice("no", _("leave it"))]) == go_on.id:
        session.apply(continue_later, block.id, offer)


async def _fill(session: Session, gap: Slot) -> None:
    """Ask in one line what deep work goes into a free gap."""
    desk = session.desk
    start = neat(max(gap.start, desk.now.add(minutes=1)))
    room = int((gap.end - start).total_seconds() // 60)
    minutes = min(room, desk.config.day.focus_minutes)
    line = await ask(
        session,
        _("New deep work: when, how long, what"),
        hint=_("12:00 90m price list"),
        value=f"{start:%H:%M} {minutes}m ",
        preview=lambda text: preview(desk.state, text, "deep", now=desk.now, config=desk.config),
    )
    if line and (change := session.apply(add, line, "deep")) and change.item:
        # The gap is gone; what comes after it is not what the next key is about.
        session.panes.go_to(DAY, change.item.id)


def _highlighted_slot(session: Session) -> Slot | None:
    desk, place = session.desk, session.panes.place
    slots = timeline(desk.state, desk.now, desk.config) if place.pane == DAY else ()
    return next((slot for slot in slots if slot.id == place.row_id), None)
