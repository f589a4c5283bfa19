"""The versions of a page in their order come in; what each changed against the one before, and its notices, go out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import pairwise

from waybill.lineage.notices import Notice, notices_in
from waybill.lineage.versions import version_drift
from waybill.records.claim import Reading
from waybill.records.lineage import Drift
from waybill.views.drift_pair import ChangeShown, pair_of
from waybill.views.reports_listed import ReportLine, line_of

_SIDES = re.compile(r"\b([Tt])he (telling|retelling)\b")
NOTICES = {
    "correction": "A correction stands in it",
    "retraction": "It takes itself back",
    "kill": "It tells editors not to use a story",
    "advisory": "It tells editors something",
}


@dataclass(frozen=True, slots=True)
class NoticeShown:
    """A notice in a report: what it does, its words, and what it puts in the place of what where it says so."""

    name: str
    words: str
    wrong: str
    right: str
    grave: bool


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One version: its line, what it changed against the one before, and whether it said so."""

    line: ReportLine
    former: str
    changes: tuple[ChangeShown, ...]
    silent: bool


def notices_shown(reading: Reading) -> tuple[NoticeShown, ...]:
    """The notices of a report in their order."""
    return tuple(_notice(n) for n in notices_in(reading.report))


def _notice(notice: Notice) -> NoticeShown:
    words = " ".join(notice.span.words.split())
    return NoticeShown(NOTICES[notice.kind], words, notice.wrong, notice.right, notice.withdraws)


def versions_shown(readings: Sequence[Reading]) -> tuple[VersionShown, ...]:
    """Every version against the one before; none where there is one only."""
    if len(readings) < 2:
        return ()
    found = [VersionShown(line_of(readings[0]), "", (), False)]
    for former, newer in pairwise(readings):
        edit = version_drift(former, newer)
        shown = pair_of(former, newer, _as_versions(edit.drift)).changes
        found.append(VersionShown(line_of(newer), former.report.id, shown, edit.silent))
    return tuple(found)


def drift_of(former: Reading, newer: Reading) -> tuple[Drift, ...]:
    """What a version changed against an earlier one, field by field."""
    return _as_versions(version_drift(former, newer).drift)


def _as_versions(drifts: Iterable[Drift]) -> tuple[Drift, ...]:
    """Two versions are no telling and retelling: the reasons name them as what they are."""
    return tuple(replace(d, why=_SIDES.sub(_named, d.why)) for d in drifts)


def _named(found: re.Match[str]) -> str:
    """ "The telling" is the former version, "the retelling" the later one."""
    which = "later" if found[2] == "retelling" else "former"
    return f"{found[1]}he {which} version"


def versions_to_json(versions: Sequence[VersionShown]) -> list[dict[str, object]]:
    """The versions as data."""
    return [
        {
            "report": v.line.id,
            "former": v.former or None,
            "silent": v.silent,
            "changes": list(map(asdict, v.changes)),
        }
        for v in versions
    ]
