"""A report comes in; the outlets and agencies it credits for its text go out, with the words of each
credit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from waybill.knowledge.outlets import find_names, find_outlet
from waybill.knowledge.phrases import fold
from waybill.lineage.sides import parties_in
from waybill.records.claim import Reading
from waybill.records.report import Report
from waybill.records.words import Span

Form = Literal["own", "carries", "told", "cites"]

# What stands before an outlet's name when the text credits it; the first group of words credits a telling
# made to it.
_TOLD = re.compile(
    r"\b(?:told|tells|spoke to|speaking to|interview with|interview to|seen by|reviewed by|"
    r"obtained by|spoken to)\s+"
    r"(?:the\s+)?$",
    re.I,
)
_CITES = re.compile(
    r"\b(?:cited by|quoted by|reported by|according to|as per|citing|quoting|via|courtesy of|"
    r"reports? (?:by|from|in)|"
    r"story (?:by|from|in)|published (?:by|in)|broken by|inputs from|carried by|"
    r"seg[uú]n|cit[oó] a|a|сообщил[аио]?|агентств[оау]|d'après|selon|laut)\s+(?:the\s+|"
    r"news\s+agency\s+|agency\s+)*$",
    re.I,
)
_AFTER = re.compile(
    r"^(?:['’]s)?\s*(?:news agency|newspaper|daily|agency)?,?\s*"
    r"(?:has |had |have )?(?:first |exclusively )?"
    r"(?:reported|reports|reporting|report\b|said\b|says\b|wrote|writes|learned|learnt|story\b|"
    r"cited|citing|quoted|"
    r"quoting|revealed|published|confirmó|informó|сообщ)",
    re.I,
)
_PARENS = re.compile(r"\(\s*$")
_UNLISTED = re.compile(
    r"\b(?P<how>told|obtained by|seen by|reviewed by|shown to|reported by|reports? (?:by|in)|"
    r"according to|cited by|citing|published (?:by|in)|wrote)\s+"
    r"(?:(?:the\s+)?(?:newspaper|daily|weekly|magazine|website|outlet|broadcaster)\s+)?(?:[Tt]he\s+)?"
    r"(?P<name>[A-Z][\w'’-]+(?:\s+(?:[A-Z][\w'’-]+|of|and))*)"
)
# Credit lines of agencies that no table lists: in the dateline's brackets, and above or below the text.
_LINES = (
    re.compile(r"\((?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})\)"),
    re.compile(r"^\(?(?:With (?:inputs|reporting) from|Inputs from|Source:|Courtesy of) (?P<name>[A-Z][^\n()]{1,40}?)\)?\.?$"),
    re.compile(r"^By (?P<name>[A-Z]{3,6})$"),
)  # fmt: skip
_MASTHEAD = re.compile(r"^[A-ZÀ-Þ][\w'’-]*(?: (?:[A-ZÀ-Þ][\w'’-]*|of|the|in|and|de|des|du|la|el|al|di))*$")
LONGEST_NAME = 6
_SELF = re.compile(
    r"\btold (?:this (?:newspaper|paper|website|agency|outlet|reporter)|our (?:correspondent|reporter))", re.I
)
# A credit of the text stands among its first sentences; one near the end recalls an older story.
LEAD_SENTENCES = 4
LEAD_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Credited:
    """One credit: the name, how the text uses it, and the words; `agency` where the table knows a wire
    service."""

    name: str
    form: Form
    agency: bool
    span: Span | None
    early: bool = True

    @property
    def weight(self) -> int:
        """How much the credit says of the whole text: carried text before a telling made to it, before a
        mention."""
        return {"own": 6, "carries": 5, "told": 3, "cites": 2}[self.form] * (2 if self.early else 1)


def outlet_of(report: Report) -> str | None:
    """The outlet, else the line above the headline that looks like the name of one."""
    if report.outlet:
        return report.outlet
    head = list(takewhile(lambda p: p.part not in ("body", "dateline"), report.parts))
    lines = [report.text[p.start : p.end].strip() for p in head]
    names = [x for x in lines if _MASTHEAD.match(x) and len(x.split()) <= LONGEST_NAME]
    return (
        names[0]
        if names and any(x != names[0] and len(x) > len(names[0]) for x in lines[lines.index(names[0]) :])
        else None
    )


def credits_of(reading: Reading) -> tuple[Credited, ...]:
    """Every credit of the text: the outlet's own standing, credit lines, and phrases in headline and body."""
    report = reading.report
    found: list[Credited] = []
    teller = outlet_of(report)
    outlet = find_outlet(teller) if teller else None
    if outlet is not None and outlet.is_agency:
        found.append(Credited(outlet.name, "own", True, None))
    lines = [_named(c.name, _line_form(report, c.span), c.span) for c in report.credits]
    agency = _named(report.agency, "carries", None) if report.agency else None
    if agency is not None and not any(c.name == agency.name and c.form == "cites" for c in lines):
        found.append(agency)
    found += lines
    found += _in_lines(reading)
    body = [s for part, s in reading.sentences if part in ("headline", "body", "dateline", "byline")]
    early = max(LEAD_SENTENCES, round(LEAD_SHARE * len(body)))
    for number, span in enumerate(sorted(body)):
        found += _in_sentence(report.text, span, teller, number < early)
    return tuple(_once(found))


