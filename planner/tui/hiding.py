"""What others may see of the screen while the rep shares it."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from planner.locale import _
from planner.method.privacy.hiding import HIDDEN, hidden, initials, secrets
from planner.model.contact import Contact
from planner.model.document import Document
from planner.model.message import Message
from planner.model.state import TABLES, State, changed
from planner.tui.terminal.drawing import Text

_WORD: Final = re.compile(r"\+?\w+")


class Veil:
    """Lies between the state and all that draws it. Off, everything passes as it is; ``on``, states
    pass with stand-ins, and sentences with the names, numbers and notes in them replaced."""

    def __init__(self, newest: Callable[[], State] = State) -> None:
        """``newest`` gives the state that sentences are about."""
        self._newest = newest
        self._on = False
        self._forget()

    @property
    def on(self) -> bool:
        """Whether names, numbers and notes are hidden."""
        return self._on

    @on.setter
    def on(self, on: bool) -> None:
        self._on = on
        if not on:
            self._forget()

    def _forget(self) -> None:
        """Nothing is kept of the secrets that nobody hides: all that was learned would stay until
        the end of the program."""
        self._last = (State(), State())
        self._known: dict[str, Document] = {}
        self._secrets: dict[str, str] = {}
        """The ids of those whose name or company it is, or nobody's, by the words of the text,
        whatever stands between: ``+34 944-123`` is ``+34 944 123``."""
        self._most_words = 0

    def state(self, state: State) -> State:
        """The state, as it may be drawn."""
        if not self.on:
            return state
        if state is not self._last[0]:
            self._last = (state, hidden(state, self._last))
        return self._last[1]

    def found(self, contact: Contact) -> Contact:
        """A contact in a list that is searched by the real names: initials help to tell them."""
        if not self.on:
            return contact
        covered = self.state(self._newest()).contacts.get(contact.id)
        name = f"{covered.name if covered else HIDDEN}  {initials(contact)}"
        return changed(covered or Contact(id=contact.id, name=HIDDEN), name=name)

    def message(self, message: Message) -> Message:
        """A mail as it may be read. What is sent is the mail itself."""
        if not self.on:
            return message
        body = _("Hidden, like names and numbers. What you send is the email as it is.")
        return Message(self.text(message.name), message.address and HIDDEN, HIDDEN, body)

    def line(self, text: Text) -> Text:
        """A text in pieces; each piece for itself."""
        return tuple((self.text(words), look) for words, look in text) if self.on else text

    def text(self, text: str) -> str:
        """A sentence."""
        if not self.on:
            return text
        self._learn()
        return "".join(self._told(text))

    def _told(self, text: str) -> Iterator[str]:
        found = list(_WORD.finditer(text))
        words = [word[0] for word in found]
        done = at = 0
        while at < len(words):
            length, stand_in = self._longest(words, at)
            if length:
                yield text[done : found[at].start()]
                yield stand_in
                done = found[at + length - 1].end()
            at += length or 1
        yield text[done:]

    def _longest(self, words: list[str], at: int) -> tuple[int, str]:
        """How many words from there on are one secret, and what stands for it. A company may be
        called like somebody's first name, so the longest counts."""
        for end in range(min(len(words), at + self._most_words), at, -1):
            told = " ".join(words[at:end])
            if told in self._secrets:
                return end - at, self._stand_in(told)
        return 0, ""

    def _stand_in(self, told: str) -> str:
        contact_id = self._secrets[told]
        known, covered = (state.contacts.get(contact_id) for state in self._last)
        if not (known and covered):
            return HIDDEN
        if told == _words(known.name):
            return covered.name
        return covered.company if told == _words(known.company) else HIDDEN

    def _learn(self) -> None:
        """Take note of what has changed since the last sentence. What was there before, and what an
        undo may bring back, stays known: sentences are told about that, too."""
        self.state(self._newest())
        former, self._known = self._known, dict(_documents(self._last[0]))
        for key, document in self._known.items():
            if former.get(key) is not document:
                self._note(document)

    def _note(self, document: Document) -> None:
        for text in secrets(document):
            self._hide(text, "")
        if isinstance(document, Contact):
            self._hide(document.company, document.id)
            self._hide(document.name, document.id)

    def _hide(self, text: str, contact_id: str) -> None:
        if words := _words(text):
            self._secrets[words] = contact_id
            self._most_words = max(self._most_words, words.count(" ") + 1)


def _words(text: str) -> str:
    words = " ".join(_WORD.findall(text))
    # Most names are made of nothing else: of thousands there is no second copy.
    return text if words == text else words


def _documents(state: State) -> Iterator[tuple[str, Document]]:
    """All that there is, and all that undo and redo can bring back."""
    for table in TABLES:
        yield from getattr(state, table).items()
    for step in state.steps.values():
        for table in TABLES:
            former = getattr(step.former, table).items()
            yield from ((f"{step.id} {key}", document) for key, document in former if document)
