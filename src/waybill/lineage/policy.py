"""Two readings come in; a link with its signs goes out where they are judged kin: the rules, to be read
aloud."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from waybill.lineage import signs
from waybill.lineage.faces import Face, face_of
from waybill.lineage.matter import line_in, names_of, other_matter
from waybill.lineage.signs import Found
from waybill.lineage.tellers import credits_outlet_of
from waybill.lineage.translated import is_translated
from waybill.records.claim import Reading
from waybill.records.lineage import Link, Relation, Sign
from waybill.records.words import Span

SignOf = Callable[[Face, Face], Found | None]

# Each sign and the most it weighs. Weights add up as chances that all signs mislead: 1 - (1-w1)(1-w2)...
# They were set on the test families of this project so that wording or an unnamed speaker's words suffice
# alone, and any other sign needs a second; a credit alone never does.
POLICY: tuple[tuple[str, SignOf, float], ...] = (
    ("wording", signs.wording, 0.90),
    ("private_quotes", signs.private_quotes, 0.60),
    ("shared_errors", signs.shared_errors, 0.50),
    ("facts", signs.shared_facts, 0.45),
    ("credit", signs.shared_credit, 0.45),
    ("voices", signs.shared_voices, 0.40),
    ("order", signs.same_order, 0.25),
    ("statement", signs.shared_statement, 0.30),
    ("open_quotes", signs.open_quotes, 0.20),
)
# Where a credit ties the two, the same opening says that the credit is for this story; without one, openings
# alike are only the same event.
SAME_STORY = 0.5
UNSOURCED = 0.35
# What such a distance leaves of a shared credit where no specific fact is shared: an agency tells many stories, and has
# turns of its own ("asked not to be named").
OLD_CREDIT = 0.25
# Asked last, and only where the others leave it open: it aligns the sentences of both.
RETOLD = 0.5
# Within a week a text that is nobody's own and tells what another told was made from it; later it may recall the matter.
NOTHING_NEW = 0.5
NOTHING_NEW_LATER = 0.35
SOON = 7
# What two reports that name other things may share all the same: an outlet, a speaker and his words.
OF_ANY_MATTER = ("credit", "statement", "open_quotes", "private_quotes", "voices", "shared_errors")
# Credits and speakers alone may tie two stories of one agency; one of these must show that the matter is
# the same.
MATTER = ("wording", "private_quotes", "facts", "shared_errors", "retold", "nothing_new", "same_story")
SOME = 0.1
# What is credited to an outlet stands in its report; names of speaker and outlet apart, that is most of the sentence.
CREDITED = 0.6
# One telling from here on; between LINKED and KIN the link is shown, and never joins two groups.
KIN = 0.5
LINKED = 0.3
# Half of the shorter text's word sequences: syndicated copies with cuts and new headlines keep more,
# rewrites less.
SAME_TEXT = 0.5
# What two differing agency credits leave of a score: only a strong case shows that one of the credits is
# wrong.
OTHER_CREDIT = 0.75
# Three days: the wire and its retellings appear within two, a story with news of its own comes later.
FOLLOWS = 3
# The share of the later report's facts that also stand in the earlier one: below, the earlier is only
# background to it.
BACKGROUND = 0.5
# Below a third, one paragraph of many recalls the earlier story, whatever stands in the lead.
MENTION = 0.34
# Where most of the first stands in the second on the same days, the second is a fuller telling, not a
# recollection.
MOST = 0.6
# Nobody opens with what is background to him.
OPENS = 0.38
# A fifth of the word sequences is no mere mention.
MUCH = 0.2


def compare(one: Reading, other: Reading) -> Link | None:
    """Judge two reports: the link runs from the one nearer to the telling to the other; None where they
    are no kin."""
    return compare_faces(face_of(one), face_of(other))


def _direction(one: Face, other: Face) -> tuple[Face, Face]:
    """The one retold, then the one that retells: the nearer to the telling first, unless a credit says otherwise."""
    start, to = sorted((one, other), key=nearness)
    if credits_outlet_of(start, to) and not credits_outlet_of(to, start):
        start, to = to, start
    if not _earlier(start, to) and is_background(to, start) and not is_background(start, to):
        start, to = to, start
    return start, to


def compare_faces(one: Face, other: Face) -> Link | None:
    """The same over faces already read."""
    start, to = _direction(one, other)
    found = [(name, weight, sign(start, to)) for name, sign, weight in POLICY]
    late = signs.late(start, to) and not signs.told_facts(start, to)
    kept = [
        Sign(
            name,
            round(w * f.strength * (OLD_CREDIT if late and name == "credit" else 1.0), 3),
            f.detail,
            f.span,
        )
        for name, w, f in found
        if f is not None
    ]
    shared = frozenset(signs.facts_of_both(start, to))
    apart = other_matter(start, to, shared) and not (len(names_of(shared)) > 1 and _cites(start, to))
    same = not apart and signs.copied(start, to) >= SAME_TEXT
    kept = [s for s in kept if not apart or s.sign in OF_ANY_MATTER]
    kept += [] if apart else _opening(start, to, credited=any(s.sign == "credit" for s in kept))
    kept += [] if apart or same else _nothing_new(start, to)
    if not same and not apart and _open(kept) and (told := signs.retold(start, to)):
        kept.append(Sign("retold", round(RETOLD * told.strength, 3), told.detail, told.span))
    if not same and not _shares_matter(start, to, kept):
        return None
    score = _together(kept)
    against = signs.other_credit(start, to)
    if against is not None and not same:
        # One statement in two agencies' stories ties them all the same, though it makes them no one telling.
        least = min(score, LINKED) if any(s.sign in ("statement", "open_quotes") for s in kept) else 0.0
        score = max(score * OTHER_CREDIT, least)
        kept.append(Sign("other_credit", 0.0, against.detail, against.span))
    if not same and not any(s.sign in MATTER and s.weight >= SOME for s in kept):
        score = min(score, KIN - 0.01)
    score = max(score, KIN) if same else score
    if score < LINKED:
        return None
    kept += _time(start, to)
    relation = _relation(start, to, kept, score, same)
    return Link(start.id, to.id, relation, round(score, 3), tuple(kept))


def _opening(start: Face, to: Face, credited: bool) -> list[Sign]:
    """Openings alike, where a credit ties the two or one of them has nobody of its own to tell it."""
    weight = (
        0.0
        if signs.late(start, to)
        else SAME_STORY
        if credited
        else UNSOURCED
        if signs.unsourced(start, to)
        else 0.0
    )
    found = signs.same_story(start, to, own=not credited) if weight else None
    return [Sign("same_story", round(weight * found.strength, 3), found.detail)] if found else []


def _nothing_new(start: Face, to: Face) -> list[Sign]:
    """What a second-hand report owes to the other, the more so within a week."""
    if not signs.unsourced(start, to):
        return []
    soon = start.day is not None and to.day is not None and abs(to.day - start.day) <= SOON
    found = signs.nothing_new(start, to)
    weight = NOTHING_NEW if soon else NOTHING_NEW_LATER
    return [Sign("nothing_new", round(weight * found.strength, 3), found.detail)] if found else []


def _earlier(one: Face, other: Face) -> bool:
    return one.day is not None and other.day is not None and one.day < other.day


def _shares_matter(one: Face, other: Face, kept: list[Sign]) -> bool:
    """Whether anything but credits and dates ties them: one agency tells many stories a day."""
    if any(s.sign not in ("credit", "order") and (s.sign != "wording" or s.weight >= SOME) for s in kept):
        return True
    named = ((other, one), (one, other))
    credited = [(a, b, c) for a, b in named if (c := credits_outlet_of(a, b)) and c.form in ("told", "cites")]
    facts = signs.facts_of_both(one, other)
    telling = {f for f in names_of(frozenset(facts)) if f[:1].isalpha() or not signs.late(one, other)}
    some = len(facts) > 1 and not signs.late(one, other)
    return bool(credited) and (some or any(_credited_for(c.span, a, b, telling) for a, b, c in credited))


def _cites(one: Face, other: Face) -> bool:
    """Whether one of the two cites the other's outlet, and is not that outlet's own text."""
    credits = (credits_outlet_of(a, b) for a, b in ((one, other), (other, one)))
    return any(c is not None and c.form in ("told", "cites") for c in credits)


def _credited_for(credit: Span | None, face: Face, teller: Face, strong: set[str]) -> bool:
    """Whether a shared fact stands in the sentence of the credit, or all of the sentence in the report of the one credited;
    a small number with its noun ("2 month") is too common to single out a story, and so is any number after weeks."""
    lines = [x for x in face.lines if credit is not None and x.span.overlaps(credit)]
    return any(
        x.facts & strong or any(face.maybe.get(f) == x.n for f in strong) or line_in(x, teller) >= CREDITED
        for x in lines
    )


def _together(kept: list[Sign]) -> float:
    miss = 1.0
    for sign in kept:
        miss *= 1 - sign.weight
    return 1 - miss


def _open(kept: list[Sign]) -> bool:
    """Whether the quick signs say something, and leave open whether it is one telling."""
    matter = any(s.sign in MATTER and s.weight >= SOME for s in kept)
    return not (matter and _together(kept) * OTHER_CREDIT >= KIN)


def _time(start: Face, to: Face) -> list[Sign]:
    """Publication order, for the reader; it weighs nothing by itself, since clocks and bylines err."""
    if start.day is None or to.day is None:
        return []
    days = to.day - start.day
    order = (
        "the same day"
        if days == 0
        else f"{abs(days)} day{'s'[: abs(days) != 1]} {'later' if days > 0 else 'earlier'}"
    )
    return [Sign("published", 0.0, f"published {order}")]


def _relation(start: Face, to: Face, kept: list[Sign], score: float, same: bool) -> Relation:
    """What the second report is to the first."""
    if start.reading.report.language != to.reading.report.language:
        return "translation"
    if same:
        return "same_text"
    names = {s.sign for s in kept}
    if not names & {
        "wording",
        "facts",
        "private_quotes",
        "voices",
        "shared_errors",
        "retold",
        "nothing_new",
        "same_story",
    }:
        return "shared_origin" if names & {"open_quotes", "statement"} else "cites"
    if is_background(start, to):
        return "cites" if "credit" in names else "follows_up"
    if score < KIN or "other_credit" in names:
        return "shared_origin" if score < KIN else "rewrite"
    one, other = start.reading.report, to.reading.report
    return "translation" if is_translated(one) != is_translated(other) else "rewrite"


def is_background(start: Face, to: Face) -> bool:
    """Whether the second tells news of its own and the first is only recalled in it."""
    if signs.copied(start, to) >= MUCH:
        return False
    shared = set(signs.told_facts(start, to))
    held, of_first = _held(to, shared), _held(start, shared)
    apart = start.day is not None and to.day is not None and abs(to.day - start.day) >= FOLLOWS
    if not apart and signs.opening_share(start, to) >= OPENS and not _cites_two(start, to):
        return False
    lead = {line.n for line in [x for x in to.lines if x.part == "body"][:2]}
    in_lead = any(to.place(f) in lead for f in shared)
    if held < MENTION:
        return apart or of_first < MOST or None in (start.day, to.day)
    return held < BACKGROUND and (apart or (not in_lead and of_first < MOST))


def _cites_two(start: Face, to: Face) -> bool:
    """Whether the second draws on two outlets besides its own."""
    direct = credits_outlet_of(to, start)
    named = {c.name for c in to.credits if c.form != "own" and c.early}
    return len(named | ({direct.name} if direct else set())) > 1


def _held(face: Face, shared: set[str]) -> float:
    """The share of the report's fact-bearing sentences that hold a shared fact."""
    bearing = [x for x in face.lines if x.part == "body" and x.facts]
    return sum(1 for x in bearing if x.facts & shared) / max(1, len(bearing))


def nearness(face: Face) -> tuple[int, int, int, int, str]:
    """How near a report stands to the telling: its teller, who carries its text, who credits it; then
    fuller, earlier."""
    forms = {c.form for c in face.credits}
    if face.main is not None and face.main.form == "own":
        rank = 0
    else:
        rank = 1 if "carries" in forms else 2 if "told" in forms else 3 if "cites" in forms else 4
    fullness = len(face.facts) + 2 * len({line.who for line in face.lines if line.who})
    day = face.day if face.day is not None else 10**7
    return (rank, -(fullness // 4), day, -fullness, face.id)


def with_relation(link: Link, relation: Relation) -> Link:
    """The same link under another relation."""
    return replace(link, relation=relation)
