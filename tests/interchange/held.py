"""What a contact holds that a file of another program can hold too."""

from typing import Any

from planner.model.contact import Contact
from planner.model.draft import Draft

_FIELDS = (
    *("name", "company", "title", "emails", "phones", "labels", "notes"),
    *("relationship", "language", "country", "zone", "source_ids"),
)


def held(whom: Contact | Draft) -> dict[str, Any]:
    """To be compared: a contact that was written, and the draft that was read of it."""
    return {field: getattr(whom, field) for field in _FIELDS}
