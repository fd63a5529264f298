"""Names from outside are shown as they stand: no markup, no control characters, no crash."""

import pytest
from day_samples import customer, today
from screens import Opens

from planner.model.document import Document
from planner.model.instants import stamp
from planner.model.request import Request, RequestState, Verdict

HOSTILE = (
    "[red]x[/]",
    "[/",
    "Acme [EU] Ltd",
    "[@click=app.quit]quit[/]",
    "\x1b[31mred\x1b[0m\x1b]0;title\x07",
    "ab\u202egnp.exe",
    "zero\u200bwidth\u2066\u2069",
    "tall" + "\u0301" * 200,
    "👩‍👩‍👧‍👦 family 日本語",
    "שלום עולם",
    "line\nbreak\ttab\x00nul",
    "N" * 10_000,
    "{name} %s $HOME `x`",
)


def hostile_day() -> list[Document]:
    """Each name as a contact, a company, a note, a request."""
    documents: list[Document] = []
    for number, name in enumerate(HOSTILE, 1):
        documents.append(
            customer(
                f"c{number}",
                name=name,
                company=name,
                title=name,
                notes=name,
                labels=(name,),
                emails=("x@example.com",),
            )
        )
        documents.append(
            Request(
                id=f"r{100 + number}",
                contact=f"c{number}",
                about=name,
                received_at=stamp(today("09:30")),
                state=RequestState.DEFERRED,
                deferred_at=stamp(today("09:30")),
                verdict=Verdict.DEFER,
                choice=Verdict.DEFER,
            )
        )
    return documents


WALK = (
    ("b",),
    ("1",),
    ("2",),
    ("u",),
    ("U",),
    ("question_mark", "escape"),
    ("colon", "type a", "escape"),
    ("slash", "type red", "enter", "escape"),
    ("i", "type acme", "enter", "enter", "escape"),
    ("tab", "e", "escape"),
    ("enter", "escape"),
    ("space", "escape"),
    ("c", "escape"),
    ("s", "escape"),
    ("tab", "n", "type 12:00 [b]x[/", "enter"),
    ("x",),
)


@pytest.mark.parametrize("size", [(140, 40), (80, 24)])
async def test_hostile_names_walk_through_every_screen(
    planner: Opens, size: tuple[int, int]
) -> None:
    async with planner(documents=hostile_day(), size=size) as screen:
        pictures = []
        for keys in WALK:
            for key in keys:
                await screen.press(key)
                pictures.append(screen.picture())
            assert screen.pilot.app.is_running
        everything = "\n".join(pictures)
        for forbidden in ("\x1b", "\x07", "\x00", "\u202e", "\u200b", "\u2066"):
            assert forbidden not in everything
        for literal in ("[red]x[/]", "Acme [EU] Ltd", "[@click=app.quit]"):
            assert literal in everything
