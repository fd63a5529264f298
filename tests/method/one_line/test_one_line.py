"""One typed line: what it says, what it refuses and where, and that it never guesses."""

from datetime import date, timedelta

import pendulum
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from planner import locale
from planner.config import CallingHours, Config, DaySettings, RepSettings
from planner.method.one_line import explain, understand, when, when_to_call
from planner.method.one_line.days import DAYS, VAGUE
from planner.method.one_line.pieces import Form
from planner.method.one_line.said_times import SAID_LENGTHS, SAID_TIMES
from planner.method.one_line.times import TIMES
from planner.model.day import BlockKind
from planner.model.document import Span
from planner.model.errors import Refused
from planner.model.instants import brief

CONFIG = Config()
NEEDY = [form for form in (*VAGUE, *DAYS, *SAID_TIMES, *SAID_LENGTHS, *TIMES) if form.needs]
FRIDAY = pendulum.datetime(2026, 3, 6, 10, 42, 37, tz="Europe/Madrid")


def moment(text: str) -> pendulum.DateTime:
    parsed = pendulum.parse(text, tz="Europe/Madrid")
    assert isinstance(parsed, pendulum.DateTime)
    return parsed


def refusal(line: str, now: pendulum.DateTime = FRIDAY) -> str:
    with pytest.raises(Refused) as refused:
        understand(line, now, CONFIG)
    return refused.value.sentence


@pytest.mark.parametrize(
    ("line", "before", "after", "due"),
    [
        ("Ana Ruiz mañana 15:30 renewal", "Ana Ruiz", "renewal", "2026-03-07 15:30"),
        ("+20m call Talgo back", "", "call Talgo back", "2026-03-06 11:02"),
        ("Ana Ruiz 1530", "Ana Ruiz", "", "2026-03-06 15:30"),
        ("mañana 1530 Talgo", "", "Talgo", "2026-03-07 15:30"),
        ("Talgo 3pm price", "Talgo", "price", "2026-03-06 15:00"),
        ("Talgo 3:30 p.m. price", "Talgo", "price", "2026-03-06 15:30"),
        ("Talgo tomorrow 12am", "Talgo", "", "2026-03-07 00:00"),
        ("Talgo 12pm", "Talgo", "", "2026-03-06 12:00"),
        ("viernes 15h Talgo", "", "Talgo", "2026-03-13 15:00"),
        ("15h30 Talgo", "", "Talgo", "2026-03-06 15:30"),
        ("Ana mañana a primera hora precio", "Ana", "precio", "2026-03-07 09:00"),
        ("Ana el lunes a primera hora de la mañana", "Ana", "", "2026-03-09 09:00"),
        ("mañana temprano Ana", "", "Ana", "2026-03-07 09:00"),
        ("hoy a última hora", "", "", "2026-03-06 18:30"),
        ("a última hora de la tarde", "", "", "2026-03-06 18:30"),
        ("Ana 12/3 al final del día", "Ana", "", "2026-03-12 18:30"),
        ("first thing on monday Ana", "", "Ana", "2026-03-09 09:00"),
        ("tomorrow first thing in the morning", "", "", "2026-03-07 09:00"),
        ("quote by end of day friday", "quote", "", "2026-03-13 18:30"),
        ("by 4", "", "", "2026-03-06 16:00"),
        ("before 4", "", "", "2026-03-06 16:00"),
        ("end of the day", "", "", "2026-03-06 18:30"),
        ("15:30 Ana canceló a última hora", "", "Ana canceló a última hora", "2026-03-06 15:30"),
        (
            "15:30 Ana the first thing she said",
            "",
            "Ana the first thing she said",
            "2026-03-06 15:30",
        ),
        ("15:30 Ana end of day report", "", "Ana end of day report", "2026-03-06 15:30"),
        ("Talgo at 15:30", "Talgo", "", "2026-03-06 15:30"),
        ("Talgo a las 15:30", "Talgo", "", "2026-03-06 15:30"),
        ("llamar a Talgo a las 4", "llamar a Talgo", "", "2026-03-06 16:00"),
        ("Talgo mañana a las 10 de la mañana", "Talgo", "", "2026-03-07 10:00"),
        ("quote by 16:00 for Talgo", "quote", "for Talgo", "2026-03-06 16:00"),
        ("Talgo +2h", "Talgo", "", "2026-03-06 12:42"),
        ("Talgo +1h30", "Talgo", "", "2026-03-06 12:12"),
        ("in 20 min Talgo", "", "Talgo", "2026-03-06 11:02"),
        ("en 20 min Talgo", "", "Talgo", "2026-03-06 11:02"),
        ("in 2 hours", "", "", "2026-03-06 12:42"),
        ("dentro de 2 horas", "", "", "2026-03-06 12:42"),
        ("Talgo +2d 9:00", "Talgo", "", "2026-03-08 09:00"),
        ("2026-03-09T08:15 Talgo", "", "Talgo", "2026-03-09 08:15"),
        ("2026-03-09T08:15Z Talgo", "", "Talgo", "2026-03-09 09:15"),
        ("Ana, mañana, 15:30: renewal", "Ana", "renewal", "2026-03-07 15:30"),
        ("Ana mañana renewal 15:30 now", "Ana", "renewal now", "2026-03-07 15:30"),
        ("Ana pasado a las 10 y cuarto: oferta", "Ana", "oferta", "2026-03-08 10:15"),
        ("pasado en la tarde Ana", "", "Ana", "2026-03-08 16:00"),
        ("pedido del mes pasado a las 4", "pedido del mes pasado", "", "2026-03-06 16:00"),
        ("en 15: llamar a Ana", "", "llamar a Ana", "2026-03-06 10:57"),
        ("en 15 tallas a las 4", "en 15 tallas", "", "2026-03-06 16:00"),
        ("Ana el lunes 16 a las 12 llamar", "Ana", "llamar", "2026-03-16 12:00"),
        ("lunes 16 10:30 llamar a Ana", "", "llamar a Ana", "2026-03-16 10:30"),
    ],
)
def test_a_time_is_understood_where_it_stands(line: str, before: str, after: str, due: str) -> None:
    understood = understand(line, FRIDAY, CONFIG)
    assert (understood.before, understood.after) == (before, after)
    assert understood.due == moment(due)
    assert understood.due.timezone_name == "Europe/Madrid"
    assert understood.day == moment(due).date()
    assert understood.kind is None


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("hoy", "2026-03-06"),
        ("TODAY", "2026-03-06"),
        ("manana", "2026-03-07"),
        ("Mañana", "2026-03-07"),
        ("tomorrow", "2026-03-07"),
        ("pasado mañana", "2026-03-08"),
        ("day after tomorrow", "2026-03-08"),
        ("viernes", "2026-03-13"),
        ("next friday", "2026-03-13"),
        ("el viernes", "2026-03-13"),
        ("el miercoles", "2026-03-11"),
        ("miércoles", "2026-03-11"),
        ("mié", "2026-03-11"),
        ("SÁB", "2026-03-07"),
        ("on Thu", "2026-03-12"),
        ("el lunes que viene", "2026-03-09"),
        ("13/3", "2026-03-13"),
        ("viernes 13/3", "2026-03-13"),
        ("6/3/2027", "2027-03-06"),
        ("6-3-2027", "2027-03-06"),
        ("el 06.03.2027", "2027-03-06"),
        ("06.03.27", "2027-03-06"),
        ("6-3-26", "2026-03-06"),
        ("Fri 13 Mar", "2026-03-13"),
        ("el vie 13 mar", "2026-03-13"),
        ("el lunes 9", "2026-03-09"),
        ("viernes 6", "2026-03-06"),
        ("para el jueves 26", "2026-03-26"),
        ("mar 5 ene 2027", "2027-01-05"),
        ("2026-03-20", "2026-03-20"),
        ("2026-W53-5", "2027-01-01"),
        ("+2d", "2026-03-08"),
        ("in 2 weeks", "2026-03-20"),
        ("en 3 días", "2026-03-09"),
    ],
)
def test_a_day_alone_is_a_day_without_a_moment(said: str, day: str) -> None:
    understood = understand(f"Ana {said}", FRIDAY, CONFIG)
    assert understood == ((None, "Ana", "", date.fromisoformat(day), None, None))


