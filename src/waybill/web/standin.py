"""A register comes in; what the desk asks of it, put together on the spot, goes out, until the register answers itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache

from waybill.flow import Picture, picture_of
from waybill.records.claim import Reading
from waybill.records.entry import Change, Entry, Listed, Search, Summary
from waybill.records.judgement import Judgement, Withdrawal
from waybill.records.lineage import Lineage
from waybill.records.transfer import Transfer
from waybill.records.writing import write_quantity
from waybill.register import NOW, Horizon, Register
from waybill.views.entry_changes import differences


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
        found: list[Entry] = []
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

    def list_reports(
        self, words: str, outlet: str, horizon: Horizon, limit: int, offset: int
    ) -> tuple[tuple[Reading, ...], int]:
        found = [
            r
            for r in self.picture(horizon).readings
            if words.lower() in (r.report.text + (r.report.title or "")).lower()
            and outlet.lower() in (r.report.outlet or "").lower()
        ]
        found.sort(
            key=lambda r: str(r.report.published.period.latest) if r.report.published else "", reverse=True
        )
        return tuple(found[offset : offset + limit]), len(found)

    def outlet_judgements(self, horizon: Horizon = NOW) -> tuple[Judgement, ...]:
        return tuple(j for j in self.register.judgements(horizon=horizon) if j.about.startswith("outlet:"))

    def reading_with(self, claim: str, horizon: Horizon = NOW) -> Reading | None:
        found = (r for r in self.picture(horizon).readings if any(c.id == claim for c in r.claims))
        return next(found, None)

    def judgements_on(self, claims: Iterable[str], horizon: Horizon = NOW) -> tuple[Judgement, ...]:
        wanted = set(claims)
        return tuple(j for j in self.register.judgements(horizon=horizon) if j.about in wanted)

    def versions(self, report: str) -> tuple[Reading, ...]:
        return ()

    def withdrawals(self, report: str) -> tuple[Withdrawal, ...]:
        return ()

    def transfers_of(self, report: str, horizon: Horizon = NOW) -> tuple[Transfer, ...]:
        return tuple(t for t in self.picture(horizon).transfers if report in t.reports)

    def lineage(self, horizon: Horizon = NOW) -> Lineage:
        return self.picture(horizon).lineage

    def changes(self, before: Horizon, after: Horizon) -> tuple[Change, ...]:
        old = {t.id: t for t in self.picture(before).transfers}
        new = {t.id: t for t in self.picture(after).transfers}
        found = []
        for id in sorted(old | new):
            fields = tuple((d.field, d.before, d.after) for d in differences(old.get(id), new.get(id)))
            if fields:
                one, other = old.get(id), new.get(id)
                found.append(
                    Change(
                        id,
                        one.revision if one else None,
                        other.revision if other else None,
                        ("new report",),
                        fields,
                    )
                )
        return tuple(found)

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
