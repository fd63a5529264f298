"""Fifteen protected minutes for five proactive calls."""

import random
from typing import Any

import pendulum
import pytest
from day_samples import CONFIG, THURSDAY, customer, do, moment, prospect, state_of, today
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.method.calls.block_summary import summary
from planner.method.calls.call_block import (
    progress,
    proposed,
    skip,
    start_block,
    stop_block,
    swap_pick,
)
from planner.method.calls.five_calls import queue
from planner.method.calls.picks import current_pick, pick_of_the_moment
from planner.method.calls.touching import last_touch_of, log_touch
from planner.method.day.deep_work import start_focus
from planner.method.requests.incoming import capture
from planner.method.requests.ownership import call_back
from planner.model.change import Change
from planner.model.contact import Relationship
from planner.model.day import Availability, Block, BlockKind, BlockState, Ending, Rep
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.request import Verdict
from planner.model.state import State, changed
from planner.model.touch import CallReason, Outcome, PlannedCall

PEOPLE = tuple(customer(f"c{n}", name=f"Name {n}") for n in range(1, 9))


def started(*documents: Any, now: pendulum.DateTime = THURSDAY) -> State:
    return do(state_of(*(documents or PEOPLE)), start_block, now=now).state


def block_in(state: State) -> Block:
    (block,) = (block for block in state.blocks.values() if block.kind is BlockKind.CALLS)
    return block


def log(
    state: State, contact: str, at: pendulum.DateTime, outcome: Outcome = Outcome.NO_ANSWER
) -> State:
    return do(state, log_touch, contact, outcome, now=at).state


def call_all(state: State, minutes: int = 2) -> State:
    for n, pick in enumerate(block_in(state).picks, start=1):
        state = log(state, pick, THURSDAY.add(minutes=minutes * n))
    return state


class TestStarting:
    def test_takes_the_five_proposed(self) -> None:
        state = state_of(*PEOPLE)
        change = do(state, start_block)
        block = block_in(change.state)
        assert list(block.picks) == proposed(state, THURSDAY, CONFIG)
        assert len(block.picks) == 5
        assert (block.state, block.started_at) == (BlockState.RUNNING, stamp(THURSDAY))
        assert (block.planned_minutes, block.target) == (15, 5)
        assert change.said == "The block runs: 5 calls in 15 minutes."

    def test_is_refused_while_a_block_runs(self) -> None:
        with pytest.raises(Refused, match="“Five calls” is running"):
            do(started(), start_block)
        with pytest.raises(Refused, match="“Price list” is running"):
            do(do(state_of(*PEOPLE), start_focus, title="Price list").state, start_block)

    def test_says_who_waits_for_a_call_where_nobody_else_is_left(self) -> None:
        asked = do(state_of(PEOPLE[0]), capture, PEOPLE[0], "gaskets", choice=Verdict.TAKE).state
        (request,) = asked.requests
        agreed = do(asked, call_back, request, THURSDAY.add(minutes=10)).state
        with pytest.raises(Refused, match=r"^Name 1 waits for your call, which needs no block"):
            do(agreed, start_block, now=THURSDAY.add(minutes=10))

    def test_starts_the_one_in_the_plan(self) -> None:
        plan = Block(
            id="b20",
            kind=BlockKind.CALLS,
            title="Calls to Bilbao",
            planned_start=stamp(today("09:45")),
            planned_minutes=20,
        )
        block = block_in(started(*PEOPLE, plan))
        assert (block.id, block.title, block.planned_minutes) == ("b20", "Calls to Bilbao", 20)
        assert block.planned_start == plan.planned_start

    def test_ends_what_was_said_about_the_rep(self) -> None:
        eating = Rep(id="rep", said=Availability.EATING, said_at=stamp(THURSDAY))
        assert started(*PEOPLE, eating).presence.said is None

    def test_with_fewer_than_five_is_possible(self) -> None:
        change = do(state_of(PEOPLE[0]), start_block)
        assert change.said == "The block runs: 1 call in 15 minutes."
        assert block_in(change.state).target == 5

    @pytest.mark.parametrize(
        ("documents", "now", "sentence"),
        [
            ([], "10:00", "There is nobody to call: import"),
            ([PEOPLE[0]], "14:30", "the first can at 16:00"),
            ([PEOPLE[0]], "21:00", "the first can at Fri 6 Mar 09:00"),
            # In Shanghai nine is two at night here, and eighteen is eleven.
            ([customer("c1", zone="Asia/Shanghai")], "15:35", "the first can at Fri 6 Mar 09:00"),
            ([customer("c1", zone="Pacific/Auckland")], "15:35", "each row says why"),
            ([*PEOPLE], "13:50", "for 15 minutes more: the last closes at 14:00"),
            (
                [PEOPLE[0], customer("c2", zone="Asia/Shanghai")],
                "18:50",
                "for 15 minutes more: the last closes at 19:00",
            ),
            ([prospect("c1", phones=())], "10:00", "has a phone number"),
            (
                [customer("c1", touched_at=stamp(today("09:00")))],
                "10:00",
                "There is nobody to call: ",
            ),
        ],
    )
    def test_with_nobody_is_refused_with_a_way_out(
        self, documents: list[Any], now: str, sentence: str
    ) -> None:
        with pytest.raises(Refused) as refused:
            started_or_refused(documents, today(now))
        assert sentence in refused.value.sentence

    def test_names_the_way_out_where_all_were_passed_over(self) -> None:
        state = do(state_of(PEOPLE[0]), swap_pick, "c1").state
        with pytest.raises(Refused, match="each row says why"):
            do(state, start_block)


