"""A picture in, what a plain table of it leaves out, kind by kind and case by case, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from waybill.exports.record import Losses, Picture, transfers_of
from waybill.exports.words import chain_words, is_exact, matter_words, period_words, quantity_words
from waybill.records.claim import Claim
from waybill.records.report import Report
from waybill.records.values import Period

Case = tuple[str, str]
# Kinds of claims that a table of movements has no row for.
OTHER_KINDS = ("capability", "measure", "response", "position", "agreement")


def _told(picture: Picture) -> Iterator[tuple[Report, Claim]]:
    for reading in picture.readings:
        for claim in reading.claims:
            yield reading.report, claim


def _chains(picture: Picture) -> Iterable[Case]:
    return [(c.id, chain_words(c, r)) for r, c in _told(picture) if c.speaker is not None]


def _words(picture: Picture) -> Iterable[Case]:
    return [(c.id, c.span.words) for _, c in _told(picture)]


def _negated(picture: Picture) -> Iterable[Case]:
    return [(c.id, matter_words(c)) for _, c in _told(picture) if c.polarity == "negated"]


def _doubts(picture: Picture) -> Iterable[Case]:
    return [(c.id, c.certainty) for _, c in _told(picture) if c.certainty != "certain"]


def _others(picture: Picture) -> Iterable[Case]:
    return [(c.id, matter_words(c)) for _, c in _told(picture) if c.kind in OTHER_KINDS]


def _drift(picture: Picture) -> Iterable[Case]:
    for d in picture.lineage.drift:
        before, after = d.before.words if d.before else "", d.after.words if d.after else ""
        yield f"{d.start} > {d.to}", f"{d.field}: {before!r} > {after!r}"


def _links(picture: Picture) -> Iterable[Case]:
    return [(f"{x.start} > {x.to}", x.relation.replace("_", " ")) for x in picture.lineage.links]


def _origins(picture: Picture) -> Iterable[Case]:
    for t in transfers_of(picture):
        count = t.origins
        yield t.id, f"{count.low} to {count.high}, {count.unknown} unknown"


def _conflicts(picture: Picture) -> Iterable[Case]:
    return [
        (t.id, f"{c.field}: " + " against ".join(v for v, _ in c.sides))
        for t in transfers_of(picture)
        for c in t.conflicts
    ]


def _positions(picture: Picture) -> Iterable[Case]:
    return [
        (t.id, f"{p.party.label}: {p.stance.replace('_', ' ')}")
        for t in transfers_of(picture)
        for p in t.positions
    ]


def _findings(picture: Picture) -> Iterable[Case]:
    return [
        (t.id, f"{f.measure.id}: in force {f.in_force}, {f.scope}")
        for t in transfers_of(picture)
        for f in t.findings
    ]


def _grades(picture: Picture) -> Iterable[Case]:
    return [(t.id, t.reliability.mark + t.credibility.mark) for t in transfers_of(picture)]


def _steps(picture: Picture) -> Iterable[Case]:
    for t in transfers_of(picture):
        for s in t.steps:
            if s.stage != t.stage or s.negated:
                yield t.id, f"{s.stage}: {len(s.affirmed)} affirm, {len(s.negated)} negate, {s.certainty}"


def _ranges(picture: Picture) -> Iterable[Case]:
    return [
        (t.id, quantity_words(b.value))
        for t in transfers_of(picture)
        for b in t.quantities
        if not is_exact(b.value)
    ]


def _periods(picture: Picture) -> Iterable[Case]:
    for t in transfers_of(picture):
        for b in (*t.began, *t.agreed):
            if not _one_day(b.value):
                yield t.id, period_words(b.value)


def _one_day(period: Period) -> bool:
    return period.earliest is not None and period.earliest == period.latest


def _ways(picture: Picture) -> Iterable[Case]:
    for t in transfers_of(picture):
        for mode in t.modes:
            yield t.id, f"by {mode.value}"
        for place in t.routes:
            yield t.id, f"by way of {place.value.name}"


KINDS: Mapping[str, Callable[[Picture], Iterable[Case]]] = MappingProxyType(
    {
        "chains of attribution": _chains,
        "words of the claims": _words,
        "negated claims": _negated,
        "doubts": _doubts,
        "claims of other kinds": _others,
        "drift": _drift,
        "links between reports": _links,
        "counts of origins": _origins,
        "conflicts": _conflicts,
        "positions": _positions,
        "law on the day": _findings,
        "grades": _grades,
        "steps": _steps,
        "ranges and bounds": _ranges,
        "periods": _periods,
        "modes and routes": _ways,
    }
)


def add_untold(picture: Picture, losses: Losses, kinds: Iterable[str]) -> None:
    """Put every case of these kinds among the losses."""
    for kind in kinds:
        for of, words in KINDS[kind](picture):
            losses.add(kind, of, words)
