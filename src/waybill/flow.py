"""The whole road of a report on one page: files in, readings kept; lineage, transfers, law put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from waybill.claims.extract import extract
from waybill.errors import InputError
from waybill.intake.files import read_files
from waybill.knowledge.items import range_of
from waybill.knowledge.measures import load_measures
from waybill.law.in_force import measures_in_force
from waybill.lineage.counted import Counted
from waybill.lineage.memory import Memory
from waybill.lineage.notices import notices_in
from waybill.lineage.tongues import TRACED, plain_reading
from waybill.lineage.trace import trace
from waybill.lineage.versions import Edit, version_drift
from waybill.reading.parse import MAX_CHARS
from waybill.reading.read import READ_PARTS, read
from waybill.reading.triage import may_tell
from waybill.records.claim import Claim, Reading
from waybill.records.judgement import NO_HINTS, Withdrawal
from waybill.records.law import Finding, Question
from waybill.records.lineage import Independent, Lineage
from waybill.records.passage import Passage
from waybill.records.report import LeftOut, Report
from waybill.records.transfer import Transfer
from waybill.records.values import Party, Period, System
from waybill.register import NOW, Horizon, Register, State, Work
from waybill.review.links import versions_among
from waybill.review.relink import relinked
from waybill.review.same import Same
from waybill.review.settle import Settled, settle
from waybill.settings import Settings
from waybill.transfers.again import Again
from waybill.transfers.assemble import assemble

T = TypeVar("T")
Progress = Callable[[Report | LeftOut], None]

# Languages whose claims the rules can read. Of a report in one of `TRACED` lineage can compare numbers, names and
# credits; what is in yet another one is kept out. Either is said.
READ_LANGUAGES = ("en",)
# The kinds of claims that tell of a movement between two parties.
MOVEMENTS = ("transfer", "shipment")
# Questions of law that are remembered; each answer holds some kilobytes.
KEPT_QUESTIONS = 4096
# A reason is one line for a person; an exception can quote a whole page.
FAULT_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Picture:
    """What readings add up to: their lineage and the transfers they tell of, with the law of the day."""

    readings: tuple[Reading, ...]
    lineage: Lineage
    transfers: tuple[Transfer, ...]

    def claims(self) -> dict[str, tuple[Reading, Claim]]:
        """Every claim by its id, with the reading it stands in."""
        return {c.id: (r, c) for r in self.readings for c in r.claims}


def read_report_through(report: Report) -> tuple[Reading, tuple[Passage, ...]]:
    """Take one report through reading and claims; one in which no word of arms stands is kept unread."""
    if report.language not in READ_LANGUAGES:
        return plain_reading(report), ()
    if not may_tell(report.text):
        return Reading(report, (), ()), ()
    passages = read(report)
    sentences = tuple((p.part, s.span) for p in passages for s in p.sentences)
    return Reading(report, sentences, extract(report, passages)), passages


def reports_in(paths: Iterable[Path], settings: Settings) -> Iterator[Report | LeftOut]:
    """The reports in files and folders; what is no report, or in a language not read yet, is left out."""
    for found in read_files(paths, settings.max_bytes):
        yield in_read_language(found)


def in_read_language(found: Report | LeftOut) -> Report | LeftOut:
    """The report, or that its language is not read."""
    if isinstance(found, Report) and found.language not in (*READ_LANGUAGES, *TRACED):
        return LeftOut(found.address, "reading", f"in a language not read yet: {found.language}")
    return found


def readings_in(paths: Iterable[Path], settings: Settings) -> Iterator[Reading | LeftOut]:
    """Read files without a register."""
    for found in reports_in(paths, settings):
        yield found if isinstance(found, LeftOut) else read_safely(found, reading_of)
        if isinstance(found, Report):
            yield from unread_in(found)


def unread_in(report: Report) -> Iterator[LeftOut]:
    """What of a report is beyond reading; the rest of it is read."""
    if report.language not in READ_LANGUAGES:
        words = f"no claims are read in this language yet: {report.language}; it is kept, and compared with other tellings"
        yield LeftOut(report.address, "claims", words)
        return
    for part in report.parts:
        long = part.end - part.start
        if part.part in READ_PARTS and long > MAX_CHARS:
            words = f"only the first {MAX_CHARS} characters of a paragraph of {long} are read"
            yield LeftOut(report.address, "reading", words)


def reading_of(report: Report) -> Reading:
    """What is kept of the report when it is read through."""
    return read_report_through(report)[0]


def read_safely(report: Report, step: Callable[[Report], T]) -> T | LeftOut:
    """What the step makes of the report; where it fails, the report is left out with the reason."""
    try:
        return step(report)
    except InputError as error:
        return LeftOut(report.address, "reading", str(error))
    except Exception as error:
        # A fault of the rules on one report must not keep the others from being read; it is on record.
        return LeftOut(
            report.address, "reading", " ".join(f"fault of the reader: {error!r}".split())[:FAULT_LENGTH]
        )


def read_into(
    register: Register, paths: Iterable[Path], settings: Settings, progress: Progress
) -> list[LeftOut]:
    """Read files into the register, each report whole or not at all; what it holds already is passed over."""
    return take_into(register, reports_in(paths, settings), progress)


def take_into(
    register: Register, found_ones: Iterable[Report | LeftOut], progress: Progress, why: str = "read"
) -> list[LeftOut]:
    """Read reports into the register as they come, and put it together anew at their end."""
    left_out: list[LeftOut] = []
    for found in found_ones:
        lost = list[LeftOut]()
        if isinstance(found, Report) and not register.has_content(found.sha256):
            lost = list(unread_in(found))
            found = _keep(register, found, why)
        if isinstance(found, LeftOut):
            lost = [found]
        for one in lost:
            register.record_left_out(one, why=why)
        left_out += lost
        progress(found)
    register.revise(states_of)
    return left_out


def _keep(register: Register, report: Report, why: str) -> Report | LeftOut:
    """Read one report and keep it whole; what cannot be read or kept is left out with its reason."""
    reading = read_safely(report, reading_of)
    if isinstance(reading, LeftOut):
        return reading
    try:
        register.record_reading(reading, why=why, withdrawal=taken_back_by(report))
    except InputError as error:
        return LeftOut(report.address, "register", str(error))
    return report


def taken_back_by(report: Report) -> Withdrawal | None:
    """By its own notice a report no longer counts, from its day on; None where it has no such notice."""
    around = [range(p.start, p.end) for p in report.parts if p.part == "furniture"]
    own = (n for n in notices_in(report) if n.withdraws and not any(n.span.start in part for part in around))
    if (notice := next(own, None)) is None:
        return None
    now = datetime.now(UTC)
    day = (report.published.period.latest if report.published else None) or now.date()
    by = report.outlet or report.agency or "its outlet"
    return Withdrawal(report.id, "retraction", day, by, now, " ".join(notice.span.words.split()))


def edits_of(register: Register, report: str) -> tuple[tuple[Reading, Reading, Edit], ...]:
    """What each version at the report's address changed of the one before it, oldest first."""
    order = register.versions(report)
    found = sorted(register.readings_of(order), key=lambda r: order.index(r.report.id))
    return tuple((former, newer, version_drift(former, newer)) for former, newer in pairwise(found))


