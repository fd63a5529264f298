"""The report as one page that needs nothing else: to be sent, or printed on A4."""

from collections.abc import Iterator
from html import escape

import pendulum

from planner.config import Config
from planner.interchange.report_style import STYLE
from planner.interchange.report_svg import chart
from planner.locale import _, language
from planner.method.reports.chapter import Bar, Chapter, Fact, Series
from planner.method.reports.chapters import chapters
from planner.method.reports.counting import Report
from planner.method.reports.wording import empty_told, percent, period_name, said
from planner.model.saying import dotted
from planner.model.text import clean

_NOTHING_FROM_OUTSIDE = "default-src 'none'; style-src 'unsafe-inline'"


def page(report: Report, config: Config, now: pendulum.DateTime) -> bytes:
    """The whole page in UTF-8. Text of other people is text in it, never markup."""
    name = period_name(report.period)
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{language()}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_FROM_OUTSIDE}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{escape(name)}</title>",
            f"<style>{STYLE}</style>",
            "</head>",
            "<body>",
            "<header>",
            f"<h1>{escape(name)}</h1>",
            f"<p>{escape(_by(config, now))}</p>",
            "</header>",
            "<main>",
            *_told(report, config),
            "</main>",
            "</body>",
            "</html>\n",
        )
    ).encode()


def _by(config: Config, now: pendulum.DateTime) -> str:
    """Whose report it is, and when it was made."""
    made = _("made on {day}").format(day=said(now.date(), _("D MMMM YYYY")))
    return dotted(clean(config.rep.name), made)


def _told(report: Report, config: Config) -> Iterator[str]:
    if report.empty:
        yield f"<p>{escape(empty_told(report))}</p>"
        return
    for chapter in chapters(report, config):
        yield f'<section id="{chapter.id}">'
        yield f"<h2>{escape(chapter.title)}</h2>"
        yield from _charted(chapter)
        if chapter.facts:
            yield _facts(chapter.facts)
        if chapter.note:
            yield f'<p class="note">{escape(chapter.note)}</p>'
        yield "</section>"


def _charted(chapter: Chapter) -> Iterator[str]:
    if not chapter.bars:
        return
    if len(chapter.series) > 1:
        yield _legend(chapter.series)
    yield chart(chapter)
    summary = escape(_("as a table"))
    yield f"<details><summary>{summary}</summary>{_table(chapter)}</details>"


def _legend(series: tuple[Series, ...]) -> str:
    keys = (
        f'<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="{each.tone}" width="10"'
        f' height="10"/></svg> {escape(each.name)}</li>'
        for each in series
    )
    return f'<ul class="legend">{"".join(keys)}</ul>'


def _table(chapter: Chapter) -> str:
    names = "".join(f'<th scope="col">{escape(each.name)}</th>' for each in chapter.series)
    rows = "".join(
        f'<tr><th scope="row">{escape(bar.label)}</th>'
        + "".join(f"<td>{_number(value, bar, chapter)}</td>" for value in bar.values)
        + f"<td>{escape(bar.told)}</td></tr>"
        for bar in chapter.bars
    )
    caption = f"<caption>{escape(chapter.title)}</caption>"
    head = f"<thead><tr><td></td>{names}<td></td></tr></thead>"
    return f"<table>{caption}{head}<tbody>{rows}</tbody></table>"


def _number(value: float, bar: Bar, chapter: Chapter) -> str:
    """A count; of a chapter that has a whole, the share, where one can be told."""
    if not chapter.whole:
        return f"{value:.0f}"
    return percent(100 * value / chapter.whole if bar.between else None)


def _facts(facts: tuple[Fact, ...]) -> str:
    rows = "".join(_fact(fact) for fact in facts)
    kind = "facts" if any(fact.before for fact in facts) else "facts words"
    return f'<table class="{kind}"><tbody>{rows}</tbody></table>'


def _fact(fact: Fact) -> str:
    before = _("before {n}").format(n=fact.before) if fact.before else ""
    return (
        f'<tr><th scope="row">{escape(fact.label)}</th><td>{escape(fact.told)}</td>'
        f"<td>{escape(before)}</td></tr>"
    )
