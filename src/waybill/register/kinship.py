"""Transfers and their lineage in, what the book keeps of them out, and back; ties into one report are one piece, kept once.

A piece holds the links into a report and what it changed against the reports it retells, spans by their ends only.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from waybill.records.formats_lineage import lineage_from_json, lineage_to_json
from waybill.records.formats_transfer import transfer_to_json
from waybill.records.formats_values import Json
from waybill.records.lineage import Drift, Independent, Lineage, Link
from waybill.records.transfer import Transfer
from waybill.register.chain import canonical, hash_of
from waybill.register.entries import Content
from waybill.register.payload import with_words, without_words

# Cuts the words out of a table, or puts them back in.
Turn = Callable[[Any, str], Any]
NOBODY = Independent(0, 0, 0, ())
NUMBER = re.compile(r'"revision":\d+')


def numbered(payload: str, revision: int) -> str:
    """The payload of a transfer with that revision in it."""
    return NUMBER.sub(f'"revision":{revision}', payload, count=1)


@dataclass(slots=True)
class Packer:
    """Packs transfers and lineages; `pieces` gathers what was packed, by hash. `texts` are those of the reports."""

    texts: Mapping[str, str]
    pieces: dict[str, str] = field(default_factory=dict)
    packed: dict[tuple[Link | Drift, ...], str] = field(default_factory=dict)

    def write(self, transfer: Transfer, lineage: Lineage) -> Content:
        """The transfer without its number, and its lineage with the hashes of its pieces."""
        payload = canonical(transfer_to_json(replace(transfer, revision=0)))
        ties: dict[str, list[Link | Drift]] = defaultdict(list)
        for link in lineage.links:
            ties[link.to].append(link)
        for drift in lineage.drift:
            ties[drift.to].append(drift)
        data = lineage_to_json(replace(lineage, links=(), drift=()))
        kept = {"origins": data["origins"], "independent": data["independent"]}
        return Content(payload, canonical(kept | {"pieces": [self._piece(ties[r]) for r in sorted(ties)]}))

    def _piece(self, ties: list[Link | Drift]) -> str:
        key = tuple(ties)
        if key not in self.packed:
            links = tuple(t for t in ties if isinstance(t, Link))
            drift = tuple(t for t in ties if isinstance(t, Drift))
            data = lineage_to_json(Lineage((), links, (), NOBODY, drift))
            piece = canonical(_by_ends(data["links"], data["drift"], self.texts, without_words))
            self.packed[key] = hash_of(piece)
            self.pieces[self.packed[key]] = piece
        return self.packed[key]


def _by_ends(links: list[Json], drift: list[Json], texts: Mapping[str, str], turn: Turn) -> Json:
    """Spans turned by `turn`, each in the text it stands in: the later report's, but what a drift had before."""
    return {
        "links": [turn(link, texts[link["to"]]) for link in links],
        "drift": [
            row
            | {
                "before": turn(row["before"], texts[row["from"]]),
                "after": turn(row["after"], texts[row["to"]]),
            }
            for row in drift
        ],
    }


def reports_in(pieces: Iterable[Json]) -> set[str]:
    """The reports whose texts are wanted to put words back into the pieces."""
    links = {link["to"] for piece in pieces for link in piece["links"]}
    return links.union(*({row["from"], row["to"]} for piece in pieces for row in piece["drift"]))


def unpack(
    reports: tuple[str, ...], lineage: str | None, pieces: Iterable[Json], texts: Mapping[str, str]
) -> Lineage:
    """The lineage that was packed; a row of the first book has none."""
    if lineage is None:
        return Lineage(reports, (), (), NOBODY, ())
    data = json.loads(lineage)
    whole = [_by_ends(piece["links"], piece["drift"], texts, with_words) for piece in pieces]
    found = lineage_from_json(
        {
            "reports": [{"id": report} for report in reports],
            "origins": data["origins"],
            "independent": data["independent"],
            "links": [link for piece in whole for link in piece["links"]],
            "drift": [row for piece in whole for row in piece["drift"]],
        }
    )
    links = tuple(sorted(found.links, key=lambda x: (x.start, x.to, x.relation)))
    return replace(found, links=links, drift=tuple(sorted(found.drift, key=_place)))


def _place(drift: Drift) -> tuple[str, str, str, int, int, str]:
    before, after = drift.before, drift.after
    return (
        drift.start,
        drift.to,
        drift.field,
        after.start if after else -1,
        before.start if before else -1,
        drift.why,
    )
