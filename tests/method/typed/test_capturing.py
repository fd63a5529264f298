"""Several lines at once, and which of those in the inbox are new."""

import pytest
from day_samples import CONFIG, THURSDAY, customer, state_of
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.method.typed.adding import add
from planner.method.typed.capturing import Captured, any_line, capture_lines
from planner.method.typed.inbox import MOST_LINES, Line, blanked, receipt_of, take_in, unclear
from planner.model.request import Request, RequestState, Verdict
from planner.model.state import State
from planner.model.touch import PlannedCall

ANA = customer("c1", name="Ana Ruiz", company="Talleres Norte")


def captured(*lines: str, state: State = state_of(ANA)) -> Captured:  # noqa: B008 - frozen
    return capture_lines(state, lines, any_line, now=THURSDAY, config=CONFIG)


def standing(*texts: str) -> list[Line]:
    """Lines as they stand in the file, ten bytes from each other."""
    return [Line(n + 1, 10 * n, text.encode(), text) for n, text in enumerate(texts)]


def taken(state: State, *lines: str) -> State:
    """The state after the inbox with these lines was read, and blanked."""
    number = receipt_of(state).number
    after = take_in(state, standing(*lines), number, now=THURSDAY, config=CONFIG).change.state
    number = receipt_of(after).number
    return blanked(after, number, now=THURSDAY, config=CONFIG).state


def test_a_line_says_itself_what_it_is() -> None:
    done = captured(
        "Ana Ruiz tomorrow 15:30 renewal", "", "in: Ana Ruiz wrong gaskets", "focus 90m x"
    )
    assert [type(item).__name__ for item in done.items] == ["PlannedCall", "Request", "Block"]
    assert (len(done.said), done.misread) == (3, ())


def test_what_comes_in_gets_the_verdict_of_the_moment() -> None:
    (request,) = captured("< Ana Ruiz wrong gaskets").items
    assert isinstance(request, Request)
    assert (request.contact, request.about) == ("c1", "wrong gaskets")
    assert request.choice is Verdict.TAKE
    (night,) = capture_lines(
        state_of(ANA), ["IN: Ana Ruiz x"], any_line, now=THURSDAY.at(22), config=CONFIG
    ).items
    assert isinstance(night, Request)
    assert night.state is RequestState.DEFERRED


def test_a_time_in_what_comes_in_is_a_call_back() -> None:
    done = captured("in: Ana Ruiz 16:00 gaskets")
    (call,) = done.state.calls.values()
    assert isinstance(call, PlannedCall)
    assert call.due_at == THURSDAY.at(16)
    (by_day,) = captured("in: Ana Ruiz tomorrow gaskets").state.calls.values()
    assert by_day.due_at == THURSDAY.add(days=1).at(9), "when it is promised on the screen, too"
    (by_today,) = captured("in: Ana Ruiz hoy gaskets").state.calls.values()
    assert by_today.due_at == THURSDAY.at(18, 30)


def test_somebody_new_comes_with_the_company_and_is_known_by_the_next_line() -> None:
    done = captured("in: Pedro Gil, Forja: price of valves", "Pedro Gil tomorrow 10:00 valves")
    (pedro,) = (each for each in done.state.contacts.values() if each.id != "c1")
    assert (pedro.name, pedro.company) == ("Pedro Gil", "Forja")
    assert {item.contact for item in done.items} == {pedro.id}  # type: ignore[attr-defined]


def test_of_a_name_that_nobody_has_it_is_told_that_it_is_a_new_contact() -> None:
    done = captured("in: ana wrong gaskets", "in: Ana Ruiz gaskets", "Eva Prat renewal")
    assert ["(new contact)" in said for said in done.said] == [True, False, True]


def test_of_somebody_new_the_number_parts_the_name_from_the_matter() -> None:
    (request,) = captured("in: Eva Prat 600999111 wrong gaskets").state.requests.values()
    assert request.about == "wrong gaskets"


def test_what_is_not_clear_is_told_with_its_place_and_stops_nothing() -> None:
    done = captured("Ana Ruiz 9:00 renewal", "Ana Ruiz 12:00 quote")
    assert [(each.number, "passed" in each.reason) for each in done.misread] == [(1, True)]
    assert len(done.items) == 1


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=3))
def test_whatever_a_program_writes_is_understood_or_told(lines: list[str]) -> None:
    done = captured(*lines)
    assert len(done.said) + len(done.misread) <= len(lines)


