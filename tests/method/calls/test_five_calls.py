"""The queue of proactive calls: its reasons, its order, who is left out, and the five."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

import pendulum
import pytest
from day_samples import CONFIG, THURSDAY, customer, days_ago, do, moment, prospect, state_of, today
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.locale import use
from planner.method.calls import candidates
from planner.method.calls.call_block import start_block, stop_block, swap_pick
from planner.method.calls.candidates import Candidate, proposal_for
from planner.method.calls.five_calls import five, queue, waiting_count
from planner.method.calls.touching import log_touch
from planner.model.contact import Cadence, Contact, Preference, Relationship, Rest, Wake
from planner.model.day import Day
from planner.model.document import Channel, Span
from planner.model.instants import stamp
from planner.model.request import Request, RequestState, Verdict
from planner.model.state import State, changed
from planner.model.touch import CallReason, CallState, Outcome, PlannedCall


def planned(
    key: str, contact: str, due: pendulum.DateTime | None = None, **more: Any
) -> PlannedCall:
    usual: dict[str, Any] = {"reason": CallReason.CALL_BACK, "made_at": days_ago(1)}
    return PlannedCall(
        id=key, contact=contact, due_at=stamp(due) if due else None, **{**usual, **more}
    )


def request(key: str, contact: str, **more: Any) -> Request:
    usual: dict[str, Any] = {
        "received_at": stamp(THURSDAY),
        "verdict": Verdict.TAKE,
        "choice": Verdict.TAKE,
    }
    return Request(id=key, contact=contact, **{**usual, **more})


def rows(*documents: Any, now: pendulum.DateTime = THURSDAY) -> tuple[Candidate, ...]:
    return queue(state_of(*documents), now, CONFIG)


def names(candidates: tuple[Candidate, ...]) -> list[str]:
    return [candidate.contact.id for candidate in candidates]


def picks(*documents: Any, now: pendulum.DateTime = THURSDAY) -> list[str]:
    return five(rows(*documents, now=now), CONFIG)


def only(*documents: Any, now: pendulum.DateTime = THURSDAY) -> Candidate:
    (row,) = rows(*documents, now=now)
    return row


def test_every_reason_has_its_place() -> None:
    found = rows(
        customer("c1"),
        customer("c2"),
        planned("p2", "c2", reason=CallReason.THANK_YOU),
        customer("c3"),
        planned("p3", "c3", reason=CallReason.FOLLOW_UP),
        prospect("c4"),
        customer("c5", cadence=Cadence(step=2, due=date(2026, 3, 5))),
        customer("c6", wake=Wake(at=days_ago(1), reason="asked for a price")),
        customer("c7"),
        planned("p7", "c7", today("10:00")),
    )
    assert [(row.contact.id, row.reason) for row in found] == [
        ("c7", CallReason.CALL_BACK),
        ("c6", CallReason.WOKE),
        ("c5", CallReason.CADENCE),
        ("c3", CallReason.FOLLOW_UP),
        ("c2", CallReason.THANK_YOU),
        ("c4", CallReason.CADENCE),
        ("c1", CallReason.CHECK_IN),
    ]
    assert not any(row.left_out for row in found)


@pytest.mark.parametrize("hour", ["00:00", "10:00", "23:59"])
def test_days_of_silence_are_counted_by_midnights(hour: str) -> None:
    spoke_at = stamp(moment("2026-01-03 12:10"))
    row = only(customer("c1", spoke_at=spoke_at, touched_at=spoke_at), now=today(hour))
    assert row.why == "not spoken to for 61 days"


def test_names_with_accents_stand_where_people_look_for_them() -> None:
    names = ("Zoe", "Águeda", "Blas", "óscar", "Ainhoa", "Íñigo")
    by_silence = [customer(f"c{n}", name=name) for n, name in enumerate(names)]
    due = Cadence(step=2, due=date(2026, 3, 5))
    in_cadence = [customer(f"c{n}", name=name, cadence=due) for n, name in enumerate(names)]
    for people in (by_silence, in_cadence):
        found = [row.contact.name for row in rows(*people)]
        assert found == ["Águeda", "Ainhoa", "Blas", "Íñigo", "óscar", "Zoe"]


def test_every_row_says_why_and_what_for() -> None:
    found = {
        row.contact.id: row
        for row in rows(
            customer("c1", spoke_at=days_ago(61), touched_at=days_ago(61)),
            customer("c2", spoke_at=None, touched_at=None),
            customer("c3", cadence=Cadence(step=3, due=date(2026, 3, 4))),
            customer("c4", wake=Wake(at=days_ago(1), reason="asked for a price")),
            customer("c5"),
            planned("p5", "c5", today("10:10"), objective="renewal"),
            customer("c6"),
            planned("p6", "c6", reason=CallReason.THANK_YOU),
        )
    }
    assert (found["c1"].why, found["c1"].objective) == (
        "not spoken to for 61 days",
        "check in, nothing wrong",
    )
    assert found["c2"].why == "not called yet"
    assert "3 of 4" in found["c3"].why
    assert "trying to reach you" in found["c3"].objective
    assert "asked for a price" in found["c4"].why
    assert (found["c5"].why, found["c5"].objective) == ("promised for 10:10", "renewal")
    assert found["c6"].objective == "thank you"
    assert all(row.objective for row in found.values())


class TestCallBacks:
    def test_one_for_later_waits_for_its_moment(self) -> None:
        early = rows(customer("c1"), planned("p2", "c1", today("11:30")))
        assert early[0].left_out == "promised for 11:30"
        assert five(early, CONFIG) == []
        assert picks(customer("c1"), planned("p2", "c1", today("11:30")), now=today("11:30")) == [
            "c1"
        ]

    def test_only_who_has_a_request_asked_for_it(self) -> None:
        (row,) = rows(
            customer("c1"), request("r3", "c1"), planned("p2", "c1", today("11:30"), request="r3")
        )
        assert row.left_out == "asked for 11:30"

    def test_one_that_falls_into_the_block_is_called_in_it(self) -> None:
        call = planned("p2", "c1", today("11:30"))
        assert picks(customer("c1"), call, now=today("11:16")) == ["c1"]
        assert picks(customer("c1"), call, now=today("11:15")) == []

    def test_one_missed_yesterday_comes_first_today(self) -> None:
        found = rows(
            customer("c1"),
            planned("p2", "c1", today("09:30")),
            customer("c3"),
            planned("p4", "c3", moment("2026-03-04 17:00")),
        )
        assert names(found) == ["c3", "c1"]

    def test_one_for_now_goes_before_one_for_later_with_the_same_contact(self) -> None:
        row = only(
            customer("c1"),
            planned("p2", "c1", moment("2026-03-20 10:00")),
            planned("p3", "c1", reason=CallReason.FOLLOW_UP, objective="the quote"),
        )
        assert (row.objective, row.left_out) == ("the quote", "")

    def test_who_asked_for_a_later_hour_of_today_is_not_called_before(self) -> None:
        row = only(
            customer("c1"),
            request("r4", "c1"),
            planned("p2", "c1", today("10:00"), reason=CallReason.CHECK_IN),
            planned("p3", "c1", today("13:00"), request="r4"),
            now=today("12:00"),
        )
        assert row.left_out == "asked for 13:00"

    def test_two_for_the_same_moment_are_told_apart_by_age_not_by_chance(self) -> None:
        calls = [planned(f"p{n}", "c1", today("10:00"), objective=f"matter {n}") for n in (2, 3)]
        for order in (calls, calls[::-1]):
            assert only(customer("c1"), *order).objective == "matter 2"

    def test_who_asked_is_called_though_touched_today(self) -> None:
        touched = customer("c1", touched_at=stamp(today("09:15")))
        assert only(touched, planned("p2", "c1", today("10:00"))).left_out == ""

    def test_one_attempt_for_each_wish(self) -> None:
        touched = customer("c1", touched_at=stamp(today("10:01")))
        row = only(touched, planned("p2", "c1", today("10:00")), now=today("10:30"))
        assert row.left_out == "tried 10:01"

    @pytest.mark.parametrize(("tried_at", "left_out"), [("09:58", "tried 09:58"), ("09:45", "")])
    def test_one_within_reach_of_a_block_before_its_hour_is_the_attempt(
        self, tried_at: str, left_out: str
    ) -> None:
        touched = customer("c1", touched_at=stamp(today(tried_at)))
        for now in ("09:59", "10:05"):
            row = only(touched, planned("p2", "c1", today("10:00")), now=today(now))
            assert row.left_out == left_out

    def test_a_call_agreed_since_is_another_wish(self) -> None:
        at = stamp(today("09:58"))
        call = planned("p2", "c1", today("10:05"), made_at=at)
        assert only(customer("c1", touched_at=at), call, now=today("10:05")).left_out == ""

    @pytest.mark.parametrize("talked", ["10:01", "10:20"])
    def test_a_talk_is_no_attempt(self, talked: str) -> None:
        """Nor is one behind the attempt, in which they phoned themselves."""
        row = only(
            customer("c1", touched_at=stamp(today("10:01")), spoke_at=stamp(today(talked))),
            planned("p2", "c1", today("10:00"), objective="send the quote"),
            now=today("10:30"),
        )
        assert row.left_out == "spoken to today"

    def test_one_without_a_moment_is_tried_once_a_day_too(self) -> None:
        touched = customer("c1", touched_at=stamp(today("09:15")))
        assert only(touched, planned("p2", "c1")).left_out == "tried 09:15"

    def test_who_asked_for_the_siesta_is_called_in_it(self) -> None:
        call = planned("p2", "c1", today("14:30"))
        assert picks(customer("c1"), call, now=today("14:30")) == ["c1"]
        assert "16:00" in only(customer("c1"), call, now=today("15:30")).left_out

    def test_those_off_the_list_are_forgotten(self) -> None:
        done = planned("p2", "c1", state=CallState.DONE)
        dropped = planned("p3", "c1", state=CallState.DROPPED)
        assert only(customer("c1"), done, dropped).reason is CallReason.CHECK_IN


class TestLeftOut:
    @pytest.mark.parametrize(
        ("fields", "reason"),
        [
            ({"zone": "Asia/Shanghai"}, "closed (20:30 in Shanghai)"),
            ({"preference": Preference(hours=(Span("15:00", "16:00"),))}, "opens 15:00"),
            ({"phones": ()}, "no phone number"),
            ({"touched_at": stamp(today("09:10"))}, "already touched today"),
            ({"rest": Rest(until=date(2026, 4, 1), reason="no answer")}, "rests until Wed 1 Apr"),
            ({"rest": Rest(until=date(2026, 4, 1), left=True)}, "you walked away until Wed 1 Apr"),
        ],
    )
    def test_says_why_and_stands_at_the_end(self, fields: dict[str, Any], reason: str) -> None:
        found = rows(
            customer("c1", **fields),
            planned("p2", "c1", reason=CallReason.FOLLOW_UP),
            customer("c3"),
            now=today("13:30"),
        )
        assert names(found) == ["c3", "c1"]
        assert reason in found[1].left_out
        assert five(found, CONFIG) == ["c3"]

    def test_whom_one_walked_away_from_is_left_in_peace_whatever_they_ask_for(self) -> None:
        left = customer("c1", rest=Rest(until=date(2026, 4, 1), left=True))
        asked = planned("p2", "c1", today("10:00"))
        assert "walked away" in only(left, asked, now=today("10:05")).left_out

    def test_a_colleague_touched_today(self) -> None:
        found = rows(
            customer("c1", company="Talgo S.A.", touched_at=stamp(today("09:10"))),
            customer("c2", company="TALGO S.A."),
            customer("c3", company=""),
            customer("c4", company="", touched_at=stamp(today("09:10"))),
        )
        assert [row.contact.id for row in found if not row.left_out] == ["c3"]
        assert found[1].left_out == "a colleague was touched today"

    def test_resting_contacts_are_shown_even_if_nothing_is_planned(self) -> None:
        row = only(customer("c1", rest=Rest(until=date(2026, 4, 1), reason="no answer")))
        assert row.left_out == "rests until Wed 1 Apr"

    def test_of_hundreds_who_rest_those_whose_rest_ends_first_are_shown(self) -> None:
        ends = date(2026, 4, 1)
        rests = [Rest(until=ends + timedelta(days=number % 40)) for number in range(200)]
        resting = [customer(f"c{number}", rest=rest) for number, rest in enumerate(rests, 10)]
        found = rows(*resting, customer("c1"))
        assert [row.contact.id for row in found if not row.left_out] == ["c1"]
        shown = [row.contact.rest.until for row in found if row.contact.rest]
        assert shown == sorted(rest.until for rest in rests)[: len(shown)]
        assert 10 < len(shown) < 50

    def test_a_rest_that_is_over_is_a_reason_to_call(self) -> None:
        row = only(customer("c1", rest=Rest(until=date(2026, 3, 5), reason="no answer")))
        assert (row.reason, row.left_out) == (CallReason.WOKE, "")
        assert "no answer" in row.why

    def test_who_closes_within_the_block_is_shown_but_not_picked(self) -> None:
        row = only(customer("c1"), now=today("13:50"))
        assert row.left_out == ""
        assert five((row,), CONFIG) == []
        assert picks(customer("c1"), now=today("13:45")) == ["c1"]


class TestCheckIns:
    @pytest.mark.parametrize("time", ["10:00", "13:40"])
    def test_the_longest_silence_comes_first_where_all_close_alike(self, time: str) -> None:
        found = rows(
            customer("c1", spoke_at=days_ago(70)),
            customer("c2", spoke_at=days_ago(200)),
            customer("c3", spoke_at=days_ago(90)),
            now=today(time),
        )
        assert names(found) == ["c2", "c3", "c1"]

    def test_who_closes_soon_comes_first_among_those_of_the_same_reason(self) -> None:
        until_half_past_ten = Preference(hours=(Span("09:00", "10:30"),))
        found = rows(
            customer("c1", spoke_at=days_ago(200)),
            customer("c2", spoke_at=days_ago(70), preference=until_half_past_ten),
            customer("c3"),
            planned("p3", "c3", reason=CallReason.THANK_YOU),
        )
        assert names(found) == ["c3", "c2", "c1"]

    def test_people_just_imported_come_after_a_long_silence(self) -> None:
        fresh = {"spoke_at": None, "touched_at": None, "known_since": days_ago(0)}
        found = rows(customer("c1", **fresh), customer("c2", spoke_at=days_ago(200)))
        assert names(found) == ["c2", "c1"]

    def test_of_people_just_imported_who_was_contacted_least_lately_comes_first(self) -> None:
        fresh = {"spoke_at": None, "touched_at": None, "known_since": days_ago(0)}
        found = rows(
            customer("c1", **fresh),
            customer("c2", **fresh, contacted_at=days_ago(80)),
            customer("c3", **fresh, contacted_at=days_ago(212)),
            customer("c4", spoke_at=days_ago(70), contacted_at=days_ago(300)),
        )
        assert names(found) == ["c3", "c2", "c4", "c1"]
        assert found[0].why == "not spoken to for 212 days"

    @pytest.mark.parametrize(
        "fields",
        [
            {"spoke_at": days_ago(59), "touched_at": days_ago(59)},
            {"touched_at": days_ago(3)},
            {"spoke_at": None, "touched_at": None, "contacted_at": days_ago(59)},
            {"cadence": Cadence(step=2, due=date(2026, 3, 9))},
            {"relationship": Relationship.PROSPECT, "spoke_at": days_ago(59)},
            {"preference": Preference(every_days=101)},
        ],
    )
    def test_nobody_is_asked_how_they_are_too_soon(self, fields: dict[str, Any]) -> None:
        assert rows(customer("c1", **fields)) == ()

    def test_a_prospect_who_answered_once_is_asked_like_a_customer(self) -> None:
        row = only(customer("c1", relationship=Relationship.PROSPECT))
        assert (row.reason, row.left_out) == (CallReason.CHECK_IN, "")

    def test_so_is_one_with_whom_another_program_knew_of_a_contact(self) -> None:
        row = only(prospect("c1", contacted_at=days_ago(200)))
        assert (row.reason, row.why) == (CallReason.CHECK_IN, "not spoken to for 200 days")
        assert rows(prospect("c1", contacted_at=days_ago(59))) == ()

    def test_who_asked_for_fewer_calls_is_asked_when_their_days_are_over(self) -> None:
        assert only(customer("c1", preference=Preference(every_days=100))).left_out == ""

    def test_who_has_a_request_open_is_not_asked_whether_all_is_well(self) -> None:
        assert rows(customer("c1"), request("r2", "c1")) == ()

    def test_nor_is_who_had_an_answer_today(self) -> None:
        closed = {"state": RequestState.CLOSED}
        assert rows(customer("c1"), request("r2", "c1", **closed, closed_at=days_ago(0))) == ()
        assert only(customer("c1"), request("r2", "c1", **closed, closed_at=days_ago(1)))

    def test_who_was_called_and_not_reached_is_not_told_as_never_called(self) -> None:
        silent: dict[str, Any] = {"spoke_at": None, "known_since": days_ago(400)}
        assert only(customer("c1", **silent, touched_at=None)).why == "not called yet"
        assert only(customer("c1", **silent, touched_at=days_ago(90))).why == "not spoken to yet"

    def test_the_search_goes_on_past_those_who_cannot_be_called(self) -> None:
        asleep = [
            customer(f"c{n}", zone="Asia/Shanghai", spoke_at=days_ago(300)) for n in range(1, 99)
        ]
        night = moment("2026-03-05 18:00")
        found = rows(*asleep, customer("c99"), now=night)
        assert five(found, CONFIG) == ["c99"]
        assert len(found) == 1 + CONFIG.calls.most_check_ins

    def test_a_big_company_does_not_hide_the_others(self) -> None:
        crowd = [customer(f"c{n}", company="Big", spoke_at=days_ago(300)) for n in range(1, 60)]
        assert len(picks(*crowd, customer("c60"), customer("c61"))) == 3


class TestCadences:
    def test_steps_due_come_before_first_contacts_the_longest_due_first(self) -> None:
        found = rows(
            prospect("c1", known_since=days_ago(900)),
            customer("c2", cadence=Cadence(step=2, due=date(2026, 3, 5))),
            customer("c3", cadence=Cadence(step=4, due=date(2026, 3, 2))),
        )
        assert names(found) == ["c3", "c2", "c1"]

    def test_a_step_not_due_is_not_offered(self) -> None:
        assert rows(customer("c1", cadence=Cadence(step=2, due=date(2026, 3, 6)))) == ()


class TestChannel:
    """What is to be read is written: it waits for no hour and fills no place among the five."""

    asked_to_write: ClassVar[dict[str, Any]] = {
        "emails": ("a@x.example",),
        "cadence": Cadence(step=2, due=date(2026, 3, 5)),
    }

    def test_a_row_by_email_keeps_its_place_and_is_not_picked(self) -> None:
        found = rows(customer("c1"), customer("c2", **self.asked_to_write))
        assert [(row.contact.id, row.channel) for row in found] == [
            ("c2", Channel.EMAIL),
            ("c1", Channel.PHONE),
        ]
        assert five(found, CONFIG) == ["c1"]

    @pytest.mark.parametrize("fields", [{"zone": "Asia/Shanghai"}, {"phones": ()}])
    def test_it_waits_for_no_hour_and_needs_no_number(self, fields: dict[str, Any]) -> None:
        row = only(customer("c1", **self.asked_to_write, **fields), now=moment("2026-03-05 21:00"))
        assert (row.channel, row.left_out) == (Channel.EMAIL, "")

    def test_it_waits_for_tomorrow_as_a_call_does(self) -> None:
        touched = customer("c1", **self.asked_to_write, touched_at=stamp(today("09:15")))
        assert only(touched).left_out == "already touched today"

    def test_who_asked_for_a_call_is_called_whatever_they_like_else(self) -> None:
        likes_mail = Preference(channel=Channel.EMAIL)
        ana = customer("c1", emails=("a@x.example",), preference=likes_mail)
        assert only(ana, planned("p2", "c1", today("10:00"))).channel is Channel.PHONE
        thanks = planned("p2", "c1", reason=CallReason.THANK_YOU)
        assert only(ana, thanks).channel is Channel.EMAIL

    def test_letters_to_write_do_not_hide_whom_to_call(self) -> None:
        unheard = [
            prospect(f"c{n}", phones=(), emails=("a@x.example",), known_since=days_ago(2000))
            for n in range(1, 60)
        ]
        assert picks(*unheard, prospect("c99")) == ["c99"]
        assert len(rows(*unheard)) == CONFIG.calls.most_check_ins


class TestTheirWish:
    """Who asked for a call every so many days at most."""

    @pytest.mark.parametrize(
        ("days", "left_out"), [(29, "asked for a call every 30 days"), (30, "")]
    )
    def test_is_left_in_peace_until_then(self, days: int, left_out: str) -> None:
        wish = Preference(every_days=30)
        touched = customer("c1", preference=wish, touched_at=days_ago(days))
        assert only(touched, planned("p2", "c1", reason=CallReason.THANK_YOU)).left_out == left_out

    @pytest.mark.parametrize("reason", [CallReason.CALL_BACK, CallReason.FOLLOW_UP])
    def test_unless_it_was_agreed_with_them(self, reason: CallReason) -> None:
        wish = Preference(every_days=30)
        touched = customer("c1", preference=wish, touched_at=days_ago(3))
        assert only(touched, planned("p2", "c1", today("10:00"), reason=reason)).left_out == ""


class TestTheDayOfReturn:
    """One block of five and no wall."""

    people: ClassVar[list[Contact]] = [customer(f"c{n}") for n in range(1, 13)]
    returned: ClassVar[Day] = Day(id="2026-03-05", returned=True)

    def test_shows_five_and_says_how_many_wait(self) -> None:
        state = state_of(*self.people, self.returned)
        shown = queue(state, THURSDAY, CONFIG)
        assert names(shown) == five(rows(*self.people), CONFIG)
        assert (len(shown), waiting_count(state, THURSDAY, CONFIG)) == (5, 7)

    def test_any_other_day_shows_them_all(self) -> None:
        state = state_of(*self.people, self.returned)
        tomorrow = moment("2026-03-06 10:00")
        assert len(queue(state, tomorrow, CONFIG)) == 12
        assert waiting_count(state, tomorrow, CONFIG) == 0

    def test_calls_promised_for_now_stay_and_who_cannot_be_called_today_is_not_shown(self) -> None:
        promised = [planned(f"p{n}", f"c{n}", today("09:30"), request="r1") for n in range(1, 8)]
        later = planned("p20", "c8", today("16:00"))
        resting = customer("c20", rest=Rest(until=date(2026, 4, 1)))
        shown = rows(*self.people, *promised, later, resting, self.returned)
        assert all(row.reason is CallReason.CALL_BACK for row in shown[:7])
        assert names(shown)[7:] == ["c10", "c11", "c12", "c9", "c8"]

    def test_where_fewer_can_be_called_now_who_comes_later_has_the_places_that_are_left(
        self,
    ) -> None:
        evenings = Preference(hours=(Span("17:00", "18:00"),))
        late = [customer(f"c{n}", preference=evenings) for n in range(1, 4)]
        agreed = planned("p20", "c9", today("16:00"), reason=CallReason.FOLLOW_UP)
        people = (customer("c8"), customer("c9"), *late, agreed, self.returned)
        shown = rows(*people)
        assert names(shown) == ["c8", "c9", "c1", "c2", "c3"]
        assert [bool(row.left_out) for row in shown] == [False, True, True, True, True]
        assert waiting_count(state_of(*people), THURSDAY, CONFIG) == 0
        assert names(rows(*self.people[4:], *late, self.returned)) == [
            "c10",
            "c11",
            "c12",
            "c5",
            "c6",
        ]

    def test_letters_have_the_places_for_which_nobody_can_be_called(self) -> None:
        due = Cadence(step=2, due=date(2026, 3, 5))
        letters = [customer(f"c{n}", emails=(f"{n}@x.example",), cadence=due) for n in range(2, 10)]
        state = state_of(customer("c1"), *letters, self.returned)
        shown = queue(state, THURSDAY, CONFIG)
        assert names(shown) == ["c2", "c3", "c4", "c5", "c1"]
        assert waiting_count(state, THURSDAY, CONFIG) == 4
        sent = {"channel": Channel.EMAIL, "now": today("09:55")}
        state = do(state, log_touch, "c2", Outcome.SENT, **sent).state
        assert names(queue(state, THURSDAY, CONFIG))[:4] == ["c3", "c4", "c5", "c1"]
        with_calls = queue(state.put(*self.people[9:]), THURSDAY, CONFIG)
        assert sorted(names(with_calls)) == ["c1", "c10", "c11", "c12"]

    def test_the_five_called_are_enough_for_the_list_but_not_for_who_wants_more(self) -> None:
        state = do(state_of(*self.people, self.returned), start_block).state
        for n, pick in enumerate(five(rows(*self.people), CONFIG), start=1):
            state = do(state, log_touch, pick, Outcome.NO_ANSWER).state
            assert len(queue(state, THURSDAY, CONFIG)) == 5 - n
        state = do(state, stop_block).state
        again = do(state, start_block).said
        assert again == "The block runs: 5 calls in 15 minutes."

    def test_one_pick_can_still_be_swapped(self) -> None:
        state = do(state_of(*self.people, self.returned), start_block).state
        (block,) = state.blocks.values()
        after = do(state, swap_pick, block.picks[0]).state.blocks[block.id]
        assert (len(after.picks), after.picks[1:]) == (5, block.picks[1:])
        assert after.picks[0] not in block.picks


class TestRecommended:
    def test_who_was_recommended_comes_before_other_first_contacts(self) -> None:
        found = rows(
            prospect("c1", known_since=days_ago(900)),
            prospect("c2", known_since=days_ago(0), referred_by="c3"),
            customer("c3", name="Ana Ruiz", spoke_at=days_ago(1), touched_at=days_ago(1)),
        )
        assert names(found) == ["c2", "c1"]
        assert found[0].why == "recommended by Ana Ruiz"

    def test_one_whose_friend_is_gone_is_still_called(self) -> None:
        assert only(prospect("c2", referred_by="c9")).why == "not touched yet"


class TestRequests:
    """Who calls in with problems never fills a proactive place by that."""

    def test_a_call_back_about_a_request_is_on_the_list_but_not_among_the_five(self) -> None:
        documents = (
            customer("c1"),
            request("r2", "c1"),
            planned("p3", "c1", today("10:00"), request="r2"),
            customer("c4"),
        )
        found = rows(*documents)
        assert (found[0].contact.id, found[0].left_out, found[0].request) == ("c1", "", "r2")
        assert five(found, CONFIG) == ["c4"]

    def test_asking_often_earns_no_place(self) -> None:
        asking = [request(f"r{n}", "c1") for n in range(10, 20)]
        assert picks(customer("c1"), *asking, customer("c2")) == ["c2"]

    def test_a_prospect_who_asks_for_something_is_not_called_as_a_stranger(self) -> None:
        put_off = request("r2", "c1", state=RequestState.DEFERRED, deferred_at=stamp(THURSDAY))
        assert picks(prospect("c1"), prospect("c3"), put_off) == ["c3"]

    def test_an_email_that_never_came_is_called_about_on_the_next_working_day(self) -> None:
        deferred = request(
            "r2",
            "c1",
            about="wrong gaskets",
            state=RequestState.DEFERRED,
            deferred_at=stamp(moment("2026-03-06 11:00")),
            mail_sent_at=stamp(moment("2026-03-06 11:00")),
        )
        assert rows(customer("c1"), deferred, now=moment("2026-03-06 18:00")) == ()
        monday = only(customer("c1"), deferred, now=moment("2026-03-09 10:00"))
        assert (monday.reason, monday.objective, monday.request) == (
            CallReason.CALL_BACK,
            "wrong gaskets",
            "r2",
        )
        assert "no email came" in monday.why
        unsent = changed(deferred, mail_sent_at=None)
        monday = only(customer("c1"), unsent, now=moment("2026-03-09 10:00"))
        assert monday.why == "deferred, and your email was not sent"

    def test_an_email_that_came_needs_no_call(self) -> None:
        received = request("r2", "c1", state=RequestState.RECEIVED, deferred_at=days_ago(5))
        assert rows(customer("c1"), received) == ()


class TestTheFive:
    def test_are_five(self) -> None:
        assert len(picks(*(customer(f"c{n}") for n in range(1, 20)))) == 5

    def test_hold_at_most_two_prospects(self) -> None:
        people = [prospect(f"c{n}") for n in range(1, 10)]
        assert len(picks(*people)) == 2
        assert len(picks(*people, *(customer(f"c{n}") for n in range(20, 30)))) == 5

    def test_hold_a_prospect_with_whom_a_call_was_agreed_before_any_stranger(self) -> None:
        agreed = prospect("c9", spoke_at=days_ago(7), touched_at=days_ago(7))
        call = planned("p9", "c9", reason=CallReason.FOLLOW_UP)
        assert picks(*(prospect(f"c{n}") for n in range(1, 5)), agreed, call)[0] == "c9"

    def test_hold_one_of_a_company(self) -> None:
        assert len(picks(*(customer(f"c{n}", company="Talgo") for n in range(1, 10)))) == 1

    def test_hold_nobody_passed_over_today(self) -> None:
        found = rows(customer("c1"), customer("c2"))
        assert five(found, CONFIG, passed=["c1"]) == ["c2"]


def test_the_proposal_for_one_contact_is_the_row_of_the_queue() -> None:
    state = state_of(
        customer("c1"),
        planned("p2", "c1", today("10:00"), objective="renewal"),
        customer("c3", cadence=Cadence(step=2, due=date(2026, 3, 4))),
        customer("c4", wake=Wake(at=days_ago(1), reason="asked")),
        customer("c5", rest=Rest(until=date(2026, 5, 1))),
        prospect("c6"),
        customer("c7"),
    )
    found = queue(state, THURSDAY, CONFIG)
    assert len(found) == 6
    for row in found:
        assert proposal_for(state, row.contact, THURSDAY, CONFIG) == row


def test_there_is_a_proposal_for_whom_the_queue_does_not_hold() -> None:
    waiting = customer("c1", cadence=Cadence(step=2, due=date(2026, 3, 9)))
    assert proposal_for(state_of(waiting), waiting, THURSDAY, CONFIG).objective.startswith("second")


@dataclass(frozen=True)
class _Seed:
    """What one contact of a random address book is like."""

    prospect: bool
    company: int
    silence: int
    step: int
    call: int


_seeds = st.builds(
    _Seed,
    prospect=st.booleans(),
    company=st.integers(0, 4),
    silence=st.integers(0, 200),
    step=st.integers(0, 4),
    call=st.integers(-30, 60),
)


def _documents(seeds: list[_Seed]) -> list[Any]:
    documents: list[Any] = []
    for n, seed in enumerate(seeds):
        make = prospect if seed.prospect else customer
        cadence = Cadence(step=seed.step, due=date(2026, 3, 3 + seed.step)) if seed.step else None
        spoke = None if seed.prospect else days_ago(seed.silence)
        documents.append(
            make(
                f"c{n}",
                name="Same Name",
                company=f"Company {seed.company}" if seed.company else "",
                cadence=cadence,
                spoke_at=spoke,
                touched_at=spoke,
            )
        )
        if seed.call % 3 == 0:
            documents.append(planned(f"p{1000 + n}", f"c{n}", THURSDAY.add(minutes=seed.call)))
    return documents


@settings(max_examples=60, deadline=None)
@given(st.lists(_seeds, max_size=25), st.randoms(use_true_random=False))
def test_the_queue_depends_on_what_is_known_not_on_how_it_is_stored(
    seeds: list[_Seed], chance: random.Random
) -> None:
    documents = _documents(seeds)
    shuffled = documents.copy()
    chance.shuffle(shuffled)
    found = rows(*documents)
    assert rows(*shuffled) == found

    left_out = [bool(row.left_out) for row in found]
    assert left_out == sorted(left_out)
    assert len(set(names(found))) == len(found)
    chosen = [row.contact for row in found if row.contact.id in five(found, CONFIG)]
    companies = [contact.company for contact in chosen if contact.company]
    assert len(set(companies)) == len(companies)
    assert sum(c.relationship is Relationship.PROSPECT for c in chosen) <= 2
    assert len(chosen) <= 5


@pytest.mark.parametrize("time", ["10:00", "14:30"])
def test_three_thousand_contacts_ask_for_their_hours_a_few_times_only(
    time: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    really = candidates.reach

    def counting(contact: Contact, *args: Any) -> Any:
        asked.append(contact.id)
        return really(contact, *args)

    monkeypatch.setattr(candidates, "reach", counting)
    zones = ("", "Europe/Paris", "Asia/Shanghai")
    people = [
        make(f"c{n}", zone=zones[n % 3], spoke_at=_long_ago(n) if make is customer else None)
        for n in range(3000)
        for make in (prospect if n % 5 == 0 else customer,)
    ]
    found = rows(*people, now=today(time))
    assert found
    assert len(asked) == len(zones)


def _long_ago(n: int) -> datetime:
    return days_ago(61 + n % 300)


def test_an_empty_planner_has_an_empty_queue() -> None:
    assert queue(State(), THURSDAY, CONFIG) == ()


def test_each_step_is_told_in_the_language_of_the_screen() -> None:
    wall = [
        customer(f"c{step}", cadence=Cadence(step=step, due=date(2026, 3, step)))
        for step in (1, 2, 3, 4)
    ]
    told = [(row.why, row.objective) for row in rows(*wall)]
    assert told[1] == (
        "contact 2 of 4, no answer so far",
        "second try: shall I send something?",
    )
    assert len(set(told)) == 4
    use("es")
    assert not set(told) & {(row.why, row.objective) for row in rows(*wall)}


def test_days_and_moments_are_put_in_one_order() -> None:
    found = rows(
        customer("c1", rest=Rest(until=date(2026, 3, 4))),
        customer("c2", wake=Wake(at=stamp(moment("2026-03-03 23:59")), reason="")),
        customer("c3", wake=Wake(at=stamp(moment("2026-03-04 00:01")), reason="")),
    )
    assert names(found) == ["c2", "c1", "c3"]


def test_a_call_planned_for_an_hour_comes_before_those_that_any_hour_would_do_for() -> None:
    state = state_of(
        customer("c1", spoke_at=None),
        prospect("c2"),
        prospect("c3"),
        planned("p1", "c3", today("09:30"), reason=CallReason.CHECK_IN),
    )
    first = queue(state, today("09:31"), CONFIG)[0]
    assert (first.contact.id, first.left_out) == ("c3", "")
