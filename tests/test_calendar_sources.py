"""The doors of calendars: files, folders, and a real server on this computer."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pendulum
import pytest

from planner import calendar_web
from planner.calendar_sources import fetch, gather, source_name
from planner.config import Config
from planner.model.errors import Refused

TEAM = b"""BEGIN:VCALENDAR
BEGIN:VEVENT
UID:a@example
DTSTART:20260305T090000Z
DTEND:20260305T100000Z
SUMMARY:Team
END:VEVENT
END:VCALENDAR
"""


@dataclass
class Server:
    """What the server answers, and which headers it was asked with."""

    port: int = 0
    body: bytes = TEAM
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    silent: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/private-5ecret/basic.ics"


@pytest.fixture
def server() -> Iterator[Server]:
    here = Server()
    here.silent.set()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append(dict(self.headers))
            here.silent.wait(5)
            etag = here.headers.get("ETag")
            known = etag is not None and self.headers.get("If-None-Match") == etag
            self.send_response(304 if known else here.status)
            for name, value in here.headers.items():
                self.send_header(name, value)
            self.end_headers()
            if not known:
                self.wfile.write(here.body)

        def log_message(self, *_args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        here.port = listening.server_address[1]
        thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
        thread.start()
        yield here
        here.silent.set()
        listening.shutdown()
        thread.join()


def test_an_address_is_asked_once_and_then_only_for_news(
    server: Server, tmp_path: Path, now: pendulum.DateTime
) -> None:
    server.headers = {"ETag": '"v1"', "Last-Modified": "Thu, 05 Mar 2026 08:00:00 GMT"}
    first = fetch(server.url, tmp_path / "cache", now)
    assert ([piece.data for piece in first.pieces], first.from_cache) == ([TEAM], False)
    again = fetch(server.url, tmp_path / "cache", now.add(hours=3))
    assert again == first
    assert server.asked[1]["If-None-Match"] == '"v1"'
    assert server.asked[1]["If-Modified-Since"] == "Thu, 05 Mar 2026 08:00:00 GMT"
    # What was as it was is new again: its age counts from the last answer.
    young = fetch(server.url, tmp_path / "cache", now.add(hours=3, minutes=7), fresh_minutes=15)
    assert (young.from_cache, len(server.asked)) == (True, 2)


@pytest.mark.parametrize(
    ("status", "body"), [(404, b""), (500, b""), (200, b"<html>Sign in</html>")]
)
def test_where_no_calendar_comes_the_copy_does_and_its_age_is_told(
    status: int, body: bytes, server: Server, tmp_path: Path, now: pendulum.DateTime
) -> None:
    fetch(server.url, tmp_path, now)
    server.status, server.body = status, body
    copy = fetch(server.url, tmp_path, now.add(hours=2))
    assert ([piece.data for piece in copy.pieces], copy.from_cache) == ([TEAM], True)
    assert "127.0.0.1" in copy.troubles[0]
    with pytest.raises(Refused) as refusal:
        fetch(server.url, tmp_path / "nothing kept", now)
    assert "5ecret" not in refusal.value.sentence


def test_a_silent_server_is_not_waited_for(
    server: Server, tmp_path: Path, now: pendulum.DateTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar_web, "PATIENCE_SECONDS", 0.1)
    server.silent.clear()
    with pytest.raises(Refused, match="did not answer"):
        fetch(server.url, tmp_path, now)


def test_too_much_and_half_an_answer_are_refused(
    server: Server, tmp_path: Path, now: pendulum.DateTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.headers = {"Content-Length": str(len(TEAM) + 100)}
    with pytest.raises(Refused):
        fetch(server.url, tmp_path, now)
    monkeypatch.setattr(calendar_web, "MOST_BYTES", 100)
    server.headers = {}
    with pytest.raises(Refused, match="larger than"):
        fetch(server.url, tmp_path, now)
    assert not list(tmp_path.iterdir())


def test_who_has_no_certificate_is_told_so(
    server: Server, tmp_path: Path, now: pendulum.DateTime
) -> None:
    """Its error has the number that in a system's error means that something is not permitted."""
    with pytest.raises(Refused, match="fetched: it cannot prove who it is"):
        fetch(server.url.replace("http:", "https:"), tmp_path, now)


def test_a_name_that_nobody_knows_is_told_so(
    tmp_path: Path, now: pendulum.DateTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_place: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Refused, match="fetched: there is no host of that name, or no network"):
        fetch("https://calendar.example/a.ics", tmp_path, now)


@pytest.mark.parametrize("to", ["http://calendar.example/a.ics", "file:///etc/hosts", "ftp://a/b"])
def test_nobody_sends_us_to_an_unsafe_place(
    to: str, server: Server, tmp_path: Path, now: pendulum.DateTime
) -> None:
    server.status, server.headers = 302, {"Location": to}
    with pytest.raises(Refused):
        fetch(server.url, tmp_path, now)


@pytest.mark.parametrize(
    "source",
    [
        "http://calendar.example/a.ics",
        "ftp://calendar.example/a.ics",
        "file:///etc/hosts",
        "https://",
        "https://eva:5ecret@calendar.example/a.ics",
        "https://[::1",
        "https://calendar.example:port/",
    ],
)
def test_an_address_that_is_not_safe_is_not_asked(
    source: str, tmp_path: Path, now: pendulum.DateTime
) -> None:
    with pytest.raises(Refused) as refusal:
        fetch(source, tmp_path, now)
    assert "5ecret" not in refusal.value.sentence
    assert "5ecret" not in source_name(source)


def test_a_damaged_copy_is_none(server: Server, tmp_path: Path, now: pendulum.DateTime) -> None:
    fetch(server.url, tmp_path, now)
    (copy,) = tmp_path.iterdir()
    copy.write_bytes(copy.read_bytes()[:-5])
    server.status = 500
    with pytest.raises(Refused):
        fetch(server.url, tmp_path, now)


def test_a_folder_is_all_its_calendars(tmp_path: Path, now: pendulum.DateTime) -> None:
    (tmp_path / "a.ics").write_bytes(TEAM)
    (tmp_path / "B.ICS").write_bytes(TEAM.replace(b"a@example", b"b@example"))
    (tmp_path / "notes.txt").write_bytes(b"no calendar")
    found = gather([str(tmp_path)], tmp_path / "cache", now, Config())
    assert [draft.uid for draft in found.brought[0].drafts] == ["a@example", "b@example"]
    # One that cannot be read is said, and of what it held nothing is taken for gone.
    (tmp_path / "c.ics").mkdir()
    found = gather([str(tmp_path)], tmp_path / "cache", now, Config())
    assert (len(found.brought[0].drafts), found.brought[0].complete) == (2, False)
    assert "c.ics" in found.warnings[0]


@pytest.mark.parametrize("source", ["nowhere.ics", ".", "a\0b.ics", "~nobody-here/a.ics"])
def test_what_is_not_there_is_a_sentence(
    source: str, tmp_path: Path, now: pendulum.DateTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = gather([source], tmp_path / "cache", now, Config())
    assert (found.brought, len(found.warnings)) == ((), 1)


def test_a_source_of_no_use_costs_no_other(
    server: Server, tmp_path: Path, now: pendulum.DateTime
) -> None:
    (tmp_path / "page.ics").write_bytes(b"<html>")
    sources = [str(tmp_path / "page.ics"), server.url, server.url]
    found = gather(sources, tmp_path / "cache", now, Config())
    assert [one.source for one in found.brought] == [source_name(server.url)]
    assert [skipped.what for skipped in found.skipped] == ["the whole file"]
    assert "5ecret" not in repr(found)