@dataclass(frozen=True)
class Known:
    """What was found of readings before, which spares work where most of them come in again."""

    memory: Memory = field(default_factory=Memory)
    counted: Counted = field(default_factory=Counted)
    again: Again = field(default_factory=Again)


def put_together(
    readings: Sequence[Reading], settled: Settled | None = None, known: Known | None = None
) -> Picture:
    """Lineage, transfers and law of the readings, as persons tied, parted and graded them; their order never matters."""
    known = known or Known()
    ordered = tuple(sorted(readings, key=lambda r: r.report.id))
    hints = settled.hints if settled else NO_HINTS
    lineage = relinked(trace(ordered, known.memory), settled.links if settled else ())
    by_id = {c.id: (r, c) for r in ordered for c in r.claims}
    among = known.counted.among(lineage)

    def count(claims: Sequence[Claim]) -> Independent:
        return among([by_id[id_] for id_ in sorted({c.id for c in claims})])

    found = assemble(ordered, lineage, count, hints, (known.again, among.bearing))
    return Picture(ordered, lineage, tuple(replace(t, findings=law_of(t)) for t in found))


def states_of(work: Work) -> Iterator[State]:
    """What the readings of each day add up to between one supplier and one recipient, with what persons decided."""
    known, same = Known(), Same(lambda r: tells_of(r, work.pair))
    for readings in work.days:
        settled = settle(readings, work.judgements, versions_among(work.every, readings))
        picture = put_together(same.fitting(settled.readings), settled, known)
        yield State(tuple(t for t in picture.transfers if pair_of(t) == work.pair), picture.lineage)


