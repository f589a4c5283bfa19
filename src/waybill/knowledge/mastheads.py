"""A line of a page's frame comes in; the publisher's name in it goes out, where it looks like a masthead."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from waybill.knowledge.parties import find_name
from waybill.knowledge.systems import find_system

# What ends the name on its line: a motto, a section, a place.
_END = re.compile(
    r"\s+[—–|·•:«»]\s+|\s*\(|\s+-\s+|\s{2,}|\t|"
    r"\s+in (?:english|french|arabic|russian|spanish|german)$|\s+english (?:edition|service|pages|version|desk)$",
    re.I,
)
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}")
# No newspaper in the outlets table has a longer name.
MAX_WORDS = 6
# Without a word that newspapers are named by, names are shorter; the table's longest such has four.
MAX_BARE_WORDS = 4
# A motto or section behind the name; more words than this are a sentence's.
MAX_MOTTO_WORDS = 8
# Small words inside names, in the languages of the outlets table.
_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "&",
        "de",
        "la",
        "le",
        "el",
        "los",
        "las",
        "del",
        "di",
        "da",
        "do",
        "der",
        "die",
        "das",
        "al",
        "y",
        "et",
        "und",
        "du",
        "des",
        "dos",
        "van",
        "von",
        "e",
    ]
)
# Words that join the words of a headline and stand in no name.
_JOINING = re.compile(
    r"an?|about|after|against|amid|as|at|by|for|from|in|into|near|not?|off|on|out|over|than|that|to|under|until|up|via|"
    r"what|when|where|which|who|why|with|without"
)


@cache
def _table(name: str) -> frozenset[str]:
    text = files("waybill.knowledge").joinpath(name).read_text(encoding="utf-8")
    return frozenset(line.casefold() for line in text.splitlines() if line and not line.startswith("#"))


def masthead(line: str) -> str | None:
    """The name at the start of the line: two to six capitalised words, one of which newspapers are named by."""
    name, words = _name(line)
    named = any(w.casefold() in _table("mastheads.txt") for w in words[1:])
    if not named or not 1 < len(words) <= MAX_WORDS or _tells(words) or is_section(name):
        return None
    return write_name(name)


def bare_name(line: str) -> str | None:
    """The name at the start of a line that stands where mastheads do: one to four capitalised words that
    tell no story (no verb, no state, no weapon, no section of a paper), or a web site's own."""
    if _DOMAIN.fullmatch(line.strip()):
        return line.strip()
    name, words = _name(line)
    if re.match(r"(?:\w\.){2,} ", line.strip()):
        return None  # initials end no name: "H.M. Customs"
    if not 1 <= len(words) <= MAX_BARE_WORDS or _tells(words) or is_section(name):
        return None
    if any(not re.fullmatch(r"[^\W_]+(?:[.'’&-][^\W_]+)*", word) for word in words):
        return None
    if (
        re.fullmatch(r"[\d./:-]+", words[0])
        or find_system(name)
        or any(find_name(w) or find_system(w) for w in (name, *words))
    ):
        return None
    return write_name(name)


def _name(line: str) -> tuple[str, list[str]]:
    """The words before a motto or section; none where the line goes on like a sentence or is not capitalised."""
    parts = _END.split(line.strip(), maxsplit=1)
    name = re.split(r"\.\s", parts[0], maxsplit=1)[0].strip(" .")
    words = name.split()
    capitalised = all(w[:1].isupper() or w[:1].isdigit() or w.casefold() in _SMALL for w in words)
    if not capitalised or len(line.split()) - len(words) > MAX_MOTTO_WORDS:
        return "", []
    return name, words


def plate_name(line: str) -> str | None:
    """The name at the start of a line that is known to be a nameplate: all of it, up to a motto or an issue."""
    name = _END.split(line.strip(), maxsplit=1)[0].strip(" .,")
    return write_name(name) if 0 < len(name.split()) <= MAX_MOTTO_WORDS else None


def tells_story(line: str) -> bool:
    """Whether the line is built as a headline is: on a verb, or joined by prepositions."""
    return _tells(line.split())


def has_verb(line: str) -> bool:
    """Whether a word of the line is a verb that headlines are built on."""
    words = [w.casefold().strip("'’\"“”,.:;") for w in line.split()]
    return any(
        _is_verb(word) and word not in _SMALL and before not in _SMALL
        for before, word in zip(["", *words], words, strict=False)
    )


def is_capitalised(line: str) -> bool:
    """Whether each word begins with a capital or a figure, small words of names apart."""
    words = re.findall(r"[^\W_][\w.'’]*", line)
    return bool(words) and all(w[0].isupper() or w[0].isdigit() or w.casefold() in _SMALL for w in words)


def _tells(words: list[str]) -> bool:
    """Whether the words are built as a headline's are: on a verb, or joined by prepositions."""
    folded = [w.casefold().strip("'’\"“”,.") for w in words]
    return any(_JOINING.fullmatch(w) or _is_verb(w) for w in folded)


def _is_verb(word: str) -> bool:
    verbs = _table("headline_verbs.txt")
    stems = {
        word,
        word.removesuffix("s"),
        word.removesuffix("es"),
        word.removesuffix("ed"),
        word.removesuffix("d"),
    }
    return bool(stems & verbs) or (word.endswith("ies") and word[:-3] + "y" in verbs)


def write_name(name: str) -> str:
    """A name in capitals as it is written elsewhere; other names as they stand."""
    if not name.isupper():
        return name
    words = [
        w.lower()
        if i and (w.casefold() in _SMALL or _JOINING.fullmatch(w.casefold()))
        else w
        if not re.search("[AEIOUY]", w)
        else w.capitalize()
        for i, w in enumerate(name.split())
    ]
    return " ".join(words)


def is_section(words: str) -> bool:
    """Whether the words name a section of a paper and nothing else; a state's name alone heads one too."""
    plain = words.casefold().strip(" .:")
    parts = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", plain)
    sections = _table("sections.txt")
    return (
        plain in sections
        or find_name(words.strip()) is not None
        or (bool(parts) and all(w in sections or w in ("and", "the", "of", "in", "&") for w in parts))
    )
