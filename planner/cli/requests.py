"""Commands for every step of a request that is here already, up to its answer."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from planner.cli.answer import Answer
from planner.cli.faces import letter as letter_face
from planner.cli.invocation import Invocation
from planner.cli.naming import request_named
from planner.cli.parser import Commands, Parser, Run, choice_option, flag, phrase, some_words, words
from planner.cli.telling import applied, listed
from planner.locale import _
from planner.model.document import Channel

if TYPE_CHECKING:
    from planner.desk import Verb


def add_commands(commands: Commands) -> None:
    _add_closing(commands)
    _add_promises(commands)
    _add_support(commands)
    _on_request(
        commands, "received", _("note that their email with the details has come"), _received
    )
    _on_request(commands, "mistake", _("mark it as our mistake, or take the mark away"), _mistake)
    step = _on_request(commands, "next", _("say what you do next about it"), _next)
    words(step, "text", _("TEXT"), _("what you do: send them the drawing"))
    commands.add("window", _("what an email window goes through"), _window)


def _on_request(commands: Commands, name: str, told: str, run: Run) -> Parser:
    """A command about one request."""
    command = commands.add(name, told, run)
    command.add_argument("request", metavar=_("ID"), help=_a_request())
    return command


def _a_request() -> str:
    """How a request can be named."""
    return _("a request: its id, or the contact who has only this one open")


def _add_closing(commands: Commands) -> None:
    told = _("end a request with the answer the customer got")
    close = _on_request(commands, "close", told, _close)
    phrase(close, "--answer", _("TEXT"), _("what the customer was told"), required=True)
    choice_option(close, "--channel", Channel, _("how they were told"))
    apology = close.add_mutually_exclusive_group()
    flag(apology, "--apologised", _("you apologised for our mistake"), default=None)
    apology.add_argument(
        "--no-apology", action="store_false", dest="apologised", help=_("you did not apologise")
    )


def _add_promises(commands: Commands) -> None:
    such_as = _("such as: 16:00 · tomorrow 10:00 · +2d")
    promise = _on_request(commands, "promise", _("promise an answer by a time"), _promise)
    words(promise, "when", _("WHEN"), such_as)
    told = _("promise a new time before the old one breaks; prints the letter")
    still = _on_request(commands, "still", told, _still)
    some_words(still, "when", _("WHEN"), _("without it, the first time for which there is room"))
    call_back = _on_request(commands, "call-back", _("promise a call at a time"), _call_back)
    words(call_back, "when", _("WHEN"), such_as)
    _on_request(commands, "defer", _("defer a request to email"), _defer)


def _add_support(commands: Commands) -> None:
    told = _("ask a department; the request stays yours")
    support = _on_request(commands, "support", told, _support)
    phrase(support, "department", _("DEPARTMENT"), _("who helps, such as Accounts"))
    phrase(support, "when", _("WHEN"), _("back by when; several words in quotes"))
    some_words(support, "what", _("WHAT"), _("what you need of them"))
    helped = _on_request(commands, "helped", _("note the answer of a department"), _helped)
    some_words(helped, "department", _("DEPARTMENT"), _("without it, the one asked first"))


def _applied(
    invocation: Invocation, given: Namespace, verb: "Verb", *args: Any, **more: Any
) -> Answer:
    """The request named, with one verb applied to it."""
    request_id = request_named(invocation.desk.state, given.request)
    return applied(invocation, verb, request_id, *args, **more)


def _close(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.requests.ownership import ApologyOpen, close

    channel = Channel(given.channel) if given.channel else None
    try:
        return _applied(
            invocation, given, close, given.answer, channel, apologised=given.apologised
        )
    except ApologyOpen as refusal:
        told = _("Our mistake: say whether you apologised, with --apologised or --no-apology.")
        raise ApologyOpen(told) from refusal


def _promise(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.requests.ownership import promise

    return _applied(invocation, given, promise, invocation.moment(" ".join(given.when)))


def _call_back(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.requests.ownership import call_back

    moment = invocation.moment(" ".join(given.when), call=True)
    return _applied(invocation, given, call_back, moment)


def _defer(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.requests.ownership import defer

    return _applied(invocation, given, defer)


def _received(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.requests.ownership import mail_received

    return _applied(invocation, given, mail_received)


def _mistake(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.requests.ownership import our_mistake

    return _applied(invocation, given, our_mistake)


def _next(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.requests.ownership import set_next_step

    return _applied(invocation, given, set_next_step, " ".join(given.text))


def _support(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.requests.ownership import ask_support

    due, what = invocation.moment(given.when), " ".join(given.what)
    return _applied(invocation, given, ask_support, given.department, due, what)


def _helped(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.requests.ownership import support_answered

    return _applied(invocation, given, support_answered, department=" ".join(given.department))


def _still(invocation: Invocation, given: Namespace) -> Answer:
    """A new promise, and the letter that says so: still to be sent."""
    from planner.method.letters.still_on_it import still_on_it as letter
    from planner.method.requests.new_time import new_time
    from planner.method.requests.ownership import request_of, still_on_it

    desk = invocation.desk
    request = request_of(desk.state, request_named(desk.state, given.request))
    moment = (
        invocation.moment(" ".join(given.when))
        if given.when
        else new_time(desk.state, request, desk.now, desk.config)
    )
    promised = applied(invocation, still_on_it, request.id, moment)
    contact = invocation.view().state.whom(request.contact)
    mail = letter(contact, request, moment, now=desk.now, config=desk.config)
    return Answer(
        lambda: promised.document() | {"mail": letter_face.document(mail)},
        f"{promised.text}\n{letter_face.text(mail)}",
    )


def _window(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.requests.request_order import email_window

    view = invocation.view()
    waiting = email_window(view.state)
    answer = listed("requests", waiting, view)
    return answer if waiting else answer._replace(text=_("Nothing waits by email."))
