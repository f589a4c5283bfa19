"""What an address asks for and a page does not have is said in a plain line, on the page and in its data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.desks import client_of, copied
from tests.web.doors import TestClient, form_word


@pytest.fixture(scope="module")
def desk(sample_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with client_of(copied(sample_book, tmp_path_factory.mktemp("addresses"))) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/register?page=9999", "There is no page 9999: the list has one page."),
        ("/reports?page=9999", "There is no page 9999"),
        ("/review?page=9999", "There is no page 9999"),
        ("/changes?from=2024-12-31&to=2024-02-01", "they are read the other way round"),
    ],
)
def test_what_is_put_right_or_not_there_is_said(desk: TestClient, path: str, words: str) -> None:
    page = desk.get(path)
    assert page.status_code == 200 and words in page.text
    assert words in " ".join(desk.get(path.replace("?", ".json?")).json()["notes"])
    plain = path.partition("?")[0]
    assert desk.get(f"{plain}.json").json()["notes"] == []


def test_what_a_page_knows_nothing_of_is_said(desk: TestClient) -> None:
    page = desk.get("/register?sort=zzz&known-on=2024-02-22&<b>=1").text
    assert "knows nothing of “sort”, “&lt;b&gt;” in its address" in page
    assert desk.get("/register.json?sort=zzz&supplier=IRN").json()["ignored"] == ["sort"]
    assert "ignored" not in desk.get("/register.json?supplier=IRN&learnt-by=2090-01-01").json()
    assert "knows nothing" not in desk.get("/reports?q=drone&page=1").text
    assert desk.get("/register?order=zzz").status_code == 400


def test_a_revision_that_is_not_there_is_told_from_a_transfer_that_is_not(desk: TestClient) -> None:
    rows = desk.get("/register.json").json()["transfers"]
    id_ = max(rows, key=lambda t: t["reports"])["id"]
    now = desk.get(f"/transfers/{id_}.json").json()["revision"]
    answer = desk.get(f"/transfers/{id_}@9999")
    assert answer.status_code == 404
    assert f"Transfer {id_} has no revision 9999" in answer.text and f"revision {now}" in answer.text
    assert "No transfer t-nothing is known." in desk.get("/transfers/t-nothing@3").text
    told = desk.get(f"/transfers/{id_}/history?from=2024-12-31&to=2024-02-21")
    assert "they are read the other way round" in told.text


def test_an_outlet_with_a_slash_in_its_name_has_a_page(desk: TestClient) -> None:
    path = "/outlets/Dawn%2FNews%20A%2FB"
    assert desk.get(path).status_code == 404
    form = {"csrf_token": form_word(desk.get("/outlets/Reuters").text), "letter": "C", "reason": "new to us"}
    answer = desk.post(f"{path}/judge", data=form, follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == path
    assert "new to us" in desk.get(path).text and "Dawn/News A/B" in desk.get(path).text
    assert desk.get(f"{path}.json").json()["reliability"]["mark"] == "C"
