"""An id that nothing has is refused in one way, with where to look."""

from collections.abc import Callable
from typing import Any

import pytest
from day_samples import customer, do, state_of

from planner.method.calls.mood import set_mood
from planner.method.day.carrying import bring_back
from planner.method.day.done import done
from planner.method.day.planning import not_today
from planner.method.leaving.walking_away import note_offence
from planner.model.document import Mood
from planner.model.errors import Refused


@pytest.mark.parametrize(
    ("verb", "more"),
    [(bring_back, ()), (done, ()), (not_today, ()), (set_mood, (Mood.BAD,)), (note_offence, (1,))],
)
def test_an_id_that_nothing_has_is_told_with_where_to_look(
    verb: Callable[..., Any], more: tuple[object, ...]
) -> None:
    with pytest.raises(Refused, match="nothing with the id r99; 'planner find'"):
        do(state_of(customer("c1")), verb, "R99 ", *more)
