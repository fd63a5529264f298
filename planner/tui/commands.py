"""Every key of the day screen, once. Bindings, key line, help, palette and docs come from here."""

from collections.abc import Callable, Coroutine
from typing import Any, NamedTuple

from textual.binding import Binding

from planner.locale import N_
from planner.model.document import Mood
from planner.model.touch import Mark, Outcome
from planner.tui.actions import (
    calls,
    contact,
    day,
    everywhere,
    finding,
    leaving,
    plan,
    requests,
    rituals,
    sharing,
    teaching,
    window,
)
from planner.tui.actions.session import REQUESTS, Session


class Command(NamedTuple):
    """One action of the rep. ``id`` is its name in the config's key map; ``text`` says what it
    does, ``meanwhile`` what it does at this moment if that is something else; ``group`` is where
    help lists it. It is dim wherever ``fits`` says no.
    """

    id: str
    keys: str
    text: str
    group: str
    run: Callable[[Session], Coroutine[Any, Any, None]]
    fits: Callable[[Session], bool] = lambda session: True
    in_key_line: bool = False
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


def _on_contact(session: Session) -> bool:
    return calls.contact_in_hand(session) is not None


def _on_request(session: Session) -> bool:
    request = requests.highlighted_request(session)
    return request is not None and not request.state.ended


def _in_block(session: Session) -> bool:
    return calls.running_calls(session) is not None


def _on_pane_with_row(session: Session) -> bool:
    return bool(session.place.row_id)


def _on_either(session: Session) -> bool:
    return _on_request(session) or _on_contact(session)


def _on_request_or_contact(session: Session) -> bool:
    return _on_request(session) if session.place.pane == REQUESTS else _on_contact(session)


def _end_of_block(session: Session) -> str:
    return N_("end the block") if _in_block(session) else ""


def _mail_to_caller(session: Session) -> str:
    return "" if session.place.pane == REQUESTS else N_("write an email")


def _next_step_of_request(session: Session) -> str:
    return N_("next step of the request") if session.place.pane == REQUESTS else ""


def _show_again(session: Session) -> str:
    return N_("show names and numbers") if session.veil.on else ""


def _end_of_focus(session: Session) -> str:
    return N_("end deep work") if day.running_focus(session) else ""


def _outcome(key: str, outcome: Outcome, text: str) -> Command:
    return Command(f"log.{outcome}", key, text, CALL_GROUP, calls.log(outcome), _on_contact)


def _mark(key: str, mark: Mark, text: str) -> Command:
    return Command(f"mark.{mark}", key, text, TALK_GROUP, contact.mark(mark), _on_contact)


def _mood(key: str, mood: Mood, text: str) -> Command:
    return Command(f"mood.{mood}", key, text, TALK_GROUP, contact.mood(mood), _on_either)


def _of_request(id_: str, key: str, text: str, story: requests.Story) -> Command:
    return Command(id_, key, text, REQUEST_GROUP, requests.on_highlighted(story), _on_request)


def _of_contact(id_: str, key: str, text: str, run: contact.Action) -> Command:
    return Command(id_, key, text, CONTACT_GROUP, run, _on_contact)


def _of_block(id_: str, key: str, text: str, run: contact.Action) -> Command:
    return Command(id_, key, text, PLAN_GROUP, run, plan.is_planned)


