"""The report at the prompt: which days, for people, for programs, as a page."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cli_prompt import Prompt
from doc_pages import PAGES, codes
from report_samples import told_days

from planner.store import open_store

THURSDAY = "2026-03-05T{}+01:00[Europe/Madrid]"


@pytest.fixture
def told(prompt: Prompt) -> Prompt:
    """A prompt on the evening of a Thursday, with weeks of work behind it."""
    prompt.data.mkdir()
    with open_store(prompt.data).transaction() as transaction:
        transaction.save(told_days(date(2026, 1, 26), date(2026, 3, 5)))
    return prompt.at("19:00", THURSDAY)


def days(report: Any) -> tuple[str, str]:
    return report["first"], report["last"]


@pytest.mark.parametrize(
    ("words", "first", "last", "length"),
    [
        ("", "2026-03-02", "2026-03-08", "week"),
        ("--week", "2026-03-02", "2026-03-08", "week"),
        ("--week 7d", "2026-02-23", "2026-03-01", "week"),
        ("--month", "2026-03-01", "2026-03-31", "month"),
        ("--month 2026-02-14", "2026-02-01", "2026-02-28", "month"),
        ("--from 2026-03-03", "2026-03-03", "2026-03-05", "days"),
        ("--from 2026-02-03 --to yesterday", "2026-02-03", "2026-03-04", "days"),
    ],
)
def test_the_days_meant(told: Prompt, words: str, first: str, last: str, length: str) -> None:
    report = told.json("report", *words.split())
    assert (days(report), report["length"]) == ((first, last), length)
    assert (report["days"][0]["day"], report["days"][-1]["day"]) == (first, last)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--to 2026-03-01", "--from"),
        ("--week --month", "not allowed"),
        ("--week --from today", "not allowed"),
        ("--from 2025-03-01", "a year at most"),
        ("--from tomorrow", "is no report"),
        ("--week 9999-12-31", "is no report"),
    ],
)
def test_what_makes_no_report(told: Prompt, words: str, said: str) -> None:
    assert said in told.refused("report", *words.split(), code=2)


def test_for_people_the_sums_are_those_for_programs(told: Prompt) -> None:
    report = told.json("report")
    lines = told.ok("report").out.splitlines()
    assert lines[0] == "Week 10 · 2 Mar – 8 Mar 2026"
    assert max(map(len, lines)) <= 80
    (calls,) = (line.split() for line in lines if "proactive calls" in line)
    assert calls[-3:] == [str(report["calls"]), "before", str(report["before"]["calls"])]
    assert sum(day["calls"] for day in report["days"]) == report["calls"] > 0
    thursday = next(line for line in lines if line.startswith("  Thu 5"))
    assert set("█▓▒░") & set(thursday)
    assert thursday.endswith(f"{report['days'][3]['outcomes']['spoke']} spoke")


def test_signs_in_ascii(told: Prompt) -> None:
    told.ok("config", "set", "look.signs", "ascii")
    names = "Íñigo Sáez"
    assert told.ok("report").out.replace(names, "").isascii()


def test_nothing_yet(prompt: Prompt) -> None:
    assert "Nothing is written down yet" in prompt.ok("report").out
    report = prompt.json("report")
    assert (report["calls"], report["share"], report["hours"]) == (0, None, [])


def test_the_page_replaces_nothing_unless_told_to(told: Prompt) -> None:
    file = told.folder / "week.html"
    said = told.json("report", "--html", str(file))
    assert said == {"file": str(file)}
    first = file.read_bytes()
    assert first.startswith(b"<!DOCTYPE html>")
    assert "--force" in told.refused("report", "--month", "--html", str(file))
    assert file.read_bytes() == first
    told.ok("report", "--month", "--html", str(file), "--force")
    assert b"March 2026" in file.read_bytes()
    assert sorted(path.name for path in told.folder.glob("week*")) == ["week.html"]


def test_a_page_for_the_next_program(told: Prompt) -> None:
    before = sorted(told.folder.iterdir())
    page = told.ok("report", "--html", "-").out
    assert page.startswith("<!DOCTYPE html>")
    assert page.endswith("</html>\n")
    assert "name a file" in told.refused("--json", "report", "--html", "-", code=2)
    assert sorted(told.folder.iterdir()) == before


def test_a_page_that_cannot_be_written(told: Prompt) -> None:
    nowhere = told.folder / "none" / "week.html"
    assert "cannot be written" in told.refused("report", "--html", str(nowhere))


def test_days_moved_to_history_are_told_and_a_damaged_month_is_said(told: Prompt) -> None:
    before = told.json("report", "--month", "2026-02-01")
    told.at("09:00", "2026-06-01T{}+02:00[Europe/Madrid]").ok("add", "Ana Ruiz tomorrow 10:00 x")
    months = sorted(path.name for path in Path(told.data).rglob("2026-0*.json"))
    assert "2026-02.json" in months
    assert told.json("report", "--month", "2026-02-01") == before
    (february,) = Path(told.data).rglob("2026-02.json")
    february.write_bytes(february.read_bytes()[:100])
    assert "2026-02.json" in told.refused("report", "--month", "2026-02-01", code=3)
    assert told.json("report", "--month")["calls"] == 0


def test_json_has_the_keys_that_the_docs_name(told: Prompt) -> None:
    rows = PAGES["cli.md"].section("The report").rows()
    report = told.json("report", "--month", "2026-02-01")
    assert {key for row in rows for key in codes(row[0])} == report.keys()
    said = {codes(row[0])[0]: set(codes(row[1])) for row in rows}
    for key in ("days", "protected", "interruptions", "offences"):
        assert set(report[key][0]) <= said[key], key
    for key in ("promises", "answers", "deferred", "moods", "marks", "before"):
        assert set(report[key]) <= said[key], key
    hour = next(hour for hour in report["hours"] if hour["claim"])
    assert {*hour, *hour["claim"]} <= said["hours"]
