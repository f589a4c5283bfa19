"""A picture in, entities of FollowTheMoney 4 out, one JSON object a line.

A transfer is an `Event` with its parties as `involved`, and an `EconomicActivity` from sender to receiver; a report is an
`Article`; what the library would cut silently (a range of days in one `date`) is written as `startDate` and `endDate`.
Written by hand: the library needs a package that has to be compiled. Tests hold it to the library's own model.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TypeAlias

from waybill.exports.record import EVER, AsOf, Export, Losses, Picture, lines_bytes, transfers_of
from waybill.exports.tables import alpha2_of, is_state
from waybill.exports.untold import add_untold
from waybill.exports.words import matter_words, period_words, put_words, quantity_words, value_words
from waybill.records.claim import Claim, Reading
from waybill.records.formats_values import Json
from waybill.records.transfer import Transfer
from waybill.records.values import Party, Period

# Property to its values; None is dropped.
Values: TypeAlias = dict[str, list[str | None]]

NAME = "entities.ftm.json"
LOST = ("drift", "links between reports", "chains of attribution", "law on the day", "grades", "steps")
WHY = dict.fromkeys(LOST, "the model has no property for it") | {
    "ranges and bounds": "numbers go into the description of the goods, as words",
    "open periods": "an interval wants both ends; the open one is empty",
    "further periods": "an interval has one beginning; the best backed one was taken",
    "conflicts": "no property; the sides stand in the notes",
    "positions": "no property; they stand in the notes",
    "counts of origins": "no property; they stand in the notes",
    "backing of each value": "an entity names its reports as a whole, not for each value",
    "places of words": "a `Note` has the claim's words, not where they stand in the text",
    "parties without a country": "the model's codes have none for bodies, armed groups and former states",
    "addresses that are no web address": "`sourceUrl` takes web addresses; a file's path is its file name",
}

UNFILLED = {"contentHash": "the model wants SHA-1; the notes of an article have its SHA-256"}


def export(picture: Picture, as_of: AsOf = EVER) -> Export:
    """Parties, reports, claims as notes, transfers as events with their activities."""
    losses = Losses(WHY)
    add_untold(picture, losses, LOST)
    add_untold(picture, losses, ("ranges and bounds", "conflicts", "positions", "counts of origins"))
    entities = list(_parties(picture, losses))
    for reading in sorted(picture.readings, key=lambda r: r.report.id):
        entities.append(_article(reading, losses))
    told = _told(picture)
    for transfer in transfers_of(picture):
        entities += _transfer(transfer, told, losses)
    schemata = [e["schema"] for e in entities]
    carried = {name: schemata.count(name) for name in dict.fromkeys(schemata)}
    return Export({NAME: lines_bytes(entities)}, losses.report("ftm", as_of, carried, UNFILLED))


def _told(picture: Picture) -> dict[str, tuple[Reading, Claim]]:
    return {c.id: (r, c) for r in picture.readings for c in r.claims}


def _entity(id_: str, schema: str, properties: Values) -> Json:
    """Every property is a list of texts; an empty one is left out, and blanks are squeezed as the model does."""
    kept = {
        name: list(dict.fromkeys(" ".join(v.split()) for v in values if v))
        for name, values in sorted(properties.items())
    }
    return {
        "id": id_,
        "schema": schema,
        "properties": {name: values for name, values in kept.items() if values},
    }


def party_id(party: Party) -> str:
    """The id of a party's entity."""
    return f"waybill-party-{party.code.lower()}"


def _parties(picture: Picture, losses: Losses) -> Iterable[Json]:
    found: dict[str, Party] = {}
    for t in transfers_of(picture):
        parties = [
            t.supplier.value,
            *([t.recipient.value] if t.recipient else []),
            *(p.party for p in t.positions),
        ]
        for party in parties:
            found.setdefault(party.code, party)
    for _, party in sorted(found.items()):
        country = alpha2_of(party)
        if country is None:
            losses.add("parties without a country", party.code, party.label)
        schema = "PublicBody" if is_state(party) or party.code.isupper() else "Organization"
        told: Values = {"name": [party.label], "country": [country.lower() if country else None]}
        yield _entity(party_id(party), schema, told)


