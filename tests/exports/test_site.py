"""The published site: cited sentences only, nothing that runs or fetches, a hash for every file, no folder of ours."""

from __future__ import annotations

import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import PurePosixPath

import pytest

from tests.exports.pictures import EMPTY, Picture, make_picture, shuffled
from tests.exports.test_all_formats import AS_OF, schema
from waybill.exports import site
from waybill.exports.record import EVER, AsOf, Export
from waybill.views.dossier import dossier_page
from waybill.views.transfers import COLUMNS, transfer_row

PRIVATE = "/home/someone/private"


def publish(picture: Picture, as_of: AsOf = EVER) -> Export:
    """The site of a picture, as the command makes it."""
    dossiers = {
        t.id: dossier_page(t, picture.readings, picture.lineage, as_of.known_on) for t in picture.transfers
    }
    rows = [transfer_row(t) for t in picture.transfers]
    return site.export(picture, site.Pages(COLUMNS, rows, dossiers, (3, "0" * 64), "0"), as_of)


@pytest.fixture(scope="module")
def made() -> Export:
    """The site of the picture by hand."""
    return publish(make_picture())


def pages(made: Export) -> dict[str, str]:
    """The pages by name."""
    return {n: d.decode("utf-8") for n, d in made.files.items() if n.endswith(".html")}


class Reader(HTMLParser):
    """Collects elements, addresses and names of places on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("href", "src", "action"):
                self.links.append(value or "")
            elif name == "id":
                self.ids.append(value or "")
            elif name.startswith("on") or name == "style":
                self.handlers.append(name)


def read(page: str) -> Reader:
    """A page, read."""
    reader = Reader()
    reader.feed(page)
    return reader


def test_every_file_stands_in_the_manifest_with_its_hash(made: Export) -> None:
    manifest = json.loads(made.files["manifest.json"])
    schema("publication").validate(manifest)
    assert {f["path"] for f in manifest["files"]} == set(made.files) - {"manifest.json"}
    for one in manifest["files"]:
        data = made.files[one["path"]]
        assert (one["sha256"], one["bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))
    assert manifest["register"] == {"acts": 3, "head": "0" * 64}


def test_it_has_a_page_for_each_matter(made: Export) -> None:
    assert set(pages(made)) == {
        "index.html", "reports.html", "drift.html", "law.html",
        "transfers/t-0000000001.html", "transfers/t-0000000002.html", "transfers/t-0000000003.html",
    }  # fmt: skip


def test_no_sentence_is_published_that_nothing_stands_on(made: Export) -> None:
    everything = "\n".join(d.decode("utf-8") for d in made.files.values())
    assert "nobody minded the wait" not in everything
    assert "our readers" not in everything
    for reading in make_picture().readings:
        assert reading.report.text not in everything
    assert "two clerks said" in pages(made)["reports.html"]
    lost = {x.what: x.cases for x in made.loss.lost}
    assert {words for _, words in lost["sentences that no claim stands on"]} == {"2 of 6", "2 of 3", "1 of 3"}


def test_nothing_runs_and_nothing_is_fetched(made: Export) -> None:
    for name, page in pages(made).items():
        found = read(page)
        assert not {"script", "iframe", "img", "link", "object", "form"} & set(found.tags), name
        assert not found.handlers, name
        assert "Content-Security-Policy" in page
        assert not re.search(r"@import|url\((?!#)", page), name


def test_words_of_a_report_are_never_markup(made: Export) -> None:
    page = pages(made)["reports.html"]
    assert "<script>" not in page
    assert "&lt;script&gt;alert(" in page


def test_every_link_leads_to_a_file_and_a_place_of_the_site(made: Export) -> None:
    known = {n: set(read(p).ids) for n, p in pages(made).items()} | {
        n: set() for n in made.files if not n.endswith(".html")
    }
    for name, page in pages(made).items():
        for link in read(page).links:
            if link.startswith("https://"):
                continue
            path, _, anchor = link.partition("#")
            parts: list[str] = (
                list(PurePosixPath(name).parent.parts) if path else list(PurePosixPath(name).parts)
            )
            for part in PurePosixPath(path).parts:
                if part == "..":
                    parts.pop()
                else:
                    parts.append(part)
            target = "/".join(parts)
            assert target in known, (name, link)
            assert not anchor or anchor in known[target], (name, link)


def test_folders_of_ours_stay_at_home(made: Export) -> None:
    assert not [name for name, data in made.files.items() if PRIVATE.encode() in data]
    assert "copy.txt" in pages(made)["reports.html"]


def test_drift_and_law_are_told(made: Export) -> None:
    drift, law = pages(made)["drift.html"], pages(made)["law.html"]
    assert "about 40 missiles" in drift and "At least 50 missiles" in drift and "1 of them grave" in drift
    assert "Act 1 &lt;2020&gt;" in law and "It lapsed." in law and "1 more measures" in law
    assert "never a violation" in law


def test_the_day_is_told_on_every_page() -> None:
    for name, page in pages(publish(make_picture(), AS_OF)).items():
        assert re.search(r"2024-03-01|1 March 2024", page), name


def test_two_publications_of_a_day_are_the_same() -> None:
    assert publish(make_picture()).files == publish(make_picture()).files
    index = {"index.html", *(f"transfers/t-000000000{n}.html" for n in (1, 2, 3)), "manifest.json"}
    one, two = publish(make_picture()).files, publish(shuffled(make_picture())).files
    assert {n for n in one if one[n] != two[n]} <= index


def test_an_empty_register_is_a_site_too() -> None:
    assert "No transfer was known then." in pages(publish(EMPTY))["index.html"]


@pytest.mark.parametrize("id_", ["../../etc/passwd", "a/b", "t-1\x00", "..", "ü"])
def test_an_id_never_leads_out_of_the_folder(id_: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]+\.html", site.file_name(id_))
