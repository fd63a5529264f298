"""Forgetting a person, and giving them all that is held, as a rep does it at the prompt."""

import json
import sys
from pathlib import Path

import msgspec
import pytest
from cli_prompt import Prompt
from day_samples import CONFIG, THURSDAY

from planner.method.archiving import finished
from planner.store import open_store

LATER = "2026-05-04T{}+02:00[Europe/Madrid]"
SECRETS = (b"Ana Ruiz", b"ana@norte.example", b"944 123 456", b"gaskets", b'"c1"')


def everything(prompt: Prompt) -> dict[str, bytes]:
    """Every file in the data folder, with its content."""
    found = (path for path in prompt.data.rglob("*") if path.is_file())
    return {path.relative_to(prompt.data).as_posix(): path.read_bytes() for path in found}


def holding(prompt: Prompt, *secrets: bytes) -> list[str]:
    files = everything(prompt).items()
    return [name for name, content in files if any(secret in content for secret in secrets)]


def move_to_history(data: Path) -> None:
    """All that is over, as months later."""
    with open_store(data).transaction() as transaction:
        state = msgspec.structs.replace(transaction.state, steps={})
        transaction.archive(finished(state, THURSDAY.add(years=2), CONFIG))


@pytest.fixture
def worked(people: Prompt) -> Prompt:
    """Two months of work with Ana and with others, in state, history, backups and drafts."""
    people.ok("contacts", "edit", "luis", "notes=came by Ana Ruiz (34) 944-123-456, likes fish")
    people.ok("incoming", "Ana Ruiz", "gaskets for the pump", "--call-back", "12:00")
    people.ok("log", "ana", "--outcome", "spoke", "--note", "gaskets again", "--mood", "good")
    people.ok("offence", "ana", "2", "she", "cursed", "the", "gaskets")
    people.ok("incoming", "luis", "what Ana Ruiz has", "--take")
    people.ok("log", "jon", "--outcome", "voicemail", "--note", "asked about ANA RUIZ")
    people.ok("close", "r8", "--answer", "40 gaskets")
    people.ok("refer", "ana", "Zoe Marsh")
    people.ok("backup")
    move_to_history(people.data)
    people.at("10:00", LATER)
    people.ok("swap", "Ana Ruiz")
    people.ok("block", "start")
    people.ok("log", "ana", "--outcome", "spoke", "--next", "friday 10:00 gaskets", "--reason", "x")
    people.ok("swap", "nuria")
    people.ok("incoming", "ana", "more gaskets", "--defer")
    # He waits for the answer about Ana, so that is what he is called for.
    people.ok("log", "luis", "--outcome", "no-answer")
    people.ok("backup")
    drafts = people.data / "drafts"
    drafts.mkdir()
    mine = b"X-Unsent: 1\r\nTo: Ana <Ana@norte.example>\r\nSubject: x\r\n\r\nhello\r\n"
    (drafts / "c99.eml").write_bytes(mine)
    (drafts / "c2.eml").write_bytes(mine.replace(b"Ana", b"Luis").replace(b"norte", b"vega"))
    people.ok("status")
    return people


def test_no_byte_of_the_person_is_left_and_the_numbers_are(worked: Prompt) -> None:
    before = worked.json("report", "--from", "2026-03-01", "--to", "2026-05-31")
    assert len(holding(worked, *SECRETS)) > 4
    result = worked.json("forget", "Ana Ruiz", "--everywhere", "--yes")
    assert holding(worked, *SECRETS) == []
    assert result["documents"]["contacts"] == 1
    assert result["history"] == ["2026-03"]
    assert result["drafts"] == ["c99.eml"]
    assert result["naming"] == {"contacts": 1, "requests": 1, "touches": 2}
    assert worked.json("doctor")["complaints"] == []
    after = worked.json("report", "--from", "2026-03-01", "--to", "2026-05-31")
    # Whose it was is gone, how many it were is not.
    assert "Ana" not in json.dumps(after)
    assert [day["calls"] for day in after["days"]] == [day["calls"] for day in before["days"]]
    for key in before.keys() - {"offences", "interruptions"}:
        assert after[key] == before[key], key
    assert "came by [forgotten] [forgotten], likes fish" in worked.json("show", "luis")["notes"]
    assert (worked.data / "drafts" / "c2.eml").exists()


def test_without_everywhere_texts_about_others_stay_and_are_counted(worked: Prompt) -> None:
    told = worked.ok("forget", "c1", "--yes").out
    assert "4 texts about others name them and stay" in told
    assert "Ana" not in told
    assert "Ana Ruiz" in worked.json("show", "luis")["notes"]
    assert holding(worked, b"gaskets", b'"c1"', b"ana@norte.example") == []
    # Who they were is not known any more, so each is said by itself.
    worked.ok("forget", "Ana Ruiz", "--everywhere", "--yes")
    worked.ok("forget", "0034 944 123 456", "--everywhere", "--yes")
    assert holding(worked, b"Ana Ruiz", b"944-123-456") == []
    assert "Nothing here" in worked.refused("forget", "Ana Ruiz", "--everywhere", "--yes")


def test_nothing_brings_them_back(worked: Prompt) -> None:
    worked.ok("forget", "Ana Ruiz", "--yes")
    backups = [backup["id"] for backup in worked.json("restore")["items"]]
    for name in backups:
        worked.ok("restore", name)
        assert "Ana Ruiz" not in [each["name"] for each in worked.items("contacts")]
    while worked("undo").code == 0:
        assert holding(worked, b"ana@norte.example", b"gaskets", b'"c1"') == []
    while worked("redo").code == 0:
        assert holding(worked, b"ana@norte.example", b"gaskets", b'"c1"') == []
    assert worked.json("doctor")["sound"]


