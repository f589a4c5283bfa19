"""A line above a headline comes in; the ministry, agency service, office or kind of paper that it names goes out."""

from __future__ import annotations

import re

from waybill.intake.lines import Line
from waybill.knowledge.mastheads import write_name
from waybill.knowledge.outlets import OutletRow, find_outlet
from waybill.knowledge.parties import find_name
from waybill.knowledge.systems import find_system

# "Ministry of Transport and Infrastructure of the Republic of …": longer lines are sentences.
LONGEST_BODY = 10
# "Yes, we go there", "for Malians abroad", "Notes on recent cases": mottos and series under a name stay this short.
LONGEST_MOTTO = 6
# Behind an agency's name on its line: "English service", "News in brief".
LONGEST_SERVICE = 4

_PARTS = re.compile(r"\s+[-–—|·•:]\s+|\s*,\s+")
# Words that open a body's name, and words that close one.
_OPENS = re.compile(
    r"(?:the )?(?:(?:federal|national|state|royal|joint) )?(?:ministry|department|office|embassy|government|permanent mission|"
    r"mission|secretariat|directorate|bureau|council|house|high commission|prosecutor's office|institute) (?:of|for|to)\b",
    re.I,
)
_CLOSES = re.compile(
    r"\b(?:ministry|department|agency|office|command|directorate|administration|service|services|commission|council|authority|"
    r"committee|cent(?:re|er)|secretariat|bureau|embassy|police|coast guard|customs|guards?|forces|navy|army|institute|"
    r"corporation|industries|group|campaign|network|coalition|federation|foundation|association|observatory|forum|court|tribunal|"
    r"parliament|chamber|headquarters|presidency)$",
    re.I,
)
_SMALL = re.compile(r"of|the|and|&|for|to|de|du|des|la|le|el|del|di|da|do|der|die|und|et|y|e|on", re.I)
_PLACED = re.compile(r"\b(?:for|to|in|at|on|by|with|from|over|after|against|as|into|than)\b", re.I)
# What a paper calls itself above its headline.
_RELEASE = re.compile(
    r"(?:^|[|·,–—-]\s*)(?:(?:for )?immediate release|(?:press|media|news|joint press) "
    r"(?:release|statement|notice|note|office|service|centre|center|section|department|communiqu[eé]|information|"
    r"briefing|advisory)(?: (?:no\.? ?)?\d[\w/.-]*)?|communiqu[eé](?: de presse)?|pressemitteilung|"
    r"comunicado(?: de prensa)?|comunicato stampa|пресс-релиз|basın açıklaması|nota de prensa|"
    r"(?:public|media) (?:affairs|relations)(?: office| section)?|news in brief|in brief|"
    r"(?:press )?release (?:no\.? ?|number |n[°º] ?)?[\w/-]*\d[\w/-]*)\s*(?:$|[|·–—-])",
    re.I,
)
_HONOURED = re.compile(
    r"(?:(?:senator )?the (?:rt\.? |right )?hon(?:ourable)?\.?|h\.?e\.?|hon\.) (?-i:[A-Z])", re.I
)
_OFFICE = re.compile(
    r"(?:(?:deputy|assistant|acting|prime|foreign|defen[cs]e|first|under) )*"
    r"(?:minister|secretary|director(?:[- ]general)?|commissioner|spokes(?:man|woman|person)|attorney[- ]general) "
    r"(?:for|of|to)\b",
    re.I,
)

# "14.10.2023 · 07:05 · NAME": the page's clock before its name.
_CLOCK_FIRST = re.compile(r"^(?:[\d.:/-]+(?:\s+[·|–—-]\s+|\s+))+")


def without_clock(line: str) -> str:
    """The line without the day and hour it opens with."""
    return _CLOCK_FIRST.sub("", line)


def body_name(line: str) -> str | None:
    """The body that a line of capitalised words names, by the word that opens or closes its name."""
    name = _PARTS.split(line.strip(), maxsplit=1)[0].strip()
    words = name.split()
    if (
        not 2 <= len(words) <= LONGEST_BODY
        or len(line.split()) > LONGEST_BODY
        or re.search(r"[.?!:;\d]", name)
    ):
        return None
    if not _is_capitalised(words):
        return None
    opens = _OPENS.match(name) is not None
    closes = _CLOSES.search(name) is not None and _PLACED.search(name) is None
    return write_name(name) if opens or closes else None


def _is_capitalised(words: list[str]) -> bool:
    return all(w[:1].isupper() or _SMALL.fullmatch(w) is not None for w in words)


def is_release(line: Line) -> bool:
    """Whether the line says what kind of paper this is, or which press office sent it, and no more."""
    return not line.ended and line.words <= LONGEST_BODY and _RELEASE.search(line.text) is not None


def is_office(line: Line) -> bool:
    """Whether the line names somebody with honours, or an office: who speaks in a release."""
    if line.ended or line.words > LONGEST_BODY or not _is_capitalised(line.text.replace(",", " ").split()):
        return False
    return _HONOURED.match(line.text) is not None or _OFFICE.match(line.text) is not None


def service_of(line: str) -> OutletRow | None:
    """The agency or outlet whose service a line names: its name, a dash, and a few words ("EFE - Mundo")."""
    parts = re.split(r"\s+[-–—:/]\s+", line.strip())
    if len(parts) != 2 or len(parts[1].split()) > LONGEST_SERVICE or not parts[1][:1].isupper():
        return None
    return find_outlet(parts[0])


def is_motto(line: Line) -> bool:
    """Whether a short line may be a name's motto or series: it gives no figure, and starts small or names no state
    and no weapon."""
    words = line.text.split()
    if not 1 <= len(words) <= LONGEST_MOTTO or line.ended or re.search(r"\d", line.text):
        return False
    if line.text[:1].islower():
        return True
    bare = [w.strip(".,!?\"'“”’") for w in words]
    return not any(find_name(w) or find_system(w) for w in (*bare, line.text) if w)