def tells_of(reading: Reading, pair: tuple[str, str]) -> bool:
    """Whether a claim of the reading tells of a movement from the one to the other."""
    return any(pair in told_pairs(c) for c in reading.claims if c.kind in MOVEMENTS)


def told_pairs(claim: Claim) -> set[tuple[str, str]]:
    """The pairs of parties that the claim names; the first of each side is the one that counts."""
    sides = [
        [s.value.code for s in claim.said(name) if isinstance(s.value, Party)]
        for name in ("supplier", "recipient")
    ]
    return {(sides[0][0], sides[1][0])} if all(sides) else set()


def pair_of(transfer: Transfer) -> tuple[str, str] | None:
    """Supplier and recipient of the transfer."""
    return (transfer.supplier.value.code, transfer.recipient.value.code) if transfer.recipient else None


def picture_of(register: Register, horizon: Horizon = NOW) -> Picture:
    """What the register knew within the horizon, wholly from the book: no rule of today's program has a say in it."""
    readings = tuple(sorted(register.readings(horizon), key=lambda r: r.report.id))
    transfers = sorted(register.transfers(horizon), key=lambda t: (-len(t.reports), t.id))
    kept = register.lineage(horizon)
    lineage = replace(kept, reports=tuple(r.report.id for r in readings))
    return Picture(readings, lineage, tuple(transfers))


def settled_of(register: Register, horizon: Horizon = NOW, reports: Iterable[str] | None = None) -> Settled:
    """What persons decided on the readings that counted, or on those of these reports: what stands and what is open."""
    readings = register.readings(horizon) if reports is None else register.readings_of(reports, horizon)
    judgements = register.judgements(horizon=horizon)
    mine = {r.report.id for r in readings}
    versions = {
        old: now
        for old in {j.anchor.report for j in judgements if j.anchor} - mine
        for now in register.versions(old)
        if now in mine
    }
    return settle(readings, judgements, versions)


def law_of(transfer: Transfer) -> tuple[Finding, ...]:
    """Measures over the transfer's own period: from its beginning to when it was known."""
    if transfer.recipient is None:
        return ()
    named = sorted(
        (b.value for b in transfer.systems), key=lambda s: (_range_of(s) is None, s.family is None)
    )
    system = named[0] if named else System("arms")
    parties = (transfer.supplier.value.code, transfer.recipient.value.code)
    question = Question(*parties, system, system.name, period_of(transfer), _range_of(system))
    return _found(question)


# The table is long, and each transfer of each day asks it.
_range_of = lru_cache(maxsize=KEPT_QUESTIONS)(range_of)


@lru_cache(maxsize=KEPT_QUESTIONS)
def _found(question: Question) -> tuple[Finding, ...]:
    """From day to day most transfers ask the same."""
    return measures_in_force(question, load_measures())


def period_of(transfer: Transfer) -> Period:
    """From the earliest reported beginning to the day it became known; open where neither is told."""
    starts = [b.value.earliest for b in transfer.began if b.value.earliest]
    known = transfer.known_since.latest if transfer.known_since else None
    first = min(starts, default=known)
    last = max([d for d in (known, first) if d], default=None)
    return Period(first, last, f"{first}/{last}" if first and last else "")