COMMANDS: tuple[Command, ...] = (
    Command(
        "block",
        "b",
        N_("five calls"),
        CALL_GROUP,
        calls.toggle_block,
        in_key_line=True,
        meanwhile=_end_of_block,
    ),
    Command(
        "incoming", "i", N_("interruption"), REQUEST_GROUP, requests.incoming, in_key_line=True
    ),
    Command(
        "mail",
        "e",
        N_("defer to email"),
        REQUEST_GROUP,
        everywhere.mail,
        _on_request_or_contact,
        in_key_line=True,
        meanwhile=_mail_to_caller,
    ),
    Command(
        "call-back",
        "c",
        N_("call back at"),
        REQUEST_GROUP,
        requests.on_highlighted(requests.call_back),
        _on_request,
        in_key_line=True,
    ),
    Command("new", "n", N_("new"), DAY_GROUP, everywhere.new, in_key_line=True),
    Command(
        "done",
        "space",
        N_("done"),
        DAY_GROUP,
        everywhere.done,
        _on_pane_with_row,
        in_key_line=True,
    ),
    Command("find", "slash", N_("find"), MOVE_GROUP, finding.find_anything, in_key_line=True),
    Command("undo", "u", N_("undo"), DAY_GROUP, everywhere.undo, in_key_line=True),
    Command(
        "help", "question_mark,f1", N_("help"), MOVE_GROUP, everywhere.help_page, in_key_line=True
    ),
    _outcome("1", Outcome.SPOKE, N_("spoke")),
    _outcome("2", Outcome.VOICEMAIL, N_("voicemail")),
    _outcome("3", Outcome.NO_ANSWER, N_("no answer")),
    _outcome("4", Outcome.WRONG_NUMBER, N_("wrong number")),
    Command("skip", "5", N_("skip"), CALL_GROUP, calls.skip_contact, _in_block),
    Command(
        "back",
        "B",
        N_("back to the block"),
        CALL_GROUP,
        calls.back_to_block,
        calls.is_interrupted,
    ),
    Command("dial", "d", N_("dial"), CALL_GROUP, calls.dial, _on_contact),
    Command("copy", "y", N_("copy the number"), CALL_GROUP, everywhere.copy, _on_contact),
    Command("note", "w", N_("note on the last call"), CALL_GROUP, calls.note),
    Command(
        "next-step",
        "N",
        N_("next step after the last call"),
        CALL_GROUP,
        everywhere.next_step,
        meanwhile=_next_step_of_request,
    ),
    Command("swap", "x", N_("somebody else instead"), CALL_GROUP, calls.swap, _on_contact),
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
        leaving.stand_up,
        _on_either,
    ),
    Command("window", "m", N_("email window"), REQUEST_GROUP, window.open_window),
    _of_request("promise", "p", N_("promise an answer by"), requests.promise),
    _of_request("still-on-it", "t", N_("still on it: a new time"), requests.still_on_it),
    _of_request("support", "s", N_("ask a department for support"), requests.support),
    _of_request("helped", "S", N_("the department has answered"), requests.helped),
    _of_request("received", "a", N_("their email has arrived"), requests.received),
    _of_request("our-mistake", "O", N_("our mistake"), requests.our_mistake),
    _of_contact("edit", "E", N_("change the contact"), contact.edit),
    _of_contact("qualify", "Q", N_("worth the effort? four marks"), contact.qualify),
    _of_contact("preference", "A", N_("am I bothering you?"), contact.ask_preference),
    _of_contact("rest", "Z", N_("let them rest, or wake them"), contact.rest_or_wake),
    Command(
        "focus",
        "f",
        N_("start deep work"),
        DAY_GROUP,
        day.toggle_focus,
        meanwhile=_end_of_focus,
    ),
    Command(
        "drop",
        "X",
        N_("drop a planned block"),
        DAY_GROUP,
        day.drop,
        lambda session: day.highlighted_block(session) is not None,
    ),
    _of_block("earlier", "less_than_sign", N_("15 minutes earlier"), plan.earlier),
    _of_block("later", "greater_than_sign", N_("15 minutes later"), plan.later),
    _of_block("shorter", "left_square_bracket", N_("15 minutes shorter"), plan.shorter),
    Command(
        "longer",
        "right_square_bracket",
        N_("15 minutes longer"),
        PLAN_GROUP,
        plan.longer,
        plan.is_going,
    ),
    Command("split", "vertical_line", N_("split in two"), PLAN_GROUP, plan.split, plan.is_going),
    Command(
        "not-today",
        "z",
        N_("not today: tomorrow"),
        PLAN_GROUP,
        plan.not_today,
        plan.can_wait,
        meanwhile=plan.instead_of_not_today,
    ),
    Command("morning", "M", N_("begin the day"), DAY_GROUP, rituals.morning),
    Command("evening", "V", N_("end the day"), DAY_GROUP, rituals.evening),
    Command("availability", "v", N_("availability"), DAY_GROUP, day.say_availability),
    Command(
        "away",
        "W",
        N_("away"),
        DAY_GROUP,
        day.away_or_back,
        meanwhile=lambda session: N_("back from being away") if day.is_away(session) else "",
    ),
    Command("calendars", "C", N_("read the calendars"), DAY_GROUP, day.read_calendars),
    Command("reports", "r", N_("week and month"), DAY_GROUP, everywhere.reports),
    Command("settings", "comma", N_("settings"), DAY_GROUP, everywhere.settings),
    Command(
        "hide",
        "R",
        N_("hide names and numbers"),
        DAY_GROUP,
        sharing.hide_or_show,
        meanwhile=_show_again,
    ),
    Command("tour", "", N_("two-minute tour"), MOVE_GROUP, teaching.tour),
    Command("redo", "U", N_("redo"), DAY_GROUP, everywhere.redo),
    Command("import", "I", N_("import contacts"), DAY_GROUP, everywhere.import_contacts),
    Command("palette", "colon,ctrl+p", N_("commands"), MOVE_GROUP, everywhere.palette),
    Command("next-pane", "tab,l,right", N_("next pane"), MOVE_GROUP, everywhere.next_pane),
    Command(
        "previous-pane",
        "shift+tab,h,left",
        N_("previous pane"),
        MOVE_GROUP,
        everywhere.previous_pane,
    ),
    Command(
        "open",
        "",
        N_("open what is highlighted"),
        MOVE_GROUP,
        everywhere.open_row,
        _on_pane_with_row,
    ),
    Command("quit", "q", N_("quit"), DAY_GROUP, everywhere.leave),
)

BY_ID = {command.id: command for command in COMMANDS}


def bindings() -> list[Binding]:
    """The commands as Textual's bindings; ids and tooltips included."""
    return [
        Binding(
            command.keys,
            f"command('{command.id}')",
            command.text,
            show=command.in_key_line,
            id=command.id,
            tooltip=command.text,
        )
        for command in COMMANDS
        if command.keys
    ]
