"""The report page: it needs nothing from outside, and the text of others is text in it."""

import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

import msgspec
import pendulum
import pytest
from day_samples import CONFIG, MADRID, customer
from report_samples import told_days

from planner.interchange.report_html import page
from planner.locale import use
from planner.method.reports import month_of, report, week_of
from planner.method.reports.chapters import chapters
from planner.model.state import State

NOW = pendulum.datetime(2026, 3, 5, 19, tz=MADRID)
HOSTILE = '<script>alert("x")</script>&\u202e\x1b[31m'


class _Page(HTMLParser):
    """What a browser finds: tags that open and close, attributes, text."""

    VOID = frozenset({"meta", "rect", "path"})

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(content.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def content(state: State, config: Any = CONFIG) -> bytes:
    february = month_of(date(2026, 2, 1))
    return page(report(state, *february, now=NOW, config=config), config, NOW)


@pytest.fixture(scope="module")
def state() -> State:
    return told_days(date(2026, 2, 2), date(2026, 3, 5))


def test_nothing_is_asked_of_anybody(state: State) -> None:
    written = content(state).decode()
    assert not re.search(r"https?:|//|@import|url\(|<script|<link|<img", written)
    assert not [name for name, _value in _Page(written.encode()).attributes if name[:2] == "on"]


def test_names_of_others_are_text(state: State) -> None:
    hostile = state.put(*(customer(f"c{n}", name=HOSTILE) for n in range(1, 7)))
    rep = msgspec.structs.replace(CONFIG.rep, name=HOSTILE)
    written = content(hostile, msgspec.structs.replace(CONFIG, rep=rep))
    found = _Page(written)
    assert "script" not in found.tags
    assert '<script>alert("x")</script>&' in found.text
    assert "\x1b" not in found.text
    assert "\u202e" not in found.text


def test_every_chart_has_its_title_and_its_table(state: State) -> None:
    made = report(state, *month_of(date(2026, 2, 1)), now=NOW, config=CONFIG)
    found = _Page(page(made, CONFIG, NOW))
    drawn = [chapter for chapter in chapters(made, CONFIG) if chapter.bars]
    assert len(drawn) >= 9
    assert found.attributes.count(("role", "img")) == len(drawn)
    assert found.tags.count("desc") == found.tags.count("details") == len(drawn)
    for chapter in drawn:
        assert chapter.title in found.text
        for bar in chapter.bars:
            assert bar.label in found.text
            assert bar.told in found.text


def test_boxes_stay_in_their_chart(state: State) -> None:
    written = content(state).decode()
    charts = re.findall(r'<svg viewBox="0 0 (\d+) (\d+)" role.*?</svg>', written, re.DOTALL)
    drawn = re.findall(r'<svg viewBox="[^"]*" role.*?</svg>', written, re.DOTALL)
    assert len(drawn) >= 9
    for (width, height), chart in zip(charts, drawn, strict=True):
        for box in re.findall(
            r'<rect [^>]*x="(.*?)" y="(.*?)" width="(.*?)" height="(.*?)"', chart
        ):
            x, y, wide, high = map(float, box)
            assert -0.1 <= x <= x + wide <= float(width) + 0.2
            assert -0.1 <= y <= y + high <= float(height) + 0.2


def test_days_without_anything(state: State) -> None:
    empty = report(State(), *week_of(date(2026, 1, 5)), now=NOW, config=CONFIG)
    found = _Page(page(empty, CONFIG, NOW))
    assert "Nothing was written down" in found.text
    assert "section" not in found.tags


def test_the_page_speaks_the_rep_s_language(state: State) -> None:
    use("es")
    found = _Page(content(state))
    assert ("lang", "es") in found.attributes
    assert "febrero de 2026" in found.text


def test_a_share_in_a_table_is_written_as_everywhere(state: State) -> None:
    use("es")
    cells = re.findall(r"<td>([^<]*)</td>", content(state).decode())
    assert not [cell for cell in cells if re.search(r"\d\.\d", cell)]
    assert any(re.fullmatch(r"\d+\s%", cell) for cell in cells)
    one_day = content(told_days(date(2026, 2, 2), date(2026, 2, 2))).decode()
    assert re.search(r"<td>–</td><td>\d+ llamadas?: ", one_day)
