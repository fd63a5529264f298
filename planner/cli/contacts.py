"""Commands for contacts: import, export, edit."""

from argparse import Namespace
from pathlib import Path

from planner.cli import given_file
from planner.cli.answer import Answer
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands, choice_option, contact_word, flag, pairs
from planner.cli.telling import applied
from planner.locale import _, ngettext
from planner.model.contact import Contact
from planner.model.errors import WrongUsage


def add_commands(commands: Commands) -> None:
    contacts = commands.group("contacts", _("contacts in and out"))
    _add_import(contacts)
    _add_export(contacts)
    edit = contacts.add("edit", _("change fields of a contact"), _edit)
    contact_word(edit)
    edit.add_argument(
        "values",
        metavar=_("FIELD=VALUE"),
        nargs="+",
        help=_("such as language=es; without a value the field is emptied"),
    )


def _add_import(contacts: Commands) -> None:
    from planner.cli.importing import import_files

    told_more = _("Contacts known already get what they lack; nothing is overwritten.")
    command = contacts.add("import", _("from CSV or vCard files"), import_files, told_more)
    command.add_argument(
        "files", metavar=_("FILE"), nargs="+", type=Path, help=_(".csv and .vcf files")
    )
    flag(command, "--dry-run", _("report and change nothing"))
    flag(command, "--yes", _("do not ask"))
    command.add_argument(
        "--map",
        metavar=_("COLUMN=FIELD"),
        action="append",
        default=[],
        help=_("which field a column holds; may be repeated"),
    )
    command.add_argument(
        "--encoding", metavar=_("NAME"), help=_("of files that are not UTF-8, such as cp1252")
    )


def _add_export(contacts: Commands) -> None:
    from planner.interchange.layouts import Program

    export = contacts.add("export", _("write all contacts to a .csv or .vcf file"), _export)
    export.add_argument(
        "file", metavar=_("FILE"), type=Path, help=_("its name; it ends in .csv or .vcf")
    )
    whose = _("whose headers a .csv file gets; without it the planner's own")
    choice_option(export, "--to", Program, whose)
    flag(export, "--force", _("replace the file if it exists"))


def _edit(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.contacts.editing import edit_contact
    from planner.method.contacts.finding import find_contact

    values = pairs(given.values)
    contact = find_contact(invocation.desk.state, given.who)
    return applied(invocation, edit_contact, contact.id, values)


def _export(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.contacts.editing import field_name

    path: Path = given.file
    contacts = list(invocation.desk.state.contacts.values())
    data, left_out = _written(path, contacts, given.to)
    given_file.put(path, data, force=given.force)
    n = len(contacts)
    said = ngettext("{n} contact in {file}.", "{n} contacts in {file}.", n).format(n=n, file=path)
    if what := ", ".join(f"{field_name(field)} {count}" for field, count in left_out.items()):
        said += "\n" + _("Left out, since there is no place for it there: {what}.").format(
            what=what
        )
    document = {"file": str(path), "contacts": n, "left_out": left_out}
    return Answer(lambda: document, said)


def _written(path: Path, contacts: list[Contact], to: str | None) -> tuple[bytes, dict[str, int]]:
    """The content of the file, and how many values of which field are not in it."""
    from planner.interchange.contacts_out import write_contacts
    from planner.interchange.layouts import Program
    from planner.interchange.vcard import write_vcards

    suffix = path.suffix.lower()
    if suffix not in (".csv", ".vcf"):
        said = _("{file} ends neither in .csv nor in .vcf; name one such as contacts.csv.")
        raise WrongUsage(said.format(file=path))
    if suffix == ".vcf" and to:
        raise WrongUsage(_("A .vcf file is the same for every program; leave --to away."))
    if suffix == ".vcf":
        return write_vcards(contacts), {}
    data, left_out = write_contacts(contacts, Program(to or Program.PLANNER))
    return data, {field: count for field, count in left_out.items() if count}
