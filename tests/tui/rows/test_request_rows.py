"""The requests pane and the header's warning: what calls for the rep stands out, no more."""

import pendulum
import pytest
from day_samples import CONFIG, do, today

from planner.method.day.availability import say_availability
from planner.method.day.scores import day_score
from planner.method.leaving.walking_away import note_offence
from planner.method.privacy.forgetting import erased
from planner.method.privacy.personal import person_of
from planner.method.requests.incoming import capture
from planner.method.requests.ownership import (
    ask_support,
    call_back,
    close,
    defer,
    mail_received,
    our_mistake,
    promise,
    set_next_step,
)
from planner.model.day import Availability, Meeting
from planner.model.document import Channel
from planner.model.instants import stamp
from planner.model.request import RequestState, Verdict
from planner.model.state import State, changed
from planner.tui.rows.header import header
from planner.tui.rows.one_request import evening_lines, window_lines
from planner.tui.rows.requests import requests_rows
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Look, cells, laid, words_of
from planner.tui.widgets.listing import Row


def asked(*names: str, choice: Verdict = Verdict.TAKE) -> State:
    """Requests r2, r4, r6 ... of new contacts with these names, without a next step."""
    state = State()
    for name in names:
        change = do(state, capture, name, f"matter of {name}", choice=choice)
        state = change.state.put(changed(change.item, next_step=""))
    return state


def promised(*times: str) -> State:
    state = asked(*(f"Name {time}" for time in times))
    for number, time in enumerate(times, 1):
        state = do(state, promise, f"r{2 * number}", today(time)).state
    return state


def rows(state: State, at: str = "10:00", width: int = 60) -> dict[str, Row]:
    found = requests_rows(state, day_score(state, today(at), CONFIG), today(at), CONFIG, width)
    return {row.id: row for row in found}


def lines(row: Row) -> list[str]:
    return [words_of((*line.left, *line.right)) for line in row.lines]


def look_of(row: Row, words: str) -> set[Look]:
    pieces = [piece for line in row.lines for piece in (*line.left, *line.right)]
    return {look for text, look in pieces if words in text}


@pytest.mark.parametrize(
    ("due", "first"),
    [
        (today("09:00"), ["Carmen Ote… late since 09:00"]),
        (today("11:00"), ["Carmen Otero        by 11:00"]),
        (today("11:00").add(days=1), ["Carmen Otero", "by Fri 6 Mar 11:00"]),
    ],
)
def test_the_promise_is_told_whole_also_in_a_narrow_pane(
    due: pendulum.DateTime, first: list[str]
) -> None:
    state = do(asked("Carmen Otero"), promise, "r2", due, now=today("08:00")).state
    row = rows(state, width=28)["r2"]
    drawn = [words_of(laid(line, 28)).rstrip() for line in row.lines]
    assert drawn[: len(first)] == first


def test_a_company_that_is_the_name_is_told_once() -> None:
    state = asked("Cher")
    cher = next(iter(state.contacts.values()))
    state = state.put(changed(cher, company="Cher"))
    assert lines(rows(state)["r2"])[0].count("Cher") == 1


def test_that_the_rep_walked_away_is_told_whole() -> None:
    state = asked("Maximiliana Etxebarria")
    left = changed(state.requests["r2"], state=RequestState.LEFT, closed_at=stamp(today("09:50")))
    row = rows(state.put(left), width=28)["r2"]
    drawn = words_of(laid(row.lines[0], 28))
    assert drawn == "Maximilian… · you left 09:50"


@pytest.mark.parametrize("width", [60, 72, 80, 100, 140])
def test_the_header_never_adds_up_what_is_open_and_what_waits_by_email(width: int) -> None:
    state = asked("Ana", "Jon")
    state = do(state, capture, "Luis", "a quote", choice=Verdict.DEFER).state
    score = day_score(state, today("10:00"), CONFIG)
    line = header(state, score, today("10:00"), CONFIG, width)
    told = words_of(line.right)
    assert any(form in told for form in ("2 open · 1 by email", "2 · 1 @"))


@pytest.mark.parametrize(("made", "told"), [(0, "calls 0/5"), (5, "calls 5/5"), (8, "calls 8")])
def test_more_calls_than_the_goal_are_no_part_of_it(made: int, told: str) -> None:
    now = today("10:00")
    score = day_score(asked("Ana"), now, CONFIG)._replace(calls=made)
    line = header(State(), score, now, CONFIG, 100)
    assert f"{told} " in words_of(line.right)


def test_without_a_promise_nothing_is_planned() -> None:
    row = rows(asked("Ana"))["r2"]
    assert look_of(row, "nothing planned") == {Look.WARN}
    assert look_of(row, "no next step") == set()


