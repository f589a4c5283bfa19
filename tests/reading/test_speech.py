"""Who is said to say what, sentence by sentence; all texts are made up for these tests."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waybill.reading.parse import parse
from waybill.reading.speech import find_speech
from waybill.reading.speech_table import SHAPES, speech_table
from waybill.records.passage import Passage, Speech
from waybill.records.words import Span


@cache
def read(text: str) -> tuple[tuple[Speech, ...], ...]:
    """The speeches of a text of paragraphs."""
    found = [
        Passage("body", Span(m.start(), m.end(), m[0]), parse(m[0], m.start()))
        for m in re.finditer(r"[^\n]+", text)
    ]
    return find_speech(found)


def told(text: str) -> list[tuple[str, str, str]]:
    """Manner, source and content of every speech, in words."""
    return [
        (s.manner, " ".join(x.words for x in s.source), " ".join(x.words for x in s.content))
        for speeches in read(text)
        for s in speeches
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norway will hand over six F-16s to Kyiv this year, its defence ministry said.",
            ("said", "its defence ministry", "Norway will hand over six F-16s to Kyiv this year"),
        ),
        (
            "A Czech official said Prague had shipped 40 howitzers.",
            ("said", "A Czech official", "Prague had shipped 40 howitzers"),
        ),
        (
            "The launchers, two dockworkers said, were unloaded at night.",
            ("said", "two dockworkers", "The launchers were unloaded at night"),
        ),
        (
            "According to a Greek shipowner, the vessel carried mortar bombs.",
            ("said", "a Greek shipowner", "the vessel carried mortar bombs"),
        ),
        (
            "The vessel carried mortar bombs, according to a Greek shipowner who spoke in March.",
            ("said", "a Greek shipowner who spoke in March", "The vessel carried mortar bombs"),
        ),
        (
            "A senior diplomat told Reuters that Cairo had cancelled the order.",
            ("said", "A senior diplomat", "that Cairo had cancelled the order"),
        ),
        (
            "A customs ledger seen by AFP shows that the rifles left Izmir in June.",
            ("reported", "A customs ledger seen by AFP", "that the rifles left Izmir in June"),
        ),
        (
            "Invoices obtained by the newspaper show that Minsk paid in advance.",
            ("reported", "Invoices obtained by the newspaper", "that Minsk paid in advance"),
        ),
        (
            "Brazil's foreign minister denied arming the rebels.",
            ("denied", "Brazil's foreign minister", "arming the rebels"),
        ),
        (
            "Kigali accused Kinshasa of buying drones from China.",
            ("alleged", "Kigali", "Kinshasa of buying drones from China"),
        ),
        (
            "British intelligence estimates that the depot holds 9,000 shells.",
            ("estimated", "British intelligence", "that the depot holds 9,000 shells"),
        ),
        (
            "The Dutch government announced that 18 jets would follow.",
            ("announced", "The Dutch government", "that 18 jets would follow"),
        ),
        (
            "An Omani trader confirmed that the crates held engines.",
            ("confirmed", "An Omani trader", "that the crates held engines"),
        ),
        (
            "Officials in Vilnius warned that deliveries could slip.",
            ("warned", "Officials in Vilnius", "that deliveries could slip"),
        ),
        (
            "The general was quoted as saying the mortars had arrived.",
            ("quoted", "The general", "the mortars had arrived"),
        ),
        (
            "Tasnim quoted a commander as saying that the boats had been delivered.",
            ("quoted", "a commander", "that the boats had been delivered"),
        ),
        (
            "The mortars, which two officers said were built in Sfax, were sent by rail.",
            ("said", "two officers", "which were built in Sfax"),
        ),
        (
            "The Pentagon believes Pyongyang has sent gun barrels.",
            ("believed", "The Pentagon", "Pyongyang has sent gun barrels"),
        ),
    ],
)
def test_source_content_and_manner(text: str, expected: tuple[str, str, str]) -> None:
    """Fronted, medial and final attributions of many shapes."""
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "source", "manner"),
    [
        (
            "Serbia's trade ministry did not respond to a request for comment.",
            "Serbia's trade ministry",
            "no_response",
        ),
        ("Sofia has not immediately replied to questions.", "Sofia", "no_response"),
        ("A company spokesman declined to comment on the contract.", "A company spokesman", "declined"),
        ("A company spokesman would not comment on the contract.", "A company spokesman", "declined"),
        ("The embassy refused to say whether the guns had left.", "The embassy", "declined"),
        ("The port authority declined comment.", "The port authority", "declined"),
        ("The owner could not be reached for comment.", "The owner", "no_response"),
        ("The envoy was not available for comment.", "The envoy", "no_response"),
        ("The envoy was unavailable for comment.", "The envoy", "no_response"),
        ("Hanoi has not confirmed the purchase.", "Hanoi", "unconfirmed"),
        ("The ministry did not say how many launchers had arrived.", "The ministry", "unsaid"),
    ],
)
def test_refusals_and_silence(text: str, source: str, manner: str) -> None:
    """A refusal asserts nothing, and its manner tells so; nothing else is found beside it."""
    found = told(text)
    assert [(m, s) for m, s, _ in found] == [(manner, source)]


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("Ankara rejected the allegation of smuggling.", "denied"),
        ("The parliament rejected the sale of the frigates.", "judged"),
        ("Vienna denied the licence for the pistols.", "judged"),
        ("Spain pledged to send four batteries.", "wanted"),
        ("The two presidents discussed the sale of frigates.", "discussed"),
        ("Spain announced the sale of four batteries.", "announced"),
    ],
)
def test_manner_tells_whether_anybody_asserts(text: str, manner: str) -> None:
    """Turning down, promising and discussing assert nothing; denying and announcing do."""
    assert manner in {m for m, _, _ in told(text)}


def test_neither_confirm_nor_deny_is_no_denial() -> None:
    """ "Could neither confirm nor deny" is a refusal."""
    manners = {m for m, _, _ in told("The envoy said he could neither confirm nor deny the shipment.")}
    assert "denied" not in manners
    assert "declined" in manners


def test_quotation_runs_over_sentences() -> None:
    """What follows in the same paragraph's quotations belongs to the same speaker."""
    text = '"The guns are ours," the colonel said on Friday. "We paid for them. Nobody helped us."'
    (speech,) = read(text)[0]
    assert [c.words for c in speech.content] == [
        '"The guns are ours,"',
        '"We paid for them. Nobody helped us."',
    ]
    assert speech.quoted


