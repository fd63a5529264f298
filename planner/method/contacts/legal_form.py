"""The legal form that ends a company's name: S.L., GmbH, Ltd. No person is called so."""

from planner.model.text import fold

_WORDS = frozenset(
    {"gmbh", "ltd", "limited", "inc", "corp", "lda", "ltda", "plc", "scoop", "sadecv", "spa"}
)
"""Written in any case, without dots and blanks."""

_INITIALS = frozenset(
    {"sl", "sa", "slu", "sau", "sll", "sal", "slp", "slne", "sc", "scp", "cb", "sas", "srl"}
    | {"sarl", "ag", "kg", "ug", "ohg", "bv", "nv", "ab", "oy", "llc", "llp"}
)
"""In capitals or with dots: Sá and Sal are surnames."""

_MOST_WORDS = 3


def has_legal_form(name: str) -> bool:
    """Whether ``name`` is that of a company, since it ends in a legal form."""
    return without_legal_form(name) != name


def without_legal_form(name: str) -> str:
    """``Norte`` of ``Norte, S.L.``; a name that ends in none as it stands."""
    words = name.split()
    for length in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        if _is_form(" ".join(words[-length:])):
            return " ".join(words[:-length]).rstrip(" ,")
    return name


def _is_form(words: str) -> bool:
    letters = words.replace(".", "").replace(" ", "")
    folded = fold(letters)
    return folded in _WORDS or (folded in _INITIALS and (letters.isupper() or "." in words))
