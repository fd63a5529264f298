"""A text for somebody outside: ready to send, not sent."""

from typing import NamedTuple


class Message(NamedTuple):
    """One mail. ``body`` has plain ``\\n`` line ends."""

    name: str
    address: str
    subject: str
    body: str
