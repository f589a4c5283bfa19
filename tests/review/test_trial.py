"""The trial: 200 judgements over 60 sample reports, and rules that then alter spans, values, kinds and claims.

Which judgements must be kept follows from the plan of the changes alone, never from the code that carries.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.review.material import START
from tests.road.running import EXAMPLES, ROOT
from waybill.flow import readings_in
from waybill.records.claim import Claim, Field, Reading
from waybill.records.formats_values import value_to_json
from waybill.records.judgement import Decision, Judgement
from waybill.records.values import Place, Value
from waybill.records.words import Said, Span
from waybill.review.carry import carry
from waybill.review.fields import ATTRIBUTES
from waybill.review.imprint import written
from waybill.review.making import Word, judge_claim
from waybill.review.settle import settle
from waybill.settings import Settings

REPORTS, JUDGEMENTS = 60, 200
# What the changed rules do to the claims, in turn.
CHANGES = ("nothing", "nothing", "wider", "shifted", "dissolved", "another kind", "dropped", "another value")
DECISIONS: tuple[Decision, ...] = ("accept", "fix", "reject")


@dataclass(frozen=True)
class Planned:
    """One judgement, what the rules will do to its claim, and to which of its fields."""

    judgement: Judgement
    change: str
    struck: str

    @property
    def stays(self) -> bool:
        """Whether its words will still say the same: told from the plan."""
        field, whole = self.judgement.field, self.judgement.field == ""
        match self.change:
            case "nothing":
                return True
            case "wider":
                return field not in ("", *ATTRIBUTES)
            case "shifted":
                return field != self.struck
            case "dropped":
                return field != self.struck and not whole
            case "another value":
                return not whole and (field != self.struck or self.judgement.decision == "fix")
            case _:
                return False


def samples() -> Iterator[Path]:
    """The sample reports, then the fresh ones, then tellings of the test families."""
    for folder in (EXAMPLES, *(ROOT / "tests" / "fresh" / n for n in ("one", "two", "three"))):
        yield from sorted(p for p in folder.iterdir() if p.suffix in (".txt", ".html"))
    yield from sorted((ROOT / "tests" / "families" / "texts").rglob("*.txt"))


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    """Sixty reports that say something, read once."""
    found: list[Reading] = []
    for path in samples():
        found += [
            r for r in readings_in([path], Settings(Path("none"))) if isinstance(r, Reading) and r.claims
        ]
        if len(found) >= REPORTS:
            break
    return tuple(found[:REPORTS])


def change_of(claim: Claim) -> str:
    """What the changed rules do to the claim: told by its id, evenly and without chance."""
    if not claim.fields:
        return "nothing"
    return CHANGES[int(claim.id.removeprefix("c-")[:8], 16) % len(CHANGES)]


def struck_of(claim: Claim) -> str:
    """The field that the changed rules shift, drop or read otherwise."""
    return sorted(claim.fields)[0] if claim.fields else ""


def alone(reading: Reading, claim: Claim, field: str) -> bool:
    """Whether no other claim of the report has the field on these words: else the words would be carried there."""

    def place(c: Claim) -> tuple[object, ...]:
        spans = [s.span for s in c.said(field)] or [c.span]
        return c.kind, min(s.start for s in spans), max(s.end for s in spans)

    return all(c is claim or place(c) != place(claim) for c in reading.claims)


def judge_some(readings: tuple[Reading, ...]) -> tuple[Planned, ...]:
    """Two hundred judgements, the reports in turn, their claims, fields and decisions in turn."""
    places = [
        [(c, f) for c in r.claims for f in (*sorted(c.fields), "", "certainty") if alone(r, c, f)]
        for r in readings
    ]
    found: list[Planned] = []
    step = 0
    while len(found) < JUDGEMENTS:
        for reading, open_ones in zip(readings, places, strict=True):
            if open_ones and len(found) < JUDGEMENTS:
                # A stride through the claims, so that not only the first sentence of each report is judged.
                claim, field = open_ones.pop((7 * step) % len(open_ones))
                found.append(plan(reading, claim, field, step))
                step += 1
    return tuple(found)


def plan(reading: Reading, claim: Claim, field: str, step: int) -> Planned:
    decision = DECISIONS[step % 3] if field else DECISIONS[2 * (step % 2)]
    values: list[Value] = [s.value for s in claim.said(field)] or [claim.certainty]
    value = written([value_to_json(v) for v in values]) if decision == "fix" else None
    word = Word(decision, "Ann", START + timedelta(minutes=step), "I looked", value)
    return Planned(judge_claim(reading, claim, field, word), change_of(claim), struck_of(claim))


def changed(reading: Reading) -> Reading:
    """The report as the changed rules read it."""
    text = reading.report.text
    claims = [c for claim in reading.claims for c in changed_claim(claim, text)]
    return replace(reading, claims=tuple(claims), reader="changed")


def changed_claim(claim: Claim, text: str) -> Iterator[Claim]:
    struck, fields = struck_of(claim), dict(claim.fields)
    match change_of(claim):
        case "nothing":
            yield claim
            return
        case "wider":
            claim = replace(claim, span=nudged(claim.span, text))
        case "shifted":
            fields[struck] = each(claim, struck, lambda s: replace(s, span=nudged(s.span, text)))
        case "dissolved":
            return
        case "another kind":
            claim = replace(claim, kind="capability" if claim.kind != "capability" else "measure")
        case "dropped":
            del fields[struck]
        case "another value":
            fields[struck] = each(claim, struck, lambda s: replace(s, value=Place("somewhere else")))
    told = repr(
        (claim.report, claim.kind, claim.span, sorted(fields), [claim.said(f) for f in sorted(fields)])
    )
    id_ = "c-" + hashlib.sha256(told.encode()).hexdigest()[:16]
    yield replace(claim, id=id_, fields=fields)


def each(claim: Claim, field: str, change: object) -> Field:
    said = tuple(change(s) for s in claim.said(field))  # type: ignore[operator]
    return said if isinstance(claim.fields[field], tuple) else said[0]


def nudged(span: Span, text: str) -> Span:
    """The span with one letter more behind it, or before it where the text ends."""
    end = min(span.end + 1, len(text))
    return Span.cut(text, span.start - (end == span.end), end)


def key(judgement: Judgement) -> tuple[object, ...]:
    return judgement.at, judgement.field, judgement.decision


@pytest.mark.slow
def test_of_200_judgements_exactly_those_whose_words_still_stand_are_kept(
    readings: tuple[Reading, ...],
) -> None:
    planned = judge_some(readings)
    assert len(planned) == JUDGEMENTS
    assert len({p.judgement.anchor.report for p in planned if p.judgement.anchor}) == REPORTS
    judgements = [p.judgement for p in planned]
    unchanged = carry(judgements, readings)
    assert {key(j) for j in unchanged.standing} == {key(j) for j in judgements} and not unchanged.reopened

    after = tuple(changed(r) for r in readings)
    found = carry(judgements, after)
    kept = {key(p.judgement) for p in planned if p.stays}
    assert {key(j) for j in found.standing} == kept and len(found.standing) == len(kept)
    assert {key(o.judgement) for o in found.reopened} == {key(j) for j in judgements} - kept
    assert found.unseen == () and all(o.reason for o in found.reopened)
    # Each sort of change is met, and neither side is nearly empty.
    assert set(Counter(p.change for p in planned)) == set(CHANGES)
    assert 60 <= len(kept) <= 140


@pytest.mark.slow
def test_what_is_kept_counts_on_the_claims_of_the_changed_rules(readings: tuple[Reading, ...]) -> None:
    planned = judge_some(readings)
    after = tuple(changed(r) for r in readings)
    before = {(r.report.id, c.id): c for r in after for c in r.claims}
    found = settle(after, [p.judgement for p in planned])
    now = {(r.report.id, c.id): c for r in found.readings for c in r.claims}
    for (about, field), ruling in found.rulings.items():
        assert ruling.stands is not None and ruling.stands.anchor is not None
        place = ruling.stands.anchor.report, about
        if ruling.stands.decision == "reject":
            assert place not in now or field not in now[place].fields
        elif ruling.stands.decision == "fix" and place in now and field in before[place].fields:
            assert {s.how for s in now[place].said(field)} == {"judged"}
    untouched = [
        p
        for p in before
        if p
        not in {
            (r.stands.anchor.report, a) for (a, _), r in found.rulings.items() if r.stands and r.stands.anchor
        }
    ]
    assert untouched and all(now[p] == before[p] for p in untouched)
    assert all(isinstance(s, Said) for c in now.values() for f in c.fields for s in c.said(f))
