"""`cjmap preview`: a journey file or a folder → a page in the browser that redraws with every save."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import click

from cjmap import pipeline
from cjmap.cli import files, terminal
from cjmap.cli.files import project
from cjmap.cli.search import leads_out
from cjmap.cli.terminal import MachineError, say


@click.command(
    "preview",
    epilog="""\b
Examples:
  cjmap preview journey.yaml            the map, redrawn as you save
  cjmap preview maps/                   the index of a folder; each card opens its map
  cjmap preview maps/ --port 8000       always at the same address
  cjmap preview maps/ --no-open         only print its address

\b
Only programs of this machine can see the page, at 127.0.0.1. Ctrl-C ends it.""",
)
@click.argument("path", metavar="PATH", type=click.Path(readable=False))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="The port to use; left out, the first free one from 7420 on; 0 is any.",
)
@click.option("--no-open", is_flag=True, help="Do not open the browser.")
def command(path: str, port: int | None, no_open: bool) -> int:
    """Show a map in the browser, and redraw it as the file is saved.

    PATH is a journey file, or a folder with some. What is wrong in a file stands over its last good map. Each map can be
    downloaded in every format.
    """
    target = _target(path)
    settings = project()
    from cjmap.preview import PORTS, Site, bound

    site = Site(target, settings)
    try:
        for link in site.outside:
            say(f"cjmap: {leads_out(link)}")
        if site.is_folder and not site.maps:
            raise click.UsageError(f"there is no journey file in {path}", click.get_current_context())
        try:
            server = bound(site, PORTS if port is None else [port])
        except (OSError, OverflowError) as error:
            raise _refused(error, port) from error
        with server:
            site.start()
            say(f"preview of {path}: {server.address} (Ctrl-C ends it)")
            if not no_open and _has_display():
                _open(server.address)
            server.serve_forever(poll_interval=0.5)
    except KeyboardInterrupt:
        say("")
    finally:
        site.close()
    return terminal.DONE


def _target(path: str) -> Path:
    """What is to be shown. Raises UsageError and MachineError."""
    if path == files.STANDARD:
        raise click.UsageError("a preview follows a file or a folder, not standard input")
    try:
        pipeline.today()
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    target = Path(path)
    try:
        mode = target.stat().st_mode
        if not stat.S_ISDIR(mode):
            if not stat.S_ISREG(mode):
                raise MachineError(f"{path}: not a regular file")
            with target.open("rb"):
                pass
    except OSError as error:
        raise MachineError.of(error, path) from error
    except ValueError as error:  # a NUL in the name
        raise MachineError(f"{path}: not a valid file name") from error
    return target


def _refused(error: Exception, port: int | None) -> MachineError:
    """Why there is no server."""
    taken = isinstance(error, OSError) and error.errno in (errno.EADDRINUSE, errno.EACCES)
    if taken and port is not None:
        return MachineError(f"port {port} is in use or not allowed; leave --port out to use a free one")
    if taken:
        return MachineError("every port that the preview tries is in use; name a free one with --port")
    return MachineError(f"no page can be served at 127.0.0.1: {error}")


def _open(address: str) -> None:
    """Open the browser; the page is served meanwhile, since some browsers only let go once they have it."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _has_display() -> bool:
    """Whether a browser would have somewhere to open: without a display, one in the terminal would take it over."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
