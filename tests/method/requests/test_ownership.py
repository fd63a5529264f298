"""The request is yours: promises, support, the answer."""

from typing import Any

import pytest
from day_samples import CONFIG, customer, do, state_of, today

from planner.method.calls.touching import log_touch
from planner.method.requests import ownership
from planner.method.requests.incoming import capture
from planner.method.requests.ownership import (
    ApologyOpen,
    ask_support,
    call_back,
    close,
    defer,
    mail_received,
    mail_sent,
    our_mistake,
    promise,
    set_next_step,
    still_on_it,
    support_answered,
)
from planner.method.requests.promises import (
    at_risk_from,
    is_late,
    minutes_to_answer,
    was_put_off,
)
from planner.method.requests.request_order import open_requests
from planner.method.requests.support import due_again, overdue_support
from planner.method.typed.adding import add
from planner.model.change import Change
from planner.model.contact import Cadence
from planner.model.document import Channel
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.request import Request, RequestState, Verdict
from planner.model.state import State, changed
from planner.model.touch import CallState, Outcome

ANA = customer("c1", name="Ana Ruiz")


def asked(choice: Verdict = Verdict.TAKE, **more: Any) -> State:
    return do(state_of(ANA), capture, ANA, "wrong gaskets", choice=choice, **more).state


def request_in(change: Change | State) -> Request:
    state = change if isinstance(change, State) else change.state
    (request,) = state.requests.values()
    return request


def run(state: State, verb: Any, *args: Any, at: str = "10:05", **more: Any) -> Change:
    return do(state, verb, request_in(state).id, *args, now=today(at), **more)


def kept(change: Change | State) -> list[bool | None]:
    return [promise.kept for promise in request_in(change).promises]


def test_what_is_read_on_another_day_is_read_on_it() -> None:
    """Not "read at Fri 6 Mar 13:00"."""
    put_off = run(asked(), defer, at="18:40")
    assert put_off.said == "Ana Ruiz: deferred to email, read on Fri 6 Mar at 13:00."
    back = run(asked(), call_back, today("10:30").add(days=1), at="18:40")
    assert back.said == "Ana Ruiz: call back on Fri 6 Mar at 10:30."


