"""Feeds and archives: each item a report of its own, everything bounded, and every file that gives nothing says why."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waybill.intake import archive, feed
from waybill.intake.archive import reports_within
from waybill.intake.files import read_files
from waybill.records.report import LeftOut, Report

MOST = 20_000_000
LEFT = archive.Left
STORY = "Norway has shipped 40 howitzers to Malta, two port workers said on Sunday. The ministry declined to comment."
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Valletta Post</title><link>https://post.example/</link>
<item><title>Norway ships guns &amp; shells</title><link>https://post.example/guns</link><dc:creator>Ann Olsen</dc:creator>
<pubDate>Sat, 02 Mar 2024 23:30:00 -0200</pubDate><description>Teaser.</description>
<content:encoded><![CDATA[<p>{STORY}</p><script>alert(1)</script>]]></content:encoded>
<source url="https://wire.example/feed">Oslo Wire Service</source></item>
<item><title>Second</title><description>{STORY} It was the second time.</description>
<source url="https://reuters.example/">Reuters</source></item>
<item></item></channel></rss>""".encode()
ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title>
<entry><title type="html">Guns &lt;b&gt;go&lt;/b&gt; south</title><link rel="self" href="https://no.example/"/>
<link href="https://harbour.example/1"/><published>2024-03-02T08:00:00Z</published><author><name>Per Lie</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{STORY}</p></div></content></entry></feed>""".encode()


def read(data: bytes, address: str = "feed.xml") -> tuple[list[Report], list[LeftOut]]:
    found = list(reports_within(data, address, MOST))
    return [f for f in found if isinstance(f, Report)], [f for f in found if isinstance(f, LeftOut)]


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files:
            packed.writestr(name, data)
    return held.getvalue()


def test_each_item_of_a_feed_is_a_report_with_its_own_address_day_and_outlet() -> None:
    reports, left_out = read(RSS)
    first, second = reports
    assert first.address == "https://post.example/guns" and first.title == "Norway ships guns & shells"
    assert first.published is not None and str(first.published.period.latest) == "2024-03-03"
    assert first.outlet == "The Valletta Post" and STORY in first.text and "alert" not in first.text
    assert second.address == "feed.xml#2" and STORY in second.text
    assert [one.reason for one in left_out] == ["an item with neither title nor text"]


def test_the_feed_an_item_was_taken_from_is_credited() -> None:
    first, second = read(RSS)[0]
    credit = next(c for c in first.credits if c.form == "feed")
    assert credit.name == "Oslo Wire Service"
    assert first.text[credit.span.start : credit.span.end] == "Oslo Wire Service"
    assert second.agency == "Reuters"


def test_atom_is_read_too() -> None:
    (report,), left_out = read(ATOM)
    assert (
        left_out == [] and report.address == "https://harbour.example/1" and report.title == "Guns go south"
    )
    assert report.outlet == "Harbour News" and STORY in report.text
    assert report.published is not None and str(report.published.period.latest) == "2024-03-02"


def test_the_same_feed_gives_the_same_reports() -> None:
    assert [r.id for r in read(RSS)[0]] == [r.id for r in read(RSS)[0]]


HEAD, TAIL = (
    b'<?xml version="1.0"?><!DOCTYPE rss [',
    b"]><rss><channel><item><title>&b;</title></item></channel></rss>",
)
BOMB = HEAD + b'<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">' + TAIL


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (BOMB, "entities"),
        (BOMB.decode().encode("utf-16"), "entities"),
        (HEAD + b'<!ENTITY b SYSTEM "file:///etc/passwd">' + TAIL, "entities"),
        (b"<rss><channel><title>x</title></channel></rss>", "without items"),
        (b"<rss><channel><item>", "well-formed"),
        (b"<feed>" * 300 + b"</feed>" * 300, ""),
    ],
)  # fmt: skip
def test_a_feed_that_cannot_be_read_says_why(data: bytes, why: str) -> None:
    reports, left_out = read(data)
    assert reports == [] and len(left_out) == 1 and why in left_out[0].reason, left_out
    assert "root:" not in left_out[0].reason


def test_a_feed_asks_nothing_outside(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret word")
    data = f'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "{secret}"><rss><channel><item><title>Guns</title><description>{STORY}</description></item></channel></rss>'  # noqa: E501
    reports, _ = read(data.encode())
    assert all("secret word" not in r.text for r in reports)


def test_an_endless_feed_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    assert feed.MOST_ITEMS < 1000
    monkeypatch.setattr(feed, "MOST_ITEMS", 12)
    items = "".join(f"<item><title>Guns {n}</title></item>" for n in range(15))
    reports, left_out = read(f"<rss><channel>{items}</channel></rss>".encode())
    assert len(reports) + len(left_out) == 13 and "only the first 12 of 15" in left_out[-1].reason


def test_an_archive_gives_the_reports_in_it_under_names_that_lead_nowhere() -> None:
    data = zipped([
        ("reports/a.txt", f"Guns go south\n\n{STORY}".encode()), ("../../etc/b.txt", f"Guns\n\n{STORY} Two.".encode()),
        ("feed.xml", RSS),
        ("C:\\x\\c.txt", f"Guns\n\n{STORY} Three.".encode()), ("picture.png", b"\x89PNG" + bytes(50)),
        (".DS_Store", b"x"), ("__MACOSX/a.txt", b"x"),
        ("README.md", b"about"), ("empty.txt", b""), ("folder/", b""), ("\u202etxt.a", f"Guns\n\n{STORY} Four.".encode()),
    ])  # fmt: skip
    reports, left_out = read(data, "all.zip")
    addresses = [r.address for r in reports]
    assert addresses[:3] == ["all.zip!reports/a.txt", "all.zip!etc/b.txt", "https://post.example/guns"]
    assert addresses[4:] == ["all.zip!C:/x/c.txt", "all.zip!txt.a"]
    assert [one.address for one in left_out] == [
        "all.zip!feed.xml#3",
        "all.zip!picture.png",
        "all.zip!empty.txt",
    ]


def test_a_bomb_is_not_unpacked() -> None:
    reports, left_out = read(zipped([("bomb.txt", b"a " * 5_000_000)]), "b.zip")
    assert reports == [] and left_out[0].reason == "too large unpacked"


def test_all_files_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "Left", lambda: LEFT(500, 1000))
    files = [(f"{n}.txt", f"Guns {n}\n\n{STORY}".encode()) for n in range(30)]
    reports, left_out = read(zipped(files), "b.zip")
    assert 0 < len(reports) < 10 and sum(len(r.text) for r in reports) <= 1000
    assert any("too large" in one.reason for one in left_out)


def test_files_and_levels_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = zipped([("a.txt", f"Guns\n\n{STORY}".encode())])
    assert [r.address for r in read(zipped([("in.zip", inner)]), "o.zip")[0]] == ["o.zip!in.zip!a.txt"]
    deep = zipped([("out.zip", zipped([("in.zip", inner)]))])
    reports, left_out = read(deep, "o.zip")
    assert reports == [] and "levels deep" in left_out[0].reason
    monkeypatch.setattr(archive, "Left", lambda: LEFT(3, 10**8))
    many = zipped([(f"{n}.txt", f"Guns {n}\n\n{STORY}".encode()) for n in range(9)])
    reports, left_out = read(many, "o.zip")
    assert len(reports) == 3 and "6 of its files" in left_out[0].reason


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK\x03\x04 and nothing more", "damaged"),
        (zipped([("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")]), "office"),
        (zipped([("a.txt", b"x" * 500)])[:-30], "damaged"),
    ],
    # An archive holds the moment of its making, so that its bytes name no test twice alike.
    ids=["no archive", "a document", "cut short"],
)
def test_an_archive_that_cannot_be_read_says_why(data: bytes, why: str) -> None:
    reports, left_out = read(data, "x.zip")
    assert reports == [] and len(left_out) == 1 and why in left_out[0].reason, left_out


def test_an_encrypted_file_says_so() -> None:
    data = bytearray(zipped([("a.txt", STORY.encode())]))
    # The bit that says so stands in the file's own header and in the archive's list.
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert read(bytes(data), "x.zip")[1][0].reason == "encrypted"


@given(st.binary(max_size=300), st.integers(0, 200))
@settings(max_examples=50, deadline=None)
def test_no_damage_breaks_the_reading(noise: bytes, at: int) -> None:
    whole = zipped([("a.txt", f"Guns\n\n{STORY}".encode()), ("b.xml", ATOM)])
    for data in (
        whole[:at] + noise + whole[at + len(noise) :],
        b"PK\x03\x04" + noise,
        b"<rss>" + noise,
        b"%PDF-" + noise,
    ):
        for found in reports_within(data, "x", MOST):
            assert isinstance(found, Report) or ("\n" not in found.reason and found.reason)


def test_files_of_a_folder_may_be_feeds_and_archives(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped([("a.txt", f"Guns\n\n{STORY}".encode())]))
    (tmp_path / "b.txt").write_bytes(f"Guns\n\n{STORY}".encode())
    (tmp_path / "c.xml").write_bytes(ATOM)
    found = list(read_files([tmp_path], MOST))
    assert [type(f).__name__ for f in found] == ["Report", "LeftOut", "Report"]
    assert isinstance(found[1], LeftOut) and "the same content as" in found[1].reason
