"""One line becomes a call, a request or deep work, for the right contact, and says so."""

import timeit
from datetime import datetime, timedelta

import pendulum
import pytest
from day_samples import customer, do, state_of
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.config import Config
from planner.method.calls.five_calls import queue
from planner.method.calls.occasions import occasion_for
from planner.method.calls.opening import opening_line
from planner.method.typed.adding import To, add, preview
from planner.model.change import Change
from planner.model.contact import Contact
from planner.model.day import Block, BlockKind, BlockState, Meeting
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.request import Request, RequestState, Verdict
from planner.model.state import State, difference
from planner.model.touch import CallReason, PlannedCall

CONFIG = Config()
NOW = pendulum.datetime(2026, 3, 5, 10, 42, tz="Europe/Madrid")
SPOKEN = stamp(NOW.subtract(days=9))
STATE = State().put(
    Contact(id="c1", name="Mar Soler", company="Grup Solé"),
    Contact(id="c2", name="Luis Vega", company="Talgo"),
    Contact(id="c12", name="Ana Ruiz", company="Talleres Norte", spoke_at=SPOKEN),
    Contact(id="c40", name="Ana Ruiz", company="Orona"),
    Contact(id="c41", name="Marta Solé", company="Grup Solé"),
    Contact(id="c42", name="Lucía Núñez", company="Focus"),
)


def madrid(text: str) -> pendulum.DateTime:
    moment = pendulum.parse(text, tz="Europe/Madrid")
    assert isinstance(moment, pendulum.DateTime)
    return moment


def added(line: str, to: To | None = None, state: State = STATE) -> Change:
    return add(state, line, to, NOW, CONFIG)


def call(line: str, to: To | None = None) -> PlannedCall:
    item = added(line, to).item
    assert isinstance(item, PlannedCall)
    return item


def shown(line: str, to: To | None = None) -> str:
    return preview(STATE, line, to, NOW, CONFIG)


def test_a_call_with_a_moment_is_a_call_back_for_that_moment() -> None:
    change = added("c12 mañana 15:30 renewal")
    assert change.item == PlannedCall(
        id="p43",
        contact="c12",
        objective="renewal",
        reason=CallReason.CALL_BACK,
        due_at=stamp(madrid("2026-03-06T15:30")),
        hour_said=True,
        zone="Europe/Madrid",
        made_at=stamp(NOW),
    )
    assert change.state.calls == {"p43": change.item}
    assert change.state.contacts == STATE.contacts
    assert change.said == "Call to Ana Ruiz on Fri 6 Mar 15:30: renewal"


def test_a_call_with_a_day_or_nothing_follows_up_on_what_was_said() -> None:
    luis = customer("c2", name="Luis Vega", company="Talgo")
    item = added("Talgo", state=state_of(luis)).item
    assert isinstance(item, PlannedCall)
    assert item.reason is CallReason.FOLLOW_UP


@pytest.mark.parametrize("touched", [None, SPOKEN])
def test_who_was_never_reached_has_not_asked_for_the_hour(touched: datetime | None) -> None:
    people = state_of(customer("c2", name="Amparo", spoke_at=None, touched_at=touched))
    change = added("Amparo mañana 10:30 the range", state=people)
    assert isinstance(change.item, PlannedCall)
    assert change.item.reason is CallReason.CHECK_IN
    (row,) = queue(change.state, NOW, CONFIG)
    assert row.left_out == "planned for Fri 6 Mar 10:30"
    tomorrow = madrid("2026-03-06T10:25")
    occasion = occasion_for(change.state, row.contact, tomorrow, CONFIG)
    assert occasion.why == "planned for 10:30"
    assert opening_line(occasion) == "I am calling about this: the range."