class TestPromises:
    def promised(self) -> State:
        return run(asked(), promise, today("16:00")).state

    def test_an_answer_in_time_keeps_it(self) -> None:
        assert kept(run(self.promised(), close, "sent again", at="16:00")) == [True]

    def test_an_answer_too_late_has_broken_it(self) -> None:
        assert kept(run(self.promised(), close, "sent again", at="16:01")) == [False]

    def test_one_replaced_in_time_is_neither(self) -> None:
        moved = run(self.promised(), promise, today("18:00"), at="15:00")
        assert kept(moved) == [None, None]
        assert kept(run(moved.state, close, "sent", at="17:00")) == [None, True]

    @pytest.mark.parametrize(
        ("verb", "args"),
        [(promise, [today("18:00")]), (call_back, [today("18:00")]), (defer, [])],
    )
    def test_one_replaced_too_late_stays_broken(self, verb: Any, args: list[Any]) -> None:
        moved = run(self.promised(), verb, *args, at="16:30")
        assert kept(moved) == [False, None]
        assert kept(run(moved.state, close, "sent", at="17:00")) == [False, True]

    def test_a_promise_to_read_is_kept_as_long_as_the_window_lasts(self) -> None:
        there = run(asked(Verdict.DEFER), mail_received, at="12:00").state
        assert kept(run(there, close, "sent", at="13:20")) == [True]
        assert kept(run(there, close, "sent", at="13:21")) == [False]

    def test_a_promise_to_read_what_never_came_is_not_broken(self) -> None:
        assert kept(run(asked(Verdict.DEFER), close, "sent", at="13:21")) == [None]

    @pytest.mark.parametrize(("came", "read"), [("13:20", "13:00"), ("13:21", "17:30")])
    def test_an_email_that_comes_after_its_window_is_read_in_the_next(
        self, came: str, read: str
    ) -> None:
        there = request_in(run(asked(Verdict.DEFER), mail_received, at=came))
        assert there.promise
        assert there.promise.at == stamp(today(read))
        assert not is_late(there, today(came), CONFIG)
        assert [promise.kept for promise in there.promises[:-1]] in ([], [None])

    @pytest.mark.parametrize(("told", "is_kept"), [("12:15", True), ("12:16", False)])
    def test_a_call_promised_for_an_hour_is_kept_by_the_call_that_begins_at_it(
        self, told: str, is_kept: bool
    ) -> None:
        back = run(asked(), call_back, today("12:00")).state
        assert kept(run(back, close, "sent", at=told)) == [is_kept]
        assert is_late(request_in(run(back, close, "sent", at=told)), today(told), CONFIG) is (
            not is_kept
        )

    @pytest.mark.parametrize("verb", [promise, still_on_it])
    def test_a_new_time_for_the_call_is_kept_by_it_as_well(self, verb: Any) -> None:
        back = run(asked(), call_back, today("12:00")).state
        moved = run(back, verb, today("15:00")).state
        assert kept(run(moved, close, "sent", at="15:15"))[-1] is True
        answer = run(asked(), verb, today("15:00")).state
        assert kept(run(answer, close, "sent", at="15:15"))[-1] is False

    @pytest.mark.parametrize(("told", "is_kept"), [("12:02", True), ("12:16", False)])
    def test_the_talk_keeps_a_promise_to_call_though_the_answer_is_still_owed(
        self, told: str, is_kept: bool
    ) -> None:
        back = run(asked(), call_back, today("12:00")).state
        talked = do(back, log_touch, ANA.id, Outcome.SPOKE, now=today(told)).state
        request = request_in(talked)
        assert kept(talked) == [is_kept]
        # From now on nothing is promised, which stands out, and nothing turns late.
        assert (request.state, request.next_step) == (RequestState.OPEN, "answer them")
        assert request.promise is None
        assert not is_late(request, today("15:00"), CONFIG)
        assert kept(run(talked, promise, today("16:00"), at="12:20")) == [is_kept, None]
        closed = run(talked, close, "sent", at="17:00")
        assert kept(closed) == [is_kept]
        assert request_in(closed).promise is not None

    def test_the_talk_about_an_email_that_never_came_breaks_no_promise_to_read_it(self) -> None:
        next_day = today("10:00").add(days=1)
        talked = do(asked(Verdict.DEFER), log_touch, ANA.id, Outcome.SPOKE, now=next_day).state
        assert request_in(talked).state is RequestState.OPEN
        assert request_in(talked).promise is None
        assert not is_late(request_in(talked), next_day, CONFIG)
        assert kept(run(talked, close, "sent", at="17:00")) == []

    @pytest.mark.parametrize("outcome", [Outcome.VOICEMAIL, Outcome.NO_ANSWER])
    @pytest.mark.parametrize(
        ("tried_at", "is_kept"), [("11:58", True), ("12:15", True), ("12:16", False)]
    )
    def test_a_call_made_at_its_hour_that_reached_nobody_was_made_as_promised(
        self, outcome: Outcome, tried_at: str, is_kept: bool
    ) -> None:
        """It is still owed: the next time promised for it is for the call again."""
        back = run(asked(), call_back, today("12:00")).state
        tried = do(back, log_touch, ANA.id, outcome, now=today(tried_at)).state
        assert (kept(tried), request_in(tried).next_step) == ([is_kept], "call back")
        assert not is_late(request_in(tried), today("15:00"), CONFIG)
        for verb in (promise, still_on_it):
            again = run(tried, verb, today("15:00"), at="12:30").state
            (call,) = again.calls.values()
            assert (call.state, call.due_at) == (CallState.OPEN, stamp(today("15:00")))
            assert not is_late(request_in(again), today("15:10"), CONFIG)

    @pytest.mark.parametrize(
        ("outcome", "channel", "tried_at"),
        [
            (Outcome.VOICEMAIL, Channel.PHONE, "11:30"),
            (Outcome.WRONG_NUMBER, Channel.PHONE, "12:02"),
            (Outcome.SENT, Channel.EMAIL, "12:02"),
        ],
    )
    def test_what_is_not_the_call_of_that_hour_leaves_its_promise(
        self, outcome: Outcome, channel: Channel, tried_at: str
    ) -> None:
        back = run(asked(), call_back, today("12:00")).state
        told = {"channel": channel, "now": today(tried_at)}
        after = do(back, log_touch, ANA.id, outcome, **told)
        assert request_in(after).promises == request_in(back).promises

    def test_a_talk_today_does_not_make_the_call_promised_for_tomorrow(self) -> None:
        back = run(asked(), call_back, today("12:00").add(days=1)).state
        talked = do(back, log_touch, ANA.id, Outcome.SPOKE, now=today("12:02")).state
        assert request_in(talked) == request_in(back)

    def test_a_next_step_in_the_reps_own_words_outlasts_the_talk(self) -> None:
        back = run(run(asked(), call_back, today("12:00")).state, set_next_step, "ask Jon").state
        talked = do(back, log_touch, ANA.id, Outcome.SPOKE, now=today("12:02")).state
        assert request_in(talked).next_step == "ask Jon"

    def test_so_it_does_what_becomes_of_a_request_deferred_to_email(self) -> None:
        put_off = run(asked(Verdict.DEFER), set_next_step, "ask Jon").state
        outlasts = (
            run(put_off, mail_received),
            run(put_off, promise, today("15:00")),
            do(put_off, log_touch, ANA.id, Outcome.SPOKE, now=today("12:02")),
        )
        assert [request_in(change.state).next_step for change in outlasts] == ["ask Jon"] * 3

    def test_an_answer_promised_once_the_email_is_there_waits_for_no_window(self) -> None:
        there = run(asked(Verdict.DEFER), mail_received, at="12:00").state
        promised = run(there, promise, today("15:00"), at="12:05").state
        assert kept(run(promised, close, "sent", at="15:00"))[-1] is True
        assert kept(run(promised, close, "sent", at="15:01"))[-1] is False
        assert at_risk_from(request_in(promised), CONFIG) == today("14:30")
        to_window = run(there, promise, today("17:30"), at="12:05").state
        assert kept(run(to_window, close, "sent", at="17:50"))[-1] is True

    @pytest.mark.parametrize("verb", [promise, still_on_it])
    def test_an_answer_promised_though_no_email_has_come_binds_as_any(self, verb: Any) -> None:
        promised = run(asked(Verdict.DEFER), verb, today("15:00")).state
        assert at_risk_from(request_in(promised), CONFIG) == today("14:30")
        assert is_late(request_in(promised), today("15:01"), CONFIG)
        assert kept(run(promised, close, "sent", at="15:01"))[-1] is False
        assert request_in(promised).next_step == "answer them"

    @pytest.mark.parametrize("verb", [promise, still_on_it])
    def test_another_window_promised_still_waits_for_their_email(self, verb: Any) -> None:
        moved = run(asked(Verdict.DEFER), verb, today("17:30")).state
        assert request_in(moved).state is RequestState.DEFERRED
        assert kept(run(moved, close, "sent", at="17:51"))[-1] is None

    def test_is_meant_in_the_zone_where_it_was_made(self) -> None:
        made = request_in(self.promised()).promise
        assert made is not None
        assert (made.at, made.zone) == (stamp(today("16:00")), "Europe/Madrid")

    def test_for_the_past_is_refused(self) -> None:
        with pytest.raises(Refused, match="09:00 is past"):
            run(asked(), promise, today("09:00"))


