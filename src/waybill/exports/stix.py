"""A picture in, one STIX 2.1 bundle out.

A transfer is a `relationship` of two identities; each claim a `note` on it, a party's position an `opinion`. Ids and times
come from the records alone, so that the same picture gives the same bytes.
"""

from __future__ import annotations

from datetime import date, timedelta

from waybill.exports.record import EVER, AsOf, Export, Losses, Picture, claims_of, transfers_of
from waybill.exports.stix_bundle import Bundle
from waybill.exports.tables import alpha2_of, is_group, is_state
from waybill.exports.untold import add_untold
from waybill.exports.words import chain_words, matter_words, period_words, quantity_words
from waybill.records.claim import Claim, Reading
from waybill.records.formats_values import Json, number
from waybill.records.report import Report
from waybill.records.transfer import Standing, Transfer
from waybill.records.values import Party, Period, Place

NAME = "bundle.stix.json"
# STIX 2.1 Appendix A, "Admiralty Credibility": digit to confidence; 6 cannot be judged and gets none.
CONFIDENCE = {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}
# STIX 2.1 section 10.17, opinion-ov.
OPINION = {"confirms": "strongly-agree", "denies": "strongly-disagree"}
# Metres, for STIX's `precision` of a location: a rough radius, ours, stated in the location's description too.
METRES = {"site": 5_000, "city": 20_000, "region": 200_000}
# Where neither a report nor the question gives a day; STIX wants one on every object.
NO_DAY = date(1970, 1, 1)
LOST = ("drift", "links between reports", "law on the day", "steps")
WHY = dict.fromkeys(LOST, "STIX has no object for it") | {
    "confidence of each value": "STIX has one confidence an object; it is that of the transfer as a whole",
    "confidence where it cannot be judged": "credibility 6 has no number on STIX's scale",
    "doubts": "the certainty of a claim stands in its note's words, not as a number",
    "chains of attribution": "the chain stands in the note's authors, as words without spans",
    "ranges and bounds": "numbers stand in the description, as words",
    "counts of origins": "they stand in the description, as words",
    "conflicts": "they stand in the description, as words",
    "grades": "credibility became a confidence; reliability stands nowhere",
    "open and further periods": "a relationship has one start and one end, and none is made up",
    "stances that are no opinion": "STIX's scale runs from disagreement to agreement; these stand in the description",
    "positions of the silent": "nothing was said that an opinion could hold",
    "reports without a day": "STIX wants a day of publication; the report is an external reference of its notes only",
    "reports without a claim": "STIX wants something that a report refers to",
    "transfers without a recipient": "a relationship has two ends; the transfer became a grouping of its notes",
    "extent of a place": "the radius is a rough one of ours",
    "places without coordinates": "the location has its name and country alone; without a country it is left out",
    "places of words": "a note has the claim's words, not where they stand in the text",
    "days of objects": "STIX wants a moment on every object: the day of publication stands in",
}


def export(picture: Picture, as_of: AsOf = EVER) -> Export:
    """The bundle and what it could not hold."""
    losses = Losses(WHY)
    kept_as_words = (
        "doubts",
        "chains of attribution",
        "ranges and bounds",
        "counts of origins",
        "conflicts",
        "grades",
    )
    add_untold(picture, losses, (*LOST, *kept_as_words))
    bundle = Bundle(_moment(_last_day(picture)))
    told = claims_of(picture)
    notes: dict[str, list[str]] = {}
    for transfer in transfers_of(picture):
        _transfer(transfer, told, bundle, notes, losses)
    for reading in sorted(picture.readings, key=lambda r: r.report.id):
        _report(reading, notes.get(reading.report.id, []), bundle, losses)
    kinds = [o["type"] for o in bundle.objects.values()]
    carried = {kind: kinds.count(kind) for kind in sorted(set(kinds))}
    return Export({NAME: bundle.bytes()}, losses.report("stix", as_of, carried))


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00.000Z"


def _day_of(report: Report) -> date | None:
    return report.published.period.latest if report.published else None


def _last_day(picture: Picture) -> date:
    return max([d for r in picture.readings if (d := _day_of(r.report))], default=NO_DAY)


def _identity(bundle: Bundle, party: Party) -> str:
    kind = "group" if is_group(party) else "organization"
    sectors = ["government"] if is_state(party) else None
    return bundle.add(
        "identity",
        party.code,
        name=party.label,
        identity_class=kind,
        sectors=sectors,
        external_references=[_own(party.code)],
    )


def _transfer(
    transfer: Transfer,
    told: dict[str, tuple[Reading, Claim]],
    bundle: Bundle,
    notes: dict[str, list[str]],
    losses: Losses,
) -> None:
    about = _link(transfer, bundle, losses)
    made = []
    for id_ in transfer.claims:
        if id_ in told:
            reading = told[id_][0]
            refs = [about] if about else [_identity(bundle, transfer.supplier.value)]
            note = _note(transfer.id, told[id_], refs, bundle, losses)
            notes.setdefault(reading.report.id, []).append(note)
            made.append(note)
    if about is None:
        losses.add("transfers without a recipient", transfer.id, transfer.supplier.value.label)
        if made:
            bundle.add(
                "grouping",
                transfer.id,
                name=transfer.id,
                context="unspecified",
                object_refs=sorted(set(made)),
                description=_description(transfer),
            )
        return
    losses.add("confidence of each value", transfer.id, f"{len(transfer.claims)} claims")
    for standing in transfer.positions:
        _opinion(transfer, standing, about, bundle, losses)
    for backed in transfer.routes:
        _location(transfer, backed.value, about, bundle, losses)


