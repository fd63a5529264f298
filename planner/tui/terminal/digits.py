"""Big digits, three lines high, for the time that is left."""

from typing import Final

Rows = tuple[str, str, str]

_BOX: Final[dict[str, Rows]] = {
    "0": ("╭─╮", "│ │", "╰─╯"),
    "1": ("╶╮ ", " │ ", " ╵ "),
    "2": ("╶─╮", "╭─╯", "╰─╴"),
    "3": ("╶─╮", " ─┤", "╶─╯"),
    "4": ("╷ ╷", "╰─┤", "  ╵"),
    "5": ("╭─╴", "╰─╮", "╶─╯"),
    "6": ("╭─╴", "├─╮", "╰─╯"),
    "7": ("╶─╮", "  │", "  ╵"),
    "8": ("╭─╮", "├─┤", "╰─╯"),
    "9": ("╭─╮", "╰─┤", "╶─╯"),
    ":": ("   ", " : ", "   "),
    "+": ("   ", "╶┼╴", "   "),
    "-": ("   ", "╶─╴", "   "),
}

_ASCII: Final[dict[str, Rows]] = {
    "0": (" _ ", "| |", "|_|"),
    "1": ("   ", " | ", " | "),
    "2": (" _ ", " _|", "|_ "),
    "3": (" _ ", " _|", " _|"),
    "4": ("   ", "|_|", "  |"),
    "5": (" _ ", "|_ ", " _|"),
    "6": (" _ ", "|_ ", "|_|"),
    "7": (" _ ", "  |", "  |"),
    "8": (" _ ", "|_|", "|_|"),
    "9": (" _ ", "|_|", " _|"),
    ":": ("   ", " . ", " . "),
    "+": ("   ", "-+-", "   "),
    "-": ("   ", " - ", "   "),
}


def big(text: str, *, ascii_only: bool = False) -> Rows:
    """``text`` (digits, ``:``, ``+``, ``-``) three cells wide a character; others stay small."""
    font = _ASCII if ascii_only else _BOX
    glyphs = [font.get(char, ("   ", f" {char} ", "   ")) for char in text]
    top, middle, bottom = ("".join(glyph[line] for glyph in glyphs) for line in range(3))
    return top, middle, bottom
