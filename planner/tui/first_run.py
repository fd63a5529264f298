"""The first page ever: who the rep is, and how to begin."""

import re
from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from planner.config import Config
from planner.locale import LANGUAGES, N_, _, language, locale_of_computer
from planner.method.public_holidays import country_code
from planner.model.errors import PlannerError
from planner.tui.choice import Choice
from planner.tui.dialogs.choose import Choose
from planner.tui.dialogs.told import Told
from planner.tui.key_line import KeyLine
from planner.tui.prompt import Field

Answers = dict[str, str]
"""Key of the config file -> what the rep wrote."""

IMPORT, DEMO, START = "import", "demo", "start"


class _Question(NamedTuple):
    key: str
    label: str
    value: str


class FirstRun(Screen[str]):
    """A few lines, filled in as far as the computer knows. Gives how to begin (``import``, ``demo``
    or ``start``); by then the answers are saved."""

    CSS_PATH = "first_run.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "forward", N_("next line"), id="first.next"),
        Binding("tab,down", "app.focus_next", N_("next line"), id="first.down", show=False),
        Binding("up", "app.focus_previous", N_("line before"), id="first.up", show=False),
        Binding("ctrl+s", "begin", N_("save and begin"), id="first.begin"),
        Binding("escape", "app.quit", N_("leave"), id="first.leave"),
    ]

    def __init__(self, config: Config, zone: str, save: Callable[[Answers], None]) -> None:
        """``save`` writes the answers or refuses one; ``zone`` is the computer's."""
        super().__init__()
        self._config, self._zone, self._save = config, zone, save
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
                with Horizontal(classes="question"):
                    yield Static(question.label, classes="label")
                    yield Field(question.value, id=_id_of(question.key))
            yield Told()
        yield KeyLine(last="first.leave")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == _id_of("rep.language"):
            self.action_begin()
        else:
            self.focus_next(Field)

    def action_forward(self) -> None:
        self.focus_next(Field)

    def action_begin(self) -> None:
        try:
            self._save(self._answers())
        except PlannerError as error:
            self.query_one(Told).say(error.sentence, warning=True)
            return
        choices = [
            Choice(IMPORT, _("import my contacts"), _("from a .csv or .vcf file")),
            Choice(DEMO, _("look at a demo day first"), _("nothing of it is kept")),
            Choice(START, _("start with an empty page")),
        ]
        self.app.push_screen(Choose(_("How do you want to begin?"), choices), self._begun)

    def _begun(self, chosen: str | None) -> None:
        if chosen:
            self.dismiss(chosen)

    def _questions(self) -> tuple[_Question, ...]:
        config = self._config
        hours = f"{config.day.start}-{config.day.end}"
        return (
            _Question("rep.name", _("Your name"), config.rep.name),
            _Question("rep.email", _("Your email"), config.rep.email),
            _Question("rep.zone", _("Your time zone"), config.rep.zone or self._zone),
            _Question("rep.country", _("Your country (ES, FR, ES-CT)"), self._country),
            _Question("hours", _("Working hours"), hours),
            _Question(
                "rep.language",
                _("Language ({languages})").format(languages=", ".join(LANGUAGES)),
                config.rep.language or language(),
            ),
        )

    def _answers(self) -> Answers:
        answers = {
            question.key: self.query_one(f"#{_id_of(question.key)}", Field).value.strip()
            for question in self._questions()
        }
        start, _dash, end = answers.pop("hours").partition("-")
        return {**answers, "day.start": start.strip(), "day.end": end.strip()}


def country_of(locale_name: str) -> str:
    """The country of ``es_ES.UTF-8``, or of Windows' ``Spanish_Spain``; empty if none is said."""
    language_and_country = re.split(r"[.@]", locale_name)[0]
    return country_code(language_and_country.partition("_")[2])


def _id_of(key: str) -> str:
    return key.replace(".", "-")
