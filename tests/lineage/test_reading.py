"""What is read from one sentence: numbers, speakers, credits, states."""

from __future__ import annotations

import pytest

from tests.lineage.builders import told
from waybill.lineage.credits import credits_of, main_credit
from waybill.lineage.figures import figures_in
from waybill.lineage.sides import parties_in
from waybill.lineage.speaking import voice_in
from waybill.lineage.voices import statement_key


@pytest.mark.parametrize(
    ("words", "value", "bound"),
    [
        ("at least four ships left", 4.0, "at_least"),
        ("more than 1,200 shells came", 1200.0, "more_than"),
        ("some 2.5 million rounds", 2.5e6, "about"),
        ("three convoys or more", 3.0, "at_least"),
        ("up to 90 tanks", 90.0, "at_most"),
        ("12 Su-35 jets", 12.0, "exact"),
        ("twenty-seven million euros", 27e6, "exact"),
        ("at least a dozen men", 12.0, "at_least"),
    ],
)
def test_numbers_keep_their_bounds(words: str, value: float, bound: str) -> None:
    found = figures_in(words, 0, len(words))
    assert [(x.value, x.bound) for x in found] == [(value, bound)]
    assert all(x.span.grounds_in(words) for x in found)


def test_designations_and_pronouns_are_no_numbers() -> None:
    words = "The Fath-360 is one that flies."
    assert figures_in(words, 0, len(words)) == ()


@pytest.mark.parametrize(
    ("words", "voice", "count", "side"),
    [
        ("Tanks came, six sources told Reuters, in May.", "six sources", 6.0, None),
        ("A Polish officer, who gave no name, said so.", "A Polish officer", 1.0, "POL"),
        ("According to two Egyptian diplomats, tanks came.", "two Egyptian diplomats", 2.0, "EGY"),
        ("“It is done,” said Poland's defence ministry.", "Poland's defence ministry", 1.0, "POL"),
        ("Tanks came, officials say.", "officials", None, None),
        ("A source — asked twice — confirmed the sale.", "A source", 1.0, None),
    ],
)
def test_speakers(words: str, voice: str, count: float | None, side: str | None) -> None:
    found = voice_in(words, 0, len(words))
    assert found is not None
    assert (found.span.words, found.count) == (voice, count)
    assert found.sides == (frozenset({side}) if side else frozenset())


@pytest.mark.parametrize(
    "words",
    [
        "Tanks came to the port.",
        "The United States expects a reply.",
        "He said so.",
        "The sale is believed to be dead.",
    ],
)
def test_plain_narrative_has_no_speaker(words: str) -> None:
    assert voice_in(words, 0, len(words)) is None


def test_one_body_has_one_key() -> None:
    spelled = ("The Polish defence ministry said so.", "Poland's ministry of defence said so.")
    keys = {statement_key(v) for w in spelled if (v := voice_in(w, 0, len(w)))}
    assert len(keys) == 1
    named = ("Spokesman Jan Nowak said so.", "Nowak said so.")
    voices = [voice_in(w, 0, len(w)) for w in named]
    assert [statement_key(v) for v in voices if v] == ["nowak", "nowak"]


@pytest.mark.parametrize(
    ("sentence", "name", "form"),
    [
        ("Tanks came, six officials told Reuters.", "Reuters", "told"),
        ("WARSAW, May 2 (AP) - Tanks came.", "Associated Press", "carries"),
        ("Tanks came, as reported by AFP.", "Agence France-Presse", "cites"),
        ("Tass reported that tanks came.", "TASS", "cites"),
        (
            "Tanks came, the Vistula Herald newspaper was told; reported by the Vistula Herald.",
            "Vistula Herald",
            "cites",
        ),
    ],
)
def test_credits(sentence: str, name: str, form: str) -> None:
    found = credits_of(told("x", ["Title", sentence], "Paper"))
    assert (name, form) in {(c.name, c.form) for c in found}


def test_names_in_passing_are_no_credits() -> None:
    assert credits_of(told("x", ["Title", "The Reuters building is in London."], "Paper")) == ()
    late = told("x", ["T", *["A b c d."] * 20, "Last year Reuters reported a sale."], "Paper")
    assert main_credit(credits_of(late)) is None


def test_own_telling() -> None:
    main = main_credit(credits_of(told("x", ["T", "Tanks came, a clerk told the Oder Mail."], "Oder Mail")))
    assert main is not None
    assert (main.name, main.form) == ("Oder Mail", "own")


def test_states_however_named() -> None:
    words = "Tehran's envoy met U.S. and South Korean officials in the United Arab Emirates"
    assert [code for code, _ in parties_in(words)] == ["IRN", "USA", "KOR", "ARE"]
