"""Going away and coming back at the prompt."""

from cli_prompt import Prompt

MONDAY_AFTER = "2026-03-09T{}+01:00[Europe/Madrid]"


def test_away_tells_what_is_promised_meanwhile_and_back_ends_it(people: Prompt) -> None:
    asked = people.json("incoming", "Ana Ruiz", "gaskets", "--call-back", "wednesday 12:00")["id"]
    people.ok("incoming", "Luis Vega", "quote", "--call-back", "friday 12:00")
    told = people.ok("away", "3", "days").out.splitlines()
    assert told == [
        "Away until Thu 5 Mar; 1 promise falls into that time.",
        f"  {asked}  Wed 4 Mar 12:00  promise · Ana Ruiz · Talleres Norte · gaskets",
    ]
    assert people.ok("status", "--format", "{availability}").out == "off hours\n"
    assert "away until" in people.json("incoming", "Marta", "price")["reason"]
    assert people.ok("away", "back").out == "Back on the same day: it goes on as it was.\n"
    assert people.ok("status", "--format", "{availability}").out == "available\n"
    people.ok("undo")
    assert people.ok("status", "--format", "{availability}").out == "off hours\n"


def test_what_is_late_already_is_handed_over_as_well(people: Prompt) -> None:
    asked = people.json("incoming", "Ana Ruiz", "gaskets", "--call-back", "12:00")["id"]
    told = people.at("10:00", MONDAY_AFTER.replace("-09T", "-03T")).ok("away", "3d").out
    assert told.splitlines() == [
        "Away until Fri 6 Mar; 1 promise is late already.",
        f"  {asked}  Mon 2 Mar 12:00, late  promise · Ana Ruiz · Talleres Norte · gaskets",
    ]


def test_away_as_json(people: Prompt) -> None:
    asked = people.json("incoming", "Ana Ruiz", "gaskets", "--defer")
    away = people.json("away", "friday")
    assert away["away_until"] == "2026-03-06T09:00:00+01:00"
    (due,) = away["hand_over"]
    assert due == {
        "id": asked["id"],
        "what": "promise",
        "at": "2026-03-02T13:00:00+01:00",
        "contact": "Ana Ruiz",
        "contact_id": asked["contact_id"],
        "about": "gaskets",
    }
    assert "gaskets" in away["mail"]["body"]
    back = people.json("away", "back")
    assert (back["away_until"], back["hand_over"], back["mail"]) == (None, [], None)


def test_what_is_no_absence_is_refused(people: Prompt) -> None:
    before = people.ok("list", "contacts").out
    assert "3d" in people.refused("away", "soon")
    assert "past" in people.refused("away", "2026-03-01")
    assert "not away" in people.refused("away", "back")
    assert people("away").code == 2
    assert people.ok("list", "contacts").out == before


def test_back_at_its_time_is_as_good_as_noticed(people: Prompt) -> None:
    people.ok("away", "3d")
    back = people.at("10:00", MONDAY_AFTER).ok("away", "back").out
    assert back == "You were away for 2 working days; nothing has piled up.\n"
