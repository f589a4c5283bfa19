"""The error tree; whoever catches `WaybillError` has them all.

WaybillError
├── UsageError            the call's words are off                        exit 2
├── RegisterError         the register cannot be reached                  exit 3
│   ├── RegisterLocked    another process holds it
│   ├── RegisterNewer     written by a newer version of Waybill
│   └── RegisterDamaged   not a register, or cut short
├── InputError            one input could not be taken (recorded as LeftOut)  exit 1
└── KnowledgeError        a knowledge table does not hold to its schema
"""

from __future__ import annotations


class WaybillError(Exception):
    """Any error that Waybill raises on purpose; its text is one line."""

    exit_code = 1


class UsageError(WaybillError):
    """The call's words are off: an unknown day, an unknown party."""

    exit_code = 2


class RegisterError(WaybillError):
    """The register cannot be reached."""

    exit_code = 3


class RegisterLocked(RegisterError):
    """Another process holds the register."""


class RegisterNewer(RegisterError):
    """The register was written by a newer version of Waybill."""


class RegisterDamaged(RegisterError):
    """The file is not a register, or was cut short."""


class InputError(WaybillError):
    """One input could not be taken; the flow records it as left out."""


class KnowledgeError(WaybillError):
    """A knowledge table does not hold to its schema."""
