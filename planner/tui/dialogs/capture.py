"""A call comes in: who, what about, and whether it must be answered now."""

from datetime import datetime
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from planner.desk import Desk
from planner.locale import _
from planner.method.contacts.finding import find_contacts
from planner.method.leaving.toll import before_answering
from planner.method.one_line import Understood, when_to_call
from planner.method.requests.answer_or_not import answer_or_not, open_about
from planner.method.requests.incoming import somebody_new
from planner.method.requests.request_order import open_requests
from planner.method.typed.introduction import parted
from planner.method.typed.their_time import explain_call
from planner.model.contact import Contact
from planner.model.errors import PlannerError, Refused
from planner.model.request import Verdict
from planner.model.text import clean
from planner.tui.dialogs.steered import Below, Steered, arrows
from planner.tui.dialogs.told import Told
from planner.tui.prompt import Field
from planner.tui.rows.common import company_beside, person_rows, plain
from planner.tui.rows.verdict import open_with, verdict_choices, verdict_sentence
from planner.tui.terminal.drawing import Line, Look
from planner.tui.widgets.hint import CLOSES, TAKES_IT
from planner.tui.widgets.listing import Row

_MATCHES = 5
_NEW = "new"


class Captured(NamedTuple):
    """What the rep wrote down. ``who`` is a contact, or the name of somebody new."""

    who: Contact | str
    about: str
    choice: Verdict
    call_back_at: datetime | None = None


