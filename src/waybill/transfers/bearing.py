"""Groups of movement claims come in; which agreements, responses and positions of their reports bear on each goes out.

A report tells of its news and, beside it, of other movements. "Cairo declined to comment" bears on the one, not on all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from waybill.records.claim import Claim, Reading
from waybill.records.values import Party
from waybill.transfers.grouping import Group, families_of

BEARING = {"agreement", "response", "position"}


@dataclass(frozen=True, slots=True)
class Told:
    """A movement claim of a report, with the group that holds it and the sentence it stands in."""

    claim: Claim
    group: int
    sentence: int


def bearing(groups: Sequence[Group]) -> list[list[tuple[Reading, Claim]]]:
    """For each group the agreements, responses and positions on it, in the order of reports and words."""
    by_report: dict[str, list[tuple[Claim, int]]] = defaultdict(list)
    readings: dict[str, Reading] = {}
    for number, group in enumerate(groups):
        for reading, claim in group.told:
            readings[reading.report.id] = reading
            by_report[reading.report.id].append((claim, number))
    found: list[list[tuple[Reading, Claim]]] = [[] for _ in groups]
    for id_, reading in sorted(readings.items()):
        told = _in_order(reading, by_report[id_])
        for claim in sorted(
            (c for c in reading.claims if c.kind in BEARING), key=lambda c: (c.span.start, c.id)
        ):
            for number in sorted({t.group for t in _borne(reading, claim, told, groups)}):
                found[number].append((reading, claim))
    return found


def _in_order(reading: Reading, claims: Iterable[tuple[Claim, int]]) -> list[Told]:
    told = [Told(c, number, _sentence(reading, c)) for c, number in claims]
    return sorted(told, key=lambda t: (t.claim.span.start, t.claim.id))


def _sentence(reading: Reading, claim: Claim) -> int:
    """Where the claim's sentence begins."""
    at = bisect_right(reading.sentences, claim.span.start, key=lambda s: s[1].start)
    return reading.sentences[at - 1][1].start if at else claim.span.start


def _borne(reading: Reading, claim: Claim, told: Sequence[Told], groups: Sequence[Group]) -> Sequence[Told]:
    """What the claim bears on: what it names itself; else what its sentence tells; else by whose word it is.

    An agreement goes with the movement told last before it. A supplier or recipient speaks of its own movement, of the
    news of the report before any other; everybody else of the news.
    """
    fitting = _named(claim, told, groups)
    own = [t for t in fitting if t.sentence == _sentence(reading, claim)]
    if own:
        return own
    news = [t for t in fitting if t.sentence == told[0].sentence]
    if claim.kind == "agreement":
        return _last_before(claim, fitting)
    concerned = [t for t in fitting if _codes(claim, "party") & _pair(groups[t.group])]
    first = [t for t in news if t in concerned]
    return first or _last_before(claim, concerned) or news or _last_before(claim, fitting)


def _named(claim: Claim, told: Sequence[Told], groups: Sequence[Group]) -> Sequence[Told]:
    """Those of the parties and of the goods that the claim names; of the parties alone where none is of such goods."""
    between = [t for t in told if _between(claim, groups[t.group])]
    families = families_of(claim)
    of_goods = [t for t in between if families & groups[t.group].families]
    return of_goods or between


def _between(claim: Claim, group: Group) -> bool:
    """Whether the parties that a claim names may be those of a movement."""
    supplier, recipient, parties = (_codes(claim, f) for f in ("supplier", "recipient", "parties"))
    both = _pair(group)
    alike = supplier <= {group.supplier.code} and recipient <= {group.recipient.code}
    return alike and (parties <= both or both <= parties)


def _codes(claim: Claim, field: str) -> set[str]:
    return {s.value.code for s in claim.said(field) if isinstance(s.value, Party)}


def _pair(group: Group) -> set[str]:
    return {group.supplier.code, group.recipient.code}


def _last_before(claim: Claim, told: Sequence[Told]) -> Sequence[Told]:
    """The movement told last before the claim, with all that its sentence tells; where none is, the first after it."""
    before = [t for t in told if t.claim.span.start <= claim.span.start]
    nearest = before[-1] if before else next(iter(told), None)
    return [t for t in told if nearest is not None and t.sentence == nearest.sentence]
