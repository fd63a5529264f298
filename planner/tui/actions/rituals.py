"""The morning and the evening: short steps, each taken by Enter. Escape keeps what was taken."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from planner.locale import N_, _
from planner.method.calls.call_block import swap_pick
from planner.method.calls.candidates import Candidate
from planner.method.calls.first_five import choose_five, first_five, nobody_on, pass_over
from planner.method.day import evening as evenings
from planner.method.day import morning as mornings
from planner.method.requests.support import overdue_support
from planner.model.request import Request
from planner.model.saying import say_day
from planner.tui.actions import promising, requests
from planner.tui.actions.asking import ask, work_through
from planner.tui.actions.session import Session
from planner.tui.dialogs.rituals import (
    ANSWER,
    HELPED,
    LATER,
    NEXT_STEP,
    PROMISE,
    STILL_ON_IT,
    SUPPORT,
    FirstFive,
    Gaps,
    OpenRequest,
    Step,
)
from planner.tui.light import CALLS
from planner.tui.rows.one_request import evening_lines
from planner.tui.rows.rituals import five_rows, left_rows, plan_rows
from planner.tui.widgets.hint import CLOSES, ENTER, Hint
from planner.tui.widgets.listing import Row


async def _next_step(session: Session, request: Request) -> None:
    keepers = requests.Keepers("", OpenRequest.key_to("dialog.promise", session.desk.config))
    await requests.next_step(session, request, keepers)


_STORIES: dict[str, requests.Story] = {
    PROMISE: promising.promise,
    NEXT_STEP: _next_step,
    STILL_ON_IT: promising.still_on_it,
    ANSWER: requests.close,
    SUPPORT: requests.support,
    HELPED: requests.helped,
}
"""What each way does, but for the one that leaves the request as it is."""
_GOES_BEHIND = " · "
"""What parts the numbers of the day from the words of the rep, who types on behind it."""
_FIELD = 60
"""Letters that a field shows on any screen of 80 columns."""


async def morning(session: Session) -> None:
    """What yesterday left, the five, deep work into the gaps; before that, the line of a day whose
    evening was left out. A step with nothing in it is none."""
    desk = session.desk
    proposed = mornings.morning(desk.state, desk.now, desk.config)
    if proposed.evening_of and not await _line(session, proposed.evening_of, waited=True):
        return
    if not await _look_back(session, proposed.left):
        return
    today = desk.now.date()
    picks = await _five(
        session, _("Morning · your five"), today, lambda id_: session.apply(swap_pick, id_)
    )
    if picks is not None and session.apply(mornings.begin_day, picks):
        _show_first(session, picks)
        await _gaps(session)


def _show_first(session: Session, picks: list[str]) -> None:
    """Where the rep is in the calls, the first of the five is the next thing to look at: whoever
    was highlighted may have moved out of them."""
    if picks and session.panes.place.pane == CALLS:
        session.panes.go_to(CALLS, picks[0])


async def evening(session: Session) -> None:
    """Nothing open without a plan, the first five of the next day, the day's line."""
    desk = session.desk
    proposed = evenings.evening(desk.state, desk.now, desk.config)
    day, next_day = proposed.day, proposed.next_day
    for number, request in enumerate(proposed.requests, start=1):
        place = _("{n} of {all}").format(n=number, all=len(proposed.requests))
        if not await _settled(session, request.id, _("Evening · still open") + f" · {place}"):
            return
    title = _("Evening · the first five of {day}").format(day=say_day(next_day, desk.now))
    if not proposed.five:
        nobody = five_rows((), nobody_on(next_day, desk.now))
        if not await _goes_on(session, title, nobody):
            return
    picks = await _five(
        session, title, next_day, lambda id_: session.apply(pass_over, next_day, id_)
    )
    if picks is None or (picks and not session.apply(choose_five, next_day, picks)):
        return
    await _line(session, day)


