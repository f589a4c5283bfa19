"""The dossier page: whole, grounded, safe to open, and legible."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tests.views.pictures import make_picture
from waybill.records.lineage import Independent, Lineage
from waybill.records.transfer import Transfer
from waybill.records.words import Span
from waybill.views.dossier import dossier_page
from waybill.views.dossier_evidence import LAYERS, Evidence, mark_runs

PAYLOAD = "\"><script>alert(1)</script><svg onload=alert(2)><img src=x onerror=alert(3)>'--></style>{{7*7}}"
# Fields that hold one of a few words of our own, or keys by which tables are looked up.
OURS = {
    "role",
    "stage",
    "polarity",
    "certainty",
    "kind",
    "part",
    "how",
    "form",
    "relation",
    "field",
    "weight",
    "stance",
    "mark",
    "in_force",
    "verified",
    "bound",
    "precision",
    "language",
    "edtf",
    "direction",
    "code",
    "country",
    "manner",
    "unroca",
    "sign",
    "mode",
}


def page_of(
    picture: tuple[Transfer, Any, Lineage] | None = None, known_on: str | None = None
) -> html.HtmlElement:
    """The page, parsed."""
    transfer, readings, lineage = picture or make_picture()
    return html.document_fromstring(dossier_page(transfer, readings, lineage, known_on))


def test_headings_stand_in_order() -> None:
    levels = [int(h.tag[1]) for h in page_of().iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_anchor_leads_somewhere_and_once() -> None:
    page = page_of()
    ids = [e.get("id") for e in page.iter() if isinstance(e.tag, str) and e.get("id")]
    assert len(ids) == len(set(ids))
    assert {a.get("href")[1:] for a in page.iter("a") if a.get("href").startswith("#")} <= set(ids)


def test_head_says_what_is_said_and_that_no_verdict_is_given() -> None:
    head = page_of(known_on="2023-11-01").find(".//header").text_content()
    assert "North Korea is said to have supplied Russia with artillery shells" in head
    assert "Waybill gives no verdict of truth" in head
    assert "more than 1,000 containers" in head and "also “about 1,000,000 artillery shells”" in head
    assert "1 to 2 independent origins" in head
    assert "Two of three reports go back to the story of Northern Wire." in head
    assert "known on 1 November 2023" in head and "13 October 2023" in head
    assert "revision 1" in head and "t-0a1b2c3d4e" in head


@pytest.mark.parametrize(
    ("value", "marked"),
    [
        ("more than 1,000 containers", "More than 1,000 containers"),
        ("about 1,000,000 artillery shells", "about a million artillery shells"),
        ("7 September to 1 October 2023", "between September 7 and October 1"),
        ("sea", "by ship"),
        ("Sea of Japan", "Sea of Japan"),
        ("artillery shell: 15–24 km", "15 to 24 km"),
    ],
)
def test_each_value_opens_the_sentence_it_stands_on(value: str, marked: str) -> None:
    rows = page_of().xpath(f"//section[@id='facts']//details[summary/span[@class='words']='{value}']")
    assert len(rows) == 1
    assert marked in [m.text_content() for m in rows[0].iter("mark")]
    assert "Northern Wire" in rows[0].text_content()


def test_a_value_from_elsewhere_shows_the_sentence_it_was_taken_from() -> None:
    _, readings, _ = make_picture()
    evidence = Evidence(readings)
    reading, claim = evidence.claims["c-wire-3"]
    talks = next(s for _, s in reading.sentences if s.words.startswith("Talks"))
    quote = evidence.quote(reading, claim, [talks])
    assert [r.words for r in quote.context if r.layer == "value"] == [talks.words]


def test_parties_stand_with_their_words_and_silence_is_named() -> None:
    text = page_of().get_element_by_id("positions").text_content()
    assert "North Korea denied that it had sent any shells" in text
    assert "declined to comment" in text and "silent in these reports" in text


def test_changes_come_grave_first_with_both_sides() -> None:
    section = page_of().get_element_by_id("retellings")
    assert [h.text.strip() for h in section.iter("h3")] == ["Grave", "Notable", "Minor"]
    sides = [[m.text_content() for m in b.iter("mark")] for b in section.iter("blockquote")]
    assert ["More than 1,000 containers"] in sides and ["about a million artillery shells"] in sides


def test_law_shows_what_may_matter_and_folds_what_is_over() -> None:
    section = page_of().get_element_by_id("law")
    text = section.text_content()
    assert "possible relevance" in text and "violat" not in text.lower()
    assert "contested" in text and "It has no force." in text and "not checked against the act yet" in text
    folded = section.xpath(".//details[@class='fold']")
    assert ["An older embargo" in f.text_content() for f in folded] == [True]
    assert folded[0].get("open") is None


def test_claims_stand_under_their_origin_with_their_chain() -> None:
    origins = page_of().xpath("//section[@class='origin']")
    assert [o.find("h3").text_content() for o in origins] == ["Northern Wire", "A telling nobody names"]
    assert "The Evening Lantern › Northern Wire" in " ".join(origins[0].text_content().split())
    assert "not itself among the reports" in origins[1].text_content()


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    transfer, readings, lineage = make_picture()
    text = dossier_page(transfer, readings, lineage)
    page = html.document_fromstring(text)
    assert not page.xpath("//script|//link|//img|//iframe|//object|//embed|//form|//*[@src]|//*[@style]")
    assert not re.findall(r"url\((?!#)|@import|@font-face", text)
    policy = next(str(m.get("content")) for m in page.iter("meta") if m.get("http-equiv"))
    style = re.search(r"<style>(.*?)</style>", text, re.S)
    assert style is not None
    digest = b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert "default-src 'none'" in policy and f"style-src 'sha256-{digest}'" in policy


def spoil(thing: Any, name: str = "") -> Any:
    """The same record with the payload in every free text."""
    if isinstance(thing, str):
        if name == "text":
            return (PAYLOAD * (len(thing) // len(PAYLOAD) + 1))[: len(thing)]
        return thing if name in OURS or not thing else thing + PAYLOAD
    if is_dataclass(thing) and not isinstance(thing, type):
        made = {f.name: spoil(getattr(thing, f.name), f.name) for f in fields(thing)}
        if "scope" in made and hasattr(thing, "in_force"):
            made["scope"] = getattr(thing, "scope", "")
        return type(thing)(**made)
    if isinstance(thing, tuple):
        return tuple(spoil(t, name) for t in thing)
    if isinstance(thing, Mapping):
        return {k: spoil(v, k) for k, v in thing.items()}
    return thing


def test_nothing_of_a_report_becomes_markup() -> None:
    transfer, readings, lineage = (spoil(part) for part in make_picture())
    text = dossier_page(transfer, readings, lineage)
    page = html.document_fromstring(text)
    clean = page_of()
    assert text.count("&lt;script&gt;") > 20 and text.count("{{7*7}}") > 20
    assert not page.xpath("//script|//img")
    assert not [a for e in page.iter() if isinstance(e.tag, str) for a in e.attrib if str(a).startswith("on")]
    assert {e.tag for e in page.iter() if isinstance(e.tag, str)} <= {
        e.tag for e in clean.iter() if isinstance(e.tag, str)
    }


def test_only_web_addresses_become_links() -> None:
    transfer, readings, lineage = make_picture()
    for address in (
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "/home/somebody/notes/told.txt",
    ):
        bad = tuple(replace(r, report=replace(r.report, address=address)) for r in readings)
        page = page_of((transfer, bad, lineage))
        assert all(str(a.get("href")).startswith("#") for a in page.iter("a"))
        assert "/home/somebody" not in page.text_content()


def test_a_transfer_with_hardly_anything_still_has_a_page() -> None:
    transfer, _, _ = make_picture()
    bare = replace(
        transfer,
        recipient=None,
        systems=(),
        stage=None,
        stage_why="No claim tells a stage.",
        steps=(),
        quantities=(),
        began=(),
        agreed=(),
        modes=(),
        routes=(),
        positions=(),
        conflicts=(),
        claims=(),
        reports=(),
        findings=(),
        known_since=None,
        origins=Independent(0, 0, 0, ()),
    )
    page = page_of((bare, (), Lineage((), (), (), Independent(0, 0, 0, ()), ())))
    assert page.findtext(".//h1") == "North Korea is said to supply an unnamed recipient with arms"
    assert "No period and no day of publication is known." in page.text_content()


def test_claims_that_no_reading_holds_are_passed_over() -> None:
    transfer, readings, lineage = make_picture()
    text = page_of((transfer, readings[1:], lineage)).text_content()
    assert "about 1,000,000 artillery shells" in text
    assert "No sentence of the reports at hand is kept for it." in text


@given(
    st.text(max_size=80),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90), st.sampled_from(LAYERS)), max_size=6),
)
def test_marking_never_changes_the_words(text: str, marks: list[tuple[int, int, str]]) -> None:
    layers = [(Span(min(a, b), max(a, b), ""), layer, "") for a, b, layer in marks]
    runs = mark_runs(text, 0, len(text), layers)
    assert "".join(r.words for r in runs) == text
    for span, layer, _ in layers:
        if layer == LAYERS[0]:
            said = "".join(r.words if r.layer == layer else "\0" * len(r.words) for r in runs)
            assert "\0" not in said[span.start : span.end] or "\0" in text


def colours(block: str) -> dict[str, str]:
    """The colours that a :root block sets."""
    return dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", block))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2)."""

    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "soft", "accent", "said", "deny", "come"])
@pytest.mark.parametrize("ground", ["paper", "wash"])
def test_words_stand_out_from_their_ground(scheme: int, ink: str, ground: str) -> None:
    style = files("waybill.views").joinpath("templates/dossier.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root\{(.*?)\}", style)
    found = colours(blocks[scheme])
    # 4.5 to 1 is what WCAG 2.2 asks of text at level AA.
    assert contrast(found[ink], found[ground]) >= 4.5
    assert contrast(found["markink"], found["mark"]) >= 4.5
    assert contrast(found["soft"], found["land"]) >= 4.5
