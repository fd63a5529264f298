"""Every key of the day screen, once. Bindings, key line, help, palette and docs come from here."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

from textual.binding import Binding
from textual.keys import format_key

from planner.config import Config
from planner.locale import N_
from planner.model.document import Mood
from planner.model.touch import CALLED, OUTCOME_NAMES, Mark, Outcome
from planner.tui.actions import at_hand
from planner.tui.actions.session import Action, Session
from planner.tui.light import REQUESTS

Fits = Callable[[Session], object]
"""What the command is for, or whether it makes sense now: nothing or false where it does not."""


class Command(NamedTuple):
    """One action of the rep. ``id`` is its name in the config's key map; ``text`` says what it
    does, ``meanwhile`` what it does at this moment if that is something else; ``group`` is where
    help lists it. It is dim wherever ``fits`` says no.
    """

    id: str
    keys: str
    text: str
    group: str
    run: Action
    fits: Fits = lambda session: True
    meanwhile: Callable[[Session], str] = lambda session: ""

    def label(self, session: Session) -> str:
        """What it does now, in English."""
        return self.meanwhile(session) or self.text


DAY_GROUP = N_("The day")
PLAN_GROUP = N_("The plan")
CALL_GROUP = N_("Calls")
TALK_GROUP = N_("The talk")
REQUEST_GROUP = N_("Requests")
CONTACT_GROUP = N_("The contact")
MOVE_GROUP = N_("Finding the way")


def load(path: str) -> Any:
    """The function ``module.name`` of the actions. Its module is loaded when its key is pressed:
    all of them together would make the start a fifth longer."""
    module, _dot, name = path.partition(".")
    return getattr(import_module(f"planner.tui.actions.{module}"), name)


def _story(path: str, *which: Outcome | Mark | Mood) -> Action:
    """The action that tells the story ``module.name``; with ``which``, the story of that."""

    async def run(session: Session) -> None:
        await load(path)(session, *which)

    return run


def _at_once(act: Callable[[Session], None]) -> Action:
    """What the session does by itself, with nothing to ask."""

    async def run(session: Session) -> None:
        act(session)

    return run


def _about(find: Fits, path: str) -> Action:
    """The action that tells the story ``module.name`` about what ``find`` finds, if it does."""

    async def run(session: Session) -> None:
        if found := find(session):
            await load(path)(session, found)

    return run


_on_contact, _to_log = at_hand.contact_in_hand, at_hand.contact_to_log
_in_block = at_hand.running_calls


def about_request(path: str) -> Action:
    """The action that tells the story ``module.name`` about the request in hand."""
    return _about(at_hand.request_in_hand, path)


def _on_request(session: Session) -> bool:
    request = at_hand.request_in_hand(session)
    return request is not None and not request.state.ended


def _not_in_focus(session: Session) -> bool:
    return at_hand.running_focus(session) is None


def _on_pane_with_row(session: Session) -> bool:
    return bool(session.panes.place.row_id)


def _on_either(session: Session) -> object:
    return _on_request(session) or _on_contact(session)


def _on_request_or_contact(session: Session) -> object:
    return _on_request(session) if at_hand.means_request(session) else _on_contact(session)


def _on_pane_with_row_or_caller(session: Session) -> bool:
    return _on_pane_with_row(session) or at_hand.is_interrupted(session)


def _is_answer_to_caller(session: Session) -> bool:
    return session.panes.place.pane != REQUESTS and at_hand.is_interrupted(session)


def _is_on_agreed_call(session: Session) -> bool:
    return not at_hand.highlighted_block(session) and at_hand.agreed_call(session) is not None


def _while(it_is_so: Fits, text: str) -> Callable[[Session], str]:
    """What a command does instead, while it is so."""
    return lambda session: text if it_is_so(session) else ""


def _outcome(key: str, outcome: Outcome) -> Command:
    text = OUTCOME_NAMES[outcome]
    return Command(f"log.{outcome}", key, text, CALL_GROUP, _story("calls.log", outcome), _to_log)


LOGS = {f"log.{outcome}": outcome for outcome in CALLED}
"""The ids of the commands that log a call."""


def _mark(key: str, mark: Mark, text: str) -> Command:
    return Command(f"mark.{mark}", key, text, TALK_GROUP, _story("contact.mark", mark), _on_contact)


def _mood(key: str, mood: Mood, text: str) -> Command:
    return Command(f"mood.{mood}", key, text, TALK_GROUP, _story("contact.mood", mood), _on_either)


def _of_request(id_: str, key: str, text: str, story: str) -> Command:
    return Command(id_, key, text, REQUEST_GROUP, about_request(story), _on_request)


def _of_contact(id_: str, key: str, text: str, story: str, group: str = CONTACT_GROUP) -> Command:
    return Command(id_, key, text, group, _about(_on_contact, story), _on_contact)


def _of_block(
    id_: str, key: str, text: str, story: str, fits: Fits = at_hand.is_planned
) -> Command:
    return Command(id_, key, text, PLAN_GROUP, _story(story), fits)


COMMANDS: tuple[Command, ...] = (
    Command(
        "block",
        "b",
        N_("five calls"),
        CALL_GROUP,
        _story("calls.toggle_block"),
        _not_in_focus,
        meanwhile=_while(_in_block, N_("end the block")),
    ),
    Command("incoming", "i", N_("interruption"), REQUEST_GROUP, _story("requests.incoming")),
    Command(
        "mail",
        "e",
        N_("defer to email"),
        REQUEST_GROUP,
        _story("everywhere.mail"),
        _on_request_or_contact,
        meanwhile=_while(lambda session: not at_hand.means_request(session), N_("write an email")),
    ),
    _of_request("call-back", "c", N_("call back at"), "promising.call_back"),
    Command("new", "n", N_("new"), DAY_GROUP, _story("everywhere.new")),
    Command(
        "done",
        "space",
        N_("done"),
        DAY_GROUP,
        _story("everywhere.done"),
        _on_pane_with_row_or_caller,
        meanwhile=_while(_is_answer_to_caller, N_("answered")),
    ),
    Command("find", "slash", N_("find"), MOVE_GROUP, _story("finding.find_anything")),
    Command("undo", "u", N_("undo"), DAY_GROUP, _at_once(lambda session: session.undo())),
    Command("help", "question_mark,f1", N_("help"), MOVE_GROUP, _story("everywhere.help_page")),
    _outcome("1", Outcome.SPOKE),
    _outcome("2", Outcome.VOICEMAIL),
    _outcome("3", Outcome.NO_ANSWER),
    _outcome("4", Outcome.WRONG_NUMBER),
    Command("skip", "5", N_("skip"), CALL_GROUP, _story("calls.skip_contact"), _in_block),
    Command(
        "back",
        "B",
        N_("back to the block"),
        CALL_GROUP,
        _story("calls.back_to_block"),
        at_hand.is_interrupted,
    ),
    _of_contact("dial", "d", N_("dial"), "calls.dial", CALL_GROUP),
    _of_contact("copy", "y", N_("copy the number"), "everywhere.copy", CALL_GROUP),
    Command("note", "w", N_("note on the last call"), CALL_GROUP, _story("calls.note")),
    Command(
        "next-step",
        "N",
        N_("next step after the last call"),
        CALL_GROUP,
        _story("everywhere.next_step"),
        meanwhile=_while(at_hand.means_request, N_("next step of the request")),
    ),
    Command(
        "swap",
        "x",
        N_("somebody else instead"),
        CALL_GROUP,
        _story("calls.swap"),
        at_hand.highlighted_contact,
    ),
    _mark("6", Mark.DID_YOU_KNOW, N_("told them of something new")),
    _mark("7", Mark.WHAT_ELSE, N_("asked what they buy elsewhere")),
    _mark("8", Mark.PIVOT, N_("pivot to the sale")),
    _mark("9", Mark.QUOTE_FOLLOWED_UP, N_("quote followed up")),
    _mark("0", Mark.REFERRAL_ASKED, N_("referral asked")),
    _mood("plus", Mood.GOOD, N_("it felt good")),
    _mood("equals_sign", Mood.NEUTRAL, N_("it felt neither good nor bad")),
    _mood("minus", Mood.BAD, N_("it felt bad")),
    Command(
        "stand-up",
        "o",
        N_("stand up and leave: four steps"),
        TALK_GROUP,
        _story("leaving.stand_up"),
        _on_either,
    ),
    Command("window", "m", N_("email window"), REQUEST_GROUP, _story("window.open_window")),
    _of_request("promise", "p", N_("promise an answer by"), "promising.promise"),
    _of_request("still-on-it", "t", N_("still on it: a new time"), "promising.still_on_it"),
    _of_request("support", "s", N_("ask a department for support"), "requests.support"),
    _of_request("helped", "S", N_("the department has answered"), "requests.helped"),
    _of_request("received", "a", N_("their email has arrived"), "requests.received"),
    _of_request("our-mistake", "O", N_("our mistake"), "requests.our_mistake"),
    _of_contact("edit", "E", N_("change the contact"), "contact.edit"),
    _of_contact("qualify", "Q", N_("worth the effort? four marks"), "contact.qualify"),
    _of_contact("preference", "A", N_("am I bothering you?"), "contact.ask_preference"),
    _of_contact("forget", "", N_("forget this person for good"), "privacy.forget"),
    _of_contact("rest", "Z", N_("let them rest, or wake them"), "contact.rest_or_wake"),
    Command(
        "focus",
        "f",
        N_("start deep work"),
        DAY_GROUP,
        _story("day.toggle_focus"),
        meanwhile=_while(at_hand.running_focus, N_("end deep work")),
    ),
    Command(
        "drop",
        "X",
        N_("drop a planned block"),
        DAY_GROUP,
        _story("plan.drop"),
        lambda session: at_hand.highlighted_block(session) or at_hand.agreed_call(session),
        meanwhile=_while(_is_on_agreed_call, N_("take the agreed call off the list")),
    ),
    _of_block("earlier", "less_than_sign", N_("15 minutes earlier"), "plan.earlier"),
    _of_block("later", "greater_than_sign", N_("15 minutes later"), "plan.later"),
    _of_block("shorter", "left_square_bracket", N_("15 minutes shorter"), "plan.shorter"),
    _of_block(
        "longer", "right_square_bracket", N_("15 minutes longer"), "plan.longer", at_hand.is_going
    ),
    _of_block("split", "vertical_line", N_("split in two"), "plan.split", at_hand.is_going),
    Command(
        "not-today",
        "z",
        N_("not today: tomorrow"),
        PLAN_GROUP,
        _story("plan.not_today"),
        at_hand.can_wait,
        meanwhile=at_hand.instead_of_not_today,
    ),
    Command("morning", "M", N_("begin the day"), DAY_GROUP, _story("rituals.morning")),
    Command("evening", "V", N_("end the day"), DAY_GROUP, _story("rituals.evening")),
    Command("availability", "v", N_("availability"), DAY_GROUP, _story("day.say_availability")),
    Command(
        "away",
        "W",
        N_("away"),
        DAY_GROUP,
        _story("day.away_or_back"),
        meanwhile=_while(at_hand.is_away, N_("back from being away")),
    ),
    Command(
        "calendars",
        "C",
        N_("read the calendars"),
        DAY_GROUP,
        _at_once(lambda session: session.read_calendars()),
    ),
    Command("reports", "r", N_("week and month"), DAY_GROUP, _story("everywhere.reports")),
    Command(
        "settings", "comma", N_("settings"), DAY_GROUP, lambda session: session.change_settings()
    ),
    Command(
        "hide",
        "R",
        N_("hide names and numbers"),
        DAY_GROUP,
        _at_once(lambda session: session.hide_or_show()),
        meanwhile=_while(lambda session: session.veil.on, N_("show names and numbers")),
    ),
    Command("tour", "", N_("two-minute tour"), MOVE_GROUP, lambda session: session.take_tour()),
    Command("redo", "U", N_("redo"), DAY_GROUP, _at_once(lambda session: session.redo())),
    Command("import", "I", N_("import contacts"), DAY_GROUP, _story("everywhere.import_contacts")),
    Command("palette", "colon,ctrl+p", N_("commands"), MOVE_GROUP, _story("everywhere.palette")),
    Command(
        "next-pane",
        "tab,l,right",
        N_("next pane"),
        MOVE_GROUP,
        _at_once(lambda session: session.panes.next_pane(1)),
    ),
    Command(
        "previous-pane",
        "shift+tab,h,left",
        N_("previous pane"),
        MOVE_GROUP,
        _at_once(lambda session: session.panes.next_pane(-1)),
    ),
    Command(
        "open",
        "",
        N_("open what is highlighted"),
        MOVE_GROUP,
        _story("everywhere.open_row"),
        _on_pane_with_row,
    ),
    Command("quit", "q", N_("quit"), DAY_GROUP, _at_once(lambda session: session.leave())),
)

BY_ID = {command.id: command for command in COMMANDS}

KEY_LINE = frozenset(
    {"block", "incoming", "mail", "call-back", "new", "done", "find", "undo", "help"}
)
"""Those whose keys stand in the last line of the screen."""

AT_ANY_TIME = frozenset(
    {
        *("incoming", "new", "find", "help", "palette", "next-pane", "previous-pane", "reports"),
        *("settings", "hide", "tour", "quit"),
    }
)
"""What changes nothing, or nothing before it has asked: it need not wait for slow work."""

ASKING = ("promise", "call-back", "still-on-it", "support", "next-step", "note", "new")
"""Those that ask for a line: where they do nothing, it would be keys that log calls."""


def key_of(config: Config, command_id: str) -> str:
    """The first key of a command, as people write it: the one that the rep has set, else its
    own."""
    keys = config.keys.get(command_id, BY_ID[command_id].keys)
    return format_key(keys.partition(",")[0])


def bindings() -> list[Binding]:
    """The commands as Textual's bindings; ids and tooltips included."""
    return [
        Binding(
            command.keys,
            f"command('{command.id}')",
            command.text,
            show=command.id in KEY_LINE,
            id=command.id,
            tooltip=command.text,
        )
        for command in COMMANDS
        if command.keys
    ]
