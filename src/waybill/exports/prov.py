"""A picture in, PROV-JSON (W3C PROV-DM) out: who told what, from which report, through which reading.

Reports, claims, origins and transfers are entities; reading and putting together are activities; outlets, agencies,
speakers and Waybill itself are agents.
"""

from __future__ import annotations

import json
from typing import Any

from waybill.exports.record import EVER, AsOf, Export, Losses, Picture, json_bytes, transfers_of
from waybill.exports.untold import add_untold
from waybill.exports.words import link_words, matter_words
from waybill.records.claim import Attribution, Claim, Reading
from waybill.records.formats_values import Json
from waybill.records.report import Report
from waybill.records.transfer import Transfer

NAME = "waybill.prov.json"
# A name of ours in every name space, so that no web site need answer for it.
SPACE = "urn:waybill:"
RELATIONS = {"same_text": "quoted", "rewrite": "revised", "translation": "revised"}
LOST = ("drift", "law on the day", "grades", "conflicts", "positions", "steps", "counts of origins")
WHY = dict.fromkeys(LOST, "PROV has no relation for it") | {
    "signs of a link": "PROV says that one report derives from another, not by which signs that was judged",
    "backing of each value": "a transfer derives from claims as a whole, not value by value",
    "ends of a day": "PROV wants a moment: the day's beginning stands in",
    "days not known": "no moment is given",
}


class _Document:
    """Records by kind and name, as PROV-JSON orders them."""

    def __init__(self) -> None:
        self.kinds: dict[str, dict[str, Json]] = {}
        self.ties: set[str] = set()

    def put(self, kind: str, name: str, **fields: Any) -> str:
        """An entity, activity or agent by its name, once."""
        kept = {k.replace("__", ":"): v for k, v in sorted(fields.items()) if v not in (None, "")}
        self.kinds.setdefault(kind, {}).setdefault(name, kept)
        return name

    def tie(self, kind: str, more: Json | None = None, **ends: str) -> None:
        """A relation between records, with what is said of it; the same one once."""
        told = {f"prov:{k}": v for k, v in ends.items()} | (more or {})
        key = f"{kind} {json.dumps(told, sort_keys=True)}"
        if key not in self.ties:
            self.ties.add(key)
            self.kinds.setdefault(kind, {})[f"_:{len(self.ties):06d}"] = told

    def derive(self, made: str, used: str, kind: str | None = None) -> None:
        """A derivation; PROV-JSON writes a quotation, revision or primary origin as its type."""
        more = {"prov:type": {"$": kind, "type": "prov:QUALIFIED_NAME"}} if kind else None
        self.tie("wasDerivedFrom", more, generatedEntity=made, usedEntity=used)


def export(picture: Picture, as_of: AsOf = EVER) -> Export:
    """The document and what it could not say."""
    losses = Losses(WHY)
    add_untold(picture, losses, LOST)
    document = _Document()
    document.put("agent", "wb:waybill", prov__type={"$": "prov:SoftwareAgent", "type": "prov:QUALIFIED_NAME"})
    for reading in sorted(picture.readings, key=lambda r: r.report.id):
        _reading(reading, document, losses)
    _lineage(picture, document, losses)
    for transfer in transfers_of(picture):
        _transfer(transfer, document, losses)
    data: Json = {"prefix": {"wb": SPACE}} | dict(sorted(document.kinds.items()))
    carried = {kind: len(records) for kind, records in sorted(document.kinds.items())}
    return Export({NAME: json_bytes(data)}, losses.report("prov", as_of, carried))


def _text(words: str) -> Json:
    return {"$": words, "type": "xsd:string"}


def _reading(reading: Reading, document: _Document, losses: Losses) -> None:
    report = reading.report
    entity = _report(report, document, losses)
    activity = f"wb:reading-{report.id}"
    document.put("activity", activity, wb__reader=_text(reading.reader))
    document.tie("used", activity=activity, entity=entity)
    document.tie("wasAssociatedWith", activity=activity, agent="wb:waybill")
    for claim in reading.claims:
        _claim(claim, report, activity, document)


