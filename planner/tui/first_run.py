"""The first page ever: who the rep is, and how to begin."""

import re
from collections.abc import Callable, Mapping
from typing import ClassVar, NamedTuple

import pendulum
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from planner.config import Config
from planner.locale import LANGUAGES, N_, _, language, locale_of_computer
from planner.method.hours.public_holidays import country_code
from planner.method.typed.first_page import besides, hours_told
from planner.method.typed.own_words import language_of
from planner.model.errors import PlannerError, Refused
from planner.model.instants import zone_of
from planner.tui.choice import Choice
from planner.tui.dialogs.choose import Choose
from planner.tui.dialogs.told import Told
from planner.tui.prompt import Field
from planner.tui.terminal.painting import PromptScreen
from planner.tui.widgets.key_line import KeyLine

Answers = dict[str, str]
"""Key of the config file -> what the rep wrote."""
Settings = Mapping[str, str | list[str]]
"""The same with what is set besides, as the file has it."""

IMPORT, DEMO, START = "import", "demo", "start"
_START, _END = "day.start", "day.end"


class _Question(NamedTuple):
    key: str
    label: str
    value: str


class _Asked(Horizontal):
    """A question and the line for its answer; a click on the words goes to the line as well."""

    def on_click(self) -> None:
        self.query_one(Field).focus()


class FirstRun(PromptScreen, Screen[str]):
    """A few lines, filled in as far as the computer knows. Gives how to begin (``import``, ``demo``
    or ``start``); by then, and no sooner, the answers are saved."""

    CSS_PATH = "first_run.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "app.focus_next", N_("next line"), id="first.next", show=False),
        Binding("tab,down", "app.focus_next", N_("next line"), id="first.down", show=False),
        Binding("up", "app.focus_previous", N_("line before"), id="first.up", show=False),
        Binding("ctrl+s", "begin", N_("save and begin"), id="first.begin"),
        Binding("escape", "app.quit", N_("leave"), id="first.leave"),
    ]

    def __init__(
        self,
        config: Config,
        now: pendulum.DateTime,
        check: Callable[[Settings], None],
        save: Callable[[Settings], None],
    ) -> None:
        """``check`` refuses answers that make no sense, ``save`` writes them; the zone of ``now``
        is the computer's."""
        super().__init__()
        self._config, self._now, self._check, self._save = config, now, check, save
        self._country = config.rep.country or country_of(locale_of_computer())

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="page", can_focus=False):
            yield Static(_("Welcome to the planner"), id="welcome")
            yield Static(
                _(
                    "It gives the day back: five calls when nothing is wrong, requests put off to"
                    " email without being forgotten, and time for work that needs thought."
                ),
                id="what",
            )
            for question in self._questions():
                with _Asked(classes="question"):
                    yield Static(question.label, classes="label")
                    yield Field(question.value, id=_id_of(question.key), select_on_focus=True)
            yield Told()
        yield KeyLine(last="first.leave")

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if isinstance(event.input, Field) and event.value != event.input.given:
            # What the rep typed is theirs; what the computer guessed is typed over.
            event.input.select_on_focus = False
        self.query_one(Told).say("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == _id_of("rep.language"):
            self.action_begin()
        else:
            self.focus_next(Field)

    def action_begin(self) -> None:
        if not self._done(lambda: self._check(self._answers())):
            return
        choices = [
            Choice(IMPORT, _("import my contacts"), _("from a .csv or .vcf file")),
            Choice(DEMO, _("look at a demo day first"), _("nothing of it is kept")),
            Choice(START, _("start with an empty page")),
        ]
        self.app.push_screen(Choose(_("How do you want to begin?"), choices), self._begun)

    def _begun(self, chosen: str | None) -> None:
        if chosen and self._done(lambda: self._save(self._answers())):
            self.dismiss(chosen)

    def _done(self, work: Callable[[], None]) -> bool:
        """Whether it was; a refusal is told, where it can be mended."""
        try:
            work()
        except PlannerError as error:
            self._refused(error.sentence)
            return False
        self.query_one(Told).say("")
        return True

    def _refused(self, sentence: str) -> None:
        """Tell it with the name of its line in place of the file's and the key's, and go there."""
        questions = {question.key: question for question in self._questions()}
        keys = {**questions, **dict.fromkeys((_START, _END), questions["hours"])}
        for key, question in keys.items():
            _file, found, why = sentence.partition(key)
            if found:
                self._field(question).focus()
                sentence = question.label.partition(" (")[0] + why
                break
        self.query_one(Told).say(sentence, warning=True)

    def _field(self, question: _Question) -> Field:
        return self.query_one(f"#{_id_of(question.key)}", Field)

    def _questions(self) -> tuple[_Question, ...]:
        config = self._config
        hours = f"{config.day.start}-{config.day.end}"
        return (
            _Question("rep.name", _("Your name"), config.rep.name),
            _Question("rep.email", _("Your email"), config.rep.email),
            _Question("rep.zone", _("Your time zone"), config.rep.zone or zone_of(self._now)),
            _Question("rep.country", _("Your country (ES, FR, ES-CT)"), self._country),
            _Question("hours", _("Working hours"), hours),
            _Question(
                "rep.language",
                _("Language ({languages})").format(languages=", ".join(LANGUAGES)),
                config.rep.language or language(),
            ),
        )

    def _answers(self) -> Settings:
        answers: Answers = {
            question.key: self._field(question).value.strip() for question in self._questions()
        }
        spoken = answers["rep.language"]
        answers["rep.language"] = language_of(spoken)
        if spoken and answers["rep.language"] not in LANGUAGES:
            raise _wrong("rep.language", _("{text} is not spoken here.").format(text=spoken))
        hours = answers.pop("hours")
        if not (told := hours_told(hours, self._config)):
            wrong = _("{text} are no hours; write them as in 9-18 or 9:00-18:30.")
            raise _wrong("hours", wrong.format(text=hours or "–"))
        start, *lunch, end = told
        country = _code(answers["rep.country"])
        said = {**answers, "rep.country": country, _START: start, _END: end}
        return {**said, **besides(country, start, end, self._config, lunch)}


def _code(country: str) -> str:
    """The code of a country that is named; what may be a code stays as it is."""
    return country if country[2:3] in ("", "-") else country_code(country) or country


def _wrong(key: str, sentence: str) -> Refused:
    return Refused(f"{key}: {sentence}")


def country_of(locale_name: str) -> str:
    """The country of ``es_ES.UTF-8``, or of Windows' ``Spanish_Spain``; empty if none is said."""
    language_and_country = re.split(r"[.@]", locale_name)[0]
    return country_code(language_and_country.partition("_")[2])


def _id_of(key: str) -> str:
    return key.replace(".", "-")