@pytest.mark.parametrize(
    ("line", "company", "phones", "emails", "objective"),
    [
        (
            "Karen Webb, Webb Tools, +44 20 7946 0110, 15:00 price list",
            "Webb Tools",
            ("+44 20 7946 0110",),
            (),
            "price list",
        ),
        (
            "Karen Webb +34 944-123-456 karen@webb.example",
            "",
            ("+34 944-123-456",),
            ("karen@webb.example",),
            "",
        ),
        ("Karen Webb 944123456: order 12345678", "", ("944123456",), (), "order 12345678"),
        ("Karen Webb, Webb Tools (415) 555-0199", "Webb Tools", ("(415) 555-0199",), (), ""),
        (
            "Karen Webb, Webb Ltd, 944123456, price list",
            "Webb Ltd",
            ("944123456",),
            (),
            "price list",
        ),
        ("Karen Webb, 944123456, Webb Ltd", "Webb Ltd", ("944123456",), (), ""),
        ("Karen Webb, 944123456, webb ltd", "webb ltd", ("944123456",), (), ""),
        ("Karen Webb 944123456 renewal", "", ("944123456",), (), "renewal"),
        ("Karen Webb 944123456 mañana precio de 20", "", ("944123456",), (), "precio de 20"),
        ("Karen Webb 15:00 order 2026 11 12345678", "", (), (), "order 2026 11 12345678"),
        ("Karen Webb 2026-03-09 15:30", "", (), (), ""),
    ],
)
def test_somebody_new_may_come_with_number_and_address(
    line: str, company: str, phones: tuple[str, ...], emails: tuple[str, ...], objective: str
) -> None:
    change = added(line)
    assert isinstance(change.item, PlannedCall)
    contact = change.state.contacts[change.item.contact]
    assert (contact.name, contact.company) == ("Karen Webb", company)
    assert (contact.phones, contact.emails) == (phones, emails)
    assert change.item.objective == objective
    assert all(said in shown(line) for said in (*phones, *emails))


def test_a_number_in_deep_work_or_beside_a_known_name_is_text() -> None:
    assert "order 944123456" in shown("focus 90m order 944123456")
    assert call("c12 15:30 order 944123456").objective == "order 944123456"
    assert call("marta +34 944 123 456: price").objective == "+34 944 123 456 price"


def test_with_whom_nobody_spoke_nothing_was_agreed() -> None:
    tomorrow, today, any_day = call("Talgo mañana"), call("Talgo hoy"), call("Talgo")
    assert {c.reason for c in (tomorrow, today, any_day)} == {CallReason.CHECK_IN}
    assert tomorrow.due_at == stamp(madrid("2026-03-06T09:00"))
    assert (today.due_at, any_day.due_at) == (None, None)


@pytest.mark.parametrize(
    ("line", "contact", "objective"),
    [
        ("+20m call Talgo back", "c2", ""),
        ("llamar a Talgo mañana sobre la oferta", "c2", "la oferta"),
        ("tomorrow 15:30 talgo renewal", "c2", "renewal"),
        ("TALGO 16:00 price, again", "c2", "price, again"),
        ("luis vega, talgo, 16:00 price", "c2", "price"),
        ("Ana Ruiz Orona 16:00 price", "c40", "price"),
        ("price for Luis Vega mañana", "c2", "price for"),
        ("renewal mañana Luis Vega", "c2", "renewal"),
        ("lunes 16 Luis Vega", "c2", ""),
        ("lunes 16 luis vega precios", "c2", "precios"),
        ("lucia nunez 16:00", "c42", ""),
        ("marta 16:00 price", "c41", "price"),
        ("Mar Soler 15:30 price", "c1", "price"),
        ("call Mar Soler 15:30", "c1", ""),
        ("Mar Soler mar 15:30", "c1", ""),
        ("Talgo 1530 price", "c2", "price"),
        ('"Talgo" 15:30 "mar 1200"', "c2", "mar 1200"),
        ("Presupuesto urgente, Talgo", "c2", "Presupuesto urgente,"),
        ("Señor Vega, Talgo: price", "c2", "Señor Vega, price"),
        ("Oferta Q-118, Talgo", "c2", "Oferta Q-118,"),
    ],
)
def test_a_known_contact_is_recognised_by_name_or_company(
    line: str, contact: str, objective: str
) -> None:
    item = call(line)
    assert (item.contact, item.objective) == (contact, objective)


