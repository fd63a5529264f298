"""Letters to customers: in their language, complete, and harmless whatever stands in them."""

import re
from typing import Any

import pendulum
import pytest
from day_samples import CONFIG, THURSDAY, customer, do, moment, state_of, today
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.locale import use
from planner.method.letters.deferral import deferral
from planner.method.letters.talk import MISSED
from planner.method.letters.writing import first_name, token, write
from planner.method.requests.incoming import capture
from planner.model.contact import Contact
from planner.model.message import Message
from planner.model.request import Request, Verdict

ANA = customer("c1", name="Ana Ruiz", emails=("ana@example.com",))
PLACEHOLDER = re.compile(r"\{\w*\}")


def request(
    about: str = "wrong gaskets", contact: Contact = ANA, now: pendulum.DateTime = THURSDAY
) -> Request:
    item = do(state_of(contact), capture, contact, about, now=now, choice=Verdict.DEFER).item
    assert isinstance(item, Request)
    return item


def letter(contact: Contact = ANA, now: pendulum.DateTime = THURSDAY, about: str = "") -> Message:
    about = about or "wrong gaskets"
    return deferral(contact, request(about, contact, now), now=now, config=CONFIG)


def test_a_deferral_says_what_about_when_it_is_read_and_by_whom() -> None:
    message = letter()
    assert (message.name, message.address) == ("Ana Ruiz", "ana@example.com")
    assert message.subject == f"Your request: wrong gaskets {token(request())}"
    assert message.body.startswith("Hello Ana,\n")
    for words in ("about “wrong gaskets”.", "today at 13:00", "details", "Eva Soler"):
        assert words in message.body


@pytest.mark.parametrize(
    ("now", "when"),
    [
        ("2026-03-05 18:00", "tomorrow at 13:00"),
        ("2026-03-06 18:00", "on Monday 9 March at 13:00"),
    ],
)
def test_a_deferral_says_the_day(now: str, when: str) -> None:
    assert when in letter(now=moment(now)).body


def test_one_sent_late_names_a_window_to_come() -> None:
    asked = request(now=THURSDAY)
    late = deferral(ANA, asked, now=moment("2026-03-06 09:52"), config=CONFIG)
    assert "I will read it today at 13:00" in late.body


@pytest.mark.parametrize(
    ("name", "given", "greeted"),
    [
        ("María Belén Gómez Peñarroya", "María Belén", "Hello María Belén,"),
        ("Dr. Ute Klein", "Ute", "Hello Ute,"),
        ("Belén Gómez", "María Belén", "Hello Belén,"),
        ("María Belén Gómez Peñarroya", "", "Hello María,"),
        ("Sra. Amaia Zubiri", "", "Hello Amaia,"),
        ("Dr Ute Klein", "", "Hello Ute,"),
        ("Doña Inés Salas", "", "Hello Inés,"),
        ("Sr. Feliu", "", "Hello Sr. Feliu,"),
        ("Don Draper", "", "Hello Don Draper,"),
    ],
)
def test_whoever_has_two_given_names_is_greeted_by_both(
    name: str, given: str, greeted: str
) -> None:
    assert letter(customer("c1", name=name, given_name=given)).body.startswith(greeted)


@pytest.mark.parametrize("known_as", ["653112233", "+34 653 11 22 33", "taller@example.com"])
def test_whose_name_nobody_knows_yet_is_greeted_by_none(known_as: str) -> None:
    assert letter(customer("c1", name=known_as)).body.startswith("Hello,\n")
    spaniard = customer("c1", name=known_as, language="es")
    assert letter(spaniard).body.startswith("Hola:\n")


def test_times_are_those_of_the_readers_clock() -> None:
    assert "today at 12:00" in letter(customer("c1", zone="Atlantic/Canary")).body
    assert "tomorrow at 01:30" in letter(customer("c1", zone="Asia/Tokyo"), now=today("14:00")).body


def test_where_all_of_a_country_show_one_time_it_is_the_readers() -> None:
    assert "today at 09:00 and" in letter(customer("c1", country="Argentina")).body


@pytest.mark.parametrize(
    ("country", "told"),
    [
        ("United States", "today at 1:00 pm (Madrid time) and"),
        ("Spain", "today at 13:00 and"),
        ("", "today at 13:00 and"),
    ],
)
def test_where_nobody_knows_the_readers_clock_it_says_whose_clock_it_tells(
    country: str, told: str
) -> None:
    assert told in letter(customer("c1", country=country)).body


def test_a_letter_in_spanish_names_the_city_of_the_reps_clock_in_spanish() -> None:
    reader = customer("c1", country="Brasil", language="es")
    now = moment("2026-03-05 09:30").in_timezone("Europe/London")
    assert "Londres" in deferral(reader, request(), now=now, config=CONFIG).body


@pytest.mark.parametrize(
    ("reader", "now", "when"),
    [
        ({"zone": "America/Chicago"}, "2026-03-05 10:00", "today at 06:00 and"),
        (
            {"zone": "America/Chicago", "country": "United States"},
            "2026-03-05 10:00",
            "today at 6:00 am and",
        ),
        (
            {"zone": "Europe/Madrid", "country": "US"},
            "2026-03-06 18:00",
            "on Monday, March 9 at 1:00 pm and",
        ),
        ({"zone": "America/Toronto", "country": "CA"}, "2026-03-05 10:00", "today at 7:00 am and"),
        (
            {"zone": "America/Chicago", "country": "US", "language": "es"},
            "2026-03-05 10:00",
            "hoy a las 06:00 y",
        ),
    ],
)
def test_in_north_america_english_has_no_hour_after_twelve(
    reader: dict[str, str], now: str, when: str
) -> None:
    assert when in letter(customer("c1", **reader), now=moment(now)).body


