"""The register out and in again: act for act, cut by a day, finished after a break, and refused where it was touched."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exports.pictures import make_picture
from tests.exports.test_all_formats import schema
from waybill.errors import InputError
from waybill.exports import jsonl
from waybill.exports.record import AsOf
from waybill.flow import pair_of
from waybill.records.judgement import Judgement
from waybill.records.lineage import Independent, Lineage
from waybill.records.report import LeftOut
from waybill.register import NOW, Horizon, Register, State, Work, end_of
from waybill.register.copying import acts_of, put_back
from waybill.register.entries import restricted

Json = dict[str, Any]
MARCH = datetime(2024, 3, 1, 12, tzinfo=UTC)


NONE = Lineage((), (), (), Independent(0, 0, 0, ()), ())


def fill(path: Path, order: list[int], moments: bool = True) -> None:
    """A register with everything in it that one can hold; 0 to 2 are readings, the rest other acts."""
    picture = make_picture()

    def states_of(work: Work) -> Iterator[State]:
        """The transfers of the pair whose reports are all known, and what ties those reports."""
        for readings in work.days:
            ids = {r.report.id for r in readings}
            told = tuple(t for t in picture.transfers if set(t.reports) <= ids and pair_of(t) == work.pair)
            yield State(
                told, restricted(picture.lineage, replace(told[0], reports=tuple(ids))) if told else NONE
            )

    with Register.open(path, writable=True, actor="tester") as register:
        for number, what in enumerate(order):
            learnt = MARCH.replace(day=number + 1) if moments else None
            if what < 3:
                register.record_reading(picture.readings[what], learnt)
            elif what == 3:
                register.record_left_out(LeftOut("dir/broken.pdf", "intake", "not a page"), learnt)
            elif what == 4:
                register.revise(states_of, learnt)
            else:
                claim = picture.transfers[0].claims[0]
                register.judge(
                    Judgement(claim, "quantity", "fix", "A. Reader", MARCH, "misread", "41"), learnt
                )


def everything(path: Path, horizon: Horizon = NOW) -> tuple[Any, ...]:
    """All that a register answers."""
    with Register.open(path) as register:
        assert register.verify() == ()
        found = (register.readings(horizon), register.left_out(horizon), register.transfers(horizon))
        drawn = (register.lineage(horizon), register.list_entries(horizon=horizon))
        return (*found, *drawn, register.judgements(horizon=horizon), register.undated(horizon))


def taken(path: Path, horizon: Horizon = NOW) -> list[Json]:
    """The acts, as they come out of a file."""
    with Register.open(path) as register:
        made = jsonl.export(acts_of(register, horizon), register.head()[0], AsOf(horizon.published_by))
    return [json.loads(line) for line in made.files["register.jsonl"].splitlines()]


def head(path: Path) -> tuple[int, str]:
    """The last act."""
    with Register.open(path) as register:
        return register.head()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A register of seven acts."""
    fill(tmp_path / "book.db", [0, 3, 1, 4, 5, 2, 4])
    return tmp_path / "book.db"


def test_the_same_register_comes_back(book: Path, tmp_path: Path) -> None:
    acts = taken(book)
    assert put_back(tmp_path / "copy.db", acts) == 7
    assert head(tmp_path / "copy.db") == head(book)
    assert everything(tmp_path / "copy.db") == everything(book)
    assert taken(tmp_path / "copy.db") == acts


def test_what_was_learnt_when_comes_back_too(book: Path, tmp_path: Path) -> None:
    put_back(tmp_path / "copy.db", taken(book))
    for number in range(1, 8):
        then = Horizon(learnt_by=end_of(date(2024, 3, number)))
        assert everything(tmp_path / "copy.db", then) == everything(book, then)


def test_acts_hold_to_their_schema(book: Path) -> None:
    for act in taken(book):
        schema("act").validate(act)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.lists(st.integers(0, 5), min_size=1, max_size=9))
