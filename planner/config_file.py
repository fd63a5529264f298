"""The config file on disk: read whole, changed one key at a time with its comments kept.

What only writing needs is imported late: every command reads the config, few write it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from planner.config import Config, Misfit, no_country, not_toml, parse
from planner.locale import _
from planner.model.errors import Refused, WrongUsage
from planner.paths import make_private, templates_folder

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

Told = str | list[str]
"""A value as the file has it: a text, or several."""

_NUMBERS = re.compile(r"\d+|\d-\d", re.ASCII)
_BETWEEN_HOURS = re.compile(r"(?<=\d)\s*(?:\b(?:a|to)\b|–)\s*(?=\d)")
_HOUR = re.compile(r"(?<![\d:.])(\d{1,2})(?::(\d\d))?(?![\d:.])")


def load(path: Path) -> Config:
    """The config in ``path``; one that does not exist means defaults.

    Raises WrongUsage, naming the file, if it cannot be read or understood.
    """
    return _parsed(_text(path), path)


def set_value(path: Path, key: str, value: str) -> Config:
    """Set ``key`` (``rep.zone``) and give back the new config. Everything else in the file stays.

    What the key takes decides how ``value`` is read: as it stands, as TOML, or as a list with
    commas or a span with a dash (``13:00,17:30``; ``14:00-16:00``). Raises WrongUsage or Refused,
    and then the file is as it was.
    """
    return _write(path, *_changed(path, key, value))


def with_value(path: Path, key: str, value: str) -> Config:
    """The config as :func:`set_value` would make it; nothing is written. Raises WrongUsage."""
    return _changed(path, key, value)[1]


def set_texts(path: Path, values: Mapping[str, Told]) -> Config:
    """Set several keys in one write, each to its value as it stands, and give back the new config.

    Raises WrongUsage or Refused, and then the file is as it was.
    """
    return _write(path, *_with_texts(path, values))


def with_texts(path: Path, values: Mapping[str, Told]) -> Config:
    """The config as :func:`set_texts` would make it; nothing is written. Raises WrongUsage."""
    return _with_texts(path, values)[1]


def set_default(path: Path, key: str) -> Config:
    """Take ``key`` out of the file, so that its default counts, and give back the new config.

    Raises WrongUsage or Refused, and then the file is as it was.
    """
    before = _text(path)
    document = _document(before, path)
    table, name = _split(key)
    found = document.get(table)
    if not isinstance(found, MutableMapping) or name not in found:
        return _parsed(before, path)
    del found[name]
    text = document.as_string()
    return _write(path, text, _parsed(text, path))


def _parsed(text: str, path: Path) -> Config:
    """What the file means, with the letters beside it."""
    config = parse(text, str(path)) if text else Config()
    folder = templates_folder(path)
    if not folder.is_dir():
        return config
    # Imported late, with what it brings: most reps write no letters of their own.
    from planner.templates import read

    return msgspec.structs.replace(config, templates=read(folder))


def _with_texts(path: Path, values: Mapping[str, Told]) -> tuple[str, Config]:
    """What one key says may make sense by another one alone, so that all are set first."""
    text = _text(path)
    for key, value in values.items():
        text = _with_value(text, path, key, value)
    return text, _written_down(text, path, values)


def _changed(path: Path, key: str, value: str) -> tuple[str, Config]:
    """The file's text with the key set, and what it means."""
    before = _text(path)
    refusals = []
    for reading in _readings(value):
        text = _with_value(before, path, key, reading)
        try:
            return text, _written_down(text, path, (key,))
        except WrongUsage as refusal:
            refusals.append(refusal)
    raise _weightiest(refusals, path, key)


def _split(key: str) -> tuple[str, str]:
    table, _dot, name = key.partition(".")
    if not (table and name):
        from planner.settings import no_key

        raise WrongUsage(no_key(key))
    return table, name


