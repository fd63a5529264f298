"""A request closes with its answer, and the way the answer took."""

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType

from planner.locale import N_, _
from planner.method.typed.way_told import way_told
from planner.model.document import Channel
from planner.model.text import clean
from planner.tui.dialogs.steered import Below, Steered, arrows
from planner.tui.dialogs.told import Told
from planner.tui.prompt import Field
from planner.tui.rows.common import plain
from planner.tui.terminal.drawing import Line
from planner.tui.widgets.hint import ENTER, Hint
from planner.tui.widgets.listing import Row


class Closed(NamedTuple):
    """What the customer was told, and how."""

    answer: str
    channel: Channel


class Closing(Steered[Closed]):
    """The answer in one line; the way proposed is the light one, unless the answer names its own;
    the arrows and a click choose another. ``planned`` tells of what ends with the request."""

    BINDINGS: ClassVar[list[BindingType]] = arrows("closing")

    def __init__(self, name: str, about: str, channel: Channel, planned: str = "") -> None:
        super().__init__(
            plain(_("What was {name} told?").format(name=name)),
            (Hint(N_("closes it"), ENTER), Hint(N_("leaves it open"))),
        )
        self._about, self._channel, self._planned = about, channel, planned
        self._proposed, self._chosen = channel, False

    def body(self) -> ComposeResult:
        yield Field(placeholder=self.veil.text(self._about))
        yield Told()
        yield Below(id="channels", rows=len(Channel))

    def on_mount(self) -> None:
        self.below.rows = [_way(channel) for channel in Channel]
        self.below.highlight(self._proposed)
        self.on_input_changed()
        self.query_one(Field).focus()

    def on_input_changed(self) -> None:
        self.query_one(Told).say(self.veil.text(self._planned))
        self._chosen |= self.below.highlighted != self._proposed
        if not self._chosen:
            self._proposed = way_told(self.query_one(Field).value) or self._channel
            self.below.highlight(self._proposed)

    def action_step(self, by: int) -> None:
        self._chosen = True
        super().action_step(by)

    def entered(self, field: str) -> None:
        answer = clean(self.query_one(Field).value)
        if not answer:
            told = _("A request closes with its answer: say what the customer was told.")
            self.query_one(Told).say(told, warning=True)
            return
        channel = Channel(self.below.highlighted or self._channel)
        self.dismiss(Closed(answer, channel))


def _way(channel: Channel) -> Row:
    words = {
        Channel.PHONE: _("by phone"),
        Channel.EMAIL: _("by email"),
        Channel.CHAT: _("by chat"),
        Channel.PERSON: _("in person"),
    }
    return Row(channel, (Line.of(words[channel]),))
