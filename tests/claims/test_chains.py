"""The chain of a claim, from the outlet inwards; texts are made up."""

from __future__ import annotations

from dataclasses import replace

from tests.claims.speech_material import read_passages, report_of
from waybill.claims.chains import chain_for
from waybill.claims.speakers import resolve_speakers
from waybill.records.claim import Attribution
from waybill.records.report import Credit
from waybill.records.words import Span

PARTIES = {"Malian": "MLI", "Chinese": "CHN", "Serbia": "SRB", "US": "USA"}


def chain(
    text: str, words: str, outlet: str | None = None, agency: str | None = None
) -> list[tuple[str, str | None]]:
    """Role and name or words of each link of the chain of a claim on the words."""
    passages = read_passages(text, PARTIES)
    report = report_of(text, outlet, agency)
    start = text.index(words)
    found = chain_for(
        Span(start, start + len(words), words), passages, resolve_speakers(report, passages), report
    )
    return [(a.role, _label(a)) for a in found]


def _label(link: Attribution) -> str | None:
    return link.name or (link.span.words if link.span else None)


def test_plain_narrative_ends_at_the_agency() -> None:
    """Unattributed sentences are the agency's and the outlet's own."""
    text = "The rockets left port in May. They were new."
    assert chain(text, "The rockets left port in May", "Daily Post", "Reuters") == [
        ("outlet", "Daily Post"),
        ("agency", "Reuters"),
    ]


def test_speaker_is_the_innermost() -> None:
    """Outlet, agency, speaker."""
    text = "The rockets left port in May, two Malian officers said."
    assert chain(text, "The rockets left port in May", "Daily Post", "Reuters")[-1] == (
        "speaker",
        "two Malian officers",
    )


def test_recipient_of_the_words_is_the_agency() -> None:
    """ "Told Reuters" adds the agency where the report credits none, and no second one where it does."""
    text = "A Malian officer told Reuters that the rockets had left port."
    assert chain(text, "the rockets had left port") == [
        ("agency", "Reuters"),
        ("speaker", "A Malian officer"),
    ]
    assert chain(text, "the rockets had left port", agency="Reuters").count(("agency", "Reuters")) == 1


def test_agency_that_reports_is_a_link_of_its_own() -> None:
    """ "Reuters reported, citing X": agency, then X."""
    text = "Reuters reported that the rockets had left port, citing two Chinese traders."
    assert chain(text, "the rockets had left port") == [
        ("agency", "Reuters"),
        ("speaker", "two Chinese traders"),
    ]


def test_nested_speakers_stand_in_order() -> None:
    """Outer before inner."""
    text = "Serbia's army told lawmakers that the guns were sold, deputy Ana Ilic said."
    links = chain(text, "the guns were sold")
    assert [role for role, _ in links] == ["speaker", "speaker"]
    assert links[-1] == ("speaker", "Serbia's army")


def test_belief_is_asserted_by_whoever_tells_it() -> None:
    """Somebody said to believe something asserts it only where nobody else does."""
    text = "Serbia believes the guns were sold, a US official said."
    assert chain(text, "the guns were sold") == [("speaker", "a US official")]
    assert chain("The US believes that the guns were sold.", "the guns were sold") == [("speaker", "The US")]


def test_a_refusal_asserts_nothing() -> None:
    """Who declined to say whether it happened is no speaker of it."""
    text = "A Malian officer declined to say whether the guns were sold."
    assert chain(text, "the guns were sold", outlet="Daily Post") == [("outlet", "Daily Post")]


def test_next_sentence_is_not_the_speakers() -> None:
    """Attribution ends where grammar ends it."""
    text = "The guns were sold in May, a Malian officer said. The crates held mines."
    assert chain(text, "The crates held mines") == []


def test_quotation_goes_on() -> None:
    """A sentence inside the same quotation is the speaker's."""
    text = '"The guns were sold in May," a Malian officer said. "The crates held mines."'
    assert chain(text, "The crates held mines") == [("speaker", "a Malian officer")]


def test_no_passage_no_speaker() -> None:
    """A span outside every passage has only the frame of the report."""
    report = report_of("Nothing.", "Daily Post")
    book = resolve_speakers(report, ())
    assert [a.role for a in chain_for(Span(0, 7, "Nothing"), (), book, report)] == ["outlet"]


def test_a_newspaper_told_is_an_outlet() -> None:
    """ "Told the New York Times" adds the outlet; "told the newspaper" adds the one named before."""
    text = "A Malian officer told the New York Times that the rockets had left port."
    assert chain(text, "the rockets had left port") == [
        ("outlet", "The New York Times"),
        ("speaker", "A Malian officer"),
    ]
    text = "Le Monde told of the sale. A Malian officer told the newspaper that the rockets had left port."
    assert chain(text, "the rockets had left port") == [
        ("outlet", "Le Monde"),
        ("speaker", "A Malian officer"),
    ]


def test_quoted_as_saying_after_the_clause() -> None:
    """ "..., X quoted Y as saying": the clause before is Y's, through X."""
    text = "The rockets left port in May, Tass quoted a Malian officer as saying."
    assert chain(text, "The rockets left port in May") == [
        ("agency", "TASS"),
        ("speaker", "a Malian officer"),
    ]


def test_an_agency_by_its_kind_and_name() -> None:
    """ "The state news agency Tass" is an agency's link, not a speaker."""
    text = "The rockets left port in May, the state news agency Tass reported."
    assert chain(text, "The rockets left port in May") == [("agency", "TASS")]


def test_whoever_is_named_before_his_office_behind_the_closing_verb_speaks() -> None:
    """ "..., claimed X, a spokesman for the army"."""
    text = "Peru has received the rockets from Serbia, claimed Juma Otieno, a spokesman for the army."
    assert chain(text, "Peru has received the rockets from Serbia") == [("speaker", "Juma Otieno")]


def test_the_label_of_a_transcript_names_the_speaker() -> None:
    """ "Spokesman: ...", "Mr Otieno: ..."; no other word before a colon does."""
    text = "Spokesman: We have shipped six rockets to Peru.\nMr Otieno: The rockets left Serbia in May."
    assert chain(text, "We have shipped six rockets to Peru") == [("speaker", "Spokesman")]
    assert chain(text, "The rockets left Serbia in May") == [("speaker", "Otieno")]
    assert chain("Background: Serbia sent the rockets in May.", "Serbia sent the rockets in May") == []


def test_the_agency_of_the_first_paragraph_tells_nothing_that_another_publisher_is_credited_with() -> None:
    """A credit of the page stands over all, one in running text not over what another published."""
    told = "Serbia sold rockets, AFP reported."
    text = f"{told}\nThe rockets left port in May, the state news agency Tass reported."
    passages = read_passages(text, PARTIES)
    book = resolve_speakers(report_of(text, agency="Agence France-Presse"), passages)
    words = "The rockets left port in May"
    at = text.index(words)
    for form, names in (("lede", ["TASS"]), ("byline", ["Agence France-Presse", "TASS"])):
        credit = Credit("Agence France-Presse", form, Span(text.index("AFP"), text.index("AFP") + 3, "AFP"))
        report = replace(report_of(text, agency="Agence France-Presse"), credits=(credit,))
        found = chain_for(Span(at, at + len(words), words), passages, book, report)
        assert [a.name for a in found if a.role == "agency"] == names
