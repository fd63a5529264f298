"""Contacts in and out by command."""

import os
import shlex
import sys
from pathlib import Path

import pytest
from cli_prompt import PEOPLE, Prompt


@pytest.fixture
def file(prompt: Prompt) -> Path:
    path = prompt.folder / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


def test_an_import_reports_and_imports(prompt: Prompt, file: Path) -> None:
    report = prompt.json("contacts", "import", str(file), "--yes")
    assert report == {"new": 7, "changed": 0, "same": 0, "skipped": [], "warnings": []}
    assert len(prompt.items("contacts")) == 7
    again = prompt.json("contacts", "import", str(file), "--yes")
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 7)


def test_a_rep_in_the_united_states_has_dates_with_the_month_first(prompt: Prompt) -> None:
    path = prompt.folder / "report.csv"
    path.write_text("Name,Last Activity\nAna,2/1/2026\n", encoding="utf-8")
    prompt.config.write_text('[rep]\ncountry = "US"\n', encoding="utf-8")
    prompt.ok("contacts", "import", str(path), "--yes")
    state = (prompt.data / "planner.json").read_text("utf-8")
    assert "2026-02-01T" in state


def test_a_dry_run_changes_nothing(prompt: Prompt, file: Path) -> None:
    assert prompt.json("contacts", "import", str(file), "--dry-run")["new"] == 7
    assert "7 new" in prompt.ok("contacts", "import", str(file), "--dry-run").out
    assert not prompt.data.exists()


def test_without_a_terminal_it_wants_a_yes_beforehand(prompt: Prompt, file: Path) -> None:
    assert "--yes" in prompt.refused("contacts", "import", str(file))
    assert not prompt.data.exists()


@pytest.mark.parametrize(("answer", "imported"), [("y", 7), ("sí", 7), ("", 0), ("n", 0)])
def test_on_a_terminal_it_asks(
    prompt: Prompt, file: Path, monkeypatch: pytest.MonkeyPatch, answer: str, imported: int
) -> None:
    class Keyboard:
        def isatty(self) -> bool:
            return True

        def readline(self) -> str:
            return f"{answer}\n"

    monkeypatch.setattr(sys, "stdin", Keyboard())
    result = prompt("contacts", "import", str(file))
    assert result.code == (0 if imported else 1)
    assert "7 new" in result.err
    assert "y/N" in result.err
    assert len(prompt.items("contacts")) == imported


def test_a_row_that_is_nobody_is_skipped_and_told(prompt: Prompt, file: Path) -> None:
    rows = ("Record ID,First Name,Email", "1,Ana,ana@norte.example", "2,,", "3,Olga,o@prat.example")
    file.write_text("\n".join(rows), encoding="utf-8")
    report = prompt.json("contacts", "import", str(file), "--yes")
    assert report["new"] == 2
    (skipped,) = report["skipped"]
    assert (Path(skipped["file"]).name, skipped["line"]) == ("people.csv", 3)
    assert skipped["reason"]
    told = prompt.ok("contacts", "import", str(file), "--yes").out
    assert "1 skipped" in told
    assert "line 3" in told


def test_columns_can_be_mapped(prompt: Prompt) -> None:
    file = prompt.folder / "odd.csv"
    file.write_text("Wer,Wo\nAna Ruiz,Talleres Norte\n", encoding="utf-8")
    prompt.refused("contacts", "import", str(file), "--yes", code=4)
    prompt.ok("contacts", "import", str(file), "--yes", "--map", "Wer=name", "--map", "Wo=company")
    (contact,) = prompt.items("contacts")
    assert (contact["name"], contact["company"]) == ("Ana Ruiz", "Talleres Norte")


def test_columns_are_mapped_once(prompt: Prompt) -> None:
    file = prompt.folder / "odd.csv"
    file.write_text("Wer,Wo\nAna Ruiz,Talleres Norte\n", encoding="utf-8")
    said = ("--map", "Wer=name", "--map", "Wo=company")
    prompt.ok("contacts", "import", str(file), "--dry-run", *said)
    assert not prompt.data.exists()
    prompt.ok("contacts", "import", str(file), "--yes", *said)
    file.write_text("Wo,Wer\nGoierri Steel,Jon Etxebarria\n", encoding="utf-8")
    assert prompt.json("contacts", "import", str(file), "--yes")["new"] == 1
    companies = {row["name"]: row["company"] for row in prompt.items("contacts")}
    assert companies == {"Ana Ruiz": "Talleres Norte", "Jon Etxebarria": "Goierri Steel"}


