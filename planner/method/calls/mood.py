"""How a conversation felt: one key, never asked for."""

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.by_id import contact_of, item_of
from planner.model.change import Change
from planner.model.document import Mood
from planner.model.errors import Refused
from planner.model.request import Request
from planner.model.state import State, changed
from planner.model.touch import Touch


def set_mood(
    state: State, item_id: str, mood: Mood, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Say how a touch or a request felt; saying the same again takes it off. Raises Refused for
    anything else."""
    item = item_of(state, item_id)
    if not isinstance(item, Touch | Request):
        raise Refused(_("{id} has no mood; touches and requests have.").format(id=item.id))
    felt = changed(item, mood=None if item.mood is mood else mood)
    text = _("{name}: it felt {mood}.") if felt.mood else _("{name}: mood taken off.")
    name = contact_of(state, item.contact).name
    return Change(state.put(felt), text.format(name=name, mood=mood_name(mood)), felt)


def mood_name(mood: Mood) -> str:
    """The mood in the language of the screen."""
    return {Mood.GOOD: _("good"), Mood.NEUTRAL: _("neutral"), Mood.BAD: _("bad")}[mood]