def test_each_line_is_taken_once_and_the_same_words_again_are_a_new_line() -> None:
    before = state_of(ANA)
    line = "Ana Ruiz 12:00 quote"
    # Blanks could not be written yet: the line still stands there.
    number = receipt_of(before).number
    once = take_in(before, standing(line), number, now=THURSDAY, config=CONFIG).change.state
    assert len(once.calls) == 1
    twice = take_in(once, standing(line), receipt_of(once).number, now=THURSDAY, config=CONFIG)
    assert twice.change.state is once
    more = take_in(once, standing(line, line), receipt_of(once).number, now=THURSDAY, config=CONFIG)
    assert len(more.change.state.calls) == 2
    assert len(taken(taken(before, line), line).calls) == 2


def test_who_read_the_file_before_another_planner_took_its_lines_takes_nothing() -> None:
    before = state_of(ANA)
    after = taken(before, "Ana Ruiz 12:00 quote")
    late = take_in(after, standing("Ana Ruiz 12:00 quote"), 0, now=THURSDAY, config=CONFIG)
    assert late.change.state is after
    assert late.more


def test_what_is_not_clear_stays_and_is_told_once_until_it_is_changed() -> None:
    wrong = "Ana Ruiz 9:00 renewal"
    left = taken(state_of(ANA), wrong)
    assert not left.calls
    again = take_in(left, standing(wrong), receipt_of(left).number, now=THURSDAY, config=CONFIG)
    assert again.captured.misread == ()
    assert [each.line for each in unclear(left, standing(wrong), THURSDAY, CONFIG)] == [wrong]
    mended = taken(left, "Ana Ruiz 19:00 renewal")
    assert len(mended.calls) == 1
    assert receipt_of(mended).left == ()


def test_a_flood_is_taken_in_parts() -> None:
    lines = standing(*(f"Ana Ruiz tomorrow 10:00 quote {n}" for n in range(MOST_LINES + 1)))
    first = take_in(state_of(ANA), lines, 0, now=THURSDAY, config=CONFIG)
    assert (len(first.captured.items), first.more) == (MOST_LINES, True)
    rest = take_in(first.change.state, lines, 1, now=THURSDAY, config=CONFIG)
    assert (len(rest.captured.items), rest.more) == (1, False)


def test_one_line_is_what_add_makes_of_it() -> None:
    line = "Ana Ruiz tomorrow 15:30 renewal"
    alone = add(state_of(ANA), line, None, now=THURSDAY, config=CONFIG)
    assert captured(line).state == alone.state


@pytest.mark.parametrize("sign", ["- ", "* ", "+ ", "•\t", "– ", "1. ", "12) ", "- [ ] ", "☐ "])
def test_the_sign_of_a_list_is_no_word_of_its_line(sign: str) -> None:
    line = "Ana Ruiz tomorrow 15:30 renewal"
    assert captured(sign + line).state == captured(line).state
    assert captured(f"{sign}in: {line}").said == captured(f"in: {line}").said


@pytest.mark.parametrize("sign", ["- [x] ", "* [X] ", "[x] ", "2. [x] ", "☑ ", "✅ ", "- ✓ "])
def test_what_a_list_has_ticked_off_is_nobodys_call(sign: str) -> None:
    """It made a call to '[x] Rosa'."""
    found = captured(f"{sign}Ana Ruiz renewal", "- [ ] Ana Ruiz delivery")
    (call,) = found.items
    assert isinstance(call, PlannedCall)
    assert call.objective == "delivery"
    assert found.misread == ()


def test_what_speaks_to_who_reads_the_list_is_nobodys_call() -> None:
    assert captured("# calls of Monday", "#") == captured()
    assert captured("#42 Ana Ruiz").items


def test_a_sign_within_a_line_stays() -> None:
    (call,) = captured("Ana Ruiz tomorrow 15:30 * 2. renewal").items
    assert isinstance(call, PlannedCall)
    assert call.objective == "* 2. renewal"


def test_a_line_that_is_not_clear_is_told_as_it_stands() -> None:
    (misread,) = captured("- Ana Ruiz 25:00").misread
    assert misread.line == "- Ana Ruiz 25:00"
