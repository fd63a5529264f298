"""What morning and evening show: no word that tells what it is about is cut."""

import pytest
from day_samples import CONFIG, THURSDAY, customer, do, moment, state_of, taken, today

from planner.locale import use
from planner.method.calls.candidates import proposal_for
from planner.method.day.morning import Left, left
from planner.method.persistence.referral import referred
from planner.method.requests.incoming import capture
from planner.method.requests.ownership import mail_sent
from planner.model.instants import stamp
from planner.model.request import Promise, Verdict
from planner.model.touch import CallReason, PlannedCall
from planner.tui.rows.rituals import five_rows, left_rows
from planner.tui.terminal.drawing import laid, words_of
from planner.tui.widgets.listing import Row

WIDTH = 66
"""Cells that a dialog leaves to its rows."""


def drawn(rows: tuple[Row, ...]) -> str:
    lines = (words_of(laid(line, WIDTH)) for row in rows for line in row.lines)
    return " | ".join(" ".join(line.split()) for line in lines)


@pytest.mark.parametrize("language", ["en", "es"])
def test_for_whom_thanks_are_owed_is_told_whole(language: str) -> None:
    use(language)
    name = "Maria Antònia Llompart Ferrer"
    state = do(state_of(customer("c1")), referred, "c1", name).state
    friday = moment("2026-03-06 09:00")
    five = [proposal_for(state, state.contacts["c1"], friday, CONFIG)]
    assert name in drawn(five_rows(five)).replace(" | ", " ")


def test_neither_a_long_name_nor_what_it_is_about_is_cut() -> None:
    name, company = (
        "Wolfgang von Hohenstaufen-Wittelsbach",
        "Ostsee Maschinenbau Aktiengesellschaft",
    )
    contact = customer("c1", name=name, company=company)
    call = PlannedCall(
        id="p2",
        contact="c1",
        objective="the contract for forty pumps and their spare parts",
        due_at=stamp(moment("2026-03-04 10:30")),
        made_at=stamp(moment("2026-03-02 10:30")),
    )
    state = state_of(contact, call)
    before = drawn(left_rows(Left(calls=(call,)), state, THURSDAY, CONFIG))
    assert before.endswith(f"{name} Wed 4 Mar 10:30 | {call.objective}")
    five = drawn(five_rows([proposal_for(state, contact, THURSDAY, CONFIG)]))
    assert f"{name} | {company} |" in five


def test_for_when_an_agreed_call_is_stands_there_once() -> None:
    due, made = stamp(today("16:30")), stamp(moment("2026-03-02 10:30"))
    call = PlannedCall(
        id="p2", contact="c1", reason=CallReason.FOLLOW_UP, due_at=due, made_at=made, hour_said=True
    )
    contact = customer("c1")
    state = state_of(contact, call)
    five = drawn(five_rows([proposal_for(state, contact, today("09:00"), CONFIG)]))
    assert five.count("16:30") == 1


def test_who_was_never_asked_for_an_email_stands_apart_from_who_sent_none() -> None:
    wednesday = moment("2026-03-04 10:00")
    state = state_of(customer("c1", name="Ana"), customer("c2", name="Jon"))
    for key in ("c1", "c2"):
        who = state.contacts[key]
        state = do(state, capture, who, "pump", choice=Verdict.DEFER, now=wednesday).state
    first, _second = state.requests.values()
    state = do(state, mail_sent, first.id, now=wednesday).state
    told = drawn(left_rows(left(state, THURSDAY, CONFIG), state, THURSDAY, CONFIG))
    came, _heading, unsent = told.partition("email not sent")
    assert "no email came" in came
    assert "Ana pump" in came
    assert "Jon pump deferred Wed 4 Mar 10:00" in unsent


def test_a_call_for_a_day_has_no_hour_that_nobody_said() -> None:
    call = PlannedCall(
        id="p2",
        contact="c1",
        objective="the contract",
        due_at=stamp(moment("2026-03-04 09:00")),
        made_at=stamp(moment("2026-03-02 10:30")),
    )
    left = Left(calls=(call,))
    told = drawn(left_rows(left, state_of(customer("c1"), call), THURSDAY, CONFIG))
    assert "Wed 4 Mar" in told
    assert "09:00" not in told


@pytest.mark.parametrize("language", ["en", "es"])
def test_all_that_a_request_lacks_is_told(language: str) -> None:
    use(language)
    promise = Promise(made_at=stamp(today("08:00")), at=stamp(today("09:00")), zone="Europe/Madrid")
    broken = taken("r1", at="08:00", about="invoice sent twice", promises=(promise,))
    state = state_of(customer("c1", name="Amparo Llopis i Ferrandis"), broken)
    told = drawn(left_rows(Left((broken,)), state, THURSDAY, CONFIG))
    assert "…" not in told
    assert {"en": "no next step", "es": "sin siguiente paso"}[language] in told
