"""The pane as the rep meets it: keys, mouse, what is painted again, and what it says."""

from collections.abc import Iterable

from screens import Refreshed
from textual.app import App, ComposeResult
from textual.message import Message
from textual.strip import Strip

from planner.tui.terminal.drawing import Line, Look
from planner.tui.terminal.themes import THEMES
from planner.tui.widgets.listing import Row
from planner.tui.widgets.pane import Pane


def row(key: str, words: str = "", lines: int = 1) -> Row:
    first = Line(((words or f"row {key}", Look.NAME),))
    return Row(key, (first, *(Line((("more", Look.MUTED),)),) * (lines - 1)))


def rows(count: int) -> list[Row]:
    return [row(str(n)) for n in range(count)]


class OnePane(App[None]):
    """A pane alone, and what it says."""

    def __init__(self, given: Iterable[Row] = (), empty: str = "") -> None:
        super().__init__()
        self.given = tuple(given)
        self.empty = empty
        self.said: list[Message] = []

    def compose(self) -> ComposeResult:
        yield Pane()

    def on_mount(self) -> None:
        self.pane.fill((("Calls [b]", Look.PLAIN),), self.given, self.empty)

    @property
    def pane(self) -> Pane:
        return self.query_one(Pane)

    def on_pane_highlighted(self, message: Pane.Highlighted) -> None:
        self.said.append(message)

    def on_pane_opened(self, message: Pane.Opened) -> None:
        self.said.append(message)

    @property
    def opened(self) -> list[str]:
        return [said.row_id for said in self.said if isinstance(said, Pane.Opened)]

    def lines(self) -> list[str]:
        strips: list[Strip] = self.screen._compositor.render_strips()
        return [strip.text for strip in strips]


async def test_keys_move_the_highlight() -> None:
    app = OnePane(rows(30))
    async with app.run_test(size=(40, 12)) as pilot:
        for key, expected in (
            ("j", "1"), ("down", "2"), ("k", "1"), ("up", "0"), ("up", "0"),
            ("G", "29"), ("g", "0"), ("end", "29"), ("home", "0"), ("pagedown", "9"),
            ("pagedown", "18"), ("pageup", "9"),
        ):  # fmt: skip
            await pilot.press(key)
            assert app.pane.highlighted == expected, key
        await pilot.press("enter")
    assert app.opened == ["9"]


async def test_highlighted_is_said_once_for_each_change() -> None:
    app = OnePane(rows(3))
    async with app.run_test() as pilot:
        await pilot.press("j", "j", "j")
        app.pane.rows = rows(2)
        await pilot.pause()
        app.pane.rows = rows(2)
        await pilot.pause()
        app.pane.rows = ()
        await pilot.pause()
    assert [said.row_id for said in app.said if isinstance(said, Pane.Highlighted)] == [
        "0", "1", "2", "1", None,
    ]  # fmt: skip


async def test_a_move_paints_the_two_rows_that_changed_and_nothing_else() -> None:
    app = OnePane([row(str(n), lines=2) for n in range(5)])
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        painted = Refreshed(app.pane)
        await pilot.press("j")
        assert painted.lines == [1, 2, 3, 4]


async def test_new_rows_paint_only_the_lines_that_differ() -> None:
    app = OnePane(rows(9))
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        painted = Refreshed(app.pane)
        app.pane.rows = [row(str(n), "changed" if n == 4 else "") for n in range(9)]
        await pilot.pause()
        assert painted.lines == [5]
        app.pane.rows = [row(str(n), "changed" if n == 4 else "") for n in range(9)]
        await pilot.pause()
        assert painted.lines == [5]


async def test_a_change_of_colour_alone_is_painted() -> None:
    app = OnePane(rows(3))
    async with app.run_test() as pilot:
        await pilot.pause()
        painted = Refreshed(app.pane)
        app.pane.rows = [*rows(2), Row("2", (Line((("row 2", Look.BAD),)),))]
        await pilot.pause()
        assert painted.lines == [3]


