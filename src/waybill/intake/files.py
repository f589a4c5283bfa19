"""Paths come in; for each file its reports go out, or a record of why it was left out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from waybill.errors import InputError
from waybill.intake.archive import reports_within
from waybill.records.report import LeftOut, Report

STEP = "intake"


def read_files(paths: Iterable[str | Path], max_bytes: int) -> Iterator[Report | LeftOut]:
    """Read files, and folders through and through in sorted order; the same content is taken once."""
    seen: dict[str, str] = {}
    for path in paths:
        for found in _files(Path(path)):
            if isinstance(found, LeftOut):
                yield found
            else:
                yield from _read(found, max_bytes, seen)


def _files(path: Path) -> Iterator[Path | LeftOut]:
    """The files a path stands for; hidden ones within a folder are the system's, a README is about the folder."""
    if not _is_folder(path):
        yield path
        return
    empty = True
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith((".", "README"))):
            empty = False
            yield Path(folder) / name
    if empty:
        yield LeftOut(str(path), STEP, "the folder holds no files")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _read(path: Path, max_bytes: int, seen: dict[str, str]) -> Iterator[Report | LeftOut]:
    """The reports of one file, a feed's and an archive's each under an address of its own."""
    address = str(path)
    try:
        data = _bytes(path, max_bytes)
    except InputError as error:
        yield LeftOut(address, STEP, str(error))
        return
    for found in reports_within(data, address, max_bytes):
        if isinstance(found, Report) and found.sha256 in seen:
            yield LeftOut(found.address, STEP, f"the same content as {seen[found.sha256]}")
            continue
        if isinstance(found, Report):
            seen[found.sha256] = found.address
        yield found


def _bytes(path: Path, max_bytes: int) -> bytes:
    """The file's bytes, never more than the bound, so that no input can fill the memory."""
    try:
        if not path.exists():
            raise InputError("no such file")
        if not path.is_file():
            raise InputError("not a regular file")
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if len(data) > max_bytes:
        raise InputError(f"too large: more than {max_bytes} bytes")
    return data
