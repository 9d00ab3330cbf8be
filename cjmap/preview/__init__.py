"""A journey file or a folder of them → a page on this machine that shows the maps and redraws them as they are saved."""

from cjmap.preview.server import PORTS, Server, bound
from cjmap.preview.site import Site

__all__ = ["PORTS", "Server", "Site", "bound"]
