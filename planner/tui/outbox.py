"""Where a mail can go: the mail program, the clipboard, a draft on disk."""

from collections.abc import Callable
from pathlib import Path

from planner.config import Config
from planner.hand_over import copy, open_url, save_draft
from planner.interchange.email import clipboard_text, eml, mailto
from planner.locale import _
from planner.model.message import Message
from planner.paths import drafts_folder


class Outbox:
    """Hands mails over. Each way gives the sentence that says where the mail is now."""

    def __init__(
        self, folder: Path, config: Config, draft_id: str, osc52: Callable[[str], None]
    ) -> None:
        """``folder`` is the planner's data folder; ``osc52`` copies by the terminal itself."""
        self._folder, self._rep = folder, config.rep
        self._draft_id, self._osc52 = draft_id, osc52

    def to_program(self, message: Message) -> str:
        """Open the mail in the mail program."""
        open_url(mailto(message))
        return _("The email is open in your mail program.")

    def to_clipboard(self, message: Message) -> str:
        """Put the mail on the clipboard."""
        return copied(clipboard_text(message), self._osc52)

    def to_draft(self, message: Message) -> str:
        """Save the mail as a draft that mail programs open."""
        data = eml(message, self._rep.name, self._rep.email)
        path = save_draft(drafts_folder(self._folder), self._draft_id, data)
        return _("Saved as {path}.").format(path=path)


def copied(text: str, osc52: Callable[[str], None]) -> str:
    """Put ``text`` on the clipboard, by a local tool or else by the terminal; says which."""
    way = copy(text)
    if way.tool:
        return _("Copied ({tool}).").format(tool=way.tool)
    osc52(text)
    return _("Copied by the terminal, if it allows that.")
