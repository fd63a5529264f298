"""The command that captures what comes in, and says whether to answer."""

from argparse import Namespace
from collections.abc import Iterable
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from planner.cli.answer import Answer
from planner.cli.faces.wording import word
from planner.cli.invocation import Invocation
from planner.cli.naming import contact_or_new
from planner.cli.parser import Commands, choice_option, flag, phrase, some_words
from planner.cli.telling import settle_first, told
from planner.locale import _
from planner.method.requests.still_open import calls_with, requests_of
from planner.model.contact import Contact
from planner.model.document import Channel
from planner.model.errors import WrongUsage
from planner.model.request import Request, Verdict
from planner.model.touch import Touch

if TYPE_CHECKING:
    from planner.desk import Desk


def add_commands(commands: Commands) -> None:
    incoming = commands.add("incoming", _("capture what comes in; tells the verdict"), _incoming)
    who = _("a contact, or a new name; - reads lines of who and what from standard input")
    phrase(incoming, "who", _("WHO"), who)
    some_words(incoming, "about", _("ABOUT"), _("what they want"))
    came = _("how it came; without it by phone")
    choice_option(incoming, "--channel", Channel, came, default=Channel.PHONE.value)
    choice = incoming.add_mutually_exclusive_group()
    flag(choice, "--defer", _("defer it to email"))
    flag(choice, "--take", _("you take it now"))
    phrase(choice, "--call-back", _("WHEN"), _("promise to call back at that time"))
    flag(incoming, "--urgent", _("only what is late or at risk stands before it"))


def _incoming(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.requests.answer_or_not import answer_or_not
    from planner.method.requests.incoming import capture
    from planner.method.typed.introduction import parted

    settle_first(invocation)
    if given.who == "-":
        return _incoming_lines(invocation, given)
    desk, (caller, matter) = invocation.desk, parted(given.who)
    about = " ".join(filter(None, (matter, *given.about)))
    who = contact_or_new(desk.state, caller)
    known = None if isinstance(who, str) else who
    answer = answer_or_not(desk.state, known, about, now=desk.now, config=desk.config)
    # A slip of the finger in a name would else pass unseen.
    new = _("{name} is a new contact.").format(name=caller)
    others = _to_know(desk, known, answer.in_hand) if known else new
    moment = None if given.call_back is None else invocation.moment(given.call_back, call=True)
    change = desk.apply(
        capture,
        who,
        about,
        choice=_choice(given),
        call_back_at=moment,
        channel=Channel(given.channel),
        urgent=given.urgent,
    )
    return _judged(answer.verdict, answer.reason, others, told(invocation, change))


def _to_know(desk: "Desk", who: Contact, in_hand: Request | None) -> str:
    """What they cost the rep, and what else is open with them, in words."""
    return " ".join(filter(None, (_cost(desk, who), _others(desk, who, in_hand))))


def _cost(desk: "Desk", who: Contact) -> str:
    state = desk.state
    documents: Iterable[Touch | Request] = chain(state.touches.values(), state.requests.values())
    if not any(each.offence and each.contact == who.id for each in documents):
        return ""
    # Imported late: most callers have offended nobody.
    from planner.method.leaving.toll import before_answering

    return before_answering(state, who.id, desk.now, desk.config)


def _others(desk: "Desk", who: Contact, in_hand: Request | None) -> str:
    """What else is open with them, in words."""
    if not requests_of(desk.state, who) and not calls_with(desk.state, who):
        return ""
    # Imported late: of most callers nothing is open.
    from planner.method.requests.open_in_words import open_with

    return open_with(desk.state, who, in_hand, desk.now)


def _incoming_lines(invocation: Invocation, given: Namespace) -> Answer:
    from planner.cli.several import from_standard_input
    from planner.method.typed.capturing import come_in

    if given.about or given.call_back is not None:
        raise WrongUsage(_("With - each line says who and what, and when to call back."))
    how = {"channel": Channel(given.channel), "urgent": given.urgent, "choice": _choice(given)}
    return from_standard_input(invocation, partial(come_in, **how))


def _judged(verdict: Verdict, reason: str, others: str, captured: Answer) -> Answer:
    """The request captured, with the verdict of this moment: one already in hand keeps its own.
    ``others`` tells what they cost, and what else is open with them, or that they are new."""
    judged = {"verdict": verdict.value, "reason": reason}
    told = "\n".join(filter(None, (f"{word(verdict)}: {reason}.", others)))
    text = f"{told}\n{captured.text}"
    return captured._replace(document=lambda: captured.document() | judged, text=text)


def _choice(given: Namespace) -> Verdict | None:
    if given.call_back is not None:
        return Verdict.CALL_BACK
    if given.defer:
        return Verdict.DEFER
    return Verdict.TAKE if given.take else None
