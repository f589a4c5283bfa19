"""A transfer in, one waybill.transfer/1 out, and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from waybill.records.formats_law import finding_from_json, finding_to_json
from waybill.records.formats_lineage import independent_from_json, independent_to_json
from waybill.records.formats_values import (
    Json,
    party_from_json,
    party_to_json,
    period_from_json,
    period_to_json,
    value_from_json,
    value_to_json,
)
from waybill.records.transfer import Backed, Conflict, Grade, Part, Standing, Step, Transfer
from waybill.records.values import Value

T = TypeVar("T", bound=Value)


def _backed_to_json(backed: Backed[Value]) -> Json:
    data = value_to_json(backed.value) | {"claims": list(backed.claims)}
    return data | {"origins": independent_to_json(backed.origins) if backed.origins else None}


def _all_backed(values: Iterable[Backed[Value]]) -> list[Json]:
    return [_backed_to_json(b) for b in values]


def _backed_from_json(data: Json) -> Backed[Any]:
    origins = data.get("origins")
    return Backed(
        value_from_json(data), tuple(data["claims"]), independent_from_json(origins) if origins else None
    )


def _all_from_json(rows: Iterable[Json]) -> tuple[Backed[Any], ...]:
    return tuple(_backed_from_json(row) for row in rows)


def _step_to_json(step: Step) -> Json:
    return {
        "stage": step.stage,
        "affirmed": list(step.affirmed),
        "negated": list(step.negated),
        "certainty": step.certainty,
        "future": step.future,
    }


def _step_from_json(data: Json) -> Step:
    return Step(
        data["stage"], tuple(data["affirmed"]), tuple(data["negated"]), data["certainty"], data["future"]
    )


def _standing_to_json(standing: Standing) -> Json:
    data: Json = {"party": party_to_json(standing.party), "stance": standing.stance}
    known = standing.first_known
    return data | {
        "claims": list(standing.claims),
        "first_known": period_to_json(known) if known else None,
    }


def _standing_from_json(data: Json) -> Standing:
    known = data["first_known"]
    return Standing(
        party_from_json(data["party"]),
        data["stance"],
        tuple(data["claims"]),
        period_from_json(known) if known else None,
    )


def _conflict_to_json(conflict: Conflict) -> Json:
    sides = [{"value": value, "claims": list(claims)} for value, claims in conflict.sides]
    return {"field": conflict.field, "sides": sides, "why": conflict.why}


def _conflict_from_json(data: Json) -> Conflict:
    sides = tuple((s["value"], tuple(s["claims"])) for s in data["sides"])
    return Conflict(data["field"], sides, data["why"])


def _part_to_json(part: Part) -> Json:
    return {
        "kind": part.kind,
        "when": period_to_json(part.when) if part.when else None,
        "claims": list(part.claims),
        "why": part.why,
    }


def _part_from_json(data: Json) -> Part:
    when = period_from_json(data["when"]) if data["when"] else None
    return Part(data["kind"], when, tuple(data["claims"]), data["why"])


def _grade_to_json(grade: Grade) -> Json:
    return {"mark": grade.mark, "reasons": list(grade.reasons)}


def _grade_from_json(data: Json) -> Grade:
    return Grade(data["mark"], tuple(data["reasons"]))


def transfer_to_json(transfer: Transfer) -> Json:
    """One waybill.transfer/1; every value carries the claims it stands on."""
    known = transfer.known_since
    # Written only where there are some: most transfers are told of as one.
    parts = {"parts": [_part_to_json(p) for p in transfer.parts]} if transfer.parts else {}
    return {
        "schema": "waybill.transfer/1",
        "id": transfer.id,
        "revision": transfer.revision,
        "known_since": period_to_json(known) if known else None,
        "supplier": _backed_to_json(transfer.supplier),
        "recipient": _backed_to_json(transfer.recipient) if transfer.recipient else None,
        "systems": _all_backed(transfer.systems),
        "stage": {
            "value": transfer.stage,
            "why": transfer.stage_why,
            "steps": [_step_to_json(s) for s in transfer.steps],
        },
        "quantity": _all_backed(transfer.quantities),
        "began": _all_backed(transfer.began),
        "agreed": _all_backed(transfer.agreed),
        "modes": _all_backed(transfer.modes),
        "routes": _all_backed(transfer.routes),
        "positions": [_standing_to_json(p) for p in transfer.positions],
        "origins": independent_to_json(transfer.origins),
        "reliability": _grade_to_json(transfer.reliability),
        "credibility": _grade_to_json(transfer.credibility),
        "conflicts": [_conflict_to_json(c) for c in transfer.conflicts],
        "findings": [finding_to_json(f) for f in transfer.findings],
        "claims": list(transfer.claims),
        "reports": list(transfer.reports),
        **parts,
    }


def transfer_from_json(data: Json) -> Transfer:
    """The transfer of a waybill.transfer/1."""
    known, recipient = data["known_since"], data["recipient"]
    return Transfer(
        id=data["id"],
        supplier=_backed_from_json(data["supplier"]),
        recipient=_backed_from_json(recipient) if recipient else None,
        systems=_all_from_json(data["systems"]),
        stage=data["stage"]["value"],
        stage_why=data["stage"]["why"],
        steps=tuple(_step_from_json(s) for s in data["stage"]["steps"]),
        quantities=_all_from_json(data["quantity"]),
        began=_all_from_json(data["began"]),
        agreed=_all_from_json(data["agreed"]),
        modes=_all_from_json(data["modes"]),
        routes=_all_from_json(data["routes"]),
        positions=tuple(_standing_from_json(p) for p in data["positions"]),
        origins=independent_from_json(data["origins"]),
        reliability=_grade_from_json(data["reliability"]),
        credibility=_grade_from_json(data["credibility"]),
        conflicts=tuple(_conflict_from_json(c) for c in data["conflicts"]),
        claims=tuple(data["claims"]),
        reports=tuple(data["reports"]),
        findings=tuple(finding_from_json(f) for f in data["findings"]),
        known_since=period_from_json(known) if known else None,
        revision=data["revision"],
        parts=tuple(_part_from_json(p) for p in data.get("parts", ())),
    )