class TestSupport:
    def test_the_request_stays_the_reps_with_its_own_promise(self) -> None:
        promised = run(asked(), promise, today("16:00")).state
        change = run(promised, ask_support, " Accounts\n", today("12:00"), "delay the payment")
        request = request_in(change)
        (support,) = request.support
        assert (support.department, support.what) == ("Accounts", "delay the payment")
        assert (support.asked_at, support.due_at) == (stamp(today("10:05")), stamp(today("12:00")))
        assert request.state is RequestState.WAITING
        assert request.promise == request_in(promised).promise
        assert "stays yours" in change.said
        assert {request.id for request in open_requests(change.state)} == {request.id}

    def test_has_a_department_and_a_time_to_come(self) -> None:
        with pytest.raises(Refused, match="which department"):
            run(asked(), ask_support, " ", today("12:00"))
        with pytest.raises(Refused, match="past"):
            run(asked(), ask_support, "Accounts", today("09:00"))

    def test_asked_again_stands_in_the_place_of_what_is_late(self) -> None:
        state = run(asked(), ask_support, "Logística", today("12:00"), "find the parcel").state
        again = run(state, ask_support, "logistica", today("16:00"), at="12:30")
        (support,) = request_in(again).support
        assert (support.what, support.due_at) == ("find the parcel", stamp(today("16:00")))
        more = run(state, ask_support, "Logística", today("16:00"), "a pallet", at="11:00")
        assert len(request_in(more).support) == 2

    @pytest.mark.parametrize(
        ("promised", "again"),
        [("12:30", "12:00"), ("16:00", "13:00"), ("10:20", "13:00")],
        ids=["before-the-window", "after-it", "too-near"],
    )
    def test_asked_again_is_due_while_the_customers_promise_can_be_kept(
        self, promised: str, again: str
    ) -> None:
        request = request_in(run(asked(), promise, today(promised)))
        assert due_again(request, today("10:05"), CONFIG) == today(again)

    def test_asked_again_without_a_promise_is_due_at_the_next_email_window(self) -> None:
        request = next(iter(asked().requests.values()))
        assert due_again(request, today("10:05"), CONFIG) == today("13:00")

    def test_a_call_back_meanwhile_does_not_forget_it(self) -> None:
        waiting = run(asked(), ask_support, "Accounts", today("12:00")).state
        called = run(waiting, call_back, today("12:30"))
        assert request_in(called).state is RequestState.WAITING


