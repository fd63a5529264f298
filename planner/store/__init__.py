"""The only code that knows TinyDB and the state file.

One ``planner.json`` in TinyDB's format. The walk of a save: ``repository`` takes the lock and reads
what is newest, ``staging`` applies the change through TinyDB, ``layout`` makes the bytes, ``disk``
and ``durable`` put them in place of the old ones, which ``backups`` keeps.
"""

from pathlib import Path

from planner.store.backups import Backup
from planner.store.disk import Disk
from planner.store.repository import Store, Transaction

__all__ = ["Backup", "Store", "Transaction", "memory_store", "open_store"]


def open_store(folder: Path, *, patience: float = 10.0) -> Store:
    """The state in ``folder``. Makes nothing on disk before the first transaction.

    ``patience``: seconds to wait for another planner that is just writing.
    """
    return Store(Disk(folder), patience)


def memory_store() -> Store:
    """A store that behaves the same and forgets all with the process."""
    # Imported late: the rep's own state lies on disk.
    from planner.store.memory import Memory

    return Store(Memory())
