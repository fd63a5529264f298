"""What stands in memory when the first frame does: a count of modules, not of milliseconds."""

import re
import sys
from pathlib import Path

import pytest
from day_samples import customer

from planner.model.state import State
from planner.store import open_store

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are for Linux and macOS", allow_module_level=True)

from tests.benchmarks.pty_session import Session

NEVER = {"_ssl", "textual.command", "textual.widgets._input", "textual.widgets._tree", "email"}
NEVER |= {"importlib.resources", "planner.method.hours.country_zone", "planner.interchange.words"}
NEVER |= {"textual.containers", "textual.widgets._toast", "textual.canvas", "rich.table"}
PAST = {"planner.store.history", "planner.store.index", "planner.store.sifting"}
MOST, MOST_OF_OTHERS = 150, 382
"""So many modules of the planner may the first frame need, and so many that come from elsewhere.
Each costs some tenths of a millisecond and some KiB: think twice before raising this."""


def test_the_first_frame_needs_no_more(tmp_path: Path) -> None:
    with open_store(tmp_path / "data").transaction() as transaction:
        transaction.save(State().put(customer("c1", name="Ana Ruiz", phones=("+34944123456",))))
    (tmp_path / "config.toml").touch()
    surroundings = {
        "PLANNER_DATA_DIR": str(tmp_path / "data"),
        "PLANNER_CONFIG": str(tmp_path / "config.toml"),
        "PLANNER_NOW": "2026-03-05T10:00:00+01:00[Europe/Madrid]",
        "LC_ALL": "C.UTF-8",
    }
    command = [sys.executable, "-X", "importtime", "-m", "planner"]
    with Session(command, size=(100, 30), environment=surroundings) as session:
        session.until(b"Ana Ruiz")
        output = session.output.decode(errors="replace")
    loaded = set(re.findall(r"import time: +\d+ \| +\d+ \| +(\S+)", output))
    own = {name for name in loaded if name.partition(".")[0] == "planner"}
    assert not loaded & (NEVER | PAST)
    assert 100 < len(own) <= MOST
    assert 300 < len(loaded - own) <= MOST_OF_OTHERS
