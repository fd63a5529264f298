"""Who is named in a line: told by all of a name, however odd its signs are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.method.typed.mentions import mention, with_words
from planner.model.contact import Contact
from planner.model.text import fold

SIGNS = '.,;:!?¿¡()"“”«»'
ODD = st.text(alphabet=f"aBñÍß _-´\u0301\u00a0\t{SIGNS}ﷺ陈1", max_size=12)
"""Signs that are left out, accents that stand alone, and letters that fold into blanks."""


def plain(text: str) -> list[str]:
    """Its words as they are compared."""
    words = (fold(word.strip(SIGNS)).replace(" ", "_") for word in text.split())
    return [word for word in words if word]


@settings(max_examples=300, deadline=None)
@given(ODD, ODD)
def test_a_whole_name_or_company_at_the_beginning_is_met(name: str, company: str) -> None:
    contact = Contact(id="c1", name=name, company=company)
    for text in (name, company, f"{name} {company}"):
        line = " ".join(plain(text))
        if plain(line) == plain(text) and len(line) > 1:
            assert mention({"c1": contact}, f"{line} 15:30")


@settings(max_examples=300, deadline=None)
@given(ODD, ODD, st.integers(0, 3), st.integers(1, 3))
def test_some_words_of_a_name_one_after_the_other_mean_its_bearer(
    name: str, company: str, first: int, many: int
) -> None:
    contact = Contact(id="c1", name=name, company=company)
    words = plain(f"{name} {company}")[first : first + many]
    if words and plain(" ".join(words)) == words:
        assert with_words({"c1": contact}, " ".join(words)) == (contact,)
    assert with_words({"c1": contact}, f"xyz {' '.join(words)}") == ()
