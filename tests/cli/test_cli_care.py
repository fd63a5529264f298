"""The commands that care for the state file: doctor, backup, restore."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_prompt import Prompt


def cut(path: Path) -> None:
    """The file breaks off in its middle, as after a copy that ran out of room."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


DAMAGE: dict[str, Callable[[Path], object]] = {
    "cut": cut,
    "empty": lambda path: path.write_bytes(b""),
    "zeros": lambda path: path.write_bytes(bytes(500)),
    "no comma": lambda path: path.write_text(path.read_text().replace("},\n", "}\n", 2)),
}


@pytest.fixture
def worked(people: Prompt) -> Prompt:
    """A prompt with customers, two requests and the backups of their saves."""
    people.ok("incoming", "Ana Ruiz", "gaskets")
    people.ok("backup")
    people.ok("incoming", "Luis Vega", "quote")
    return people


def requests(prompt: Prompt) -> set[str]:
    return {item["about"] for item in prompt.items("requests")}


def test_a_sound_state_is_sound(worked: Prompt) -> None:
    told = worked.ok("doctor").out
    assert "sound" in told
    assert "7 contacts, 2 requests" in told
    found = worked.json("doctor")
    assert found["sound"]
    assert (found["complaints"], found["backup"]) == ([], None)
    assert (found["whole"]["contacts"], found["whole"]["requests"]) == (7, 2)


def test_looking_after_nothing_makes_nothing(prompt: Prompt) -> None:
    assert "sound" in prompt.ok("doctor").out
    assert prompt.json("restore") == {"items": []}
    assert "nothing to keep" in prompt.refused("backup")
    assert not prompt.data.exists()


@pytest.mark.parametrize("damage", DAMAGE)
def test_the_doctor_says_what_is_wrong_and_what_would_help(worked: Prompt, damage: str) -> None:
    path = worked.data / "planner.json"
    DAMAGE[damage](path)
    before = path.read_bytes()
    result = worked("doctor")
    assert (result.code, result.err) == (3, "")
    assert f"{path} is damaged" in result.out
    assert "planner restore previous.json" in result.out
    found = worked("doctor", "--json")
    assert found.code == 3
    assert not found.json["sound"]
    assert found.json["complaints"]
    assert found.json["backup"]["holds"]["contacts"] == 7
    assert path.read_bytes() == before


def test_the_doctor_tells_the_place_of_the_fault(worked: Prompt) -> None:
    path = worked.data / "planner.json"
    lines = path.read_text().splitlines()
    lines[2] = lines[2].replace('"name":"', '"name":7,"x":"')
    path.write_text("\n".join(lines))
    assert "line 3" in worked("doctor").out


def test_fixing_keeps_what_is_whole_and_the_damaged_file(worked: Prompt) -> None:
    path = worked.data / "planner.json"
    cut(path)
    damaged = path.read_bytes()
    answer = worked.json("doctor", "--fix")
    assert 0 < answer["whole"]["contacts"] < 8
    assert Path(answer["kept"]).read_bytes() == damaged
    assert len(worked.items("contacts")) == answer["whole"]["contacts"]
    worked.ok("doctor")
    assert "is sound" in worked.ok("doctor", "--fix").out


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_backup_takes_the_place_of_a_damaged_file(worked: Prompt, damage: str) -> None:
    path = worked.data / "planner.json"
    DAMAGE[damage](path)
    damaged = path.read_bytes()
    assert "previous.json" in worked.ok("restore", "previous.json").out
    assert requests(worked) == {"gaskets"}
    kept = [backup.read_bytes() for backup in (worked.data / "backups").glob("*-damaged.json")]
    assert kept == [damaged]


def test_a_file_that_is_gone_is_told_and_brought_back(worked: Prompt) -> None:
    (worked.data / "planner.json").unlink()
    result = worked("doctor")
    assert result.code == 3
    assert "not there any more" in result.out
    worked.refused("doctor", "--fix", code=3)
    worked.ok("restore", "previous")
    assert requests(worked) == {"gaskets"}


def test_backups_are_listed_with_what_they_hold(worked: Prompt) -> None:
    listed = worked.ok("restore").out.splitlines()
    assert listed[0].startswith("previous.json")
    assert "7 contacts, 1 request" in listed[0]
    items = worked.json("restore")["items"]
    assert {item["kind"] for item in items} == {"backup"}
    assert {item["state"] for item in items} == {"usable"}
    assert items[0]["holds"]["requests"] == 1
    (worked.data / "backups" / items[1]["id"]).write_bytes(b"spoilt")
    spoilt = worked.json("restore")["items"][1]
    assert spoilt["state"] == "damaged"
    assert spoilt["complaint"]


def test_bringing_back_a_backup_is_one_step_that_undo_takes_back(worked: Prompt) -> None:
    given = {item["id"] for item in worked.items("requests")}
    worked.ok("restore", "previous.json")
    assert requests(worked) == {"gaskets"}
    assert "previous.json" in worked.ok("undo").out
    assert requests(worked) == {"gaskets", "quote"}
    worked.ok("redo")
    assert requests(worked) == {"gaskets"}
    # Numbers that were given once are not given again.
    assert worked.json("incoming", "Jon", "invoice")["id"] not in given


def test_the_steps_before_can_still_be_taken_back(worked: Prompt) -> None:
    worked.ok("restore", "previous.json")
    worked.ok("undo")
    worked.ok("undo")
    assert requests(worked) == {"gaskets"}


@pytest.mark.parametrize("name", ["nothing", "../planner.json", "00000099.json", "planner.json"])
def test_only_a_backup_can_be_brought_back(worked: Prompt, name: str) -> None:
    before = worked.state_bytes
    worked.refused("restore", name)
    assert worked.state_bytes == before


def test_a_spoilt_backup_is_refused(worked: Prompt) -> None:
    (worked.data / "backups" / "previous.json").write_bytes(b"{")
    before = worked.state_bytes
    assert "previous.json" in worked.refused("restore", "previous.json", code=3)
    assert worked.state_bytes == before


def test_a_backup_is_kept_at_once_and_says_what_it_holds(worked: Prompt) -> None:
    before = worked.state_bytes
    answer = worked.json("backup")
    assert answer["holds"]["requests"] == 2
    assert Path(answer["path"]).read_bytes() == before == worked.state_bytes


def test_a_damaged_month_of_history_is_named(worked: Prompt) -> None:
    month = worked.data / "history" / "2025-03.json"
    month.parent.mkdir()
    month.write_text("{")
    told = worked("doctor")
    assert told.code == 3
    assert "2025-03.json" in told.out
    assert month.read_text() == "{"


def test_the_file_of_a_newer_planner_is_not_called_damaged(worked: Prompt) -> None:
    path = worked.data / "planner.json"
    path.write_bytes(path.read_bytes().replace(b'"schema":1', b'"schema":99', 1))
    first, *_others = worked("doctor").out.splitlines()
    assert first == worked.refused("status", code=3).strip()
    assert "upgrade this one." in first


def test_backups_that_cannot_be_listed_are_not_told_as_none(worked: Prompt) -> None:
    backups = worked.data / "backups"
    shutil.rmtree(backups)
    try:
        backups.symlink_to(backups)
    except OSError:
        pytest.skip("no links here")
    for command in (("restore",), ("forget", "Ana Ruiz", "--dry-run")):
        told = worked.refused(*command, code=3)
        assert "cannot be looked through" in told
        assert str(backups) in told
