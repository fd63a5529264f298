"""Commands for the config file: path, show, set."""

from argparse import Namespace

from planner import config_file
from planner.cli.answer import Answer
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands
from planner.config import Config
from planner.locale import _
from planner.model.text import clean


def add_commands(commands: Commands) -> None:
    config = commands.group("config", _("the config file"))
    config.add("path", _("where it is"), _path)
    config.add("show", _("every setting, with what is in force"), _show)
    change = config.add("set", _("change one setting"), _set)
    change.add_argument(
        "key", metavar=_("KEY"), type=clean, help=_("such as rep.zone or day.start")
    )
    change.add_argument(
        "value", metavar=_("VALUE"), type=clean, help=_("lists: 13:00,17:30; spans: 14:00-16:00")
    )


def _path(invocation: Invocation, given: Namespace) -> Answer:
    path = str(invocation.config_path)
    return Answer(lambda: {"path": path}, path)


def _show(invocation: Invocation, given: Namespace) -> Answer:
    document = _document(invocation.config)
    return Answer(lambda: document, _toml(document))


def _set(invocation: Invocation, given: Namespace) -> Answer:
    config = config_file.set_value(invocation.config_path, given.key, given.value)
    table, _dot, name = given.key.partition(".")
    value = _document(config)[table][name]
    return Answer(lambda: {"key": given.key, "value": value}, f"{given.key} = {_toml_value(value)}")


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
