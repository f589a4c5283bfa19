"""Two faces come in; one sign goes out of each function, or none: a reason to judge the reports kin, of
strength 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass

from waybill.lineage.align import retold_share
from waybill.lineage.faces import Face, voice_key
from waybill.lineage.matter import FEWEST_STEMS, contained_in, names_of, weigh
from waybill.lineage.tellers import credits_outlet_of
from waybill.lineage.wording import contained, shingles_of
from waybill.records.words import Span

# Half of the shorter text's word sequences in the other: what light rewrites keep (own families); full
# strength from there.
COPIED = 0.5
# Independent reports of one event share up to four per cent of word sequences (field notes), mostly names
# and titles.
CHANCE = 0.04
# Two specific facts are shared by chance of the matter; eight beyond what one announcement explains are
# full strength.
FACTS_BY_CHANCE = 2
FACTS_FULL = 8
# Half of a sentence's matter in what the other report has of the same speaker.
SAME_MATTER = 0.5
# A short report has fewer to share: nine tenths of what it has, and at least four.
SHORT_FULL = 4
# Sentence for sentence, tellings that owe each other nothing reach .20 of the shorter one's lines, rewrites .35
# and more (development families).
RETOLD_BY_CHANCE = 0.2
RETOLD_FULL = 0.35
ALL_BUT = 0.9
# Openings of independent reports on one matter share up to .39 of the shorter's stems, rewrites .39 to .72
# (development families and fresh reports).
OPENING_BY_CHANCE = 0.3
OPENING_FULL = 0.55
# Of what a second-hand report tells, up to .48 stands in a story that it was not made from, .43 to .60 in the one that
# it was (sixty families).
TOLD_BY_CHANCE = 0.3
TOLD_FULL = 0.5
# A story is retold within two weeks; later, the same opening is the next story on the matter.
LATEST = 14


@dataclass(frozen=True, slots=True)
class Found:
    """A sign as found in a pair: its strength (0 to 1), what it is in words, and the words in the second
    report."""

    strength: float
    detail: str
    span: Span | None = None


def wording(one: Face, other: Face) -> Found | None:
    """Word sequences in common, open statements left aside: those any outlet may print."""
    share = contained(one.own, other.own)
    if share <= CHANCE:
        return None
    return Found(
        min(1.0, (share - CHANCE) / (COPIED - CHANCE)),
        f"{share:.0%} of the shorter text's word sequences are shared",
    )


def copied(one: Face, other: Face) -> float:
    """The share of the shorter text's word sequences that the longer holds, statements and all."""
    return contained(one.shingles, other.shingles)


def shared_credit(one: Face, other: Face) -> Found | None:
    """Both credit one outlet or agency for their text, or one credits the other's outlet."""
    direct = credits_outlet_of(other, one) or credits_outlet_of(one, other)
    if direct is not None:
        return Found(1.0, f"credits {direct.name}", _inside(direct.span, other))
    mine, theirs = {c.name: c for c in one.credits}, {c.name: c for c in other.credits}
    both = sorted(set(mine) & set(theirs), key=lambda n: (-mine[n].weight - theirs[n].weight, n))
    if not both:
        return None
    name = both[0]
    main = (one.main is not None and one.main.name == name) and (
        other.main is not None and other.main.name == name
    )
    return Found(0.8 if main else 0.4, f"both credit {name}", _inside(theirs[name].span, other))


def same_story(one: Face, other: Face, own: bool = False) -> Found | None:
    """Their openings tell one matter: headline and first sentences of the shorter stand in the other's; `own`
    leaves open statements aside."""
    if _answers(one, other):
        return None
    share = opening_share(one, other, own)
    if share <= OPENING_BY_CHANCE:
        return None
    strength = min(1.0, (share - OPENING_BY_CHANCE) / (OPENING_FULL - OPENING_BY_CHANCE))
    return Found(strength, f"{share:.0%} of the shorter opening's matter opens the other too")


def _answers(one: Face, other: Face) -> bool:
    """Whether the second opens with an open speaker whom the first does not have: it answers the story, or goes on
    from it."""
    lead = next((x for x in other.lines if x.part == "body"), None)
    if lead is None or lead.who is None or not lead.who.public:
        return False
    keys = {key for key, lines in other.spoken.items() if any(x.n == lead.n for x in lines)}
    return bool(keys) and keys.isdisjoint(one.spoken)


