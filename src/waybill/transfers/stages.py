"""The claims of one movement come in; its stage ladder, and the stage with its reason, go out."""

from __future__ import annotations

from collections.abc import Sequence

from waybill.records.claim import Certainty, Claim, Stage
from waybill.records.transfer import Step

LADDER: tuple[Stage, ...] = (
    "considered",
    "negotiating",
    "agreed",
    "licensed",
    "in_delivery",
    "delivered",
    "halted",
)
SURENESS: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")


def steps(claims: Sequence[Claim]) -> tuple[Step, ...]:
    """One step for each stage that any claim speaks of, in the order of the ladder."""
    found = []
    for stage in LADDER:
        told = [c for c in claims if c.stage == stage]
        if told:
            affirmed = [c for c in told if c.polarity == "affirmed"]
            sure = min((c.certainty for c in affirmed or told), key=SURENESS.index)
            future = bool(affirmed) and all(c.future for c in affirmed)
            found.append(
                Step(stage, _ids(affirmed), _ids([c for c in told if c.polarity == "negated"]), sure, future)
            )
    return tuple(found)


def _ids(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(sorted(c.id for c in claims))


def stage_reached(ladder: Sequence[Step]) -> tuple[Stage | None, str]:
    """The furthest step that some claim reports as reached, and the reason in one sentence."""
    reached = [s for s in ladder if s.affirmed and not s.future and s.stage != "halted"]
    reached = [s for s in reached if s.certainty in {"certain", "probable"}] or reached
    if not reached:
        return (
            (ladder[-1].stage, "Only spoken of as still to come.")
            if ladder and ladder[-1].affirmed
            else (
                None,
                "No claim tells a stage." if not ladder else "Only denied, or said not to have been seen.",
            )
        )
    top = reached[-1]
    why = f"{_count(len(top.affirmed))} {'says' if len(top.affirmed) == 1 else 'say'} it was {top.stage.replace('_', ' ')}"
    if top.negated:
        why += f"; {_count(len(top.negated))} {'says' if len(top.negated) == 1 else 'say'} it was not, or not seen to be"
    halted = [s for s in ladder if s.stage == "halted" and s.affirmed and not s.future]
    if halted:
        why += f"; {_count(len(halted[0].affirmed))} on its being halted"
    return top.stage, why + "."


def _count(n: int) -> str:
    return "1 claim" if n == 1 else f"{n} claims"
