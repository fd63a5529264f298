"""The screen in a browser: it works there, and no page of elsewhere gets in."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

pytest.importorskip("textual_serve", reason="planner[web] is not installed")

import aiohttp
from day_samples import customer
from devtools import BROWSER, page

from planner.__main__ import main
from planner.model.state import State
from planner.store import open_store

ROOT = Path(__file__).parents[1]
NOW = "2026-03-05T10:00:00+01:00[Europe/Madrid]"
TIMER = (40, 30, 260, 70)
"""Where the digits of the block stand, in pixels."""


class Served(NamedTuple):
    """A planner in the browser: its port, and what it told."""

    port: int
    told: str

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    (tmp_path / "config.toml").write_text("")
    with open_store(tmp_path / "data").transaction() as transaction:
        people = (customer(f"c{n}", name=f"Person {n}", company=f"C{n}") for n in range(1, 7))
        transaction.save(State().put(*people))
    port = free_port()
    files = ["--data", str(tmp_path / "data"), "--config", str(tmp_path / "config.toml")]
    surroundings = os.environ | {"PYTHONPATH": str(ROOT), "PLANNER_NOW": NOW, "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(
        [sys.executable, "-m", "planner", *files, "web", "--port", str(port)],
        env=surroundings,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            assert server.stderr is not None
            told = server.stderr.readline() + server.stderr.readline()
            yield Served(port, told)
        finally:
            server.terminate()


async def status(url: str, **headers: str) -> int:
    """What a page of that address gets, as soon as somebody listens there."""
    async with asyncio.timeout(20), aiohttp.ClientSession() as session:
        while True:
            try:
                async with session.get(url, headers=headers) as answer:
                    return answer.status
            except aiohttp.ClientConnectorError:
                await asyncio.sleep(0.02)


async def test_nobody_comes_in_from_elsewhere(served: Served) -> None:
    assert served.url.rstrip("/") in served.told
    assert "no login" in served.told
    assert await status(served.url) == 200
    async with aiohttp.request("GET", served.url) as page_served:
        policy = page_served.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'self' ")
    assert await status(served.url, Host="planner.evil.example") == 403
    assert await status(f"{served.url}ws", Origin="http://evil.example") == 403
    if sys.platform == "linux":
        # Elsewhere this is no address of the computer.
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", served.port), timeout=5)


@pytest.mark.skipif(not BROWSER, reason="no chromium here")
async def test_five_calls_in_a_browser(served: Served, tmp_path: Path) -> None:
    assert await status(served.url) == 200
    async with page(tmp_path / "browser") as browser:
        await browser.open(served.url)
        await browser.until(b"five calls")
        before = await browser.picture(*TIMER)
        await browser.press("b")
        await browser.until(b"call 1 of 5")
        started = await browser.picture(*TIMER)
        assert started != before
        # It counts: the digits are painted anew each second.
        for _look in range(40):
            if await browser.picture(*TIMER) != started:
                break
        else:
            pytest.fail("the timer stands still")


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("planner.cli.web.find_spec", lambda name: None)
    assert main(["web"]) == 1
    assert capsys.readouterr().err == (
        "The screen in a browser needs an extra: in the planner's own folder,"
        " pip install '.[web]'.\n"
    )


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "0.0.0.0:80"])
def test_only_a_port_can_be_said(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["web", f"--port={port}"]) == 2
    assert "65535" in capsys.readouterr().err


async def test_a_port_that_is_taken_is_named(served: Served, tmp_path: Path) -> None:
    assert await status(served.url) == 200
    words = ["--data", str(tmp_path), "web", "--port", str(served.port)]
    asked = [sys.executable, "-m", "planner", *words]
    again = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, timeout=30)
    assert again.returncode == 1
    assert again.stderr.startswith(f"Port {served.port} ")