def unsourced(one: Face, other: Face) -> bool:
    """Whether one of the two is nobody's own text and has no unnamed speaker whom the other does not have."""
    return _owes(one, other) or _owes(other, one)


def _owes(face: Face, other: Face) -> bool:
    """Whether the first may have all it tells from the second, which must not be later."""
    if face.day is not None and other.day is not None and face.day < other.day:
        return False
    return _second_hand(face) and not face.voices - other.voices and face.private <= other.private


def nothing_new(one: Face, other: Face) -> Found | None:
    """Most of what a report that is nobody's own text tells is told by the other."""
    pairs = ((one, other), (other, one))
    shares = [contained_in(a, b) for a, b in pairs if _owes(a, b)]
    share = max(shares, default=0.0)
    if share <= TOLD_BY_CHANCE:
        return None
    strength = min(1.0, (share - TOLD_BY_CHANCE) / (TOLD_FULL - TOLD_BY_CHANCE))
    return Found(strength, f"{share:.0%} of what the second-hand one tells stands in the other")


def _second_hand(face: Face) -> bool:
    """Whether no outlet or agency is the teller of the text by its own words, and no place its writer's."""
    placed = any(p.part == "dateline" for p in face.reading.report.parts)
    return not placed and all(c.form in ("told", "cites") for c in face.credits)


def opening_share(one: Face, other: Face, own: bool = False) -> float:
    """How much of what opens the one with fewer words opens the other."""
    openings = (one.own_opening, other.own_opening) if own else (one.opening, other.opening)
    small, large = sorted(openings, key=lambda o: (weigh(o), len(o)))
    return weigh(small & large) / weigh(small) if len(small) >= FEWEST_STEMS else 0.0


def other_credit(one: Face, other: Face) -> Found | None:
    """Each credits its text to another agency: a reason against, unless the wording shows that one credit
    is wrong."""
    if one.main is None or other.main is None or one.main.name == other.main.name:
        return None
    if credits_outlet_of(other, one) or credits_outlet_of(one, other):
        return None
    names = {c.name for c in one.credits} & {c.name for c in other.credits}
    if names or not ((one.main.agency and other.main.agency) or "own" in (one.main.form, other.main.form)):
        return None
    return Found(
        1.0, f"one credits {one.main.name}, the other {other.main.name}", _inside(other.main.span, other)
    )


def shared_voices(one: Face, other: Face) -> Found | None:
    """Unnamed speakers described alike ("three Moldovan officials"): nobody else can have met the same
    ones by chance."""
    both = sorted(one.voices & other.voices)
    if not both:
        return None
    line = next(x for x in other.lines if x.who and voice_key(x.who) in both)
    span = line.voice.span if line.voice else None
    return Found(min(1.0, 0.4 + 0.3 * len(both)), f"{len(both)} unnamed speakers described alike", span)


def private_quotes(one: Face, other: Face) -> Found | None:
    """The same quoted words of unnamed speakers."""
    both = one.private & other.private
    return Found(1.0, "the same words of an unnamed speaker", _quote_in(other, both)) if both else None


def open_quotes(one: Face, other: Face) -> Found | None:
    """The same quoted words of a named speaker or body: one statement, which any outlet may carry."""
    both = (one.quotes & other.quotes) - one.private - other.private
    return Found(1.0, "the same words of a named speaker", _quote_in(other, both)) if both else None


def shared_statement(one: Face, other: Face) -> Found | None:
    """Both retell what one open speaker said on one matter."""
    mine, theirs = one.spoken, other.spoken
    for name in sorted(set(mine) & set(theirs)):
        here = frozenset().union(*(x.stems for x in mine[name]))
        for line in theirs[name]:
            if line.facts & frozenset().union(*(x.facts for x in mine[name])) or (
                len(line.stems & here) >= SAME_MATTER * len(line.stems)
            ):
                return Found(1.0, "both carry what one open speaker said", line.span)
    return None


