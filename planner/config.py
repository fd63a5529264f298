"""The rep's config file: TOML in, one frozen value out. Every number of the method stands here."""

import re
from typing import Annotated, Any, Literal

import msgspec

from planner.locale import _
from planner.model.document import Span, TimeOfDay
from planner.model.errors import WrongUsage
from planner.model.instants import known_zone

Count = Annotated[int, msgspec.Meta(ge=0, le=100_000)]
Positive = Annotated[int, msgspec.Meta(ge=1, le=100_000)]
Weekdays = frozenset[Annotated[int, msgspec.Meta(ge=1, le=7)]]
Port = Annotated[int, msgspec.Meta(ge=1, le=65_535)]
Security = Literal["starttls", "tls", "none"]
Language = Literal["", "en", "es"]
THIS_COMPUTER = ("localhost", "127.0.0.1", "::1")
_COUNTRY = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", re.IGNORECASE | re.ASCII)


class _Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the file. A name that is not known is an error: it would be ignored silently."""


class RepSettings(_Section, frozen=True, kw_only=True):
    """Who the rep is. Empty zone and language mean those of this computer."""

    name: str = ""
    email: str = ""
    zone: str = ""
    language: Language = ""
    country: str = ""
    manager: str = ""

    @property
    def american(self) -> bool:
        """Whether they write the month before the day, and no hour after twelve."""
        return self.country.partition("-")[0].upper() == "US"


class DaySettings(_Section, frozen=True, kw_only=True):
    """The working day, in the rep's zone. Days are ISO weekdays, Monday 1."""

    start: TimeOfDay = "09:00"
    end: TimeOfDay = "18:30"
    days: Weekdays = frozenset({1, 2, 3, 4, 5})
    lunch: Span = Span("14:00", "15:00")
    email_windows: tuple[TimeOfDay, ...] = ("13:00", "17:30")
    email_window_minutes: Positive = 20
    focus_goal_minutes: Count = 180
    focus_minutes: Positive = 60
    away_after_days: Positive = 2


class CallSettings(_Section, frozen=True, kw_only=True):
    """The call block and its queue."""

    target: Positive = 5
    minutes: Positive = 15
    silence_days: Positive = 60
    most_prospects: Count = 2
    most_check_ins: Positive = 25
    closing_soon_minutes: Positive = 30
    respite_minutes: Positive = 10


class CallingHours(_Section, frozen=True, kw_only=True):
    """When contacts may be called, in their own zone."""

    start: TimeOfDay = "09:00"
    siesta: tuple[Span, ...] = (Span("14:00", "16:00"),)
    end: TimeOfDay = "19:00"
    days: Weekdays = frozenset({1, 2, 3, 4, 5})


class RequestSettings(_Section, frozen=True, kw_only=True):
    """Requests that come in."""

    in_hand_minutes: Count = 30
    at_risk_minutes: Count = 30
    answer_minutes: Positive = 10


class CadenceSettings(_Section, frozen=True, kw_only=True):
    """The series of touches to a contact that does not answer."""

    waits: tuple[Positive, Positive, Positive] = (2, 3, 5)
    rest_days: Positive = 90
    nuisance_days: Annotated[int, msgspec.Meta(ge=1, le=30)] = 14


class WalkingAwaySettings(_Section, frozen=True, kw_only=True):
    """Abusive contacts: peace after a conversation that the rep left, and when to decide."""

    cool_off_days: Positive = 30
    recovery_minutes: Count = 3
    review_toll: Positive = 4


class HistorySettings(_Section, frozen=True, kw_only=True):
    """When what is finished moves to the files of its months. The rules of the method look back as
    far as 30 days, so that younger things stay at hand.
    """

    keep_days: Annotated[int, msgspec.Meta(ge=31, le=100_000)] = 35


class CalendarSettings(_Section, frozen=True, kw_only=True):
    """Where meetings come from: files, folders of ``.ics`` files and https addresses."""

    sources: tuple[str, ...] = ()
    all_day_busy: bool = False
    refresh_minutes: Positive = 15
    days_ahead: Annotated[int, msgspec.Meta(ge=1, le=400)] = 60


class MailSettings(_Section, frozen=True, kw_only=True):
    """The rep's mail account, for who wants the planner to send and to look by itself. No password:
    it comes from a command or from the keyring of the system.
    """

    user: str = ""
    password_command: str = ""
    smtp_host: str = ""
    smtp_port: Port = 587
    smtp_security: Security = "starttls"
    imap_host: str = ""
    imap_port: Port = 993
    imap_security: Security = "tls"
    imap_folder: str = "INBOX"


class LookSettings(_Section, frozen=True, kw_only=True):
    """How the screen looks. ``theme`` is any theme that the screen knows. Without ``motion`` what
    scrolls jumps. With ``links`` the terminal opens numbers and addresses.
    """

    theme: str = "planner-dark"
    signs: Literal["unicode", "ascii"] = "unicode"
    motion: bool = True
    links: bool = True


class NotificationSettings(_Section, frozen=True, kw_only=True):
    """How the planner calls the rep. ``way``: ``auto`` asks the environment which terminal it is,
    ``bell`` is the bell alone, ``off`` nothing at all.
    """

    way: Literal["auto", "bell", "osc9", "osc777", "osc99", "off"] = "auto"
    bell: bool = True
    quiet_in_deep_work: bool = True


