"""A source's noun in its sentence comes in; the party on whose side it stands goes out, from its own words or by grammar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from waybill.claims.speaker_names import foreign, people_table
from waybill.knowledge.parties import find_name
from waybill.records.passage import Mark, Passage, Sentence, Token
from waybill.records.values import Party, Place

# One sentence of the report and the passage it stands in.
Line = tuple[Passage, Sentence]
SUBJECTS = ("nsubj", "nsubjpass", "agent")
# A possessive or a bare office points back no further than this many sentences.
BACK = 3
# "The Dutch state": nouns that with an adjective before them are the state itself.
STATES = frozenset(
    ("state", "government", "army", "navy", "military", "cabinet", "parliament", "force", "ministry")
)
# Codes of states have three letters; those of bodies have two or more than three.
STATE = 3
# The date line stands in one of the first sentences, behind headlines.
HEAD = 4


def own_side(passage: Passage, sentence: Sentence, noun: Token) -> str | None:
    """The party in the words: the last one before the noun, else the first after it that it belongs to."""
    own = {t.i for t in sentence.subtree(noun)} - foreign(sentence, noun)
    if noun.tag in ("NNS", "NNPS"):
        own -= _listed(sentence, noun)
    marks = _marks(passage, sentence, own | _parted(sentence, noun))
    before = [m for m in marks if m.span.start <= noun.start]
    chosen = (_adjective(before) or before[-1:]) or marks[:1]
    if not chosen or (noun.tag in ("NNS", "NNPS") and _are_joined(sentence, marks, chosen[0])):
        return None
    return _code(chosen[0])


def _listed(sentence: Sentence, noun: Token) -> set[int]:
    """The members of a group that its words go on to list: they are not the group's own side."""
    return {t.i for c in sentence.children(noun) if c.dep == "appos" for t in sentence.subtree(c)}


def _parted(sentence: Sentence, noun: Token) -> set[int]:
    """ "A spokesman for X said": the parse may part X from the spokesman."""
    after = [t for t in sentence.tokens[noun.i + 1 : noun.i + 4] if t.pos != "DET"]
    apart = len(after) > 1 and after[0].text == "for" and after[0].head != noun.i
    return {after[1].i} if apart and noun.lemma.startswith("spokes") else set()


def _marks(passage: Passage, sentence: Sentence, own: set[int]) -> list[Mark]:
    at = [t.start for t in sentence.tokens if t.i in own]
    parties = [m for m in passage.marks if m.kind == "party" and isinstance(m.value, Party)]
    return [m for m in parties if any(m.span.start <= start < m.span.end for start in at)]


def _code(mark: Mark) -> str | None:
    return mark.value.code if isinstance(mark.value, Party) else None


def _adjective(marks: Sequence[Mark]) -> list[Mark]:
    """Where a state stands before a body's name or a bare country ("Iran's UN mission", "US Iran envoy"), the state."""
    if len(marks) < 2 or marks[-1].how not in ("body", "name"):
        return []
    return [m for m in marks[:-1] if m.how != marks[-1].how or m.how == "name"][-1:]


def _are_joined(sentence: Sentence, marks: Sequence[Mark], chosen: Mark) -> bool:
    """Whether the words name several sides side by side ("Russian and Iranian officials")."""
    heads = {m.span: sentence.inside(m.span)[-1:] for m in marks if _code(m) != _code(chosen)}
    mine = sentence.inside(chosen.span)
    for tokens in heads.values():
        for token in tokens:
            above = sentence.tokens[token.head]
            if token.dep == "conj" and above in mine:
                return True
            if any(t.dep == "conj" and t.head == token.i for t in mine):
                return True
    return False


def borrowed_side(lines: Sequence[Line], at: int, noun: Token) -> str | None:
    """The side of words that name none: by the city of a ministry, "its" and "the country's", or an office named before."""
    passage, sentence = lines[at]
    own = [t for t in sentence.subtree(noun) if t.i not in foreign(sentence, noun)]
    table = people_table()
    pointing = next((t for t in own if _points_back(sentence, t, noun, table)), None)
    if pointing is not None:
        return _pointed_at(lines, at, pointing, noun)
    if not any(t.lemma.lower() in table["organs"] for t in own) or _speaks_for_a_name(sentence, noun):
        return None
    seat = _seat(passage, sentence, own, table)
    return seat or _office_before(lines, at, own) or _spoken_at(lines, at, noun)


