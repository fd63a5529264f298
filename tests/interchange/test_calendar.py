"""Calendars: the traps of other programs in small, and files made to do harm."""

import codecs
import time
from datetime import timedelta
from typing import Any

import pendulum
import pytest
from calendars import SPRING, calendar, event, read, times
from day_samples import moment
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.interchange.calendar.export import write_deep_work
from planner.model.day import Block, BlockKind, BlockState
from planner.model.instants import stamp

VTIMEZONE = """\
BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:{summer}
TZOFFSETTO:{winter}
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:{winter}
TZOFFSETTO:{summer}
END:DAYLIGHT
END:VTIMEZONE"""


def weekly(*lines: str) -> str:
    return event("RRULE:FREQ=WEEKLY;COUNT=6", *lines)


def test_a_series_keeps_its_hour_over_the_change_of_clocks() -> None:
    reading = read(calendar(weekly("EXDATE;TZID=Europe/Madrid:20260316T100000")))
    assert times(reading) == [
        f"{day} 10:00-11:00" for day in ("02/03", "09/03", "23/03", "30/03", "06/04")
    ]
    assert reading.events == 1


def test_a_changed_occurrence_stands_in_place_of_its_own() -> None:
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Madrid:20260309T100000",
        "DTSTART;TZID=Europe/Madrid:20260310T160000",
        "DURATION:PT30M",
        summary="Team (moved)",
    )
    reading = read(calendar(moved, weekly()))
    assert times(reading)[:3] == ["02/03 10:00-11:00", "10/03 16:00-16:30", "16/03 10:00-11:00"]
    assert reading.drafts[1].summary == "Team (moved)"


@pytest.mark.parametrize(
    ("zone", "at"),
    [
        ("America/New_York", "16:00"),
        ("/Europe/Lisbon", "11:00"),
        ("/freeassociation.sourceforge.net/Europe/Lisbon", "11:00"),
        ("Romance Standard Time", "10:00"),
        ('"(UTC-05:00) Eastern Time (US & Canada)"', "16:00"),
        ("(UTC-05:00) Eastern Time (US and Canada)", "16:00"),
        ('"(GMT+10:00) Canberra, Melbourne, Sydney"', "00:00"),
        ('"(UTC+01:00) Bruselas, Copenhague, Madrid, París"', "10:00"),
        ('"(UTC-07:00) La Paz, Mazatlan"', "18:00"),
    ],
)
def test_names_of_zones(zone: str, at: str) -> None:
    lines = (f"DTSTART;TZID={zone}:20260302T100000", "DURATION:PT1H")
    reading = read(calendar(event(*lines)))
    assert times(reading)[0].split()[1].startswith(at)
    assert reading.warnings == ()


def test_a_zone_that_nobody_knows_is_yours_and_said_once() -> None:
    there = "DTSTART;TZID=Customized Time Zone:20260302T100000"
    reading = read(calendar(event(there, uid="a"), event(there, uid="b")))
    assert times(reading) == ["02/03 10:00-10:00"] * 2
    assert [warning.count("Customized Time Zone") for warning in reading.warnings] == [1]


@pytest.mark.parametrize("name", ["Customized Time Zone", "New Zealand Standard Time", ""])
def test_a_zone_that_the_file_defines_wins(name: str) -> None:
    zone = VTIMEZONE.format(name=name, winter="-0500", summary="", summer="-0400")
    lines = (f"DTSTART;TZID={name}:20260302T100000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=6")
    reading = read(calendar(zone, event(*lines)))
    assert reading.warnings == ()
    # This zone changes its clocks on the same Sunday as Madrid.
    assert {told.split()[1] for told in times(reading)} == {"16:00-17:00"}
    # What one file defines holds in no other.
    other = read(calendar(event("DTSTART;TZID=Customized Time Zone:20260302T100000")))
    assert times(other) == ["02/03 10:00-10:00"]


def test_times_without_a_zone_are_those_of_the_rep_or_of_the_calendar() -> None:
    floating = event("DTSTART:20260302T100000", "DURATION:PT1H")
    assert times(read(calendar(floating))) == ["02/03 10:00-11:00"]
    assert times(read(calendar(floating), zone="Europe/Lisbon")) == ["02/03 11:00-12:00"]
    assert times(read(calendar("X-WR-TIMEZONE:Europe/Lisbon", floating))) == ["02/03 11:00-12:00"]


@pytest.mark.parametrize(
    "line",
    [
        "TRANSP:TRANSPARENT",
        "STATUS:CANCELLED",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",
        'ATTENDEE;CN="Soler, Eva";PARTSTAT=DECLINED:MAILTO:Eva@Example.com',
        "ATTENDEE;PARTSTAT=DECLINED;EMAIL=eva@example.com:urn:uuid:7",
    ],
)
def test_what_takes_no_time_is_there_and_not_busy(line: str) -> None:
    reading = read(calendar(event(line)), own={"EVA@example.com"})
    assert [draft.busy for draft in reading.drafts] == [False]


