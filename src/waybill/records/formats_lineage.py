"""A lineage in, one waybill.lineage/1 out, and back."""

from __future__ import annotations

from collections.abc import Iterable

from waybill.records.formats_values import (
    Json,
    number,
    period_from_json,
    period_to_json,
    span_or_none,
    span_to_json,
)
from waybill.records.lineage import Drift, Independent, Lineage, Link, Origin, Sign
from waybill.records.report import Report
from waybill.records.words import Span


def independent_to_json(independent: Independent) -> Json:
    """How many origins at least and at most, how many are unknown, and why."""
    return {
        "low": independent.low,
        "high": independent.high,
        "unknown": independent.unknown,
        "reasons": list(independent.reasons),
    }


def independent_from_json(data: Json) -> Independent:
    """How many origins at least and at most, how many are unknown, and why."""
    return Independent(data["low"], data["high"], data["unknown"], tuple(data["reasons"]))


def _sign_to_json(sign: Sign) -> Json:
    data: Json = {"sign": sign.sign, "weight": number(sign.weight), "detail": sign.detail}
    return data | {"span": span_to_json(sign.span) if sign.span else None}


def _link_to_json(link: Link) -> Json:
    return {
        "from": link.start,
        "to": link.to,
        "relation": link.relation,
        "score": number(link.score),
        "signs": [_sign_to_json(s) for s in link.signs],
    }


def _link_from_json(data: Json) -> Link:
    signs = tuple(
        Sign(s["sign"], s["weight"], s["detail"], span_or_none(s.get("span"))) for s in data["signs"]
    )
    return Link(data["from"], data["to"], data["relation"], data["score"], signs)


def _origin_to_json(origin: Origin) -> Json:
    return {
        "id": origin.id,
        "kind": origin.kind,
        "name": origin.name,
        "agency": origin.agency,
        "seen": origin.seen,
        "reports": list(origin.reports),
        "first_known": period_to_json(origin.first_known) if origin.first_known else None,
    }


def _origin_from_json(data: Json) -> Origin:
    known = data.get("first_known")
    return Origin(
        id=data["id"],
        kind=data["kind"],
        name=data["name"],
        seen=data["seen"],
        reports=tuple(data["reports"]),
        agency=data["agency"],
        first_known=period_from_json(known) if known else None,
    )


def _side_to_json(span: Span | None) -> Json | None:
    return {"words": span.words, "span": span_to_json(span)} if span else None


def _side_from_json(data: Json | None) -> Span | None:
    return span_or_none(data["span"]) if data else None


def _drift_to_json(drift: Drift) -> Json:
    return {
        "from": drift.start,
        "to": drift.to,
        "field": drift.field,
        "before": _side_to_json(drift.before),
        "after": _side_to_json(drift.after),
        "why": drift.why,
        "weight": drift.weight,
        "before_claim": drift.before_claim,
        "after_claim": drift.after_claim,
    }


def _drift_from_json(data: Json) -> Drift:
    return Drift(
        start=data["from"],
        to=data["to"],
        field=data["field"],
        before=_side_from_json(data["before"]),
        after=_side_from_json(data["after"]),
        why=data["why"],
        weight=data["weight"],
        before_claim=data.get("before_claim"),
        after_claim=data.get("after_claim"),
    )


def lineage_to_json(lineage: Lineage, reports: Iterable[Report] = ()) -> Json:
    """One waybill.lineage/1; address and outlet of the reports come from `reports`, None where not given."""
    known = {r.id: r for r in reports}
    heads = []
    for id_ in lineage.reports:
        report = known.get(id_)
        heads.append(
            {
                "id": id_,
                "address": report.address if report else None,
                "outlet": report.outlet if report else None,
            }
        )
    return {
        "schema": "waybill.lineage/1",
        "reports": heads,
        "links": [_link_to_json(link) for link in lineage.links],
        "origins": [_origin_to_json(o) for o in lineage.origins],
        "independent": independent_to_json(lineage.independent),
        "drift": [_drift_to_json(d) for d in lineage.drift],
    }


def lineage_from_json(data: Json) -> Lineage:
    """The lineage of a waybill.lineage/1; its reports are kept by id."""
    return Lineage(
        reports=tuple(r["id"] for r in data["reports"]),
        links=tuple(_link_from_json(link) for link in data["links"]),
        origins=tuple(_origin_from_json(o) for o in data["origins"]),
        independent=independent_from_json(data["independent"]),
        drift=tuple(_drift_from_json(d) for d in data["drift"]),
    )