def started_or_refused(documents: list[Any], now: pendulum.DateTime) -> State:
    return do(state_of(*documents), start_block, now=now).state


class TestProgress:
    @pytest.mark.parametrize(
        ("seconds", "left"), [(0, 900), (1, 899), (899.5, 1), (900, 0), (900.5, 0), (960, -60)]
    )
    def test_what_is_left(self, seconds: float, left: int) -> None:
        state = started()
        now = THURSDAY.add(microseconds=int(seconds * 1e6))
        assert progress(state, block_in(state), now).left == left

    @pytest.mark.parametrize(
        ("done", "seconds", "ahead"),
        [
            (0, 0, 0),
            (0, 179, 0),
            (0, 200, -20),
            (1, 60, 120),
            (1, 180, 0),
            (1, 359, 0),
            (1, 400, -40),
            (3, 400, 140),
        ],
    )
    def test_the_pace_is_three_minutes_a_call(self, done: int, seconds: int, ahead: int) -> None:
        state = started()
        for pick in block_in(state).picks[:done]:
            state = log(state, pick, THURSDAY)
        now = THURSDAY.add(seconds=seconds)
        assert progress(state, block_in(state), now).ahead == ahead

    def test_counts_what_came_of_the_calls(self) -> None:
        state = log(started(), "c1", THURSDAY, Outcome.SPOKE)
        state = log(state, "c2", THURSDAY, Outcome.VOICEMAIL)
        where = progress(state, block_in(state), THURSDAY)
        assert (where.done, where.target, where.current) == (2, 5, "c3")
        assert where.outcomes[Outcome.SPOKE] == where.outcomes[Outcome.VOICEMAIL] == 1
        assert where.outcomes[Outcome.NO_ANSWER] == 0


class TestMovingOn:
    def test_logging_moves_to_the_next_contact_at_once(self) -> None:
        state = started()
        for pick in block_in(state).picks:
            assert current_pick(state, block_in(state)) == pick
            state = log(state, pick, THURSDAY)
        assert current_pick(state, block_in(state)) == ""

    def test_skipping_logs_nothing(self) -> None:
        change = do(started(), skip)
        assert change.said == "Name 1: skipped."
        assert current_pick(change.state, block_in(change.state)) == "c2"
        assert change.state.touches == {}
        assert change.state.contacts["c1"] == PEOPLE[0]

    def test_skipping_ends_with_the_list(self) -> None:
        state = started()
        for _pick in block_in(state).picks:
            state = do(state, skip).state
        with pytest.raises(Refused, match="Nobody is left"):
            do(state, skip)

    def test_whom_it_is_at_waits_while_the_rep_recovers_from_an_insult(self) -> None:
        assert pick_of_the_moment(state_of(*PEOPLE), THURSDAY) == ""
        until = stamp(THURSDAY.add(minutes=3))
        state = started(*PEOPLE, Rep(id="rep", recovering_until=until))
        assert pick_of_the_moment(state, THURSDAY.add(minutes=2)) == ""
        assert pick_of_the_moment(state, THURSDAY.add(minutes=3)) == "c1"

    def test_skipping_and_stopping_need_a_call_block(self) -> None:
        deep = do(state_of(*PEOPLE), start_focus, title="Price list").state
        for state in (State(), deep):
            for verb in (skip, stop_block):
                with pytest.raises(Refused, match="No call block"):
                    do(state, verb)

    def test_another_number_can_be_called_in_between(self) -> None:
        state = log(started(), "c8", THURSDAY)
        assert current_pick(state, block_in(state)) == "c1"
        assert progress(state, block_in(state), THURSDAY).done == 1


