"""How a movement is backed comes in; marks on the two axes of the Admiralty code, with reasons, go out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from waybill.records.lineage import Independent
from waybill.records.transfer import Conflict, Grade, Standing

UNJUDGED: Mapping[str, Grade] = MappingProxyType({})


def reliability(outlets: Sequence[str], judged: Mapping[str, Grade] = UNJUDGED) -> Grade:
    """The reliability of those who tell it, as persons judged the outlets (Admiralty code): that of the best of them.

    F, "cannot be judged", until a person has judged one; the reasons name what was said of each.
    """
    names = sorted(set(outlets))
    found = [(name, judged[name.casefold()]) for name in names if name.casefold() in judged]
    unknown = [name for name in names if name.casefold() not in judged]
    reasons = [f"{name}: {grade.mark}. {' '.join(grade.reasons)}" for name, grade in found]
    if unknown or not names:
        named = ", ".join(unknown) or "no outlet named"
        reasons.append(f"No judgement on the reliability of {named} has been recorded.")
    return Grade(min((grade.mark for _, grade in found), default="F"), tuple(reasons))


def credibility(
    origins: Independent, positions: Sequence[Standing], conflicts: Sequence[Conflict], affirmed: bool = True
) -> Grade:
    """The credibility of what is told, from the count of origins alone (Admiralty code, 1 to 6).

    1 "confirmed by independent sources" is given only for two or more independent origins without an open
    conflict; 2 with one; 3 "possibly true" for a single origin; 4 for a single origin that a party denies;
    6 "cannot be judged" where no origin is known, or nobody affirms it.
    """
    denies = sorted(s.party.label for s in positions if s.stance == "denies")
    reasons = [*origins.reasons]
    if denies:
        reasons.append("Denied by " + ", ".join(denies) + ".")
    reasons += [f"Open conflict on {c.field}." for c in conflicts]
    if not affirmed:
        return Grade("6", ("Nobody affirms it: what is counted are the denials.", *reasons))
    if origins.low >= 2:
        return Grade("2" if conflicts else "1", tuple(reasons))
    if origins.low == 1:
        return Grade("4" if denies else "3", tuple(reasons))
    return Grade("6", tuple(reasons))
