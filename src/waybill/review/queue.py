"""What is settled, the transfers and the lineage come in; what a person should look at goes out, by doubt × importance.

Every item says in words why it is doubtful and what hangs on it. Nothing of chance or of the order of reading is in it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from waybill.records.claim import Claim, Reading
from waybill.records.lineage import Lineage
from waybill.records.transfer import Transfer
from waybill.review import doubts
from waybill.review.doubts import Doubt
from waybill.review.fields import fields_for, values_of
from waybill.review.merges import contradictions
from waybill.review.relink import still_tied
from waybill.review.settle import Settled
from waybill.review.standing import Ruling
from waybill.review.telling import said

# How much of an entry hangs on a field: whose transfer it is, how far it went, how much and what, then the rest.
WEIGHT: Mapping[str, float] = MappingProxyType(
    {
        "supplier": 1.0,
        "recipient": 1.0,
        "": 1.0,
        "merge": 1.0,
        "split": 1.0,
        "stage": 0.9,
        "polarity": 0.9,
        "quantity": 0.8,
        "link": 0.8,
        "system": 0.7,
        "party": 0.6,
        "response": 0.6,
        "when": 0.5,
        "certainty": 0.5,
        "reliability": 0.5,
        "side": 0.4,
    }
)
OTHER_FIELD = 0.3
# An entry of one report weighs this much, and a fifth more with each doubling: eight reports weigh whole.
ONE_REPORT, DOUBLING = 0.4, 0.2
# What stands in no entry changes none.
NO_ENTRY = 0.15
# A value that rests on one claim, and an entry on which a measure may bear, weigh a quarter more.
MORE = 1.25
# Below this nothing is worth a person's time: a kind of goods without a designation alone stays above.
LEAST = 0.05


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at: what, where in which report, how doubtful, how important, and why both.

    `about` and `field` are those of the judgement that would settle it; `others` are further records it concerns.
    """

    about: str
    field: str
    report: str | None
    start: int
    doubt: float
    importance: float
    why: tuple[str, ...]
    stakes: tuple[str, ...]
    transfers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        """Doubt × importance."""
        return round(self.doubt * self.importance, 4)


@dataclass(slots=True)
class Board:
    """What the items are weighed by: where each claim and report stands, and what the tellings differ on."""

    settled: Settled
    transfers: Mapping[str, Transfer]
    by_claim: Mapping[str, list[Transfer]] = field(default_factory=dict)
    by_report: Mapping[str, list[Transfer]] = field(default_factory=dict)

    @classmethod
    def of(cls, settled: Settled, transfers: Sequence[Transfer]) -> Board:
        """Sort the transfers by the claims and reports they stand on."""
        by_claim: dict[str, list[Transfer]] = defaultdict(list)
        by_report: dict[str, list[Transfer]] = defaultdict(list)
        for transfer in sorted(transfers, key=lambda t: t.id):
            for claim in transfer.claims:
                by_claim[claim].append(transfer)
            for report in transfer.reports:
                by_report[report].append(transfer)
        return cls(settled, {t.id: t for t in transfers}, by_claim, by_report)


def queue(settled: Settled, transfers: Sequence[Transfer], lineage: Lineage) -> tuple[Item, ...]:
    """Everything worth a second look, the most pressing first; what a person settled is not asked again."""
    board = Board.of(settled, transfers)
    items = [
        *(i for r in settled.readings for c in r.claims for i in _claim_items(board, r, c)),
        *_link_items(board, lineage),
        *_ruled_items(board),
        *_reopened_items(board),
        *_contradicted_items(board),
        *_tied_items(board, lineage),
    ]
    kept = [i for i in items if i.score >= LEAST]
    return tuple(sorted(kept, key=lambda i: (-i.score, i.report or "", i.start, i.about, i.field)))


def _claim_items(board: Board, reading: Reading, claim: Claim) -> Iterator[Item]:
    entries = board.by_claim.get(claim.id, [])
    conflicts = {
        c.field: (" / ".join(words for words, _ in c.sides), len(ids))
        for t in entries
        for c in t.conflicts
        for _, ids in c.sides
        if claim.id in ids
    }
    if _is_settled(board, claim.id, ""):
        return
    for name in fields_for(claim):
        if _is_settled(board, claim.id, name) or not (values_of(claim, name) or name == "side"):
            continue
        found = tuple(doubts.field_doubts(claim, name, conflicts))
        if found:
            importance, stakes = _importance(board, name, entries, claim.id)
            yield Item(
                claim.id,
                name,
                reading.report.id,
                claim.span.start,
                doubts.together(found),
                importance,
                tuple(d.why for d in found),
                stakes,
                tuple(t.id for t in entries),
            )


def _is_settled(board: Board, about: str, name: str) -> bool:
    """Whether a person has spoken on the matter; where persons differ the matter has an item of its own."""
    return (about, name) in board.settled.rulings


