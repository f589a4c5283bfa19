"""Settings, read once from the environment and the command line and passed on."""

from __future__ import annotations

import os
from dataclasses import dataclass

from waybill.records.register_address import Address, register_at

# A news page is tens of kilobytes, a long panel report in text some two megabytes; beyond this a file is no report.
MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What one run of Waybill goes by.

    Args:
        register: where the register is, a file or a PostgreSQL database.
        max_bytes: files larger than this are left out.
        debug: show tracebacks instead of one line.
    """

    register: Address
    max_bytes: int = MAX_BYTES
    debug: bool = False

    @classmethod
    def from_environment(cls, register: str | None = None, debug: bool = False) -> Settings:
        """Take the register from the argument, else from WAYBILL_REGISTER, else `waybill.db` here."""
        words = register or os.environ.get("WAYBILL_REGISTER") or "waybill.db"
        return cls(register_at(words), debug=debug)
