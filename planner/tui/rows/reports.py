"""The report's chapters as rows: bars of signs, numbers at the right."""

from collections.abc import Iterator, Sequence
from itertools import cycle
from textwrap import wrap

from planner.locale import _
from planner.method.reports.chapter import Bar, Chapter, Fact, Series, Tone, aligned, parts
from planner.tui.rows.common import heading, piece, plain, stacked
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Line, Look, Piece, Text, cells, fit
from planner.tui.widgets.listing import Row

LEFT = frozenset({"short", "calls", "share", "rates", "moods", "marks"})
"""Ids of the chapters that stand at the left where there is room for two columns."""

_LOOKS = {
    Tone.OWN: Look.ACCENT,
    Tone.GOOD: Look.GOOD,
    Tone.QUIET: Look.MUTED,
    Tone.PALE: Look.MUTED,
    Tone.WARN: Look.WARN,
}
_LONGEST_LABEL, _LONGEST_BAR, _SHORTEST_BAR = 28, 60, 4
_GAP = "  "


def report_rows(chapters: Sequence[Chapter], width: int) -> tuple[Row, ...]:
    """The chapters below one another, in lines of ``width`` cells."""
    return stacked(*(_chapter(chapter, width) for chapter in chapters))


def warning_row(sentence: str, width: int) -> Row:
    """What is missing in the report, and why."""
    return _said("warning", sentence, Look.WARN, width)


def told_row(sentence: str, width: int) -> Row:
    """What is said where there is nothing to draw."""
    return _said("told", sentence, Look.MUTED, width)


def _said(key: str, sentence: str, look: Look, width: int) -> Row:
    lines = (Line.of(words, look) for words in wrap(sentence, max(width, 1)))
    return Row(key, tuple(lines), selectable=False)


def _chapter(chapter: Chapter, width: int) -> Iterator[Row]:
    yield heading(chapter.title, Look.NAME)
    if len(chapter.series) > 1:
        yield Row(f"{chapter.id} legend", _legend(chapter.series, width), selectable=False)
    yield from _bars(chapter, width)
    yield from _facts(chapter)
    if chapter.note:
        yield _said(f"{chapter.id} note", chapter.note, Look.MUTED, width)


def _legend(series: Sequence[Series], width: int) -> tuple[Line, ...]:
    lines: list[Text] = [()]
    for sign, each in zip(cycle(signs.BAR_PARTS), series, strict=False):
        key: Text = (piece(sign, _LOOKS[each.tone]), piece(f" {each.name}{_GAP}", Look.MUTED))
        if cells(lines[-1]) + cells(key) - len(_GAP) > width:
            lines.append(())
        lines[-1] = (*lines[-1], *key)
    return tuple(map(Line, lines))


def _bars(chapter: Chapter, width: int) -> Iterator[Row]:
    labels = _label_width([bar.label for bar in chapter.bars])
    words = max((cells(plain(bar.told)) for bar in chapter.bars), default=0)
    room = min(max(width - labels - words - 2 * len(_GAP), _SHORTEST_BAR), _LONGEST_BAR)
    for at, bar in enumerate(chapter.bars):
        line = Line((piece(_label(bar.label, labels) + _GAP), *_drawn(bar, chapter, room)))
        yield Row(f"{chapter.id} {at}", (line._replace(right=(piece(bar.told),)),))


def _drawn(bar: Bar, chapter: Chapter, room: int) -> Iterator[Piece]:
    drawn = parts(bar.values, chapter.scale, room)
    for sign, size, series in zip(cycle(signs.BAR_PARTS), drawn, chapter.series, strict=False):
        if size:
            yield piece(sign * size, _LOOKS[series.tone])


def _facts(chapter: Chapter) -> Iterator[Row]:
    facts = aligned(chapter.facts)
    labels = _label_width([fact.label for fact in facts])
    for fact in facts:
        yield Row(f"{chapter.id} {fact.label}", (_fact(fact, labels),))


def _fact(fact: Fact, labels: int) -> Line:
    told: Text = (
        piece(_label(fact.label, labels) + _GAP, Look.MUTED),
        piece(fact.told, Look.NAME),
    )
    if not fact.before:
        return Line(told)
    return Line((*told, piece(_GAP + _("before {n}").format(n=fact.before), Look.MUTED)))


def _label_width(labels: Sequence[str]) -> int:
    return min(max((cells(plain(label)) for label in labels), default=0), _LONGEST_LABEL)


def _label(label: str, width: int) -> str:
    short = fit(label, width)
    return short + " " * (width - cells(plain(short)))
