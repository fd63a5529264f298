"""What is wrong with the config, as far as only the screen can tell: keys, theme, letters."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from string import punctuation

from textual.keys import KEY_NAME_REPLACEMENTS, Keys

from planner.config import Config
from planner.locale import _
from planner.tui.commands import BY_ID, COMMANDS
from planner.tui.terminal.themes import THEMES

_ELSEWHERE = {
    *("pane", "dialog", "mail", "capture", "closing", "columns", "finder", "import", "incident"),
    *("window", "steps", "reports", "tour", "send", "settings", "first", "trouble"),
}
"""What the ids of keys begin with that are no commands: those of lists and dialogs."""
_NAMED = {
    *(key.value for key in Keys),
    *KEY_NAME_REPLACEMENTS.values(),
    # Textual's names of signs have no hyphens: less_than_sign.
    *(re.sub("[- ]", "_", unicodedata.name(sign).lower()) for sign in punctuation),
}


def complaints(config: Config, themes: Container[str]) -> Iterator[str]:
    """A sentence each; ``themes`` are the names of those there are."""
    yield from of_keys(config.keys)
    yield from of_theme(config.look.theme, themes)
    if config.templates:
        # Imported late: few write letters of their own.
        from planner.method.letters.templates import complaints as of_letters

        yield from of_letters(config)


def of_theme(name: str, themes: Container[str]) -> Iterator[str]:
    """What is wrong with the theme, if that is what it is."""
    if name not in themes:
        known = ", ".join(each.name for each in THEMES)
        yield _("There is no theme {name}; try {known}.").format(name=name, known=known)


def of_keys(own: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the key map of the config, a sentence each."""
    for id_, keys in own.items():
        if not is_known(id_):
            yield _("[keys] {id}: there is no such key; ? lists them.").format(id=id_)
        yield from misspelled(id_, keys)
    for key, ids in clashes(own).items():
        yield _("[keys] {key} starts {one} and {other}; only one of them works.").format(
            key=key, one=ids[0], other=ids[1]
        )


def is_known(id_: str) -> bool:
    """Whether something that has keys has this id; of lists and dialogs only how it begins is
    looked at."""
    return id_ in BY_ID or id_.partition(".")[0] in _ELSEWHERE


def misspelled(id_: str, keys: str) -> Iterator[str]:
    """A sentence for each of the keys, with commas between, that no keyboard has."""
    for key in keys.split(","):
        if not _is_key(key.rpartition("+")[2] or key):
            yield _("[keys] {id}: {key} is no key, write one such as f5 or ctrl+b.").format(
                id=id_, key=key
            )


def clashes(own: Mapping[str, str]) -> dict[str, list[str]]:
    """Key -> the ids of the commands that it starts, where they are several."""
    commands_of: dict[str, list[str]] = defaultdict(list)
    for command in COMMANDS:
        for key in filter(None, own.get(command.id, command.keys).split(",")):
            commands_of[key].append(command.id)
    return {key: ids for key, ids in commands_of.items() if len(ids) > 1}


def _is_key(name: str) -> bool:
    """Whether Textual gives a key this name: that of a character, or of a key of its own."""
    if len(name) == 1 or name in _NAMED:
        return True
    try:
        unicodedata.lookup(name.replace("_", " ").upper())
    except KeyError:
        return False
    return name.islower()
