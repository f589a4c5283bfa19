"""A transfer, its readings and what persons decided come in; what its page of merges and splits shows goes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from waybill.records.claim import Claim, Reading
from waybill.records.judgement import Decision, Judgement
from waybill.records.transfer import Transfer
from waybill.review.imprint import sides_in
from waybill.review.making import MOVING
from waybill.review.standing import rulings
from waybill.review.telling import said
from waybill.views.dossier_evidence import Evidence, Quote

# What a person can say in turn, and what that does.
TURNS: Mapping[str, tuple[tuple[Decision, str], ...]] = {
    "merge": (("same", "They are one"), ("different", "They are two"), ("unsure", "I cannot tell")),
    "split": (
        ("different", "Keep them apart"),
        ("same", "They belong together"),
        ("unsure", "I cannot tell"),
    ),
}


@dataclass(frozen=True, slots=True)
class TieShown:
    """One matter that persons decided on a transfer: their words, what each said, and what can be said in turn."""

    about: str
    field: str
    words: tuple[tuple[Judgement, str], ...]
    turns: tuple[tuple[Decision, str], ...]


def ties_shown(transfer: Transfer, judgements: Iterable[Judgement]) -> tuple[TieShown, ...]:
    """The merges and splits that name the transfer or stand on its claims, in the order they were made."""
    mine = [j for j in judgements if j.field in TURNS and _concerns(j, transfer)]
    return tuple(
        TieShown(about, field, tuple((j, said(j)) for j in ruling.words), TURNS[field])
        for (about, field), ruling in rulings(mine).items()
    )


def _concerns(judgement: Judgement, transfer: Transfer) -> bool:
    if transfer.id in judgement.about.split("|"):
        return True
    sides = sides_in(judgement) or ((), ())
    return any(imprint.id in transfer.claims for side in sides for imprint in side)


def movements_of(transfer: Transfer, readings: Iterable[Reading]) -> tuple[Quote, ...]:
    """The movement claims of the transfer, each with its sentence, in the order told: what a split chooses from."""
    evidence = Evidence(readings)
    return tuple(evidence.quote(r, c) for r, c in evidence.of(transfer) if _moves(c, transfer))


def _moves(claim: Claim, transfer: Transfer) -> bool:
    return claim.id in transfer.claims and claim.kind in MOVING


def short_name(transfer: Transfer) -> str:
    """The transfer as a link calls it: who to whom, and what."""
    whom = transfer.recipient.value.label if transfer.recipient else "an unnamed recipient"
    what = f", {transfer.systems[0].value.name}" if transfer.systems else ""
    return f"{transfer.supplier.value.label} → {whom}{what}"
