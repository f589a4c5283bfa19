"""A number's place in a parsed sentence comes in; what it counts, and where those words end, goes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from waybill.reading.quantities_numbers import Number, either, table
from waybill.records.passage import Mark, Passage, Sentence, Token
from waybill.records.values import System


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit's singular noun, the stretch of text the unit's words take, and what kind of unit it is.

    `kind` is `money`, `measure`, `noun` or `none`; `scale` multiplies the number ("$5m").
    """

    noun: str | None
    start: int
    end: int
    kind: str
    scale: float = 1.0


@cache
def _signs() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {str(w): code for code, row in table()["currencies"].items() for w in row["before"]}
    return re.compile(rf"(?<![A-Za-z]){either(list(codes))}\s?-?$"), codes


@cache
def _money_words() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {str(w).lower(): code for code, row in table()["currencies"].items() for w in row["after"]}
    return re.compile(rf"[\s-]?({either(list(codes))})(?![\w])", re.IGNORECASE), codes


@cache
def _measures() -> tuple[re.Pattern[str], dict[str, str]]:
    names: dict[str, str] = {}
    for noun, row in table()["units"].items():
        names |= {str(w).lower(): noun for w in row["words"]}
    return re.compile(rf"[\s-]?({either(list(names))})(?![\w])(?!-of)", re.IGNORECASE), names


@cache
def _symbols() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {str(s): noun for noun, row in table()["units"].items() for s in row["signs"]}
    # "four L-39 trainers": a capital letter with a hyphen and a figure behind it begins a designation.
    return re.compile(rf"[\s-]?({either(list(names))})(?![\w²³])(?!(?<=\s[A-Z])-\d)"), names


_SCALE_LETTER = re.compile(r"(bn|tn|mn|m|M|k|K|b|B|T)\b")


def money_before(text: str, number: Number) -> Unit | None:
    """A currency sign or code right before the number."""
    pattern, codes = _signs()
    match = pattern.search(text[max(0, number.start - 6) : number.start])
    if match is None:
        return None
    sign = match[0].strip(" -\xa0")
    code = codes.get(sign) or codes.get(re.sub(r"\s+", " ", sign))
    start = number.start - len(match[0])
    scale, end = 1.0, number.end
    letter = _SCALE_LETTER.match(text, number.end)
    if letter:
        scale, end = float(table()["scales"]["letters"][letter[1]]), letter.end()
    tail = re.compile(r"\s?U\.?S\.?(?!\w)").match(text, end)
    return Unit(code, start, tail.end() if tail and code == "USD" else end, "money", scale)


def unit_after(text: str, number: Number) -> Unit | None:
    """Money or a measure written right behind the number."""
    at = number.end
    letter = _SCALE_LETTER.match(text, at) if number.letter else None
    if letter:
        pattern, codes = _money_words()
        if match := pattern.match(text, letter.end()):
            scale = float(table()["scales"]["letters"][letter[1]])
            return Unit(codes[_plain(match[1])], number.start, match.end(), "money", scale)
    pattern, codes = _money_words()
    if (match := pattern.match(text, at)) and not _plain(match[1]).startswith("won "):
        return Unit(codes[_plain(match[1])], number.start, match.end(), "money")
    best: Unit | None = None
    for pattern, names, fold in ((*_measures(), True), (*_symbols(), False)):
        if match := pattern.match(text, at):
            noun = names[_plain(match[1]) if fold else match[1]]
            if best is None or match.end() > best.end:
                best = Unit(noun, number.start, match.end(), "measure")
    return best


def noun_of(unit: str) -> str:
    """The unit as a plain noun: "USD" is a US dollar, "percent" a percentage; others are nouns already."""
    row = table()["currencies"].get(unit)
    return str(row["noun"]) if row else {"percent": "percentage"}.get(unit, unit)


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words).lower()


def noun_counted(passage: Passage, text: str, number: Number) -> Unit:
    """The head noun of the counted phrase: right of the number, or behind its "of"."""
    shift = passage.span.start
    start, end = number.start + shift, number.end + shift
    sentence = next((s for s in passage.sentences if s.span.start <= start < s.span.end), None)
    if sentence is None:
        return Unit(None, number.start, number.end, "none")
    inside = [t for t in sentence.tokens if t.start < end and start < t.end]
    head = _head(sentence, inside, end) if inside else None
    if inside and inside[-1].i + 1 < len(sentence.tokens):
        named = _system_at(sentence.tokens[inside[-1].i + 1], passage.marks)
        if named and named.how != "kind" and (head is None or head.start > named.span.end + 40):
            head = sentence.tokens[inside[-1].i + 1]
    if head is None:
        return Unit(None, number.start, number.end, "none")
    name = unit_noun(head, passage.marks)
    money = _money_words()[1].get(head.text.lower())
    if money:
        return Unit(money, number.start, head.end - shift, "money")
    close = _close(sentence, inside[-1], head)
    mark = _system_at(head, passage.marks)
    last = max(head.end, mark.span.end if mark and mark.how == "kind" else 0)
    return Unit(name, number.start, (last - shift) if close else number.end, "noun")


