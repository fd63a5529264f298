"""The settings (``,``): everything in the config file, what it means, and a way to change it."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from planner import config_file
from planner.config import Config
from planner.desk import Desk
from planner.locale import N_, _
from planner.model.errors import PlannerError, Refused
from planner.settings import setting_of, takes
from planner.tui.choice import Choice
from planner.tui.dialogs.ask import Ask
from planner.tui.dialogs.choose import Choose
from planner.tui.dialogs.told import Told
from planner.tui.own_keys import new_keys, own_keys, typed_keys
from planner.tui.prompt import Dialog
from planner.tui.rows.common import title
from planner.tui.rows.settings import KEYS, KeySetting, settings_rows, value_text
from planner.tui.terminal.dressing import dress
from planner.tui.terminal.themes import THEMES
from planner.tui.widgets.hint import CLOSES, ENTER, Hint
from planner.tui.widgets.pane import Pane

_THEME, _LANGUAGE = "look.theme", "rep.language"
_HINTS = (Hint(N_("changes it"), ENTER), Hint(N_("puts the default back"), "put_back"), CLOSES)
_FRAME = 12
"""Cells of the screen's width that rows do not have: borders, signs, margins."""


class SettingsScreen(Dialog[None]):
    """Each change is written to the config file at once and taken over by desk and screen; what is
    refused changes neither."""

    DEFAULT_CSS = """
    SettingsScreen > #box { width: 100%; height: 100%; padding: 0 1; }
    SettingsScreen #settings { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "put_back", N_("puts the default back"), id="settings.default"),
    ]

    def __init__(self, desk: Desk, path: Path) -> None:
        """``path`` is the config file; where there is none, the first change makes it."""
        super().__init__(title(_("Settings"), str(path)), _HINTS)
        self._desk, self._path = desk, path

    def body(self) -> ComposeResult:
        yield Pane(id="settings", framed=False)
        yield Told()

    def on_mount(self) -> None:
        self.query_one(Pane).focus()

    def on_resize(self) -> None:
        self._show()

    def on_pane_opened(self, event: Pane.Opened) -> None:
        event.stop()
        self.run_worker(self._change(event.row_id))

    def action_put_back(self) -> None:
        if key := self.query_one(Pane).highlighted:
            self._write(key, lambda: config_file.set_default(self._path, key))

    async def _change(self, key: str) -> None:
        value = await self.app.push_screen_wait(self._question(key))
        if value is None:
            # A theme that was only looked at.
            dress(self.app, self._desk.config)
        else:
            self._write(key, lambda: config_file.set_value(self._path, key, value))

    def _question(self, key: str) -> Dialog[str]:
        if key.startswith(f"{KEYS}."):
            return self._ask_keys(key)
        setting = setting_of(self._desk.config, key)
        if key == _THEME:
            return _ThemeChoice(_themes(self.app.available_themes), setting.value)
        if setting.choices:
            # Of all that can be empty, the language alone is chosen from a list.
            empty = _("that of this computer")
            choices = [Choice(value, value or empty) for value in setting.choices]
            return Choose(key, choices, setting.value, _(setting.means))
        why = "\n".join((_(setting.means), _("Takes {what}.").format(what=takes(key))))
        return Ask(
            key, setting.default, setting.value, lambda line: self._understood(key, line), why
        )

    def _ask_keys(self, key: str) -> Ask:
        command, own = key.removeprefix(f"{KEYS}."), self._desk.config.keys
        keys = self._keys_of(command)
        why = _("Keys as f5, ctrl+b or B, several with commas between. By default: {keys}.")
        return Ask(
            f"{keys.text} ({command})",
            value=typed_keys(own, command),
            preview=lambda line: new_keys(own, command, line, self.app),
            why=why.format(keys=keys.default or "–"),
        )

    def _understood(self, key: str, line: str) -> str:
        """The value as it would be in force. Raises PlannerError."""
        try:
            return setting_of(config_file.with_value(self._path, key, line), key).value
        except PlannerError as error:
            raise self._readable(error) from error

    def _write(self, key: str, change: Callable[[], Config]) -> None:
        before = self._value(key)
        try:
            config = change()
        except PlannerError as error:
            self._tell(self._readable(error).sentence, warning=True)
            return
        self._desk.config = config
        dress(self.app, config)
        self._show()
        said = _("{key}: {value} (before: {before}).")
        self._tell(said.format(key=key, value=self._value(key), before=before) + _later(key))

    def _value(self, key: str) -> str:
        table, _dot, name = key.partition(".")
        if table == KEYS:
            return self._keys_of(name).keys or "–"
        return value_text(setting_of(self._desk.config, key))

    def _keys_of(self, command: str) -> KeySetting:
        settings = own_keys(self._desk.config.keys, self.app)
        return next(each for each in settings if each.id == command)

    def _readable(self, error: PlannerError) -> PlannerError:
        """The refusal without the path, which stands in the border."""
        return Refused(error.sentence.removeprefix(f"{self._path}: "))

    def _tell(self, sentence: str, *, warning: bool = False) -> None:
        self.query_one(Told).say(sentence, warning=warning)

    def _show(self) -> None:
        # The signs and the keys in the border are those of the moment.
        self.frame(self.query_one("#box"))
        pane = self.query_one(Pane)
        pane.rows = settings_rows(
            self._desk.config, own_keys(self._desk.config.keys, self.app), self.size.width - _FRAME
        )


class _ThemeChoice(Choose):
    """Shows each theme while it is highlighted."""

    FILLS = True
    DEFAULT_CSS = """
    _ThemeChoice { align: right bottom; background: transparent; }
    _ThemeChoice > #box { width: 44; height: 16; }
    """

    def __init__(self, names: Sequence[str], chosen: str) -> None:
        super().__init__(_THEME, [Choice(name, name) for name in names], chosen)

    def on_pane_highlighted(self, event: Pane.Highlighted) -> None:
        if event.row_id:
            self.app.theme = event.row_id


def _themes(available: Iterable[str]) -> list[str]:
    """The planner's own first."""
    own = [theme.name for theme in THEMES]
    return [*own, *sorted(set(available) - set(own))]


def _later(key: str) -> str:
    return " " + _("From the next start.") if key == _LANGUAGE else ""
