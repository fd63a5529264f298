"""Typing faster than dialogs open, on a real terminal: every letter arrives where it was meant."""

from pathlib import Path

from test_signals import planner

from planner.store import open_store


def test_letters_typed_at_once_go_into_the_dialog_that_is_opening(tmp_path: Path) -> None:
    with planner(tmp_path) as session:
        # In one breath: i and a name. Each of its letters is a command of the page as well.
        session.send(b"iana")
        session.until_quiet(0.2)
        for line in (b"\r", b"wrong gaskets", b"\r"):
            session.send(line)
            session.until_quiet(0.1)
        # Whatever stands over the page now, ctrl+q leaves it.
        session.send(b"\x11")
        session.wait(5)
    state = open_store(tmp_path / "data").load()
    (request,) = state.requests.values()
    assert (state.contacts[request.contact].name, request.about) == ("Ana Ruiz", "wrong gaskets")
    assert len(state.contacts) == 3


def test_keys_after_a_command_without_a_dialog_are_commands(tmp_path: Path) -> None:
    with planner(tmp_path) as session:
        session.send(b"b11")
        session.until(b"Company c3")
        session.until_quiet(0.2)
        session.send(b"qq")
        session.wait(5)
    assert len(open_store(tmp_path / "data").load().touches) == 2