@pytest.mark.parametrize("language", locale.LANGUAGES)
@given(days=st.integers(1, 800), minutes=st.integers(0, 1439))
def test_what_the_planner_says_it_understands(language: str, days: int, minutes: int) -> None:
    locale.use(language)
    told = FRIDAY.add(days=days).at(0, 0).add(minutes=minutes)
    assume(told.dst() == told.add(hours=3).dst() == told.subtract(hours=3).dst())
    assert when(brief(told, FRIDAY), FRIDAY, CONFIG) == told


@pytest.mark.parametrize(
    ("line", "after", "due"),
    [
        ("Ana en media hora: oferta", "oferta", "2026-03-06 11:12"),
        ("Ana dentro de una hora y media", "", "2026-03-06 12:12"),
        ("Ana en 2 horas y media", "", "2026-03-06 13:12"),
        ("Ana in half an hour", "", "2026-03-06 11:12"),
        ("Ana en un cuarto de hora", "", "2026-03-06 10:57"),
        ("Ana en dos horas", "", "2026-03-06 12:42"),
        ("Ana in ten minutes", "", "2026-03-06 10:52"),
        ("Ana dentro de ocho días a las 9", "", "2026-03-13 09:00"),
        ("Ana en 15 días a las 9", "", "2026-03-20 09:00"),
        ("Ana +8d 9:00", "", "2026-03-14 09:00"),
        ("Ana mañana a las 10 y media: oferta", "oferta", "2026-03-07 10:30"),
        ("Ana mañana a las diez oferta", "oferta", "2026-03-07 10:00"),
        ("Ana lun 9 a las diez y media oferta", "oferta", "2026-03-09 10:30"),
        ("Ana esta tarde a las 16:30 oferta", "oferta", "2026-03-06 16:30"),
        ("Ana esta tarde a las 4 y media", "", "2026-03-06 16:30"),
        ("Ana mañana por la tarde a las cuatro", "", "2026-03-07 16:00"),
        ("Ana el lunes por la mañana a las 10", "", "2026-03-09 10:00"),
        ("Ana el lunes por la tarde 16:30", "", "2026-03-09 16:30"),
        ("Ana this afternoon at 4 quote", "quote", "2026-03-06 16:00"),
        ("Ana tomorrow morning at 10:30", "", "2026-03-07 10:30"),
        ("Ana a la una y cuarto", "", "2026-03-06 13:15"),
        ("Ana a las cuatro menos cuarto de la tarde", "", "2026-03-06 15:45"),
        ("Ana a las 12 del mediodía", "", "2026-03-06 12:00"),
        ("Ana hoy antes de las 4 mandar la oferta", "mandar la oferta", "2026-03-06 16:00"),
        ("Ana mañana antes de las 12:30 oferta", "oferta", "2026-03-07 12:30"),
        ("Ana esta tarde antes de las 6 oferta", "oferta", "2026-03-06 18:00"),
        ("Ana el lunes por la tarde hacia las 4 y media", "", "2026-03-09 16:30"),
        ("Ana this afternoon before 4 quote", "quote", "2026-03-06 16:00"),
        ("Ana hacia las cinco y media oferta", "oferta", "2026-03-06 17:30"),
        ("Ana a eso de las cinco oferta", "oferta", "2026-03-06 17:00"),
        ("Ana sobre las cinco oferta", "oferta", "2026-03-06 17:00"),
        ("Ana lunes sobre las 5 oferta", "oferta", "2026-03-09 17:00"),
        ("Ana lunes sobre las 17:30", "", "2026-03-09 17:30"),
        ("Ana lunes antes de comer: oferta", "oferta", "2026-03-09 14:00"),
        ("Ana tipo 4 oferta", "oferta", "2026-03-06 16:00"),
        ("Ana mañana tipo 4 pm oferta", "oferta", "2026-03-07 16:00"),
        ("Ana lunes 12 m oferta", "oferta", "2026-03-09 12:00"),
        ("ana a las 12 m. oferta", "oferta", "2026-03-06 12:00"),
        ("Ana lunes tipo 4 muestras", "muestras", "2026-03-09 16:00"),
        ("Ana como a las 4 oferta", "oferta", "2026-03-06 16:00"),
        ("ana después de las 4 oferta", "oferta", "2026-03-06 16:00"),
        ("Ana mañana después de las 4 oferta", "oferta", "2026-03-07 16:00"),
        ("Ana mañana 3 p. m. oferta", "oferta", "2026-03-07 15:00"),
        ("Ana lunes después de almuerzo: oferta", "oferta", "2026-03-09 16:00"),
        ("Ana mañana antes del mediodía oferta", "oferta", "2026-03-07 12:00"),
        ("Ana lunes en horas de la tarde: oferta", "oferta", "2026-03-09 16:00"),
        ("Ana a más tardar el lunes a las 10 oferta", "oferta", "2026-03-09 10:00"),
        ("Ana a última hora del lunes", "", "2026-03-09 18:30"),
        ("Ana lunes x la tarde", "", "2026-03-09 16:00"),
        ("Ana a partir de las 17 h oferta", "oferta", "2026-03-06 17:00"),
        ("Ana before 15:30 send the offer", "send the offer", "2026-03-06 15:30"),
        ("Ana 12:00 renovar antes de 2027", "renovar antes de 2027", "2026-03-06 12:00"),
        ("Ana mañana a la una del mediodía oferta", "oferta", "2026-03-07 13:00"),
        ("Ana a las 16 h", "", "2026-03-06 16:00"),
        ("Ana at half past eleven", "", "2026-03-06 11:30"),
        ("Ana a las 12.30 oferta", "oferta", "2026-03-06 12:30"),
        ("Ana 12:00 a las dos socias", "a las dos socias", "2026-03-06 12:00"),
        ("Ana 12:00 media hora", "media hora", "2026-03-06 12:00"),
        ("Ana 12:00 10.30 euros", "10.30 euros", "2026-03-06 12:00"),
        ("Ana 17.30", "", "2026-03-06 17:30"),
        ("Ana mañana 9.30 oferta", "oferta", "2026-03-07 09:30"),
        ("Ana before 8.30 pm offer", "offer", "2026-03-06 20:30"),
        ("Ana at 17.30 offer", "offer", "2026-03-06 17:30"),
        ("Ana 12:00 lo quiere a 12.50 euros", "lo quiere a 12.50 euros", "2026-03-06 12:00"),
        ("Ana 12:00 Python 3.11", "Python 3.11", "2026-03-06 12:00"),
        ("Ana antes de las seis oferta", "oferta", "2026-03-06 18:00"),
        ("Ana before six send the offer", "send the offer", "2026-03-06 18:00"),
        ("Ana by half past four", "", "2026-03-06 16:30"),
        ("Ana half past four offer", "offer", "2026-03-06 16:30"),
        ("Ana monday by 11 offer", "offer", "2026-03-09 11:00"),
        ("Ana before 4", "", "2026-03-06 16:00"),
        ("Ana by 4 credit note", "credit note", "2026-03-06 16:00"),
        ("Ana 12:00 prices go up by 3", "prices go up by 3", "2026-03-06 12:00"),
        ("Ana 12:00 prices go up by 30 %", "prices go up by 30 %", "2026-03-06 12:00"),
        ("Ana 12:00 seen by two buyers", "seen by two buyers", "2026-03-06 12:00"),
        ("Ana 12:00 seen by one of them", "seen by one of them", "2026-03-06 12:00"),
        ("Ana tomorrow at noon offer", "offer", "2026-03-07 12:00"),
        ("Ana tomorrow noon offer", "offer", "2026-03-07 12:00"),
        ("Ana noon", "", "2026-03-06 12:00"),
        ("Ana before midday", "", "2026-03-06 12:00"),
        ("Ana a mediodía oferta", "oferta", "2026-03-06 12:00"),
        ("Ana mañana al mediodía", "", "2026-03-07 12:00"),
        ("Ana lunes por la tarde: oferta", "oferta", "2026-03-09 16:00"),
        ("Ana friday afternoon", "", "2026-03-13 16:00"),
        ("Ana on friday morning offer", "offer", "2026-03-13 09:00"),
        ("Ana monday afternoon at 4 offer", "offer", "2026-03-09 16:00"),
        ("Ana by monday afternoon: offer", "offer", "2026-03-09 16:00"),
        ("Ana mañana a primera hora de la tarde", "", "2026-03-07 16:00"),
        ("Ana mañana a media mañana: oferta", "oferta", "2026-03-07 11:30"),
        ("Ana lunes a media tarde", "", "2026-03-09 17:00"),
        ("Ana a media mañana del lunes", "", "2026-03-09 11:30"),
        ("Ana a media mañana de mañana", "", "2026-03-07 11:30"),
        ("Ana monday mid-morning", "", "2026-03-09 11:30"),
        ("Ana friday mid afternoon offer", "offer", "2026-03-13 17:00"),
        ("Ana 12:00 cierran a media tarde", "cierran a media tarde", "2026-03-06 12:00"),
        ("Ana 12:00 the mid-morning break", "the mid-morning break", "2026-03-06 12:00"),
        ("Ana esta tarde 4 cajas", "4 cajas", "2026-03-06 16:00"),
        ("Ana 12:00 recoger por la tarde", "recoger por la tarde", "2026-03-06 12:00"),
        ("Ana tomorrow 11", "", "2026-03-07 11:00"),
        ("Ana mañana 4: oferta", "oferta", "2026-03-07 16:00"),
        ("Ana lunes 11", "", "2026-03-09 11:00"),
        ("Ana mon 11", "", "2026-03-09 11:00"),
        ("Ana 13/3 11", "", "2026-03-13 11:00"),
        ("Ana 3 may 11", "", "2026-05-03 11:00"),
        ("Ana 12:00 mañana 11", "11", "2026-03-07 12:00"),
    ],
)
def test_a_time_may_be_said_in_words(line: str, after: str, due: str) -> None:
    understood = understand(line, FRIDAY, CONFIG)
    assert (understood.before.title(), understood.after) == ("Ana", after)
    assert understood.due == moment(due)


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("mañana a primera hora", "2026-03-07 09:00"),
        ("tomorrow morning", "2026-03-07 09:00"),
        ("foco mañana a primera hora", "2026-03-07 08:00"),
        ("mañana por la tarde", "2026-03-07 16:00"),
        ("foco mañana por la tarde", "2026-03-07 15:00"),
    ],
)
def test_nobody_is_called_before_they_may_be(line: str, due: str) -> None:
    early = Config(day=DaySettings(start="08:00"))
    assert understand(line, FRIDAY, early).due == moment(due)


