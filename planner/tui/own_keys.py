"""The keys of every command as the rep has set them, and what a change of them would do."""

from collections.abc import Iterator, Mapping, Sequence

from textual.app import App

from planner.locale import _
from planner.model.errors import Refused
from planner.tui.commands import COMMANDS, MOVE_GROUP
from planner.tui.complaints import clashes, misspelled
from planner.tui.doable import list_keys, written
from planner.tui.rows.settings import KeySetting


def own_keys(own: Mapping[str, str], app: App[str]) -> list[KeySetting]:
    """Everything that has keys, with those of now; clashes are named."""
    shared = clashes(own)
    return [
        each._replace(
            keys=written(own.get(each.id, each.default), app),
            default=written(each.default, app),
            clash=" ".join(_clash(key, ids) for key, ids in shared.items() if each.id in ids),
        )
        for each in _all()
    ]


def typed_keys(own: Mapping[str, str], id_: str) -> str:
    """The keys of a command as the config file has them, with commas between."""
    return own.get(id_) or next(each.default for each in _all() if each.id == id_)


def new_keys(own: Mapping[str, str], id_: str, keys: str, app: App[str]) -> str:
    """How a command would be started by these keys, or what else they start. Raises Refused for
    one that no keyboard has."""
    if wrong := next(misspelled(id_, keys), ""):
        raise Refused(wrong)
    shared = clashes({**own, id_: keys})
    told = " ".join(_clash(key, ids) for key, ids in shared.items() if id_ in ids)
    return told or written(keys, app)


def _all() -> Iterator[KeySetting]:
    """What can be given other keys; the default ones as a binding has them."""
    for command in COMMANDS:
        yield KeySetting(command.id, _(command.text), _(command.group), "", command.keys)
    for id_, keys, words in list_keys():
        yield KeySetting(id_, _(words), _(MOVE_GROUP), "", keys)


def _clash(key: str, ids: Sequence[str]) -> str:
    return _("{key} starts {one} and {other}; only one of them works.").format(
        key=key, one=ids[0], other=ids[1]
    )
