"""The calls pane: who is called now, who is next, who must wait, and why."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from day_samples import CONFIG, THURSDAY, customer, do, prospect, state_of, today

from planner.method.calls.call_block import skip, start_block, swap_pick
from planner.method.calls.first_five import choose_five
from planner.method.calls.touching import log_touch
from planner.method.day.carrying import MOST_CARRIED
from planner.method.persistence.resting import rest
from planner.method.requests.incoming import capture
from planner.method.typed.next_step import plan_next
from planner.model.contact import Contact, Preference, Rest
from planner.model.document import Channel, Span
from planner.model.instants import stamp
from planner.model.request import Verdict
from planner.model.state import State, changed
from planner.model.touch import CallReason, Outcome, PlannedCall
from planner.tui.rows.calls import _PICKED, calls_rows, calls_title, first_due
from planner.tui.terminal.drawing import Look, cells, laid, words_of

PANE = 28
"""Cells of a row on a screen of 100 columns."""


def drawn(state: State, at: str = "10:00", width: int = PANE) -> list[str]:
    """The pane line by line, as it is cut for the screen."""
    rows = calls_rows(state, today(at), CONFIG, width)
    return [words_of(laid(line, width)).rstrip() for row in rows for line in row.lines]


def titled(state: State, at: str = "10:00") -> str:
    rows = calls_rows(state, today(at), CONFIG, PANE)
    return words_of(calls_title(rows))


def planned(contact: str, due: str = "", **more: Any) -> PlannedCall:
    """A call on the rep's own list, promised for a time of today unless ``more`` says otherwise."""
    due_at = stamp(today(due)) if due else None
    usual = {"reason": CallReason.CALL_BACK, "made_at": stamp(today("09:00")), **more}
    return PlannedCall(id="p9", contact=contact, due_at=due_at, **usual)


def below(lines: list[str], heading: str) -> list[str]:
    """The lines under a heading, up to the next one."""
    group = lines[lines.index(heading) + 1 :]
    return group[: group.index("")] if "" in group else group


class TestTheOffer:
    def test_it_is_told_whole(self) -> None:
        told = " ".join(drawn(state_of(customer("c1")))[:2])
        assert told == "quiet for 1h: room for five calls"

    def test_with_nobody_to_call_nothing_is_offered(self) -> None:
        resting = customer("c1", rest=Rest(until=date(2026, 4, 1)))
        assert drawn(State()) == []
        assert not any("quiet" in line for line in drawn(state_of(resting)))


class TestTheFive:
    def test_neither_the_reason_nor_the_matter_gives_way_to_the_hours(self) -> None:
        agreed = planned("c1", "11:30", objective="renewal of the service contract")
        state = state_of(customer("c1", name="Marta", company="Grup"), agreed)
        assert drawn(state, "18:40") == [
            "Marta                   Grup",
            "promised for 11:30",
            "renewal of the service",
            "contract    closes in 20 min",
        ]
        assert drawn(state_of(customer("c1")), "18:40")[-2:] == [
            "check in, nothing wrong",
            "closes in 20 min",
        ]
        assert drawn(state, "18:40", 80)[1].split(" · ")[0] == "promised for 11:30"
        assert len(drawn(state, "18:40", 80)) == 2

    def test_the_company_gives_way_to_the_name(self) -> None:
        people = {"Greta Lindqvist": "Lindqvist Pumps", "Maximiliana Etxebarria": "Goierri Steel"}
        for (name, company), told in zip(
            people.items(), ("Greta Lindqvist Lindqvist P…", "Maximiliana Etxebarria"), strict=True
        ):
            assert told in drawn(state_of(customer("c1", name=name, company=company)))


class TestLaterToday:
    def test_calls_agreed_for_an_hour_of_today_stand_above_the_address_book(self) -> None:
        def agreed(number: int, when: str) -> PlannedCall:
            return PlannedCall(
                id=f"p{number}",
                contact=f"c{number}",
                reason=CallReason.CALL_BACK,
                due_at=stamp(today(when)),
                made_at=stamp(today("09:00")),
            )

        people = [customer(f"c{n}", name=f"Name {n}", company=f"Co {n}") for n in range(1, 20)]
        tomorrow = changed(agreed(18, "10:00"), due_at=stamp(today("10:00").add(days=1)))
        calls = agreed(17, "16:30"), agreed(19, "11:30"), tomorrow
        lines = drawn(state_of(*people, *calls), "10:00")
        assert lines[lines.index("later") :][:4] == [
            "later",
            "Name 19   promised for 11:30",
            "Name 17   promised for 16:30",
            "",
        ]
        assert lines.index("later") < lines.index("next in line")
        assert [line for line in below(lines, "not now") if "Name 18" in line]


