"""Scenes come in; drafts of what a system is stated to do (range, mobility) go out."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.claims.draft import Draft, Thread, span_for
from waybill.claims.modality import read_modality
from waybill.claims.scene import Scene
from waybill.claims.tree import clause_top
from waybill.knowledge.cues import load_cues
from waybill.records.claim import Field
from waybill.records.passage import Mark, Token
from waybill.records.values import Quantity, Reach, System
from waybill.records.words import Said, Span

# Kilometres in one unit of length, by the international mile and nautical mile.
KILOMETRES = {"kilometer": 1.0, "kilometre": 1.0, "km": 1.0, "mile": 1.609344, "nautical mile": 1.852}


# "200 km farther" is a difference, not a range.
COMPARED = {"farther", "further", "longer", "more", "less", "shorter"}


def find_capabilities(scene: Scene, thread: Thread, cues: frozenset[int]) -> Iterator[Draft]:
    """A stated range in kilometres or miles of a system named here or last before."""
    table = load_cues("en", "kinds")["capability"]
    taken: set[str] = set()
    for mark in scene.of_kind("quantity"):
        if not isinstance(mark.value, Quantity) or (mark.value.unit or "").lower() not in KILOMETRES:
            continue
        tokens = scene.sentence.inside(mark.span)
        if not tokens or not _of_range(scene, tokens[0], set(table["range_words"])):
            continue
        systems = _systems_for(scene, mark, thread)
        if not systems or systems[0].value.name in taken:
            continue
        taken.add(systems[0].value.name)
        yield _draft(scene, tokens[0], mark, systems, cues)


def _of_range(scene: Scene, token: Token, words: set[str]) -> bool:
    """Whether the distance is said of a range: such a word stands above it or beside it."""
    behind = scene.sentence.tokens[token.i + 1 : token.i + 3]
    if any(t.text.lower() in COMPARED for t in behind):
        return False
    near = [token, *scene.sentence.ancestors(token)]
    for above in near:
        if above.lemma in words or any(c.lemma in words for c in scene.sentence.children(above)):
            return True
        if above.pos == "VERB" and above.dep in {"ROOT", "relcl", "ccomp"}:
            return False
    return False


def _systems_for(scene: Scene, mark: Mark, thread: Thread) -> tuple[Said[System], ...]:
    """The system the range is said of: the nearest named before it, else after it, else the last one of the thread."""
    named = [m for m in scene.of_kind("system") if isinstance(m.value, System)]
    exact = [m for m in named if m.how != "kind"]
    before = [m for m in exact if m.span.end <= mark.span.start]
    after = [m for m in exact if m.span.start >= mark.span.end]
    if before or after:
        chosen = before[-1] if before else after[0]
        if _only_compared(scene, chosen):
            chosen = _subject_of(scene, mark, before) or chosen
        return (Said(chosen.value, chosen.span, chosen.how),) if isinstance(chosen.value, System) else ()
    if thread.systems:
        last = thread.systems[-1]
        return (Said(last.value, last.span, "context"),)
    return tuple(Said(m.value, m.span, m.how) for m in named[:1] if isinstance(m.value, System))


def _only_compared(scene: Scene, mark: Mark) -> bool:
    """Whether the system is named to compare another with: "lighter than its Fateh-110 predecessor"."""
    first = scene.sentence.inside(mark.span)[:1]
    return any(a.lemma in {"than", "unlike", "like"} for t in first for a in scene.sentence.ancestors(t))


def _subject_of(scene: Scene, mark: Mark, named: list[Mark]) -> Mark | None:
    """The system that is the subject of the range's clause, or of the clause above it: it goes before a nearer one."""
    tokens = scene.sentence.inside(mark.span)
    for above in scene.sentence.ancestors(tokens[0]) if tokens else ():
        for child in scene.sentence.children(above):
            if child.dep in {"nsubj", "nsubjpass"}:
                below = scene.sentence.subtree(child)
                found = [m for m in named if any(m.span.start <= t.start < m.span.end for t in below)]
                return found[-1] if found else None
    return None


def _draft(
    scene: Scene, token: Token, mark: Mark, systems: tuple[Said[System], ...], cues: frozenset[int]
) -> Draft:
    fields: dict[str, Field] = {"system": systems}
    value = mark.value
    if isinstance(value, Quantity):
        factor = KILOMETRES[(value.unit or "km").lower()]
        low, high = value.low, value.high if value.high is not None else value.best
        if value.bound != "between":
            low = value.best if value.bound in {"exact", "about", "at_least", "more_than"} else None
            high = None if value.bound in {"at_least", "more_than"} else high
        reach = Reach(*(None if x is None else round(x * factor, 1) for x in (low, high)))
        fields["range_km"] = Said(reach, mark.span, mark.how)
    mobility = _mobility(scene)
    if mobility:
        fields["mobility"] = mobility
    span = span_for(scene, clause_top(scene.sentence, token), fields)
    modality = read_modality(scene.sentence, clause_top(scene.sentence, token), None, cues)
    return Draft("capability", span, fields, modality)


def _mobility(scene: Scene) -> Said[str] | None:
    lowered = scene.sentence.span.words.lower()
    for word in load_cues("en", "kinds")["capability"]["mobility"]:
        found = lowered.find(word)
        if found >= 0 and (found == 0 or not lowered[found - 1].isalnum()):
            start = scene.sentence.span.start + found
            return Said(word, Span.cut(scene.text, start, start + len(word)), "mobility table")
    return None
