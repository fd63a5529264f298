"""Which way an answer took, where its own words say so: ``sent by email``, ``enviada por correo``.

English and Spanish are both understood, whatever the screen speaks. What is still to be sent says
nothing: a talk may have promised it.
"""

import re

from planner.model.document import Channel
from planner.model.text import fold

_DONE = (
    r"(?<!be )(?:sent|answered|replied)|emailed|mailed|wrote|written"
    r"|(?<!sera )(?:enviad|mandad|contestad|respondid)[oa]s?|envie|mande|escrito"
)
_WAYS = {
    Channel.EMAIL: "e-?mail|mail|correo",
    Channel.CHAT: "chat|whatsapp|wasap|wh?atsap|mensaje",
    Channel.PHONE: "phone|telefono|tel|tfno|tlf",
    Channel.PERSON: "person|persona",
}
_WAY = re.compile(
    rf"(?:.*?\b(?:{_DONE})\b.*?\s)?(?:by|via|in|por|x|en)\s+(?:"
    + "|".join(rf"(?P<{way}>{words})" for way, words in _WAYS.items())
    + r")\b"
)


def way_told(answer: str) -> Channel | None:
    """The way that this answer says it took, if it says so."""
    found = _WAY.match(fold(answer).strip())
    return Channel(found.lastgroup) if found and found.lastgroup else None
