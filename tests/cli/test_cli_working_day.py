"""The main job by command: import, block, logging, an interruption, deep work, and back again."""

from pathlib import Path

import pytest
from cli_prompt import PEOPLE, Prompt

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
FILES = [
    "csv/google-new.csv",
    "csv/hubspot.csv",
    "csv/outlook-desktop-cp1252.csv",
    "vcard/iphone-3.0-photo.vcf",
]

CARDS = """\
BEGIN:VCARD
VERSION:3.0
FN:Begoña Íñiguez
ORG:Bodegas Íñiguez
TEL;TYPE=CELL:+34 655 000 111
EMAIL:b@iniguez.example
END:VCARD
"""


@pytest.fixture
def files(prompt: Prompt) -> list[str]:
    """Our own small files: the same ground as the samples, wherever the tests run."""
    people, cards = prompt.folder / "people.csv", prompt.folder / "cards.vcf"
    people.write_bytes(PEOPLE.encode("cp1252"))
    cards.write_text(CARDS, encoding="utf-8")
    return [str(people), str(cards)]


@pytest.fixture
def samples() -> list[str]:
    if not SAMPLES.exists():
        pytest.skip("the sample files are not here")
    return [str(SAMPLES / file) for file in FILES]


def _day(prompt: Prompt, files: list[str]) -> None:
    report = prompt.json("contacts", "import", *files, "--yes")
    assert report["new"] > 0
    callable_now = [row for row in prompt.items("calls") if row["left_out"] is None]
    assert callable_now
    assert all(row["reason"] and row["objective"] for row in callable_now)

    block = prompt.at("10:00").json("block", "start")
    first = prompt.json("block", "status")["current"]
    prompt.at("10:02").ok("log", first, "--outcome", "voicemail")

    caller = prompt.items("contacts")[0]["name"]
    request = prompt.at("10:03").json("incoming", caller, "an invoice")
    assert (request["verdict"], request["state"]) == ("defer", "deferred")
    assert request["interrupted"] == block["id"]
    assert prompt.json("show", request["id"])["mail"]["body"]

    status = prompt.at("10:06").json("block", "status")
    assert (status["id"], status["state"]) == (block["id"], "running")
    assert (status["touches"], status["interruptions"]) == (1, 1)
    assert status["left_seconds"] in (540, 541)
    prompt.at("10:10").ok("block", "stop")

    planned = prompt.json("add", "focus 90m Price list 10:30")
    prompt.at("10:30").ok("focus", "start", planned["id"])
    # Away and back again: nothing was in memory, all of it is in the file.
    assert prompt.at("11:00").json("block", "status")["left_seconds"] in (3600, 3601)
    assert prompt.at("11:15:30").json("focus", "stop")["ended_at"].startswith("2026-03-02T11:15")

    calls, deep = prompt.items("blocks")
    assert (calls["state"], deep["state"]) == ("done", "done")
    assert prompt.items("requests")[0]["id"] == request["id"]
    assert prompt.ok("status").out == "calls 1/5 · requests 0 open 1 by email · focus 45 min/3h\n"


def test_the_working_day_on_files_of_our_own(prompt: Prompt, files: list[str]) -> None:
    _day(prompt, files)
    assert {row["name"] for row in prompt.items("contacts")} >= {"Lucía Núñez", "Begoña Íñiguez"}


def test_the_working_day_on_the_samples(prompt: Prompt, samples: list[str]) -> None:
    _day(prompt, samples)
    names = {row["name"] for row in prompt.items("contacts")}
    assert {"María José Núñez", "Nora Lind"} <= names


def test_each_sample_by_itself(prompt: Prompt, samples: list[str]) -> None:
    for number, file in enumerate(samples):
        other = str(prompt.folder / str(number))
        report = prompt.json("--data", other, "contacts", "import", file, "--yes")
        assert report["new"] > 0, file
        again = prompt.json("--data", other, "contacts", "import", file, "--yes")
        assert (again["new"], again["changed"]) == (0, 0), file
        assert all(row["reason"] and row["line"] for row in report["skipped"])
