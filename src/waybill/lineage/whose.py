"""A claim, its reading and the lineage come in; the telling that the claim goes back to goes out, and the open
speaker or document whose word it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from waybill.knowledge.outlets import find_outlet
from waybill.knowledge.phrases import fold
from waybill.lineage.faces import QUOTE
from waybill.lineage.sides import parties_in
from waybill.lineage.speaking import voice_in
from waybill.lineage.voices import DOCUMENTS, HEADS, OUTLET, SILENT
from waybill.lineage.wording import PLAIN, listed, stem_of, stems_of, tabled, words_of
from waybill.records.claim import Attribution, Claim, Reading
from waybill.records.lineage import Lineage, Origin

STORIES = ("agency_story", "outlet_story", "unknown")
# What may be published, so that two outlets can have read it without each other.
PAPERS = tabled("papers")
# What a retelling calls the outlet it retells.
TELLERS = tabled("tellers")
# Those whom the United Nations appoint publish what they find.
PANEL = tabled("panels")
BODY = tabled("bodies")
# Public offices of which a state has one holder, or who speak in open court.
OFFICES = tabled("offices")
_NO_OFFICE = frozenset(
    map(stem_of, ("deputy", "former", "senior", "himself", "herself", "country", "statement", "said"))
)
_BODY_STEMS = frozenset(map(stem_of, BODY)) | frozenset(map(stem_of, PAPERS))


@dataclass(frozen=True, slots=True)
class Open:
    """An open speaker: a person by the parts of the name, a body or paper by the stems of its words and its
    side."""

    label: str
    side: str | None
    names: frozenset[str]
    marks: frozenset[str]
    paper: bool
    state: bool = False

    def same(self, other: Open) -> bool:
        """Whether both words can mean one speaker: a name in common, an office and its holder, or one side and one
        body, its paper, or the state itself."""
        if self.side and other.side and self.side != other.side:
            return False
        if self.names and other.names:
            return not self.names.isdisjoint(other.names)
        if self.side and other.side and (self.paper or other.paper or self.state or other.state):
            return True
        return not self.marks.isdisjoint(other.marks) or self.marks == other.marks


def open_speaker(reading: Reading, claim: Claim, lineage: Lineage) -> Open | None:
    """The open speaker or document of the claim; None for a closed one, and for an outlet taken for a speaker.

    Where the claim has no speaker, the open voice that its sentence credits is taken.
    """
    speaker = claim.speaker
    if speaker is None:
        return _open_voice(reading, claim)
    if is_outlet(speaker, lineage):
        return None
    words = speaker.span.words if speaker.span else speaker.name or ""
    plain = words_of(f"{speaker.name or ''} {words}")
    panel = speaker.side == "UN" and not PANEL.isdisjoint(plain)
    paper = panel or speaker.role == "document" or (speaker.side is not None and not PAPERS.isdisjoint(plain))
    if not (speaker.named or paper or holds_office(words)) or not plain:
        return None
    if speaker.role == "document" and not _told_apart(speaker):
        return None
    return _open(speaker.name or words or "a speaker", words, speaker.name or words, speaker.side, paper)


def _open(label: str, words: str, name: str, side: str | None, paper: bool) -> Open:
    """What the words say of the speaker: side, names, and the stems of office or body."""
    plain = words_of(f"{name} {words}")
    taken = frozenset(w for _, named in parties_in(words) for w in named)
    body = paper or not BODY.isdisjoint(plain)
    names = frozenset() if body and not _named_person(words) else _capitals(name) - taken
    marks = frozenset(stems_of(w for w in plain if w not in taken and w not in names)) or stems_of(plain)
    # A state speaks through one of its bodies: "Norway announced" is what its ministry said.
    state = bool(taken) and all(w in taken or w in PLAIN for w in words_of(words))
    return Open(label, side, names, marks - _NO_OFFICE, paper, state)


def _named_person(words: str) -> bool:
    """Whether a person's name stands behind an office ("defence ministry spokesman John Doe")."""
    capitals = re.findall(r"[A-ZÀ-ÖØ-Þ][\w'’-]+ [A-ZÀ-ÖØ-Þ][\w'’-]+$", words.strip())
    return bool(capitals) and not any(stem_of(w) in _BODY_STEMS for w in words_of(capitals[0]))