class Config(_Section, frozen=True, kw_only=True):
    """The whole file. ``keys`` maps an action's id to the keys that start it.

    ``templates`` are no part of it: the rep's own letters, from the folder beside it, as they were
    written; ``deferral.en`` -> text.
    """

    rep: RepSettings = RepSettings()
    day: DaySettings = DaySettings()
    calls: CallSettings = CallSettings()
    calling_hours: CallingHours = CallingHours()
    requests: RequestSettings = RequestSettings()
    cadence: CadenceSettings = CadenceSettings()
    walking_away: WalkingAwaySettings = WalkingAwaySettings()
    history: HistorySettings = HistorySettings()
    calendar: CalendarSettings = CalendarSettings()
    mail: MailSettings = MailSettings()
    look: LookSettings = LookSettings()
    notifications: NotificationSettings = NotificationSettings()
    keys: dict[str, str] = {}
    # Unset, it is not told where the whole file is: by planner config show.
    templates: dict[str, str] | msgspec.UnsetType = msgspec.UNSET


class Misfit(WrongUsage):
    """What does not fit: the value of ``key``, ``day.lunch``, or, if that is empty, a name that is
    no key."""

    def __init__(self, sentence: str, key: str) -> None:
        super().__init__(sentence)
        self.key = key


def parse(text: str, name: str) -> Config:
    """The config in ``text``; ``name`` is the file's name in error sentences.

    Raises WrongUsage, naming the file and the key or line that is wrong; of a key or a value that
    does not fit, Misfit.
    """
    # Imported late: a start without a config file does not need it.
    import tomllib

    try:
        document = tomllib.loads(text)
        _refuse_elsewhere(document, name)
        _list_siestas(document)
        config = msgspec.convert(document, Config)
    except tomllib.TOMLDecodeError as error:
        raise not_toml(name, error) from error
    except msgspec.ValidationError as error:
        # Imported late: what each key means is read with the config in force.
        from planner.settings import misfit

        key, sentence = misfit(str(error))
        raise Misfit(f"{name}: {sentence}", key) from error
    _refuse_nowhere(config.rep, name)
    _refuse_backwards(config, name)
    _refuse_open_post(config.mail, name)
    return config


def _list_siestas(document: dict[str, Any]) -> None:
    """A single siesta, as a file may name it, becomes a list of one."""
    hours = document.get("calling_hours")
    siesta = hours.get("siesta") if isinstance(hours, dict) else None
    if isinstance(siesta, list) and siesta and not any(isinstance(one, list) for one in siesta):
        document["calling_hours"]["siesta"] = [siesta]


def _refuse_elsewhere(document: dict[str, Any], file: str) -> None:
    """What somebody may well look for in this file, and what has a better place."""
    if "templates" in document:
        raise WrongUsage(
            _("{file}: templates: letters stand in files beside it; see planner templates.").format(
                file=file
            )
        )
    mail = document.get("mail")
    for key in mail if isinstance(mail, dict) else ():
        if "password" in key and key != "password_command":
            raise WrongUsage(
                _(
                    "{file}: mail.{key}: no password stands in this file; name a command that"
                    " prints it in mail.password_command, or put it into the keyring."
                ).format(file=file, key=key)
            )


def _refuse_open_post(mail: MailSettings, file: str) -> None:
    """Unprotected, passwords and letters may only go to this very computer."""
    servers = {"smtp": (mail.smtp_host, mail.smtp_security)}
    servers["imap"] = (mail.imap_host, mail.imap_security)
    for protocol, (host, security) in servers.items():
        if security == "none" and host and host not in THIS_COMPUTER:
            raise WrongUsage(
                _(
                    "{file}: mail.{protocol}_security: without protection mail goes to this"
                    " computer only; write tls or starttls for {host}."
                ).format(file=file, protocol=protocol, host=host)
            )


def _refuse_nowhere(rep: RepSettings, file: str) -> None:
    if rep.zone and not known_zone(rep.zone):
        raise WrongUsage(
            _("{file}: rep.zone: {zone} is no time zone; write one such as Europe/Madrid.").format(
                file=file, zone=rep.zone
            )
        )
    # Only the form: to know all countries takes longer than a start may.
    if rep.country and not _COUNTRY.fullmatch(rep.country):
        raise no_country(rep.country, file)


def _refuse_backwards(config: Config, file: str) -> None:
    """Hours without end: nobody could be called, and whoever calls would never be answered."""
    for table, hours in (("day", config.day), ("calling_hours", config.calling_hours)):
        if hours.end <= hours.start:
            raise WrongUsage(
                _(
                    "{file}: {table}.end, {end}, is not after {table}.start, {start};"
                    " change the other one first."
                ).format(file=file, table=table, start=hours.start, end=hours.end)
            )
    siestas = (("calling_hours.siesta", siesta) for siesta in config.calling_hours.siesta)
    for key, span in (("day.lunch", config.day.lunch), *siestas):
        if span.end < span.start:
            raise WrongUsage(
                _("{file}: {key} ends at {end}, before it begins at {start}.").format(
                    file=file, key=key, start=span.start, end=span.end
                )
            )


def not_toml(file: str, error: ValueError) -> WrongUsage:
    """The refusal of a file that no reader of TOML takes; ``error`` says where."""
    return WrongUsage(_("{file} is not written as TOML: {reason}.").format(file=file, reason=error))


def no_country(country: str, file: str) -> WrongUsage:
    """The refusal of a country that is none."""
    return WrongUsage(
        _(
            "{file}: rep.country: {country} is no country;"
            " write its code, such as ES, or with a region ES-CT."
        ).format(file=file, country=country)
    )