def homely_side(lines: Sequence[Line], at: int, noun: Token) -> str | None:
    """ "Indonesia has postponed the purchase, the defence ministry said": a bare organ is of the state told of before it."""
    sentence = lines[at][1]
    own = [t for t in sentence.subtree(noun) if t.i not in foreign(sentence, noun)]
    table = people_table()
    if _speaks_for_a_name(sentence, noun) or not _is_alone(own, {*table["organs"], *table["services"]}):
        return None
    return _homely(lines, at, own)


def _speaks_for_a_name(sentence: Sentence, noun: Token) -> bool:
    """ "A spokesman for Lockheed": the name that no table of parties knows is a firm's or a body's."""
    for child in sentence.children(noun):
        if child.dep == "prep" and child.lemma == "for":
            return any(c.pos == "PROPN" and c.dep == "pobj" for c in sentence.children(child))
    return False


def _is_alone(own: Sequence[Token], words: set[str]) -> bool:
    """Whether an organ of state is named without anybody abroad and by more than the word "official"."""
    table = people_table()
    lemmas = {t.lemma.lower() for t in own}
    plain = lemmas & words - {"official", "staff", "authority", "council", "command"}
    return bool(plain) and not lemmas & {*table["abroad"], "official", "former", "retired"}


def _dateline_state(lines: Sequence[Line]) -> str | None:
    """The state in whose city the report is dated, where its date line names one city."""
    for passage, sentence in lines[:HEAD]:
        dated = {t.start for t in sentence.tokens if t.dep == "dateline"}
        at = passage.span.start
        places = [
            m
            for m in passage.marks
            if m.kind == "place"
            and (m.span.start in dated or (m.span.start == at and m.span.words.isupper()))
        ]
        if places:
            states = {_state_of(m) for m in places}
            return states.pop() if len(states) == 1 else None
    return None


def _homely(lines: Sequence[Line], at: int, own: Sequence[Token]) -> str | None:
    """The state of the date line where it is told of, else what the sentence or those before it are about."""
    first = own[0].start
    passage, sentence = lines[at]
    home = _dateline_state(lines)
    if home is not None and home in _mentioned(lines, at, first):
        return home
    mine = [m for m in _parties_in(passage, sentence, first) if _is_subject(sentence, m)]
    if mine:
        return _code(mine[0])
    return next((c for c in _subjects(lines, at, first) if len(c) == STATE), None)


def _points_back(sentence: Sentence, token: Token, noun: Token, table: Mapping[str, Sequence[str]]) -> bool:
    """ "its", "the country's", "of the country": words that stand for a party told of before."""
    if token.text.lower() == "its":
        return True
    owning = token.dep == "poss" or (
        token.dep == "pobj" and sentence.tokens[token.head].lemma in ("of", "for")
    )
    owning = owning or token is noun
    definite = any(c.dep == "det" and c.text.lower() in ("the", "that") for c in sentence.children(token))
    return owning and definite and token.lemma.lower() in table["realms"]


def _pointed_at(lines: Sequence[Line], at: int, pointing: Token, noun: Token) -> str | None:
    """The party meant: the one in whose city it is said, else what the clause or the sentence before is about."""
    allowed = people_table()["realms"].get(pointing.lemma.lower(), [])
    spoken = _spoken_at(lines, at, noun)
    if spoken is not None and (not allowed or spoken in allowed):
        return spoken
    first = lines[at][1].subtree(noun)[0].start
    found = [c for c in _subjects(lines, at, first) if not allowed or c in allowed]
    if not found and allowed:
        found = [c for c in _mentioned(lines, at, first) if c in allowed]
    return found[0] if found else None


