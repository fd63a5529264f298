"""The command that shows the screen in a browser."""

import gc
from argparse import ArgumentTypeError, Namespace
from importlib.util import find_spec

from planner.cli import output
from planner.cli.answer import Answer
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands
from planner.locale import _
from planner.model.errors import ExtraMissing

PORT = 8000


def add_commands(commands: Commands) -> None:
    told_more = _("It has no login and listens on 127.0.0.1 only.")
    web = commands.add("web", _("show the screen in a browser of this computer"), _web, told_more)
    web.add_argument(
        "--port", metavar=_("NUMBER"), type=_port, default=PORT, help=_("where it listens: 8000")
    )


def _port(text: str) -> int:
    if text.isdecimal() and 0 < int(text) < 2**16:
        return int(text)
    raise ArgumentTypeError(_("a port is a number from 1 to 65535"))


def _web(invocation: Invocation, given: Namespace) -> Answer:
    if find_spec("textual_serve") is None:
        raise ExtraMissing(_("The screen in a browser"), "web")
    from planner.web import HOST, screen_command, serve

    url = f"http://{HOST}:{given.port}"
    # This command stays.
    gc.enable()
    command = screen_command(invocation.data_folder, invocation.config_path, invocation.language)
    serve(command, given.port, lambda: _told(url))
    return Answer(lambda: {"url": url}, _("The planner is no longer in the browser."))


def _told(url: str) -> None:
    # To standard error, so that --json stays one document.
    output.refuse(_("The planner is at {url} until you press ctrl+c here.").format(url=url))
    output.refuse(
        _(
            "WARNING: it has no login. Until then whoever uses this computer can open it, and see"
            " and change everything."
        )
    )
