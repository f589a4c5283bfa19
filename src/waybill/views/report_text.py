"""A reading comes in; its text in blocks, every claim's words found on it, and a card for each claim go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from waybill.records.claim import Claim, Reading
from waybill.records.judgement import Judgement
from waybill.records.report import Part, Report
from waybill.records.words import Span
from waybill.review.apply import Beside, beside
from waybill.review.fields import ATTRIBUTES, fields_for
from waybill.review.imprint import given_values
from waybill.review.telling import PAST, told
from waybill.views.claims import put
from waybill.views.dossier_evidence import FIELDS, anchor_of, links_of
from waybill.views.dossier_words import day_words

# What a reader calls each kind of claim.
KIND_WORDS = {
    "transfer": "Supply",
    "shipment": "Shipment",
    "agreement": "Deal",
    "capability": "Capability",
    "measure": "Legal measure",
    "response": "Answer",
    "position": "Position",
}
ATTRIBUTE_WORDS = {
    "": "the whole claim",
    "stage": "how far",
    "polarity": "said or denied",
    "certainty": "how sure",
    "future": "still to come",
    "side": "speaker's side",
    "stance": "stands where",
}
PART_WORDS = {
    "headline": "Headline",
    "byline": "Byline",
    "dateline": "Dateline",
    "caption": "Caption",
    "body": "",
    "furniture": "Not part of the story",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words under the same claims; `kinds` are those of the claims, innermost first, `chain` the innermost's."""

    words: str
    claims: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    chain: str = ""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page; `part` is its name among the records, `label` what a reader calls it, "" for the story."""

    part: str
    label: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks that are shown together; `folded` where they are no part of the story and no claim stands on them."""

    folded: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """What one person decided on a field: who, what, the value given, why, and on which day."""

    by: str
    decision: str
    words: str
    reason: str
    day: str
    stands: bool


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One field of a claim: what the machine read and on which words, what counts now, and what persons decided.

    `state` is machine, accept, fix, reject or open (two persons differ); `plain` marks what is usual and need not be shown.
    """

    name: str
    label: str
    machine: str
    words: tuple[str, ...]
    counts: str
    state: str
    judged: tuple[Word, ...]
    plain: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One claim beside the text; `fields` begins with the whole claim, named "", where somebody judged it."""

    id: str
    anchor: str
    kind: str
    label: str
    put: str
    negated: bool
    words: str
    chain: tuple[str, ...]
    fields: tuple[FieldShown, ...]
    choices: tuple[tuple[str, str], ...]
    state: str


def cards_of(reading: Reading, judgements: Sequence[Judgement] = ()) -> tuple[Card, ...]:
    """A card for each claim in the order of the text."""
    ordered = sorted(reading.claims, key=lambda c: (c.span.start, c.span.end, c.id))
    about: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        about.setdefault(judgement.about, []).append(judgement)
    return tuple(_card(reading, claim, about.get(claim.id, [])) for claim in ordered)


def _card(reading: Reading, claim: Claim, judgements: Sequence[Judgement]) -> Card:
    fields = tuple(_field(row) for row in beside(reading, claim, judgements))
    states = {f.state for f in fields}
    return Card(
        claim.id,
        anchor_of(claim.id),
        claim.kind,
        KIND_WORDS.get(claim.kind, claim.kind),
        put(claim),
        claim.polarity == "negated",
        claim.span.words,
        links_of(reading.report, claim),
        fields,
        tuple((name, label_of(name)) for name in fields_for(claim)),
        next((s for s in ("open", "reject", "fix", "accept") if s in states), "machine"),
    )


def label_of(field: str) -> str:
    """A field of a claim as a reviewer calls it."""
    return ATTRIBUTE_WORDS.get(field) or FIELDS.get(field, field.replace("_", " "))


def _field(row: Beside) -> FieldShown:
    ruling = row.ruling
    state = "machine"
    if ruling:
        state = "open" if ruling.differ or not ruling.stands else ruling.stands.decision
    return FieldShown(
        row.field,
        label_of(row.field),
        told(s.value for s in row.machine) if row.machine else "",
        tuple(dict.fromkeys(s.span.words for s in row.machine)),
        told(s.value for s in row.counts) if row.counts else "",
        state,
        tuple(_word(j, j is ruling.stands) for j in ruling.words) if ruling else (),
        row.field in ATTRIBUTES and ruling is None,
    )


def _word(judgement: Judgement, stands: bool) -> Word:
    given = told(v for v, _ in given_values(judgement)) if judgement.decision == "fix" else ""
    day = day_words(judgement.at.date())
    return Word(judgement.by, PAST[judgement.decision], given, judgement.reason, day, stands)


def blocks_of(reading: Reading) -> tuple[Block, ...]:
    """The text of the report by its parts, paragraph by paragraph, what lies between parts among them."""
    text = reading.report.text
    chains = {c.id: " › ".join(links_of(reading.report, c)) for c in reading.claims}
    return tuple(
        Block(
            part,
            PART_WORDS.get(part, part),
            _stretches(text, Span.cut(text, start, end), reading.claims, chains),
        )
        for part, start, end in paragraphs_of(reading.report)
    )


def stacks_of(blocks: Sequence[Block]) -> tuple[Stack, ...]:
    """The blocks in order, neighbours that can be folded in one stack."""
    grouped = groupby(blocks, lambda b: b.part == "furniture" and not any(s.claims for s in b.stretches))
    return tuple(Stack(folded, tuple(some)) for folded, some in grouped)


def paragraphs_of(report: Report) -> tuple[tuple[str, int, int], ...]:
    """Every paragraph of the text with its part, start and end, in order."""
    return tuple(
        (part.part, start, end)
        for part in _whole(report.parts, len(report.text))
        for start, end in _paragraphs(report.text, part.start, part.end)
    )


def _whole(parts: Sequence[Part], length: int) -> list[Part]:
    """The parts, and as furniture whatever no part covers."""
    found: list[Part] = []
    at = 0
    for part in sorted(parts, key=lambda p: p.start):
        if part.start > at:
            found.append(Part("furniture", at, part.start))
        found.append(part)
        at = max(at, part.end)
    return [*found, Part("furniture", at, length)] if at < length else found


def _paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines within the stretch that hold any words, without the blanks around them."""
    found = []
    at = start
    for line in text[start:end].splitlines(keepends=True):
        bare = line.strip()
        if bare:
            first = at + line.index(bare)
            found.append((first, first + len(bare)))
        at += len(line)
    return found


def _stretches(
    text: str, block: Span, claims: Sequence[Claim], chains: dict[str, str]
) -> tuple[Stretch, ...]:
    """The block cut wherever a claim begins or ends."""
    over = [c for c in claims if c.span.overlaps(block)]
    ends = {e for c in over for e in (c.span.start, c.span.end) if block.start < e < block.end}
    found = []
    for start, end in pairwise(sorted({block.start, block.end, *ends})):
        here = [c for c in over if c.span.start <= start and end <= c.span.end]
        here.sort(key=lambda c: (c.span.end - c.span.start, c.id))
        kinds = tuple(dict.fromkeys(c.kind for c in here))
        chain = chains[here[0].id] if here else ""
        negated = bool(here) and here[0].polarity == "negated"
        found.append(Stretch(text[start:end], tuple(c.id for c in here), kinds, chain, negated))
    return tuple(found)
