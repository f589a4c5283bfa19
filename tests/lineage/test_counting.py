"""How many origins a claim has, by the chain of each report that carries it."""

from __future__ import annotations

from dataclasses import replace

from tests.lineage import families as f
from tests.lineage.builders import agency, claimed, copy_of, speaker, told
from waybill.lineage.counting import independent_of
from waybill.lineage.trace import trace
from waybill.records.claim import Attribution, Claim, Reading
from waybill.records.lineage import Independent

Carried = list[tuple[Reading, Claim]]


def counted(carried: Carried) -> Independent:
    return independent_of(carried, trace([r for r, _ in carried]))


def numbers(found: Independent) -> tuple[int, int, int]:
    return found.low, found.high, found.unknown


def test_no_claims_no_origins() -> None:
    assert numbers(independent_of([], trace([]))) == (0, 0, 0)


def test_wire_and_its_rewrite_are_one() -> None:
    one = claimed(f.HOWITZERS, "Slovakia has delivered", agency("AFP"), speaker("five officials"))
    other = claimed(f.HOWITZERS_LIGHT, "Slovakia has handed", agency("AFP"), speaker("five officials"))
    assert numbers(counted([one, other])) == (1, 1, 0)


def test_unnamed_speakers_of_one_story_are_one_telling() -> None:
    reading, first = claimed(f.HOWITZERS, "The guns crossed", speaker("two officers", "MDA"))
    reading, second = claimed(reading, "A Slovak diplomat", speaker("a diplomat", "SVK"))
    assert numbers(counted([(reading, first), (reading, second)])) == (1, 1, 0)


def test_two_wires_of_their_own_are_two() -> None:
    one = claimed(f.HOWITZERS, "Slovakia has delivered", speaker("five officials"))
    other = claimed(f.HOWITZERS_OTHER, "Moldova has taken", speaker("three sources"))
    assert numbers(counted([one, other])) == (2, 2, 0)


def test_speakers_of_one_side_may_be_the_same_people() -> None:
    one = claimed(f.HOWITZERS, "Slovakia has delivered", speaker("five officials", "MDA"))
    other = claimed(f.HOWITZERS_OTHER, "Moldova has taken", speaker("a lieutenant", "MDA"))
    found = counted([one, other])
    assert numbers(found) == (1, 2, 0)
    assert any("one side" in r for r in found.reasons)


def test_named_speaker_is_one_whoever_carries_it() -> None:
    one = claimed(f.RELEASE_ONE, "Ghana will receive", speaker("Kim Min-seok", "KOR", named=True))
    other = claimed(f.RELEASE_TWO, "12 patrol craft", speaker("Min-seok", "KOR", named=True))
    assert numbers(counted([one, other])) == (1, 1, 0)


def test_ministry_under_two_spellings_is_one() -> None:
    ministry = speaker("the South Korean defence ministry", "KOR", named=True)
    again = speaker("South Korean Defence Ministry", "KOR", named=True)
    one = claimed(f.RELEASE_ONE, "Ghana will receive", agency("Reuters"), ministry)
    other = claimed(f.RELEASE_TWO, "12 patrol craft", agency("AP"), again)
    assert numbers(counted([one, other])) == (1, 1, 0)


def test_two_sides_that_speak_openly_are_two() -> None:
    one = claimed(f.RELEASE_ONE, "Ghana will receive", speaker("Kim Min-seok", "KOR", named=True))
    other = claimed(f.RELEASE_TWO, "12 patrol craft", speaker("Kofi Mensah", "GHA", named=True))
    assert numbers(counted([one, other])) == (2, 2, 0)


def test_document_is_one() -> None:
    paper = Attribution("document", "the panel's report", manner="said")
    one, other = claimed(f.HOWITZERS, "Slovakia has", paper), claimed(f.UNRELATED, "Peru is", paper)
    assert numbers(counted([one, other])) == (1, 1, 0)


def test_narrative_that_credits_nobody_is_unknown() -> None:
    bare = told(
        "bare", ["Guns", "Slovakia gave Moldova howitzers, it is understood in Chisinau."], "Some Paper"
    )
    one = claimed(bare, "Slovakia gave Moldova")
    found = counted([one])
    assert numbers(found) == (1, 1, 1)
    assert found.reasons == ("One report credits nobody, so where it has this from is unknown.",)
    wire = claimed(f.HOWITZERS, "Slovakia has delivered", agency("AFP"))
    assert numbers(counted([one, wire])) == (1, 2, 1)


def test_credit_in_passing_counts_for_the_story_it_names() -> None:
    one = claimed(f.HOWITZERS, "Slovakia has delivered", agency("AFP"), speaker("five officials"))
    later = claimed(f.HOWITZERS_LATER, "In March Slovakia delivered", agency("AFP"))
    found = independent_of([one, later], trace([f.HOWITZERS, f.HOWITZERS_LATER]))
    assert found.low == 1


def test_copies_never_raise_the_count() -> None:
    one = claimed(f.HOWITZERS, "Slovakia has delivered", agency("AFP"), speaker("five officials"))
    other = claimed(f.HOWITZERS_OTHER, "Moldova has taken", speaker("three sources"))
    carried: Carried = [one, other]
    before = counted(carried)
    for number in range(3):
        twin = copy_of(carried[number % 2][0], f"Copy {number}")
        carried.append((twin, twin.claims[0]))
        after = counted(carried)
        assert (after.low, after.high, after.unknown) <= (before.low, before.high, before.unknown)


def test_unrelated_report_changes_nothing() -> None:
    carried: Carried = [
        claimed(f.HOWITZERS, "Slovakia has delivered", agency("AFP"), speaker("five officials")),
        claimed(f.HOWITZERS_LIGHT, "Slovakia has handed", agency("AFP"), speaker("five officials")),
    ]
    readings = [r for r, _ in carried]
    alone = independent_of(carried, trace(readings))
    among = independent_of(carried, trace([*readings, f.UNRELATED, f.RELEASE_ONE, f.LEDGER_AGAIN]))
    assert replace(alone) == among
