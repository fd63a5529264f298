"""Finding anything by its words, in the state and in what has left it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from planner.method.searching import Batch, Found, Wanted, entries, find, marked, quote
from planner.model.contact import Contact
from planner.model.day import Block, BlockKind, Day, Meeting
from planner.model.document import Document
from planner.model.mail import Mail
from planner.model.request import Request, Support, Verdict
from planner.model.state import State
from planner.model.touch import Outcome, PlannedCall, Touch


def at(day: int) -> datetime:
    return datetime(2026, 3, day, 9, tzinfo=UTC)


ANA = Contact(id="c1", name="Ana Ruiz", company="Talleres Norte", notes="pays late; ask for Iñigo")
LUIS = Contact(id="c2", name="Luis Vega", labels=("hydraulics",))
SPOKE = Touch(id="t3", contact="c1", at=at(3), outcome=Outcome.SPOKE, note="Entrega en mayo")
ASKED = Request(
    id="r4",
    contact="c2",
    about="delivery date",
    answer="entrega el martes",
    support=(
        Support(department="Purchasing", what="valves", asked_at=at(2), due_at=at(2), zone=""),
    ),
    received_at=at(5),
    verdict=Verdict.TAKE,
    choice=Verdict.TAKE,
)
PLANNED = PlannedCall(id="p5", contact="c1", objective="renewal", made_at=at(1), due_at=at(9))
DEEP = Block(
    id="b6", kind=BlockKind.DEEP, title="Price list", planned_minutes=60, planned_start=at(4)
)
VISIT = Meeting(id="m7", summary="Visita a Goierri", start=at(6), end=at(6))
DAY = Day(id="2026-03-02", line="a good day, nobody shouted")
STATE = State().put(ANA, LUIS, SPOKE, ASKED, PLANNED, DEEP, VISIT, DAY)
OLD = Touch(id="t1", contact="c2", at=at(1), outcome=Outcome.SPOKE, note="entrega, 2019")


class Months:
    """Months of history that note what was asked of them. Each holds whole documents, or is a
    sentence why it cannot be read."""

    def __init__(self, *months: Document | str) -> None:
        self.months, self.read = months, 0

    def __call__(self, wanted: Wanted) -> Iterator[Batch]:
        for month in self.months:
            self.read += 1
            if isinstance(month, str):
                yield Batch(trouble=month)
                continue
            told = entries([month])
            yield Batch(tuple(f for words, f in told if wanted.holds(words, f.contact)))


def found(query: str, *months: Document | str) -> list[Found]:
    return [each for batch in find(STATE, Months(*months), query) for each in batch.found]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("ana", ["c1"]),
        ("inigo", ["c1"]),
        ("hydr", ["c2"]),
        ("valves purch", ["r4"]),
        ("renew", ["p5"]),
        ("list price", ["b6"]),
        ("goierri", ["m7"]),
        ("shouted", ["2026-03-02"]),
        ("entrega", ["r4", "t3"]),
        ("ENTREGA ana", ["t3"]),
        ("ruiz norte mayo", ["t3"]),
        ("entrega goierri", []),
        ("trega", []),
        ("", []),
        ("…", []),
    ],
)
def test_everything_is_found_by_its_words_in_any_order(query: str, ids: list[str]) -> None:
    assert [each.id for each in found(query)] == ids


def test_what_is_found_says_what_it_is_whose_and_when() -> None:
    assert found("mayo") == [Found("touch", "t3", "c1", at(3), "Entrega en mayo")]
    assert found("luis")[0][:4] == ("contact", "c2", "c2", None)
    assert found("visita")[0][:3] == ("meeting", "m7", "")


def test_contacts_come_first_then_the_newest_then_the_past_step_by_step() -> None:
    months = Months(OLD, DAY)
    steps = find(STATE.put(Contact(id="c9", name="Entrega S.L.")), months, "entrega")
    assert [each.id for each in next(steps).found] == ["c9"]
    assert [each.id for each in next(steps).found] == ["r4", "t3"]
    assert months.read == 0
    assert [each.id for each in next(steps).found] == ["t1"]
    assert months.read == 1


def test_what_stands_in_the_state_too_is_found_once_as_it_stands_there() -> None:
    stale = Touch(id="t3", contact="c1", at=at(3), outcome=Outcome.SPOKE, note="entrega, mayo")
    assert [each.id for each in found("entrega mayo", stale)] == ["t3"]


def test_a_word_of_the_name_and_one_of_the_past_find_what_was_said_to_them() -> None:
    other = Touch(id="t9", contact="c9", at=at(1), outcome=Outcome.SPOKE, note="entrega, luis")
    assert [each.id for each in found("luis 2019", OLD, other)] == ["t1"]
    assert [each.id for each in found("luis entrega", OLD, other)] == ["r4", "t1", "t9"]
    assert not found("luis vega", OLD)[1:]


def test_one_of_the_leading_words_stands_in_all_that_is_wanted() -> None:
    named = {"luis": {"c2"}, "2019": set[str](), "entrega": set[str]()}
    assert Wanted(("luis", "2019", "entrega"), named).leading == ("entrega",)
    assert Wanted(("luis",), named).leading == ("luis",)


def test_what_has_no_texts_of_people_is_in_nobodys_way() -> None:
    mail = Mail(id="e9", item="c1", letter="gaskets", message_id="gaskets", sending_at=at(3))
    batches = list(find(STATE.put(mail), Months(), "gaskets"))
    assert mail.id not in {each.id for batch in batches for each in batch.found}


def test_a_month_that_cannot_be_read_is_told() -> None:
    batches = list(find(STATE, Months("2019-03 is gone.", OLD), "entrega"))
    assert [batch.trouble for batch in batches if batch.trouble] == ["2019-03 is gone."]
    assert batches[-1].found[0].id == "t1"


def test_a_day_with_an_odd_name_has_no_time() -> None:
    state = State().put(Day(id="someday", line="entrega"))
    (day,) = (each for batch in find(state, Months(), "entrega") for each in batch.found)
    assert day.at is None


def test_the_words_found_are_marked_whole() -> None:
    assert marked("La entrega, señor: ENTREGADO", ("entreg", "sen")) == [
        ("La ", False),
        ("entrega", True),
        (", ", False),
        ("señor", True),
        (": ", False),
        ("ENTREGADO", True),
    ]
    assert marked("nothing", ("x",)) == [("nothing", False)]


def test_a_quote_begins_a_little_before_the_words() -> None:
    long = "asked about many things and then at last about the delivery of the gaskets"
    assert quote(long, ("delivery",)) == "… then at last about the delivery of the gaskets"
    assert quote(long, ("nowhere",)) == long
    assert quote("x" * 40 + " delivery", ("delivery",)).endswith(" delivery")
