"""The claims of the reports on one movement come in; where each party stands on it goes out."""

from __future__ import annotations

from collections.abc import Sequence

from waybill.knowledge.parties import codes
from waybill.records.claim import Attribution, Claim, Reading
from waybill.records.transfer import Stance, Standing
from waybill.records.values import Party

STANCES: tuple[Stance, ...] = (
    "confirms",
    "denies",
    "claims_right",
    "concern",
    "declined",
    "no_response",
    "silent",
)
# A position's stance as a party's standing.
OF_POSITION: dict[str, Stance] = {
    "right_claimed": "claims_right",
    "concern": "concern",
    "warning": "concern",
    "condemnation": "concern",
}
OF_RESPONSE: dict[str, Stance] = {
    "declined": "declined",
    "no_response": "no_response",
    "denied": "denies",
    "confirmed": "confirms",
}


def standings(
    told: Sequence[tuple[Reading, Claim]], around: Sequence[tuple[Reading, Claim]], parties: Sequence[Party]
) -> tuple[Standing, ...]:
    """Where parties stand, by what those who may speak for them are reported to say.

    `told` are the claims on the movement, `around` the responses and positions that bear on it. Unnamed
    sources never speak for their state: their side is no position of their government.
    """
    found: dict[tuple[str, Stance], list[tuple[Reading, Claim]]] = {}
    names = {p.code: p for p in parties}
    for reading, claim in told:
        speaker = claim.speaker
        if speaker is None or speaker.side is None or not may_speak(speaker):
            continue
        stance = _of_claim(claim, speaker)
        if stance:
            found.setdefault((speaker.side, stance), []).append((reading, claim))
    for reading, claim in around:
        stance = _of_words(claim)
        if not stance or not (claim.kind == "response" or claim.speaker is None or may_speak(claim.speaker)):
            continue
        # "Britain, France and Germany condemned": each of them does.
        for party in dict.fromkeys(s.value for s in claim.said("party") if isinstance(s.value, Party)):
            names.setdefault(party.code, party)
            found.setdefault((party.code, stance), []).append((reading, claim))
    silent = [(p.code, "silent") for p in parties if not any(code == p.code for code, _ in found)]
    rows = [
        _standing(names.get(code) or codes().get(code, Party(code, code)), stance, pairs)
        for (code, stance), pairs in found.items()
    ]
    rows += [Standing(names[code], "silent", ()) for code, _ in silent]
    return tuple(sorted(rows, key=lambda s: (STANCES.index(s.stance), s.party.code)))


def may_speak(speaker: Attribution) -> bool:
    """Whether the speaker may stand for its state: a named person with a side, or a ministry or office by name."""
    return bool(speaker.named or speaker.office)


def _of_claim(claim: Claim, speaker: Attribution) -> Stance | None:
    own = {
        s.value.code for f in ("supplier", "recipient") for s in claim.said(f) if isinstance(s.value, Party)
    }
    # A party that says it did not, denies; another that says so has only not seen it.
    refuted = claim.polarity == "negated" and claim.certainty == "certain" and speaker.side in own
    if speaker.manner == "denied" or (refuted and claim.stage in {"agreed", "in_delivery", "delivered"}):
        return "denies"
    settled = (
        claim.stage in {"delivered", "in_delivery"} and claim.polarity == "affirmed" and not claim.future
    )
    return "confirms" if settled and claim.certainty in {"certain", "probable"} else None


def _of_words(claim: Claim) -> Stance | None:
    for name, table in (("response", OF_RESPONSE), ("stance", OF_POSITION)):
        for said in claim.said(name):
            if isinstance(said.value, str) and said.value in table:
                return table[said.value]
    return None


def _standing(party: Party, stance: Stance, pairs: Sequence[tuple[Reading, Claim]]) -> Standing:
    days = [
        r.report.published.period
        for r, _ in pairs
        if r.report.published and r.report.published.period.earliest
    ]
    first = min(days, key=lambda p: (str(p.earliest), str(p.latest)), default=None)
    return Standing(party, stance, tuple(sorted({c.id for _, c in pairs})), first)
