"""Cards → the index: one HTML page with all of them, that asks nothing of anyone and works as a plain list without scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from cjmap.gallery.cards import SEVERITIES, UNRATED, MapCard
from cjmap.gallery.facets import STATES, Facet, facets
from cjmap.gallery.markup import colours, escape, isolated, local, source_hash
from cjmap.model import Success

SIGNS = {
    Success.POSITIVE: ("▲", "Positive"),
    Success.NEUTRAL: ("■", "Neutral"),
    Success.NEGATIVE: ("▼", "Negative"),
}
"""The signs of the pictures, as on the maps."""

NONE = '<span class="none">none</span>'
NOTHING = '<span class="none">–</span>'

PAIN_WORDS = {severity: severity for severity in SEVERITIES} | {UNRATED: "not rated"}


def index_page(cards: Sequence[MapCard], title: str) -> str:
    """The whole page. It holds its own style and script, and a policy that allows these two and nothing else.

    The same cards give the same page: what depends on the day, such as which reviews are overdue, its script finds out.
    """
    return "\n".join([*_head(title), *_header(title), *_main(cards), *_end()])


@cache
def style() -> str:
    """The page's style."""
    return "\n" + colours() + _own("page.css")


@cache
def script() -> str:
    """The page's script."""
    return "\n" + _own("page.js")


def _own(name: str) -> str:
    return files("cjmap.gallery").joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def policy() -> str:
    """What the page allows itself (CSP 3): its style, its script, pictures that are in it."""
    return (
        f"default-src 'none'; img-src data:; style-src {source_hash(style())}; script-src {source_hash(script())};"
        " base-uri 'none'; form-action 'none'"
    )


def _head(title: str) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="generator" content="cjmap">'
    yield f"<title>{escape(title)}</title>"
    yield '<link rel="icon" href="data:,">'
    yield f"<style>{style()}</style>"
    yield "</head>"


def _header(title: str) -> Iterator[str]:
    yield "<body>"
    yield '<a class="skip" href="#maps">Skip to the maps</a>'
    yield "<header>"
    yield f"<h1>{isolated(title)}</h1>"
    yield '<ul class="legend" role="list" aria-label="Signs in the pictures">'
    for level, (sign, words) in SIGNS.items():
        yield f'<li class="{level}"><span aria-hidden="true">{sign}</span> {words}</li>'
    yield "</ul>"
    yield "</header>"


def _main(cards: Sequence[MapCard]) -> Iterator[str]:
    found = facets(cards)
    yield "<main>"
    yield from _filters(found, any(card.review_due for card in cards))
    yield f'<p id="count" role="status">{_maps(len(cards))}</p>'
    yield '<ul id="maps" role="list" tabindex="-1" aria-label="Maps">'
    for place, card in enumerate(cards):
        yield from _card(card, {facet.key: facet.of_card[place] for facet in found})
    yield "</ul>"
    yield "</main>"


def _end() -> Iterator[str]:
    yield f"<script>{script()}</script>"
    yield "</body>"
    yield "</html>\n"


def _maps(number: int) -> str:
    return f"{number} map" if number == 1 else f"{number} maps"


def _filters(found: Sequence[Facet], reviews: bool) -> Iterator[str]:
    """Hidden until the script shows that they would do something."""
    yield '<form id="filters" role="search" aria-label="Filter the maps" autocomplete="off" hidden>'
    yield '<label class="words">Search <input type="search" id="words" name="words" spellcheck="false"></label>'
    for facet in found:
        yield f'<label>{facet.title} <select name="{facet.key}">'
        yield '<option value="">All</option>'
        for number, value in enumerate(facet.values):
            yield f'<option value="{number}">{escape(value)}</option>'
        if facet.some_without:
            yield f'<option value="none">{facet.none}</option>'
        yield "</select></label>"
    if reviews:
        yield '<label class="tick"><input type="checkbox" name="overdue"> Review overdue only</label>'
    yield '<button type="button" id="clear" hidden>Clear filters</button>'
    yield "</form>"


def _card(card: MapCard, numbers: dict[str, tuple[int, ...]]) -> Iterator[str]:
    data = "".join(f' data-{key}="{" ".join(map(str, values))}"' for key, values in numbers.items())
    due = f' data-due="{escape(card.review_due)}"' if card.review_due else ""
    title = isolated(card.title)
    link = f'<a href="{local(card.links[0][1])}">{title}</a>' if card.links else title
    yield f'<li class="card"{data}{due}>'
    yield f'<h2 lang="{escape(card.language)}">{link}</h2>'
    yield f'<div class="picture">{card.picture}</div>'
    yield '<p class="marks">'
    yield f'<span class="state">{escape(STATES.get(card.state, card.state))}</span>'
    if card.review_due:
        yield '<strong class="overdue" hidden>Review overdue</strong>'
    yield "</p>"
    yield "<dl>"
    yield from _row("Personas", _listed(card.personas))
    yield from _row("Owner", isolated(card.owner) if card.owner else "")
    yield from _row("Last review", _review(card))
    yield from _row("Touchpoints", _negative(card.negative))
    yield from _row("Pain points", _pains(card))
    yield from _row("Channels", _listed(card.channels))
    yield "</dl>"
    yield f'<p class="file">{isolated(card.file)}</p>'
    if card.links:
        yield '<ul class="links" role="list" aria-label="Drawings">'
        for words, address in card.links:
            name = f"{words}: {card.title}"
            yield f'<li><a href="{local(address)}" aria-label="{escape(name)}">{escape(words)}</a></li>'
        yield "</ul>"
    yield "</li>"


def _row(title: str, value: str) -> Iterator[str]:
    yield f"<div><dt>{title}</dt><dd>{value or NOTHING}</dd></div>"


def _listed(texts: Sequence[str]) -> str:
    return ", ".join(map(isolated, texts))


def _review(card: MapCard) -> str:
    """The day of the last review, and the day by which the next one is due."""
    last = _day(card.reviewed) if card.reviewed else NONE
    return f'{last}<span class="due">, next by {_day(card.review_due)}</span>' if card.review_due else last


def _day(day: str) -> str:
    return f'<time datetime="{escape(day)}">{escape(day)}</time>'


def _negative(number: int) -> str:
    if not number:
        return '<span class="none">none negative</span>'
    return f'<span class="negative"><span aria-hidden="true">▼</span> {number} negative</span>'


def _pains(card: MapCard) -> str:
    """How many there are, the worst first."""
    counts = [
        f'<span class="{severity}">{card.pain_points[severity]} {PAIN_WORDS[severity]}</span>'
        for severity in SEVERITIES
        if card.pain_points.get(severity)
    ]
    return ", ".join(counts) or NONE
