"""The claims of one movement come in; its values, each with the claims that give it, go out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from waybill.records.claim import Claim
from waybill.records.lineage import Independent
from waybill.records.transfer import Backed
from waybill.records.values import Party, Period, Place, Quantity, System, Value

V = TypeVar("V", Party, System, Quantity, Period, Place, str)
Count = Callable[[Sequence[Claim]], Independent]

# Units of a count of consignments, which are no number of goods.
CONSIGNMENTS = {"shipment", "delivery", "consignment", "batch", "tranche", "flight", "convoy", "instalment"}


def gather(claims: Iterable[Claim], field: str, kind: type[V], count: Count) -> tuple[Backed[V], ...]:
    """Every distinct value of a field with its claims, the best backed first; what is only filled from context is left out.

    Values of negated claims stand only where no claim affirms any: "sent no launchers" is still on launchers.
    """
    told = list(claims)
    return _gathered([c for c in told if c.polarity == "affirmed"], field, kind, count) or _gathered(
        told, field, kind, count
    )


def _gathered(claims: Iterable[Claim], field: str, kind: type[V], count: Count) -> tuple[Backed[V], ...]:
    backing: dict[V, list[Claim]] = {}
    for claim in claims:
        for said in claim.said(field):
            if isinstance(said.value, kind) and said.how != "context":
                backing.setdefault(said.value, []).append(claim)
    backed = [Backed(value, tuple(_ids(told)), count(told)) for value, told in backing.items()]
    return tuple(sorted(backed, key=lambda b: (_general(b.value), -len(b.claims), _written(b.value))))


def _general(value: Value) -> bool:
    """Whether a system is only a kind of goods: designations and families come first."""
    return isinstance(value, System) and value.name.islower()


def quantities(claims: Sequence[Claim], count: Count) -> tuple[Backed[Quantity], ...]:
    """How many: numbers of goods first, then of consignments; "the first" of goods without a name is no number."""
    found = [b for b in gather(claims, "quantity", Quantity, count) if b.value.unit or b.value.best != 1]
    return tuple(sorted(found, key=lambda b: (b.value.unit or "") in CONSIGNMENTS))


def _ids(claims: Sequence[Claim]) -> list[str]:
    return sorted({c.id for c in claims})


def _written(value: Value) -> str:
    return repr(value)
