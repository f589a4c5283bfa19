"""The states of one pair's transfers day by day, as put together and as the book has them, in; rows still to be written out.

A state is what the readings known by the end of a day add up to. It is kept only on days on which it differs
from the day before. A day that once had a state of its own and has none any longer is void.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from waybill.records.claim import Reading
from waybill.records.judgement import Judgement
from waybill.records.lineage import Lineage
from waybill.records.transfer import Transfer
from waybill.register.identity import Firsts, Trait, heir_of, name_transfers, trait_of

# Codes of supplier and recipient.
Pair = tuple[str, str]
# The day of rows of the first book, which had none: before all days.
NO_DAY = ""
Standing = Literal["live", "merged", "gone", "void"]


@dataclass(frozen=True, slots=True)
class Work:
    """One pair to be put together: for each day the readings that may tell of it, and what persons decided.

    `every` is all readings of the pair, older versions and days before among them: judgements may stand on those.
    """

    pair: Pair
    days: tuple[tuple[Reading, ...], ...]
    judgements: tuple[Judgement, ...] = ()
    every: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """What the readings of one day add up to: the pair's transfers, and the lineage of the pair's reports."""

    transfers: tuple[Transfer, ...]
    lineage: Lineage


# The rules by which readings are put together; the flow gives them, for the register knows none.
Assemble = Callable[[Work], Iterable[State]]


# Writes a transfer, without its number, and the lineage of its reports, as the book keeps them.
Write = Callable[[Transfer, Lineage], "Content"]


@dataclass(frozen=True, slots=True)
class Content:
    """A transfer's payload with the revision 0, and its lineage: what two states are compared by."""

    payload: str
    lineage: str | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of the book in force: how a transfer stands from a day on."""

    id: str
    revision: int
    day: str
    state: Standing
    forward: str | None
    content: Content
    trait: Trait


@dataclass(frozen=True, slots=True)
class Step:
    """How a transfer stands from a day on, as just put together; one that ended has the content it last had."""

    day: str
    state: Standing
    content: Content
    trait: Trait
    forward: str | None = None
    transfer: Transfer | None = None

    def says(self, other: Step | Kept) -> bool:
        """Whether the other says the same, on whichever day."""
        if (self.state, self.forward) != (other.state, other.forward):
            return False
        return self.state != "live" or self.content == other.content


# In-force rows by transfer and day.
Rows = Mapping[str, Mapping[str, Kept]]


def row_on(rows: Rows, id_: str, day: str) -> Kept | None:
    """The row that says how the transfer stands on the day, None before its first."""
    mine = rows.get(id_, {})
    days = [d for d in mine if d <= day]
    return mine[max(days)] if days else None


@dataclass(slots=True)
class Walk:
    """One pair's walk through its days: what the book has, what was just put together, and where it changes."""

    rows: Rows
    given: frozenset[str]
    write: Write
    firsts: Firsts = field(default_factory=dict)
    now: dict[str, Step | Kept] = field(default_factory=dict)
    steps: dict[str, list[Step]] = field(default_factory=lambda: defaultdict(list))

    def go(self, days: Sequence[str], states: Sequence[State]) -> None:
        """Note how each transfer stands from day to day; before the first of the days the book stands as it is."""
        for id_, mine in self.rows.items():
            days_before = [d for d in mine if NO_DAY < d < days[0]] if days else []
            if days_before:
                self.now[id_] = mine[max(days_before)]
        named: tuple[Transfer, ...] = ()
        for day, state, named in zip(days, states, self._named(days, states), strict=True):
            for transfer in named:
                content = self.write(transfer, restricted(state.lineage, transfer))
                self._turn(
                    transfer.id, Step(day, "live", content, trait_of(transfer, self.firsts), None, transfer)
                )
            for id_ in sorted((self.now.keys() | self.rows.keys()) - {t.id for t in named}):
                self._miss(id_, day, named)
        for id_, mine in self.rows.items():
            if NO_DAY in mine and mine[NO_DAY].state == "live" and id_ not in self.now:
                self._end(id_, NO_DAY, mine[NO_DAY], named)

    def _named(self, days: Sequence[str], states: Sequence[State]) -> list[tuple[Transfer, ...]]:
        """The transfers of each day under lasting ids.

        Named from the last day backwards: what is told early is known by what it grew into.
        """
        found: list[tuple[Transfer, ...]] = []
        later: dict[str, Trait] = {}
        given = set(self.given)
        for day, state in zip(reversed(days), reversed(states), strict=True):
            named = name_transfers(state.transfers, self._known(day, later), given, self.firsts).transfers
            found.append(named)
            now = {t.id: trait_of(t, self.firsts) for t in named}
            later = {id_: replace(trait, held=False) for id_, trait in later.items()} | now
            given |= now.keys()
        return found[::-1]

    def _known(self, day: str, later: Mapping[str, Trait]) -> dict[str, Trait]:
        """What each id of the pair stands for on the day: as the book has it, else as it is the day after.

        An id that stands for nothing on the day is known by what it stood for last.
        """
        found = {}
        for id_ in self.rows.keys() | later.keys():
            row = row_on(self.rows, id_, day)
            if row is not None and row.state == "live":
                found[id_] = row.trait
            elif id_ in later:
                found[id_] = later[id_]
            else:
                mine = self.rows[id_]
                found[id_] = replace(mine[max(mine)].trait, held=False)
        return found

    def _miss(self, id_: str, day: str, named: Sequence[Transfer]) -> None:
        """A transfer that is not put together on the day: it ends where it stood, and stays ended where it had."""
        before, row = self.now.get(id_), row_on(self.rows, id_, day)
        if before is not None:
            if before.state == "live":
                self._end(id_, day, before, named)
        elif row is not None and row.day != NO_DAY:
            if row.state == "live":
                self._end(id_, day, row, named)
            else:
                self._turn(id_, Step(row.day, row.state, row.content, row.trait, row.forward))

    def _end(self, id_: str, day: str, last: Step | Kept, named: Sequence[Transfer]) -> None:
        heir = heir_of(last.trait, named, self.firsts)
        self._turn(id_, Step(day, "merged" if heir else "gone", last.content, last.trait, heir))

    def _turn(self, id_: str, step: Step) -> None:
        """Note the step where it differs from how the transfer stood the day before."""
        before = self.now.get(id_)
        if before is None or not step.says(before):
            self.now[id_] = step
            self.steps[id_].append(step)

    def lacking(self, first: str) -> list[tuple[str, Step]]:
        """What the book has to be told, in order, of the days from `first` on: each state it has not, each day void."""
        found = []
        for id_ in sorted(self.rows.keys() | self.steps.keys()):
            old = {day: row for day, row in self.rows.get(id_, {}).items() if day >= first}
            new = {step.day: step for step in self.steps.get(id_, ())}
            for day in sorted(old.keys() | new.keys()):
                row, step = old.get(day), new.get(day)
                if step is None and row is not None and not (day == NO_DAY and row.state != "live"):
                    found.append((id_, Step(day, "void", row.content, row.trait)))
                elif step is not None and (row is None or not (step.says(row) or self._led_away(step, row))):
                    found.append((id_, step))
        return found

    def _led_away(self, step: Step, row: Kept) -> bool:
        """Whether the row says only that another pair's entry took over what ended, of which this pair knows nothing."""
        own = self.rows.keys() | self.steps.keys()
        return step.state in ("gone", "merged") and row.state == "merged" and row.forward not in own


def restricted(lineage: Lineage, transfer: Transfer) -> Lineage:
    """What of the lineage concerns the transfer's reports; the count is the transfer's own where some are left out."""
    mine = frozenset(transfer.reports)
    reports = tuple(r for r in lineage.reports if r in mine)
    if len(reports) == len(lineage.reports):
        return lineage
    origins = tuple(
        replace(o, reports=tuple(r for r in o.reports if r in mine))
        for o in lineage.origins
        if mine.intersection(o.reports)
    )
    ends = mine | {o.id for o in origins}
    return Lineage(
        reports,
        tuple(x for x in lineage.links if x.start in ends and x.to in mine),
        origins,
        transfer.origins,
        tuple(d for d in lineage.drift if d.start in mine and d.to in mine),
    )
