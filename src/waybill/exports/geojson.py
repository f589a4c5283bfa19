"""A picture in, GeoJSON (RFC 7946) out: one point a place on a transfer's way, with its precision stated."""

from __future__ import annotations

from waybill.exports.record import EVER, AsOf, Export, Losses, Picture, claims_of, json_bytes, transfers_of
from waybill.exports.untold import add_untold
from waybill.exports.words import one_number, period_words, quantity_words
from waybill.records.claim import Claim
from waybill.records.formats_values import Json, number
from waybill.records.transfer import Backed, Transfer
from waybill.records.values import Place

NAME = "waybill.geojson"
# What each word of precision stands for, told with the file, since RFC 7946 has no member for it.
PRECISIONS = {
    "site": "a base, port or plant: within some kilometres",
    "city": "the town's own point: within its limits",
    "region": "the middle of a region",
    "country": "the middle of a state",
    "sea": "a point in a sea, no place where anything was seen",
    "area": "a point in a wide area",
}
LOST = (
    "chains of attribution",
    "negated claims",
    "doubts",
    "claims of other kinds",
    "drift",
    "links between reports",
    "conflicts",
    "positions",
    "law on the day",
    "grades",
    "steps",
    "words of the claims",
)
WHY = dict.fromkeys(LOST, "no member for it") | {
    "order of the way": "claims name places, not their order: no line is drawn between them",
    "places without coordinates": "the feature has no geometry",
    "transfers without a place": "no claim names a place on the way: the feature has no geometry",
    "extent of a place": "a point stands for a sea, region or state; `precision` says so",
    "further numbers": "the best backed number stands in the properties",
    "further periods": "the best backed period stands in the properties",
}


def export(picture: Picture, as_of: AsOf = EVER) -> Export:
    """A feature for each place of each transfer; a transfer without one has a feature without geometry."""
    losses = Losses(WHY)
    add_untold(picture, losses, LOST)
    claims = {id_: claim for id_, (_, claim) in claims_of(picture).items()}
    features = [f for t in transfers_of(picture) for f in _features(t, claims, losses)]
    data: Json = {"type": "FeatureCollection", "schema": "waybill.geojson/1", **as_of.to_json()}
    data |= {"precisions": PRECISIONS, "features": features}
    located = sum(f["geometry"] is not None for f in features)
    carried = {"transfers": len(picture.transfers), "features": len(features), "points": located}
    return Export({NAME: json_bytes(data)}, losses.report("geojson", as_of, carried))


def _features(transfer: Transfer, claims: dict[str, Claim], losses: Losses) -> list[Json]:
    for amount in transfer.quantities[1:]:
        losses.add("further numbers", transfer.id, quantity_words(amount.value))
    for period in (*transfer.began[1:], *transfer.agreed[1:]):
        losses.add("further periods", transfer.id, period_words(period.value))
    if not transfer.routes:
        losses.add("transfers without a place", transfer.id)
        return [_feature(transfer.id, None, _properties(transfer))]
    if len(transfer.routes) > 1:
        losses.add("order of the way", transfer.id, ", ".join(b.value.name for b in transfer.routes))
    found = []
    for n, backed in enumerate(transfer.routes, 1):
        place = _place(backed, claims)
        found.append(
            _feature(
                f"{transfer.id}/{n}", _point(backed.value, transfer, losses), place | _properties(transfer)
            )
        )
    return found


def _feature(id_: str, geometry: Json | None, properties: Json) -> Json:
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": properties}


def _point(place: Place, transfer: Transfer, losses: Losses) -> Json | None:
    """RFC 7946 section 3.1.1: longitude first."""
    if place.lat is None or place.lon is None or not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
        losses.add("places without coordinates", transfer.id, place.name)
        return None
    if place.precision not in ("site", "city"):
        losses.add("extent of a place", transfer.id, f"{place.name} ({place.precision or 'not known'})")
    return {"type": "Point", "coordinates": [number(place.lon), number(place.lat)]}


def _place(backed: Backed[Place], claims: dict[str, Claim]) -> Json:
    place = backed.value
    words = [
        s.span.words for i in backed.claims if i in claims for s in claims[i].said("via") if s.value == place
    ]
    return {
        "role": "on the way",
        "place": place.name,
        "precision": place.precision,
        "country": place.country,
        "words": list(dict.fromkeys(words)),
        "claims": list(backed.claims),
    }


def _properties(transfer: Transfer) -> Json:
    began = transfer.began[0].value if transfer.began else None
    amount = transfer.quantities[0].value if transfer.quantities else None
    known = transfer.known_since
    return {
        "transfer": transfer.id,
        "revision": transfer.revision,
        "supplier": transfer.supplier.value.code,
        "recipient": transfer.recipient.value.code if transfer.recipient else None,
        "systems": [b.value.name for b in transfer.systems],
        "stage": transfer.stage,
        "quantity": number(one_number(amount)) if amount else None,
        "quantity_words": quantity_words(amount) if amount else None,
        "start": began.earliest.isoformat() if began and began.earliest else None,
        "end": began.latest.isoformat() if began and began.latest else None,
        "modes": [b.value for b in transfer.modes],
        "origins": {
            "low": transfer.origins.low,
            "high": transfer.origins.high,
            "unknown": transfer.origins.unknown,
        },
        "known_since": known.latest.isoformat() if known and known.latest else None,
    }