@pytest.mark.parametrize(
    ("line", "after", "day"),
    [
        ("Ana jueves 12 palés", "12 palés", "2026-03-12"),
        ("Ana jueves 19 palés", "19 palés", "2026-03-12"),
        ("Ana lunes 16 kg de cobre", "16 kg de cobre", "2026-03-09"),
        ("Ana lunes 16 mil euros", "16 mil euros", "2026-03-09"),
        ("Ana lunes 10 llamar", "10 llamar", "2026-03-09"),
        ("Ana mon 9", "", "2026-03-09"),
        ("Ana mañana 11 cajas", "11 cajas", "2026-03-07"),
        ("Ana tomorrow 23", "23", "2026-03-07"),
        ("Ana 3 may, offer", "offer", "2026-05-03"),
        ("Ana on 3 May", "", "2026-05-03"),
        ("Ana May 3", "", "2026-05-03"),
        ("Ana el 3 de may oferta", "oferta", "2026-05-03"),
        ("Ana lunes 16 llamar", "llamar", "2026-03-16"),
        ("Ana, monday 16: call her", "call her", "2026-03-16"),
        ("Ana lunes 16 Torres", "Torres", "2026-03-16"),
        ("Ana lunes 16 Palés", "Palés", "2026-03-16"),
        ("Ana lunes 16 KG de cobre", "16 KG de cobre", "2026-03-09"),
        ("Ana lunes 16 Kg de cobre", "16 Kg de cobre", "2026-03-09"),
        ("Ana lunes 16 V de tensión", "16 V de tensión", "2026-03-09"),
        ("Ana lunes 40 Torres", "40 Torres", "2026-03-09"),
        ("Ana hasta el 12/3 vacaciones", "vacaciones", "2026-03-12"),
        ("Ana hasta el lunes vacaciones", "vacaciones", "2026-03-09"),
        ("Ana until monday holidays", "holidays", "2026-03-09"),
        ("Ana lunes 9 Marzo oferta", "oferta", "2026-03-09"),
        ("Ana lunes 9 de marzo oferta", "oferta", "2026-03-09"),
        ("Ana the 15 units", "the 15 units", None),
        ("Ana subir el 15 por ciento", "subir el 15 por ciento", None),
        ("Ana el 45", "el 45", None),
        ("Ana 12.50 euros", "12.50 euros", None),
    ],
)
def test_a_number_behind_a_weekday_is_its_own_only_where_it_can_be(
    line: str, after: str, day: str | None
) -> None:
    understood = understand(line, FRIDAY, CONFIG)
    text = understood.after if day else understood.text.removeprefix("Ana ")
    assert (text, understood.day) == (after, date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("12 de noviembre", "2026-11-12"),
        ("el 12 de noviembre de 2027", "2027-11-12"),
        ("12 nov", "2026-11-12"),
        ("on 12 November", "2026-11-12"),
        ("November 12", "2026-11-12"),
        ("the 12th of November", "2026-11-12"),
        ("November 12th, 2027", "2027-11-12"),
        ("jueves 12 de noviembre", "2026-11-12"),
        ("Monday, March 9", "2026-03-09"),
        ("el 15", "2026-03-15"),
        ("para el 5", "2026-04-05"),
        ("on the 15th", "2026-03-15"),
        ("the 31st", "2026-03-31"),
        ("el 6", "2026-03-06"),
    ],
)
@pytest.mark.parametrize(
    ("time", "due"), [("", ""), (" a las 12", "12:00"), (" at 15:30", "15:30")]
)
def test_a_day_of_a_month_may_be_said_in_words(said: str, day: str, time: str, due: str) -> None:
    understood = understand(f"Ana {said}{time}", FRIDAY, CONFIG)
    assert (understood.before, understood.after) == ("Ana", "")
    assert understood.day == date.fromisoformat(day)
    assert understood.due == (moment(f"{day} {due}") if due else None)


def test_a_day_of_a_month_in_words_may_be_what_a_line_is_about() -> None:
    for line in (
        "Ana 12:00 factura del 6 de marzo",
        "Ana 12:00 renewal march 6 contract",
        "Ana 12:00 factura del 9-3-2026",
        "Ana 12:00 factura 12-10-19",
        "Ana 12:00 pieza 31.02.26",
    ):
        understood = understand(line, FRIDAY, CONFIG)
        assert (understood.after, understood.due) == (line[10:], moment("2026-03-06 12:00"))
    assert "in quotes" in refusal("Ana factura del 12 de noviembre")
    assert "is no day" in refusal("Ana 31 de febrero")
    assert "is no day" in refusal("Ana 31.02.2027 10:00")


def test_a_weekday_that_is_not_that_day_is_refused() -> None:
    assert "'lunes 10' at column 1 is no day" in refusal("lunes 10 Luis Vega")
    assert "'Thu 13 Mar' at column 5 is no day" in refusal("Ana Thu 13 Mar 10:00")


