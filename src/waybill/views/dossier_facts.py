"""A transfer and its evidence come in; its facts, ladder and positions, each with its sentences, go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from waybill.records.claim import Claim
from waybill.records.transfer import Backed, Standing, Transfer
from waybill.records.values import Reach, System, Value
from waybill.views.claims import write_value
from waybill.views.dossier_evidence import Evidence, Quote
from waybill.views.dossier_words import (
    STANCES,
    count_words,
    origins_words,
    period_words,
    system_words,
    value_words,
)

# The steps in the order in which a transfer climbs them; a halt stands beside the ladder.
RUNGS = ("considered", "negotiating", "agreed", "licensed", "in_delivery", "delivered")
# How the reason begins that `transfers.backing` gives for a count that passes that of the transfer.
BEYOND = "Counted also over"


@dataclass(frozen=True, slots=True)
class Row:
    """A value in words, how well it is backed, and the sentences it stands on."""

    words: str
    backing: str
    quotes: tuple[Quote, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One heading of the facts with its values, best backed first."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder; `state` is said, disputed, denied, to_come or untold."""

    name: str
    state: str
    count: str
    last: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """One position of a party, with the words that show it."""

    stance: str
    words: str
    known: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """A party with every position it is said to take: it may deny one thing and claim a right to it."""

    party: str
    positions: tuple[Position, ...]


def facts_of(transfer: Transfer, evidence: Evidence) -> tuple[Fact, ...]:
    """Every heading that the transfer has values for."""
    recipient = (transfer.recipient,) if transfer.recipient else ()
    found = [
        _fact("Supplier", (transfer.supplier,), "supplier", evidence),
        _fact("Recipient", recipient, "recipient", evidence),
        _fact("What", transfer.systems, "system", evidence),
        _fact("How many", transfer.quantities, "quantity", evidence),
        Fact("Stated range", _reaches(transfer, evidence)),
        _fact("Agreed or discussed", transfer.agreed, "when", evidence),
        _fact("Moved", transfer.began, "when", evidence),
        _fact("Carried by", transfer.modes, "mode", evidence),
        _fact("By way of", transfer.routes, "via|place", evidence),
    ]
    return tuple(f for f in found if f.rows)


def _fact(label: str, values: Sequence[Backed[Value]], field: str, evidence: Evidence) -> Fact:
    rows = []
    for backed in values:
        value = backed.value
        words = system_words(value.name, value.category) if isinstance(value, System) else value_words(value)
        rows.append(Row(words, _backing(backed), evidence.quotes(backed.claims, field, value)))
    return Fact(label, tuple(rows))


def _backing(backed: Backed[Value]) -> str:
    told = count_words(len(backed.claims), "claim")
    origins = origins_words(backed.origins)
    unknown = f" (+{backed.origins.unknown} unknown)" if backed.origins and backed.origins.unknown else ""
    # A count that passes that of the transfer says why, as its first reason.
    reasons = backed.origins.reasons if backed.origins else ()
    also = "; counted also over" + reasons[0][len(BEYOND) :].rstrip(".") if _goes_beyond(reasons) else ""
    return f"{told} · {origins}{unknown}{also}" if origins else told


def _goes_beyond(reasons: Sequence[str]) -> bool:
    return bool(reasons) and reasons[0].startswith(BEYOND)


def _reaches(transfer: Transfer, evidence: Evidence) -> tuple[Row, ...]:
    """How far the systems are said to reach, by claims of capability in the transfer's own reports."""
    ours = {b.value.family or b.value.name for b in transfer.systems} | {
        b.value.name for b in transfer.systems
    }
    found: dict[tuple[str, Reach], list[Claim]] = {}
    for reading, claim in evidence.claims.values():
        if claim.kind != "capability" or reading.report.id not in transfer.reports:
            continue
        systems = [s.value for s in claim.said("system") if isinstance(s.value, System)]
        named = next((s for s in systems if s.name in ours or s.family in ours), None)
        for said in claim.said("range_km") if named else ():
            if named and isinstance(said.value, Reach):
                found.setdefault((named.name, said.value), []).append(claim)
    rows = []
    for (name, reach), claims in sorted(found.items(), key=lambda f: (-len(f[1]), f[0][0])):
        ids = [c.id for c in claims]
        rows.append(
            Row(
                f"{name}: {write_value(reach)}",
                count_words(len(ids), "claim"),
                evidence.quotes(ids, "range_km", reach),
            )
        )
    return tuple(rows)


def ladder_of(transfer: Transfer, evidence: Evidence) -> tuple[Rung, ...]:
    """Every step in order, told of or not; a halt only where one is told of."""
    steps = {s.stage: s for s in transfer.steps}
    names = [*RUNGS, *(["halted"] if "halted" in steps else [])]
    rungs = []
    for name in names:
        step = steps.get(name)  # type: ignore[call-overload]
        words = name.replace("_", " ")
        if step is None:
            rungs.append(Rung(words, "untold", "not told", False, ()))
            continue
        quotes = evidence.quotes((*step.affirmed, *step.negated))
        rungs.append(
            Rung(
                words,
                _state(step.affirmed, step.negated, step.future),
                _said(step.affirmed, step.negated),
                name == transfer.stage,
                quotes,
            )
        )
    return tuple(rungs)


def _state(affirmed: Sequence[str], negated: Sequence[str], future: bool) -> str:
    if not affirmed:
        return "denied"
    if future:
        return "to_come"
    return "disputed" if negated else "said"


def _said(affirmed: Sequence[str], negated: Sequence[str]) -> str:
    told = [f"{count_words(len(affirmed), 'claim')} for"] if affirmed else []
    told += [f"{len(negated)} against or not seen"] if negated else []
    return ", ".join(told)


def positions_of(transfer: Transfer, evidence: Evidence) -> tuple[Voice, ...]:
    """Every party's standings together: supplier and recipient first, then in the transfer's order."""
    own = [transfer.supplier.value.code, *([transfer.recipient.value.code] if transfer.recipient else [])]
    codes = list(dict.fromkeys([*own, *(s.party.code for s in transfer.positions)]))
    voices = []
    for code in codes:
        taken = [s for s in transfer.positions if s.party.code == code]
        if taken:
            voices.append(Voice(taken[0].party.label, tuple(_position(s, evidence) for s in taken)))
    return tuple(voices)


def _position(standing: Standing, evidence: Evidence) -> Position:
    known = f"known since {period_words(standing.first_known)}" if standing.first_known else ""
    quotes = evidence.quotes(standing.claims, "response|stance")
    return Position(standing.stance, STANCES.get(standing.stance, standing.stance), known, quotes)
