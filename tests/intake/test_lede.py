"""First paragraphs and credit lines that give a story to an agency, and those that only speak of an agency."""

from __future__ import annotations

import pytest

from waybill.intake.read import read_report

TOP = "Limassol Evening Lamp\n\nCyprus buys launchers from Haifa\n\n12 May 2023\n\n"
REST = "\n\nNo price was named for the twelve launchers, which will come by sea.\n"


def agency(lede: str, close: str = "") -> tuple[str | None, list[str]]:
    report = read_report(f"{TOP}{lede}{REST}{close}".encode(), "page.txt")
    return report.agency, [c.span.words for c in report.credits]


@pytest.mark.parametrize(
    ("lede", "name", "words"),
    [
        ("Cyprus has bought twelve launchers from Haifa, Reuters reports.", "Reuters", "Reuters"),
        (
            "Cyprus has bought twelve launchers, the Associated Press wrote from Nicosia.",
            "AP",
            "Associated Press",
        ),
        ("That is what a court was told, as the agency dpa reported last week.", "dpa", "dpa"),
        ("Cyprus denied that it had bought launchers, the news agency ANSA reports.", "ANSA", "ANSA"),
        ("Twelve launchers are on their way, as the agency dpa reported last week.", "dpa", "dpa"),
        ("Cyprus has bought twelve launchers, according to the AFP news agency.", "AFP", "AFP"),
        ("AFP quoted the minister as saying that twelve launchers had been bought.", "AFP", "AFP"),
        (
            "Twelve launchers were bought, said a statement carried by the state news agency TASS.",
            "TASS",
            "TASS",
        ),
    ],
)
def test_a_lede_that_gives_its_story_to_an_agency(lede: str, name: str, words: str) -> None:
    assert agency(lede) == (name, [words])


@pytest.mark.parametrize(
    "lede",
    [
        "The minister denied that Cyprus had bought launchers, as Reuters reported on Monday.",
        "The minister was responding to a report by Reuters about twelve launchers.",
        "Cyprus has bought twelve launchers, two officials told Reuters.",
        "The launchers, of which Reuters reported in March 2022, have come ashore.",
        "Reuters reports one thing, and AFP reports another, about twelve launchers.",
        "Cyprus has bought twelve launchers, and a photographer of Reuters was there to see them.",
    ],
)
def test_a_lede_that_only_speaks_of_an_agency(lede: str) -> None:
    assert agency(lede) == (None, [])


@pytest.mark.parametrize(
    ("close", "name"),
    [
        ("Con información de EFE", "EFE"),
        ("Mit Material von dpa", "dpa"),
        ("Sources: dpa, own", "dpa"),
        ("Compiled from Reuters", "Reuters"),
        ("With agency material from AFP", "AFP"),
    ],
)
def test_a_closing_line_credits_an_agency(close: str, name: str) -> None:
    assert agency("Cyprus has bought twelve launchers from Haifa.", f"\n{close}\n")[0] == name


def test_a_day_with_an_ordinal_is_a_datelines_day() -> None:
    lede = "NICOSIA, 3rd May, 2023 (Reuters) -- Cyprus has bought twelve launchers from Haifa."
    assert agency(lede) == ("Reuters", ["Reuters"])
