"""Readings as persons left them come in; those that were equal before go out as the same objects, so that what was found of
them is found again."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from waybill.records.claim import Reading


class Same:
    """The readings that came by, with whether they fit a question, which is asked once of each."""

    def __init__(self, fits: Callable[[Reading], bool]) -> None:
        self._fits = fits
        self._held: dict[str, list[tuple[Reading, bool]]] = {}

    def fitting(self, readings: Iterable[Reading]) -> list[Reading]:
        """Those of the readings that fit, each as the first that was equal to it."""
        return [held for held, fits in map(self._known, readings) if fits]

    def _known(self, reading: Reading) -> tuple[Reading, bool]:
        mine = self._held.setdefault(reading.report.id, [])
        # Compared as objects first: nearly always it is the very same.
        known = next((k for k in mine if k[0] is reading), None) or next(
            (k for k in mine if k[0] == reading), None
        )
        if known is None:
            known = (reading, self._fits(reading))
            mine.append(known)
        return known
