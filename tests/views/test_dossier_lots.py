"""The parts of a transfer are shown with their reason on the page and on the sheet, and only where there are some."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.views.pictures import make_picture
from waybill.records.transfer import Part
from waybill.records.values import Period
from waybill.views.dossier import dossier_page
from waybill.views.sheet import dossier_sheet


def test_parts_are_shown_with_their_reason_and_sentences() -> None:
    transfer, readings, lineage = make_picture()
    assert "Deals and instalments" not in dossier_sheet(transfer, readings, lineage)
    claim = transfer.systems[0].claims[0]
    june = Period(date(2023, 6, 1), date(2023, 6, 30), "2023-06")
    parts = (
        Part("instalment", june, (claim,), "Told <apart> from others."),
        Part("deal", None, (claim,), "Signed anew."),
    )
    parted = replace(transfer, parts=parts)
    page = dossier_page(parted, readings, lineage)
    assert "An instalment of June 2023" in page and "Told &lt;apart&gt; from others." in page
    assert 'id="parts"' in page and 'id="parts"' not in dossier_page(transfer, readings, lineage)
    sheet = dossier_sheet(parted, readings, lineage)
    assert (
        "An instalment of June 2023: Told <apart> from others." in sheet and "A deal: Signed anew." in sheet
    )
