"""Commands for contacts: import, export, edit."""

from argparse import Namespace
from pathlib import Path

from planner.cli.answer import Answer
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands
from planner.cli.telling import told
from planner.locale import _, ngettext
from planner.model.errors import Refused, WrongUsage
from planner.model.text import clean


def add_commands(commands: Commands) -> None:
    contacts = commands.group("contacts", _("contacts in and out"))
    _add_import(contacts)
    export = contacts.add("export", _("write all contacts to a .csv or .vcf file"), _export)
    export.add_argument("file", metavar=_("FILE"), type=Path)
    export.add_argument("--force", action="store_true", help=_("replace the file if it exists"))
    edit = contacts.add("edit", _("change fields of a contact"), _edit)
    edit.add_argument("who", metavar=_("WHO"), type=clean)
    edit.add_argument("values", metavar=_("FIELD=VALUE"), nargs="+")


def _add_import(contacts: Commands) -> None:
    from planner.cli.importing import import_files

    told_more = _("Contacts known already get what they lack; nothing is overwritten.")
    command = contacts.add("import", _("from CSV or vCard files"), import_files, told_more)
    command.add_argument("files", metavar=_("FILE"), nargs="+", type=Path)
    command.add_argument("--dry-run", action="store_true", help=_("report and change nothing"))
    command.add_argument("--yes", action="store_true", help=_("do not ask"))
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


def pairs(texts: list[str]) -> dict[str, str]:
    """``FIELD=VALUE`` texts as a mapping. Raises WrongUsage for one without ``=``."""
    split = [text.partition("=") for text in texts]
    for name, equals, _value in split:
        if not (equals and name.strip()):
            raise WrongUsage(_("{text} is not of the form NAME=VALUE.").format(text=clean(name)))
    return {name.strip(): value for name, _equals, value in split}


def _edit(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.editing import edit_contact
    from planner.method.finding import find_contact

    desk, values = invocation.desk, pairs(given.values)
    contact = find_contact(desk.state, given.who)
    return told(invocation, desk.apply(edit_contact, contact.id, values))


def _export(invocation: Invocation, given: Namespace) -> Answer:
    from planner import private_file
    from planner.interchange.contacts import write_csv, write_vcards

    writers = {".csv": write_csv, ".vcf": write_vcards}
    path: Path = given.file
    write = writers.get(path.suffix.lower())
    if write is None:
        raise WrongUsage(_("{file} ends neither in .csv nor in .vcf.").format(file=path))
    contacts = list(invocation.desk.state.contacts.values())
    put = private_file.replace if given.force else private_file.create
    try:
        put(path, write(contacts))
    except FileExistsError as error:
        raise Refused(
            _("{file} exists; choose another name, or add --force.").format(file=path)
        ) from error
    except OSError as error:
        raise Refused(
            _("{file} cannot be written: {reason}.").format(file=path, reason=error.strerror)
        ) from error
    n = len(contacts)
    said = ngettext("{n} contact in {file}.", "{n} contacts in {file}.", n).format(n=n, file=path)
    return Answer(lambda: {"file": str(path), "contacts": n}, said)
