"""The charts of a report page: SVG that stands in the page itself, with the page's colours."""

from collections.abc import Iterator
from html import escape

from planner.method.reports.chapter import Bar, Chapter

WIDTH = 360
_TOP, _COLUMNS, _LABELS = 16, 130, 18
_ROW, _THICK = 34, 12
_CHARACTER = 6.5
"""How wide a character is, nearly; browsers have fonts of their own."""
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
    roomy = step > _CHARACTER * max(len(bar.brief) + 1 for bar in chapter.bars)
    narrow = step < _CHARACTER * 2.2
    base = _TOP + _COLUMNS
    yield f'<path class="base" d="M0 {base}H{WIDTH}"/>'
    for at, bar in enumerate(chapter.bars):
        middle = (at + 0.5) * step
        top, drawn = _column(bar, chapter, middle - step * 0.34, step * 0.68)
        yield drawn
        if roomy:
            yield _text(bar.brief, middle, top - 4, "middle", "number")
        label = bar.short if len(chapter.bars) > _MOST_LABELS else bar.label
        if not (narrow and at % 2):
            yield _text(label, middle, base + 13, "middle")


def _column(bar: Bar, chapter: Chapter, x: float, width: float) -> tuple[float, str]:
    """Where the column ends, and its boxes."""
    y, boxes = float(_TOP + _COLUMNS), ""
    for value, series in zip(bar.values, chapter.series, strict=True):
        height = value / chapter.scale * _COLUMNS
        y -= height
        boxes += _box(series.tone, x, y, width, height)
    return y, boxes


def _bars(chapter: Chapter) -> Iterator[str]:
    unit = WIDTH / chapter.scale
    for at, bar in enumerate(chapter.bars):
        y = at * _ROW
        yield _text(_label(bar), 0, y + 12, "start", "label")
        yield _text(bar.told, WIDTH, y + 12, "end", "number")
        x = 0.0
        for value, series in zip(bar.values, chapter.series, strict=True):
            yield _box(series.tone, x, y + 17, value * unit, _THICK)
            x += value * unit
        if bar.between:
            low, high = (value * unit for value in bar.between)
            yield f'<path class="between" d="M{low:.1f} {y + 17 + _THICK / 2}H{high:.1f}"/>'


def _label(bar: Bar) -> str:
    """As much of the label as leaves room for the words beside it; the table has all of it."""
    room = max(int(WIDTH / _CHARACTER) - len(bar.told) - 2, 4)
    return bar.label if len(bar.label) <= room else f"{bar.label[: room - 1]}…"


def _box(tone: str, x: float, y: float, width: float, height: float) -> str:
    if not (width and height):
        return ""
    return (
        f'<rect class="{tone}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
    )


def _text(words: str, x: float, y: float, anchor: str, kind: str = "axis") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text class="{kind}" {place}>{escape(words)}</text>'