class TestNotNow:
    def test_the_reason_is_told_whole(self) -> None:
        left = Rest(until=date(2026, 4, 4), left=True)
        state = state_of(customer("c1", name="Diego Salas", rest=left), customer("c2"))
        told = " ".join(below(drawn(state), "not now"))
        assert told == "Diego Salas you walked away until Sat 4 Apr"

    def test_a_short_reason_stands_beside_the_name(self) -> None:
        state = state_of(prospect("c1", name="Maximiliana Etxebarria", phones=()))
        assert below(drawn(state), "not now") == ["Maximiliana… no phone number"]

    @pytest.mark.parametrize(
        ("at", "phones", "told"),
        [
            ("10:10", (), "Ana Ruiz agreed for 10:30"),
            ("10:20", (), "Ana Ruiz 10:30 · no phone number"),
            ("10:31", (), "Ana Ruiz 10:30 · no phone number"),
            ("14:20", ("+34 944 123 456",), "Ana Ruiz 10:30 · opens 16:00 (siesta)"),
        ],
    )
    def test_the_hour_agreed_is_told_also_where_they_cannot_be_called(
        self, at: str, phones: tuple[str, ...], told: str
    ) -> None:
        agreed = planned("c1", "10:30", reason=CallReason.FOLLOW_UP, hour_said=True)
        state = state_of(customer("c1", name="Ana Ruiz", phones=phones), agreed)
        lines = drawn(state, at)
        found = below(lines, "later" if at == "10:10" else "not now")
        assert " ".join(" ".join(found).split()) == told

    @pytest.mark.parametrize("at", ["10:00", "14:20", "16:00"])
    def test_who_was_swapped_out_is_not_next_in_line(self, at: str) -> None:
        people = [customer(f"c{n}", name=f"Name {n}") for n in range(1, 8)]
        state = do(state_of(*people), swap_pick, "c2").state
        lines = drawn(state, at)
        told = ["Name 2             not today"]
        assert [line for line in lines if "Name 2" in line] == told
        assert [line for line in below(lines, "not now") if "Name 2" in line] == told

    def test_the_light_goes_on_from_whom_the_rep_lets_wait(self) -> None:
        late, resting, agreed = (customer(f"c{n}") for n in range(1, 4))
        late = changed(late, preference=Preference(hours=(Span("12:00", "13:00"),)))
        promised = planned("c5", "09:30")
        people = (late, resting, agreed, customer("c4", emails=()), customer("c5"))
        state = state_of(*people, promised)
        state = do(state, log_touch, "c4", Outcome.WRONG_NUMBER).state
        state = do(state, log_touch, "c5", Outcome.VOICEMAIL, now=today("09:31")).state
        state = do(state, rest, "c2", until=date(2026, 3, 13)).state
        state = do(state, plan_next, agreed, "12:00 give her the price").state
        rows = calls_rows(state, today("10:00"), CONFIG, PANE)
        assert {row.id: row.over for row in rows if row.selectable} == {
            "c1": False,
            "c2": True,
            "c3": True,
            "c4": True,
            "c5": True,
        }


def test_whom_the_running_block_is_done_with_is_not_left_in_it() -> None:
    people = [customer(f"c{n}", name=f"Name {n}") for n in range(1, 7)]
    promised = planned("c1", "09:55")
    state = do(state_of(*people, promised), start_block).state
    state = do(state, log_touch, "c1", Outcome.VOICEMAIL).state
    state = do(state, rest, "c2", date(2026, 4, 5), "no budget").state
    state = do(state, skip).state
    assert "2 left" in titled(state, "10:01")
    waits = below(drawn(state, "10:01"), "not now")
    assert any("Name 1" in line for line in waits)
    assert any("Name 2" in line for line in waits)
    assert any("Name 3" in line for line in below(drawn(state, "10:01"), "next in line"))


