"""What is left of a state without a person, and the places in texts that name one."""

from dataclasses import dataclass
from typing import Any

import msgspec
import pytest
from day_samples import THURSDAY, customer, days_ago, state_of
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.method.privacy.forgetting import erased, named_in
from planner.method.privacy.personal import Naming, Person, person_named, person_of, with_former
from planner.model.contact import Contact
from planner.model.day import Block, BlockKind, Day
from planner.model.document import Channel, Mood, Offence
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.mail import Mail
from planner.model.receipt import CallExport
from planner.model.request import Promise, Request, RequestState, Support, Verdict
from planner.model.state import Former, State, Step, changed
from planner.model.touch import CallState, Mark, Outcome, PlannedCall, Touch

NOW = stamp(THURSDAY)
ANA = customer(
    "c1", name="Lucía Núñez", emails=("lucia@n.example",), phones=("+34 944 123 456 ext. 7",)
)
LUIS = customer("c2", name="Luis Vega", referred_by="c1", notes="via Lucía Núñez")
TOUCH = Touch(
    id="t3", contact="c1", at=days_ago(3), channel=Channel.PHONE, outcome=Outcome.SPOKE,
    objective="renewal", note="she is ill", block="b7", request="r5", step=2, reason="again",
    marks=(Mark.PIVOT,), mood=Mood.BAD, offence=Offence(severity=2, words="you lot", left=True),
)  # fmt: skip
CALL = PlannedCall(id="p4", contact="c1", objective="send it", zone="Asia/Tokyo", made_at=NOW)
REQUEST = Request(
    id="r5", contact="c1", about="gaskets", received_at=days_ago(3), verdict=Verdict.DEFER,
    choice=Verdict.TAKE, reason="busy", next_step="ask", answer="none", interrupted="b7",
    promises=(Promise(at=NOW, zone="Asia/Tokyo", made_at=NOW, kept=False),),
    support=(Support(department="Legal", what="x", asked_at=NOW, due_at=NOW, zone="Asia/Tokyo"),),
)  # fmt: skip
BLOCK = Block(
    id="b7", kind=BlockKind.CALLS, planned_minutes=15, picks=("c1", "c2"), skipped=("c1",),
    touches=("t3",),
)  # fmt: skip
DAY = Day(id="2026-03-05", picks=("c2", "c1"), passed=("c1",))
STATE = state_of(ANA, LUIS, TOUCH, CALL, REQUEST, BLOCK, DAY)
PERSON = person_of(ANA)


def step(key: str, said: str, **former: Any) -> Step:
    return Step(id=key, said=said, at=NOW, former=Former(**former))


class TestErased:
    def test_what_happened_stays_and_who_it_was_goes(self) -> None:
        left = erased(STATE, PERSON).state
        assert list(left.contacts) == ["c2"]
        touch, request = left.touches["t3"], left.requests["r5"]
        kept = ("at", "channel", "outcome", "block", "request", "step", "marks", "mood")
        assert all(getattr(touch, name) == getattr(TOUCH, name) for name in kept)
        assert touch.offence == Offence(severity=2, left=True)
        assert (touch.contact, touch.note, touch.objective, touch.reason) == ("", "", "", "")
        assert (request.contact, request.about, request.answer, request.support) == ("", "", "", ())
        assert request.promises[0].kept is False

    def test_nothing_of_theirs_waits_any_more(self) -> None:
        left = erased(STATE, PERSON).state
        assert left.requests["r5"].state is RequestState.CLOSED
        assert left.calls["p4"].state is CallState.DROPPED

    def test_nobody_points_to_them(self) -> None:
        found = erased(STATE, PERSON)
        assert (found.state.blocks["b7"].picks, found.state.blocks["b7"].skipped) == (("c2",), ())
        assert (found.state.days[DAY.id].picks, found.state.days[DAY.id].passed) == (("c2",), ())
        assert found.state.contacts["c2"].referred_by == ""
        assert found.picked == {("blocks", "b7"), ("days", DAY.id)}
        assert b'"c1"' not in msgspec.json.encode(found.state)

    def test_texts_about_others_are_counted_or_blacked_out(self) -> None:
        assert named_in(STATE, PERSON) == {("contacts", "c2")}
        assert erased(STATE, PERSON).state.contacts["c2"].notes == "via Lucía Núñez"
        left = erased(STATE, PERSON, everywhere=True).state
        assert left.contacts["c2"].notes == "via [forgotten]"

    def test_who_is_not_there_changes_nothing(self) -> None:
        left = erased(STATE, PERSON).state
        assert erased(left, PERSON).state is left

    def test_a_namesake_and_a_colleague_stay(self) -> None:
        other = changed(ANA, id="c9", company="Other", notes="")
        left = erased(STATE.put(other), PERSON, everywhere=True).state
        assert left.contacts["c9"] == other

    def test_the_way_back_leads_round_them(self) -> None:
        steps = {
            "1": step("1", "Lucía Núñez: spoke", touches={"t3": None}, blocks={"b7": BLOCK}),
            "2": step("2", "2 new", contacts={"c1": None, "c2": None}),
            "3": step("3", "Lucía Núñez: not today.", days={DAY.id: DAY}),
            "4": step("4", "Luis: rests", contacts={"c2": LUIS}),
        }
        found = erased(msgspec.structs.replace(STATE, steps=steps), PERSON)
        assert found.steps == {("steps", "1")}
        left = found.state.steps
        assert left["2"].former.contacts == {"c2": None}
        assert left["3"].said == "[forgotten]: not today."
        assert left["3"].former.days[DAY.id] == changed(DAY, picks=("c2",), passed=())
        assert left["4"].former.contacts["c2"] == changed(LUIS, referred_by="")

    def test_mails_go_and_receipts_know_their_calls_no_more(self) -> None:
        mails = [
            Mail(id=f"e{n}", item=item, letter="x", message_id="y", sending_at=NOW)
            for n, item in enumerate(("c1", "r5", "c2"))
        ]
        told = {"2026-03": {"t3": "aa", "t9": "bb"}}
        export = CallExport(
            id="csv", at=NOW, since=NOW, upto=9, left=("t3",), batch=("t3", "t9"), told=told
        )
        left = erased(STATE.put(*mails, export), PERSON).state
        assert list(left.mails) == ["e2"]
        receipt = left.exports["csv"]
        assert (receipt.left, receipt.batch) == ((), ("t9",))
        assert receipt.told == {"2026-03": {"t9": "bb"}}


