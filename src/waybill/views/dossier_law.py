"""Findings of the law come in; what the dossier shows of each, in force and fitting first, goes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from waybill.law.in_force import order
from waybill.records.law import Finding
from waybill.views.dossier_words import day_words

FORCE = {"yes": "in force", "part": "in force for part of the time", "no": "not in force"}
SCOPE = {
    "fits": "goods within its scope",
    "may_fit": "goods may be within its scope",
    "does_not_fit": "goods outside its scope",
}
CHECKED = {
    "verified": "checked against the act",
    "partial": "checked in part",
    "memory": "not checked against the act yet",
}
# Groups in the order in which a reader needs them; only the first two are shown unfolded.
GROUPS = ("possible", "may", "outside", "over")
TITLES = {
    "possible": "In force, goods within scope: possible relevance",
    "may": "In force, goods may be within scope: possible relevance",
    "outside": "In force, goods outside scope",
    "over": "Not in force at the time",
}


@dataclass(frozen=True, slots=True)
class LawRow:
    """One measure as it is shown."""

    name: str
    body: str
    acts: tuple[str, ...]
    force: str
    scope: str
    days: str
    why: str
    words: str
    binding_on: str
    checked: str
    verified: str
    citations: tuple[str, ...]
    positions: tuple[tuple[str, str, str], ...]
    notes: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class LawGroup:
    """Measures of one relevance."""

    key: str
    title: str
    folded: bool
    rows: tuple[LawRow, ...]


def law_groups(findings: Iterable[Finding]) -> tuple[LawGroup, ...]:
    """The findings by relevance; empty groups are left away."""
    ordered = sorted(findings, key=order)
    found = {g: tuple(_row(f) for f in ordered if _group(f) == g) for g in GROUPS}
    return tuple(LawGroup(g, TITLES[g], g in {"outside", "over"}, rows) for g, rows in found.items() if rows)


def _group(finding: Finding) -> str:
    if finding.in_force == "no":
        return "over"
    return {"fits": "possible", "may_fit": "may"}.get(finding.scope, "outside")


def _row(finding: Finding) -> LawRow:
    measure = finding.measure
    first = f"from {day_words(measure.start)}" if measure.start else "first day not known"
    last = f", no longer from {day_words(measure.end)}" if measure.end else ""
    ended = f" ({measure.ended_by})" if measure.end and measure.ended_by else ""
    return LawRow(
        measure.name,
        measure.body,
        measure.acts,
        FORCE[finding.in_force],
        SCOPE[finding.scope],
        first + last + ended,
        finding.why,
        measure.scope,
        measure.binding_on,
        CHECKED[measure.verified],
        measure.verified,
        measure.citations,
        tuple((p.position, p.held_by, p.citation) for p in measure.positions),
        measure.notes,
        measure.id,
    )
