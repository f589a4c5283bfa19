"""The rooms of the desk: one room of routes a file."""

from __future__ import annotations

from fastapi import APIRouter

from waybill.web.pages import (
    accounts,
    add,
    changes,
    dossier,
    drift,
    export,
    law,
    lineage,
    outlets,
    register,
    reports,
    review,
    theme,
    ties,
    withdraw,
)

# In the order of the rooms; what stands first takes an address that two could take.
ROOMS = (
    accounts,
    add,
    register,
    lineage,
    ties,
    dossier,
    reports,
    drift,
    outlets,
    review,
    law,
    changes,
    export,
    theme,
    withdraw,
)
ROUTERS: tuple[APIRouter, ...] = tuple(room.router for room in ROOMS)