def test_quotation_runs_over_paragraphs() -> None:
    """A paragraph that opens with a quotation and names nobody goes on with the speaker before."""
    text = "“We will send the last ten tanks in May,” the minister said.\n\n“Then the contract is closed.”"
    first, second = read(text)
    assert second == ()
    assert [c.words for c in first[0].content][-1] == "“Then the contract is closed.”"


def test_open_quotation_waits_for_its_speaker() -> None:
    """A quotation left open at a paragraph's end is credited where the next paragraph names the speaker."""
    text = '"We made the first payment.\n\n"The second falls due in June," said the Thai air chief.'
    first, second = read(text)
    assert first == ()
    assert [c.words for c in second[0].content] == [
        '"We made the first payment.',
        '"The second falls due in June,"',
    ]


def test_plain_sentence_after_speech_stays_plain() -> None:
    """Attribution does not spread over sentences that carry none."""
    text = "The deal was signed in Rabat, a Moroccan source said. The first jets will land in autumn."
    contents = [c for _, _, c in told(text)]
    assert contents == ["The deal was signed in Rabat"]


def test_nested_speech_keeps_both() -> None:
    """The outer and the inner attribution are both found, the inner one narrower."""
    text = "The Baltic states believe Minsk bought the missiles, a NATO diplomat said."
    found = told(text)
    assert ("believed", "The Baltic states", "Minsk bought the missiles") in found
    assert ("said", "a NATO diplomat", "The Baltic states believe Minsk bought the missiles") in found


def test_citing_credits_those_cited() -> None:
    """ "Citing X" credits X with the content of the speech it hangs on."""
    found = told("Citing three bankers, Bloomberg reported that Lagos had paid for the helicopters.")
    assert ("said", "three bankers", "that Lagos had paid for the helicopters") in found
    assert ("reported", "Bloomberg", "that Lagos had paid for the helicopters") in found


def test_adverb_reports_without_a_source() -> None:
    """ "Reportedly" is a cue that names nobody."""
    found = [f for f in told("Chad has reportedly received four Turkish drones.") if f[0] == "reported"]
    assert found and found[0][1] == ""


def test_first_person_inside_a_quotation_is_no_speech_of_its_own() -> None:
    """ "I think" inside a quotation is the speaker's own word; a third person's is hearsay."""
    assert len(told('"I think the radar is fine," the pilot said.')) == 1
    found = read('"The Koreans say the radar is fine," the pilot said.')[0]
    assert [s.how for s in found if s.source[0].words == "The Koreans"] == ["hearsay"]


@pytest.mark.parametrize(
    ("headline", "source"),
    [
        ("Chad has received Turkish drones - officials", ["officials"]),
        ("Chad receives Turkish drones: report", ["report"]),
        ("Pentagon: Hanoi has not bought the jets", ["Pentagon"]),
        ("Envoy: no sign of new shipments", ["Envoy"]),
        ("Explainer: what are glide bombs?", []),
        ("Frigate sale: parliament votes in June", []),
    ],
)
def test_headline_credits_by_colon_or_dash(headline: str, source: list[str]) -> None:
    """A headline's colon or dash credits a speaker, never a topic or a label."""
    passage = Passage("headline", Span(0, len(headline), headline), parse(headline, 0))
    assert [s.source[0].words for s in find_speech([passage])[0]] == source


def test_every_shape_of_the_table_is_known() -> None:
    """A shape is one the rules read, or a preposition."""
    prepositions = {"of", "on", "about", "to", "for", "against", "over", "at", "with"}
    table = speech_table()
    for rows in (table.verbs, table.nouns, table.adjectives):
        for shapes in rows.values():
            assert set(shapes) <= SHAPES | prepositions


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ['"', "“", "”", "'", ",", ".", "said", "He", "told", "guns", "\n", "that", "according to", "X"]
        )
    )
)
def test_spans_always_ground(words: list[str]) -> None:
    """Whatever the text, every span stands in it."""
    text = " ".join(words)
    for speeches in read(text):
        for speech in speeches:
            assert speech.content
            assert all(s.grounds_in(text) for s in (*speech.source, *speech.cue, *speech.content))
