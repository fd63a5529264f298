"""What a rep's hands do on a day, scene by scene: all that can grow is touched each day.

A step is a key as Textual names it, or one of ``type WORDS`` (pasted), ``size COLUMNSxLINES`` (of
the terminal), ``wait MINUTES`` (the clock goes on), ``midnight`` (to the next morning) and
``outside LINE`` (appended to ``inbox.txt``).
"""

from collections.abc import Iterator
from itertools import cycle
from typing import Final

_CLOSE: Final = ("escape", "escape", "escape")
"""Out of whatever a story opened last; on the page it does nothing."""
_FIRST_CHOICE, _SECOND_CHOICE, _THIRD_CHOICE = "1", "2", "3"
_TO_LANGUAGE, _TO_THEME = ("down",) * 3, ("down",) * 46
_BETWEEN: Final = (
    *("tab", "down", "tab", "down", "tab", "end", "up", "shift+tab", "home", "tab"),
    *("pagedown", "shift+tab", "pageup", "shift+tab", "shift+tab"),
)
_SIZES: Final = (
    *("size 80x24", "size 140x40", "size 200x60", "size 59x14", "size 120x40", "size 100x30"),
    "size 120x40",
)

SCENES: Final[dict[str, tuple[str, ...]]] = {
    "morning": ("M", "enter", "enter", "enter", "enter", *_CLOSE),
    "block": ("b", "6", "1", "plus", "2", "w", "type asked for May", "enter", "wait 2"),
    "interruption": ("i", "type ana", "enter", "type gaskets", "enter", *_CLOSE),
    "block goes on": ("3", "1", "7", "N", "type friday 10:00 send it", "enter", "5", "1", "1", "b"),
    "letter": ("e", "s", "escape", "e", "y", *_CLOSE),
    "request": ("i", "type jon", "enter", "type delivery", "down", "enter", *_CLOSE, "l", "end"),
    "promise": ("p", "type 16:30", "enter", "t", "enter", *_CLOSE, "O", "O", "a"),
    "support": ("s", "type Accounts 16:00 the payment", "enter", "S", "N", "type call", "enter"),
    "closed": ("space", "type on Friday", "enter", "enter", *_CLOSE, "home", "space", *_CLOSE),
    "email window": ("m", "n", "type write the quote", "enter", "space", *_CLOSE),
    "undo": ("u", "u", "u", "U", "U", "U", "u", "U"),
    "deep work": ("l", "n", "type 90m price list", "enter", "f", "wait 1", "f", *_CLOSE),
    "plan": ("n", "type 17:00 30m contract", "enter", "end", ">", "<", "]", "[", "|", "X", "X"),
    "new call": ("l", "n", "type Ana 15:30 renewal", "enter", "n", "type Ana 25:00", *_CLOSE),
    "talk": ("home", "space", "1", "enter", "8", "E", "escape", "Q", *_CLOSE, "A", *_CLOSE),
    "stand up": ("o", "enter", "enter", "enter", "c", *_CLOSE),
    "rest": ("end", "up", "Z", "type 12/12", "enter", *_CLOSE, "Z", *_CLOSE),
    "find": ("slash", *"gaskets", "down", "down", "enter", *_CLOSE, "slash", "type jon", *_CLOSE),
    "card": ("enter", "down", "f1", "escape", *_CLOSE),
    "reports": ("r", "left", "m", "left", "right", "w", "question_mark", "escape", *_CLOSE),
    "help": ("question_mark", "pagedown", "end", "question_mark", "f1", *_CLOSE),
    "palette": ("colon", "type week", "enter", *_CLOSE, "colon", "down", *_CLOSE),
    "availability": ("v", _THIRD_CHOICE, "v", "7"),
    "hidden": ("R", "n", "type Ana 18:00 price", "enter", "u", "slash", "type jon", *_CLOSE, "R"),
    "settings": (
        *("comma", *_TO_LANGUAGE, "enter", _THIRD_CHOICE, "enter", _SECOND_CHOICE),
        *(*_TO_THEME, "enter", "down", "escape", "enter", _SECOND_CHOICE, "enter", _FIRST_CHOICE),
        *("down", "enter", _SECOND_CHOICE, "enter", _FIRST_CHOICE, *_CLOSE),
    ),
    "refused": ("U", "B", "C", "left_square_bracket", *_CLOSE),
    "outside": ("outside Ana Ruiz 595: pallets",),
    "run out": ("b", "wait 20"),
    "evening": ("V", "space", "enter", "enter", "enter", *_CLOSE),
}


def days(number: int) -> Iterator[str]:
    """The steps of so many days: between the scenes the rep looks around and pulls at the window;
    each day ends at midnight."""
    size = cycle(_SIZES)
    for _ in range(number):
        for scene in SCENES.values():
            yield from (*scene, next(size), *_BETWEEN)
        yield "midnight"