def test_a_day_without_a_year_is_the_next_one_unless_it_was_just_missed() -> None:
    december = moment("2026-12-20T10:00")
    assert understand("10/1", december, CONFIG).day == date(2027, 1, 10)
    assert "past" in refusal("19/12", december)


@pytest.mark.parametrize(
    ("line", "before", "after", "minutes"),
    [
        ("focus 90m Price list", "", "Price list", 90),
        ("foco hora y media Tarifas", "", "Tarifas", 90),
        ("foco dos horas Tarifas", "", "Tarifas", 120),
        ("foco Tarifas media hora", "", "Tarifas", 30),
        ("focus an hour Price list", "", "Price list", 60),
        ("foco 1h30 Oferta", "", "Oferta", 90),
        ("deep work 2h Contract", "", "Contract", 120),
        ("Profundo Oferta Talgo 45 minutos", "", "Oferta Talgo", 45),
        ("focus: Price list", "", "Price list", None),
    ],
)
def test_deep_work_has_a_length(line: str, before: str, after: str, minutes: int | None) -> None:
    understood = understand(line, FRIDAY, CONFIG)
    assert understood.kind is BlockKind.DEEP
    assert (understood.before, understood.after, understood.minutes) == (before, after, minutes)
    assert understood.due is None


def test_deep_work_may_have_a_time_as_well() -> None:
    understood = understand("mañana 10:00 focus 90m Price list", FRIDAY, CONFIG)
    assert understood.kind is BlockKind.DEEP
    assert (understood.due, understood.minutes) == (moment("2026-03-07 10:00"), 90)


@pytest.mark.parametrize(
    ("line", "due", "minutes"),
    [
        ("11:30-12:45 Price list", "2026-03-06 11:30", 75),
        ("Price list 11:30 – 12:45", "2026-03-06 11:30", 75),
        ("Price list from 11:30 to 12:30", "2026-03-06 11:30", 60),
        ("de 11:30 a 12:30 Price list", "2026-03-06 11:30", 60),
        ("mañana de 9.30 a 10.30 Price list", "2026-03-07 09:30", 60),
        ("desde las 4 hasta las 5:30 Price list", "2026-03-06 16:00", 90),
        ("de 4 a 6 Price list", "2026-03-06 16:00", 120),
        ("de 11 a 1 de la tarde Price list", "2026-03-06 11:00", 120),
        ("de 4 a 5 de la tarde Price list", "2026-03-06 16:00", 60),
        ("entre las 12 y la 1:30 Price list", "2026-03-06 12:00", 90),
        ("Price list 11:30 to 1", "2026-03-06 11:30", 90),
        ("2-3:30pm Price list", "2026-03-06 14:00", 90),
        ("11 a 1 Price list", "2026-03-06 11:00", 120),
        ("mañana 9-11 Price list", "2026-03-07 09:00", 120),
        ("4-6 Price list", "2026-03-06 16:00", 120),
        ("11am to 1pm Price list", "2026-03-06 11:00", 120),
        ("between 11 and 12 Price list", "2026-03-06 11:00", 60),
        ("16h-17h30 Price list", "2026-03-06 16:00", 90),
    ],
)
def test_deep_work_may_be_said_from_when_to_when(line: str, due: str, minutes: int) -> None:
    understood = understand(line, FRIDAY, CONFIG, deep=True)
    assert (understood.due, understood.minutes) == (moment(due), minutes)
    assert understood.text == "Price list"


@pytest.mark.parametrize(
    "line",
    [
        "units 9-11",
        "1-1 with Ana",
        "40-60 Price list",
        "ISO 9001-14001",
        "3 to 5 units",
        "12.50-14.50 EUR",
        "from 3 to 5 % more",
    ],
)
def test_numbers_from_and_to_are_text(line: str) -> None:
    understood = understand(line, FRIDAY, CONFIG, deep=True)
    assert (understood.text, understood.due, understood.minutes) == (line, None, None)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("12:30-11:30 Price list", "'12:30-11:30' at column 1 is no length"),
        ("de 11:30 a 11:30", "'de 11:30 a 11:30' at column 1 is no length"),
        ("11:30-25:00 Price list", "'11:30-25:00' at column 1 is no time"),
        ("9:30-10:30 Price list", "'9:30-10:30' at column 1 has passed today"),
        ("11:30-12:30 Price list 90m", "'90m' at column 24 does not go with"),
        ("monday 2:30-4", "'2:30-4' at column 8 can be night or day; write 14:30"),
        ("monday de 2:30 a 4", "'de 2:30 a 4' at column 8 can be night or day; write 14:30"),
    ],
)
def test_from_when_to_when_is_refused_with_its_place(line: str, place: str) -> None:
    with pytest.raises(Refused) as refused:
        understand(line, FRIDAY, CONFIG, deep=True)
    assert refused.value.sentence.startswith(place)


def test_who_calls_the_line_can_say_that_it_is_deep_work_or_not() -> None:
    assert understand("90m Price list", FRIDAY, CONFIG, deep=True).minutes == 90
    assert understand("90m Price list", FRIDAY, CONFIG).after == ""
    plain = understand("Focus Group 15:30", FRIDAY, CONFIG, deep=False)
    assert (plain.kind, plain.before) == (None, "Focus Group")


@pytest.mark.parametrize(
    ("line", "before", "day"),
    [
        ("Mar Soler 15:30", "Mar Soler", "2026-03-06"),
        ("Mar Soler mar 15:30", "Mar Soler", "2026-03-10"),
        ("mar 15:30", "", "2026-03-10"),
        ("Ana Ruiz mar", "Ana Ruiz", "2026-03-10"),
        ("Ana Mar Soler mañana", "Ana Mar Soler", "2026-03-07"),
        ("Juan del Mar 15:30", "Juan del Mar", "2026-03-06"),
        ("Domingo Pérez mañana 15:30", "Domingo Pérez", "2026-03-07"),
        ("Ana el domingo", "Ana", "2026-03-08"),
        ("Sun Chemical sun 12:00", "Sun Chemical", "2026-03-08"),
        ("Sol Vega 15:30", "Sol Vega", "2026-03-06"),
        ("May Lee 15:30", "May Lee", "2026-03-06"),
        ("Dom Casual sab 10:00", "Dom Casual", "2026-03-07"),
        ('"Ana Mar" 15:30', "Ana Mar", "2026-03-06"),
        ("Acme 2026 renewal mañana", "Acme 2026 renewal", "2026-03-07"),
        ("Ana 24/7 support mañana", "Ana 24/7 support", "2026-03-07"),
        ("24/7 10:00", "", "2026-07-24"),
        ("Ana 12/3 in Bilbao", "Ana", "2026-03-12"),
        ("Ana tubo de 12 m mañana", "Ana tubo de 12 m", "2026-03-07"),
        ("Ana vie 24/7", "Ana", "2026-07-24"),
        ("Ana +34 944 123 456 15:30", "Ana +34 944 123 456", "2026-03-06"),
    ],
)
def test_names_and_numbers_that_look_like_times_stay_text(line: str, before: str, day: str) -> None:
    understood = understand(line, FRIDAY, CONFIG)
    assert (understood.before, understood.day) == (before, date.fromisoformat(day))


