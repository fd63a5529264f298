"""A browser without a window, driven through its DevTools."""

import asyncio
import base64
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--remote-debugging-port=0", "--window-size=1200,800", "--hide-scrollbars"),
)


class Page:
    """One page. ``received`` is all that came over its web sockets."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._number = 0
        self.received = b""

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Ask the browser for something; what happens meanwhile is noted."""
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": params})
        while True:
            message = await self._socket.receive_json(timeout=20)
            if message.get("id") == self._number:
                return dict(message["result"])
            if message.get("method") == "Network.webSocketFrameReceived":
                frame = message["params"]["response"]
                text = frame["payloadData"]
                self.received += base64.b64decode(text) if frame["opcode"] == 2 else text.encode()

    async def open(self, url: str) -> None:
        await self.call("Network.enable")
        await self.call("Page.enable")
        # As if its window were in front.
        await self.call("Emulation.setFocusEmulationEnabled", enabled=True)
        await self.call("Page.navigate", url=url)

    async def press(self, key: str) -> None:
        text = {"Enter": "\r"}.get(key, key)
        await self.call("Input.dispatchKeyEvent", type="keyDown", key=key, text=text)
        await self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    async def picture(self, x: int, y: int, width: int, height: int) -> str:
        """The pixels of a part of the page, to be compared."""
        clip = {"x": x, "y": y, "width": width, "height": height, "scale": 1}
        return str((await self.call("Page.captureScreenshot", clip=clip))["data"])

    async def until(self, words: bytes) -> None:
        """Wait until ``words`` have come."""
        async with asyncio.timeout(20):
            while words not in self.received:
                await asyncio.sleep(0.05)
                await self.call("Runtime.evaluate", expression="0")


@asynccontextmanager
async def page(folder: Path) -> AsyncIterator[Page]:
    """An empty page of a browser that keeps its files in ``folder``."""
    with subprocess.Popen(
        [BROWSER, *_FLAGS, f"--user-data-dir={folder}", "about:blank"], stderr=subprocess.DEVNULL
    ) as browser:
        try:
            async with aiohttp.ClientSession() as session:
                url = await _page_of(session, folder / "DevToolsActivePort")
                async with session.ws_connect(url, max_msg_size=0) as socket:
                    yield Page(socket)
        finally:
            browser.terminate()


async def _page_of(session: aiohttp.ClientSession, port_file: Path) -> str:
    async with asyncio.timeout(30):
        while True:
            if port_file.exists() and (port := port_file.read_text().partition("\n")[0]):
                async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                    targets = await answer.json(content_type=None)
                for target in targets:
                    if target["type"] == "page":
                        return str(target["webSocketDebuggerUrl"])
            await asyncio.sleep(0.05)
