"""A transfer with its readings and lineage comes in; its dossier as plain text for the terminal goes out."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from waybill.records.claim import Reading
from waybill.records.lineage import Lineage
from waybill.records.transfer import Transfer
from waybill.views.dossier_evidence import Evidence, Quote, Run
from waybill.views.dossier_facts import facts_of, ladder_of, positions_of
from waybill.views.dossier_kin import Retelling, changes_of, disputes_of, groups_of, reports_of
from waybill.views.dossier_law import law_groups
from waybill.views.dossier_lots import lots_of
from waybill.views.dossier_words import (
    RELIABILITY,
    amount_words,
    count_words,
    grade_words,
    headline_of,
    origins_words,
    period_words,
    range_words,
    stage_words,
)
from waybill.views.timeline import timeline_of

# The terminal that the sheet is made for.
WIDTH = 100
# A value shows this many sentences; the page and `--format json` have all.
QUOTES_SHOWN = 2
# Who is said to supply whom is in nearly every claim: one sentence does.
PARTIES = {"Supplier", "Recipient"}
# Escape sequences in a report's text would otherwise move the reader's cursor.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


def dossier_sheet(transfer: Transfer, readings: Sequence[Reading], lineage: Lineage) -> str:
    """The same facts as the page, in lines of at most WIDTH columns."""
    evidence = Evidence(readings)
    rows = reports_of(transfer, evidence)
    parts = (
        _head(transfer, len(rows)),
        _facts(transfer, evidence),
        _positions(transfer, evidence),
        _days(transfer, evidence),
        _changes(transfer, lineage, evidence),
        _lots(transfer, evidence),
        _disputes(transfer, evidence),
        _law(transfer),
        _origins(transfer, lineage, evidence),
    )
    return "\n".join(line.rstrip() for part in parts for line in part) + "\n"


def _head(transfer: Transfer, reports: int) -> Iterator[str]:
    yield from _wrap(headline_of(transfer))
    yield from _wrap(
        f"{transfer.id} · revision {transfer.revision} · known since {period_words(transfer.known_since)}"
    )
    yield ""
    yield from _wrap(
        "Waybill gives no verdict of truth: it shows what is said, by whom, how well that is backed."
    )
    yield ""
    yield from _labelled("How many", amount_words(transfer.quantities))
    if ranges := range_words(transfer.quantities):
        yield from _wrap(ranges, 14)
    yield from _labelled("How far", f"{stage_words(transfer)}. {transfer.stage_why}")
    unknown = f" and {transfer.origins.unknown} unknown" if transfer.origins.unknown else ""
    yield from _labelled(
        "How backed", f"{origins_words(transfer.origins)}{unknown}, behind {count_words(reports, 'report')}"
    )
    for reason in transfer.origins.reasons:
        yield from _wrap(reason, 14)
    for name, grade, words in (
        ("Tellers", transfer.reliability, RELIABILITY.get(transfer.reliability.mark, "")),
        ("What is told", transfer.credibility, grade_words(transfer)),
    ):
        yield from _labelled(name, f"{grade.mark} – {words}. {' '.join(grade.reasons)}")


def _facts(transfer: Transfer, evidence: Evidence) -> Iterator[str]:
    yield from _title("Facts as told")
    for fact in facts_of(transfer, evidence):
        for n, row in enumerate(fact.rows):
            yield from _labelled(fact.label if n == 0 else "", f"{row.words}  ({row.backing}){row.note}")
            yield from _quotes(row.quotes, 1 if fact.label in PARTIES else QUOTES_SHOWN)
    for rung in ladder_of(transfer, evidence):
        if rung.quotes:
            to_come = ", still to come" if rung.state == "to_come" else ""
            yield from _labelled("How far", f"{rung.name}{to_come}  ({rung.count})")


def _positions(transfer: Transfer, evidence: Evidence) -> Iterator[str]:
    yield from _title("Positions of the parties")
    for voice in positions_of(transfer, evidence):
        for position in voice.positions:
            known = f" ({position.known})" if position.known else ""
            yield from _wrap(f"{voice.party} {position.words}{known}")
            yield from _quotes(position.quotes)


def _days(transfer: Transfer, evidence: Evidence) -> Iterator[str]:
    yield from _title("Timeline: when it is said to have happened, and when that became known")
    timeline = timeline_of(transfer, evidence)
    if timeline is None:
        yield from _wrap("No period and no day of publication is known.")
        return
    for strip in (*timeline.events, *timeline.voices):
        yield from _wrap(" · ".join(w for w in (strip.when, strip.label, strip.known) if w), 0, 4)


def _changes(transfer: Transfer, lineage: Lineage, evidence: Evidence) -> Iterator[str]:
    yield from _title("What retellings changed")
    found = changes_of(transfer, lineage, evidence)
    if not found:
        yield from _wrap("No change between tellings was found.")
    for weight, retellings in found.items():
        for retelling in retellings:
            number = count_words(retelling.number, f"{weight} change")
            yield from _wrap(f"{retelling.retold}: {number} against {retelling.teller}")
            if weight == "grave":
                yield from _retelling(retelling)


def _retelling(retelling: Retelling) -> Iterator[str]:
    for change in (*retelling.pairs, *retelling.left_out, *retelling.added):
        yield from _wrap(f"{change.field}: {change.why}", 2, 4)
        yield from _wrap(f"before: {_marked(change.before) or 'no such words'}", 6, 8)
        yield from _wrap(f"after:  {_marked(change.after) or 'gone'}", 6, 8)


def _lots(transfer: Transfer, evidence: Evidence) -> Iterator[str]:
    lots = lots_of(transfer, evidence)
    if lots:
        yield from _title("Deals and instalments")
    for lot in lots:
        yield from _wrap(f"{lot.title}: {lot.why}", 0, 4)
        yield from _quotes(lot.quotes, 1)


def _disputes(transfer: Transfer, evidence: Evidence) -> Iterator[str]:
    yield from _title("Conflicts")
    found = disputes_of(transfer, evidence)
    if not found:
        yield from _wrap("Independent tellings do not differ on a field of the same scope and time.")
    for dispute in found:
        yield from _wrap(f"{dispute.field}: {dispute.why}", 0, 4)
        for side in dispute.sides:
            yield from _wrap(f"- {side.words}  ({count_words(len(side.quotes), 'claim')})", 4, 2)


def _law(transfer: Transfer) -> Iterator[str]:
    yield from _title("Law on the day (possible relevance; nothing here says that a measure was broken)")
    groups = law_groups(transfer.findings)
    if not groups:
        yield from _wrap("No measure of the table reaches these parties and goods.")
    for group in groups:
        yield from _wrap(f"{group.title}: {len(group.rows)}")
        for row in group.rows if not group.folded else ():
            contested = "; contested" if row.positions else ""
            yield from _wrap(
                f"- {row.name} ({', '.join(row.acts)}; {row.days}; {row.checked}{contested})", 2, 2
            )


def _origins(transfer: Transfer, lineage: Lineage, evidence: Evidence) -> Iterator[str]:
    yield from _title("Reports by origin")
    for group in groups_of(reports_of(transfer, evidence), lineage):
        yield from _wrap(
            f"{group.name} ({group.kind}{'' if group.seen else ', not itself among the reports'})"
        )
        for row in group.reports:
            agency = f", crediting {row.agency}" if row.agency else ""
            yield from _wrap(
                f"- {row.outlet}{agency}, {row.day} ({row.how}): {row.title}; "
                f"{count_words(row.claims, 'claim')}",
                2,
                2,
            )


def _quotes(quotes: Sequence[Quote], most: int = QUOTES_SHOWN) -> Iterator[str]:
    for quote in quotes[:most]:
        yield from _wrap(f"“{_marked(quote.runs)}”", 14)
        if quote.elsewhere:
            yield from _wrap("(from elsewhere in the report)", 14)
        yield from _wrap(f"— {' › '.join(quote.chain)}, {quote.day}", 14, 2)
    if len(quotes) > most:
        yield from _wrap(f"and {count_words(len(quotes) - most, 'more sentence')}", 14)


def _marked(runs: Iterable[Run]) -> str:
    """The sentence with the value's words between brackets, as a terminal may have no colours."""
    return "".join(f"[{r.words}]" if r.layer == "value" else r.words for r in runs)


def _title(words: str) -> Iterator[str]:
    yield ""
    yield from _wrap(words)
    yield "─" * min(len(words), WIDTH)


def _labelled(label: str, words: str) -> Iterator[str]:
    lines = list(_wrap(words, 14))
    yield f"{label:<14.13}" + (lines[0][14:] if lines else "")
    yield from lines[1:]


def _wrap(words: str, indent: int = 0, hanging: int = 0) -> Iterator[str]:
    """Lines that fit; wide characters take two columns, so a text with them is wrapped at half the width."""
    plain = " ".join(_UNSEEN.sub(" ", words).split())
    wide = any(unicodedata.east_asian_width(c) in "WF" for c in plain)
    width = (WIDTH - indent - hanging) // 2 + indent + hanging if wide else WIDTH
    yield from textwrap.wrap(
        plain, width, initial_indent=" " * indent, subsequent_indent=" " * (indent + hanging)
    )