@pytest.mark.parametrize(
    ("line", "name", "company", "objective"),
    [
        ("Pedro Gil mañana 15:30 renewal", "Pedro Gil", "", "renewal"),
        ("Pedro Gil, Acme, mañana renewal", "Pedro Gil", "Acme", "renewal"),
        ("+20m call Pedro Gil back about valves", "Pedro Gil", "", "valves"),
        ("llamar a Pedro Gil sobre válvulas", "Pedro Gil", "", "válvulas"),
        ("Pedro Gil: valves", "Pedro Gil", "", "valves"),
        ("Domingo Pérez mañana - valves", "Domingo Pérez", "", "valves"),
        ("Pedro Gil mañana quote for Talgo", "Pedro Gil", "", "quote for Talgo"),
        ("Pedro Gil mañana meet Luis Vega", "Pedro Gil", "", "meet Luis Vega"),
        ("Pedro Gil, Talgo: valves", "Pedro Gil", "Talgo", "valves"),
        ("12:00 Lucía de la Fuente, Talgo", "Lucía de la Fuente", "Talgo", ""),
        ("J.-P. Gil, Talleres Norte, mañana valves", "J.-P. Gil", "Talleres Norte", "valves"),
    ],
)
def test_an_unknown_name_makes_a_new_contact(
    line: str, name: str, company: str, objective: str
) -> None:
    change = added(line)
    assert isinstance(change.item, PlannedCall)
    contact = change.state.contacts[change.item.contact]
    assert contact.id not in STATE.contacts
    assert (contact.name, contact.company) == (name, company)
    assert contact.known_since == stamp(NOW)
    assert change.item.objective == objective
    assert "new contact" in change.said


@pytest.mark.parametrize(
    ("line", "candidates"),
    [
        ("Ana Ruiz 15:30", "c12 Ana Ruiz, Talleres Norte; c40 Ana Ruiz, Orona"),
        ("Grup Solé 15:30", "c1 Mar Soler, Grup Solé; c41 Marta Solé, Grup Solé"),
        ("ruiz 15:30", "c12 Ana Ruiz, Talleres Norte; c40 Ana Ruiz, Orona"),
    ],
)
def test_a_name_of_several_is_refused_with_the_candidates(line: str, candidates: str) -> None:
    with pytest.raises(Refused) as refused:
        added(line)
    assert candidates in refused.value.sentence


@pytest.mark.parametrize("line", ["", "  \t", "\u202e", "15:30", "call", "mañana sobre"])
@pytest.mark.parametrize("to", ["calls", "requests"])
def test_a_line_without_anybody_is_refused(line: str, to: To) -> None:
    with pytest.raises(Refused):
        added(line, to)


@pytest.mark.parametrize(
    ("line", "length"),
    [
        ("12:00 90m price list", "'90m' at column 7"),
        ("16:45 40m Quote Urbil", "'40m' at column 7"),
        ("90 min lista de precios mañana 10:00", "'90 min' at column 1"),
        ("mañana 45m", "'45m' at column 8"),
    ],
)
@pytest.mark.parametrize("to", ["calls", "requests", None])
def test_a_length_is_no_part_of_a_new_name(line: str, length: str, to: To | None) -> None:
    with pytest.raises(Refused, match=f"^{length} is a length, which only deep work has"):
        added(line, to)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("3M España 15:30", "3M España"),
        ('"90m Club" mañana 10:00', "90m Club"),
        ("Pedro Gil: 40m hose", "Pedro Gil"),
        ("+20m Pedro Gil", "Pedro Gil"),
        ("in 20 min Pedro Gil", "Pedro Gil"),
    ],
)
def test_what_merely_looks_like_a_length_is_text(line: str, name: str) -> None:
    change = added(line, "calls")
    assert isinstance(change.item, PlannedCall)
    assert change.state.contacts[change.item.contact].name == name


def test_a_length_beside_a_known_name_is_text() -> None:
    assert call("40m hose Luis Vega mañana 10:00").objective == "40m hose"


