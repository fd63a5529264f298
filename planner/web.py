"""The screen in a browser of this computer, for the extra ``web``.

Nobody logs in, so that all that keeps others out is here: it listens on 127.0.0.1 alone, answers
only pages that it served itself, and lets a page load nothing from elsewhere.
"""

import asyncio
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from shlex import join
from subprocess import list2cmdline
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler
from textual_serve.server import Server

from planner.locale import _
from planner.model.errors import Refused
from planner.model.reason import reason

HOST = "127.0.0.1"

_TAKE_KEYS = """
<script>
  const waiting = setInterval(() => {
    const keys = document.querySelector(".xterm-helper-textarea");
    if (keys && document.body.classList.contains("-first-byte")) {
      clearInterval(waiting);
      keys.focus();
    }
  }, 50);
</script>
</body>"""
"""By itself the page would wait for a click before it takes keys."""


class LocalServer(Server):
    """Starts a screen for each page that is opened, on the same day."""

    def __init__(self, command: Sequence[str], port: int) -> None:
        """``command`` opens the screen, as a list of words."""
        written = list2cmdline(command) if sys.platform == "win32" else join(command)
        super().__init__(written, host=HOST, port=port, title="planner")
        self._here = f"{HOST}:{port}"

    def initialize_logging(self) -> None:
        """Nothing is logged: a log would tell of the rep's day, and at the end asyncio would tell
        of screens that it did not wait for."""
        logging.getLogger("asyncio").disabled = True

    async def on_startup(self, app: web.Application) -> None:
        """What there is to say was said before."""

    async def handle_index(self, request: web.Request) -> Any:
        """The page, ready for keys."""
        page: Any = await super().handle_index(request)
        page.text = page.text.replace("</body>", _TAKE_KEYS)
        return page

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._only_own_pages)
        app.on_response_prepare.append(self._load_nothing_from_elsewhere)
        return app

    @web.middleware
    async def _only_own_pages(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Any page of the web could ask the browser to come here; the browser says which it is."""
        origin = request.headers.get("Origin", f"http://{self._here}")
        if request.host != self._here or origin != f"http://{self._here}":
            raise web.HTTPForbidden(text=f"http://{self._here}/\n")
        return await handler(request)

    async def _load_nothing_from_elsewhere(
        self, request: web.Request, response: web.StreamResponse
    ) -> None:
        response.headers["Content-Security-Policy"] = (
            f"default-src 'self' 'unsafe-inline' data:; connect-src 'self' ws://{self._here};"
            " frame-ancestors 'none'"
        )
        response.headers["Referrer-Policy"] = "no-referrer"


def screen_command(data: Path, config: Path, language: str) -> list[str]:
    """The words that open the screen on the same files, in the same language."""
    where = ["--data", str(data), "--config", str(config), "--lang", language]
    return [sys.executable, "-m", "planner", *where]


def serve(command: Sequence[str], port: int, tell: Callable[[], None]) -> None:
    """Serve until ctrl+c; ``tell`` says where, before it begins. Raises Refused where the port is
    not free."""
    try:
        asyncio.run(_try(port))
        tell()
        LocalServer(command, port).serve()
    except OSError as error:
        raise Refused(
            _("Port {port} cannot be used: {reason}. Add --port with another number.").format(
                port=port, reason=reason(error)
            )
        ) from error


async def _try(port: int) -> None:
    """Raises OSError where the port is not free: the server would find out only once it is told
    where it is."""
    tried = await asyncio.get_running_loop().create_server(asyncio.Protocol, HOST, port)
    tried.close()
    await tried.wait_closed()
