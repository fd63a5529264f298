"""Calendars at the prompt."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from cli_prompt import Prompt

TEAM = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:team
DTSTART;TZID=Europe/Madrid:20260302T093000
DTEND;TZID=Europe/Madrid:20260302T103000
RRULE:FREQ=WEEKLY
SUMMARY:Team [EU]
END:VEVENT
BEGIN:VEVENT
UID:fair
DTSTART;VALUE=DATE:20260303
SUMMARY:Fair
END:VEVENT
BEGIN:VEVENT
UID:bad
SUMMARY:No time
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def team(prompt: Prompt) -> Path:
    file = prompt.folder / "team.ics"
    file.write_text(TEAM, "utf-8")
    return file


def test_an_import_tells_what_it_did_and_is_one_undo(prompt: Prompt, team: Path) -> None:
    dry = prompt.json("calendar", "import", team, "--dry-run")
    assert prompt.json("calendar", "list")["items"] == []
    told = prompt.json("calendar", "import", team)
    assert told == dry
    assert (told["new"], told["changed"], told["same"], told["warnings"]) == (2, 0, 0, [])
    (skipped,) = told["skipped"]
    assert (skipped["file"], skipped["line"], skipped["what"]) == (str(team), 14, "No time")
    assert prompt.json("status")["availability"] == "meeting"
    before = prompt.state_bytes
    assert prompt.json("calendar", "import", team)["same"] == 2
    assert prompt.state_bytes == before
    prompt.ok("undo")
    assert prompt.json("calendar", "list")["items"] == []


def test_meetings_are_listed_by_day(prompt: Prompt, team: Path) -> None:
    prompt("calendar", "import", team)
    items = prompt.json("calendar", "list", "--to", "2026-03-09")["items"]
    assert [(one["summary"], one["start"][:16], one["all_day"]) for one in items] == [
        ("Team [EU]", "2026-03-02T09:30", False),
        ("Fair", "2026-03-03T00:00", True),
        ("Team [EU]", "2026-03-09T09:30", False),
    ]
    assert {one["kind"] for one in items} == {"meeting"}
    assert [one["busy"] for one in items] == [True, False, True]
    day = ("--from", "tomorrow", "--to", "tomorrow")
    assert [one["summary"] for one in prompt.json("calendar", "list", *day)["items"]] == ["Fair"]
    assert "Team [EU]" in prompt.ok("calendar", "list").out
    assert "no day" in prompt.refused("calendar", "list", "--to", "soon", code=2)
    assert "--from" in prompt.refused("calendar", "list", "--to", "2020-01-01", code=2)


def test_without_a_name_the_sources_of_the_config_are_read(prompt: Prompt, team: Path) -> None:
    assert "calendar.sources" in prompt.refused("calendar", "import", code=2)
    prompt.ok("config", "set", "calendar.sources", str(team))
    prompt.ok("config", "set", "calendar.all_day_busy", "true")
    assert prompt.json("calendar", "import")["new"] == 2
    fair = prompt.json("calendar", "list", "--from", "tomorrow")["items"][0]
    assert (fair["summary"], fair["busy"]) == ("Fair", True)


@pytest.mark.parametrize("content", ["", "<html>", TEAM[TEAM.index("BEGIN:VEVENT\nUID:bad") :]])
def test_where_nothing_is_usable_nothing_changes(prompt: Prompt, team: Path, content: str) -> None:
    prompt("calendar", "import", team)
    before = prompt.state_bytes
    team.write_text(content, "utf-8")
    assert "team.ics" in prompt.refused("calendar", "import", team, code=4)
    assert prompt.state_bytes == before
    prompt.refused("calendar", "import", "nowhere.ics", code=4)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    told = prompt.refused("calendar", "import", f"http://127.0.0.1:{port}/a.ics", code=4)
    assert told == "The calendar at 127.0.0.1 cannot be fetched: the connection was refused."


def test_deep_work_goes_out_and_does_not_come_back(prompt: Prompt) -> None:
    prompt.ok("add", "focus 12:00 90m price list")
    file = prompt.folder / "deep.ics"
    assert prompt.json("calendar", "export", file) == {"file": str(file), "blocks": 1}
    content = file.read_text("utf-8")
    assert "DTSTART:20260302T110000Z" in content
    assert prompt.ok("calendar", "export", "-").out.split() == content.split()
    assert "name a file" in prompt.refused("--json", "calendar", "export", "-", code=2)
    told = prompt.json("calendar", "import", file)
    assert (told["new"], len(told["warnings"])) == (0, 1)
    notes = prompt.folder / "notes.txt"
    assert ".ics" in prompt.refused("calendar", "export", notes, code=2)
    assert not notes.exists()
    prompt.refused("calendar", "export", prompt.folder / "nowhere" / "deep.ics")


def test_status_and_the_door_load_no_calendar_library() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from planner.__main__ import main; main(['status', '--help']);"
            "import planner.desk, planner.calendar_sources, planner.cli.calendar;"
            "loaded = {name.split('.')[0] for name in sys.modules};"
            "print(*(name for name in loaded if 'ical' in name), file=sys.stderr)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stderr.strip() == ""
