"""A transfer and its evidence come in; strips on one axis of days go out.

Two times are drawn over each other: a bar is a period in which something is said to have happened, a dot is a
day on which a report that says so was published.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from waybill.records.claim import Claim
from waybill.records.report import Report
from waybill.records.transfer import Transfer
from waybill.records.values import Period
from waybill.views.dossier_evidence import Evidence, anchor_of, outlet_of
from waybill.views.dossier_words import STANCES, day_words, period_words

# Room on both sides of the outermost day, as a share of the axis: an open end needs it to fade in.
MARGIN = 0.05
# Seven labels of seven letters fit a strip of 320 px in the small size; more would touch.
MOST_LABELS = 6
# A bar of one day stays visible at this share of the axis.
THINNEST = 0.8
# A shorter way between a period and its becoming known would hide under the dot, in per cent of the axis.
LAG_SHOWN = 1.5
# Steps between ticks in months, the first that gives few enough labels is taken.
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
WORDS = {
    "agreement": "Deal",
    "transfer": "Supply",
    "shipment": "Supply",
    "measure": "Legal measure",
    "position": "Position",
    "response": "Answer",
    "capability": "Capability",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A period as shares of the axis in per cent; an open end fades out at the edge."""

    left: float
    width: float
    open_left: bool
    open_right: bool

    @property
    def fade(self) -> str:
        """Which gradient fills the bar."""
        return {(False, False): "", (True, False): "left", (False, True): "right"}.get(
            (self.open_left, self.open_right), "both"
        )


@dataclass(frozen=True, slots=True)
class Dot:
    """A day on which a report became known, with the report's name."""

    at: float
    title: str


@dataclass(frozen=True, slots=True)
class Strip:
    """What is said, for when, and when that became known; `tone` is said, denied or to_come."""

    label: str
    when: str
    known: str
    tone: str
    anchor: str
    bar: Bar | None
    dots: tuple[Dot, ...]

    @property
    def lag(self) -> tuple[float, float] | None:
        """From the end of a period that was over to the day on which it first became known."""
        if self.bar is None or not self.dots or self.bar.open_right:
            return None
        ended = self.bar.left + self.bar.width
        return (ended, self.dots[0].at) if self.dots[0].at - ended > LAG_SHOWN else None


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis; `label` is "" where only a line is drawn."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The axis, what happened, what parties said, and the reports."""

    first: str
    last: str
    ticks: tuple[Tick, ...]
    events: tuple[Strip, ...]
    voices: tuple[Strip, ...]
    reports: Strip
    undated: int


