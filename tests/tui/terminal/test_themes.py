"""Every look can be read on every ground it is drawn on."""

import re

import pytest
from rich.cells import cell_len
from textual.app import App
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from planner.config import LookSettings
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Look
from planner.tui.terminal.themes import CONTRAST, DARK, LIGHT, THEMES, Palette

GROUNDS = ("background", "surface", "panel", "bar", "deep_ground", "calls_ground", "meeting_ground")
COLOURS = ("foreground", "violet", "orange", "green", "amber", "red")


def luminance(colour: str) -> float:
    parts = (value / 255 for value in Color.parse(colour).rgb)
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [DARK, LIGHT, CONTRAST])
@pytest.mark.parametrize("ground", GROUNDS)
def test_colours_are_readable(palette: Palette, ground: str) -> None:
    under = getattr(palette, ground)
    for colour in COLOURS:
        assert ratio(getattr(palette, colour), under) >= 4.5, colour
    assert ratio(palette.muted, under) >= 3


@pytest.mark.parametrize("palette", [DARK, LIGHT, CONTRAST])
def test_the_active_tab_is_readable(palette: Palette) -> None:
    assert ratio(palette.background, palette.violet) >= 4.5


def test_high_contrast_is_high() -> None:
    for ground in GROUNDS:
        assert ratio(CONTRAST.foreground, getattr(CONTRAST, ground)) >= 7
        assert ratio(CONTRAST.muted, getattr(CONTRAST, ground)) >= 4.5


@pytest.mark.parametrize("name", [theme.name for theme in THEMES] + list(BUILTIN_THEMES))
async def test_every_theme_knows_every_look(name: str) -> None:
    app: App[None] = App()
    for theme in THEMES:
        app.register_theme(theme)
    async with app.run_test():
        app.theme = name
        for look in Look:
            style = app.stylesheet.parse_style(look)
            wanted = "$" in look.split(" on ")[0]
            assert (style.foreground is not None) == wanted, look


def test_the_theme_of_an_empty_config_exists() -> None:
    assert LookSettings().theme in {theme.name for theme in THEMES}


SIGNS = [value for name, value in vars(signs).items() if re.fullmatch("[A-Z]{2,}", name)]


@pytest.mark.parametrize("sign", [sign for sign in SIGNS if isinstance(sign, str)])
def test_signs_take_one_cell_and_have_an_ascii_form(sign: str) -> None:
    assert cell_len(sign) == 1
    assert signs.in_ascii(sign).isascii()
    assert len(signs.in_ascii(sign)) == 1
