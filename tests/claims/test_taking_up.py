"""Short reports are read whole; what takes up goods, deals and states named before is told with their roles."""

from __future__ import annotations

import pytest

from waybill.claims.extract import extract
from waybill.intake.bare import bare_report
from waybill.reading.read import read
from waybill.records.claim import Claim
from waybill.records.values import Party, Quantity, System

DAY = "2023-06-15"
LEAD = "Georgia has bought 12 Piorun launchers from Poland, officials said."


def claims_of(text: str) -> tuple[Claim, ...]:
    """Every claim of a bare text of that day."""
    report = bare_report({"doc": "d", "text": text, "published": DAY})
    return extract(report, read(report))


def on(text: str, words: str) -> list[Claim]:
    """The claims that stand on the words."""
    return [c for c in claims_of(text) if words in c.span.words or c.span.words in words]


def role(claim: Claim, name: str) -> str | None:
    """The code of the party in the role."""
    said = claim.said(name)
    return said[0].value.code if said and isinstance(said[0].value, Party) else None


def best(claim: Claim) -> float | None:
    """The number told."""
    said = claim.said("quantity")
    return said[0].value.best if said and isinstance(said[0].value, Quantity) else None


@pytest.mark.parametrize(
    ("sentence", "number", "stage", "future"),
    [
        ("The first four were handed over in March.", 4, "delivered", False),
        ("The launchers are to be handed over by 2025.", None, "agreed", True),
        ("A further twenty would follow before the end of the year.", 20, None, True),
        ("The other five will come within the next six months.", 5, None, True),
        ("The remaining three are expected before Christmas.", 3, "agreed", True),
        ("All are due by the end of summer.", None, "agreed", True),
        ("Eight more are on order.", 8, "agreed", True),
        ("Six more are under contract.", 6, "agreed", True),
        ("They were flown in from Krakow last week.", None, "delivered", False),
    ],
)
def test_goods_named_before_are_taken_up(
    sentence: str, number: int | None, stage: str | None, future: bool
) -> None:
    found = on(f"{LEAD}\n{sentence}", sentence.rstrip("."))
    assert found, sentence
    assert {(role(c, "supplier"), role(c, "recipient")) for c in found} == {("POL", "GEO")}
    assert any(best(c) == number and c.future == future and stage in (None, c.stage) for c in found)
    assert any(
        isinstance(s.value, System) and s.value.name in {"Piorun", "launcher"}
        for c in found
        for s in c.said("system")
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The launchers are due for an overhaul.",
        "The launchers reach targets 6 km away.",
        "The launchers can be carried by one man.",
        "They are paid for in four instalments.",
        "The pilots flew them against the rebels.",
    ],
)
def test_what_only_speaks_of_the_goods_is_no_movement(sentence: str) -> None:
    assert not [
        c for c in on(f"{LEAD}\n{sentence}", sentence.rstrip(".")) if c.kind in ("transfer", "shipment")
    ]


def test_whoever_gives_now_bought_before() -> None:
    found = on(
        "Latvia will transfer two NASAMS launchers to Ukraine.\nThey were bought from Norway in 2020.",
        "They were",
    )
    assert [(role(c, "supplier"), role(c, "recipient")) for c in found] == [("NOR", "LVA")]


def test_a_deal_named_again_is_between_the_same() -> None:
    found = [
        c
        for c in on(f"{LEAD}\nThe contract was signed in May.", "The contract was signed in May")
        if c.kind == "agreement"
    ]
    assert [(role(c, "supplier"), role(c, "recipient"), c.stage) for c in found] == [("POL", "GEO", "agreed")]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Chad has shelved its plan to buy six L-15 jets from China.", "halted"),
        ("Kenya has postponed its plan to acquire 20 Kirpi vehicles from Turkey.", "halted"),
        ("Kenya has not postponed the purchase of 20 Kirpi vehicles from Turkey.", None),
    ],
)
def test_a_plan_shelved_is_halted(text: str, stage: str | None) -> None:
    found = [c for c in claims_of(text) if c.kind == "transfer"]
    assert found and all(stage in (None, c.stage) for c in found)


