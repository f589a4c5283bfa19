"""A question and the measures come in; a finding for each measure that ever bound the parties goes out.

A finding names possible relevance, never a violation; a contested measure keeps every position on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from waybill.law.days import Held, distance, held_over, may_overlap, phases_of
from waybill.law.items import Fit, Item, describe_item, fit_scope, rank, weaker
from waybill.law.parties import Arm, find_arms
from waybill.records.law import Finding, Measure, Phase, Question, ScopeFit

# A claim that the body whose measure it is did not recognise explains what a report says and binds nobody.
_BINDS_NOBODY = ("contested_assertion", "none")


@dataclass(frozen=True, slots=True)
class Reached:
    """A phase of a measure that reaches the parties, and the arm it reaches them by.

    `goods` is how the item lies to the scope alone, `fit` is that as far as the arm carries.
    """

    phase: Phase
    arm: Arm
    fit: Fit
    goods: ScopeFit


def measures_in_force(question: Question, measures: Sequence[Measure]) -> tuple[Finding, ...]:
    """Every measure that ever bound these parties, with its answer for the days and the item asked about."""
    item = describe_item(question)
    findings = [finding for m in measures if (finding := _find(question, item, m)) is not None]
    return tuple(sorted(findings, key=order))


def order(finding: Finding) -> tuple[int, int, int, str]:
    """In force and fitting first, what bound nobody on the day last; the UN's before others', then by id."""
    force = {"yes": 0, "part": 1, "no": 2}[finding.in_force]
    if finding.in_force != "no" and finding.scope == "does_not_fit":
        force = 2
    return (force, -rank(finding.scope), int(finding.measure.body != "UN"), finding.measure.id)


def sides_of(question: Question, measure: Measure) -> tuple[str, ...]:
    """By which sides the measure reaches the parties: from the supplier, to the recipient, an activity."""
    item = describe_item(question)
    reached = _reached(question, item, measure)
    sides = {r.arm.side for r in reached}
    return tuple(side for side in ("from", "to", "activity") if side in sides)


def _reached(question: Question, item: Item, measure: Measure) -> list[Reached]:
    """Each phase that reaches the parties, by the arm that carries furthest."""
    found = []
    for phase in phases_of(measure):
        arms = find_arms(phase.targets, question)
        if not arms:
            continue
        fit = fit_scope(item, phase.scope_tags)
        arm = max(arms, key=lambda a: rank(a.cap))
        found.append(Reached(phase, arm, Fit(weaker(fit.fit, arm.cap), fit.why), fit.fit))
    return found


def _find(question: Question, item: Item, measure: Measure) -> Finding | None:
    """The measure's answer: the phases with the best fit over the days asked, else the nearest in time."""
    reached = _reached(question, item, measure)
    if not reached:
        return None
    over = [r for r in reached if may_overlap(r.phase, question.when)]
    if over:
        best = max(over, key=lambda r: rank(r.fit.fit))
        same = [r.phase for r in over if r.fit.fit == best.fit.fit]
    else:
        best = min(reached, key=lambda r: (distance(r.phase, question.when), -rank(r.fit.fit)))
        same = [best.phase]
    if best.arm.everyone and best.fit.fit == "does_not_fit":
        return None
    held = held_over(same, question.when)
    if measure.legal_force in _BINDS_NOBODY:
        held = Held("no")
    return Finding(measure, held.in_force, best.fit.fit, _why(measure, best, held, question))


def _why(measure: Measure, best: Reached, held: Held, question: Question) -> str:
    """One sentence: force over the days, the scope's reason, what stays open, what is contested."""
    parts = [_force_words(measure, best.phase, held, question), best.fit.why]
    if best.arm.why and best.goods != "does_not_fit":
        parts.append(best.arm.why)
    if measure.positions:
        sides = (f"{p.held_by} hold that {p.position}" for p in measure.positions)
        parts.append("contested: " + ", while ".join(sides))
    if held.in_force != "no" and _past_renewal(measure, question):
        parts.append(f"a renewal beyond {measure.renewed_to} was not checked")
    sentence = "; ".join(part.rstrip(".") for part in parts) + "."
    relevant = held.in_force != "no" and best.fit.fit != "does_not_fit"
    return f"Possible relevance: {sentence}" if relevant else sentence[0].upper() + sentence[1:]


def _past_renewal(measure: Measure, question: Question) -> bool:
    latest = question.when.latest
    return measure.renewed_to is not None and (latest is None or latest > measure.renewed_to)


def _force_words(measure: Measure, phase: Phase, held: Held, question: Question) -> str:
    """Whether it held, from which day to which, and what ended it."""
    if measure.legal_force == "none":
        return "no such measure was ever adopted"
    if measure.legal_force == "contested_assertion":
        return "asserted by one side and not recognised by the body concerned, so counted as binding nobody"
    life = _life(measure, phase)
    if held.unsure:
        return f"it may or may not have held on the days asked, {life}"
    if held.in_force == "yes":
        return f"in force, {life}"
    if held.in_force == "part":
        return f"in force for part of the days asked, {life}"
    asked = question.when.earliest or question.when.latest
    early = phase.start is not None and asked is not None and asked < phase.start
    return f"not yet in force, {life}" if early else f"no longer in force, {life}"


def _life(measure: Measure, phase: Phase) -> str:
    """First and last day, what ended it, and the phase's own days where it has phases."""
    words = _span_words(measure.start, measure.end)
    if measure.end is not None and measure.ended_by:
        words += f" ({measure.ended_by.replace('(', '[').replace(')', ']')})"
    if not measure.phases:
        return words
    if (phase.start, phase.end, phase.held_on) == (measure.start, measure.end, None):
        return f"{words}, {phase.what}" if phase.what else words
    known = f", known to have held on {phase.held_on}" if phase.held_on else ""
    what = f", {phase.what}" if phase.what else ""
    own = _span_words(phase.start, phase.end)
    return f"{words}, as it concerns these parties and such goods: {own}{known}{what}"


def _span_words(start: date | None, end: date | None) -> str:
    first = "first day not known" if start is None else f"first day {start}"
    return first if end is None else f"{first}, last day {end - timedelta(days=1)}"
