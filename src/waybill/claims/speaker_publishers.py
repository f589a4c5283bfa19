"""A source's words come in; the agency or newspaper that they name, or take up again, goes out."""

from __future__ import annotations

import re

from waybill.claims.speaker_names import foreign, people_table
from waybill.knowledge.outlets import NameFound, OutletRow, find_names, find_outlet
from waybill.records.passage import Passage, Sentence, Token
from waybill.records.report import Report
from waybill.records.words import Span

# What "the agency" and "the paper" may take up, by the sort of publisher.
AGENCY = re.compile(r"(?<![Tt]he )(?<!news )\bagenc(?:y|ies)\b", re.I)


def publishers_in(words: str) -> tuple[NameFound, ...]:
    """The publishers named in the words; "the New York Times" in a sentence is "The New York Times"."""
    return find_names(re.sub(r"\bthe (?=[A-Z])", "The ", words))


def publisher_of(passage: Passage, sentence: Sentence, span: Span, noun: Token) -> OutletRow | None:
    """The publisher whose name the words are, or that owns the agency, newspaper or report they name."""
    if noun.pos == "PROPN" or noun.text[:1].isupper():
        whole = find_outlet(span.words)
        if whole is not None:
            return whole
    table = people_table()
    if noun.lemma.lower() not in (*table["publishers"], *table["documents"]) and noun.pos != "PROPN":
        return None
    at = passage.span.start
    own = {t.i for t in sentence.subtree(noun)} - foreign(sentence, noun)
    for found in publishers_in(span.words):
        named = Span(span.start + found.start, span.start + found.end, found.words)
        beside = noun.lemma.lower() in table["publishers"]
        tokens = [t for t in sentence.inside(named) if t.i in own or (beside and t.i > noun.i)]
        if found.row is not None and tokens and _stands_by(sentence, tokens, noun) and at <= named.start:
            return found.row
    return None


def _stands_by(sentence: Sentence, tokens: list[Token], noun: Token) -> bool:
    """The name is the noun itself, stands before it, beside it, or after "by" below it."""
    inside = {t.i for t in tokens}
    top = next(t for t in tokens if t.head not in inside or t.head == t.i)
    if noun.i in inside:
        return all(
            c.dep in ("det", "compound", "amod", "case", "punct", "appos", "nmod") or c.i in inside
            for c in sentence.children(noun)
        )
    above = sentence.tokens[top.head]
    if tokens[0].i == noun.i + 1:
        return True
    if top.dep in ("compound", "poss", "appos", "amod", "nmod") and above.i == noun.i:
        return noun.pos != "PROPN" or noun.lemma.lower() in people_table()["publishers"]
    return top.dep == "pobj" and above.lemma in ("by", "from", "in") and above.head == noun.i


def taken_up(report: Report, span: Span, head: str) -> OutletRow | None:
    """ "The agency", "the paper": the publisher of that sort last named before, else the report's own."""
    wanted = people_table()["publishers"].get(head)
    if wanted is None:
        return None
    before = report.text[: span.start]
    named = [f for f in publishers_in(before) if f.row is not None and f.row.type in wanted]
    if named:
        between = before[named[-1].end :]
        return None if wanted == ["agency"] and AGENCY.search(between) else named[-1].row
    own = [find_outlet(n) for n in (report.agency, report.outlet) if n]
    if wanted == ["agency"] and AGENCY.search(before):
        return None
    return next((row for row in own if row is not None and row.type in wanted), None)
