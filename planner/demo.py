"""A believable day to try the planner on, in a folder that is thrown away afterwards.

The story is told with the same verbs that the rep uses, each at its own moment.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple, cast

import pendulum

from planner.clock import Clock
from planner.config import Config, DaySettings, Language, RepSettings
from planner.desk import Desk, Verb
from planner.locale import _, language
from planner.method.calls.call_block import start_block
from planner.method.calls.touching import log_touch
from planner.method.day.blocks import planned_today
from planner.method.day.deep_work import start_focus, stop_focus
from planner.method.hours.calling_hours import reach
from planner.method.requests.incoming import capture
from planner.method.requests.ownership import ask_support, close, mail_received, promise
from planner.model.change import Change
from planner.model.contact import Contact, Relationship, Rest
from planner.model.day import Block, BlockKind, Meeting
from planner.model.document import Mood
from planner.model.instants import at, stamp
from planner.model.request import Verdict
from planner.model.state import State, changed
from planner.model.text import fold
from planner.model.touch import CallReason, Outcome, PlannedCall
from planner.store import open_store

ZONE = "Europe/Madrid"
MOMENT = "10:42"


@contextmanager
def demo_desk(clock: Clock | None = None) -> Iterator[tuple[Desk, Path]]:
    """A desk with the demo day, and its folder, which is gone once the context is left.

    It is told by this clock; without one, or where that shows an hour at which its morning is to
    come or nobody can be called, at 10:42 of the day, or of the next day of work.
    """
    with tempfile.TemporaryDirectory(prefix="planner-demo-") as name:
        folder = Path(name)
        config = demo_config()
        if clock is None or not _can_be_told(clock.now().in_timezone(ZONE), config):
            clock = Clock(_at_its_hour(clock or Clock()))
        desk = Desk(open_store(folder), config, clock)
        desk.apply(_tell, undoable=False)
        yield desk, folder


def demo_config() -> Config:
    """The settings of the rep in the story."""
    rep = RepSettings(
        name="Laura Prieto",
        email="laura@norte.example",
        zone=ZONE,
        language=cast(Language, language()),
    )
    return Config(rep=rep, day=DaySettings(email_windows=("13:00", "17:30")))


def _can_be_told(now: pendulum.DateTime, config: Config) -> bool:
    """Whether the morning of the story is over, and its block has somebody to call."""
    # It began some minutes ago, and goes on for some.
    length = config.calls.minutes
    anyone = Contact(id="c0", name="", zone=ZONE)
    calls = reach(anyone, now.subtract(minutes=length), config, 2 * length)
    return calls.lasts and now.strftime("%H:%M") >= MOMENT


def _at_its_hour(clock: Clock) -> pendulum.DateTime:
    now = clock.now().in_timezone(ZONE)
    while now.isoweekday() > 5:
        now = now.add(days=1)
    return at(now.date(), MOMENT, ZONE)


class _Person(NamedTuple):
    """``silent`` is how many days ago they were last spoken to; 0 is never."""

    name: str
    company: str
    phone: str
    silent: int = 0
    prospect: bool = False
    zone: str = ""
    language: str = "es"


_PEOPLE = (
    _Person("Luis Vega", "Vega Hidráulica", "+34 944 100 201", 40),
    _Person("Sara Costa", "Costa & Filhos", "+351 22 010 0202", 30, language="en"),
    _Person("Iñaki Gil", "Forja Urola", "+34 943 100 203", 0, prospect=True),
    _Person("Ana Ruiz", "Talleres Norte", "+34 944 123 456", 9),
    _Person("Jon Etxebarria", "Goierri Steel", "+34 943 100 205", 201),
    _Person("Marta Solé", "Grup Solé", "+34 933 100 206", 21),
    _Person(
        "Bruno Lima", "Lima Bombas", "+55 11 5550 0207", 75, zone="America/Sao_Paulo", language="en"
    ),
    _Person("Pau Riera", "Riera Motors", "+34 972 100 208", 0, prospect=True),
    _Person("Carmen Otero", "Iberia Pumps", "+34 981 100 209", 5),
    _Person("Diego Salas", "Vagones Ebro", "+34 976 100 210", 12),
    _Person("Nuria Pons", "Obras Duero", "+34 983 100 211", 16),
    _Person("Elena Arriaga", "Hotel Arriaga", "+34 944 100 212", 33),
    _Person("Mikel Lurra", "Cafés Lurra", "+34 945 100 213", 27),
    _Person("Greta Lindqvist", "Lindqvist Pumps AB", "+46 8 5500 0214", 188, language="en"),
    _Person("Rosa Molina", "Molinos del Sur", "+34 957 100 215", 154),
    _Person("Tomás Ibarra", "Ibarra e Hijos", "+34 948 100 216", 131),
    _Person(
        "Helen Byrne",
        "Byrne Process Ltd",
        "+353 1 555 0217",
        97,
        zone="Europe/Dublin",
        language="en",
    ),
    _Person("Víctor Lago", "Astilleros Lago", "+34 986 100 218", 88),
    _Person("Olga Prat", "Prat Química", "+34 977 100 219", 64),
    _Person("Hugo Marín", "Marín Riegos", "+34 968 100 220", 0, prospect=True),
)


class _Teller:
    """Tells the story verb by verb, keeping the state it leads to."""

    def __init__(self, state: State, now: pendulum.DateTime, config: Config) -> None:
        self.state = state
        self.now = now
        self.config = config
        self.ids: dict[str, str] = {}

    def at(self, time_of_day: str, days_ago: int = 0) -> pendulum.DateTime:
        """So many days ago, or on the day of work before that: nobody calls on a Sunday."""
        then = at(self.now.date(), time_of_day, ZONE).subtract(days=days_ago)
        return then.subtract(days=max(then.isoweekday() - 5, 0))

    def do(self, verb: Verb, *args: Any, when: pendulum.DateTime, **more: Any) -> str:
        """The verb at its moment; gives the id of its item."""
        change = verb(self.state, *args, now=when, config=self.config, **more)
        self.state = change.state
        return change.item.id if change.item else ""

    def contact(self, name: str) -> Contact:
        return self.state.contacts[self.ids[name]]

    def log(self, name: str, outcome: Outcome, when: pendulum.DateTime, note: str = "") -> None:
        mood = Mood.GOOD if outcome is Outcome.SPOKE else None
        self.do(log_touch, self.ids[name], outcome, when=when, note=note, mood=mood)

    def ask(
        self, name: str, about: str, when: pendulum.DateTime, choice: Verdict | None = None
    ) -> str:
        return self.do(capture, self.contact(name), about, when=when, choice=choice)

    def take(self, name: str, about: str, asked: str, by: str) -> str:
        """A request taken at once, its answer promised; both as times of today."""
        when = self.at(asked)
        request = self.ask(name, about, when, Verdict.TAKE)
        return self.do(promise, request, self.at(by), when=when)


def _tell(state: State, *, now: pendulum.DateTime, config: Config) -> Change:
    teller = _Teller(state, now, config)
    _people(teller)
    _past(teller)
    _plans(teller)
    _morning(teller)
    _block(teller)
    return Change(teller.state, _("The demo day is ready."))


def _people(teller: _Teller) -> None:
    since = stamp(teller.now.subtract(days=400))
    people = []
    for number, person in enumerate(_PEOPLE, 1):
        id_ = f"c{number}"
        teller.ids[person.name] = id_
        mailbox, domain = fold(person.name).split()[0], fold(person.company).split()[0]
        people.append(
            Contact(
                id=id_,
                name=person.name,
                company=person.company,
                emails=(f"{mailbox}@{domain}.example",),
                phones=(person.phone,),
                relationship=(Relationship.PROSPECT if person.prospect else Relationship.CUSTOMER),
                zone=person.zone,
                language=person.language,
                known_since=since,
            )
        )
    teller.state = teller.state.put(*people)


def _past(teller: _Teller) -> None:
    """What was said before today."""
    for person in _PEOPLE:
        if person.silent:
            teller.log(person.name, Outcome.SPOKE, teller.at("12:10", person.silent))
    teller.log("Iñaki Gil", Outcome.VOICEMAIL, teller.at("10:20", 7))
    teller.log("Hugo Marín", Outcome.NO_ANSWER, teller.at("10:24", 1))
    teller.log(
        "Ana Ruiz", Outcome.VOICEMAIL, teller.at("11:05", 4), _("asked about delivery in May")
    )
    resting = teller.now.date().add(days=70)
    teller.state = teller.state.put(
        changed(
            teller.contact("Pau Riera"),
            rest=Rest(
                until=date(resting.year, resting.month, resting.day),
                reason=_("four touches without an answer"),
            ),
        ),
        changed(
            teller.contact("Diego Salas"), deal_of_the_year=True, brings=_("frame contract 2027")
        ),
    )


def _plans(teller: _Teller) -> None:
    """Calls agreed, deep work and meetings of today."""
    made = stamp(teller.at("17:10", 3))
    _planned_call(
        teller, "Luis Vega", _("twelve pallets: is the date fixed?"), teller.at("10:30"), made
    )
    _planned_call(teller, "Ana Ruiz", _("did quote Q-118 arrive?"), None, made)
    _planned_call(
        teller, "Marta Solé", _("renewal of the service contract"), teller.at("11:30"), made
    )
    blocks = (
        (_("Acme contract"), "09:00", 80),
        (_("Quote for Vagones Ebro"), "12:00", 60),
        (_("Price list 2027"), "16:00", 90),
    )
    for title, start, minutes in blocks:
        block = Block(
            id=teller.state.new_id(Block),
            kind=BlockKind.DEEP,
            title=title,
            planned_start=stamp(teller.at(start)),
            planned_minutes=minutes,
        )
        teller.state = teller.state.put(block)
    teller.state = teller.state.put(
        Meeting(
            id=teller.state.new_id(Meeting),
            summary="Grup Solé",
            start=stamp(teller.at("11:00")),
            end=stamp(teller.at("11:30")),
        )
    )


def _planned_call(
    teller: _Teller, name: str, objective: str, due: datetime | None, made: datetime
) -> None:
    call = PlannedCall(
        id=teller.state.new_id(PlannedCall),
        contact=teller.ids[name],
        objective=objective,
        reason=CallReason.CALL_BACK if due else CallReason.FOLLOW_UP,
        due_at=stamp(due) if due else None,
        zone=ZONE,
        made_at=made,
    )
    teller.state = teller.state.put(call)


def _morning(teller: _Teller) -> None:
    """From nine o'clock to the block: deep work, and what came in."""
    contract = planned_today(teller.state, BlockKind.DEEP, teller.now)
    teller.do(start_focus, contract.id if contract else "", when=teller.at("09:00"))
    received = teller.ask("Mikel Lurra", _("delivery date"), teller.at("09:55"))
    teller.do(stop_focus, when=teller.at("10:20"))
    teller.do(mail_received, received, when=teller.at("10:12"))
    hours = teller.take("Rosa Molina", _("opening hours of the warehouse"), "10:21", "12:00")
    teller.do(close, hours, _("seven to three, also on Fridays"), when=teller.at("10:23"))
    gaskets = teller.take("Carmen Otero", _("wrong gaskets"), "10:24", "11:00")
    teller.state = teller.state.put(changed(teller.state.requests[gaskets], our_mistake=True))
    teller.take("Diego Salas", _("quote for 40 units"), "10:26", "13:15")
    payment = teller.take("Nuria Pons", _("delay a payment"), "10:28", "16:00")
    due, asked = teller.at("15:00"), teller.at("10:29")
    teller.do(ask_support, payment, _("Accounts"), due, when=asked)


def _block(teller: _Teller) -> None:
    """The five calls under way, with one interruption put off."""
    start = teller.now.subtract(minutes=6, seconds=36)
    started = start_block(teller.state, now=start, config=teller.config)
    block = started.item
    if not isinstance(block, Block):
        return
    order = ("Luis Vega", "Sara Costa", "Iñaki Gil", "Ana Ruiz", "Jon Etxebarria")
    picks = tuple(teller.ids[name] for name in order)
    teller.state = started.state.put(changed(block, picks=picks))
    teller.log("Luis Vega", Outcome.SPOKE, start.add(minutes=2), _("twelve pallets in April"))
    teller.log("Sara Costa", Outcome.VOICEMAIL, start.add(minutes=3))
    teller.ask("Elena Arriaga", _("part list for the boiler"), start.add(minutes=4))
    teller.log("Iñaki Gil", Outcome.SPOKE, start.add(minutes=6), _("knows somebody at Urbil"))
