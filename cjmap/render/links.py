"""A link as an author wrote it → the address that a click may open, in characters that every file format takes."""

from __future__ import annotations

import re
from urllib.parse import quote

SCHEMES = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
KEPT = "%:/?#[]@!$&*+,;=~"
"""Characters of an address that stay; letters, digits and `-._` do in any case. Brackets and apostrophes could end a
text inside a PDF, so they are written as `%28`, `%29` and `%27`, which mean the same (RFC 3986, 2.1)."""


def address(link: str) -> str:
    """The link as a URI of plain ASCII; empty where it is none that a picture may open (http, https, mailto)."""
    link = link.strip()
    if not SCHEMES.match(link):
        return ""
    return quote(link.encode("utf-8", "replace"), safe=KEPT)