def test_a_number_in_a_line_that_says_its_time_is_a_number() -> None:
    understood = understand("Ana mañana 15:30 quote for 1200 units", FRIDAY, CONFIG)
    assert understood.after == "quote for 1200 units"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Ana 25:00", "'25:00' at column 5"),
        ("Ana 10:15-11:00", "'10:15-11:00' at column 5"),
        ("Ana 15:30 16:00", "'16:00' at column 11"),
        ("Ana mañana 15:30 viernes", "'viernes' at column 18"),
        ("Ana viernes 12/3", "'12/3' at column 13"),
        ("+20m Ana 15:30", "'15:30' at column 10"),
        ("31/2 Ana", "'31/2' at column 1"),
        ("Ana 3/14", "'3/14' at column 5"),
        ("29/2/2027 Ana", "'29/2/2027' at column 1"),
        ("Ana 6/3/24", "'6/3/24' at column 5"),
        ("Ana 2026-02-30", "'2026-02-30' at column 5"),
        ("Ana 2/3", "'2/3' at column 5"),
        ("hoy 2026-03-06T09:00Z", "'2026-03-06T09:00Z' at column 5"),
        ("Ana 2020-03-06T10:00+01:00", "'2020-03-06T10:00+01:00' at column 5"),
        ("Ana 9:00", "'9:00' at column 5"),
        ("Ana 13pm", "'13pm' at column 5"),
        ("Ana 2h", "'2h' at column 5"),
        ("Ana at 8", "'at 8' at column 5"),
        ("Ana +20", "'+20' at column 5"),
        ("Ana +3x", "'+3x' at column 5"),
        ("Ana por la mañana", "'por la mañana' at column 5"),
        ("Ana entrega por la tarde", "'por la tarde' at column 13"),
        ("Ana this morning", "'this morning' at column 5"),
        ("Ana friday evening", "'friday evening' at column 5"),
        ("Ana mar 10", "'mar' at column 5 can be a day or text"),
        ("Ana order 3 may be late", "'3 may' at column 11 can be a day or text"),
        ("Ana 5 set up", "'5 set' at column 5 can be a day or text"),
        ("Ana next week", "'next week' at column 5"),
        ("Ana el otro martes a las 10", "'el otro martes' at column 5"),
        ("Ana la otra semana oferta", "'la otra semana' at column 5"),
        ("Ana ahorita", "'ahorita' at column 5"),
        ("Ana el jueves santo a las 10", "'el jueves santo' at column 5"),
        ("Ana después de semana santa oferta", "'después de semana santa' at column 5"),
        ("Ana on Good Friday", "'on Good Friday' at column 5"),
        ("Ana a primera hora", "'a primera hora' at column 5"),
        ("Ana a última hora canceló", "'a última hora' at column 5"),
        ("a primera hora", "'a primera hora' at column 1 has passed today"),
        ("Ana esta mañana a las 9", "'esta mañana a las 9' at column 5"),
        ("Ana en un rato", "'en un rato' at column 5"),
        ("al rato: llamar", "'al rato:' at column 1"),
        ("Ana a las 30 y media", "'a las 30 y media' at column 5"),
        ("Ana a las 7 y media", "'a las 7 y media' at column 5"),
        ("Ana jueves 6 de marzo", "'jueves 6 de marzo' at column 5"),
        ("Ana oferta 12.50", "'12.50' at column 12"),
        ("Ana 6/3/2062", "'6/3/2062' at column 5"),
        ("Ana quote 1200 units", "'1200' at column 11"),
        ("Ana Mar Soler 15:30", "'Mar' at column 5"),
        ("Ana 24/7 support 15:30", "'24/7' at column 5"),
        ("focus 20h Report", "'20h' at column 7"),
        ("focus 90m Report 45m", "'45m' at column 18"),
    ],
)
def test_what_is_not_clear_is_refused_with_its_place(line: str, place: str) -> None:
    assert refusal(line).startswith(place)


def test_a_time_that_has_passed_says_what_to_write() -> None:
    assert "'tomorrow 09:00'" in refusal("9:00 Ana")


def test_a_line_is_not_a_page() -> None:
    assert "note" in refusal("1530 mar 15:30 " * 100_000)


def test_a_time_that_daylight_saving_skips_is_refused_with_the_next() -> None:
    sentence = refusal("29/3 02:30 Ana")
    assert sentence.startswith("'02:30' at column 6")
    assert "03:30" in sentence
    assert understand("29/3 03:30", FRIDAY, CONFIG).due == moment("2026-03-29T03:30")


def test_a_time_that_comes_twice_is_refused_with_both_and_each_is_then_understood() -> None:
    sentence = refusal("Ana 25/10 02:30")
    early, late = "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"
    assert early in sentence
    assert late in sentence
    instants = [understand(text, FRIDAY, CONFIG).due for text in (early, late)]
    assert [instant and instant.isoformat() for instant in instants] == [early, late]


def test_lengths_are_true_lengths_over_a_change_of_the_clocks() -> None:
    before = moment("2026-03-29T01:30")
    due = understand("+2h", before, CONFIG).due
    assert due is not None
    assert due.timestamp() - before.timestamp() == 2 * 3600
    assert due.format("HH:mm") == "04:30"
    assert understand("+1d 09:00", before, CONFIG).due == moment("2026-03-30T09:00")


def test_a_bare_hour_is_the_one_in_the_working_day() -> None:
    late_shift = Config(day=DaySettings(start="14:00", end="22:00"))
    assert understand("a las 9", FRIDAY, late_shift).due == moment("2026-03-06T21:00")
    assert understand("mañana at 9", FRIDAY, CONFIG).due == moment("2026-03-07T09:00")


def test_it_is_explained_with_the_zone_before_anything_is_done() -> None:
    def explained(line: str) -> str:
        return explain(understand(line, FRIDAY, CONFIG), FRIDAY)

    assert explained("Ana hoy 15:30") == "Fri 6 Mar 15:30, Europe/Madrid"
    assert explained("Ana viernes") == "Fri 13 Mar, Europe/Madrid"
    assert explained("Ana 6/3/2027 9:05") == "Sat 6 Mar 2027 09:05, Europe/Madrid"
    assert explained("Ana") == ""


def test_days_and_months_are_named_in_the_language_of_the_screen() -> None:
    locale.use("es")
    understood = understand("2027-01-01", FRIDAY, CONFIG)
    assert explain(understood, FRIDAY) == "vie 1 ene 2027, Europe/Madrid"


@pytest.mark.parametrize(
    ("text", "at_end", "at_start"),
    [
        ("viernes", "2026-03-13T18:30", "2026-03-13T09:00"),
        ("hoy", "2026-03-06T18:30", "2026-03-06T10:43"),
        ("friday 10:00", "2026-03-13T10:00", "2026-03-13T10:00"),
        ("pasado", "2026-03-08T18:30", "2026-03-08T09:00"),
        ("+20m", "2026-03-06T11:02", "2026-03-06T11:02"),
        ("en 20", "2026-03-06T11:02", "2026-03-06T11:02"),
        ("2030", "2026-03-06T20:30", "2026-03-06T20:30"),
        ("mar", "2026-03-10T18:30", "2026-03-10T09:00"),
        ("lunes por la mañana", "2026-03-09T14:00", "2026-03-09T09:00"),
        ("monday afternoon", "2026-03-09T18:30", "2026-03-09T16:00"),
        ("by Monday afternoon", "2026-03-09T18:30", "2026-03-09T16:00"),
        ("by next monday morning", "2026-03-09T14:00", "2026-03-09T09:00"),
        ("by this afternoon", "2026-03-06T18:30", "2026-03-06T16:00"),
        ("for tomorrow afternoon", "2026-03-07T18:30", "2026-03-07T16:00"),
        ("para el lunes por la tarde", "2026-03-09T18:30", "2026-03-09T16:00"),
        ("lunes a primera hora de la tarde", "2026-03-09T16:00", "2026-03-09T16:00"),
        ("lunes por la tarde a las 5", "2026-03-09T17:00", "2026-03-09T17:00"),
        ("sobre las 5", "2026-03-06T17:00", "2026-03-06T17:00"),
        ("mañana x la mañana", "2026-03-07T14:00", "2026-03-07T09:00"),
        ("el lunes q viene", "2026-03-09T18:30", "2026-03-09T09:00"),
        ("pasado a primera hora", "2026-03-08T09:00", "2026-03-08T09:00"),
        ("a primera hora del lunes", "2026-03-09T09:00", "2026-03-09T09:00"),
        ("a primera hora de mañana", "2026-03-07T09:00", "2026-03-07T09:00"),
        ("lunes a 1ª hora", "2026-03-09T09:00", "2026-03-09T09:00"),
        ("lunes a última hora de la mañana", "2026-03-09T14:00", "2026-03-09T14:00"),
        ("lunes antes de comer", "2026-03-09T14:00", "2026-03-09T14:00"),
        ("lunes antes de almorzar", "2026-03-09T14:00", "2026-03-09T14:00"),
        ("lunes al final de la tarde", "2026-03-09T18:30", "2026-03-09T18:30"),
        ("a más tardar el viernes", "2026-03-13T18:30", "2026-03-13T09:00"),
        ("mañana mismo", "2026-03-07T18:30", "2026-03-07T09:00"),
        ("el lunes que entra", "2026-03-09T18:30", "2026-03-09T09:00"),
        ("el martes de la otra semana", "2026-03-10T18:30", "2026-03-10T09:00"),
        ("a fin de mes", "2026-03-31T18:30", "2026-03-31T18:30"),
        ("mñn 10am", "2026-03-07T10:00", "2026-03-07T10:00"),
        ("después de comer", "2026-03-06T16:00", "2026-03-06T16:00"),
        ("monday before lunch", "2026-03-09T14:00", "2026-03-09T14:00"),
        ("el viernes como muy tarde", "2026-03-13T18:30", "2026-03-13T09:00"),
        ("lunes 10:00, sin falta", "2026-03-09T10:00", "2026-03-09T10:00"),
    ],
)
def test_a_when_alone_gives_a_moment(text: str, at_end: str, at_start: str) -> None:
    assert when(text, FRIDAY, CONFIG) == moment(at_end)
    assert when(text, FRIDAY, CONFIG, start="09:00") == moment(at_start)


