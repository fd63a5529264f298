"""steps, offence, review, greeting."""

import pytest
from cli_prompt import Prompt


def test_the_steps_can_be_read_before_a_hard_call(prompt: Prompt) -> None:
    told = prompt.ok("steps").out
    as_json = prompt.json("steps")
    assert len(as_json["steps"]) == 4
    for step in (*as_json["steps"], as_json["leaving"]):
        assert all(text in told for text in (step["title"], *step["think"], *step["say"]))


def test_an_offence_without_a_word_before_it_is_a_call_logged(people: Prompt) -> None:
    item = people.json("offence", "ana", "2", "you", "liar")
    assert (item["kind"], item["contact"], item["outcome"]) == ("touch", "Ana Ruiz", "spoke")
    assert item["offence"] == {"severity": 2, "words": "you liar", "left": False}
    assert "you liar" in item["mail"]["body"]


def test_leaving_closes_the_request_and_the_contact_rests(people: Prompt) -> None:
    people.ok("config", "set", "rep.manager", "boss@example.com")
    request = people.json("incoming", "ana", "gaskets")
    item = people.json("offence", request["id"], "3", "--left", "liar")
    assert (item["id"], item["state"]) == (request["id"], "left")
    assert item["mail"]["to"] == "boss@example.com"
    assert people.json("show", "ana")["state"] == "left"
    assert people.items("requests") == []
    told = people.ok("undo").out
    assert told.startswith("Undone: You left with dignity")
    assert people.json("show", "ana")["state"] == "active"


def test_people_read_the_letter_to_the_manager(people: Prompt) -> None:
    told = people.ok("offence", "ana", "1", "[/] you").out
    assert "Incident with Ana Ruiz, Talleres Norte" in told
    assert "“[/] you”" in told
    page = people.ok("show", "t8").out
    assert "disrespect · “[/] you”" in page


def test_the_review_shows_what_they_cost_beside_what_they_bring(people: Prompt) -> None:
    assert "Nobody" in people.ok("review").out
    assert people.json("review") == {"items": []}
    people.ok("offence", "ana", "3")
    people.ok("offence", "jon", "2")
    people.ok("contacts", "edit", "ana", "brings=40 000 a year [b]", "has_need=no")
    (item,) = people.json("review")["items"]
    assert (item["kind"], item["name"], item["toll"]) == ("contact", "Ana Ruiz", 4)
    assert (item["offences"], item["worst"]) == (1, 3)
    assert item["last_offence_at"] == "2026-03-02T10:00:00+01:00"
    assert item["qualification"]["has_need"] is False
    assert item["qualification"]["in_target"] is None
    table = people.ok("review").out
    assert "40 000 a year [b]" in table
    assert "Etxebarria" not in table
    assert people.json("show", "jon")["toll"] == 2
    assert "toll       4 · 1 offence" in people.ok("show", "ana").out


@pytest.mark.parametrize("words", [("ana", "4"), ("ana", "bad"), ("ana",)])
def test_a_severity_is_one_of_three(people: Prompt, words: tuple[str, ...]) -> None:
    people.refused("offence", *words, code=2)


@pytest.mark.parametrize("who", ["t99", "nobody here"])
def test_nobody_in_particular_insulted_nobody(people: Prompt, who: str) -> None:
    people.refused("offence", who, "1")


def test_the_greeting_is_in_the_language_asked_for(prompt: Prompt) -> None:
    prompt.ok("config", "set", "rep.name", "Eva Soler")
    prompt.ok("config", "set", "rep.email", "eva@example.com")
    said = prompt.json("greeting", "--lang", "es")
    assert said["language"] == "es"
    assert "eva@example.com" in said["greeting"]
    assert prompt.json("greeting")["language"] == "en"
    assert prompt.ok("greeting").out.strip() == prompt.json("greeting")["greeting"]
