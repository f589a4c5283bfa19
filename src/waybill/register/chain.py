"""Rows in, hashes out: each act of writing seals its records and the act before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from waybill.register import tables

# What stands before the first act.
ROOT = "0" * 64

# Left out of the seal: `text` is sealed by its own hash, so that a take-down can blank it.
UNSEALED = frozenset({"text"})


def canonical(data: object) -> str:
    """One way to write a table down: keys sorted, no spaces, no numbers that JSON does not know."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def hash_of(text: str) -> str:
    """SHA-256 of the text in UTF-8; lone surrogates, which some pages yield, are kept as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def seal_records(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> str:
    """The hash over an act's records, each with its table; sorted, so that no database's order matters."""
    return hash_of("\n".join(sorted(f"{table} {canonical(_sealed(table, row))}" for table, row in rows)))


def _sealed(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """What of the row is under the seal: a column of a later revision of the tables only where it holds something."""
    added = tables.ADDED.get(table, frozenset())
    return {k: v for k, v in row.items() if k not in UNSEALED and (v is not None or k not in added)}


def seal_act(act: Mapping[str, Any]) -> str:
    """The hash over an act: its number, time, actor, reason, rules, records and the act before it."""
    return hash_of(canonical({k: v for k, v in act.items() if k != "hash"}))
