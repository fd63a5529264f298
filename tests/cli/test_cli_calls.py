"""Logging a proactive call."""

import pytest
from cli_prompt import Prompt


def test_log_prints_the_touch(people: Prompt) -> None:
    item = people.json(
        "log", "Ana Ruiz", "--outcome", "spoke", "--objective", "renewal", "--note", "in May",
        "--mood", "good",
    )  # fmt: skip
    assert (item["kind"], item["contact"], item["outcome"]) == ("touch", "Ana Ruiz", "spoke")
    assert (item["objective"], item["note"], item["channel"]) == ("renewal", "in May", "phone")
    assert item["at"] == "2026-03-02T10:00:00+01:00"
    assert [row["id"] for row in people.items("touches")] == [item["id"]]


def test_no_touch_goes_without_an_objective(people: Prompt) -> None:
    assert people.json("log", "Ana Ruiz", "--outcome", "voicemail")["objective"]


def test_the_next_step_goes_on_the_list(people: Prompt) -> None:
    told = people.ok(
        "log", "Ana Ruiz", "--outcome", "spoke", "--next", "friday 10:00 send the quote"
    ).out
    assert "send the quote" in told
    (call,) = (row for row in people.items("calls") if row["due_at"])
    assert (call["contact"], call["objective"]) == ("Ana Ruiz", "send the quote")
    assert call["due_at"] == "2026-03-06T10:00:00+01:00"


def test_a_next_step_that_makes_no_sense_logs_nothing(people: Prompt) -> None:
    people.refused("log", "Ana Ruiz", "--outcome", "spoke", "--next", "friday 25:00 quote")
    assert people.items("touches") == []


def test_who_was_called_today_is_left_out_of_the_queue(people: Prompt) -> None:
    people.ok("log", "Ana Ruiz", "--outcome", "voicemail")
    rows = {row["contact"]: row for row in people.items("calls")}
    assert all(row["left_out"] is None for name, row in rows.items() if name != "Ana Ruiz")
    assert "Ana Ruiz" not in rows or rows["Ana Ruiz"]["left_out"]


@pytest.mark.parametrize(
    ("who", "contact"),
    [("lucia nun", "Lucía Núñez"), ("NÚÑEZ", "Lucía Núñez"), ("ana ruiz", "Ana Ruiz")],
)
def test_a_name_is_enough_where_it_is_unambiguous(people: Prompt, who: str, contact: str) -> None:
    assert people.json("log", who, "--outcome", "no-answer")["contact"] == contact


def test_an_id_names_a_contact(people: Prompt) -> None:
    ana = people.json("show", "Ana Ruiz")["id"]
    assert people.json("log", ana, "--outcome", "spoke")["contact"] == "Ana Ruiz"


def test_nobody_by_that_name_is_refused(people: Prompt) -> None:
    people.refused("log", "Zacarías", "--outcome", "spoke")
    assert people.items("touches") == []


def test_the_next_step_of_a_cadence_is_a_letter_and_logged_once_sent(people: Prompt) -> None:
    people.ok("log", "Ana Ruiz", "--outcome", "voicemail")
    people.at("10:00", "2026-03-04T{}+01:00[Europe/Madrid]")
    letter = people.json("letter", "ana")
    assert (letter["to"], letter["step"]) == ("ana@norte.example", 2)
    touch = people.json("letter", "ana", "--sent")
    assert (touch["outcome"], touch["channel"]) == ("sent", "email")
    assert "a second touch in one day" in people.refused("letter", "ana", "--sent")
