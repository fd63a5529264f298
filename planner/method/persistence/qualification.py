"""Before investing in a contact: four marks. Unknown is not no."""

from planner.locale import N_, _
from planner.model.contact import Contact, Qualification

MARKS = {
    "in_target": N_("in our target"),
    "gave_data": N_("gave us the data"),
    "has_capacity": N_("has the capacity"),
    "has_need": N_("has the need"),
}
"""Field of the qualification -> its name in a line, a marked text."""


def describe(qualification: Qualification) -> str:
    """``in our target yes · gave us the data ? · has the capacity no`` and so on; nothing where
    nothing is known."""
    if qualification == Qualification():
        return ""
    return " · ".join(
        " ".join((_(name), answer(getattr(qualification, mark)))) for mark, name in MARKS.items()
    )


def told_of(contact: Contact, mark: str) -> str:
    """One mark as a sentence, with what is known."""
    known, words = getattr(contact.qualification, mark), MARKS[mark]
    told = answer(known) if known is not None else _("not known yet")
    return _("{name}, {mark}: {answer}.").format(name=contact.name, mark=_(words), answer=told)


def answer(known: bool | None) -> str:
    """A mark in a word; ``?`` is unknown."""
    return {None: "?", True: _("yes"), False: _("no")}[known]
