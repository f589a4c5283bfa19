"""Readings come in; the notices by which they put themselves right go out, each with the claims beside which it is to be
read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from waybill.lineage.notices import Notice, notices_in
from waybill.lineage.versions import corrects
from waybill.records.claim import Claim, Reading


def corrections_in(readings: Iterable[Reading]) -> Iterator[tuple[Reading, Notice, tuple[Claim, ...]]]:
    """Notices by which reports put themselves right, with the claims beside which each is to be read.

    Those that hold the words taken back; where none does, those with a value of the field that is put right.
    """
    for reading in readings:
        for notice in notices_in(reading.report):
            if notice.kind == "correction":
                told = tuple(c for c in reading.claims if corrects(notice, c))
                near = tuple(c for c in reading.claims if notice.field and c.said(notice.field))
                yield reading, notice, told or near
