"""A calendar from the web: asked for politely, for a short time, and kept as a copy.

Only https, so that nobody on the way reads or changes the rep's day. Programs on this very computer
(bridges to other calendars) speak plain http; what they say never leaves it.
"""

import queue
import re
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from socket import gaierror
from ssl import SSLError
from typing import IO, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import msgspec

from planner import __version__, private_file
from planner.config import THIS_COMPUTER
from planner.locale import _
from planner.model.errors import Refused
from planner.model.instants import seconds_between, stamp
from planner.model.meeting_draft import MOST_BYTES
from planner.model.reason import reason
from planner.model.text import clean
from planner.paths import make_private

PATIENCE_SECONDS = 10.0
"""For the whole of it: names, handshake, answer. A server may also send one byte at a time."""

_CHUNK = 64 * 1024
_CALENDAR = re.compile(rb"BEGIN:V(CALENDAR|EVENT)", re.IGNORECASE)


class Copy(NamedTuple):
    """The calendar, and how old it is. ``troubles`` says why it is not from now."""

    data: bytes
    age_minutes: int = 0
    from_cache: bool = False
    troubles: tuple[str, ...] = ()


class _Kept(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The first line of a copy on disk; the calendar follows."""

    fetched_at: datetime
    etag: str = ""
    last_modified: str = ""
    size: int = 0


class _Answer(NamedTuple):
    data: bytes
    etag: str
    last_modified: str


def fetch_url(url: str, cache_folder: Path, now: datetime, *, fresh_minutes: int) -> Copy:
    """The calendar at ``url``; where it cannot be had, the copy of the last time.

    Raises Refused where there is no copy either, with a sentence that tells no more than the host.
    """
    address = _checked(url)
    host = clean(urlsplit(address).hostname or "")
    path = cache_folder / f"{sha256(url.encode()).hexdigest()[:32]}.cache"
    kept, copy = _kept(path, now)
    if kept and copy and copy.age_minutes < fresh_minutes:
        return copy
    try:
        answer = _in_time(lambda: _asked(address, host, kept), host)
    except Refused as refusal:
        if copy is None:
            raise
        return copy._replace(troubles=(refusal.sentence,))
    if answer is None:
        # As it was. Only its age is new.
        assert kept is not None
        assert copy is not None
        answer = _Answer(copy.data, kept.etag, kept.last_modified)
    _keep(path, answer, now)
    return Copy(answer.data)


def _checked(url: str) -> str:
    """The address in the form that is asked. Raises Refused for one that is not to be asked."""
    address = re.sub(r"(?i)^webcals?://", "https://", url)
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:
        raise Refused(_("This is no address of a calendar; it begins with https://.")) from error
    safe = ("https", "http") if host in THIS_COMPUTER else ("https",)
    if not host or parts.scheme not in safe:
        raise Refused(
            _("{host}: calendars are fetched from addresses that begin with https://.").format(
                host=clean(host) or clean(parts.scheme)
            )
        )
    if parts.username is not None:
        raise Refused(
            _("{host}: no name and password are sent; take the calendar's secret address.").format(
                host=clean(host)
            )
        )
    return address


class _OnlyToSafePlaces(HTTPRedirectHandler):
    """An answer may send us on, but to no place that the rep could not have named."""

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> Request | None:
        return super().redirect_request(req, fp, code, msg, headers, _checked(newurl))


def _asked(address: str, host: str, kept: _Kept | None) -> _Answer | None:
    """What the server answers; ``None`` where it is what is kept. Raises Refused."""
    request = Request(address, headers=_headers(kept))
    try:
        with build_opener(_OnlyToSafePlaces).open(request, timeout=PATIENCE_SECONDS) as response:
            data = _read(response, host)
            headers = response.headers
    except HTTPError as error:
        error.close()
        if kept and error.code == HTTPStatus.NOT_MODIFIED:
            return None
        raise _refused(host, _("it answers {code}").format(code=error.code)) from error
    except (URLError, HTTPException, OSError, ValueError) as error:
        cause = error.reason if isinstance(error, URLError) else error
        if isinstance(cause, TimeoutError):
            # The socket was quicker to give up than who waits for the whole.
            raise _silent(host) from error
        raise _refused(host, _why(cause)) from error
    if not _CALENDAR.search(data):
        raise _refused(host, _("what it sends is no calendar"))
    return _Answer(data, headers.get("ETag", ""), headers.get("Last-Modified", ""))


def _why(cause: BaseException | str) -> str:
    """In words. Two kinds of errors have numbers that mean something else to the system."""
    if isinstance(cause, gaierror):
        return _("there is no host of that name, or no network")
    if isinstance(cause, SSLError):
        return _("it cannot prove who it is")
    if isinstance(cause, OSError):
        return clean(reason(cause))
    return clean(str(cause)) or type(cause).__name__


def _headers(kept: _Kept | None) -> dict[str, str]:
    headers = {"User-Agent": f"sales-planner/{__version__}", "Accept": "text/calendar, */*;q=0.5"}
    if kept and kept.etag:
        headers["If-None-Match"] = kept.etag
    if kept and kept.last_modified:
        headers["If-Modified-Since"] = kept.last_modified
    return headers


def _read(response: HTTPResponse, host: str) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read(_CHUNK):
        size += len(chunk)
        if size > MOST_BYTES:
            most = MOST_BYTES // 2**20
            raise _refused(host, _("it is larger than {most} MB").format(most=most))
        chunks.append(chunk)
    told = response.headers.get("Content-Length", "")
    if told.isdecimal() and int(told) > size:
        raise _refused(host, _("the answer broke off"))
    return b"".join(chunks)


def _in_time(work: Callable[[], _Answer | None], host: str) -> _Answer | None:
    """What ``work`` gives, if it does so in time. Looking up a name has no time limit of its own,
    and that of a socket begins anew with every byte: so it is left behind in a thread.
    """
    results: queue.SimpleQueue[_Answer | Exception | None] = queue.SimpleQueue()

    def run() -> None:
        try:
            results.put(work())
        except Exception as error:
            # Whatever it is, it is told to who waits for an answer.
            results.put(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        result = results.get(timeout=PATIENCE_SECONDS)
    except queue.Empty as error:
        raise _silent(host) from error
    if isinstance(result, Exception):
        raise result
    return result


def _silent(host: str) -> Refused:
    told = _("it did not answer within {n} seconds").format(n=round(PATIENCE_SECONDS))
    return _refused(host, told)


def _refused(host: str, reason: str) -> Refused:
    return Refused(
        _("The calendar at {host} cannot be fetched: {reason}.").format(host=host, reason=reason)
    )


def _kept(path: Path, now: datetime) -> tuple[_Kept | None, Copy | None]:
    """The copy of the last time, if there is one that is whole."""
    try:
        line, _end, data = path.read_bytes().partition(b"\n")
        kept = msgspec.json.decode(line, type=_Kept)
    except (OSError, msgspec.MsgspecError):
        return None, None
    if len(data) != kept.size:
        return None, None
    age = max(int(seconds_between(kept.fetched_at, now)) // 60, 0)
    return kept, Copy(data, age, from_cache=True)


def _keep(path: Path, answer: _Answer, now: datetime) -> None:
    kept = _Kept(
        fetched_at=stamp(now),
        etag=answer.etag,
        last_modified=answer.last_modified,
        size=len(answer.data),
    )
    # Without a copy the next time is only slower.
    with suppress(OSError):
        make_private(path.parent)
        private_file.replace(path, msgspec.json.encode(kept) + b"\n" + answer.data)
