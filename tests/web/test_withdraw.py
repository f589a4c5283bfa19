"""Withdrawing on the desk: by editors, with a reason; a take-down by admins only."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.doors import Shared, form_word, shared
from waybill.records.judgement import Withdrawal
from waybill.register import Register


@pytest.fixture
def book(sample_book: Path, tmp_path: Path) -> Path:
    path = tmp_path / "book.db"
    path.write_bytes(sample_book.read_bytes())
    return path


@pytest.fixture
def desk(book: Path) -> Shared:
    return shared(book)


def kept(book: Path, report: str) -> tuple[Withdrawal, ...]:
    with Register.open(book) as register:
        return register.withdrawals(report)


def test_an_editor_withdraws_with_a_reason_and_an_admin_takes_down(desk: Shared, book: Path) -> None:
    reports = [r["id"] for r in desk.client("reader").get("/reports.json").json()["reports"]]
    one, other = reports[0], reports[1]
    editor = desk.browser("editor")
    page = editor.get(f"/reports/{one}/withdraw").text
    assert 'value="retraction"' in page and "take_down" not in page
    given = {
        "csrf_token": form_word(page),
        "kind": "retraction",
        "reason": "its outlet\nsays so",
        "day": "2024-05-01",
    }
    assert editor.post(f"/reports/{one}/withdraw", data=given | {"kind": "take_down"}).status_code == 403
    assert editor.post(f"/reports/{one}/withdraw", data=given | {"reason": " "}).status_code == 400
    assert editor.post(f"/reports/{one}/withdraw", data=given | {"day": "tomorrow"}).status_code == 400
    assert editor.post("/reports/r-nothing/withdraw", data=given).status_code == 404
    assert kept(book, one) == ()
    assert editor.post(f"/reports/{one}/withdraw", data=given).headers["location"] == f"/reports/{one}"
    (made,) = kept(book, one)
    assert (made.kind, made.by, made.reason, str(made.day)) == (
        "retraction",
        "editor",
        "its outlet says so",
        "2024-05-01",
    )
    assert "its outlet says so" in editor.get(f"/reports/{one}").text
    assert "Let this report count again" in editor.get(f"/reports/{one}").text
    assert (
        editor.post(f"/reports/{other}/withdraw", data=given | {"kind": "reinstatement"}).status_code == 400
    )
    assert editor.post(f"/reports/{one}/withdraw", data=given | {"kind": "reinstatement"}).status_code == 303
    page = editor.get(f"/reports/{one}").text
    assert "Withdraw this report" in page and kept(book, one) == ()
    admin = desk.client("admin")
    assert "take_down" in admin.get(f"/reports/{other}/withdraw").text
    down = {"kind": "take_down", "reason": "a court says so"}
    assert admin.post(f"/reports/{other}/withdraw", data=down).status_code == 303
    assert kept(book, other)[0].kind == "take_down" and admin.get(f"/reports/{other}").status_code == 200
    with Register.open(book) as register:
        assert register.verify() == ()


def test_readers_see_no_way_to_withdraw(desk: Shared) -> None:
    report = desk.client("reader").get("/reports.json").json()["reports"][0]["id"]
    assert "/withdraw" not in desk.client("reader").get(f"/reports/{report}").text
    assert f"/reports/{report}/withdraw" in desk.client("editor").get(f"/reports/{report}").text
    for role in ("reader", "reviewer"):
        client = desk.client("reader" if role == "reader" else "reviewer")
        assert client.get(f"/reports/{report}/withdraw").status_code == 403
