"""A template of this package and values of unknown origin → HTML, in which each of them is only ever text.

Templates lie beside what fills them, as `*.html.j2`. Escaping is always on: only what a template itself says is `safe` goes
into it as it is, and a name that a template does not know ends the rendering. jinja2 is loaded by the first page.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from cjmap.diagnostics import is_silent

if TYPE_CHECKING:
    from jinja2 import Environment

UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that an HTML page may not hold (HTML, 3.2.1), most line breaks with them."""

SCHEME = re.compile(r"[^/?#]*:")


def rendered(template: str, **values: object) -> str:
    """A page, of a template that is named by its path in the package: `gallery/index.html.j2`.

    The same values give the same page. jinja2's errors are mistakes in a template, which no value can cause. MemoryError where
    there is too little for it.
    """
    try:
        return _environment().get_template(template).render(values)
    except SystemError as error:
        if is_silent(error):
            raise MemoryError from error
        raise


def own_text(name: str) -> str:
    """A text file of this package, with plain line ends."""
    from importlib.resources import files

    return files("cjmap").joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def source_hash(text: str) -> str:
    """How a policy names the one script or style that may be there (CSP 3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def local(address: str) -> str:
    """An address that leads to something beside the page: never a script, never another host."""
    address = UNPRINTABLE.sub("", address).strip().replace("\\", "%5C").replace("\n", "").replace("\t", "")
    if SCHEME.match(address) or address.startswith("//"):
        return "./" + address.lstrip("/")
    return address


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_written,
        loader=FunctionLoader(own_text),
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["local"] = local
    return made


def _written(value: object) -> object:
    """A text without what no page may hold, and escaped for an element or an attribute in double quotes."""
    from markupsafe import Markup

    if isinstance(value, Markup):
        return value
    return Markup(escape(UNPRINTABLE.sub("\ufffd", value))) if isinstance(value, str) else value
