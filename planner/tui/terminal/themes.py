"""The planner's own colours. Any Textual theme works as well: looks use only common variables."""

from typing import Final, NamedTuple

from textual.theme import Theme


class Palette(NamedTuple):
    """The colours a theme is mixed from. ``bar`` lies under what is highlighted, ``panel`` under
    the header and the key line; the grounds are those of blocks in the day's time line.
    """

    background: str
    foreground: str
    muted: str
    violet: str
    orange: str
    green: str
    amber: str
    red: str
    surface: str
    panel: str
    bar: str
    edge: str
    deep_ground: str
    calls_ground: str
    meeting_ground: str


DARK: Final = Palette(
    background="#1a1b26",
    foreground="#c0caf5",
    muted="#8289ad",
    violet="#bb9af7",
    orange="#ff9e64",
    green="#9ece6a",
    amber="#e0af68",
    red="#fb8a9e",
    surface="#20212e",
    panel="#313751",
    bar="#413758",
    edge="#3b4261",
    deep_ground="#393250",
    calls_ground="#2e3b33",
    meeting_ground="#413630",
)

LIGHT: Final = Palette(
    background="#faf9fd",
    foreground="#2c2a3d",
    muted="#6c6983",
    violet="#6a3fc0",
    orange="#9a410a",
    green="#336819",
    amber="#855800",
    red="#b8234a",
    surface="#f1eff8",
    panel="#e4e0f2",
    bar="#e3daf8",
    edge="#c9c4dc",
    deep_ground="#ebe4fa",
    calls_ground="#e4f0dc",
    meeting_ground="#f6ebd6",
)

CONTRAST: Final = Palette(
    background="#000000",
    foreground="#ffffff",
    muted="#c8c8d0",
    violet="#d3b5ff",
    orange="#ffb784",
    green="#a4f06e",
    amber="#ffd866",
    red="#ff9aa9",
    surface="#101014",
    panel="#2a2a3a",
    bar="#472c7c",
    edge="#9a9aa8",
    deep_ground="#2d1f52",
    calls_ground="#16380f",
    meeting_ground="#473200",
)

TERMINAL: Final = Palette(*["ansi_default"] * len(Palette._fields))._replace(
    violet="ansi_magenta",
    orange="ansi_cyan",
    green="ansi_green",
    amber="ansi_yellow",
    red="ansi_red",
    edge="ansi_bright_black",
)


def _theme(name: str, colours: Palette, *, dark: bool = True, ansi: bool = False) -> Theme:
    return Theme(
        name=name,
        primary=colours.violet,
        secondary=colours.violet,
        warning=colours.amber,
        error=colours.red,
        success=colours.green,
        accent=colours.orange,
        foreground=colours.foreground,
        background=colours.background,
        surface=colours.surface,
        panel=colours.panel,
        dark=dark,
        ansi=ansi,
        variables={
            "foreground-muted": colours.muted,
            "text-muted": colours.muted,
            "primary-muted": colours.deep_ground,
            "success-muted": colours.calls_ground,
            "warning-muted": colours.meeting_ground,
            "border": colours.violet,
            "border-blurred": colours.edge,
            "block-cursor-background": colours.violet,
            "block-cursor-foreground": colours.background,
            "block-cursor-blurred-background": colours.bar,
            "footer-background": colours.panel,
            "footer-key-foreground": colours.orange,
            "scrollbar": colours.edge,
            "scrollbar-background": colours.background,
            "ansi-background": colours.background,
            "ansi-foreground": colours.foreground,
        },
    )


THEMES: Final = (
    _theme("planner-dark", DARK),
    _theme("planner-light", LIGHT, dark=False),
    _theme("planner-contrast", CONTRAST),
    _theme("planner-terminal", TERMINAL, ansi=True),
)