class TestSupportAnswered:
    def asked_of(self, *departments: str) -> State:
        state = run(asked(), promise, today("18:00")).state
        for hour, department in enumerate(departments, 14):
            state = run(state, ask_support, department, today(f"{hour}:00")).state
        return state

    def test_makes_it_the_reps_turn(self) -> None:
        change = run(self.asked_of("Accounts"), support_answered, at="11:00")
        request = request_in(change)
        assert request.state is RequestState.OPEN
        assert request.next_step == "answer them"
        assert request.support[0].answered_at == stamp(today("11:00"))
        assert "Accounts" in change.said
        assert kept(change) == [None]

    def test_leaves_the_next_step_that_the_rep_said(self) -> None:
        said = run(self.asked_of("Accounts"), set_next_step, "11:30 ring the carrier").state
        helped = request_in(run(said, support_answered, at="11:00"))
        assert helped.state is RequestState.OPEN
        assert helped.next_step == "11:30 ring the carrier"

    def test_leaves_no_step_that_came_with_a_call_taken_or_to_be_made(self) -> None:
        state = run(
            run(asked(), call_back, today("12:30")).state, ask_support, "IT", today("11:00")
        )
        assert request_in(run(state.state, support_answered)).next_step == "answer them"

    def test_waits_on_for_the_others(self) -> None:
        first = run(self.asked_of("Accounts", "Lógistica"), support_answered)
        assert "Accounts" in first.said
        assert request_in(first).state is RequestState.WAITING
        assert request_in(run(first.state, support_answered)).state is RequestState.OPEN

    def test_of_the_department_named_without_accents(self) -> None:
        state = self.asked_of("Accounts", "Logística")
        change = run(state, support_answered, department="logistica")
        answered = [support.answered_at for support in request_in(change).support]
        assert answered == [None, stamp(today("10:05"))]
        assert request_in(change).state is RequestState.WAITING

    def test_is_noted_once(self) -> None:
        with pytest.raises(Refused, match=r"Sales.*Accounts"):
            run(self.asked_of("Accounts"), support_answered, department="Sales")
        done = run(self.asked_of("Accounts"), support_answered).state
        with pytest.raises(Refused, match="support"):
            run(done, support_answered)

    def test_leaves_a_request_by_email_there(self) -> None:
        state = run(self.asked_of("Accounts"), mail_received).state
        request = request_in(run(state, support_answered))
        assert (request.state, request.next_step) == (RequestState.RECEIVED, "answer their email")

    @pytest.mark.parametrize(
        ("at", "late"),
        [("13:59", []), ("14:00", ["Accounts"]), ("15:30", ["Accounts", "Logistics"])],
    )
    def test_calls_for_action_once_it_is_late(self, at: str, late: list[str]) -> None:
        request = request_in(self.asked_of("Accounts", "Logistics"))
        assert [each.department for each in overdue_support(request, today(at))] == late

    def test_is_waited_for_no_more_when_there_or_when_the_request_is_closed(self) -> None:
        state = self.asked_of("Accounts", "Logistics")
        answered = request_in(run(state, support_answered))
        assert [s.department for s in overdue_support(answered, today("18:00"))] == ["Logistics"]
        closed = request_in(run(state, close, "sent"))
        assert overdue_support(closed, today("18:00")) == []