def test_a_column_without_a_name_cannot_be_named(prompt: Prompt) -> None:
    file = prompt.folder / "people.csv"
    file.write_text("Name,Phone,\nAna,+34 944 123 456,customer\n", encoding="utf-8")
    told = prompt.ok("contacts", "import", str(file), "--dry-run").out
    assert "nobody has said what they hold: 3." in told
    assert "--map" not in told


@pytest.mark.parametrize("column", ["Type", "Type of it", "Type $(id) 'x'"])
def test_a_column_left_out_says_how_to_keep_it(prompt: Prompt, column: str) -> None:
    """As a shell reads it: the file may call its column what it likes."""
    file = prompt.folder / "people.csv"
    file.write_text(f"Name,Phone,{column}\nAna,+34 944 123 456,customer\n", encoding="utf-8")
    told = prompt.ok("contacts", "import", str(file), "--dry-run").out
    said = shlex.split(told.partition("To keep them: ")[2].rstrip("\n."))
    assert said == ["--map", f"{column}=relationship"]
    assert "--map" not in prompt.ok("contacts", "import", str(file), "--dry-run", *said).out


def test_a_list_without_header_is_read_by_numbers(prompt: Prompt) -> None:
    file = prompt.folder / "bare.csv"
    file.write_text("ana@norte.example,Ana Ruiz\njon@goierri.example,Jon Gil\n", encoding="utf-8")
    told = prompt.refused("contacts", "import", str(file), "--yes", code=4)
    assert "--map 1=name" in told
    prompt.ok("contacts", "import", str(file), "--yes", "--map", "2=name", "--map", "1=emails")
    assert [row["name"] for row in prompt.items("contacts")] == ["Ana Ruiz", "Jon Gil"]


