"""A sentence comes in; whom it credits for what it says goes out, read from its cue words and their
subject."""

from __future__ import annotations

import re
from functools import lru_cache

from waybill.lineage.voices import Voice, read_voice
from waybill.lineage.wording import stem_of

# Sentences whose voice is remembered: a claim's is asked for with every set of claims it is one of.
KEPT_VOICES = 50_000
CUES = (
    "said|says|say|told|tells|tell|confirmed|confirms|confirm|stated|announced|announces|claimed|claims|"
    "alleged|alleges|denied|denies|deny|warned|warns|estimated|estimates|estimate|acknowledged|acknowledges|"
    "disclosed|revealed|insisted|insists|noted|emphasi[sz]ed|stressed|explained|declared|suggested|"
    "believe|believes|"
    "believed|argued|added|reiterated|conceded|recalled|maintained|asserted|accused|declined|"
    "refused|reported|reports|"
    "described|indicated|testified|cautioned|predicted|respond|responded|reply|replied|answer|answered|"
    r"comment|commented|rejected|rejects|rejecting|counted|put the (?:number|figure|total|toll)|"
    r"puts the (?:number|figure|total|toll)|"
    "named|spoke of|speak of|recounted|related|wrote|tweeted|posted|remarked|observed|mentioned|"
    "affirmed|assured|hinted|"
    "signalled|signaled|vowed|promised|puts (?:the|it|its|their)|put (?:the|it|its|their)"
)
CUE = re.compile(
    r"\b(?:(?:has|have|had|did|does|do|would|could|will) )?(?:not |also |later |"
    r"never )?(?:[a-z]+ly )?(?:not |yet )?"
    rf"(?:{CUES})\b"
)
ACCORDING = re.compile(
    r"\b(?:according to|as per|quoting|citing|in the words of|in the view of|by the count of|"
    r"by the account of)\s+",
    re.IGNORECASE,
)
EDGE = re.compile(
    r"[,;:()“”\"—–]| - |\b(?:and|but|while|whereas|although|as|because|since|that|after|when|where)\b"
)
ACCORDED_EDGE = re.compile(
    r"[,;:()“”\"—–]|(?<![A-Z])\.|\b(?:who|cited|quoted|familiar|and told|briefed|speaking|in|on|that|which|with|"
    r"had|has|have|"
    r"was|were|is|are|at least|more than)\b"
)
AFTER_EDGE = re.compile(
    r"[,;:()“”\"—–]|(?<![A-Z])\.|\b(?:who|cited|quoted|familiar|and told|briefed|speaking|in|on|the transfer|"
    r"that|which|with)\b"
)


@lru_cache(maxsize=KEPT_VOICES)
def voice_in(text: str, start: int, end: int) -> Voice | None:
    """The voice that the sentence credits, the first cue with a speaking subject taking it; None for plain
    narrative."""
    accorded = ACCORDING.search(text, start, end)
    if accorded:
        stop = ACCORDED_EDGE.search(text, accorded.end(), end)
        begin, cut = accorded.end(), stop.start() if stop else end
        found = read_voice(text, begin, cut, "accord")
        if found:
            return found
    for cue in CUE.finditer(text, start, end):
        inverted = text[start : cue.start()].rstrip().endswith((",", "”", '"', "’"))
        found = (_after(text, cue, end) if inverted else None) or _before(text, start, cue)
        if found:
            return found
    return None


def voices_in(text: str, start: int, end: int) -> tuple[Voice, ...]:
    """Every voice that the sentence credits, each cue's own, in order."""
    found: list[Voice] = []
    for accorded in ACCORDING.finditer(text, start, end):
        stop = ACCORDED_EDGE.search(text, accorded.end(), end)
        voice = read_voice(text, accorded.end(), stop.start() if stop else end, "accord")
        found += [voice] if voice else []
    for cue in CUE.finditer(text, start, end):
        inverted = text[start : cue.start()].rstrip().endswith((",", "”", '"', "’"))
        voice = (_after(text, cue, end) if inverted else None) or _before(text, start, cue)
        found += [voice] if voice else []
    unique = {v.span: v for v in found}
    return tuple(unique[span] for span in sorted(unique))


def _before(text: str, start: int, cue: re.Match[str]) -> Voice | None:
    """The subject before the cue; an inserted clause between two commas or dashes is stepped over."""
    edges = [start, *(m.end() for m in EDGE.finditer(text, start, cue.start()))]
    name = stem_of(cue.group().lower().split()[-1])
    stop = cue.start()
    for begin in reversed(edges[-9:]):
        clause = text[begin:stop].strip(' ,;:—–-()“”"')
        if not clause:
            continue
        found = read_voice(
            text, begin, cue.start() if begin == edges[-1] else _clause_end(text, begin, stop), name
        )
        if found and _subject(text, found, begin):
            return found
        if begin == edges[-1] and clause and not text[begin:stop].rstrip().endswith((",", "—", "–", ")")):
            return None
        stop = begin
    return None


def _clause_end(text: str, begin: int, stop: int) -> int:
    edge = EDGE.search(text, begin, stop)
    return edge.start() if edge else stop


def _subject(text: str, voice: Voice, begin: int) -> bool:
    """Whether the words can be a subject: they do not follow a preposition that governs them, and hold no
    verb cue."""
    return not CUE.search(text, voice.span.start, voice.span.end)


def _after(text: str, cue: re.Match[str], end: int) -> Voice | None:
    """The subject after the cue, as in: "…", said the minister."""
    before = text[: cue.start()].rstrip()
    if not before or before[-1] not in ",”\"'’":
        return None
    stop = AFTER_EDGE.search(text, cue.end() + 1, end)
    return read_voice(text, cue.end(), stop.start() if stop else end, stem_of(cue.group().lower()))
