"""What the planner says stands above the key line, whatever is on the screen."""

from itertools import count

import pytest
from screens import Opens, Screen
from textual.notifications import Notification, Notifications

from planner.tui.widgets.notice import NEWS, Notice, newest
from planner.tui.widgets.pane import Pane

LONG = "Nothing was saved, because the folder cannot be written. " * 3


def line_above_keys(screen: Screen, back: int = 2) -> str:
    return screen.picture().splitlines()[-back]


async def test_a_sentence_stands_above_the_keys_until_it_is_clicked(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b", "1")
        assert "Ana Ruiz: spoke" in line_above_keys(screen)
        assert "b end the block" in screen.picture().splitlines()[-1]
        await screen.click("Ana Ruiz: spoke")
        assert screen.told() == []
        assert "Ana Ruiz: spoke" not in line_above_keys(screen)


async def test_only_the_newest_sentence_is_shown(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b", "1", "2")
        assert len(screen.told()) == 1
        assert "voicemail" in line_above_keys(screen)


def answer(words: str, at: float) -> Notification:
    return Notification(words, timeout=4, raised_at=at)


def news(words: str, at: float) -> Notification:
    return Notification(words, NEWS, "warning", timeout=8, raised_at=at)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ([answer("a", 1), answer("b", 2)], "b"),
        ([answer("a", 1), news("n", 2)], "a\nn"),
        ([news("n", 1), answer("a", 2)], "n\na"),
        ([news("n", 1), answer("a", 2), answer("b", 3)], "n\nb"),
        ([news("n", 1), answer("a", 2), answer("b", 6)], "b"),
        ([answer("a", 1), news("n", 6)], "n"),
        ([news("n", 1), news("m", 2)], "n\nm"),
        ([news("n", 1), news("m", 5)], "m"),
    ],
)
def test_news_and_an_answer_do_not_take_each_others_place(
    said: list[Notification], shown: str
) -> None:
    told = newest(said)
    assert told is not None
    assert told.message == shown


def test_both_stand_as_long_as_the_longer_one() -> None:
    told = newest([news("n", 1), answer("a", 2)])
    assert told is not None
    assert told.raised_at + told.timeout == 9
    assert newest([]) is None


def test_one_that_is_over_this_very_moment_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    said, clock = Notifications(), count(start=1.0, step=0.5)
    said.add(Notification("spoke", raised_at=0, timeout=3.1))
    monkeypatch.setattr("textual.notifications.time", lambda: next(clock))
    for _ask in range(10):
        newest(said)
    assert newest(said) is None


async def test_what_time_has_done_takes_no_answer_away(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b")
        screen.clock.advance(minutes=15)
        await screen.press("1")
        screen.day.beat()
        (told,) = screen.told()
        first, second = told.splitlines()
        assert first.startswith("Ana Ruiz: spoke")
        assert second.startswith("Five calls: ended at 10:15")


async def test_it_goes_by_itself(planner: Opens) -> None:
    async with planner() as screen:
        screen.day.notify("Ana Ruiz: spoke", timeout=0.1, markup=False)
        await screen.pilot.pause()
        assert "Ana Ruiz: spoke" in line_above_keys(screen)
        await screen.until(lambda: "Ana Ruiz: spoke" not in line_above_keys(screen))


async def test_an_earlier_one_does_not_take_a_later_one_away(planner: Opens) -> None:
    async with planner() as screen:
        screen.day.notify("first", timeout=0.05, markup=False)
        screen.day.notify("second", timeout=60, markup=False)
        await screen.pilot.pause(0.2)
        assert screen.told() == ["second"]


async def test_a_dialog_says_it_too_and_the_page_after_it(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b", "i", "type ana", "enter", "type wrong gasket", "enter")
        assert "Email to Ana Ruiz" in screen.picture()
        assert "Ana Ruiz: deferred to email" in line_above_keys(screen)
        await screen.press("escape")
        assert "Email to Ana Ruiz" not in screen.picture()
        assert "Ana Ruiz: deferred to email" in line_above_keys(screen)


async def test_a_long_sentence_takes_the_lines_it_needs(planner: Opens) -> None:
    async with planner(size=(80, 24)) as screen:
        screen.day.say("short")
        screen.day.say(LONG, warning=True)
        await screen.pilot.pause()
        lines = screen.picture().splitlines()[-4:-1]
        assert " ".join(line.strip("▌ ") for line in lines) == LONG.strip()
        screen.day.say("short")
        await screen.pilot.pause()
        assert "Nothing was saved" not in screen.picture()


async def test_names_are_no_markup(planner: Opens) -> None:
    async with planner() as screen:
        screen.day.say("[red]O'Neil[/red] [EU]: spoke")
        await screen.pilot.pause()
        assert "[red]O'Neil[/red] [EU]: spoke" in line_above_keys(screen)


async def test_what_a_key_did_and_what_is_said_of_it_come_in_one_frame(
    planner: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with planner() as screen:
        await screen.press("b", "1")
        frames: list[str] = []
        keep = lambda: frames.append(screen.picture())  # noqa: E731
        monkeypatch.setattr(screen.pilot.app, "post_display_hook", keep)
        await screen.press("2")
        changed = next(frame for frame in frames if "2/5" in frame)
        assert ": voicemail" in changed.splitlines()[-2]


async def test_below_a_dialog_it_goes_as_well(planner: Opens) -> None:
    async with planner() as screen:
        screen.day.notify("Ana Ruiz: spoke", timeout=0.3, markup=False)
        await screen.press("question_mark")
        await screen.until(lambda: "Ana Ruiz: spoke" not in screen.picture())
        notice = screen.day_below.query_one(Notice)
        assert not notice.display


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_in_the_reports_the_keys_stay_in_sight(planner: Opens, size: tuple[int, int]) -> None:
    async with planner(size=size) as screen:
        await screen.press("b", "1", "r")
        assert "Ana Ruiz: spoke" in screen.picture()
        assert "w week" in screen.picture()


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 40)])
async def test_in_the_reports_it_lies_over_no_line(planner: Opens, size: tuple[int, int]) -> None:
    async with planner(size=size) as screen:
        await screen.press("b", "1", "r")
        reports = screen.pilot.app.screen
        said = reports.query_one(Notice).region
        assert said.height == 1
        assert not any(said.overlaps(pane.region) for pane in reports.query(Pane))
