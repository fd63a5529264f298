"""Files that real programs wrote, with what a reader should make of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from planner.interchange.contacts import read_contacts
from planner.interchange.contacts_csv import How
from planner.model.errors import NothingUsable

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not here")


def expected(kind: str, name: str = "expected.json") -> dict[str, Any]:
    file = SAMPLES / kind / name
    return json.loads(file.read_text("utf-8")) if file.exists() else {}


def sample(kind: str, name: str) -> bytes:
    return (SAMPLES / kind / name).read_bytes()


@pytest.mark.parametrize(("name", "people"), expected("csv").items())
def test_csv(name: str, people: list[dict[str, Any]]) -> None:
    reading = read_contacts(sample("csv", name), name)
    found = [
        {
            "name": draft.name,
            "org": draft.company,
            "title": draft.title,
            "emails": list(draft.emails),
            "phones": list(draft.phones),
            "tags": list(draft.labels),
            "notes": draft.notes,
        }
        for draft in reading.drafts
    ]
    assert found == [{"notes": "", **person} for person in people]


@pytest.mark.parametrize("name", expected("csv", "behaviour.json"))
def test_csv_that_must_be_refused(name: str) -> None:
    with pytest.raises(NothingUsable) as refused:
        read_contacts(sample("csv", name), name)
    needed = "line 2" if name == "unclosed-quote.csv" else "--map"
    assert needed in refused.value.sentence
    assert "\ufeff" not in refused.value.sentence


@pytest.mark.parametrize(("name", "sample_of"), expected("vcard").items())
def test_vcard(name: str, sample_of: dict[str, Any]) -> None:
    people = sample_of["contacts"]
    if not people:
        with pytest.raises(NothingUsable, match="no card found"):
            read_contacts(sample("vcard", name), name)
        return
    reading = read_contacts(sample("vcard", name), name)
    assert (len(reading.drafts), reading.skipped) == (len(people), ())
    for draft, person in zip(reading.drafts, people, strict=True):
        assert draft.name == (person["name"] or draft.name)
        assert (len(draft.phones), len(draft.emails)) == (person["phones"], person["emails"])
    if "encoding_option" in sample_of:
        chosen = read_contacts(sample("vcard", name), name, How(sample_of["encoding_option"]))
        assert chosen.drafts[0].name == sample_of["name_with_that_option"]
        assert "line 3" in reading.warnings[0]
