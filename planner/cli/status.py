"""The one line for tmux or a prompt. Quick: it reads, computes and prints, and loads no screen."""

from argparse import Namespace
from math import ceil
from string import Formatter

from planner.cli.answer import Answer
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands
from planner.cli.view import View, contact_of_item
from planner.locale import N_, _
from planner.method import availability
from planner.method.blocks import ends_at, running_block
from planner.method.scores import day_score
from planner.model.day import Block, BlockKind
from planner.model.errors import WrongUsage
from planner.model.instants import seconds_between
from planner.model.text import clean

PLACEHOLDERS = {
    "calls": N_("proactive calls made today"),
    "target": N_("calls that make a block"),
    "requests": N_("requests open"),
    "email": N_("requests that wait by email"),
    "at_risk": N_("promises about to break, or broken"),
    "focus": N_("deep work done today"),
    "goal": N_("deep work aimed at"),
    "proactive": N_("share of proactive calls, in percent"),
    "availability": N_("what you are doing now"),
    "left": N_("time left of the running block"),
    "block": N_("title of the running block"),
    "contact": N_("contact of the moment in a call block"),
    "done": N_("calls made in the running block"),
}


def add_commands(commands: Commands) -> None:
    known = "\n".join(f"  {{{name}}}".ljust(18) + _(told) for name, told in PLACEHOLDERS.items())
    more = _("placeholders of --format:") + "\n" + known
    status = commands.add("status", _("one line for tmux or a prompt"), _status, more)
    help_text = _("a line of your own, such as '{example}'").format(example="{left} {contact}")
    status.add_argument("--format", metavar=_("TEXT"), help=help_text)


def _status(invocation: Invocation, given: Namespace) -> Answer:
    values = status_values(invocation.view())
    line = fill(given.format, values) if given.format is not None else status_line(values)
    return Answer(lambda: values | {"line": line}, line)


def status_values(view: View) -> dict[str, str | int]:
    """What each placeholder stands for; what does not apply now is empty."""
    score = day_score(view.state, view.now, view.config)
    doing = availability.availability(view.state, view.now, view.config)
    return {
        "calls": score.calls,
        "target": score.target,
        "requests": score.open_requests,
        "email": score.by_email,
        "at_risk": len(score.at_risk),
        "focus": hours(score.focus_minutes),
        "goal": hours(score.focus_goal),
        "proactive": "" if score.proactive_share is None else score.proactive_share,
        "availability": availability.name(doing),
        **_block_values(view),
    }


def _block_values(view: View) -> dict[str, str | int]:
    block = running_block(view.state)
    if block is None:
        return {"left": "", "block": "", "contact": "", "done": ""}
    left = max(ceil(seconds_between(view.now, ends_at(block))), 0)
    contact, done = _calls_of(block, view) if block.kind is BlockKind.CALLS else ("", "")
    return {
        "left": f"{left // 60:02d}:{left % 60:02d}",
        "block": clean(block.title),
        "contact": contact,
        "done": done,
    }


def _calls_of(block: Block, view: View) -> tuple[str, int]:
    """Who is the contact of the moment in a call block, and how many calls were made."""
    # Imported late: it brings the whole queue along, and mostly no block runs.
    from planner.method.call_block import progress

    where = progress(view.state, block, view.now)
    return clean(contact_of_item(where.current, view).name), where.done


def status_line(values: dict[str, str | int]) -> str:
    """The line where nobody asked for another one: the running block, else the day."""
    if values["left"]:
        who = values["contact"] or values["block"]
        calls = "" if values["done"] == "" else f" {values['done']}/{values['target']}"
        return f"{values['left']} {who}{calls}"
    return _(
        "calls {calls}/{target} · requests {requests} open {email} by email · focus {focus}/{goal}"
    ).format_map(values)


def fill(template: str, values: dict[str, str | int]) -> str:
    """``template`` with its placeholders filled. Raises WrongUsage, naming those there are."""
    try:
        named = {
            name for _text, name, _spec, _how in Formatter().parse(template) if name is not None
        }
        if named <= values.keys():
            return template.format_map(values)
    except (ValueError, KeyError) as error:
        raise WrongUsage(_not_understood(template)) from error
    raise WrongUsage(_not_understood(template))


def _not_understood(template: str) -> str:
    known = " ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    return _("{text} is no format; the placeholders are {known}.").format(
        text=clean(template), known=known
    )


def hours(minutes: int) -> str:
    """Minutes as people write them: ``45m``, ``1h20``, ``3h``."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return f"{rest}m"
    return f"{whole}h{rest:02d}" if rest else f"{whole}h"
