"""What a person decided comes in; a judgement with all that it stands on goes out, or one line on what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from waybill.errors import UsageError
from waybill.records.claim import Claim, Reading
from waybill.records.formats import LIST_FIELDS
from waybill.records.judgement import Decision, Judgement
from waybill.records.transfer import Transfer
from waybill.review.fields import TWO_SIDED, fields_for, values_of
from waybill.review.imprint import (
    anchor_of,
    imprint_of,
    imprint_to_json,
    said_to_value,
    written,
)
from waybill.review.parsing import parse_values

ON_CLAIMS: tuple[Decision, ...] = ("accept", "fix", "reject", "unsure")
ON_PAIRS: tuple[Decision, ...] = ("same", "different", "unsure")
# The letters of the Admiralty code for reliability: completely, usually, fairly, not usually reliable, unreliable,
# cannot be judged.
LETTERS = "ABCDEF"
MOVING = ("transfer", "shipment")
Told = tuple[Reading, Claim]


@dataclass(frozen=True, slots=True)
class Word:
    """A person's word: the decision, who, when, why, and the value in plain words or JSON where one is given."""

    decision: Decision
    by: str
    at: datetime
    reason: str
    value: str | None = None


def judge_claim(reading: Reading, claim: Claim, field: str, word: Word) -> Judgement:
    """Accept, fix or reject a field of a claim, or accept or reject the whole claim (field "")."""
    _require_signed(word, ON_CLAIMS)
    if field and field not in fields_for(claim):
        raise UsageError(
            f"a {claim.kind} claim has no field {field!r}; it has {', '.join(fields_for(claim))}"
        )
    has = not field or bool(values_of(claim, field))
    if word.decision == "fix" and not field:
        raise UsageError("a whole claim is accepted or rejected; a fix wants the field it fixes")
    if word.decision in ("accept", "reject") and not has:
        raise UsageError(f"claim {claim.id} says nothing in {field}, so that it can only be fixed")
    if word.decision == "reject" and field in TWO_SIDED:
        raise UsageError(f"{field} cannot be rejected: fix it to the other value")
    return Judgement(
        about=claim.id,
        field=field,
        decision=word.decision,
        by=word.by.strip(),
        at=word.at,
        reason=word.reason.strip(),
        value=_fixed(reading, claim, field, word),
        machine=written({"claim": imprint_to_json(imprint_of(reading, claim))}),
        anchor=anchor_of(reading, claim, field),
    )


def _fixed(reading: Reading, claim: Claim, field: str, word: Word) -> str | None:
    """The person's value as it is kept; None where the decision gives none."""
    if word.decision != "fix":
        if word.value is not None:
            raise UsageError(f"{word.decision} takes no value; to give one, fix the field")
        return None
    if word.value is None:
        raise UsageError(f"a fix of {field} wants a value")
    given = parse_values(field, word.value, values_of(claim, field))
    if len(given) > 1 and field not in LIST_FIELDS:
        raise UsageError(f"{field} holds one value, not {len(given)}")
    for _, ends in given:
        if ends and not 0 <= ends[0] < ends[1] <= len(reading.report.text):
            raise UsageError(f"the words {ends[0]}-{ends[1]} do not stand in report {reading.report.id}")
    return said_to_value(given)


def judge_link(one: Reading, other: Reading, word: Word) -> Judgement:
    """Say whether two reports go back to one telling."""
    _require_signed(word, ON_PAIRS)
    return _plain(_pair(one.report.id, other.report.id, "report"), "link", word)


def judge_merge(one: Transfer, other: Transfer, told: Mapping[str, Told], word: Word) -> Judgement:
    """Say whether two transfers are one; `told` are claims by their ids, those of both transfers among them."""
    _require_signed(word, ON_PAIRS)
    about = _pair(one.id, other.id, "transfer")
    if word.decision == "same" and _parties(one) != _parties(other):
        raise UsageError(
            f"{one.id} and {other.id} are between different parties and cannot be one; "
            "where a claim names a wrong party, fix it there"
        )
    first, second = sorted((one, other), key=lambda t: t.id)
    return _tying(about, "merge", (_told(first.claims, told), _told(second.claims, told)), word)


