"""A text that says above its body that it is a translation is one of the report whose story it tells."""

import pytest

from waybill.intake.read import read_report
from waybill.lineage.translated import is_translated

BODY = (
    "Angola has taken over four patrol boats from a yard in Vigo, a naval officer said on Tuesday.\n\n"
    "The boats were paid for in March, he said, and two more are being fitted out.\n"
)


def page(mark: str, body: str = BODY) -> bytes:
    return f"Benguela Courier{mark}\n\nFour boats for Angola\n\n12 May 2023\n\n{body}".encode()


@pytest.mark.parametrize(
    "mark", [" (translated from the Portuguese)", " (automatic translation)", " (machine version)"]
)
def test_a_mark_beside_the_name_of_the_outlet_is_seen(mark: str) -> None:
    assert is_translated(read_report(page(mark), "a.txt"))


def test_a_text_without_a_mark_is_no_translation() -> None:
    assert not is_translated(read_report(page(""), "a.txt"))


def test_a_translation_told_of_in_the_news_is_none() -> None:
    body = BODY + "\nA translation of the contract was shown to the committee, the officer said.\n"
    assert not is_translated(read_report(page("", body), "a.txt"))
