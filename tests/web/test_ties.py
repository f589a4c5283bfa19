"""On the desk two transfers are made one and one is made two, with who and why, and both can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.desks import client_of, copied, put_together
from tests.web.doors import TestClient, form_word, shared
from waybill.register import Register


@pytest.fixture
def book(sample_book: Path, tmp_path: Path) -> Path:
    return copied(sample_book, tmp_path)


@pytest.fixture
def desk(book: Path) -> Iterator[TestClient]:
    with client_of(book) as client:
        yield client


def between(desk: TestClient) -> list[dict[str, Any]]:
    """The transfers between the pair of parties that has most."""
    rows: list[dict[str, Any]] = desk.get("/register.json").json()["transfers"]
    pairs = [(r["supplier"]["value"], r["recipient"]["value"]) for r in rows if r["recipient"]]
    most = max(sorted(set(pairs)), key=pairs.count)
    found = [r for r in rows if r["recipient"] and (r["supplier"]["value"], r["recipient"]["value"]) == most]
    return sorted(found, key=lambda r: (r["reports"], r["id"]))


def sent(desk: TestClient, id_: str, act: str, **form: Any) -> Any:
    word = form_word(desk.get(f"/transfers/{id_}/judge").text)
    given = {"csrf_token": word, "reason": "one contract, two names"} | form
    answer = desk.post(f"/transfers/{id_}/{act}", data=given, follow_redirects=False)
    put_together(desk)
    return answer


def ids(desk: TestClient) -> set[str]:
    return {r["id"] for r in desk.get("/register.json").json()["transfers"]}


def test_two_transfers_become_one_and_two_again(desk: TestClient) -> None:
    one, *_, other = (r["id"] for r in between(desk))
    before = ids(desk)
    assert other in desk.get(f"/transfers/{one}/judge").text
    assert sent(desk, one, "merge", other=other, decision="same").status_code == 303
    assert len(ids(desk) & {one, other}) == 1 and len(ids(desk)) == len(before) - 1
    page = desk.get(f"/transfers/{one}/judge").text
    assert "judged both transfers to be one" in page and "one contract, two names" in page
    told = desk.get(f"/transfers/{one}/judge.json").json()
    (tie,) = told["ties"]
    undone = sent(
        desk, told["id"], "again", about=tie["about"], field="merge", decision="unsure", reason="no"
    )
    assert undone.status_code == 303 and ids(desk) == before


def test_a_transfer_is_split_by_its_sentences_and_put_together_again(desk: TestClient, book: Path) -> None:
    id_ = between(desk)[-1]["id"]
    before = ids(desk)
    movements = desk.get(f"/transfers/{id_}/judge.json").json()["movements"]
    apart = movements[-1:]
    assert sent(desk, id_, "split", claim=apart, reason="the option of another year").status_code == 303
    with Register.open(book) as register:
        (made,) = [j for j in register.judgements() if j.field == "split"]
        assert made.reason == "the option of another year" and made.about == id_
        homes = {c: t.id for t in register.transfers() for c in t.claims}
    assert homes[apart[0]] != homes[movements[0]] and len(ids(desk)) == len(before) + 1
    assert "You split this transfer before" in desk.get(f"/transfers/{id_}/judge").text
    again = sent(desk, id_, "split", claim=movements[:1])
    assert again.status_code == 400 and "take it back first" in again.text
    back = sent(desk, id_, "again", about=id_, field="split", decision="unsure", reason="it is one")
    assert back.status_code == 303 and ids(desk) == before


@pytest.mark.parametrize(
    ("act", "form", "words"),
    [
        ("merge", {"other": "t-nothing", "decision": "same"}, "No transfer t-nothing"),
        ("merge", {"decision": "same"}, "other"),
        ("merge", {"other": "SELF", "decision": "same"}, "one transfer already"),
        ("merge", {"other": "OTHER", "decision": "same", "reason": " "}, "Give a reason"),
        ("split", {}, "some of the transfer"),
        ("split", {"claim": ["c-nothing"]}, "no movement claim"),
        ("again", {"about": "t-1|t-2", "field": "merge", "decision": "unsure"}, "Nobody decided that"),
    ],
)
def test_what_does_not_hold_is_refused_in_words(
    sample_desk: TestClient, act: str, form: dict[str, Any], words: str
) -> None:
    other, *_, id_ = (r["id"] for r in between(sample_desk))
    form = {k: {"SELF": id_, "OTHER": other}.get(v, v) if isinstance(v, str) else v for k, v in form.items()}
    answer = sent(sample_desk, id_, act, **form)
    assert answer.status_code in (400, 404) and words in answer.text


@pytest.fixture(scope="module")
def sample_desk(sample_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with client_of(copied(sample_book, tmp_path_factory.mktemp("refused"))) as client:
        yield client


def test_what_was_known_earlier_is_not_judged(sample_desk: TestClient) -> None:
    id_ = between(sample_desk)[-1]["id"]
    assert sample_desk.get(f"/transfers/{id_}/judge?known-on=2024-09-20").status_code == 400
    assert sample_desk.get(f"/transfers/{id_}@1/judge").status_code == 400


def test_readers_see_no_way_to_tie(book: Path) -> None:
    desk = shared(book)
    id_ = between(desk.client("reader"))[-1]["id"]
    for role in ("reader", "reviewer"):
        client = desk.client("reader" if role == "reader" else "reviewer")
        assert client.get(f"/transfers/{id_}/judge").status_code == (403 if role == "reader" else 200)
        assert (f"/transfers/{id_}/judge" in client.get(f"/transfers/{id_}").text) == (role == "reviewer")
