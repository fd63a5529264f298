"""Every widget of the screen with sample data: ``python -m tests.tui.gallery [theme] [ascii]``."""

import sys
from collections.abc import Iterable
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Label

from planner.tui.prompt import Dialog, Field
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Line, Look, Piece, Text, content
from planner.tui.terminal.driver import terminal_driver
from planner.tui.terminal.themes import THEMES
from planner.tui.widgets.block_bar import BarView, BlockBar
from planner.tui.widgets.hint import CLOSES, TAKES_IT
from planner.tui.widgets.key_line import KeyLine
from planner.tui.widgets.line_bar import LineBar
from planner.tui.widgets.listing import Row
from planner.tui.widgets.pane import Pane

L = Look


def call(key: str, name: str, company: str, why: str = "", sign: Piece = ("", L.PLAIN)) -> Row:
    lines = [Line(((name, L.NAME),), ((company, L.MUTED),))]
    if why:
        lines.append(Line(((why, L.MUTED),)))
    return Row(key, tuple(lines), sign)


def done(key: str, name: str, how: str) -> Row:
    return Row(key, (Line(((name, L.MUTED),), ((how, L.MUTED),)),), (signs.DONE, L.GOOD))


def heading(words: str) -> Row:
    return Row("", (Line(), Line(((words, L.MUTED),))), selectable=False)


HOSTILE = (
    ("[red]Bobby[/] [/", "[@click=app.exit]x[/]", "[VIP] \x1b[31mred\x07 \u202egnp.exe"),
    ("漢字" * 12, "株式会社" * 5, "e" + "\u0301" * 200 + " 👨\u200d👩\u200d👧 ☎\ufe0f 👍🏽 🇪🇸"),
    ("A" * 10_000, "محمد شركة", "line\nbreak and\ttab"),
)

CALLS = (
    call("1", "Ana Ruiz", "Talleres Norte", "quote Q-118: second contact"),
    call("2", "Jon Etxebarria", "Goierri Steel", "not spoken for 61 days · nothing wrong"),
    *(call(f"x{at}", *words) for at, words in enumerate(HOSTILE)),
    done("3", "Luis Vega", "spoke · 12 pallets"),
    done("4", "Sara Costa", f"voicemail + {signs.MAIL}"),
    done("5", "Iñaki Gil", "spoke · referral"),
    heading("not now"),
    *(
        Row(key, (Line(((name, L.MUTED),), ((when, L.MUTED),)),), (sign, L.MUTED))
        for key, name, when, sign in (
            ("6", "Marta Solé", "asked for 11:30", signs.DOT),
            ("7", "Chen Wei", "17:42 in Shanghai", signs.DOT),
            ("8", "Pau Riera", "rests until 3 Feb", signs.DOT),
        )
    ),
)

REQUESTS = (
    call("1", "Iberia Pumps", "by 11:00", "wrong gaskets · our mistake", (signs.ALERT, L.BAD)),
    call("2", "Talgo", "by 13:00", "quote for 40 units"),
    call("3", "Ferrovial", "by 16:00", "delay a payment · Accounts helps", (signs.SUPPORT, L.WARN)),
    heading("by email"),
    call("4", "Renfe", "deferred 10:38", "part list · reads it at 13:00", (signs.MAIL, L.NUMBER)),
    call("5", "Hotel Arriaga", "received 10:12", "delivery date", (signs.MAIL, L.GOOD)),
)


def block(key: str, time: str, edge: Look, ground: Look, title: str, right: str, lines: int) -> Row:
    def at(n: int) -> Line:
        left: Text = ((f"{time if n == 0 else '':5} ", L.MUTED), (signs.EDGE, edge))
        words = f" {title}" if n == 0 else ""
        end = f"{right} " if n == 0 else " "
        return Line((*left, (words, ground)), ((end, ground),), (" ", ground))

    return Row(key, tuple(at(n) for n in range(lines)))


def fixed(key: str, time: str, words: str) -> Row:
    return Row(key, (Line(((f"{time} ", L.MUTED), (f"  {words}", L.MUTED))),))


TODAY = (
    block("1", "09:00", L.ACCENT, L.DEEP_GROUND, "Acme contract", f"{signs.DONE} 1h20", 3),
    block("2", "10:30", L.GOOD, L.CALLS_GROUND, "Five calls", "now", 1),
    Row("now", (Line((("10:42 ", L.BAD),), fill=(signs.RULE, L.BAD)),), selectable=False),
    block("3", "11:00", L.WARN, L.MEETING_GROUND, "Meeting · Goierri Steel", "1h00", 2),
    block("4", "12:00", L.ACCENT, L.DEEP_GROUND, "Quote for Talgo", "1h00", 2),
    fixed("5", "13:00", f"{signs.MAIL} email window · 2 waiting"),
    fixed("6", "13:20", "free 40 min · room for five calls"),
    Row("7", (Line((("14:00 ░░░ lunch ", L.MUTED),), fill=(signs.SHADE, L.MUTED)),)),
    block("8", "16:00", L.ACCENT, L.DEEP_GROUND, "Price list 2027", "1h30", 3),
    fixed("9", "17:30", f"{signs.MAIL} email window"),
    fixed("10", "18:00", "evening: two minutes"),
)


