"""Files of older planners: read as if they were new, written anew only by a save."""

from collections.abc import Callable

import pytest
from store_samples import save, text

from planner.model.contact import Contact
from planner.store.damage import Damage, Newer
from planner.store.head import SCHEMA
from planner.store.migrations import STEPS, Plain, check, migrated
from planner.store.place import Place
from planner.store.repository import Store

OLD = (
    b'{"_meta":{"file":{"schema":0,"generation":5,"serial":8}},'
    b'"people":{"c1":{"id":"c1","name":"Ana","hat":7}},"tea":{"1":{"sort":"green"}}}'
)


def people_are_contacts(tables: Plain) -> Plain:
    return {**tables, "contacts": tables.pop("people")}


@pytest.fixture
def with_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STEPS, 0, people_are_contacts)  # type: ignore[arg-type]


@pytest.mark.usefixtures("with_a_step")
def test_an_older_file_is_read_and_kept_before_it_is_written_anew(
    store: Store, place: Place, foreign: Callable[[bytes], None]
) -> None:
    foreign(OLD)
    assert store.load().contacts == {"c1": Contact(id="c1", name="Ana")}
    assert place.read()[1] == OLD
    save(store, lambda state: state.put(Contact(id=state.new_id(Contact), name="Jon")))
    assert f'"schema":{SCHEMA},"generation":6,"serial":9' in text(place)
    assert '"c1": {"id":"c1","name":"Ana","hat":7}' in text(place)
    assert '"sort":"green"' in text(place)
    assert place.read_kept("00000006-schema0.json").content == OLD


def test_steps_are_taken_in_turn() -> None:
    steps = {n: lambda tables, n=n: {**tables, f"{n}": {}} for n in (1, 2, 3)}
    assert list(migrated({}, 2, steps, 4)) == ["2", "3"]


def test_a_schema_without_a_way_is_refused() -> None:
    with pytest.raises(Damage, match="never was"):
        check(-1)
    with pytest.raises(Newer):
        check(SCHEMA + 1)