def test_a_call_on_a_day_alone_is_promised_for_when_people_may_be_called() -> None:
    early = replace(CONFIG, day=replace(CONFIG.day, start="08:00"))
    assert when("monday", FRIDAY, early, start="08:00") == moment("2026-03-09 08:00")
    assert when_to_call("monday", FRIDAY, early) == moment("2026-03-09 09:00")
    assert when_to_call("today", FRIDAY, early) == moment("2026-03-06 18:30"), "not the next minute"
    assert when_to_call("+1m", FRIDAY, early) == moment("2026-03-06 10:43")
    assert when_to_call("monday 8:30", FRIDAY, early) == moment("2026-03-09 08:30")
    late = replace(CONFIG, day=replace(CONFIG.day, start="10:30"))
    assert when_to_call("monday", FRIDAY, late) == moment("2026-03-09 10:30")


@pytest.mark.parametrize(
    "line",
    [
        "hablar sobre las 3 ofertas",
        "contarle sobre las tres ofertas",
        "ver lo de después de comer",
        "talk about the slides after lunch",
        "tubos 3 x 4",
        "cemento tipo 3",
        "tubo de 12 m",
        "visitar cerca de las 3 sedes",
        "como mucho diez cajas",
    ],
)
def test_what_may_be_the_matter_is_no_time(line: str) -> None:
    assert understand(f"Ana lunes: {line}", FRIDAY, CONFIG).after == line
    assert understand("Ana lunes sobre las 3 ofertas", FRIDAY, CONFIG).due is None


@pytest.mark.parametrize(
    "text", ["", "soon", "viernes Ana", "20m", "today", "como muy tarde", "sin falta"]
)
def test_a_when_refuses_all_else(text: str) -> None:
    with pytest.raises(Refused):
        when(text, FRIDAY.at(19, 0), CONFIG)


DAYS = st.one_of(
    st.sampled_from(
        [("hoy", 0), ("today", 0), ("mañana", 1), ("tomorrow", 1), ("PASADO MANANA", 2)]
    ).map(lambda said: (said[0], FRIDAY.date() + timedelta(days=said[1]))),
    st.integers(1, 170).map(lambda n: (f"+{n}d", FRIDAY.date() + timedelta(days=n))),
    st.integers(1, 170)
    .map(lambda n: FRIDAY.date() + timedelta(days=n))
    .flatmap(
        lambda day: st.sampled_from(
            [(f"{day.day}/{day.month}", day), (f"el {day.day}/{day.month}/{day.year}", day)]
        )
    ),
    st.sampled_from(
        list(
            zip(
                ("sábado", "sunday", "lun", "martes", "wednesday", "jue", "viernes"),
                (FRIDAY.date() + timedelta(days=n) for n in range(1, 8)),
                strict=True,
            )
        )
    ),
)
TIMES = st.tuples(st.integers(11, 23), st.integers(0, 59)).flatmap(
    lambda time: st.sampled_from(
        [
            (form.format(*time, half="pm" if time[0] > 11 else "am", hour=time[0] % 12 or 12), time)
            for form in (
                "{0}:{1:02}",
                "{0}{1:02}",
                "at {0}:{1:02}",
                "a las {0}:{1:02}",
                "{0}h{1:02}",
                "{hour}:{1:02}{half}",
            )
        ]
    )
)
TEXTS = st.sampled_from(["", "Ana Ruiz", "Íñigo Núñez", "Mar Soler", "llamar a Sol", "May & Co"])


@settings(max_examples=150, deadline=None)
@example("", ("24/7", FRIDAY.date().replace(month=7, day=24)), ("1100", (11, 0)), False, "")
@given(TEXTS, DAYS, TIMES, st.booleans(), st.sampled_from(["", "renewal", "envío de 40 uds"]))
def test_what_is_written_in_either_language_is_what_is_understood(
    before: str,
    day: tuple[str, date],
    time: tuple[str, tuple[int, int]],
    day_first: bool,
    after: str,
) -> None:
    # Early enough for every example of today to be still to come.
    now = FRIDAY.at(0, 5)
    said = (day[0], time[0]) if day_first else (time[0], day[0])
    understood = understand(" ".join(filter(None, (before, *said, after))), now, CONFIG)
    expected = pendulum.datetime(
        day[1].year, day[1].month, day[1].day, *time[1], tz="Europe/Madrid"
    )
    assert (understood.before, understood.after) == (before, after)
    assert understood.due == expected
    again = understand(understood.due.isoformat(), now, CONFIG)
    assert again.due == understood.due


SCRAPS = (
    "mar dom Mar 1530 2026 15:30 25:00 +20m +2d 31/2 6/3 24/7 focus 90m 2h a las 4 de la tarde por"
    " mañana pasado viernes next el en in at 20 min \" “ ” ' , : 2026-03-29 02:30 9999-12-31T23:59Z"
    " 0001-01-01T00:00+14:00 ´ ½ ① ﷺ １５：３０ 12/12/9999 +9999w"
)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=40), st.lists(st.sampled_from(SCRAPS.split()), max_size=8).map(" ".join)
    ),
    st.sampled_from(["Europe/Madrid", "America/St_Johns", "Pacific/Apia", "UTC"]),
)
def test_any_text_is_understood_or_refused(text: str, zone: str) -> None:
    now = FRIDAY.in_timezone(zone)
    try:
        understood = understand(text, now, CONFIG)
    except Refused as refused:
        assert refused.sentence  # noqa: PT017 - both ways are right
    else:
        assert understood.due is None or understood.due > now
        assert understood.day is None or understood.day >= now.date()
        assert not understood.due or understood.due.date() == understood.day


