"""The options for paper, slides and texts → what a map is drawn for, or why these options cannot be together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypedDict

import click

from cjmap import pipeline
from cjmap.cli.names import Name

if TYPE_CHECKING:
    from cjmap.layout.medium import Medium


def slides() -> Iterable[str]:
    """The names of the shapes of slides."""
    from cjmap.layout.medium import SLIDES

    return SLIDES


class Wishes(TypedDict):
    """What was typed of these options; empty where nothing was."""

    page: str | None
    tile: bool
    persona_page: bool
    slide: str | None
    per_stage: bool


OPTIONS = (
    click.option(
        "--page", type=Name("page", pipeline.pages), metavar="SIZE",
        help="fit, a4, a3, a2, letter or tabloid: on as many sheets as it takes, no text under 6 pt.  [default: fit]",
    ),
    click.option("--tile", is_flag=True, help="One poster on sheets of that size, with marks to cut and tape it by."),
    click.option("--persona-page", is_flag=True, help="The personas on a page of their own, in front."),
    click.option("--slide", type=Name("slide", slides), metavar="SHAPE", help="A slide, 16:9 or 4:3, with fewer words."),
    click.option("--per-stage", is_flag=True, help="One picture a stage, each complete in itself."),
)  # fmt: skip


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options for paper and slides."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def asked(wishes: Wishes) -> bool:
    """Whether any of these options was used: a map may then be several pictures."""
    return bool(wishes["page"] or wishes["tile"] or wishes["persona_page"] or wishes["slide"] or wishes["per_stage"])


def medium_of(wishes: Wishes, formats: Iterable[str], view: str) -> Medium:
    """What was asked for. Raises UsageError where the options, or they and a format or view, have nothing to do with each
    other.
    """
    from cjmap.layout import IN_PARTS
    from cjmap.layout.medium import FIT, Medium
    from cjmap.render import FORMATS

    page = wishes["page"] or FIT
    medium = Medium(page, wishes["tile"], wishes["persona_page"], wishes["slide"] or "", wishes["per_stage"])
    if medium.slide and (wishes["page"] or medium.tile):
        raise _usage("a slide is no sheet of paper; leave out --slide, or --page and --tile")
    if medium.slide and medium.persona_page:
        raise _usage("a slide shows the personas in short; leave out --slide or --persona-page")
    if medium.tile and page == FIT:
        raise _usage("--tile needs the size of the sheets; add --page a4, for example")
    if medium.per_stage and page != FIT:
        raise _usage("pages are cut between stages as it is; leave out --per-stage or --page")
    if not medium.alone and view != IN_PARTS:
        raise _usage(f"the view {view} is one picture; leave out --view, or the options for paper and slides")
    for format_ in formats:
        if not medium.alone and not FORMATS[format_].needs_scene:
            raise _usage(
                f"{format_} has no pages and no slides: who reads it places the parts; leave these options out"
            )
    return medium


def refuse_outlines(text: str, formats: Iterable[str]) -> None:
    """Raise UsageError where texts are to be outlines in formats that have no texts for the fonts of a reader."""
    from cjmap.render import FORMATS

    for format_ in sorted(formats) if text != pipeline.LIVE else ():
        reason = "looks the same on any machine as it is" if FORMATS[format_].binary else "is drawn by who reads it"
        raise _usage(f"--text {text} is for {', '.join(pipeline.outlined())}: {format_} {reason}; leave it out")


def refuse_ids(id_: str, formats: Sequence[str]) -> None:
    """Raise UsageError where ids are to begin with something in a format that has none, or the same in several maps."""
    if not id_:
        return
    if others := sorted({*formats} - {"svg"}):
        raise _usage(f"--id is for svg: {', '.join(others)} has no ids; leave it out")
    if len(formats) > 1:
        raise _usage("--id is for one FILE: maps with the same ids cannot share a page; draw them one by one")


def _usage(message: str) -> click.UsageError:
    return click.UsageError(message, click.get_current_context(silent=True))
