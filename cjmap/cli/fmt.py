"""`cjmap fmt`: journey files and folders → the same files in house style, or what would change in them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cjmap.cli import files, search, terminal
from cjmap.cli.files import checked, project, write_atomically
from cjmap.cli.search import NOT_OURS, tell
from cjmap.cli.terminal import MachineError, coloured, difference, machine, put, put_bytes, say
from cjmap.report.text import as_text

if TYPE_CHECKING:
    from cjmap.read import Reading


@click.command(
    "fmt",
    epilog="""\b
Examples:
  cjmap fmt journey.yaml           write the file in house style
  cjmap fmt                        every journey file below the paths of the project's config
  cjmap fmt maps/                  every journey file below a folder
  cjmap fmt --check maps/          write nothing; exit code 1 where a file would change
  cjmap fmt --diff journey.yaml    write nothing; print what would change
  cjmap fmt - < a.yaml             from standard input to standard output, for editors""",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(allow_dash=True, readable=False))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit code 1 where a file would change.")
@click.option("--diff", "show", is_flag=True, help="Write nothing; print what would change.")
@click.option("--skip-others", is_flag=True, help="Skip named files that are not journey files.")
def command(paths: tuple[str, ...], only_check: bool, show: bool, skip_others: bool) -> int:
    """Write journey files in house style.

    Keys in the order of the format, two spaces a level, one text a line, single quotes where they are needed and only
    there. The content of a file stays the same, word for word, and so do its comments. A file with syntax errors is left as
    it is.

    PATH is a journey file, a folder with some, or - for standard input; without one, the folders of the project's config.
    Only what is a journey file without a doubt is written to, even where it is named.
    """
    code, changed, right = terminal.DONE, 0, 0
    settings = project()
    if not paths and not settings.there:
        raise click.UsageError(
            "name a file or a folder: no config has paths to format here", click.get_current_context()
        )
    named = search.named(paths, settings, skip_others)
    for name in named.names:
        try:
            with machine(files.shown(name)):
                raw = files.read_bytes(name)
                after = _formatted(raw, name)
                if after is not None and after != raw and show:
                    put(difference(files.shown(name), _text(raw), _text(after), "formatted"))
                _finish(name, raw, after, writes=not (only_check or show))
        except MachineError as error:
            if not error.message:  # nobody reads any more
                raise
            say(f"cjmap: {error.message}")
            code = terminal.MACHINE
            continue
        if after is None or (only_check and after != raw):
            code = max(code, terminal.IN_THE_MAP)
        changed += after not in (None, raw)
        right += after == raw
    if paths != (files.STANDARD,):  # in a pipe, what has gone well needs no words
        say(_summary(changed, right, would=only_check or show))
    return max(code, tell(named.search, len(named.names)))


def _formatted(raw: bytes, name: str) -> bytes | None:
    """The bytes of a file in house style; None where it is left as it is, which has been said."""
    from cjmap.read.format import NotFormatted, formatted
    from cjmap.read.kind import is_ours

    if not is_ours(raw):
        say(f"cjmap: {files.shown(name)}: {NOT_OURS}")
        return None
    reading = checked(raw, name)
    try:
        after = formatted(reading.text).encode("utf-8")
    except NotFormatted as reason:
        _left(reading, name, f"it is left as it is: {reason}")
        return None
    again = checked(after, name)
    if after != raw and not _same(reading, again):
        new = [one for one in again.diagnostics if one.code not in {known.code for known in reading.diagnostics}]
        why = f"formatting would cause {new[0].code} ({new[0].message})" if new else "fix the errors above first"
        _left(reading, name, f"it is left as it is: {why}")
        return None
    return after


def _same(before: Reading, after: Reading) -> bool:
    """Whether two files are the same journey, and check says the same of both."""
    codes = [sorted(found.code for found in reading.diagnostics) for reading in (before, after)]
    return before.journey == after.journey and codes[0] == codes[1]


def _left(reading: Reading, name: str, reason: str) -> None:
    """Say what is wrong with a file, and that it is left as it is."""
    wrong = [found for found in reading.diagnostics if found.is_error] or list(reading.diagnostics)
    if wrong:
        put(as_text(wrong, {files.shown(name): reading.text}, coloured(sys.stderr)), err=True)
    say(f"cjmap: {files.shown(name)}: {reason}")


def _finish(name: str, raw: bytes, after: bytes | None, writes: bool) -> None:
    """Write a file that changes, or say that it would; standard input goes to standard output in any case."""
    changes = after is not None and after != raw
    if writes and name == files.STANDARD:
        put_bytes(raw if after is None else after)
    elif writes and after is not None and changes:
        write_atomically(name, after)
        say(f"formatted {name}")
    elif changes:
        say(f"would format {files.shown(name)}")


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _summary(changed: int, right: int, would: bool) -> str:
    """One sentence about all files."""
    files_, are = ("1 file", "is") if right == 1 else (f"{right} files", "are")
    verb = "would be formatted" if would else "formatted"
    return f"{changed} {verb}, {files_} {are} in house style already"
