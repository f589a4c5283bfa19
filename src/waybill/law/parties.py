"""A measure's targets and a question's parties come in; the arms of the measure that reach them go out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from waybill.knowledge.measures import load_groups, load_targets, plain_id
from waybill.records.law import Question, ScopeFit

Side = Literal["from", "to", "activity"]

# Three capitals are a state of ISO 3166-1 or a user-assigned code (XKX).
_STATE = re.compile(r"[A-Z]{3}")
_BODIES = frozenset({"UN", "EU", "NATO", "AU", "LAS", "OSCE", "ECOWAS"})


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm of a measure that reaches a party asked about: its side, how far at most, why no further.

    `everyone` marks an arm on anyone or on a regime's members as such: told only where the goods may fit.
    """

    side: Side
    cap: ScopeFit
    why: str
    everyone: bool = False


def find_arms(targets: tuple[tuple[str, str], ...], question: Question) -> tuple[Arm, ...]:
    """Every target that names, contains or lies in the supplier ("from") or the recipient ("to")."""
    arms: list[Arm] = []
    for direction, code in targets:
        if direction in ("from", "both"):
            arms += _reach("from", code, question.supplier)
        if direction in ("to", "both"):
            arms += _reach("to", code, question.recipient)
        if direction == "activity":
            for party in (question.supplier, question.recipient):
                arms += _reach("activity", code, party)
    return tuple(dict.fromkeys(arms))


def _reach(side: Side, code: str, party: str) -> list[Arm]:
    """The arm of one target on one party, empty where it does not reach the party."""
    if code == "ANY":
        return [
            Arm(side, "may_fit", "it aims at whoever does such a thing, not at these parties", everyone=True)
        ]
    target = load_targets().get(code)
    if target is not None and party in target.members and not _is_group(party):
        why = f"it binds {target.label} as such, whatever the parties"
        return [Arm(side, target.state_fit, why if target.state_fit != "fits" else "", everyone=True)]
    cap = _cap(code, party)
    if cap is None:
        return []
    fit, why = cap
    if side == "activity":
        words = "it restricts persons and activities, not the transfer as such"
        return [Arm(side, _as_context(fit), why or words)]
    return [Arm(side, fit, why)]


def _as_context(fit: ScopeFit) -> ScopeFit:
    """A row on an activity is context: it never fits a transfer fully."""
    return "may_fit" if fit == "fits" else fit


def _is_group(party: str) -> bool:
    return not _STATE.fullmatch(party) and party not in _BODIES


def _cap(code: str, party: str) -> tuple[ScopeFit, str] | None:
    """How far a target can reach a party at most: a state, a group in it, a composite of both."""
    group = load_groups().get(plain_id(party)) if _is_group(party) else None
    if code == "NON-STATE":
        return ("fits", "") if _is_group(party) else None
    if code == party or (group is not None and code in (group.id, group.within)):
        return ("fits", "")
    target = load_targets().get(code)
    if target is None:
        return None
    if group is not None:
        inside = group.id in target.members or (target.within and group.within in target.states)
        return ("fits", "") if inside else None
    if party not in target.states:
        return None
    if target.state_fit == "fits":
        return ("fits", "")
    if target.state_fit == "may_fit":
        return ("may_fit", f"it concerns {target.label}, and whether that is so here is not said")
    return ("does_not_fit", f"it binds supply to {target.label}, not to the government")
