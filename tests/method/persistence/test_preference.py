"""What they answer to "am I bothering you?": read, said back, kept; and nothing guessed."""

from contextlib import suppress

import pytest
from day_samples import CONFIG, customer, do, state_of
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.config import CallingHours
from planner.method.persistence.preference import explain_preference, prefer, understand_preference
from planner.model.contact import Contact, Preference
from planner.model.document import Channel, Span
from planner.model.errors import Refused
from planner.model.state import changed

MORNING, AFTERNOON = Span("09:00", "14:00"), Span("16:00", "19:00")


@pytest.mark.parametrize(
    ("line", "preference"),
    [
        ("email", Preference(channel=Channel.EMAIL)),
        ("Correo.", Preference(channel=Channel.EMAIL)),
        ("e-mail only", Preference(channel=Channel.EMAIL)),
        ("solo por teléfono", Preference(channel=Channel.PHONE)),
        ("llámame", None),
        ("text me", None),
        ("texts", Preference(channel=Channel.CHAT)),
        ("9a-11a", Preference(hours=(Span("09:00", "11:00"),))),
        ("after 2p", Preference(hours=(Span("14:00", "19:00"),))),
        ("de 9 a 11", Preference(hours=(Span("09:00", "11:00"),))),
        ("WhatsApp", Preference(channel=Channel.CHAT)),
        ("no me llamen más", Preference(channel=Channel.EMAIL)),
        ("correo, no llamar", Preference(channel=Channel.EMAIL)),
        ("no calls", Preference(channel=Channel.EMAIL)),
        ("don't call me", Preference(channel=Channel.EMAIL)),
        ("no me llamen por la mañana", None),
        ("10-12", Preference(hours=(Span("10:00", "12:00"),))),
        ("de 9 a 11:30", Preference(hours=(Span("09:00", "11:30"),))),
        ("between 10 and 12", Preference(hours=(Span("10:00", "12:00"),))),
        (
            "10:00-12:30, 16–17h",
            Preference(hours=(Span("10:00", "12:30"), Span("16:00", "17:00"))),
        ),
        ("2-4", Preference(hours=(Span("14:00", "16:00"),))),
        ("de 4 a 6", Preference(hours=(Span("16:00", "18:00"),))),
        ("9-5", Preference(hours=(Span("09:00", "17:00"),))),
        ("10.30-2", Preference(hours=(Span("10:30", "14:00"),))),
        ("10am-12", Preference(hours=(Span("10:00", "12:00"),))),
        ("2-4:30pm", Preference(hours=(Span("14:00", "16:30"),))),
        ("7-9pm", Preference(hours=(Span("19:00", "21:00"),))),
        ("7-9p", Preference(hours=(Span("19:00", "21:00"),))),
        ("9-5pm", Preference(hours=(Span("09:00", "17:00"),))),
        ("entre las 10 y las 12", Preference(hours=(Span("10:00", "12:00"),))),
        ("de las 9:30 a la 1", Preference(hours=(Span("09:30", "13:00"),))),
        ("06-08", Preference(hours=(Span("06:00", "08:00"),))),
        ("after 3pm", Preference(hours=(Span("15:00", "19:00"),))),
        ("a partir de las 4", Preference(hours=(Span("16:00", "19:00"),))),
        ("before 10", Preference(hours=(Span("09:00", "10:00"),))),
        ("antes de las 11:30", Preference(hours=(Span("09:00", "11:30"),))),
        ("mornings", Preference(hours=(MORNING,))),
        ("por las mañanas y tardes", Preference(hours=(MORNING, AFTERNOON))),
        ("every 30 days", Preference(every_days=30)),
        ("cada 2 semanas", Preference(every_days=14)),
        ("once a month", Preference(every_days=30)),
        ("una vez al mes", Preference(every_days=30)),
        ("30d", Preference(every_days=30)),
        ("weekly", Preference(every_days=7)),
        ("mensual", Preference(every_days=30)),
        (
            "phone, 10-12, every 30 days",
            Preference(channel=Channel.PHONE, hours=(Span("10:00", "12:00"),), every_days=30),
        ),
        (
            "tardes trimestral correo",
            Preference(channel=Channel.EMAIL, hours=(AFTERNOON,), every_days=90),
        ),
    ],
)
def test_a_line_in_either_language(line: str, preference: Preference | None) -> None:
    if preference is None:
        with pytest.raises(Refused):
            understand_preference(line, CONFIG)
    else:
        assert understand_preference(line, CONFIG) == preference


def test_mornings_and_afternoons_are_those_in_which_people_are_called() -> None:
    noon = changed(CONFIG, calling_hours=CallingHours(siesta=(Span("12:00", "13:00"),)))
    read = understand_preference("mornings, afternoons", noon)
    assert read.hours == (Span("09:00", "12:00"), Span("13:00", "19:00"))
    none = changed(
        CONFIG,
        day=changed(CONFIG.day, lunch=Span("12:30", "13:30")),
        calling_hours=CallingHours(siesta=(), start="08:00", end="17:00"),
    )
    read = understand_preference("mornings, after 3", none)
    assert read.hours == (Span("08:00", "12:30"), Span("15:00", "17:00"))


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("phone on blue days", "'blue'"),
        ("no mornings", "'no'"),
        ("emailing", "'emailing'"),
        ("10-12 sundays", "'sundays'"),
        ("10-25", "10-25"),
        ("12-10", "12-10"),
        ("10-10", "10-10"),
        ("10:75-12", "10:75-12"),
        ("every 0 days", "every 0 days"),
        ("every 99999 days", "every 99999 days"),
        ("phone or email", "'or'"),
        ("phone, email", "Two channels"),
        ("weekly, monthly", "Two frequencies"),
        ("", "as in"),
        ("only by", "as in"),
    ],
)
def test_what_is_not_understood_is_refused_by_its_name(line: str, named: str) -> None:
    with pytest.raises(Refused) as refused:
        understand_preference(line, CONFIG)
    assert named in refused.value.sentence


preferences = st.builds(
    Preference,
    channel=st.sampled_from([None, Channel.PHONE, Channel.EMAIL, Channel.CHAT]),
    hours=st.lists(st.tuples(st.integers(0, 11), st.integers(12, 23)), max_size=2, unique=True).map(
        lambda spans: tuple(Span(f"{a:02}:15", f"{b:02}:00") for a, b in spans)
    ),
    every_days=st.integers(0, 400),
).filter(lambda preference: preference != Preference())


@settings(max_examples=40)
@given(preferences)
def test_what_is_said_back_is_understood_as_the_same(preference: Preference) -> None:
    assert understand_preference(explain_preference(preference), CONFIG) == preference


@settings(max_examples=40)
@given(st.text(max_size=40))
def test_any_text_is_understood_or_refused(line: str) -> None:
    with suppress(Refused):
        assert understand_preference(line, CONFIG) != Preference()


def test_the_new_answer_takes_the_place_of_the_old() -> None:
    before = customer("c1", name="Ana Ruiz", preference=Preference(channel=Channel.EMAIL))
    change = do(state_of(before), prefer, "c1", understand_preference("10-12 monthly", CONFIG))
    assert isinstance(change.item, Contact)
    assert change.item.preference == Preference(hours=(Span("10:00", "12:00"),), every_days=30)
    assert change.said == "Ana Ruiz: 10:00-12:00 · at most every 30 days."