HEADER = Line(
    (
        (" Saturday 21 November", L.NAME),
        ("  10:42", L.PLAIN),
        (f"  {signs.ON} call block", L.GOOD),
    ),
    (
        ("calls ", L.MUTED),
        ("3", L.GOOD_COUNT),
        ("/5   requests ", L.MUTED),
        ("3", L.NAME),
        (" open   focus ", L.MUTED),
        ("1h20", L.NAME),
        ("/3h   ", L.MUTED),
        ("! 1 ", L.WARN_COUNT),
        ("at risk ", L.WARN),
    ),
)

WIDE = BarView(
    "08:24",
    (
        (
            ("Ana Ruiz", L.NAME),
            (" · Talleres Norte   ", L.PLAIN),
            ("+34 944 123 456", L.NUMBER),
            ("   closes in 48 min", L.MUTED),
        ),
        (("why   ", L.MUTED), ("second contact: did quote Q-118 reach her?", L.PLAIN)),
        (("last  ", L.MUTED), ("Tue 17, voicemail · “asked about delivery in May”", L.PLAIN)),
    ),
    (
        (
            ("● ● ● ", L.GOOD),
            ("○ ○", L.MUTED),
            ("   call 4 of 5 · ", L.PLAIN),
            ("40 s ahead", L.MUTED),
        ),
        (("1", L.NAME), (" spoke  ", L.PLAIN), ("2", L.NAME), (" voicemail  ", L.PLAIN)),
        (("4", L.NAME), (" wrong number  ", L.PLAIN), ("d", L.NAME), (" dial", L.PLAIN)),
    ),
)

NARROW = BarView(
    "+01:12",
    (
        (("Ana Ruiz", L.NAME), (" · Talleres Norte", L.PLAIN)),
        (("+34 944 123 456", L.NUMBER),),
        (("quote Q-118 received?", L.MUTED),),
    ),
    (
        (("● ● ● ", L.GOOD), ("○ ○", L.MUTED), (" 40 s ahead", L.MUTED)),
        (("1", L.NAME), (" spoke   ", L.PLAIN), ("2", L.NAME), (" voicemail", L.PLAIN)),
        (("3", L.NAME), (" no answer   ", L.PLAIN), ("d", L.NAME), (" dial", L.PLAIN)),
    ),
    L.WARN,
)


class Asking(Dialog[str]):
    """A question, a field and an answer to it."""

    def body(self) -> Iterable[Widget]:
        yield Label("Who is calling, and what about?", markup=False)
        yield Field(placeholder="Ana Ruiz mañana 15:30 renewal")
        yield Label(content((("Tue 24 Nov 15:30, Europe/Madrid", L.GOOD),)))


class Gallery(App[None]):
    """The day, hand-made. Narrow screens show one pane, as tabs will."""

    CSS = """
    Gallery.-narrow #requests, Gallery.-narrow #today { display: none; }
    """
    BINDINGS: ClassVar = [
        Binding("a", "ask", show=False),
        *(
            Binding(key, f"say('{words}')", words, id=words)
            for key, words in (
                ("b", "five calls"),
                ("i", "interruption"),
                ("e", "defer to email"),
                ("c", "call back"),
                ("n", "new"),
                ("space", "done"),
                ("slash", "find"),
                ("u", "undo"),
                ("colon", "commands"),
                ("question_mark", "help"),
            )
        ),
    ]

    def __init__(self, theme: str = "planner-dark", ascii_signs: bool = False) -> None:
        super().__init__(driver_class=terminal_driver())
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme
        self.set_class(ascii_signs, "-ascii")

    def compose(self) -> ComposeResult:
        yield LineBar()
        yield BlockBar()
        with Horizontal():
            yield Pane(id="calls")
            yield Pane(id="requests")
            yield Pane(id="today", gutter=0)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(LineBar).line = HEADER
        for name, title, rows in (
            ("calls", "Calls to make · 2 left", CALLS),
            ("requests", "Requests · 3 open · 2 by email", REQUESTS),
            ("today", "Today · deep work 1h20 of 3h", TODAY),
        ):
            self.query_one(f"#{name}", Pane).fill(((title, L.PLAIN),), rows, "")

    def on_resize(self) -> None:
        self.query_one(BlockBar).view = WIDE if self.size.width >= 100 else NARROW
        self.set_class(self.size.width < 100, "-narrow")

    def action_ask(self) -> None:
        self.push_screen(Asking((("New", L.PLAIN),), (TAKES_IT, CLOSES)))

    def action_say(self, words: str) -> None:
        self.notify(words)


if __name__ == "__main__":
    Gallery(*sys.argv[1:2] or ("planner-dark",), ascii_signs="ascii" in sys.argv).run()
