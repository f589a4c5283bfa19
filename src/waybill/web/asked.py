"""The filters of an address come in; a search of the register, and what could not be understood, go out."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated, Literal, get_args

from fastapi import Query

from waybill.knowledge.parties import codes, find_party
from waybill.records.claim import Stage
from waybill.records.entry import Order, Search

# Rows of a page: with all it needs it stays under 100 kB.
ROWS = 25
MOST_WORDS = 200
Look = Literal["list", "map", "timeline"]
# What a map or a timeline shows at once: more lines than these hide each other.
DRAWN = 400

Text = Annotated[str, Query(max_length=MOST_WORDS)]


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks of the register, as it was typed."""

    q: Text = ""
    party: Text = ""
    supplier: Text = ""
    recipient: Text = ""
    system: Text = ""
    stage: Text = ""
    origins: Text = ""
    order: Order = "last_change"
    page: Annotated[int, Query(ge=1, le=100_000)] = 1
    look: Look = "list"

    @property
    def query(self) -> dict[str, str]:
        """Everything that narrows or orders, as an address writes it; what is usual is left away."""
        told = {f.name: str(getattr(self, f.name)) for f in fields(self)}
        return {k: v for k, v in told.items() if v.strip() and USUAL[k] != v}

    @property
    def narrows(self) -> dict[str, str]:
        """Only what narrows the list."""
        return {k: v for k, v in self.query.items() if k not in {"order", "page", "look"}}


USUAL = {f.name: str(f.default) for f in fields(Asked)}


def search_of(asked: Asked) -> tuple[Search, tuple[str, ...]]:
    """The search, and one sentence for each filter that could not be understood and was left away."""
    notes: list[str] = []
    sides = {name: _code(getattr(asked, name), name, notes) for name in ("party", "supplier", "recipient")}
    stage = next((s for s in get_args(Stage) if s == asked.stage.strip()), None)
    if asked.stage.strip() and stage is None:
        notes.append(f"No stage is called “{asked.stage}”.")
    origins = int(asked.origins) if asked.origins.strip().isdecimal() and len(asked.origins) < 6 else None
    if asked.origins.strip() and origins is None:
        notes.append(f"“{asked.origins}” is no number of origins.")
    paged = asked.look == "list"
    search = Search(
        words=" ".join(asked.q.split()),
        **sides,
        system=asked.system.strip() or None,
        stage=stage,
        origins=origins,
        order=asked.order,
        limit=ROWS if paged else DRAWN,
        offset=(asked.page - 1) * ROWS if paged else 0,
    )
    return search, tuple(notes)


def beyond(page: int, pages: int) -> tuple[str, ...]:
    """One sentence where a page is asked for that the list does not have; an empty list says so itself."""
    if not pages or page <= pages:
        return ()
    return (f"There is no page {page}: the list has {f'{pages} pages' if pages > 1 else 'one page'}.",)


def _code(words: str, name: str, notes: list[str]) -> str | None:
    """The party's code by its code or name; one that nobody knows is noted, and finds nothing."""
    words = words.strip()
    if not words:
        return None
    for form in (words.upper(), words, words.lower()):
        if form in codes():
            return form
    party = find_party(words)
    if party is None:
        notes.append(f"No party is known as “{words}”: give a name or an ISO 3166-1 code.")
        return words
    return party.code
