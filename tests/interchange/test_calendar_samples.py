"""Calendars that real programs wrote, with what a reader should make of them."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from calendars import read

from planner.model.meeting_draft import CalendarReading, Window

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "ics"
pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not here")

EXPECTED: dict[str, dict[str, Any]] = (
    json.loads((SAMPLES / "expected.json").read_text("utf-8")) if SAMPLES.exists() else {}
)
EXACT = {name: said for name, said in EXPECTED.items() if "occurrences" in said}
MADRID = ZoneInfo("Europe/Madrid")


def window_of(said: dict[str, Any]) -> Window:
    start, end = map(datetime.fromisoformat, said["window"])
    return Window(start, end)


def sample(name: str, first: str = "1970-01-01", days: int = 25_000) -> CalendarReading:
    start = datetime.combine(date.fromisoformat(first), datetime.min.time(), UTC)
    return read((SAMPLES / name).read_bytes(), Window(start, start + timedelta(days=days)))


def starts(reading: CalendarReading) -> list[str]:
    return [f"{draft.start:%Y-%m-%dT%H:%MZ}" for draft in reading.drafts]


@pytest.mark.parametrize(("name", "said"), EXACT.items())
def test_occurrences_are_those_that_two_libraries_agreed_on(
    name: str, said: dict[str, Any]
) -> None:
    reading = read((SAMPLES / name).read_bytes(), window_of(said), said["local_zone"])
    found = [
        [f"{moment.astimezone(MADRID):%Y-%m-%d}" for moment in (draft.start, draft.end)]
        if draft.all_day
        else [f"{moment:%Y-%m-%dT%H:%M:%SZ}" for moment in (draft.start, draft.end)]
        for draft in reading.drafts
    ]
    assert (found, reading.skipped) == (said["occurrences"], ())


def test_several_calendars_in_one_stream() -> None:
    reading = sample("acme-desktop-two-calendars.ics")
    assert (reading.events, len(reading.skipped)) == (4, 5)
    assert {skipped.reason for skipped in reading.skipped} == {"it has no start that can be read"}


@pytest.mark.parametrize(
    ("name", "drafts", "skipped", "warned"),
    [
        ("bad-custom-ms-tz2.ics", 2, "*masked-away2*", "Customized Time Zone 1"),
        ("broken-no-colon.ics", 0, "An Event with too many semicolons", ""),
        ("exchange-issue343.ics", 2, "UniqueIDValueHere", "no line of a calendar"),
        ("invalid-duration.ics", 0, "Event with an impractical duration", ""),
        ("missing-vtimezone-custom.ics", 1, "", "CUSTOM_tzid"),
        ("mixed-awareness.ics", 2, "", "only one of start and end"),
        ("own-endless-secondly.ics", 0, "never ends", ""),
        ("owncloud-french.ics", 0, "", ""),
        ("rrule-count-exdate-recid.ics", 8, "More Treasure Hunting", ""),
        ("sabredav-holidays.ics", 1, "", ""),
        ("sixt-rental-colonless.ics", 1, "", ""),
    ],
)
def test_what_is_wrong_costs_itself_and_is_named(
    name: str, drafts: int, skipped: str, warned: str
) -> None:
    reading = sample(name)
    assert len(reading.drafts) == drafts
    assert [one.what for one in reading.skipped] == ([skipped] if skipped else [])
    assert len(reading.warnings) == bool(warned)
    assert warned in "".join(reading.warnings)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("blank-tzid.ics", ["2015-08-26T09:00Z"]),
        ("exchange-issue343.ics", ["2024-09-23T08:00Z", "2024-10-07T08:00Z"]),
        ("tz-windows-format.ics", ["2019-11-20T12:00Z"]),
        ("mixed-awareness.ics", ["2015-05-30T10:00Z", "2015-06-02T12:00Z"]),
        ("rdate-period.ics", ["1996-12-30T02:00Z", "1997-01-01T18:00Z", "1997-09-01T18:00Z"]),
    ],
)
def test_times_of_files_with_traps(name: str, found: list[str]) -> None:
    assert starts(sample(name)) == found


def test_names_that_outlook_shows_are_zones() -> None:
    found = starts(sample("outlook-owa-2012.ics", "2020-10-01", 33))
    # Sydney at 13:30, New York at 13:30 before and after its clocks changed.
    assert found[:3] == ["2020-10-28T02:30Z", "2020-10-28T17:30Z", "2020-11-02T18:30Z"]
    assert starts(sample("windows-quoted-tz-rrule.ics"))[0] == "2015-07-06T16:00Z"


def test_a_day_that_was_moved_leaves_its_own_free() -> None:
    reading = sample("exchange-allday-moved.ics", "2026-02-17", 45)
    days = [f"{draft.start.astimezone(MADRID):%m-%d}" for draft in reading.drafts]
    assert len(days) == 13
    assert "02-27" in days
    assert "02-26" not in days


def test_blanks_in_a_rule_and_an_end_that_is_still_in_it() -> None:
    found = starts(sample("exchange-cdo-byday-spaces.ics"))
    assert (len(found), found[-1]) == (14, "2015-07-22T08:00Z")


def test_rubbish_before_a_rule_and_a_bare_event() -> None:
    week = sample("google-bad-rrule.ics", "2020-09-07", 5)
    assert [draft.summary for draft in week.drafts].count("Academic Time") == 5
    assert len(sample("exdate-tz.ics").drafts) == 11
    assert len(sample("tzid-with-slash.ics", "2022-10-20", 14).drafts) == 2


def test_what_is_not_busy() -> None:
    cancelled = sample("recuid-cancelled.ics")
    assert [draft.busy for draft in cancelled.drafts] == [True, True, False, True, True, True]
    assert not any(draft.busy for draft in sample("sixt-rental-colonless.ics").drafts)
    assert not any(draft.busy for draft in sample("no-end.ics").drafts)
    said = EXPECTED["own-nextcloud-weekly-over-dst.ics"]
    moved = read((SAMPLES / "own-nextcloud-weekly-over-dst.ics").read_bytes(), window_of(said))
    assert all(draft.busy for draft in moved.drafts)