def _text(path: Path) -> str:
    if not path.exists():
        return ""
    try:
        # A pipe or a device would wait for ever.
        if not path.is_file():
            raise WrongUsage(_("{path} is no file.").format(path=path))
        return path.read_text("utf-8-sig")
    except OSError as error:
        # Imported late: mostly all goes well.
        from planner.model.reason import reason

        raise WrongUsage(
            _("{path} cannot be read: {reason}.").format(path=path, reason=reason(error))
        ) from error
    except UnicodeDecodeError as error:
        raise WrongUsage(_("{path} is not UTF-8; save it as UTF-8.").format(path=path)) from error


def _readings(value: str) -> Iterator[Any]:
    """What ``value`` may mean, the plainest first; last that what looks like hours are hours."""
    yield from _readings_of(value)
    in_full = _BETWEEN_HOURS.sub(
        "-", _HOUR.sub(lambda hour: f"{hour[1]:0>2}:{hour[2] or '00'}", value)
    )
    if in_full != value:
        yield from _readings_of(in_full)


def _readings_of(value: str) -> Iterator[Any]:
    import tomllib

    yield value
    with suppress(tomllib.TOMLDecodeError):
        yield tomllib.loads(f"value = {value}")["value"]
    yield [[time.strip() for time in span.split("-")] for span in value.split(",")]
    parts, ends = (_parts(value, separator) for separator in (",", "-"))
    yield parts
    numbers = [*map(_numbers, parts)]
    if all(numbers):
        yield [*chain.from_iterable(numbers)]
    yield ends


def _parts(value: str, separator: str) -> list[str]:
    return [part.strip() for part in value.split(separator) if part.strip()]


def _numbers(part: str) -> list[int]:
    """The numbers that ``5`` or ``1-5`` stands for; none if it stands for none."""
    first, _dash, last = part.partition("-")
    return [*range(int(first), int(last or first) + 1)] if _NUMBERS.fullmatch(part) else []


def _with_value(before: str, path: Path, key: str, value: Any) -> str:
    import tomlkit

    table, name = _split(key)
    document = _document(before, path)
    if not isinstance(document.get(table), MutableMapping):
        document[table] = tomlkit.table()
    document[table][name] = value
    return document.as_string()


def _document(text: str, path: Path) -> "TOMLDocument":
    import tomlkit
    from tomlkit.exceptions import ParseError

    try:
        return tomlkit.parse(text)
    except ParseError as error:
        raise not_toml(str(path), error) from error


def _weightiest(refusals: list[WrongUsage], path: Path, key: str) -> WrongUsage:
    """The refusal that is about what the value says; else what the key takes. Types were only
    tried, and how a value stands in the file matters to nobody who gives it here."""
    first = next((one for one in refusals if not isinstance(one, Misfit)), refusals[0])
    if not isinstance(first, Misfit) or first.key != key:
        return first
    from planner.settings import takes

    told = _("{key} takes {what}.").format(key=key, what=takes(key))
    return WrongUsage(f"{path}: {told}")


def _written_down(text: str, path: Path, keys: Iterable[str]) -> Config:
    """What the file would mean. A start looks at the form of it alone; who writes ``keys`` down is
    told here what could not be used."""
    config = _parsed(text, path)
    _refuse_unknown_country(config, str(path))
    _refuse_no_address(config, set(keys), str(path))
    return config


def _refuse_unknown_country(config: Config, file: str) -> None:
    from planner.method.hours.public_holidays import country_code

    if config.rep.country and not country_code(config.rep.country):
        raise no_country(config.rep.country, file)


def _refuse_no_address(config: Config, keys: set[str], file: str) -> None:
    from planner.interchange.email import envelope

    addresses = {"rep.email": config.rep.email, "rep.manager": config.rep.manager}
    for key in addresses.keys() & keys:
        try:
            envelope(addresses[key])
        except Refused as refusal:
            told = _("{text} is no email address.").format(text=addresses[key])
            raise WrongUsage(f"{file}: {key}: {told}") from refusal


def _write(path: Path, text: str, config: Config) -> Config:
    """Write the text down, and give back what it means."""
    from planner import private_file

    try:
        make_private(path.parent)
        private_file.replace(path, text.encode())
    except OSError as error:
        # Imported late: mostly all goes well.
        from planner.model.reason import reason

        raise Refused(
            _("{path} cannot be written: {reason}. Nothing was changed.").format(
                path=path, reason=reason(error)
            )
        ) from error
    return config
