"""`cjmap explain`: the code of a diagnostic → what it means, with an example of how to write it right."""

from __future__ import annotations

from collections.abc import Iterable

import click

from cjmap.cli.options import Name
from cjmap.cli.terminal import put


def _codes() -> Iterable[str]:
    from cjmap.codes import CODES

    return CODES


@click.command(
    "explain",
    epilog="""\b
Examples:
  cjmap explain                    every code with a sentence
  cjmap explain unknown-key        what it means, and a file before and after
  cjmap explain --all              all of them as one page of Markdown""",
)
@click.argument("code", required=False, metavar="[CODE]", type=Name("code", _codes))
@click.option("--all", "all_", is_flag=True, help="Print everything about all codes, as Markdown.")
def command(code: str | None, all_: bool) -> None:
    """Explain the code of an error or a warning.

    CODE stands in brackets in a message, as in error[unknown-key]. Without it, all codes are listed.
    """
    from cjmap.report import explanation

    if code and all_:
        raise click.UsageError("give a code or --all, not both", click.get_current_context())
    if code:
        put(explanation.plain(code))
    else:
        put(explanation.page() if all_ else explanation.listed())
