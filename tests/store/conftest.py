"""One suite for both places: what holds on disk holds in memory too."""

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.store.disk import Disk
from planner.store.memory import Memory
from planner.store.place import Place
from planner.store.repository import Store


@pytest.fixture(params=["memory", "disk"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    return Memory() if request.param == "memory" else Disk(tmp_path / "data")


@pytest.fixture
def store(place: Place) -> Store:
    return Store(place)


@pytest.fixture
def another(place: Place) -> Store:
    """A second planner on the same state."""
    return Store(place, patience=0.05)


@pytest.fixture
def foreign(place: Place, tmp_path: Path) -> Callable[[bytes | None], None]:
    """Another program's hand: sets the bytes of the state file, or deletes it."""

    def put(content: bytes | None) -> None:
        if isinstance(place, Memory):
            place.put(content)
            return
        file = tmp_path / "data" / "planner.json"
        file.parent.mkdir(exist_ok=True)
        if content is None:
            file.unlink()
        else:
            file.write_bytes(content)

    return put
