"""What the block bar says: on 80 columns too, what matters is told whole."""

from itertools import cycle, islice

import pytest
from day_samples import CONFIG, customer, days_ago, do, state_of, today

from planner.locale import use
from planner.method.calls.block_summary import by_outcome, outcome_counts
from planner.method.calls.call_block import skip, start_block
from planner.method.calls.touching import log_touch
from planner.method.day.blocks import resume
from planner.method.day.deep_work import start_focus
from planner.method.leaving.walking_away import note_offence
from planner.method.requests.incoming import capture
from planner.model.day import Block, BlockKind
from planner.model.request import Verdict
from planner.model.state import State, changed
from planner.model.touch import CALLED, Outcome
from planner.tui.rows.bar import bar_view, ticked
from planner.tui.terminal.drawing import words_of
from planner.tui.widgets.block_bar import BarView, _picture

NAMES = ("Íñigo Agüero Cortés", "Ana Ruiz", "Sara Costa", "Luis Vega", "Lucía Núñez")


@pytest.fixture
def running() -> State:
    people = [customer(f"c{n}", name=name) for n, name in enumerate(NAMES, 1)]
    return do(state_of(*people), start_block).state


def told(state: State, at: str, width: int = 80) -> str:
    """The bar as it is drawn, its lines one after the other."""
    view = bar_view(state, today(at), CONFIG, width)
    assert isinstance(view, BarView)
    lines = (words_of(line) for line in _picture(view, width, False))
    return " | ".join(" ".join(line.split()) for line in lines)


def test_the_minutes_of_a_request_that_was_taken(running: State) -> None:
    state = do(
        running, capture, running.contacts["c1"], "x", now=today("10:02"), choice=Verdict.TAKE
    ).state
    assert "4 min with Íñigo Agüero Cortés" in told(state, "10:06")
    assert "B back to the block" in told(state, "10:06")


def test_what_to_do_after_an_insult(running: State) -> None:
    state = do(running, note_offence, "c1", 2, now=today("10:02")).state
    assert "stand up, drink some water" in told(state, "10:03")
    assert "look out of the window" in told(state, "10:03", 140)


def test_after_an_insult_in_the_last_call_no_other_is_promised(running: State) -> None:
    state = running
    for n in range(1, 5):
        state = do(state, log_touch, f"c{n}", Outcome.NO_ANSWER, now=today("10:01")).state
    assert "the next call in 02:00" in told(
        do(running, note_offence, "c1", 2, now=today("10:02")).state, "10:03"
    )
    state = do(state, note_offence, "c5", 2, now=today("10:02")).state
    assert "02:00 to recover" in told(state, "10:03")


@pytest.mark.parametrize("width", [80, 140])
def test_while_the_rep_breathes_the_bar_offers_no_outcome_and_no_number(
    running: State, width: int
) -> None:
    assert "2 voicemail" in told(running, "10:01", width)
    state = do(running, note_offence, "c1", 2, now=today("10:02")).state
    assert "voicemail" not in told(state, "10:03", width)
    assert "d dial" not in told(state, "10:03", width)
    assert "2 voicemail" in told(state, "10:06", width)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("width", [80, 140])
def test_what_came_of_the_five(running: State, width: int, language: str) -> None:
    use(language)
    state = running
    for n, outcome in enumerate(islice(cycle(CALLED), len(NAMES)), 1):
        state = do(state, log_touch, f"c{n}", outcome, now=today("10:05")).state
    counts = outcome_counts(by_outcome(state.touches.values()))
    assert len(counts) == len(CALLED)
    assert all(count in told(state, "10:06", width) for count in counts)


@pytest.mark.parametrize("width", [80, 140])
def test_who_was_passed_over_is_not_said_to_have_been_tried(running: State, width: int) -> None:
    state = running
    for n in range(1, 5):
        state = do(state, log_touch, f"c{n}", Outcome.NO_ANSWER, now=today("10:05")).state
    state = do(state, skip, now=today("10:06")).state
    assert "Nobody else in the block." in told(state, "10:07", width)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_time_of_deep_work(language: str) -> None:
    use(language)
    block = Block(id="b1", kind=BlockKind.DEEP, title="Price list", planned_minutes=90)
    state = do(state_of(block), start_focus, "b1").state
    assert "15 min / 1h30" in told(state, "10:15")


