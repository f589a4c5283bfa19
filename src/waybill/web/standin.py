"""A register comes in; what the desk asks of it, put together on the spot, goes out, until the register answers itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache

from waybill.flow import Picture, picture_of
from waybill.records.claim import Reading
from waybill.records.entry import Entry, Listed, Search, Summary
from waybill.records.transfer import Transfer
from waybill.records.writing import write_quantity
from waybill.register import NOW, Horizon, Register


class Book:
    """The register's face as it is going to be."""

    def __init__(self, register: Register) -> None:
        self.register = register

    def picture(self, horizon: Horizon) -> Picture:
        return _picture(self.register, self.register.head(), horizon)

    def entry(self, id: str, horizon: Horizon = NOW, revision: int | None = None) -> Entry | None:
        picture = self.picture(horizon)
        wanted = self.register.current_id(id, horizon)
        for t in picture.transfers:
            if t.id == wanted:
                return Entry(t, picture.lineage, _day(t), datetime.now(UTC), "put together")
        return None

    def history(self, id: str) -> tuple[Entry, ...]:
        found = []
        for day in [d for d, _ in self.days()]:
            entry = self.entry(id, Horizon(day))
            if entry and (not found or entry.transfer.claims != found[-1].transfer.claims):
                found.append(Entry(entry.transfer, entry.lineage, day, entry.recorded_at, "new report"))
        return tuple(found)

    def list_entries(self, search: Search, horizon: Horizon = NOW) -> Listed:
        rows = [_summary(t) for t in self.picture(horizon).transfers]
        if search.supplier:
            rows = [r for r in rows if r.supplier[0] == search.supplier]
        if search.words:
            rows = [r for r in rows if search.words.lower() in str(r).lower()]
        return Listed(tuple(rows[search.offset : search.offset + search.limit]), len(rows))

    def readings_of(self, ids: Iterable[str], horizon: Horizon = NOW) -> tuple[Reading, ...]:
        wanted = set(ids)
        return tuple(r for r in self.picture(horizon).readings if r.report.id in wanted)

    def days(self) -> tuple[tuple[date, int], ...]:
        days = Counter(
            r.report.published.period.latest
            for r in self.picture(NOW).readings
            if r.report.published and r.report.published.period.latest
        )
        return tuple(sorted((d, n) for d, n in days.items() if d))

    def counts(self, horizon: Horizon) -> dict[str, int]:
        picture = self.picture(horizon)
        return {
            "transfers": len(picture.transfers),
            "reports": len(picture.readings),
            "claims": sum(len(r.claims) for r in picture.readings),
        }


@lru_cache(maxsize=8)
def _picture(register: Register, head: tuple[int, str], horizon: Horizon) -> Picture:
    return picture_of(register, horizon)


def _day(transfer: Transfer) -> date:
    period = transfer.known_since
    return (period.latest or period.earliest or date.today()) if period else date.today()


def _summary(t: Transfer) -> Summary:
    amount = t.quantities[0].value if t.quantities else None
    return Summary(
        t.id,
        t.revision,
        (t.supplier.value.code, t.supplier.value.label),
        (t.recipient.value.code, t.recipient.value.label) if t.recipient else None,
        tuple(b.value.name for b in t.systems),
        write_quantity(amount) if amount else "",
        (amount.low or amount.best) if amount else None,
        (amount.high or amount.best) if amount else None,
        t.stage,
        (t.origins.low, t.origins.high),
        t.origins.unknown,
        tuple((p.party.code, p.stance) for p in t.positions),
        len(t.conflicts),
        len(t.reports),
        _day(t),
        _day(t),
        datetime.now(UTC),
    )