def test_a_department_that_was_asked_is_something_planned() -> None:
    """As the evening counts it: what lacks is the promise."""
    state = do(asked("Ana"), ask_support, "r2", "Stores", today("15:00")).state
    row = rows(state)["r2"]
    assert look_of(row, "nothing planned") == set()
    assert look_of(row, "no promise") == {Look.WARN}


def test_a_promise_without_a_next_step_stands_out_until_there_is_one() -> None:
    state = promised("16:00")
    assert look_of(rows(state)["r2"], "no next step") == {Look.WARN}
    planned = do(state, set_next_step, "r2", "ask the mill").state
    waiting = do(state, ask_support, "r2", "Accounts", today("15:00")).state
    for after in (planned, waiting):
        assert look_of(rows(after)["r2"], "no next step") == set()


def test_what_the_rep_does_while_an_email_is_awaited_is_told() -> None:
    state = asked("Ana", choice=Verdict.DEFER)
    state = do(state, defer, "r2").state
    assert not any("read their email" in line for line in lines(rows(state)["r2"]))
    state = do(state, set_next_step, "r2", "send the catalogue").state
    assert look_of(rows(state)["r2"], "send the catalogue") == {Look.MUTED}
    told = window_lines(state.requests["r2"], state, today("10:00"))
    assert any("next step: send the catalogue" in words for line in told for words, _look in line)


def test_support_that_is_late_comes_to_the_front_and_is_no_promise_at_risk() -> None:
    state = do(promised("17:00", "18:00"), ask_support, "r4", "Accounts", today("15:00")).state
    before, after = rows(state, "14:59"), rows(state, "15:00")
    assert list(before) == ["r2", "r4"]
    assert look_of(before["r4"], "Accounts helps by 15:00") == {Look.MUTED}
    assert before["r4"].sign == (signs.SUPPORT, Look.WARN)
    assert list(after) == ["r4", "r2"]
    assert look_of(after["r4"], "Accounts late since 15:00") == {Look.BAD}
    assert after["r4"].sign == (signs.SUPPORT, Look.BAD)
    assert look_of(after["r4"], "by 18:00") == {Look.MUTED}


def test_as_many_rows_have_the_alert_as_the_header_counts() -> None:
    state = do(promised("17:00", "18:00", "10:30"), ask_support, "r4", "Accounts", today("10:20"))
    urgent = changed(state.state.requests["r2"], urgent=True)
    after = state.state.put(urgent)
    drawn = rows(after, "10:45")
    assert list(drawn) == ["r6", "r4", "r2"]
    assert [id_ for id_, row in drawn.items() if row.sign[0] == signs.ALERT] == ["r6"]
    assert look_of(drawn["r2"], "urgent") == {Look.WARN}
    now = today("10:45")
    line = header(after, day_score(after, now, CONFIG), now, CONFIG, 80)
    assert " !1 " in words_of(line.right)


def test_a_promise_with_too_little_time_before_it_is_an_alert() -> None:
    state = promised("16:10", "16:10", "18:00")
    assert {row.sign[0] for row in rows(state, "10:30").values()} == {""}
    busy = Meeting(id="m99", summary="x", start=stamp(today("10:40")), end=stamp(today("16:00")))
    crowded = rows(state.put(busy), "10:35")
    assert list(crowded) == ["r4", "r2", "r6"]
    assert crowded["r4"].sign == (signs.ALERT, Look.BAD)
    assert look_of(crowded["r4"], "by 16:10") == {Look.BAD}
    assert crowded["r6"].sign[0] == ""


def test_our_mistake_comes_first() -> None:
    state = do(asked("Ana"), our_mistake, "r2").state
    assert lines(rows(state)["r2"])[1].startswith("our mistake · matter of Ana")


def test_the_evening_tells_by_when_a_department_helps() -> None:
    """Whoever promises the answer then needs that hour."""
    state = do(asked("Ana"), ask_support, "r2", "Accounts", today("15:00")).state
    told = {
        at: [
            words
            for words, _look in evening_lines(state.requests["r2"], state, today(at), CONFIG)[2]
        ]
        for at in ("14:00", "16:00")
    }
    assert told == {
        "14:00": ["asked 10:00 · Accounts helps by 15:00"],
        "16:00": ["asked 10:00"],
    }


