"""PDFs: the text of the pages in order, within bounds, and a reason where there is none."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waybill.errors import InputError
from waybill.intake import pdf
from waybill.intake.pdf import read_pdf
from waybill.intake.read import read_report

FIRST = (
    "Norway ships howitzers to Malta",
    "By Ann Olsen",
    "VALLETTA, 2 March 2024 (The Valletta Post) - Norway has shipped 40 howitzers to Malta, two",
    "port workers said on Sunday. The ministry of defence declined to comment on the ship-",
    "ment, which left Bergen in the last week of January under guard.",
    "A second vessel was expected in the spring, one of the workers said, and would carry",
    "shells.",
)
SECOND = (
    "Malta's opposition asked for papers on the contract, which nobody has seen so far, and",
    "for the price.",
)


def made(pages: Sequence[Sequence[str]], extra: bytes = b"") -> bytes:
    """A PDF of lines set one under the other."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages)))
    objects.append(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)))
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, lines in enumerate(pages):
        shown = b" ".join(
            b"(%s) Tj T*" % line.replace("(", "\\(").replace(")", "\\)").encode("latin-1") for line in lines
        )
        stream = b"BT /F1 11 Tf 14 TL 50 780 Td %s ET" % shown
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        extra,
        start,
    )
    return bytes(out)


def test_a_story_over_two_pages_is_one_report() -> None:
    report = read_report(made([FIRST, SECOND]), "story.pdf")
    assert report.title == "Norway ships howitzers to Malta"
    assert report.published is not None and str(report.published.period.latest) == "2024-03-02"
    body = [report.text[p.start : p.end] for p in report.parts if p.part == "body"]
    assert any(
        "Norway has shipped 40 howitzers to Malta, two port workers said on Sunday." in one for one in body
    )
    assert "the shipment, which left Bergen" in report.text
    assert "which nobody has seen so far, and for the price." in report.text
    assert report.language == "en"


def test_a_sentence_that_a_page_breaks_is_one_sentence() -> None:
    first = (*FIRST[:5], "The shells were paid for by a bank in Cyprus which has been under the eyes of the")
    report = read_report(made([first, ("courts since May, the workers said.", *SECOND)]), "story.pdf")
    body = " | ".join(report.text[p.start : p.end] for p in report.parts if p.part == "body")
    assert "under the eyes of the courts since May, the workers said." in body


def test_running_heads_and_page_numbers_are_left_away() -> None:
    pages = [("The Panel of Experts", *FIRST[2:], f"Page {n} of 5") for n in range(1, 6)]
    text = read_pdf(made(pages))[0]
    assert "Panel of Experts" not in text and "Page" not in text and text.count("Bergen") == 5


def test_the_same_bytes_give_the_same_report() -> None:
    data = made([FIRST, SECOND])
    assert read_report(data, "a.pdf") == read_report(data, "a.pdf")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7\n", "damaged"),
        (made([FIRST])[:300], "damaged"),
        (made([[]]), "pictures"),
        (made([["7"]] * 3), "pictures"),
        (made([FIRST], b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -4 >>"), "PDF"),
        (made([["x"]] * 301), "301 pages"),
    ],
)
def test_a_pdf_that_gives_nothing_says_why(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=why) as refused:
        read_report(data, "x.pdf")
    assert "\n" not in str(refused.value)


def test_text_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_CHARACTERS", 500)
    with pytest.raises(InputError, match="500 characters"):
        read_pdf(made([FIRST] * 10))


@given(st.binary(max_size=60), st.integers(0, 1500))
@settings(max_examples=60, deadline=None)
def test_no_damage_breaks_the_reading(noise: bytes, at: int) -> None:
    whole = made([FIRST, SECOND])
    began = time.monotonic()
    try:
        read_report(whole[:at] + noise + whole[at + len(noise) :], "x.pdf")
    except InputError as error:
        assert "\n" not in str(error)
    assert time.monotonic() - began < 10
