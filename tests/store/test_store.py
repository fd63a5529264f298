"""What the rest of the planner relies on, the same in memory and on disk."""

from collections.abc import Callable
from datetime import datetime

import msgspec
import pendulum
import pytest
from store_samples import NINE, ana, save, text, voicemail

from planner.model.contact import Contact
from planner.model.errors import StateUnusable
from planner.model.request import Promise, Request, Verdict
from planner.model.state import Former, State, Step, changed
from planner.store.place import Place
from planner.store.repository import Store


def step(number: int, former: Former = Former()) -> Step:  # noqa: B008 - frozen
    return Step(id=f"s{number}", said="logged", at=NINE, former=former)


def put(*documents: Contact) -> Callable[[State], State]:
    return lambda state: state.put(*documents)


def test_a_store_that_was_never_saved_is_empty(store: Store) -> None:
    assert store.load() == State()
    assert store.newest_backup() is None


def test_what_was_saved_is_what_another_planner_loads(store: Store, another: Store) -> None:
    written = save(store, lambda state: state.put(ana(), voicemail()))
    assert another.load() == written
    assert another.load().contacts["c1"].phones == ("+34 944 123 456",)


def test_the_screen_sees_what_a_command_wrote(store: Store, another: Store) -> None:
    save(store, put(ana()))
    store.load()
    assert not store.changed()
    save(another, put(changed(ana(), notes="asked about delivery")))
    assert store.changed()
    assert store.load().contacts["c1"].notes == "asked about delivery"
    assert not store.changed()


def test_an_unchanged_file_is_not_read_again(store: Store) -> None:
    save(store, put(ana()))
    assert store.load() is store.load()


def test_a_transaction_starts_from_the_newest_state(store: Store, another: Store) -> None:
    save(store, put(ana()))
    save(another, put(Contact(id="c2", name="Jon Etxebarria")))
    assert list(save(store, put(Contact(id="c3", name="Marta Solé"))).contacts) == [
        "c1",
        "c2",
        "c3",
    ]


def test_a_refused_change_leaves_everything_as_it_was(store: Store, another: Store) -> None:
    save(store, put(ana()))
    with pytest.raises(LookupError), store.transaction() as transaction:
        raise LookupError(transaction.state.contacts["c1"].name)
    assert another.load().contacts == {"c1": ana()}
    save(store, put(Contact(id="c2", name="Jon Etxebarria")))


def test_nothing_is_written_outside_a_transaction(store: Store) -> None:
    with store.transaction() as transaction:
        pass
    with pytest.raises(RuntimeError):
        transaction.save(State())


def test_documents_come_back_in_their_order(store: Store, another: Store) -> None:
    save(store, lambda state: state.put(*(Contact(id=f"c{n}", name=str(n)) for n in (3, 1, 2))))

    def move_to_the_end(state: State) -> State:
        contacts = dict(state.contacts)
        contacts["c3"] = changed(contacts.pop("c3"), name="moved")
        return msgspec.structs.replace(state, contacts=contacts)

    save(store, move_to_the_end)
    assert list(another.load().contacts) == ["c1", "c2", "c3"]


def test_the_steps_of_undo_come_back(store: Store, another: Store) -> None:
    steps = {
        "s1": step(1, Former(contacts={"c1": None, "c2": ana()}, touches={"t2": voicemail()})),
        "s2": step(2),
    }
    save(store, lambda state: msgspec.structs.replace(state, steps=steps))
    assert another.load().steps == steps
    save(store, lambda state: msgspec.structs.replace(state, steps={"s2": step(2)}))
    assert list(another.load().steps) == ["s2"]


def test_numbers_of_ids_are_not_used_again(store: Store, another: Store) -> None:
    save(store, lambda state: state.put(ana(), Contact(id="c9", name="Chen Wei")))
    save(store, lambda state: msgspec.structs.replace(state, contacts={"c1": ana()}))
    assert another.load().new_id(Contact) == "c10"


def test_a_field_back_at_its_default_leaves_the_file(store: Store, place: Place) -> None:
    save(store, put(changed(ana(), notes="asked about delivery")))
    assert "delivery" in text(place)
    save(store, put(ana()))
    assert "notes" not in text(place)


def test_every_document_stands_on_a_line_of_its_own(store: Store, place: Place) -> None:
    save(store, lambda state: state.put(ana(), Contact(id="c2", name="a\nb"), voicemail()))
    lines = text(place).splitlines()
    assert [line.split(":")[0] for line in lines if '"id"' in line] == ['"c1"', '"c2"', '"t2"']


@pytest.mark.parametrize("moment", [pendulum.datetime(2026, 3, 2), datetime(2026, 3, 2)])  # noqa: DTZ001
def test_only_plain_moments_with_an_offset_are_written(store: Store, moment: datetime) -> None:
    save(store, put(ana()))
    with pytest.raises(TypeError):
        save(store, put(changed(ana(), spoke_at=moment)))
    assert store.load().contacts == {"c1": ana()}


@pytest.mark.parametrize(
    "document",
    [
        Contact(id="c5", name="half a letter \ud83d"),
        Contact(id="c5", name=5),  # type: ignore[arg-type]
    ],
)
def test_what_could_not_be_read_back_is_not_written(
    store: Store, another: Store, document: Contact
) -> None:
    save(store, put(ana()))
    with pytest.raises(StateUnusable, match=r"c5.* Nothing was changed\."):
        save(store, put(document))
    assert another.load().contacts == {"c1": ana()}
    assert not store.changed()


