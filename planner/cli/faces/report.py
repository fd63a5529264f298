"""A report as people see it, with bars of block characters; imported late, for it knows rich."""

import sys
from collections.abc import Iterator, Sequence
from itertools import cycle
from textwrap import wrap

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from planner.config import Config
from planner.locale import _
from planner.method.reports.chapter import Bar, Chapter, Fact, Series, Tone, aligned, parts
from planner.method.reports.chapters import chapters
from planner.method.reports.counting import Report
from planner.method.reports.wording import empty_told, period_name
from planner.tui.terminal import signs

_STYLES = {
    Tone.OWN: "magenta",
    Tone.GOOD: "green",
    Tone.QUIET: "cyan",
    Tone.PALE: "bright_black",
    Tone.WARN: "yellow",
}
_PIPED_WIDTH = 80
_LONGEST_LABEL = 28
_LONGEST_BAR = 50
_SHORTEST_BAR = 4
_MARGIN = "  "


def show(report: Report, config: Config) -> None:
    """Print the report to standard output."""
    width = None if sys.stdout.isatty() else _PIPED_WIDTH
    console = Console(file=sys.stdout, width=width, highlight=False)
    plain = config.look.signs == "ascii" or not _can_draw(console.encoding)
    for line in report_lines(report, config, console.width):
        console.print(_in_ascii(line) if plain else line)


def _can_draw(encoding: str) -> bool:
    try:
        "".join((*signs.BAR_PARTS, signs.DOT, "–")).encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _in_ascii(line: Text) -> Text:
    return Text(signs.in_ascii(line.plain), spans=line.spans)


def report_lines(report: Report, config: Config, width: int) -> Iterator[Text]:
    """The report in lines of ``width`` cells."""
    yield Text(period_name(report.period), "bold")
    if report.empty:
        yield Text(empty_told(report))
        return
    for chapter in chapters(report, config):
        yield Text()
        yield Text(chapter.title, "bold")
        if len(chapter.series) > 1:
            yield _legend(chapter.series)
        yield from _bars(chapter, width)
        yield from _facts(chapter.facts)
        if chapter.note:
            yield from (Text(_MARGIN + said, "dim") for said in wrap(chapter.note, width - 2))


def _legend(series: Sequence[Series]) -> Text:
    line = Text(_MARGIN)
    for sign, each in zip(cycle(signs.BAR_PARTS), series, strict=False):
        line.append(sign, _STYLES[each.tone]).append(f" {each.name}  ", "dim")
    line.rstrip()
    return line


def _bars(chapter: Chapter, width: int) -> Iterator[Text]:
    labels = _label_width([bar.label for bar in chapter.bars])
    words = max((cell_len(bar.told) for bar in chapter.bars), default=0)
    room = width - labels - words - 3 * len(_MARGIN)
    room = min(max(room, _SHORTEST_BAR), _LONGEST_BAR)
    for bar in chapter.bars:
        yield _bar(bar, chapter, labels, room)


def _bar(bar: Bar, chapter: Chapter, labels: int, room: int) -> Text:
    line = Text(_MARGIN + _label(bar.label, labels) + _MARGIN)
    drawn = parts(bar.values, chapter.scale, room)
    for sign, cells, series in zip(cycle(signs.BAR_PARTS), drawn, chapter.series, strict=False):
        line.append(sign * cells, _STYLES[series.tone])
    return line.append(" " * (room - sum(drawn)) + _MARGIN + bar.told)


def _facts(facts: Sequence[Fact]) -> Iterator[Text]:
    labels = _label_width([fact.label for fact in facts])
    for fact in aligned(facts):
        line = Text(f"{_MARGIN}{_label(fact.label, labels)}{_MARGIN}{fact.told}")
        if fact.before:
            line.append(_MARGIN + _("before {n}").format(n=fact.before), "dim")
        yield line


def _label_width(labels: Sequence[str]) -> int:
    return min(max(map(cell_len, labels), default=0), _LONGEST_LABEL)


def _label(label: str, width: int) -> str:
    if cell_len(label) > width:
        return set_cell_size(label, width - 1) + signs.CUT
    return set_cell_size(label, width)
