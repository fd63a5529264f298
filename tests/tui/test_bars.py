"""Header, block bar and key line: what they show, and how little they paint."""

from typing import ClassVar

from rich.cells import cell_len
from screens import Refreshed
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Region
from textual.widgets import Input

from planner.locale import N_
from planner.tui.terminal.drawing import Line, Look, Text
from planner.tui.widgets.block_bar import BarView, BlockBar
from planner.tui.widgets.key_line import Key, KeyLine, fitting
from planner.tui.widgets.line_bar import LineBar
from planner.tui.widgets.pane import Pane
from tests.tui.gallery import Gallery


def plain(words: str) -> Text:
    return ((words, Look.PLAIN),)


class Bars(App[None]):
    """The three bars, and a field to type in."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar = [
        Binding("b", "note('block')", N_("five calls"), id="block"),
        Binding("i,I", "note('incoming')", N_("interruption"), id="incoming"),
        Binding("e", "dim", N_("defer to email"), id="mail"),
        Binding("x", "note('x')", N_("hidden"), id="x", show=False),
        Binding("question_mark", "note('help')", N_("help"), id="help"),
    ]

    def __init__(self, view: BarView | None = None) -> None:
        super().__init__()
        self.view = view
        self.noted: list[str] = []
        self.can_defer: bool | None = True

    def compose(self) -> ComposeResult:
        yield LineBar()
        yield BlockBar()
        yield Input()
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(LineBar).line = Line(plain("10:42"), plain("calls 3"))
        self.query_one(BlockBar).view = self.view

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.can_defer if action == "dim" else True

    def action_note(self, what: str) -> None:
        self.noted.append(what)

    def line(self, y: int) -> str:
        return self.screen._compositor.render_strips()[y].text

    @property
    def keys(self) -> str:
        return self.line(self.query_one(KeyLine).region.y)


async def test_the_header_paints_only_the_pieces_that_changed() -> None:
    app = Bars()
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        bar = app.query_one(LineBar)
        refreshed = Refreshed(bar)
        bar.line = Line(plain("10:42"), plain("calls 3"))
        assert refreshed.regions == []
        bar.line = Line(plain("10:53"), plain("calls 3"))
        assert refreshed.regions == [Region(0, 0, 5, 1)]
        assert refreshed.layouts == 0
        await pilot.pause()
        assert app.line(0) == "10:53" + " " * 28 + "calls 3"


VIEW = BarView(
    "08:24",
    (plain("Ana Ruiz"), plain("why  quote"), plain("last Tue 17")),
    (plain("call 4 of 5"), plain("1 spoke"), plain("5 skip")),
)


async def test_a_tick_paints_the_digits_and_nothing_else() -> None:
    app = Bars(VIEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        bar = app.query_one(BlockBar)
        refreshed = Refreshed(bar)
        bar.view = VIEW._replace(digits="08:23")
        assert {region.x >= 2 and region.right <= 17 for region in refreshed.regions} == {True}
        assert refreshed.layouts == 0
        assert [region.y for region in refreshed.regions] == [1, 2, 3]


async def test_the_block_bar_is_there_only_while_a_block_runs() -> None:
    app = Bars()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        bar = app.query_one(BlockBar)
        assert not bar.region
        bar.view = VIEW
        await pilot.pause()
        assert (bar.region.width, bar.region.height) == (80, 5)
        assert "Ana Ruiz" in app.line(bar.region.y + 1)
        bar.view = None
        await pilot.pause()
        assert not bar.region


async def test_the_block_bar_fits_every_width() -> None:
    long = plain("Ana Ruiz de la Torre y Gómez · Talleres Norte Sociedad Anónima · +34 944 123 456")
    app = Bars(VIEW._replace(middle=(long, plain("漢字" * 30), ())))
    async with app.run_test(size=(140, 20)) as pilot:
        for width in (140, 80, 60, 40, 20, 6):
            await pilot.resize_terminal(width, 20)
            await pilot.pause()
            top = app.query_one(BlockBar).region.y
            lines = [app.line(top + y) for y in range(5)]
            assert {cell_len(line) for line in lines} == {width}
            assert [line[0] + line[-1] for line in lines] == ["╭╮", "││", "││", "││", "╰╯"]
            if width >= 80:
                assert "call 4 of 5" in lines[1]


def keys(*names: str) -> tuple[Key, ...]:
    return tuple(Key(name[0], name, enabled=True, action=name) for name in names)


def test_the_keys_that_fit_are_shown_in_order_and_help_always() -> None:
    some = keys("alpha", "beta", "gamma")
    last = Key("?", "help", enabled=True, action="help")
    assert fitting(some, last, 80) == ((*some, last), 3)
    assert fitting(some, last, 32) == ((*some, last), 2)
    assert fitting(some, last, 25) == ((*some[:2], last), 2)
    assert fitting(some, last, 3) == ((last,), 2)


def test_keys_that_do_nothing_now_give_way_to_those_that_do() -> None:
    alive, dead = Key("b", "five calls", True, "b"), Key("c", "call back", False, "c")
    other, last = Key("n", "new", True, "n"), Key("?", "help", True, "help")
    assert fitting((dead, alive, other), last, 45)[0] == (dead, alive, other, last)
    assert fitting((dead, alive, other), last, 38)[0] == (alive, other, last)
    assert fitting((dead, alive, other), last, 24)[0] == (alive, last)


async def test_the_key_line_shows_the_bindings_that_ask_for_it() -> None:
    app = Bars()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        assert app.keys.strip() == "b five calls   i interruption   e defer to email   ? help"


async def test_the_key_line_changes_only_with_the_bindings() -> None:
    app = Bars()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        line = app.query_one(KeyLine)
        painted: list[int] = []
        draw = line.render_line
        line.render_line = lambda y: (painted.append(y), draw(y))[1]  # type: ignore[method-assign]
        app.refresh_bindings()
        await pilot.pause()
        assert painted == []
        app.can_defer = None
        app.refresh_bindings()
        await pilot.pause()
        assert painted == [0]
        app.can_defer = False
        app.refresh_bindings()
        await pilot.pause()
        assert "defer" not in app.keys


async def test_keys_that_a_text_field_takes_are_not_offered() -> None:
    app = Bars()
    async with app.run_test(size=(80, 10)) as pilot:
        app.query_one(Input).focus()
        await pilot.pause()
        assert app.keys.strip() == ""


async def test_a_click_on_a_key_does_what_the_key_does() -> None:
    app = Bars()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        line = app.keys
        for words in ("five calls", "interruption", "? help"):
            await pilot.click(KeyLine, offset=(line.index(words), 0))
        await pilot.click(KeyLine, offset=(79, 0))
    assert app.noted == ["block", "incoming", "help"]


async def test_the_users_own_keys_are_shown() -> None:
    app = Bars()
    app.set_keymap({"block": "f5"})
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        assert "f5 five calls" in app.keys


async def test_every_widget_lives_at_every_size_and_changes_with_the_theme() -> None:
    app = Gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        for size in ((500, 200), (60, 15), (20, 5), (7, 3), (2, 2), (1, 1), (140, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            lines = [strip.text for strip in app.screen._compositor.render_strips()]
            assert {cell_len(line) for line in lines} == {size[0]}
        for widget in (LineBar, BlockBar, KeyLine, Pane):
            first = app.query(widget).first()
            app.theme = "planner-dark"
            await pilot.pause()
            dark = list(first.render_line(0))
            app.theme = "planner-light"
            await pilot.pause()
            assert [segment.text for segment in first.render_line(0)] == [s.text for s in dark]
            assert list(first.render_line(0)) != dark
