"""A key of another tool, or of habit → the key of the format that says the same, or where it goes."""

from __future__ import annotations

from cjmap.read.ids import squashed

_KEYS = {
    "thoughts": "mindset; mindsets; thinking; thinks; thought; customer thoughts; mental model; questions; "
    "customer questions; think",
    "emotion feeling": "sentiment; mood; moods; sentiments; emotional state; emotional journey; feeling score; experience; "
    "experience score; curve; emotion score; emotional level; happiness; emotion level; sentiment score; emotional score; "
    "score; rating; stars; valence",
    "feeling emotion": "feel; feels; emotions felt; emotion word; emotional response; feelings",
    "actions": "doing; does; do; activities; activity; tasks; task; customer actions; user actions; user action; "
    "customer action; behaviour; behavior; behaviours; behaviors; action; steps taken; jobs; "
    "job to be done; jobs to be done; jtbd; process",
    "touchpoints": "steps; step; touch points; interactions; interaction; moments; events; sub stages; substages; "
    "contact points; sections; journey steps; activities; tasks; moment; experiences",
    "stages": "phases; milestones; steps; journey; journey stages; journey phases; sections; columns; lifecycle",
    "personas": "actors; actor; users; user; customers; customer; persona; who; segments; segment; audience; "
    "user personas; profiles",
    "persona": "actor; actors; who; user; users; by; performer; personas; participant; participants; segment; "
    "customer; role; people",
    "quotes": "customer quote; customer quotes; quote; verbatim; verbatims; voice of the customer; voc; "
    "user quotes; testimonials; says; saying; said; user quote; citations",
    "quote": "quotes; motto; tagline; says; slogan; key quote; verbatim",
    "pain_points": "pains; pain; frictions; friction; problems; problem; frustrations; frustration; barriers; "
    "barrier; issues; issue; obstacles; obstacle; challenges; challenge; blockers; painpoint; "
    "negatives; weaknesses; lowlights; hurdles; risks; gaps; threats",
    "frustrations": "pains; pain points; pain; frictions; problems; barriers; challenges; fears; worries; "
    "concerns; issues; dislikes",
    "opportunities": "ideas; idea; improvements; improvement; solutions; solution; recommendations; "
    "recommendation; enhancements; next steps; proposals; suggestions; how might we; hmw; "
    "initiatives; hypotheses; innovations; measures to take",
    "highlights": "gains; gain; delights; delight; positives; strengths; wow moments; wow; bright spots; "
    "happy moments; what works; pleasures; likes; benefits; wins",
    "notes": "insights; insight; findings; learnings; takeaways; comments; remarks; key takeaways; key insights; "
    "assumptions; note",
    "note": "notes; comment; comments; remark; remarks; insights; insight; annotation; details; memo; sticky note",
    "goals": "objectives; objective; purpose; needs; need; expectations; expectation; wants; desires; motivations; "
    "user goals; customer goals; customer needs; user needs; scope; aim; aims; outcomes; "
    "desired outcomes; goal; jobs to be done; jobs; jtbd",
    "needs": "wants; need; desires; expectations; requirements; jobs to be done; jobs; jtbd; wishes",
    "motivations": "motivation; drivers; driver; motives; values; beliefs; triggers; influences; personality; needs",
    "metrics": "kpis; kpi; measures; measure; measurements; data; numbers; indicators; success metrics; analytics; "
    "stats; metric",
    "moment_of_truth": "moment that matters; moments that matter; moments of truth; key moment; critical moment; "
    "aha moment; mot; moment of truth; is moment of truth; make or break; pivotal; key; "
    "critical; star",
    "channel": "platform; platforms; media; medium; where; place; location; device; devices; channels; "
    "touchpoint type; via",
    "channels": "platforms; devices; device; media; channel; preferred channels; social media; technology",
    "importance": "priority; weight; relevance; significance; value to customer; impact; criticality",
    "success": "status; satisfaction; outcome; result; performance; quality; health; rag; evaluation; assessment",
    "severity": "priority; impact; level; criticality; weight; importance; rank",
    "status": "state; progress; stage",
    "tracked_by": "tracking; tracked; data source; data sources; tracked in; recorded by; instrumentation; measured by",
    "owner": "responsible; department; departments; team; teams; accountable; responsibility; author; stakeholder; "
    "stakeholders; maintainer; created by; business owner; process owner; assignee; contact; "
    "internal ownership; departments involved",
    "duration": "time; timing; timeframe; time frame; length; timeline; how long; when",
    "description": "summary; details; text; subtitle; body; about; content; info; context; narrative; story; "
    "storyline; desc",
    "bio": "about; description; background; story; summary; biography; profile; details; text; narrative; about me",
    "scenario": "description; context; summary; situation; subtitle; story; use case; synopsis; about; narrative; "
    "background; scope",
    "evidence": "research; sources; source; based on; data sources; methodology; method; sample; research method; "
    "references",
    "image": "picture; photo; avatar; icon; img; portrait; illustration; photo url; avatar url; logo; thumbnail",
    "logo": "picture; image; icon; brand",
    "color": "colour; line color; line colour; hex; curve color",
    "name": "label; title; heading; headline; caption; step; stage; touchpoint; full name; section; task; moment",
    "title": "name; heading; label; headline; map name; journey name; journey title; map title; journey",
    "text": "name; title; label; content; value; description; body; pain; idea; quote; item; statement; what; message",
    "role": "occupation; job; job title; profession; position; type; segment; title; archetype; tagline; persona type",
    "age": "age range; age group; ages; years",
    "state": "type; kind; map type; journey type; status; current state; future state; version type; view",
    "date": "created; created at; created on; day; published; last modified; updated at; modified",
    "reviewed": "updated; last updated; last review; last reviewed; reviewed at; reviewed on; checked; validated; "
    "last validated",
    "review_every": "review interval; review cycle; review period; refresh; review frequency; valid for",
    "version": "edition; revision; release; rev",
    "language": "lang; locale; language code",
    "phase": "phases; group; lifecycle stage; macro stage; super stage; stage group; category",
    "theme": "style; look; skin; colors; colours; design; palette; template; layout",
    "lanes": "rows; swimlanes; swim lanes; tracks; layers; row order; lane",
    "next": "leads to; then; transitions; goto; go to; flows to; links; connections; edges; next steps; paths; "
    "branches; successors",
    "to": "link to; target; goto; go to; next; touchpoint; step; destination; then; leads to; id; name",
    "end": "ends; outcome; result; exit; ending",
    "when": "condition; if; case; label; text; reason; name; why",
    "share": "percentage; percent; probability; weight; p; ratio; proportion; rate; likelihood; frequency",
    "id": "key; slug; ref; uuid; identifier; code; anchor",
    "link": "url; href; address; web; website; hyperlink; jira; ticket; reference",
    "source": "evidence; reference; origin; research; interview; study; data source; found in",
    "line_above": "line; separator; divider; boundary; line of visibility; line of interaction",
    "hidden": "hide; invisible; collapsed; visible",
    "apart": "separate; alone; unmerged; standalone; own row",
    "at": "where; place; touchpoint; touchpoints; stage; stages; step; steps; about; refers to; concerns; location",
    "reach": "visits; visitors; coverage; traffic; share of all; share; reached by; reached",
    "previous": "before; previous value; last; last value; baseline; prior; past; former; was; previous period",
    "target": "goal; objective; benchmark; aim; threshold",
    "value": "score; result; number; current; actual; amount; measure; percentage; percent; rate; today",
    "n": "sample; sample size; responses; respondents; answers; base; count; total",
    "unit": "units; uom; dimension; suffix",
    "period": "date; when; time; timeframe; month; quarter; year",
    "label": "name; title; caption; display name",
    "better": "direction; polarity; higher is better; good; trend",
    "as": "method; aggregation; calculation; type",
    "counts": "distribution; frequencies; histogram; ratings; answers; votes",
    "promoters": "promoter",
    "passives": "neutrals; neutral; passive",
    "detractors": "detractor; critics",
    "scales": "scale; ranges; emotion scale; rating scale",
    "base": "theme; name; extends; parent",
    "accent": "primary; primary color; color; colour; main; brand color",
    "font": "font family; typeface; fontfamily",
}
"""The keys of the format, best first where there are several, and the words that others have for them."""

