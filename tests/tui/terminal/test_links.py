"""Numbers and addresses are links where the terminal can open them, and nothing else is."""

import re

import msgspec
import pytest
from day_samples import CONFIG, customer
from hypothesis import given, settings
from hypothesis import strategies as st
from screens import Opens, Screen

from planner.config import LookSettings
from planner.tui.terminal.drawing import Look
from planner.tui.terminal.links import link_of
from planner.tui.terminal.sgr import compact

ANA = customer(
    "c1", name="Ana Ruiz", phones=("+34 (0)944 123 456 x12",), emails=("ana.ruiz@norte.example",)
)


@pytest.mark.parametrize(
    ("words", "look", "link"),
    [
        ("+34 944 123 456", Look.NUMBER, "tel:+34944123456"),
        (" 944 123 456 ", Look.NUMBER, "tel:944123456"),
        ("ana@norte.example", Look.PLAIN, "mailto:ana@norte.example"),
        ("a\x1b]8;;x\x07@norte.example", Look.PLAIN, "mailto:a%1B%5D8%3B%3Bx%07@norte.example"),
        ("+34 944 123 …", Look.NUMBER, ""),
        ("ana@norte.exam…", Look.PLAIN, ""),
        ("+34 944 123 456", Look.PLAIN, ""),
        ("@ ", Look.NUMBER, ""),
        ("12 ", Look.NUMBER, ""),
        ("•••", Look.NUMBER, ""),
        ("write to ana@norte.example", Look.PLAIN, ""),
    ],
)
def test_what_is_a_link(words: str, look: Look, link: str) -> None:
    assert link_of(words, look) == link


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=12).map(lambda text: f"{text}@x.example"))
def test_nothing_in_an_address_can_end_its_link(words: str) -> None:
    link = link_of(words, Look.PLAIN)
    assert link.isascii()
    assert link.isprintable()
    assert ";" not in link


def written(screen: Screen) -> str:
    """What the terminal gets for the whole page."""
    strips = screen.pilot.app.screen._compositor.render_strips()
    return "".join(compact(strip.render(screen.pilot.app.console)) for strip in strips)


async def test_the_bar_and_the_card_have_links(planner: Opens) -> None:
    async with planner((ANA,)) as screen:
        assert "\x1b]8;" not in written(screen)
        await screen.press("enter")
        assert links(written(screen)) == [
            ("tel:+34944123456;ext=12", "+34 (0)944 123 456 x12"),
            ("mailto:ana.ruiz@norte.example", "ana.ruiz@norte.example"),
        ]
        await screen.press("escape", "b", "enter")
        assert ("tel:+34944123456;ext=12", "+34 (0)944 123 456 x12") in links(written(screen))


async def test_no_links_where_none_are_wanted(planner: Opens) -> None:
    config = msgspec.structs.replace(CONFIG, look=LookSettings(links=False))
    async with planner((ANA,), config=config) as screen:
        await screen.press("enter")
        assert "944 123 456" in screen.picture()
        assert "\x1b]8;" not in written(screen)


async def test_hidden_numbers_are_no_links(planner: Opens) -> None:
    async with planner((ANA,)) as screen:
        await screen.press("R", "enter")
        assert "\x1b]8;" not in written(screen)


def links(stream: str) -> list[tuple[str, str]]:
    """Each link with the words under it, colours left out."""
    found = re.findall(r"\x1b\]8;;([^\x1b]+)\x1b\\(.*?)\x1b\]8;;\x1b\\", stream, re.DOTALL)
    return [(link, re.sub(r"\x1b\[[\d;]*m", "", words)) for link, words in found]
