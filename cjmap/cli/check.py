"""`cjmap check`: journey files and folders → a report of what is wrong; with `--fix`, the lines as they should be."""

from __future__ import annotations

import codecs
import sys
from typing import TYPE_CHECKING

import click

from cjmap.cli import files, search, terminal
from cjmap.cli.files import checked, project, write_atomically
from cjmap.cli.options import Described, Name
from cjmap.cli.search import NOT_OURS, suspicion, tell
from cjmap.cli.terminal import MachineError, coloured, difference, machine, put, put_bytes, say
from cjmap.diagnostics import Diagnostic, Severity, weighed
from cjmap.options.medium import listed
from cjmap.records import replace
from cjmap.report import FIRST_REPORTER, REPORTERS, reported

if TYPE_CHECKING:
    from cjmap.read import Reading


def _about_formats() -> str:
    """`Report format: text (to be read), json (one object) or …`."""
    forms = (f"{name} ({form.about})" if form.about else name for name, form in REPORTERS.usable())
    return f"Report format: {listed(forms, 'or')}."


@click.command(
    "check",
    epilog="""\b
Examples:
  cjmap check journey.yaml           one file
  cjmap check                        every journey file of the project
  cjmap check maps/                  every journey file below a folder
  cjmap check --fix journey.yaml     write the lines as the messages show them
  cjmap check --strict maps/         warnings count too, for a build server
  cjmap check --format github maps/  annotations in a pull request
  cjmap check --format json - < a.yaml""",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(allow_dash=True, readable=False))
@click.option(
    "--format", "format_", default=FIRST_REPORTER, type=Name("format", lambda: REPORTERS), metavar="NAME", cls=Described,
    about=_about_formats,
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Warnings count as errors: exit code 1.")
@click.option("--fix", is_flag=True, help="Write the fixes that the messages show, and print the difference.")
@click.option("--skip-others", is_flag=True, help="Skip named files that are not journey files.")
def command(paths: tuple[str, ...], format_: str, strict: bool, fix: bool, skip_others: bool) -> int:
    """Say what is wrong, and what would be right.

    PATH is a journey file, a folder with some, or - for standard input; without one, the folders of the project's config,
    or this one. `cjmap explain` says what the codes mean.
    """
    code = terminal.DONE
    texts: dict[str, str] = {}
    found: list[Diagnostic] = []
    settings = project()
    for_programs = REPORTERS[format_].for_programs
    piped = fix and files.STANDARD in paths  # the repaired text takes standard output, so the report goes beside it
    named = search.named(paths, settings, skip_others)
    suspected = {str(one.path): one.judgement for one in named.search.suspected}
    for name in (*named.names, *suspected):
        try:
            with machine(files.shown(name)):
                repairs = fix and name not in suspected
                reading = _repaired(name, piped or for_programs) if repairs else checked(files.read_bytes(name), name)
        except MachineError as error:
            if not error.message:  # nobody reads any more
                raise
            say(f"cjmap: {error.message}")
            code = terminal.MACHINE
            continue
        texts[files.shown(name)] = reading.text
        found += suspicion(suspected[name], name, reading) if name in suspected else reading.diagnostics
    found = list(weighed(found, settings.severity))
    wrong = any(_counts(diagnostic, strict) for diagnostic in found)
    if for_programs:
        found = [_for_programs(diagnostic, strict) for diagnostic in found]
        texts = {files.from_here(name): text for name, text in texts.items()}
    if texts or code == terminal.DONE:
        put(reported(format_, found, texts, coloured(sys.stderr if piped else sys.stdout)), err=piped)
    code = max(code, tell(named.search, len(named.names)))
    return max(code, terminal.IN_THE_MAP if wrong else terminal.DONE)


def _counts(diagnostic: Diagnostic, strict: bool) -> bool:
    """Whether a diagnostic makes the check fail."""
    return diagnostic.is_error or (strict and not diagnostic.is_notice)


def _for_programs(diagnostic: Diagnostic, strict: bool) -> Diagnostic:
    """A diagnostic as it is told to a program: paths are the same on every machine, and no report is milder than the exit
    code, which knows of `--strict`.
    """
    severity = Severity.ERROR if _counts(diagnostic, strict) else diagnostic.severity
    return replace(diagnostic, path=files.from_here(diagnostic.path), severity=severity)


def _repaired(name: str, beside: bool) -> Reading:
    """Put right what can be, print the difference (on standard error where `beside`), write the file; what remains."""
    from cjmap.read.fix import repaired
    from cjmap.read.kind import is_ours

    raw = files.read_bytes(name)
    before = checked(raw, name)
    reading, codes = repaired(before, lambda text: checked(text.encode("utf-8"), name))
    if reading.text != before.text and not is_ours(raw):
        say(f"cjmap: {files.shown(name)}: {NOT_OURS}")
        reading = before
    elif reading.text != before.text:
        bom = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
        raw = bom + reading.text.encode("utf-8")
        if name != files.STANDARD:
            write_atomically(name, raw)
        put(difference(files.shown(name), before.text, reading.text, f"repaired: {', '.join(codes)}"), err=beside)
    if name == files.STANDARD:
        put_bytes(raw)
    return reading
