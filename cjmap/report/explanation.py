"""What the codes mean → text for a terminal, Markdown for a page and for SARIF's rules."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from cjmap.codes import CODES, GROUPS, Code, current
from cjmap.late import pattern
from cjmap.report.visible import lines_of, visible

_WIDTH, _MARKDOWN_WIDTH = 100, 120
"""Columns of an explanation on a terminal, and of its Markdown; examples keep their lines."""

_TYPED = pattern("`[^`]*`")

_INTRODUCTION = """\
# Diagnostics

<!-- Written by `cjmap explain --all`, from the table in cjmap/codes/. Change it there. -->

Everything that cjmap says about a journey file has a code, in brackets behind `error` or `warning`. An error stops the
drawing of that map; a warning does not, unless `cjmap check --strict` asks for it, and a notice never does. `[severity]` in
`cjmap.toml` says what counts in a project. The codes are stable: programs may rely on them. `cjmap explain CODE` prints what
stands here about one of them.
"""


def plain(name: str) -> str:
    """One code for a terminal, by its name or a former one: a headline, the explanation, the wrong and the right file."""
    code, name = CODES[name], current(name)
    head = f"{code.severity.value}[{name}]: {code.title}"
    why = _filled(code.why, _WIDTH).replace("`", '"')
    return f"{head}\n\n{why}\n" + _examples(code, lambda text: textwrap.indent(text, "    "))


def markdown(name: str) -> str:
    """One code as Markdown without a heading of its own."""
    code = CODES[name]
    why = _filled(code.why, _MARKDOWN_WIDTH)
    head = f"**{code.title}.** This is {_a(code.severity.value)}."
    return f"{head}\n\n{why}\n" + _examples(code, lambda text: f"```yaml\n{text}```\n")


def listed() -> str:
    """Every code in a line with its severity and its sentence, below the heading of its group."""
    width = max(map(len, CODES))
    ours = {name for group in GROUPS.values() for name in group}
    others = {name: code for name, code in CODES.items() if name not in ours}
    blocks = []
    for heading, group in {**GROUPS, **({"Plug-ins": others} if others else {})}.items():
        lines = [f"  {name:<{width}}  {code.severity.value:<7}  {code.title}" for name, code in group.items()]
        blocks.append("\n".join([heading, *lines]))
    return "\n\n".join([*blocks, "cjmap explain CODE says more about one of them, with an example.\n"])


def page() -> str:
    """All codes as one page of Markdown: a table, then each with a heading that a link can point at."""
    blocks = [_INTRODUCTION, _table()]
    for heading, group in GROUPS.items():
        blocks.append(f"## {heading}\n")
        blocks += [f"### {name}\n\n{markdown(name)}" for name in group]
    return "\n".join(blocks)


def _table() -> str:
    rows = [
        f"| [{name}](#{name}) | {code.severity.value} | {code.title} |"
        for group in GROUPS.values()
        for name, code in group.items()
    ]
    return "\n".join(["| code | | |", "| --- | --- | --- |", *rows]) + "\n"


def _examples(code: Code, block: Callable[[str], str]) -> str:
    """Both files, each below its word; how the first is saved, where that is what is wrong. Empty where a code has none."""
    if not code.wrong:
        return ""
    saved = " (saved as Windows-1252)" if code.saved_as != "utf-8" else ""
    wrong, right = (block(_shown(text)) for text in (code.wrong, code.right))
    return f"\nWrong{saved}:\n\n{wrong}\nRight:\n\n{right}"


def _shown(text: str) -> str:
    """The text with every control character in its lines written out: some examples have one on purpose."""
    return "".join(f"{visible(line)}\n" for line in lines_of(text))


def _filled(paragraph: str, width: int) -> str:
    """The paragraph in lines; what is to be typed as it stands, in backticks, is never broken."""
    whole = _TYPED.sub(lambda typed: typed[0].replace(" ", "\0"), paragraph)
    return textwrap.fill(whole, width, break_long_words=False, break_on_hyphens=False).replace("\0", " ")


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
