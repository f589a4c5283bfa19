"""What holds for every text: spans ground, order decides nothing, what is written out comes back the same."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache

from bench.vary import samples, varied, vary
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.road.running import holds_to
from waybill.errors import InputError
from waybill.flow import Picture, put_together, read_report_through
from waybill.intake.read import read_report
from waybill.records.claim import Reading
from waybill.records.formats import (
    claim_from_json,
    claim_to_json,
    lineage_from_json,
    lineage_to_json,
    marks_to_json,
    reading_from_json,
    reading_to_json,
    report_from_json,
    report_to_json,
    transfer_from_json,
    transfer_to_json,
)
from waybill.records.passage import Passage
from waybill.records.words import Span

# Parsing costs some hundredths of a second a text, so that a few dozen examples are a few seconds.
FEW = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
SOME = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))

PIECES = (
    "Norway", "the Houthis", "Turkish officials", "A senior U.S. official", "Moscow", "three sources",
    "has supplied", "will not ship", "denied selling", "is said to have agreed to license", "declined to comment on",
    "at least four", "about 1,200", "dozens of", "10,000 155mm", "Bayraktar TB2", "Fateh-110", "S-400", "HIMARS",
    "howitzers", "missiles with a range of 300 to 700 km", "to Malta", "from Iran", "by ship across the Caspian Sea",
    "late last year", "in the first days of January", "on Feb. 30", "between 2019 and 2021", "“we see no cause”", '"no', ".",
    ",", "—", "\n\n", "(Reuters) -", "he said", "who", "which", "because", "🚀", "e\u0301", "\u200f", "&amp;", "]",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(" ".join)


def spans_in(thing: object) -> Iterator[Span]:
    """Every span anywhere in a record."""
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, dict):
        yield from spans_in(list(thing.values()))
    elif isinstance(thing, list | tuple):
        for part in thing:
            yield from spans_in(part)
    elif is_dataclass(thing):
        yield from spans_in([getattr(thing, f.name) for f in fields(thing)])


def read(text: str, name: str = "a.txt") -> tuple[Reading, tuple[Passage, ...]] | None:
    """The text read through, None where intake refuses it."""
    try:
        report = read_report(text.encode("utf-8", "surrogatepass"), name)
    except InputError:
        return None
    return read_report_through(report)


def assert_grounds(reading: Reading, passages: tuple[Passage, ...]) -> None:
    text = reading.report.text
    assert all(s.grounds_in(text) for s in spans_in([list(passages), reading.report.credits]))
    for claim in reading.claims:
        assert claim.span.grounds_in(text)
        assert all(s.grounds_in(text) for s in spans_in([claim.attribution, dict(claim.fields)]))
        assert all(said.span.words for name in claim.fields for said in claim.said(name))
        part = next(p for p in reading.report.parts if p.start <= claim.span.start < p.end)
        assert part.part == claim.part and part.part in ("headline", "body")


def assert_comes_back(reading: Reading, passages: tuple[Passage, ...]) -> None:
    kept = json.loads(json.dumps(reading_to_json(reading)))
    assert reading_from_json(kept) == reading
    report = json.loads(json.dumps(report_to_json(reading.report, with_text=True)))
    assert holds_to("report", report) and report_from_json(report) == reading.report
    for claim in reading.claims:
        told = json.loads(json.dumps(claim_to_json(claim, reading.report)))
        assert holds_to("claim", told) and claim_from_json(told) == claim
    assert holds_to("marks", json.loads(json.dumps(marks_to_json("a", passages))))


@FEW
@given(TEXTS)
def test_every_span_of_any_words_grounds_and_comes_back(text: str) -> None:
    found = read(text)
    if found is not None:
        assert_grounds(*found)
        assert_comes_back(*found)


@cache
def sample_texts() -> tuple[tuple[str, str], ...]:
    return tuple((p.name, p.read_text("utf-8")) for p in samples())


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """A sample report of which stretches were cut, doubled or swapped for other words."""
    name, text = draw(st.sampled_from(sample_texts()))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, max(0, len(text) - 1)))
        end = min(len(text), start + draw(st.integers(0, 200)))
        put = draw(st.one_of(st.just(""), st.just(text[start:end] * 2), TEXTS, st.text(max_size=5)))
        text = text[:start] + put + text[end:]
    return name, text


@FEW
@given(edited())
def test_every_span_of_an_edited_report_grounds_and_comes_back(named: tuple[str, str]) -> None:
    found = read(named[1], named[0])
    if found is not None:
        assert_grounds(*found)
        assert_comes_back(*found)


@cache
def readings() -> tuple[Reading, ...]:
    """The samples, and as many varied ones."""
    texts = [*sample_texts(), *varied(22)]
    found = [read(text, name) for name, text in texts]
    return tuple(f[0] for f in found if f is not None)


def whole(picture: Picture) -> tuple[object, ...]:
    return picture.lineage, picture.transfers


@SOME
@given(st.data())
def test_order_changes_neither_lineage_nor_transfers(data: st.DataObject) -> None:
    some = data.draw(
        st.lists(st.sampled_from(readings()), min_size=1, max_size=8, unique_by=lambda r: r.report.id)
    )
    other = data.draw(st.permutations(some))
    assert whole(put_together(some)) == whole(put_together(other))


def test_order_changes_nothing_for_all_of_them() -> None:
    shuffled = list(readings())
    random.Random(7).shuffle(shuffled)
    one, other = put_together(readings()), put_together(shuffled)
    assert whole(one) == whole(other) and len(one.transfers) > 5


def test_what_was_put_together_comes_back_the_same() -> None:
    picture = put_together(readings())
    told = json.loads(json.dumps(lineage_to_json(picture.lineage, [r.report for r in picture.readings])))
    assert holds_to("lineage", told | {"left_out": []})
    back = lineage_from_json(told)
    assert json.loads(json.dumps(lineage_to_json(back, [r.report for r in picture.readings]))) == told
    for transfer in picture.transfers:
        row = json.loads(json.dumps(transfer_to_json(transfer)))
        assert holds_to("transfer", row)
        assert json.loads(json.dumps(transfer_to_json(transfer_from_json(row)))) == row


def test_every_claim_of_a_transfer_is_a_claim_of_its_reports() -> None:
    picture = put_together(readings())
    claims = picture.claims()
    for transfer in picture.transfers:
        backed = [transfer.supplier, *transfer.systems, *transfer.quantities, *transfer.began]
        told = {c for b in backed for c in b.claims}
        assert told and told <= claims.keys()
        assert transfer.revision >= 0 and replace(transfer) == transfer


@given(st.integers(0, 10_000))
def test_varied_reports_differ_in_content(number: int) -> None:
    (name, text) = sample_texts()[number % len(samples())]
    assert vary(text, number) == vary(text, number) != vary(text, number + 1)
    assert name
