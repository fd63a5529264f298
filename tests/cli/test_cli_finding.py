"""Finding by command: the present and the past, for people and for programs."""

from cli_prompt import Prompt

MARCH = "2026-03-02T{}+01:00[Europe/Madrid]"
LATER = "2027-03-02T{}+01:00[Europe/Madrid]"


def test_words_in_any_order_find_the_present_and_ten_months_later(people: Prompt) -> None:
    people.ok("log", "lucia", "--outcome", "spoke", "--note", "la válvula llega en mayo")
    touch = people.items("touches")[0]
    for moment in (MARCH, LATER):
        people.at("10:30", moment)
        assert [found["id"] for found in people.json("find", "mayo", "valvula")["found"]] == [
            touch["id"]
        ]
        people.ok("add", "focus 12:00 30m nothing")
    told = people.ok("find", "nunez", "mayo").out
    assert "Lucía Núñez" in told
    assert "Mon 2 Mar 2026" in told
    found = people.json("find", "mayo")["found"][0]
    assert (found["kind"], found["contact"], found["at"]) == ("touch", "Lucía Núñez", touch["at"])


def test_nothing_found_is_said(people: Prompt) -> None:
    assert people.ok("find", "zebra").out == "Nothing found.\n"
    assert people.json("find", "zebra") == {"found": [], "more": False, "troubles": []}


def test_no_more_than_fifty_unless_all_are_asked_for(prompt: Prompt) -> None:
    file = prompt.folder / "many.csv"
    rows = (f"Person {number},Acme,p{number}@acme.example" for number in range(60))
    file.write_text("\n".join(("Name,Company,Email", *rows)))
    prompt.ok("contacts", "import", str(file), "--yes")
    prompt.ok("add", "focus 12:00 30m acme quote")
    few = prompt.json("find", "acme")
    assert (len(few["found"]), few["more"]) == (50, True)
    assert "--all" in prompt.ok("find", "acme").out
    every = prompt.json("find", "acme", "--all")
    assert (len(every["found"]), every["more"]) == (61, False)


def test_a_month_that_cannot_be_read_is_said_with_its_exit_code(people: Prompt) -> None:
    people.ok("log", "lucia", "--outcome", "spoke", "--note", "mayo")
    folder = people.data / "history"
    folder.mkdir()
    (folder / "2019-03.json").write_text("{ mayo")
    result = people("find", "mayo")
    assert result.code == 3
    assert "Lucía Núñez" in result.out
    assert "2019-03" in result.out