class TestOurMistake:
    def test_is_marked_and_unmarked(self) -> None:
        marked = run(asked(), our_mistake)
        assert request_in(marked).our_mistake
        assert "our mistake" in marked.said
        assert not request_in(run(marked.state, our_mistake)).our_mistake

    def test_closes_only_once_the_apology_is_told_of(self) -> None:
        state = run(asked(), our_mistake).state
        with pytest.raises(ApologyOpen, match="apologised"):
            run(state, close, "sent again")
        for given in (True, False):
            request = request_in(run(state, close, "sent again", apologised=given))
            assert (request.state, request.apology_given) == (RequestState.CLOSED, given)

    def test_nothing_is_asked_where_it_was_none(self) -> None:
        request = request_in(run(asked(), close, "sent again"))
        assert (request.our_mistake, request.apology_given) == (False, False)

    def test_the_answer_is_asked_for_first(self) -> None:
        with pytest.raises(Refused, match="what the customer was told"):
            run(run(asked(), our_mistake).state, close, " ")


class TestNextStep:
    def test_is_any_short_text(self) -> None:
        change = run(asked(), set_next_step, " ask the mill\n")
        assert request_in(change).next_step == "ask the mill"
        assert "ask the mill" in change.said

    def test_is_not_nothing(self) -> None:
        with pytest.raises(Refused, match="next step"):
            run(asked(), set_next_step, " \u200b")


@pytest.mark.parametrize(("promised", "due"), [(None, "16:30"), ("14:00", "12:00")])
def test_a_new_promise_takes_along_the_call_that_kept_the_former_one(
    promised: str | None, due: str
) -> None:
    state = run(asked(), call_back, today("12:00")).state
    if promised:
        (call,) = state.calls.values()
        state = run(state, promise, today(promised)).state.put(call)
    moved = run(state, promise, today("16:30"), at="11:45").state
    assert [call.due_at for call in moved.calls.values()] == [stamp(today(due))]


class TestStillOnIt:
    def test_is_a_new_promise(self) -> None:
        state = run(asked(), promise, today("16:00")).state
        in_time = run(state, still_on_it, today("18:00"), at="15:59")
        assert kept(in_time) == [None, None]
        too_late = run(state, still_on_it, today("18:00"), at="16:01")
        assert kept(too_late) == [False, None]
        with pytest.raises(Refused, match="past"):
            run(state, still_on_it, today("10:00"))

    def test_takes_the_call_planned_for_it_along(self) -> None:
        state = run(asked(), call_back, today("12:00")).state
        moved = run(state, still_on_it, today("16:30"), at="11:45").state
        assert [call.due_at for call in moved.calls.values()] == [stamp(today("16:30"))]


