"""A talk and whom it was with, from the command line."""

import pytest
from cli_prompt import Prompt


@pytest.fixture
def log(people: Prompt) -> Prompt:
    """Ana Ruiz was called at ten and did not answer."""
    people.ok("log", "Ana Ruiz", "--outcome", "voicemail")
    return people


class TestMarks:
    def test_are_logged_with_the_call_in_their_order(self, people: Prompt) -> None:
        touch = people.json(
            "log", "ana", "--outcome", "spoke", "--mark", "referral-asked", "--mark", "what-else"
        )
        assert touch["marks"] == ["what-else", "referral-asked"]
        assert "marks      what else, referral asked" in people.ok("show", touch["id"]).out

    def test_come_after_it_and_go_again(self, log: Prompt) -> None:
        assert log.json("mark", "ana", "did-you-know")["marks"] == ["did-you-know"]
        assert log.json("mark", "ana", "did-you-know")["marks"] == []
        assert "Log the call first" in log.refused("mark", "luis", "did-you-know")
        log.refused("mark", "ana", "sold-it", code=2)

    def test_in_a_block_they_wait_for_the_call_of_the_moment(self, people: Prompt) -> None:
        people.ok("block", "start")
        current = people.json("block", "status")["current_id"]
        assert people.json("mark", current, "what-else")["kind"] == "calls"
        assert people.json("log", current, "--outcome", "spoke")["marks"] == ["what-else"]


class TestReason:
    def test_a_second_touch_in_a_day_needs_one(self, log: Prompt) -> None:
        told = log.refused("log", "ana", "--outcome", "no-answer")
        assert "second touch in one day" in told
        assert "reason" in told
        touch = log.json("log", "ana", "--outcome", "no-answer", "--reason", "she rang off")
        assert touch["reason"] == "she rang off"
        assert "she rang off" in log.ok("show", touch["id"]).out

    def test_the_page_says_what_one_more_would_cost(self, log: Prompt) -> None:
        assert "1 without an answer in 14 days" in log.ok("show", "ana").out
        assert "without an answer" not in log.ok("show", "luis").out


def test_mood_of_a_call_and_of_a_request(log: Prompt) -> None:
    (touch,) = log.items("touches")
    assert log.json("mood", touch["id"], "bad")["mood"] == "bad"
    assert log.json("mood", touch["id"], "bad")["mood"] is None
    request = log.json("incoming", "luis", "gaskets", "--take")["id"]
    assert "good" in log.ok("mood", request, "good").out
    log.refused("mood", "c1", "good")


def test_how_they_want_to_be_reached_decides_the_channel(people: Prompt) -> None:
    people.ok("prefer", "ana", "email", "every", "30", "days")
    assert "email · at most every 30 days" in people.ok("show", "ana").out
    channels = {row["contact"]: row["channel"] for row in people.items("calls")}
    assert channels.pop("Ana Ruiz") == "email"
    assert set(channels.values()) == {"phone"}
    assert "'purple'" in people.refused("prefer", "ana", "purple")


def test_a_rest_and_waking(people: Prompt) -> None:
    assert people.json("rest", "ana", "12/06", "no", "budget")["state"] == "resting"
    rows = {row["contact"]: row for row in people.items("calls")}
    assert rows["Ana Ruiz"]["left_out"] == "rests until Fri 12 Jun"
    assert people.json("wake", "ana")["state"] == "active"
    assert "back from a rest: no budget" in {row["reason"] for row in people.items("calls")}
    assert "not resting" in people.refused("wake", "ana")
    told = people.refused("rest", "ana", "no", "budget")
    example = told.partition("as in: ")[2].rstrip(".").split()
    for month in range(1, 13):
        people.at("10:00", f"2027-{month:02}-20T{{}}+00:00[UTC]")
        people.ok("rest", "ana", *example)


def test_skip_and_swap(people: Prompt) -> None:
    people.refused("skip")
    people.ok("block", "start")
    first = people.json("block", "status")["current_id"]
    assert people.json("skip")["kind"] == "calls"
    second = people.json("block", "status")["current_id"]
    assert second != first
    people.ok("swap", second)
    assert people.json("block", "status")["current_id"] not in (first, second)
    assert people.items("touches") == []


def test_whom_somebody_named_stands_in_the_queue(people: Prompt) -> None:
    new = people.json("refer", "ana", "Zoe", "Marsh,", "Marsh", "Ltd,", "+353 1 555 0217")
    assert (new["name"], new["company"], new["phones"]) == (
        "Zoe Marsh",
        "Marsh Ltd",
        ["+353 1 555 0217"],
    )
    reasons = {row["contact"]: row["reason"] for row in people.items("calls")}
    assert reasons["Zoe Marsh"] == "recommended by Ana Ruiz"
    assert "known already" in people.refused("refer", "luis", "Zoe", "Marsh")
