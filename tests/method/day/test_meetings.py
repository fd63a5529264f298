"""Meetings from calendars: what an import puts, keeps and takes away."""

from datetime import timedelta

import pendulum
from day_samples import CONFIG, THURSDAY, do, moment, state_of, today

from planner.method.day.availability import availability
from planner.method.day.meetings import Counts, import_meetings, plan_import
from planner.method.day.time_line import SlotKind, timeline
from planner.model.change import Change
from planner.model.day import Availability, Meeting
from planner.model.instants import stamp
from planner.model.meeting_draft import Brought, MeetingDraft
from planner.model.state import State

TEAM = "team.ics"


def draft(start: str, uid: str = "a", minutes: int = 60, **more: object) -> MeetingDraft:
    begins = stamp(moment(f"2026-{start}"))
    fields = {"summary": "Team", **more}
    return MeetingDraft(uid, begins, begins + timedelta(minutes=minutes), **fields)  # type: ignore[arg-type]


def brought(*drafts: MeetingDraft, source: str = TEAM, complete: bool = True) -> Brought:
    return Brought(source, drafts, complete)


def bring(state: State, *calendars: Brought, now: pendulum.DateTime = THURSDAY) -> Change:
    return do(state, import_meetings, calendars, now=now)


def counts(state: State, *calendars: Brought) -> Counts:
    return plan_import(state, calendars, now=THURSDAY, config=CONFIG).counts


def starts(state: State) -> dict[str, str]:
    return {key: f"{m.start:%d/%m %H:%M}" for key, m in state.meetings.items()}


def test_what_is_new_comes_and_what_stays_is_the_very_same() -> None:
    calendar = brought(draft("03-05 11:00"), draft("03-06 11:00", "b"))
    assert counts(State(), calendar) == Counts(new=2)
    state = bring(State(), calendar).state
    assert starts(state) == {"m1": "05/03 10:00", "m2": "06/03 10:00"}
    assert counts(state, calendar) == Counts(same=2)
    assert bring(state, calendar).state is state


def test_a_series_is_one_event_and_its_meetings_keep_their_ids() -> None:
    days = [draft(f"03-{day:02} 11:00") for day in (5, 12, 19)]
    state = bring(State(), brought(*days)).state
    after = brought(days[0], days[2], draft("03-26 11:00"))
    assert counts(state, after) == Counts(changed=1)
    assert starts(bring(state, after).state) == {
        "m1": "05/03 10:00",
        "m3": "19/03 10:00",
        "m4": "26/03 10:00",
    }


def test_a_meeting_that_was_moved_or_renamed_stays_the_same_meeting() -> None:
    state = bring(State(), brought(draft("03-05 11:00"))).state
    moved = brought(draft("03-05 16:00", summary="Team, later"))
    assert counts(state, moved) == Counts(changed=1)
    (meeting,) = bring(state, moved).state.meetings.values()
    assert (meeting.id, meeting.summary) == ("m1", "Team, later")


def test_what_a_calendar_holds_no_more_goes_and_other_calendars_stay() -> None:
    other = Meeting(id="m9", summary="Mine", start=stamp(today("12:00")), end=stamp(today("13:00")))
    state = bring(state_of(other), brought(draft("03-05 11:00"))).state
    assert counts(state, brought()) == Counts(removed=1)
    assert set(bring(state, brought()).state.meetings) == {"m9"}


def test_of_a_calendar_that_broke_off_nothing_is_taken_for_gone() -> None:
    state = bring(State(), brought(draft("03-05 11:00"), draft("03-06 11:00", "b"))).state
    cut = brought(draft("03-05 11:00"), complete=False)
    assert counts(state, cut) == Counts(same=1)
    assert bring(state, cut).state is state


def test_the_past_that_moved_to_history_and_the_far_future_are_left_alone() -> None:
    far = [draft("01-20 11:00", "old"), draft("06-20 11:00", "far"), draft("03-05 11:00")]
    state = bring(State(), brought(*far)).state
    assert len(state.meetings) == 1
    old = Meeting(id="m9", summary="Old", start=far[0].start, end=far[0].end, source=TEAM)
    assert "m9" in bring(state_of(old), brought()).state.meetings


def test_an_event_that_stands_in_two_calendars_is_there_once() -> None:
    mine, shared = brought(draft("03-05 11:00")), brought(draft("03-05 11:00"), source="shared")
    state = bring(State(), mine, shared).state
    assert [meeting.source for meeting in state.meetings.values()] == [TEAM]
    assert bring(state, shared).state is state
    # Gone from the one, it comes from the other at its next reading.
    gone = bring(state, brought()).state
    assert [m.source for m in bring(gone, shared).state.meetings.values()] == ["shared"]


def test_a_meeting_makes_the_rep_busy_and_stands_in_the_day() -> None:
    calendar = brought(
        draft("03-05 09:30", minutes=90), draft("03-05 12:00", "free", summary="Lunch", busy=False)
    )
    state = bring(State(), calendar).state
    assert availability(state, THURSDAY, CONFIG) is Availability.MEETING
    shown = [slot for slot in timeline(state, THURSDAY, CONFIG) if slot.kind is SlotKind.MEETING]
    assert [slot.title for slot in shown] == ["Team", "Lunch"]
    assert availability(state, today("12:30"), CONFIG) is Availability.AVAILABLE
