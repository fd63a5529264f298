"""add, done, undo, redo."""

import pytest
from cli_prompt import Prompt


def test_add_prints_the_new_call_and_its_place_in_the_list(people: Prompt) -> None:
    item = people.json("add", "Ana Ruiz tomorrow 15:30 renewal")
    assert (item["kind"], item["state"], item["contact"]) == ("call", "open", "Ana Ruiz")
    assert item["objective"] == "renewal"
    assert item["due_at"] == "2026-03-03T15:30:00+01:00"
    listed = people.items("calls")
    assert [row for row in listed if row["id"] == item["id"]] == [item]


def test_add_takes_unquoted_words_and_spanish(people: Prompt) -> None:
    item = people.json("add", "Lucia", "Nuñez", "mañana", "12:15", "renovación")
    assert (item["contact"], item["due_at"]) == ("Lucía Núñez", "2026-03-03T12:15:00+01:00")


def test_add_plans_deep_work(prompt: Prompt) -> None:
    item = prompt.json("add", "focus 90m Price list")
    assert (item["kind"], item["state"], item["title"]) == ("deep", "planned", "Price list")
    assert item["planned_minutes"] == 90
    assert [row["id"] for row in prompt.items("blocks")] == [item["id"]]


def test_add_to_requests(people: Prompt) -> None:
    item = people.json("add", "Ana Ruiz wrong gaskets", "--to", "requests")
    assert (item["kind"], item["contact"]) == ("request", "Ana Ruiz")
    assert "gaskets" in item["about"]
    assert [row["id"] for row in people.items("requests")] == [item["id"]]


def test_add_to_deep(prompt: Prompt) -> None:
    item = prompt.json("add", "Price list 12:00", "--to", "deep")
    assert (item["kind"], item["planned_start"]) == ("deep", "2026-03-02T12:00:00+01:00")


def test_a_line_that_makes_no_sense_changes_nothing(people: Prompt) -> None:
    before = people.state_bytes
    people.refused("add", "Ana Ruiz 25:99 renewal")
    assert people.state_bytes == before


def test_people_read_the_id_first(people: Prompt) -> None:
    told = people.ok("add", "Ana Ruiz tomorrow 15:30 renewal").out
    (item,) = (row for row in people.items("calls") if row["due_at"])
    assert told.startswith(f"{item['id']}  ")


def test_done_ticks_off_a_call_by_id_or_by_name(people: Prompt) -> None:
    by_id = people.json("add", "Ana Ruiz 12:00 quote")["id"]
    people.json("add", "Luis Vega 12:30 quote")
    assert people.json("done", by_id)["state"] == "done"
    done = people.json("done", "luis", "vega")
    assert (done["contact"], done["state"]) == ("Luis Vega", "done")
    jon = people.json("add", "Jon Etxebarria 12:30 quote")
    assert people.json("done", jon["contact_id"])["id"] == jon["id"]
    assert not [row for row in people.items("calls") if row["due_at"]]
    over = [row for row in people.items("calls", "--all") if row["state"] == "done"]
    assert {row["contact"] for row in over} == {"Ana Ruiz", "Luis Vega", "Jon Etxebarria"}


def test_done_with_a_name_that_means_several_lists_them(people: Prompt) -> None:
    ids = [people.json("add", f"Ana Ruiz {time} quote")["id"] for time in ("12:00", "17:00")]
    told = people.refused("done", "Ana Ruiz")
    assert all(id_ in told for id_ in ids)


def test_done_ends_a_running_block(people: Prompt) -> None:
    block = people.json("block", "start")["id"]
    assert people.at("10:05").json("done", block)["ended_at"] == "2026-03-02T10:05:00+01:00"


def test_done_marks_a_planned_block(prompt: Prompt) -> None:
    block = prompt.json("add", "focus 90m Price list")["id"]
    assert prompt.json("done", block)["state"] == "done"
    assert prompt.items("blocks") == []
    assert [row["id"] for row in prompt.items("blocks", "--all")] == [block]


def test_done_does_not_close_a_request(people: Prompt) -> None:
    request = people.json("incoming", "Ana Ruiz", "gaskets")["id"]
    assert f"planner close {request} --answer" in people.refused("done", request)


@pytest.mark.parametrize("words", [("done", "p99"), ("done", "nobody"), ("undo",), ("redo",)])
def test_what_is_not_there_is_refused(prompt: Prompt, words: tuple[str, ...]) -> None:
    prompt.refused(*words)


def test_undo_says_what_it_undid_and_redo_does_it_again(people: Prompt) -> None:
    item = people.json("incoming", "Ana Ruiz", "gaskets")
    people.ok("close", item["id"], "--answer", "sent again")
    assert people.json("undo")["said"] == "Undone: Ana Ruiz: answered and closed."
    assert people.items("requests")[0]["state"] == "open"
    people.ok("undo")
    assert people.items("requests", "--all") == []
    assert "Ana Ruiz" in people.ok("redo").out
    people.ok("redo")
    assert people.items("requests", "--all")[0]["answer"] == "sent again"
    people.refused("redo")


def test_an_id_is_never_used_again(people: Prompt) -> None:
    first = people.json("incoming", "Ana Ruiz", "gaskets")["id"]
    people.ok("undo")
    assert people.json("incoming", "Ana Ruiz", "gaskets")["id"] != first
