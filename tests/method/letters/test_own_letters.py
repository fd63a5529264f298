"""Letters in the rep's own words: used where sound, never in the way where not."""

import re
from pathlib import Path

import msgspec
import pytest
from day_samples import CONFIG, THURSDAY, customer, do, state_of
from hypothesis import given, settings
from hypothesis import strategies as st

import planner
from planner.config import Config
from planner.locale import LANGUAGES
from planner.method.letters import templates
from planner.method.letters.answer import answer_letter
from planner.method.letters.deferral import deferral
from planner.method.letters.letter import Letter
from planner.method.letters.templates import LETTERS, complaint, complaints, file_of
from planner.method.requests.incoming import capture
from planner.model.contact import Contact
from planner.model.message import Message
from planner.model.request import Request, Verdict
from planner.model.state import changed

ANA = customer("c1", name="Ana Ruiz", emails=("ana@example.com",), language="en")
OWN = "# mine\n\nAbout {about}\n\nDear {name},\nI read it {when}.\n{rep}\n"


def written(**letters: str) -> Config:
    """The config with letters of the rep's own; ``deferral_en`` -> text."""
    named = {name.replace("_", "."): text for name, text in letters.items()}
    return msgspec.structs.replace(CONFIG, templates=named)


def request(about: str, contact: Contact = ANA) -> Request:
    item = do(state_of(contact), capture, contact, about, choice=Verdict.DEFER).item
    assert isinstance(item, Request)
    return item


def letter(config: Config, about: str = "gaskets", contact: Contact = ANA) -> Message:
    return deferral(contact, request(about, contact), now=THURSDAY, config=config)


def test_the_reps_own_words_are_used_in_their_language_only() -> None:
    config = written(deferral_en=OWN)
    mine = letter(config)
    # The token is there whoever wrote the subject: without it no answer is found.
    assert mine.subject == "About gaskets [#R2]"
    assert mine.body == "Dear Ana,\nI read it today at 13:00.\nEva Soler\n"
    spaniard = changed(ANA, language="es")
    assert letter(config, contact=spaniard) == letter(CONFIG, contact=spaniard)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (OWN.replace("{name}", "{first}"), "{first}"),
        (OWN.replace("{when}", "soon"), "{when}"),
        (OWN.replace("{name}", "{name.__class__}"), "{name.__class__}"),
        (OWN.replace("{name}", "{name!r}"), "{name!r}"),
        (OWN.replace("{name}", "{}"), "{}"),
        (OWN.replace("{name}", "{name"), "brace"),
        (OWN.replace("About {about}\n", "About {about}"), "subject"),
        ("", "empty"),
        (OWN + "x" * 20_000, "too long"),
        (OWN + "\N{REPLACEMENT CHARACTER}", "UTF-8"),
    ],
)
def test_a_broken_letter_is_named_and_never_stops_a_deferral(text: str, named: str) -> None:
    config = written(deferral_en=text)
    (told,) = complaints(config)
    assert "deferral.en.txt" in told
    assert named in told
    assert letter(config) == letter(CONFIG)


def test_a_file_that_is_no_letter_is_not_ignored_in_silence() -> None:
    for name in ("deferal.en", "deferral.xx", "deferral"):
        assert f"{name}.txt" in complaint(name, OWN)


def test_the_apology_is_a_letter_of_its_own_within_others() -> None:
    asked = changed(request("gaskets"), our_mistake=True, answer="They leave {today}.")
    mail = answer_letter(ANA, asked, config=written(apology_en="Mea culpa."))
    assert "Hello Ana,\n\nMea culpa.\n\nI have the answer" in mail.body
    assert "They leave {today}." in mail.body


@given(about=st.text(alphabet="{}%$\\!:.0rep whn\n", max_size=40))
@settings(max_examples=60)
def test_what_customers_write_is_data(about: str) -> None:
    ours = letter(written(deferral_en=OWN.replace("read it", "read {about} it")), about)
    assert "today at 13:00" in ours.body
    assert "".join(about.split()) in "".join(ours.body.split())


def test_every_letter_is_written_by_somebody() -> None:
    files = set(Path(planner.__file__).parent.rglob("*.py")) - {Path(templates.__file__)}
    code = "".join(file.read_text("utf-8") for file in files)
    named = {name for name, found in vars(templates).items() if isinstance(found, Letter)}
    unsent = [name for name in named if len(re.findall(rf"\b{name}\b", code)) == 1]
    assert unsent == [], "the rep can write it in their own words, and nobody sends it"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LETTERS)
def test_the_planners_own_letter_written_down_is_the_same_letter(name: str, language: str) -> None:
    file = file_of(LETTERS[name], language)
    assert complaint(f"{name}.{language}", file) == ""
    reader = changed(ANA, language=language)
    config = written(**{f"{name}_{language}": file})
    if name == "deferral":
        assert letter(config, contact=reader) == letter(CONFIG, contact=reader)