def test_a_refusal_counts_columns_of_the_line_as_typed() -> None:
    with pytest.raises(Refused, match="'25:00' at column 11"):
        added("Luis Vega 25:00")


def test_a_pasted_page_is_refused_at_once_among_many_contacts() -> None:
    crowd = State().put(*(Contact(id=f"c{n}", name=f"Ana {n}") for n in range(1000)))
    page = "1530 mar " * 100_000
    with pytest.raises(Refused, match="note"):
        added(page, state=crowd)
    assert min(timeit.repeat(lambda: _refused(page, crowd), number=1, repeat=3)) < 0.5


def _refused(line: str, state: State) -> None:
    with pytest.raises(Refused):
        added(line, state=state)


def test_a_request_is_taken_and_promised() -> None:
    change = added("Talgo 16:00 delivery date", "requests")
    request = change.item
    assert isinstance(request, Request)
    assert (request.contact, request.about) == ("c2", "delivery date")
    assert (request.state, request.verdict, request.choice) == (
        RequestState.OPEN,
        Verdict.TAKE,
        Verdict.TAKE,
    )
    assert request.received_at == stamp(NOW)
    assert request.promise is not None
    assert (request.promise.at, request.promise.zone) == (
        stamp(madrid("2026-03-05T16:00")),
        "Europe/Madrid",
    )
    assert change.said == "Request of Luis Vega, promised by Thu 5 Mar 16:00: delivery date"


def test_a_request_for_a_day_is_promised_by_the_end_of_work() -> None:
    by_friday, open_end = added("Talgo viernes", "requests").item, added("Talgo", "requests").item
    assert isinstance(by_friday, Request)
    assert isinstance(open_end, Request)
    assert by_friday.promise is not None
    assert by_friday.promise.at == stamp(madrid("2026-03-06T18:30"))
    assert open_end.promise is None


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("Talgo by friday afternoon price list", "2026-03-06T18:30"),
        ("Talgo para el viernes por la tarde: tarifas", "2026-03-06T18:30"),
        ("Talgo viernes por la mañana: tarifas", "2026-03-06T14:00"),
        ("Talgo viernes por la tarde a las 5: tarifas", "2026-03-06T17:00"),
    ],
)
def test_a_request_for_a_part_of_a_day_is_promised_by_its_end(line: str, by: str) -> None:
    """Promised for 16:00, it was late while the afternoon had hardly begun."""
    item = added(line, "requests").item
    assert isinstance(item, Request)
    assert item.promise is not None
    assert item.promise.at == stamp(madrid(by))
    assert item.about in ("price list", "tarifas")


def test_deep_work_is_planned_for_its_time_and_length() -> None:
    change = added("focus 90m Price list mañana 10:00")
    assert change.item == Block(
        id="b43",
        kind=BlockKind.DEEP,
        title="Price list",
        planned_start=stamp(madrid("2026-03-06T10:00")),
        planned_minutes=90,
    )
    assert change.said == "Deep work on Fri 6 Mar 10:00, 1h30: Price list"


def test_deep_work_has_a_usual_length_and_needs_no_time() -> None:
    block = added("12:00 Offer for Talgo", "deep").item
    assert isinstance(block, Block)
    assert (block.title, block.planned_minutes) == ("Offer for Talgo", 60)
    loose, later = added("foco Oferta").item, added("foco Oferta viernes").item
    assert isinstance(loose, Block)
    assert isinstance(later, Block)
    assert loose.planned_start is None
    assert later.planned_start == stamp(madrid("2026-03-06T09:00"))


def test_deep_work_without_a_name_is_called_what_it_is() -> None:
    change = added("11:05 60m", "deep")
    assert isinstance(change.item, Block)
    assert change.item.title == "Deep work"
    assert change.said == "Deep work on Thu 5 Mar 11:05, 1h"


