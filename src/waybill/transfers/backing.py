"""The claims of one movement come in; those that affirm it, and those that its origins are counted over, go out."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from waybill.records.claim import Claim, Stage
from waybill.records.lineage import Independent
from waybill.records.transfer import Backed
from waybill.records.values import Party
from waybill.transfers.gather import Count, V
from waybill.transfers.stages import LADDER

# Why a value may have more origins than its transfer.
BEYOND = "Counted also over claims of what is only planned, agreed, less sure or to come."

# What is told less surely than this, and as still to come, is only thought of.
UNSURE = ("possible", "unknown")


def affirming(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that affirm the movement; where none does, the halted and thought-of ones; else the denials.

    A party's speaker who denies it backs nothing of it, also where he repeats what others say.
    """
    deniers = {key for c in claims if _denies(c) and _of_the_parties(c) and (key := _voice(c))}
    affirmed = [c for c in claims if not _denies(c) and _voice(c) not in deniers]
    firm = [c for c in affirmed if c.stage != "halted" and not _thought_of(c)]
    return firm or affirmed or list(claims)


def is_affirmed(claims: Sequence[Claim]) -> bool:
    """Whether any of the claims that it rests on affirms it."""
    return any(not _denies(c) for c in affirming(claims))


def telling(claims: Sequence[Claim], stage: Stage | None) -> list[Claim]:
    """The claims that affirm the movement at the stage shown or beyond: its origins are counted over these."""
    affirmed = affirming(claims)
    happened = [c for c in affirmed if not c.future]
    for some in (happened, affirmed):
        reached = [c for c in some if stage is not None and _reaches(c, stage)]
        sure = [c for c in reached if c.certainty not in UNSURE]
        if sure or reached:
            return sure or reached
    return happened or affirmed


def counted(claims: Sequence[Claim], stage: Stage | None, reports: int, count: Count) -> Independent:
    """The origins of these claims; the reasons begin with how many of the movement's reports they stand in, if not all."""
    origins = count(claims)
    own = len({c.report for c in claims})
    if own == reports:
        return origins
    what = f"tell of it as {stage.replace('_', ' ')}" if stage else "tell of it"
    if all(_denies(c) for c in claims):
        what = "deny it or have not seen it"
    rest = reports - own
    others = (
        "the other one only answers, denies, or tells"
        if rest == 1
        else "the others only answer, deny, or tell"
    )
    why = f"Counted over the {own} of {reports} reports that {what}; {others} of less."
    if own == 1:
        why = why.replace(" that tell ", " that tells ", 1).replace(
            " that deny it or have ", " that denies it or has ", 1
        )
    return replace(origins, reasons=(why, *origins.reasons))


def within(part: Independent, whole: Independent) -> Independent:
    """The count of some of the claims of a whole: tellings that may be one in the whole may be one in its part."""
    return replace(part, low=min(part.low, whole.low), high=min(part.high, whole.high))


def beyond(
    values: Sequence[Backed[V]], whole: Independent, backers: Sequence[Claim]
) -> tuple[Backed[V], ...]:
    """The values; a count that passes that of the transfer, for other claims than its backers, says why."""
    own = {c.id for c in backers}
    return tuple(Backed(b.value, b.claims, _measured(b.origins, whole, set(b.claims) <= own)) for b in values)


def _measured(count: Independent | None, whole: Independent, part: bool) -> Independent | None:
    if count is None:
        return None
    if part:
        return within(count, whole)
    if count.low <= whole.low and count.high <= whole.high:
        return count
    return replace(count, reasons=(BEYOND, *count.reasons))


def may_stand(claim: Claim, affirmed: AbstractSet[str]) -> bool:
    """Whether the claim shows where its speaker stands: a denial does, and what a denier repeats does not."""
    return _denies(claim) or claim.id in affirmed


def _denies(claim: Claim) -> bool:
    speaker = claim.speaker
    return claim.polarity == "negated" or (speaker is not None and speaker.manner == "denied")


def _thought_of(claim: Claim) -> bool:
    return claim.future and claim.certainty in UNSURE


def _reaches(claim: Claim, stage: Stage) -> bool:
    return claim.stage is not None and LADDER.index(claim.stage) >= LADDER.index(stage)


def _of_the_parties(claim: Claim) -> bool:
    """Whether the supplier or the recipient speaks: others who have not seen one thing may well affirm another."""
    sides = [
        s.value.code for f in ("supplier", "recipient") for s in claim.said(f) if isinstance(s.value, Party)
    ]
    return claim.speaker is not None and claim.speaker.side in sides


def _voice(claim: Claim) -> tuple[str, str] | None:
    """Who speaks, within the report: only a person or office that is named can be known again."""
    speaker = claim.speaker
    if speaker is None or not (speaker.named or speaker.office):
        return None
    return claim.report, speaker.id or speaker.name or (speaker.span.words if speaker.span else "")
