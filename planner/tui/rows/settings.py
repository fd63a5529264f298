"""Every setting as rows: what it is called, its value, what it means."""

from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import NamedTuple

from planner.config import Config
from planner.locale import _
from planner.settings import SECTIONS, Setting, settings
from planner.tui.rows.common import piece, section, stacked
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Line, Look, Piece
from planner.tui.widgets.listing import Row

KEYS = "keys"
_NAME = 24


class KeySetting(NamedTuple):
    """A command with the keys that start it, as people write them. ``default`` are those it has by
    itself; ``clash`` says with which other command it shares one.
    """

    id: str
    text: str
    group: str
    keys: str
    default: str
    clash: str = ""

    @property
    def is_default(self) -> bool:
        return self.keys == self.default


def settings_rows(config: Config, keys: Sequence[KeySetting], width: int) -> tuple[Row, ...]:
    """All sections, then the keys by their groups, for rows of ``width`` cells."""
    groups = dict.fromkeys(key.group for key in keys)
    return stacked(
        *(
            section(
                _heading(table.name, _(table.title)),
                [_setting_row(setting, width) for setting in settings(config, table)],
            )
            for table in SECTIONS
        ),
        *(
            section(
                _heading(KEYS, group),
                [_key_row(key, width) for key in keys if key.group == group],
            )
            for group in groups
        ),
    )


def value_text(setting: Setting) -> str:
    """The value as it is shown; nothing as a dash."""
    return setting.value or "–"


def _heading(table: str, title: str) -> str:
    return f"[{table}]  {title}"


def _setting_row(setting: Setting, width: int) -> Row:
    line = _line(setting.name, value_text(setting), setting.default, changed=not setting.is_default)
    means = _(setting.means)
    return Row(setting.key, (line, *_wrapped(means, width)), _sign(setting.is_default))


def _key_row(key: KeySetting, width: int) -> Row:
    line = _line(key.keys or "–", key.text, key.default, changed=not key.is_default)
    sign = (signs.ALERT, Look.WARN) if key.clash else _sign(key.is_default)
    clash = _wrapped(key.clash, width, Look.WARN) if key.clash else ()
    return Row(f"{KEYS}.{key.id}", (line, *clash), sign)


def _line(left: str, right: str, default: str, *, changed: bool) -> Line:
    shown = f"{left:<{_NAME}} "
    look = Look.ACCENT if changed else Look.PLAIN
    before = _("by default {value}").format(value=default or "–") if changed else ""
    return Line((piece(shown, Look.NAME), piece(right, look)), (piece(before, Look.MUTED),))


def _wrapped(text: str, width: int, look: Look = Look.MUTED) -> Iterable[Line]:
    return [Line.of(line, look) for line in wrap(text, max(width, 20), break_on_hyphens=False)]


def _sign(is_default: bool) -> Piece:
    return piece("") if is_default else piece(signs.ON, Look.ACCENT)
