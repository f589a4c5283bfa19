"""A picture in, flat rows of our own out: one a transfer, one a claim, one a report; shared by CSV and Parquet.

Ranges follow the habit of UCDP's tables: low, best, high; first day, last day, precision of the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, TypeVar

from waybill.exports.goods import told_systems
from waybill.exports.record import Losses, Picture, transfers_of
from waybill.exports.words import chain_words, period_words, quantity_words, value_words
from waybill.records.claim import Claim
from waybill.records.report import Report
from waybill.records.transfer import Transfer
from waybill.records.values import Party, Period, Quantity, Reach

T = TypeVar("T", Party, Quantity, Period, Reach)
Cell: TypeAlias = str | float | int | bool | None
Row: TypeAlias = dict[str, Cell]
# How the days of a period are known, after UCDP: 1 the day, 2 within a week, 3 a month, 4 a year, 5 longer or open.
WITHIN = ((1, 1), (7, 2), (31, 3), (366, 4))
LONGER = 5
PARTY_FIELDS = ("party", "body", "parties", "target")
# Fields of a claim that have columns of their own.
COLUMNED = frozenset({"supplier", "recipient", "system", "quantity", "when", "range_km"})

WHY = {
    "further numbers": "the row has the best backed number; the others stand with their claims",
    "further periods": "the row has the best backed period; the others stand with their claims",
    "generic kinds": "a designation of the same category stands for them",
    "further values": "the row has the first value of the field",
}


def precision_of(period: Period | None) -> int | None:
    """How close the days are known, 1 to 5; None without a period."""
    if period is None:
        return None
    if period.earliest is None or period.latest is None:
        return LONGER
    days = (period.latest - period.earliest).days + 1
    return next((code for most, code in WITHIN if days <= most), LONGER)


def _ends(name: str, period: Period | None) -> Row:
    first, last = (period.earliest, period.latest) if period else (None, None)
    return {
        f"{name}_start": first.isoformat() if first else None,
        f"{name}_end": last.isoformat() if last else None,
        f"{name}_prec": precision_of(period),
        f"{name}_edtf": period_words(period) or None,
    }


def _amount(quantity: Quantity | None) -> Row:
    q = quantity or Quantity(None, None, None)
    return {
        "low": _number(q.low),
        "best": _number(q.best),
        "high": _number(q.high),
        "unit": q.unit,
        "bound": q.bound if quantity else None,
        "approximate": q.approximate if quantity else None,
    }


def _number(value: float | None) -> float | None:
    return float(value) if value is not None else None


def transfer_rows(picture: Picture, losses: Losses) -> Iterator[Row]:
    """One row a transfer; values in lists are joined by " | "."""
    for transfer in transfers_of(picture):
        yield _transfer_row(transfer, losses)


def _transfer_row(transfer: Transfer, losses: Losses) -> Row:
    for amount in transfer.quantities[1:]:
        losses.add("further numbers", transfer.id, quantity_words(amount.value))
    for period in (*transfer.began[1:], *transfer.agreed[1:]):
        losses.add("further periods", transfer.id, period_words(period.value))
    recipient = transfer.recipient.value if transfer.recipient else None
    systems = [b.value for b in told_systems(transfer, losses)]
    count = transfer.origins
    row: Row = {"id": transfer.id, "revision": transfer.revision}
    row |= _party("supplier", transfer.supplier.value) | _party("recipient", recipient)
    row |= {
        "systems": _joined([s.name for s in systems]),
        "categories": _joined([s.category or "" for s in systems]),
        "unroca": _joined([s.unroca or "" for s in systems]),
        "stage": transfer.stage,
    }
    row |= _amount(transfer.quantities[0].value if transfer.quantities else None)
    row |= _ends("date", transfer.began[0].value if transfer.began else None)
    row |= _ends("agreed", transfer.agreed[0].value if transfer.agreed else None)
    row |= _ends("known_since", transfer.known_since)
    row |= {
        "modes": _joined([b.value for b in transfer.modes]),
        "routes": _joined([b.value.name for b in transfer.routes]),
        "positions": _joined([f"{p.party.code} {p.stance}" for p in transfer.positions]),
        "origins_low": count.low,
        "origins_high": count.high,
        "origins_unknown": count.unknown,
        "reliability": transfer.reliability.mark,
        "credibility": transfer.credibility.mark,
        "conflicts": _joined([c.field for c in transfer.conflicts]),
        "measures_in_force": _joined([f.measure.id for f in transfer.findings if f.in_force != "no"]),
        "reports": len(transfer.reports),
        "claims": _joined(transfer.claims),
    }
    return row


def _joined(words: list[str] | tuple[str, ...]) -> str:
    return " | ".join(dict.fromkeys(w for w in words if w))


def _party(role: str, party: Party | None) -> Row:
    return {role: party.code if party else None, f"{role}_label": party.label if party else None}


def report_rows(picture: Picture) -> Iterator[Row]:
    """One row a report, without its text."""
    for reading in sorted(picture.readings, key=lambda r: r.report.id):
        report = reading.report
        row: Row = {
            "id": report.id,
            "sha256": report.sha256,
            "address": report.address,
            "outlet": report.outlet,
        }
        row |= {"agency": report.agency, "title": report.title, "language": report.language}
        row |= _ends("published", report.published.period if report.published else None)
        origins = sorted(picture.lineage.origins_of(report.id), key=lambda o: o.id)
        yield (
            row
            | {"published_how": report.published.how if report.published else None}
            | {
                "origins": _joined([o.name or o.agency or o.id for o in origins]),
                "claims": len(reading.claims),
            }
        )


def claim_rows(picture: Picture, losses: Losses) -> Iterator[Row]:
    """One row a claim, with its words, its place in the text and its chain."""
    for reading in sorted(picture.readings, key=lambda r: r.report.id):
        for claim in reading.claims:
            yield _claim_row(claim, reading.report, losses)


def _claim_row(claim: Claim, report: Report, losses: Losses) -> Row:
    row: Row = {"id": claim.id, "report": report.id, "kind": claim.kind, "stage": claim.stage}
    row |= {"future": claim.future, "polarity": claim.polarity, "certainty": claim.certainty}
    row |= {"start": claim.span.start, "end": claim.span.end, "words": claim.span.words}
    speaker = claim.speaker
    row |= {
        "chain": chain_words(claim, report),
        "speaker": speaker.span.words if speaker and speaker.span else None,
        "side": speaker.side if speaker else None,
        "manner": speaker.manner if speaker else None,
    }
    parties = {f: _first(claim, f, Party, losses) for f in ("supplier", "recipient")}
    row |= _party("supplier", parties["supplier"]) | _party("recipient", parties["recipient"])
    row["parties"] = _values(claim, PARTY_FIELDS, code=True)
    row["systems"] = _values(claim, ("system",))
    row |= _amount(_first(claim, "quantity", Quantity, losses))
    row |= _ends("date", _first(claim, "when", Period, losses))
    reach = _first(claim, "range_km", Reach, losses)
    row |= {
        "range_low": _number(reach.low) if reach else None,
        "range_high": _number(reach.high) if reach else None,
    }
    rest = [name for name in claim.fields if name not in COLUMNED and name not in PARTY_FIELDS]
    return row | {"other": _joined([f"{n}: {value_words(s.value)}" for n in rest for s in claim.said(n)])}


def _first(claim: Claim, name: str, wanted: type[T], losses: Losses) -> T | None:
    found = [s.value for s in claim.said(name) if isinstance(s.value, wanted)]
    for other in found[1:]:
        losses.add("further values", claim.id, f"{name}: {value_words(other)}")
    return found[0] if found else None


def _values(claim: Claim, names: tuple[str, ...], code: bool = False) -> str:
    said = [s.value for name in names for s in claim.said(name)]
    return _joined([v.code if code and isinstance(v, Party) else value_words(v) for v in said])
