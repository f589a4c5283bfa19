"""A number of claims in; how fast a register of them loads and answers, and how large it is, out: one table a store.

`python -m bench.register [--claims 100000] [--postgres ADDRESS]`: reports of five claims each are made up, of pairs of
states that are told of unevenly (the k-th pair as often as 1/(k+20)), over ten years. They are loaded in bulk, put together
day by day by plain rules (all claims on one kind of goods are one transfer), and asked: lists of today and of past days,
full-text search, entries with all that is shown beside them. What is measured is the register, not reading or lineage;
`--rules flow` puts the reports together by the rules of the flow.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from bench.register_made import (
    CLAIMS_IN_ONE,
    CODES,
    DAYS,
    EVEN,
    FIRST,
    GOODS,
    PEOPLE,
    PLACES,
    reading,
    reports,
    world,
)
from waybill.flow import states_of
from waybill.records.claim import Claim, Reading
from waybill.records.entry import Search
from waybill.records.lineage import Independent, Lineage, Link, Origin, Sign
from waybill.records.transfer import Backed, Grade, Standing, Step, Transfer
from waybill.records.values import Party, Quantity, System
from waybill.register import Assemble, Horizon, Register, State, Work

# One question is asked this often, each time of another thing.
TIMES = 60


def plain(work: Work) -> Iterator[State]:
    """All claims on one kind of goods between the two are one transfer; each report is kin to the one before it."""
    for readings in work.days:
        told: dict[str, list[tuple[Reading, Claim]]] = defaultdict(list)
        for one, c in ((r, c) for r in readings for c in r.claims):
            told[next(s.value.name for s in c.said("system") if isinstance(s.value, System))].append((one, c))
        yield State(tuple(transfer(work.pair, name, told[name]) for name in sorted(told)), kin(readings))


def kin(readings: Sequence[Reading]) -> Lineage:
    """One telling, each report after the one before it."""
    ids = [r.report.id for r in readings]
    links = tuple(Link(a, b, "rewrite", 0.7, (Sign("wording", 0.7, "alike"),)) for a, b in pairwise(ids))
    origins = (Origin("o-1", "unknown", None, False, tuple(sorted(ids))),) if ids else ()
    return Lineage(tuple(sorted(ids)), links, origins, Independent(1, 1, 0, ()), ())


def transfer(pair: tuple[str, str], name: str, told: Sequence[tuple[Reading, Claim]]) -> Transfer:
    """The claims put together, values with all their claims."""
    ids = tuple(sorted(c.id for _, c in told))
    one = Independent(1, 1, 0, ())
    many: dict[Quantity, list[str]] = defaultdict(list)
    for _, c in told:
        for said in c.said("quantity"):
            if isinstance(said.value, Quantity):
                many[said.value].append(c.id)
    known = [r.report.published.period for r, _ in told if r.report.published]
    return Transfer(
        id="t-" + hashlib.sha256(f"{pair} {name}".encode()).hexdigest()[:10],
        supplier=Backed(Party(pair[0], f"{pair[0]}land"), ids, one),
        recipient=Backed(Party(pair[1], f"{pair[1]}land"), ids, one),
        systems=(Backed(System(name), ids, one),),
        stage="delivered",
        stage_why="said to have arrived",
        steps=(Step("delivered", ids, (), "certain"),),
        quantities=tuple(
            Backed(q, tuple(sorted(c)), one) for q, c in sorted(many.items(), key=lambda x: repr(x[0]))
        ),
        began=(),
        agreed=(),
        modes=(),
        routes=(),
        positions=(Standing(Party(pair[0], f"{pair[0]}land"), "silent", ()),),
        origins=one,
        reliability=Grade("F", ()),
        credibility=Grade("6", ()),
        conflicts=(),
        claims=ids,
        reports=tuple(sorted({r.report.id for r, _ in told})),
        known_since=min(known, key=lambda p: str(p.earliest), default=None),
    )


RULES: dict[str, Assemble] = {"plain": plain, "flow": states_of}


def measure(address: str | Path, claims: int, rules: Assemble, even: int) -> Iterator[tuple[str, str]]:
    """Fill the register, ask it, and give a line a figure."""
    many = claims // CLAIMS_IN_ONE
    with Register.open(address, writable=True, actor="bench") as register:
        begun = time.perf_counter()
        register.bulk(reports(many, even))
        seconds = time.perf_counter() - begun
        yield "bulk load", f"{seconds:.0f} s, {claims / seconds:,.0f} claims/s"
        begun = time.perf_counter()
        rows = register.revise(rules)
        seconds = time.perf_counter() - begun
        yield "put together", f"{seconds:.0f} s, {claims / seconds:,.0f} claims/s, {rows:,} states of entries"
        total = register.list_entries().total
        yield "held", f"{many:,} reports, {claims:,} claims, {total:,} entries"
        yield from _asked(register)
        begun = time.perf_counter()
        register.record_reading(reading(many, random.Random(many), world(many, even).pairs[0]))
        register.revise(rules)
        yield "one more report on the most told pair", f"{time.perf_counter() - begun:.2f} s"
    if isinstance(address, Path):
        files = [address, address.with_name(address.name + "-wal")]
        size = sum(f.stat().st_size for f in files if f.exists())
        yield "on disk", f"{size / 1e6:,.0f} MB, {size / claims:,.0f} bytes a claim"


def _asked(register: Register) -> Iterator[tuple[str, str]]:
    chance = random.Random(7)
    ids = [row.id for row in register.list_entries(Search(limit=2000, order="reports")).rows]
    most = ids[: max(1, len(ids) // 100)]

    def past() -> Horizon:
        return Horizon(FIRST + timedelta(chance.randrange(DAYS)))

    def words() -> str:
        return f"{chance.choice(PEOPLE)} {chance.choice(PLACES)} {chance.choice(GOODS)}"

    def opened(id_: str, horizon: Horizon) -> object:
        entry = register.entry(id_, horizon)
        return entry and register.readings_of(entry.transfer.reports, horizon)

    questions: dict[str, Callable[[], object]] = {
        "list": lambda: register.list_entries(Search(offset=chance.randrange(200))),
        "list of one party": lambda: register.list_entries(Search(party=chance.choice(CODES))),
        "list of a past day": lambda: register.list_entries(Search(offset=chance.randrange(200)), past()),
        "search": lambda: register.list_entries(Search(words=words())),
        "search for a rare word": lambda: register.list_entries(Search(words=str(chance.randrange(10_000)))),
        "search of a past day": lambda: register.list_entries(Search(words=words()), past()),
        "reports with words": lambda: register.list_reports(words(), limit=20),
        "entry": lambda: register.entry(chance.choice(ids)),
        "entry of a past day": lambda: register.entry(chance.choice(ids), past()),
        "dossier (entry and readings)": lambda: opened(chance.choice(ids), Horizon()),
        "dossier, most told of a hundred": lambda: opened(chance.choice(most), Horizon()),
    }
    for name, question in questions.items():
        taken = []
        for _ in range(TIMES):
            begun = time.perf_counter()
            question()
            taken.append(1000 * (time.perf_counter() - begun))
        taken.sort()
        yield name, f"p50 {taken[len(taken) // 2]:.1f} ms, p95 {taken[int(len(taken) * 0.95)]:.1f} ms"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument(
        "--even", type=int, default=EVEN, help="how evenly pairs are told of: the k-th as often as 1/(k+EVEN)"
    )
    parser.add_argument("--rules", choices=sorted(RULES), default="plain")
    parser.add_argument("--postgres", metavar="ADDRESS", help="an empty database to fill as well")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        stores: list[tuple[str, str | Path]] = [("SQLite", Path(folder) / "book.db")]
        if given.postgres:
            stores.append(("PostgreSQL", given.postgres))
        for name, address in stores:
            for what, figure in measure(address, given.claims, RULES[given.rules], given.even):
                print(f"{name:<12}{what:<40}{figure}", flush=True)


if __name__ == "__main__":
    main()
