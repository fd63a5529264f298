"""Keys that stand among other words: which one a click means, and what it does."""

from rich.cells import cell_len
from textual.widget import Widget

from planner.tui.drawing import Look, Text


def key_at(text: Text, x: int) -> str:
    """The key drawn at cell ``x``, or the one whose words stand there; nothing elsewhere."""
    key = ""
    for words, look in text:
        key = words.strip() if look is Look.KEY else key
        if x < cell_len(words):
            return key if x < cell_len(words.rstrip()) else ""
        x -= cell_len(words)
        # Only the words behind a key belong to it, not what follows them.
        key = key if look is Look.KEY else ""
    return ""


async def press(widget: Widget, key: str) -> None:
    """Do what ``key`` does on the screen of ``widget``, if it does something now."""
    for node, binding, enabled, _tooltip in widget.screen.active_bindings.values():
        if enabled and key in (binding.key, widget.app.get_key_display(binding)):
            await widget.app.run_action(binding.action, node)
            return
