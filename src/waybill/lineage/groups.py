"""Faces and links come in; the groups of reports that go back to one telling go out, never joined over a
weak link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from waybill.lineage.faces import Face
from waybill.lineage.policy import KIN
from waybill.lineage.tellers import credits_outlet_of
from waybill.lineage.wording import shingles_of
from waybill.records.lineage import Link

JOINING = ("same_text", "rewrite", "translation")
# Copies that differ in a headline or a cut sentence; below, a text may hold another and more.
TWIN = 0.8
# A digest of two stories takes their matter in separate sentences; one in five may touch both.
BOTH = 0.2


class Sets:
    """Union of keys, the smallest key naming each set, so that order never matters."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._above = {k: k for k in keys}

    def top(self, key: str) -> str:
        """The name of the key's set."""
        while self._above[key] != key:
            self._above[key] = self._above[self._above[key]]
            key = self._above[key]
        return key

    def join(self, one: str, other: str) -> None:
        """Make one set of the two."""
        a, b = sorted((self.top(one), self.top(other)))
        self._above[b] = a

    def sets(self) -> list[tuple[str, ...]]:
        """Every set, sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self._above):
            found[self.top(key)].append(key)
        return [tuple(v) for v in found.values()]


def joining(link: Link) -> bool:
    """Whether the link joins two reports into one telling."""
    return link.relation in JOINING and link.score >= KIN


def texts_of(faces: Mapping[str, Face], links: Sequence[Link]) -> Sets:
    """The reports that are one text, so that copies neither outvote nor bridge."""
    texts = Sets(faces)
    for link in links:
        if link.relation != "same_text":
            continue
        one, other = faces[link.start].shingles, faces[link.to].shingles
        if len(one & other) >= TWIN * len(one | other):
            texts.join(link.start, link.to)
    return texts


def groups_of(faces: Mapping[str, Face], links: Sequence[Link]) -> tuple[tuple[str, ...], ...]:
    """The groups, each sorted; a digest of several stories stands in the group of each and joins none."""
    texts = texts_of(faces, links)
    near: dict[str, set[str]] = defaultdict(set)
    akin: dict[str, set[str]] = defaultdict(set)
    for link in links:
        a, b = texts.top(link.start), texts.top(link.to)
        akin[a].add(b)
        akin[b].add(a)
        if joining(link) and a != b:
            near[a].add(b)
            near[b].add(a)
    same = {texts.top(k): tuple(s) for s in texts.sets() for k in s[:1]}
    digests = {
        t for t in sorted(near) if _is_digest(faces, t, near, akin) or _names_two(faces, t, near, same)
    }
    joined = Sets(texts.top(k) for k in faces)
    for text in near:
        for other in near[text] - digests:
            if text not in digests:
                joined.join(text, other)
    members: dict[str, set[str]] = defaultdict(set)
    for key in faces:
        text = texts.top(key)
        homes = {joined.top(n) for n in near[text] - digests} if text in digests else set()
        for home in homes or {joined.top(text)}:
            members[home].add(key)
    return tuple(sorted(tuple(sorted(m)) for m in members.values()))


def _is_digest(
    faces: Mapping[str, Face], text: str, near: Mapping[str, set[str]], akin: Mapping[str, set[str]]
) -> bool:
    """Whether its neighbours fall into parts that share nothing with each other, nor the same sentences of it."""
    sets = _parts(near[text], akin)
    if len(sets) < 2:
        return False
    held = [set().union(*(lines_from(faces[text], faces[n]) for n in part)) for part in sets]
    return all(_apart(a, b) for n, a in enumerate(held) for b in held[n + 1 :] if a and b)


def _names_two(
    faces: Mapping[str, Face],
    text: str,
    near: Mapping[str, set[str]],
    same: Mapping[str, tuple[str, ...]],
) -> bool:
    """Whether it names the tellers of two stories that are not joined; a copy of a story may stand for it."""
    stories = _parts(near[text], near)
    return len(stories) > 1 and all(
        any(_names_teller(faces[text], faces[k]) for n in part for k in same[n]) for part in stories
    )


def _names_teller(face: Face, other: Face) -> bool:
    """Whether the report credits the outlet of the other, or the same outlet as the other credits for its whole text."""
    main = other.main.name if other.main is not None else None
    return credits_outlet_of(face, other) is not None or main in {c.name for c in face.credits}


def _parts(around: set[str], akin: Mapping[str, set[str]]) -> list[tuple[str, ...]]:
    """The neighbours that are tied to each other, each with its own only, so that work stays linear."""
    parts = Sets(around)
    for one in around:
        for other in akin[one] & around:
            parts.join(one, other)
    return parts.sets()


def _apart(one: set[int], other: set[int]) -> bool:
    """Whether two stories stand in sentences of their own; the one on what both are about may be shared."""
    shared = len(one & other)
    return bool(one - other and other - one) and shared <= max(1, BOTH * min(len(one), len(other)))


def lines_from(face: Face, other: Face) -> set[int]:
    """The lines of the report that share a fact or a word sequence with the other."""
    found = {line.n for line in face.lines if line.part == "body" and not line.facts.isdisjoint(other.facts)}
    return found | {x.n for x in face.lines if not shingles_of(x.words).isdisjoint(other.shingles)}