def test_any_register_comes_back(order: list[int], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any")
    fill(folder / "book.db", order)
    put_back(folder / "copy.db", taken(folder / "book.db"))
    assert head(folder / "copy.db") == head(folder / "book.db")
    assert everything(folder / "copy.db") == everything(folder / "book.db")


def test_an_import_that_was_cut_short_goes_on(book: Path, tmp_path: Path) -> None:
    acts = taken(book)
    assert put_back(tmp_path / "copy.db", acts[:3]) == 3
    assert put_back(tmp_path / "copy.db", acts) == 4
    assert put_back(tmp_path / "copy.db", acts) == 0
    assert head(tmp_path / "copy.db") == head(book)


def test_a_copy_can_be_written_on(book: Path, tmp_path: Path) -> None:
    put_back(tmp_path / "copy.db", taken(book)[:2])
    with Register.open(tmp_path / "copy.db", writable=True) as register:
        assert register.record_reading(make_picture().readings[2])
        assert register.verify() == ()


def test_a_register_with_other_acts_is_left_as_it_was(book: Path, tmp_path: Path) -> None:
    fill(tmp_path / "other.db", [2])
    before = head(tmp_path / "other.db")
    with pytest.raises(InputError, match="holds other acts"):
        put_back(tmp_path / "other.db", taken(book))
    assert head(tmp_path / "other.db") == before


def test_known_on_cuts_what_was_published_later(book: Path, tmp_path: Path) -> None:
    day = Horizon(published_by=date(2024, 2, 22))
    acts = taken(book, day)
    put_back(tmp_path / "cut.db", acts)
    with Register.open(book) as register:
        wanted, moment = register.readings(day), register.transfers(day)
    with Register.open(tmp_path / "cut.db") as register:
        assert register.readings() == wanted
        assert register.transfers() == moment
        assert register.verify() == ()
    assert len(wanted) == 1
    late = next(r.report for r in make_picture().readings if r.report.agency == "Fjord Wire")
    assert late.id not in json.dumps([row for a in acts for row in a["rows"] if row["table"] != "transfer"])
    assert late.text not in json.dumps(acts, ensure_ascii=False)


def test_a_cut_keeps_the_moments_and_says_what_it_lost(book: Path) -> None:
    day = Horizon(published_by=date(2024, 2, 22))
    moments = {a["recorded_at"] for a in taken(book)}
    assert {a["recorded_at"] for a in taken(book, day)[:-1]} <= moments
    with Register.open(book) as register:
        made = jsonl.export(acts_of(register, day), register.head()[0], AsOf(day.published_by))
    assert [x.what for x in made.loss.lost] == ["later acts", "revisions of transfers", "seals"]


def test_a_whole_export_loses_nothing(book: Path) -> None:
    with Register.open(book) as register:
        made = jsonl.export(acts_of(register, NOW), register.head()[0])
    assert made.loss.lost == ()
    assert made.loss.carried["acts"] == 7


def _row(acts: list[Json], table: str) -> Json:
    return next(row for act in acts for row in act["rows"] if row["table"] == table)


def _set(table: str, key: str, value: object) -> Callable[[list[Json]], object]:
    return lambda acts: _row(acts, table).__setitem__(key, value)


TAMPERED: dict[str, Callable[[list[Json]], object]] = {
    "a text": lambda acts: _row(acts, "report_text").__setitem__(
        "text", _row(acts, "report_text")["text"] + "!"
    ),
    "a text and its hash": _set("report_text", "text_sha256", "0" * 64),
    "an address": _set("report", "address", "elsewhere"),
    "a day": _set("reading", "known_from", "2020-01-01"),
    "a claim": lambda acts: _row(acts, "claim")["payload"].__setitem__("polarity", "negated"),
    "a judgement": _set("judgement", "value", "99"),
    "who wrote": lambda acts: acts[0].__setitem__("actor", "somebody"),
    "when": lambda acts: acts[0].__setitem__("recorded_at", "2024-02-01T00:00:00.000000Z"),
    "no moment": lambda acts: acts[0].__setitem__("recorded_at", "yesterday"),
    "an act gone": lambda acts: acts.pop(1),
    "acts turned": lambda acts: acts.reverse(),
    "an act twice": lambda acts: acts.insert(1, acts[0]),
    "a row gone": lambda acts: acts[0]["rows"].pop(),
    "a row of no table": _set("report", "table", "sqlite_master"),
    "a field too many": _set("report", "extra", "x"),
    "a field of another type": _set("reading", "reading_id", "1"),
    "a truth for a number": _set("reading", "reading_id", True),
    "a number too large": _set("reading", "reading_id", 2**70),
    "a payload that is text": _set("claim", "payload", "{}"),
    "a transfer without its keys": _set("transfer", "payload", {}),
    "nothing where a word must be": _set("report", "address", None),
    "another schema": lambda acts: acts[0].__setitem__("schema", "waybill.act/2"),
    "rows that are no list": lambda acts: acts[0].__setitem__("rows", {}),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_whatever_was_touched_is_refused_and_nothing_is_kept(what: str, book: Path, tmp_path: Path) -> None:
    acts = taken(book)
    TAMPERED[what](acts)
    with pytest.raises(InputError):
        put_back(tmp_path / "copy.db", acts)
    if (tmp_path / "copy.db").exists():
        assert head(tmp_path / "copy.db")[0] == 0


def test_a_reading_by_newer_rules_comes_back_beside_the_older(tmp_path: Path) -> None:
    reading = make_picture().readings[0]
    with Register.open(tmp_path / "book.db", writable=True) as register:
        register.record_reading(reading, MARCH)
        register.record_reading(replace(reading, reader="waybill.reader/99"), MARCH.replace(day=9))
    put_back(tmp_path / "copy.db", taken(tmp_path / "book.db"))
    then = Horizon(learnt_by=end_of(date(2024, 3, 5)))
    assert everything(tmp_path / "copy.db", then)[0][0].reader == reading.reader
    assert everything(tmp_path / "copy.db")[0][0].reader == "waybill.reader/99"
