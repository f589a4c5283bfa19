"""For every report the one it was retold from is chosen by words carried, then by strength and nearness."""

from __future__ import annotations

from waybill.lineage.tree import parents
from waybill.records.lineage import Link, Origin, Sign

ORIGIN = Origin("o", "agency_story", "AFP", True, ("copy", "rewrite", "wire"))


def link(start: str, to: str, score: float, **weights: float) -> Link:
    """A link of a rewrite with these signs."""
    signs = tuple(Sign(sign, weight, "") for sign, weight in weights.items())
    return Link(start, to, "rewrite", score, signs)


def test_a_copy_of_a_rewrite_was_retold_from_the_rewrite() -> None:
    links = (
        link("wire", "copy", 0.95, facts=0.9, wording=0.1),
        link("rewrite", "copy", 0.99, wording=0.9),
        link("wire", "rewrite", 0.9, facts=0.9),
    )
    assert parents(links, [ORIGIN]) == (("rewrite", "copy"), ("wire", "rewrite"))


def test_where_no_words_are_carried_the_nearer_to_the_telling_of_two_like_links_is_taken() -> None:
    links = (
        link("wire", "copy", 0.90, facts=0.9),
        link("rewrite", "copy", 0.95, facts=0.9),
        link("wire", "rewrite", 0.9, facts=0.9),
    )
    assert parents(links, [ORIGIN]) == (("wire", "copy"), ("wire", "rewrite"))
