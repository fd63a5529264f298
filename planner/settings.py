"""Every setting of the config file: what it means, what it takes, and how its value is written.

The words stand here alone; docs/config.md says the same, and a test sees to it.
"""

import json
import re
from functools import lru_cache
from typing import NamedTuple

import msgspec
import msgspec.inspect as info

from planner.config import Config
from planner.locale import N_, _
from planner.model.document import Span


class Section(NamedTuple):
    """A table of the file. ``title`` and the meanings are English, to be translated when shown."""

    name: str
    title: str
    means: dict[str, str]


class Setting(NamedTuple):
    """One key of the file, ``day.start``, and what is in force. ``choices`` are all values that it
    can have, where they are few.
    """

    key: str
    means: str
    value: str
    default: str
    choices: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The key within its table."""
        return self.key.partition(".")[2]

    @property
    def is_default(self) -> bool:
        return self.value == self.default


SECTIONS = (
    Section(
        "rep",
        N_("who you are"),
        {
            "name": N_("stands below your emails"),
            "email": N_("the sender of drafts"),
            "zone": N_("your time zone, such as Europe/Madrid; empty: that of this computer"),
            "language": N_(
                "of the screen, the commands, and emails to contacts without a language; "
                "empty: that of this computer"
            ),
            "country": N_(
                "yours, and that of contacts without one, for public holidays: ES, or with a "
                "region ES-CT; empty: none. With US the month is typed before the day. Contacts "
                "may have its name as well: Spain, España"
            ),
            "manager": N_(
                "the email address of your manager: for incident notes, and what falls due while "
                "you are away"
            ),
        },
    ),
    Section(
        "day",
        N_("your working day"),
        {
            "start": N_("when work starts"),
            "end": N_("when it ends; a day without a time means this moment"),
            "days": N_("days of work"),
            "lunch": N_("you are eating: what comes in is deferred"),
            "email_windows": N_(
                "when you work through what was deferred; the next one is promised to the customer"
            ),
            "email_window_minutes": N_("how long a window is"),
            "focus_goal_minutes": N_("deep work that you aim at in a day"),
            "focus_minutes": N_("length of a deep-work block that says none"),
            "away_after_days": N_(
                "after so many working days without the planner you were away: nothing has piled up"
            ),
        },
    ),
    Section(
        "calls",
        N_("the call block and its queue"),
        {
            "target": N_("calls in a block"),
            "minutes": N_("length of a block"),
            "silence_days": N_("a customer not spoken to for so long is proposed for a call"),
            "most_prospects": N_("prospects in one block, at most"),
            "most_check_ins": N_(
                "contacts with no other reason than their silence that the queue holds, at most"
            ),
            "closing_soon_minutes": N_("from when a contact is said to close soon"),
            "respite_minutes": N_(
                "minutes without anything coming in, after which five calls are offered"
            ),
        },
    ),
    Section(
        "calling_hours",
        N_("when contacts may be called"),
        {
            "start": N_("not before"),
            "siesta": N_("nobody is called then"),
            "end": N_("not after"),
            "days": N_("days for calls"),
        },
    ),
    Section(
        "requests",
        N_("what comes in"),
        {
            "in_hand_minutes": N_(
                "the same contact asking for the same again within so many minutes needs no answer"
            ),
            "at_risk_minutes": N_("so long before a promise breaks you are warned"),
            "answer_minutes": N_(
                "how long an answer takes you, to weigh promises against the free minutes left"
            ),
        },
    ),
    Section(
        "cadence",
        N_("contacts that do not answer"),
        {
            "waits": N_("working days after the first, second and third attempt"),
            "rest_days": N_("days of rest after the fourth"),
            "nuisance_days": N_("so many days back, attempts without an answer are counted"),
        },
    ),
    Section(
        "walking_away",
        N_("when to stand up and leave"),
        {
            "cool_off_days": N_("days of peace after a conversation that you left"),
            "recovery_minutes": N_("rest after an insult, before the next call is offered"),
            "review_toll": N_("from this toll on, planner review lists a contact"),
        },
    ),
    Section(
        "history",
        N_("what is over for long"),
        {
            "keep_days": N_(
                "so many days after it ended, a thing moves from the state file to the file "
                "of its month"
            ),
        },
    ),
    Section(
        "calendar",
        N_("your meetings"),
        {
            "sources": N_(
                "where your meetings stand: .ics files, folders of them, https addresses (the"
                " secret address that your calendar gives you)"
            ),
            "all_day_busy": N_("whether all-day events take your time"),
            "refresh_minutes": N_("so often the sources are looked at again"),
            "days_ahead": N_("so far ahead meetings are taken over"),
        },
    ),
    Section(
        "mail",
        N_("your mail account, if the planner may send and look by itself"),
        {
            "user": N_("the name of your account; empty: no login, nothing is looked for"),
            "password_command": N_(
                "a command that prints the password, such as: pass show mail; empty: the keyring "
                "of your system has it"
            ),
            "smtp_host": N_("the server that sends; empty: the planner sends nothing itself"),
            "smtp_port": N_("its port; 465 where the protection is tls"),
            "smtp_security": N_("how the way there is protected; none: only to this computer"),
            "imap_host": N_(
                "the server that is asked each minute whether a customer's email has come; empty: "
                "none"
            ),
            "imap_port": N_("its port; 143 where the protection is starttls"),
            "imap_security": N_("how the way to it is protected; none: only to this computer"),
            "imap_folder": N_("the folder that is looked through"),
        },
    ),
    Section(
        "look",
        N_("the screen"),
        {
            "theme": N_(
                "planner-dark, planner-light, planner-contrast, planner-terminal (your "
                "terminal's own colours), or any theme of Textual"
            ),
            "signs": N_("ascii for fonts without box and arrow signs"),
            "motion": N_("long texts roll smoothly when you page through them; false: they jump"),
            "links": N_(
                "numbers and email addresses are links that your terminal opens by a click;"
                " false: for terminals that show signs around them"
            ),
        },
    ),
    Section(
        "notifications",
        N_("how you are called"),
        {
            "way": N_(
                "how the terminal is asked for a notification: osc9 for iTerm2, VS Code, "
                "ConEmu, osc777 for foot, Ghostty, WezTerm, urxvt, osc99 for kitty; auto: as "
                "this terminal understands it, else the bell; off: neither notification nor "
                "bell"
            ),
            "bell": N_("the bell rings as well"),
            "quiet_in_deep_work": N_("during deep work only what is urgent is told"),
        },
    ),
)
"""All tables but ``keys``, in the order of :class:`Config`."""


def settings(config: Config, section: Section) -> list[Setting]:
    """The settings of a section, as they are in force."""
    return [
        Setting(
            f"{section.name}.{name}",
            means,
            written(_value(config, section.name, name)),
            written(_value(_DEFAULTS, section.name, name)),
            _choices(_kinds()[section.name, name]),
        )
        for name, means in section.means.items()
    ]


def setting_of(config: Config, key: str) -> Setting:
    """The setting ``day.start``. Raises KeyError where there is none."""
    table = key.partition(".")[0]
    sections = {section.name: section for section in SECTIONS}
    found = {each.key: each for each in settings(config, sections[table])}
    return found[key]


def written(value: object) -> str:
    """A value as ``planner config set`` takes it: ``13:00,17:30``, ``14:00-16:00``, ``true``."""
    if isinstance(value, Span):
        return f"{value.start}-{value.end}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, frozenset):
        return ",".join(map(str, sorted(value)))
    if isinstance(value, tuple):
        return ",".join(map(written, value))
    return str(value)


def _value(config: Config, section: str, name: str) -> object:
    return getattr(getattr(config, section), name)


def takes(key: str) -> str:
    """What the setting ``day.start`` takes, in words."""
    table, _dot, name = key.partition(".")
    return _said(_kinds()[table, name])


def misfit(error: str) -> tuple[str, str]:
    """What to say of an error of msgspec, and the key, ``day.lunch``, whose value does not fit;
    empty where there is no such key."""
    why, _at, path = error.partition(" - at ")
    key, bracket, _rest = path.strip("`").removeprefix("$").removeprefix(".").partition("[")
    if unknown := _UNKNOWN.search(why):
        return "", no_key(".".join(filter(None, (key, unknown[1]))))
    if "." in key:
        what, line = takes(key), _line(key)
    elif bracket:
        # A key of the screen has no default, and a name of its own.
        what, line = _("text"), 'block = "f5"'
    else:
        what, line = _("lines of its own"), f"[{key}]"
    told = _("{key} takes {what}, written here as {line}.")
    return key, told.format(key=key, what=what, line=line)


def _line(key: str) -> str:
    """How the default stands in the file. JSON's strings and lists are TOML's too."""
    table, _dot, name = key.partition(".")
    default = msgspec.to_builtins(_value(_DEFAULTS, table, name), order="deterministic")
    return f"{name} = {json.dumps(default)}"


def no_key(key: str) -> str:
    """What to say of ``day.starts``: which key may be meant."""
    # Imported late: mostly all keys are right.
    from difflib import get_close_matches

    known = [".".join(each) for each in _kinds()]
    without_table = (each for each in known if each.partition(".")[2] == key)
    tables = [section.name for section in SECTIONS]
    table, dot, _name = key.partition(".")
    beside = [each for each in known if dot and each.startswith(f"{table}.")]
    close = get_close_matches(key, beside or [*known, *tables], 1)
    near, *_others = (*without_table, *close, *beside, "rep.zone")
    return _("{key} is no key of the config; write one such as {near}.").format(key=key, near=near)


def _said(kind: info.Type) -> str:
    if isinstance(kind, info.IntType):
        return _("a whole number from {least} to {most}").format(least=kind.ge, most=kind.le)
    if isinstance(kind, info.StrType):
        return _("a time of day such as 09:00") if kind.pattern else _("text")
    if isinstance(kind, info.StructType):
        return _("two times of day such as 14:00-15:00")
    if isinstance(kind, info.FrozenSetType):
        return _("days of the week, Monday 1, such as 1,2,3,4,5")
    if isinstance(kind, info.TupleType):
        return _("{n} whole numbers such as 2,3,5").format(n=len(kind.item_types))
    if isinstance(kind, info.VarTupleType) and isinstance(kind.item_type, info.StructType):
        return _(
            "one or more spans with commas between, such as 14:00-16:00, 18:00-18:30; empty: none"
        )
    if isinstance(kind, info.VarTupleType):
        return _("several of these, with commas: {what}").format(what=_said(kind.item_type))
    return _("one of these: {what}").format(what=", ".join(filter(None, _choices(kind))))


def _choices(kind: info.Type) -> tuple[str, ...]:
    if isinstance(kind, info.BoolType):
        return ("true", "false")
    return tuple(map(str, kind.values)) if isinstance(kind, info.LiteralType) else ()


@lru_cache(maxsize=1)
def _kinds() -> dict[tuple[str, str], info.Type]:
    return {
        (section.name, field.name): field.type
        for section in SECTIONS
        for field in _fields(getattr(_DEFAULTS, section.name))
    }


def _fields(section: object) -> tuple[info.Field, ...]:
    kind = info.type_info(type(section))
    return kind.fields if isinstance(kind, info.StructType) else ()


_DEFAULTS = Config()
_UNKNOWN = re.compile(r"unknown field `(.*)`")