@dataclass(frozen=True, slots=True)
class Axis:
    """First and last day of what is drawn."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where the day stands, in per cent of the width."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(min(max(share, 0.0), 1.0) * 100, 2)

    def bar(self, period: Period) -> Bar:
        """The period as a bar; a missing end runs to the edge and fades."""
        left = self.at(period.earliest) if period.earliest else 0.0
        right = self.at(period.latest + timedelta(days=1)) if period.latest else 100.0
        width = max(right - left, THINNEST)
        return Bar(min(left, 100 - width), round(width, 2), period.earliest is None, period.latest is None)


def timeline_of(transfer: Transfer, evidence: Evidence) -> Timeline | None:
    """The timeline, or None where neither a period nor a day of publication is known."""
    told = evidence.of(transfer)
    reports = [evidence.readings[i].report for i in transfer.reports if i in evidence.readings]
    days = [d for d in map(out_day, reports) if d]
    dated = [(r.report, c, p) for r, c in told for p in _periods(c)]
    ends = [d for _, _, p in dated for d in (p.earliest, p.latest) if d]
    if not days and not ends:
        return None
    axis = _axis([*days, *ends])
    return Timeline(
        day_words(axis.first),
        day_words(axis.last),
        ticks_of(axis),
        _events(dated, axis),
        _voices(transfer, evidence, axis),
        _strip(("Reports published", "", "said", ""), None, reports, axis),
        len(reports) - len(days),
    )


def out_day(report: Report) -> date | None:
    """The day by which the report was out."""
    period = report.published.period if report.published else None
    return (period.latest or period.earliest) if period else None


def _periods(claim: Claim) -> list[Period]:
    return [s.value for s in claim.said("when") if isinstance(s.value, Period) and s.how != "context"]


def _axis(days: list[date]) -> Axis:
    first, last = min(days), max(days)
    room = timedelta(days=max(round((last - first).days * MARGIN), 3))
    return Axis(max(first, date.min + room) - room, min(last, date.max - room) + room)


def _events(dated: list[tuple[Report, Claim, Period]], axis: Axis) -> tuple[Strip, ...]:
    """One strip for each thing said to have happened in one period, earliest first."""
    found: dict[tuple[str, str, Period], list[tuple[Report, Claim]]] = {}
    for report, claim, period in dated:
        label, tone = _label(claim)
        found.setdefault((label, tone, period), []).append((report, claim))
    ordered = sorted(
        found, key=lambda k: (str(k[2].earliest or date.min), str(k[2].latest or date.max), k[0], k[1])
    )
    strips = []
    for key in ordered:
        label, tone, period = key
        head = (label, period_words(period), tone, anchor_of(found[key][0][1].id))
        strips.append(_strip(head, axis.bar(period), [r for r, _ in found[key]], axis))
    return tuple(strips)


def _label(claim: Claim) -> tuple[str, str]:
    words = WORDS.get(claim.kind, claim.kind)
    if claim.stage and words in {"Deal", "Supply"}:
        words = f"{words}, {claim.stage.replace('_', ' ')}"
    if claim.polarity == "negated":
        return f"{words}: denied or not seen", "denied"
    return (f"{words}: still to come", "to_come") if claim.future else (words, "said")


def _voices(transfer: Transfer, evidence: Evidence, axis: Axis) -> tuple[Strip, ...]:
    """One strip for each party that took a position: it has no period, only days on which it became known."""
    strips = []
    for standing in transfer.positions:
        held = [i for i in standing.claims if i in evidence.claims]
        reports = [evidence.claims[i][0].report for i in held]
        if reports:
            label = f"{standing.party.label} {STANCES.get(standing.stance, standing.stance)}"
            tone = "denied" if standing.stance == "denies" else "said"
            strips.append(_strip((label, "", tone, anchor_of(held[0])), None, reports, axis))
    return tuple(strips)


def _strip(head: tuple[str, str, str, str], bar: Bar | None, reports: Iterable[Report], axis: Axis) -> Strip:
    label, when, tone, anchor = head
    days: dict[date, list[str]] = {}
    for report in {r.id: r for r in reports}.values():
        day = out_day(report)
        if day:
            days.setdefault(day, []).append(outlet_of(report))
    dots = tuple(Dot(axis.at(d), f"{day_words(d)}: {', '.join(sorted(days[d]))}") for d in sorted(days))
    known = f"known from {day_words(min(days))}" if days else "in undated reports only"
    return Strip(label, when, known, tone, anchor, bar, dots)


def ticks_of(axis: Axis) -> tuple[Tick, ...]:
    """First days of months or years, so few that labels never touch; days where the axis is short."""
    if (axis.last - axis.first).days < 62:
        step = max(-(-(axis.last - axis.first).days // MOST_LABELS), 1)
        days = [axis.first + timedelta(days=n) for n in range(step // 2, (axis.last - axis.first).days, step)]
        return tuple(Tick(axis.at(d), f"{d.day} {d:%b}") for d in days)
    firsts = _month_firsts(axis)
    step = next((s for s in STEPS if len(_every(firsts, s)) <= MOST_LABELS), STEPS[-1])
    shown = _every(firsts, step)
    long = (axis.last - axis.first).days > 365 * 3
    lines = firsts if len(firsts) <= 36 else shown
    return tuple(
        Tick(axis.at(d), (str(d.year) if long else f"{d:%b} {d:%y}") if d in shown else "") for d in lines
    )


def _month_firsts(axis: Axis) -> list[date]:
    months = range(axis.first.year * 12 + axis.first.month - 1, axis.last.year * 12 + axis.last.month)
    days = [date(m // 12, m % 12 + 1, 1) for m in months]
    return [d for d in days if axis.first <= d <= axis.last]


def _every(firsts: list[date], step: int) -> list[date]:
    return [d for d in firsts if (d.year * 12 + d.month - 1) % step == 0]
