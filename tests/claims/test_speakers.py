"""Who the speakers are, how many, on which side, and which mentions are one speaker; texts are made up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.claims.speech_material import read_passages, report_of
from waybill.claims.speakers import SpeakerBook, resolve_speakers, roster_gap
from waybill.records.claim import Attribution

PARTIES = {
    "Turkish": "TUR",
    "Turkey": "TUR",
    "Libyan": "LBY",
    "Kenya": "KEN",
    "Kenyan": "KEN",
    "US": "USA",
    "Polish": "POL",
    "Iraqi": "IRQ",
    "Jordan": "JOR",
}


def attributions(text: str) -> list[Attribution]:
    """Every attribution of a text in order of its cues."""
    passages = read_passages(text, PARTIES)
    book = resolve_speakers(report_of(text), passages)
    found = [book.attribution(s) for p in passages for s in p.speech]
    return [a for a in found if a is not None]


def book_of(text: str) -> SpeakerBook:
    """The book of a text."""
    return resolve_speakers(report_of(text), read_passages(text, PARTIES))


@pytest.mark.parametrize(
    ("source", "low", "best"),
    [
        ("Three Turkish sources", 3, 3),
        ("A Turkish official", 1, 1),
        ("Turkish officials", 2, None),
        ("One of the Turkish officials", 1, 1),
        ("At least four Turkish diplomats", 4, 4),
        ("Two people familiar with the talks", 2, 2),
        ("A fourth source", 1, 1),
    ],
)
def test_number(source: str, low: float, best: float | None) -> None:
    """The number is read from the words; an unknown plural is at least two."""
    (found,) = attributions(f"{source} said the mortars were shipped in May.")
    assert found.count is not None
    assert (found.count.low, found.count.best) == (low, best)
    assert found.named is False


@pytest.mark.parametrize(
    ("source", "side"),
    [
        ("A Polish defence ministry official", "POL"),
        ("A spokesman for Kenya's army", "KEN"),
        ("Officials from Jordan", "JOR"),
        ("Turkey's ambassador to Jordan", "TUR"),
        ("A source briefed on Iraqi plans", None),
        ("A person with knowledge of the Kenyan tender", None),
    ],
)
def test_side(source: str, side: str | None) -> None:
    """The side is whose the speaker is, not what he talks about."""
    (found,) = attributions(f"{source} said the mortars were shipped in May.")
    assert found.side == side


def test_named_person_with_office() -> None:
    """A name, its office before it, and the surname later are one speaker."""
    found = attributions(
        "Polish defence minister Piotr Wolski said the tanks would be sold. "
        "Wolski added that talks had begun."
    )
    assert [a.id for a in found] == ["s1", "s1"]
    assert found[0].name == "Piotr Wolski"
    assert found[0].office == "Polish defence minister"
    assert found[1].side == "POL" and found[1].named


def test_second_official_is_the_other_one() -> None:
    """ "Another" is somebody else, and "the second" is that somebody."""
    found = attributions(
        "A Libyan officer said the boats came in March. Another Libyan officer said they came by truck. "
        '"They are small," the second Libyan officer said.'
    )
    assert [a.id for a in found] == ["s1", "s2", "s2"]


def test_the_official_is_the_last_one() -> None:
    """A definite noun takes up the last single speaker of that noun, not a group."""
    found = attributions(
        "Two US officials said the sale was near. A Kenyan official said nothing was signed. "
        "The official said that a vote was due."
    )
    assert found[2].id == found[1].id != found[0].id


def test_the_two_officials_are_the_group() -> None:
    """A definite number takes up the group of that number."""
    found = attributions(
        "Two US officials said the sale was near. A Kenyan official said nothing was signed. "
        "The two officials said that a vote was due."
    )
    assert found[2].id == found[0].id


def test_the_ministry_after_its_full_name() -> None:
    """A body's bare noun takes up the body named before."""
    found = attributions(
        "Kenya's defence ministry said it bought the jeeps. The ministry said they cost little."
    )
    assert found[0].id == found[1].id
    assert found[1].side == "KEN"