def test_who_has_a_letter_is_in_the_block_until_called() -> None:
    """The bar shows them, and so the light of the pane stays with them."""
    people = [customer(f"c{n}", name=f"Name {n}") for n in range(1, 4)]
    state = do(state_of(*people), start_block).state
    state = do(state, log_touch, "c1", Outcome.SENT, channel=Channel.EMAIL).state
    assert "3 left" in titled(state, "10:01")
    assert "Name 1" in drawn(state, "10:01")[0]
    assert "done today" not in drawn(state, "10:01")
    state = do(state, log_touch, "c1", Outcome.SPOKE, note="has it").state
    assert "Name 1" in below(drawn(state, "10:01"), "done today")[0]


def test_a_company_that_is_its_own_contact_is_not_said_twice() -> None:
    own = [changed(prospect(f"c{n}", name=f"Júcar {n}"), company=f"Júcar {n}") for n in range(7)]
    told = drawn(state_of(*own), width=60)
    assert all(" ".join(told).count(each.name) == 1 for each in own)


class TestTheTalk:
    """What the rep knows of somebody is seen before the number is dialled."""

    def talk(self, contact: Contact, *, last: bool) -> str:
        state = do(state_of(contact), start_block, now=today("10:00")).state
        row, *_others = calls_rows(state, today("10:01"), CONFIG, 60, last=last)
        return " ".join(words for line in row.lines for words, _look in line.left)

    def test_what_the_address_book_says_is_told_where_the_bar_does_not(self) -> None:
        met = prospect("c1", notes="not before ten\nlikes tea")
        assert "no touch yet · “not before ten”" in self.talk(met, last=True)

    def test_whom_the_rep_owes_an_answer_is_not_thanked_as_if_nothing_were_open(self) -> None:
        ana, thanks = customer("c1"), planned("c1", reason=CallReason.THANK_YOU)
        asked = do(state_of(ana, thanks), capture, ana, "prices", choice=Verdict.TAKE).state
        state = do(asked, start_block, now=today("10:00")).state
        told = str(calls_rows(state, today("10:01"), CONFIG, 60))
        assert "Open with them: prices, no promise." in told

    def test_nothing_is_told_twice(self) -> None:
        assert "not before ten" not in self.talk(prospect("c1", notes="not before ten"), last=False)

    @pytest.mark.parametrize("last", [True, False])
    def test_who_was_touched_keeps_their_notes(self, last: bool) -> None:
        told = self.talk(customer("c1", notes="not before ten\nlikes tea"), last=last)
        assert "notes: not before ten" in told
        assert ("touched Tue 25 Nov 2025" in told) is last


def test_of_who_is_next_the_reason_is_told_before_the_company() -> None:
    people = [customer(f"c{n}", name=f"Maximiliana {n}", company="Talleres 7") for n in range(1, 8)]
    lines = below(drawn(state_of(*people)), "next in line")
    assert lines[0] == "Maximiliana 2       100 days"


def test_of_who_is_next_a_long_name_gives_way_to_the_reason() -> None:
    long = {"name": "Maximiliana Etxebarria", "company": ""}
    people = [customer(f"c{n}") for n in range(1, 6)]
    state = state_of(*people, *(prospect(f"c{n}", **long) for n in range(6, 9)))
    assert "Maximiliana… not touched yet" in below(drawn(state), "next in line")


def test_of_what_was_agreed_for_a_moment_the_moment_is_told() -> None:
    people = [customer(f"c{n}", name=f"Maximiliana Etxebarria {n}") for n in range(1, 8)]
    yesterday = stamp(today("18:00").subtract(days=1))
    calls = [
        PlannedCall(
            id=f"p9{n}",
            contact=contact.id,
            reason=CallReason.CALL_BACK,
            due_at=yesterday,
            made_at=yesterday,
        )
        for n, contact in enumerate(people)
    ]
    lines = drawn(state_of(*people, *calls))
    assert lines.count("Maximiliana… Wed 4 Mar 18:00") == 2


@pytest.mark.parametrize(
    ("hour", "told"),
    [
        ("09:44", "Name 7      late since 09:44"),
        # It is made now: the bell has just rung for it.
        ("09:45", "Name 7  Company c7     09:45"),
        ("10:00", "Name 7  Company c7     10:00"),
    ],
)
def test_a_call_is_late_once_it_has_not_begun_at_its_hour(hour: str, told: str) -> None:
    people = [customer(f"c{n}", name=f"Name {n}") for n in range(1, 8)]
    call = planned("c7", hour, made_at=stamp(today(hour)), request="r1")
    assert told in drawn(state_of(*people, call))


