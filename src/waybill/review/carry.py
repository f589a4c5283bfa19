"""Judgements and the readings of today come in; judgements on the claims of today go out, and those open again, with the reason.

A judgement is carried by the words it stands on. It is open again where the rules no longer read the same there, and
where the report is another version in which its sentence does not stand once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from waybill.records.claim import Claim, Reading
from waybill.records.judgement import Anchor, Judgement
from waybill.review.fields import values_of, words_of
from waybill.review.imprint import (
    Ends,
    Imprint,
    given_values,
    imprint_in,
    key_of,
    said_to_value,
)
from waybill.review.moving import Astray, moved
from waybill.review.telling import told

Versions = Mapping[str, str]
NO_VERSIONS: Versions = {}


@dataclass(frozen=True, slots=True)
class Reopened:
    """A judgement that no longer counts, on the report where it would, and why, in one sentence."""

    judgement: Judgement
    report: str
    reason: str


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of judgements: those on today's records, those open again, and those on reports not seen here."""

    standing: tuple[Judgement, ...]
    reopened: tuple[Reopened, ...]
    unseen: tuple[Judgement, ...]


def carry(
    judgements: Iterable[Judgement], readings: Sequence[Reading], versions: Versions = NO_VERSIONS
) -> Carried:
    """Lay every judgement on today's readings; `versions` names a report's newest version where it has one.

    A judgement on a claim is laid on its own report and on the newest version, whichever is among the readings.
    """
    by_report = {r.report.id: r for r in readings}
    standing: list[Judgement] = []
    reopened: list[Reopened] = []
    unseen: list[Judgement] = []
    for judgement in sorted(judgements, key=lambda j: j.at):
        imprint = imprint_in(judgement)
        if imprint is None:
            # Links and outlets are named by what no rule of reading changes; merges are laid on claims in `merges`.
            standing.append(judgement)
            continue
        homes = [by_report[i] for i in _homes(imprint.report, versions) if i in by_report]
        if not homes:
            unseen.append(judgement)
        for reading in homes:
            laid = lay(judgement, imprint, reading)
            if isinstance(laid, Judgement):
                standing.append(laid)
            else:
                reopened.append(Reopened(judgement, reading.report.id, laid.reason))
    return Carried(tuple(standing), tuple(reopened), tuple(unseen))


def _homes(report: str, versions: Versions) -> tuple[str, ...]:
    newest = versions.get(report, report)
    return (report,) if newest == report else (report, newest)


def lay(judgement: Judgement, imprint: Imprint, reading: Reading) -> Judgement | Astray:
    """The judgement on the claim that carries it in this reading, else why none does; what the machine said then stays."""
    anchor = judgement.anchor or Anchor(imprint.report, *imprint.ends, imprint.words_sha256)
    words = moved(anchor, imprint, reading)
    if isinstance(words, Astray):
        return words
    whole = moved(Anchor(imprint.report, *imprint.ends, imprint.words_sha256), imprint, reading)
    if isinstance(whole, Astray):
        return whole
    claim = find_claim(imprint, judgement.field, words, whole, reading)
    if isinstance(claim, Astray):
        return claim
    changed = _changed(judgement, imprint, claim)
    if changed:
        return Astray(changed)
    shift = words[0] - anchor.start
    return replace(
        judgement,
        about=claim.id,
        value=_shifted(judgement, shift),
        anchor=Anchor(reading.report.id, *words, anchor.words_sha256),
    )


def find_claim(imprint: Imprint, field: str, words: Ends, whole: Ends, reading: Reading) -> Claim | Astray:
    """The claim of the same kind that has the field on these very words, the one most alike where several do."""
    akin = [c for c in reading.claims if c.kind == imprint.kind and _overlap(c, whole) > 0]
    if not akin:
        article = "an" if imprint.kind == "agreement" else "a"
        return Astray(f"the rules no longer read {article} {imprint.kind} claim on these words")
    on_words = [c for c in akin if _ends_of(c, field, reading) == words]
    if not on_words:
        return Astray(f"the rules no longer read {field.replace('_', ' ') or 'a whole claim'} on these words")
    spans = {(name, (start, end)) for name, (start, end) in imprint.spans}
    moved_by = whole[0] - imprint.ends[0]
    spans = {(name, (start + moved_by, end + moved_by)) for name, (start, end) in spans}
    like = max(_likeness(c, spans, whole) for c in on_words)
    best = [c for c in on_words if _likeness(c, spans, whole) == like]
    same = [c for c in best if c.id == imprint.id]
    if len(best) > 1 and not same:
        return Astray(f"the rules now read {len(best)} claims on these words")
    return (same or best)[0]


def _overlap(claim: Claim, ends: Ends) -> int:
    return min(claim.span.end, ends[1]) - max(claim.span.start, ends[0])


def _ends_of(claim: Claim, field: str, reading: Reading) -> Ends:
    span = words_of(claim, field, reading.report) if field else claim.span
    return span.start, span.end


def _likeness(claim: Claim, spans: set[tuple[str, Ends]], whole: Ends) -> tuple[int, int]:
    own = {(name, (s.span.start, s.span.end)) for name in claim.fields for s in claim.said(name)}
    apart = abs(claim.span.start - whole[0]) + abs(claim.span.end - whole[1])
    return len(own & spans), -apart


def _changed(judgement: Judgement, imprint: Imprint, claim: Claim) -> str:
    """What the rules now say otherwise on these words; what a person fixed stands whatever they say."""
    if judgement.decision == "fix":
        return ""
    names = [judgement.field] if judgement.field else sorted({n for n, _ in imprint.says} | set(claim.fields))
    for name in names:
        before, after = imprint.values(name), values_of(claim, name)
        if sorted(map(key_of, before)) != sorted(map(key_of, after)):
            where = "" if name == judgement.field else f"{name.replace('_', ' ')} as "
            return f"the rules now read {where}{told(after)} on these words, where they read {told(before)}"
    return ""


def _shifted(judgement: Judgement, shift: int) -> str | None:
    """The person's value, the words that he pointed to moved along with the text."""
    given = given_values(judgement)
    if not shift or not any(ends for _, ends in given):
        return judgement.value
    return said_to_value([(v, (e[0] + shift, e[1] + shift) if e else None) for v, e in given])