@pytest.mark.parametrize("said", ["+45m", "in 2 hours"])
def test_what_comes_after_the_clocks_went_back_is_to_come(said: str) -> None:
    now = pendulum.parse("2026-10-25T02:30:00+02:00")
    assert isinstance(now, pendulum.DateTime)
    now = now.in_timezone("Europe/Madrid")
    due = understand(f"Ana {said}", now, CONFIG).due
    assert due is not None
    assert due.timestamp() - now.timestamp() in (45 * 60, 120 * 60)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("tuesday week", "2026-03-17"),
        ("on Mon week", "2026-03-16"),
        ("a week on tuesday", "2026-03-17"),
        ("a week from monday", "2026-03-16"),
        ("by a week on tuesday", "2026-03-17"),
        ("a week today", "2026-03-13"),
        ("a week tomorrow", "2026-03-14"),
        ("tomorrow week", "2026-03-14"),
        ("weds", "2026-03-11"),
        ("in a fortnight", "2026-03-20"),
        ("in a couple of weeks", "2026-03-20"),
        ("en un par de días", "2026-03-08"),
        ("in a month", "2026-04-06"),
        ("dentro de 3 meses", "2026-06-06"),
        ("13/3/26", "2026-03-13"),
    ],
)
def test_a_day_may_be_said_by_what_lies_between(said: str, day: str) -> None:
    understood = understand(f"Ana {said} send the quote", FRIDAY, CONFIG)
    assert (understood.before, understood.after) == ("Ana", "send the quote")
    assert (str(understood.day), understood.due) == (day, None)


def test_what_happens_in_a_numbered_week_is_no_week_later() -> None:
    understood = understand("Ana monday week 12 report", FRIDAY, CONFIG)
    assert (str(understood.day), understood.after) == ("2026-03-09", "week 12 report")


def test_a_month_later_is_its_last_day_where_it_is_shorter() -> None:
    january = pendulum.datetime(2026, 1, 31, 10, tz="Europe/Madrid")
    assert str(understand("Ana in a month", january, CONFIG).day) == "2026-02-28"


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("half four", "16:30"),
        ("at half 4", "16:30"),
        ("half past 4 o'clock", "16:30"),
        ("ten past four", "16:10"),
        ("20 past 4", "16:20"),
        ("4 o'clock", "16:00"),
        ("by four o’clock", "16:00"),
        ("today close of play", "18:30"),
        ("today eod", "18:30"),
        ("today by cob", "18:30"),
    ],
)
def test_a_time_may_be_said_as_in_english_offices(said: str, time: str) -> None:
    understood = understand(f"Ana {said} send the quote", FRIDAY, CONFIG)
    assert (understood.before, understood.after) == ("Ana", "send the quote")
    assert understood.due == moment(f"2026-03-06 {time}")


def test_half_of_something_is_no_time() -> None:
    assert understand("Ana half ten pallets", FRIDAY, CONFIG).text == "Ana half ten pallets"


def test_half_a_day_may_be_said_in_two_letters() -> None:
    assert when("monday am", FRIDAY, CONFIG) == moment("2026-03-09 14:00")
    assert understand("Ana monday p.m.", FRIDAY, CONFIG).due == moment("2026-03-09 16:00")


def test_the_day_may_begin_at_half_past() -> None:
    config = replace(CONFIG, day=DaySettings(start="08:30"))
    assert when("monday at half past 8", FRIDAY, config) == moment("2026-03-09 08:30")


@pytest.mark.parametrize(
    "said", ["monday 2:30", "monday at 2:30", "monday 2.30", "6 May 2:30", "monday 2:30 ET"]
)
def test_an_hour_of_the_night_at_which_the_rep_works_by_day_is_refused(said: str) -> None:
    assert "write 14:30, or 02:30" in refusal(f"Ana {said} send the quote")


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("02:30", "02:30"),
        ("2:30am", "02:30"),
        ("2:30 de la mañana", "02:30"),
        ("8:30", "08:30"),
        ("7:30", "07:30"),
    ],
)
def test_an_hour_of_the_night_that_is_told_apart_is_understood(said: str, time: str) -> None:
    assert understand(f"Ana monday {said}", FRIDAY, CONFIG).due == moment(f"2026-03-09 {time}")


def test_a_time_with_a_point_alone_says_what_to_write() -> None:
    with pytest.raises(Refused, match="write 14:30"):
        when("2.30", FRIDAY, CONFIG)


@pytest.mark.parametrize("said", ["yesterday", "ayer", "Anteayer", "ayer 10:00"])
def test_a_moment_that_is_over_is_told_to_be_over(said: str) -> None:
    with pytest.raises(Refused, match="is past"):
        when(said, FRIDAY, CONFIG)


def test_in_a_line_what_happened_yesterday_is_text() -> None:
    assert understand("tomorrow they called yesterday", FRIDAY, CONFIG).after == (
        "they called yesterday"
    )


@pytest.mark.parametrize(
    ("said", "instead"),
    [("2:30", "14:30"), ("9:00", "'tomorrow 09:00'"), ("7:00", "'tomorrow 07:00'")],
)
def test_an_hour_of_the_morning_that_may_mean_the_afternoon_says_so(
    said: str, instead: str
) -> None:
    with pytest.raises(Refused, match=f"has passed today; write {instead}."):
        when(said, FRIDAY, CONFIG)


def test_the_minute_that_stands_on_the_screen_can_still_be_planned() -> None:
    now = pendulum.datetime(2026, 3, 5, 10, 5, 42, tz="Europe/Madrid")
    assert understand("price list 10:05 50m", now, CONFIG).due == now.start_of("minute")
    with pytest.raises(Refused, match="has passed today"):
        understand("price list 10:04 50m", now, CONFIG)


@pytest.mark.parametrize("needy", NEEDY)
@settings(
    max_examples=60, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)
@given(data=st.data())
def test_a_form_that_needs_a_word_meets_no_line_without_it(
    needy: Form, data: st.DataObject
) -> None:
    said = data.draw(st.from_regex(needy.pattern, fullmatch=True))
    assert needy.needs & set(said.split())


AMERICAN = Config(
    rep=RepSettings(country="US"),
    day=DaySettings(start="08:00", end="17:00", lunch=Span("12:00", "13:00")),
    calling_hours=CallingHours(siesta=(Span("12:00", "13:00"),)),
)
CHICAGO = pendulum.datetime(2026, 11, 24, 10, 42, tz="America/Chicago")


@pytest.mark.parametrize(
    ("line", "text", "due"),
    [
        ("Marge 12/3 at 2", "Marge", "2026-12-03 14:00"),
        ("Marge Mon 11/30 at 2pm renewal", "Marge renewal", "2026-11-30 14:00"),
        ("Marge 1/5/27 9am", "Marge", "2027-01-05 09:00"),
        ("Marge 12-3-2026 9am", "Marge", "2026-12-03 09:00"),
        ("Marge 2:30 renewal", "Marge renewal", "2026-11-24 14:30"),
        ("Marge tomorrow at 1:30", "Marge", "2026-11-25 13:30"),
        ("Marge tomorrow 02:30", "Marge", "2026-11-25 02:30"),
        ("Marge tomorrow 8:30", "Marge", "2026-11-25 08:30"),
        ("Marge 2p renewal", "Marge renewal", "2026-11-24 14:00"),
        ("Marge mon 9a", "Marge", "2026-11-30 09:00"),
        ("Marge tues 2:30p", "Marge", "2026-12-01 14:30"),
        ("Marge 15:30 apt 9a", "Marge apt 9a", "2026-11-24 15:30"),
        ("Marge thurs 10", "Marge", "2026-11-26 10:00"),
        ("Marge thurs 12/10 at 10", "Marge", "2026-12-10 10:00"),
        ("Marge Mar 5 at 2", "Marge", "2027-03-05 14:00"),
    ],
)
def test_a_rep_in_the_united_states_writes_the_month_first_and_no_hour_after_twelve(
    line: str, text: str, due: str
) -> None:
    understood = understand(line, CHICAGO, AMERICAN)
    assert understood.text == text
    assert understood.due
    assert understood.due.format("YYYY-MM-DD HH:mm") == due


