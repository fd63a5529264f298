"""The call block and deep work without the screen."""

from cli_prompt import Prompt


def test_a_block_from_start_to_stop(people: Prompt) -> None:
    block = people.json("block", "start")
    assert (block["kind"], block["state"], block["target"]) == ("calls", "running", 5)
    assert (block["touches"], block["interruptions"]) == (0, 0)
    assert block["started_at"] == "2026-03-02T10:00:00+01:00"
    for minute, outcome in enumerate(("spoke", "voicemail", "no-answer"), start=1):
        current = people.at(f"10:0{minute}").json("block", "status")["current"]
        people.ok("log", current, "--outcome", outcome)
    people.at("10:12")
    status = people.json("block", "status")
    assert status["touches"] == 3
    # The clock ran on for a moment while the block was started.
    assert status["left_seconds"] in (180, 181)
    told = people.ok("block", "stop").out
    assert "3 calls · 1 spoke · 1 voicemail · 1 no answer" in told
    (row,) = people.items("blocks")
    assert (row["state"], row["ended_at"]) == ("done", "2026-03-02T10:12:00+01:00")
    assert (row["touches"], row["ending"]) == (3, "stopped")


def test_the_picks_are_told_with_their_numbers(people: Prompt) -> None:
    told = people.ok("block", "start").out
    assert told.count("+34 9") == 5


def test_a_wrong_number_is_a_try_too(people: Prompt) -> None:
    people.ok("block", "start")
    current = people.json("block", "status")["current_id"]
    assert people.json("log", current, "--outcome", "wrong-number")["outcome"] == "wrong-number"
    assert people.json("block", "status")["current_id"] != current


def test_one_block_at_a_time(people: Prompt) -> None:
    people.ok("block", "start")
    people.refused("block", "start")
    people.refused("focus", "start", "Price list")
    assert "start some" in people.refused("focus", "stop")
    people.ok("block", "stop")
    assert "start one" in people.refused("block", "stop")


def test_nobody_to_call_says_what_would_help(prompt: Prompt) -> None:
    assert "import" in prompt.refused("block", "start")


def test_the_siesta_is_no_time_for_calls(people: Prompt) -> None:
    assert "16:00" in people.at("14:30").refused("block", "start")


def test_a_forgotten_block_is_shown_as_ended_honestly_and_left_as_it_is(people: Prompt) -> None:
    people.ok("block", "start")
    before = people.state_bytes
    status = people.at("11:00").json("block", "status")
    assert (status["state"], status["ended_at"]) == ("done", "2026-03-02T10:15:00+01:00")
    assert "10:15" in people.ok("block", "status").out
    assert people.items("blocks")[0]["state"] == "done"
    assert people.state_bytes == before


def test_a_block_over_its_time_goes_on_until_it_is_ended(people: Prompt) -> None:
    people.ok("block", "start")
    told = people.at("10:40:30").ok("block", "status").out
    assert told.startswith("Five calls: its time was over at 10:15; planner block stop ends it · ")
    assert "25 min over" in people.ok("block", "stop").out
    assert people.ok("block", "status").out.startswith("Five calls: ended at 10:40 · ")


def test_a_forgotten_block_does_not_stand_in_the_way(people: Prompt) -> None:
    people.ok("block", "start")
    people.at("11:00").ok("block", "start")
    ended, running = people.items("blocks")
    assert (ended["ended_at"], ended["ending"]) == ("2026-03-02T10:15:00+01:00", "settled")
    assert running["state"] == "running"
    # Settling is no change of the rep's: undo takes back the start.
    people.ok("undo")
    assert [row["state"] for row in people.items("blocks")] == ["done"]
    people.ok("undo")
    assert people.items("blocks", "--all") == []


def test_the_last_call_is_not_cut(people: Prompt) -> None:
    people.ok("block", "start")
    current = people.json("block", "status")["current"]
    people.at("10:17").ok("log", current, "--outcome", "spoke")
    assert people.json("block", "status")["touches"] == 1


def test_status_without_a_block(prompt: Prompt) -> None:
    assert prompt.json("block", "status")["state"] == "none"
    assert prompt.ok("block", "status").out == "No block today yet.\n"


def test_deep_work_from_plan_to_end(prompt: Prompt) -> None:
    planned = prompt.json("add", "focus 90m Price list")["id"]
    started = prompt.json("focus", "start", "price", "list")
    assert (started["id"], started["state"], started["planned_minutes"]) == (planned, "running", 90)
    assert prompt.at("10:40:30").json("block", "status")["left_seconds"] in (2970, 2971)
    ended = prompt.json("focus", "stop")
    assert ended["ended_at"] == "2026-03-02T10:40:30+01:00"
    assert "touches" not in ended
    assert prompt.ok("status", "--format", "{focus}").out == "40 min\n"


def test_a_second_block_is_refused_with_the_command_that_ends_the_first(people: Prompt) -> None:
    people.ok("focus", "start", "Price list")
    told = "“Price list” is running; planner focus stop ends it."
    assert people.refused("block", "start") == people.refused("focus", "start") == told
    people.ok("focus", "stop")
    people.ok("block", "start")
    told = "“Five calls” is running; planner block stop ends it."
    assert people.refused("block", "start") == people.refused("focus", "start") == told


def test_deep_work_by_id_by_title_and_without_a_name(prompt: Prompt) -> None:
    planned = prompt.json("add", "focus 90m Price list")["id"]
    assert prompt.json("focus", "start", planned)["id"] == planned
    prompt.at("10:10").ok("focus", "stop")
    fresh = prompt.json("focus", "start", "Acme contract")
    assert (fresh["title"], fresh["planned_start"]) == ("Acme contract", None)
    prompt.at("10:20").ok("focus", "stop")
    assert prompt.json("focus", "start")["state"] == "running"


def test_an_interruption_of_deep_work_is_counted(people: Prompt) -> None:
    block = people.json("focus", "start", "Price list")["id"]
    item = people.at("10:10").json("incoming", "Ana Ruiz", "gaskets")
    assert (item["verdict"], item["interrupted"]) == ("defer", block)
    assert people.at("10:30").json("focus", "stop")["interruptions"] == 1
