"""An address → the answer to it: a page, how a map is now, a download, the index; everything else is not there."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from http import HTTPStatus
from importlib.resources import files
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, quote, unquote_to_bytes

from cjmap.html import source_hash
from cjmap.options import RenderOptions, Wishes, combined
from cjmap.options.described import options_of
from cjmap.options.formats import FORMATS
from cjmap.options.views import VIEWS
from cjmap.preview.shelf import Map, quoted
from cjmap.preview.site import INDEX, MapState, NoDrawing, Site, drawing_key
from cjmap.records import dataclass, field
from cjmap.render.numbers import STYLE

ALWAYS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""The headers of every answer."""

CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
PAGE = (
    f"{CLOSED}; script-src 'self'; style-src 'self' 'unsafe-hashes' {source_hash(STYLE)}; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types cjmap"
)
"""Content-Security-Policy: nothing but our own files, and the one style of a map; pictures of a map are inside it."""

TEXT = "text/plain; charset=utf-8"
HTML = "text/html; charset=utf-8"

STATIC = {
    "page.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "live.js": "text/javascript; charset=utf-8",
    "zoom.js": "text/javascript; charset=utf-8",
    "index.css": "text/css; charset=utf-8",
    "index.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
"""The files of the page and their types."""

FONTS = ("inter.ttf", "inter-italic.ttf")


@dataclass(frozen=True, slots=True)
class Response:
    """An answer without its body's length. `events` is set where the body is a stream of the hub instead."""

    status: HTTPStatus = HTTPStatus.OK
    body: bytes = b""
    media_type: str = TEXT
    policy: str = CLOSED
    headers: Mapping[str, str] = field(default_factory=dict)
    events: bool = False

    def all_headers(self) -> dict[str, str]:
        """Every header but those about the connection."""
        return {"Content-Type": self.media_type, "Content-Security-Policy": self.policy} | ALWAYS | dict(self.headers)


def refusal(status: HTTPStatus, reason: str) -> Response:
    """An answer that says in a sentence why there is none."""
    allow = {"Allow": "GET, HEAD"} if status is HTTPStatus.METHOD_NOT_ALLOWED else {}
    return Response(status, (reason + "\n").encode(), headers=allow)


NOT_FOUND = refusal(HTTPStatus.NOT_FOUND, "There is nothing here.")


def respond(site: Site, target: str) -> Response:
    """The answer to a request for that target (RFC 9112, 3.2: path and query)."""
    path, _, query = target.partition("?")
    for start, route in ROUTES.items():
        if path == start or (start.endswith("/") and start != INDEX and path.startswith(start)):
            return route(site, path.removeprefix(start), query)
    return NOT_FOUND


def _home(site: Site, _rest: str, _query: str) -> Response:
    """The index of a folder; the way to the only map of a file."""
    if not site.is_folder:
        (one,) = site.maps.values()
        return Response(HTTPStatus.FOUND, headers={"Location": one.address})
    from cjmap.gallery import script, style

    policy = (
        f"{CLOSED}; script-src 'self' {source_hash(script())}; style-src 'self' {source_hash(style())}; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'"
    )
    return Response(body=site.index().encode("utf-8", errors="replace"), media_type=HTML, policy=policy)


def _map_page(site: Site, rest: str, _query: str) -> Response:
    if _named(site, rest) is None:
        return NOT_FOUND
    return Response(body=_file("page.html"), media_type=HTML, policy=PAGE)


def _index_state(site: Site, _rest: str, _query: str) -> Response:
    return _json(site.index_state()) if site.is_folder else NOT_FOUND


def _state(site: Site, rest: str, query: str) -> Response:
    one, wanted = _named(site, rest), _wanted(query)
    if one is None or wanted is None:
        return NOT_FOUND
    return _json(_as_plain(site, one, wanted, site.look(one, wanted)))


def _as_plain(site: Site, one: Map, wanted: RenderOptions, look: MapState) -> dict[str, object]:
    """How a map is now, as the page reads it. All of it is text that the page still escapes."""
    from cjmap.theme import THEMES

    shown, data = look.shown, look.shown.data
    return {
        "address": one.address,
        "index": INDEX if site.is_folder else "",
        "file": one.name,
        "title": shown.title or PurePosixPath(one.name).stem,
        "state": look.state,
        "notice": look.notice,
        "key": drawing_key(data),
        "svg": data.decode("utf-8") if data else None,
        "problems": [
            {"severity": each.severity, "code": each.code, "message": each.message, "excerpt": each.excerpt}
            for each in look.said.problems
        ],
        "view": wanted.view,
        "views": list(VIEWS),
        "theme": wanted.theme,
        "themes": list(THEMES),
        "persona": shown.persona,
        "personas": [{"id": persona, "name": name} for persona, name in shown.personas],
        "others": wanted.others if VIEWS[wanted.view].heeds(ONE_STANDS_OUT) else None,
        "lanes": wanted.lanes if VIEWS[wanted.view].heeds(PLAIN_LANES) else None,
        "formats": list(FORMATS),
        "download": "/download/" + quoted(one.name),
    }


def _download(site: Site, rest: str, query: str) -> Response:
    one, wanted = _named(site, rest), _wanted(query)
    if one is None or wanted is None:
        return NOT_FOUND
    try:
        data, persona = site.download(one, wanted)
    except NoDrawing as error:
        return refusal(HTTPStatus.CONFLICT, str(error))
    format_ = FORMATS[wanted.format]
    stem = PurePosixPath(one.name).stem + "".join(f"-{word}" for word in (persona, wanted.theme) if word)
    name = quote(os.fsencode(stem + format_.ending), safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}  # RFC 6266, RFC 8187
    return Response(body=data, media_type=format_.media_type, headers=headers)


def _events(_site: Site, _rest: str, _query: str) -> Response:
    return Response(media_type="text/event-stream", headers={"X-Accel-Buffering": "no"}, events=True)


def _static(_site: Site, rest: str, _query: str) -> Response:
    if rest in STATIC:
        return Response(body=_file(rest), media_type=STATIC[rest])
    if rest == "colours.css":
        from cjmap.gallery.colours import colours

        return Response(body=colours().encode(), media_type="text/css; charset=utf-8")
    if rest in FONTS:
        from cjmap.text.shipped import inter_file

        font = inter_file(italic=rest == FONTS[1])
        return Response(body=font.read_bytes(), media_type="font/ttf", headers={"Cache-Control": "max-age=86400"})
    return NOT_FOUND


ROUTES: dict[str, Callable[[Site, str, str], Response]] = {
    INDEX: _home,
    "/map/": _map_page,
    "/state": _index_state,
    "/state/": _state,
    "/download/": _download,
    "/events": _events,
    "/static/": _static,
}
"""The beginning of an address → what answers it; one that ends in a slash stands for all below it."""


def _named(site: Site, rest: str) -> Map | None:
    """The map of that name. Only what is known has a name: no address ever becomes a path."""
    return site.maps.get(os.fsdecode(unquote_to_bytes(rest)))


ONE_STANDS_OUT, PLAIN_LANES = Wishes(highlight="somebody"), Wishes(plain=True)
"""What only some views heed."""

ASKED = ("format", "view", "theme", "persona", "width", "lanes", "others")
"""The options that an address can name."""


def _wanted(query: str) -> RenderOptions | None:
    """What a query asks for, None where it asks for what there is not."""
    asked: dict[str, object] = dict(parse_qsl(query, max_num_fields=8)) if query.count("&") < 8 else {"": ""}
    if not asked.keys() <= set(ASKED):
        return None
    try:
        what = options_of({name: asked.pop(name) for name in ("format", "view") if name in asked})
        if "width" in asked:
            asked["width"] = float(str(asked["width"]))
        asked["others"] = bool(asked.get("others")) and bool(asked.get("persona"))
        return next(iter(combined(options_of(asked), [what.format], [what.view])), None)  # of it, what the view heeds
    except ValueError:
        return None


def _json(plain: object) -> Response:
    return Response(body=json.dumps(plain).encode(), media_type="application/json")


def _file(name: str) -> bytes:
    return (files("cjmap.preview") / "page" / name).read_bytes()
