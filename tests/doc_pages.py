"""The pages of the docs, as tests read them: sections, tables, blocks of code, links."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
_HEADING = re.compile(r"^(#+) (.*)$", re.MULTILINE)
_FENCE = re.compile(r"^```(\w+)[ ]?(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
_LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`]+)`")


class Link(NamedTuple):
    """``target`` is as it stands in the page."""

    image: bool
    target: str


class Page:
    """One page of markdown. ``path`` is where it stands; a section has the path of its page."""

    def __init__(self, path: Path, text: str | None = None) -> None:
        self.path = path
        self.text = path.read_text("utf-8") if text is None else text

    def headings(self, level: int) -> list[str]:
        """The headings of this level, as they stand."""
        return [title for marks, title in self._headings() if len(marks) == level]

    def anchors(self) -> set[str]:
        """What links to a heading may say after ``#``."""
        return {_slug(title) for _marks, title in self._headings()}

    def section(self, title: str) -> "Page":
        """What stands below a heading, up to the next one of its level or above."""
        prose = self._prose()
        found = next(match for match in _HEADING.finditer(prose) if match[2] == title)
        later = _HEADING.finditer(prose, found.end())
        ends = (match.start() for match in later if len(match[1]) <= len(found[1]))
        return Page(self.path, self.text[found.end() : next(ends, len(self.text))])

    def rows(self) -> list[list[str]]:
        """The cells of all rows of all tables, without headings."""
        lines = self._prose().splitlines()
        cells = [cells_of(line) for line in lines if line.startswith("| ")]
        rules = [place for place, row in enumerate(cells) if set("".join(row)) == {"-"}]
        skipped = {place - back for place in rules for back in (0, 1)}
        return [row for place, row in enumerate(cells) if place not in skipped]

    def blocks(self, language: str) -> list[tuple[str, str]]:
        """What stands in blocks of code of this language, each with the name beside it, if any."""
        found = _FENCE.finditer(self.text)
        return [(block[2], block[3]) for block in found if block[1] == language]

    def codes(self) -> list[str]:
        """What stands between backticks in the prose."""
        return codes(self._prose())

    def links(self) -> list[Link]:
        return [Link(bool(mark), target) for mark, target in _LINK.findall(self._prose())]

    def _headings(self) -> list[tuple[str, str]]:
        return _HEADING.findall(self._prose())

    def _prose(self) -> str:
        """The text with blanks in place of what stands in blocks of code."""
        return _FENCE.sub(lambda block: re.sub(r"\S", " ", block[0]), self.text)


def cells_of(line: str) -> list[str]:
    """The cells of a row of a table."""
    return [cell.strip() for cell in line.strip().strip("|").split(" | ")]


def codes(text: str) -> list[str]:
    """What stands between backticks."""
    return _CODE.findall(text)


def answered(text: str, ask: Callable[[str, str], str]) -> Iterator[str]:
    """The lines of ``text``, the second cells of its tables told anew: what ``ask`` says to the
    heading of the table and each code of the first cell, which must all mean the same.
    """
    heading = ""
    lines = text.split("\n")
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if after.startswith("| ---"):
            heading = cells_of(line)[0]
        if not line.startswith("| `"):
            yield line
            continue
        first = cells_of(line)[0]
        said = dict.fromkeys(ask(heading, code) for code in codes(first))
        yield f"| {first} | {' / '.join(said)} |"


def said_in(page: Page, told: list[str], *, anew: bool) -> list[str]:
    """The lines of a page; with ``anew`` they are ``told`` from now on."""
    if anew:
        page.text = "\n".join(told)
        page.path.write_text(page.text, "utf-8")
    return page.text.split("\n")


def _slug(title: str) -> str:
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


PAGES = {
    path.name: Page(path) for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
}
