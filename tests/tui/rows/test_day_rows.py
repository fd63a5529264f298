"""The day pane: the plan beside what happened, overlaps, gaps, and what is carried over."""

from typing import Any

import pytest
from day_samples import CONFIG, customer, deep, do, moment, state_of, today

from planner.locale import use
from planner.method.requests.incoming import capture
from planner.model.day import Block, BlockKind, BlockState, Interruption, Meeting
from planner.model.instants import stamp
from planner.model.request import Verdict
from planner.model.state import State
from planner.model.touch import CALLED, Outcome, Touch
from planner.tui.rows.day import day_rows
from planner.tui.terminal.drawing import Look, cells, laid, words_of
from planner.tui.widgets.listing import Row


def over(key: str, planned: str | None, minutes: int, start: str, end: str, **more: Any) -> Block:
    times = {"started_at": stamp(today(start)), "ended_at": stamp(today(end))}
    return deep(key, planned, minutes, state=BlockState.DONE, **times, **more)


def lines(row: Row) -> list[str]:
    return [words_of((*line.left, ("  ", Look.PLAIN), *line.right)).strip() for line in row.lines]


def rows(
    *documents: Any, at: str = "08:00", width: int = 41, state: State | None = None
) -> dict[str, list[str]]:
    found = day_rows(state or state_of(*documents), today(at), CONFIG, width)
    return {row.id: lines(row) for row in found if row.id != "ritual"}


class TestAfterTheFact:
    def test_the_plan_stands_under_what_really_happened(self) -> None:
        block = over("b1", "09:00", 90, "09:10", "10:30")
        assert rows(block, at="12:00")["b1"] == ["09:10 ▌ Block b1  √ 1h20", "▌ planned 09:00 1h30"]

    def test_what_was_to_have_begun_keeps_its_title_and_its_length(self) -> None:
        late = deep("b1", "10:20", 90, title="The new price list")
        told = ["10:20 ▌ The new price list  1h30", "▌ not started"]
        assert rows(late, at="10:30", width=33)["b1"] == told

    def test_what_is_to_begin_in_this_minute_is_not_late(self) -> None:
        begins = deep("b1", "10:20", 30)
        now = today("10:20").add(seconds=59)
        assert [
            lines(row) for row in day_rows(state_of(begins), now, CONFIG, 41) if row.id == "b1"
        ] == [["10:20 ▌ Block b1  30 min"]]

    def test_a_long_title_goes_on_in_the_line_that_is_free(self) -> None:
        tender = deep("b1", "12:00", 60, title="Tender for the Ebro wagons")
        assert rows(tender, width=30)["b1"] == ["12:00 ▌ Tender for the  1h", "▌ Ebro wagons"]
        assert rows(tender, width=60)["b1"] == ["12:00 ▌ Tender for the Ebro wagons  1h", "▌"]

    def test_with_its_interruptions_and_their_minutes(self) -> None:
        marks = tuple(
            Interruption(request=f"r{n}", at=stamp(today("09:20")), minutes=3) for n in (5, 6)
        )
        block = over("b1", "09:00", 90, "09:00", "10:20", interruptions=marks)
        wide = "▌ planned 09:00 1h30 · 2 interruptions, 6 min"
        assert rows(block, at="12:00", width=60)["b1"][1:] == [wide]
        assert rows(block, at="12:00", width=34)["b1"][1:] == [
            "▌ planned 09:00 1h30",
            "▌ 2 interruptions, 6 min",
        ]

    def test_what_went_as_planned_says_so(self) -> None:
        block = over("b1", "09:00", 60, "09:00", "10:00")
        assert rows(block, at="12:00")["b1"][1] == "▌ as planned"

    def test_one_ticked_off_makes_no_minutes_up(self) -> None:
        told = rows(deep("b1", "09:00", state=BlockState.DONE), at="12:00")["b1"]
        assert told[0] == "09:00 ▌ Block b1  √"

    def test_a_call_block_counts_its_calls_and_what_came_of_them(self) -> None:
        outcomes = (Outcome.SPOKE, Outcome.VOICEMAIL, Outcome.VOICEMAIL)
        touches = [
            Touch(id=f"t{n}", contact="c1", at=stamp(today("10:05")), outcome=outcome)
            for n, outcome in enumerate(outcomes)
        ]
        ids = tuple(touch.id for touch in touches)
        more = {"kind": BlockKind.CALLS, "title": "Five calls", "target": 5, "touches": ids}
        block = over("b1", None, 15, "10:00", "10:14", **more)
        told = rows(block, *touches, customer("c1"), at="12:00", width=60)["b1"]
        assert told[0] == "10:00 ▌ Five calls  √ 3/5"
        assert told[1:] == ["▌ 1 spoke · 2 voicemail · took 14 min"]

    @pytest.mark.parametrize("width", [41, 60])
    def test_what_came_of_the_calls_adds_up_whatever_else_is_told(self, width: int) -> None:
        outcomes = (*CALLED, Outcome.WRONG_NUMBER)
        touches = [
            Touch(id=f"t{n}", contact="c1", at=stamp(today("10:05")), outcome=outcome)
            for n, outcome in enumerate(outcomes)
        ]
        more = {
            "kind": BlockKind.CALLS,
            "target": 5,
            "touches": tuple(touch.id for touch in touches),
            "interruptions": (Interruption(request="r1", at=stamp(today("10:02"))),),
        }
        block = over("b1", "09:30", 15, "10:00", "10:14", **more)
        told = " ".join(rows(block, *touches, customer("c1"), at="12:00", width=width)["b1"])
        for words in ("1 spoke", "1 voicemail", "1 no answer", "2 wrong numbers", "1 interruption"):
            assert words in told

    def test_what_was_dropped_is_gone_and_past_free_time_too(self) -> None:
        found = rows(deep("b1", "09:00", state=BlockState.DROPPED), at="12:00")
        assert "b1" not in found
        assert next(told for told in found.values() if "free" in told[0])[0].startswith("12:00")


