"""What lineage knows of a report alone reaches the register: other languages, notices that take back or put right, versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from waybill.flow import edits_of, put_together, read_into, taken_back_by
from waybill.intake.read import read_report
from waybill.lineage.corrections import corrections_in
from waybill.records.claim import Reading
from waybill.records.report import LeftOut, Part, Report
from waybill.register import Register
from waybill.settings import Settings

ABROAD = """Ghana recibe ocho camiones blindados de Rumania

ACRA, 12 de mayo de 2023 (Reuters) - Rumania entregó ocho camiones blindados a Ghana el jueves, dijo un oficial del puerto.
"""
FARTHER = "Romania toimitti Ghanalle kahdeksan panssariautoa torstaina, kertoi sataman virkailija. Lasti on jo satamassa.\n"
TOLD = """Ghana receives armoured trucks from Romania
By Kofi Mensah
The Tema Courier
May 12, 2023

Romania delivered eight armoured trucks to Ghana on Thursday, a port official said.
"""
TAKEN_BACK = TOLD + "\nRetraction: This report rested on a forged paper and is withdrawn.\n"
PUT_RIGHT = (
    TOLD
    + "\nCorrection: An earlier version of this story said thirty trucks; it was eight armoured trucks, not thirty.\n"
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "book.db", writable=True) as register:
        yield register


def read_all(book: Register, folder: Path, **texts: str) -> list[LeftOut]:
    """Read these texts into the register."""
    files = []
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
        files.append(folder / f"{name}.txt")
    return read_into(book, files, Settings(folder / "book.db"), lambda _: None)


def report_of(text: str) -> Report:
    return read_report(text.encode(), "here.txt")


def test_a_report_in_a_language_of_the_tables_is_kept_without_claims_and_said(
    book: Register, tmp_path: Path
) -> None:
    left_out = read_all(book, tmp_path, abroad=ABROAD, farther=FARTHER)
    steps = {Path(one.address).stem: one.step for one in left_out}
    assert steps == {"abroad": "claims", "farther": "reading"}
    (kept,) = book.readings()
    assert kept.report.language == "es" and kept.claims == () and len(kept.sentences) >= 2
    assert set(book.left_out()) == set(left_out)
    # What is held is passed over in silence; what was left out is tried again.
    assert read_all(book, tmp_path, abroad=ABROAD) == []
    assert "Reuters" in {o.name for o in put_together([kept]).lineage.origins}


def test_by_its_own_notice_a_report_no_longer_counts_until_a_person_lifts_it(
    book: Register, tmp_path: Path
) -> None:
    read_all(book, tmp_path, back=TAKEN_BACK, told=TOLD.replace("Thursday", "Friday"))
    (gone,) = book.withdrawals()
    assert (gone.kind, gone.day, gone.by) == ("retraction", date(2023, 5, 12), "its outlet")
    assert gone.reason.startswith("Retraction: This report rested")
    (counting,) = book.readings()
    assert counting.report.id != gone.report
    assert book.reading(gone.report) is not None
    book.withdraw(replace(gone, kind="reinstatement", by="Ada", reason="it quotes another paper"))
    assert len(book.readings()) == 2 and book.withdrawals() == ()
    # Newer rules find the same notice; a person's word on it stands.
    newer = book.reading(gone.report)
    assert newer is not None
    assert book.record_reading(replace(newer, reader="rules/next"), withdrawal=taken_back_by(newer.report))
    assert len(book.readings()) == 2


def test_a_notice_in_the_frame_of_the_page_takes_nothing_back() -> None:
    report = replace(report_of(TAKEN_BACK), outlet="The Tema Courier")
    withdrawal = taken_back_by(report)
    assert withdrawal is not None and withdrawal.by == "The Tema Courier"
    at = report.text.index("Retraction")
    parts = (Part("body", 0, at), Part("furniture", at, len(report.text)))
    assert taken_back_by(replace(report, parts=parts)) is None
    assert taken_back_by(report_of(TOLD)) is None and taken_back_by(report_of(PUT_RIGHT)) is None


def test_a_correction_stands_beside_the_claims_of_its_field(book: Register, tmp_path: Path) -> None:
    read_all(book, tmp_path, right=PUT_RIGHT)
    ((reading, notice, claims),) = corrections_in(book.readings())
    assert notice.field == "quantity" and claims
    assert all(c in reading.claims and c.said("quantity") for c in claims)
    assert book.withdrawals() == ()


def test_versions_say_what_became_of_the_words(book: Register) -> None:
    def at(text: str) -> Reading:
        report = replace(report_of(text), address="https://tema.example/trucks")
        return Reading(report, (), ())

    former, newer = at(TOLD), at(PUT_RIGHT)
    for reading in (former, newer):
        book.record_reading(reading)
    ((before, after, edit),) = edits_of(book, newer.report.id)
    assert (before, after) == (former, newer)
    assert [n.kind for n in edit.notices] == ["correction"] and not edit.silent
    assert edits_of(book, former.report.id) == edits_of(book, newer.report.id)