class TestClosing:
    @pytest.mark.parametrize("answer", ["", "  \n", "\u200b"])
    def test_needs_the_answer(self, answer: str) -> None:
        with pytest.raises(Refused, match="answer"):
            run(asked(), close, answer)

    def test_keeps_what_was_answered_how_and_when(self) -> None:
        request = request_in(run(asked(), close, "sent again", Channel.EMAIL))
        assert (request.state, request.answer) == (RequestState.CLOSED, "sent again")
        assert request.answer_channel is Channel.EMAIL
        assert request.closed_at == stamp(today("10:05"))

    @pytest.mark.parametrize(
        ("channel", "talked"),
        [
            (Channel.PHONE, True),
            (Channel.PERSON, True),
            (Channel.EMAIL, False),
            (Channel.CHAT, False),
        ],
    )
    def test_an_answer_in_a_talk_ends_their_silence(self, channel: Channel, talked: bool) -> None:
        """The next morning nobody stands there as not spoken to for a year."""
        before = asked()
        after = run(before, close, "two boxes", channel, at="11:00").state.contacts["c1"]
        spoke_at = stamp(today("11:00")) if talked else before.contacts["c1"].spoke_at
        assert after == changed(before.contacts["c1"], spoke_at=spoke_at)

    @pytest.mark.parametrize("channel", [Channel.PHONE, Channel.EMAIL])
    def test_an_answer_in_a_talk_ends_the_cadence(self, channel: Channel) -> None:
        """Called back in vain, then answered by telephone, they were to be written to two days
        later as one who had not answered yet."""
        before = asked()
        silent = changed(before.contacts["c1"], cadence=Cadence(step=2, unanswered=1))
        after = run(before.put(silent), close, "two boxes", channel, at="11:00").state
        assert (after.contacts["c1"].cadence is None) is (channel is Channel.PHONE)

    def test_answers_the_way_they_asked(self) -> None:
        request = request_in(run(asked(channel=Channel.CHAT), close, "sent again"))
        assert request.answer_channel is Channel.CHAT

    @pytest.mark.parametrize(
        ("objective", "told"),
        [
            ("explain the gaskets", "Still on your list: explain the gaskets · Fri 6 Mar 15:00."),
            ("renewal", ""),
            ("", ""),
        ],
    )
    def test_tells_of_a_call_on_the_same_matter_that_was_agreed_apart_from_it(
        self, objective: str, told: str
    ) -> None:
        """Answered by email, the call stayed agreed, and nobody was told."""
        state = do(asked(), add, "Ana Ruiz tomorrow 10:00 summer prices", "calls").state
        state = do(state, add, f"Ana Ruiz tomorrow 15:00 {objective}", "calls").state
        change = run(state, close, "sent again", Channel.EMAIL)
        assert change.said == f"Ana Ruiz: answered and closed. {told}".rstrip()
        assert {call.state for call in change.state.calls.values()} == {CallState.OPEN}

    def test_an_answer_without_a_word_makes_no_call_needless(self) -> None:
        state = do(asked(), add, "Ana Ruiz tomorrow 15:00 renewal", "calls").state
        assert run(state, close, "✓", Channel.EMAIL).said == "Ana Ruiz: answered and closed."

    def test_takes_the_call_back_off_the_list(self) -> None:
        state = asked(Verdict.CALL_BACK)
        done = run(state, close, "sent again").state
        assert [call.state for call in done.calls.values()] == [CallState.DONE]

    @pytest.mark.parametrize(
        ("verb", "args"),
        [
            (defer, []),
            (call_back, [today("16:00")]),
            (promise, [today("16:00")]),
            (ask_support, ["Accounts", today("16:00")]),
            (mail_sent, []),
            (mail_received, []),
            (still_on_it, [today("16:00")]),
            (support_answered, []),
            (our_mistake, []),
            (set_next_step, ["x"]),
            (close, ["again"]),
        ],
    )
    def test_is_the_end(self, verb: Any, args: list[Any]) -> None:
        closed = run(asked(), close, "sent again").state
        with pytest.raises(Refused, match="request of Ana Ruiz is closed already"):
            run(closed, verb, *args)

    def test_tells_how_long_the_customer_waited(self) -> None:
        assert minutes_to_answer(request_in(asked())) is None
        assert minutes_to_answer(request_in(run(asked(), close, "sent", at="12:31"))) == 151
        left = changed(request_in(asked()), state=RequestState.LEFT, closed_at=today("12:31"))
        assert minutes_to_answer(left) is None


class TestCallBack:
    def test_moves_the_call_planned_before(self) -> None:
        first = run(asked(), call_back, today("12:00")).state
        moved = run(first, call_back, today("16:30"))
        (call,) = moved.state.calls.values()
        assert call.due_at == stamp(today("16:30"))
        assert call.state is CallState.OPEN
        assert "16:30" in moved.said


