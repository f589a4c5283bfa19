"""A form from elsewhere, an embedded page, an inline script, a fault, a body without end: refused or without effect."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from starlette.websockets import WebSocketDisconnect

from tests.web.doors import NEAR, Shared, TestClient, alone, form_word, routes, shared
from tests.web.test_security import SAFE, filled
from waybill.web import gate, headers
from waybill.web.gate import Terms
from waybill.web.limits import BODY_BYTES, MAX_FIELDS


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    return shared(tmp_path_factory.mktemp("shared") / "book.db")


@pytest.fixture
def own(tmp_path: Path) -> TestClient:
    return alone(tmp_path / "book.db")


def forged() -> list[dict[str, str]]:
    return [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": NEAR + ".evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "same-origin", "origin": "https://evil.example"},
    ]


@pytest.mark.parametrize("came", forged(), ids=str)
def test_a_form_from_elsewhere_is_refused_even_with_the_right_word(
    own: TestClient, came: dict[str, str]
) -> None:
    word = form_word(own.get("/add").text)
    given = {"csrf_token": word, "why": "mine", "text": "Norway ships guns to Malta."}
    assert own.post("/add", data=given, headers=came).status_code == 403
    assert own.app.state.tray.batches() == ()  # type: ignore[attr-defined]


@pytest.mark.parametrize("word", [None, "", "0" * 64, "x", "\u0000", "\u00e9" * 64, "x" * 100_000])
def test_a_form_without_its_word_is_refused(own: TestClient, word: str | None) -> None:
    given = {"why": "mine", "text": "Norway ships guns to Malta."} | (
        {} if word is None else {"csrf_token": word}
    )
    assert own.post("/add", data=given, headers={"origin": NEAR}).status_code == 403


def test_every_changing_route_refuses_a_browser_without_the_word(desk: Shared) -> None:
    browser = desk.browser("admin")
    for method, path, _ in routes(desk.app):
        if method in SAFE:
            continue
        assert browser.request(method, filled(path), data={}).status_code == 403, path
        stale = browser.request(method, filled(path), data={"csrf_token": "0" * 64})
        assert stale.status_code == 403, path
    assert browser.get("/accounts").status_code == 200


def test_the_word_of_one_session_opens_no_other(desk: Shared) -> None:
    one, other = desk.browser("admin"), desk.browser("admin")
    word = form_word(one.get("/accounts").text)
    given = {"name": "reader", "role": "reviewer", "why": "try", "csrf_token": word}
    assert other.post("/accounts/role", data=given).status_code == 403
    assert one.post("/accounts/role", data=given | {"role": "reader"}).status_code == 303


def test_the_word_may_come_in_a_header(own: TestClient) -> None:
    word = form_word(own.get("/add").text)
    answer = own.post("/add", data={"text": "x"}, headers={"x-csrf-token": word, "origin": NEAR})
    assert answer.status_code == 400 and "why" in answer.text


def test_another_site_cannot_embed_a_page(own: TestClient) -> None:
    for mode, status in (("no-cors", 403), ("cors", 403), ("navigate", 200)):
        came = {"sec-fetch-site": "cross-site", "sec-fetch-mode": mode}
        assert own.get("/add", headers=came).status_code == status


def test_every_answer_carries_the_headers(desk: Shared, own: TestClient) -> None:
    answers = [
        own.get("/add"),
        own.get("/nothing"),
        own.get("/register.json"),
        own.get("/static/desk.css"),
        own.get("/static/nothing"),
        own.get("/add", headers={"host": "evil.example"}),
        own.post("/add"),
        own.request("OPTIONS", "/add"),
        own.request("TRACE", "/add"),
        desk.client().get("/login"),
        desk.client().get("/register"),
    ]
    for answer in answers:
        for name, value in headers.ALWAYS.items():
            assert answer.headers[name] == value, (answer.request.url, name)
        assert "cache-control" in answer.headers
        assert "server" not in answer.headers and "access-control-allow-origin" not in answer.headers


def test_https_is_held_to_where_people_come_by_it(tmp_path: Path) -> None:
    desk = shared(tmp_path / "book.db", Terms(public_url="https://desk.example.org"))
    answer = desk.client().get("/login")
    assert answer.headers["strict-transport-security"] == headers.HSTS
    assert (
        "__Host-waybill-before=" in answer.headers["set-cookie"] and "Secure" in answer.headers["set-cookie"]
    )


def test_the_policy_lets_nothing_inline_run() -> None:
    assert "unsafe" not in headers.POLICY and "*" not in headers.POLICY and "http" not in headers.POLICY


def templates() -> list[tuple[str, str]]:
    folder = files("waybill.web") / "templates"
    return [
        (entry.name, entry.read_text("utf-8")) for entry in folder.iterdir() if entry.name.endswith(".html")
    ]


def test_no_template_of_the_desk_holds_what_the_policy_would_stop_or_escaping_would_miss() -> None:
    assert len(templates()) > 5
    for name, words in templates():
        assert not re.search(r"<script(?![^>]*\ssrc=)", words), name
        assert not re.search(r"<style|\sstyle\s*=|\son[a-z]+\s*=\s*[\"'{]|javascript:", words), name
        assert not re.search(r"\|\s*safe\b|autoescape\s+false|Markup\(", words), name
        assert not re.search(r"(?:src|href|action)=[\"']?(?:https?:)?//", words), name
        # An attribute without quotes ends at the first blank of what is put into it.
        assert not re.search(r"=\{\{", words), name


def test_every_form_that_changes_carries_the_field() -> None:
    for name, words in templates():
        for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", words, re.S):
            assert "csrf_field()" in form, name


def test_no_module_of_the_desk_writes_html_past_the_templates() -> None:
    folder = files("waybill.web") / "static"
    for entry in folder.iterdir():
        if entry.name.endswith(".js"):
            words = entry.read_text("utf-8")
            assert not re.search(
                r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", words
            ), entry.name


@pytest.mark.parametrize(
    "path", ["/register", "/register.json", "/reports", "/transfers/x", "/changes.atom", "/export/jsonl"]
)
def test_a_fault_shows_neither_path_nor_trace(
    own: TestClient, path: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise RuntimeError(f"secret of {tmp_path}")

    monkeypatch.setattr("waybill.register.Register.open", broken)
    answer = own.get(path)
    assert answer.status_code == 500
    for word in ("Traceback", "RuntimeError", "secret", str(tmp_path), "waybill/", ".py"):
        assert word not in answer.text.replace("/static/", ""), word


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100, b"SQLite format 3\x00" + bytes(84)])
def test_a_register_that_cannot_be_read_is_told_without_its_path(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "book.db"
    path.write_bytes(content)
    for page in ("/register", "/register.json", "/changes", "/review"):
        answer = alone(path).get(page)
        assert answer.status_code == 503 and str(tmp_path) not in answer.text and "book.db" not in answer.text


def test_a_body_beyond_the_bound_is_refused(own: TestClient, desk: Shared) -> None:
    word = form_word(own.get("/add").text)
    for path in ("/accounts", "/reports/r-1/judge"):
        answer = own.post(path, data={"csrf_token": word, "why": "x" * (BODY_BYTES + 10)})
        assert answer.status_code == 413, path
    assert desk.client("admin").post("/accounts", content=b"x" * (BODY_BYTES + 10)).status_code in (400, 413)


def test_a_form_of_too_many_fields_is_refused(own: TestClient) -> None:
    word = form_word(own.get("/add").text)
    for path in ("/accounts", "/logout", "/reports/r-1/judge"):
        given = {f"field{n}": "x" for n in range(MAX_FIELDS)} | {"csrf_token": word}
        assert own.post(path, data=given).status_code == 400, path
        few = {f"field{n}": "x" for n in range(MAX_FIELDS - 9)} | {"csrf_token": word}
        assert "many fields" not in own.post(path, data=few).text, path
    files = [("why", ("a.txt", b"x"))]
    assert own.post("/accounts", data={"csrf_token": word}, files=files).status_code == 400


def test_who_is_alone_is_named_and_may_do_everything(own: TestClient) -> None:
    assert ">ann<" in own.get("/add").text
    assert own.app.state.door.alone == gate.Person("ann", "admin")  # type: ignore[attr-defined]


def test_a_session_cannot_be_opened_by_a_websocket(own: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect), own.websocket_connect("/register"):
        raise AssertionError("connected")
