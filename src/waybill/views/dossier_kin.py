"""Lineage and evidence come in; claims by origin, what each retelling changed, and conflicts go out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from waybill.records.claim import Claim, Reading
from waybill.records.lineage import Drift, Lineage, Origin
from waybill.records.report import Report
from waybill.records.transfer import Transfer
from waybill.records.words import Span
from waybill.views.dossier_evidence import (
    Evidence,
    Quote,
    Run,
    day_of,
    lightly,
    mark_runs,
    out_on,
    outlet_of,
    sentence_around,
)
from waybill.views.dossier_words import HOW_KNOWN, period_words
from waybill.views.reports_listed import title_of

KINDS = {
    "agency_story": "Agency story",
    "statement": "Statement",
    "document": "Document",
    "outlet_story": "An outlet's own story",
    "unknown": "Origin not known",
}
# Drift as a reader calls it.
CHANGES = {
    "attribution": "Who says so",
    "quantity": "Number",
    "certainty": "How sure",
    "stage": "How far",
    "when": "When",
    "polarity": "Said or denied",
    "system": "What",
    "party": "Who",
    "omitted": "Left out",
    "added": "Added",
    "moved": "Put in another mouth",
}
WEIGHTS = ("grave", "notable", "minor")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with everything marked that was read from it, and the claims that stand on it."""

    runs: tuple[Run, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report as it is listed; `link` is set only for a web address."""

    anchor: str
    outlet: str
    agency: str
    title: str
    day: str
    how: str
    words: str
    address: str
    link: str
    sentences: tuple[Sentence, ...]
    id: str = ""

    @property
    def claims(self) -> int:
        """How many claims of the report are on the transfer."""
        return sum(len(s.quotes) for s in self.sentences)


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """One telling and the reports that go back to it."""

    name: str
    kind: str
    seen: bool
    known: str
    reports: tuple[ReportRow, ...]
    kin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What a retelling changed on one field, both sentences; a side without words is empty."""

    field: str
    before: tuple[Run, ...]
    after: tuple[Run, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Retelling:
    """What one report changed against another, of one weight; left out and added sentences stand apart."""

    weight: str
    teller: str
    retold: str
    pairs: tuple[Change, ...]
    left_out: tuple[Change, ...]
    added: tuple[Change, ...]
    both: tuple[str, str] | None = None

    @property
    def number(self) -> int:
        """How many changes there are."""
        return len(self.pairs) + len(self.left_out) + len(self.added)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict."""

    words: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field on which independent tellings differ."""

    field: str
    why: str
    sides: tuple[Side, ...]


def reports_of(transfer: Transfer, evidence: Evidence) -> tuple[ReportRow, ...]:
    """The transfer's reports and any other that was quoted, earliest first, each with its claims."""
    told: dict[str, list[tuple[Reading, Claim]]] = {}
    for reading, claim in evidence.of(transfer):
        told.setdefault(reading.report.id, []).append((reading, claim))
    ids = sorted({*transfer.reports, *told})
    reports = [evidence.readings[i].report for i in ids if i in evidence.readings]
    return tuple(_row(r, _sentences(told.get(r.id, []), evidence)) for r in sorted(reports, key=out_on))


def _sentences(told: Sequence[tuple[Reading, Claim]], evidence: Evidence) -> tuple[Sentence, ...]:
    """The claims that stand on one sentence under it, so that no sentence is shown twice."""
    found: dict[tuple[int, int], list[tuple[Reading, Claim]]] = {}
    for reading, claim in told:
        found.setdefault(sentence_around(reading, claim.span), []).append((reading, claim))
    made = []
    for (start, end), pairs in sorted(found.items()):
        layers = [layer for _, claim in pairs for layer in lightly(claim)]
        runs = mark_runs(pairs[0][0].report.text, start, end, layers)
        made.append(Sentence(runs, tuple(evidence.quote(r, c) for r, c in pairs)))
    return tuple(made)


def _row(report: Report, sentences: tuple[Sentence, ...]) -> ReportRow:
    published = report.published
    web = report.address.lower().startswith(("https://", "http://"))
    return ReportRow(
        f"report-{report.id}",
        outlet_of(report),
        report.agency or "",
        title_of(report),
        day_of(report),
        HOW_KNOWN.get(published.how, published.how) if published else "no day found on the page",
        published.words if published else "",
        # A path on somebody's machine is no one else's business; its last name tells the file.
        report.address if web else report.address.replace("\\", "/").rsplit("/", 1)[-1],
        report.address if web else "",
        sentences,
        report.id,
    )


def groups_of(rows: tuple[ReportRow, ...], lineage: Lineage) -> tuple[OriginGroup, ...]:
    """The reports under the telling they go back to; each stands once, other origins are named beside it."""
    left = {r.anchor: r for r in rows}
    groups = []
    for origin in sorted(lineage.origins, key=lambda o: (-len(o.reports), o.id)):
        own = [f"report-{r}" for r in origin.reports]
        taken = tuple(row for row in rows if row.anchor in own and left.pop(row.anchor, None) is not None)
        kin = tuple(row.outlet for row in rows if row.anchor in own and row not in taken)
        if taken:
            groups.append(_group(origin, taken, kin))
    if left:
        groups.append(
            OriginGroup(
                "Not traced to a telling", "", True, "", tuple(r for r in rows if r.anchor in left), ()
            )
        )
    return tuple(groups)


def _group(origin: Origin, rows: tuple[ReportRow, ...], kin: tuple[str, ...]) -> OriginGroup:
    known = period_words(origin.first_known) if origin.first_known else ""
    name = origin.name or (
        f"The story of {rows[0].outlet}" if origin.kind == "outlet_story" else "A telling nobody names"
    )
    return OriginGroup(
        name, KINDS.get(origin.kind, origin.kind.replace("_", " ")), origin.seen, known, rows, kin
    )


def changes_of(
    transfer: Transfer, lineage: Lineage, evidence: Evidence
) -> Mapping[str, tuple[Retelling, ...]]:
    """What retellings of this transfer changed, by weight, grave first; empty weights are left away."""
    ours = set(transfer.reports)
    told = [d for d in lineage.drift if d.to in ours and d.to in evidence.readings]
    told.sort(key=lambda d: (out_on(evidence.readings[d.to].report), d.start, _place(d)))
    found: dict[str, tuple[Retelling, ...]] = {}
    for weight in WEIGHTS:
        pairs: dict[tuple[str, str], list[Drift]] = {}
        for drift in told:
            if drift.weight == weight:
                pairs.setdefault((drift.start, drift.to), []).append(drift)
        if pairs:
            found[weight] = tuple(_retelling(weight, drifts, evidence) for drifts in pairs.values())
    return found


def _place(drift: Drift) -> int:
    span = drift.after or drift.before
    return span.start if span else 0


def _retelling(weight: str, drifts: Sequence[Drift], evidence: Evidence) -> Retelling:
    made = [(d, _change(d, evidence)) for d in drifts]
    return Retelling(
        weight,
        _named(drifts[0].start, evidence),
        _named(drifts[0].to, evidence),
        tuple(c for _, c in made if c.before and c.after),
        tuple(c for _, c in made if not c.after),
        tuple(c for _, c in made if c.after and not c.before),
        (drifts[0].start, drifts[0].to) if drifts[0].start in evidence.readings else None,
    )


def _named(report: str, evidence: Evidence) -> str:
    reading = evidence.readings.get(report)
    return f"{outlet_of(reading.report)}, {day_of(reading.report)}" if reading else "a telling not at hand"


def _change(drift: Drift, evidence: Evidence) -> Change:
    before, after = _side(drift.start, drift.before, evidence), _side(drift.to, drift.after, evidence)
    return Change(CHANGES.get(drift.field, drift.field), before, after, drift.why)


def _side(report: str, span: Span | None, evidence: Evidence) -> tuple[Run, ...]:
    reading = evidence.readings.get(report)
    if span is None:
        return ()
    if reading is None:
        return (Run(span.words, "value"),)
    return mark_runs(reading.report.text, *sentence_around(reading, span), [(span, "value", "")])


def disputes_of(transfer: Transfer, evidence: Evidence) -> tuple[Dispute, ...]:
    """The transfer's conflicts with the sentences of each side."""
    return tuple(
        Dispute(
            c.field.replace("_", " "),
            c.why,
            tuple(Side(words, evidence.quotes(ids, c.field)) for words, ids in c.sides),
        )
        for c in transfer.conflicts
    )