def test_he_is_the_last_person() -> None:
    """A pronoun takes up the last single person who spoke."""
    found = attributions("An Iraqi general said the shells were old. He added that more would come.")
    assert found[0].id == found[1].id


def test_an_unnamed_speaker_is_never_a_named_one() -> None:
    """ "The official" after a named official and "an official" after a name stay apart from the name."""
    found = attributions(
        "Turkish official Kemal Aydin said the drones were sold. The official said they had flown. "
        "A Turkish official said they were paid for."
    )
    assert found[0].named
    assert found[1].id != found[0].id
    assert found[2].id != found[0].id
    assert not found[2].named


def test_relative_clause_speaks_for_its_noun() -> None:
    """ "Who asked not to be named" is the speaker it hangs on."""
    found = attributions("A Polish officer, who asked not to be named, said the launchers had arrived.")
    assert {a.id for a in found} == {"s1"}


def test_document_is_a_document() -> None:
    """A paper that tells something is a document, and is not named."""
    (found,) = attributions("A confidential report said the rifles had been bought in Izmir.")
    assert (found.role, found.named) == ("document", None)


def test_a_thing_that_asserts_nothing_is_no_speaker() -> None:
    """A move, a deal or a sale credits nobody."""
    assert attributions("The sale shows that ties have grown.") == []


def test_roster_has_parts_and_a_gap() -> None:
    """Groups and single speakers that the report counts among a roster are its parts; the rest is the gap."""
    text = (
        "Six sources said the missiles were sold. Three Libyan sources said they came by sea. "
        "A fourth source said the price was high. A US official told lawmakers that he had doubts."
    )
    book = book_of(text)
    parts, gap = roster_gap(book.speakers, "s1")
    assert [p.words.span.words for p in parts] == ["Three Libyan sources", "A fourth source"]
    assert gap is not None and gap.best == 2


def test_one_of_the_group_is_of_the_group() -> None:
    """ "One of the X" is a new speaker of the roster X."""
    found = attributions(
        "Five sources said a deal was near. Two Iraqi sources said it was signed. "
        "One of the Iraqi sources said it was big."
    )
    assert found[2].of == found[1].id
    assert found[1].of == found[0].id


def test_we_inside_a_quotation_is_the_speakers_side() -> None:
    """The side of a quotation is its speaker's."""
    text = '"We are free to buy what we want," a Kenyan colonel said.'
    passages = read_passages(text, PARTIES)
    book = resolve_speakers(report_of(text), passages)
    speech = passages[0].speech[0]
    assert book.side_of_quote(speech.content[0], passages[0]) == "KEN"


def test_same_text_same_book() -> None:
    """Reading twice gives the same speakers."""
    text = "Six sources said so. The sources said more. A Polish officer said less."
    assert book_of(text) == book_of(text)


