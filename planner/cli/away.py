"""The command for an absence: away, and back again."""

from argparse import Namespace
from typing import Any

from planner.cli.answer import Answer
from planner.cli.faces import json as json_face
from planner.cli.faces import letter as letter_face
from planner.cli.faces.view import View
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands, words
from planner.locale import _
from planner.method.day.commitments import Commitment, hand_over, has_hour, is_late
from planner.model.change import Change
from planner.model.instants import brief, local_to
from planner.model.saying import dotted, say_day

BACK = "back"


def add_commands(commands: Commands) -> None:
    away = commands.add("away", _("say how long you are away, or that you are back"), _away)
    told = _("working days, as in 3d; the day of return, as in friday; or back")
    words(away, "when", _("WHEN"), told)


def _away(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.day.away import come_back, go_away
    from planner.method.typed.day_of_return import day_of_return

    desk, text = invocation.desk, " ".join(given.when)
    if text == BACK:
        return _told(invocation, desk.apply(come_back))
    return _told(invocation, desk.apply(go_away, day_of_return(text, desk.now, desk.config)))


def _told(invocation: Invocation, change: Change) -> Answer:
    """What happened, and what falls due in the absence; nothing does for who is back."""
    view = invocation.view()
    due = hand_over(view.state)
    return Answer(
        lambda: {
            "said": change.said,
            "away_until": json_face.instant(view.state.presence.away_until, view),
            "hand_over": [_as_json(each, view) for each in due],
            "mail": _mail(due, view),
        },
        "\n".join((change.said, *(_as_text(each, view) for each in due))),
    )


def _as_json(due: Commitment, view: View) -> dict[str, Any]:
    return {
        "id": due.item,
        "what": due.what.value,
        "at": json_face.instant(due.at, view),
        "contact": view.state.whom(due.contact).name,
        "contact_id": due.contact,
        "about": due.about,
    }


def _as_text(due: Commitment, view: View) -> str:
    who = view.state.whom(due.contact)
    facts = (_(due.what), who.name, who.company, due.about)
    say = brief if has_hour(due, view.state, view.now, view.config) else say_day
    time = say(local_to(due.at, view.now), view.now)
    when = (
        _("{time}, late").format(time=time)
        if is_late(due, view.state, view.now, view.config)
        else time
    )
    return f"  {due.item}  {when}  " + dotted(*facts)


def _mail(due: tuple[Commitment, ...], view: View) -> dict[str, str] | None:
    """The letter to a colleague, if there is anything to see to."""
    from planner.method.letters.hand_over import hand_over_letter

    until = view.state.presence.away_until
    if until is None or not due:
        return None
    return letter_face.document(
        hand_over_letter(view.state, due, until, now=view.now, config=view.config)
    )
