"""Who asks comes in; a person with a role, or a refusal, goes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fastapi import FastAPI
from markupsafe import Markup

from waybill.settings import Settings

Role = Literal["reader", "reviewer", "editor", "admin"]


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks, and what they may do."""

    name: str
    role: Role


ALONE = Person("desk", "admin")


def reader() -> Person:
    """Somebody who may read."""
    return ALONE


def reviewer() -> Person:
    """Somebody who may judge."""
    return ALONE


def editor() -> Person:
    """Somebody who may add reports and merge transfers."""
    return ALONE


def admin() -> Person:
    """Somebody who may do everything."""
    return ALONE


def csrf_field() -> Markup:
    """The hidden field that every form carries."""
    return Markup("")


def install(app: FastAPI, settings: Settings, host: str) -> None:
    """Put the gate before every page of the app."""
