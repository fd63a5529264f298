"""Somebody is insulting: four calm screens, and the way out with dignity."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from planner.locale import N_, _
from planner.method.leaving.four_steps import LEAVING, STEPS, Step, in_words
from planner.model.saying import dotted
from planner.tui.prompt import Dialog
from planner.tui.rows.common import piece, quoted
from planner.tui.terminal.drawing import Look, content
from planner.tui.widgets.key_line import KeyLine

CALMED = "calmed"
LEFT = "left"


class FourSteps(Dialog[str]):
    """Gives ``CALMED`` or ``LEFT``, or nothing where nothing happened. Whoever leaves is told the
    last words first."""

    # The title stands at the same height in every step: nothing jumps.
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall"), (34, "-lofty")]  # noqa: RUF012
    SCOPED_CSS = False
    DEFAULT_CSS = """
    FourSteps { background: $background; }
    FourSteps > #box {
        width: 100%;
        height: 100%;
        padding: 0;
        border: none;
        background: $background;
    }
    FourSteps #step { height: 1fr; padding: 3 2; align: center top; }
    FourSteps.-lofty #step { padding: 9 2; }
    FourSteps.-short #step { padding: 0 2; }
    FourSteps #step Static { width: 100%; max-width: 74; height: auto; }
    FourSteps #title { text-style: bold; margin: 1 0; }
    FourSteps .think { margin-bottom: 1; }
    FourSteps .say { margin-top: 1; }
    FourSteps.-short #title { margin: 0 0 1 0; }
    FourSteps.-short .think { margin: 0; }
    .-ascii FourSteps > #box { border: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", N_("next"), id="steps.next"),
        Binding("c", "calmed", N_("it calmed down"), id="steps.calmed"),
        Binding("l", "leave", N_("I leave"), id="steps.leave"),
        Binding("escape", "close", N_("close"), id="steps.close"),
    ]

    def __init__(self, name: str) -> None:
        """``name`` tells with whom."""
        super().__init__()
        self._who = name
        self._at = 0
        self._leaving = False

    def body(self) -> ComposeResult:
        yield VerticalScroll(id="step")
        yield KeyLine(last="steps.close", words=self._words)

    async def on_mount(self) -> None:
        await self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On the last step it is one end or the other; whoever leaves has chosen already."""
        if action == "next":
            return self._leaving or self._at < len(STEPS) - 1
        if action in ("calmed", "leave"):
            return not self._leaving
        return True

    async def action_next(self) -> None:
        if self._leaving:
            self.dismiss(LEFT)
            return
        self._at += 1
        await self._show()

    def action_calmed(self) -> None:
        self.dismiss(CALMED)

    async def action_leave(self) -> None:
        self._leaving = True
        await self._show()

    async def _show(self) -> None:
        """Draw the step of the moment."""
        page = self.query_one("#step", VerticalScroll)
        async with self.batch():
            await page.remove_children()
            await page.mount(*self._lines(in_words(LEAVING if self._leaving else STEPS[self._at])))
        page.focus()
        self.refresh_bindings()

    def _lines(self, step: Step) -> list[Static]:
        name = self.veil.text(self._who)
        place = _("{n} of {all}").format(n=self._at + 1, all=len(STEPS))
        return [
            self._line(dotted("" if self._leaving else place, name), Look.MUTED),
            self._line(step.title, Look.ACCENT, id="title"),
            *(self._line(text, classes="think") for text in step.think),
            *(self._line(quoted(text), Look.NUMBER, classes="say") for text in step.say),
        ]

    def _line(
        self,
        words: str,
        look: Look = Look.PLAIN,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> Static:
        shown = content((piece(words, look),), ascii_only=self.app.has_class("-ascii"))
        return Static(shown, markup=False, id=id, classes=classes)

    def _words(self, binding: Binding) -> str:
        done = self._leaving and binding.id == "steps.next"
        return _("I have left") if done else _(binding.description)
