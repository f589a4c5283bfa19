"""Every page says what it is for, has its twin, and looks from the day that its address names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.web.desks import client_of, copied
from tests.web.doors import TestClient
from waybill.records.entry import Search
from waybill.register import Register

EARLY = "2024-02-22"
# A page, and what its twin must hold.
PAGES = {
    "/register": "transfers",
    "/register?look=map": "transfers",
    "/register?look=timeline": "transfers",
    "/changes?from=2024-02-01&to=2024-12-31": "changes",
    "/reports": "reports",
    "/drift": "retellings",
    "/outlets": "outlets",
    "/outlets/Reuters": "reliability",
    "/law": "measures",
    "/law?supplier=iran&recipient=russia&item=missile&on=2024-02-21": "measures",
    "/law/UN-IRN-2231-B4": "acts",
    "/review": "items",
    "/export": "forms",
}


@pytest.fixture(scope="module")
def desk(sample_book: Path) -> Iterator[TestClient]:
    with client_of(sample_book) as client:
        yield client


@pytest.fixture(scope="module")
def own(sample_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A desk whose register may be written to."""
    with client_of(copied(sample_book, tmp_path_factory.mktemp("own"))) as client:
        yield client


def transfers(desk: TestClient, query: str = "") -> list[dict[str, object]]:
    found: list[dict[str, object]] = desk.get(f"/register.json{query}").json()["transfers"]
    return found


def most_told(desk: TestClient) -> str:
    return str(max(transfers(desk), key=lambda t: int(str(t["reports"])))["id"])


def token_in(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return found[1]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_and_its_twin(desk: TestClient, path: str) -> None:
    page = desk.get(path)
    assert page.status_code == 200
    assert page.text.count("<h1") == 1 and '<main id="main"' in page.text and 'class="skip"' in page.text
    bare, _, query = path.partition("?")
    twin = desk.get(f"{bare}.json" + (f"?{query}" if query else ""))
    assert twin.status_code == 200 and PAGES[path] in twin.json()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_asks_for_what_its_policy_refuses(desk: TestClient, path: str) -> None:
    page = desk.get(path)
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert not re.search(r"<style|<script(?![^>]* src=)|\sstyle=|\son[a-z]+=|javascript:", page.text)
    # Whatever the page itself fetches is the desk's own; addresses in the texts of reports are links only.
    fetched = re.findall(r'<(?:script|link|img)[^>]*?(?:src|href)="([^"]+)"', page.text)
    assert fetched and all(address.startswith("/") for address in fetched)


def test_the_first_page_is_small(desk: TestClient) -> None:
    page = desk.get("/register")
    files = [
        page.content,
        *(desk.get(a).content for a in re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)),
    ]
    assert sum(map(len, files)) < 100_000


def test_the_first_page_tells_a_newcomer_what_this_is(desk: TestClient) -> None:
    words = " ".join(re.sub(r"<[^>]+>", " ", desk.get("/register").text).split())
    assert re.search(r"\d+ transfers?, put together from \d+ claims? in \d+ reports?", words)
    assert "independent origins" in words and "Open one to see every sentence behind it" in words


def test_the_register_of_an_earlier_day_holds_less(desk: TestClient) -> None:
    early, late = transfers(desk, f"?known-on={EARLY}"), transfers(desk)
    assert 0 < len(early) < len(late)
    assert all(str(t["known_from"]) <= EARLY for t in early)
    page = desk.get(f"/register?known-on={EARLY}").text
    assert "22 February 2024" in page
    # Every link of the page keeps looking from that day.
    assert all(f"known-on={EARLY}" in a for a in re.findall(r'href="(/transfers/[^"]+)"', page))


