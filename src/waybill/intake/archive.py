"""One input's bytes come in; every report in it goes out, one of a page, many of a feed or archive, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.errors import InputError
from waybill.intake.read import read_report
from waybill.records.report import LeftOut, Report

STEP = "intake"


def reports_within(data: bytes, address: str, max_bytes: int) -> Iterator[Report | LeftOut]:
    """Every report in the bytes, in order; what gives none is left out with the reason."""
    try:
        if len(data) > max_bytes:
            raise InputError(f"too large: more than {max_bytes} bytes")
        yield read_report(data, address)
    except InputError as error:
        yield LeftOut(address, STEP, str(error))
