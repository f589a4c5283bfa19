"""How a movement is backed comes in; marks on the two axes of the Admiralty code, with reasons, go out."""

from __future__ import annotations

from collections.abc import Sequence

from waybill.records.lineage import Independent
from waybill.records.transfer import Conflict, Grade, Standing


def reliability(outlets: Sequence[str]) -> Grade:
    """The reliability of those who tell it: F ("cannot be judged") until a person judges the outlets (Admiralty code)."""
    named = ", ".join(sorted(set(outlets))) or "no outlet named"
    return Grade("F", (f"No judgement on the reliability of {named} has been recorded.",))


def credibility(origins: Independent, positions: Sequence[Standing], conflicts: Sequence[Conflict]) -> Grade:
    """The credibility of what is told, from the count of origins alone (Admiralty code, 1 to 6).

    1 "confirmed by independent sources" is given only for two or more independent origins without an open
    conflict; 2 with one; 3 "possibly true" for a single origin; 4 for a single origin that a party denies;
    6 "cannot be judged" where no origin is known.
    """
    denies = sorted(s.party.label for s in positions if s.stance == "denies")
    reasons = [*origins.reasons]
    if denies:
        reasons.append("Denied by " + ", ".join(denies) + ".")
    reasons += [f"Open conflict on {c.field}." for c in conflicts]
    if origins.low >= 2:
        return Grade("2" if conflicts else "1", tuple(reasons))
    if origins.low == 1:
        return Grade("4" if denies else "3", tuple(reasons))
    return Grade("6", tuple(reasons))
