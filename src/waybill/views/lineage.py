"""A lineage and its reports come in; table rows, plain text and an SVG tree of one telling go out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from waybill.lineage.tree import parents
from waybill.records.lineage import Drift, Lineage, Link, Origin
from waybill.records.report import Report

STORIES = ("agency_story", "outlet_story", "unknown")
RELATION = {
    "same_text": "the same text",
    "rewrite": "a rewrite",
    "translation": "a translation",
    "cites": "cites it",
    "follows_up": "follows it up",
    "shared_origin": "shares an origin",
}
GRADES = ("grave", "notable", "minor")

# Sizes of the picture in pixels; a row holds two lines of text at 13 and 12 px.
ROW, INDENT, LEFT, TOP, WIDTH = 66, 34, 18, 74, 860
BOX = 330
INK, SOFT, LINE, PAPER = "#1b2430", "#5b6673", "#9aa5b1", "#ffffff"
TINT = {"grave": "#b3261e", "notable": "#b26a00", "minor": "#5b6673"}


@dataclass(frozen=True, slots=True)
class Branch:
    """One report in the tree of a telling: how deep it hangs, on whom, and what its retelling changed."""

    report: Report
    depth: int
    parent: str | None
    link: Link | None
    drift: tuple[Drift, ...]


def stories_of(lineage: Lineage) -> tuple[Origin, ...]:
    """The tellings, the most retold first."""
    found = [o for o in lineage.origins if o.kind in STORIES]
    return tuple(sorted(found, key=lambda o: (-len(o.reports), o.name or "~", o.id)))


def branches(lineage: Lineage, origin: Origin, reports: Mapping[str, Report]) -> tuple[Branch, ...]:
    """The reports of one telling, each under the one it was retold from, earliest first."""
    above = {to: start for start, to in parents(lineage.links, [origin])}
    links = {(x.start, x.to): x for x in lineage.links}

    def below(report: str, depth: int, parent: str | None) -> Iterator[Branch]:
        drift = tuple(d for d in lineage.drift if d.to == report and d.start == parent)
        yield Branch(reports[report], depth, parent, links.get((parent or "", report)), drift)
        for child in sorted((c for c, p in above.items() if p == report), key=lambda r: _day(reports[r])):
            yield from below(child, depth + 1, report)

    roots = sorted((r for r in origin.reports if r not in above), key=lambda r: _day(reports[r]))
    return tuple(branch for root in roots for branch in below(root, 1, None))


def _day(report: Report) -> tuple[str, str]:
    return (day_of(report) or "9999", report.id)


def day_of(report: Report) -> str:
    """The publication day, "" where it is not known."""
    published = report.published.period if report.published else None
    return published.earliest.isoformat() if published and published.earliest else ""


def name_of(report: Report) -> str:
    """The outlet, else the last part of the address."""
    return report.outlet or report.address.rstrip("/").rsplit("/", 1)[-1] or report.id


def origin_label(origin: Origin) -> str:
    """The telling in words."""
    if origin.kind == "unknown" or origin.name is None:
        return "A telling that nobody is credited for"
    where = "among the reports" if origin.seen else "not among the reports"
    return f"{origin.name[:1].upper()}{origin.name[1:]} story, {where}"


def lineage_rows(lineage: Lineage, reports: Mapping[str, Report]) -> tuple[tuple[str, ...], ...]:
    """Rows of the table: telling, report, day, what it is to its parent, changes by weight."""
    rows: list[tuple[str, ...]] = []
    for origin in stories_of(lineage):
        for branch in branches(lineage, origin, reports):
            name = "  " * (branch.depth - 1) + name_of(branch.report)
            what = RELATION[branch.link.relation] if branch.link else "nearest to the telling"
            rows.append((origin_label(origin), name, day_of(branch.report), what, _changes(branch.drift)))
    return tuple(rows)


COLUMNS = ("telling", "report", "published", "is", "changes")


def _changes(drift: Sequence[Drift]) -> str:
    counts = [(sum(1 for d in drift if d.weight == g), g) for g in GRADES]
    return ", ".join(f"{n} {g}" for n, g in counts if n)


def lineage_text(lineage: Lineage, reports: Mapping[str, Report]) -> str:
    """The count and its reasons, then every telling with what each retelling changed, as plain lines."""
    found = lineage.independent
    span = str(found.low) if found.low == found.high else f"{found.low} to {found.high}"
    noun = "origin" if span == "1" else "origins"
    unknown = f" ({found.unknown} unknown)" if found.unknown else ""
    lines = [f"{span} independent {noun}{unknown}", *(f"  {reason}" for reason in found.reasons)]
    for origin in stories_of(lineage):
        lines += ["", origin_label(origin)]
        for branch in branches(lineage, origin, reports):
            lines += _branch_lines(branch)
    return "\n".join(lines)


def _branch_lines(branch: Branch) -> Iterator[str]:
    pad = "  " * branch.depth
    what = f" ({RELATION[branch.link.relation]}, {branch.link.score:.2f})" if branch.link else ""
    yield f"{pad}{name_of(branch.report)} {day_of(branch.report)}{what}".rstrip()
    for drift in branch.drift:
        words = drift.before or drift.after
        quote = f" [{_short(words.words, 60)}]" if words and drift.field in ("omitted", "added") else ""
        yield f"{pad}    {drift.weight}: {drift.field}: {drift.why}{quote}"


def _short(words: str, most: int) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"


def tree_svg(lineage: Lineage, origin: Origin, reports: Mapping[str, Report]) -> str:
    """The tree of one telling, from the origin down, with the changes beside each retelling; needs no
    other file."""
    found = branches(lineage, origin, reports)
    height = TOP + ROW * len(found) + 20
    title = escape(origin_label(origin))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" '
        f'role="img" font-family="Helvetica, Arial, sans-serif"><title>{title}</title>',
        f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>',
        _origin_box(origin),
    ]
    places: dict[str | None, tuple[float, float]] = {None: (LEFT + 12, TOP - 18)}
    for number, branch in enumerate(found):
        x, y = LEFT + branch.depth * INDENT, TOP + ROW * number
        places[branch.report.id] = (x + 12, y + 46)
        parts += [_edge(places[branch.parent], x, y + 23, branch), _box(branch, x, y), _notes(branch, x, y)]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _origin_box(origin: Origin) -> str:
    dash = "" if origin.seen else ' stroke-dasharray="5 4"'
    label = escape(_short(origin_label(origin), 60))
    return (
        f'<rect x="{LEFT}" y="12" width="{BOX + 60}" height="44" rx="6" fill="#f3f5f7" stroke="{INK}"{dash}/>'
        f'<text x="{LEFT + 12}" y="39" font-size="14" font-weight="bold" fill="{INK}">{label}</text>'
    )


def _edge(start: tuple[float, float], x: float, y: float, branch: Branch) -> str:
    grave = any(d.weight == "grave" for d in branch.drift)
    colour = TINT["grave"] if grave else LINE
    dash = ' stroke-dasharray="4 3"' if branch.link is not None and branch.link.relation == "cites" else ""
    return (
        f'<path d="M{start[0]:g} {start[1]:g} V{y:g} H{x:g}" fill="none" stroke="{colour}" '
        f'stroke-width="1.6"{dash}/>'
    )


def _box(branch: Branch, x: float, y: float) -> str:
    name = escape(_short(name_of(branch.report), 40))
    what = RELATION[branch.link.relation] if branch.link else "nearest to the telling"
    under = escape(" · ".join(p for p in (day_of(branch.report), what) if p))
    return (
        f"<g><title>{escape(branch.report.title or branch.report.address)}</title>"
        f'<rect x="{x:g}" y="{y:g}" width="{BOX}" height="46" rx="5" fill="{PAPER}" stroke="{SOFT}"/>'
        f'<text x="{x + 12:g}" y="{y + 20:g}" font-size="13" fill="{INK}">{name}</text>'
        f'<text x="{x + 12:g}" y="{y + 37:g}" font-size="11.5" fill="{SOFT}">{under}</text></g>'
    )


def _notes(branch: Branch, x: float, y: float) -> str:
    """The two weightiest changes in words, and how many more there are."""
    ranked = sorted(branch.drift, key=lambda d: GRADES.index(d.weight))
    left = x + BOX + 14
    room = int((WIDTH - left - 8) / 6)
    lines = []
    for n, drift in enumerate(ranked[:2]):
        text = escape(_short(drift.why, room))
        mark = f'<circle cx="{left + 3:g}" cy="{y + 12 + 16 * n:g}" r="3" fill="{TINT[drift.weight]}"/>'
        lines.append(
            f'{mark}<text x="{left + 12:g}" y="{y + 16 + 16 * n:g}" font-size="11.5" '
            f'fill="{TINT[drift.weight]}">'
            f"<title>{escape(drift.why)}</title>{text}</text>"
        )
    if len(ranked) > 2:
        more = f"and {len(ranked) - 2} more ({_changes(ranked)} in all)"
        lines.append(
            f'<text x="{left + 12:g}" y="{y + 48:g}" font-size="11" fill="{SOFT}">{escape(more)}</text>'
        )
    return "".join(lines)