class TestAhead:
    def test_now_stands_above_the_free_time_that_is_left(self) -> None:
        assert list(rows(at="10:42"))[:2] == ["now", "free 13:00"]

    def test_an_overlap_is_told_by_words_and_colour(self) -> None:
        state = state_of(deep("b1", "13:40", 40))
        row = next(r for r in day_rows(state, today("08:00"), CONFIG, 41) if r.id == "b1")
        assert lines(row)[1] == "▌ overlaps lunch"
        assert row.lines[0].left[0] == ("13:40 ", Look.WARN)

    def test_free_gaps_have_room_for_five_calls_while_no_block_is_on_the_day(self) -> None:
        calls = deep("b1", "16:00", 15, kind=BlockKind.CALLS)
        gap = "free 13:00"
        assert rows()[gap] == ["09:00  free 4h · room for five calls"]
        assert rows(calls)[gap] == ["09:00  free 4h"]
        assert rows(width=30)[gap] == ["09:00  free 4h"]
        # In the siesta nobody is called.
        assert rows(at="15:10")["free 17:30"] == ["15:10  free 2h20 · room for five calls"]
        assert rows(deep("b2", "16:00", 90), at="15:10")["free 16:00"] == ["15:10  free 50 min"]

    def test_the_window_to_come_says_how_many_wait(self) -> None:
        state = State()
        for name in ("Ana", "Luis"):
            state = do(state, capture, name, "prices", choice=Verdict.DEFER).state
        for at, counted in (("10:00", "email 13:00"), ("13:30", "email 17:30")):
            found = rows(state=state, at=at)
            told = {key: row[0] for key, row in found.items() if key.startswith("email")}
            assert {key for key, row in told.items() if row.endswith("email window · 2")} == {
                counted
            }

    def test_a_day_long_meeting_stands_at_the_top(self) -> None:
        start, end = stamp(today("00:00")), stamp(moment("2026-03-06 00:00"))
        fair = Meeting(id="m1", summary="Fair in Bilbao", start=start, end=end, all_day=True)
        assert next(iter(rows(fair).items())) == ("m1", ["│ Fair in Bilbao  all day"])


def test_what_waits_uncounted_while_the_rep_is_away_says_its_day() -> None:
    found = rows(deep("b1", moment("2026-03-04 09:45")))
    assert found["b1"][-1] == "▌ Block b1  Wed 4 Mar"


def test_what_waits_shows_its_age_and_what_waited_too_long_comes_last() -> None:
    found = rows(
        deep("b1", None, carried=1), deep("b2", None), deep("b3", None, carried=5, title="Old")
    )
    waiting = list(found)[-6:]
    assert waiting == ["# left over", "b1", "# without a time yet", "b2", "# set aside", "b3"]
    assert [found[key][-1] for key in ("b1", "b2", "b3")] == [
        "▌ Block b1  day 2",
        "▌ Block b2  1h",
        "▌ Old  5 days",
    ]


@pytest.mark.parametrize("width", range(30, 61, 6))
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_time_or_length_is_cut_at_any_width(width: int, language: str) -> None:
    use(language)
    block = over("b1", "09:00", 90, "09:10", "10:30", title="A very long title of a contract")
    late = deep("b2", "10:40", title="Another long title of a tender for Soria")
    calls = deep("b3", "15:30", 15, kind=BlockKind.CALLS, title="Five calls")
    found = day_rows(state_of(block, late, calls), today("11:00"), CONFIG, width)
    for row in (row for row in found if row.selectable):
        for line in row.lines:
            drawn = words_of(laid(line, width))
            assert cells(((drawn, Look.PLAIN),)) == width
            assert words_of(line.right).strip() in drawn
            assert words_of(line.left)[:6] == drawn[:6]
