"""The page's top: names of publishers, menus, days of its own; and files that are no report for their length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.test_plain import words_of
from waybill.errors import InputError
from waybill.intake.lines import Line
from waybill.intake.plain import MOST_LINES
from waybill.intake.read import read_report
from waybill.intake.top import is_menu
from waybill.knowledge.mastheads import bare_name, is_section, masthead

STORY = "Cyprus has bought twelve launchers from a maker in Haifa, its council said.\n\nNo price was named.\n"
HEADLINE = "Cyprus buys launchers from Haifa"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("BAY OF FUNDY TIMES", "Bay of Fundy Times"),
        ("Adriatic Observer — Independent. Since 1994.", "Adriatic Observer"),
        ("Steppe Panorama (English version)", "Steppe Panorama"),
        ("Neva Wire | War", "Neva Wire"),
        ("UKRAINE GETS MISSILES TODAY", None),
        ("Times are hard for the makers of shells", None),
        ("Herald", None),
    ],
)
def test_masthead(line: str, name: str | None) -> None:
    assert masthead(line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Tyden Dnes", "Tyden Dnes"),
        ("EL PUENTE DEL SUR", "El Puente del Sur"),
        ("Iran drone deal", None),
        ("NEW MISSILES FOR THE KREMLIN", None),
        ("Army Buys Trucks", None),
        ("World News", None),
        ("Patriot", None),
        ("24 dead", None),
    ],
)
def test_bare_name(line: str, name: str | None) -> None:
    assert bare_name(line) == name


@pytest.mark.parametrize(
    ("text", "anywhere", "at_top"),
    [
        ("Home   News   World   Opinion", True, True),
        ("World | Middle East", True, True),
        ("Esteri / World", True, True),
        ("Lagos · Accra · Port Harcourt", False, True),
        ("Ana Pop | 4 March 2022", False, False),
        ("By Ana Pop | Bucharest | Staff", False, False),
        ("Romania | three batteries arrive by ship, two by rail from the port", False, False),
        (HEADLINE, False, False),
    ],
)
def test_menu(text: str, anywhere: bool, at_top: bool) -> None:
    line = Line(0, len(text), text, True)
    assert (is_menu(line, False), is_menu(line, True)) == (anywhere, at_top)


def test_section() -> None:
    assert is_section("War") and is_section("Science and Tech") and is_section("Esteri")
    assert not is_section("War reaches Lviv")


@pytest.mark.parametrize(
    ("top", "day", "how"),
    [
        (
            "Monday, 3 June 2024\n" + HEADLINE + "\n",
            "2024-06-03",
            "byline: the page's only date, above the headline",
        ),
        ("Monday, 3 June 2024\nHome | War | Sport\n" + HEADLINE + "\n", None, None),
        ("Today: Monday, 3 June 2024\n" + HEADLINE + "\n", None, None),
        ("Monday, 3 June 2024\n" + HEADLINE + "\n1 May 2024\n", "2024-05-01", "byline"),
        (
            "Monday, 3 June 2024\n" + HEADLINE + "\nNICOSIA, May 1 (Reuters) - ",
            "2024-05-01",
            "dateline: the year is that of another date on the page",
        ),
        (
            "Monday, 3 June 2024\n" + HEADLINE + "\nNICOSIA, Dec 30 (Reuters) - ",
            "2023-12-30",
            "dateline: the year is that of another date on the page",
        ),
        (
            "https://example.org/2019/story\n" + HEADLINE + "\nNICOSIA, May 1 (Reuters) - ",
            "2019-05-01",
            "dateline: the year is that of the page's address",
        ),
        (HEADLINE + "\nNICOSIA, May 1 (Reuters) - ", None, None),
    ],
)
def test_day(top: str, day: str | None, how: str | None) -> None:
    report = read_report((top + STORY).encode(), "page")
    published = report.published
    assert (published and published.period.edtf, published and published.how) == (day, how)
    assert words_of(report, "headline") == [HEADLINE]


def test_more_lines_than_any_report_are_left_out_with_the_reason() -> None:
    with pytest.raises(InputError, match=f"no report: {MOST_LINES + 1} lines"):
        read_report(b"A gun is sold.\n" * (MOST_LINES + 1), "list")


@given(st.text(max_size=80))
def test_any_line_is_judged(line: str) -> None:
    for name in (masthead(line), bare_name(line)):
        assert name is None or name.casefold() in " ".join(line.split()).casefold() or len(name.split()) > 1
    if line.strip():
        is_menu(Line(0, len(line), line, True), True)


TOPS = (
    ("Kathimerini\nENGLISH EDITION\nPOLITICS  ECONOMY  CULTURE\n\n{}\n\nNewsroom\n12.05.2024 • 21:15", "Kathimerini", None),
    ("Balkan Beacon\nLive: the war\n{}\nBy BB staff\nPublished date: 12 May 2024 15:01 GMT", "Balkan Beacon", None),
    ("gun.example\n\nHome » News » Army\n\n{}\n\nBy Dylan M\n\nMay 12, 2024\nModified: May 13, 2024", "gun.example", None),
    ("Gulf Dawn\nCyprus\nhttps://gulf.example/abc\nUpdated 12 May 2024\nAFP\nMay 12, 2024\n\n{}", "Gulf Dawn", "AFP"),
    ("DELTA POST\nCyprus\nUpdated 12 May 2024\nAFP\nMay 12, 2024\n\n{}", "Delta Post", "AFP"),
)  # fmt: skip


@pytest.mark.parametrize(("top", "outlet", "agency"), TOPS)
def test_tops_of_pages(top: str, outlet: str | None, agency: str | None) -> None:
    report = read_report(f"{top.format(HEADLINE)}\n\n{STORY}".encode(), "page")
    assert report.title == HEADLINE
    assert (report.outlet, report.agency) == (outlet, agency)
    assert report.published is not None and report.published.period.edtf == "2024-05-12"
    assert len(words_of(report, "body")) == 2


def test_invisible_characters_are_taken_out() -> None:
    report = read_report(f"{HEADLINE}\ufeff\n\u200b\n\ufeff{STORY}".encode(), "page")
    assert report.title == HEADLINE and "\ufeff" not in report.text and "\u200b" not in report.text
    page = f"<html><body><h1>Cyprus&#8203; buys</h1><p>{STORY}&#65279;</p></body></html>"
    assert read_report(page.encode(), "page").title == "Cyprus buys"


BODIES = [
    ("Directorate of Ports, Cyprus\nPress service\n\nPRESS RELEASE\n", "Directorate of Ports"),
    ("AFP - English desk\n", "Agence France-Presse"),
    (
        "Ministry of Transport - Minister's press office\nMEDIA STATEMENT\n\nThe Hon Eleni Psaras MP\nMinister for Ports\n",
        "Ministry of Transport",
    ),
    ("ORDNANCE & SUPPLY QUARTERLY\nBriefly noted\n", "Ordnance & Supply Quarterly"),
    (
        "H.M. PORTS AND HARBOURS\nStatistics Branch, Quay House, Long Street\n\nPRESS NOTICE 12/88\n",
        "H.M. Ports and Harbours",
    ),
    ("THE SALT PAN\nLeaflet of the parish of Trikomo\nNo. 12 - May 2023\n------------\n", "The Salt Pan"),
    ("LA GRANDE LAGUNE IN ENGLISH\nfor Italians abroad\n", "La Grande Lagune"),
    ("THE KYRENIA KICKER\nSince we were young\n", "The Kyrenia Kicker"),
    (
        "NORTHERN FLEET PUBLIC AFFAIRS OFFICE\nRelease 20230115-07\nPAPHOS | FOR IMMEDIATE RELEASE\n",
        "Northern Fleet Public Affairs Office",
    ),
]


@pytest.mark.parametrize(("top", "outlet"), BODIES)
def test_bodies_services_and_mottos_above_the_headline(top: str, outlet: str) -> None:
    report = read_report(f"{top}\n{HEADLINE}\n\n12 May 2023\n\n{STORY}".encode(), "page.txt")
    assert (report.outlet, report.title) == (outlet, HEADLINE)
    assert words_of(report, "headline") == [HEADLINE]


@pytest.mark.parametrize(
    "headline",
    [
        "Customs seize launchers at Limassol",
        "Ministry denies sale of launchers",
        "New launchers for the coast guard",
        "Office of the president raided over launchers",
        "The Defence Ministry and its launchers",
    ],
)
def test_a_headline_that_names_a_body_stays_the_headline(headline: str) -> None:
    report = read_report(f"{headline}\n\n12 May 2023\n\n{STORY}".encode(), "page.txt")
    assert report.title == headline


@pytest.mark.parametrize(
    ("top", "outlet"),
    [
        ("12.05.2023 · 07:05 · LAGO Y SIERRA DIARIO (English edition)\n", "Lago y Sierra Diario"),
        ("Kyrenia Morning Courier | Kyrenia | Last updated: 12/05/2023 18:20\n", "Kyrenia Morning Courier"),
        ("KYRENIA SUN — Friday 12 May, 2023\n", "Kyrenia Sun"),
        ("National | Politics | Farming | Weather\n", None),
    ],
)
def test_names_beside_the_pages_clock_and_menus_that_look_like_names(top: str, outlet: str | None) -> None:
    report = read_report(f"{top}\n{HEADLINE}\n\n{STORY}".encode(), "page.txt")
    assert (report.outlet, report.title) == (outlet, HEADLINE)
