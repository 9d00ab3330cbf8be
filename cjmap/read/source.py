"""The bytes of a journey file → its text, and the tree of nodes of that, or diagnostics."""

from __future__ import annotations

from cjmap.diagnostics import Diagnostic, Fix, Span, by_position
from cjmap.late import pattern
from cjmap.read.nodes import Source
from cjmap.read.tree import grow

MOST_BYTES = 1 << 20

_BREAK = pattern("\r\n|[\r\n]")
_FOREIGN_BREAKS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})
_UNFIT = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_WORD = pattern(r"\w+")
_MOST_PLACES = 20
_MOST_UNFIT = 1000
_SAVE = 'save it as UTF-8: in the editor, "Save as" or "Save with encoding", then UTF-8'


def split(text: str) -> list[str]:
    """The lines of a text, without their ends: CRLF, CR or LF."""
    return _BREAK.split(text)


def decoded(raw: bytes | str, path: str) -> tuple[str, list[Diagnostic]]:
    """The text of a file without a byte order mark, and what is wrong with it.

    Unicode's own line breaks (NEL, LS, PS), which come along when text is pasted, are spaces. After an error of the code
    `bad-encoding` or `too-large` the text is only good for showing places.
    """
    size = len(raw)
    if size > MOST_BYTES or (isinstance(raw, str) and len(raw.encode("utf-8", "surrogatepass")) > MOST_BYTES):
        mib = MOST_BYTES >> 20
        message = f"the file is larger than {mib} MiB, the most that a journey file may have"
        return "", [Diagnostic("too-large", message, path, help="one file holds one journey; split it, or shorten it")]
    if isinstance(raw, bytes):
        utf16 = _utf16(raw)
        if utf16:
            message = "the file is saved as UTF-16, not as UTF-8"
            return utf16, [Diagnostic("bad-encoding", message, path, Span(1, 1, 1, 2), help=_SAVE)]
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            return _not_utf8(raw, error, path)
    else:
        text = raw
    text = text.removeprefix("\ufeff").translate(_FOREIGN_BREAKS)
    if len(_UNFIT.findall(text)) > _MOST_UNFIT:
        return _no_text(path)
    return text, _unfit(text, path)


def some_text(raw: bytes) -> str:
    """The text of any bytes, for looking into them: what is no text stands as U+FFFD, every line ends in LF alone."""
    text = _utf16(raw) or raw.decode("utf-8", "replace")
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def readable(text: str) -> list[str]:
    """The lines of a text with a space for each character that YAML refuses."""
    return split(_UNFIT.sub(" ", text))


def _utf16(raw: bytes) -> str:
    """The text of a file in UTF-16, empty where it is none: a byte order mark, or every other byte of the start is 0."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    start = raw[:64]
    for first, codec in ((0, "utf-16-be"), (1, "utf-16-le")):
        zeros, others = start[first::2], start[1 - first :: 2]
        if len(zeros) > 1 and zeros.count(0) > len(zeros) * 0.8 and others.count(0) < len(others) * 0.2:
            return raw.decode(codec, "replace")
    return ""


def _no_text(path: str) -> tuple[str, list[Diagnostic]]:
    message = "this is no text file: it is full of characters that no text holds"
    return "", [Diagnostic("bad-encoding", message, path, Span(1, 1, 1, 1), help="a journey file is plain text")]


def _not_utf8(raw: bytes, error: UnicodeDecodeError, path: str) -> tuple[str, list[Diagnostic]]:
    """One error at the first byte that is no UTF-8, with the character that it stands for in Western European encodings."""
    if b"\0" in raw:
        return _no_text(path)
    before = raw[: error.start].decode("utf-8").removeprefix("\ufeff").translate(_FOREIGN_BREAKS)
    text = before + raw[error.start :].decode("cp1252", "replace")
    lines = split(before)
    line, column = len(lines), len(lines[-1]) + 1
    span = Span(line, column, line, column + 1)
    bad = raw[error.start]
    if bad == 0xED and raw[error.start + 1 : error.start + 2] >= b"\xa0":
        message = "half of a character stands here (a lone surrogate); the other half is lost"
        return text, [Diagnostic("bad-encoding", message, path, span, help=f"type the character again, and {_SAVE}")]
    character = bytes([bad]).decode("cp1252", "replace")
    guess = (
        f'; this byte is "{character}" in an older encoding (Windows-1252 or Latin-1)'
        if character.isprintable()
        else ""
    )
    return text, [Diagnostic("bad-encoding", f"the file is not saved as UTF-8{guess}", path, span, help=_SAVE)]


def _unfit(text: str, path: str) -> list[Diagnostic]:
    """One error for each of the first characters that no text may hold."""
    if not _UNFIT.search(text):
        return []
    found: list[Diagnostic] = []
    for at, line in enumerate(split(text), 1):
        places = list(_UNFIT.finditer(line)) if len(found) < _MOST_PLACES else []
        if not places:
            continue
        first = places[0]
        number = ord(first[0])
        half = 0xD800 <= number < 0xE000
        what = "half of a character (a lone surrogate)" if half else f"a control character (U+{number:04X})"
        after = _UNFIT.sub(lambda place: " " if place[0] in "\x0b\x0c" else "", line)
        kept = not half and _WORD.findall(line) == _WORD.findall(after)
        more = f", and {len(places) - 1} more in this line" if len(places) > 1 else ""
        span = Span(at, first.start() + 1, at, first.end() + 1)
        fix = Fix(at, line, after) if kept else None
        help_ = "delete it and type what belongs there; it often comes along when text is pasted"
        found.append(
            Diagnostic(
                "bad-character", f"{what} stands here{more}", path, span, label="not visible", help=help_, fix=fix
            )
        )
    return found


def parse(raw: bytes | str, path: str) -> Source:
    """Read a file: its decoded text without a byte order mark, its tree, and everything wrong with its writing.

    Mistakes of writing are repaired in memory, line by line, so that one run finds all of them; the tree is then that of
    the repaired text, with the places of the author's. `root` is None where the file cannot be read, or only in parts.
    """
    text, found = decoded(raw, path)
    if any(diagnostic.code in ("bad-encoding", "too-large") for diagnostic in found):
        return Source(path, text, None, tuple(found))
    lines = readable(text)
    growth = grow(lines)
    root = growth.root
    if growth.problem or growth.mistakes:
        from cjmap.read.recovery import Recovery  # late: most files need none

        recovery = Recovery(lines, growth)
        root = recovery.run()
        found += recovery.diagnostics(path, split(text))
    elif root is None or root.empty:
        return Source(path, text, None, (*found, _empty(path)))
    return Source(path, text, root, by_position(found))


def _empty(path: str) -> Diagnostic:
    return Diagnostic(
        "missing-key",
        "the file is empty; a journey map needs a title and at least one stage",
        path,
        Span(1, 1, 1, 1),
        help="the smallest map is two lines:\ntitle: Buying a laptop\nstages: Research",
    )
