"""Two aligned lines come in; how the retelling changed whom they credit goes out."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.lineage.align import Aligned
from waybill.lineage.changes import LIKELY, ONE_SENTENCE
from waybill.lineage.doubts import HEDGE, keeps_silent
from waybill.lineage.faces import Face, voice_key
from waybill.lineage.figures import UNITS
from waybill.lineage.heard import heard, mentions, speaks
from waybill.lineage.kinds import Change, Weight
from waybill.lineage.lines import Line
from waybill.lineage.speaking import voices_in
from waybill.lineage.voices import HEADS, ORDINALS, OUTLET, SILENT, Voice, kind_of, same_voice
from waybill.lineage.wording import PLAIN, words_of
from waybill.records.lineage import DriftField
from waybill.records.words import Span

# A lead may sum up what the two sentences after it credit in full.
LEAD_REST = 2
# "US official": fewer words than two name nobody.
NAMED = 2
Found = tuple[DriftField, str, Weight]


def crediting_changes(pair: Aligned, start: Face, to: Face) -> Iterator[Change]:
    """Attribution dropped, widened, narrowed, or moved to another speaker."""
    one, other = pair.before.who, pair.after.who
    if one is None or not pair.best or one.cue in SILENT or one.head == OUTLET:
        return
    if _names(pair.after, one) or _same_words(pair) or keeps_silent(pair.before.span.words):
        return
    kept = heard(one, pair.after, to)
    if other is None or (kept and _is_stand_in(other)):
        yield from () if kept else _dropped(pair, one, to)
        return
    if _credited_beside(pair, one, other):
        return
    change = voice_change(one, other) or _another(one, other, start)
    if change is None or (kept and other.head == OUTLET):
        return
    if kept and change[0] == "moved" and mentions(pair.after.span.words, one, strictly=True):
        return
    beside = [v for v in voices_in(to.text, *_ends(pair.after)) if v != pair.after.voice]
    if any(v.count == one.count and same_voice(v, one) for v in beside):
        return
    field, why, weight = change
    before, after = _said(pair.before, one), _said(pair.after, other)
    if field == "moved":
        yield Change("moved", pair.before.span, pair.after.span, why, weight)
    else:
        yield Change("attribution", before, after, why, weight)


def _same_words(pair: Aligned) -> bool:
    """Whether both lines call their speaker the same; who he is was told, or changed, where he came in."""
    one, other = pair.before.voice, pair.after.voice
    return one is not None and other is not None and one.span.words.lower() == other.span.words.lower()


def _is_stand_in(voice: Voice) -> bool:
    """Whether the words only point to a speaker named before: "one of them", "his colleague"."""
    return not voice.head or voice.span.words.split()[0].lower() in ("his", "her", "its", "their")


def _dropped(pair: Aligned, one: Voice, to: Face) -> Iterator[Change]:
    """The telling credits a speaker, the retelling states the same as its own."""
    if pair.score < LIKELY or (HEDGE.search(pair.after.span.words) and _in_next(pair.after, one, to)):
        return
    if _is_lead(pair.after, to) and _in_next(pair.after, one, to):
        return
    beside = [x for x in to.lines if abs(x.n - pair.after.n) == 1 and x.part == "body"]
    if pair.score < ONE_SENTENCE and any(speaks(x) and mentions(x.span.words, one) for x in beside):
        why = f"The telling credits {spoken(one)} here; the retelling does so only beside it."
        yield Change("attribution", _said(pair.before, one), pair.after.span, why, "minor")
        return
    weight: Weight = "grave" if not one.public and one.head not in ("expert", "analyst") else "notable"
    why = f"The telling credits {spoken(one)}; the retelling states it without a speaker."
    yield Change("attribution", _said(pair.before, one), pair.after.span, why, weight)


def _names(line: Line, voice: Voice) -> bool:
    """Whether the line names the speaker in other words about it ("the report said a US official had
    seen")."""
    words = [w for w in words_of(voice.span.words) if w not in ORDINALS and w not in PLAIN]
    many = voice.count is not None and voice.count > 1
    return len(words) >= NAMED and not many and f" {' '.join(words)} " in f" {' '.join(line.words)} "


def _ends(line: Line) -> tuple[int, int]:
    return line.span.start, line.span.end


def _is_lead(line: Line, face: Face) -> bool:
    return line.n == next(x.n for x in face.lines if x.part == "body")


def _in_next(line: Line, voice: Voice, face: Face) -> bool:
    """Whether one of the next lines credits the voice."""
    following = [x for x in face.lines if line.n < x.n <= line.n + LEAD_REST]
    return any(x.who is not None and same_voice(x.who, voice) for x in following)


def _credited_beside(pair: Aligned, one: Voice, other: Voice) -> bool:
    """Whether the telling's line names the other voice too, beside the one that was read."""
    own = _said(pair.before, one).words.lower()
    return other.span.words.lower() in pair.before.span.words.lower().replace(own, " ")


def _another(one: Voice, other: Voice, start: Face) -> Found | None:
    """Whether the retelling's speaker is someone else of the telling, told there under the same
    description."""
    key = voice_key(other)
    if other.count != 1 or one.count != 1 or not (other.sides or other.marks) or key == voice_key(one):
        return None
    if any(x.who is not None and voice_key(x.who) == key for x in start.lines):
        return ("moved", f"What {spoken(one)} said is put in the mouth of {spoken(other)}.", "grave")
    return None


def voice_change(one: Voice, other: Voice) -> Found | None:
    """What has become of a speaker; None where the two can be one."""
    was, is_ = spoken(one), spoken(other)
    if other.head == OUTLET:
        return ("attribution", f"“{was}” has become “{is_}”: who told it is left out.", "notable")
    if same_voice(one, other) and one.count == other.count:
        lost = one.sides - other.sides
        if (one.names and not other.names) or lost:
            return ("attribution", f"“{was}” has become “{is_}”: who speaks is told less closely.", "notable")
        return None
    if _open(one) or _open(other):
        if _open(one) and _open(other) and _one_side(one, other):
            return None
        if one.names and not other.public and kind_of(other) == "person" and _one_side_or_none(one, other):
            return ("attribution", f"“{was}” has become “{is_}”: who speaks is told less closely.", "notable")
        return ("moved", f"What {was} said is put in the mouth of {is_}.", "grave")
    sided = bool(one.sides and other.sides and one.sides != other.sides)
    single = one.count == 1 and other.count == 1
    if sided or (single and _other_marks(one, other)):
        return ("moved", f"What {was} said is put in the mouth of {is_}.", "grave")
    if other.count is None and one.count is not None and not (one.count == 1 and _is_one(other)):
        return ("attribution", f"“{was}” has become “{is_}”: how many speak is left open.", "notable")
    if one.count is None:
        return ("attribution", f"“{was}” has become “{is_}”: a number of speakers is added.", "notable")
    if other.count is not None and other.count > one.count:
        return ("attribution", f"“{was}” has become “{is_}”: more speakers than the telling gives.", "grave")
    if other.count is not None and other.count < one.count:
        return (
            "attribution",
            f"“{was}” has become “{is_}”: fewer speakers than the telling gives.",
            "notable",
        )
    return None


def _open(voice: Voice) -> bool:
    """Whether it speaks openly: as a body, by name, or as the state itself ("Nairobi")."""
    return voice.public or (not voice.head and bool(voice.sides))


def _is_one(voice: Voice) -> bool:
    return voice.span.words.split()[0].lower() in ("a", "an", "the")


def spoken(voice: Voice) -> str:
    """The speaker's words as they stand within a sentence."""
    words = " ".join(voice.span.words.split())
    first = words.split(" ", 1)[0]
    opens = first.lower() in ORDINALS or first.lower() in UNITS or first.lower().rstrip("s") in HEADS
    return words[:1].lower() + words[1:] if opens else words


def _one_side(one: Voice, other: Voice) -> bool:
    """Whether two open voices may be one body and its head ("the ministry", "the minister")."""
    if one.names and other.names:
        return False
    return bool(one.sides & other.sides) or not (one.sides and other.sides)


def _one_side_or_none(one: Voice, other: Voice) -> bool:
    return not (one.sides and other.sides) or bool(one.sides & other.sides)


def _other_marks(one: Voice, other: Voice) -> bool:
    return one.head != other.head and one.sides != other.sides


def _said(line: Line, voice: Voice) -> Span:
    """The speaker's words in this line, else the whole line where the speaker is carried over."""
    return voice.span if line.span.covers(voice.span) else line.voice.span if line.voice else line.span
