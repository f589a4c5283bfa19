"""Findings come in; the JSON of `waybill law` and the rows of its table go out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from waybill.law.in_force import order, sides_of
from waybill.records.law import Finding, Question

SCHEMA = "waybill.law/1"

_FORCE = {"yes": "in force", "part": "in force in part", "no": "not in force"}
_SCOPE = {"fits": "fits", "may_fit": "may fit", "does_not_fit": "does not fit"}


def law_to_json(question: Question, findings: Iterable[Finding]) -> dict[str, Any]:
    """The answer as one object of the schema `waybill.law/1`, in force and fitting first."""
    return {
        "schema": SCHEMA,
        "supplier": question.supplier,
        "recipient": question.recipient,
        "item": {
            "words": question.item_words,
            "name": question.item.name,
            "unroca": question.item.unroca,
            "range_km": question.range_km,
        },
        "on": {"earliest": _day(question.when.earliest), "latest": _day(question.when.latest)},
        "measures": [finding_to_json(question, f) for f in sorted(findings, key=order)],
    }


def finding_to_json(question: Question, finding: Finding) -> dict[str, Any]:
    """One finding: the measure, its answer, and by which direction it reaches the parties asked about."""
    measure = finding.measure
    return {
        "id": measure.id,
        "name": measure.name,
        "body": measure.body,
        "acts": list(measure.acts),
        "direction": _direction(sides_of(question, measure), measure.direction),
        "in_force": finding.in_force,
        "scope": finding.scope,
        "binding_on": measure.binding_on,
        "legal_force": measure.legal_force,
        "contested": measure.contested,
        "positions": [
            {"position": p.position, "held_by": p.held_by, "citation": p.citation} for p in measure.positions
        ],
        "start": _day(measure.start),
        "end": _day(measure.end),
        "ended_by": measure.ended_by,
        "scope_words": measure.scope,
        "verified": measure.verified,
        "citations": list(measure.citations),
        "relevance": "possible relevance" if _relevant(finding) else "none found",
        "why": finding.why,
    }


def law_rows(findings: Sequence[Finding]) -> list[tuple[str, ...]]:
    """Rows of a table, in force and fitting first: id, body, act, answer, scope, first day, end, contested, why."""
    return [
        (
            f.measure.id,
            f.measure.body,
            f.measure.acts[0] if f.measure.acts else "",
            _FORCE[f.in_force],
            _SCOPE[f.scope],
            _day(f.measure.start) or "not known",
            _day(f.measure.end) or "",
            "contested" if f.measure.contested else "",
            f.why,
        )
        for f in sorted(findings, key=order)
    ]


LAW_HEADERS = (
    "measure",
    "body",
    "act",
    "on the day",
    "scope",
    "first day",
    "no longer from",
    "contested",
    "why",
)


def _relevant(finding: Finding) -> bool:
    return finding.in_force != "no" and finding.scope != "does_not_fit"


def _direction(sides: tuple[str, ...], own: str) -> str:
    """The side by which a two-way measure reaches the parties; its own direction where that is not two-way."""
    if own != "both" or not sides:
        return own
    plain = [side for side in sides if side != "activity"]
    return "both" if len(plain) == 2 else (plain or ["activity"])[0]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
