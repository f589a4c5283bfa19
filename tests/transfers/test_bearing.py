"""What a response, position or agreement bears on: its sentence, what it names, whose word it is, where it stands."""

from __future__ import annotations

from dataclasses import replace

from tests.transfers.tellings import (
    CHAD,
    LYNX,
    OMAN,
    TEXT,
    TOGO,
    answer,
    by,
    movement,
    one_each,
    said,
    telling,
)
from waybill.records.claim import Claim, Reading
from waybill.records.lineage import Independent, Lineage
from waybill.records.transfer import Transfer
from waybill.records.values import Party, System
from waybill.records.words import Span
from waybill.transfers.assemble import assemble

PERU, IRAQ = Party("PER", "Peru"), Party("IRQ", "Iraq")
BOAT = System("Shaldag", "Shaldag", "patrol boat", "III")
# The text of these reports is cut into sentences of ten characters.
LONG = 10


def at(sentence: int, claim: Claim) -> Claim:
    """The claim in the given sentence of its report."""
    start = LONG * sentence
    return replace(claim, id=f"{claim.id}{sentence}", span=Span.cut(TEXT, start, start + 4))


def report(*claims: Claim) -> Reading:
    """One report of five sentences with these claims."""
    reading = telling("one", 4, *claims)
    cuts = tuple(("body", Span.cut(TEXT, LONG * n, LONG * n + LONG)) for n in range(5))
    return replace(reading, sentences=cuts)  # type: ignore[arg-type]


def entries(*claims: Claim) -> dict[str, Transfer]:
    """The transfers of one report by their recipient."""
    lineage = Lineage((), (), (), Independent(0, 0, 0, ()), ())
    return {t.recipient.value.code: t for t in assemble([report(*claims)], lineage, one_each) if t.recipient}


def stances(transfer: Transfer) -> set[tuple[str, str]]:
    """Who stands how on it, the silent left out."""
    return {(p.party.code, p.stance) for p in transfer.positions if p.stance != "silent"}


NEWS = movement()
BEFORE = movement(BOAT, supplier=said(PERU), recipient=said(TOGO))


def test_a_stranger_speaks_of_the_news_and_not_of_what_is_told_beside_it() -> None:
    found = entries(at(0, NEWS), at(1, BEFORE), at(2, answer(IRAQ, "declined")))
    assert stances(found["TCD"]) == {("IRQ", "declined")}
    assert stances(found["TGO"]) == set()


def test_a_party_speaks_of_its_own_movement() -> None:
    found = entries(
        at(0, NEWS), at(1, BEFORE), at(2, answer(PERU, "denied")), at(3, answer(CHAD, "confirmed"))
    )
    assert stances(found["TCD"]) == {("TCD", "confirms")}
    assert stances(found["TGO"]) == {("PER", "denies")}


def test_a_party_of_both_speaks_of_the_news() -> None:
    found = entries(
        at(0, NEWS), at(1, movement(BOAT, recipient=said(TOGO))), at(2, answer(OMAN, "no_response"))
    )
    assert stances(found["TCD"]) == {("OMN", "no_response")}
    assert stances(found["TGO"]) == set()


def test_what_stands_in_one_sentence_belongs_together() -> None:
    found = entries(at(0, NEWS), at(1, BEFORE), at(1, answer(IRAQ, "denied")))
    assert stances(found["TGO"]) == {("IRQ", "denies")}
    assert stances(found["TCD"]) == set()


def test_two_movements_told_in_the_first_sentence_are_both_the_news() -> None:
    found = entries(at(0, NEWS), at(0, BEFORE), at(2, answer(IRAQ, "declined")))
    assert stances(found["TCD"]) == stances(found["TGO"]) == {("IRQ", "declined")}


def agreement(**fields: object) -> Claim:
    """An agreement with these fields and no others."""
    return Claim("g", "", "agreement", NEWS.span, (), fields, stage="agreed")  # type: ignore[arg-type]


def agreed(transfer: Transfer) -> bool:
    """Whether some claim says that it was agreed."""
    return any(s.stage == "agreed" for s in transfer.steps)


def test_an_agreement_goes_with_what_was_told_last() -> None:
    found = entries(at(0, NEWS), at(1, BEFORE), at(2, agreement()))
    assert (agreed(found["TCD"]), agreed(found["TGO"])) == (False, True)


def test_an_agreement_goes_with_its_parties_and_goods() -> None:
    found = entries(at(0, NEWS), at(1, BEFORE), at(2, agreement(supplier=said(OMAN), recipient=said(CHAD))))
    assert (agreed(found["TCD"]), agreed(found["TGO"])) == (True, False)
    found = entries(at(0, NEWS), at(1, BEFORE), at(2, agreement(system=(said(LYNX),))))
    assert (agreed(found["TCD"]), agreed(found["TGO"])) == (True, False)


def test_an_agreement_of_others_bears_on_nothing() -> None:
    found = entries(at(0, NEWS), at(1, BEFORE), at(2, agreement(supplier=said(IRAQ), recipient=said(CHAD))))
    assert not agreed(found["TCD"])
    assert not agreed(found["TGO"])


def test_a_speakers_state_is_called_by_its_name() -> None:
    (standing,) = (
        p for p in entries(at(0, by(NEWS, "the minister", "PER", True)))["TCD"].positions if p.claims
    )
    assert (standing.party, standing.stance) == (PERU, "confirms")
