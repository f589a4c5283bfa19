"""One input's bytes come in; every report in it goes out, one of a page, many of a feed or archive, or why there is none."""

from __future__ import annotations

import io
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from waybill.errors import InputError
from waybill.intake.feed import read_feed
from waybill.intake.read import read_report, sniff
from waybill.records.report import LeftOut, Report

STEP = "intake"
ZIP = b"PK\x03\x04"
# Word, Excel and the like are zip archives that hold one of these.
OFFICE = ("[Content_Types].xml", "mimetype")
# A folder of a project's reports zipped up; an archive of more is for `waybill read` of the unpacked folder.
MOST_FILES, MOST_BYTES, MOST_DEPTH = 500, 100_000_000, 2
# Text packs three- to tenfold, repeated pages more; a hundredfold is what bombs begin with.
MOST_SWELLING = 100
# A small file may pack better than any ratio allows and still do no harm.
SMALL = 100_000
LABEL_LENGTH = 200


@dataclass(slots=True)
class Left:
    """What an archive may still give, over all its levels."""

    files: int = MOST_FILES
    bytes: int = MOST_BYTES


def reports_within(data: bytes, address: str, max_bytes: int) -> Iterator[Report | LeftOut]:
    """Every report in the bytes, in order; what gives none is left out with the reason."""
    yield from _within(data, address, max_bytes, Left(), 0)


def _within(data: bytes, address: str, max_bytes: int, left: Left, depth: int) -> Iterator[Report | LeftOut]:
    try:
        if len(data) > max_bytes:
            raise InputError(f"too large: more than {max_bytes} bytes")
        if data.startswith(ZIP):
            yield from _unpacked(data, address, max_bytes, left, depth)
        elif sniff(data) == "feed":
            yield from read_feed(data, address)
        else:
            yield read_report(data, address)
    except InputError as error:
        yield LeftOut(address, STEP, str(error))


def _unpacked(
    data: bytes, address: str, max_bytes: int, left: Left, depth: int
) -> Iterator[Report | LeftOut]:
    """The reports of an archive; its names are labels, and nothing is written anywhere."""
    if depth >= MOST_DEPTH:
        raise InputError(f"an archive more than {MOST_DEPTH} levels deep")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError("a damaged zip file") from error
    with archive:
        entries = [e for e in archive.infolist() if not e.is_dir() and not _is_systems(e.filename)]
        if any(e.filename in OFFICE for e in entries):
            raise InputError("binary: an office file; save it as text or PDF")
        if not entries:
            raise InputError("an archive without files")
        for number, entry in enumerate(entries):
            if left.files <= 0 or left.bytes <= 0:
                rest = len(entries) - number
                yield LeftOut(address, STEP, f"the archive is too large: {rest} of its files are not read")
                return
            left.files -= 1
            where = f"{address}!{_label(entry.filename)}"
            try:
                held = _bytes(archive, entry, min(max_bytes, left.bytes))
            except InputError as error:
                yield LeftOut(where, STEP, str(error))
                continue
            left.bytes -= len(held)
            yield from _within(held, where, max_bytes, left, depth + 1)


def _bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The file's bytes, never more than the bounds, whatever the archive says of its size."""
    if entry.flag_bits & 0x1:
        raise InputError("encrypted")
    bound = min(most, max(SMALL, entry.compress_size * MOST_SWELLING))
    try:
        with archive.open(entry) as stream:
            data = stream.read(bound + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise InputError("damaged within the archive") from error
    if len(data) > bound:
        raise InputError("too large unpacked")
    return data


def _is_systems(name: str) -> bool:
    """Files that a system or a folder keeps for itself; as `waybill read` passes them over in folders."""
    parts = name.replace("\\", "/").split("/")
    return any(part.startswith(".") and part not in (".", "..") for part in parts) or (
        parts[-1].startswith("README") or "__MACOSX" in parts
    )


def _label(name: str) -> str:
    """A name in one line, without what leads out of a folder or turns the writing direction."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    shown = "".join(c for c in "/".join(parts) if unicodedata.category(c)[0] != "C")
    return shown[-LABEL_LENGTH:] or "file"