def judge_again(earlier: Judgement, word: Word) -> Judgement:
    """Say another word on two transfers that were judged before, of which one may be merged into the other by now."""
    _require_signed(word, ON_PAIRS)
    return replace(
        earlier, decision=word.decision, by=word.by.strip(), at=word.at, reason=word.reason.strip()
    )


def judge_split(transfer: Transfer, apart: Iterable[str], told: Mapping[str, Told], word: Word) -> Judgement:
    """Keep these movement claims of a transfer apart from its others; `told` are claims by their ids."""
    _require_signed(word, ("different", "unsure"))
    wanted = frozenset(apart)
    moving = {c.id for _, c in _told(transfer.claims, told)}
    strange = sorted(wanted - moving)
    if strange:
        raise UsageError(f"{strange[0]} is no movement claim of transfer {transfer.id}")
    if not wanted or wanted == moving:
        raise UsageError("a split wants some of the transfer's movement claims, and not all of them")
    sides = _told(sorted(moving - wanted), told), _told(sorted(wanted), told)
    return _tying(transfer.id, "split", sides, replace(word, value=written(sorted(wanted))))


def _told(claims: Iterable[str], told: Mapping[str, Told]) -> list[Told]:
    """The movement claims among these."""
    return [told[i] for i in claims if i in told and told[i][1].kind in MOVING]


def _parties(transfer: Transfer) -> tuple[str, str | None]:
    return transfer.supplier.value.code, transfer.recipient.value.code if transfer.recipient else None


def judge_outlet(name: str, word: Word) -> Judgement:
    """Grade the reliability of an outlet by a letter of the Admiralty code."""
    _require_signed(word, ("fix", "unsure"))
    letter = (word.value or "").strip().upper()
    if word.decision == "fix" and (len(letter) != 1 or letter not in LETTERS):
        raise UsageError(f"reliability is a letter from A to F, not {word.value!r}")
    if not name.strip():
        raise UsageError("whose reliability? Name the outlet")
    about = f"outlet:{name.strip()}"
    value = letter if word.decision == "fix" else None
    return Judgement(
        about, "reliability", word.decision, word.by.strip(), word.at, word.reason.strip(), value
    )


def _tying(about: str, field: str, sides: tuple[Sequence[Told], Sequence[Told]], word: Word) -> Judgement:
    """A judgement on two sets of movement claims, each kept as the machine read it."""
    if not all(sides):
        raise UsageError("a transfer without a movement claim of its own cannot be tied or parted")
    one, other = ([imprint_to_json(imprint_of(*t)) for t in sorted(s, key=_by_id)] for s in sides)
    machine = written({"one": one, "other": other})
    return Judgement(
        about, field, word.decision, word.by.strip(), word.at, word.reason.strip(), word.value, machine
    )


def _by_id(told: Told) -> str:
    return told[1].id


def _plain(about: str, field: str, word: Word) -> Judgement:
    return Judgement(about, field, word.decision, word.by.strip(), word.at, word.reason.strip())


def _pair(one: str, other: str, what: str) -> str:
    if one == other:
        raise UsageError(f"two {what}s are wanted, not {one} twice")
    return "|".join(sorted((one, other)))


def _require_signed(word: Word, allowed: Sequence[Decision]) -> None:
    """Changing anything demands who and why."""
    if word.decision not in allowed:
        raise UsageError(f"{word.decision!r} is no decision here; it is one of {', '.join(allowed)}")
    if not word.by.strip():
        raise UsageError("who judges? Give a name")
    if not word.reason.strip():
        raise UsageError("why? Give a reason")
    if word.at.tzinfo is None:
        raise UsageError("the moment of a judgement needs its zone")