def _article(reading: Reading, losses: Losses) -> Json:
    report = reading.report
    web = report.address.startswith(("http://", "https://"))
    if not web:
        losses.add("addresses that are no web address", report.id, report.address)
    for claim in reading.claims:
        losses.add("places of words", claim.id, f"{claim.span.start}-{claim.span.end}")
    published = report.published.period if report.published else None
    return _entity(
        f"waybill-{report.id}",
        "Article",
        {
            "title": [report.title],
            "name": [report.title or report.address],
            "fileName": [report.address.rstrip("/").rsplit("/", 1)[-1] or report.id],
            "sourceUrl": [report.address if web else None],
            "publisher": [report.outlet],
            "author": [report.agency],
            "publishedAt": [published.latest.isoformat() if published and published.latest else None],
            "language": [LANGUAGES.get(report.language)],
            "notes": [f"SHA-256 of the bytes: {report.sha256}"],
        },
    )


# The model writes languages in ISO 639-3.
LANGUAGES = {"en": "eng"}


def _transfer(transfer: Transfer, told: dict[str, tuple[Reading, Claim]], losses: Losses) -> Iterable[Json]:
    name = _name(transfer)
    days = _days(transfer, losses)
    articles = [f"waybill-{r}" for r in transfer.reports]
    parties = [transfer.supplier.value, *([transfer.recipient.value] if transfer.recipient else [])]
    event_id = f"waybill-{transfer.id}"
    losses.add("backing of each value", transfer.id, f"{len(transfer.claims)} claims")
    shared: Values = days | {"summary": [name], "proof": [*articles], "modifiedAt": [_known(transfer)]}
    facts: Values = shared | {
        "name": [name],
        "involved": [*map(party_id, parties)],
        "location": [b.value.name for b in transfer.routes],
        "description": [transfer.stage_why],
        "notes": _notes(transfer),
    }
    yield _entity(event_id, "Event", facts)
    if transfer.recipient is not None:
        yield _entity(
            f"{event_id}-goods", "EconomicActivity", shared | _goods(transfer, transfer.recipient.value)
        )
    for id_ in transfer.claims:
        if id_ in told:
            yield _note(event_id, *told[id_])


def _name(transfer: Transfer) -> str:
    recipient = transfer.recipient.value.label if transfer.recipient else "recipient not told"
    goods = ", ".join(b.value.name for b in transfer.systems) or "arms"
    return f"{transfer.supplier.value.label} to {recipient}: {goods}"


def _days(transfer: Transfer, losses: Losses) -> Values:
    if not transfer.began:
        return {}
    for other in transfer.began[1:]:
        losses.add("further periods", transfer.id, period_words(other.value))
    period: Period = transfer.began[0].value
    if period.earliest is None or period.latest is None:
        losses.add("open periods", transfer.id, period_words(period))
    first = period.earliest.isoformat() if period.earliest else None
    return {"startDate": [first], "endDate": [period.latest.isoformat() if period.latest else None]}


def _known(transfer: Transfer) -> str | None:
    known = transfer.known_since
    return known.latest.isoformat() if known and known.latest else None


def _goods(transfer: Transfer, recipient: Party) -> Values:
    supplier = transfer.supplier.value
    countries = [(alpha2_of(p) or "").lower() or None for p in (supplier, recipient)]
    return {
        "sender": [party_id(supplier)],
        "receiver": [party_id(recipient)],
        "departureCountry": countries[:1],
        "destinationCountry": countries[1:],
        "goodsDescription": [
            *(value_words(b.value) for b in transfer.systems),
            *(quantity_words(b.value) for b in transfer.quantities),
        ],
    }


def _notes(transfer: Transfer) -> list[str | None]:
    count = transfer.origins
    notes: list[str | None] = [f"Stage: {transfer.stage}" if transfer.stage else None]
    notes += [f"Independent origins: {count.low} to {count.high}, {count.unknown} unknown"]
    notes += [f"{p.party.label}: {p.stance.replace('_', ' ')}" for p in transfer.positions]
    notes += [f"Conflict on {c.field}: {' against '.join(v for v, _ in c.sides)}" for c in transfer.conflicts]
    return notes


def _note(event_id: str, reading: Reading, claim: Claim) -> Json:
    """A claim as a note on the event: its words, who tells it, what it amounts to."""
    digest = hashlib.sha256(f"{event_id} {claim.id}".encode()).hexdigest()[:16]
    speaker = claim.speaker
    who = (
        speaker.span.words if speaker and speaker.span else (reading.report.outlet or reading.report.address)
    )
    return _entity(
        f"waybill-note-{digest}",
        "Note",
        {
            "name": [f"{claim.kind}: {put_words(claim)}".rstrip(": ")],
            "entity": [event_id],
            "description": [claim.span.words],
            "summary": [matter_words(claim)],
            "publisher": [who],
            "proof": [f"waybill-{reading.report.id}"],
        },
    )
