"""A person's word recorded from the command line changes what counts, and nothing of what was known before it was said."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.road.running import Run, run

SIGNED = ("--by", "A. Reader", "--reason", "the annex lists 41")
TEXTS = {
    "one.txt": "Fjord Herald\n\nNorway shipped 30 tanks to Malta\n\nMay 3, 2023\n\n"
    "Norway shipped 30 tanks to Malta last month, the Maltese defence ministry said.\n",
    "two.txt": "Valletta Courier\n\nMalta gets tanks\n\nMay 9, 2023\n\n"
    "Norway has delivered 90 tanks to Malta, the Norwegian government said on Tuesday.\n",
    "three.txt": "Valletta Courier\n\nRifles for Malta\n\nMay 19, 2023\n\n"
    "Norway delivered 500 rifles to Malta this week, the Maltese defence ministry said.\n",
}


@pytest.fixture(scope="module")
def read_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of three short reports: tanks told of twice, rifles once."""
    folder = tmp_path_factory.mktemp("judge")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    done = run("--register", folder / "book.db", "read", *[folder / name for name in TEXTS])
    assert done.code == 0, done.err
    return folder / "book.db"


@pytest.fixture
def book(read_book: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy to write to."""
    yield Path(shutil.copy(read_book, tmp_path / "book.db"))


def asked(book: Path, *words: object) -> Run:
    done = run("--register", book, *words)
    assert done.code == 0, done.err
    return done


def transfers(book: Path, *words: object) -> list[dict[str, Any]]:
    return asked(book, "transfers", "--format", "jsonl", *words).lines()


def claims(book: Path) -> list[dict[str, Any]]:
    found = asked(book, "claims", "--kind", "transfer", "--format", "jsonl").lines()
    return [c for c in found if "quantity" in c["fields"]]


def numbers(found: list[dict[str, Any]]) -> set[float]:
    return {q["best"] for t in found for q in t["quantity"]}


def goods(found: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {t["systems"][0]["value"]: t for t in found}


def test_a_fix_counts_at_once_and_the_past_of_learning_stays(book: Path) -> None:
    assert numbers(transfers(book)) == {30, 90, 500}
    told = next(c for c in claims(book) if c["fields"]["quantity"]["best"] == 30)
    done = asked(
        book, "judge", told["id"], "--field", "quantity", "--decision", "fix", "--value", "41", *SIGNED
    )
    assert "A. Reader fixed quantity to 41 tanks (the machine: 30 tanks)" in done.out
    assert numbers(transfers(book)) == {41, 90, 500}
    # The claim as the machine read it is still there.
    assert told["id"] in {c["id"] for c in claims(book) if c["fields"]["quantity"]["best"] == 30}
    assert asked(book, "verify").code == 0


def test_a_rejected_claim_counts_for_nothing(book: Path) -> None:
    for told in [c for c in claims(book) if c["fields"]["quantity"]["best"] == 500]:
        asked(book, "judge", told["id"], "--decision", "reject", *SIGNED)
    assert 500 not in numbers(transfers(book))


def test_two_that_are_one_and_back_again(book: Path) -> None:
    found = goods(transfers(book))
    one, other = found["tank"]["id"], found["rifle"]["id"]
    asked(book, "judge", one, other, "--same", *SIGNED)
    (joined,) = transfers(book)
    assert {s["value"] for s in joined["systems"]} == {"tank", "rifle"}
    # The id that was merged leads to the other.
    assert (
        asked(book, "show", one, "--format", "json").json()
        == asked(book, "show", other, "--format", "json").json()
    )
    asked(book, "judge", one, other, "--different", "--by", "B", "--reason", "two contracts")
    assert len(transfers(book)) == 2
    queue = asked(book, "review", "--format", "jsonl").lines()
    assert any(
        "A. Reader judged both transfers to be one; B judged the transfers to be two" in i["why"]
        for i in queue
    )
    agreed = asked(book, "review", "--agreement", "--format", "jsonl").lines()
    assert [(a["one"], a["other"], a["n"], a["agreed"], a["kappa"]) for a in agreed] == [
        ("A. Reader", "B", 1, 0, 0)
    ]


def test_a_split_gives_a_new_id_and_the_larger_part_keeps_the_old(book: Path) -> None:
    tanks = goods(transfers(book))["tank"]
    late = [
        c["id"] for c in claims(book) if c["id"] in tanks["claims"] and "two.txt" in c["report"]["address"]
    ]
    options = [word for claim in late for word in ("--split", claim)]
    asked(book, "judge", tanks["id"], *options, *SIGNED)
    after = {t["id"]: t for t in transfers(book)}
    assert len(after) == 3 and late
    (parted,) = [t for t in after.values() if set(late) <= set(t["claims"])]
    assert after[tanks["id"]] != parted and numbers([after[tanks["id"]]]) == {30}


def test_an_outlet_is_graded(book: Path) -> None:
    assert {t["reliability"]["mark"] for t in transfers(book)} == {"F"}
    asked(book, "judge", "--outlet", "valletta courier", "--reliability", "b", *SIGNED)
    assert {t["reliability"]["mark"] for t in transfers(book)} == {"B"}
    reasons = goods(transfers(book))["tank"]["reliability"]["reasons"]
    assert (
        reasons[0] == "Valletta Courier: B. A. Reader: the annex lists 41." and "Fjord Herald" in reasons[1]
    )


def test_a_withdrawn_report_counts_until_its_day_only(book: Path) -> None:
    three = next(r for r in asked(book, "reports", "--format", "jsonl").lines() if "three" in r["address"])
    words = ("withdraw", three["id"], "--kind", "retraction", "--day", "2023-06-01", *SIGNED)
    assert "no longer counts from 2023-06-01 on" in asked(book, *words).out
    assert set(goods(transfers(book))) == {"tank"}
    assert "rifle" in goods(transfers(book, "--known-on", "2023-05-31"))
    assert "rifle" not in goods(transfers(book, "--known-on", "2023-06-01"))


def test_the_queue_in_every_form(book: Path) -> None:
    rows = asked(book, "review", "--format", "json").json()
    assert rows == asked(book, "review", "--format", "jsonl").lines()
    assert [r["score"] for r in rows] == sorted((r["score"] for r in rows), reverse=True)
    table = asked(book, "review", "--limit", "1").out
    assert "what hangs on it" in table and f"of {len(rows)} shown" in table
    assert "no matter was judged by two" in asked(book, "review", "--agreement").out


BAD: tuple[tuple[tuple[str, ...], str], ...] = (
    (("c-none", "--decision", "accept", *SIGNED), "no claim c-none"),
    (("CLAIM", "--decision", "accept", "--field", "colour", *SIGNED), "no field 'colour'"),
    (("CLAIM", "--decision", "fix", "--field", "quantity", *SIGNED), "wants a value"),
    (("CLAIM", "--decision", "fix", "--field", "quantity", "--value", "a lot", *SIGNED), "wants a number"),
    (("CLAIM", "--decision", "accept", "--reason", "x"), "who judges"),
    (("CLAIM", "--decision", "accept", "--by", "x"), "why?"),
    (("CLAIM", *SIGNED), "wants --decision"),
    (("CLAIM", "--decision", "same", *SIGNED), "'same' is not one of"),
    (("t-1", "t-2", "--same", *SIGNED), "no transfer t-1"),
    (("TRANSFER", "TRANSFER", "--same", *SIGNED), "twice"),
    (("TRANSFER", "--split", "c-none", *SIGNED), "no movement claim"),
    (("r-1", "r-2", "--same", *SIGNED), "no report r-1"),
    (("t-1", "r-1", "--same", *SIGNED), "judge what?"),
    ((*SIGNED,), "judge what?"),
    (("--outlet", "Nobody's Gazette", "--reliability", "B", *SIGNED), "no report of an outlet"),
    (("CLAIM", "--outlet", "x", *SIGNED), "by itself"),
)


def test_what_cannot_be_judged_is_one_line_and_nothing_is_written(read_book: Path) -> None:
    names = {"CLAIM": claims(read_book)[0]["id"], "TRANSFER": transfers(read_book)[0]["id"]}
    head = asked(read_book, "verify").out
    for words, says in BAD:
        done = run("--register", read_book, "judge", *[names.get(w, w) for w in words])
        assert done.code == 2 and says in done.one_line(), words
    for words, says in (
        (("r-none", "--kind", "retraction", *SIGNED), "no report r-none"),
        (("r-none", "--kind", "retraction", "--by", "x"), "why?"),
        (("r-none", "--kind", "retraction", "--reason", "x"), "who records it?"),
        (("r-none", "--kind", "retraction", "--day", "May", *SIGNED), "wants a day"),
        (("r-none", *SIGNED), "--kind"),
    ):
        done = run("--register", read_book, "withdraw", *words)
        assert done.code == 2 and says in done.one_line(), words
    assert asked(read_book, "verify").out == head


def test_a_register_that_is_not_there_is_one_line_and_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    for words in (
        ("review",),
        ("judge", "c-1", "--decision", "accept", *SIGNED),
        ("withdraw", "r-1", "--kind", "withdrawal", *SIGNED),
    ):
        done = run("--register", path, *words)
        assert done.code == 3 and "does not exist" in done.one_line() and not path.exists()
