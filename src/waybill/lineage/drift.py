"""Two faces of one telling come in; what the retelling changed, left out and added goes out, each with its
words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from waybill.lineage.align import Aligned, align
from waybill.lineage.belied import belied_claims
from waybill.lineage.changes import CLOSE, certainty_changes, changes_in
from waybill.lineage.claimdrift import claim_changes, claims_of
from waybill.lineage.concepts import concepts_of
from waybill.lineage.crediting import crediting_changes, spoken, voice_change
from waybill.lineage.doubts import MUTE, denies
from waybill.lineage.edits import edit_changes
from waybill.lineage.elsewhere import changed_elsewhere
from waybill.lineage.faces import READ_WHOLE, Face
from waybill.lineage.figures import Figure
from waybill.lineage.kinds import Change, Weight
from waybill.lineage.lines import Line
from waybill.lineage.numbers import counted, phrase_of
from waybill.lineage.replaced import replaced
from waybill.lineage.voices import SILENT
from waybill.records.lineage import Drift
from waybill.records.words import Span

# Less of a sentence's matter than this in the sentences that retell it, and the sentence is left out for
# its most part.
KEPT = 0.33
# Nearly all, where the names are gone; a quarter, where one sentence is the best for it in both directions.
WHOLE = 0.8
FREE = 0.25
# A free rendering keeps the facts and few of the words.
BARE = 0.2
TOLD_FACTS = 2
# "Three officials put the number at about 400": so few words carry only their fact.
FEW = 6
# Below this likeness a sentence with facts of its own is new, though it shares a word or two with the
# telling.
NEW = 0.35
# Stems from which on a sentence with a speaker says something.
SPEAKS = 5
# A sentence of so many stems tells something, though nobody speaks and no name or number stands in it.
TELLS = 6
_PARENTHESIS = re.compile(r"\(([^()]{1,80})\)")


def drift_between(start: Face, to: Face) -> tuple[Drift, ...]:
    """Compare the aligned lines field by field, then say which lines that bear matter are left out or
    added."""
    if not {start.reading.report.language, to.reading.report.language} <= set(READ_WHOLE):
        return ()
    pairs = align(start, to, claims=True)
    found: list[Drift] = []
    for pair in pairs:
        seen: set[str] = set()
        for change in _line_changes(pair, start, to):
            seen.add(change.field)
            found.append(_drift(change, pair, start, to))
        found += [d for d in claim_changes(pair, start, to) if d.field not in seen]
    found += _elsewhere(found, start, to)
    changed = [_drift(c, pair, start, to) for pair, c in replaced(pairs, start, to)]
    found += [d for d in changed if not _seen(d, found)]
    found += [d for d in belied_claims(start, to) if not _seen(d, found)]
    firm = [p for p in pairs if not p.loose]
    found += _omitted(firm, start, to)
    found += _added(firm, start, to)
    return tuple(dict.fromkeys(sorted(found, key=_place)))


def _seen(drift: Drift, found: Sequence[Drift]) -> bool:
    """Whether a change of the field on these words has been noticed."""
    sides = [x for x in (drift.before, drift.after) if x]
    told = [x for d in found if d.field == drift.field for x in (d.before, d.after) if x]
    return any(x.overlaps(y) for x in sides for y in told)


def _elsewhere(found: Sequence[Drift], start: Face, to: Face) -> Iterator[Drift]:
    """Changes from one sentence to another, where no pair of lines has shown them."""
    seen = [(d.field, span) for d in found for span in (d.before, d.after) if span]
    for before, after, change in changed_elsewhere(start, to):
        sides = (change.before, change.after)
        if not any(f == change.field and x and x.overlaps(s) for x in sides for f, s in seen):
            yield _drift(change, Aligned(before, after, 0.0, False), start, to)


def _line_changes(pair: Aligned, start: Face, to: Face) -> Iterator[Change]:
    same = pair.before.words == pair.after.words
    if not same:
        yield from crediting_changes(pair, start, to)
    if not pair.best and not same:
        yield from certainty_changes(pair, start, to)
    if pair.best and not same:
        found = list(changes_in(pair, start, to))
        yield from found
        yield from (c for c in edit_changes(pair, start, to) if not any(_same_change(c, x) for x in found))


def _same_change(one: Change, other: Change) -> bool:
    """Whether two rules saw one change: the same field on the same words."""
    sides = ((one.before, other.before), (one.after, other.after))
    return one.field == other.field and any(a and b and a.overlaps(b) for a, b in sides)


def _drift(change: Change, pair: Aligned, start: Face, to: Face) -> Drift:
    one, other = claims_of(start, pair.before), claims_of(to, pair.after)
    counts = change.field == "quantity"
    return Drift(
        start.id,
        to.id,
        change.field,
        phrase_of(start.text, change.before) if counts and change.before else change.before,
        phrase_of(to.text, change.after) if counts and change.after else change.after,
        change.why,
        change.weight,
        one[0].id if one else None,
        other[0].id if other else None,
    )


def _place(drift: Drift) -> tuple[int, int, str, str]:
    before, after = drift.before, drift.after
    return (before.start if before else 10**9, after.start if after else 10**9, drift.field, drift.why)


def _omitted(pairs: Sequence[Aligned], start: Face, to: Face) -> Iterator[Drift]:
    """Lines of the telling that bear a claim, a speaker or specific facts, and of which little is retold."""
    retold = _retold(pairs)
    best = {p.before.n: p for p in pairs if p.best}
    for line in start.lines:
        if line.part != "body" or not _matters(line):
            continue
        stems = line.stems - _voice_stems(line)
        there = frozenset().union(*(x.stems for x in retold[line.n])) if retold[line.n] else frozenset()
        share = len(stems & there) / len(stems) if stems else 1.0
        denial = denies(line.span.words) and (line.voice is not None or line.who is not None)
        lost = denial and not any(denies(x.span.words) or MUTE.search(x.span.words) for x in retold[line.n])
        if share >= _needed(line, best.get(line.n), to) and not lost:
            continue
        told = _stands_for(line, best.get(line.n), retold[line.n], share) or _bare_fact(line, stems, to)
        if told and not lost:
            continue
        silent = MUTE.search(line.span.words) is not None
        telling = (line.bears or line.voice is not None) and not silent
        weight: Weight = "grave" if denial and not silent else "notable" if telling else "minor"
        teller = f"What {spoken(line.who)} said" if line.who and line.voice else "A sentence of the telling"
        claims = claims_of(start, line)
        claim = claims[0].id if claims else None
        yield Drift(start.id, to.id, "omitted", line.span, None, f"{teller} is left out.", weight, claim)


def _stands_for(line: Line, best: Aligned | None, retold: Sequence[Line], share: float) -> bool:
    """Whether a free rendering keeps two of its facts, or its two states and what passes between them."""
    states = frozenset(s for s in line.stems if s.startswith("="))
    if best is not None and line.facts & best.after.facts:
        return True
    for other in retold:
        if share >= BARE and len(line.facts & other.facts) >= TOLD_FACTS:
            return True
        if (
            len(states) >= TOLD_FACTS
            and states <= other.stems
            and len(line.stems & other.stems - states) >= TOLD_FACTS
        ):
            return True
    return False


def _bare_fact(line: Line, stems: frozenset[str], to: Face) -> bool:
    """Whether a line that says little has all of its facts, or all of its words, in one line of the
    retelling."""
    if len(line.facts) >= TOLD_FACTS:
        pairs = zip(to.lines, (*to.lines[1:], *to.lines[-1:]), strict=True)
        return any(line.facts <= x.facts | y.facts for x, y in pairs)
    if len(stems) > FEW:
        return False
    return any((line.facts and line.facts <= x.facts) or (stems and stems <= x.stems) for x in to.lines)


def _needed(line: Line, best: Aligned | None, to: Face) -> float:
    """How much of a line must be retold: more where its names are gone, less where one sentence clearly
    stands for it."""
    names = frozenset().union(*(x.names for x in to.lines))
    states = frozenset(s for x in to.lines for s in x.stems if s.startswith("="))
    states_gone = any(s.startswith("=") and s not in states for s in line.stems)
    if states_gone or (len(line.names) >= TOLD_FACTS and not line.names & names):
        return WHOLE
    moved = (
        best is not None
        and best.before.who
        and best.after.who
        and voice_change(best.before.who, best.after.who)
    )
    another = best is not None and best.score < CLOSE
    return KEPT if best is None or moved or another else FREE


def _retold(pairs: Iterable[Aligned]) -> Mapping[int, list[Line]]:
    found: dict[int, list[Line]] = defaultdict(list)
    for pair in pairs:
        found[pair.before.n].append(pair.after)
    return found


def _matters(line: Line) -> bool:
    """Whether leaving the line out changes what is claimed: furniture and colour do not count."""
    speaks = line.who is not None and line.voice is not None and line.who.cue not in SILENT
    silent = MUTE.search(line.span.words) is not None
    return line.bears or bool(line.facts) or silent or len(line.stems) >= (SPEAKS if speaks else TELLS)


def _voice_stems(line: Line) -> frozenset[str]:
    return concepts_of(line.voice.span.words) if line.voice else frozenset()


def _added(pairs: Iterable[Aligned], start: Face, to: Face) -> Iterator[Drift]:
    """Conversions and numbers that the telling does not give, and lines with matter of their own."""
    based = {p.after.n: p for p in pairs}
    surely = {p.after.n for p in pairs if p.score >= NEW or p.best}
    told = [f for line in start.lines for f in line.figures]
    facts = {f for line in start.lines for f in line.facts}
    for line in to.lines:
        if line.part != "body":
            continue
        new = line.facts - facts
        if line.n not in based or (new and line.n not in surely):
            closed = line.voice is not None and not line.voice.public and line.voice.cue not in SILENT
            if new or line.bears or closed:
                claims = claims_of(to, line)
                why = "The telling has nothing of this sentence."
                claim = claims[0].id if claims else None
                yield Drift(start.id, to.id, "added", None, line.span, why, "notable", None, claim)
            continue
        yield from _added_figures(based[line.n], told, start, to)


def _added_figures(pair: Aligned, told: list[Figure], start: Face, to: Face) -> Iterator[Drift]:
    values = {f.value for f in told}
    lengths = [f.km for f in told if f.km is not None]
    nouns = {f.noun for f in counted(pair.before)}
    done: set[Span] = set()
    for figure in counted(pair.after):
        if figure.value in values or (not figure.noun and figure.value <= 20):
            continue
        span = _enclosing(to, figure.span)
        if span in done:
            continue
        done.add(span)
        if figure.km is not None and lengths:
            agrees = any(abs(figure.km - km) <= 0.03 * km for km in lengths)
            if agrees:
                why = "A conversion is added; it agrees with the telling's own figures."
                yield Drift(start.id, to.id, "added", None, span, why, "minor")
                continue
            if span != figure.span:
                why = "A conversion is added that does not agree with the telling's own figures."
                yield Drift(start.id, to.id, "quantity", None, span, why, "grave")
                continue
        if figure.noun not in nouns:
            why = f"“{figure.span.words}” does not stand in the telling."
            yield Drift(start.id, to.id, "added", None, figure.span, why, "notable")


def _enclosing(face: Face, span: Span) -> Span:
    """The parenthesis that holds the number, without its brackets, else the number itself."""
    for match in _PARENTHESIS.finditer(
        face.text, max(0, span.start - 90), min(len(face.text), span.end + 90)
    ):
        if match.start(1) <= span.start and span.end <= match.end(1):
            return Span.cut(face.text, match.start(1), match.end(1))
    return span
