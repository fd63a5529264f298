"""The plan of the day by commands."""

import pytest
from cli_prompt import Prompt


@pytest.fixture
def planned(people: Prompt) -> Prompt:
    """Two blocks of an hour, one directly after the other, from 15:00 on."""
    for start in ("15:00", "16:00"):
        people.ok("add", "focus", start, "60m", f"Work of {start}")
    return people


def times(prompt: Prompt) -> list[tuple[str, int]]:
    return sorted(
        (block["planned_start"][11:16], block["planned_minutes"])
        for block in prompt.items("blocks")
    )


def first(prompt: Prompt) -> str:
    return str(min(prompt.items("blocks"), key=lambda block: block["planned_start"])["id"])


def test_move_by_minutes_pushes_and_move_to_a_time_does_not(planned: Prompt) -> None:
    block = first(planned)
    assert "pushed" in planned.ok("block", "move", block, "--by", "15").out
    assert times(planned) == [("15:15", 60), ("16:15", 60)]
    assert planned.json("block", "move", block, "12:00")["id"] == block
    assert times(planned) == [("12:00", 60), ("16:15", 60)]
    planned.ok("undo")
    planned.ok("undo")
    assert times(planned) == [("15:00", 60), ("16:00", 60)]
    planned.ok("block", "move", block, "--by=-15")
    assert times(planned) == [("14:45", 60), ("16:00", 60)]


def test_longer_shorter_split(planned: Prompt) -> None:
    block = first(planned)
    planned.ok("block", "longer", block, "30")
    assert times(planned) == [("15:00", 90), ("16:30", 60)]
    planned.ok("block", "shorter", block)
    assert times(planned) == [("15:00", 75), ("16:30", 60)]
    planned.ok("block", "split", block)
    assert times(planned) == [("15:00", 30), ("15:30", 45), ("16:30", 60)]


def test_later_and_tomorrow(planned: Prompt) -> None:
    block = first(planned)
    planned.ok("block", "tomorrow", block)
    (moved,) = (each for each in planned.items("blocks") if each["id"] == block)
    assert moved["planned_start"] == "2026-03-03T15:00:00+01:00"
    planned.refused("block", "back", block)
    other = first(planned)
    assert "moved to" in planned.ok("block", "later", other).out


def test_what_is_left_of_deep_work_is_offered_and_taken(people: Prompt) -> None:
    people.ok("focus", "start", "Price list")
    told = people.at("10:20:30").ok("focus", "stop").out
    assert "40 min left" in told
    block = people.items("blocks")[0]["id"]
    assert f"planner block later {block}" in told
    rest = people.json("block", "later", block)
    assert (rest["title"], rest["planned_minutes"], rest["state"]) == ("Price list", 40, "planned")


@pytest.mark.parametrize(
    "words", [("move", "b1"), ("move", "b1", "16:00", "--by", "5"), ("longer", "b1", "0")]
)
def test_half_a_command_is_wrong_usage(prompt: Prompt, words: tuple[str, ...]) -> None:
    assert prompt("block", *words).code == 2
