"""All readings and judgements come in; what counts of them, and what is open, goes out. The step of this room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from waybill.records.claim import Reading
from waybill.records.judgement import Hints, Judgement, Tie
from waybill.review.apply import judged
from waybill.review.carry import NO_VERSIONS, Carried, Reopened, Versions, carry
from waybill.review.links import LinkJudged, judged_links
from waybill.review.merges import ties_of
from waybill.review.outlets import reliabilities
from waybill.review.standing import Matter, Ruling, rulings


@dataclass(frozen=True, slots=True)
class Settled:
    """Readings as persons left them, and what they decided above the single claim.

    Args:
        readings: what counts: put these together, show the machine's own.
        hints: for `transfers.assemble`: ties between claims, reliability of outlets.
        links: pairs of reports that persons judged.
        rulings: on every matter of today's claims, links, transfers and outlets, who decided what.
        reopened: judgements that no longer count, with the reason.
        unseen: judgements on reports that are not among the readings.
    """

    readings: tuple[Reading, ...]
    hints: Hints
    links: tuple[LinkJudged, ...]
    rulings: Mapping[Matter, Ruling]
    reopened: tuple[Reopened, ...]
    unseen: tuple[Judgement, ...]

    @property
    def ties(self) -> tuple[Tie, ...]:
        """What persons tied and parted, oldest first."""
        return self.hints.ties


def settle(
    readings: Sequence[Reading], judgements: Iterable[Judgement], versions: Versions = NO_VERSIONS
) -> Settled:
    """Lay every judgement on the words it stands on today, and let those that stand count."""
    given = tuple(judgements)
    if not given:
        return Settled(tuple(readings), Hints(), (), {}, (), ())
    carried: Carried = carry(given, readings, versions)
    tied = ties_of(given, readings, versions)
    return Settled(
        judged(readings, carried.standing),
        Hints(tied.ties, reliabilities(given)),
        judged_links(given, versions),
        rulings(carried.standing),
        (*carried.reopened, *tied.reopened),
        carried.unseen,
    )
