"""Each kind of damaged file has its own sentence, and keeps every one of its bytes."""

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import ana, save, text, voicemail

from planner.model.contact import Contact
from planner.model.errors import StateUnusable
from planner.store.damage import Damage
from planner.store.doctor import examined
from planner.store.layout import read
from planner.store.memory import Memory
from planner.store.place import Place
from planner.store.repository import Store

Put = Callable[[bytes], None]


def sound() -> bytes:
    store = Store(place := Memory())
    save(store, lambda state: state.put(ana(), Contact(id="c2", name="Jon"), voicemail("t3")))
    return place.read()[1]


SOUND = sound()
LINES = len(SOUND.splitlines())
HEAD = b'{"_meta":{"file":{"schema":1,"serial":3}},'


def swap(old: bytes, new: bytes) -> bytes:
    assert SOUND.count(old) == 1
    return SOUND.replace(old, new)


DAMAGED = {
    "empty": (b"", "it is empty"),
    "blank": (b" \r\n\n", "it is empty"),
    "null": (b"null", "not a planner file"),
    "a list": (b"[1, 2]", "not a planner file"),
    "a number": (b"7", "not a planner file"),
    "truncated": (SOUND[:-40], r"breaks off in line \d+"),
    "cut in a letter": (SOUND.replace(b"Ana", "Añ".encode())[: SOUND.index(b"Ana") + 2], "line 3"),
    "all zeros": (bytes(4096), "nothing but zero bytes"),
    "zeros at the end": (SOUND[:-30] + bytes(30), r"line \d+ holds zero bytes"),
    "utf-16": (SOUND.decode().encode("utf-16"), "UTF-16 text; save it as UTF-8"),
    "latin-1": (swap(b"Ruiz", "Núñez".encode("latin-1")), "line 3 is not UTF-8"),
    "latin-1 in an unknown field": (swap(b'"name":"Jon"', b'"name":"Jon","x":"\xf1"'), "not UTF-8"),
    "a missing comma": (swap(b'},\n"c2"', b'}\n"c2"'), "no JSON at line 4, column 1"),
    "a missing brace": (SOUND.rstrip()[:-1], "breaks off"),
    "two files in one": (SOUND + SOUND, f"more text follows after its end, in line {LINES + 1}"),
    "not json": (b"Dear diary,\n", "no JSON at line 1, column 1"),
    "nan": (swap(b'"name":"Jon"', b'"name":NaN'), "no JSON at line 4"),
    "too deep": (HEAD + b'"x":{"1":' + b"[" * 10_000 + b"]" * 10_000 + b"}}", "nested too deeply"),
    "a huge number": (swap(b'"name":"Jon"', b'"name":"Jon","title":1e999'), "contacts c2, line 4"),
    "a number for a name": (swap(b'"Jon"', b"7"), "name: int stands where str belongs"),
    "no name": (swap(b'"name":"Jon"', b'"title":"Jon"'), "contacts c2, line 4: name is missing"),
    "an unknown outcome": (swap(b"voicemail", b"telepathy"), "outcome: telepathy is none"),
    "a document that is a list": (swap(b'{"id":"c2","name":"Jon"}', b"[]"), "contacts c2, line 4"),
    "a table that is a list": (swap(b'"calls": {}', b'"calls": []'), "calls is no table"),
    "an unknown table that is a list": (swap(b'"calls": {}', b'"tea": []'), "tea is no table"),
    "somebody else's": (b'{"name": "left-pad", "version": "1.0.0"}', "not a planner file: .*_meta"),
    "another TinyDB's": (b'{"_default": {"1": {"a": 1}}}', "not a planner file: .*_meta"),
    "a document twice": (swap(b'"c2": {"id":"c2"', b'"c1": {"id":"c1"'), "c1 stands twice.* 4"),
    "a field twice": (swap(b'"name":"Jon"', b'"name":"Jon","name":"Jo"'), "name stands twice"),
    "a table twice": (swap(b'"calls":', b'"touches":'), "touches stands twice.* line 9"),
    "another id": (swap(b'"id":"c2"', b'"id":"c5"'), "contacts c2 says its id is c5"),
    "no offset": (swap(b"09:00:00Z", b"09:00:00"), "touches t3 holds a moment without an offset"),
    "a lost contact": (swap(b'"contact":"c1"', b'"contact":"c8"'), "touches t3 names contact c8"),
    "a newer schema": (swap(b'"schema":1', b'"schema":2'), "newer planner .*upgrade"),
    "no such schema": (swap(b'"schema":1', b'"schema":0'), "never was a schema 0"),
    "a schema in words": (swap(b'"schema":1', b'"schema":"one"'), "file.schema: str stands"),
    "no schema": (swap(b'"schema":1,', b""), r"_meta: file: schema is missing"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "said"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_named_with_its_fault_and_never_overwritten(
    store: Store, place: Place, foreign: Put, content: bytes, said: str
) -> None:
    save(store, lambda state: state.put(ana()))
    save(store, lambda state: state.put(Contact(id="c2", name="Jon")))
    foreign(content)
    with pytest.raises(StateUnusable, match=said) as refusal:
        store.load()
    sentence = refusal.value.sentence
    assert sentence.startswith(f"{place.name} cannot be used: ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert ("previous.json" in sentence) == ("newer planner" not in sentence)
    with pytest.raises(StateUnusable), store.transaction():
        pass
    assert place.read()[1] == content


def test_a_hostile_name_in_a_damaged_file_is_shown_harmless(store: Store, foreign: Put) -> None:
    key = "c2\x1b[2J\x9d\u202e\n" + "x" * 5000
    foreign(HEAD + b'"contacts":{%s:7}}' % msgspec.json.encode(key))
    with pytest.raises(StateUnusable, match="contacts c2") as refusal:
        store.load()
    for said in (refusal.value.sentence, *store.checkup().complaints):
        assert said.isprintable()
        assert len(said) < 600


ACCEPTED = {
    "a byte order mark": b"\xef\xbb\xbf" + SOUND,
    "line ends of Windows": SOUND.replace(b"\n", b"\r\n"),
    "indented": msgspec.json.format(SOUND, indent=4),
    "on one line": msgspec.json.format(SOUND, indent=-1),
    "tables in another order": msgspec.json.encode(
        dict(reversed(msgspec.json.decode(SOUND).items()))
    ),
    "empty tables left out": HEAD + SOUND.partition(b"\n")[2].partition(b',\n"calls"')[0] + b"}",
    "no newline at the end": SOUND.rstrip(),
}


@pytest.mark.parametrize("content", ACCEPTED.values(), ids=ACCEPTED)
def test_a_sound_file_of_another_hand_is_accepted_and_kept(
    store: Store, place: Place, foreign: Put, content: bytes
) -> None:
    foreign(content)
    assert [contact.name for contact in store.load().contacts.values()] == ["Ana Ruiz", "Jon"]
    save(store, lambda state: state.put(Contact(id="c4", name="Marta Solé")))
    save(store, lambda state: state.put(Contact(id="c5", name="Luis Vega")))
    (kept,) = [backup for backup in store.backups() if "foreign" in backup.name]
    assert place.read_kept(kept.name).content == content
    assert len(text(place).splitlines()) == LINES + 2


def test_an_id_given_by_hand_is_not_given_again(store: Store, foreign: Put) -> None:
    foreign(swap(b'"c2": {"id":"c2"', b'"c900": {"id":"c900"'))
    assert store.load().new_id(Contact) == "c901"


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, len(SOUND) - 1), st.binary(max_size=3), st.integers(0, 4))
def test_any_bytes_are_read_or_refused_in_words(place: int, put: bytes, dropped: int) -> None:
    content = SOUND[:place] + put + SOUND[place + dropped :]
    try:
        read(content)
    except Damage:
        assert complaint(content)
    else:
        assert not complaint(content)


def complaint(content: bytes) -> str:
    """What the doctor says: something exactly where the store refuses."""
    try:
        return " ".join(examined(content).complaints)
    except Damage as damage:
        return str(damage)


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace"))
)
def test_garbage_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(Damage):
        read(content)
    assert not examined(content).sound
