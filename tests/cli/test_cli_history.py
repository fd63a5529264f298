"""What moved to history is found when it is asked for, and not looked at when it is not."""

import json
import sys
from collections.abc import Iterator

import pytest
from cli_prompt import Prompt
from day_samples import CONFIG, THURSDAY, customer, days_ago, state_of

from planner.cli.faces.page import page
from planner.cli.faces.view import view_of
from planner.model.touch import Outcome, Touch

JUNE = "2026-06-09T{}+02:00[Europe/Madrid]"
opened: list[str] = []
_watching: list[bool] = []


def _watch(event: str, given: tuple[object, ...]) -> None:
    if _watching and event in ("open", "os.listdir", "os.scandir") and "history" in str(given[0]):
        opened.append(str(given[0]))


sys.addaudithook(_watch)


@pytest.fixture
def watched() -> Iterator[list[str]]:
    """What of history is looked at from now on."""
    opened.clear()
    _watching.append(True)
    yield opened
    _watching.clear()


@pytest.fixture
def later(people: Prompt) -> Prompt:
    """A day of March with one of everything, three months and a hundred changes later."""
    people.ok("log", "Ana Ruiz", "--outcome", "spoke", "--note", "asked about delivery")
    people.ok("incoming", "Jon Etxebarria", "gaskets")
    people.ok("close", "Jon Etxebarria", "--answer", "sent")
    people.ok("incoming", "Marta Solé", "still open")
    people.ok("add", "Luis Vega quote Q-118")
    people.ok("done", "Luis Vega")
    people.ok("focus", "start", "Price list")
    people.at("10:30").ok("focus", "stop")
    without_undo(people)
    people.at("10:00", JUNE).ok("log", "Nuria Pons", "--outcome", "voicemail")
    assert [file.name for file in (people.data / "history").iterdir()] == ["2026-03.json"]
    return people


def without_undo(prompt: Prompt) -> None:
    """As after a hundred more changes: what can be undone does not move."""
    file = prompt.data / "planner.json"
    tables = json.loads(file.read_text())
    tables["steps"] = {}
    file.write_text(json.dumps(tables))


def contacts_of(prompt: Prompt, *words: str) -> list[str]:
    return [row["contact"] for row in prompt.items(*words)]


def test_lists_reach_back_when_asked(later: Prompt) -> None:
    assert contacts_of(later, "touches") == ["Nuria Pons"]
    for asked in ("--all", "--since=2026-03-02", "--since=100d"):
        assert contacts_of(later, "touches", asked) == ["Ana Ruiz", "Nuria Pons"]
    assert contacts_of(later, "touches", "--since", "2026-04-01") == ["Nuria Pons"]
    assert contacts_of(later, "requests") == ["Marta Solé"]
    assert contacts_of(later, "requests", "--all") == ["Marta Solé", "Jon Etxebarria"]
    assert [row["title"] for row in later.items("blocks", "--all")] == ["Price list"]
    assert "quote Q-118" in [row["objective"] for row in later.items("calls", "--all")]
    assert "asked about delivery" in later.ok("list", "touches", "--all").out


def test_a_contact_is_shown_with_all_touches(later: Prompt) -> None:
    assert [row["note"] for row in later.json("show", "ana ruiz")["touches"]] == [
        "asked about delivery"
    ]
    assert "asked about delivery" in later.ok("show", "Ana Ruiz").out
    assert [row["answer"] for row in later.json("show", "jon")["requests"]] == ["sent"]


def test_a_page_says_that_there_are_older_touches() -> None:
    ana = customer("c1", name="Ana Ruiz")
    touches = [
        Touch(id=f"t{n}", contact="c1", at=days_ago(n), outcome=Outcome.SPOKE) for n in range(1, 24)
    ]
    shown = page(ana, view_of(state_of(ana, *touches), THURSDAY, CONFIG))
    assert shown.endswith("and 3 older ones: planner list touches --all has them")
    assert "older" not in page(ana, view_of(state_of(ana, *touches[:20]), THURSDAY, CONFIG))


@pytest.mark.parametrize("kind", ["touches", "requests", "blocks"])
def test_what_has_moved_is_shown_by_its_id(later: Prompt, kind: str) -> None:
    rows = later.items(kind, "--all")
    assert rows
    for row in rows:
        assert later.json("show", row["id"].upper()).items() >= row.items()
    later.refused("show", "t99")


def test_no_other_command_looks_at_history(later: Prompt, watched: list[str]) -> None:
    request = later.items("requests")[0]["id"]
    for words in (
        ["status"],
        ["list", "calls"],
        ["list", "requests"],
        ["list", "blocks"],
        ["list", "touches"],
        ["list", "contacts", "--all"],
        ["show", request],
        ["block", "status"],
        ["add", "Carmen Otero tomorrow 12:00 renewal"],
        ["incoming", "Lucía Núñez", "forty units"],
        ["promise", request, "18:00"],
        ["close", request, "--answer", "done"],
        ["log", "Luis Vega", "--outcome", "no-answer"],
        ["undo"],
        ["redo"],
        ["config", "show"],
        ["--help"],
    ):
        later.ok(*words)
        assert watched == [], words
    later.ok("list", "touches", "--all")
    assert any("2026-03.json" in path for path in watched)


def test_a_damaged_month_is_named_where_it_is_asked_for(later: Prompt) -> None:
    file = later.data / "history" / "2026-03.json"
    file.write_text(file.read_text()[:-40])
    told = later.refused("list", "touches", "--all", code=3)
    assert str(file) in told
    assert "mend it or move it away" in told
    assert contacts_of(later, "touches") == ["Nuria Pons"]
    assert contacts_of(later, "touches", "--since", "2026-04-02") == ["Nuria Pons"]
    later.ok("log", "Ana Ruiz", "--outcome", "spoke")


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Lima"])
def test_the_edges_of_the_calendar_can_be_asked_for(later: Prompt, zone: str) -> None:
    later.at("10:00", f"2026-06-09T{{}}+00:00[{zone}]")
    assert len(later.items("touches", "--since", "0001-01-01")) == 2
    assert later.items("touches", "--since", "9999-12-31") == []


@pytest.fixture
def unlisted(people: Prompt) -> Prompt:
    """A history that the system does not list, also for who may read everything: it leads to
    itself."""
    history = people.data / "history"
    try:
        history.symlink_to(history)
    except OSError:
        pytest.skip("no links here")
    return people


@pytest.mark.parametrize(
    "command",
    [
        ("doctor",),
        ("find", "ana"),
        ("report",),
        ("show", "Ana Ruiz"),
        ("list", "requests", "--all"),
        ("export", "calls", "--to", "csv", "--since", "2026-01-01"),
        ("export", "person", "Ana Ruiz"),
    ],
)
def test_who_asks_for_a_history_that_cannot_be_listed_is_told(
    unlisted: Prompt, command: tuple[str, ...]
) -> None:
    result = unlisted(*command)
    assert result.code == 3
    assert "mend it or move it away" in result.out + result.err


def test_a_day_goes_on_without_a_history_that_cannot_be_listed(unlisted: Prompt) -> None:
    unlisted.ok("log", "Ana Ruiz", "--outcome", "spoke")
    without_undo(unlisted)
    unlisted.at("10:00", JUNE).ok("log", "Nuria Pons", "--outcome", "voicemail")
    assert len(json.loads(unlisted.state_bytes)["touches"]) == 2