def _report(report: Report, document: _Document, losses: Losses) -> str:
    name = f"wb:{report.id}"
    document.put(
        "entity",
        name,
        prov__label=_text(report.title) if report.title else None,
        wb__sha256=_text(report.sha256),
        prov__type=_text("report"),
        wb__address=_text(report.address),
    )
    day = report.published.period.latest if report.published else None
    if report.outlet:
        agent = document.put("agent", f"wb:outlet-{_slug(report.outlet)}", prov__label=_text(report.outlet))
        document.tie("wasAttributedTo", entity=name, agent=agent)
    if day is None:
        losses.add("days not known", report.id, report.address)
    else:
        losses.add("ends of a day", report.id, day.isoformat())
        publishing = document.put("activity", f"wb:publishing-{report.id}")
        document.tie(
            "wasGeneratedBy", entity=name, activity=publishing, time=f"{day.isoformat()}T00:00:00+00:00"
        )
    return name


def _slug(words: str) -> str:
    """Words as the local part of a name: letters and digits as they are, the rest by number."""
    return "".join(c if c.isascii() and c.isalnum() else f"-{ord(c):x}-" for c in words)


def _claim(claim: Claim, report: Report, activity: str, document: _Document) -> None:
    name = f"wb:{claim.id}"
    span = claim.span
    document.put(
        "entity",
        name,
        prov__type=_text("claim"),
        prov__label=_text(matter_words(claim)),
        prov__value=_text(span.words),
        wb__start={"$": str(span.start), "type": "xsd:int"},
        wb__end={"$": str(span.end), "type": "xsd:int"},
    )
    document.tie("wasGeneratedBy", entity=name, activity=activity)
    document.derive(name, f"wb:{report.id}", "prov:Quotation")
    for place, link in enumerate(claim.attribution, 1):
        agent = _agent(link, claim, place, document)
        # The order of the chain is ours to say: PROV has no attribution through another.
        more: Json = {"wb:place": {"$": str(place), "type": "xsd:int"}}
        more |= {"wb:manner": _text(link.manner)} if link.manner else {}
        document.tie("wasAttributedTo", more, entity=name, agent=agent)


def _agent(link: Attribution, claim: Claim, number: int, document: _Document) -> str:
    if link.role in ("outlet", "agency") and link.name:
        return document.put("agent", f"wb:outlet-{_slug(link.name)}", prov__label=_text(link.name))
    key = link.id or f"{claim.id}-{number}"
    side = _text(link.side) if link.side else None
    name = f"wb:speaker-{_slug(claim.report)}-{_slug(key)}"
    return document.put(
        "agent", name, prov__label=_text(link_words(link)), wb__role=_text(link.role), wb__side=side
    )


def _lineage(picture: Picture, document: _Document, losses: Losses) -> None:
    for origin in sorted(picture.lineage.origins, key=lambda o: o.id):
        label = origin.name or origin.agency or "unknown"
        seen = _text("seen" if origin.seen else "not seen")
        name = document.put(
            "entity",
            f"wb:{origin.id}",
            prov__type=_text(f"origin: {origin.kind}"),
            prov__label=_text(label),
            wb__seen=seen,
        )
        for report in origin.reports:
            document.derive(f"wb:{report}", name, "prov:PrimarySource")
    for link in sorted(picture.lineage.links, key=lambda x: (x.start, x.to, x.relation)):
        for sign in link.signs:
            losses.add("signs of a link", f"{link.start} > {link.to}", f"{sign.sign}: {sign.detail}")
        if link.start not in {o.id for o in picture.lineage.origins}:
            kind = {"quoted": "prov:Quotation", "revised": "prov:Revision"}.get(
                RELATIONS.get(link.relation, "")
            )
            document.derive(f"wb:{link.to}", f"wb:{link.start}", kind)


def _transfer(transfer: Transfer, document: _Document, losses: Losses) -> None:
    parties = [
        transfer.supplier.value.label,
        transfer.recipient.value.label if transfer.recipient else "not told",
    ]
    name = document.put(
        "entity",
        f"wb:{transfer.id}",
        prov__type=_text("transfer"),
        prov__label=_text(" to ".join(parties)),
        wb__revision={"$": str(transfer.revision), "type": "xsd:int"},
    )
    activity = document.put("activity", f"wb:putting-together-{transfer.id}")
    document.tie("wasGeneratedBy", entity=name, activity=activity)
    document.tie("wasAssociatedWith", activity=activity, agent="wb:waybill")
    losses.add("backing of each value", transfer.id, f"{len(transfer.claims)} claims")
    for claim in transfer.claims:
        document.tie("used", activity=activity, entity=f"wb:{claim}")
        document.derive(name, f"wb:{claim}")
