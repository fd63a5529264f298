"""What comes in, and every step of a request up to its answer."""

import pytest
from cli_prompt import Prompt


def test_available_the_verdict_is_take_it(people: Prompt) -> None:
    item = people.json("incoming", "ana", "wrong", "gaskets")
    assert (item["contact"], item["about"]) == ("Ana Ruiz", "wrong gaskets")
    assert (item["state"], item["verdict"], item["interrupted"]) == ("open", "take", None)
    assert item["received_at"] == "2026-03-02T10:00:00+01:00"
    assert "available" in item["reason"]


def test_the_matter_may_stand_in_who(people: Prompt) -> None:
    item = people.json("incoming", "Eva, Oto, 876 55 44 33: horno")
    assert (item["contact"], item["about"]) == ("Eva", "horno")
    assert people.json("show", "eva")["phones"] == ["876 55 44 33"]
    again = people.json("incoming", "Ana Ruiz: wrong", "gaskets")
    assert (again["contact"], again["about"]) == ("Ana Ruiz", "wrong gaskets")


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


def test_what_else_is_open_with_them_is_told(people: Prompt) -> None:
    people.ok("incoming", "Ana Ruiz", "wrong gaskets", "--call-back", "12:45")
    told = people.at("10:40").ok("incoming", "Ana Ruiz", "price", "--take").out.splitlines()
    assert told[1] == "Open with them: wrong gaskets, promised for 12:45."
    assert told[2].endswith("Ana Ruiz: taken.")


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
        (("--call-back", "by tomorrow afternoon"), "open", "2026-03-03T16:00:00+01:00"),
        (("--call-back", "mañana"), "open", "2026-03-03T09:00:00+01:00"),
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


def test_a_request_closes_by_the_id_of_who_asked_as_programs_have_it(people: Prompt) -> None:
    who = people.json("incoming", "Ana Ruiz", "gaskets")["contact_id"]
    assert people.json("promise", who, "16:00")["about"] == "gaskets"
    assert people.json("close", who.upper(), "--answer", "sent")["state"] == "closed"
    assert people.refused("close", who, "--answer", "sent") == "Ana Ruiz has no open request."


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


def test_put_off_later_received_and_worked_through(people: Prompt) -> None:
    ana = people.json("incoming", "Ana Ruiz", "gaskets", "--take")["id"]
    jon = people.json("incoming", "Jon Etxebarria", "delivery", "--take")["id"]
    assert people.json("window") == {"items": []}
    assert "Nothing" in people.ok("window").out
    assert people.json("defer", ana)["state"] == "deferred"
    assert people.json("defer", "jon")["promised_at"] == "2026-03-02T13:00:00+01:00"
    assert people.json("received", jon)["state"] == "received"
    assert [item["id"] for item in people.json("window")["items"]] == [jon, ana]
    out = people.ok("window").out
    assert out.index("delivery") < out.index("gaskets")


def test_a_call_back_agreed_later_stands_among_the_calls(people: Prompt) -> None:
    request = people.json("incoming", "Ana Ruiz", "gaskets", "--take")["id"]
    item = people.json("call-back", request, "tomorrow")
    assert item["promised_at"] == "2026-03-03T09:00:00+01:00"
    assert people.json("call-back", request, "12:45")["promised_at"] == "2026-03-02T12:45:00+01:00"
    (call,) = (row for row in people.items("calls") if row["due_at"])
    assert call["due_at"] == "2026-03-02T12:45:00+01:00"


def test_the_answer_of_a_department_is_noted(people: Prompt) -> None:
    request = people.json("incoming", "Ana Ruiz", "delay a payment")["id"]
    people.ok("support", request, "Accounts", "15:00")
    people.ok("support", request, "Sales Office", "16:00")
    assert "Accounts" in people.refused("helped", request, "Logistics")
    item = people.at("10:20").json("helped", request, "sales", "office")
    assert item["state"] == "waiting"
    answered = [support["answered_at"] for support in item["support"]]
    assert answered == [None, "2026-03-02T10:20:00+01:00"]
    assert people.json("helped", request)["state"] == "open"
    assert "answered 10:20" in people.ok("show", request).out


def test_our_mistake_closes_with_the_apology_told(people: Prompt) -> None:
    request = people.json("incoming", "Ana Ruiz", "gaskets")["id"]
    assert people.json("mistake", request)["our_mistake"] is True
    told = people.refused("close", request, "--answer", "sent again")
    assert "--apologised" in told
    assert "--no-apology" in told
    assert "owed" in people.ok("show", request).out
    item = people.at("10:45:30").json("close", request, "--answer", "sent again", "--apologised")
    assert (item["apology_given"], item["minutes_to_answer"]) == (True, 45)
    other = people.json("incoming", "Jon Etxebarria", "delivery")["id"]
    people.ok("mistake", other)
    item = people.json("close", other, "--answer", "on its way", "--no-apology")
    assert (item["state"], item["apology_given"]) == ("closed", False)


def test_a_mark_by_mistake_is_taken_away(people: Prompt) -> None:
    request = people.json("incoming", "Ana Ruiz", "gaskets")["id"]
    people.ok("mistake", request)
    assert people.json("mistake", request)["our_mistake"] is False
    assert people.json("close", request, "--answer", "sent")["state"] == "closed"


def test_the_next_step_in_plain_words(people: Prompt) -> None:
    request = people.json("incoming", "Ana Ruiz", "gaskets")["id"]
    assert people.json("next", request, "ask", "the", "mill")["next_step"] == "ask the mill"
    people.refused("next", request, " ")


def test_still_on_it_promises_anew_and_prints_the_letter(people: Prompt) -> None:
    request = people.json("incoming", "Ana Ruiz", "gaskets")["id"]
    people.ok("promise", request, "11:00")
    item = people.at("10:55").json("still", request, "16:00")
    assert item["promised_at"] == "2026-03-02T16:00:00+01:00"
    assert item["mail"]["to"] == "ana@norte.example"
    assert "today at 16:00" in item["mail"]["body"]
    assert request.upper() in item["mail"]["subject"]
    assert item["mail"]["body"].strip() in people.ok("still", request, "16:00").out


def test_still_on_it_proposes_the_time_itself(people: Prompt) -> None:
    request = people.json("incoming", "Ana Ruiz", "gaskets")["id"]
    people.ok("promise", request, "11:00")
    item = people.at("10:55").json("still", "ana ruiz")
    assert item["promised_at"] == "2026-03-02T11:30:00+01:00"
    before = people.state_bytes
    people.refused("still", request, "10:00")
    assert people.state_bytes == before
