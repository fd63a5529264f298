"""Commands that care for the state file: doctor, backup, restore."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner import counts, paths
from planner.cli.answer import Answer
from planner.cli.faces.columns import lines
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands, flag, phrase
from planner.cli.telling import said
from planner.locale import _
from planner.model.change import Change
from planner.model.errors import Refused, StateUnusable
from planner.model.instants import brief, local, zone_of

if TYPE_CHECKING:
    from planner.store import Backup, Store

Json = dict[str, Any]


def add_commands(commands: Commands) -> None:
    doctor = commands.add("doctor", _("say whether the state file is sound"), _doctor)
    flag(doctor, "--fix", _("save what is whole; the file becomes a backup"))
    commands.add("backup", _("keep the present state as a backup"), _backup)
    restore = commands.add("restore", _("list the backups, or bring one back"), _restore)
    phrase(restore, "name", _("NAME"), _("without it, they are listed"), nargs="?")


def _doctor(invocation: Invocation, given: Namespace) -> Answer:
    store, path = _store(invocation), paths.state_file(invocation.data_folder)
    try:
        complaints, whole = store.checkup()
    except StateUnusable as refusal:
        # A folder, a pipe, a newer planner's file, or none any more: nothing in it can be saved.
        complaints, whole = (refusal.sentence.rstrip("."),), {}
    if complaints and given.fix:
        return _fixed(invocation, store, complaints)
    newest = store.newest_backup() if complaints else None
    months = tuple(store.history.troubles())
    document = {
        "path": str(path),
        "sound": not complaints,
        "complaints": list(complaints),
        "whole": whole,
        "history": list(months),
        "backup": _json(newest, invocation) if newest else None,
    }
    text = _("{path} is sound: {holds}.").format(path=path, holds=counts.told(whole))
    if complaints:
        text = "\n".join(_findings(path, complaints, whole, newest, invocation))
    text = "\n".join((text, *months))
    return Answer(lambda: document, text, StateUnusable.exit_code if complaints or months else 0)


def _findings(
    path: Path,
    complaints: tuple[str, ...],
    whole: dict[str, int],
    newest: "Backup | None",
    invocation: Invocation,
) -> list[str]:
    # Of a newer planner's file, or of a folder in its place, one sentence says all.
    found = [f"{what}." for what in complaints]
    if whole:
        found = [_("{path} is damaged:").format(path=path), *(f"  {what}" for what in complaints)]
    if any(whole.values()):
        found.append(
            _("planner doctor --fix saves what is whole: {holds}.").format(holds=counts.told(whole))
        )
    if newest:
        found.append(
            _("planner restore {name} brings back the state of {when}: {holds}.").format(
                name=newest.name, when=_when(newest, invocation), holds=counts.told(newest.counts)
            )
        )
    return found


def _fixed(invocation: Invocation, store: "Store", complaints: tuple[str, ...]) -> Answer:
    store.mend()
    whole = store.checkup().whole
    kept = next(backup for backup in store.backups() if backup.complaint)
    text = _("Saved what is whole: {holds}. The file as it was is kept as {name}.").format(
        holds=counts.told(whole), name=kept.path
    )
    document = {
        "path": str(paths.state_file(invocation.data_folder)),
        "sound": True,
        "complaints": list(complaints),
        "whole": whole,
        "kept": str(kept.path),
    }
    return Answer(lambda: document, text)


def _backup(invocation: Invocation, given: Namespace) -> Answer:
    store = _store(invocation)
    if not store.load().serial:
        raise Refused(_("Nothing was saved yet, so there is nothing to keep."))
    backup = store.back_up()
    text = _("Kept as {name}: {holds}.").format(name=backup.name, holds=counts.told(backup.counts))
    return Answer(lambda: _json(backup, invocation), text)


def _restore(invocation: Invocation, given: Namespace) -> Answer:
    store = _store(invocation)
    if not given.name:
        return _backups(invocation, store.backups())
    name = given.name if given.name.endswith(".json") else f"{given.name}.json"
    try:
        store.load()
    except StateUnusable:
        return said(_taken_from_backup(store, name))
    from planner.method.restoring import bring_back

    return said(invocation.desk.apply(bring_back, store.state_of(name), name))


def _taken_from_backup(store: "Store", name: str) -> Change:
    """Over a file that cannot be read there is no change to take back; it is kept instead."""
    state = store.restore(name)
    told = _("Brought back: {name}. What it replaces is kept among the backups.")
    return Change(state, told.format(name=name))


def _backups(invocation: Invocation, backups: list["Backup"]) -> Answer:
    rows = [(b.name, _when(b, invocation), b.complaint or counts.told(b.counts)) for b in backups]
    return Answer(
        lambda: {"items": [_json(backup, invocation) for backup in backups]},
        "\n".join(lines(rows)) or _("There are no backups yet."),
    )


def _json(backup: "Backup", invocation: Invocation) -> Json:
    zone = zone_of(invocation.clock.now())
    return {
        "id": backup.name,
        "kind": "backup",
        "state": "damaged" if backup.complaint else "usable",
        "at": local(backup.when, zone).isoformat(timespec="seconds"),
        "path": str(backup.path),
        "holds": backup.counts,
        "complaint": backup.complaint or None,
    }


def _when(backup: "Backup", invocation: Invocation) -> str:
    return brief(backup.when, invocation.clock.now())


def _store(invocation: Invocation) -> "Store":
    from planner.store import open_store

    return open_store(invocation.data_folder)