def test_filters_narrow_and_say_what_they_do_not_know(desk: TestClient) -> None:
    assert {t["supplier"]["value"] for t in transfers(desk, "?supplier=north+korea")} == {"PRK"}  # type: ignore[index]
    nothing = desk.get("/register?supplier=atlantis")
    assert nothing.status_code == 200 and "No party is known as “atlantis”" in nothing.text
    assert desk.get("/register.json?supplier=atlantis").json()["total"] == 0
    assert desk.get("/register.json?q=caspian").json()["total"] > 0
    assert desk.get("/register.json?q=zzyzx").json()["total"] == 0
    assert {t["stage"] for t in transfers(desk, "?stage=agreed")} <= {"agreed"}
    most = [int(str(t["origins"]["high"])) for t in transfers(desk, "?order=origins")]  # type: ignore[index]
    assert all(t["origins"]["low"] >= 2 for t in transfers(desk, "?origins=2")) and most  # type: ignore[index]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/register?known-on=yesterday", 400, "wants a day like 2024-02-21"),
        ("/register?known-on=2024-02-31", 400, "wants a day"),
        ("/register?page=0", 400, "page"),
        ("/register?look=upside-down", 400, "look"),
        ("/transfers/t-nothing", 404, "No transfer t-nothing is known"),
        ("/transfers/t-nothing@x", 400, "A revision is a number"),
        ("/reports/r-nothing", 404, "No report r-nothing is known"),
        ("/claims/c-nothing/origins", 404, "No claim"),
        ("/law/NO-SUCH", 404, "No measure NO-SUCH"),
        ("/law?supplier=a&recipient=b&item=c&on=soon", 400, "wants a day"),
        ("/export/papyrus", 404, "No form is called papyrus"),
        ("/nowhere", 404, "There is no such page"),
    ],
)
def test_an_error_is_one_plain_sentence_and_what_to_do(
    desk: TestClient, path: str, status: int, words: str
) -> None:
    answer = desk.get(path)
    assert answer.status_code == status and words in answer.text
    assert "Traceback" not in answer.text and "To the register" in answer.text
    bare, _, query = path.partition("?")
    twin = desk.get(f"{bare}.json" + (f"?{query}" if query else ""))
    assert twin.status_code == status and twin.json()["error"]["title"]


def test_a_register_that_is_missing_is_said_plainly(tmp_path: Path) -> None:
    with client_of(tmp_path / "none.db") as client:
        answer = client.get("/register")
        assert answer.status_code == 503 and "There is no register yet" in answer.text
        assert 'href="/add"' in answer.text and "waybill read FOLDER" in answer.text
        assert str(tmp_path) not in answer.text
        assert client.get("/law").status_code == 200


def test_a_dossier_live_is_the_dossier_and_more(desk: TestClient) -> None:
    id_ = most_told(desk)
    page = desk.get(f"/transfers/{id_}").text
    for anchor in ("facts", "positions", "timeline", "map", "retellings", "law", "claims", "history", "cite"):
        assert f'id="{anchor}"' in page
    assert "<style" not in page and 'style="' not in page
    twin = desk.get(f"/transfers/{id_}.json").json()
    assert (
        twin["id"] == id_
        and twin["revision"] >= 1
        and twin["citation"]["address"].startswith("http://127.0.0.1")
    )


def test_a_citation_keeps_showing_what_it_showed(own: TestClient) -> None:
    id_ = most_told(own)
    path = own.get(f"/transfers/{id_}.json").json()["citation"]["path"]
    before = own.get(path)
    assert before.status_code == 200 and "stays as it is" in before.text
    assert re.fullmatch(
        rf"/transfers/{id_}@\d+\?known-on=\d{{4}}-\d\d-\d\d&learnt-by=\d{{4}}-\d\d-\d\d", path
    )


def test_history_tells_each_day_and_what_differed(desk: TestClient) -> None:
    id_ = most_told(desk)
    days = [t["known_from"] for t in transfers(desk) if t["id"] == id_]
    found = desk.get(f"/transfers/{id_}/history.json?from={EARLY}&to={days[0]}").json()
    assert found["after"] > 0
    nothing = desk.get(f"/transfers/{id_}/history.json?from=2001-01-01&to=2001-01-02").json()
    assert nothing["before"] is None and nothing["after"] is None and nothing["fields"] == []


def test_a_report_shows_every_claim_on_its_words(desk: TestClient) -> None:
    reports = desk.get("/reports.json").json()["reports"]
    for report in reports[:6]:
        twin = desk.get(f"/reports/{report['id']}.json").json()
        page = desk.get(f"/reports/{report['id']}").text
        for claim in twin["claims"]:
            assert twin["text"][claim["span"]["start"] : claim["span"]["end"]] == claim["span"]["words"]
            assert f'data-claim="{claim["id"]}"' in page
        underlined = {c for words in re.findall(r'data-claims="([^"]+)"', page) for c in words.split()}
        assert underlined == {c["id"] for c in twin["claims"]}


def test_two_tellings_stand_side_by_side(desk: TestClient) -> None:
    (first, *_) = desk.get("/drift.json").json()["retellings"]
    page = desk.get(f"/drift/{first['from']}/{first['to']}").text
    changes = sum(first["changes"].values())
    assert len(re.findall(r'<li id="change-\d+"', page)) == changes > 0
    assert page.count('class="telling-text"') == 2
    listed = desk.get(f"/drift/{first['from']}/{first['to']}.json").json()["drift"]
    assert len(listed) == changes


