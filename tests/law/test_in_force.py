"""Which measures bound the parties on the day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.law.questions import answer, ask, relevant
from waybill.knowledge.measures import load_measures
from waybill.law.in_force import measures_in_force, order
from waybill.records.law import Measure, Question
from waybill.records.values import Period, System

# Worked out from S/RES/2231 (2015) and its Annex B: Adoption Day 18 October 2015, Implementation Day
# 16 January 2016, five years to 18 October 2020, eight to 18 October 2023; snapback at 00:00 GMT on
# 28 September 2025.
_MISSILES_TO_RUSSIA = {
    "2020-10-17": {"UN-IRN-2231-B3", "UN-IRN-2231-B4", "UN-IRN-2231-B6B"},
    "2020-10-18": {"UN-IRN-2231-B3", "UN-IRN-2231-B4"},
    "2023-10-17": {"UN-IRN-2231-B3", "UN-IRN-2231-B4"},
    "2023-10-18": set(),
    "2024-02-21": set(),
    "2025-09-27": set(),
    "2025-09-28": {"UN-IRN-SB-1737", "UN-IRN-SB-1747"},
}


@pytest.mark.parametrize(("day", "ids"), _MISSILES_TO_RUSSIA.items())
def test_missiles_from_iran_to_russia(day: str, ids: set[str]) -> None:
    assert relevant(ask("IRN>RUS", "ballistic missile", day, range_km=700), "UN") == ids


def test_the_eu_kept_its_own_after_transition_day() -> None:
    found = relevant(ask("IRN>RUS", "ballistic missile", "2024-02-21", range_km=700), "EU")
    assert found == {"EU-IRN-EXPORT", "EU-RUS-2014-512"}
    drones = answer(ask("IRN>RUS", "ballistic missile", "2024-02-21", range_km=700))["EU-IRN-2023-1532"]
    assert (drones.in_force, drones.scope) == ("yes", "does_not_fit")


def test_both_positions_are_told_where_a_measure_is_contested() -> None:
    finding = answer(ask("IRN>RUS", "ballistic missile", "2025-10-20", range_km=700))["UN-IRN-SB-1747"]
    assert finding.in_force == "yes"
    assert {"Iran", "Russia", "China"} <= set(finding.measure.positions[1].held_by.replace(",", "").split())
    assert all(p.position in finding.why for p in finding.measure.positions)


def test_an_assertion_that_was_not_recognised_binds_nobody() -> None:
    finding = answer(ask("IRN>RUS", "ballistic missile", "2020-10-20", range_km=700))["UN-IRN-US2020-CLAIM"]
    assert finding.in_force == "no"
    assert len(finding.measure.positions) == 2


def test_there_is_a_row_that_says_that_there_is_none() -> None:
    finding = answer(ask("PRK>RUS", "artillery shell", "2024-01-01"))["UN-RUS-NONE"]
    assert (finding.in_force, finding.scope) == ("no", "does_not_fit")


def test_a_period_over_a_last_day_is_in_part() -> None:
    over = ask("IRN>RUS", "ballistic missile", "2023-10-01", "2023-10-31", range_km=700)
    assert answer(over)["UN-IRN-2231-B4"].in_force == "part"
    within = ask("IRN>RUS", "ballistic missile", "2023-10-01", "2023-10-17", range_km=700)
    assert answer(within)["UN-IRN-2231-B4"].in_force == "yes"


def test_a_scope_that_widened_is_answered_by_phase() -> None:
    asked = ask("CHN>PRK", "rifle", "2015-01-01", "2016-12-31")
    finding = answer(asked)["UN-PRK-IMPORT"]
    assert (finding.in_force, finding.scope) == ("part", "fits")


def test_open_periods_are_answered() -> None:
    question = Question("IRN", "RUS", System("missile"), "missile", Period(None, date(2016, 1, 16)))
    found = {f.measure.id: f.in_force for f in measures_in_force(question, load_measures())}
    assert found["UN-IRN-2231-B6B"] == "part"
    assert found["UN-IRN-SB-1747"] == "no"
    whole = Question("IRN", "RUS", System("missile"), "missile", Period(None, None))
    assert all(f.in_force in ("no", "part") for f in measures_in_force(whole, load_measures()))


def test_a_first_day_that_is_not_known_is_said() -> None:
    finding = answer(ask("FRA>BLR", "rifle", "2010-01-01"))["CH-BLR"]
    assert finding.in_force == "part"
    assert "first day not known" in finding.why


def test_a_group_is_reached_where_its_state_is_exempt() -> None:
    government = answer(ask("SRB>IRQ", "rifle", "2015-01-01"))["UN-IRQ"]
    group = answer(ask("SRB>ISIS", "rifle", "2015-01-01"))["UN-IRQ"]
    assert (government.in_force, government.scope) == ("yes", "does_not_fit")
    assert (group.in_force, group.scope) == ("yes", "fits")
    assert "not to the government" in government.why


@pytest.mark.parametrize("name", ["houthis", "Ansar Allah", "HOUTHI", "ansar-allah"])
def test_spellings_of_a_group_meet(name: str) -> None:
    assert "UN-YEM-2216" in relevant(ask(f"IRN>{name}", "rifle", "2020-01-01"), "UN")


def test_unknown_parties_are_bound_by_nothing_of_their_own() -> None:
    assert relevant(ask("ZZZ>QQQ", "rifle", "2020-01-01")) == set()


def test_the_wording_is_possible_relevance_and_never_violation() -> None:
    for day in ("1992-04-15", "2016-01-16", "2024-02-21", "2025-10-20"):
        for finding in answer(ask("IRN>SYR", "ballistic missile", day, range_km=700)).values():
            told = finding.in_force != "no" and finding.scope != "does_not_fit"
            assert finding.why.startswith("Possible relevance: ") == told
            assert finding.why.endswith(".") and finding.why.count(". ") == 0
            assert "violat" not in finding.why.casefold() and "breach" not in finding.why.casefold()


def test_in_force_and_fitting_goes_first_and_every_order_of_rows_gives_the_same() -> None:
    question = ask("IRN>RUS", "ballistic missile", "2020-10-17", range_km=700)
    found = measures_in_force(question, load_measures())
    assert (found[0].in_force, found[0].scope, found[0].measure.body) == ("yes", "fits", "UN")
    assert list(found) == sorted(found, key=order)
    assert measures_in_force(question, tuple(reversed(load_measures()))) == found


def _embargoes(body: str, day: str) -> set[str]:
    """The targets under an arms embargo of the body on the day, read from the rows' ids."""
    asked = date.fromisoformat(day)
    return {
        m.id.split("-")[1] for m in load_measures() if m.body == body and _is_embargo(m) and _held(m, asked)
    }


