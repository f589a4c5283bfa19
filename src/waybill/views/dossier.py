"""A transfer with its readings and lineage comes in; its dossier, one self-contained HTML page, goes out."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from waybill.records.claim import Reading
from waybill.records.lineage import Lineage
from waybill.records.transfer import Transfer
from waybill.views.atlas import atlas_of
from waybill.views.dossier_evidence import Evidence
from waybill.views.dossier_facts import facts_of, ladder_of, positions_of
from waybill.views.dossier_kin import changes_of, disputes_of, groups_of, reports_of
from waybill.views.dossier_law import law_groups
from waybill.views.dossier_lots import lots_of
from waybill.views.dossier_words import (
    RELIABILITY,
    amount_words,
    count_words,
    day_words,
    designations_of,
    grade_words,
    headline_of,
    origins_words,
    period_words,
    range_words,
    stage_words,
)
from waybill.views.timeline import timeline_of

# A value shows this many sentences before it points to the claims below.
QUOTES_SHOWN = 12


def dossier_page(
    transfer: Transfer, readings: Sequence[Reading], lineage: Lineage, known_on: str | date | None = None
) -> str:
    """The page; it opens from disk, runs no script and fetches nothing."""
    style = _style()
    return (
        _environment()
        .get_template("dossier.html.j2")
        .render(
            **dossier_parts(transfer, readings, lineage, known_on),
            links=None,
            more_contents=(),
            # Our own style sheet: no word of a report is in it.
            style=Markup(style),
            policy=_policy(style),
        )
    )


def dossier_parts(
    transfer: Transfer, readings: Sequence[Reading], lineage: Lineage, known_on: str | date | None = None
) -> dict[str, Any]:
    """Everything that the templates of head and sections ask for, but `links` and `more_contents`."""
    return _head(transfer, known_on) | _body(transfer, Evidence(readings), lineage)


def _head(transfer: Transfer, known_on: str | date | None) -> dict[str, Any]:
    day = date.fromisoformat(known_on) if isinstance(known_on, str) else known_on
    return {
        "transfer": transfer,
        "headline": headline_of(transfer),
        "amount": amount_words(transfer.quantities),
        "amount_range": range_words(transfer.quantities),
        "stage": stage_words(transfer),
        "designations": designations_of(transfer),
        "amount_claims": len({c for b in transfer.quantities for c in b.claims}),
        "origins": origins_words(transfer.origins),
        "known_since": period_words(transfer.known_since) if transfer.known_since else "not known",
        "known_on": day_words(day) if day else "",
        "reliability": RELIABILITY.get(transfer.reliability.mark, ""),
        "credibility": grade_words(transfer),
    }


def _body(transfer: Transfer, evidence: Evidence, lineage: Lineage) -> dict[str, Any]:
    made = {
        "ladder": ladder_of(transfer, evidence),
        "facts": facts_of(transfer, evidence),
        "positions": positions_of(transfer, evidence),
        "timeline": timeline_of(transfer, evidence),
        "atlas": atlas_of(transfer),
        "changes": changes_of(transfer, lineage, evidence),
        "lots": lots_of(transfer, evidence),
        "disputes": disputes_of(transfer, evidence),
        "law": law_groups(transfer.findings),
    }
    # Last, so that every claim that was quoted above has its place among the claims below.
    reports = reports_of(transfer, evidence)
    return made | {"reports": reports, "groups": groups_of(reports, lineage)}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("waybill.views"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals |= {"count": count_words, "shown": QUOTES_SHOWN}
    return environment


@cache
def _style() -> str:
    return files("waybill.views").joinpath("templates/dossier.css").read_text(encoding="utf-8")


def _policy(style: str) -> str:
    """Nothing runs and nothing is fetched; only this very style sheet is let through."""
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