def _quote_in(face: Face, quoted: frozenset[int]) -> Span | None:
    for line in face.lines:
        if not shingles_of(line.words).isdisjoint(quoted):
            return line.span
    return None


def told_facts(one: Face, other: Face) -> tuple[str, ...]:
    """The specific facts in both that no open statement in both explains, in the second report's order."""
    left = [f for f in facts_of_both(one, other) if not (_stated(one, f) and _stated(other, f))]
    return tuple(sorted(left, key=lambda f: (other.place(f), f)))


def facts_of_both(one: Face, other: Face) -> set[str]:
    """The specific facts in both; what may be a name is one where the other shows it."""
    mine, theirs = one.facts.keys(), other.facts.keys()
    if one.reading.report.language != other.reading.report.language:
        return (mine | one.sounds.keys()) & (theirs | other.sounds.keys())
    both = (mine & theirs) | (one.maybe.keys() & theirs) | (mine & other.maybe.keys())
    return both - one.outlet_words - other.outlet_words


def _stated(face: Face, fact: str) -> bool:
    """Whether the fact stands only in lines of open statements."""
    if fact not in face.facts:
        return face.lines[face.place(fact)].public
    return all(line.public for line in face.lines if line.part == "body" and fact in line.facts)


def late(one: Face, other: Face) -> bool:
    """Whether more than two weeks lie between the two."""
    return one.day is not None and other.day is not None and abs(other.day - one.day) > LATEST


def shared_facts(one: Face, other: Face) -> Found | None:
    """Specific facts in common beyond what one announcement explains; all of them count where one names the other's
    outlet, for they are what it is credited with."""
    told = told_facts(one, other)
    credited = credits_outlet_of(one, other) or credits_outlet_of(other, one)
    named = credited is not None and len(names_of(frozenset(told))) > 1 and not late(one, other)
    if len(told) <= FACTS_BY_CHANCE and not named:
        return None
    fewer = max(1, min(len(one.facts), len(other.facts)))
    full = min(FACTS_FULL, max(SHORT_FULL, round(ALL_BUT * fewer)))
    strength = (len(told) - FACTS_BY_CHANCE) / (full - FACTS_BY_CHANCE)
    strength = min(1.0, strength) * min(1.0, 2 * len(told) / fewer)
    strength = max(strength, min(1.0, len(told) / FACTS_FULL)) if named else strength
    line = other.lines[other.place(told[0])]
    return Found(strength, f"{len(told)} specific facts in common: {', '.join(told[:5])}", line.span)


def same_order(one: Face, other: Face) -> Found | None:
    """The shared facts come in the same order, over at least three sentences of each."""
    told = told_facts(one, other)
    places = [(one.place(f), other.place(f)) for f in told]
    if len({a for a, _ in places}) < 3 or len({b for _, b in places}) < 3:
        return None
    agree = clash = 0
    for n, (a, b) in enumerate(places):
        for c, d in places[n + 1 :]:
            sense = (a - c) * (b - d)
            agree, clash = agree + (sense > 0), clash + (sense < 0)
    tau = (agree - clash) / max(1, agree + clash)
    return Found(tau, f"{len(told)} shared facts in the same order") if tau >= 0.5 else None


def retold(one: Face, other: Face) -> Found | None:
    """The sentences of the shorter tell what sentences of the other tell, in whatever words."""
    share, line = retold_share(one, other)
    if share <= RETOLD_BY_CHANCE or line is None:
        return None
    strength = min(1.0, (share - RETOLD_BY_CHANCE) / (RETOLD_FULL - RETOLD_BY_CHANCE))
    return Found(strength, "the sentences tell the same, one by one", line.span)


def shared_errors(one: Face, other: Face) -> Found | None:
    """The same slip in both: a word written twice, or a wrong conversion."""
    slips = one.slips & other.slips
    if not slips:
        return None
    slip = sorted(slips)[0]
    line = next((x for x in other.lines if slip.split(": ", 1)[1] in x.span.words.lower()), None)
    return Found(1.0, f"the same slip ({slip})", line.span if line else None)


def _inside(span: Span | None, face: Face) -> Span | None:
    """The span where it stands in that report's text."""
    return span if span is not None and span.grounds_in(face.text) else None
