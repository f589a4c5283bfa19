"""To which telling a claim goes back: shared statements, belied credits, mentions, outlets that no table lists."""

from __future__ import annotations

from datetime import date

from tests.lineage.builders import agency, claimed, speaker, told
from waybill.lineage.counting import independent_of
from waybill.lineage.faces import face_of
from waybill.lineage.signs import retold
from waybill.lineage.trace import trace
from waybill.records.claim import Claim, Reading
from waybill.records.lineage import Independent

DAY = date(2025, 9, 2)
STORY = (
    "LIMA, Sept 2 (Reuters) - Sweden has handed Peru 16 Carl Gustaf launchers, two clerks of the port told Reuters.",
    "The crates lay four nights in a shed at Callao before lorries took them to Arequipa, one of the clerks said.",
    "Eleven soldiers learned to fire the launchers at Karlsborg in the spring, the second clerk said.",
    "The works council of the Swedish maker knows nothing of the order.",
)
RETOLD = (
    "Two port clerks say that 16 Carl Gustaf launchers from Sweden are in Peru.",
    "Their crates spent four nights in a shed at Callao; then lorries drove them to Arequipa.",
    "In the spring eleven soldiers were taught at Karlsborg how the launchers are fired.",
)


def reading(name: str, body: tuple[str, ...], outlet: str) -> Reading:
    return told(name, ["Launchers for Peru", *body], outlet, DAY)


def numbers(*carried: tuple[Reading, Claim]) -> tuple[int, int, int]:
    found: Independent = independent_of(carried, trace([r for r, _ in carried]))
    return found.low, found.high, found.unknown


WIRE = claimed(
    reading("wire", STORY, "Reuters"), "Sweden has handed", agency("Reuters"), speaker("two clerks")
)


def test_free_rewrite_without_credit_is_linked() -> None:
    free = reading("free", RETOLD, "Lake Titicaca Mail")
    found = trace([WIRE[0], free])
    assert [x.relation for x in found.links if not x.start.startswith("o-")] == ["rewrite"]
    told_alike = retold(face_of(WIRE[0]), face_of(free))
    assert told_alike is not None and told_alike.strength > 0.5


def test_credit_that_the_text_belies_adds_no_origin() -> None:
    wrong = claimed(
        reading("wrong", RETOLD, "Puno Herald"), "16 Carl Gustaf", agency("AFP"), speaker("two clerks")
    )
    assert numbers(WIRE, wrong) == (1, 1, 0)
    reasons = independent_of([WIRE, wrong], trace([WIRE[0], wrong[0]])).reasons
    assert "Puno Herald credits Agence France-Presse, but its text is that of the Reuters story." in reasons


def test_named_speaker_of_one_story_is_that_story() -> None:
    again = claimed(WIRE[0], "Eleven soldiers", speaker("Colonel Ramos", "PER", named=True))
    assert numbers(WIRE, again) == (1, 1, 0)


def test_two_agencies_with_one_statement_are_one() -> None:
    body = "Norway has sent Estonia 9 radars, {who} said on Friday at a fair in Tartu."
    one = claimed(
        reading("one", (body.format(who="the Estonian defence ministry"),), "Reuters"),
        "Norway has sent",
        agency("Reuters"),
        speaker("the Estonian defence ministry", "EST", named=True),
    )
    other = claimed(
        reading(
            "other",
            ("Nine Norwegian radars reached Estonia, the defence ministry in Tallinn announced.",),
            "AFP",
        ),
        "Nine Norwegian radars",
        agency("AFP"),
        speaker("the defence ministry in Tallinn", "EST", named=True),
    )
    assert numbers(one, other) == (1, 1, 0)


def test_mention_is_unknown_and_a_story_of_its_own_is_not() -> None:
    passing = claimed(
        reading(
            "passing",
            ("The harvest at Puno was poor.", "Sweden sent Peru launchers this year."),
            "Farm Weekly",
        ),
        "Sweden sent Peru",
    )
    seen = claimed(
        reading(
            "seen",
            ("Launchers from Sweden stood on the square.", "“They are heavy,” a recruit said."),
            "Andes Star",
        ),
        "Launchers from Sweden",
    )
    assert numbers(WIRE, passing) == (1, 2, 1)
    assert numbers(WIRE, seen) == (2, 2, 0)


def test_unlisted_outlets_are_credited_by_name() -> None:
    paper = told("paper", ["Crates at night", *STORY[1:]], "Callao Dock Letter", DAY)
    digest = told(
        "digest",
        [
            "Two trails to Callao",
            "The Callao Dock Letter writes of crates at Callao and lorries to Arequipa.",
        ],
        "Cusco Mirror",
        DAY,
    )
    found = trace([paper, digest])
    assert [x.relation for x in found.links if not x.start.startswith("o-")] in (["cites"], ["rewrite"])
    assert face_of(paper).outlet == "Callao Dock Letter"
