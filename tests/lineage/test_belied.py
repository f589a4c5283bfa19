"""Claims on one matter are found and compared wherever in the two reports they stand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from waybill.flow import reading_of
from waybill.intake.read import read_report
from waybill.lineage.align import align
from waybill.lineage.drift import drift_between
from waybill.lineage.faces import Face, face_of
from waybill.lineage.numbers import phrase_of
from waybill.records.lineage import Drift
from waybill.records.words import Span


def face(name: str, sentences: Sequence[str]) -> Face:
    """What the whole road reads of a report of these sentences."""
    text = "\n\n".join(["The Lagoon Tribune", "Planes for Peru", "6 May 2025", *sentences])
    return face_of(reading_of(read_report(text.encode(), f"{name}.txt")))


def drifts(before: Sequence[str], after: Sequence[str]) -> tuple[Drift, ...]:
    """The drift between two reports of these sentences."""
    return drift_between(face("one", before), face("other", after))


TELLING = (
    "Peru has received the first two of eight C-27J Spartan transports from Italy, the air force said.",
    "The other six will follow next year, a spokesman said.",
    "The Spartan has a range of up to 1,850 km, according to its maker.",
    "Chile is considering a purchase of M-346 trainers from Italy.",
    "Peru's defence ministry did not answer a request for comment.",
)
LONG = "The Spartans fly 1,850 kilometres without a stop, far enough to cross the whole of the country."


def test_an_instalment_told_as_the_whole() -> None:
    found = drifts(TELLING, ("Lima can be glad.", "Italy delivered eight C-27J Spartans to Peru."))
    assert [
        (d.before.words, d.after.words, d.weight)
        for d in found
        if d.field == "quantity" and d.before and d.after
    ] == [
        (
            "the first two of eight C-27J Spartan transports",
            "eight C-27J Spartans",
            "grave",
        )
    ]


def test_a_reach_told_without_its_speaker_is_one_sentence_with_the_telling_s() -> None:
    found = drifts(TELLING, ("Peru has new planes, C-27J Spartans built in Turin.", LONG))
    assert any(d.field == "attribution" and d.before and d.before.words == "its maker" for d in found)
    assert not any(d.field == "added" and d.after and "1,850" in d.after.words for d in found)


def test_a_stage_that_no_claim_of_the_telling_has_reached() -> None:
    found = drifts(
        TELLING, ("In Rome one is content.", "Santiago got M-346 jets from Italy for Chile's cadets.")
    )
    assert any(d.field == "stage" and d.before and "considering" in d.before.words for d in found)


def test_a_stage_that_another_claim_of_the_telling_has_reached_is_no_change() -> None:
    more = (*TELLING, "Chile received M-346 trainers from Italy in April.")
    found = drifts(more, ("In Rome one is content.", "Chile got M-346 jets from Italy."))
    assert not any(d.field == "stage" for d in found)


def test_a_report_of_no_sentence_has_changed_nothing_but_by_omission() -> None:
    assert {d.field for d in drifts(TELLING, ())} == {"omitted"}


def test_answers_of_one_state_are_aligned_whatever_the_words() -> None:
    other = ("Rain fell over Rome and over the hangars of Turin.", "Lima's ministry of defence kept silent.")
    pairs = align(face("one", TELLING), face("other", other), claims=True)
    assert any(
        p.best and "did not answer" in p.before.span.words and "silent" in p.after.span.words for p in pairs
    )


@pytest.mark.parametrize(
    ("text", "number", "phrase"),
    [
        ("It got the first two of six jets last week.", "two", "the first two of six jets"),
        ("More came: fifty, at most.", "fifty", "fifty"),
        ("Some 40 carriers have landed.", "40", "40 carriers"),
        ("He paid 14 billion for the tanks.", "14 billion", "14 billion"),
    ],
)
def test_a_number_is_quoted_with_what_it_counts(text: str, number: str, phrase: str) -> None:
    at = text.index(number)
    assert phrase_of(text, Span.cut(text, at, at + len(number))).words == phrase
