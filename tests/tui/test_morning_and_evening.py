"""Morning and evening on the real screen: their steps, and how few keys they take."""

from collections.abc import Callable, Coroutine
from datetime import date
from typing import Any

import pytest
from day_samples import CONFIG, customer, moment, state_of, taken, today
from screens import Opens, Screen

from planner.method.calls.call_block import proposed
from planner.method.requests.incoming import capture
from planner.model.change import Change
from planner.model.day import Block, BlockKind, Day
from planner.model.document import Document
from planner.model.instants import stamp
from planner.model.request import Promise, Request, RequestState, Support
from planner.model.touch import Outcome, PlannedCall, Touch
from planner.tui.actions import rituals
from planner.tui.actions.session import Session
from planner.tui.rows.day import day_rows
from planner.tui.terminal.drawing import words_of

PEOPLE = tuple(customer(f"c{n}", name=f"Name {n}") for n in range(1, 9))
YESTERDAY = Touch(
    id="t20", contact="c1", at=stamp(moment("2026-03-04 11:00")), outcome=Outcome.SPOKE
)
MADE = moment("2026-03-04 11:00")
STEP = 1
"""The key that opens the ritual."""


async def begin(screen: Screen, story: Callable[[Session], Coroutine[Any, Any, None]]) -> None:
    screen.day.run_worker(screen.day._told(story(screen.day)))
    await screen.pilot.pause()


async def enters(screen: Screen) -> int:
    """Press Enter until the day screen is back; how often."""
    pressed = 0
    while len(screen.pilot.app.screen_stack) > 1:
        await screen.press("enter")
        pressed += 1
        assert pressed < 9
    return pressed


def deep(key: str, minutes: int = 60) -> Block:
    return Block(
        id=key,
        kind=BlockKind.DEEP,
        title=f"Task {key}",
        planned_minutes=minutes,
        made_at=stamp(today("08:00")),
    )


def asked(key: str, contact: str, **more: Any) -> Request:
    return taken(key, contact, "09:30", about=f"about {key}", **more)


def at_nine(screen: Screen) -> None:
    """The day begins: what earlier ones left is counted at its first beat."""
    screen.clock.moment = today("09:00")
    screen.day.beat()


def at_six(screen: Screen) -> None:
    screen.clock.moment = today("18:05")


