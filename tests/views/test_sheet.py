"""The sheet: the same facts in a terminal's width, with nothing that moves the cursor."""

from __future__ import annotations

from dataclasses import replace

from tests.views.pictures import make_picture
from tests.views.test_dossier import spoil
from waybill.records.transfer import Backed
from waybill.records.values import Quantity
from waybill.records.words import Span
from waybill.views.dossier_evidence import Evidence
from waybill.views.sheet import WIDTH, dossier_sheet
from waybill.views.transfers import transfer_row


def test_it_tells_the_same_facts_within_the_width() -> None:
    transfer, readings, lineage = make_picture()
    sheet = dossier_sheet(transfer, readings, lineage)
    assert max(len(line) for line in sheet.splitlines()) <= WIDTH
    for words in (
        "North Korea is said to have supplied Russia with artillery shells",
        "Waybill gives no verdict of truth",
        "“[More than 1,000 containers] of artillery shells",
        "1 to 2 independent origins and 1 unknown, behind 3 reports",
        "North Korea denies (known since 13 October 2023)",
        "7 September to 1 October 2023 · Supply, delivered · known from 13 October 2023",
        "The Evening Lantern, 15 October 2023: 2 grave changes",
        "possible relevance: 1",
        "day not known (no day found on the page)",
    ):
        assert words in sheet


def test_no_report_can_send_the_terminal_a_command() -> None:
    transfer, readings, lineage = (spoil(part) for part in make_picture())
    escape = "\x1b[2J\x9b1m\u202e"
    bad = tuple(type(r)(spoil_text(r.report, escape), r.sentences, r.claims) for r in readings)
    sheet = dossier_sheet(transfer, bad, lineage)
    assert not [c for c in sheet if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c == "\u202e")]


def spoil_text(report: object, words: str) -> object:
    """The report with those words in title, outlet and text."""
    from waybill.records.report import Report

    assert isinstance(report, Report)
    text = (words * len(report.text))[: len(report.text)]
    return replace(report, title=words, outlet=words + "x", text=text)


def test_a_value_from_another_sentence_says_so() -> None:
    transfer, readings, _ = make_picture()
    evidence = Evidence(readings)
    reading, claim = evidence.claims[transfer.quantities[0].claims[0]]
    far = Span.cut(reading.report.text, len(reading.report.text) - 3, len(reading.report.text))
    assert evidence.quote(reading, claim, [far]).elsewhere
    assert not evidence.quote(reading, claim, [claim.span]).elsewhere


def test_a_grade_is_said_to_be_the_wording_of_its_scale() -> None:
    sheet = " ".join(dossier_sheet(*make_picture()).split())
    assert "in the wording of the Admiralty scale, by the count of origins alone (1 to 2 independent" in sheet


def test_a_movement_that_is_only_denied_is_headed_as_denied() -> None:
    transfer, readings, lineage = make_picture()
    steps = tuple(replace(s, affirmed=(), negated=s.affirmed) for s in transfer.steps)
    sheet = dossier_sheet(replace(transfer, stage=None, steps=steps), readings, lineage)
    assert "from North Korea to Russia is only denied or not seen" in sheet.replace("\n", " ")
    assert "denied or not seen." in sheet


def test_numbers_of_other_goods_stand_beside_the_first() -> None:
    transfer = make_picture()[0]
    others = (Backed(Quantity(12, 12, 12, unit="drone"), transfer.claims[:1]),)
    row = transfer_row(replace(transfer, quantities=(*transfer.quantities[:1], *others)))
    assert row[4].endswith(" +1")