@pytest.mark.parametrize(
    "line",
    [
        "STATUS:TENTATIVE",
        "X-MICROSOFT-CDO-BUSYSTATUS:OOF",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:jon@example.com",
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:eva@example.com",
    ],
)
def test_what_takes_time_is_busy(line: str) -> None:
    reading = read(calendar(event(line)), own={"eva@example.com"})
    assert [draft.busy for draft in reading.drafts] == [True]


def test_a_whole_day_takes_time_only_if_the_rep_says_so() -> None:
    fair = calendar(event("DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260304"))
    for setting in (False, True):
        (draft,) = read(fair, all_day_busy=setting).drafts
        assert (draft.all_day, draft.busy) == (True, setting)
        assert draft.end - draft.start == timedelta(days=2)


HOSTILE = [
    "FREQ=SECONDLY",
    "FREQ=MINUTELY;COUNT=5",
    "FREQ=HOURLY",
    "FREQ=HOURLY;COUNT=999999999",
    "FREQ=HOURLY;COUNT=9;UNTIL=20260401T000000Z",
    "FREQ=DAILY;INTERVAL=0",
    "FREQ=WEEKLY;INTERVAL=-2",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5",
    "FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5",
    "FREQ=MONTHLY;BYYEARDAY=400",
    "FREQ=WEEKLY;UNTIL=soon",
    "FREQ=DAILY;BYMONTH=0;BYMONTHDAY=99",
    "EVERY DAY",
]


@pytest.mark.parametrize("rule", HOSTILE)
def test_a_hostile_rule_is_refused_at_once_and_costs_no_neighbour(rule: str) -> None:
    bad = event("DTSTART:19700101T000000Z", f"RRULE:{rule}", uid="bad", summary="Bad")
    begun = time.perf_counter()
    reading = read(calendar(bad, event()))
    assert time.perf_counter() - begun < 1
    assert times(reading) == ["02/03 10:00-11:00"]
    assert [(one.file, one.line, one.what) for one in reading.skipped] == [("team.ics", 3, "Bad")]


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART;;VALUE=DATE-TIME:20260302T100000",),
        ("DTSTART:someday",),
        ("DTSTART:20260302T100000Z", "DTEND:20260301T100000Z"),
        ("DTSTART:20260302T100000Z", "DURATION:P999999999999999999W"),
        ("DTSTART:20260302T100000Z", "DURATION:-PT1H"),
        ("DTSTART;TZID=Asia/Tokyo:00010101T000000", "DURATION:PT1H"),
        ("DTSTART:20260302T100000Z", "DTEND;;:20260302T110000Z"),
    ],
)
def test_an_event_that_cannot_be_is_named(lines: tuple[str, ...]) -> None:
    reading = read(calendar(event(*lines, summary="Bad"), event(uid="good")))
    assert [one.what for one in reading.skipped] == ["Bad"]
    assert [draft.uid for draft in reading.drafts] == ["good"]


def test_at_most_so_many_of_one_event_in_a_day() -> None:
    listed = ",".join(
        f"202603{day:02}T{h:02}{m:02}00Z" for day in (5, 6) for h in range(24) for m in (0, 30)
    )
    reading = read(calendar(event("DTSTART:20260302T080000Z", "DURATION:PT5M", f"RDATE:{listed}")))
    assert len(reading.drafts) == 1 + 2 * 24
    assert len(reading.skipped) == 1


def test_events_that_all_have_the_same_uid_are_all_there_and_versions_are_not() -> None:
    first, second = event(), event("DTSTART:20260303T080000Z", "DURATION:PT1H")
    assert len(read(calendar(first, second)).drafts) == 2
    newer = event("SEQUENCE:2", "DTSTART:20260303T080000Z", "DURATION:PT1H")
    assert times(read(calendar(first, newer))) == ["03/03 09:00-10:00"]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (b"", "cp1252")],
)
def test_encodings(mark: bytes, encoding: str) -> None:
    text = calendar(event(summary="Reunión\\, mañana")).decode()
    reading = read(mark + text.encode(encoding))
    assert [draft.summary for draft in reading.drafts] == ["Reunión, mañana"]
    assert bool(reading.warnings) is (encoding == "cp1252")


def test_a_file_that_breaks_off_is_known_as_such() -> None:
    whole = calendar(event(uid="a"), event(uid="b"))
    cut = read(whole[: whole.rindex(b"DTEND")])
    assert ([draft.uid for draft in cut.drafts], cut.complete) == (["a"], False)
    assert [one.reason for one in cut.skipped] == ["the file breaks off in it"]
    assert read(whole).complete


@pytest.mark.parametrize("data", [b"", b"<html>", b"PK\x03\x04xx", b"\xff\xfe\x00", b"\x00" * 99])
def test_what_is_no_calendar_is_one_thing_skipped(data: bytes) -> None:
    reading = read(data)
    assert (reading.drafts, reading.events, reading.complete) == ((), 0, False)
    assert len(reading.skipped) == 1