def holds_office(words: str) -> bool:
    """Whether the words are a public body or the one holder of a public office: "the air force", "the prime
    minister"."""
    plain = words_of(words)
    if not plain or plain[0] not in ("the", "its", "their", "his", "her"):
        return False
    head = re.split(r" (?:of|in|for|at|on|himself|herself|itself)\b", " ".join(plain))[0].split()[-1]
    return head in OFFICES or stem_of(head) in _BODY_STEMS


def _open_voice(reading: Reading, claim: Claim) -> Open | None:
    """The open voice of the claim's sentence, as lineage reads it."""
    place = _sentence(reading, claim)
    voice = voice_in(reading.report.text, *place) if place else None
    if voice is None or voice.cue in SILENT or voice.head == OUTLET:
        return None
    words = voice.span.words
    if not (voice.public or holds_office(words)):
        return None
    side = min(voice.sides) if len(voice.sides) == 1 else None
    return _open(words, words, words, side, voice.head in DOCUMENTS)


def _told_apart(document: Attribution) -> bool:
    """Whether the words tell the document from others: by a side or by two words of their own."""
    words = document.name or (document.span.words if document.span else "")
    return document.side is not None or len(stems_of(words_of(words))) > 1


def _capitals(words: str) -> frozenset[str]:
    """The parts of a personal name, without offices."""
    found = {w.lower() for w in re.findall(r"[A-ZÀ-ÖØ-Þ][\w'’-]+", words)}
    return frozenset(w for w in found if w not in HEADS and w not in PLAIN and w not in _OFFICES)


_OFFICES = listed("gen rep sen lt col maj capt mr mrs ms dr prime deputy vice foreign defence defense the")


def teller_named(speaker: Attribution, lineage: Lineage) -> str | None:
    """The outlet whose name the speaker's words are ("the newspaper Levant Ledger"), None for others."""
    name, plain = _outlet_in(speaker.name or (speaker.span.words if speaker.span else ""))
    if name is not None:
        return name
    return next(
        (o.name for o in lineage.origins if o.kind in STORIES and o.name and _outlet_in(o.name)[1] in plain),
        None,
    )


# The same few speakers and tellings are asked of with every count.
@lru_cache(maxsize=4096)
def _outlet_in(words: str) -> tuple[str | None, str]:
    """The outlet of the table that the words name, and the words folded, with room around them."""
    row = find_outlet(words)
    return row.name if row else None, f" {fold(words)} "


def words_said(speaker: Attribution) -> str:
    """The speaker in the report's own words, else by name."""
    return speaker.span.words if speaker.span else speaker.name or ""


def is_outlet(speaker: Attribution, lineage: Lineage) -> bool:
    """Whether the words mean the outlet whose story is retold, by name or as "the newspaper"."""
    words = speaker.name or (speaker.span.words if speaker.span else "")
    return fold(words).removeprefix("the ") in TELLERS or teller_named(speaker, lineage) is not None


def credited(reading: Reading, claim: Claim, lineage: Lineage) -> str | None:
    """The agency or outlet that the chain credits, the report's own outlet left aside."""
    chain = claim.attribution
    outlets = [a.name for a in chain if a.role == "outlet" and a.name]
    name = next((a.name for a in reversed(chain) if a.role == "agency" and a.name), None)
    name = name or (outlets[-1] if len(outlets) > 1 else None)
    spoken = teller_named(claim.speaker, lineage) if claim.speaker else None
    row = find_outlet(spoken or name or "")
    return row.name if row else spoken or name


