"""What the desk's pages show: rows and bars, days and strips, texts cut at claims, tellings side by side, differences."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.views.pictures import make_picture
from waybill.records.claim import Reading
from waybill.records.entry import Change, Summary
from waybill.records.judgement import Judgement
from waybill.records.lineage import Drift
from waybill.records.transfer import Stance
from waybill.records.words import Span
from waybill.views.atlas_register import register_atlas
from waybill.views.drift_pair import pair_of
from waybill.views.entry_changes import told_changes
from waybill.views.register_rows import Scale, rows_of, sides_of
from waybill.views.register_times import MOST_STOPS, days_of, strips_of
from waybill.views.report_text import blocks_of, cards_of, stacks_of

DAY = date(2024, 3, 1)
READINGS = make_picture()[1]


def summary(id: str = "t-1", **more: object) -> Summary:
    given_ = {
        "id": id,
        "revision": 2,
        "supplier": ("NOR", "Norway"),
        "recipient": ("MLT", "Malta"),
        "systems": ("truck", "radar", "drone", "boat"),
        "quantity": "24 trucks",
        "low": 24.0,
        "high": 24.0,
        "stage": "delivered",
        "origins": (1, 3),
        "unknown_origins": 1,
        "positions": (("MLT", "declined"),),
        "conflicts": 0,
        "reports": 4,
        "known_since": DAY,
        "known_from": DAY + timedelta(9),
        "recorded_at": datetime(2024, 4, 1, tzinfo=UTC),
    }
    return Summary(**given_ | more)  # type: ignore[arg-type]


def test_a_row_says_what_a_reader_asks() -> None:
    (row,) = rows_of([summary()])
    assert (row.supplier, row.recipient, row.systems, row.more_systems) == (
        "Norway",
        "Malta",
        "truck, radar, drone",
        1,
    )
    assert (row.origins, row.stage, row.rung, row.halted) == ("1–3", "delivered", 6, False)
    assert row.known_since == "1 Mar 2024" and row.last_change == "10 Mar 2024"
    (bare,) = rows_of([summary(recipient=None, stage=None, low=None, high=None, known_since=None)])
    assert (bare.recipient, bare.stage, bare.rung, bare.bar) == ("an unnamed recipient", "not told", 0, None)


@given(st.lists(st.tuples(st.floats(1, 1e9), st.floats(1, 1e9)), min_size=1, max_size=8))
def test_bars_stay_in_their_column_and_grow_with_the_number(ends: list[tuple[float, float]]) -> None:
    rows = rows_of([summary(low=min(e), high=max(e)) for e in ends])
    for row in rows:
        assert row.bar and row.bar.left >= 0 and row.bar.width > 0 and row.bar.left + row.bar.width <= 100.1
    scale = Scale(1e9)
    assert [scale.at(max(e)) for e in sorted(ends, key=max)] == sorted(scale.at(max(e)) for e in ends)


def test_a_bar_without_a_highest_number_is_cut_open() -> None:
    (row,) = rows_of([summary(low=200.0, high=None)])
    assert row.bar and row.bar.open_end
    (told,) = rows_of([summary(quantity="at least 200 trucks", low=200.0, high=200.0)])
    assert told.bar and told.bar.open_end and told.bar.width > 5


def test_one_denies_and_several_deny() -> None:
    positions: list[tuple[str, Stance]] = [("IRN", "denies"), ("USA", "confirms"), ("FRA", "confirms")]
    taken = {t.stance: (t.words, t.parties) for t in sides_of(positions)}
    assert taken == {"confirms": ("confirm", ("United States", "France")), "denies": ("denies", ("Iran",))}


def test_the_slider_keeps_its_last_day_however_many_there_are() -> None:
    known = [(DAY + timedelta(n), 1 + n % 3) for n in range(2000)]
    days = days_of(known, DAY + timedelta(1000))
    assert days and len(days.stops) <= MOST_STOPS and days.stops[-1] == known[-1][0]
    assert days.at and 49 < days.at < 51
    assert all(0 < c.height <= 100 and c.left + c.width <= 100.1 for c in days.columns)
    assert days_of([]) is None
    one = days_of([(DAY, 4)])
    assert one and one.stops == (DAY,)


def test_strips_stand_in_the_order_in_which_things_became_known() -> None:
    later = summary("t-2", known_since=DAY + timedelta(5), known_from=DAY + timedelta(5))
    strips = strips_of([later, summary()])
    assert strips and [s.id for s in strips.strips] == ["t-1", "t-2"]
    assert strips.strips[0].label == "Norway → Malta, truck"
    assert strips_of([]) is None


def test_the_map_draws_a_line_for_each_pair_and_names_what_it_cannot_place() -> None:
    rows = [summary(), summary("t-2"), summary("t-3", supplier=("ZZZ", "Nowhere"))]
    atlas = register_atlas([*rows, summary("t-4", recipient=None)])
    assert atlas
    for _, routes in atlas.sheets:
        assert [(r.supplier, r.recipient, r.words) for r in routes] == [
            ("NOR", "MLT", "Norway to Malta: 2 transfers")
        ]
    assert atlas.missing == ("Nowhere", "transfers to an unnamed recipient")
    assert register_atlas([summary(recipient=None)]) is None


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.report.id)
def test_blocks_give_back_every_word_and_underline_every_claim(reading: Reading) -> None:
    blocks = blocks_of(reading)
    told = "".join("".join(s.words for s in b.stretches) for b in blocks)
    assert "".join(told.split()) == "".join(reading.report.text.split())
    assert {c for b in blocks for s in b.stretches for c in s.claims} == {c.id for c in reading.claims}
    assert tuple(b for stack in stacks_of(blocks) for b in stack.blocks) == blocks
    assert not any(
        s.claims for stack in stacks_of(blocks) if stack.folded for b in stack.blocks for s in b.stretches
    )


def test_a_card_shows_what_was_judged_beside_what_was_read() -> None:
    reading = next(r for r in READINGS if r.claims)
    claim = reading.claims[0]
    judgement = Judgement(
        claim.id, "", "reject", "Ann", datetime(2024, 5, 1, tzinfo=UTC), "not of this matter"
    )
    cards = {c.id: c for c in cards_of(reading, [judgement])}
    assert cards[claim.id].state == "reject"
    (word,) = cards[claim.id].fields[0].judged
    assert (word.by, word.decision, word.reason, word.stands) == (
        "Ann",
        "rejected",
        "not of this matter",
        True,
    )
    assert all(c.state == "machine" for c in cards_of(reading))


def test_two_tellings_number_their_changes_gravest_first() -> None:
    one, other = [r for r in READINGS if len(r.report.text) > 40][:2]
    before, after = Span.cut(one.report.text, 0, 12), Span.cut(other.report.text, 5, 30)
    drifts = [
        Drift(one.report.id, other.report.id, "added", None, after, "new words", "minor"),
        Drift(one.report.id, other.report.id, "quantity", before, after, "another number", "grave"),
    ]
    pair = pair_of(one, other, drifts)
    assert [(c.number, c.weight) for c in pair.changes] == [(1, "grave"), (2, "minor")]
    pieces = [p for _, some in pair.retold.paragraphs for p in some if p.numbers]
    assert {n for p in pieces for n in p.numbers} == {1, 2} and all(p.weight == "grave" for p in pieces)
    assert sum(len(p.begins) for p in pieces) == 2


def test_a_list_that_changed_is_taken_apart() -> None:
    change = Change(
        "t-1", 1, 2, ("new report",), (("systems", "truck; radar", "radar; drone"), ("origins", "1", "2"))
    )
    systems, origins = told_changes(change)
    assert (systems.field, systems.gained, systems.lost) == ("What", ("drone",), ("truck",))
    assert (origins.before, origins.after) == ("1", "2")
    turned = Change("t-1", 1, 2, ("new report",), (("systems", "truck; radar", "radar; truck"),))
    assert told_changes(turned) == ()


def test_a_row_that_is_only_denied_says_so() -> None:
    (told,) = rows_of([summary(stage=None, denied=True, positions=())])
    (refuted,) = rows_of([summary(stage=None, positions=(("PRK", "denies"),))])
    (untold,) = rows_of([summary(stage=None, positions=())])
    assert (told.stage, refuted.stage, untold.stage) == (
        "denied or not seen",
        "denied or not seen",
        "not told",
    )