def test_reading_stops_when_patience_ends() -> None:
    clock = iter([0.0, *[1.0] * 3, *[99.0] * 1000])
    reading = read(calendar(*(event(uid=f"{n}") for n in range(20))), stopwatch=lambda: next(clock))
    assert not reading.complete
    assert "too long" in reading.skipped[-1].reason


def test_a_year_of_events_is_read_in_seconds() -> None:
    zone = VTIMEZONE.format(name="Romance Standard Time", winter="+0100", summer="+0200")
    when = "DTSTART;TZID=Romance Standard Time:2026{:02}{:02}T{:02}0000"
    many = [
        event(when.format(n % 12 + 1, n % 28 + 1, n % 9 + 8), "DURATION:PT30M", uid=f"{n}@x")
        for n in range(1000)
    ]
    begun = time.perf_counter()
    reading = read(calendar(zone, *many))
    assert time.perf_counter() - begun < 3
    assert reading.events == 1000


PIECES = [
    *calendar(weekly(), event(), VTIMEZONE.format(name="X", winter="-0500", summer="-0400"))
    .decode()
    .splitlines(),
    *(f"RRULE:{rule}" for rule in HOSTILE),
    "DTSTART;TZID=X:20260302T100000",
    "RECURRENCE-ID;RANGE=THISANDFUTURE:20260309T090000Z",
    "RDATE;VALUE=PERIOD:20260302T100000Z/PT1H,20260303T100000Z/20260302T100000Z",
    "EXDATE;VALUE=DATE:20260309,99999999",
    "SEQUENCE:-1",
    " folded",
    'ATTENDEE;CN="open:mailto:x',
]


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60)))
def test_whatever_comes_nothing_is_raised(found: bytes | list[str]) -> None:
    data = found if isinstance(found, bytes) else "\n".join(found).encode()
    reading = read(data)
    for draft in reading.drafts:
        assert draft.start <= draft.end
        assert draft.start < SPRING.end


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_calendar_with_damaged_bytes_raises_nothing(data: st.DataObject) -> None:
    whole = bytearray(calendar(weekly("EXDATE:20260309T090000Z"), event(uid="b")))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=5)):
        whole[place] = data.draw(st.integers(0, 255))
    read(bytes(whole))


def deep(key: str, start: str, **more: Any) -> Block:
    planned = stamp(moment(f"2026-03-02 {start}"))
    usual = {"kind": BlockKind.DEEP, "planned_start": planned, "planned_minutes": 60}
    return Block(id=key, **{**usual, **more})


def test_deep_work_is_read_back_by_other_calendars_and_left_out_by_ours(
    now: pendulum.DateTime,
) -> None:
    blocks = [
        deep("b1", "10:00", title="Oferta; 40 uds, " + "ñandú " * 30),
        deep("b2", "12:00", state=BlockState.DROPPED),
        deep("b3", "13:00", kind=BlockKind.CALLS),
        Block(id="b4", kind=BlockKind.DEEP, planned_minutes=60),
    ]
    exported = write_deep_work(blocks, now)
    later = write_deep_work([deep("b1", "16:00")], now.add(minutes=5))
    assert exported.blocks == 1
    assert max(map(len, exported.data.split(b"\r\n"))) <= 75
    other = read(exported.data.replace(b"@deep-work", b"@other"))
    assert times(other) == ["02/03 10:00-11:00"]
    assert other.drafts[0].summary == ("Oferta; 40 uds, " + "ñandú " * 30).strip()
    assert times(read(calendar(*map(_only_event, (exported.data, later.data))))) == [
        "02/03 16:00-17:00"
    ]
    mine = read(exported.data)
    assert (mine.drafts, len(mine.warnings)) == ((), 1)


def test_deep_work_that_was_over_at_once_has_no_end_that_others_would_refuse(
    now: pendulum.DateTime,
) -> None:
    over = deep("b1", "10:00", ended_at=stamp(moment("2026-03-02 10:00")), state=BlockState.DONE)
    data = write_deep_work([over], now).data
    assert b"DTSTART:20260302T090000Z" in data
    assert b"DTEND" not in data


def _only_event(data: bytes) -> str:
    text = data.decode().replace("\r\n", "\n").replace("@deep-work", "@other")
    return text[text.index("BEGIN:VEVENT") : text.index("END:VCALENDAR")].strip()


def test_a_change_of_this_and_all_that_follow() -> None:
    later = event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Madrid:20260316T100000",
        "DTSTART;TZID=Europe/Madrid:20260316T120000",
        "DTEND;TZID=Europe/Madrid:20260316T123000",
    )
    found = times(read(calendar(weekly(), later)))
    assert found[1:4] == ["09/03 10:00-11:00", "16/03 12:00-12:30", "23/03 12:00-12:30"]


def test_a_day_that_ends_on_itself_is_one_day() -> None:
    reading = read(calendar(event("DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260302")))
    (draft,) = reading.drafts
    assert draft.end - draft.start == timedelta(days=1)
