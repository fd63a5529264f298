"""What the rep agrees with somebody abroad is shown by both clocks before it is promised."""

from datetime import date

import pytest
from day_samples import CONFIG, THURSDAY, customer, moment, state_of, today
from msgspec.structs import replace

from planner.method.one_line import Understood
from planner.method.typed.adding import preview
from planner.method.typed.next_step import explain_next
from planner.method.typed.their_time import explain_call, explain_to
from planner.model.contact import Contact, Rest
from planner.model.day import Meeting
from planner.model.instants import stamp
from planner.model.state import State

AT_HOME, IN_MEXICO = customer("c1"), customer("c2", zone="America/Mexico_City")
IN_THE_US = customer("c3", zone="", country="US")


@pytest.mark.parametrize(
    ("contact", "there"),
    [
        (None, ""),
        (AT_HOME, ""),
        (customer("c4", zone="Europe/Berlin"), ""),
        (IN_MEXICO, " (10:30 in Mexico City)"),
        (IN_THE_US, " (06:30 to 11:30 in US)"),
        (customer("c5", zone="", country="Argentina"), " (13:30 in Buenos Aires)"),
    ],
)
def test_the_hour_there_is_told_where_it_is_another_one(
    contact: Contact | None, there: str
) -> None:
    told = explain_to(State(), contact, Understood(due=today("17:30")), THURSDAY, CONFIG)
    assert told.endswith(f"17:30, Europe/Madrid{there}")


@pytest.mark.parametrize(
    ("country", "told"),
    [("Argentina", " · public holiday there"), ("Chile", ""), ("", "")],
)
def test_a_public_holiday_there_is_told(country: str, told: str) -> None:
    """A call was agreed for it, and stood there that day as one that cannot be made."""
    contact = customer("c7", zone="", country=country)
    for when in (Understood(due=moment("2026-03-24 17:30")), Understood(day=date(2026, 3, 24))):
        assert explain_to(State(), contact, when, THURSDAY, CONFIG).endswith(told)
        assert ("holiday" in explain_to(State(), contact, when, THURSDAY, CONFIG)) is bool(told)


@pytest.mark.parametrize(
    ("who", "dialled"),
    [
        (AT_HOME, True),
        (customer("c6", phones=()), False),
        ("Karen Webb, Webb Tools, +44 20 7946 0110", True),
        ("Karen Webb, Webb Tools", False),
    ],
)
def test_of_a_call_it_is_told_where_there_is_no_number(who: Contact | str, dialled: bool) -> None:
    """While they are on the line they can be asked for it."""
    told = explain_call(State(), who, Understood(due=today("17:30")), THURSDAY, CONFIG)
    assert told.endswith("17:30, Europe/Madrid" + ("" if dialled else " · no phone number"))


def test_of_a_call_it_is_told_that_the_rep_walked_away() -> None:
    """Before it is promised: such a call is never proposed."""
    left = replace(AT_HOME, rest=Rest(until=date(2026, 4, 4), left=True))
    told = explain_call(State(), left, Understood(due=today("17:30")), THURSDAY, CONFIG)
    assert told.endswith("17:30, Europe/Madrid · you walked away until Sat 4 Apr")
    state = state_of(left)
    for shown in (
        preview(state, f"{left.id} 17:30", "calls", THURSDAY, CONFIG),
        explain_next(State(), left, "17:30", now=THURSDAY, config=CONFIG),
    ):
        assert shown.endswith("you walked away until Sat 4 Apr")


def test_of_a_day_alone_no_hour_is_told() -> None:
    told = explain_to(State(), IN_MEXICO, Understood(day=THURSDAY.date()), THURSDAY, CONFIG)
    assert "Mexico" not in told
    assert explain_to(State(), IN_MEXICO, Understood(), THURSDAY, CONFIG) == ""


@pytest.mark.parametrize(
    ("understood", "off"),
    [
        (Understood(due=moment("2026-03-19 10:00")), True),
        (Understood(day=moment("2026-03-07 10:00").date()), True),
        (Understood(day=moment("2026-03-06 10:00").date()), False),
        (Understood(), False),
    ],
    ids=["a public holiday", "a Saturday", "a day of work", "no day"],
)
def test_a_day_on_which_the_rep_does_not_work_is_told(understood: Understood, off: bool) -> None:
    config = replace(CONFIG, rep=replace(CONFIG.rep, country="ES-VC"))
    told = explain_to(State(), AT_HOME, understood, THURSDAY, config)
    assert told.endswith(" · you do not work that day") is off
    always = replace(config, day=replace(config.day, days=()))
    assert "you do not work" not in explain_to(State(), AT_HOME, understood, THURSDAY, always)


def test_what_the_calendar_says_of_the_whole_day_is_told() -> None:
    begins, ends = stamp(moment("2026-03-06 00:00")), stamp(moment("2026-03-07 00:00"))
    fiesta = Meeting(id="m1", summary="Cincomarzada", start=begins, end=ends, all_day=True)
    state = state_of(fiesta, AT_HOME)

    def told(when: str) -> str:
        due = Understood(due=moment(when))
        return explain_to(state, AT_HOME, due, THURSDAY, CONFIG)

    assert told("2026-03-06 17:30").endswith("17:30, Europe/Madrid · Cincomarzada")
    assert told("2026-03-09 17:30").endswith("17:30, Europe/Madrid")


def test_a_next_step_and_a_new_call_tell_it() -> None:
    shown = explain_next(
        State(), IN_MEXICO, "friday 17:30 send the quote", now=THURSDAY, config=CONFIG
    )
    assert shown.endswith("(10:30 in Mexico City)")
    state = state_of(IN_MEXICO)
    shown = preview(state, f"{IN_MEXICO.name} 17:30", "calls", now=THURSDAY, config=CONFIG)
    assert "(10:30 in Mexico City)" in shown
