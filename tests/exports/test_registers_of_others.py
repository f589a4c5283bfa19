"""The layouts of SIPRI and of the UN Register: what a row says, what is kept out of it, what is said to be missing."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from tests.exports.pictures import (
    COD,
    FIFTY,
    FORTY,
    GROUP,
    HERRING,
    MISSILE,
    NOR,
    RIFLE,
    UN,
    WINTER,
    Picture,
    make_picture,
)
from waybill.exports import sipri, unroca
from waybill.exports.goods import WHY, covers, fits_unit, lots_of
from waybill.exports.record import EVER, Export, Losses
from waybill.exports.tables import alpha2_of, armament_of, is_group, is_state, salw_line
from waybill.exports.words import quantity_words
from waybill.knowledge.kinds import kinds
from waybill.records.transfer import Backed, Step, Transfer
from waybill.records.values import Party, Period, Quantity, System


def rows(made: Export, name: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(made.files[name].decode("utf-8"))))


def lost(made: Export, what: str) -> list[tuple[str, str]]:
    """The cases of one kind of loss."""
    return [case for x in made.loss.lost if x.what == what for case in x.cases]


def alone(**changes: object) -> Picture:
    """The missiles with some changes, and nothing else."""
    picture = make_picture()
    return Picture(picture.readings, picture.lineage, (replace(picture.transfers[0], **changes),))  # type: ignore[arg-type]


def said_by(*claims: str) -> tuple[Step, ...]:
    """The missiles' ladder, its deliveries told by these claims."""
    return tuple(replace(s, affirmed=claims) for s in make_picture().transfers[0].steps)


def test_sipri_has_the_columns_of_the_new_layout() -> None:
    header = sipri.export(make_picture()).files["trade-register.csv"].decode().splitlines()[0].split(",")
    assert len(header) == 17
    assert (header[0], header[6], header[12], header[16]) == (
        "SIPRI AT Database ID",
        "Order date",
        "Status",
        "Local production",
    )


def test_a_joint_number_stands_on_one_row_and_is_marked_as_an_estimate() -> None:
    made = sipri.export(make_picture())
    (row,) = rows(made, "trade-register.csv")
    assert (row["Supplier"], row["Recipient"]) == ("Norway", "Malta")
    assert row["Designation"] == "Herring-2 / Cod-1"
    assert (row["Armament category"], row["Description"]) == ("Missiles", "ballistic missile")
    assert (row["Numbers delivered"], row["Numbers delivered is estimate"]) == ("40", "Yes")
    assert (row["Delivery year"], row["Delivery year is estimate"]) == ("2024", "Yes")
    assert (row["Order date"], row["Order date is estimate"]) == ("2023", "No")
    assert lost(made, "joint numbers") == [("t-0000000001", "about 40 missiles: Herring-2 / Cod-1")]
    assert lost(made, "other numbers") == [("t-0000000001", "at least 50 missiles")]
    assert lost(made, "numbers of no item") == [("t-0000000001", "3 containers")]
    assert lost(made, "generic kinds") == [("t-0000000001", "missile")]


def test_the_condition_of_the_goods_is_never_made_up_from_the_stage() -> None:
    made = sipri.export(make_picture())
    assert {r["Status"] for r in rows(made, "trade-register.csv")} == {""}
    assert {"Status", "TIV deal unit", "SIPRI AT Database ID"} <= set(made.loss.unfilled)


def test_what_sipri_does_not_count_is_listed() -> None:
    made = sipri.export(make_picture())
    assert lost(made, "outside the register") == [("t-0000000002", "rifle")]
    assert [of for of, _ in lost(made, "no recipient")] == ["t-0000000003"]


def test_what_is_only_considered_or_to_come_is_no_delivery() -> None:
    transfer = make_picture().transfers[0]
    coming = tuple(replace(s, future=True) for s in transfer.steps)
    made = sipri.export(alone(steps=coming))
    assert not rows(made, "trade-register.csv")
    assert lost(made, "not delivered") == [("t-0000000001", "delivered")]


