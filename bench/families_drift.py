"""The set, its readings and a lineage come in; how often drift was found, or told where there is none, goes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bench.families_making import Made, Planted
from bench.families_scoring import Half, Share
from waybill.records.lineage import Drift, Lineage
from waybill.records.words import Span

# What the program derives differs from its parent by no more than what is known.
DERIVED = ("same_text", "light")
# A statement given to another speaker may be seen as a changed attribution or as a moved sentence.
SAME_FIELD = {"attribution": ("attribution", "moved"), "moved": ("attribution", "moved")}


@dataclass(slots=True)
class Drifted:
    """Changes found, in all, by field and by hand; copies, reworded copies and faithful rewrites left quiet."""

    found: Share = field(default_factory=Share)
    quiet: Share = field(default_factory=Share)
    clean: Share = field(default_factory=Share)
    by_hand: Share = field(default_factory=Share)
    faithful: Share = field(default_factory=Share)
    by_field: dict[str, Share] = field(default_factory=dict)


def score_drift(half: Half, lineage: Lineage) -> Drifted:
    """Changes found with their field; copies, light and faithful rewrites without a change that nobody made.

    What a faithful rewrite leaves out is not held against it or against the drift that says so.
    """
    keys, scored = half.keys(), Drifted()
    texts = {key: r.report.text for key, r in half.readings.items()}
    for made in (m for f in half.families for m in f.reports):
        told = [d for d in lineage.drift if keys.get(d.to) == made.key and _kin(keys.get(d.start), made)]
        for plant in made.planted:
            hit = any(_field_fits(d.field, plant.field) and _meets(d, plant, texts, keys) for d in told)
            words = f"{made.key}: {plant.field} “{plant.before}” → “{plant.after}”"
            scored.found.add(hit, words)
            scored.by_field.setdefault(plant.field, Share()).add(hit, words)
            if made.relation not in DERIVED:
                scored.by_hand.add(hit, words)
        if made.faithful and made.key in texts:
            changed = [d for d in told if d.field != "omitted"]
            scored.faithful.add(not changed, _stray_words(made, changed, keys))
        elif made.relation in DERIVED and made.key in texts:
            stray = [d for d in told if not _rightly(d, made, texts, keys)]
            share = scored.quiet if made.untouched else scored.clean
            share.add(not stray, _stray_words(made, stray, keys))
    return scored


def _kin(start: str | None, made: Made) -> bool:
    return start is not None and start.split("/")[0] == made.family


def _field_fits(told: str, planted: str) -> bool:
    return told in SAME_FIELD.get(planted, (planted,))


def _meets(drift: Drift, plant: Planted, texts: Mapping[str, str], keys: Mapping[str, str]) -> bool:
    """Whether the drift stands on the planted words, on either side."""
    sides = (
        (drift.before, plant.before, texts[keys[drift.start]]),
        (drift.after, plant.after, texts[keys[drift.to]]),
    )
    return any(_touches(span, words, text) for span, words, text in sides)


def _touches(span: Span | None, words: str, text: str) -> bool:
    at = text.find(words) if words else -1
    return span is not None and at >= 0 and span.start < at + len(words) and at < span.end


def _rightly(drift: Drift, made: Made, texts: Mapping[str, str], keys: Mapping[str, str]) -> bool:
    """Planted words, words in truth cut from a copy, and an agency's name that it dropped are no false alarm."""
    if drift.field == "omitted" and drift.before is not None:
        return drift.before.words not in texts[made.key]
    planted = any(_meets(drift, plant, texts, keys) for plant in made.planted)
    return planted or (made.credit_dropped and drift.field == "attribution")


def _stray_words(made: Made, stray: Sequence[Drift], keys: Mapping[str, str]) -> str:
    return f"{made.key}: " + "; ".join(_drift_words(d, keys) for d in stray[:3])


def _drift_words(drift: Drift, keys: Mapping[str, str]) -> str:
    before, after = (s.words if s else "" for s in (drift.before, drift.after))
    return f"[{keys[drift.start]}] {drift.field} “{before}” → “{after}”"
