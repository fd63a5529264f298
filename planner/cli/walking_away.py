"""Commands to stand up and leave: steps, offence, review."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from planner.cli.answer import Answer
from planner.cli.faces import letter as letter_face
from planner.cli.invocation import Invocation
from planner.cli.naming import item_named
from planner.cli.parser import Commands, flag, phrase, some_words
from planner.cli.telling import listed, settle_first, told
from planner.locale import _
from planner.model.document import Document
from planner.model.message import Message
from planner.model.request import Request
from planner.model.touch import Touch

if TYPE_CHECKING:
    from planner.method.leaving.four_steps import Step


def add_commands(commands: Commands) -> None:
    commands.add("steps", _("four steps when somebody insults you"), _steps)
    offence = commands.add("offence", _("note an insult, and leave if you left"), _offence)
    phrase(offence, "who", _("WHO"), _("a contact or an id"))
    offence.add_argument(
        "severity",
        metavar=_("SEVERITY"),
        choices=("1", "2", "3"),
        help=_("1 disrespect, 2 insult, 3 threat or contempt"),
    )
    some_words(offence, "words", _("WORDS"), _("what was said"))
    flag(offence, "--left", _("you left: the contact rests for a while"))
    commands.add("review", _("contacts about whom it is time to decide"), _review)


def _steps(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.leaving.four_steps import LEAVING, STEPS, in_words

    steps, leaving = [in_words(step) for step in STEPS], in_words(LEAVING)

    def document() -> dict[str, Any]:
        return {"steps": [step._asdict() for step in steps], "leaving": leaving._asdict()}

    numbered = [_page(f"{number}  ", step) for number, step in enumerate(steps, 1)]
    return Answer(document, "\n\n".join((*numbered, _page("   ", leaving))))


def _page(number: str, step: "Step") -> str:
    said = (_("“{text}”").format(text=text) for text in step.say)
    return "\n".join((f"{number}{step.title}", *(f"   {line}" for line in (*step.think, *said))))


def _offence(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.leaving.walking_away import note_offence

    settle_first(invocation, watched=True)
    desk = invocation.desk
    target, words = item_named(desk.state, given.who), " ".join(given.words)
    change = desk.apply(note_offence, target.id, int(given.severity), words, left=given.left)
    mail = _mail_to_manager(invocation, change.item)
    if mail is None:
        return told(invocation, change)
    nobody = _("no address known; planner config set rep.manager says it")
    noted = told(invocation, change, f"\n{letter_face.text(mail, nobody)}")
    return noted._replace(document=lambda: noted.document() | {"mail": letter_face.document(mail)})


def _mail_to_manager(invocation: Invocation, met: Document | None) -> Message | None:
    from planner.method.letters.incident import incident

    if not isinstance(met, (Touch, Request)) or met.offence is None:
        return None
    view = invocation.view()
    contact, at = view.state.whom(met.contact), met.offence.at or view.now
    return incident(contact, met.offence, at, now=view.now, config=view.config)


def _review(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.leaving.toll import for_review

    view = invocation.view()
    return listed("review", for_review(view.state, view.now, view.config), view)
