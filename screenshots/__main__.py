"""Makes the pictures of README from the demo day: ``python -m screenshots``.

Needs Chromium and the Fira Code font beside the planner: only a browser draws Textual's SVG as a
terminal would.
"""

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from planner.clock import Clock, parse_moment
from planner.demo import demo_desk
from planner.locale import use
from planner.tui.app import PlannerApp

MOMENT = "2026-03-05T10:42:00+01:00[Europe/Madrid]"
FOLDER = Path(__file__).parent


class Shot(NamedTuple):
    """One picture: ``keys`` are pressed first."""

    name: str
    columns: int
    lines: int
    language: str
    keys: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        return f"{self.name}-{self.language}-{self.columns}x{self.lines}"


SHOTS = (
    Shot("day", 140, 40, "en"),
    Shot("day", 140, 40, "es"),
    Shot("day", 80, 24, "en"),
    Shot("interruption", 100, 30, "en", ("i", "o", "l", "g", "enter")),
)


async def taken(shot: Shot, folder: Path) -> Path:
    """The picture as Textual's SVG."""
    use(shot.language)
    with demo_desk(Clock(parse_moment(MOMENT))) as (desk, data_folder):
        app = PlannerApp(desk, data_folder)
        async with app.run_test(size=(shot.columns, shot.lines)) as pilot:
            await pilot.pause()
            for key in shot.keys:
                await pilot.press(key)
                await pilot.pause()
            return Path(app.save_screenshot(f"{shot.file}.svg", str(folder)))


def drawn(svg: Path, browser: str) -> Path:
    """The SVG as a PNG, drawn by the browser."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg.read_text("utf-8"))
    if found is None:
        raise SystemExit(f"{svg.name} has no size.")
    width, height = (int(float(size)) for size in found.groups())
    png = FOLDER / f"{svg.stem}.png"
    with tempfile.TemporaryDirectory() as profile:
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        command += [f"--user-data-dir={profile}", f"--window-size={width},{height}"]
        command += [f"--screenshot={png}", svg.as_uri()]
        subprocess.run(command, check=True, capture_output=True)
    return png


def main() -> None:
    """Make every picture anew."""
    browser = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))), None)
    if browser is None:
        raise SystemExit("Chromium is needed to draw the pictures.")
    with tempfile.TemporaryDirectory() as folder:
        for shot in SHOTS:
            svg = asyncio.run(taken(shot, Path(folder)))
            sys.stdout.write(f"{drawn(svg, browser).name}\n")


if __name__ == "__main__":
    main()