class TestSwapping:
    def test_takes_a_contact_out_of_todays_five(self) -> None:
        state = do(state_of(*PEOPLE), swap_pick, "c2").state
        assert proposed(state, THURSDAY, CONFIG) == ["c1", "c3", "c4", "c5", "c6"]
        tomorrow = moment("2026-03-06 10:00")
        assert proposed(state, tomorrow, CONFIG)[:2] == ["c1", "c2"]

    def test_again_changes_nothing(self) -> None:
        state = do(state_of(*PEOPLE), swap_pick, "c2").state
        assert do(state, swap_pick, "c2").state == state

    def test_in_a_running_block_puts_another_in_the_same_place(self) -> None:
        state = do(started(), swap_pick, "c2").state
        assert block_in(state).picks == ("c1", "c6", "c3", "c4", "c5")
        again = do(state, swap_pick, "c6").state
        assert block_in(again).picks == ("c1", "c7", "c3", "c4", "c5")

    def test_in_a_running_block_keeps_to_the_rules_of_the_five(self) -> None:
        people = [
            *(prospect(f"c{n}") for n in (1, 2, 3)),
            *(customer(f"c{n}", company=f"Company {n // 2}") for n in range(10, 15)),
        ]
        state = started(*people)
        assert block_in(state).picks == ("c1", "c2", "c10", "c12", "c14")
        swapped = do(state, swap_pick, "c10").state
        # Not c3, a third prospect; not c13, a colleague of c12: only their own colleague is free.
        assert block_in(swapped).picks == ("c1", "c2", "c11", "c12", "c14")

    def test_in_a_running_block_without_anybody_else_leaves_the_place_empty(self) -> None:
        state = do(started(*PEOPLE[:2]), swap_pick, "c1").state
        assert block_in(state).picks == ("c2",)

    def test_who_was_called_already_is_not_swapped(self) -> None:
        state = log(started(), "c1", THURSDAY)
        with pytest.raises(Refused, match="Name 1 was called"):
            do(state, swap_pick, "c1")

    def test_who_is_done_with_today_is_not_put_off(self) -> None:
        state = log(state_of(*PEOPLE), "c1", THURSDAY)
        with pytest.raises(Refused, match="Name 1 was touched today"):
            do(state, swap_pick, "c1")
        tomorrow = do(state, swap_pick, "c1", now=THURSDAY.add(days=1))
        assert tomorrow.said == "Name 1: not today."

    @pytest.mark.parametrize("outcome", [Outcome.WRONG_NUMBER, Outcome.VOICEMAIL])
    def test_who_is_to_be_called_again_today_can_be_put_off(self, outcome: Outcome) -> None:
        state = log(state_of(*PEOPLE), "c1", THURSDAY, outcome)
        if outcome is Outcome.VOICEMAIL:
            due = stamp(THURSDAY.add(hours=2))
            state = state.put(
                PlannedCall(
                    id="p90", contact="c1", reason=CallReason.CALL_BACK, made_at=due, due_at=due
                )
            )
        assert do(state, swap_pick, "c1").said == "Name 1: not today."

    def test_whom_nobody_knows_is_refused(self) -> None:
        with pytest.raises(Refused, match="c99"):
            do(State(), swap_pick, "c99")


