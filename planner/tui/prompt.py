"""What every dialog is made of: a box in the middle of the screen, and a line to type in."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final, TypeVar

from textual import events
from textual.app import ComposeResult, RenderResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input

from planner.locale import N_, _
from planner.model.text import clean
from planner.tui.hiding import Veil
from planner.tui.terminal.dimmed import Dimmed
from planner.tui.terminal.drawing import Text, content
from planner.tui.terminal.painting import PromptScreen, forget_painted
from planner.tui.widgets.heading import Heading
from planner.tui.widgets.hint import CLOSES, ENTER, Hint, hinted
from planner.tui.widgets.notice import notices

Answer = TypeVar("Answer")

INTERRUPTED: Final = "interrupted"
"""What an :class:`Interruptible` gives when somebody calls."""

LONGEST_LINE: Final = 10_000
"""Characters that a line takes from the clipboard; a field with more than that can only crawl."""


class Dialog(PromptScreen, ModalScreen[Answer | None]):
    """A box over the page. Subclasses yield its widgets from :meth:`body` and ``dismiss`` with the
    answer; escape closes it with ``None``, and so does a click beside it where nothing typed would
    be lost. At 80 columns and below it is as wide as the screen.

    What is drawn of the state passes through ``veil``, which whoever opens the dialog may replace.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (81, "-wide")]  # noqa: RUF012 - as Screen has it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012 - as Screen has it
    SCOPED_CSS = False
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
    }
    Dialog > #box {
        width: 76;
        height: auto;
        max-height: 100%;
        padding: 1 2;
        border: round $border;
        border-title-color: $foreground;
        border-title-style: bold;
        border-subtitle-color: $foreground-muted;
        background: $surface;
        color: $foreground;
        scrollbar-size-vertical: 1;
    }
    Dialog.-narrow > #box { width: 100%; }
    Dialog.-short > #box { padding: 0 1; }
    Dialog.-short > Notice { margin-bottom: 2; }
    .-ascii Dialog > #box { border: ascii $border; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", N_("close"), id="dialog.close", tooltip=N_("close")),
        Binding("f1,question_mark", "help", N_("help"), id="dialog.help", show=False),
    ]

    def __init__(self, title: Text = (), hints: Sequence[Hint] = (CLOSES,)) -> None:
        """``title`` stands in the upper border, or whole below it where that would cut it;
        ``hints`` in the lower one."""
        super().__init__()
        self.veil = Veil()
        self._heading = title
        self._hints = tuple(hints)

    def body(self) -> Iterable[Widget]:
        """The widgets in the box, from the top."""
        return ()

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="box", can_focus=False) as box:
            self.frame(box)
            yield Heading()
            yield from self.body()
        yield from notices(self.app)

    def render(self) -> RenderResult:  # type: ignore[override]
        drawn = super().render()
        return Dimmed(drawn) if isinstance(drawn, BackgroundScreen) else drawn

    def hint(self, *hints: Hint) -> None:
        """Say these in the lower border from now on."""
        self._hints = hints
        self.frame(self.query_one("#box"))

    def frame(self, box: Widget) -> None:
        """Write the borders anew."""
        ascii_only = self.app.has_class("-ascii")
        if not any(heading.display for heading in self.query(Heading)):
            box.border_title = self._title() or None
        box.border_subtitle = hinted(self._hints, self._key_of, ascii_only=ascii_only) or None

    def on_resize(self) -> None:
        if self._heading:
            # How wide the box is depends on the class that this size gives the screen.
            self.call_after_refresh(self._place_title)

    def _place_title(self) -> None:
        self.query_one(Heading).place(self._title(), self.query_one("#box"))

    def _title(self) -> Content:
        return content(self.veil.line(self._heading), ascii_only=self.app.has_class("-ascii"))

    def _key_of(self, action: str) -> str:
        """The key of an action as the rep has set it."""
        bound = (active.binding for active in self.active_bindings.values())
        found = next((binding for binding in bound if binding.action == action), None)
        return self.app.get_key_display(found) if found else _("enter")

    async def on_click(self, event: events.Click) -> None:
        hit, _region = self.get_widget_at(*event.screen_offset)
        if hit is self and all(field.value == field.given for field in self.query(Field)):
            await self.run_action("close")

    def on_unmount(self) -> None:
        forget_painted()

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close it, and whatever stands over it. Textual would close the uppermost screen: that is
        the page, where a key like enter is still on its way once escape has closed the dialog."""
        stack = self.app.screen_stack
        if self not in stack:
            return AwaitComplete()
        for above in reversed(stack[stack.index(self) + 1 :]):
            above.dismiss()
        return super().dismiss(result)

    def action_close(self) -> None:
        self.dismiss(None)

    def action_enter(self) -> None:
        """What the key does, where the rep is."""
        # A key of its own sender would not come up to the bindings.
        self.app.post_message(events.Key("enter", None).set_sender(self.app))

    def action_help(self) -> None:
        """What the dialog is for. In a field a question mark is a letter; F1 is none anywhere."""
        # Imported late: the help page is a dialog itself.
        from planner.tui.dialogs.read import Help
        from planner.tui.rows.keys import DIALOGS, dialog_rows

        names = (each.__name__ for each in type(self).__mro__)
        name = next((name for name in names if name in DIALOGS), "")
        self.app.push_screen(Help(_("Help"), dialog_rows(name, self._keys())))

    def _keys(self) -> dict[str, str]:
        """The keys that do something here, as people write them, with what they do."""
        entered = [hint.told for hint in self._hints if hint.action == ENTER]
        named: dict[str, Binding] = {}
        # Not the public active_bindings: the box comes first there with the keys that scroll it,
        # though it passes them on.
        for node, bindings in self._modal_binding_chain:
            for key, binding in bindings:
                # What has no id is Textual's own: to scroll the box, to leave a field.
                if binding.id and self.app._check_action_state(binding.action, node):
                    named.setdefault(key, binding)
        if entered:
            # What it does in the pane is that.
            named.pop(ENTER, None)
        found: dict[str, list[str]] = {}
        for binding in sorted(named.values(), key=lambda each: "dialog." in str(each.id)):
            shown = found.setdefault(_(binding.description), [])
            shown.append(self.app.get_key_display(binding))
        return {
            **{_("enter"): does for does in entered},
            **{" ".join(dict.fromkeys(keys)): does for does, keys in found.items()},
        }


class Interruptible(Dialog[str]):
    """One in which nothing is typed: the phone may ring while it is open, and the key that captures
    the call works in it as on the page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "incoming", N_("interruption"), id="incoming", show=False),
    ]

    def action_incoming(self) -> None:
        self.dismiss(INTERRUPTED)


class Field(Input):
    """One line of text. Nothing in it blinks, and what is pasted becomes one clean line."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    Field, Field:focus, Field:ansi {
        background: transparent;
        background-tint: transparent;
        padding: 0 1;
    }
    Field { border: round $border-blurred; }
    Field:focus { border: round $border; }
    Field.-invalid, Field.-invalid:focus { border: round $error; }
    Field > .input--placeholder { color: $foreground-muted; }
    .-ascii Field { border: ascii $border-blurred; }
    .-ascii Field:focus { border: ascii $border; }
    """

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name for it
        select_on_focus: bool = False,
    ) -> None:
        # A blank at the end is room for what the rep adds.
        self.given = clean(value) + value[len(value.rstrip(" ")) :]
        super().__init__(self.given, placeholder, select_on_focus=select_on_focus, id=id)
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if len(event.text) > LONGEST_LINE:
            self.app.notify(
                _("That is too long for one line. Nothing was pasted."), severity="warning"
            )
            return
        self.replace(clean(event.text), *self.selection)
        lines = sum(bool(clean(line)) for line in event.text.splitlines())
        if lines > 1:
            # Two customers would become one, and the other the matter of the call.
            self.app.notify(_("{n} lines became one.").format(n=lines), severity="warning")
