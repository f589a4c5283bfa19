"""The claims of one movement come in; the deals and instalments that it is told of in go out, each with the reason.

Order, licence and delivery of one deal are no parts: only what is told twice over, of times that cannot be one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import Literal

from waybill.records.claim import Claim
from waybill.records.transfer import Part
from waybill.records.values import Period, Quantity
from waybill.records.writing import write_period

# A time told only to the year or more loosely tells no two instalments apart.
LONGEST = timedelta(days=366)
# Deliveries told to the month cannot be told apart when they are nearer than one.
BETWEEN_DELIVERIES = timedelta(days=31)
# Signing, contract and entry into force of one deal lie within about a year.
BETWEEN_DEALS = timedelta(days=366)
ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

Dated = tuple[Period, Claim]


def parts_of(claims: Sequence[Claim]) -> tuple[Part, ...]:
    """Successive deals, then instalments by their times, then those told of by number; none where there is but one."""
    settled = [c for c in claims if c.polarity == "affirmed" and not c.future]
    deals = _apart(_dated(settled, lambda c: c.stage in {"agreed", "licensed"}), BETWEEN_DEALS)
    lots = _apart(_dated(settled, lambda c: c.stage in {"delivered", "in_delivery"}), BETWEEN_DELIVERIES)
    return (*_parts("deal", deals), *_parts("instalment", lots), *_numbered(settled))


def told_apart(one: Iterable[str], other: Iterable[str], parts: Sequence[Part]) -> bool:
    """Whether every claim of the one side stands in another part than every claim of the other."""
    homes = [[{n for n, p in enumerate(parts) if c in p.claims} for c in side] for side in (one, other)]
    if not all(all(side) for side in homes):
        return False
    first, second = (set().union(*side) for side in homes)
    return first.isdisjoint(second)


def _dated(claims: Iterable[Claim], fits: Callable[[Claim], bool]) -> list[Dated]:
    """The claims that fit, each with its own time where that is bounded and short."""
    found = []
    for claim in claims:
        for said in claim.said("when") if fits(claim) else ():
            when = said.value
            if said.how == "context" or not isinstance(when, Period) or not (when.earliest and when.latest):
                continue
            if when.latest - when.earliest <= LONGEST:
                found.append((when, claim))
    return sorted(found, key=lambda d: (str(d[0].earliest), str(d[0].latest), d[1].id))


def _apart(dated: Sequence[Dated], gap: timedelta) -> list[list[Dated]]:
    """Runs of times that overlap or lie nearer than the gap."""
    runs: list[list[Dated]] = []
    last = None
    for when, claim in dated:
        if last is None or (when.earliest and when.earliest - last > gap):
            runs.append([])
        runs[-1].append((when, claim))
        last = max(day for day in (last, when.latest) if day)
    return runs if len(runs) > 1 else []


def _parts(kind: Literal["deal", "instalment"], runs: Sequence[Sequence[Dated]]) -> list[Part]:
    whole = [_spanned(run) for run in runs]
    words = "Agreements" if kind == "deal" else "Deliveries"
    may = "successive deals, or one renewed" if kind == "deal" else "instalments, or tellings that differ"
    why = f"{words} are told of {' and of '.join(map(write_period, whole))}: {may}."
    return [
        Part(kind, when, tuple(sorted({c.id for _, c in run})), why)
        for when, run in zip(whole, runs, strict=True)
    ]


def _spanned(run: Sequence[Dated]) -> Period:
    first = min(w.earliest for w, _ in run if w.earliest)
    last = max(w.latest for w, _ in run if w.latest)
    return Period(first, last, str(first) if first == last else f"{first}/{last}")


def _numbered(claims: Iterable[Claim]) -> list[Part]:
    """ "The second batch": instalments told of by number; a first alone tells of no other."""
    found: dict[int, set[str]] = {}
    for claim in claims:
        for said in claim.said("quantity"):
            number = said.value.best if isinstance(said.value, Quantity) and said.how == "ordinal" else None
            if number and number == int(number) and number < len(ORDINALS):
                found.setdefault(int(number), set()).add(claim.id)
    if not any(number > 1 for number in found):
        return []
    return [
        Part("instalment", None, tuple(sorted(ids)), f"Told of as the {ORDINALS[number]}.")
        for number, ids in sorted(found.items())
    ]