class TestPerson:
    def test_former_names_and_lost_twins_are_known_by_what_they_share(self) -> None:
        before = changed(ANA, name="Lucía Gil", emails=())
        twin = changed(ANA, id="c7", name="L. N.")
        namesake = customer("c8", name="Lucía Núñez", company="Elsewhere", phones=())
        steps = {"1": step("1", "x", contacts={"c1": before})}
        state = State(contacts={"c7": twin, "c8": namesake}, steps=steps)
        known = with_former(PERSON, state, {"c1"})
        assert known.ids == {"c1", "c7"}
        assert known.names == {"Lucía Núñez", "Lucía Gil", "L. N."}
        assert with_former(PERSON, state, {"c1", "c7", "c8"}).ids == {"c1"}

    @pytest.mark.parametrize("text", ["Lucía", "", "12", "x"])
    def test_who_may_be_anybody_is_refused(self, text: str) -> None:
        with pytest.raises(Refused):
            person_named(text)


@dataclass
class Case:
    text: str
    left: str


class TestNaming:
    @pytest.mark.parametrize(
        "case",
        [
            Case("Lucía Núñez", "#"),
            Case("told LUCIA NUNEZ, twice", "told #, twice"),
            Case("Lucía  Núñez's car", "#'s car"),
            Case("Núñez, Lucía", "Núñez, Lucía"),
            Case("Lucía Núñezal", "Lucía Núñezal"),
            Case("ALucía Núñez", "ALucía Núñez"),
            Case("Lucía", "Lucía"),
            Case("Lucía\u0301 Nu\u0301n\u0303ez!", "#!"),
            Case("to Lucia@N.example.", "to #."),
            Case("other.lucia@n.example", "other.lucia@n.example"),
            Case("lucia@n.example.com.es", "lucia@n.example.com.es"),
            Case("call +34 944 123 456 today", "call # today"),
            Case("0034 944.123.456", "#"),
            Case("(34) 944-12-34-56", "#"),
            Case("944123456 or 600111222", "# or 600111222"),
            Case("9441234567", "9441234567"),
            Case("ﬁne ß Lucía Núñez ﬁne", "ﬁne ß # ﬁne"),
        ],
        ids=lambda case: case.text,
    )
    def test_places(self, case: Case) -> None:
        naming = Naming(PERSON)
        assert naming.blackened(case.text).replace("[forgotten]", "#") == case.left
        assert naming.is_in(case.text) == ("#" in case.left)

    def test_a_name_of_one_word_is_any_word(self) -> None:
        paz = Contact(id="c1", name="Paz")
        assert not Naming(person_of(paz)).is_in("en paz")
        assert Naming(person_of(paz), least_words=1).is_in("Paz: spoke")

    @settings(max_examples=60, deadline=None)
    @given(st.text(max_size=30), st.text(max_size=30))
    def test_nothing_else_is_touched(self, before: str, after: str) -> None:
        naming = Naming(Person(names=frozenset(("Lucía Núñez",))))
        left = naming.blackened(f"{before} · Lucía Núñez · {after}")
        assert left == f"{before} · [forgotten] · {after}"