def test_a_second_writer_is_told_that_the_first_is_busy(store: Store, another: Store) -> None:
    with (
        store.transaction(),
        pytest.raises(StateUnusable, match=r"planner is busy.*nothing was changed"),
        another.transaction(),
    ):
        raise AssertionError("two writers at once")
    save(another, put(ana()))


def test_a_state_made_from_nothing_is_saved_whole(store: Store, another: Store) -> None:
    save(store, put(ana()))
    fresh = State(contacts={"c7": Contact(id="c7", name="Luis Vega")}, serial=7)
    save(store, lambda _state: fresh)
    assert another.load() == fresh


def test_the_state_before_the_last_save_is_kept(store: Store) -> None:
    save(store, put(ana()))
    save(store, put(Contact(id="c2", name="Jon Etxebarria")))
    backup = store.newest_backup()
    assert backup is not None
    assert (backup.name, backup.counts["contacts"], backup.generation) == ("previous.json", 1, 1)


NEWER = (
    b'{"_meta": {"file": {"schema": 1, "generation": 3, "serial": 2}},'
    b'"contacts": {"c1": {"id": "c1", "name": "Ana", "shoe_size": 39,'
    b' "qualification": {"has_need": true, "has_shoes": false}},'
    b'"c2": {"id": "c2", "name": "Jon", "hat": [1, {"deep": null}]}},'
    b'"requests": {"r4": {"id": "r4", "contact": "c1", "received_at": "2026-03-02T09:00:00Z",'
    b' "verdict": "take", "choice": "take", "promises": [{"at": "2026-03-02T09:00:00Z",'
    b' "zone": "UTC", "made_at": "2026-03-02T09:00:00Z", "witness": "Luis"}]}},'
    b'"invoices": {"i1": {"sum": 12.50}}}'
)


def test_what_a_newer_planner_wrote_survives(
    store: Store, place: Place, foreign: Callable[[bytes], None]
) -> None:
    foreign(NEWER)

    def change(state: State) -> State:
        request: Request = state.requests["r4"]
        kept = changed(request.promises[0], kept=True)
        another = Promise(at=NINE, zone="UTC", made_at=NINE)
        contact: Contact = state.contacts["c1"]
        doubted = changed(contact.qualification, has_need=False)
        return state.put(
            changed(contact, company="Acme", qualification=doubted),
            changed(request, promises=(kept, another)),
        )

    save(store, change)
    tables = msgspec.json.decode(text(place))
    assert tables["contacts"]["c1"] == {
        "id": "c1",
        "name": "Ana",
        "company": "Acme",
        "shoe_size": 39,
        "qualification": {"has_need": False, "has_shoes": False},
    }
    assert tables["contacts"]["c2"] == {"id": "c2", "name": "Jon", "hat": [1, {"deep": None}]}
    first, second = tables["requests"]["r4"]["promises"]
    assert (first["witness"], first["kept"], "witness" in second) == ("Luis", True, False)
    assert tables["invoices"] == {"i1": {"sum": 12.5}}


def test_a_known_field_of_a_richer_document_can_be_emptied(
    store: Store, place: Place, foreign: Callable[[bytes], None]
) -> None:
    foreign(NEWER)
    save(store, lambda state: state.put(changed(state.contacts["c1"], company="Acme")))
    save(store, lambda state: state.put(changed(state.contacts["c1"], company="")))
    record = msgspec.json.decode(text(place))["contacts"]["c1"]
    assert "company" not in record
    assert record["shoe_size"] == 39


def test_a_newer_schema_is_refused_and_left_alone(
    store: Store, place: Place, foreign: Callable[[bytes], None]
) -> None:
    content = b'{"_meta": {"file": {"schema": 2}}, "contacts": {"c1": ["another shape"]}}'
    foreign(content)
    with pytest.raises(StateUnusable, match=r"newer planner .*upgrade"):
        store.load()
    with pytest.raises(StateUnusable):
        save(store, put(ana()))
    assert place.read()[1] == content


def test_a_deleted_file_is_no_new_beginning(
    store: Store, another: Store, foreign: Callable[[bytes | None], None]
) -> None:
    save(store, put(ana()))
    save(store, put(Contact(id="c2", name="Jon Etxebarria")))
    foreign(None)
    for planner in (store, another):
        with pytest.raises(StateUnusable, match=r"not there.*previous\.json .*with 1 contact,"):
            save(planner, put(ana()))


def test_a_mended_file_is_taken_up_again(
    store: Store, place: Place, foreign: Callable[[bytes], None]
) -> None:
    save(store, put(ana()))
    sound = place.read()[1]
    foreign(sound[:-9])
    assert store.changed()
    for _again in range(2):
        with pytest.raises(StateUnusable, match="breaks off"):
            store.load()
    assert not store.changed()
    foreign(sound)
    assert store.changed()
    assert store.load().contacts == {"c1": ana()}


def test_verdicts_are_written_in_words(store: Store, place: Place) -> None:
    request = Request(
        id="r3", contact="c1", received_at=NINE, verdict=Verdict.DEFER, choice=Verdict.TAKE
    )
    save(store, lambda state: state.put(ana(), request))
    assert '"received_at":"2026-03-02T09:00:00Z","verdict":"defer","choice":"take"' in text(place)