def _subjects(lines: Sequence[Line], at: int, end: int) -> list[str]:
    """Parties that are what a clause is about, those of the own sentence first, in text order within each."""
    found: list[str] = []
    for passage, sentence in reversed(lines[max(0, at - BACK) : at + 1]):
        for mark in _parties_in(passage, sentence, end):
            if _is_subject(sentence, mark) and (code := _code(mark)) is not None:
                found.append(code)
    return found


def _mentioned(lines: Sequence[Line], at: int, end: int) -> list[str]:
    """Every party named before, the last first."""
    around = lines[max(0, at - BACK) : at + 1]
    codes = [_code(m) for p, s in around for m in _parties_in(p, s, end)]
    return [c for c in reversed(codes) if c is not None]


def _parties_in(passage: Passage, sentence: Sentence, end: int) -> Iterator[Mark]:
    for mark in passage.marks:
        if mark.kind == "party" and sentence.span.covers(mark.span) and mark.span.end <= end:
            yield mark


def _is_subject(sentence: Sentence, mark: Mark) -> bool:
    """Whether the party, or the office it owns, does or suffers what its clause tells."""
    inside = sentence.inside(mark.span)
    held = {t.i for t in inside}
    tops = [t for t in inside if t.head not in held or t.head == t.i]
    if not tops:
        return False
    above = sentence.tokens[tops[-1].head]
    if tops[-1].dep == "pobj":
        return above.dep == "agent"
    owner = tops[-1].dep == "poss" or (tops[-1].dep in ("amod", "compound") and above.lemma in STATES)
    return tops[-1].dep in SUBJECTS or (owner and above.dep in SUBJECTS)


def _seat(
    passage: Passage, sentence: Sentence, own: Sequence[Token], table: Mapping[str, Sequence[str]]
) -> str | None:
    """ "the defence ministry in Warsaw": an organ of state sits in its own capital; an embassy in a foreign one."""
    if any(t.lemma.lower() in table["abroad"] for t in own):
        return None
    for mark in passage.marks:
        inside = [t for t in own if mark.span.start <= t.start < mark.span.end]
        if mark.kind not in ("place", "party") or not inside:
            continue
        name = find_name(mark.span.words)
        if sentence.tokens[inside[0].i - 1].lemma.lower() in ("in", "at") and name is not None:
            return name.party.code if name.form in ("seat", "name") else None
    return None


def _office_before(lines: Sequence[Line], at: int, own: Sequence[Token]) -> str | None:
    """A bare ministry or spokesman is that of the office last named, where nothing in the words differs from it."""
    mine = {t.lemma.lower() for t in own}
    first = own[0].start
    for passage, sentence in reversed(lines[max(0, at - BACK) : at + 1]):
        offices = [m for m in _parties_in(passage, sentence, first) if m.how == "office"]
        if offices:
            theirs = {t.lemma.lower() for t in sentence.inside(offices[-1].span)}
            return _code(offices[-1]) if _agree(mine, theirs) else None
    return None


def _agree(mine: set[str], theirs: set[str]) -> bool:
    """ "The defence ministry" is not the foreign ministry named before; a bare "ministry spokesman" may be its own."""
    table = people_table()
    bodies, fields = set(table["bodies"]), set(table["fields"])
    told = mine & fields
    if told and not told <= theirs:
        return False
    kinds = mine & bodies
    return not kinds or kinds <= theirs


def _spoken_at(lines: Sequence[Line], at: int, noun: Token) -> str | None:
    """ "... said in Bamako": the state of the city, where the report tells of that state just before."""
    passage, sentence = lines[at]
    verb = sentence.tokens[noun.head]
    first = sentence.subtree(noun)[0].start
    told = set(_mentioned(lines, at, max(first, verb.start)))
    for child in sentence.children(verb):
        if child.dep != "prep" or child.lemma not in ("in", "at") or child.i < verb.i:
            continue
        for mark in passage.marks:
            inside = [t for t in sentence.subtree(child) if mark.span.start <= t.start < mark.span.end]
            code = _state_of(mark) if inside else None
            if code is not None and code in told:
                return code
    return None


def _state_of(mark: Mark) -> str | None:
    if isinstance(mark.value, Place):
        return mark.value.country
    return _code(mark)