def test_everything_else_works_on(worked: Prompt) -> None:
    others = [item for item in worked.items("touches", "--all") if item["contact_id"] != "c1"]
    worked.ok("forget", "Ana Ruiz", "--yes")
    left = worked.items("touches", "--all")
    assert [item for item in left if item["contact_id"]] == others
    assert all(not item["contact"] and not item["note"] for item in left if item not in others)
    for item in (*left, *worked.items("requests", "--all"), *worked.items("blocks", "--all")):
        worked.ok("show", item["id"])
    for words in ("list calls", "list requests", "list touches --all", "list calls --all", "review",
                  "block status", "status", "morning", "evening", "report --week", "away 2d",
                  "away back", "window", "find gaskets", "block stop", "show Zoe"):  # fmt: skip
        worked.ok(*words.split())
    assert worked.json("show", "luis")["touches"]


def test_a_dry_run_tells_and_touches_nothing(worked: Prompt) -> None:
    before = everything(worked)
    told = worked.ok("forget", "ana", "--dry-run").out
    assert "1 contact" in told
    assert "1 email draft" in told
    assert everything(worked) == before
    assert worked.json("forget", "ana", "--dry-run")["forgotten_at"] is None


def test_it_wants_the_name(worked: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    class Keyboard:
        typed = "Luis Vega"

        def isatty(self) -> bool:
            return True

        def readline(self) -> str:
            return f"{self.typed}\n"

    before = worked.state_bytes
    assert "--yes" in worked.refused("forget", "Ana Ruiz")
    assert "c1 Ana Ruiz" in worked.refused("forget", "ana", "--yes")
    monkeypatch.setattr(sys, "stdin", Keyboard())
    assert worked("forget", "ana").code == 1
    assert worked.state_bytes == before
    Keyboard.typed = "ana ruiz"
    assert worked("forget", "ana").code == 0
    assert worked.refused("show", "Ana Ruiz")


@pytest.mark.parametrize("who", ["Zoe", "x", "77"])
def test_who_may_be_anybody_is_not_blacked_out(people: Prompt, who: str) -> None:
    assert who in people.refused("forget", who, "--everywhere", "--yes")


def test_a_damaged_backup_goes_and_a_damaged_month_stops_it(worked: Prompt) -> None:
    damaged = worked.data / "backups" / "00000099-damaged.json"
    damaged.write_bytes(b'{"c1": "Ana Ruiz')
    month = worked.data / "history" / "2026-03.json"
    content = month.read_bytes()
    month.write_bytes(content[:200])
    before = everything(worked)
    assert "2026-03" in worked.refused("forget", "Ana Ruiz", "--yes", code=3)
    assert everything(worked) == before
    month.write_bytes(content)
    assert damaged.name in worked.ok("forget", "Ana Ruiz", "--yes").out
    assert not damaged.exists()


def test_other_files_that_name_them_are_told(worked: Prompt) -> None:
    (worked.data / "list.txt").write_text("call Ana Ruiz", encoding="utf-8")
    assert "list.txt" in worked.ok("forget", "Ana Ruiz", "--yes").out


def test_an_undone_import_left_no_twin_behind(people: Prompt) -> None:
    people.ok("backup")
    people.ok("undo")
    people.ok("contacts", "import", str(people.folder / "people.csv"), "--yes")
    assert people.json("show", "Ana Ruiz")["id"] != "c1"
    people.ok("forget", "Ana Ruiz", "--yes")
    assert holding(people, b"Ana Ruiz", b"ana@norte.example") == []
    assert len(people.items("contacts")) == 6


def test_all_that_is_held_can_be_given(worked: Prompt) -> None:
    held = json.loads(worked.ok("export", "person", "ana").out)
    assert json.loads(worked.ok("export", "person", "ana", "--file", "-").out).keys() == held.keys()
    assert held["contact"]["emails"] == ["ana@norte.example"]
    assert [touch["note"] for touch in held["touches"]] == ["gaskets again", ""]
    assert held["requests"][0]["promises"]
    assert held["offences"][0]["words"] == "she cursed the gaskets"
    named = [each["in"] for each in held["named_in"]]
    assert named == ["contacts", "requests", "touches", "touches"]
    assert (held["history"], held["drafts"]) == (["2026-03"], ["c99.eml"])
    file = worked.folder / "ana.json"
    worked.ok("export", "person", "ana", "--file", str(file))
    assert json.loads(file.read_text("utf-8"))["contact"] == held["contact"]
    assert "exists" in worked.refused("export", "person", "ana", "--file", str(file))
    worked.refused("export", "person", "ana", "--file", str(Path(worked.folder, "no", "x.json")))


def test_where_the_name_of_one_who_was_forgotten_stood_people_read_one_word(people: Prompt) -> None:
    asked = people.json("incoming", "ana", "gaskets", "--take")["id"]
    met = people.json("log", "ana", "--outcome", "spoke")["id"]
    people.ok("close", asked, "--answer", "40 gaskets")
    people.ok("forget", "Ana Ruiz", "--yes")
    for table in (("list", "requests", "--all"), ("list", "touches"), ("show", asked)):
        assert "[forgotten]" in people.ok(*table).out
    assert people.ok("show", met).out.startswith(f"{met}  [forgotten]\n")
    assert "[forgotten]" in people.refused("close", asked, "--answer", "40 more")
    assert "was forgotten; it stays as it is" in people.refused("mood", met, "good")
    assert people.json("show", asked)["contact"] == ""
