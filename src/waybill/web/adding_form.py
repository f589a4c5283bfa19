"""What a person drops, pastes or points at comes in; inputs go out, or an InputError says what is too much."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from waybill.errors import InputError
from waybill.settings import MAX_BYTES

# A day's harvest by hand; folders of thousands are for `waybill read`.
MOST_FILES = 50
# One file may be as large as the reader takes; all of them together are held in memory until they are read.
MOST_BYTES = 50_000_000
# Some two hundred pages; what is longer is a file.
MOST_PASTED = 1_000_000
# What a form adds around its files: the other fields, and a line or two a file.
FORM_BYTES = 200_000
LABEL_LENGTH = 120
SHORT_FIELD = 300
# The beginning of a content's hash, so that two files of one name are not taken for versions of one report.
HASH_DIGITS = 12
WEB = re.compile(r"https?://[^\s]+", re.I)


@dataclass(frozen=True, slots=True)
class Given:
    """One input: how it is called on the page, and its bytes with their address, or the web address to fetch."""

    label: str
    address: str
    data: bytes = b""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text from the clipboard with what the person knows of it."""

    text: str
    outlet: str = ""
    day: str = ""
    address: str = ""


def given_file(name: str, data: bytes) -> Given:
    """A dropped file under the last part of its name; the name leads nowhere, it is only shown."""
    label = clean_label(re.split(r"[/\\]", name)[-1]) or "file"
    return Given(label, f"added:{_mark(data)}/{label}", data)


def given_text(pasted: Pasted) -> Given:
    """A pasted text under a header such as analysts write above a story, for the reader to read."""
    if len(pasted.text) > MOST_PASTED:
        raise InputError(f"too long: more than {MOST_PASTED} characters; save it as a file")
    lines = [(key, _one_line(words)) for key, words in (("Outlet", pasted.outlet), ("Date", pasted.day))]
    address = pasted.address.strip()
    if address:
        if not WEB.fullmatch(address) or len(address) > SHORT_FIELD * 4:
            raise InputError(
                "the address of a pasted text is a web address, like https://outlet.example/story"
            )
        lines.append(("URL", address))
    if pasted.day.strip():
        try:
            date.fromisoformat(pasted.day.strip())
        except ValueError:
            raise InputError("the day of a pasted text is written like 2024-02-21") from None
    header = "".join(f"{key}: {words}\n" for key, words in lines if words)
    data = (f"{header}\n{pasted.text}" if header else pasted.text).encode("utf-8", "replace")
    return Given("pasted text", address or f"pasted:{_mark(data)}", data)


def given_address(words: str) -> Given:
    """A web address, to be fetched later by the guarded fetcher."""
    url = words.strip()
    return Given(clean_label(url), url, url=url)


def require_bounds(inputs: tuple[Given, ...]) -> None:
    """Refuse more than one reading can take; raises InputError."""
    if not inputs:
        raise InputError("nothing was given: drop a file, paste a text, or name an address")
    if len(inputs) > MOST_FILES:
        raise InputError(f"more than {MOST_FILES} files at once; use `waybill read` for folders")
    for one in inputs:
        if len(one.data) > MAX_BYTES:
            raise InputError(f"{one.label} is too large: more than {MAX_BYTES} bytes")
    if sum(len(one.data) for one in inputs) > MOST_BYTES:
        raise InputError(f"more than {MOST_BYTES} bytes at once")


def clean_label(words: str) -> str:
    """A name as it can be shown: one line, no control characters and none that turn the writing direction."""
    shown = "".join(c for c in words if unicodedata.category(c)[0] != "C" and c not in "\u2028\u2029")
    return " ".join(unicodedata.normalize("NFC", shown).split())[:LABEL_LENGTH]


def _one_line(words: str) -> str:
    return clean_label(words[:SHORT_FIELD])


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:HASH_DIGITS]
