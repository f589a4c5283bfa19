"""Bytes come in; text with plain line ends goes out, or an InputError says why not."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from waybill.errors import InputError

# The first bytes of kinds that are no text (libmagic's table), and what to call them.
KINDS = (
    (b"PK\x03\x04", "a zip or office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
)
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The HTML standard looks for the charset in the first 1024 bytes; saved pages put comments before it.
META_WITHIN = 4096
META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:-]{2,40})""", re.I)
# Detection looks at this much; its cost grows with the square of the candidates, its answer no longer
# changes.
DETECT_WITHIN = 32_768
# English with typographic quotes in a Windows code page stays under this share of bytes above ASCII.
FEW_HIGH_BYTES = 0.03
# Text in any script is nearly all letters, digits, signs and spaces; below this share it is binary.
LEAST_READABLE = 0.9
# Byte order marks and zero-width blanks left inside a text by pasting: nobody sees them, rules would stumble.
INVISIBLE = re.compile("[\ufeff\u200b]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd\ufffe\uffff]")


def decode(data: bytes) -> str:
    """Read the bytes as text: mark, UTF-8, the page's own charset, detection, in that order.

    Raises:
        InputError: empty, binary, or in no known encoding.
    """
    if not data.strip():
        raise InputError("empty file")
    for mark, kind in KINDS:
        if data.startswith(mark):
            raise InputError(f"binary: {kind}")
    text = _text(data)
    text = INVISIBLE.sub("", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    if not text.strip():
        raise InputError("empty file")
    if not _readable(text):
        raise InputError("binary: not text in any known encoding")
    return text


def _text(data: bytes) -> str:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if (wide := _wide(data)) is not None:
        return _strict(data, wide)
    if b"\x00" in data:
        raise InputError("binary: holds zero bytes")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError) as error:
        raise InputError(f"undecodable: not {encoding} as its first bytes say") from error


def _wide(data: bytes) -> str | None:
    """Text in UTF-16 without a mark has zero bytes on one side of its ASCII only."""
    head = data[:1000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if min(even, odd) == 0 and max(even, odd) > 0.3 * len(head) / 2:
        return "utf-16-le" if odd else "utf-16-be"
    return None


def _legacy(data: bytes) -> str:
    declared = META_CHARSET.search(data[:META_WITHIN])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (UnicodeError, LookupError):
            pass
    if (damaged := _damaged_utf8(data)) is not None:
        return damaged
    high = sum(byte > 127 for byte in data[:DETECT_WITHIN]) / len(data[:DETECT_WITHIN])
    if high < FEW_HIGH_BYTES:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    best = from_bytes(_sample(data)).best()
    if best is None:
        raise InputError("undecodable: in no known encoding")
    return data.decode(best.encoding, errors="replace")


def _sample(data: bytes) -> bytes:
    if len(data) <= DETECT_WITHIN:
        return data
    cut = data[:DETECT_WITHIN]
    return cut[: cut.rfind(b"\n") + 1 or cut.rfind(b" ") + 1 or len(cut)]


def _damaged_utf8(data: bytes) -> str | None:
    """A few bytes cut out of UTF-8 leave many whole letters beside them; a code page leaves none."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    whole = sum(char > "\x7f" for char in text[:DETECT_WITHIN]) - text[:DETECT_WITHIN].count("\ufffd")
    return text if whole >= 5 * lost else None


def _readable(text: str) -> bool:
    head = text[:DETECT_WITHIN]
    bad = len(CONTROL.findall(head))
    odd = sum(1 for char in head if not char.isprintable() and not char.isspace())
    return max(bad, odd) <= (1 - LEAST_READABLE) * len(head) and any(char.isalnum() for char in text)
