"""The rooms of the desk: one room of routes a file."""

from __future__ import annotations

from fastapi import APIRouter

from waybill.web.pages import accounts, register, theme

# In the order of the rooms; what stands first takes an address that two could take.
ROUTERS: tuple[APIRouter, ...] = (accounts.router, register.router, theme.router)
