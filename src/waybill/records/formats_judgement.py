"""Judgements and withdrawals in, JSON-ready tables out."""

from __future__ import annotations

import json

from waybill.records.formats_values import Json
from waybill.records.judgement import Judgement, Withdrawal


def judgement_to_json(judgement: Judgement) -> Json:
    """One waybill.judgement/1; the person's value as JSON of a value, the machine's word as it was kept."""
    anchor = judgement.anchor
    return {
        "schema": "waybill.judgement/1",
        "about": judgement.about,
        "field": judgement.field,
        "decision": judgement.decision,
        "by": judgement.by,
        "at": judgement.at.isoformat(),
        "reason": judgement.reason,
        "value": _value(judgement),
        "machine": json.loads(judgement.machine) if judgement.machine else None,
        "anchor": {
            "report": anchor.report,
            "start": anchor.start,
            "end": anchor.end,
            "words_sha256": anchor.words_sha256,
        }
        if anchor
        else None,
    }


def _value(judgement: Judgement) -> object:
    """A letter is a letter; all other values are JSON."""
    if judgement.value is None or judgement.field == "reliability":
        return judgement.value
    return json.loads(judgement.value)


def withdrawal_to_json(withdrawal: Withdrawal) -> Json:
    """One waybill.withdrawal/1."""
    return {
        "schema": "waybill.withdrawal/1",
        "report": withdrawal.report,
        "kind": withdrawal.kind,
        "day": withdrawal.day.isoformat(),
        "by": withdrawal.by,
        "at": withdrawal.at.isoformat(),
        "reason": withdrawal.reason,
    }
