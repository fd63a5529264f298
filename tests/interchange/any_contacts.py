"""Contacts such as nobody has: whatever can stand in a cell, formulas and separators too."""

import re

from hypothesis import strategies as st

from planner.model.contact import Contact, Relationship
from planner.model.text import clean

_GROUP = re.compile(r"(?i)\* (?:mycontacts|starred)")
NAMES = st.text(max_size=30).map(clean).filter(bool) | st.sampled_from(
    ["=1+1", "+Ana", "-", "@x", "'t Hooft", "'Ana", "''", '="x"', '"q"', "a;b,c|d", "[red]x[/]"]
)
ADDRESSES = st.sampled_from(["a@a.example", "=1+1@x", "-x@y", "'t@x.example", '="x"@x', "a;b@c"])
NUMBERS = st.sampled_from(["+34 944 123 456", "(0)1 #12 x3", "-12", "=1+1", '="7"', "[red]1[/]"])
VALUES = st.lists(NAMES, max_size=3).map(tuple)
# Groups that an address book of others makes by itself are no labels.
LABELS = VALUES.filter(lambda labels: not any(_GROUP.search(label) for label in labels))
CONTACTS = st.builds(
    Contact,
    id=st.just("c1"),
    name=NAMES,
    company=NAMES | st.just(""),
    title=NAMES | st.just(""),
    emails=st.lists(ADDRESSES, max_size=3).map(tuple),
    phones=st.lists(NUMBERS, max_size=3).map(tuple),
    labels=LABELS,
    notes=st.text().map(lambda text: clean(text, lines=True)),
    relationship=st.sampled_from(Relationship),
    language=st.sampled_from(["", "es", "en"]),
    country=st.sampled_from(["", "ES"]),
    zone=st.sampled_from(["", "Europe/Madrid", "America/Argentina/Buenos_Aires"]),
    source_ids=VALUES,
)
