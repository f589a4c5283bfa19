"""What a line of a page was judged to be: the word that the readers of lines pass among themselves."""

from __future__ import annotations

from dataclasses import dataclass

from waybill.intake.pieces import Tag
from waybill.records.report import PartName


@dataclass(frozen=True, slots=True)
class Label:
    """A line's part, what the frame reads from it, and which of its kind it is ("masthead", "only" date)."""

    part: PartName
    tag: Tag = ""
    name: str = ""
