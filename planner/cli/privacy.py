"""What is held of a person: to be handed over, or to be forgotten."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli import given_file
from planner.cli.answer import Answer
from planner.cli.asking import answer_to
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands, contact_word, flag
from planner.locale import _
from planner.model.errors import Refused
from planner.model.text import clean, fold

if TYPE_CHECKING:
    from planner.method.privacy.personal import Person
    from planner.method.privacy.traces import Traces
    from planner.model.state import State


def add_commands(commands: Commands) -> None:
    forget = commands.add(
        "forget",
        _("erase a person from everything that is kept"),
        _forget,
        _("No undo and no backup brings them back."),
    )
    contact_word(forget)
    flag(forget, "--everywhere", _("black them out in texts about others too"))
    flag(forget, "--dry-run", _("say what would go, and stop"))
    flag(forget, "--yes", _("do not ask for the name"))
    export = commands.group("export", _("calls for a CRM, all that is held of a person"))
    person = export.add("person", _("all that is held of a person"), _export)
    contact_word(person)
    person.add_argument("--file", metavar=_("FILE"), type=Path, help=_("write it to a file"))
    flag(person, "--force", _("replace the file if it exists"))


def _forget(invocation: Invocation, given: Namespace) -> Answer:
    desk, everywhere = invocation.desk, given.everywhere
    name, person = _whom(desk.state, given)
    found = desk.store.traces(person, everywhere=everywhere)
    if found.nothing:
        raise Refused(_("Nothing here is about {who}.").format(who=given.who))
    if given.dry_run:
        return _answer(found, _("To be forgotten:"), everywhere=everywhere)
    if not given.yes:
        _ask(name, _lines(found, _("To be forgotten:"), everywhere=everywhere))
    found = desk.store.forget(person, everywhere=everywhere)
    title = _("Forgotten on {day}:").format(day=f"{desk.now:%Y-%m-%d %H:%M}")
    at = desk.now.isoformat(timespec="seconds")
    return _answer(found, title, at, everywhere=everywhere)


def _whom(state: "State", given: Namespace) -> "tuple[str, Person]":
    """What has to be typed to mean them, and who is meant: a contact, or somebody who is none any
    more and only named in texts.

    What cannot be taken back wants the whole name, here or when it is asked for.
    """
    from planner.method.contacts.finding import find_contact, find_contacts
    from planner.method.privacy.personal import person_named, person_of

    who = given.who
    gone = given.everywhere and who.strip().lower() not in state.contacts
    if gone and not find_contacts(state.contacts.values(), who, 1):
        return who, person_named(who)
    contact = find_contact(state, who)
    if given.yes and fold(who.strip()) not in (contact.id, fold(contact.name)):
        raise Refused(
            _("With --yes, write the whole name or the id: {id} {name}.").format(
                id=contact.id, name=contact.name
            )
        )
    return contact.name, person_of(contact)


def _ask(name: str, what: list[str]) -> None:
    """Have the name typed on the terminal; whoever has none says ``--yes`` beforehand."""
    question = _("This cannot be undone. Type the name to forget them: {name}").format(name=name)
    nobody = _("Nothing was forgotten: there is no terminal to ask on. Add --yes, or --dry-run.")
    if fold(clean(answer_to(*what, question, nobody=nobody))) != fold(name):
        raise Refused(_("That is not the name; nothing was forgotten."))


def _answer(found: "Traces", title: str, at: str | None = None, *, everywhere: bool) -> Answer:
    lines = _lines(found, title, everywhere=everywhere)
    if at:
        lines.append(_("Numbers of the past stay true, without a name."))
    if found.named and not everywhere:
        lines.append(_("--everywhere blacks them out in texts about others too."))
    document = {
        "forgotten_at": at,
        "documents": dict(found.documents),
        "picked": found.picked,
        "steps": found.steps,
        "history": list(found.months),
        "backups": list(found.backups),
        "unreadable": list(found.unreadable),
        "drafts": list(found.drafts),
        "naming": dict(found.naming),
        "everywhere": everywhere,
        "elsewhere": list(found.elsewhere),
    }
    return Answer(lambda: document, "\n".join(lines))


def _lines(found: "Traces", title: str, *, everywhere: bool) -> list[str]:
    from planner.method.privacy.traces import told, told_of_others

    others = told_of_others(found, everywhere=everywhere)
    return [title, *(f"  {line}" for line in (*told(found), *others))]


def _export(invocation: Invocation, given: Namespace) -> Answer:
    from planner.cli.faces import person_document
    from planner.method.contacts.finding import find_contact

    contact = find_contact(invocation.desk.state, given.who)
    document = person_document.document(contact, invocation)
    text = person_document.readable(document)
    if given.file is None or given_file.is_printed(given.file, as_json=invocation.as_json):
        return Answer(lambda: document, text)
    given_file.put(given.file, text.encode(), force=given.force)
    said = _("All that is held of {name} is in {file}.").format(name=contact.name, file=given.file)
    return Answer(lambda: {"file": str(given.file)}, said)