async def _line(session: Session, day: date, *, waited: bool = False) -> bool:
    """The line of a day, proposed from its numbers; an empty one is taken, too."""
    desk = session.desk
    why = _("Its evening was left out. Empty the line to leave the day without one.")
    line = await ask(
        session,
        _("The line of {day}").format(day=say_day(day, desk.now)),
        value=evenings.line_of(desk.state, day, desk.now, desk.config) + _GOES_BEHIND,
        preview=_whole,
        why=why if waited else "",
    )
    if line is None:
        return False
    return session.apply(evenings.end_day, line.strip(_GOES_BEHIND), day=day) is not None


def _whole(line: str) -> str:
    """The line, where a field may show only a part of it."""
    return line.strip(_GOES_BEHIND) if len(line) > _FIELD else ""


async def _look_back(session: Session, left: mornings.Left) -> bool:
    """Show what is left. Tells whether to go on."""
    if not any(left):
        return True
    desk = session.desk
    rows = left_rows(left, desk.state, desk.now, desk.config)
    return await _goes_on(session, _("Morning · what is left to you"), rows)


async def _five(
    session: Session, title: str, day: date, swap: Callable[[str], object]
) -> list[str] | None:
    """The ids of the five as they were seen; none where nobody can be called."""
    desk = session.desk
    seen: list[Candidate] = list(first_five(desk.state, day, desk.now, desk.config))
    if not seen:
        return []

    def another(contact_id: str) -> None:
        if contact_id in desk.state.contacts:
            swap(contact_id)
            seen[:] = first_five(desk.state, day, desk.now, desk.config)

    hints = (Hint(N_("takes them"), ENTER), Hint(N_("puts in somebody else"), "turn"))
    shown = partial(FirstFive, title, hints, lambda: five_rows(seen), another)
    taken = await work_through(session, shown)
    return [candidate.contact.id for candidate in seen] if taken else None


async def _goes_on(session: Session, title: str, rows: Sequence[Row]) -> bool:
    """Show what is only to be read. Tells whether to go on."""
    hints = (Hint(N_("goes on"), ENTER), CLOSES)
    return await work_through(session, partial(Step, title, hints, lambda: rows)) is not None


async def _gaps(session: Session) -> None:
    """Deep work into the free time of today."""
    desk = session.desk
    plan = mornings.plan(desk.state, desk.now, desk.config)
    if not plan:
        return
    out: set[str] = set()
    hints = (Hint(N_("takes them"), ENTER), Hint(N_("leaves this one out"), "turn"))
    step = partial(
        Gaps,
        _("Morning · deep work into the gaps"),
        hints,
        lambda: plan_rows(plan, out),
        lambda block_id: out.symmetric_difference_update({block_id}),
    )
    taken = await work_through(session, step)
    if taken:
        session.apply(mornings.accept_plan, [each for each in plan if each.block.id not in out])


async def _settled(session: Session, request_id: str, title: str) -> bool:
    """One request, until it lacks nothing or the rep goes on. False ends the evening."""
    desk = session.desk
    seen: Request | None = None
    while request := _lacking(session, request_id, seen):
        seen = request
        lines = evening_lines(request, desk.state, desk.now, desk.config)
        late = bool(overdue_support(request, desk.now))
        first = _first(session, request)
        way = await work_through(session, partial(OpenRequest, title, lines, first, late=late))
        if way is None:
            return False
        if way == LATER:
            return True
        await _STORIES[way](session, request)
    return True


def _first(session: Session, request: Request) -> str:
    """The way that Enter takes: what the request lacks most."""
    desk = session.desk
    if request.promise is None:
        return PROMISE
    if evenings.unplanned(request, desk.now, desk.config):
        return STILL_ON_IT if request.promise.at <= desk.now else NEXT_STEP
    return SUPPORT if overdue_support(request, desk.now) else STILL_ON_IT


def _lacking(session: Session, request_id: str, seen: Request | None) -> Request | None:
    """The request, while it lacks something. That a department is late is no matter of the rep
    alone: about what was ``seen``, something done is enough."""
    desk = session.desk
    request = desk.state.requests.get(request_id)
    judge = evenings.lacking if seen in (None, request) else evenings.unplanned
    return request if request and judge(request, desk.now, desk.config) else None
