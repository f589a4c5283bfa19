"""A judgement comes in; the line that tells it to people goes out."""

from __future__ import annotations

from waybill.records.judgement import Judgement
from waybill.review.imprint import machine_values
from waybill.review.telling import said, told


def judgement_line(judgement: Judgement) -> str:
    """Who decided what on which record, what the machine said there, and why."""
    machine = machine_values(judgement)
    beside = f" (the machine: {told(machine)})" if machine else ""
    return f"{said(judgement)}{beside} on {judgement.about}: {judgement.reason}"
