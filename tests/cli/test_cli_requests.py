"""incoming, close, promise, support."""

import pytest
from cli_prompt import Prompt


def test_available_the_verdict_is_take_it(people: Prompt) -> None:
    item = people.json("incoming", "ana", "wrong", "gaskets")
    assert (item["contact"], item["about"]) == ("Ana Ruiz", "wrong gaskets")
    assert (item["state"], item["verdict"], item["interrupted"]) == ("open", "take", None)
    assert item["received_at"] == "2026-03-02T10:00:00+01:00"
    assert "available" in item["reason"]


def test_in_a_block_the_verdict_is_to_defer_and_the_block_remembers(people: Prompt) -> None:
    block = people.json("block", "start")
    item = people.at("10:04").json("incoming", "Jon Etxebarria", "delivery")
    assert (item["state"], item["verdict"]) == ("deferred", "defer")
    assert item["interrupted"] == block["id"]
    assert item["promised_at"] == "2026-03-02T13:00:00+01:00"
    assert people.json("block", "status")["interruptions"] == 1


def test_people_read_the_verdict_and_its_reason(people: Prompt) -> None:
    people.ok("focus", "start", "Price list")
    first, second = people.ok("incoming", "Jon Etxebarria", "delivery").out.splitlines()
    assert first.startswith("Do not answer: defer to email: ")
    assert "Jon Etxebarria" in second


def test_once_its_time_is_over_a_block_protects_no_more(people: Prompt) -> None:
    block = people.json("block", "start")["id"]
    item = people.at("10:20").json("incoming", "Ana Ruiz", "gaskets")
    assert (item["verdict"], item["interrupted"]) == ("take", None)
    (row,) = people.items("blocks")
    assert (row["id"], row["state"]) == (block, "done")
    assert row["ended_at"] == "2026-03-02T10:15:00+01:00"


def test_the_same_again_is_already_in_hand(people: Prompt) -> None:
    first = people.json("incoming", "Ana Ruiz", "wrong gaskets", "--defer")
    again = people.at("10:10").json("incoming", "Ana Ruiz", "the gaskets")
    assert (again["id"], again["verdict"]) == (first["id"], "in-hand")
    assert "13:00" in again["reason"]
    assert len(people.items("requests")) == 1


@pytest.mark.parametrize(
    ("options", "state", "promised"),
    [
        (("--defer",), "deferred", "2026-03-02T13:00:00+01:00"),
        (("--take",), "open", None),
        (("--call-back", "12:45"), "open", "2026-03-02T12:45:00+01:00"),
        (("--call-back", "mañana 9:30"), "open", "2026-03-03T09:30:00+01:00"),
    ],
)
def test_the_rep_may_overrule_the_verdict(
    people: Prompt, options: tuple[str, ...], state: str, promised: str | None
) -> None:
    item = people.json("incoming", "Ana Ruiz", "gaskets", *options)
    assert (item["state"], item["promised_at"]) == (state, promised)
    assert item["verdict"] == "take"


def test_a_call_back_stands_among_the_calls(people: Prompt) -> None:
    people.ok("incoming", "Ana Ruiz", "gaskets", "--call-back", "12:45")
    (call,) = (row for row in people.items("calls") if row["due_at"])
    assert (call["contact"], call["due_at"]) == ("Ana Ruiz", "2026-03-02T12:45:00+01:00")


def test_a_moment_past_is_no_promise(people: Prompt) -> None:
    before = people.state_bytes
    people.refused("incoming", "Ana Ruiz", "gaskets", "--call-back", "2026-03-01 12:00")
    people.refused("incoming", "Ana Ruiz", "gaskets", "--call-back", "")
    assert people.state_bytes == before


def test_somebody_new_becomes_a_contact(people: Prompt) -> None:
    people.ok("incoming", "Berta Gómez", "a catalogue")
    assert people.json("show", "berta gomez")["name"] == "Berta Gómez"


def test_a_name_that_means_several_is_refused_with_the_candidates(people: Prompt) -> None:
    people.ok("incoming", "Ana Ruidera", "catalogue")
    told = people.refused("incoming", "Ana Rui", "gaskets")
    assert "Ana Ruiz" in told
    assert "Ana Ruidera" in told


def test_channel_and_urgency_are_kept(people: Prompt) -> None:
    item = people.json("incoming", "Ana Ruiz", "gaskets", "--channel", "person", "--urgent")
    assert (item["channel"], item["urgent"]) == ("person", True)


def test_a_request_closes_with_its_answer(people: Prompt) -> None:
    request = people.json("incoming", "Ana Ruiz", "gaskets")["id"]
    item = people.json("close", request.upper(), "--answer", "sent again", "--channel", "email")
    assert (item["state"], item["answer"]) == ("closed", "sent again")
    assert people.items("requests") == []
    assert [row["id"] for row in people.items("requests", "--all")] == [request]
    assert "closed" in people.refused("close", request, "--answer", "again")


def test_a_request_closes_by_the_name_of_who_asked(people: Prompt) -> None:
    people.ok("incoming", "Ana Ruiz", "gaskets")
    assert people.json("close", "ana ruiz", "--answer", "sent")["state"] == "closed"
    people.refused("close", "ana ruiz", "--answer", "sent")
    people.ok("incoming", "Ana Ruiz", "a quote")
    assert people.json("close", "ana ruiz", "--answer", "sent")["about"] == "a quote"


def test_a_name_with_several_requests_lists_them(people: Prompt) -> None:
    ids = [
        people.json("incoming", "Ana Ruiz", about, "--take")["id"] for about in ("Q-118", "Q-204")
    ]
    told = people.refused("close", "Ana Ruiz", "--answer", "sent")
    assert all(id_ in told for id_ in ids)


def test_an_empty_answer_closes_nothing(people: Prompt) -> None:
    request = people.json("incoming", "Ana Ruiz", "gaskets")["id"]
    people.refused("close", request, "--answer", " ")
    assert people.items("requests")[0]["state"] == "open"


def test_a_promise_in_plain_words(people: Prompt) -> None:
    request = people.json("incoming", "Ana Ruiz", "gaskets")["id"]
    item = people.json("promise", request, "tomorrow", "16:00")
    assert item["promised_at"] == "2026-03-03T16:00:00+01:00"
    people.refused("promise", request, "2026-03-01", "16:00")
    people.refused("promise", "r99", "16:00")


def test_support_leaves_the_request_with_the_rep(people: Prompt) -> None:
    request = people.json("incoming", "Ana Ruiz", "delay a payment")["id"]
    item = people.json("support", request, "Accounts", "15:00", "may", "they", "delay?")
    assert item["state"] == "waiting"
    (support,) = people.json("show", request)["support"]
    assert (support["department"], support["what"]) == ("Accounts", "may they delay?")
    assert support["due_at"] == "2026-03-02T15:00:00+01:00"
    assert "owner" not in item
    people.refused("support", request, " ", "15:00")


def test_the_mail_of_a_deferred_request_is_ready(people: Prompt) -> None:
    request = people.json("incoming", "Ana Ruiz", "gaskets", "--defer")["id"]
    mail = people.json("show", request)["mail"]
    assert mail["to"] == "ana@norte.example"
    assert "13:00" in mail["body"]
    assert request.upper() in mail["subject"]
    assert mail["subject"] in people.ok("show", request).out
