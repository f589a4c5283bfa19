"""Which test reports are traced to one telling, and what the count says."""

from __future__ import annotations

import itertools

import pytest

from tests.lineage import families as f
from waybill.lineage.policy import compare
from waybill.lineage.trace import trace
from waybill.records.claim import Reading
from waybill.records.lineage import Lineage, Origin

ONE_TELLING = (
    (
        f.HOWITZERS,
        f.HOWITZERS_CUT,
        f.HOWITZERS_LIGHT,
        f.HOWITZERS_SILENT,
        f.HOWITZERS_WRONG,
        f.HOWITZERS_SPANISH,
    ),
    (f.LEDGER_RETOLD, f.LEDGER_AGAIN),
)


@pytest.fixture(scope="module")
def lineage() -> Lineage:
    return trace(f.ALL)


def story_of(lineage: Lineage, reading: Reading) -> Origin:
    stories = [o for o in lineage.origins_of(reading.report.id) if o.kind not in ("statement", "document")]
    assert len(stories) == 1
    return stories[0]


@pytest.mark.parametrize("family", ONE_TELLING)
def test_family_has_one_origin(lineage: Lineage, family: tuple[Reading, ...]) -> None:
    assert len({story_of(lineage, r).id for r in family}) == 1


@pytest.mark.parametrize(
    "alone", [f.HOWITZERS_OTHER, f.HOWITZERS_LATER, f.UNRELATED, f.RELEASE_ONE, f.RELEASE_TWO]
)
def test_others_stand_alone(lineage: Lineage, alone: Reading) -> None:
    assert story_of(lineage, alone).reports == (alone.report.id,)


def test_origin_is_named_though_unseen(lineage: Lineage) -> None:
    origin = story_of(lineage, f.HOWITZERS)
    assert (origin.kind, origin.agency, origin.seen) == ("agency_story", "Agence France-Presse", False)
    ledger = story_of(lineage, f.LEDGER_RETOLD)
    assert (ledger.kind, ledger.name, ledger.seen) == ("outlet_story", "Morning Ledger", False)
    assert story_of(lineage, f.HOWITZERS_OTHER).seen


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (f.HOWITZERS, f.HOWITZERS_CUT, "same_text"),
        (f.HOWITZERS, f.HOWITZERS_LIGHT, "rewrite"),
        (f.HOWITZERS, f.HOWITZERS_SILENT, "rewrite"),
        (f.HOWITZERS, f.HOWITZERS_WRONG, "rewrite"),
        (f.HOWITZERS, f.HOWITZERS_SPANISH, "translation"),
        (f.RELEASE_ONE, f.RELEASE_TWO, "shared_origin"),
    ],
)
def test_relation(one: Reading, other: Reading, relation: str) -> None:
    link, back = compare(one, other), compare(other, one)
    assert link == back
    assert link is not None
    assert link.relation == relation
    assert 0 < link.score <= 1


def test_independents_are_not_linked() -> None:
    assert compare(f.HOWITZERS, f.HOWITZERS_OTHER) is None
    assert compare(f.HOWITZERS, f.UNRELATED) is None
    assert compare(f.LEDGER_RETOLD, f.RELEASE_ONE) is None


def test_recollection_is_no_retelling() -> None:
    link = compare(f.HOWITZERS, f.HOWITZERS_LATER)
    assert link is None or link.relation in ("cites", "follows_up")


def test_one_announcement_is_one_origin() -> None:
    found = trace([f.RELEASE_ONE, f.RELEASE_TWO]).independent
    assert (found.low, found.high, found.unknown) == (1, 1, 0)
    assert found.reasons == ("Both reports rest on the word of the South Korean defence ministry.",)


def test_one_wire_is_one_origin_in_words() -> None:
    found = trace([f.HOWITZERS, f.HOWITZERS_LIGHT]).independent
    assert (found.low, found.high) == (1, 1)
    assert found.reasons == (
        "Both reports go back to one Agence France-Presse story that is not among them.",
    )


def test_two_wires_are_two_origins() -> None:
    found = trace([f.HOWITZERS, f.HOWITZERS_OTHER]).independent
    assert (found.low, found.high) == (2, 2)


def test_wrong_credit_is_said() -> None:
    reasons = trace([f.HOWITZERS, f.HOWITZERS_CUT, f.HOWITZERS_WRONG]).independent.reasons
    assert any("Plains Gazette credits Deutsche Presse-Agentur" in r for r in reasons)


def test_digest_bridges_nothing() -> None:
    found = trace([f.HOWITZERS, f.LEDGER_RETOLD, f.LEDGER_AGAIN, f.DIGEST])
    stories = [o for o in found.origins if o.kind in ("agency_story", "outlet_story")]
    assert len(stories) == 2
    assert all(f.DIGEST.report.id in o.reports for o in stories)
    assert (found.independent.low, found.independent.high) == (2, 2)


def test_nothing_in_nothing_out() -> None:
    found = trace([])
    assert (found.reports, found.links, found.origins, found.independent.high) == ((), (), (), 0)


@pytest.mark.parametrize(
    "sentences", [[""], ["Title"], ["Title", "."], ["Title", "(", "“"], ["Т", "Привет, мир."]]
)
def test_scraps_are_taken(sentences: list[str]) -> None:
    from tests.lineage.builders import told

    one, other = told("scrap", sentences), told("scrap-two", sentences)
    assert trace([one, other]).reports


def test_every_span_grounds(lineage: Lineage) -> None:
    texts = {r.report.id: r.report.text for r in f.ALL}
    for link in lineage.links:
        for sign in link.signs:
            assert sign.span is None or sign.span.grounds_in(texts[link.to])
    for drift in lineage.drift:
        assert drift.before is None or drift.before.grounds_in(texts[drift.start])
        assert drift.after is None or drift.after.grounds_in(texts[drift.to])
        assert drift.before or drift.after
        assert drift.why.endswith((".", ")."))


def test_tree_has_one_parent_each(lineage: Lineage) -> None:
    edges = {(d.start, d.to) for d in lineage.drift}
    for _, found in itertools.groupby(sorted(edges, key=lambda e: e[1]), key=lambda e: e[1]):
        assert len(list(found)) == 1