def test_a_request_that_was_taken_is_no_deep_work(running: State) -> None:
    block = Block(id="b1", kind=BlockKind.DEEP, title="Price list", planned_minutes=90)
    state = do(state_of(*running.contacts.values(), block), start_focus, "b1").state
    jon = state.contacts["c1"]
    state = do(state, capture, jon, "x", now=today("10:20"), choice=Verdict.TAKE).state
    state = do(state, resume, now=today("10:32")).state
    assert "58 min / 1h30" in told(state, "11:10")


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_cut_beside_the_wider_digits_of_time_over(language: str) -> None:
    use(language)
    block = Block(id="b1", kind=BlockKind.DEEP, title="Price list", planned_minutes=15)
    state = do(state_of(block), start_focus, "b1").state
    assert "…" not in told(state, "10:30")


def test_deep_work_over_its_time_is_protected_no_more() -> None:
    block = Block(id="b1", kind=BlockKind.DEEP, title="Price list", planned_minutes=60)
    state = do(state_of(block), start_focus, "b1").state
    assert "protected until 11:00" in told(state, "10:59")
    assert "protected" not in told(state, "11:10")
    assert "time is over" in told(state, "11:10")


@pytest.mark.parametrize("width", [80, 100, 120, 140])
@pytest.mark.parametrize("name", ["Mary Byrne", "Adolph Blaine Wolfeschlegelsteinhausen"])
def test_a_long_company_gives_way_to_the_number(width: int, name: str) -> None:
    mary = customer("c1", name=name, phones=("+353 1 555 0178",))
    company = "Featherstonehaugh Hydraulics & Sons of Leinster 178"
    state = do(state_of(changed(mary, company=company)), start_block).state
    assert "+353 1 555 0178" in told(state, "10:06", width)
    assert name[:10] in told(state, "10:06", width)


def test_closing_hours_stand_behind_the_number_in_hand() -> None:
    state = do(state_of(customer("c1", name="Mary Byrne")), start_block).state
    assert "closes in 10 min" in told(state, "13:50", 120)


def test_beside_a_long_number_they_have_room_at_eighty_columns() -> None:
    mary = customer("c1", name="Mary Byrne", phones=("+353 1 555 0178",))
    state = do(state_of(mary), start_block, now=today("13:38")).state
    assert "+353 1 555 0178 20 min left" in told(state, "13:40", 80)


def test_a_company_of_the_same_name_is_not_said_twice() -> None:
    cher = changed(customer("c1", name="Cher"), company="Cher")
    state = do(state_of(cher), start_block).state
    assert "Cher · Cher" not in told(state, "10:06", 140)


def test_what_the_address_book_says_is_not_told_as_the_last_talk() -> None:
    met = customer("c1", spoke_at=None, touched_at=None, notes="Met in Cork\nlikes tea")
    state = do(state_of(met), start_block).state
    assert "last no touch yet · “Met in Cork”" in told(state, "10:01", 140)


@pytest.mark.parametrize("width", [80, 140])
def test_each_second_of_a_minute_says_what_a_bar_made_anew_says(running: State, width: int) -> None:
    insulted = do(running, note_offence, "c1", 2, now=today("10:02")).state
    taken = do(
        running, capture, running.contacts["c1"], "x", now=today("10:02"), choice=Verdict.TAKE
    ).state
    block = Block(id="b1", kind=BlockKind.DEEP, title="Price list", planned_minutes=15)
    deep = do(state_of(block), start_focus, "b1").state
    finished = running
    for contact in running.contacts:
        finished = do(finished, log_touch, contact, Outcome.NO_ANSWER, now=today("10:03")).state
    for state in (running, insulted, taken, deep, finished):
        for minute in (today("10:04"), today("10:15")):
            view = bar_view(state, minute, CONFIG, width)
            for second in range(60):
                now = minute.add(seconds=second)
                view = ticked(view, state, now, CONFIG, width)
                assert view == bar_view(state, now, CONFIG, width)


def test_a_contact_in_another_program_is_not_told_as_none() -> None:
    met = customer("c1", spoke_at=None, touched_at=None, contacted_at=days_ago(800))
    state = do(state_of(met), start_block).state
    assert "last in contact Tue 26 Dec 2023" in told(state, "10:01", 140)