def _link(transfer: Transfer, bundle: Bundle, losses: Losses) -> str | None:
    supplier = _identity(bundle, transfer.supplier.value)
    if transfer.recipient is None:
        return None
    recipient = _identity(bundle, transfer.recipient.value)
    confidence = CONFIDENCE.get(transfer.credibility.mark)
    if confidence is None:
        losses.add("confidence where it cannot be judged", transfer.id, transfer.credibility.mark)
    start, stop = _days(transfer, losses)
    known = transfer.known_since.latest if transfer.known_since else None
    return bundle.add(
        "relationship",
        transfer.id,
        _moment(known) if known else None,
        relationship_type="supplies-arms-to",
        source_ref=supplier,
        target_ref=recipient,
        description=_description(transfer),
        confidence=confidence,
        start_time=start,
        stop_time=stop,
        external_references=[_own(transfer.id)],
    )


def _days(transfer: Transfer, losses: Losses) -> tuple[str | None, str | None]:
    """The best backed period; STIX wants the stop after the start, so the last day ends with its night."""
    if not transfer.began:
        return None, None
    period: Period = transfer.began[0].value
    others = [b.value for b in (*transfer.began[1:], *transfer.agreed)]
    for other in others if period.earliest and period.latest else [*others, period]:
        losses.add("open and further periods", transfer.id, period_words(other))
    start = _moment(period.earliest) if period.earliest else None
    return start, _moment(period.latest + timedelta(days=1)) if period.latest else None


def _description(transfer: Transfer) -> str:
    count = transfer.origins
    lines = [
        "Systems: " + (", ".join(b.value.name for b in transfer.systems) or "not told"),
        "Numbers: " + ("; ".join(quantity_words(b.value) for b in transfer.quantities) or "not told"),
        f"Stage: {transfer.stage or 'not told'}. {transfer.stage_why}",
        f"Independent origins: {count.low} to {count.high}, {count.unknown} unknown.",
        *(f"{p.party.label}: {p.stance.replace('_', ' ')}." for p in transfer.positions),
        *(f"Conflict on {c.field}: {' against '.join(v for v, _ in c.sides)}." for c in transfer.conflicts),
        "What is said, by whom; no verdict of truth.",
    ]
    return "\n".join(lines)


def _note(about: str, told: tuple[Reading, Claim], refs: list[str], bundle: Bundle, losses: Losses) -> str:
    report, claim = told[0].report, told[1]
    day = _day_of(report)
    losses.add("places of words", claim.id, f"{claim.span.start}-{claim.span.end}")
    if day is None:
        losses.add("days of objects", claim.id, "published on a day not known")
    return bundle.add(
        "note",
        f"{about} {claim.id}",
        _moment(day) if day else None,
        abstract=matter_words(claim),
        content=claim.span.words,
        authors=[chain_words(claim, report)],
        object_refs=refs,
        external_references=[_own(claim.id), _reference(report)],
    )


def _own(id_: str) -> Json:
    return {"source_name": "waybill", "external_id": id_}


def _reference(report: Report) -> Json:
    name: Json = {"source_name": report.outlet or report.address, "external_id": report.id}
    if report.address.startswith(("http://", "https://")):
        name |= {"url": report.address, "hashes": {"SHA-256": report.sha256}}
    return name


def _opinion(transfer: Transfer, standing: Standing, about: str, bundle: Bundle, losses: Losses) -> None:
    words = f"{standing.party.label}: {standing.stance.replace('_', ' ')}"
    if standing.stance == "silent":
        losses.add("positions of the silent", transfer.id, words)
    elif standing.stance not in OPINION:
        losses.add("stances that are no opinion", transfer.id, words)
    else:
        known = standing.first_known.latest if standing.first_known else None
        bundle.add(
            "opinion",
            f"{transfer.id} {standing.party.code} {standing.stance}",
            _moment(known) if known else None,
            opinion=OPINION[standing.stance],
            authors=[standing.party.label],
            explanation=words,
            object_refs=[about],
        )


def _location(transfer: Transfer, place: Place, about: str, bundle: Bundle, losses: Losses) -> None:
    country = alpha2_of(Party(place.country, "")) if place.country else None
    located = place.lat is not None and place.lon is not None
    if not located:
        losses.add("places without coordinates", transfer.id, place.name)
        if country is None:
            return
    metres = METRES.get(place.precision or "")
    losses.add("extent of a place", transfer.id, f"{place.name} ({place.precision or 'not known'})")
    where: Json = {"latitude": number(place.lat), "longitude": number(place.lon)} if located else {}
    if located and metres:
        where |= {"precision": float(metres)}
    key = f"{place.name} {place.lat} {place.lon}"
    stated = f"Precision: {place.precision or 'not known'}"
    id_ = bundle.add("location", key, name=place.name, country=country, description=stated, **where)
    bundle.add(
        "note",
        f"{transfer.id} way {key}",
        content=f"On the way, as told: {place.name}",
        object_refs=[about, id_],
    )


def _report(reading: Reading, notes: list[str], bundle: Bundle, losses: Losses) -> None:
    report, day = reading.report, _day_of(reading.report)
    if day is None:
        losses.add("reports without a day", report.id, report.address)
    elif not notes:
        losses.add("reports without a claim", report.id, report.address)
    else:
        bundle.add(
            "report",
            report.id,
            _moment(day),
            name=report.title or report.address,
            published=_moment(day),
            object_refs=sorted(set(notes)),
            external_references=[_reference(report)],
        )
