"""A stance on a matter of arms trade is a position, whoever holds it; what is only denied or backed out of is none."""

from __future__ import annotations

import pytest

from tests.claims.claims_material import claims_of, tells

OPEN = "Sweden sold 20 howitzers to Latvia last year. "

TOLD = [
    ("Amnesty welcomed the decision.", {"stance": "support", "party": None}),
    ("Opposition members denounced the purchase as a folly.", {"stance": "condemnation"}),
    ("The Greens backed the donation.", {"stance": "support"}),
    ("Moscow views the sale with concern.", {"stance": "concern", "party": "RUS"}),
    ("A former general called the delivery a milestone.", {"stance": "support"}),
    ("Belarus regretted that the offer had been accepted.", {"stance": "concern", "party": "BLR"}),
    ("The sale breaks no rule of international law, Stockholm said.", {"stance": "right_claimed"}),
    ("Finland made no objection to the sale.", {"stance": "support", "party": "FIN"}),
    ("Minsk threatened a harsh response.", {"stance": "warning", "party": "BLR"}),
    ("Union leaders warned that Riga could cancel the order.", {"stance": "warning"}),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_a_stance_on_the_trade_told_before_is_a_position(text: str, wanted: dict[str, object]) -> None:
    assert tells(OPEN + text, "position", **wanted)


@pytest.mark.parametrize(
    "text",
    [
        "Riga backed out of a plan to buy more.",
        "The Latvian embassy denied that it had threatened to cancel the order.",
    ],
)
def test_what_is_denied_or_given_up_is_no_position(text: str) -> None:
    assert not [c for c in claims_of(OPEN + text) if c.kind == "position"]
