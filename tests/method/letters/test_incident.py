"""The letter to the manager, and the greeting to be recorded."""

import pytest
from day_samples import CONFIG, THURSDAY, customer, days_ago

from planner.config import Config, DaySettings, RepSettings
from planner.interchange.email import eml, mailto
from planner.method.leaving.walking_away import note_offence
from planner.method.letters.greeting import greeting
from planner.method.letters.incident import incident
from planner.model.contact import Contact
from planner.model.document import Offence
from planner.model.message import Message
from planner.model.state import State, changed
from planner.model.touch import Touch

ANA = customer("c1", name="Ana Ruiz", company="Talleres Norte", language="en")
WITH_MANAGER = changed(CONFIG, rep=changed(CONFIG.rep, manager="boss@example.com"))


def letter(offence: Offence, contact: Contact = ANA, config: Config = WITH_MANAGER) -> Message:
    return incident(contact, offence, days_ago(0), now=THURSDAY, config=config)


class TestIncident:
    def test_says_when_who_what_and_how_grave(self) -> None:
        mail = letter(Offence(severity=2, words="you liar"))
        assert mail.address == "boss@example.com"
        assert "Ana Ruiz" in mail.subject
        for told in ("Thu 5 Mar 10:00", "Ana Ruiz, Talleres Norte", "2 of 3 (insult)", "you liar"):
            assert told in mail.body
        assert mail.body.endswith("Eva Soler\n")

    def test_tells_leaving_and_the_rest_from_going_on(self) -> None:
        left = note_offence(
            State().put(ANA), "c1", 3, "liar", left=True, now=THURSDAY, config=WITH_MANAGER
        )
        assert isinstance(left.item, Touch)
        assert left.item.offence
        told = letter(left.item.offence, left.state.contacts["c1"]).body
        assert "ended the conversation" in told
        assert "Sat 4 Apr" in told
        assert "ended the conversation" not in letter(Offence(severity=3)).body

    def test_is_in_the_language_of_the_rep_not_of_the_customer(self) -> None:
        spanish = changed(WITH_MANAGER, rep=changed(WITH_MANAGER.rep, language="es"))
        mail = letter(Offence(severity=1), config=spanish)
        assert mail.body.startswith("Hola")
        assert "jue 5 mar 10:00" in mail.body

    @pytest.mark.parametrize("words", ["{when} %s {0}", "[/] <b>", "one\nBcc: x@y.example"])
    def test_hostile_words_reach_the_mail_program_harmless(self, words: str) -> None:
        offence = Offence(severity=1, words=words)
        hostile = changed(ANA, name=words, company="\r\nTo: z@y.example")
        for contact in (ANA, hostile):
            mail = letter(offence, contact)
            assert " ".join(words.split()) in mail.body
            assert "\n" not in mail.subject
            assert mailto(mail)
            assert eml(mail, "Eva", "eva@example.com").count(b"\nTo:") == 1

    def test_without_a_manager_or_words_it_still_reads_well(self) -> None:
        nobody = changed(ANA, company="")
        mail = letter(Offence(severity=1), nobody, Config())
        assert (mail.name, mail.address) == ("your manager", "")
        assert "What was said: not noted" in mail.body
        assert mail.body.endswith(".\n")


class TestGreeting:
    def test_names_the_rep_the_address_and_the_windows(self) -> None:
        told = greeting(CONFIG, "en")
        assert "Eva Soler" in told
        assert "eva@example.com" in told
        assert "13:00 and 17:30" in told

    @pytest.mark.parametrize(
        ("windows", "told"),
        [
            (("16:00",), "at 16:00 and answer"),
            (("17:00", "12:00", "17:00", "09:30"), "at 09:30, 12:00 and 17:00 and answer"),
            ((), "every working day and answer"),
        ],
    )
    def test_any_number_of_windows_reads_well(self, windows: tuple[str, ...], told: str) -> None:
        config = changed(CONFIG, day=DaySettings(email_windows=windows))
        assert told in greeting(config, "en")

    @pytest.mark.parametrize(
        "rep", [RepSettings(), RepSettings(name="Eva"), RepSettings(email="e@x")]
    )
    def test_what_is_not_known_leaves_no_hole(self, rep: RepSettings) -> None:
        for line in greeting(Config(rep=rep), "en").splitlines():
            assert line[0].isupper()
            assert line[-1] == "."
            assert "  " not in line
            assert " ." not in line
            assert " :" not in line

    def test_without_an_address_it_asks_for_a_message(self) -> None:
        assert "leave your name" in greeting(Config(), "en")
        assert "leave your name" not in greeting(CONFIG, "en")

    def test_it_says_the_hours_as_they_are_said_in_the_united_states(self) -> None:
        config = changed(CONFIG, rep=changed(CONFIG.rep, country="US"))
        assert "at 1:00 pm and 5:30 pm and answer" in greeting(config, "en")
        assert "13:00 y 17:30" in greeting(config, "es")

    def test_is_in_the_language_asked_for(self) -> None:
        assert greeting(CONFIG, "es").startswith("Hola, este es el buzón de voz de Eva Soler.")