def test_the_feed_is_an_atom_feed(desk: TestClient) -> None:
    answer = desk.get("/changes.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    names = {"a": "http://www.w3.org/2005/Atom"}
    entries = feed.findall("a:entry", names)
    ids = [e.findtext("a:id", "", names) for e in entries]
    assert entries and len(set(ids)) == len(ids)
    assert all(e.findtext("a:title", "", names) and e.findtext("a:updated", "", names) for e in entries)


def test_every_form_leaves_by_its_link(desk: TestClient) -> None:
    for form in desk.get("/export.json").json()["forms"]:
        answer = desk.get(form["address"])
        assert answer.status_code == 200 and answer.content[:2] == b"PK"
        assert desk.get(f"/export/{form['form']}/loss.json").json()["schema"] == "waybill.loss/1"


def test_the_same_page_is_not_sent_twice(desk: TestClient) -> None:
    id_ = most_told(desk)
    first = desk.get(f"/transfers/{id_}")
    again = desk.get(f"/transfers/{id_}", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content
    dark = desk.get(f"/transfers/{id_}", headers={"Cookie": "theme=dark"})
    assert dark.headers["etag"] != first.headers["etag"] and 'data-theme="dark"' in dark.text


@pytest.mark.parametrize(
    "back", ["https://example.org/", "//example.org", "/\\example.org", "/a\r\nSet-Cookie: x=1"]
)
def test_the_switch_leads_nowhere_else(desk: TestClient, back: str) -> None:
    answer = desk.get("/theme", params={"to": "dark", "back": back}, follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == "/register"


def first_claim(desk: TestClient, field: str) -> tuple[str, dict[str, object]]:
    """A report and a claim in it that has the field."""
    for report in desk.get("/reports.json").json()["reports"]:
        for claim in desk.get(f"/reports/{report['id']}.json").json()["claims"]:
            if field in claim["fields"] and claim["kind"] == "transfer":
                return report["id"], claim
    raise AssertionError(f"no claim with {field}")


def test_a_fix_stands_beside_what_the_machine_read(own: TestClient) -> None:
    report, claim = first_claim(own, "quantity")
    page = own.get(f"/reports/{report}").text
    form = {
        "csrf_token": token_in(page),
        "claim": str(claim["id"]),
        "field": "quantity",
        "decision": "fix",
        "value": "about 41 missiles",
        "reason": "the annex lists 41",
    }
    answer = own.post(f"/reports/{report}/judge", data=form, follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"].endswith(f"#claim-{claim['id']}")
    after = own.get(f"/reports/{report}").text
    assert "about 41 missiles" in after and "the annex lists 41" in after
    assert claim["fields"]["quantity"]["span"]["words"] in after  # type: ignore[index]
    (kept,) = own.get(f"/reports/{report}.json").json()["judgements"]
    assert kept["decision"] == "fix" and kept["reason"] == "the annex lists 41"
    # What the machine read stays in the twin.
    told = next(c for c in own.get(f"/reports/{report}.json").json()["claims"] if c["id"] == claim["id"])
    assert told == claim


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"decision": "reject", "reason": ""}, "Give a reason"),
        ({"decision": "fix", "field": "quantity", "value": "", "reason": "why not"}, "wants a value"),
        ({"decision": "fix", "field": "quantity", "value": "very many", "reason": "so"}, "Quantity"),
        ({"decision": "accept", "field": "quantity", "value": "41", "reason": "so"}, "press Fix"),
        ({"decision": "fix", "field": "colour", "value": "red", "reason": "so"}, "no field"),
        ({"decision": "burn", "reason": "so"}, "decision"),
    ],
)
def test_a_judgement_that_does_not_hold_is_refused_in_words(
    own: TestClient, form: dict[str, str], words: str
) -> None:
    report, claim = first_claim(own, "quantity")
    token = token_in(own.get(f"/reports/{report}").text)
    sent = {"csrf_token": token, "claim": str(claim["id"])} | form
    answer = own.post(f"/reports/{report}/judge", data=sent)
    assert answer.status_code == 400 and words in answer.text


def test_an_outlet_is_graded_with_a_reason(own: TestClient) -> None:
    page = own.get("/outlets/Reuters").text
    assert "Nobody of your team has judged it" in page
    form = {"csrf_token": token_in(page), "letter": "B", "reason": "two corrections in a year"}
    assert own.post("/outlets/Reuters/judge", data=form, follow_redirects=False).status_code == 303
    after = own.get("/outlets/Reuters").text
    assert "two corrections in a year" in after
    assert own.get("/outlets/Reuters.json").json()["reliability"]["mark"] == "B"


def test_the_register_of_pages_is_the_register(desk: TestClient, sample_book: Path) -> None:
    with Register.open(sample_book) as register:
        rows = register.list_entries(Search()).rows
    assert [t["id"] for t in transfers(desk)] == [r.id for r in rows]
