"""The families, told over and over of other goods and places, come in; seconds and recall of lineage go out,
beside datasketch's LSH on the same texts.

`python -m bench.scale [--reports N ...]`: every world is the development half with its names, numbers and states
exchanged, so that reports are kin within their world only. Sentences are cut at their full stops and hold no
claims: what is measured is finding kin, origins and drift, not reading.
"""

from __future__ import annotations

import argparse
import re
import resource
import time
from collections.abc import Iterator, Sequence
from itertools import combinations
from zlib import crc32

from bench.families_making import NO_TELLING, Family, Made, load_families
from bench.families_peers import minhash_scores
from waybill.intake.read import read_report
from waybill.lineage.figures import MONTHS, SCALES, UNITS
from waybill.lineage.speaking import CUE
from waybill.lineage.trace import trace
from waybill.lineage.voices import HEADS
from waybill.lineage.wording import PLAIN
from waybill.records.claim import Reading
from waybill.records.report import PartName
from waybill.records.words import Span

SIZES = (2_000, 10_000)
SENTENCE = re.compile(r"[^.!?]+(?:\.(?=\S)[^.!?]*)*[.!?]?[”\"']*\s*")
# Names of three letters and more, without the words that open credit lines and sentences.
NAME = re.compile(r"\b(?!The\b|This\b|That\b|With\b|Source\b)[A-Z][a-z]{2,}\b")
NUMBER = re.compile(r"(?<![\w.,])[1-9]\d{1,2}(?=\D)")
STATES = (
    *(
        "Iran",
        "Turkey",
        "Serbia",
        "Israel",
        "Egypt",
        "France",
        "India",
        "Armenia",
        "China",
        "Pakistan",
        "Poland",
    ),
    *(
        "Germany",
        "Ukraine",
        "Sudan",
        "Mali",
        "Chad",
        "Belarus",
        "Azerbaijan",
        "Venezuela",
        "Brazil",
        "Indonesia",
    ),
    *("Spain", "Somalia", "Bulgaria", "Congo", "Taiwan", "Myanmar", "Russia"),
)
MONTH_NAMES = tuple(m.title() for m in MONTHS)[:12]
SYLLABLES = ("ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "za", "xe")
WORD = re.compile(r"\b[a-z]{3,}\b")
# All but one word in twelve are another world's own; without, its reports would be copies with the names exchanged.
SHARED = 12
KEPT = PLAIN | HEADS | set(MONTHS) | set(UNITS) | set(SCALES)


def told_elsewhere(text: str, world: int) -> str:
    """The same story of other places, people, numbers and things; the first world is the one that was written."""
    if not world:
        return text

    def name(match: re.Match[str]) -> str:
        word = match.group()
        if word in STATES:
            return STATES[(STATES.index(word) + world) % len(STATES)]
        if word in MONTH_NAMES:
            return MONTH_NAMES[(MONTH_NAMES.index(word) + world) % len(MONTH_NAMES)]
        return word if word.lower() in KEPT else _made_up(word, world).title()

    def number(match: re.Match[str]) -> str:
        return str(int(match.group()) + world % 800)

    def plain(match: re.Match[str]) -> str:
        word = match.group()
        shared = word in KEPT or CUE.fullmatch(word) or crc32(word.encode()) % SHARED == 0
        return word if shared else _made_up(word, world)

    head, _, body = text.partition("\n\n")
    return f"{head}\n\n{NUMBER.sub(number, NAME.sub(name, WORD.sub(plain, body)))}"


def _made_up(word: str, world: int) -> str:
    seed = crc32(f"{word} {world}".encode())
    return "".join(SYLLABLES[seed >> shift & 0xF] for shift in (0, 4, 8, 12))


def reading_of(text: str, key: str) -> Reading:
    """A report with its sentences, and no claims."""
    report = read_report(text.encode(), key)
    spans: list[tuple[PartName, Span]] = []
    for part in report.parts:
        cuts = SENTENCE.finditer(report.text, part.start, part.end) if part.part == "body" else ()
        spans += [(part.part, Span.cut(report.text, m.start(), m.end())) for m in cuts]
        if part.part == "headline":
            spans.append(("headline", Span.cut(report.text, part.start, part.end)))
    return Reading(report, tuple(spans), ())


def heap(families: Sequence[Family], size: int) -> dict[str, tuple[str, Made]]:
    """As many texts as asked for, world after world, each with what it was made from."""
    found: dict[str, tuple[str, Made]] = {}
    for world in range(size):
        for made in (m for f in families for m in f.reports):
            found[f"{world}/{made.key}"] = (told_elsewhere(made.text, world), made)
            if len(found) == size:
                return found
    return found


def wanted(told: dict[str, tuple[str, Made]]) -> set[frozenset[str]]:
    """Pairs of one telling within one world."""
    families: dict[str, list[tuple[str, Made]]] = {}
    for key, (_, made) in told.items():
        families.setdefault(f"{key.split('/')[0]} {made.family}", []).append((key, made))
    return {
        frozenset({a, b})
        for members in families.values()
        for (a, x), (b, y) in combinations(members, 2)
        if _kin(x, y)
    }


def _kin(one: Made, other: Made) -> bool:
    return bool({t for t in one.tells if t[0] not in NO_TELLING} & set(other.tells))


def measure(families: Sequence[Family], size: int) -> Iterator[str]:
    """Time lineage and the peer over one heap."""
    told = heap(families, size)
    gold = wanted(told)
    readings = {key: reading_of(text, key) for key, (text, _) in told.items()}
    keys = {r.report.id: key for key, r in readings.items()}
    start = time.perf_counter()
    lineage = trace(tuple(readings.values()))
    seconds = time.perf_counter() - start
    ours = {
        frozenset({keys[a], keys[b]})
        for o in lineage.origins
        if o.kind in ("agency_story", "outlet_story", "unknown")
        for a, b in combinations(o.reports, 2)
    }
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield _line(f"Waybill, {size} reports", seconds, ours, gold) + f"  peak {memory:.0f} MB"
    start = time.perf_counter()
    pairs = set(minhash_scores({key: text for key, (text, _) in told.items()}))
    yield _line(f"MinHash/LSH, {size} reports", time.perf_counter() - start, pairs, gold)


def _line(name: str, seconds: float, pairs: set[frozenset[str]], gold: set[frozenset[str]]) -> str:
    right = len(pairs & gold)
    recall, precision = 100 * right / max(1, len(gold)), 100 * right / max(1, len(pairs))
    return f"{name:<28}{seconds:>8.1f} s  recall {recall:5.1f} %  precision {precision:5.1f} %"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one line a way and size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=SIZES)
    families = load_families(half="dev")
    for size in parser.parse_args(arguments).reports:
        for line in measure(families, size):
            print(line, flush=True)


if __name__ == "__main__":
    main()
