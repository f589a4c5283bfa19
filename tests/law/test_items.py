"""How goods lie to the scope of a measure."""

from __future__ import annotations

import pytest

from tests.law.questions import ask
from waybill.law.items import describe_item, find_system, fit_scope
from waybill.records.law import Question
from waybill.records.values import Period, System


@pytest.mark.parametrize(
    ("words", "range_km", "tag", "fit"),
    [
        ("ballistic missiles", 300, "mtcr", "fits"),
        ("ballistic missiles", 299, "mtcr", "does_not_fit"),
        ("ballistic missiles", None, "mtcr", "may_fit"),
        ("cruise missile", 1500, "mtcr", "fits"),
        ("drones", 200, "uav_mtcr", "may_fit"),
        ("drones", 1800, "uav_mtcr", "fits"),
        ("missile components", None, "mtcr", "may_fit"),
        ("rifles", None, "mtcr", "does_not_fit"),
        ("howitzers", None, "unroca_major_arms", "fits"),
        ("rifles", None, "unroca_major_arms", "does_not_fit"),
        ("surface-to-air missiles", None, "unroca_major_arms", "does_not_fit"),
        ("MANPADS", None, "unroca_major_arms", "fits"),
        ("helicopters", None, "unroca_major_arms", "may_fit"),
        ("guided rocket", 15, "unroca_major_arms", "may_fit"),
        ("assault rifles", None, "salw", "fits"),
        ("ammunition", None, "salw", "may_fit"),
        ("rifles", None, "all_arms_but_salw", "does_not_fit"),
        ("tanks", None, "all_arms_but_salw", "fits"),
        ("155 mm artillery shells", None, "all_arms", "fits"),
        ("machine tools", None, "all_arms", "may_fit"),
        ("machine tools", None, "dual_use", "fits"),
        ("oil", None, "all_arms", "does_not_fit"),
        ("crude oil", None, "petroleum", "fits"),
        ("tear gas", None, "repression", "fits"),
        ("gadgets", None, "all_arms", "may_fit"),
        ("gadgets", None, "none", "does_not_fit"),
        ("weapons", None, "unroca_major_arms", "may_fit"),
        ("weapons", None, "all_arms", "fits"),
    ],
)
def test_goods_lie_to_a_scope(words: str, range_km: float | None, tag: str, fit: str) -> None:
    item = describe_item(ask("AAA>BBB", words, "2020-01-01", range_km=range_km))
    assert fit_scope(item, [tag]).fit == fit


def test_a_known_system_is_read_by_its_category_and_its_register_mark() -> None:
    system = System("Zolfaghar", "Fateh-110", "ballistic missile", "VII")
    question = Question("IRN", "RUS", system, "Zolfaghar missiles", Period(None, None), 700)
    assert fit_scope(describe_item(question), ["mtcr"]).fit == "fits"
    assert fit_scope(describe_item(question), ["unroca_major_arms"]).fit == "fits"


def test_the_register_mark_overrules_an_open_kind() -> None:
    armed = Question("TUR", "SOM", System("TB2", None, "UAV", "IV"), "TB2", Period(None, None))
    unarmed = Question("TUR", "SOM", System("X", None, "UAV", "none"), "X", Period(None, None))
    open_ = Question("TUR", "SOM", System("Y", None, "UAV", "IV?"), "Y", Period(None, None))
    fits = [fit_scope(describe_item(q), ["unroca_major_arms"]).fit for q in (armed, unarmed, open_)]
    assert fits == ["fits", "does_not_fit", "may_fit"]


def test_the_best_of_several_tags_counts_and_the_mtcr_line_is_named() -> None:
    item = describe_item(ask("IRN>RUS", "ballistic missile", "2020-01-01", range_km=120))
    assert fit_scope(item, ["mtcr", "all_arms"]).fit == "fits"
    below = fit_scope(item, ["nuclear", "mtcr"])
    assert below.fit == "does_not_fit"
    assert "300 km" in below.why


def test_plain_words_give_a_kind() -> None:
    assert find_system("attack helicopters").unroca == "V"
    assert find_system("ballistic missile launchers").category == "ballistic missile"
    assert find_system("tanker planes").category is None
    assert find_system("something else") == System("something else")