def test_overlapping_deep_work_is_allowed_and_said() -> None:
    first = added("focus 90m Price list 15:00")
    assert "overlaps" not in first.said
    second = added("focus 30m Contract 16:00", state=first.state)
    assert second.said.endswith("it overlaps Price list")
    assert "overlaps" not in added("focus 30m Contract 16:30", state=first.state).said
    block = first.item
    assert isinstance(block, Block)
    dropped = first.state.put(
        Block(
            id=block.id,
            kind=BlockKind.DEEP,
            planned_start=block.planned_start,
            planned_minutes=90,
            state=BlockState.DROPPED,
        )
    )
    assert "overlaps" not in added("focus 30m Contract 16:00", state=dropped).said


@pytest.mark.parametrize(
    ("when", "other"), [("14:30", "lunch"), ("17:00", "the email window"), ("16:00", "Goierri")]
)
def test_what_stands_in_the_way_of_new_deep_work_is_said(when: str, other: str) -> None:
    begins = stamp(madrid("2026-03-05T16:00"))
    goierri = Meeting(id="m1", summary="Goierri", start=begins, end=begins + timedelta(minutes=30))
    change = added(f"focus 45m Contract {when}", state=State().put(goierri))
    assert change.said.endswith(f"; it overlaps {other}")


def test_where_it_goes_can_be_told_against_the_first_word() -> None:
    assert isinstance(added("Focus 15:30").item, Block)
    assert call("Focus 15:30", "calls").contact == "c42"
    assert isinstance(added("focus Price list", "requests").item, Request)


@pytest.mark.parametrize(
    ("line", "to", "expected"),
    [
        (
            "c12 mañana 15:30 renewal",
            None,
            "call · Ana Ruiz, Talleres Norte · Fri 6 Mar 15:30, Europe/Madrid · renewal",
        ),
        ("Pedro Gil mañana", None, "call · new contact Pedro Gil · Fri 6 Mar, Europe/Madrid"),
        (
            "Talgo viernes price",
            "requests",
            "request · Luis Vega, Talgo · Fri 6 Mar 18:30, Europe/Madrid · price",
        ),
        (
            "focus 16:00 Price list",
            None,
            "deep work · Price list · Thu 5 Mar 16:00, Europe/Madrid · 1h",
        ),
    ],
)
def test_what_was_understood_is_shown_first(line: str, to: To | None, expected: str) -> None:
    assert shown(line, to) == expected


SCRAPS = (
    "Mar Soler mar Ana Ruiz Orona Talgo c12 c99 call back llamar a about : - , focus 90m 15:30 1530"
    ' 25:00 mañana viernes +20m " “ ” 🙂 ́ ﷺ [/] \u202e \ue000 N Pedro'
)


@settings(max_examples=250, deadline=None)
@given(
    st.one_of(
        st.text(max_size=30),
        st.lists(st.sampled_from(SCRAPS.split(" ")), max_size=7).map(" ".join),
    ),
    st.sampled_from([None, "calls", "requests", "deep"]),
)
def test_any_line_adds_one_item_as_shown_or_is_refused(line: str, to: To | None) -> None:
    try:
        change = added(line, to)
    except Refused:
        with pytest.raises(Refused):
            shown(line, to)
        return
    assert change.item is not None
    assert change.item.id not in {*STATE.contacts, *STATE.calls}
    assert "\ue000" not in change.said + shown(line, to) + repr(change.item)
    new = difference(STATE, change.state)
    assert len(new.calls) + len(new.requests) + len(new.blocks) == 1
    assert len(new.contacts) <= 1
    if not isinstance(change.item, Block):
        assert change.state.contacts[change.item.contact].name


def test_two_words_of_a_longer_name_mean_its_bearer() -> None:
    state = state_of(customer("c1", name="Ana Ruiz García"))
    change = do(state, add, "Ana Ruiz tomorrow 15:30 renewal", "calls")
    assert list(change.state.contacts) == ["c1"]


def test_a_line_pasted_from_a_list_of_notes_is_that_line() -> None:
    assert shown("- [ ] Mar Soler renewal") == shown("Mar Soler renewal")


def test_with_a_company_a_shorter_name_is_somebody_new() -> None:
    state = state_of(customer("c1", name="Ana Ruiz García"))
    change = do(state, add, "Ana Ruiz, Orona tomorrow 15:30 renewal", "calls")
    assert len(change.state.contacts) == 2


