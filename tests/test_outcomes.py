"""A new way for a call to end reaches every face: who adds one is told here what is missing."""

import pytest
from day_samples import CONFIG, MADRID, THURSDAY, customer, do, state_of

from planner.cli import calls
from planner.cli.faces.report import report_lines
from planner.cli.parser import top
from planner.interchange.call_log import write_calls
from planner.method.calls.call_block import start_block, stop_block
from planner.method.calls.touching import log_touch, outcome_name
from planner.method.letters.due import due_letter
from planner.method.persistence.nuisance import meter
from planner.method.reports import report, week_of
from planner.method.reports.chapter import Bar, Chapter, Series, Tone
from planner.method.reports.own_chapters import calls as calls_chapter
from planner.model.contact import Cadence
from planner.model.instants import stamp
from planner.model.receipt import Crm
from planner.model.state import State
from planner.model.touch import (
    CALLED,
    SILENT,
    SPOKEN,
    CallReason,
    CallState,
    Outcome,
    PlannedCall,
    Touch,
)
from planner.tui.commands import BY_ID
from planner.tui.rows.bar import bar_view
from planner.tui.rows.reports import report_rows
from planner.tui.terminal.drawing import words_of

DISTURBED = {
    Outcome.SPOKE: False,
    Outcome.VOICEMAIL: True,
    Outcome.NO_ANSWER: True,
    Outcome.WRONG_NUMBER: False,
    Outcome.SENT: True,
}
"""Whether it asked something of them without an answer: a question for who adds an outcome."""

TALKED_TO = {
    Outcome.SPOKE: True,
    Outcome.VOICEMAIL: False,
    Outcome.NO_ANSWER: False,
    Outcome.WRONG_NUMBER: False,
    Outcome.SENT: False,
}
"""Whether it was a talk, which answers a cadence and makes an agreed call: another question."""

each_call = pytest.mark.parametrize("outcome", CALLED)


def in_a_block() -> State:
    return do(state_of(customer("c1"), customer("c2")), start_block).state


@pytest.mark.parametrize("outcome", Outcome)
def test_it_has_a_name_and_is_a_step_or_none(outcome: Outcome) -> None:
    change = do(in_a_block(), log_touch, "c1", outcome)
    assert isinstance(change.item, Touch)
    assert outcome_name(outcome) in change.said
    assert DISTURBED[outcome] is (outcome in SILENT) is bool(change.item.step)
    contact = change.state.contacts["c1"]
    assert bool(contact.cadence) is DISTURBED[outcome]
    assert meter(change.state, contact, THURSDAY, CONFIG).person == DISTURBED[outcome]


@pytest.mark.parametrize("outcome", Outcome)
def test_a_talk_answers_and_makes_the_call_that_was_agreed(outcome: Outcome) -> None:
    tried = customer("c1", cadence=Cadence(step=2, due=THURSDAY.date(), unanswered=1))
    back = {"due_at": stamp(THURSDAY), "made_at": stamp(THURSDAY.subtract(days=1))}
    agreed = PlannedCall(id="p2", contact="c1", reason=CallReason.CALL_BACK, **back)
    after = do(state_of(tried, agreed), log_touch, "c1", outcome).state
    contact = after.contacts["c1"]
    assert TALKED_TO[outcome] is (outcome in SPOKEN) is (contact.spoke_at == stamp(THURSDAY))
    assert (contact.cadence is None) is TALKED_TO[outcome]
    assert (after.calls["p2"].state is CallState.DONE) is TALKED_TO[outcome]


@each_call
def test_a_command_logs_it(outcome: Outcome) -> None:
    parser, commands = top()
    calls.add_commands(commands)
    given = parser.parse_args(["log", "Ana", "--outcome", outcome.value])
    assert given.outcome == outcome


@each_call
def test_a_key_logs_it_and_the_bar_shows_the_key(outcome: Outcome) -> None:
    command = BY_ID[f"log.{outcome}"]
    view = bar_view(in_a_block(), THURSDAY, CONFIG, 140)
    assert view
    lines = [words_of(line) + " " for line in view.right]
    assert any(f"{command.keys} {outcome_name(outcome)} " in line for line in lines)


@each_call
def test_the_summary_of_a_block_counts_it(outcome: Outcome) -> None:
    state = do(in_a_block(), log_touch, "c1", outcome).state
    assert f"1 {outcome_name(outcome)}" in do(state, stop_block).said


@each_call
def test_a_report_draws_it(outcome: Outcome) -> None:
    state = do(in_a_block(), log_touch, "c1", outcome).state
    told = report(state, *week_of(THURSDAY.date()), now=THURSDAY, config=CONFIG)
    chapter = calls_chapter(told, CONFIG)
    drawn = {
        series.name: sum(bar.values[number] for bar in chapter.bars)
        for number, series in enumerate(chapter.series)
    }
    assert drawn[outcome_name(outcome)] == 1
    on_screen = [line.left for row in report_rows([chapter], 60) for line in row.lines]
    at_the_prompt = [line.plain for line in report_lines(told, CONFIG, 80)]
    for lines in ([words_of(left) for left in on_screen], at_the_prompt):
        assert any(f" {outcome_name(outcome)}" in line for line in lines)


def test_a_report_draws_as_many_parts_of_a_bar_as_there_are() -> None:
    series = tuple(Series(f"way {n}", Tone.OWN) for n in range(6))
    chapter = Chapter("calls", "Calls", series=series, bars=(Bar("Thu", (0,) * 5 + (1,), "1"),))
    legend, bar = report_rows([chapter], 90)[1:]
    assert "way 5" in words_of(legend.lines[0].left)
    assert bar.lines[0].left[-1][0]


def test_the_letter_after_it_tells_how_it_ended() -> None:
    told = [do(state_of(customer("c1")), log_touch, "c1", each).state for each in CALLED]
    letters = [due_letter(state, state.contacts["c1"], THURSDAY, CONFIG) for state in told]
    assert len({letter.message.body for letter in letters}) == len(CALLED)
    # Who was reached or tried has it from that call; the step that is next would speak of days ago.
    reached = [DISTURBED[each] or TALKED_TO[each] for each in CALLED]
    assert [letter.is_touch for letter in letters] == [not each for each in reached]


@pytest.mark.parametrize("crm", Crm)
def test_a_crm_is_told_each_in_words_of_its_own(crm: Crm) -> None:
    touches = [Touch(id="t1", contact="c1", at=stamp(THURSDAY), outcome=each) for each in CALLED]
    files = [write_calls(crm, [touch], {}, MADRID).data for touch in touches]
    assert len(set(files)) == len(CALLED)