class TestTheMorning:
    async def test_with_nothing_special_takes_two_enters(self, planner: Opens) -> None:
        async with planner([*PEOPLE, deep("b21")]) as screen:
            at_nine(screen)
            five = proposed(screen.state, screen.desk.now, CONFIG)
            await begin(screen, rituals.morning)
            assert "your five" in screen.picture()
            assert "Name 1" in screen.picture()
            assert STEP + await enters(screen) <= 4
            day = screen.state.day(date(2026, 3, 5))
            assert (list(day.picks), day.morning_at) == (five, stamp(screen.desk.now))
            assert screen.state.blocks["b21"].planned_start == stamp(today("09:15"))
            assert proposed(screen.state, today("11:00"), CONFIG) == five

    async def test_shows_whom_to_call_first_where_the_light_stood_below_in_the_evening(
        self, planner: Opens
    ) -> None:
        people = [customer(f"c{n}", name=f"Name {n}") for n in range(1, 40)]
        async with planner(people) as screen:
            at_six(screen)
            screen.day.beat()
            await screen.press("G")
            last = screen.panes.place.row_id
            screen.clock.moment = today("18:06")
            screen.day.beat()
            assert screen.panes.place.row_id == last
            assert "Name 1 " not in screen.picture()
            screen.clock.moment = today("08:55").add(days=1)
            screen.day.beat()
            await screen.painted()
            assert screen.panes.place.row_id == "c1"
            assert "Name 1 " in screen.picture()

    async def test_with_everything_shows_four_steps_in_order_each_taken_back_by_undo(
        self, planner: Opens
    ) -> None:
        left = asked("r22", "c2", next_step="look it up")
        async with planner([*PEOPLE, deep("b21"), left, YESTERDAY]) as screen:
            at_nine(screen)
            before = (screen.state.days, screen.state.blocks)
            await begin(screen, rituals.morning)
            assert "The line of Wed 4 Mar" in screen.picture()
            assert "1 proactive, 0 reactive" in screen.picture()
            await screen.press("type a good one", "enter")
            line = screen.state.day(date(2026, 3, 4)).line
            assert line == "1 proactive, 0 reactive · a good one"
            assert "what is left to you" in screen.picture()
            assert "about r22" in screen.picture()
            await screen.press("enter")
            assert "your five" in screen.picture()
            await screen.press("enter")
            assert "09:15 – 10:15" in screen.picture()
            await screen.press("enter")
            assert screen.state.blocks["b21"].planned_start
            await screen.press("u", "u", "u")
            assert (screen.state.days, screen.state.blocks) == before

    async def test_leaves_the_highlight_on_the_first_of_the_five(self, planner: Opens) -> None:
        async with planner(PEOPLE) as screen:
            at_nine(screen)
            screen.panes.go_to("calls", "c8")
            await begin(screen, rituals.morning)
            first = proposed(screen.state, screen.desk.now, CONFIG)[0]
            await enters(screen)
            assert screen.panes.place == ("calls", first)

    async def test_x_puts_somebody_else_among_the_five_while_there_is_one(
        self, planner: Opens
    ) -> None:
        async with planner(PEOPLE[:6]) as screen:
            at_nine(screen)
            await begin(screen, rituals.morning)
            first, second, *others = proposed(screen.state, screen.desk.now, CONFIG)
            await screen.press("j", "x", "enter")
            (sixth,) = {person.id for person in PEOPLE[:6]} - {first, second, *others}
            assert screen.state.day(date(2026, 3, 5)).picks == (first, *others, sixth)
            await begin(screen, rituals.morning)
            await screen.press("x", "x", "x", "x", "x", "x")
            assert "Nobody else can be called." in screen.picture()
            await screen.press("enter")
            assert screen.day
            assert screen.state.day(date(2026, 3, 5)).picks == ()

    async def test_space_leaves_one_block_out(self, planner: Opens) -> None:
        async with planner([*PEOPLE, deep("b21"), deep("b22", 30)]) as screen:
            at_nine(screen)
            await begin(screen, rituals.morning)
            await screen.press("enter", "space")
            assert "not today" in screen.picture()
            await screen.press("j", "space", "space", "enter")
            blocks = screen.state.blocks
            assert blocks["b21"].planned_start is None
            assert blocks["b22"].planned_start == stamp(today("10:15"))

    async def test_escape_keeps_what_was_taken(self, planner: Opens) -> None:
        async with planner([*PEOPLE, deep("b21"), YESTERDAY]) as screen:
            at_nine(screen)
            await begin(screen, rituals.morning)
            await screen.press("enter", "escape")
            assert screen.day
            assert screen.state.day(date(2026, 3, 4)).evening_at
            assert screen.state.day(date(2026, 3, 5)).morning_at is None
            await begin(screen, rituals.morning)
            await screen.press("enter", "escape")
            assert screen.state.day(date(2026, 3, 5)).morning_at
            assert screen.state.blocks["b21"].planned_start is None

    async def test_an_empty_line_leaves_yesterday_without_and_is_not_asked_again(
        self, planner: Opens
    ) -> None:
        async with planner([*PEOPLE, YESTERDAY]) as screen:
            at_nine(screen)
            await begin(screen, rituals.morning)
            await screen.press("ctrl+u", "enter", "escape")
            day = screen.state.day(date(2026, 3, 4))
            assert (day.line, day.evening_at is None) == ("", False)
            await begin(screen, rituals.morning)
            assert "your five" in screen.picture()

    async def test_of_an_empty_planner_begins_the_day_without_a_word_too_many(
        self, planner: Opens
    ) -> None:
        async with planner([]) as screen:
            at_nine(screen)
            await begin(screen, rituals.morning)
            assert screen.day
            assert screen.state.day(date(2026, 3, 5)).morning_at
            assert "The day begins." in screen.told()