def test_nothing_said_nobody_spoke() -> None:
    """A text without speech has an empty book."""
    assert book_of("The ship sailed.").speakers == ()
    assert resolve_speakers(report_of(""), ()).speakers == ()


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("One of the Kenyans", False),
        ("The Poles", False),
        ("A Polish firm", False),
        ("The company", False),
        ("Kenya's spy agency", True),
        ("The Polish defence ministry", True),
        ("Turkey", True),
    ],
)
def test_who_is_named(source: str, named: bool) -> None:
    """People by their country and bodies told of by kind are named by nobody."""
    passages = read_passages(
        f"{source} said the mortars were shipped in May.", {"Kenyans": "KEN", "Poles": "POL", **PARTIES}
    )
    book = resolve_speakers(report_of(passages[0].span.words), passages)
    found = book.attribution(passages[0].speech[0])
    assert found is not None and found.named is named


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Kenya will buy the boats from Turkey, its defence minister said.", "KEN"),
        ("Turkey has sold the boats to Kenya, the country's army chief said in Nairobi.", "KEN"),
        ("Kenya denied the sale. Its navy chief, Peter Otieno, said no boats had come.", "KEN"),
        (
            "The Polish defence ministry kept the price secret. Spokesman Jan Nowak said tanks were sold.",
            "POL",
        ),
        (
            "The Polish defence ministry kept quiet. A spokesman for the finance ministry said tanks were sold.",
            None,
        ),
        ("The tanks went to Jordan, the defence ministry in Warsaw said.", "POL"),
        ("Poland has sold the tanks to Jordan, the minister said.", "POL"),
        ("Russian-made jets went to Kenya, Polish and Iraqi officials said.", None),
        ("Turkey's UN mission said the boats were sold.", "TUR"),
    ],
)
def test_side_that_words_point_back_to(text: str, side: str | None) -> None:
    """ "Its", "the country's", a seat and an office named before give a side, as does the state told of before a bare organ."""
    more = {"Poland": "POL", "Warsaw": "POL", "Nairobi": "KEN", "UN": "UN", "Polish defence ministry": "POL"}
    parties = {k: v for k, v in PARTIES.items() if k != "Polish"} if "Polish defence" in text else PARTIES
    passages = read_passages(text, {**parties, **more})
    marked = [
        replace(
            p,
            marks=tuple(
                replace(
                    m,
                    how="office" if "ministry" in m.span.words else "body" if m.span.words == "UN" else m.how,
                )
                for m in p.marks
            ),
        )
        for p in passages
    ]
    book = resolve_speakers(report_of(text), marked)
    found = [book.attribution(s) for p in marked for s in p.speech]
    assert [a.side for a in found if a is not None][-1] == side


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Boats were sold, the Reuters news agency reported.", ["agency"]),
        ("Boats were sold, according to a May Reuters report.", ["agency"]),
        ("Kyodo reported that boats were sold. The agency said they were old.", ["agency", "agency"]),
        ("Kenya's spy agency said boats were sold. The agency said they were old.", ["speaker", "speaker"]),
        ("The agency said that boats were sold.", ["speaker"]),
        ("Nothing that was said suggests boats were sold.", []),
    ],
)
def test_publishers_are_no_speakers(text: str, roles: list[str]) -> None:
    """An agency named, or taken up as "the agency", is a link of its own; "nothing" is nobody."""
    assert [a.role for a in attributions(text)] == roles


def parts_of(text: str) -> list[tuple[str | None, float | None, str | None]]:
    """The roster, the number and the side of every speaker that is one of a roster."""
    return [(k.of, k.number, k.words.side) for k in book_of(text).speakers if k.of]


@pytest.mark.parametrize(
    "text",
    [
        "Six sources: three Libyan, two Turkish and a US official, told Reuters that guns were sold.",
        "Six sources - three Libyan, two Turkish and a US official - said that guns were sold.",
        "Six sources, including three Libyan officials, two Turkish officials and a US official, said guns were sold.",
    ],
)
def test_a_listed_roster_has_its_parts(text: str) -> None:
    """The parts of a list have their number and side, though only the last may have the noun."""
    assert parts_of(text) == [("s1", 3, "LBY"), ("s1", 2, "TUR"), ("s1", 1, "USA")]
    whole = book_of(text).speakers[0]
    assert whole.number == 6 and whole.words.side is None


def test_roster_of_interviews() -> None:
    """Those interviewed are a roster of which later speakers are parts; nobody is part of a smaller group."""
    text = (
        "The report is based on interviews with seven people, among them two Polish officials. "
        "Guns were sold, four of them said. One of the Polish officials said they were old."
    )
    book = book_of(text)
    assert [(k.of, k.number) for k in book.speakers] == [(None, 7), ("s1", 2), ("s1", 4), ("s2", 1)]


def test_countries_are_no_part_of_a_roster() -> None:
    """ "From three countries" tells no people."""
    assert parts_of("Five officials from three countries said guns were sold.") == []
