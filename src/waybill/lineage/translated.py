"""A report comes in; whether it says of itself that it is a translation goes out."""

from __future__ import annotations

import re
from functools import cache

from waybill.knowledge.cues import load_cues
from waybill.records.report import Report

# The news itself may tell of translations; a text says it of itself in the lines around.
TOLD = ("headline", "body", "caption")


def is_translated(report: Report) -> bool:
    """Whether the lines around the text say that it was put into its language from another."""
    return any(_cue().search(report.text, p.start, p.end) for p in report.parts if p.part not in TOLD)


@cache
def _cue() -> re.Pattern[str]:
    cues = load_cues("en", "lineage")["translated"]
    return re.compile(rf"\b(?:{'|'.join(re.escape(c) for c in cues)})\b", re.IGNORECASE)