@pytest.mark.parametrize("width", [20, 30, 45, 80])
def test_remarks_flow_into_the_room_there_is(width: int) -> None:
    state = do(promised("16:00"), ask_support, "r2", "Accounts", today("15:00")).state
    state = do(state, ask_support, "r2", "Logistics", today("12:00")).state
    row = rows(do(state, our_mistake, "r2").state, "13:00", width)["r2"]
    remarks = " ".join(lines(row)[1:]).replace(" · ", " ")
    assert remarks == (
        "our mistake matter of Name 16:00 Accounts helps by 15:00 Logistics late since 12:00"
    )
    assert all(cells(line.left) <= width for line in row.lines[1:])


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (28, "Carmen Otero        by 11:00"),
        (30, "Carmen Otero          by 11:00"),
        (34, "Carmen Otero  Iberia Pum… by 11:00"),
    ],
)
def test_a_company_of_which_too_little_would_be_left_is_not_told(width: int, told: str) -> None:
    state = do(asked("Carmen Otero"), promise, "r2", today("11:00")).state
    carmen = next(iter(state.contacts.values()))
    state = state.put(changed(carmen, company="Iberia Pumps"))
    first = laid(rows(state, width=width)["r2"].lines[0], width)
    assert words_of(first) == told


class TestHeader:
    def told(self, state: State, at: str, width: int) -> str:
        now = today(at)
        line = header(state, day_score(state, now, CONFIG), now, CONFIG, width)
        return words_of((*line.left, *line.right))

    def test_says_how_little_time_is_left(self) -> None:
        crowded = promised("11:05", "11:05")
        assert "! 2 at risk · 15 min free" in self.told(crowded, "10:50", 140)

    def test_what_is_broken_is_late_and_not_at_risk(self) -> None:
        assert "! 2 late" in self.told(promised("10:20", "10:30"), "10:45", 140)
        assert "! 1 late · 1 at risk" in self.told(promised("10:20", "11:05"), "10:45", 160)
        assert "risk" not in self.told(promised("10:20", "10:30"), "10:45", 140)

    def test_says_nothing_of_time_where_it_suffices(self) -> None:
        near = self.told(promised("11:05", "11:05"), "10:45", 140)
        assert "! 2 at risk" in near
        assert "free" not in near
        assert "risk" not in self.told(promised("18:00"), "10:45", 140)

    @pytest.mark.parametrize(
        ("hands_free", "words"), [(True, "driving, hands-free"), (False, "driving  ")]
    )
    def test_says_which_of_the_two_ways_to_drive_holds(self, hands_free: bool, words: str) -> None:
        driving = do(State(), say_availability, Availability.DRIVING, hands_free=hands_free).state
        assert words in self.told(driving, "10:45", 100) + "  "

    @pytest.mark.parametrize("width", range(70, 160, 10))
    def test_has_room_in_every_width(self, width: int) -> None:
        now = today("10:50")
        state = promised("11:05", "11:05")
        line = header(state, day_score(state, now, CONFIG), now, CONFIG, width)
        assert cells(line.left) + cells(line.right) < width
        assert "!" in words_of(line.right)


def test_a_request_that_the_rep_left_was_not_answered() -> None:
    state = do(asked("Iñigo"), note_offence, "r2", 2, left=True).state
    row = rows(state)["r2"]
    assert lines(row) == ["Iñigo · you left10:00"]
    assert row.sign[0] != signs.DONE


def test_an_email_is_not_late_while_its_window_is_open() -> None:
    """All the time it names the hour that the customer was told."""
    (request,) = do(promised("13:00"), mail_received, "r2").state.requests.values()
    state = State().put(request)
    assert any("by 13:00" in line for line in lines(rows(state, at="13:05")["r2"]))
    assert day_score(state, today("13:05"), CONFIG).late == 0
    assert "late since 13:00" in lines(rows(state, at="13:21")["r2"])[0]
    assert day_score(state, today("13:21"), CONFIG).late == 1


def test_a_call_back_is_not_late_while_it_can_begin() -> None:
    state = do(asked("Ana"), call_back, "r2", today("12:00")).state
    assert look_of(rows(state, at="12:15")["r2"], "by 12:00") == {Look.BAD}
    assert day_score(state, today("12:15"), CONFIG).late == 0
    assert look_of(rows(state, at="12:16")["r2"], "late since 12:00") == {Look.BAD}
    assert day_score(state, today("12:16"), CONFIG).late == 1


def test_an_email_that_arrived_does_not_hide_what_was_promised() -> None:
    (request,) = do(promised("12:00"), mail_received, "r2").state.requests.values()
    state = State().put(request)
    assert "received 10:00" in lines(rows(state, at="10:30")["r2"])[0]
    assert any("by 12:00" in line for line in lines(rows(state, at="10:30")["r2"]))
    assert "late since 12:00" in lines(rows(state, at="12:30")["r2"])[0]
    assert any("received 10:00" in line for line in lines(rows(state, at="12:30")["r2"]))


def test_an_answer_of_today_to_one_who_was_forgotten_is_told_without_a_name() -> None:
    state = asked("Ana Ruiz")
    answered = do(state, close, "r2", "sent", Channel.EMAIL).state
    left = erased(answered, person_of(answered.contacts["c1"])).state
    assert lines(rows(left)["r2"]) == ["[forgotten]10:00"]
