"""A body paragraph comes in; where its inline dateline ends and where a closing credit begins goes out."""

from __future__ import annotations

import re

from waybill.intake.dates import month_number
from waybill.knowledge.outlets import find_names, find_outlets

# A dateline with two places, a country and a date stays under this ("THE UNITED NATIONS, November 14.
# /TASS/.").
LONGEST = 160

_WORD = r"[^\W\d_a-z][\w.'’-]*"
_PLACE = rf"{_WORD}(?:[ ](?:(?:of|and|the|de|del|du|la)[ ]){{0,2}}{_WORD}){{0,3}}(?:/{_WORD}(?:[ ]{_WORD}){{0,2}})?"
_COUNTRY = rf"(?:,\s?{_PLACE}|\s?\[{_PLACE}\])?"
_DAY = r"(?:[^\W\d_]{3,9}\.?\s\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\s[^\W\d_]{3,9}\.?)(?:st|nd|rd|th)?(?:,?\s\d{4}(?:\sг\.?)?)?"
_NUMERIC = r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}"
_WEEKDAY = r"(?:,?\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
_DATE = rf"{_WEEKDAY}(?:[,.]?\s(?P<day>{_DAY}|{_NUMERIC}))?"
_CAPITALS = r"[^\W\d_a-z]{3,}(?:[ .-][^\W\d_a-z]{2,}){0,2}"
_DASH = r"\s*(?:[-–—―]{1,3}|:|\.\s?[-–—]{1,2}|,)?\s*"
_INNER = r"[^()\[\]/\n]{1,60}(?:/[^()\[\]/\n]{1,40}){0,3}"
# With the agency in brackets or slashes: the surest form.
_CREDITED = re.compile(
    rf"(?:(?P<place>{_PLACE}{_COUNTRY}){_DATE}[,.:]?\s?|(?P<only>{_DAY}),?\s)?"
    rf"(?:\((?P<round>{_INNER}(?:\s?\([A-Z]{{2,6}}\))?)\)|\[(?P<square>{_INNER})\]|"
    rf"/(?P<slashed>[^/()\n]{{2,40}})/)"
    rf"\.?{_DASH}(?=\S)"
)
# Without brackets: "Tehran, IRNA –", "London – Reuters:", "Shafaq News/", "MOSCOW, 21 Feb - RIA
# Novosti.", "YEREVAN, MAY 3, ARMENPRESS.", "APIA, June 5 NZPA -", "LIMA Notimex -".
_NAMED = re.compile(
    rf"(?:{_PLACE}{_COUNTRY}{_WEEKDAY},?\s(?:{_DAY}|{_NUMERIC})\s|{_CAPITALS}\s|"
    rf"(?P<place>{_PLACE}{_COUNTRY}){_DATE}\s?[,.–—-]\s?)?(?P<by>{_WORD}(?:[ "
    rf"-]{_WORD}){{0,2}})\s?(?:/\s?(?:{_PLACE}\s?[-–—:]\s?)?|[-–—]{{1,2}}\s|:\s|"
    rf"\.\s)(?=\S)"
)
# With a date and no agency: "TEHRAN, Feb 21 –", "BAKU, Azerbaijan, September 29.", "LIMA, 3 May – Andes Post."
_DATED = re.compile(
    rf"(?P<place>{_PLACE}{_COUNTRY}),?\s(?P<day>{_DAY}|{_NUMERIC})\s?(?:[-–—:]{{1,2}}|"
    rf"\.(?:\s?[-–—])?)\s*(?:{_WORD}(?:[ ]{_WORD}){{0,2}}\.\s+)?(?=[\"“‘']?[^\Wa-z])"
)
# A place in capitals and a dash or colon: "KYIV —", "ERBIL, Kurdistan Region -".
_SHOUTED = re.compile(
    rf"\(?(?P<place>[^\W\d_a-z][’']?[^\W\d_a-z]{{2,}}(?:[ ./-][^\W\d_a-z]{{2,}}){{0,3}}"
    rf"{_COUNTRY})\)?(?:\s?[–—]{{1,2}}\s?|"
    rf"\s?--\s?|\s-\s|:\s)(?=[\"“‘']?[^\Wa-z])"
)
# A place as a word or two and a colon or long dash: "New Delhi:", "Tehran –".
_SPOKEN = re.compile(
    rf"(?P<place>[^\W\d_a-z][^\W\d_]{{2,}}(?:[ -][^\W\d_a-z][^\W\d_]+)?{_COUNTRY})(?::\s|"
    rf"\s?[–—]\s)(?=[\"“‘']?[^\Wa-z])"
)
# A place and a day on a line of their own; with a weekday the place is in capitals, or the page's own clock has it.
_ALONE = re.compile(
    rf"{_PLACE}{_COUNTRY},\s?(?P<day>{_DAY})\.?|"
    rf"[^\W\d_a-z]{{3,}}(?:[ .-][^\W\d_a-z]{{2,}}){{0,3}},\s?(?:[^\W\d_]{{3,9}},?\s)?(?P<full>{_DAY})\.?"
)
# What stands before a colon at a story's head and is no place.
_NO_PLACES = frozenset(
    [
        "update",
        "updated",
        "breaking",
        "exclusive",
        "analysis",
        "explainer",
        "opinion",
        "report",
        "reports",
        "summary",
        "editor",
        "note",
        "caption",
        "photo",
        "photos",
        "image",
        "illustrative",
        "file",
        "video",
        "watch",
        "live",
        "question",
        "answer",
        "background",
        "context",
        "correction",
        "clarification",
        "key",
        "live",
        "the",
        "this",
        "in",
        "on",
        "a",
        "an",
        "by",
    ]
)
# A closing credit or sign-off: "(ANI/Reuters)", "— PTI", "(With inputs from AFP)", "REUTERS", "Enditem"
# (Xinhua), "(end)" (KUNA).
_CLOSING = re.compile(
    r"(?<=[.!?”\"’'])\s*(?:[(\[](?P<in>[^()\[\]\n]{2,60})[)\]]|[-–—]{1,2}\s?(?P<dash>[A-Z][\w./ "
    r"-]{1,30})|(?P<bare>[A-Z]{2,8})|(?P<end>Enditem|\((?:end|END|End)\)[\w. ]{0,12}))\s*\.?$"
)  # fmt: skip