def _importance(
    board: Board, name: str, entries: Sequence[Transfer], claim: str | None
) -> tuple[float, tuple[str, ...]]:
    """What hangs on a field: its weight, how many reports tell of the entry, whether it rests on this alone, the law."""
    weight = WEIGHT.get(name, OTHER_FIELD)
    if not entries:
        return weight * NO_ENTRY, ("it stands in no entry",)
    entry = max(entries, key=lambda t: (len(t.reports), t.id))
    reports = len(entry.reports)
    value = weight * min(1.0, ONE_REPORT + DOUBLING * math.log2(reports))
    stakes = [f"{entry.id} rests on {reports} report{'s' if reports > 1 else ''}"]
    if claim is not None and _only_backing(entry, name, claim):
        value *= MORE
        stakes.append(f"the entry's {name} rests on this claim alone")
    bearing = [f for f in entry.findings if f.in_force != "no" and f.scope != "does_not_fit"]
    if bearing and name in ("", "supplier", "recipient", "system", "stage", "when"):
        value *= MORE
        stakes.append(f"{len(bearing)} measure{'s' if len(bearing) > 1 else ''} may bear on it")
    return min(value, 1.0), tuple(stakes)


def _only_backing(entry: Transfer, name: str, claim: str) -> bool:
    backed = {
        "supplier": (entry.supplier,),
        "recipient": (entry.recipient,) if entry.recipient else (),
        "system": entry.systems,
        "quantity": entry.quantities,
        "when": entry.began,
    }.get(name, ())
    if name == "stage":
        return any(s.stage == entry.stage and s.affirmed == (claim,) for s in entry.steps)
    return any(b.claims == (claim,) for b in backed)


def _link_items(board: Board, lineage: Lineage) -> Iterator[Item]:
    reports = set(lineage.reports)
    for link in lineage.links:
        about = "|".join(sorted((link.start, link.to)))
        doubt = doubts.link_doubt(link)
        if doubt is None or link.start not in reports or _is_settled(board, about, "link"):
            continue
        shared = [
            t for t in board.by_report.get(link.to, []) if link.start in t.reports
        ]  # a link counts where both tell of one entry
        importance, stakes = _importance(board, "link", shared, None)
        ids = tuple(t.id for t in shared)
        yield Item(about, "link", link.to, 0, doubt.weight, importance, (doubt.why,), stakes, ids)


def _ruled_items(board: Board) -> Iterator[Item]:
    """Matters on which persons differ, or that one of them left open."""
    for (about, name), ruling in sorted(board.settled.rulings.items()):
        doubt = _of_ruling(ruling)
        if doubt is None:
            continue
        entries = _entries_about(board, about)
        anchor = ruling.words[-1].anchor
        importance, stakes = _importance(board, name, entries, about if about in board.by_claim else None)
        report, start = (anchor.report, anchor.start) if anchor else (None, 0)
        ids = tuple(t.id for t in entries)
        yield Item(about, name, report, start, doubt.weight, importance, (doubt.why,), stakes, ids)


def _of_ruling(ruling: Ruling) -> Doubt | None:
    if ruling.differ:
        return Doubt(doubts.DIFFER, "; ".join(said(j) for j in ruling.words))
    if any(j.decision == "unsure" for j in ruling.words) and ruling.stands is None:
        return Doubt(doubts.LEFT_OPEN, "; ".join(f"{said(j)}: {j.reason}" for j in ruling.words))
    return None


def _entries_about(board: Board, about: str) -> list[Transfer]:
    if about in board.by_claim:
        return board.by_claim[about]
    names = about.split("|")
    told = {t.id: t for n in names for t in board.by_report.get(n, ())}
    return [board.transfers[n] for n in names if n in board.transfers] or list(told.values())


def _reopened_items(board: Board) -> Iterator[Item]:
    for reopened in board.settled.reopened:
        judgement = reopened.judgement
        anchor = judgement.anchor
        entries = board.by_report.get(reopened.report, [])
        importance, stakes = _importance(board, judgement.field, entries, None)
        why = f"{said(judgement)}, but {reopened.reason}"
        start = anchor.start if anchor else 0
        ids = tuple(t.id for t in entries)
        where = (judgement.about, judgement.field, reopened.report, start)
        yield Item(*where, doubts.REOPENED, importance, (why,), stakes, ids)


def _contradicted_items(board: Board) -> Iterator[Item]:
    for found in contradictions(board.settled.ties, tuple(board.transfers.values())):
        judgement = found.tie.judgement
        others = tuple(dict.fromkeys(t.judgement.about for t in found.by))
        if others == (judgement.about,):
            continue  # two persons differ on this very pair, which is an item of its own
        against = "; ".join(f"{said(t.judgement)} ({t.judgement.about})" for t in found.by)
        why = f"{said(judgement)}, which does not hold: {against or 'other claims stand between'}"
        claims = [c for c in (*found.tie.one, *found.tie.other) if c in board.by_claim]
        entries = list(dict.fromkeys(board.by_claim[c][0].id for c in claims))
        importance, stakes = _importance(board, "merge", [board.transfers[e] for e in entries], None)
        where = (judgement.about, judgement.field, None, 0)
        yield Item(*where, doubts.CONTRADICTED, importance, (why,), stakes, tuple(entries), others)


def _tied_items(board: Board, lineage: Lineage) -> Iterator[Item]:
    """Reports judged different that other links still make one telling."""
    for pair in still_tied(lineage, board.settled.links):
        judgement = pair.judgement
        entries = [t for t in board.by_report.get(pair.one, []) if pair.other in t.reports]
        importance, stakes = _importance(board, "link", entries, None)
        why = f"{said(judgement)}, but other reports still tie the two to one telling"
        ids = tuple(t.id for t in entries)
        where = (judgement.about, "link", pair.other, 0)
        yield Item(*where, doubts.CONTRADICTED, importance, (why,), stakes, ids)
