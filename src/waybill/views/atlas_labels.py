"""Names with the points they belong to come in; labels that do not touch each other go out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waybill.views.atlas_projection import Point, Sheet
from waybill.views.claims import shorten

Box = tuple[float, float, float, float]
Wanted = tuple[str, Point, str]
# Size of a label's letters and their mean breadth, in units of the sheet.
SIZE, BREADTH = 14.0, 0.56
# A longer name is cut: it would not fit on a phone beside its point.
LONGEST = 26
# A party is never left without its name.
ALWAYS = {"supplier", "recipient"}


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point; `side` is start, middle or end of them."""

    x: float
    y: float
    words: str
    side: str
    tone: str


def place_labels(wanted: Sequence[Wanted], dots: Sequence[Point], sheet: Sheet) -> tuple[Label, ...]:
    """Labels in the order wanted; one that finds no free room is left out, but no party's."""
    taken = [(x - 6, y - 6, x + 6, y + 6) for x, y in dots]
    labels: list[Label] = []
    for words, point, tone in wanted:
        tried = list(_tries(shorten(words, LONGEST), point, tone, sheet))
        free = next((t for t in tried if not any(_touch(t[1], box) for box in taken)), None)
        if free is None and tone in ALWAYS:
            free = tried[0] if tried else None
        if free:
            labels.append(free[0])
            taken.append(free[1])
    return tuple(labels)


def _tries(words: str, point: Point, tone: str, sheet: Sheet) -> Iterator[tuple[Label, Box]]:
    """Where a label may stand: on its point for land and sea, else around it; always on the sheet."""
    x, y = point
    long = len(words) * SIZE * BREADTH
    beside = [(x + 10, y + 5, "start"), (x - 10, y + 5, "end"), (x, y - 12, "middle"), (x, y + 22, "middle")]
    own = [(x, y + 5, "middle")]
    choices = (
        own
        if tone == "land"
        else [*own, (x, y + 32, "middle"), (x + 22, y + 5, "start"), *beside]
        if tone == "sea"
        else beside
    )
    for at, down, side in choices:
        left = at - {"start": 0.0, "middle": long / 2, "end": long}[side]
        box = (left, down - SIZE, left + long, down + 4)
        if box[0] >= 2 and box[2] <= sheet.width - 2 and box[1] >= 2 and box[3] <= sheet.height - 2:
            yield Label(round(at, 1), round(down, 1), words, side, tone), box


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
