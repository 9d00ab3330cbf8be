"""A site → a web server on this machine alone, which answers each request in a thread of its own.

The standard library's threading server, because everything it lacks is not wanted here: it speaks plain HTTP/1.1 to the
few windows of one person, a thread may wait for a drawing or hold a stream open without anyone else's delay, and the
package needs no further library.
"""

from __future__ import annotations

import errno
import os
import socket
import socketserver
import sys
from collections.abc import Iterable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cjmap.preview.gate import METHODS, refused
from cjmap.preview.pages import Response, refusal, respond
from cjmap.preview.site import Site
from cjmap.preview.stream import HEARTBEAT

LOOPBACK = "127.0.0.1"
"""The only address that is listened at."""

FIRST_PORT = 7420
PORTS = range(FIRST_PORT, FIRST_PORT + 100)
"""The ports that are tried, in this order, where none is asked for."""

IDLE = 60.0
"""Seconds after which a connection without a request is closed, and a write that nobody reads is given up."""


class Server(ThreadingHTTPServer):
    """Serves one site. Raises OSError where the port is taken."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # on Windows that would let another program listen at the same port
    request_queue_size = 64

    def __init__(self, site: Site, port: int, heartbeat: float = HEARTBEAT) -> None:
        self.site = site
        self.heartbeat = heartbeat
        super().__init__((LOOPBACK, port), Handler)

    def server_bind(self) -> None:
        """Bind without asking a name server what this machine is called, as the class above would."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, int(self.server_address[1])

    @property
    def address(self) -> str:
        """Where the preview is."""
        return f"http://{LOOPBACK}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A window that is closed in the middle of an answer is nothing to speak of."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


def bound(site: Site, ports: Iterable[int]) -> Server:
    """A server at the first of these ports that is free. Raises OSError where none is."""
    taken: OSError = OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))
    for port in ports:
        try:
            return Server(site, port)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            taken = error
    raise taken


class Handler(BaseHTTPRequestHandler):
    """Answers the requests of one connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = IDLE
    disable_nagle_algorithm = True

    def parse_request(self) -> bool:
        """Read the head of a request, and refuse it here where it may not come in."""
        if not super().parse_request():
            return False
        if self.request_version == "HTTP/0.9":
            self.close_connection = True
            return False
        found = refused(self.command, self.path, self.headers)
        if found:
            self.close_connection = True  # what may follow is not looked at
            self._answer(refusal(found.status, found.reason))
        return found is None

    def do_GET(self) -> None:
        self._answer(respond(self.server.site, self.path))

    def do_HEAD(self) -> None:
        self.do_GET()

    def _answer(self, response: Response) -> None:
        self.send_response_only(response.status)
        for name, value in response.all_headers().items():
            self.send_header(name, value)
        if response.events:
            self.close_connection = True
        else:
            self.send_header("Content-Length", str(len(response.body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD":
            return
        if response.events:
            self._stream()
        else:
            self.wfile.write(response.body)

    def _stream(self) -> None:
        """Send what changes until either end has enough. A window that reads nothing holds up only this thread."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for event in self.server.site.hub.events(self.server.heartbeat):
            self.wfile.write(event)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the class above refuses (a line that is too long, a version that is unknown), in our words."""
        self.close_connection = True
        if not hasattr(self, "command") or self.command not in METHODS:
            self.command = "GET"
        self._answer(refusal(HTTPStatus(code), message or HTTPStatus(code).phrase))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of requests: the terminal belongs to the person."""