def test_a_denial_alone_is_no_delivery() -> None:
    transfer = make_picture().transfers[0]
    denied = tuple(replace(s, affirmed=()) for s in transfer.steps)
    assert not rows(sipri.export(alone(steps=denied)), "trade-register.csv")


def test_the_day_of_publication_never_stands_in_for_the_delivery() -> None:
    made = sipri.export(alone(began=(), agreed=()))
    (row,) = rows(made, "trade-register.csv")
    assert (row["Delivery year"], row["Delivery year is estimate"], row["Order date"]) == ("", "", "")
    assert lost(made, "years not told")


def test_an_exact_number_in_one_year_is_no_estimate() -> None:
    exact, year = Quantity(12, 12, 12, unit="missile"), Period(WINTER.latest, WINTER.latest, "2024-01-10")
    claim = make_picture().transfers[0].claims[0]
    made = sipri.export(
        alone(
            quantities=(Backed(exact, (claim,)),),
            systems=(Backed(HERRING, (claim,)),),
            began=(Backed(year, (claim,)),),
        )
    )
    (row,) = rows(made, "trade-register.csv")
    assert (row["Numbers delivered"], row["Numbers delivered is estimate"]) == ("12", "No")
    assert row["Delivery year is estimate"] == "No"


def test_sipri_marks_groups_and_bodies() -> None:
    assert [sipri.party_name(p) for p in (NOR, GROUP, UN)] == ["Norway", "Houthis*", "United Nations**"]


def test_unroca_has_a_form_for_each_side_and_small_arms_apart() -> None:
    made = unroca.export(make_picture())
    (out,) = rows(made, "unroca-exports.csv")
    (into,) = rows(made, "unroca-imports.csv")
    assert (out["Reporting State"], out["B. Final importer State(s)"]) == ("Norway", "Malta")
    assert (into["Reporting State"], into["B. Exporter State(s)"]) == ("Malta", "Norway")
    assert (out["A. Category (I-VII)"], out["C. Number of items"], out["Calendar year"]) == (
        "VII",
        "40",
        "2024",
    )
    assert out["E. Intermediate location (if any)"] == "Valletta, North Sea, Port Nowhere"
    assert out["G. Comments on the transfer"].startswith(
        "about 40 missiles; year estimated; as reported: 2 reports, 1 to 2"
    )
    (small,) = rows(made, "unroca-salw-exports.csv")
    assert (small["Part"], small["Line"], small["C. Number of items"]) == (
        "Small arms",
        "2. Rifles and carbines",
        "500",
    )


def test_an_armed_group_reports_nothing_to_the_register() -> None:
    made = unroca.export(make_picture())
    assert not rows(made, "unroca-salw-imports.csv")
    assert lost(made, "parties that are no State") == [("t-0000000002", "Houthis")]


def test_goods_of_an_open_category_have_none() -> None:
    open_ = System("Gizmo-9", None, "loitering munition", None)
    steps = said_by("c")
    made = unroca.export(alone(systems=(Backed(open_, ("c",)),), quantities=(), steps=steps))
    assert [r["A. Category (I-VII)"] for r in rows(made, "unroca-exports.csv")] == [""]
    assert lost(made, "category open") == [("t-0000000001", "Gizmo-9")]


def lots(transfer: Transfer) -> list[tuple[tuple[str, ...], float | None]]:
    """The lots of a transfer by the names of their systems."""
    return [(tuple(s.name for s in lot.systems), lot.number) for lot in lots_of(transfer, Losses(WHY))]


def test_a_number_told_of_a_mere_kind_is_that_of_the_finer_ones() -> None:
    transfer = make_picture().transfers[0]
    told = replace(
        transfer,
        systems=(Backed(MISSILE, ("x",)), Backed(HERRING, ("y",))),
        quantities=(Backed(FIFTY, ("x",)),),
        steps=said_by("x", "y"),
    )
    assert lots(told) == [(("Herring-2",), 50)]


def test_no_goods_are_counted_twice() -> None:
    transfer = make_picture().transfers[0]
    told = replace(
        transfer,
        systems=(Backed(HERRING, ("x",)), Backed(COD, ("x", "y"))),
        quantities=(Backed(FORTY, ("x",)), Backed(FIFTY, ("y",))),
        steps=said_by("x", "y"),
    )
    assert lots(told) == [(("Herring-2", "Cod-1"), 40)]


