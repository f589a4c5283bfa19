"""A transfer and its evidence come in; a map of the parties, the places and the ways goes out."""

from __future__ import annotations

from waybill.records.transfer import Transfer
from waybill.views.dossier_evidence import Evidence


def atlas_of(transfer: Transfer, evidence: Evidence) -> None:
    """No map yet."""
    return None
