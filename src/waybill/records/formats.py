"""Reports, claims and readings in, JSON-ready tables out, and back; the other formats show here too."""

from __future__ import annotations

from waybill.records.claim import Attribution, Claim, Field, Reading
from waybill.records.formats_law import finding_from_json, finding_to_json, law_to_json
from waybill.records.formats_lineage import lineage_from_json, lineage_to_json
from waybill.records.formats_marks import marks_to_json
from waybill.records.formats_transfer import transfer_from_json, transfer_to_json
from waybill.records.formats_values import (
    Json,
    count_to_json,
    period_from_json,
    period_to_json,
    quantity_from_json,
    said_from_json,
    said_to_json,
    span_from_json,
    span_or_none,
    span_to_json,
)
from waybill.records.report import Credit, LeftOut, Part, Published, Report
from waybill.records.words import Span

__all__ = [
    "LIST_FIELDS",
    "Json",
    "claim_from_json",
    "claim_to_json",
    "finding_from_json",
    "finding_to_json",
    "law_to_json",
    "left_out_from_json",
    "left_out_to_json",
    "lineage_from_json",
    "lineage_to_json",
    "marks_to_json",
    "reading_from_json",
    "reading_to_json",
    "report_from_json",
    "report_to_json",
    "transfer_from_json",
    "transfer_to_json",
]

# Fields that are always a list in JSON, even with one value (design of waybill.claim/1).
LIST_FIELDS = frozenset({"system", "mode", "via", "body", "parties", "place"})


def _published_to_json(published: Published | None) -> Json | None:
    if published is None:
        return None
    return period_to_json(published.period) | {"words": published.words, "how": published.how}


def _published_from_json(data: Json | None) -> Published | None:
    return Published(period_from_json(data), data["words"], data["how"]) if data else None


def _report_head(report: Report) -> Json:
    return {
        "id": report.id,
        "sha256": report.sha256,
        "address": report.address,
        "outlet": report.outlet,
        "agency": report.agency,
        "title": report.title,
        "published": _published_to_json(report.published),
        "language": report.language,
    }


def report_to_json(report: Report, with_text: bool = False) -> Json:
    """One waybill.report/1; text, parts and credits only where asked for."""
    data: Json = {"schema": "waybill.report/1"} | _report_head(report)
    if with_text:
        data["text"] = report.text
        data["parts"] = [{"part": p.part, "start": p.start, "end": p.end} for p in report.parts]
        data["credits"] = [
            {"name": c.name, "form": c.form, "span": span_to_json(c.span)} for c in report.credits
        ]
    return data


def report_from_json(data: Json) -> Report:
    """The report of a waybill.report/1; one written without its text has an empty text."""
    return Report(
        id=data["id"],
        sha256=data["sha256"],
        address=data["address"],
        text=data.get("text", ""),
        parts=tuple(Part(p["part"], p["start"], p["end"]) for p in data.get("parts", ())),
        outlet=data.get("outlet"),
        agency=data.get("agency"),
        title=data.get("title"),
        published=_published_from_json(data.get("published")),
        language=data.get("language", "en"),
        credits=tuple(
            Credit(c["name"], c["form"], span_from_json(c["span"])) for c in data.get("credits", ())
        ),
    )


def _attribution_to_json(link: Attribution) -> Json:
    data: Json = {"role": link.role, "name": link.name}
    if link.span is not None:
        data |= {"words": link.span.words, "span": span_to_json(link.span)}
    told: Json = {
        "id": link.id,
        "named": link.named,
        "count": count_to_json(link.count) if link.count else None,
        "side": link.side,
        "office": link.office,
        "manner": link.manner,
        "quoted": link.quoted,
        "of": link.of,
    }
    # An outlet or agency mostly has a name only; a speaker shows every key, so that a gap is seen as one.
    speaks = link.role in ("speaker", "document")
    return data | {k: v for k, v in told.items() if speaks or (v is not None and (k, v) != ("quoted", False))}


def _attribution_from_json(data: Json) -> Attribution:
    return Attribution(
        role=data["role"],
        name=data.get("name"),
        span=span_or_none(data.get("span")),
        id=data.get("id"),
        named=data.get("named"),
        count=quantity_from_json(data["count"]) if data.get("count") else None,
        side=data.get("side"),
        office=data.get("office"),
        manner=data.get("manner"),
        quoted=data.get("quoted", False),
        of=data.get("of"),
    )


def _field_to_json(name: str, value: Field) -> Json | list[Json]:
    if isinstance(value, tuple):
        if name not in LIST_FIELDS and len(value) == 1:
            return said_to_json(value[0])
        return [said_to_json(v) for v in value]
    return [said_to_json(value)] if name in LIST_FIELDS else said_to_json(value)


def _field_from_json(data: Json | list[Json]) -> Field:
    if isinstance(data, list):
        return tuple(said_from_json(v) for v in data)
    return said_from_json(data)


def claim_to_json(claim: Claim, report: Report) -> Json:
    """One waybill.claim/1 with the head of the report it stands in."""
    return {
        "schema": "waybill.claim/1",
        "id": claim.id,
        "report": _report_head(report),
        **_claim_body(claim),
    }


def _claim_body(claim: Claim) -> Json:
    return {
        "kind": claim.kind,
        "part": claim.part,
        "span": span_to_json(claim.span),
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "stage": claim.stage,
        "future": claim.future,
        "attribution": [_attribution_to_json(a) for a in claim.attribution],
        "fields": {name: _field_to_json(name, value) for name, value in claim.fields.items()},
    }


def claim_from_json(data: Json) -> Claim:
    """The claim of a waybill.claim/1; its report is kept by id."""
    report = data["report"]
    return Claim(
        id=data["id"],
        report=report["id"] if isinstance(report, dict) else report,
        kind=data["kind"],
        span=span_from_json(data["span"]),
        attribution=tuple(_attribution_from_json(a) for a in data["attribution"]),
        fields={name: _field_from_json(value) for name, value in data["fields"].items()},
        polarity=data["polarity"],
        certainty=data["certainty"],
        stage=data.get("stage"),
        future=data.get("future", False),
        part=data.get("part", "body"),
    )


def reading_to_json(reading: Reading) -> Json:
    """One reading as the register keeps it: the report whole, sentences by their ends, then the claims."""
    return {
        "schema": "waybill.reading/1",
        "reader": reading.reader,
        "report": report_to_json(reading.report, with_text=True),
        "sentences": [{"part": p, "start": s.start, "end": s.end} for p, s in reading.sentences],
        "claims": [{"id": c.id, "report": c.report, **_claim_body(c)} for c in reading.claims],
    }


def reading_from_json(data: Json) -> Reading:
    """The reading; its sentences are cut out of the text again, so that they ground by construction."""
    report = report_from_json(data["report"])
    return Reading(
        report=report,
        sentences=tuple((s["part"], Span.cut(report.text, s["start"], s["end"])) for s in data["sentences"]),
        claims=tuple(claim_from_json(c) for c in data["claims"]),
        reader=data["reader"],
    )


def left_out_to_json(left_out: LeftOut) -> Json:
    """What was not taken, at which step, and why."""
    return {"address": left_out.address, "step": left_out.step, "reason": left_out.reason}


def left_out_from_json(data: Json) -> LeftOut:
    """What was not taken, at which step, and why."""
    return LeftOut(data["address"], data["step"], data["reason"])