class TestMail:
    def test_sent_and_received(self) -> None:
        sent = run(asked(Verdict.DEFER), mail_sent, at="10:01").state
        assert request_in(sent).mail_sent_at == stamp(today("10:01"))
        assert request_in(sent).promise.at == stamp(today("13:00"))

    def test_a_mail_sent_late_promises_the_window_that_it_names(self) -> None:
        sent = run(asked(Verdict.DEFER), mail_sent, at="13:30").state
        assert request_in(sent).promise.at == stamp(today("17:30"))
        received = request_in(run(sent, mail_received, at="12:00"))
        assert received.state is RequestState.RECEIVED
        assert received.mail_received_at == stamp(today("12:00"))
        assert received.promise == request_in(sent).promise

    def test_an_open_request_can_be_deferred_later(self) -> None:
        request = request_in(run(asked(), defer, at="11:00"))
        assert (request.state, request.deferred_at) == (
            RequestState.DEFERRED,
            stamp(today("11:00")),
        )

    @pytest.mark.parametrize("helped", [False, True])
    def test_an_answer_promised_binds_on_when_the_details_are_asked_for(self, helped: bool) -> None:
        state = run(asked(), promise, today("15:00")).state
        if helped:
            state = run(state, ask_support, "Warehouse", today("14:00")).state
        change = run(state, defer, at="11:00")
        request = request_in(change)
        told = "the details are to come by email; your answer stays promised by 15:00."
        assert change.said == f"Ana Ruiz: {told}"
        assert request.promise == request_in(state).promise
        assert request.next_step == "answer them"
        assert request_in(run(change.state, mail_sent, at="11:01")).promise == request.promise
        assert is_late(request, today("15:01"), CONFIG)
        assert not was_put_off(request)

    def test_one_that_is_past_or_a_call_gives_way_to_the_next_window(self) -> None:
        late = run(asked(), promise, today("10:30")).state
        called = run(asked(), call_back, today("15:00")).state
        for state in (late, called):
            request = request_in(run(state, defer, at="11:00"))
            assert request.state is RequestState.DEFERRED
            assert was_put_off(request)
            assert request.promise
            assert request.promise.at == stamp(today("13:00"))
            again = run(run(asked(), defer, at="11:00").state, defer, at="11:30")
            assert was_put_off(request_in(again))


def test_what_is_not_there_is_refused_by_its_name() -> None:
    with pytest.raises(Refused, match="r99"):
        do(State(), defer, "r99")


def test_a_request_has_no_owner_to_hand_it_to() -> None:
    assert not {"owner", "assignee", "assigned_to"} & set(Request.__struct_fields__)
    assert not [name for name in vars(ownership) if "assign" in name or "pass_on" in name]


def test_who_asks_a_department_waits_for_no_email_any_more() -> None:
    state = do(state_of(customer("c1")), capture, "Ana Ruiz", "gaskets", choice=Verdict.DEFER).state
    (request,) = state.requests.values()
    assert request.next_step == "read their email"
    helped = do(state, ask_support, request.id, "Warehouse", today("15:00")).state
    assert helped.requests[request.id].next_step == ""


@pytest.mark.parametrize(("at", "promised"), [("12:00", True), ("13:30", False)])
def test_an_email_that_never_came_breaks_no_promise_once_a_department_is_asked(
    at: str, promised: bool
) -> None:
    state = do(state_of(customer("c1")), capture, "Ana Ruiz", "gaskets", choice=Verdict.DEFER).state
    helped = run(state, ask_support, "Warehouse", today("15:00"), at=at)
    assert (request_in(helped).promise is not None) is promised


@pytest.mark.parametrize(("at", "late"), [("13:05", False), ("13:30", True)])
def test_an_email_read_in_its_window_breaks_no_promise_once_a_department_is_asked(
    at: str, late: bool
) -> None:
    state = do(state_of(customer("c1")), capture, "Ana Ruiz", "gaskets", choice=Verdict.DEFER).state
    came = run(state, mail_received, at="12:30").state
    helped = request_in(run(came, ask_support, "Warehouse", today("15:00"), at=at))
    assert is_late(helped, today(at), CONFIG) is late
    assert (helped.promise is not None) is late


@pytest.mark.parametrize("at", ["14:50", "15:10"])
def test_an_answer_promised_stays_promised_once_a_department_is_asked(at: str) -> None:
    state = do(state_of(customer("c1")), capture, "Ana Ruiz", "gaskets", choice=Verdict.DEFER).state
    came = run(state, mail_received, at="12:30").state
    promised = run(came, promise, today("15:00"), at="12:40").state
    helped = request_in(run(promised, ask_support, "Warehouse", today("16:00"), at=at))
    assert helped.promise
    assert helped.promise.at == stamp(today("15:00"))
    assert is_late(helped, today(at), CONFIG) is (at > "15:00")
