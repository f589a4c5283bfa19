"""A page's pieces come in; the agency to which its first paragraph gives the whole story goes out, with the words."""

from __future__ import annotations

import re

from waybill.intake.pieces import Piece
from waybill.knowledge.outlets import NameFound, OutletRow, find_names, find_outlet
from waybill.records.report import Credit
from waybill.records.words import Span

FORM = "lede"

# What may stand between an agency's name and the verb: "Reuters news agency has", "dpa, the German agency,".
_REPORTS = re.compile(
    r"(?:['’]s)?(?: news)?(?: (?:agency|wire|service))?(?:,? (?:first|exclusively|has|have|had|also|later))*"
    r" (?:reports?|reported|writes|wrote|announced|informs?|informed|quoted|relates?|related|is reporting)\b"
    r"(?! (?:in|last) (?:January|February|March|April|May|June|July|August|September|October|November|December|\d{4}))",
)
# "according to the AFP news agency", "as told by", "a statement carried by the state news agency WAM".
_ACCORDING = re.compile(
    r"\b(?:according to|carried by|published by|reported by|quoted by|cited by|citing)"
    r" (?:the |a )?(?:[\w-]+(?:'s)? ){0,3}?(?:(?:news |wire )?(?:agency|service) )?$",
    re.I,
)
# "…, informed the agency Tanjug", "one learns from the agency Tanjug".
_INFORMED = re.compile(
    r"(?:, (?:reports?|reported|writes|wrote|announced|informs|informed|told|relates|says|said)"
    r"|\b(?:learns?|learned|learnt|hears?|heard|know|is taken|comes) from)"
    r" (?:the |a )?(?:[\w-]+ ){0,2}?(?:(?:news |wire )?(?:agency|service) )?$"
)
# A report that is denied or answered is another's story about the agency's, unless the agency tells of the denial itself:
# "…, TASS reports".
_ABOUT = re.compile(
    r"\b(?:den(?:y|ies|ied)|respond\w*|react\w*|reject\w*|dismiss\w*|comment\w*|answer\w*)\b", re.I
)
_SET_OFF = re.compile(r",[\"”’']? (?:the |news |state |official |agency )*$")


def find_lede_credit(text: str, pieces: list[Piece], outlet: OutletRow | None) -> Credit | None:
    """The one agency that the first paragraph credits with what it tells; none where it only speaks of an agency's
    report, or credits two."""
    lede = next((piece for piece in pieces if piece.part == "body"), None)
    if lede is None:
        return None
    words = lede.words(text)
    found = [
        (row, name)
        for name in find_names(words, True)
        if (row := _row(name, outlet)) and _credits(words, name)
    ]
    if len({row.name for row, _ in found}) != 1 or found[0][0] is outlet:
        return None
    row, name = found[0]
    return Credit(row.short, FORM, Span.cut(text, lede.start + name.start, lede.start + name.end))


def _row(name: NameFound, outlet: OutletRow | None) -> OutletRow | None:
    row = name.row or find_outlet(name.words, outlet.country if outlet else None)
    return row if row is not None and row.is_agency else None


def _credits(words: str, name: NameFound) -> bool:
    if _ABOUT.search(words) and not _SET_OFF.search(words, 0, name.start):
        return False
    return bool(
        _REPORTS.match(words, name.end)
        or _ACCORDING.search(words, max(0, name.start - 80), name.start)
        or _INFORMED.search(words, max(0, name.start - 80), name.start)
    )
