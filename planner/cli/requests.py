"""Commands for requests: incoming, close, promise, support."""

from argparse import Namespace

from planner.cli.answer import Answer
from planner.cli.invocation import Invocation
from planner.cli.naming import contact_or_new, request_named
from planner.cli.parser import Commands, text_option, words
from planner.cli.telling import settle_first, told
from planner.cli.wording import word
from planner.locale import _
from planner.model.document import Channel
from planner.model.request import Verdict
from planner.model.text import clean

_CHANNELS = [channel.value for channel in Channel]


def add_commands(commands: Commands) -> None:
    _add_incoming(commands)
    close = commands.add("close", _("end a request with the answer the customer got"), _close)
    close.add_argument("request", metavar=_("ID"))
    text_option(close, "--answer", _("TEXT"), _("what the customer was told"), required=True)
    close.add_argument("--channel", choices=_CHANNELS, help=_("how they were told"))
    promise = commands.add("promise", _("promise an answer by a time"), _promise)
    promise.add_argument("request", metavar=_("ID"))
    words(promise, "when", _("WHEN"), _("such as: 16:00 · tomorrow 10:00 · +2d"))
    support = commands.add("support", _("ask a department; the request stays yours"), _support)
    support.add_argument("request", metavar=_("ID"))
    support.add_argument("department", metavar=_("DEPARTMENT"), type=clean)
    support.add_argument("when", metavar=_("WHEN"), type=clean, help=_("back by when"))
    support.add_argument("what", metavar=_("WHAT"), nargs="*", type=clean)


def _add_incoming(commands: Commands) -> None:
    incoming = commands.add("incoming", _("capture what comes in; tells the verdict"), _incoming)
    incoming.add_argument("who", metavar=_("WHO"), type=clean, help=_("a contact, or a new name"))
    incoming.add_argument("about", metavar=_("ABOUT"), nargs="*", type=clean)
    incoming.add_argument("--channel", choices=_CHANNELS, default=Channel.PHONE.value)
    choice = incoming.add_mutually_exclusive_group()
    choice.add_argument("--defer", action="store_true", help=_("defer it to email"))
    choice.add_argument("--take", action="store_true", help=_("take it now"))
    text_option(choice, "--call-back", _("WHEN"), _("promise to call back at that time"))
    incoming.add_argument("--urgent", action="store_true")


def _incoming(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.answer_or_not import answer_or_not
    from planner.method.incoming import capture
    from planner.method.one_line import when

    settle_first(invocation)
    desk, about = invocation.desk, " ".join(given.about)
    who = contact_or_new(desk.state, given.who)
    known = None if isinstance(who, str) else who
    answer = answer_or_not(desk.state, known, about, now=desk.now, config=desk.config)
    asked_for = given.call_back is not None
    moment = when(given.call_back, desk.now, desk.config) if asked_for else None
    change = desk.apply(
        capture,
        who,
        about,
        choice=_choice(given),
        call_back_at=moment,
        channel=Channel(given.channel),
        urgent=given.urgent,
    )
    return _judged(answer.verdict, answer.reason, told(invocation, change))


def _judged(verdict: Verdict, reason: str, captured: Answer) -> Answer:
    """The request captured, with the verdict of this moment: one already in hand keeps its own."""
    judged = {"verdict": verdict.value, "reason": reason}
    text = f"{word(verdict)}: {reason}.\n{captured.text}"
    return captured._replace(document=lambda: captured.document() | judged, text=text)


def _choice(given: Namespace) -> Verdict | None:
    if given.call_back is not None:
        return Verdict.CALL_BACK
    if given.defer:
        return Verdict.DEFER
    return Verdict.TAKE if given.take else None


def _close(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.ownership import close

    desk = invocation.desk
    channel = Channel(given.channel) if given.channel else None
    request_id = request_named(desk.state, given.request)
    return told(invocation, desk.apply(close, request_id, given.answer, channel))


def _promise(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.one_line import when
    from planner.method.ownership import promise

    desk = invocation.desk
    request_id = request_named(desk.state, given.request)
    moment = when(" ".join(given.when), desk.now, desk.config)
    return told(invocation, desk.apply(promise, request_id, moment))


def _support(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.one_line import when
    from planner.method.ownership import ask_support

    desk = invocation.desk
    request_id = request_named(desk.state, given.request)
    due = when(given.when, desk.now, desk.config)
    what = " ".join(given.what)
    return told(invocation, desk.apply(ask_support, request_id, given.department, due, what))
