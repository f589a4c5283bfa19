"""A register full of attacks: no page, feed, table or answer lets one of them run, lead away or leave its place."""

from __future__ import annotations

import csv
import io
import re
import shutil
import socket
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote, urlsplit

import lxml.etree
import lxml.html
import pytest
import uvicorn
from fastapi import FastAPI

from tests.web.doors import NEAR, TestClient, alone, form_word, routes
from tests.web.payloads import PAYLOADS, fill
from waybill.settings import Settings
from waybill.web.adding import Tray
from waybill.web.adding_form import Given, given_file
from waybill.web.adding_reading import Outcome
from waybill.web.app import create_app
from waybill.web.gate import Terms

CHROMIUM = next(
    (p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None
)
STARTS = (
    "/register", "/register?look=map", "/register?look=timeline", "/reports", "/drift", "/outlets", "/review", "/law",
    "/changes", "/add", "/export", "/accounts",
)  # fmt: skip
# Enough to see every kind of page with every payload; the rest repeats.
MOST_PAGES, MOST_OF_A_KIND = 400, 60
LINKS = ("href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "background")
# What the desk's own pages never hold; an element of this kind came out of a report.
NEVER = ("iframe", "object", "embed", "base", "applet", "frame", "math", "audio", "video")
# What templates, shells and number signs would have made of the payloads.
WORKED_OUT = ("1337", "root:x:0")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("poison") / "book.db"
    assert fill(path) == ()
    return path


@pytest.fixture(scope="module")
def desk(book: Path) -> TestClient:
    client = alone(book, person=PAYLOADS[0])
    put_in_tray(cast(FastAPI, client.app))
    judge_with_payloads(client)
    return client


def put_in_tray(app: FastAPI) -> None:
    """Batches of files whose names, reasons and outcomes are payloads."""

    def told(batch: object, inputs: tuple[Given, ...], tell: Any) -> None:
        for at, one in enumerate(inputs):
            tell.outcome(
                at,
                Outcome(
                    one.address,
                    "read" if at % 2 else "left out",
                    PAYLOADS[at],
                    f"r-{at:016x}" if at % 2 else "",
                ),
            )
        if len(inputs) == 1:
            raise ValueError(PAYLOADS[0])

    app.state.tray = Tray(told)
    app.state.tray.add(tuple(given_file(p, p.encode()) for p in PAYLOADS[:40]), PAYLOADS[0], PAYLOADS[1])
    app.state.tray.add((given_file(PAYLOADS[2], b"x"),), PAYLOADS[2], PAYLOADS[3])


def judge_with_payloads(desk: TestClient) -> None:
    """Judgements of claims and outlets whose reasons and values are payloads."""
    word = {"csrf_token": form_word(desk.get("/add").text)}
    for number, payload in enumerate(PAYLOADS[:6]):
        report = desk.get(f"/reports/r-{number:016x}.json").json()
        for claim in report["claims"][:1]:
            given = {
                "claim": claim["id"],
                "decision": "reject",
                "field": "",
                "reason": payload,
                "value": payload,
            }
            assert desk.post(f"/reports/r-{number:016x}/judge", data=word | given).status_code in (303, 400)
        given = {"letter": "F", "reason": payload}
        assert desk.post(f"/outlets/{quote(payload, safe='')}/judge", data=word | given).status_code in (
            303,
            400,
            404,
        )


def crawl(desk: TestClient) -> Iterator[tuple[str, str]]:
    """Every page that links lead to, with its text."""
    todo, seen, kinds = list(STARTS), set(STARTS), dict[str, int]()
    while todo and len(seen) <= MOST_PAGES + len(todo):
        path = todo.pop(0)
        answer = desk.get(path)
        if answer.status_code in (400, 404) and ("%2F" in path or "%2500" in path):
            # A name with a slash has no page of its own yet, and the test's client reads an address twice; what is
            # said of that is a page too.
            audit(path, answer.text)
            continue
        assert answer.status_code in (200, 304), (path, answer.status_code, answer.text[:300])
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        yield path, answer.text
        for link in links_of(answer.text):
            kind = re.sub(r"[^/]*\d[^/]*|(?<=/outlets/)[^/]+|%[^/]*", "x", urlsplit(link).path)
            if link not in seen and kinds.get(kind, 0) < MOST_OF_A_KIND:
                kinds[kind] = kinds.get(kind, 0) + 1
                seen.add(link)
                todo.append(link)


def links_of(page: str) -> list[str]:
    found = [str(link) for link in cast(list[str], lxml.html.fromstring(page).xpath("//a/@href"))]
    return [
        link.partition("#")[0]
        for link in found
        if link.startswith("/") and not link.startswith(("/theme", "/static", "/export/"))
    ]


def audit(path: str, page: str) -> None:
    """No element, attribute or address of the page came out of a report as code."""
    assert "\x00" not in page
    tree = lxml.html.fromstring(page)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            assert "alert(1)" not in (element.text or "") or "--" not in (element.text or ""), (
                path,
                "a comment",
            )
            continue
        tag = element.tag.rpartition("}")[2].casefold()
        assert tag not in NEVER, (path, tag)
        if tag == "script":
            assert (element.get("src") or "").startswith("/static/") and not (element.text or "").strip(), (
                path,
                lxml.html.tostring(element),
            )
        if tag == "style":
            raise AssertionError((path, "an inline style"))
        if tag == "meta" and (element.get("http-equiv") or "").casefold() == "refresh":
            assert element.get("content") == "2", path
        for name, value in element.attrib.items():
            audit_attribute(path, tag, str(name).casefold(), str(value))
    for words in WORKED_OUT:
        assert words not in "".join(str(t) for t in tree.itertext()), (path, words)


def audit_attribute(path: str, tag: str, name: str, value: str) -> None:
    assert not name.startswith("on") and name not in ("srcdoc", "style", "autofocus", "ping"), (
        path,
        tag,
        name,
        value[:80],
    )
    if name not in LINKS:
        return
    # Browsers drop blanks and control characters before they look at the scheme.
    plain = re.sub(r"[\x00-\x20]", "", value).casefold()
    if tag == "a":
        assert plain.startswith(("/", "#", "?", "http://", "https://")) and not plain.startswith("//"), (
            path,
            value[:80],
        )
    else:
        assert plain.startswith(("/", "#", "?", "data:image/")) and not plain.startswith("//"), (
            path,
            tag,
            value[:80],
        )


def test_no_page_lets_a_payload_become_code(desk: TestClient) -> None:
    kinds, number = set(), 0
    for path, page in crawl(desk):
        audit(path, page)
        number += 1
        kinds.add(path.partition("?")[0].split("/")[1])
    assert number > 100 and kinds >= {
        "register",
        "reports",
        "transfers",
        "outlets",
        "review",
        "changes",
        "add",
    }, (number, kinds)


@pytest.mark.parametrize("payload", [p for p in PAYLOADS if len(p) < 1000])
def test_a_payload_in_an_address_becomes_no_code(desk: TestClient, payload: str) -> None:
    """In every word of every page's address and query."""
    written = quote(payload, safe="")
    queries = (
        "q", "supplier", "recipient", "party", "system", "stage", "origins", "order", "look", "page", "known-on",
        "learnt-by", "outlet", "item", "on", "from", "to", "next", "judged", "back",
    )  # fmt: skip
    asked = "&".join(f"{name}={written}" for name in queries)
    one_each = [
        f"{path}?{name}={written}"
        for path in ("/register", "/reports", "/law", "/changes")
        for name in ("q", "known-on", "item")
    ]
    paths = [
        f"/{written}",
        f"/register?{asked}",
        f"/theme?to=light&back={written}",
        f"/login?next={written}",
        *one_each,
    ]
    paths += [
        f"/{room}/{written}"
        for room in ("reports", "transfers", "outlets", "law", "add", "export", "drift/x", "claims")
    ]
    for path in paths:
        answer = desk.get(path)
        assert answer.status_code < 500, (path, answer.text[:300])
        location = answer.headers.get("location", "/")
        assert location.startswith("/") and not location.startswith(("//", "/\\")), (path, location)
        if answer.headers.get("content-type", "").startswith("text/html") and answer.text:
            audit(path, answer.text)


def test_data_is_never_taken_for_a_page(desk: TestClient) -> None:
    """Twins, feeds and tables say what they are, and a browser is told not to guess."""
    checked = 0
    app = cast(FastAPI, desk.app)
    for method, path, _ in routes(app):
        if method != "GET" or not path.endswith((".json", ".atom", ".svg", ".csv")):
            continue
        for number in (0, 1, 8):
            filled = (
                path.replace("{name}", "t-x").replace("{id}", f"r-{number:016x}").replace("{form}", "csv")
            )
            answer = desk.get(re.sub(r"\{[^}]+\}", "x", filled))
            assert answer.status_code < 500, (filled, answer.text[:300])
            kind = answer.headers["content-type"]
            assert not kind.startswith("text/html") or answer.status_code >= 400, (filled, kind)
            assert answer.headers["x-content-type-options"] == "nosniff"
            checked += 1
    assert checked > 30


def test_the_feed_is_whole_xml_and_its_words_are_words(desk: TestClient) -> None:
    answer = desk.get("/changes.atom")
    assert answer.status_code == 200
    feed = lxml.etree.fromstring(
        answer.content, lxml.etree.XMLParser(resolve_entities=False, no_network=True)
    )
    tags = {lxml.etree.QName(element).localname for element in feed.iter() if isinstance(element.tag, str)}
    assert not tags & {"script", "svg", "img", "iframe"}
    for content in feed.iter("{http://www.w3.org/2005/Atom}content", "{http://www.w3.org/2005/Atom}summary"):
        assert content.get("type", "text") == "text" or "<script" not in (content.text or "")


def test_a_table_holds_no_formula(desk: TestClient) -> None:
    answer = desk.get("/export/csv")
    assert answer.status_code == 200
    assert "attachment" in answer.headers.get("content-disposition", "")
    names = [path for method, path, _ in routes(cast(FastAPI, desk.app)) if path.endswith(".csv")]
    for path in [*names, "/export/csv"]:
        found = desk.get(path)
        tables = unpacked(found.content)
        for words in tables:
            for row in csv.reader(io.StringIO(words)):
                assert not [c for c in row if c[:1] in "=+@\t\r" and c and not number(c)], (path, row)


def unpacked(data: bytes) -> list[str]:
    if data[:2] != b"PK":
        return [data.decode()]
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            assert not name.startswith("/") and ".." not in name.split("/"), name
        return [packed.read(n).decode() for n in packed.namelist() if n.endswith(".csv")]


def number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_in_a_browser_nothing_runs_and_nothing_leaks(book: Path) -> None:
    """Every page opened in Chromium: no dialog, no violation of the policy, no fault, no request to another host."""
    sync_api = pytest.importorskip("playwright.sync_api")
    app = create_app(Settings(book), terms=Terms(PAYLOADS[0]))
    put_in_tray(app)
    paths = [
        path
        for path, _ in crawl(
            TestClient(app, base_url=NEAR, client=("127.0.0.1", 1), raise_server_exceptions=False)
        )
    ]
    chosen = [*STARTS, *of_every_kind(paths)]
    with serving(app) as home, sync_api.sync_playwright() as run:
        browser = run.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        faults: list[str] = []
        page.on("dialog", lambda d: faults.append(f"dialog {d.message}"))
        page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: faults.append(str(e)))
        page.on("popup", lambda p: faults.append(f"popup {p.url}"))
        page.on(
            "request",
            lambda r: None if r.url.startswith((home, "data:image")) else faults.append(f"asked {r.url}"),
        )
        page.expose_function("violated", lambda words: faults.append(f"violated {words}"))
        page.add_init_script(
            "addEventListener('securitypolicyviolation',"
            " e => violated(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample))"
        )
        for path in chosen:
            answer = page.goto(home + path, wait_until="load")
            assert answer is not None and answer.status == 200, path
            page.mouse.move(300, 300)
            page.keyboard.press("Tab")
            assert faults == [], (path, faults)
        assert page.evaluate("document.cookie").find("waybill") == -1
        browser.close()
    assert len(chosen) > 40


def of_every_kind(paths: list[str], most: int = 8) -> list[str]:
    """Some pages of every kind."""
    kinds: dict[str, list[str]] = {}
    for path in paths:
        kinds.setdefault(re.sub(r"[^/]*\d[^/]*|(?<=/outlets/)[^/]+", "x", path.partition("?")[0]), []).append(
            path
        )
    return [path for found in kinds.values() for path in found[:: max(1, len(found) // most)][:most]]


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """The app at an address of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