def _held(measure: Measure, day: date) -> bool:
    return measure.start is not None and measure.start <= day and (measure.end is None or day < measure.end)


def _is_embargo(measure: Measure) -> bool:
    not_arms = {"UN-1540", "UN-SYR-2118", "EU-CP-944", "ECOWAS-SALW", "UN-IRN-US2020-CLAIM"}
    return measure.id not in not_arms


def test_counts_stand_beside_the_yearbooks() -> None:
    # SIPRI Yearbook 2011: 12 UN, 16 EU, 1 ECOWAS during 2010, Sierra Leone (lifted that year) included,
    # Al-Qaida with the Taliban taken for one. Yearbook 2013: 13 UN, 19 EU, 1 Arab League during 2012.
    un = {"AFG", "CIV", "COD", "ERI", "IRN", "IRQ", "LBN", "LBR", "PRK", "SDN", "SOM"}
    own = {"CHN", "GIN", "MMR", "ZWE"}
    assert _embargoes("UN", "2010-12-31") == (un - {"AFG"}) | {"TAL", "ISIL"}
    assert _embargoes("EU", "2010-12-31") == un | own | {"ISIL"}
    assert _embargoes("ECOWAS", "2010-12-31") == {"GIN"}
    assert _embargoes("UN", "2012-12-31") == (un - {"AFG"}) | {"TAL", "ISIL", "LBY"}
    assert _embargoes("EU", "2012-12-31") == un | own | {"ISIL", "LBY", "BLR", "SSD", "SYR"}
    assert _embargoes("LAS", "2012-12-31") == {"SYR"}
    assert [len(_embargoes(b, d)) for b, d in (("UN", "2010-12-31"), ("EU", "2010-12-31"))] == [12, 16]
    assert [len(_embargoes(b, d)) for b, d in (("UN", "2012-12-31"), ("EU", "2012-12-31"))] == [13, 20]
