"""Somebody sits down at the desk with a browser: adds, reads, judges, looks back, looks up, takes along; wide and narrow."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

playwright = pytest.importorskip("playwright.sync_api")
axe_module = pytest.importorskip("axe_playwright_python.sync_playwright")

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright  # noqa: E402

from tests.web.desks import copied, served  # noqa: E402

CHROMIUM = next(
    (p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None
)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]
SIZES = {"wide": (1280, 900), "narrow": (360, 780)}
SERIOUS = {"serious", "critical"}
# A story of our own, of parties that no sample tells of.
STORY = """Norway hands Malta 24 armoured vehicles

By Marie Lund
OSLO, 4 March 2025 (Fjord News) - Norway has delivered 24 armoured vehicles to Malta, two Norwegian officials said on Tuesday.

The vehicles were shipped by sea in February, one of the officials said. Malta's defence ministry declined to comment.
"""


@dataclass
class Watched:
    """A page and all that went wrong on it."""

    page: Page
    home: str
    faults: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open a page of the desk."""
        self.page.goto(self.home + path, wait_until="load")

    def clean(self) -> None:
        """Nothing went wrong so far, and nothing runs over the edge."""
        assert self.faults == []
        assert self.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

    def axe(self) -> None:
        """The checker for disabled readers finds nothing serious."""
        found = axe_module.Axe().run(self.page)
        told = [
            f"{v['id']}: {v['nodes'][0]['html'][:150]}"
            for v in found.response["violations"]
            if v["impact"] in SERIOUS
        ]
        assert told == [], f"{self.page.url}: {told}"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as run:
        started = run.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def home(sample_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk over a register of its own."""
    with served(copied(sample_book, tmp_path_factory.mktemp("desk"))) as address:
        yield address


def watched(context: BrowserContext, home: str) -> Watched:
    """A page that notes every error, and every request that leaves this machine."""
    page = context.new_page()
    seen = Watched(page, home)
    page.on("console", lambda m: seen.faults.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: seen.faults.append(str(e)))
    page.on("request", lambda r: None if r.url.startswith((home, "data:")) else seen.faults.append(r.url))
    return seen


def sized(browser: Browser, size: str, **more: object) -> BrowserContext:
    width, height = SIZES[size]
    return browser.new_context(viewport={"width": width, "height": height}, **more)  # type: ignore[arg-type]


def paths(home: str, browser: Browser) -> dict[str, str]:
    """One address of every kind of page."""
    asking = browser.new_context().request
    rows = asking.get(f"{home}/register.json").json()["transfers"]
    transfer = max(rows, key=lambda t: t["reports"])["id"]
    report = asking.get(f"{home}/reports.json").json()["reports"][-1]["id"]
    told = asking.get(f"{home}/drift.json").json()["retellings"][0]
    claim = asking.get(f"{home}/reports/{report}.json").json()["claims"][0]["id"]
    return {
        "register": "/register",
        "map": "/register?look=map",
        "timeline": "/register?look=timeline&known-on=2024-03-01",
        "nothing": "/register?q=zzyzx",
        "dossier": f"/transfers/{transfer}",
        "lineage": f"/transfers/{transfer}/lineage",
        "ties": f"/transfers/{transfer}/judge",
        "withdraw": f"/reports/{report}/withdraw",
        "accounts": "/accounts",
        "history": f"/transfers/{transfer}/history?from=2024-02-21&to=2024-12-31",
        "reports": "/reports",
        "report": f"/reports/{report}",
        "origins": f"/claims/{claim}/origins",
        "drift": "/drift",
        "pair": f"/drift/{told['from']}/{told['to']}",
        "outlets": "/outlets",
        "outlet": "/outlets/Reuters",
        "review": "/review",
        "law": "/law?supplier=iran&recipient=russia&item=missile&on=2024-02-21",
        "measures": "/law",
        "measure": "/law/UN-IRN-2231-B4",
        "changes": "/changes?from=2024-02-01&to=2024-12-31",
        "add": "/add",
        "export": "/export",
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_page_is_whole_and_can_be_read_by_all(
    browser: Browser, home: str, size: str, scheme: str
) -> None:
    context = sized(browser, size, color_scheme=scheme, reduced_motion="reduce")
    seen = watched(context, home)
    for path in paths(home, browser).values():
        seen.go(path)
        seen.clean()
        seen.axe()
    seen.go("/transfers/t-nothing")
    seen.axe()
    context.close()


@pytest.mark.parametrize("size", SIZES)
def test_from_a_new_report_to_the_export(
    browser: Browser, sample_book: Path, tmp_path: Path, size: str
) -> None:
    with served(copied(sample_book, tmp_path)) as home:
        context = sized(browser, size, accept_downloads=True)
        seen = watched(context, home)
        page = seen.page
        before = _transfers(seen)
        _add(seen)
        after = _transfers(seen)
        assert [t for t in after if t["supplier"]["value"] == "NOR"] and len(after) == len(before) + 1
        _judge(seen)
        _look_back(seen)
        told = page.request.get(f"{home}/drift.json").json()["retellings"][0]
        seen.go(f"/drift/{told['from']}/{told['to']}")
        assert page.locator(".changes-list li").count() > 0
        seen.clean()
        _law(seen)
        seen.go("/export")
        with page.expect_download() as wait:
            page.get_by_role("link", name="CSV tables").click()
        assert wait.value.suggested_filename == "waybill-csv.zip"
        seen.clean()
        context.close()


def _transfers(seen: Watched) -> list[dict[str, Any]]:
    """The transfers, when all that was kept is put together."""
    for _ in range(3000):
        told = seen.page.request.get(f"{seen.home}/register.json").json()
        if not told["waiting"]:
            found: list[dict[str, Any]] = told["transfers"]
            return found
        seen.page.wait_for_timeout(100)
    raise AssertionError("what was judged was not put together within minutes")


def _add(seen: Watched) -> None:
    """Paste a report and wait until it is read."""
    page = seen.page
    seen.go("/add")
    page.get_by_label("The report as it stands").fill(STORY)
    page.get_by_label("Outlet, if known").fill("Fjord News")
    page.get_by_label("Published on").fill("2025-03-04")
    page.get_by_label("Why it is added").fill("to try the desk")
    page.get_by_role("button", name="Read it").click()
    page.wait_for_selector('#reading[data-phase="done"], #phase:has-text("Done")', timeout=120_000)
    seen.clean()


def _judge(seen: Watched) -> None:
    """Open the new report from its transfer; accept one claim, fix another's number, reject a third."""
    page = seen.page
    seen.go("/register?supplier=Norway")
    page.locator("a.who-to").first.click()
    page.wait_for_url("**/transfers/*")
    page.locator("#reports h3 a").first.click()
    page.wait_for_url("**/reports/*")
    cards = page.locator(".card")
    assert cards.count() >= 2
    # With keys alone: to the first claim, and accept it.
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_selector(".card.is-accept")
    # Fix a number by key and Enter; the machine's value stays beside it.
    card = page.locator('.card:has(dt:text-is("how many"))').first
    card.locator("summary").click()
    card.locator("select[name=field]").select_option("quantity")
    card.locator("input[name=value]").fill("about 26 vehicles")
    card.locator("input[name=reason]").fill("the ministry's list says 26")
    card.get_by_role("button", name="Fix").click()
    page.wait_for_selector(".card.is-fix")
    fixed = page.locator(".card.is-fix").first
    assert "24" in fixed.inner_text() and "about 26 vehicles" in fixed.inner_text()
    last = page.locator(".card").last
    last.locator("summary").click()
    last.locator("input[name=reason]").fill("not of this matter")
    last.get_by_role("button", name="Reject").click()
    page.wait_for_selector(".card.is-reject")
    seen.clean()
    row = next(t for t in _transfers(seen) if t["supplier"]["value"] == "NOR")
    told = page.request.get(f"{seen.home}/transfers/{row['id']}.json").json()
    assert 26 in [q["best"] for q in told["quantity"]]


def _look_back(seen: Watched) -> None:
    """On the day before, nothing of it was known; the slider leads to an earlier day still."""
    page = seen.page
    seen.go("/register?known-on=2025-03-03")
    assert "Norway" not in page.locator("#main").inner_text()
    assert page.locator(".asof").is_visible()
    slide = page.get_by_role("slider", name="Known on")
    slide.focus()
    page.keyboard.press("Home")
    page.wait_for_url("**known-on=2024-02-21**")
    assert page.locator("table.rows tbody tr").count() >= 1
    seen.clean()


def _law(seen: Watched) -> None:
    page = seen.page
    seen.go("/law")
    page.get_by_label("Supplier").fill("Iran")
    page.get_by_label("Recipient").fill("Russia")
    page.get_by_label("Item").fill("ballistic missile")
    page.get_by_label("On", exact=True).fill("2024-02-21")
    page.get_by_role("button", name="Look up").click()
    page.wait_for_selector(".law-group")
    page.locator(".measure h4 a").first.click()
    page.wait_for_selector("h2:text-is('History')")
    seen.clean()


def test_reading_works_without_javascript(browser: Browser, home: str) -> None:
    context = sized(browser, "narrow", java_script_enabled=False)
    page = context.new_page()
    for path in paths(home, browser).values():
        answer = page.goto(home + path)
        assert answer and answer.status == 200
        assert page.locator("h1").inner_text().strip()
    page.goto(f"{home}/register")
    page.locator("#known-on").fill("2024-02-22")
    page.get_by_role("button", name="Show that day").click()
    assert "known-on=2024-02-22" in page.url and page.locator(".asof").is_visible()
    page.get_by_role("button", name="Dark").click()
    assert page.locator("html").get_attribute("data-theme") == "dark" and "known-on=2024-02-22" in page.url
    context.close()


def test_the_keyboard_alone_reaches_the_page(browser: Browser, home: str) -> None:
    context = sized(browser, "wide")
    page = context.new_page()
    page.goto(f"{home}/register")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    outline = page.evaluate(
        "(() => { const a = document.querySelector('.who-to'); a.focus(); return getComputedStyle(a).outlineStyle; })()"
    )
    assert outline != "none"
    context.close()


@pytest.mark.parametrize("size", SIZES)
def test_the_chain_shows_on_hover_focus_and_tap(browser: Browser, home: str, size: str) -> None:
    context = sized(browser, size, has_touch=size == "narrow")
    page = context.new_page()
    page.goto(home + paths(home, browser)["report"])
    words = page.locator(".text .claimed").first
    if size == "narrow":
        words.tap()
    else:
        words.hover()
    tip = page.locator("#tip")
    assert tip.is_visible() and len(tip.inner_text()) > 5
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    words.focus() if size == "wide" else words.tap()
    context.close()
