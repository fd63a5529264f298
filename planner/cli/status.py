"""The one line for tmux or a prompt, found out from the state, and then remembered for a while."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pendulum

from planner.cli import remembered
from planner.cli.answer import Answer
from planner.cli.faces.view import View
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands
from planner.cli.remembered import Grounds
from planner.cli.standing import Standing, Values, filled, going_on, status_line
from planner.clock import seconds_now
from planner.locale import N_, _, language
from planner.method.day.availability import availability, told
from planner.method.day.blocks import ends_at, running_block, worked_seconds
from planner.method.day.scores import DayScore, day_score
from planner.method.requests.promises import at_risk_from
from planner.model.day import Block, BlockKind, BlockState
from planner.model.errors import WrongUsage
from planner.model.instants import at, last_midnight, zone_of
from planner.model.lengths import hours
from planner.model.state import State, changed
from planner.model.text import clean
from planner.paths import state_file

PLACEHOLDERS = {
    "calls": N_("proactive calls made today"),
    "target": N_("calls that make a block"),
    "requests": N_("requests open"),
    "email": N_("requests that wait by email"),
    "at_risk": N_("promises about to break, or broken"),
    "focus": N_("deep work done today"),
    "goal": N_("deep work aimed at"),
    "proactive": N_("share of proactive calls, in percent"),
    "availability": N_("what you are doing now"),
    "doing": N_("the same in a word for programs"),
    "left": N_("time left of the running block"),
    "block": N_("title of the running block"),
    "contact": N_("contact of the moment in a call block"),
    "done": N_("calls made in the running block"),
}

_ASKED = ("lang", "data", "config")
_TRIES = 4
"""How often the time is halved in which something changes."""
_INSTANT = 0.001


def add_commands(commands: Commands) -> None:
    known = "\n".join(
        f"  {{{name}}}".ljust(18) + _(meaning) for name, meaning in PLACEHOLDERS.items()
    )
    more = _("placeholders of --format:") + "\n" + known
    status = commands.add("status", _("one line for tmux or a prompt"), _status, more)
    help_text = _("a line of your own, such as '{example}'").format(example="{left} {contact}")
    status.add_argument("--format", metavar=_("TEXT"), help=help_text)


def _status(invocation: Invocation, given: Namespace) -> Answer:
    asked = {f"--{name}": value for name, value in vars(given).items() if name in _ASKED}
    folder = invocation.data_folder
    on = remembered.grounds(asked, str(state_file(folder)), str(invocation.config_path))
    view = invocation.view()
    standing = remember(folder, on, view)
    values = standing.at(view.now.timestamp())
    own = given.format
    line = status_line(values, standing.line) if own is None else fill(own, values)
    return Answer(lambda: values | {"line": line}, line)


def remember(folder: Path, on: Grounds, view: View, *, sure: bool = False) -> Standing:
    """How the day stands, kept in ``folder`` for who asks next; ``sure`` as in ``remembered``."""
    standing = standing_of(view)
    if on.files[0][1] and (until := stands_until(view, standing)):
        span = (stands_from(view, standing), until)
        remembered.remember(str(folder), on, standing, span, language(), sure=sure)
    return standing


def status_values(view: View) -> Values:
    """What each placeholder stands for; what does not apply now is empty."""
    return standing_of(view).at(view.now.timestamp())


def standing_of(view: View) -> Standing:
    """How the day stands: right at the moment of the view, and until ``stands_until``."""
    score = day_score(view.state, view.now, view.config)
    block = running_block(view.state)
    focusing = _focusing(view)
    contact, done = _calls_of(block, view) if block else ("", "")
    return Standing(
        values={
            "calls": score.calls,
            "target": score.target,
            "requests": score.open_requests,
            "email": score.by_email,
            "at_risk": len(score.at_risk),
            "focus": "",
            "goal": hours(score.focus_goal),
            "proactive": "" if score.proactive_share is None else score.proactive_share,
            "availability": told(view.state, view.now, view.config),
            "doing": availability(view.state, view.now, view.config),
            "left": "",
            "block": clean(block.title) if block else "",
            "contact": contact,
            "done": done,
        },
        ends=ends_at(block).timestamp() if block else None,
        focused=score.focus_minutes - going_on(focusing, view.now.timestamp()),
        focusing=focusing,
        line=_line(score),
    )


def _line(score: DayScore) -> str:
    """The line of a day without a block, with its placeholders. The calls that make a block stand
    in it until they are made: ``8/5`` is no part of anything."""
    line = _(
        "calls {calls}/{target} · requests {requests} open {email} by email · focus {focus}/{goal}"
    )
    return line if score.calls <= score.target else line.replace("/{target}", "")


def _focusing(view: View) -> tuple[float, ...]:
    """Since when deep work goes on today, as if no request had been taken meanwhile; none while
    one is."""
    midnight = view.now.start_of("day")
    return tuple(
        view.now.timestamp() - worked_seconds(block, view.now, midnight)
        for block in view.state.blocks.values()
        if block.kind is BlockKind.DEEP and block.state is BlockState.RUNNING
        if block.interruption is None
    )


def _calls_of(block: Block, view: View) -> tuple[str, int | str]:
    """In a call block: who is the contact of the moment, and how many calls were made."""
    if block.kind is not BlockKind.CALLS:
        return "", ""
    # Imported late: it brings the whole queue along, and mostly no block runs.
    from planner.method.calls.call_block import progress

    where = progress(view.state, block, view.now)
    return clean(view.state.whom(where.current).name), where.done


def stands_until(view: View, standing: Standing) -> float | None:
    """Until when (in seconds since 1970) only a change of the state can make ``standing`` wrong, as
    far as that can be told; ``None`` if not even for a moment.

    Availability comes and goes, so each of its moments counts. All else only adds up in the course
    of a day (promises in danger, minutes of focus): what is right at its end was right before.
    """
    view = view._replace(state=_of_late(view))
    right = start = view.now.timestamp()
    turns = map(datetime.timestamp, _turns(view))
    end = wrong = min((turn for turn in turns if turn > start), default=start)
    if end - _INSTANT > start and _is_right(standing, view, end - _INSTANT):
        return end
    for _try in range(_TRIES):
        middle = (right + wrong) / 2
        if _is_right(standing, view, middle):
            right = middle
        else:
            wrong = middle
    return right if right > start else None


def _of_late(view: View) -> State:
    """The state without what was over before yesterday: no trial needs it, and each of them would
    look at all of it."""
    state, yesterday = view.state, last_midnight(view.now.subtract(days=1))
    touches = {key: touch for key, touch in state.touches.items() if touch.at >= yesterday}
    requests = {
        key: request
        for key, request in state.requests.items()
        if not request.state.ended or request.received_at >= yesterday
    }
    return changed(state, touches=touches, requests=requests)


def stands_from(view: View, standing: Standing) -> float:
    """Since when. A clock that a trial starts at a moment shows that moment to the next command
    again, a little before this view."""
    begun, now = seconds_now(), view.now.timestamp()
    return begun if begun and begun < now and _is_right(standing, view, begun) else now


def _is_right(standing: Standing, view: View, moment: float) -> bool:
    """Whether ``standing`` says at a moment what the state says then."""
    then = view._replace(now=pendulum.from_timestamp(moment, zone_of(view.now)))
    return standing.at(moment) == status_values(then)


def _turns(view: View) -> Iterator[datetime]:
    """The moments of the day at which the rep may come to do something else, or a promise may come
    near."""
    state, now, zone = view.state, view.now, zone_of(view.now)
    tomorrow = now.start_of("day").add(days=1)
    if now.utcoffset() != tomorrow.utcoffset():
        # Until the clocks have changed, a time of day may come twice, or never.
        return
    yield tomorrow
    day = view.config.day
    for time_of_day in (day.start, day.end, day.lunch.start, day.lunch.end):
        yield at(now.date(), time_of_day, zone)
    for meeting in state.meetings.values():
        yield from (meeting.start, meeting.end)
    presence = state.presence
    yield from filter(None, (presence.said_until, presence.away_until))
    for request in state.requests.values():
        if not request.state.ended and (since := at_risk_from(request, view.config)):
            yield since
    if block := running_block(state):
        yield ends_at(block)


def fill(template: str, values: Values) -> str:
    """``template`` with its placeholders filled. Raises WrongUsage, naming those there are."""
    line = filled(template, values)
    if line is None:
        known = " ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        raise WrongUsage(
            _("{text} is no format; the placeholders are {known}.").format(
                text=clean(template), known=known
            )
        )
    return line