class TestTheEnd:
    def test_five_calls_make_it_complete(self) -> None:
        state = call_all(started())
        assert block_in(state).state is BlockState.RUNNING
        done = block_in(do(state, stop_block, now=today("10:11")).state)
        assert (done.ending, done.ended_at) == (Ending.COMPLETE, stamp(today("10:11")))

    def test_complete_it_may_go_on(self) -> None:
        state = log(call_all(started()), "c6", today("10:12"))
        where = progress(state, block_in(state), today("10:12"))
        assert (where.done, where.target) == (6, 5)
        assert block_in(do(state, stop_block, now=today("10:13")).state).ending is Ending.COMPLETE

    @pytest.mark.parametrize(
        ("at", "ending"),
        [("10:04", Ending.STOPPED), ("10:15", Ending.TIME), ("10:20", Ending.TIME)],
    )
    def test_stopped_it_is_recorded_as_what_it_was(self, at: str, ending: Ending) -> None:
        state = log(started(), "c1", today("10:03"), Outcome.SPOKE)
        done = block_in(do(state, stop_block, now=today(at)).state)
        assert (done.ending, done.ended_at, len(done.touches)) == (ending, stamp(today(at)), 1)

    def test_a_key_pressed_by_mistake_leaves_no_trace(self) -> None:
        change = do(started(), stop_block, now=THURSDAY.add(seconds=59))
        assert block_in(change.state).state is BlockState.DROPPED
        assert "counts as not begun" in change.said
        again = do(do(change.state, start_block).state, log_touch, "c1", Outcome.SPOKE).state
        assert "usually" not in do(again, stop_block, now=today("10:09")).said

    def test_a_call_or_somebody_put_off_makes_it_a_block_however_short(self) -> None:
        called = log(started(), "c1", THURSDAY, Outcome.SPOKE)
        put_off = do(started(), capture, "Jon", "", choice=Verdict.DEFER).state
        for state in (called, put_off):
            assert block_in(do(state, stop_block).state).ending is Ending.STOPPED

    def test_the_summary_says_what_came_of_it(self) -> None:
        state = log(started(), "c1", today("10:02"), Outcome.SPOKE)
        state = do(
            state,
            log_touch,
            "c2",
            Outcome.VOICEMAIL,
            now=today("10:05"),
            next_line="friday 10:00 renewal",
        ).state
        state = do(state, capture, "Jon", "", now=today("10:06"), choice=Verdict.DEFER).state
        said = do(state, stop_block, now=today("10:17")).said
        for part in (
            "2 calls",
            "1 spoke",
            "1 voicemail",
            "0 no answer",
            "1 next step",
            "1 interruption",
            "2 min over",
        ):
            assert part in said
        assert "usually" not in said

    def test_the_summary_compares_with_the_usual(self) -> None:
        state = do(call_all(started()), stop_block, now=today("10:12")).state
        friday = moment("2026-03-06 10:00")
        state = do(state.put(*(customer(f"c{n}") for n in range(30, 36))), start_block, now=friday)
        (running,) = (b for b in state.state.blocks.values() if b.state is BlockState.RUNNING)
        assert summary(state.state, running).endswith("usually 5 calls, 0 spoke")
        # One begun and left without a call is no usual one.
        begun = stamp(today("12:00"))
        unused = changed(running, id="b77", state=BlockState.DONE, started_at=begun, ended_at=begun)
        assert summary(state.state.put(unused), running) == summary(state.state, running)

    def test_the_newest_touch_is_at_hand(self) -> None:
        state = log(log(started(), "c1", today("10:02")), "c1", today("10:03"), Outcome.SPOKE)
        touch = last_touch_of(state, "c1")
        assert touch is not None
        assert touch.outcome is Outcome.SPOKE
        assert last_touch_of(state, "c2") is None


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["log", "skip", "swap", "capture"]), max_size=12),
    st.randoms(use_true_random=False),
)
def test_whatever_the_rep_does_the_block_holds_together(
    deeds: list[str], chance: random.Random
) -> None:
    people = [*PEOPLE, *(prospect(f"c{n}") for n in range(20, 24))]
    state, now = started(*people), THURSDAY
    for deed in deeds:
        now = now.add(minutes=1)
        current = current_pick(state, block_in(state))
        verbs = {
            "log": (log_touch, current, chance.choice(list(Outcome))),
            "skip": (skip,),
            "swap": (swap_pick, current),
            "capture": (capture, f"Caller {now.minute}", "", chance.choice(list(Verdict)[:3])),
        }
        verb, *args = verbs[deed]
        if current or deed == "capture":
            choice = {"choice": args.pop()} if deed == "capture" else {}
            change: Change = do(state, verb, *args, now=now, **choice)
            state = change.state
    block = block_in(state)
    picked = [state.contacts[pick] for pick in block.picks]
    companies = [contact.company for contact in picked]
    assert len(set(block.picks)) == len(block.picks) <= 5
    assert len(set(companies)) == len(companies)
    assert sum(contact.relationship is Relationship.PROSPECT for contact in picked) <= 2
    assert not {row.contact.id for row in queue(state, now, CONFIG) if row.request} & set(
        block.picks
    )
    now = now.add(minutes=1)
    done = block_in(do(state, stop_block, now=now).state)
    assert done.ended_at == stamp(now)
    assert all(not mark.open for mark in done.interruptions)