_LANES = (
    "tools; systems; system; tool; it systems; technology; technologies; software; applications; backstage; "
    "frontstage; backstage actions; frontstage actions; onstage; offstage; support processes; support process; "
    "supporting processes; behind the scenes; devices; physical evidence; evidence; processes; policies; policies and "
    "rules; employees; employee actions; staff; people; roles; content; assets; artifacts; artefacts; storyboard; "
    "story; kpi owner; hypotheses; assumptions; questions; data; ai; agents; partners; third parties; regulations; "
    "compliance; risks; dependencies; insights; needs; expectations; motivations; triggers; influences; knowledge; "
    "environment; competitors; capabilities; services; products; value; cost; costs; sustainability"
)
"""What other tools have a row for, and this format as a lane of the author's own."""

_METRICS = (
    "nps; css; csat; ces; exs; net promoter score; customer satisfaction; customer satisfaction score; customer "
    "effort score; effort; conversion; conversion rate; churn; churn rate; retention; bounce rate; drop off; drop off "
    "rate; satisfaction; satisfaction score; revenue; completion rate; success rate; error rate; abandonment; "
    "abandonment rate; response time; score; rating"
)
"""What is measured: a name below `metrics`."""

HELP = {
    "thoughts": "what goes through the person's mind: a text, or a list of texts",
    "emotion": "a number from the worst to the best, or very negative to very positive; words for it go into feeling",
    "feeling": "one or two words for how it felt; a number or a level goes into emotion",
    "actions": "what the person does: a text, or a list of texts",
    "touchpoints": "the steps of a stage: a list of names, or of keys and values",
    "stages": "the columns of the map: a list of names, or of keys and values",
    "personas": "whose journey it is, at the top of the file: an id and its persona each",
    "persona": "the id of a persona, or a list of ids, whose step it is",
    "quotes": "what people said, word for word: a text, or a list of texts",
    "metrics": "a name and a value each, as in metrics: {nps: 21}",
    "moment_of_truth": "true where this step decides whether they stay",
    "state": "as-is for what is, to-be for what should be",
    "pain_points": "what hurts or hinders: a text, or a list of texts",
    "opportunities": "what could be better: a text, or a list of texts",
    "highlights": "what works well: a text, or a list of texts",
    "importance": "how much it counts for the person: a number, or low, medium, high",
    "success": "how well it goes: positive, neutral or negative",
    "phase": "the words above neighbouring stages that belong together, given at each of them",
    "image": "the name of a PNG, JPEG or SVG file beside this one; no address",
    "reach": "how many of all who start come here: a share such as 62%",
    "at": "the id or name of a touchpoint, or else of a stage, that it speaks of, or a list",
    "owner": "one text: who is responsible",
    "date": "a day, 2026-10-01, or a month, 2026-10",
    "reviewed": "a day, 2026-10-01, or a month, 2026-10",
}
"""What a key of the format is for, where a word of another tool points to it."""


def _turned() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for keys, words in _KEYS.items():
        for word in words.split(";"):
            found.setdefault(squashed(word.strip()), []).extend(keys.split())
    return found


POINTERS = _turned()
LANES = frozenset(squashed(word.strip()) for word in _LANES.split(";"))
MEASURES = frozenset(squashed(word.strip()) for word in _METRICS.split(";"))


def meant_keys(word: str) -> list[str]:
    """The keys that a word of another tool may mean, in the order of the table."""
    return list(dict.fromkeys(POINTERS.get(squashed(word), ())))


def is_lane(word: str) -> bool:
    """Whether a word is that of a row that an author makes for themselves."""
    return squashed(word) in LANES


def is_measure(word: str) -> bool:
    """Whether a word is the name of a metric."""
    return squashed(word) in MEASURES
