"""Readings and faces come in; what was found of them before goes out, where the very same come in again."""

from __future__ import annotations

from waybill.lineage.drift import drift_between
from waybill.lineage.faces import Face, face_of
from waybill.lineage.policy import compare_faces
from waybill.records.claim import Reading
from waybill.records.lineage import Drift, Link


class Memory:
    """What one reading, or one pair of them, shows by itself: it is the same among whichever others they stand."""

    def __init__(self) -> None:
        # Keyed by the object, which is kept so that its number is not given to another.
        self._faces: dict[int, tuple[Reading, Face]] = {}
        self._links: dict[tuple[int, int], tuple[Face, Face, Link | None]] = {}
        self._drift: dict[tuple[int, int], tuple[Face, Face, tuple[Drift, ...]]] = {}

    def face(self, reading: Reading) -> Face:
        """The reading as lineage sees it."""
        key = id(reading)
        if key not in self._faces:
            self._faces[key] = (reading, face_of(reading))
        return self._faces[key][1]

    def link(self, one: Face, other: Face) -> Link | None:
        """Whether the two are kin, and why."""
        key = id(one), id(other)
        if key not in self._links:
            self._links[key] = (one, other, compare_faces(one, other))
        return self._links[key][2]

    def drift(self, start: Face, to: Face) -> tuple[Drift, ...]:
        """What the one changed against the other."""
        key = id(start), id(to)
        if key not in self._drift:
            self._drift[key] = (start, to, tuple(drift_between(start, to)))
        return self._drift[key][2]
