# ruff: noqa: E501 (titles are kept in one piece)
"""The pages under examples/: outlet, title and day, as a reader of them would say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.test_plain import words_of
from tests.intake.test_read import check
from waybill.intake.read import read_report

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NOTE = "Retold for demonstration by the Waybill project"

SAID = {
    "01": ("Reuters", "Reuters", "Tehran has sent Moscow hundreds of ballistic missiles, sources say", "2024-02-21"),
    "02": ("Straits Morning Ledger", "Reuters", "Iran gave Russia some 400 missiles: Reuters", "2024-02-22"),
    "03": ("Danube Observer", None, "NEW MISSILES FOR THE KREMLIN", "2024-02-22"),
    "04": ("The Coral Coast Herald", "AFP", "Six sources tell AFP of Iranian missiles for Russia", "2024-02-22"),
    "05": ("Capital Thunder", None, "Iran arms Putin with thousands of heavy missiles", "2024-02-23"),
    "06": ("Andean Daily Briefing", "Reuters", "Russia now holds 400 Iranian missiles", "2024-02-22"),
    "07": ("Gulf of Guinea Times", None, "Six Iranian officials admit missile supply to Moscow", "2024-02-22"),
    "08": ("Vostok Panorama", "Reuters", "Reuters: Iran transferred to the Russian Federation several hundred ballistic rockets", "2024-02-21"),
    "09": ("Dnipro Wire", None, "No word yet of Iranian ballistic missiles in Russian hands, Ukraine's air force says", "2024-02-22"),
    "10": ("Potomac Record", None, "White House: No confirmation yet of Iranian missiles for Russia", "2024-02-22"),
    "11": ("East River Dispatch", None, "Iran says it holds back missiles from Russia on moral grounds, though no law forbids the sale", "2024-02-23"),
    "12": ("TASS", "TASS", "Kremlin keeps quiet on missile report, calls Iran a partner", "2024-02-22"),
    "13": ("Tiber Chronicle", None, "G7 tells Iran: no missiles for Russia", "2024-03-15"),
    "14": ("Reuters", "Reuters", "Exclusive: Russians train in Iran on a close-range ballistic missile", "2024-08-09"),
    "15": ("Coromandel Express", "Reuters", "Russia to get hundreds of Fath-360 missiles from Iran", "2024-08-11"),
    # The page shows a wire's dateline and nothing else of whoever put it out.
    "16": (None, "Reuters", None, "2024-09-06"),
    "17": ("Anatolian Evening Post", None, "Iran and the Kremlin brush off missile reports; Kyiv and Brussels alarmed", "2024-09-09"),
    "18": ("Thames Standard", None, "Blinken: Russia has received Iranian ballistic missiles", "2024-09-10"),
    "19": ("Rhine Post International", "dpa", "Britain, France and Germany cut air links with Iran over missiles", "2024-09-10"),
    "20": ("Baltic Front Notebook", None, "Ship with 200 missiles docked on the Caspian, Ukrainian source claims", "2024-09-12"),
    "21": ("Reuters", "Reuters", "Iran sent Russia no launchers along with the missiles, sources say", "2024-09-21"),
    "22": ("Dnipro Wire", None, "Iranian ballistic missiles not seen over Ukraine so far", "2024-09-27"),
}  # fmt: skip


def pages() -> list[Path]:
    return sorted(path for path in EXAMPLES.iterdir() if path.suffix in (".txt", ".html"))


def test_every_example_has_its_answer() -> None:
    assert [path.name[:2] for path in pages()] == sorted(SAID)


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.stem)
def test_outlet_agency_title_and_day(path: Path) -> None:
    report = read_report(path.read_bytes(), path.name)
    check(report)
    outlet, agency, title, day = SAID[path.name[:2]]
    assert (report.outlet, report.agency, report.title) == (outlet, agency, title)
    assert report.published is not None and report.published.period.edtf == day


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.stem)
def test_frame_is_frame_and_story_is_story(path: Path) -> None:
    """The note, menus and pleas are furniture; every body paragraph is told in sentences."""
    report = read_report(path.read_bytes(), path.name)
    assert not any(NOTE in words for part in ("headline", "body") for words in words_of(report, part))
    body = words_of(report, "body")
    assert len(body) >= 4
    assert all(words[-1] in '.!?"”:' for words in body), body
    frame = "\n".join(words_of(report, "furniture"))
    for plea in ("Subscribe", "SUPPORT US", "Condividi", "Follow us on", "Read more:", "WhatsApp channel"):
        assert (plea in frame) == (plea in report.text), plea
