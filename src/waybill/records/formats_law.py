"""Findings of the law in, waybill.law/1 out, and a finding back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from waybill.records.formats_values import Json, day_or_none, number, period_to_json
from waybill.records.law import Contest, Finding, Measure, MeasureChange, Phase, Question


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _change_to_json(change: MeasureChange) -> Json:
    return {
        "day": change.day.isoformat(),
        "what": change.what,
        "citation": change.citation,
        "verified": change.verified,
    }


def _change_from_json(data: Json) -> MeasureChange:
    return MeasureChange(date.fromisoformat(data["day"]), data["what"], data["citation"], data["verified"])


def _targets_to_json(targets: Iterable[tuple[str, str]]) -> list[Json]:
    return [{"direction": direction, "party": party} for direction, party in targets]


def _targets_from_json(rows: Iterable[Json]) -> tuple[tuple[str, str], ...]:
    return tuple((row["direction"], row["party"]) for row in rows)


def _phase_to_json(phase: Phase) -> Json:
    return {
        "start": _day(phase.start),
        "end": _day(phase.end),
        "targets": _targets_to_json(phase.targets),
        "scope_tags": list(phase.scope_tags),
        "what": phase.what,
        "held_on": _day(phase.held_on),
    }


def _phase_from_json(data: Json) -> Phase:
    return Phase(
        start=day_or_none(data["start"]),
        end=day_or_none(data["end"]),
        targets=_targets_from_json(data["targets"]),
        scope_tags=tuple(data["scope_tags"]),
        what=data["what"],
        held_on=day_or_none(data["held_on"]),
    )


def finding_to_json(finding: Finding) -> Json:
    """A measure with its answer; `scope` is how the item fits, `scope_words` what the act says."""
    measure = finding.measure
    return {
        "id": measure.id,
        "name": measure.name,
        "body": measure.body,
        "acts": list(measure.acts),
        "direction": measure.direction,
        "targets": _targets_to_json(measure.targets),
        "in_force": finding.in_force,
        "scope": finding.scope,
        "scope_words": measure.scope,
        "scope_tags": list(measure.scope_tags),
        "binding_on": measure.binding_on,
        "legal_force": measure.legal_force,
        "contested": measure.contested,
        "positions": [
            {"position": p.position, "held_by": p.held_by, "citation": p.citation} for p in measure.positions
        ],
        "start": _day(measure.start),
        "end": _day(measure.end),
        "ended_by": measure.ended_by,
        "renewed_to": _day(measure.renewed_to),
        "phases": [_phase_to_json(p) for p in measure.phases],
        "changes": [_change_to_json(c) for c in measure.changes],
        "verified": measure.verified,
        "citations": list(measure.citations),
        "notes": measure.notes,
        "why": finding.why,
    }


def _measure_from_json(data: Json) -> Measure:
    return Measure(
        id=data["id"],
        name=data["name"],
        body=data["body"],
        acts=tuple(data["acts"]),
        direction=data["direction"],
        targets=_targets_from_json(data["targets"]),
        binding_on=data["binding_on"],
        scope=data["scope_words"],
        scope_tags=tuple(data["scope_tags"]),
        start=day_or_none(data["start"]),
        end=day_or_none(data["end"]),
        legal_force=data["legal_force"],
        verified=data["verified"],
        citations=tuple(data["citations"]),
        changes=tuple(_change_from_json(c) for c in data["changes"]),
        positions=tuple(Contest(p["position"], p["held_by"], p["citation"]) for p in data["positions"]),
        ended_by=data["ended_by"],
        notes=data["notes"],
        phases=tuple(_phase_from_json(p) for p in data["phases"]),
        renewed_to=day_or_none(data["renewed_to"]),
    )


def finding_from_json(data: Json) -> Finding:
    """The finding and the row of the law it rests on."""
    return Finding(_measure_from_json(data), data["in_force"], data["scope"], data["why"])


def law_to_json(question: Question, findings: Iterable[Finding]) -> Json:
    """One waybill.law/1: what was asked, and every measure that ever bound these parties and such an item."""
    item: Json = {"words": question.item_words, "value": question.item.name}
    item |= {"category": question.item.category, "unroca": question.item.unroca}
    return {
        "schema": "waybill.law/1",
        "supplier": question.supplier,
        "recipient": question.recipient,
        "item": item | {"range_km": number(question.range_km)},
        "on": period_to_json(question.when),
        "measures": [finding_to_json(f) for f in findings],
    }
