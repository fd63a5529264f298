"""Commands for the config file: path, show, set."""

from argparse import Namespace

from planner import config_file
from planner.cli.answer import Answer
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands, phrase
from planner.config import Config
from planner.locale import _
from planner.model.errors import WrongUsage


def add_commands(commands: Commands) -> None:
    config = commands.group("config", _("the config file"))
    config.add("path", _("where it is"), _path)
    config.add("show", _("every setting, with what is in force"), _show)
    change = config.add("set", _("change one setting"), _set)
    phrase(change, "key", _("KEY"), _("such as rep.zone or day.start"))
    phrase(change, "value", _("VALUE"), _("lists: 13:00,17:30; spans: 14:00-16:00"))


def _path(invocation: Invocation, given: Namespace) -> Answer:
    path = str(invocation.config_path)
    return Answer(lambda: {"path": path}, path)


def _show(invocation: Invocation, given: Namespace) -> Answer:
    document = _document(invocation.config)
    return Answer(lambda: document, _toml(document))


def _set(invocation: Invocation, given: Namespace) -> Answer:
    table, _dot, name = given.key.partition(".")
    if table == "keys" and name:
        _refuse_unknown_key(name, given.value)
    if given.key == "look.theme":
        _refuse_unknown_theme(given.value)
    config = config_file.set_value(invocation.config_path, given.key, given.value)
    value = _document(config)[table][name]
    return Answer(lambda: {"key": given.key, "value": value}, f"{given.key} = {_toml_value(value)}")


def _refuse_unknown_key(id_: str, keys: str) -> None:
    """The screen tells of such a line in the file each time that it opens."""
    # Imported late: only the screen knows what has keys, and it is slow to load.
    from difflib import get_close_matches

    from planner.tui.commands import BY_ID
    from planner.tui.complaints import is_known, misspelled

    if not is_known(id_):
        near, *_others = (*get_close_matches(id_, BY_ID, 1), "block")
        told = _("{key} is no key of the config; write one such as {near}.")
        raise WrongUsage(told.format(key=f"keys.{id_}", near=f"keys.{near}"))
    if wrong := next(misspelled(id_, keys), ""):
        raise WrongUsage(wrong)


def _refuse_unknown_theme(name: str) -> None:
    """The same of a theme."""
    from textual.theme import BUILTIN_THEMES

    from planner.tui.complaints import of_theme
    from planner.tui.terminal.themes import THEMES

    if wrong := next(of_theme(name, {*BUILTIN_THEMES, *(theme.name for theme in THEMES)}), ""):
        raise WrongUsage(wrong)


def _document(config: Config) -> dict[str, dict[str, object]]:
    import msgspec

    file = msgspec.structs.replace(config, templates=msgspec.UNSET)
    document: dict[str, dict[str, object]] = msgspec.to_builtins(file, order="deterministic")
    return document


def _toml(document: dict[str, dict[str, object]]) -> str:
    lines = []
    for table, settings in document.items():
        lines += [f"[{table}]", *(f"{k} = {_toml_value(v)}" for k, v in settings.items()), ""]
    return "\n".join(lines).strip()


def _toml_value(value: object) -> str:
    """A setting as it may be pasted into the file. JSON's strings and lists are TOML's too."""
    import json

    return json.dumps(value, ensure_ascii=False)