def dateline_end(paragraph: str, first: bool) -> int:
    """Where the inline dateline ends, 0 where the paragraph has none; bare forms count in the first
    paragraph only."""
    head = paragraph[:LONGEST]
    if (match := _CREDITED.match(head)) and (_credits(_by(match)) or (first and _self_credit(match))):
        return match.end()
    if (match := _NAMED.match(head)) and _is_agency(match["by"]):
        return match.end()
    if not first:
        return 0
    if (match := _DATED.match(head)) and _is_day(match["day"]):
        return match.end()
    match = _SHOUTED.match(head) or _SPOKEN.match(head)
    return match.end() if match and match["place"].split()[0].casefold() not in _NO_PLACES else 0


def _by(match: re.Match[str]) -> str:
    return match["round"] or match["square"] or match["slashed"]


def is_dateline(line: str) -> bool:
    """A line with a place and a day and nothing else: "Tehran, May 25"."""
    match = _ALONE.fullmatch(line) if len(line) <= 60 else None
    return match is not None and _is_day(match["day"] or match["full"])


def closing_credit(paragraph: str) -> int:
    """Where a credit to an agency begins at the paragraph's end, its length where there is none."""
    tail_from = max(0, len(paragraph) - 120)
    match = _CLOSING.search(paragraph[tail_from:])
    if match is None:
        return len(paragraph)
    if match["end"]:
        return tail_from + match.start()
    words = match["in"] or match["dash"] or match["bare"]
    return tail_from + match.start() if _credits(words) else len(paragraph)


def _credits(words: str) -> bool:
    """Whether the bracket holds agencies or outlets, and hardly anything else."""
    rest = words
    names = find_names(words)
    for name in reversed(names):
        rest = rest[: name.start] + " " + rest[name.end :]
    left = [w for w in re.findall(r"[^\W\d_]+", rest) if w.casefold() not in _FILLERS and not month_number(w)]
    return bool(names) and len(left) <= 1


def _self_credit(match: re.Match[str]) -> bool:
    """An outlet that the table does not know credits itself in a word or two behind a full dateline and
    before a dash."""
    words = _by(match).split()
    dash = match[0].rstrip().endswith(("-", "–", "—", ":"))
    full = bool(match["place"]) and (bool(match["day"]) or match["place"].isupper())
    return dash and full and len(words) <= 3 and all(word[:1].isupper() for word in words)


_FILLERS = frozenset(
    [
        "with",
        "inputs",
        "input",
        "from",
        "and",
        "by",
        "reports",
        "report",
        "reporting",
        "the",
        "news",
        "agency",
        "agencies",
        "via",
        "in",
        "additional",
        "edited",
        "th",
        "st",
        "nd",
        "rd",
    ]
)


def _is_agency(words: str) -> bool:
    return any(row.is_agency or row.type in ("web", "aggregator") for row in find_outlets(words))


def _is_day(words: str) -> bool:
    letters = re.search(r"[^\W\d_]{3,}", words)
    return letters is None or month_number(letters[0]) is not None