class TestWhoIsDue:
    """A promise that binds at this moment cannot be overlooked."""

    PEOPLE = tuple(customer(f"c{n}", name=f"Name {n}") for n in range(1, 8))

    def asked(self, hour: str, **more: str) -> PlannedCall:
        return planned("c7", hour, made_at=stamp(today(hour)), **more)

    def test_an_answer_to_a_request_stands_above_the_five_without_being_one(self) -> None:
        state = state_of(*self.PEOPLE, self.asked("10:00", request="r1", objective="wrong gaskets"))
        rows = calls_rows(state, today("10:00"), CONFIG, PANE)
        assert first_due(rows) == "c7"
        assert next(row.id for row in rows if row.selectable) == "c7"
        assert "wrong gaskets" in drawn(state)
        assert "5 left" in titled(state)

    def test_before_its_hour_it_waits_in_line(self) -> None:
        state = state_of(*self.PEOPLE, self.asked("10:01", request="r1"))
        assert first_due(calls_rows(state, today("10:00"), CONFIG, PANE)) == ""
        assert below(drawn(state), "next in line")[0] == "Name 7  Company c7     10:01"

    def test_one_promised_in_a_talk_is_one_of_the_five_and_due(self) -> None:
        state = state_of(*self.PEOPLE, self.asked("10:00"))
        assert first_due(calls_rows(state, today("10:00"), CONFIG, PANE)) == "c7"
        assert "5 left" in titled(state)

    def test_it_is_seen_above_those_of_a_running_block(self) -> None:
        state = do(state_of(*self.PEOPLE), start_block).state.put(self.asked("10:01"))
        rows = calls_rows(state, today("10:02"), CONFIG, PANE)
        assert [row.id for row in rows if row.selectable][:2] == ["c7", "c1"]

    def test_who_cannot_be_called_is_not(self) -> None:
        silent = changed(self.PEOPLE[6], phones=())
        state = state_of(*self.PEOPLE[:6], silent, self.asked("10:00", request="r1"))
        assert first_due(calls_rows(state, today("10:00"), CONFIG, PANE)) == ""


@pytest.mark.parametrize(
    ("contact", "first", "why"),
    [(customer, 6, "not called yet"), (prospect, 3, "not touched yet")],
)
def test_of_whom_nobody_has_called_yet_the_company_is_told(
    contact: Callable[..., Contact], first: int, why: str
) -> None:
    people = [
        contact(
            f"c{n}",
            name=f"Ana Byrne {n}",
            company=f"Kerry Foods {n}",
            spoke_at=None,
            touched_at=None,
        )
        for n in range(1, 8)
    ]
    lines = below(drawn(state_of(*people)), "next in line")
    assert lines[0] == f"Ana Byrne {first}  Kerry Foods {first}"
    wide = below(drawn(state_of(*people), width=60), "next in line")
    assert wide[0].split() == f"Ana Byrne {first} Kerry Foods {first} {why}".split()


def test_who_is_next_says_when_it_will_be_too_late() -> None:
    people = [customer(f"c{n}", name=f"Name {n}", company="Talleres 7") for n in range(1, 4)]
    state = state_of(*people)
    assert below(drawn(state, "13:50", 60), "next in line")[0] == (
        "Name 1  Talleres 7               100 days · closes in 10 min"
    )
    assert below(drawn(state, "13:50"), "next in line")[0] == "Name 1      closes in 10 min"


def test_the_hours_stand_apart_from_the_matter() -> None:
    state = state_of(customer("c1"))
    state = do(state, choose_five, THURSDAY.date(), ("c1",), now=today("08:50")).state
    row = calls_rows(state, today("08:50"), CONFIG, 90)[0]
    matter = words_of(row.lines[1].left)
    hours = row.lines[1].right[0][0]
    assert hours == "opens 09:00 (early)"
    for blanks, lines in ((1, 3), (2, 2)):
        width = cells(((matter, Look.PLAIN), (hours, Look.PLAIN))) + blanks
        assert len(calls_rows(state, today("08:50"), CONFIG, width)[0].lines) == lines