def _line_form(report: Report, span: Span) -> Form:
    """A text "with inputs from" an agency is another's rewrite of it; every other credit line carries its text."""
    return (
        "cites"
        if re.search(r"\binputs from\s+$", report.text[max(0, span.start - 16) : span.start], re.I)
        else "carries"
    )


def _in_lines(reading: Reading) -> list[Credited]:
    """Credits in the dateline, the byline and the line below the text whose names no table lists; the outlet's
    own name in its dateline makes the text its own."""
    report, found = reading.report, []
    for part in report.parts:
        shapes = _LINES[:1] if part.part == "dateline" else _LINES[1:] if part.part != "body" else ()
        for shape in shapes:
            hit = shape.search(report.text[part.start : part.end].strip())
            name = hit.group("name").strip() if hit else ""
            if not hit or report.credits or report.agency:
                continue
            own = fold(outlet_of(report) or "") == fold(name)
            # A paper that puts its own name in a dateline tells nothing by it; an agency's initials do.
            if own and not name.isupper():
                continue
            at = report.text.find(name, part.start)
            span = Span.cut(report.text, at, at + len(name))
            found.append(Credited(name, "own" if own else "carries", not own, span))
    return found


def main_credit(credits: tuple[Credited, ...]) -> Credited | None:
    """The credit that speaks for the whole text: the heaviest by name, the first of equals."""
    weights: dict[str, int] = {}
    for c in credits:
        weights[c.name] = weights.get(c.name, 0) + c.weight
    ranked = [c for c in credits if c.form != "cites" or c.early]
    return max(ranked, key=lambda c: weights[c.name], default=None)


def _named(name: str, form: Form, span: Span | None) -> Credited:
    row = find_outlet(name)
    return Credited(row.name if row else name, form, row is None or row.is_agency, span)


def _in_sentence(text: str, span: Span, outlet: str | None, early: bool) -> list[Credited]:
    found: list[Credited] = []
    taken: list[tuple[int, int]] = []
    for name in find_names(span.words):
        start, end = span.start + name.start, span.start + name.end
        form = _form(text[max(span.start, start - 40) : start], text[end : min(span.end, end + 40)])
        if form is None:
            continue
        taken.append((start, end))
        label = name.row.name if name.row else name.words
        if outlet and fold(outlet) in (fold(label), fold(name.words)):
            form = "own"
        agency = name.row is not None and name.row.is_agency
        found.append(Credited(label, form, agency, Span.cut(text, start, end), early))
    return found + _unlisted(text, span, outlet, taken, early)


def _form(before: str, after: str) -> Form | None:
    if _TOLD.search(before):
        return "told"
    if _PARENS.search(before) and after.lstrip().startswith(")"):
        return "carries" if re.match(r"\s*\)\s*[-—–.:]", after) else "cites"
    if _CITES.search(before) or _AFTER.match(after):
        return "cites"
    return None


def _unlisted(
    text: str, span: Span, outlet: str | None, taken: list[tuple[int, int]], early: bool
) -> list[Credited]:
    """Credits of outlets that no table lists; a bare "told" counts only for the report's own outlet."""
    found: list[Credited] = []
    if outlet and _SELF.search(span.words):
        hit = _SELF.search(text, span.start, span.end)
        assert hit is not None
        found.append(Credited(outlet, "own", False, Span.cut(text, hit.start(), hit.end()), early))
    for hit in _UNLISTED.finditer(text, span.start, span.end):
        start, end = hit.span("name")
        if any(start < e and s < end for s, e in taken):
            continue
        name, how = hit.group("name"), hit.group("how").lower()
        if parties_in(name):
            continue
        own = outlet is not None and fold(outlet).removeprefix("the ") == fold(name).removeprefix("the ")
        if own:
            found.append(Credited(outlet or name, "own", False, Span.cut(text, start, end), early))
        elif how == "told" or how in (
            "reported by",
            "report in",
            "reports in",
            "report by",
            "published in",
            "published by",
        ):
            form: Form = "told" if how == "told" else "cites"
            found.append(Credited(name, form, False, Span.cut(text, start, end), early))
    return found


def _once(found: list[Credited]) -> list[Credited]:
    """Each name and form once, the first with words kept."""
    best: dict[tuple[str, Form], Credited] = {}
    for credit in found:
        old = best.get((credit.name, credit.form))
        if old is None or (old.span is None and credit.span is not None):
            best[credit.name, credit.form] = credit
    return list(best.values())
