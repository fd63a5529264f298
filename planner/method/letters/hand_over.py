"""The letter to a colleague before an absence: what was promised, and is not kept by then."""

from collections.abc import Iterable
from datetime import datetime

import pendulum

from planner.config import Config
from planner.locale import N_, language, words
from planner.method.day.commitments import Commitment, What, has_hour, is_late
from planner.method.letters import writing
from planner.method.letters.writing import Say
from planner.model.instants import local_to
from planner.model.message import Message
from planner.model.saying import dotted, say_day, say_in_full, say_moment
from planner.model.state import State
from planner.model.text import clean

_SUBJECT = N_("Away until {day}: what is promised meanwhile")
_BODY = N_(
    "Hello,\n\n"
    "I am away until {day}. Until then this falls due:\n\n"
    "{list}\n\n"
    "All of it stays mine. If I cannot be reached, please give them the answer or a new time, and"
    " leave me a line.\n\n"
    "{rep}\n"
)
_NOTHING = N_(
    "Hello,\n\nI am away until {day}. Nothing is promised to a customer meanwhile.\n\n{rep}\n"
)
_STANDS_IN = N_("whoever stands in for you")
_LATE = N_("{time}, late")
_WHAT = {
    What.PROMISE: N_("answer promised"),
    What.CALL: N_("call agreed"),
    What.PLAN: What.PLAN.value,
    What.SUPPORT: N_("support due back"),
}


def hand_over_letter(
    state: State,
    commitments: Iterable[Commitment],
    until: datetime,
    *,
    now: pendulum.DateTime,
    config: Config,
) -> Message:
    """Lists ``commitments`` with whom to reach and how, on the rep's clock and in the rep's
    language. The address is the manager's, or empty: the rep knows who steps in."""
    say = words(config.rep.language or language()).gettext
    listed = "\n".join(_entry(each, state, now, config, say) for each in commitments)
    day = say_in_full(local_to(until, now), say)
    rep = clean(config.rep.name)
    body = say(_BODY if listed else _NOTHING).format(day=day, list=listed, rep=rep)
    address = clean(config.rep.manager)
    return writing.to(address or say(_STANDS_IN), address, say(_SUBJECT).format(day=day), body)


def _entry(
    commitment: Commitment, state: State, now: pendulum.DateTime, config: Config, say: Say
) -> str:
    what = say(_WHAT[commitment.what])
    about = clean(commitment.about)
    say_when = say_moment if has_hour(commitment, state, now, config) else say_day
    when = say_when(local_to(commitment.at, now), now, say)
    if is_late(commitment, state, now, config):
        when = say(_LATE).format(time=when)
    whom = state.whom(commitment.contact)
    reached = dotted(*map(clean, (whom.name, whom.company, whom.phone, whom.email)))
    return f"{when}  {f'{what}: {about}' if about else what}\n    {reached}".rstrip()