@pytest.mark.parametrize(
    ("noted", "told"),
    [
        ("wants 40 check valves by EOD", "40 check valves by EOD"),
        ("She needs a new quote", "a new quote"),
        ("asking about the invoice", "the invoice"),
        ("quiere precio de 40 válvulas", "precio de 40 válvulas"),
        ("wants to talk to Bob", "wants to talk to Bob"),
        ("needs", "needs"),
        ("wanted poster, 40 copies", "wanted poster, 40 copies"),
    ],
)
def test_the_customer_is_not_told_what_they_want_as_the_rep_noted_it(noted: str, told: str) -> None:
    message = letter(about=noted)
    assert message.subject.startswith(f"Your request: {told} [")
    assert f"about “{told}”." in message.body


def test_without_a_matter_nothing_is_left_open() -> None:
    message = deferral(ANA, request(""), now=THURSDAY, config=CONFIG)
    assert message.subject == f"Your request {token(request())}"
    assert "  " not in message.body


def test_a_request_without_a_promise_is_read_in_the_next_window() -> None:
    taken = do(state_of(ANA), capture, ANA, "price", choice=Verdict.TAKE).item
    assert isinstance(taken, Request)
    assert "today at 13:00" in deferral(ANA, taken, now=THURSDAY, config=CONFIG).body


def test_whose_call_was_taken_is_not_told_that_they_wanted_to_reach_the_rep() -> None:
    taken = do(state_of(ANA), capture, ANA, "price", choice=Verdict.TAKE).item
    assert isinstance(taken, Request)
    body = deferral(ANA, taken, now=THURSDAY, config=CONFIG).body
    assert "Thank you for getting in touch about “price”." in body
    assert "wanted to reach me" in letter().body


def test_letters_speak_the_language_of_the_contact_not_of_the_screen() -> None:
    message = letter(customer("c1", language="es"))
    assert message.body.startswith("Hola, ")
    assert "hoy a las 13:00" in message.body
    assert "wrong gaskets" in message.body
    missed = write(MISSED, customer("c1", language="es"), CONFIG)
    assert missed.subject == "He intentado hablar con usted"
    use("es")
    assert letter(customer("c1", language="en")).body.startswith("Hello")


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=30))
@settings(max_examples=80, deadline=None)
def test_hostile_text_stays_text(name: str, about: str, company: str) -> None:
    contact = customer("c1", name=name, company=company, emails=("a@example.com\r\nBcc: all@x",))
    asked = Request(
        id="r7", contact="c1", about=about, received_at=THURSDAY, verdict="defer", choice="defer"
    )
    for message in (
        deferral(contact, asked, now=THURSDAY, config=CONFIG),
        write(MISSED, contact, CONFIG, about),
    ):
        header = message.name + message.address + message.subject
        assert not re.search(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", header)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", message.body)
        assert len(message.subject) < 120
        assert message.body.endswith("Eva Soler\n")


@pytest.mark.parametrize("about", ["{name}", "{0.__class__}", "100 % of {when}", "%s %(rep)s"])
def test_braces_of_others_are_not_filled_in(about: str) -> None:
    body = letter(about=about).body
    assert about in body
    assert PLACEHOLDER.sub("", body.replace(about, "")) == body.replace(about, "")


class TestMissed:
    def test_says_what_the_call_was_about(self) -> None:
        message = write(MISSED, ANA, CONFIG, "the spring price list")
        assert "about “the spring price list”" in message.body
        assert not PLACEHOLDER.search(message.body)


@pytest.mark.parametrize(
    ("fields", "greeted"),
    [
        ({"name": "Nuevo Cliente S.L.", "company": ""}, "Nuevo Cliente S.L."),
        ({"name": "Ana Ruiz"}, "Ana"),
        ({"name": "Talleres Norte", "company": "Talleres Norte"}, "Talleres Norte"),
        ({"name": "", "company": "Talleres Norte"}, "Talleres Norte"),
        ({"name": "Lucía"}, "Lucía"),
        ({"name": "pedro galán"}, "Pedro"),
        ({"name": "jean-luc"}, "Jean-Luc"),
        ({"name": "sra. gil"}, "Sra. Gil"),
        ({"name": "eBay España"}, "eBay"),
        ({"name": "Mª José Llopis"}, "Mª José"),
        ({"name": "Sra. Mª Carmen Ros"}, "Mª Carmen"),
        ({"name": "Rosa Mª Beltrán"}, "Rosa Mª"),
        ({"name": "Fco. Javier Gil"}, "Fco. Javier"),
        ({"name": "José Luis Vila Puig"}, "José Luis"),
        ({"name": "Sr. jose luis vila"}, "Jose Luis"),
        ({"name": "Mari Carmen Ros"}, "Mari Carmen"),
        ({"name": "Juan Carlos"}, "Juan Carlos"),
        ({"name": "Jose García"}, "Jose"),
        ({"name": "Ana Miguel"}, "Ana"),
        ({"name": "Luis Vicente"}, "Luis"),
        ({"name": "Wes Antonio"}, "Wes"),
        ({"name": "D. J. Luis Gil"}, "D. J. Luis"),
        ({"name": "mª josé llopis"}, "Mª José"),
        ({"name": "Dr. Vázquez"}, "Dr. Vázquez"),
        ({"name": "Dr."}, "Dr."),
        ({"name": "3m"}, "3m"),
    ],
)
def test_how_a_letter_greets(fields: dict[str, Any], greeted: str) -> None:
    assert first_name(customer("c1", **fields)) == greeted
