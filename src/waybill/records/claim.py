"""One report's word on one matter, and whom the report credits for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from waybill.records.report import PartName, Report
from waybill.records.values import Quantity, Value
from waybill.records.words import Said, Span

Kind = Literal["transfer", "shipment", "agreement", "capability", "measure", "response", "position"]
Polarity = Literal["affirmed", "negated"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Stage = Literal["considered", "negotiating", "agreed", "licensed", "in_delivery", "delivered", "halted"]
Role = Literal["outlet", "agency", "speaker", "document"]

# The version of the rules that read claims; raised when a change of rules can change a claim.
READER = "waybill.reader/2"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of the chain from the outlet inwards to whoever asserts the content.

    Args:
        role: outlet, agency, speaker or document.
        name: the outlet's or agency's name, or a named person's or body's.
        id: the same for every mention of one speaker within a report.
        span: where the credit or the speaker's words stand; None only for an outlet known from the page's frame.
        count: how many speakers the words stand for.
        side: the party code on whose side the speaker stands.
        manner: said, confirmed, denied, estimated, alleged, warned, declined, no_response, quoted...
        of: the roster this speaker is one of (the `id` of "six sources"), where the report tells.
    """

    role: Role
    name: str | None = None
    span: Span | None = None
    id: str | None = None
    named: bool | None = None
    count: Quantity | None = None
    side: str | None = None
    office: str | None = None
    manner: str | None = None
    quoted: bool = False
    of: str | None = None


Field = Said[Value] | tuple[Said[Value], ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One report's word on one matter; every value of `fields` stands on words of the report."""

    id: str
    report: str
    kind: Kind
    span: Span
    attribution: tuple[Attribution, ...]
    fields: Mapping[str, Field] = field(default_factory=dict)
    polarity: Polarity = "affirmed"
    certainty: Certainty = "certain"
    stage: Stage | None = None
    future: bool = False
    part: PartName = "body"

    def said(self, name: str) -> tuple[Said[Value], ...]:
        """Every value under the field's name, none where the claim has no such field."""
        found = self.fields.get(name, ())
        return found if isinstance(found, tuple) else (found,)

    @property
    def speaker(self) -> Attribution | None:
        """The innermost speaker or document, None where the narrative is the outlet's own."""
        inner = [a for a in self.attribution if a.role in ("speaker", "document")]
        return inner[-1] if inner else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What is kept of one reading of one report: its sentences and its claims, by one version of the rules."""

    report: Report
    sentences: tuple[tuple[PartName, Span], ...]
    claims: tuple[Claim, ...]
    reader: str = READER
