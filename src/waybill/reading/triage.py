"""A text comes in; whether it can tell of arms at all goes out, before anything is parsed."""

from __future__ import annotations

import string
from functools import cache

from waybill.knowledge.cues import load_cues
from waybill.knowledge.kinds import kinds
from waybill.knowledge.systems import designations

# Punctuation parts words, but for the hyphen in "F-16"; capitals fold. Bytes are translated at memory speed, text is not.
_PARTING = string.punctuation.replace("-", "") + "\n\t\r"
_FOLD = bytes.maketrans(
    (string.ascii_uppercase + _PARTING).encode(), (string.ascii_lowercase + " " * len(_PARTING)).encode()
)


@cache
def _words(language: str) -> frozenset[bytes]:
    table = load_cues(language, "triage")
    names = [*kinds(), *(one.words for same in designations().values() for one in same)]
    named = {word for name in names for word in name.lower().split()}
    kept = {w for w in named if len(w) > 2 and w not in table["common"] and not w.isdigit()} | set(
        table["words"]
    )
    kept |= {w + "s" for w in kept}
    return frozenset(w.encode() for w in kept)


def may_tell(text: str, language: str = "en") -> bool:
    """Whether any word of arms, or of a name of a system, stands in the text."""
    plain = text.replace("’", "'").encode("utf-8", "replace").translate(_FOLD)
    return not _words(language).isdisjoint(plain.split())
