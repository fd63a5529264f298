"""What contacts cost: by severity and by age."""

from datetime import timedelta

import pytest
from day_samples import CONFIG, THURSDAY, customer, days_ago, state_of

from planner.method.leaving.toll import Toll, before_answering, for_review, toll
from planner.model.document import Offence
from planner.model.request import Request, Verdict
from planner.model.touch import Outcome, Touch


def met(days: float, severity: int = 3, *, contact: str = "c1", key: str = "t1") -> Touch:
    at = days_ago(0) - timedelta(days=days)
    offence = Offence(severity=severity)
    return Touch(id=key, contact=contact, at=at, outcome=Outcome.SPOKE, offence=offence)


def asked(days: int, offence: Offence, key: str = "r1") -> Request:
    return Request(
        id=key,
        contact="c1",
        received_at=days_ago(days),
        verdict=Verdict.TAKE,
        choice=Verdict.TAKE,
        offence=offence,
    )


@pytest.mark.parametrize(
    ("days", "points"),
    [(0, 4), (30, 4), (31, 2), (90, 2), (91, 1), (365, 1), (366, 0), (-1, 4)],
)
def test_an_offence_fades_with_its_age(days: int, points: int) -> None:
    assert toll(state_of(met(days)), "c1", THURSDAY).points == points


@pytest.mark.parametrize(("severity", "points"), [(1, 1), (2, 2), (3, 4)])
def test_what_is_graver_weighs_more(severity: int, points: int) -> None:
    assert toll(state_of(met(1, severity)), "c1", THURSDAY).points == points


def test_points_are_added_up_before_they_are_rounded() -> None:
    small = [met(100, 1, key=f"t{n}") for n in range(5)]
    assert toll(state_of(*small), "c1", THURSDAY).points == 2


@pytest.mark.parametrize(
    ("offences", "told"),
    [
        ([(1, 2)], "Toll: 2 · 1 offence, on Wed 4 Mar."),
        ([(30, 1)], "Toll: 1 · 1 offence, on Tue 3 Feb."),
        ([(31, 3)], ""),
        ([(31, 3), (40, 3)], "Toll: 4 · 2 offences, the last on Mon 2 Feb."),
        ([], ""),
    ],
)
def test_whoever_answers_is_told_of_what_has_not_cooled_off_or_is_to_be_decided(
    offences: list[tuple[int, int]], told: str
) -> None:
    state = state_of(*(met(*each, key=f"t{n}") for n, each in enumerate(offences)))
    assert before_answering(state, "c1", THURSDAY, CONFIG) == told


def test_touches_and_requests_of_this_contact_count() -> None:
    state = state_of(
        met(40, 2),
        met(400, 3, key="t2"),
        met(1, 3, contact="c2", key="t3"),
        asked(3, Offence(severity=1)),
    )
    found = toll(state, "c1", THURSDAY)
    assert found == Toll(points=2, offences=2, worst=2, last_at=days_ago(3))


def test_a_request_counts_from_when_the_offence_was_met() -> None:
    fresh = asked(200, Offence(severity=3, at=days_ago(2)))
    assert toll(state_of(fresh), "c1", THURSDAY) == Toll(4, 1, 3, days_ago(2))


def test_without_offences_there_is_no_toll() -> None:
    assert toll(state_of(customer("c1")), "c1", THURSDAY) == Toll()


def test_the_review_lists_those_above_the_limit_the_highest_first() -> None:
    state = state_of(
        *(customer(f"c{n}") for n in range(1, 5)),
        met(1, 3, contact="c1", key="t1"),
        met(31, 3, contact="c2", key="t2"),
        met(2, 3, contact="c3", key="t3"),
        met(1, 1, contact="c3", key="t4"),
        met(1, 3, contact="c99", key="t5"),
    )
    reviewed = for_review(state, THURSDAY, CONFIG)
    assert [(each.contact.id, each.toll.points) for each in reviewed] == [("c3", 5), ("c1", 4)]
    assert all(each.toll == toll(state, each.contact.id, THURSDAY) for each in reviewed)