def test_a_participle_does_not_take_the_subject_of_the_verb_behind_it() -> None:
    found = on(
        "Two of four Chinese-built patrol boats promised to Benin's navy arrived at Cotonou on Tuesday.",
        "arrived at Cotonou",
    )
    assert ("CHN", "BEN") in {(role(c, "supplier"), role(c, "recipient")) for c in found}


def test_steps_told_side_by_side_stay_apart() -> None:
    found = claims_of(f"{LEAD}\nForty were ordered in 2016 and reached Batumi by ship earlier this month.")
    assert {"agreed", "delivered"} <= {c.stage for c in found if best(c) == 40}


@pytest.mark.parametrize(
    ("text", "supplier", "recipient"),
    [
        ("Austria issued licences for pistols worth two million euros to Oman last year.", "AUT", "OMN"),
        ("Austria revoked its export permits for rifles to Belarus.", "AUT", "BLR"),
    ],
)
def test_a_licence_names_who_grants_and_who_gets(text: str, supplier: str, recipient: str) -> None:
    found = [c for c in claims_of(text) if c.kind == "agreement"]
    assert (supplier, recipient) in {(role(c, "supplier"), role(c, "recipient")) for c in found}


@pytest.mark.parametrize(
    "sentence",
    [
        "The broker, reached by telephone, refused to answer questions.",
        "A spokesman for the army would neither confirm nor deny the sale.",
        "Neither government answered e-mails.",
        "The ministry would not be drawn on the price.",
        "Baykar, the manufacturer, did not respond to a request for comment.",
    ],
)
def test_silence_is_told_whoever_keeps_it(sentence: str) -> None:
    assert [c.kind for c in on(f"{LEAD}\n{sentence}", sentence.rstrip(".")) if c.kind == "response"]


@pytest.mark.parametrize(
    "text",
    [
        "Israel refused to sell Spyder batteries to Cyprus.",
        "Japan declined to supply Jordan with mine clearers and rifles.",
    ],
)
def test_a_refusal_to_trade_is_no_silence(text: str) -> None:
    found = claims_of(text)
    assert not [c for c in found if c.kind == "response"]
    assert all(c.polarity == "negated" or c.stage == "halted" for c in found if c.kind == "transfer")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Opposition deputies criticised the rise in exports.", "condemnation"),
        ("Minsk called the purchase short-sighted.", "condemnation"),
        ("Baku accused Poland of fuelling the war.", "condemnation"),
        ("The sale was welcomed by Vilnius.", "support"),
    ],
)
def test_a_stance_is_held_on_how_trade_goes(text: str, stance: str) -> None:
    found = [c for c in on(f"{LEAD}\n{text}", text.rstrip(".")) if c.kind == "position"]
    assert [c.said("stance")[0].value for c in found] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "The two countries signed an agreement on visas; no arms were discussed.",
        "The airline has ordered twenty A321 jets.",
        "The army said it had destroyed a convoy of trucks with weapons.",
        "American B-52 bombers flew over the Gulf with Saudi fighters.",
        "The striker was signed in Tel Aviv.",
    ],
)
def test_other_matters_tell_nothing(text: str) -> None:
    assert claims_of(text) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Turkey has sold the TB2 to Ghana.", "TB2"),
        ("Norway ordered 24 K9s in 2017.", "K9"),
        ("Chad bought three L-15s from China.", "L-15"),
    ],
)
def test_a_bare_name_that_is_traded_is_a_weapon(text: str, name: str) -> None:
    systems = [s.span.words for c in claims_of(text) for s in c.said("system")]
    assert systems and all(name in words for words in systems)


def test_goods_ordered_too_go_to_whoever_took_before() -> None:
    found = on(f"{LEAD}\nTwo patrol boats have been ordered too.", "Two patrol boats have been ordered too")
    assert {role(c, "recipient") for c in found} == {"GEO"}
