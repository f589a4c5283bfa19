"""Readings and their lineage come in; transfers, every value with its claims, go out. The step of this room."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial

from waybill.knowledge.roots import ANYTHING
from waybill.records.claim import Claim, Reading
from waybill.records.judgement import NO_HINTS, Hints
from waybill.records.lineage import Independent, Lineage
from waybill.records.report import Report
from waybill.records.transfer import Backed, Transfer
from waybill.records.values import Party, Period, Place, System
from waybill.transfers.again import Again, Bearing
from waybill.transfers.backing import affirming, beyond, counted, is_affirmed, may_stand, telling, within
from waybill.transfers.bearing import bearing
from waybill.transfers.conflicts import find_conflicts
from waybill.transfers.gather import Count, gather, quantities
from waybill.transfers.grades import credibility, reliability
from waybill.transfers.grouping import Group, group_claims
from waybill.transfers.parts import parts_of
from waybill.transfers.positions import standings
from waybill.transfers.regroup import regroup
from waybill.transfers.stages import stage_reached, steps


def assemble(
    readings: Sequence[Reading],
    lineage: Lineage,
    count: Count,
    hints: Hints = NO_HINTS,
    made: tuple[Again, Bearing] | None = None,
) -> tuple[Transfer, ...]:
    """Put the claims on one movement together; `count` counts the independent origins of some claims.

    `hints` are what persons tied, parted and graded. The order of the readings never matters. `made` spares work where
    most of the readings come in again: what was made before, and by what it is known that a count is as it was.
    """
    again, goes_by = made or (Again(), None)
    groups = regroup(group_claims(readings, kindred(lineage), again.moving), hints.ties)
    kept = [g for g in groups if g.families or g.root != ANYTHING or len(g.told) > 1]
    found = []
    for group, beside in zip(kept, bearing(kept), strict=True):
        told = [*group.told, *beside]
        make = partial(_transfer, group, beside, count, hints)
        found.append(again.transfer(group, told, goes_by(told), hints, make) if goes_by else make())
    return tuple(sorted(found, key=lambda t: (-len(t.reports), t.id)))


def kindred(lineage: Lineage) -> dict[str, set[str]]:
    """For each report, the reports that go back to one telling with it."""
    kin: dict[str, set[str]] = {}
    for origin in lineage.origins:
        for report in origin.reports:
            kin.setdefault(report, set()).update(origin.reports)
    return kin


def _transfer(group: Group, beside: Sequence[tuple[Reading, Claim]], count: Count, hints: Hints) -> Transfer:
    told = group.told
    claims = [c for _, c in told]
    by_id = {r.report.id: r for r, _ in told}
    agreements = [c for _, c in beside if c.kind == "agreement"]
    around = [(r, c) for r, c in beside if c.kind != "agreement"]
    ladder = steps([*claims, *agreements])
    stage, why = stage_reached(ladder)
    amounts = quantities(affirming(claims), count)
    backers, affirmed = telling(claims, stage), affirming(claims)
    origins = counted(backers, stage, len(by_id), count)
    parts = parts_of([*claims, *agreements])
    standing = {c.id for c in affirmed}
    conflicts = find_conflicts(claims, amounts, count, parts)
    positions = standings(
        [t for t in told if may_stand(t[1], standing)], around, [group.supplier, group.recipient]
    )
    return Transfer(
        id=_identity(group),
        supplier=_backed(group.supplier, "supplier", backers, count, origins),
        recipient=_backed(group.recipient, "recipient", backers, count, origins),
        systems=beyond(gather(affirmed, "system", System, count), origins, backers),
        stage=stage,
        stage_why=why,
        steps=ladder,
        quantities=beyond(amounts, origins, backers),
        began=beyond(gather([c for c in affirmed if not c.future], "when", Period, count), origins, backers),
        agreed=beyond(gather(agreements, "when", Period, count), origins, backers),
        modes=beyond(gather(affirmed, "mode", str, count), origins, backers),
        routes=beyond(gather(affirmed, "via", Place, count), origins, backers),
        positions=positions,
        origins=origins,
        reliability=reliability([_teller(r.report) for r in by_id.values()], hints.reliability),
        credibility=credibility(origins, positions, conflicts, is_affirmed(claims)),
        conflicts=conflicts,
        claims=tuple(sorted({c.id for c in [*claims, *agreements, *(c for _, c in around)]})),
        reports=tuple(sorted(by_id)),
        known_since=_known_since(list(by_id.values())),
        parts=parts,
    )


def _teller(report: Report) -> str:
    """The outlet, else the last name of the address: a path of somebody's machine is nobody's business."""
    return report.outlet or report.address.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def _backed(
    party: Party, field: str, backers: Sequence[Claim], count: Count, whole: Independent
) -> Backed[Party]:
    """A party with those of the transfer's backers that name it themselves, all of them where none does."""
    own = [c for c in backers if any(s.value == party and s.how != "context" for s in c.said(field))]
    return Backed(party, _ids(own or backers), within(count(own or backers), whole))


def _ids(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(sorted({c.id for c in claims}))


def _identity(group: Group) -> str:
    """Parties and the first named family (or the kind) of the earliest telling; the register keeps it through growth."""
    first = sorted(group.families)[0] if group.families else group.root
    told = f"{group.supplier.code}|{group.recipient.code}|{first}|{group.root}"
    return "t-" + hashlib.sha256(told.encode()).hexdigest()[:10]


def _known_since(readings: Sequence[Reading]) -> Period | None:
    days = [
        r.report.published.period
        for r in readings
        if r.report.published and r.report.published.period.earliest
    ]
    return min(days, key=lambda p: (str(p.earliest), str(p.latest)), default=None)
