"""The charts of a report page: SVG that stands in the page itself, with the page's colours."""

from collections.abc import Iterator
from html import escape

from planner.method.reports.chapter import Bar, Chapter

WIDTH = 480
_TOP, _COLUMNS, _LABELS = 16, 130, 18
_ROW, _THICK = 34, 12
_MOST_BRIEF = 24
"""Columns above which there is room for a number."""
_MOST_LABELS = 8
"""Columns that have room for a whole label."""


def chart(chapter: Chapter) -> str:
    """Columns for what follows in time, else bars. What it shows is told beside it as a table."""
    height = _TOP + _COLUMNS + _LABELS if chapter.in_time else _ROW * len(chapter.bars)
    drawn = "".join(_columns(chapter) if chapter.in_time else _bars(chapter))
    told = "; ".join(f"{bar.label}: {bar.told}" for bar in chapter.bars)
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img">'
        f"<title>{escape(chapter.title)}</title><desc>{escape(told)}</desc>{drawn}</svg>"
    )


def _columns(chapter: Chapter) -> Iterator[str]:
    step = WIDTH / max(len(chapter.bars), 5)
    base = _TOP + _COLUMNS
    yield f'<line class="base" x1="0" y1="{base}" x2="{WIDTH}" y2="{base}"/>'
    for at, bar in enumerate(chapter.bars):
        middle = (at + 0.5) * step
        yield from _column(bar, chapter, middle, step * 0.68)
        label = bar.short if len(chapter.bars) > _MOST_LABELS else bar.label
        yield _text(label, middle, base + 13, "middle")


def _column(bar: Bar, chapter: Chapter, middle: float, width: float) -> Iterator[str]:
    unit = _COLUMNS / chapter.scale
    y = float(_TOP + _COLUMNS)
    for value, series in zip(bar.values, chapter.series, strict=True):
        if value:
            y -= value * unit
            yield _box(series.tone, middle - width / 2, y, width, value * unit)
    if bar.between:
        low, high = (_TOP + _COLUMNS - value * unit for value in bar.between)
        yield f'<path class="between" d="M{middle:.1f} {low:.1f}V{high:.1f}"/>'
        y = min(y, high)
    if bar.brief and len(chapter.bars) <= _MOST_BRIEF:
        yield _text(bar.brief, middle, y - 4, "middle", "number")


def _bars(chapter: Chapter) -> Iterator[str]:
    unit = WIDTH / chapter.scale
    for at, bar in enumerate(chapter.bars):
        y = at * _ROW
        yield _text(bar.label, 0, y + 12, "start", "label")
        yield _text(bar.told, WIDTH, y + 12, "end", "number")
        x = 0.0
        for value, series in zip(bar.values, chapter.series, strict=True):
            if value:
                yield _box(series.tone, x, y + 17, value * unit, _THICK)
                x += value * unit


def _box(tone: str, x: float, y: float, width: float, height: float) -> str:
    return (
        f'<rect class="{tone}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
    )


def _text(words: str, x: float, y: float, anchor: str, kind: str = "axis") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text class="{kind}" {place}>{escape(words)}</text>'
