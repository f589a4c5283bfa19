"""Judged pairs of reports change which telling they go back to, and the reasons of the count say so."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.review.material import START
from waybill.records.judgement import Judgement
from waybill.records.lineage import Independent, Lineage, Link, Origin
from waybill.review.links import LinkJudged
from waybill.review.relink import relinked, still_tied


def lineage(reports: str, links: tuple[str, ...], *stories: str) -> Lineage:
    """Reports and stories by letters, links by pairs of letters."""
    origins = tuple(
        Origin(
            f"o-{s[0]}",
            "agency_story" if n == 0 else "unknown",
            "Agency" if n == 0 else None,
            n == 0,
            tuple(s),
        )
        for n, s in enumerate(stories)
    )
    tied = tuple(Link(x[0], x[1], "rewrite", 0.7, ()) for x in links)
    count = Independent(1, len(stories), len(stories) - 1, ("Counted.",))
    return Lineage(tuple(reports), tied, origins, count, ())


def judged(one: str, other: str, together: bool) -> LinkJudged:
    decision = "same" if together else "different"
    word = Judgement(f"{one}|{other}", "link", decision, "Ann", START, "They share a slip")  # type: ignore[arg-type]
    return LinkJudged(one, other, together, word)


def stories(found: Lineage) -> set[str]:
    return {"".join(sorted(o.reports)) for o in found.origins}


def test_two_judged_one_telling_share_an_origin() -> None:
    found = relinked(lineage("abcd", ("ab",), "ab", "cd"), [judged("b", "c", True)])
    assert stories(found) == {"abcd"} and found.origins[0].name == "Agency"
    (link,) = [x for x in found.links if {x.start, x.to} == {"b", "c"}]
    assert (link.score, link.signs[0].detail) == (1.0, "judged by Ann: They share a slip")
    assert (found.independent.high, found.independent.unknown) == (1, 0)
    assert "Ann judged two of the reports to be one telling" in found.independent.reasons[-1]


def test_two_judged_different_part_what_nothing_else_ties() -> None:
    pair = judged("b", "c", False)
    found = relinked(lineage("abcd", ("ab", "bc", "cd"), "abcd"), [pair])
    assert stories(found) == {"ab", "cd"} and still_tied(found, [pair]) == ()
    assert (found.independent.high, found.independent.unknown) == (2, 1)


def test_two_judged_different_that_others_still_tie_stay_and_are_told() -> None:
    pair = judged("a", "c", False)
    found = relinked(lineage("abc", ("ab", "bc", "ac"), "abc"), [pair])
    assert stories(found) == {"abc"} and still_tied(found, [pair]) == (pair,)
    assert all({x.start, x.to} != {"a", "c"} for x in found.links)


def test_the_newest_word_prevails() -> None:
    before = lineage("ab", ("ab",), "ab")
    assert stories(relinked(before, [judged("a", "b", False), judged("a", "b", True)])) == {"ab"}
    assert stories(relinked(before, [judged("a", "b", True), judged("a", "b", False)])) == {"a", "b"}
    assert relinked(before, [judged("a", "x", False)]) == before


PAIRS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd"), st.booleans()), max_size=6)


@given(PAIRS)
def test_no_report_is_lost_and_none_has_two_homes(pairs: list[tuple[str, str, bool]]) -> None:
    words = [judged(min(a, b), max(a, b), t) for a, b, t in pairs if a != b]
    found = relinked(lineage("abcd", ("ab", "bc"), "abc", "d"), words)
    assert sorted(r for o in found.origins for r in o.reports) == list("abcd")
    assert 1 <= found.independent.low <= found.independent.high
    assert len({o.id for o in found.origins}) == len(found.origins)
