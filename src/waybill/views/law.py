"""Findings come in; the JSON of `waybill law` and the rows of its table go out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from waybill.law.in_force import order, sides_of
from waybill.records.formats_law import law_to_json as write_law
from waybill.records.formats_values import Json
from waybill.records.law import Finding, Measure, Question

LAW_COLUMNS = ("measure", "on the day", "scope", "held", "act", "binds", "why")

_FORCE = {"yes": "in force", "part": "in force in part", "no": "not in force"}
_SCOPE = {"fits": "fits", "may_fit": "may fit", "does_not_fit": "does not fit"}


def law_to_json(question: Question, findings: Iterable[Finding]) -> Json:
    """The answer as waybill.law/1, in force and fitting first.

    A two-way measure tells the side by which it reaches the parties; `relevance` is possible or none found.
    """
    ordered = sorted(findings, key=order)
    told = write_law(question, ordered)
    for row, finding in zip(told["measures"], ordered, strict=True):
        row["direction"] = _direction(sides_of(question, finding.measure), finding.measure.direction)
        row["relevance"] = "possible relevance" if _relevant(finding) else "none found"
    return told


def law_rows(findings: Iterable[Finding]) -> list[tuple[str, ...]]:
    """Rows of a table under LAW_COLUMNS, in force and fitting first."""
    return [
        (
            f.measure.id,
            _FORCE[f.in_force] + (", contested" if f.measure.contested else ""),
            _SCOPE[f.scope],
            _held(f.measure),
            "; ".join(f.measure.acts),
            f.measure.binding_on,
            f.why,
        )
        for f in sorted(findings, key=order)
    ]


def _relevant(finding: Finding) -> bool:
    return finding.in_force != "no" and finding.scope != "does_not_fit"


def _direction(sides: tuple[str, ...], own: str) -> str:
    """The side by which a two-way measure reaches the parties, else its own direction."""
    if own != "both" or not sides:
        return own
    plain = [side for side in sides if side != "activity"]
    return "both" if len(plain) == 2 else (plain or ["activity"])[0]


def _held(measure: Measure) -> str:
    """First and last day, open where it still held when the row was checked."""
    if measure.legal_force == "none":
        return "never"
    first = str(measure.start) if measure.start else "?"
    last = str(measure.end - timedelta(days=1)) if measure.end else ""
    return f"{first} – {last}".rstrip()