class TestTheEvening:
    async def test_with_nothing_open_takes_two_enters(self, planner: Opens) -> None:
        async with planner([*PEOPLE, YESTERDAY]) as screen:
            at_six(screen)
            await begin(screen, rituals.evening)
            assert "the first five of Fri 6 Mar" in screen.picture()
            assert STEP + await enters(screen) <= 3
            assert len(screen.state.day(date(2026, 3, 6)).picks) == 5
            day = screen.state.day(date(2026, 3, 5))
            assert (day.line, day.evening_at) == (
                "0 proactive, 0 reactive",
                stamp(screen.desk.now),
            )

    async def test_words_of_the_rep_follow_the_numbers(self, planner: Opens) -> None:
        async with planner([*PEOPLE, YESTERDAY]) as screen:
            at_six(screen)
            await begin(screen, rituals.evening)
            await screen.press("enter", "type a calm day", "enter")
            day = screen.state.day(date(2026, 3, 5))
            assert day.line == "0 proactive, 0 reactive · a calm day"

    async def test_says_so_where_nobody_can_be_called(self, planner: Opens) -> None:
        without_number = customer("c1", phones=())
        async with planner([without_number, YESTERDAY]) as screen:
            at_six(screen)
            await begin(screen, rituals.evening)
            assert "the first five of Fri 6 Mar" in screen.picture()
            assert "Nobody can be called on Fri 6 Mar." in screen.picture()
            assert STEP + await enters(screen) <= 3
            assert screen.state.day(date(2026, 3, 5)).evening_at

    async def test_tells_when_one_of_the_five_can_be_called(self, planner: Opens) -> None:
        async with planner([customer("c1", zone="Europe/London"), YESTERDAY]) as screen:
            at_six(screen)
            await begin(screen, rituals.evening)
            assert "opens 09:00 in London" in screen.picture()

    async def test_cuts_no_reason_where_somebody_opens_later(self, planner: Opens) -> None:
        abroad = customer("c1", zone="Europe/London")
        asked_for = "send the offer for the second hall by next week"
        call = PlannedCall(id="p1", contact="c1", objective=asked_for, made_at=stamp(MADE))
        async with planner([abroad, call, YESTERDAY], size=(80, 24)) as screen:
            at_six(screen)
            await begin(screen, rituals.evening)
            _behind, _title, shown = screen.picture().partition("Evening")
            assert asked_for in shown
            assert "opens 09:00 in London" in shown

    async def test_shows_the_whole_line_before_it_is_taken(self, planner: Opens) -> None:
        line = ", ".join(f"{n} of one kind or another" for n in range(5))
        async with planner([Day(id="2026-03-05", line=line)], size=(80, 24)) as screen:
            at_six(screen)
            await begin(screen, rituals.evening)
            await screen.press("enter")
            await screen.until(lambda: "The line of" in screen.picture())
            shown = " ".join(screen.picture().replace("│", " ").split())
            assert line in shown
            await screen.press("end", "type and more")
            shown = " ".join(screen.picture().replace("│", " ").split())
            assert f"{line} · and more" in shown

    async def test_asks_of_each_request_only_what_it_lacks(self, planner: Opens) -> None:
        promised = Promise(
            at=stamp(moment("2026-03-06 12:00")),
            zone="Europe/Madrid",
            made_at=stamp(today("10:00")),
        )
        documents: list[Document] = [
            *PEOPLE,
            asked("r21", "c1"),
            asked("r22", "c2", promises=(promised,)),
            asked("r23", "c3", promises=(promised,), next_step="look it up"),
        ]
        async with planner(documents) as screen:
            at_six(screen)
            await begin(screen, rituals.evening)
            assert "1 of 2" in screen.picture()
            await screen.press("enter", "type look it up", "enter")
            assert screen.state.requests["r22"].next_step == "look it up"
            assert "no promise · no next step" in screen.picture()
            await screen.press("enter", "type tomorrow 10:00", "enter")
            assert "2 of 2" in screen.picture()
            await screen.press("n", "type ring the depot", "enter")
            request = screen.state.requests["r21"]
            assert (request.promise is not None, request.next_step) == (True, "ring the depot")
            assert "the first five" in screen.picture()

    @pytest.mark.parametrize(
        ("keys", "told"),
        [
            (("S",), "Depot has answered"),
            (("enter", "enter"), "Depot helps by Fri 6 Mar 11:30"),
            (("n", "type ring the depot", "enter"), "next, ring the depot"),
            (("space",), ""),
        ],
    )
    async def test_names_a_department_that_is_late_and_lets_go_once_something_is_done(
        self, planner: Opens, keys: tuple[str, ...], told: str
    ) -> None:
        by = Promise(
            at=stamp(moment("2026-03-06 12:00")), zone="Europe/Madrid", made_at=stamp(MADE)
        )
        depot = Support(
            department="Depot", asked_at=stamp(MADE), due_at=stamp(today("16:00")), zone=by.zone
        )
        waiting = asked("r21", "c1", state=RequestState.WAITING, promises=(by,), support=(depot,))
        async with planner([*PEOPLE, waiting]) as screen:
            at_six(screen)
            await begin(screen, rituals.evening)
            assert "Depot late since 16:00" in screen.picture()
            await screen.press("s", "escape")
            assert "Depot late since 16:00" in screen.picture()
            await screen.press(*keys)
            assert "the first five" in screen.picture()
            assert told in screen.picture()

    async def test_space_leaves_a_request_for_later_and_escape_ends(self, planner: Opens) -> None:
        async with planner([*PEOPLE, asked("r21", "c1"), asked("r22", "c2")]) as screen:
            at_six(screen)
            await begin(screen, rituals.evening)
            await screen.press("space")
            assert "2 of 2" in screen.picture()
            await screen.press("escape")
            assert screen.day
            assert screen.state.days == {}

    async def test_one_that_is_answered_already_is_closed(self, planner: Opens) -> None:
        async with planner([*PEOPLE, asked("r21", "c1")]) as screen:
            at_six(screen)
            await begin(screen, rituals.evening)
            await screen.press("r", "type two on Friday", "enter")
            request = screen.state.requests["r21"]
            assert (request.state, request.answer) == (RequestState.CLOSED, "two on Friday")
            assert "the first five" in screen.picture()

    async def test_a_broken_promise_gets_a_new_time(self, planner: Opens) -> None:
        broken = Promise(
            at=stamp(today("12:00")), zone="Europe/Madrid", made_at=stamp(today("10:00"))
        )
        late = asked("r21", "c1", promises=(broken,), next_step="look it up")
        async with planner([*PEOPLE, late]) as screen:
            at_six(screen)
            await begin(screen, rituals.evening)
            assert "the promise is broken" in screen.picture()
            await screen.press("enter", "enter")
            promise = screen.state.requests["r21"].promise
            assert promise is not None
            assert promise.at > stamp(screen.desk.now)

    async def test_escape_keeps_the_five_and_leaves_the_line_for_the_morning(
        self, planner: Opens
    ) -> None:
        async with planner([*PEOPLE, YESTERDAY]) as screen:
            at_six(screen)
            await begin(screen, rituals.evening)
            first = screen.state.contacts["c1"].id
            await screen.press("x", "enter", "escape")
            tomorrow = screen.state.day(date(2026, 3, 6))
            assert first not in tomorrow.picks
            assert len(tomorrow.picks) == 5
            assert screen.state.day(date(2026, 3, 5)).evening_at is None
            assert screen.state.day(date(2026, 3, 5)).passed == ()


async def test_long_lists_stay_within_a_small_screen(planner: Opens) -> None:
    waiting = [asked(f"r{n}", "c1") for n in range(20, 60)]
    async with planner([*PEOPLE, *waiting], size=(60, 15)) as screen:
        at_nine(screen)
        await begin(screen, rituals.morning)
        picture = screen.picture()
        assert "what is left to you" in picture
        assert "enter goes on" in picture
        await screen.press("G")
        assert "about r" in screen.picture()


def test_one_calm_line_offers_what_is_due() -> None:
    def told(time: str) -> list[str]:
        state = state_of(*PEOPLE)
        if time > "12:00":
            change: Change = capture(state, PEOPLE[0], "x", now=today("12:30"), config=CONFIG)
            state = change.state
        rows = [row for row in day_rows(state, today(time), CONFIG, 41) if row.id == "ritual"]
        return [words_of(row.lines[0].left) for row in rows]

    assert told("09:00") == ["M: one minute for the morning"]
    assert told("13:00") == []
    assert told("18:00") == ["V: two minutes for the evening"]
