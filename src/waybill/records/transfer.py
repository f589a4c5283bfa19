"""The claims on one movement of arms put together; every value carries the claims it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from waybill.records.claim import Certainty, Stage
from waybill.records.law import Finding
from waybill.records.lineage import Independent
from waybill.records.values import Party, Period, Place, Quantity, System

T = TypeVar("T", covariant=True)
Stance = Literal["confirms", "denies", "declined", "no_response", "concern", "claims_right", "silent"]


@dataclass(frozen=True, slots=True)
class Backed(Generic[T]):
    """A value and the ids of the claims that give it; `origins` counts the independent tellings behind it."""

    value: T
    claims: tuple[str, ...]
    origins: Independent | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the stage ladder: who says it was reached, who says it was not, and how surely."""

    stage: Stage
    affirmed: tuple[str, ...]
    negated: tuple[str, ...]
    certainty: Certainty
    future: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a party stands on the transfer, with the claims that show it (none for silence)."""

    party: Party
    stance: Stance
    claims: tuple[str, ...]
    first_known: Period | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field on which independent lineages differ, scope and period being the same.

    `sides` pairs each differing value, written out, with its claims.
    """

    field: str
    sides: tuple[tuple[str, tuple[str, ...]], ...]
    why: str


@dataclass(frozen=True, slots=True)
class Part:
    """Claims of a transfer that tell of one deal or one instalment of it, apart from its others, and why."""

    kind: Literal["deal", "instalment"]
    when: Period | None
    claims: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Grade:
    """One axis of the Admiralty code: a letter A-F (reliability) or digit 1-6 (credibility), with its reasons."""

    mark: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Transfer:
    """What is said of one movement of arms, by whom, and how well backed; it gives no verdict of truth."""

    id: str
    supplier: Backed[Party]
    recipient: Backed[Party] | None
    systems: tuple[Backed[System], ...]
    stage: Stage | None
    stage_why: str
    steps: tuple[Step, ...]
    quantities: tuple[Backed[Quantity], ...]
    began: tuple[Backed[Period], ...]
    agreed: tuple[Backed[Period], ...]
    modes: tuple[Backed[str], ...]
    routes: tuple[Backed[Place], ...]
    positions: tuple[Standing, ...]
    origins: Independent
    reliability: Grade
    credibility: Grade
    conflicts: tuple[Conflict, ...]
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    known_since: Period | None = None
    revision: int = 1
    parts: tuple[Part, ...] = ()
