"""What comes from outside beside the open screen: calendars, and lines of other programs."""

from pathlib import Path

import msgspec
from day_samples import CONFIG
from screens import Opens, Screen

from planner.config import CalendarSettings, Config
from planner.method.day.availability import availability
from planner.model.day import Availability

TALGO = (
    "BEGIN:VEVENT",
    "UID:talgo-1",
    "SUMMARY:Talgo",
    "DTSTART:20260305T090500Z",
    "DTEND:20260305T100000Z",
    "END:VEVENT",
)
ANOTHER = tuple(line.replace("talgo-1", "talgo-2") for line in TALGO)


def with_calendar(*sources: Path) -> Config:
    calendar = CalendarSettings(sources=tuple(map(str, sources)))
    return msgspec.structs.replace(CONFIG, calendar=calendar)


def write(path: Path, *events: str) -> Path:
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", "")
    path.write_text("\r\n".join(lines), "utf-8")
    return path


async def meeting_comes(screen: Screen) -> None:
    """Let the heart beat until the first meeting is there."""

    def has_come() -> bool:
        screen.day.beat()
        return bool(screen.state.meetings)

    await screen.until(has_come)


async def beats_until(screen: Screen, words: str) -> None:
    """Let the heart beat until the screen tells of something."""

    def told() -> bool:
        screen.day.beat()
        return any(words in sentence for sentence in screen.told())

    await screen.until(told)


async def test_meetings_come_by_themselves_and_make_the_rep_busy(
    planner: Opens, tmp_path: Path
) -> None:
    file = write(tmp_path / "work.ics", *TALGO)
    async with planner(config=with_calendar(file)) as screen:
        await meeting_comes(screen)
        assert any("Talgo" in row for row in screen.rows("day"))
        screen.clock.advance(minutes=10)
        now = screen.clock.now()
        assert availability(screen.state, now, screen.desk.config) is Availability.MEETING
        # Nobody asked for it, so no undo is spent on it.
        assert not screen.state.steps


async def test_what_is_wrong_with_a_calendar_is_said_once(planner: Opens, tmp_path: Path) -> None:
    missing = tmp_path / "gone.ics"
    async with planner(config=with_calendar(missing)) as screen:
        await beats_until(screen, "gone.ics")
        screen.pilot.app.clear_notifications()
        screen.clock.advance(minutes=20)
        await screen.press("C")
        # Who asks hears it again.
        await beats_until(screen, "gone.ics")


async def test_c_reads_them_now_and_tells_what_came(planner: Opens, tmp_path: Path) -> None:
    file = write(tmp_path / "work.ics", *TALGO)
    async with planner(config=with_calendar(file)) as screen:
        # By themselves they are read now, and not again for a quarter of an hour.
        await meeting_comes(screen)
        write(file, *TALGO, *ANOTHER)
        await screen.press("C")
        await beats_until(screen, "1 new")


async def test_without_calendars_c_says_where_to_name_one(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("C")
        assert any("calendar.sources" in sentence for sentence in screen.told())


async def test_what_another_program_appends_shows_and_is_one_undo(
    planner: Opens, tmp_path: Path
) -> None:
    async with planner() as screen:
        (tmp_path / "inbox.txt").write_text("in: Ana Ruiz wrong gaskets\nJon renewal\n", "utf-8")

        def has_come() -> bool:
            screen.day.beat()
            return bool(screen.state.requests and screen.state.calls)

        await screen.until(has_come)
        assert any("wrong gaskets" in row for row in screen.rows("requests"))
        await screen.press("u")
        screen.clock.advance(seconds=5)
        screen.day.beat()
        assert not screen.state.requests
        assert not screen.state.calls