async def test_rows_that_leave_leave_nothing_behind() -> None:
    app = OnePane(rows(5))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        app.pane.rows = rows(2)
        await pilot.pause()
        assert [line.strip("│ ") for line in app.lines()[1:5]] == ["► row 0", "row 1", "", ""]


async def test_the_border_says_what_is_beyond() -> None:
    app = OnePane(rows(50))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert "↓ 40 more" in app.lines()[-1]
        await pilot.press("G")
        assert "↑ 40 more" in app.lines()[-1]
        assert "↓" not in app.lines()[-1]
        await pilot.press(*["k"] * 15)
        assert "↑ 34  ↓ 6 more" in app.lines()[-1]
        await pilot.press("G")
        await pilot.resize_terminal(40, 60)
        assert "↑" not in app.lines()[-1]
        assert app.lines()[50].startswith("│► row 49")


async def test_an_empty_pane_speaks() -> None:
    app = OnePane(empty="Nothing to call. Press n for a new one.")
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.pause()
        assert "Nothing to call. Press n" in app.lines()[1]
        app.pane.rows = rows(1)
        await pilot.pause()
        assert "Nothing" not in "".join(app.lines())
        app.pane.rows = ()
        await pilot.pause()
        assert "Nothing to call. Press n" in app.lines()[1]
        await pilot.press("j", "k", "g", "G", "pageup", "pagedown", "enter")
    assert app.opened == []


async def test_clicks_highlight_then_open() -> None:
    app = OnePane(rows(5))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await pilot.click(Pane, offset=(5, 3))
        assert (app.pane.highlighted, app.opened) == ("2", [])
        await pilot.click(Pane, offset=(5, 3))
        assert app.opened == ["2"]
        await pilot.click(Pane, offset=(5, 9))
        assert app.pane.highlighted == "2"


async def test_a_double_click_opens_once() -> None:
    app = OnePane(rows(5))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await pilot.double_click(Pane, offset=(5, 4))
        assert (app.pane.highlighted, app.opened) == ("3", ["3"])


async def test_titles_and_rows_are_never_read_as_markup() -> None:
    app = OnePane([row("a", "[red]x[/] [/"), row("b", "[@click=app.exit]y")])
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        lines = app.lines()
        assert "Calls [b]" in lines[0]
        assert "[red]x[/] [/" in lines[1]
        assert "[@click=app.exit]y" in lines[2]


async def test_ten_thousand_rows_draw_one_screen() -> None:
    app = OnePane(rows(10_000))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        painted = Refreshed(app.pane)
        await pilot.press("G")
        assert len(painted.lines) == 11  # ten rows, and what the lower edge says
        assert "row 9999" in app.lines()[-2]


async def test_the_highlight_shows_without_colours() -> None:
    app = OnePane(rows(2))
    app.no_color = True
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.pause()
        lit, dark = (list(app.pane.render_line(y))[1:-1] for y in (1, 2))
        assert lit
        assert all(segment.style and segment.style.reverse for segment in lit)
        assert dark
        assert not any(segment.style and segment.style.reverse for segment in dark)


async def test_only_the_focused_pane_shows_its_highlight() -> None:
    app = OnePane(rows(2))
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.pause()
        assert "►" in app.lines()[1]
        app.set_focus(None)
        await pilot.pause()
        assert "►" not in app.lines()[1]


async def test_a_pane_can_be_ascii() -> None:
    app = OnePane(rows(30))
    app.set_class(True, "-ascii")
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.pause()
        lines = app.lines()
        assert "".join(lines).isascii()
        assert lines[1].startswith("|> row 0")
        assert "v 24 more" in lines[-1]


async def test_muted_is_dim_in_the_terminals_own_colours() -> None:
    app = OnePane([row("a", lines=2)])
    for theme in THEMES:
        app.register_theme(theme)
    app.theme = "planner-terminal"
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.press("j")
        app.set_focus(None)
        await pilot.pause()
        muted = [segment for segment in app.pane.render_line(2) if "more" in segment.text]
        assert [segment.style.dim for segment in muted if segment.style] == [True]