def test_before_the_calls_begin_those_chosen_for_the_day_are_shown() -> None:
    early = customer("c9", preference=Preference(hours=(Span("08:00", "12:00"),)))
    people = [customer(f"c{n}", name=f"Name {n}") for n in range(1, 8)]
    state = state_of(early, *people)
    chosen = ("c7", "c6", "c5", "c4", "c3")
    state = do(state, choose_five, THURSDAY.date(), chosen, now=today("08:50")).state
    rows = calls_rows(state, today("08:50"), CONFIG, 60)
    assert tuple(row.id for row in rows[:5]) == chosen
    assert "opens 09:00 (early)" in drawn(state, "08:50", 60)[1]
    assert [row.id for row in calls_rows(state, today("09:00"), CONFIG, 60) if row.sign == _PICKED][
        :5
    ] == [*chosen]


def test_the_title_counts_who_is_still_to_be_called() -> None:
    left = Rest(until=date(2026, 4, 4), left=True)
    state = state_of(customer("c1"), prospect("c2"), customer("c3", name="Diego Salas", rest=left))
    assert "2 left" in titled(state)


class TestAgainToday:
    def test_a_call_promised_for_later_today_stays_in_sight_after_a_talk(self) -> None:
        contact = customer("c1", name="Rosa Gil")
        talked = do(state_of(contact), log_touch, "c1", Outcome.SPOKE, now=today("09:10")).state
        (contact,) = talked.contacts.values()
        state = do(talked, plan_next, contact, "12:00 give her the price", now=today("09:11")).state
        assert "Rosa Gil" in " ".join(below(drawn(state, "10:00", 60), "later"))
        assert "done today" not in " ".join(drawn(state, "10:00", 60))
        at_noon = drawn(state, "12:00", 60)
        assert any("Rosa Gil" in line for line in at_noon)
        assert "done today" not in " ".join(at_noon)

    def test_a_step_agreed_for_another_day_leaves_the_talk_among_the_done(self) -> None:
        contact = customer("c1", name="Rosa Gil")
        talked = do(state_of(contact), log_touch, "c1", Outcome.SPOKE, now=today("09:10")).state
        (contact,) = talked.contacts.values()
        state = do(talked, plan_next, contact, "monday give her the price").state
        assert any("Rosa Gil" in line for line in below(drawn(state, "10:00", 60), "done today"))


class TestAWrongNumber:
    ANA = customer("c1", name="Ana Ruiz", phones=("+34 944 123 456",), emails=("a@ana.example",))

    def logged(self, contact: Contact, *, block: bool = False) -> State:
        agreed = planned(contact.id, reason=CallReason.FOLLOW_UP, made_at=stamp(THURSDAY))
        state = state_of(contact, customer("c2", name="Jon Etxebarria"), agreed)
        state = do(state, start_block).state if block else state
        return do(state, log_touch, contact.id, Outcome.WRONG_NUMBER).state

    def test_reached_nobody_so_they_can_still_be_written_to(self) -> None:
        assert below(drawn(self.logged(self.ANA)), "next in line") == [
            "Ana Ruiz    follow-up agreed"
        ]

    def test_without_another_way_the_row_says_what_is_missing(self) -> None:
        state = self.logged(changed(self.ANA, emails=()))
        assert below(drawn(state), "not now") == ["Ana Ruiz     no phone number"]

    def test_in_the_block_their_call_is_over(self) -> None:
        assert "1 left" in titled(self.logged(self.ANA, block=True))


def test_a_call_for_today_tells_no_hour_that_nobody_said() -> None:
    people = [customer(f"c{n}", name=f"Name {n}") for n in range(1, 7)]
    yesterday = stamp(today("09:00").subtract(days=1))
    own = planned("c6", "09:00", reason=CallReason.FOLLOW_UP, made_at=yesterday)
    five = ("c1", "c2", "c3", "c4", "c5")
    state = do(state_of(*people, own), choose_five, THURSDAY.date(), five).state
    assert below(drawn(state), "next in line")[0].endswith("  today")


def test_a_call_set_aside_says_that_whom_it_was_for_was_forgotten() -> None:
    call = planned("", objective="price list", reason=CallReason.CHECK_IN, carried=MOST_CARRIED + 1)
    assert drawn(state_of(call), width=60)[-1].startswith("[forgotten]  price list")