@pytest.mark.parametrize(
    ("line", "text", "due"),
    [
        ("Marge tmrw 3pm", "Marge", "2026-11-25 15:00"),
        ("Marge tmw noon", "Marge", "2026-11-25 12:00"),
        ("Marge tomorow at 3", "Marge", "2026-11-25 15:00"),
        ("Marge tomorrow @ 3", "Marge", "2026-11-25 15:00"),
        ("Marge @2pm", "Marge", "2026-11-24 14:00"),
        ("Marge Nov 30 2pm", "Marge", "2026-11-30 14:00"),
        ("Marge Dec 1st at 2 renewal", "Marge renewal", "2026-12-01 14:00"),
        ("Marge Sept. 3 2027 9am", "Marge", "2027-09-03 09:00"),
        ("Marge around 2", "Marge", "2026-11-24 14:00"),
        ("Marge after 3pm renewal", "Marge renewal", "2026-11-24 15:00"),
        ("Marge Friday after 3", "Marge", "2026-11-27 15:00"),
        ("Marge 12 noon", "Marge", "2026-11-24 12:00"),
        ("Marge quarter til 3", "Marge", "2026-11-24 14:45"),
        ("Marge in a half hour", "Marge", "2026-11-24 11:12"),
        ("Marge in a couple hours", "Marge", "2026-11-24 12:42"),
        ("Marge in 20", "Marge", "2026-11-24 11:02"),
        ("Marge 2 weeks from today 9am", "Marge", "2026-12-08 09:00"),
        ("Marge two weeks from monday 9am", "Marge", "2026-12-14 09:00"),
        ("Marge monday next week 9am", "Marge", "2026-11-30 09:00"),
        ("Marge next week wed 9am", "Marge", "2026-12-02 09:00"),
        ("Marge quote by EOD", "Marge quote", "2026-11-24 17:00"),
        ("Marge tmrw eod", "Marge", "2026-11-25 17:00"),
        ("Marge EOW", "Marge", "2026-11-27 17:00"),
        ("Marge quote by end of the week", "Marge quote", "2026-11-27 17:00"),
        ("Marge EOM", "Marge", "2026-11-30 17:00"),
        ("Marge call back after lunch", "Marge call back", "2026-11-24 13:00"),
        ("Marge EOD report", "Marge EOD report", None),
        ("Marge bought after 3 calls", "Marge bought after 3 calls", None),
    ],
)
def test_times_as_they_are_typed_in_haste_in_english(line: str, text: str, due: str | None) -> None:
    understood = understand(line, CHICAGO, AMERICAN)
    assert understood.text == text
    assert (understood.due.format("YYYY-MM-DD HH:mm") if understood.due else None) == due


@pytest.mark.parametrize(
    ("line", "text", "due"),
    [
        ("Marge 3pm ET", "Marge", "2026-11-24 14:00"),
        ("Marge tomorrow at 9 PT renewal", "Marge renewal", "2026-11-25 11:00"),
        ("Marge 2pm EST renewal", "Marge renewal", "2026-11-24 13:00"),
        ("Marge 2pm eastern", "Marge", "2026-11-24 13:00"),
        ("Marge 2pm Pacific time", "Marge", "2026-11-24 16:00"),
        ("Marge 2pm Central Valve quote", "Marge Central Valve quote", "2026-11-24 14:00"),
        ("Marge 2pm quote for PT", "Marge quote for PT", "2026-11-24 14:00"),
    ],
)
def test_an_hour_may_be_said_by_the_clocks_of_another_zone(line: str, text: str, due: str) -> None:
    understood = understand(line, CHICAGO, AMERICAN)
    assert understood.text == text
    assert understood.due
    assert understood.due.format("YYYY-MM-DD HH:mm") == due
    assert understood.due.timezone_name == "America/Chicago"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Marge 28/2", "'28/2' at column 7 is no day; write month/day, as in 2/28 or 2/28/2027."),
        (
            "Marge next thurs",
            "'next thurs' at column 7 can be Thu 26 Nov or Thu 3 Dec; write one of them.",
        ),
        (
            "Marge tomorrow 6:30",
            "'6:30' at column 16 is no clear time; write one such as 3pm or 15:30.",
        ),
        (
            "Marge apt 9a",
            "'9a' at column 11 can be a time or a number; write 9:00, or put it in quotes.",
        ),
    ],
)
def test_what_an_american_line_leaves_open_is_refused(line: str, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        understand(line, CHICAGO, AMERICAN)
    assert refused.value.sentence == sentence


def test_metres_beside_a_day_are_no_noon() -> None:
    understood = understand("Ana mañana 12 m de cable", FRIDAY, CONFIG)
    assert (understood.text, understood.due) == ("Ana 12 m de cable", None)


def test_days_that_are_counted_with_a_sign_are_so_many() -> None:
    assert understand("Ana en 8 días", FRIDAY, CONFIG).day == date(2026, 3, 13)
    assert understand("Ana +8 días", FRIDAY, CONFIG).day == date(2026, 3, 14)


@pytest.mark.parametrize("line", ["Marge 24/7 support", "Marge 24/7"])
def test_what_is_always_there_is_no_day_in_america(line: str) -> None:
    understood = understand(line, CHICAGO, AMERICAN)
    assert (understood.text, understood.day) == (line, None)


def test_next_monday_can_only_be_one() -> None:
    assert understand("Marge next mon", CHICAGO, AMERICAN).day == date(2026, 11, 30)


@pytest.mark.parametrize(("said", "time"), [("4", "16:00"), ("11", "11:00"), ("1", "13:00")])
def test_where_only_a_time_is_asked_for_a_number_is_the_hour(said: str, time: str) -> None:
    assert when(said, FRIDAY, CONFIG).strftime("%H:%M") == time


@pytest.mark.parametrize("said", ["7", "40", "0"])
def test_a_number_that_is_no_hour_of_work_says_no_time(said: str) -> None:
    with pytest.raises(Refused):
        when(said, FRIDAY, CONFIG)


@pytest.mark.parametrize(
    ("line", "due", "minutes"),
    [
        ("tmrw 1:30-3 quote", "2026-11-25 13:30", 90),
        ("tmrw 01:30-3 quote", "2026-11-25 01:30", 90),
        ("1-2:30p quote", "2026-11-24 13:00", 90),
        ("9a-11a tmrw quote", "2026-11-25 09:00", 120),
        ("tmrw 11-1p quote", "2026-11-25 11:00", 120),
        ("quote 11:30 to 1", "2026-11-24 11:30", 90),
    ],
)
def test_a_rep_in_the_united_states_says_from_when_to_when_without_hours_after_twelve(
    line: str, due: str, minutes: int
) -> None:
    understood = understand(line, CHICAGO, AMERICAN, deep=True)
    assert understood.due
    assert understood.due.format("YYYY-MM-DD HH:mm") == due
    assert (understood.minutes, understood.text) == (minutes, "quote")


@pytest.mark.parametrize(
    "text",
    [
        "24/7 support",
        "50/50 split",
        "3/4 inch fittings",
        "3/4 in fittings",
        "1/2in valves",
    ],
)
def test_a_fraction_is_no_day(text: str) -> None:
    understood = understand(f"Marge {text} fri 9a", CHICAGO, AMERICAN)
    assert understood.text == f"Marge {text}"
    assert understood.due
    assert understood.due.format("YYYY-MM-DD HH:mm") == "2026-11-27 09:00"


def test_a_day_may_stand_before_a_part_of_it() -> None:
    understood = understand("Marge 12/3 in the morning", CHICAGO, AMERICAN)
    assert understood.day == date(2026, 12, 3)


@pytest.mark.parametrize(
    "said",
    ["after Thanksgiving", "the week after Christmas", "después de Reyes", "pasadas las fiestas"],
)
def test_after_a_holiday_is_no_clear_day(said: str) -> None:
    with pytest.raises(Refused, match="no clear day"):
        understand(f"Marge {said} renewal", CHICAGO, AMERICAN)
    told = understand(f"Marge tomorrow 9:00 stock for {said}", CHICAGO, AMERICAN)
    assert told.text == f"Marge stock for {said}"