@pytest.mark.parametrize(
    ("unit", "system", "fits"),
    [
        ("missile", HERRING, True),
        ("rifle", HERRING, False),
        (None, RIFLE, True),
        ("unit", RIFLE, True),
        ("container", RIFLE, False),
    ],
)
def test_a_unit_counts_items_of_its_own_noun(unit: str | None, system: System, fits: bool) -> None:
    assert fits_unit(system, unit) is fits


def test_a_kind_covers_what_is_of_it() -> None:
    ballistic = System("ballistic missile", None, "ballistic missile", "VII")
    assert covers(MISSILE, ballistic) and covers(ballistic, HERRING) and covers(System("arms"), RIFLE)
    assert not covers(ballistic, MISSILE) and not covers(HERRING, COD) and not covers(MISSILE, System("arms"))
    assert not covers(MISSILE, System("missile launcher", None, "missile launcher", "VII"))


def test_the_tables_know_parties_and_kinds() -> None:
    assert (
        alpha2_of(NOR) == "NO" and alpha2_of(UN) is None and alpha2_of(Party("SUN", "Soviet Union")) is None
    )
    assert (
        is_state(Party("SUN", "Soviet Union")) and not is_state(UN) and is_group(GROUP) and not is_group(UN)
    )
    assert (
        armament_of(HERRING) == "Missiles"
        and armament_of(RIFLE) == "outside"
        and armament_of(System("x")) is None
    )
    assert salw_line(RIFLE) == ("Small arms", "2. Rifles and carbines")


def test_every_small_arm_of_the_table_of_kinds_has_its_line() -> None:
    small = {s for s in kinds().values() if s.unroca == "SALW"}
    assert small
    assert [s.category for s in small if not salw_line(s)[1]] == []


def test_major_arms_of_the_table_of_kinds_have_a_category_of_sipri() -> None:
    open_ = {"missile system", "missile launcher", "coastal defence system"}
    major = {s.category or "" for s in kinds().values() if s.unroca in unroca.MAJOR}
    assert {c for c in major if armament_of(System("x", None, c)) is None} <= open_


def test_the_account_names_every_transfer_that_has_no_row() -> None:
    for module in (sipri, unroca):
        made = module.export(make_picture(), EVER)
        told = {of for x in made.loss.lost for of, _ in x.cases}
        assert {"t-0000000001", "t-0000000002", "t-0000000003"} <= told


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (FORTY, "about 40 missiles"),
        (Quantity(1, 1, 1, unit="frigate"), "1 frigate"),
        (Quantity(2, 3, 4, unit="aircraft"), "2 to 4 aircraft"),
        (Quantity(None, 2.5e9, None, unit="USD"), "2500000000 USD"),
        (Quantity(None, None, 12, bound="at_most", unit="battery"), "at most 12 batteries"),
        (Quantity(None, None, None, unit="missile"), "an unknown number of missiles"),
    ],
)
def test_numbers_are_told_as_a_reader_says_them(quantity: Quantity, words: str) -> None:
    assert quantity_words(quantity) == words


def test_a_row_of_goods_has_the_backing_of_the_claims_that_name_them() -> None:
    transfer = make_picture().transfers[0]
    going = next(s for s in transfer.steps if s.stage == "delivered")
    other, own = "c-elsewhere", transfer.claims[0]
    told = (Backed(HERRING, (own,)), Backed(RIFLE, (other,)))
    steps = (replace(going, affirmed=(own,), negated=(other,)),)
    one = alone(systems=told, quantities=(), steps=steps)
    assert {r["Designation"] for r in rows(sipri.export(one), "trade-register.csv")} == {"Herring-2"}
    assert ("t-0000000001", "rifle") in lost(unroca.export(one), "not delivered")
    (row,) = rows(unroca.export(one), "unroca-exports.csv")
    assert "as reported: 1 report," in row["G. Comments on the transfer"]
