"""Groups of reports come in; the tellings they go back to go out, named where a credit names them, seen or
unseen."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256

from waybill.knowledge.phrases import fold
from waybill.lineage.credits import Credited
from waybill.lineage.faces import Face
from waybill.lineage.groups import Sets, texts_of
from waybill.lineage.policy import nearness
from waybill.lineage.voices import DOCUMENTS, Voice, statement_key
from waybill.records.lineage import Link, Origin
from waybill.records.values import Period

# A report rests on a statement where at least this share of what it credits is that one speaker's.
RESTS = 0.6


def story_origins(
    faces: Mapping[str, Face], links: Sequence[Link], groups: Sequence[tuple[str, ...]]
) -> tuple[Origin, ...]:
    """One origin a group: an agency's story, an outlet's own, or unknown where nobody is credited."""
    texts = texts_of(faces, links)
    homes = Counter(key for group in groups for key in group)
    return tuple(_story(faces, texts, group, homes) for group in groups)


def _story(
    faces: Mapping[str, Face], texts: Sets, group: tuple[str, ...], homes: Mapping[str, int]
) -> Origin:
    members = sorted((faces[k] for k in group), key=nearness)
    # A digest of two stories credits both, and so names neither.
    main = _main([f for f in members if homes[f.id] == 1] or members, texts)
    first = _first(members)
    mark = "o-" + sha256(members[0].id.encode()).hexdigest()[:12]
    if main is None:
        return Origin(mark, "unknown", None, False, group, first_known=first)
    kind = "agency_story" if main.agency else "outlet_story"
    seen = any(_is_teller(face, main.name) for face in members)
    return Origin(mark, kind, main.name, seen, group, main.name if main.agency else None, first)


def _main(members: Sequence[Face], texts: Sets) -> Credited | None:
    """The credit that most texts of the group bear, weighed; copies count once, and the nearest decides a
    tie."""
    weights: Counter[str] = Counter()
    by_name: dict[str, Credited] = {}
    counted: set[tuple[str, str]] = set()
    for face in members:
        for credit in face.credits:
            key = (texts.top(face.id), credit.name)
            if credit is face.main or credit.form in ("own", "carries"):
                by_name.setdefault(credit.name, credit)
                weights[credit.name] += credit.weight if key not in counted else 0
                counted.add(key)
    return by_name[max(by_name, key=lambda n: weights[n])] if by_name else None


def _is_teller(face: Face, name: str) -> bool:
    outlet = face.outlet
    same = outlet is not None and fold(outlet).removeprefix("the ") == fold(name).removeprefix("the ")
    return same or any(c.form == "own" and c.name == name for c in face.credits)


def _first(members: Sequence[Face]) -> Period | None:
    """The earliest publication among the reports."""
    known = [f.reading.report.published.period for f in members if f.reading.report.published]
    dated = [p for p in known if p.earliest is not None]
    return min(dated, key=lambda p: (p.earliest, p.latest or p.earliest)) if dated else None


def statement_origins(
    faces: Mapping[str, Face], links: Sequence[Link], groups: Sequence[tuple[str, ...]]
) -> Mapping[tuple[str, str], Origin]:
    """One origin for what an open speaker says in reports that are kin, by report and speaker: nobody owns
    a statement."""
    kin = Sets(faces)
    for link in links:
        kin.join(link.start, link.to)
    for group in groups:
        for key in group[1:]:
            kin.join(group[0], key)
    carried: dict[tuple[str, str], dict[str, Voice]] = defaultdict(dict)
    for report in sorted(faces):
        for name, lines in faces[report].stated.items():
            if lines[0].who is not None:
                carried[kin.top(report), name].setdefault(report, lines[0].who)
    found: dict[tuple[str, str], Origin] = {}
    for (_, name), voices in sorted(carried.items()):
        origin = _statement(faces, name, voices)
        found |= {(report, name): origin for report in voices}
    return found


def _statement(faces: Mapping[str, Face], name: str, voices: Mapping[str, Voice]) -> Origin:
    near = min(voices, key=lambda k: nearness(faces[k]))
    words = max((re.sub("^The ", "the ", v.span.words) for v in voices.values()), key=lambda w: (len(w), w))
    mark = "s-" + sha256(f"{name} {near}".encode()).hexdigest()[:12]
    kind = "document" if voices[near].head in DOCUMENTS else "statement"
    label = re.sub(r"\s+", " ", words)
    return Origin(
        mark, kind, label, False, tuple(sorted(voices)), None, _first([faces[k] for k in sorted(voices)])
    )


def rests_on(face: Face) -> str | None:
    """The open speaker whose statement the whole report retells, None where it has other tellers."""
    keys = Counter(statement_key(x.who) or "" for x in face.lines if x.who and x.part == "body")
    if not keys or face.voices:
        return None
    name, times = max(keys.items(), key=lambda item: (item[1], item[0]))
    return name if name and times >= RESTS * keys.total() else None
