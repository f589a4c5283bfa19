"""Two versions of one report come in; what the later one changed, dropped, added and put right goes out."""

from __future__ import annotations

from dataclasses import dataclass

from waybill.lineage.drift import drift_between
from waybill.lineage.faces import face_of
from waybill.lineage.notices import Notice, notices_in
from waybill.records.claim import Claim, Reading
from waybill.records.lineage import Drift


@dataclass(frozen=True, slots=True)
class Edit:
    """What became of a report from one version to the next.

    Args:
        drift: what changed, field by field; `start` is the former version.
        notices: notices that only the later version has.
        silent: whether something of weight changed, and no notice of the later version says so.
        corrected: ids of the former version's claims whose field a notice corrects.
        withdrawn: whether the later version takes the whole report back.
    """

    drift: tuple[Drift, ...]
    notices: tuple[Notice, ...]
    silent: bool
    corrected: tuple[str, ...]
    withdrawn: bool


def version_drift(former: Reading, newer: Reading) -> Edit:
    """Compare two versions of one report as a telling is compared with its retelling."""
    drift = drift_between(face_of(former), face_of(newer))
    old = {n.span.words for n in notices_in(former.report)}
    notices = tuple(n for n in notices_in(newer.report) if n.span.words not in old)
    grave = any(d.weight == "grave" for d in drift)
    corrected = tuple(sorted({c.id for n in notices for c in former.claims if corrects(n, c)}))
    return Edit(drift, notices, grave and not notices, corrected, any(n.withdraws for n in notices))


def corrects(notice: Notice, claim: Claim) -> bool:
    """Whether the notice takes back something of the claim: its own words, or all of the report."""
    if notice.withdraws:
        return True
    if notice.kind != "correction" or not notice.wrong:
        return False
    words = claim.span.words.lower()
    return any(part in words for part in _parts(notice.wrong))


def _parts(wrong: str) -> list[str]:
    """The words taken back, whole, and their number with its noun."""
    low = wrong.lower().strip(" “”\"'")
    return [
        low,
        *(
            " ".join(pair)
            for pair in zip(low.split(), low.split()[1:], strict=False)
            if pair[0][:1].isdigit()
        ),
    ]
