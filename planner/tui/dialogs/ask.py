"""One line from the rep, with what was understood shown before Enter."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.widgets import Input, Static

from planner.locale import _
from planner.model.errors import PlannerError
from planner.tui.dialogs.told import Told
from planner.tui.prompt import Dialog, Field
from planner.tui.rows.common import plain
from planner.tui.widgets.hint import CLOSES, TAKES_IT


class Ask(Dialog[str]):
    """Gives the line. ``why`` stands above it; ``preview`` says how a line is understood, or
    refuses it; a refused line stays in the field with the reason under it. A ``value`` is there to
    be changed; a ``proposal`` is taken by Enter, and gone with the first letter typed. While names
    are hidden, Enter on an empty line takes either as it was."""

    DEFAULT_CSS = """
    Ask #why { height: auto; margin: 0 1 1 1; }
    """

    def __init__(
        self,
        title: str,
        hint: str = "",
        value: str = "",
        preview: Callable[[str], str] | None = None,
        why: str = "",
        proposal: str = "",
    ) -> None:
        super().__init__(plain(title), (TAKES_IT, CLOSES))
        self._placeholder, self._value, self._preview = hint, value, preview
        self._why, self._proposal = why, proposal

    def body(self) -> ComposeResult:
        if self._why:
            yield Static(self.veil.text(self._why), markup=False, id="why")
        if self._covered:
            yield Field(placeholder=_("hidden: enter leaves it as it is"))
        else:
            yield Field(self._given, placeholder=self.veil.text(self._placeholder))
        yield Told()

    def on_mount(self) -> None:
        if self._proposal:
            self.query_one(Field).select_all()

    def on_input_changed(self, event: Input.Changed) -> None:
        self._understood(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._understood(event.value):
            self.dismiss(event.value.strip() or (self._given if self._covered else ""))

    @property
    def _given(self) -> str:
        return self._value or self._proposal

    @property
    def _covered(self) -> bool:
        """Whether what is given must not be seen."""
        return self.veil.text(self._given) != self._given

    def _understood(self, line: str) -> bool:
        told = self.query_one(Told)
        if self._preview is None or not line.strip():
            told.say("")
            return True
        try:
            told.say(self.veil.text(self._preview(line)))
        except PlannerError as error:
            told.say(error.sentence, warning=True)
            return False
        return True
