"""What must hold of any set of reports, in any order, with any company."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lineage import families as f
from tests.lineage.builders import copy_of, told
from waybill.lineage.trace import trace
from waybill.lineage.wording import listed
from waybill.records.claim import Reading
from waybill.records.lineage import Lineage

SOME = st.lists(st.sampled_from(f.ALL), min_size=1, max_size=6, unique_by=lambda r: r.report.id)
VOCABULARY = """
    Iran Kenya France 400 missiles said sources officials Reuters told “we will” denied delivered 30 km miles
    four around at least ministry according to , . — ( ) three Fateh-110 in January will be no
    """
WORDS = st.sampled_from(sorted(listed(VOCABULARY)))
SENTENCE = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)


def known_of(lineage: Lineage, reports: set[str]) -> tuple[object, ...]:
    """What the lineage says of these reports among themselves."""
    links = [x for x in lineage.links if x.to in reports and (x.start in reports or x.start.startswith("o-"))]
    origins = [o for o in lineage.origins if set(o.reports) <= reports]
    drift = [d for d in lineage.drift if {d.start, d.to} <= reports]
    return links, origins, drift


@settings(max_examples=25, deadline=None)
@given(SOME, st.randoms(use_true_random=False))
def test_order_never_matters(readings: list[Reading], random: object) -> None:
    shuffled = list(readings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert trace(shuffled) == trace(readings)


@settings(max_examples=25, deadline=None)
@given(SOME.filter(lambda rs: f.UNRELATED not in rs))
def test_unrelated_report_changes_nothing(readings: list[Reading]) -> None:
    reports = {r.report.id for r in readings}
    assert known_of(trace([*readings, f.UNRELATED]), reports) == known_of(trace(readings), reports)


@settings(max_examples=25, deadline=None)
@given(SOME, st.data())
def test_copy_never_raises_the_count(readings: list[Reading], data: st.DataObject) -> None:
    twin = copy_of(data.draw(st.sampled_from(readings)), "Twin Post")
    before, after = trace(readings).independent, trace([*readings, twin]).independent
    assert after.low <= before.low
    assert after.high <= before.high
    assert after.unknown <= before.unknown


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(SENTENCE, min_size=1, max_size=6), min_size=1, max_size=4))
def test_spans_ground_in_any_text(texts: list[list[str]]) -> None:
    readings = [told(f"any-{n}", sentences, "Paper") for n, sentences in enumerate(texts)]
    by_id = {r.report.id: r.report.text for r in readings}
    found = trace(readings)
    for link in found.links:
        assert all(s.span is None or s.span.grounds_in(by_id[link.to]) for s in link.signs)
    for drift in found.drift:
        assert drift.before is None or drift.before.grounds_in(by_id[drift.start])
        assert drift.after is None or drift.after.grounds_in(by_id[drift.to])
    assert found.independent.low <= found.independent.high
