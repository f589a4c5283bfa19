"""A parsed passage comes in; marks on the places it names, each resolved to one spot on the map, go out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from waybill.knowledge.parties import find_name, traps
from waybill.knowledge.phrases import fold
from waybill.knowledge.places import Spot, cue_words, find_places, first_words
from waybill.reading.choosing import choose
from waybill.reading.parties import in_states, trapped
from waybill.reading.standing import ACTOR, PLACE, standing
from waybill.records.passage import Mark, Passage, Sentence, Token
from waybill.records.values import Place
from waybill.records.words import Span

_TOPONYM = {"GPE", "LOC", "FAC"}
_BEFORE = {
    "in",
    "at",
    "near",
    "from",
    "to",
    "outside",
    "around",
    "via",
    "through",
    "into",
    "toward",
    "towards",
    "of",
}
_LONGEST = 7  # words of the longest name tried, hyphens counted: "Bandar-e Imam Khomeini" has five
_BIG = 3.0  # a city of a million is believed without further signs
_TOWN = 1.7  # inside another body's name ("Gainesville High School") a town of fifty thousand is believed
_LISTED = 2.5  # what a place listed by hand weighs: it is listed because arms go by it
_PARTICLES = (
    "al",
    "el",
    "sub",
    "eastern",
    "southern",
)  # small first letters of "al-Tanf", "southern Lebanon"
_OTHER = {"ORG", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"}
_TITLES = {
    "Mr.",
    "Mrs.",
    "Ms.",
    "Dr.",
    "Gen.",
    "Col.",
    "Sen.",
    "Rep.",
    "Gov.",
    "President",
    "Minister",
    "Judge",
    "Sgt.",
}
_FEATURE = re.compile(
    r"(?<![\w])(?:(?:Lake|Mount|Mt\.|Fort|Port|Camp|Cape|Gulf of|Bay of|Strait of|Sea of) [A-Z][\w'’]+"
    r"|(?:[A-Z][\w.'’]+ ){1,2}(?:County|River|Valley|Island|Islands|Mountains|Bay|Creek|Province|Oblast|"
    r"Peninsula|Canal|Desert|Beach|Airport|Air Base|Airbase|Naval Base|Street|Road|Avenue|"
    r"Drive|Highway))(?!\w)"
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A stretch of a sentence that a table or the parser takes for a place's name."""

    sentence: Sentence
    first: int
    last: int
    span: Span
    spots: tuple[Spot, ...]


def mark_places(passage: Passage) -> tuple[Mark, ...]:
    """Mark every place named, countries and their demonyms among them, the longest name first."""
    blocked = [m.span for m in passage.marks if m.kind == "system" and m.how != "kind"]
    named: list[_Named] = []
    for sentence in passage.sentences:
        found = _in_table(passage, sentence, blocked)
        named += found + _by_parser(passage, sentence, [*blocked, *(n.span for n in found)])
    chosen = choose([(fold(n.span.words), n.spots, _behind(n)) for n in named])
    marks = [_mark(one, spot) for one, spot in zip(named, chosen, strict=True)]
    return tuple(sorted(marks, key=lambda m: m.span))


def _mark(one: _Named, spot: Spot | None) -> Mark:
    if spot is None:
        return Mark("place", one.span, Place(one.span.words), "name without coordinates", PLACE)
    name = find_name(one.span.words)
    acts = spot.place.precision == "country" or (name is not None and name.form == "seat")
    role = ACTOR if spot.demonym else standing(one.sentence, one.span) if acts else PLACE
    return Mark("place", one.span, spot.place, "demonym" if spot.demonym else "place table", role)


def _in_table(passage: Passage, sentence: Sentence, blocked: list[Span]) -> list[_Named]:
    found: list[_Named] = []
    i = 0
    while i < len(sentence.tokens):
        one = _longest(passage, sentence, i, found[-1].last if found else -9)
        if one is None or any(b.overlaps(one.span) for b in blocked):
            i += 1
            continue
        found.append(one)
        i = one.last + 1
    return found


def _longest(passage: Passage, sentence: Sentence, i: int, previous: int) -> _Named | None:
    tokens = sentence.tokens
    if not tokens[i].text[:1].isupper() and not tokens[i].text.startswith(_PARTICLES):
        return None
    text, at = passage.span.words, passage.span.start
    reach = first_words().get(fold(tokens[i].text), 0)
    reach = reach and min(_LONGEST, reach * 2)
    if i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end:
        reach = (
            _LONGEST  # "Bab el-Mandeb", "Rostov-on-Don": the tokeniser cuts at hyphens, the table at blanks
        )
    for j in range(min(len(tokens), i + reach) - 1, i - 1, -1):
        words = text[tokens[i].start - at : tokens[j].end - at]
        spots = find_places(words) if words[-1:].isalnum() or "." in words else ()
        if len(spots) > 1 and words in traps("state") and in_states(text):
            spots = spots[1:]
        if spots:
            span = Span(tokens[i].start, tokens[j].end, words)
            one = _Named(sentence, i, j, span, spots)
            if _is_place(passage, one, previous):
                return one
    return None


