"""A parsed passage comes in; marks on the states, bodies and armed groups it names go out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from waybill.knowledge.parties import Name, find_name, party_names, traps
from waybill.knowledge.phrases import compile_phrases
from waybill.reading.standing import ACTOR, standing
from waybill.records.passage import Mark, Passage, Sentence
from waybill.records.words import Span

_MINISTRY = (
    r"(?:(?:[Dd]efen[cs]e|[Ff]oreign(?: [Aa]ffairs)?|[Ii]nterior|[Ff]inance|[Tt]rade|[Ii]ntelligence|"
    r"[Ee]conomy|[Ss]ecurity|[Ii]ndustry) [Mm]inist(?:ry|ries)"
    r"|[Mm]inistr(?:y|ies) (?:of|for) (?:[Nn]ational )?[A-Z]?[a-z]+(?: [Aa]ffairs)?"
    r"(?: and (?:the )?[A-Z][a-z]+)?)"
)
_FORCE = (
    r"(?:[Aa]rmed [Ff]orces|[Aa]ir [Ff]orce|[Gg]overnment|[Nn]avy|[Aa]rmy|[Mm]ilitary|[Pp]arliament|"
    r"[Pp]residency|[Ee]mbassy|[Cc]oast [Gg]uard|[Gg]eneral [Ss]taff|[Aa]uthorities|[Aa]dministration|"
    r"[Gg]round [Ff]orces)"
)
_QUALIFIER = r"(?:(?:[Ff]ederal|[Rr]oyal|[Nn]ational|[Ii]slamic [Rr]epublic|[Ii]nterim|[Mm]ilitary) )?"
# "the Turkish Air Force", but not "Iranian military officials": there another noun stands last.
_LAST = (
    r"(?!\s(?:official|officer|source|leader|commander|aid\b|support|spokes|chief|adviser|advisor|"
    r"cooperation|equipment|expert|intelligence|hardware|personnel|ties|drone|base|helicopter|jet|plane|aircraft|"
    r"ship|vessel|transport|delegation|attach|assistance|technolog|forces|and\s[\w-]+\sofficials))"
)
_AFTER = re.compile(rf"(?:['’]s?)?\s{_QUALIFIER}(?:{_MINISTRY}|{_FORCE}(?![\w-]){_LAST})(?!\w)")
_BEFORE = re.compile(rf"(?:{_MINISTRY}|{_FORCE}) of (?:the )?$")
_CAPITALS_ONLY = (
    0.7  # share of capitals from which a passage counts as set in capitals; no acronym stands out in it
)


def mark_parties(passage: Passage) -> tuple[Mark, ...]:
    """Mark every party the passage names; a seat of government only where it acts."""
    text, at = passage.span.words, passage.span.start
    systems = [m.span for m in passage.marks if m.kind == "system" and m.how != "kind"]
    found: list[Mark] = []
    for match, name in _names(text):
        span = Span.cut(text, match.start(), match.end())
        span = Span(span.start + at, span.end + at, span.words)
        if any(s.overlaps(span) for s in systems) or (found and found[-1].span.overlaps(span)):
            continue
        sentence = next((s for s in passage.sentences if s.span.overlaps(span)), None)
        if trapped(text, match.start(), match.end(), name) or (sentence and _is_person(sentence, span, name)):
            continue
        mark = _mark(passage, sentence, span, name)
        if mark:
            found.append(mark)
    return tuple(found)


def _mark(passage: Passage, sentence: Sentence | None, span: Span, name: Name) -> Mark | None:
    if name.form == "seat":
        if sentence is None or standing(sentence, span) != ACTOR:
            return None
        return Mark("party", span, name.party, "seat of government", ACTOR)
    if name.form in ("name", "demonym", "group"):
        wider = _with_office(passage, span)
        if wider is not None:
            return Mark("party", wider, name.party, "office")
    return Mark("party", span, name.party, name.form)


def _names(text: str) -> Iterator[tuple[re.Match[str], Name]]:
    shouted = _shouted(text)
    for match in _pattern().finditer(text):
        words = match[0]
        name = find_name(words)
        if name is None or (
            shouted
            and name.words.isupper()
            and len(name.words) < 4
            and name.words not in ("EU", "UN", "US", "UK")
        ):
            continue
        yield match, name


@cache
def _pattern() -> re.Pattern[str]:
    words = {n.words for n in party_names()}
    return compile_phrases(sorted(words | {w.upper() for w in words} | {w[0].upper() + w[1:] for w in words}))


def _shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) > _CAPITALS_ONLY * len(letters) if letters else False


def _with_office(passage: Passage, span: Span) -> Span | None:
    text, at = passage.span.words, passage.span.start
    start, end = span.start - at, span.end - at
    if after := _AFTER.match(text, end):
        return Span(span.start, at + after.end(), text[start : after.end()])
    if before := _BEFORE.search(text, max(0, start - 60), start):
        return Span(at + before.start(), span.end, text[before.start() : end])
    return None


@cache
def _trap(side: str) -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in traps(side))
    pattern = {
        "after": rf"\s(?:{words})(?!\w)",
        "before": rf"(?<!\w)(?:{words})\s$",
        "american": rf"(?<!\w)(?:{words})[\s-]?$",
        "joined": rf"(?i)(?<!\w)(?:{words})-$",
    }[side]
    return re.compile(pattern)


def trapped(text: str, start: int, end: int, name: Name) -> bool:
    """Whether the words round the name make it another: "Indian Ocean", "US dollars", "South American"."""
    before = text[max(0, start - 25) : start]
    after = _trap("after").match(text, end)
    if (
        (after and not text.startswith("Force", after.end() + 1))
        or _trap("before").search(before)
        or text[end : end + 1] == "$"
    ):
        return True
    if name.party.code == "USA" and name.form != "office" and _trap("american").search(before):
        return True
    if _trap("joined").search(before) or (name.words in traps("state") and in_states(text)):
        return True
    return name.words in traps("weak") and not _backed(text, name)


def in_states(text: str) -> bool:
    """Whether the text speaks rather of the US state than of the country of the same name."""
    return len(_cues("state_cue").findall(text)) > len(_cues("country_cue").findall(text))


@cache
def _cues(side: str) -> re.Pattern[str]:
    return compile_phrases(sorted(traps(side)))


def _backed(text: str, name: Name) -> bool:
    """Whether the passage names the weak name's state or group in another way."""
    country = name.country or name.party.code
    others = (find_name(m[0]) for m in _pattern().finditer(text))
    return any(o and o.words not in traps("weak") and country in (o.country, o.party.code) for o in others)


def _is_person(sentence: Sentence, span: Span, name: Name) -> bool:
    """Whether the name is part of a person's: "Michael Jordan", "Chad Smith"."""
    if name.words not in traps("person"):
        return False
    inside = sentence.inside(span)
    if not inside or inside[0].ent != "PERSON":
        return False
    beside = [t for t in sentence.tokens[max(0, inside[0].i - 1) : inside[-1].i + 2] if t not in inside]
    return any(t.ent == "PERSON" and t.text[:1].isupper() for t in beside)
