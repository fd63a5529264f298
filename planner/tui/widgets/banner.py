"""What stays on the screen until it is mended."""

from textual.content import Content
from textual.widgets import Static

from planner.tui.terminal.drawing import Text, content


class Banner(Static):
    """A few lines below the header; it takes no room while there is nothing to say. A click does
    what its key does."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Banner {
        height: auto;
        max-height: 5;
        width: 1fr;
        padding: 0 1;
        background: $footer-background;
        display: none;
    }
    Banner.-speaks { display: block; }
    """

    def __init__(self, action: str) -> None:
        super().__init__(Content(""), markup=False)
        self._action = action
        self._text: Text = ()

    @property
    def text(self) -> Text:
        """What is said; nothing where all is well."""
        return self._text

    @text.setter
    def text(self, text: Text) -> None:
        if text != self._text:
            self._text = text
            self.set_class(bool(text), "-speaks")
            self.update(content(text, ascii_only=self.app.has_class("-ascii")))

    async def on_click(self) -> None:
        await self.run_action(self._action)
