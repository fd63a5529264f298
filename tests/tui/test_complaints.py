"""What is told of a config with mistakes once the page stands, without a screen."""

import msgspec

from planner.config import Config, LookSettings
from planner.tui.complaints import complaints
from planner.tui.terminal.themes import THEMES

KNOWN = [theme.name for theme in THEMES]


def test_of_one_without_mistakes_nothing_is() -> None:
    assert list(complaints(Config(), KNOWN)) == []


def test_each_mistake_is_a_sentence_that_says_what_would_work() -> None:
    keys = {"blocks": "f5", "find": "nope", "undo": "b"}
    config = msgspec.structs.replace(Config(), keys=keys, look=LookSettings(theme="mauve"))
    assert list(complaints(config, KNOWN)) == [
        "[keys] blocks: there is no such key; ? lists them.",
        "[keys] find: nope is no key, write one such as f5 or ctrl+b.",
        "[keys] b starts block and undo; only one of them works.",
        f"There is no theme mauve; try {', '.join(KNOWN)}.",
    ]