@pytest.mark.parametrize("who", ["c99", "C99", "call c99 back", "c99: renewal"])
def test_an_id_that_nobody_has_is_nobody_new(who: str) -> None:
    with pytest.raises(Refused, match="nothing with the id c99"):
        added(who)


@pytest.mark.parametrize(
    "line",
    [
        "+34 944 123 456 price",
        "944123456: price",
        "0034944123456 tomorrow 16:00 price",
        "tomorrow 16:00 944 12 34 56 price",
        "call +34944123456 back about price",
    ],
)
def test_a_known_number_alone_names_its_contact(line: str) -> None:
    known = Contact(id="c1", name="Ana Ruiz", phones=("+34 944 123 456",))
    colleague = Contact(id="c2", name="Jon Vega", phones=("+34 944 123 457",))
    change = added(line, state=state_of(known, colleague))
    assert isinstance(change.item, PlannedCall)
    assert (change.item.contact, change.item.objective) == ("c1", "price")
    assert len(change.state.contacts) == 2


def test_a_number_of_several_is_that_of_none_of_them() -> None:
    switchboard = [customer(f"c{n}", phones=("944 123 456",)) for n in (1, 2)]
    with pytest.raises(Refused, match=r"can be: c1 .*; c2 "):
        added("944123456 price", state=state_of(*switchboard))


@pytest.mark.parametrize("line", ["+34 600 999 888", "+34 600 999 888: price", "hoy +34600999888"])
def test_of_whom_only_the_number_is_known_that_is_the_name(line: str) -> None:
    change = added(line)
    assert isinstance(change.item, PlannedCall)
    contact = change.state.contacts[change.item.contact]
    assert (contact.name,) == contact.phones
    assert contact.name.replace(" ", "") == "+34600999888"


@pytest.mark.parametrize(
    ("line", "objective"),
    [
        ("call Luis re: quote tomorrow 15:30", "quote"),
        ("Luis renewal tomorrow 15:30", "renewal"),
        ("Luis 401k question tomorrow 15:30", "401k question"),
        ("Luis 30 units tomorrow 15:30", "30 units"),
        ("follow up with Luis on quote tomorrow 15:30", "on quote"),
        ("f/u w/ Luis tomorrow 15:30 re quote", "quote"),
        ("remind me to call Luis tomorrow 15:30", ""),
        ("hablar con Luis Vega mañana 15:30", ""),
        ("Lucía precio de válvulas mañana 15:30", "precio de válvulas"),
        ("tomorrow 15:30 Luis renewal", "renewal"),
    ],
)
def test_a_given_name_before_a_matter_is_the_one_who_has_it(line: str, objective: str) -> None:
    item = call(line)
    assert (item.contact, item.objective) in (("c2", objective), ("c42", objective))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Luis Prat tomorrow", "Luis Prat"),
        ("Luis de la Cruz tomorrow", "Luis de la Cruz"),
        ("luis prat tomorrow", "luis prat"),
        ("Talgo spares tomorrow", "Talgo spares"),
    ],
)
def test_a_given_name_before_a_surname_is_somebody_new(line: str, name: str) -> None:
    if name.startswith("Talgo"):
        assert call(line).contact == "c2"
    else:
        assert f"{name} (new contact)" in added(line).said


def test_a_given_name_of_several_before_a_matter_is_refused() -> None:
    with pytest.raises(Refused, match="Ana can be"):
        added("Ana renewal tomorrow")


@pytest.mark.parametrize(
    "number", ["(847) 555-0101 x4", "847 555 0101 ext. 12", "847-555-0101 x 12"]
)
def test_an_extension_belongs_to_the_number(number: str) -> None:
    change = added(f"Bob Olson, Olson Mfg, {number} tomorrow 15:30 intro")
    contact = change.state.contacts[change.item.contact]
    assert (contact.name, contact.company) == ("Bob Olson", "Olson Mfg")
    assert contact.phones == (number,)
    assert change.item.objective == "intro"