def test_a_terminal_sees_how_far_it_has_come(
    prompt: Prompt, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    told = prompt("contacts", "import", str(file), "--yes").err
    assert "100 %" in told
    # Nothing of it stays.
    assert told.endswith(" \r")


def test_the_code_page_can_be_named(prompt: Prompt) -> None:
    file = prompt.folder / "old.csv"
    file.write_bytes("First Name,Last Name,Email\nИван,Петров,i@p.example\n".encode("cp1251"))
    prompt.ok("contacts", "import", str(file), "--yes", "--encoding", "cp1251")
    assert prompt.items("contacts")[0]["name"] == "Иван Петров"
    prompt.refused("contacts", "import", str(file), "--yes", "--encoding", "klingon", code=2)


BAD_FILES = {
    "empty": b"",
    "binary": bytes(range(256)) * 40,
    "renamed spreadsheet": b"PK\x03\x04" + b"\x00" * 500,
    "prose": b"Dear Ana,\nhow are you?\n",
    "no contact in it": b"Record ID,First Name,Email\n1,,\n2,,\n",
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_nothing_usable_is_exit_4_and_changes_nothing(people: Prompt, name: str) -> None:
    file = people.folder / "bad.csv"
    file.write_bytes(BAD_FILES[name])
    before = people.state_bytes
    told = people.refused("contacts", "import", str(file), "--yes", code=4)
    assert "bad.csv" in told
    assert people.state_bytes == before


def test_a_file_that_is_not_there_is_named(prompt: Prompt) -> None:
    result = prompt("contacts", "import", str(prompt.folder / "nowhere.csv"), "--yes")
    assert result.code in (1, 4)
    assert "nowhere.csv" in result.err
    assert not prompt.data.exists()


@pytest.mark.parametrize("suffix", [".csv", ".vcf", ".CSV"])
def test_what_was_exported_can_be_imported_elsewhere(people: Prompt, suffix: str) -> None:
    people.ok(
        "contacts", "edit", "Ana Ruiz", "notes==1+1, said she", "labels=VIP,Sur",
        "relationship=prospect", "language=en",
    )  # fmt: skip
    file = people.folder / f"out{suffix}"
    assert people.json("contacts", "export", str(file))["contacts"] == 7
    if os.name != "nt":
        assert file.stat().st_mode & 0o777 == 0o600
    other = str(people.folder / "other")
    people.ok("--data", other, "contacts", "import", str(file), "--yes")
    there = people.json("--data", other, "list", "contacts")["items"]
    # Nothing that the planner knows of a contact is lost on the way.
    same = ("name", "company", "emails", "phones", "labels", "notes", "relationship", "language")
    assert [{key: row[key] for key in same} for row in there] == [
        {key: row[key] for key in same} for row in people.items("contacts")
    ]


def test_an_export_is_for_the_program_named_and_tells_what_it_leaves_out(people: Prompt) -> None:
    people.ok("contacts", "edit", "Ana Ruiz", "labels=VIP,Sur")
    told = people.ok("contacts", "export", str(people.folder / "h.csv"), "--to", "hubspot").out
    assert "labels 2" in told
    people.ok("contacts", "edit", "Ana Ruiz", "relationship=prospect")
    told = people.ok("contacts", "export", str(people.folder / "g.csv"), "--to", "google").out
    assert "customer or prospect" in told
    assert "Lifecycle Stage" in (people.folder / "h.csv").read_text("utf-8")
    own = people.json("contacts", "export", str(people.folder / "o.csv"), "--to", "planner")
    assert own["left_out"] == {}
    cards = str(people.folder / "o.vcf")
    assert "--to" in people.refused("contacts", "export", cards, "--to", "google", code=2)


def test_an_export_does_not_overwrite_unless_told(people: Prompt) -> None:
    file = people.folder / "out.csv"
    file.write_text("mine")
    assert "--force" in people.refused("contacts", "export", str(file))
    assert file.read_text() == "mine"
    people.ok("contacts", "export", str(file), "--force")
    assert "Ruiz" in file.read_text(encoding="utf-8-sig")
    assert sorted(p.name for p in people.folder.iterdir()) == ["data", "out.csv", "people.csv"]


def test_an_export_to_nowhere_says_why(people: Prompt) -> None:
    people.refused("contacts", "export", str(people.folder / "no" / "such" / "out.csv"))


def test_a_contact_is_edited_field_by_field(people: Prompt) -> None:
    item = people.json(
        "contacts", "edit", "ana ruiz", "title=Gerente", "zone=America/Sao_Paulo", "language=es",
        "emails=ana@norte.example, a.ruiz@norte.example", "deal_of_the_year=yes",
    )  # fmt: skip
    assert (item["title"], item["zone"]) == ("Gerente", "America/Sao_Paulo")
    assert item["emails"] == ["ana@norte.example", "a.ruiz@norte.example"]
    assert people.json("show", "Ana Ruiz")["deal_of_the_year"] is True
    people.ok("undo")
    assert people.json("show", "Ana Ruiz")["title"] == ""


def test_the_deal_of_the_year_is_always_answered(people: Prompt) -> None:
    people.ok("contacts", "edit", "Ana Ruiz", "deal_of_the_year=yes")
    people.ok("focus", "start", "Price list")
    assert people.json("incoming", "Ana Ruiz", "gaskets")["verdict"] == "take"


@pytest.mark.parametrize("value", ["zone=Nowhere", "colour=red", "relationship=friend"])
def test_what_a_field_cannot_take_changes_nothing(people: Prompt, value: str) -> None:
    before = people.state_bytes
    people.refused("contacts", "edit", "Ana Ruiz", "title=Gerente", value)
    assert people.state_bytes == before


def test_who_calls_for_the_first_time_is_named_before_the_number_and_the_matter(
    people: Prompt,
) -> None:
    item = people.json("incoming", "Eva Prat 600 999 111 wrong gaskets")
    assert (item["contact"], item["about"]) == ("Eva Prat", "wrong gaskets")
    assert people.json("show", "Eva Prat")["phones"] == ["600 999 111"]
