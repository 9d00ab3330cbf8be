"""What has changed → everyone who listens, each at their own pace: nobody waits for a slow one, who hears the last word."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator
from functools import partial

HEARTBEAT = 15.0
"""Seconds after which a line that says nothing is sent, so that both ends notice when the other is gone."""


class Hub:
    """Counts changes by address. A listener remembers how far it has heard; nothing is queued for anyone."""

    def __init__(self) -> None:
        self._lock = threading.Condition()
        self._count = 0
        self._last: dict[str, int] = {}
        self._closed = False

    def tell(self, addresses: Iterable[str]) -> None:
        """These have changed."""
        with self._lock:
            for address in addresses:
                self._count += 1
                self._last[address] = self._count
            self._lock.notify_all()

    def close(self) -> None:
        """Let every listener end."""
        with self._lock:
            self._closed = True
            self._lock.notify_all()

    def events(self, heartbeat: float = HEARTBEAT) -> Iterator[bytes]:
        """Server-sent events (HTML Living Standard, 9.2) for one listener, from now on.

        The first is `hello`, at which a page looks at everything anew; `changed` has a JSON list of addresses.
        """
        with self._lock:
            heard = self._count
        yield b"retry: 500\nevent: hello\ndata: []\n\n"
        while True:
            with self._lock:
                self._lock.wait_for(partial(self._news, heard), heartbeat)
                if self._closed:
                    return
                changed = sorted(address for address, count in self._last.items() if count > heard)
                heard = self._count
            yield f"event: changed\ndata: {json.dumps(changed)}\n\n".encode() if changed else b": still here\n\n"

    def _news(self, heard: int) -> bool:
        return self._closed or self._count > heard
