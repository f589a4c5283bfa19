"""Which reports go back to one telling, why, and what each retelling changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from waybill.records.values import Period
from waybill.records.words import Span

Relation = Literal["same_text", "rewrite", "translation", "cites", "follows_up", "shared_origin"]
DriftField = Literal[
    "attribution", "quantity", "certainty", "stage", "when", "polarity", "system", "party",
    "omitted", "added", "moved",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sign:
    """One reason to judge two reports kin, with its weight (0 to 1) and the words it stands on in `to`."""

    sign: str
    weight: float
    detail: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports, or an origin and a report, judged kin, and why; `score` is 0 to 1."""

    start: str
    to: str
    relation: Relation
    score: float
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """The telling that reports go back to: an agency story, a statement, a document; seen or unseen.

    `kind` is `agency_story`, `statement`, `document`, `outlet_story` or `unknown`; `name` is its teller.
    """

    id: str
    kind: str
    name: str | None
    seen: bool
    reports: tuple[str, ...]
    agency: str | None = None
    first_known: Period | None = None


@dataclass(frozen=True, slots=True)
class Independent:
    """How many independent origins there are at least and at most, how many are unknown, and why."""

    low: int
    high: int
    unknown: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """What a retelling (`to`) changed against another telling (`start`), on one field.

    `before` stands in the text of `start`, `after` in the text of `to`; None where the side has no words
    (an omission, an addition). `before_claim` and `after_claim` are claim ids where claims were aligned.
    `weight` grades what the change does to a reader's belief: minor, notable, grave.
    """

    start: str
    to: str
    field: DriftField
    before: Span | None
    after: Span | None
    why: str
    weight: Literal["minor", "notable", "grave"] = "notable"
    before_claim: str | None = None
    after_claim: str | None = None


@dataclass(frozen=True, slots=True)
class Lineage:
    """The links, origins and drift of a set of reports, and the count of independent origins over all of them."""

    reports: tuple[str, ...]
    links: tuple[Link, ...]
    origins: tuple[Origin, ...]
    independent: Independent
    drift: tuple[Drift, ...]

    def origins_of(self, report: str) -> tuple[Origin, ...]:
        """The origins that a report goes back to."""
        return tuple(o for o in self.origins if report in o.reports)
