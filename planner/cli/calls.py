"""The command that logs a proactive call."""

from argparse import Namespace

from planner.cli.answer import Answer
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands, choice_option, contact_word, phrase
from planner.cli.telling import settle_first, told
from planner.locale import _
from planner.model.document import Mood
from planner.model.text import clean
from planner.model.touch import CALLED, Mark, Outcome


def add_commands(commands: Commands) -> None:
    log = commands.add("log", _("log a proactive call"), _log)
    contact_word(log)
    choice_option(log, "--outcome", CALLED, _("what came of it"), required=True)
    phrase(log, "--objective", _("TEXT"), _("what the call was for"))
    log.add_argument(
        "--note",
        metavar=_("TEXT"),
        type=lambda text: clean(text, lines=True),
        help=_("what was said"),
    )
    phrase(log, "--next", _("LINE"), _("the next step: friday 10:00 send the quote"))
    choice_option(log, "--mood", Mood, _("how it felt"))
    done = _("what you did in the talk; may be repeated")
    choice_option(log, "--mark", Mark, done, action="append", default=[])
    phrase(log, "--reason", _("TEXT"), _("why you touch them once more than the rules say"))


def _log(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.calls.touching import log_touch
    from planner.method.contacts.finding import find_contact

    settle_first(invocation, watched=True)
    desk = invocation.desk
    change = desk.apply(
        log_touch,
        find_contact(desk.state, given.who).id,
        Outcome(given.outcome),
        objective=given.objective or "",
        note=given.note or "",
        next_line=given.next or "",
        mood=Mood(given.mood) if given.mood else None,
        marks=tuple(map(Mark, given.mark)),
        reason=given.reason or "",
    )
    return told(invocation, change)