def telling_of(reading: Reading, claim: Claim, lineage: Lineage) -> Origin | str | None:
    """The story the claim goes back to; the name of one that no report shows; None where nothing tells.

    A credit that the text belies counts for the story the text retells; a report that only cites another adds
    nothing to it.
    """
    name, report = credited(reading, claim, lineage), reading.report.id
    own = [o for o in lineage.origins_of(report) if o.kind in STORIES]
    cited = _cited(report, lineage)
    if name is not None:
        if _recalled(claim, name, reading) and (
            older := [o for o in cited if o.name == name and o not in own]
        ):
            return older[0]
        named = sorted(
            (o for o in (*own, *cited) if o.name == name), key=lambda o: (not o.seen, o not in own)
        )
        joined = [o for o in own if len(o.reports) > 1 and (o.name is None or not _credits(reading, o.name))]
        return next(iter((*named, *joined)), name)
    alone = all(len(o.reports) == 1 for o in own)
    second = claim.speaker is None or is_outlet(claim.speaker, lineage)
    if cited and alone and second:
        return cited[0]
    if second and (told := _told_by_another(own, lineage)):
        return told
    ranked = sorted(own, key=lambda o: (o.kind == "unknown", o.id))
    return ranked[0] if ranked else None


def _cited(report: str, lineage: Lineage) -> list[Origin]:
    """The stories of the reports it is linked to, those it only cites first."""
    near = sorted(
        (x.relation != "cites", x.start if x.to == report else x.to)
        for x in lineage.links
        if report in (x.start, x.to)
    )
    found = [o for _, kin in near for o in lineage.origins_of(kin) if o.kind in STORIES]
    return list(dict.fromkeys(found))


def _told_by_another(own: Sequence[Origin], lineage: Lineage) -> Origin | None:
    """The story that the telling's own report cites and retells as a whole: it opens on the same matter. What only retells
    a named telling may cite others too."""
    mine = {report for origin in own for report in origin.reports}
    named = {origin.id for origin in own if origin.name}
    tellers = {x.to for x in lineage.links if x.start in named and x.relation == "same_text"}
    all_, mine = mine, tellers or mine
    for link in lineage.links:
        opens = any(s.sign == "same_story" for s in link.signs)
        if link.relation == "cites" and opens and link.to in mine and link.start not in all_:
            return next((o for o in lineage.origins_of(link.start) if o.kind in STORIES), None)
    return None


def _credits(reading: Reading, name: str) -> bool:
    """Whether the report names the teller anywhere in its chains or its frame."""
    told = {a.name for c in reading.claims for a in c.attribution if a.role == "agency" and a.name}
    told |= {c.name for c in reading.report.credits} | {
        reading.report.agency or "",
        reading.report.outlet or "",
    }
    rows = {(row.name if (row := find_outlet(n)) else n) for n in told if n}
    return name in rows


def _recalled(claim: Claim, name: str, reading: Reading) -> bool:
    """Whether the sentence of the claim itself credits the name, as a later story recalls an earlier one."""
    for credit in claim.attribution:
        row = find_outlet(credit.name or "")
        named = (row.name if row else credit.name) == name or (credit.name and name in credit.name)
        if named and credit.span is not None and _sentence(reading, claim) is not None:
            start, end = _sentence(reading, claim) or (0, 0)
            if start <= credit.span.start < end:
                return True
    return False


def _sentence(reading: Reading, claim: Claim) -> tuple[int, int] | None:
    return next(((s.start, s.end) for _, s in reading.sentences if s.start <= claim.span.start < s.end), None)


def tells_itself(reading: Reading, claim: Claim) -> bool:
    """Whether a report that credits nobody tells the claim on its own account: somebody speaks in the sentence,
    or it opens a report with a dateline, a quotation or a speaker of its own. Else it is a mention."""
    text = reading.report.text
    place = _sentence(reading, claim)
    if place is None:
        return False
    if _speaks(text, *place):
        return True
    body = [s for part, s in sorted(reading.sentences, key=lambda x: x[1]) if part == "body"]
    opening = text.find("\n\n", body[0].start) if body else -1
    lead = place[0] < (opening if opening >= 0 else len(text))
    placed = any(p.part == "dateline" for p in reading.report.parts)
    return lead and (placed or any(_speaks(text, s.start, s.end) or QUOTE.search(s.words) for s in body))


def _speaks(text: str, start: int, end: int) -> bool:
    voice = voice_in(text, start, end)
    return voice is not None and voice.cue not in SILENT
