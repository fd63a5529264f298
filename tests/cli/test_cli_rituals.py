"""Morning and evening at the prompt."""

from cli_prompt import Prompt

TUESDAY = "2026-03-03T{}+01:00[Europe/Madrid]"


def test_the_morning_is_printed_and_changes_nothing(people: Prompt) -> None:
    people.ok("add", "focus", "60m", "price list")
    people.at("09:00")
    before = people.state_bytes
    printed = people.ok("morning").out
    assert people.state_bytes == before
    assert printed.startswith("Your five\n")
    assert "09:15–10:15  price list" in printed


def test_accepted_it_gives_blocks_their_time_and_the_block_its_five(people: Prompt) -> None:
    people.ok("add", "focus", "60m", "price list")
    taken = people.at("09:00").json("morning", "--accept")
    assert taken["said"] == "The day begins; 5 calls are chosen. 1 block of deep work has its time."
    (block,) = people.items("blocks")
    assert block["planned_start"] == "2026-03-02T09:15:00+01:00" == taken["plan"][0]["start"]
    five = [call["contact"] for call in taken["five"]]
    people.at("10:00").ok("block", "start")
    calls = people.items("blocks")[-1]
    assert people.json("show", calls["id"])["picks"] == five
    assert people.json("morning")["said"] is None


def test_the_evening_tells_what_is_open_and_proposes_a_line(people: Prompt) -> None:
    people.ok("log", "ana", "--outcome", "spoke")
    people.ok("incoming", "luis", "price of valves", "--take")
    told = people.at("18:10").json("evening")
    assert [request["about"] for request in told["requests"]] == ["price of valves"]
    assert (told["day"], told["next_day"]) == ("2026-03-02", "2026-03-03")
    assert (told["line"], told["said"]) == ("1 proactive, 1 reactive", None)
    assert len(told["five"]) == 5
    printed = people.ok("evening").out
    assert "Luis Vega · price of valves · no promise" in printed
    assert "The first five of Tue 3 Mar" in printed


def test_a_line_of_ones_own_ends_the_day(people: Prompt) -> None:
    people.ok("log", "ana", "--outcome", "spoke")
    told = people.at("18:10").json("evening", "--line", "a good day")
    assert told["said"] == "Mon 2 Mar: a good day"
    assert people.json("evening")["line"] == "a good day"
    assert people.at("09:00", TUESDAY).json("morning")["yesterday"] is None
    assert people.at("09:00").ok("undo").out == "Undone: Mon 2 Mar: a good day\n"


def test_an_evening_left_out_waits_for_the_morning(people: Prompt) -> None:
    people.ok("log", "ana", "--outcome", "spoke")
    told = people.at("09:00", TUESDAY).json("morning")
    assert told["yesterday"] == {"day": "2026-03-02", "line": "1 proactive, 0 reactive"}
    assert "Mon 2 Mar waits for its line" in people.ok("morning", "--accept").out
    assert people.json("morning")["yesterday"] is None


def test_an_evening_left_out_can_be_made_up_for_before_work(people: Prompt) -> None:
    people.ok("log", "ana", "--outcome", "spoke")
    told = people.at("07:30", TUESDAY).json("evening", "--accept")
    assert (told["day"], told["next_day"]) == ("2026-03-02", "2026-03-03")
    assert people.json("morning")["yesterday"] is None


def test_line_and_accept_are_one_or_the_other(people: Prompt) -> None:
    people.refused("evening", "--line", "x", "--accept", code=2)


def test_an_empty_planner_has_a_morning_and_an_evening_too(prompt: Prompt) -> None:
    assert prompt.ok("morning").out == "Nothing waits; the day is yours.\n"
    assert prompt.ok("evening").out == (
        "Nobody can be called on Tue 3 Mar.\n0 proactive, 0 reactive\n"
    )
    assert prompt.ok("morning", "--accept").out == "The day begins.\n"
