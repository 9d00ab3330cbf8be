"""The head of a request → why it is refused, or nothing: only this machine's own pages may ask, and only to read.

A browser lets any page send requests to 127.0.0.1. What keeps the maps private: the Host must be a name of this machine (a
foreign name that was made to point here, "DNS rebinding", is not), an Origin must be that very Host, and what the browser
itself says of where a request comes from (Fetch Metadata, W3C) must not be another site, unless somebody follows a link to a
page. The port of the Host may be any: a port of another machine that is forwarded here has its own number there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Protocol

from cjmap.records import dataclass

METHODS = ("GET", "HEAD")

LOOPBACK = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{1,5})?")
"""What a browser calls this machine."""

PAGES = ("/map/",)
"""Where the pages are that a link of another site may lead to, besides the first one: what draws or downloads is not."""


class Headers(Protocol):
    """The headers of a request: all values of a name, in any capitals; None where there is none."""

    def get_all(self, name: str) -> Sequence[str] | None: ...


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is refused."""

    status: HTTPStatus
    reason: str


def refused(method: str, target: str, headers: Headers) -> Refusal | None:
    """Why a request for a target is refused, None where it is let in."""
    hosts = {name.strip().lower() for name in headers.get_all("Host") or ()}
    if not all(map(LOOPBACK.fullmatch, hosts)) or not _only(headers, "Host", hosts, needed=True):
        return Refusal(HTTPStatus.FORBIDDEN, "This address is not one of the preview.")
    if not _only(headers, "Origin", {f"http://{host}" for host in hosts}):
        return Refusal(HTTPStatus.FORBIDDEN, "Pages of other sites may not read this preview.")
    if not _only(headers, "Sec-Fetch-Site", {"same-origin", "none"}) and not _follows_a_link(headers, target):
        return Refusal(HTTPStatus.FORBIDDEN, "Pages of other sites may not read this preview.")
    if method not in METHODS:
        return Refusal(HTTPStatus.METHOD_NOT_ALLOWED, "The preview is only read: GET and HEAD.")
    if headers.get_all("Transfer-Encoding") or not _only(headers, "Content-Length", {"0"}):
        return Refusal(HTTPStatus.BAD_REQUEST, "A request to read has no content.")
    return None


def _only(headers: Headers, name: str, allowed: set[str], needed: bool = False) -> bool:
    """Whether a header is there at most once, with one of these values; exactly once where it is needed."""
    values = headers.get_all(name) or []
    if not values:
        return not needed
    return len(values) == 1 and values[0].strip().lower() in allowed


def _follows_a_link(headers: Headers, target: str) -> bool:
    """Whether a browser goes to a page as such, in a window of its own."""
    is_page = target == "/" or target.startswith(PAGES)
    return (
        is_page
        and _only(headers, "Sec-Fetch-Mode", {"navigate"}, needed=True)
        and _only(headers, "Sec-Fetch-Dest", {"document"}, needed=True)
    )