def _close(sentence: Sentence, number: Token, head: Token) -> bool:
    """Whether nothing but the counted phrase stands between the number and its noun."""
    between = sentence.tokens[number.i + 1 : head.i]
    return len(between) <= 10 and not any(
        t.pos in ("VERB", "AUX") and t.tag not in ("VBN", "VBG") for t in between
    )


def _head(sentence: Sentence, inside: list[Token], end: int) -> Token | None:
    """Follow the parse from the number to the noun it counts."""
    last = inside[-1]
    following = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
    if following and following.text.lower() == "of":
        return _complement(sentence, following)
    if following and following.text == "-" and following.start == last.end:
        return _hyphened(sentence, last.i + 2)
    if last.i and sentence.tokens[last.i - 1].text.lower() in ("which", "whom", "them", "these"):
        return None
    outer = [t for t in inside if sentence.tokens[t.head] not in inside]
    for token in outer:
        head = sentence.tokens[token.head]
        if head.i > last.i and head.pos in ("NOUN", "PROPN", "SYM") and token.dep in _COUNTING:
            return _end_of_compound(sentence, head)
    return _next_noun(sentence, last.i + 1)


_COUNTING = (
    "nummod",
    "quantmod",
    "amod",
    "compound",
    "nmod",
    "det",
    "predet",
    "npadvmod",
    "poss",
    "advmod",
    "appos",
)


def _complement(sentence: Sentence, of: Token) -> Token | None:
    """The noun behind "of": the head of its phrase; a pronoun stands for the last plural noun before."""
    for token in sentence.children(of):
        if token.dep != "pobj":
            continue
        if token.pos == "PRON":
            before = [t for t in sentence.tokens[: of.i] if t.tag in ("NNS", "NNPS")]
            return before[-1] if before and token.text.lower() in ("them", "these", "those") else None
        if token.pos in ("NOUN", "PROPN"):
            return _end_of_compound(sentence, token)
    return _next_noun(sentence, of.i + 1)


def _hyphened(sentence: Sentence, i: int) -> Token | None:
    if i >= len(sentence.tokens):
        return None
    token = sentence.tokens[i]
    if token.text.lower() in ("plus", "odd", "strong"):
        return _next_noun(sentence, i + 1) if token.text.lower() != "strong" else None
    return token if token.pos in ("NOUN", "PROPN") else None


def _next_noun(sentence: Sentence, i: int) -> Token | None:
    """The noun that ends the run of adjectives and nouns right behind the number."""
    head: Token | None = None
    for token in sentence.tokens[i : i + 8]:
        if token.pos in ("NOUN", "PROPN"):
            head = token
        elif head is not None or (
            token.pos not in ("ADJ", "NUM") and token.tag not in ("VBN", "VBG", "HYPH", "JJ")
        ):
            break
    return head


def _end_of_compound(sentence: Sentence, token: Token) -> Token:
    """The last noun of a compound, where the parser stopped short inside it."""
    while token.dep == "compound" and sentence.tokens[token.head].i > token.i:
        token = sentence.tokens[token.head]
    return token


def _system_at(token: Token, marks: tuple[Mark, ...]) -> Mark | None:
    return next((m for m in marks if m.kind == "system" and m.span.start <= token.start < m.span.end), None)


def unit_noun(token: Token, marks: tuple[Mark, ...]) -> str:
    """The singular noun of a counted word; a designation counts in the head noun of its category."""
    mark = _system_at(token, marks)
    if mark is not None and isinstance(mark.value, System) and mark.how != "kind":
        category = mark.value.category or mark.value.name
        return category.split()[-1]
    return singular(token)


_SAME = (
    "aircraft",
    "craft",
    "ammunition",
    "personnel",
    "people",
    "series",
    "species",
    "means",
    "corps",
    "munitions",
)


def singular(token: Token) -> str:
    """The noun in the singular, in small letters."""
    word, lemma = token.text.lower(), token.lemma
    if any(c.isdigit() for c in word):
        return token.text.removesuffix("s")
    if word in _SAME or token.tag not in ("NNS", "NNPS"):
        if token.pos == "PROPN" and word.endswith("s") and not word.endswith("ss") and len(word) > 4:
            return word[:-1]
        return {"munitions": "munition"}.get(word, word)
    return lemma if lemma != word or not word.endswith("s") else word[:-1]
