"""The signs of the screen, each one cell wide in every terminal, and the same in ASCII.

Chosen from the geometric, box and arrow ranges that terminal fonts share; none of them has an emoji
form, which some terminals would draw two cells wide (hence no envelope and no heavy tick).
"""

from typing import Final

CURSOR: Final = "►"
DONE: Final = "√"
ALERT: Final = "!"
SUPPORT: Final = "⇄"
MAIL: Final = "@"
DOT: Final = "·"
ON: Final = "●"
OFF: Final = "○"
EDGE: Final = "▌"
FIXED: Final = "│"
FULL: Final = "█"
DENSE: Final = "▓"
MIDDLE: Final = "▒"
SHADE: Final = "░"
RULE: Final = "─"
UP: Final = "↑"
DOWN: Final = "↓"
CUT: Final = "…"
BAR_PARTS: Final = (FULL, DENSE, MIDDLE, SHADE)
"""The parts of a bar, one after the other and then from the first again: told apart without colours
too."""

ASCII: Final = {
    CURSOR: ">",
    DONE: "+",
    SUPPORT: "=",
    DOT: "-",
    ON: "*",
    OFF: "o",
    "•": "*",
    EDGE: "|",
    FULL: "#",
    DENSE: "=",
    MIDDLE: "-",
    SHADE: ":",
    RULE: "-",
    UP: "^",
    DOWN: "v",
    CUT: "~",
    "│": "|",
    "╭": "+",
    "╮": "+",
    "╰": "+",
    "╯": "+",
    "×": "x",
    "–": "-",
    "«": '"',
    "»": '"',
    "“": '"',
    "”": '"',
}
"""Sign -> one ASCII character; those that are missing here are ASCII already."""

_TO_ASCII: Final = str.maketrans(ASCII)


def in_ascii(text: str) -> str:
    """``text`` with every sign in ASCII, cell for cell. Letters stay as they are."""
    return text if text.isascii() else text.translate(_TO_ASCII)
