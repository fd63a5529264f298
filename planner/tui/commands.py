"""Every key of the day screen, once. Bindings, key line, help, palette and docs come from here."""

from collections.abc import Callable, Coroutine
from typing import Any, NamedTuple

from textual.binding import Binding

from planner.locale import N_
from planner.model.touch import Outcome
from planner.tui.actions import calls, day, everywhere, requests
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
CALL_GROUP = N_("Calls")
REQUEST_GROUP = N_("Requests")
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


def _on_request_or_contact(session: Session) -> bool:
    return _on_request(session) if session.place.pane == REQUESTS else _on_contact(session)


def _end_of_block(session: Session) -> str:
    return N_("end the block") if _in_block(session) else ""


def _mail_to_caller(session: Session) -> str:
    return "" if session.place.pane == REQUESTS else N_("write an email")


def _end_of_focus(session: Session) -> str:
    return N_("end deep work") if day.running_focus(session) else ""


def _outcome(key: str, outcome: Outcome, text: str) -> Command:
    return Command(f"log.{outcome}", key, text, CALL_GROUP, calls.log(outcome), _on_contact)


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
        requests.call_back,
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
    Command("find", "slash", N_("find"), MOVE_GROUP, everywhere.find, in_key_line=True),
    Command("undo", "u", N_("undo"), DAY_GROUP, everywhere.undo, in_key_line=True),
    Command(
        "help", "question_mark", N_("help"), MOVE_GROUP, everywhere.help_page, in_key_line=True
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
    Command("next-step", "N", N_("next step after the last call"), CALL_GROUP, calls.next_step),
    Command("swap", "x", N_("somebody else instead"), CALL_GROUP, calls.swap, _on_contact),
    Command(
        "promise", "p", N_("promise an answer by"), REQUEST_GROUP, requests.promise, _on_request
    ),
    Command(
        "support",
        "s",
        N_("ask a department for support"),
        REQUEST_GROUP,
        requests.support,
        _on_request,
    ),
    Command(
        "received",
        "a",
        N_("their email has arrived"),
        REQUEST_GROUP,
        requests.received,
        _on_request,
    ),
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
    Command("availability", "v", N_("availability"), DAY_GROUP, day.say_availability),
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