def _is_place(passage: Passage, one: _Named, previous: int) -> bool:
    """Whether the words name a place here: the parser, the words round them, or their size say so."""
    words, best = one.span.words, one.spots[0]
    if best.place.precision == "country":
        return _is_country(passage, one)
    if best.place.precision in ("sea", "area") or (best.place.precision == "region" and one.last > one.first):
        return True
    tokens = one.sentence.tokens
    first, last = tokens[one.first], tokens[one.last]
    if not (first.text[:1].isupper() or first.text.startswith(_PARTICLES)) or last.text.islower():
        return False
    if _behind(one):
        return True
    if "PERSON" in (first.ent, last.ent) or _titled(one):
        # The parser takes many a foreign town for a person; a known one that stands alone is believed.
        known = best.weight >= _BIG or (one.last > one.first and best.weight >= _LISTED)
        return known and not _beside(one, "PERSON") and not _titled(one)
    before = tokens[one.first - 1].lemma if one.first else ""
    listed = previous == one.first - 2 and before in (",", "and", "or")
    led = (before in _BEFORE or (listed and best.weight > _TOWN)) and first.tag.startswith("NNP")
    if fold(words) in cue_words("ordinary"):
        return first.ent in _TOPONYM and led and not _beside(one, first.ent)
    if first.ent in _TOPONYM:
        return True
    if first.ent in _OTHER:
        return best.weight > _TOWN or (led and not _beside(one, first.ent))
    opens = one.first == 0 and words.isupper() and _after(one, 1) in ("(", "—", "–", "-", ",")
    return opens or led or best.weight >= _BIG


def _is_country(passage: Passage, one: _Named) -> bool:
    name = find_name(one.span.words)
    if name is None:
        return True
    short = name.words.isupper() and len(name.words) < 4 and one.span.words != name.words
    person = one.sentence.tokens[one.first].ent == "PERSON" and _beside(one, "PERSON")
    start = one.span.start - passage.span.start
    if name.words in traps("state"):
        return not person
    around = (passage.span.words, start, start + len(one.span.words))
    return not short and not person and not trapped(*around, name)


def _titled(one: _Named) -> bool:
    """Whether a title or first name makes the word a person's: "Mr. London", "Jack London"."""
    tokens = one.sentence.tokens
    before = tokens[one.first - 1] if one.first else None
    return before is not None and (before.ent == "PERSON" or before.text in _TITLES)


def _after(one: _Named, steps: int) -> str:
    tokens = one.sentence.tokens
    return tokens[one.last + steps].text if one.last + steps < len(tokens) else ""


def _beside(one: _Named, label: str) -> bool:
    """Whether a capitalised word of the same entity stands right before or after the name."""
    tokens = one.sentence.tokens
    near: list[Token] = [*tokens[max(0, one.first - 1) : one.first], *tokens[one.last + 1 : one.last + 2]]
    return any(t.ent == label and t.text[:1].isupper() for t in near)


def _behind(one: _Named) -> tuple[Spot, ...]:
    """The state, province or country that stands right behind the name: "Aden, Yemen", "Lima, Ohio"."""
    tokens = one.sentence.tokens
    if one.last + 2 >= len(tokens) or tokens[one.last + 1].text != ",":
        return ()
    for length in (3, 2, 1):
        rest = tokens[one.last + 2 : one.last + 2 + length]
        if len(rest) == length:
            offset = one.sentence.span.start
            words = one.sentence.span.words[rest[0].start - offset : rest[-1].end - offset]
            around = tuple(s for s in find_places(words) if s.place.precision in ("country", "region"))
            if around and words[:1].isupper() and not around[0].demonym:
                return around
    return ()


def _by_parser(passage: Passage, sentence: Sentence, taken: list[Span]) -> list[_Named]:
    """Names that no table has: what the parser calls a place, and names of features ("Black Hawk County")."""
    found: list[_Named] = []
    text, at = sentence.span.words, sentence.span.start
    stretches = [(m.start() + at, m.end() + at) for m in _FEATURE.finditer(text)]
    for token in sentence.tokens:
        if token.ent in ("GPE", "LOC") and token.text[:1].isupper() and token.tag.startswith("NNP"):
            if stretches and stretches[-1][1] + 1 == token.start and text[token.start - at - 1] == " ":
                stretches[-1] = (stretches[-1][0], token.end)
            else:
                stretches.append((token.start, token.end))
    for start, end in stretches:
        span = Span(start, end, text[start - at : end - at])
        if not any(t.overlaps(span) for t in taken) and find_name(span.words) is None:
            inside = sentence.inside(span)
            if inside and _is_led(sentence, inside[0].i):
                found.append(_Named(sentence, inside[0].i, inside[-1].i, span, ()))
                taken.append(span)
    return found


def _is_led(sentence: Sentence, first: int) -> bool:
    """Whether "in", "near" or the like stands before the word, an article between them or not."""
    before = [t.lemma for t in sentence.tokens[max(0, first - 2) : first]]
    return bool(before) and (before[-1] in _BEFORE or (before[-1] == "the" and before[0] in _BEFORE))