class Capture(Steered[Captured]):
    """Who, then what about: Enter takes the verdict, the arrows choose otherwise. A call-back asks
    for its time. The list below always belongs to the field in which the rep types."""

    BINDINGS: ClassVar[list[BindingType]] = arrows("capture")

    def __init__(self, desk: Desk) -> None:
        super().__init__(plain(_("Somebody calls")), (TAKES_IT, CLOSES))
        self._desk = desk
        # Who has something open calls again sooner than a namesake calls for the first time.
        self._waiting = {request.contact for request in open_requests(desk.state)}
        self._who: Contact | str = ""
        self._taken_for = ""
        self._refused = ""
        self._seen_in = ""

    def body(self) -> ComposeResult:
        yield Field(placeholder=_("who: a few letters of the name"), id="who")
        yield Field(placeholder=_("what about"), id="about")
        yield Field(placeholder=_("call back at: +20m · tomorrow 10:00 · friday 16:30"), id="when")
        yield Told()
        yield Below(id="offers", rows=_MATCHES + 1)

    def on_mount(self) -> None:
        self.query_one("#when").display = False
        # The first search folds every name; it is done before the first letter needs it.
        find_contacts(self._desk.state.contacts.values(), "")
        self.query_one("#who").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        self._offer(event.input.id or "")

    def on_descendant_focus(self) -> None:
        left, self._seen_in = self._seen_in, self.field
        if left == "who" and self.field != left:
            self._take_person()
        self._offer(self.field)

    def _typed(self, field: str) -> str:
        return clean(self.query_one(f"#{field}", Field).value)

    def _offer(self, field: str) -> None:
        """Show below the field what Enter can take. A moment has nothing to choose from, and its
        field needs the room."""
        self.below.display = field != "when"
        offers = {
            "who": self._offer_people,
            "about": self._offer_choices,
            "when": self._offer_moment,
        }
        if field in offers:
            offers[field]()

    def entered(self, field: str) -> None:
        takes = {"who": self._go_on, "about": self._take_choice, "when": self._take_moment}
        if field in takes:
            takes[field]()

    # Who

    def _offer_people(self) -> None:
        typed = self._typed("who")
        name, _matter = parted(typed)
        contacts = self._desk.state.contacts.values()
        found = find_contacts(contacts, name, _MATCHES, self._waiting) if name else []
        if isinstance(self._who, Contact) and typed == self._taken_for:
            # Chosen already, if only by a company that does not stand here any more.
            found = [self._who, *(each for each in found if each != self._who)][:_MATCHES]
        rows = person_rows([self.veil.found(contact) for contact in found])
        if name:
            new = _("new: {name}").format(name=name)
            rows.append(Row(_NEW, (Line.of(new, Look.MUTED),)))
        self.below.rows = rows
        # Other letters are another question: the likeliest, not what was likeliest before.
        self.below.action_first()
        self.query_one(Told).say(self._refused if typed == self._taken_for else "", warning=True)

    def _go_on(self) -> None:
        if self.below.highlighted is None:
            self._ask_who(_("Say who it is: a contact, or a new name."))
        else:
            self.query_one("#about").focus()

    def _ask_who(self, sentence: str) -> None:
        """Once more: what else was typed stays."""
        self._refused = sentence
        self.query_one("#who").focus()
        self._offer_people()

    def _take_person(self) -> None:
        """Whoever is highlighted is meant, however the rep leaves the field. What they typed behind
        a colon goes where it belongs."""
        name, matter = parted(self._typed("who"))
        highlighted = self.below.highlighted or ""
        self._who = self._desk.state.contacts.get(highlighted) or name
        said = name
        if isinstance(self._who, Contact) and not self.veil.on:
            # The company as well: several may have the name, and the list that told them apart is
            # gone.
            said = self._who.name + company_beside(self._who.name, self._who.company)
        with self.prevent(Input.Changed):
            self.query_one("#who", Field).value = said
            if matter:
                self.query_one("#about", Field).value = matter
        self._taken_for = self._typed("who")

    # What about, and the verdict

    def _offer_choices(self) -> None:
        desk = self._desk
        known = self._known
        answer = answer_or_not(
            desk.state, known, self._typed("about"), now=desk.now, config=desk.config
        )
        told, seen = verdict_sentence(answer), self.veil.state(desk.state)
        if known:
            cost = before_answering(seen, known.id, desk.now, desk.config)
            others = open_with(seen, known, desk.now, answer.in_hand)
            told = " ".join(filter(None, (told, cost, others)))
        self.query_one(Told).say(self.veil.text(told))
        asked = open_about(desk.state, known, self._typed("about")) if known else None
        again = seen.requests[asked.id] if asked else None
        choices = verdict_choices(answer, again, desk.state, desk.now, desk.config)
        was_verdict = self.below.highlighted in {row.id for row in self.below.rows[:1]}
        self.below.rows = [Row(choice.id, (Line.of(choice.text),)) for choice in choices]
        if was_verdict:
            # Other words may bring another verdict: Enter takes the one that is told.
            self.below.action_first()

    def _take_choice(self) -> None:
        chosen = Verdict(self.below.highlighted or Verdict.DEFER)
        if chosen is Verdict.CALL_BACK:
            self.query_one("#when").display = True
            self.query_one("#when").focus()
            return
        self._write_down(chosen)

    def _write_down(self, choice: Verdict, call_back_at: datetime | None = None) -> None:
        try:
            if isinstance(self._who, str):
                somebody_new(self._who)
        except Refused as refusal:
            self._ask_who(refusal.sentence)
        else:
            self.dismiss(Captured(self._who, self._typed("about"), choice, call_back_at))

    @property
    def _known(self) -> Contact | None:
        return self._who if isinstance(self._who, Contact) else None

    # When to call back

    def _offer_moment(self) -> None:
        self.below.rows = []
        told, typed = self.query_one(Told), self._typed("when")
        desk = self._desk
        try:
            moment = when_to_call(typed, desk.now, desk.config) if typed else None
            due = Understood(due=moment)
            said = explain_call(desk.state, self._who, due, desk.now, desk.config)
            told.say(self.veil.text(said))
        except PlannerError as error:
            told.say(error.sentence, warning=True)

    def _take_moment(self) -> None:
        desk = self._desk
        try:
            moment = when_to_call(self._typed("when"), desk.now, desk.config)
        except PlannerError as error:
            self.query_one(Told).say(error.sentence, warning=True)
            return
        self._write_down(Verdict.CALL_BACK, moment)
