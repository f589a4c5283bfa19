"""Bad input is left out with its reason; the rest is read, the book is whole."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.road.running import EXAMPLES, Run, run, run_outside
from waybill.reading.read import read as read_passages
from waybill.records.passage import Passage
from waybill.records.report import Report
from waybill.register import Register

GOOD = EXAMPLES / "01-agency-story.txt"
OTHER = EXAMPLES / "12-kremlin.txt"
SWEDISH = """Norge skickar haubitsar till Malta

OSLO, 3 mars - Norge har enligt två hamnarbetare skeppat fyrtio haubitsar till Malta. Försvarsdepartementet ville på
söndagen inte kommentera uppgifterna. Leveransen ska ha beslutats redan i januari, sades det i Valletta, och den ska
vara avslutad före sommaren.
"""
SAID = "Norway has shipped 40 howitzers to Malta, two port workers said. The ministry declined to comment.\n"
UNDATED = f"Norway ships guns to Malta\n\n{SAID}"


def bomb(depth: int) -> bytes:
    return b"<html><body>" + b"<div>" * depth + b"<p>" + SAID.encode() + b"</p></body></html>"


# What intake or reading leaves out, with a word of the reason.
LEFT_OUT: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "program.txt": (b"\x7fELF" + bytes(range(256)) * 40, "binary"),
    "noise.txt": (os.urandom(4000), "binary"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(2000), "picture"),
    "swedish.txt": (SWEDISH.encode(), "sv"),
    "paper.pdf": (b"%PDF-1.7\n1 0 obj", "PDF"),
    "huge.txt": (b"missile " * 2_600_000, "too large"),
    "rows.jsonl": (b'{"id": 1, "words": "Norway shipped 40 howitzers to Chad."}\n{"id": 2}\n', "JSON"),
    "list.json": (b'[\n  {"headline": "Norway shipped 40 howitzers to Chad."}\n]\n', "JSON"),
}
# What is odd and still read.
READ: dict[str, bytes] = {
    "undated.txt": UNDATED.encode(),
    "latin.txt": ("Oslo’s port\n\n" + SAID).encode("cp1252"),
    "wide.txt": UNDATED.replace("Norway", "Sweden").encode("utf-16"),
    "broken.txt": UNDATED.replace("40", "41").encode() + b"\xff\xfe \x80 caf\xe9\n",
}


def verified(book: Path) -> int:
    """The number of reports in the register, which is whole."""
    with Register.open(book) as register:
        assert register.verify() == ()
        return len(register.readings())


def left_out_of(done: Run) -> dict[str, str]:
    """Reasons by file name, told alike in the output and on stderr."""
    rows: list[dict[str, Any]] = done.json()["left_out"]
    told = done.err.rstrip("\n").split("\n") if done.err else []
    assert len(told) == len(rows) and all(line.startswith("waybill: left out ") for line in told)
    return {Path(row["address"]).name: row["reason"] for row in rows}


def read(book: Path, *files: Path) -> Run:
    return run("--register", book, "read", *files, "--format", "json")


@pytest.mark.parametrize("name", LEFT_OUT)
def test_left_out_with_its_reason_and_the_others_read(tmp_path: Path, name: str) -> None:
    content, reason = LEFT_OUT[name]
    bad = tmp_path / name
    bad.write_bytes(content)
    book = tmp_path / "book.db"
    done = read(book, bad, OTHER)
    assert done.code == 1 and done.json()["reports"] == 1
    told = left_out_of(done)
    assert reason in told[name] and "\n" not in told[name]
    assert verified(book) == 1
    with Register.open(book) as register:
        assert [Path(o.address).name for o in register.left_out()] == [name]


def test_what_is_not_there(tmp_path: Path) -> None:
    book = tmp_path / "book.db"
    done = read(book, tmp_path / "none.txt", OTHER, tmp_path / "none", tmp_path)
    told = left_out_of(done)
    assert done.code == 1 and "no such file" in told["none.txt"] and "no such file" in told["none"]
    assert verified(book) == 1


@pytest.mark.parametrize("name", READ)
def test_odd_but_read(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(READ[name])
    book = tmp_path / "book.db"
    done = read(book, file)
    assert (done.code, done.err) == (0, "")
    (report,) = run("--register", book, "reports", "--format", "json").json()
    assert report["published"] is None and "port workers" in report["text"]
    claims = run("--register", book, "claims", "--format", "json").json()
    assert any(c["fields"].get("recipient", {}).get("value") == "MLT" for c in claims)
    assert verified(book) == 1


def test_a_report_without_a_day_never_takes_another(tmp_path: Path) -> None:
    file = tmp_path / "undated.txt"
    file.write_bytes(READ["undated.txt"])
    for claim in run("claims", file, "--format", "json").json():
        assert claim["report"]["published"] is None
        when = claim["fields"].get("when")
        assert when is None or (when["earliest"] is None and when["latest"] is None)


@pytest.mark.parametrize("depth", [5_000, 200_000])
def test_a_bomb_of_tags(tmp_path: Path, depth: int) -> None:
    file = tmp_path / "bomb.html"
    file.write_bytes(bomb(depth))
    done = read(tmp_path / "book.db", file, OTHER)
    assert done.code in (0, 1)
    assert done.json()["reports"] + len(left_out_of(done)) == 2
    assert verified(tmp_path / "book.db") == done.json()["reports"] >= 1


@pytest.mark.parametrize("unit", [b"x", SAID.encode().replace(b"\n", b" "), b"<p>", b"( ", b"\"' "])
def test_ten_megabytes_of_one_line(tmp_path: Path, unit: bytes) -> None:
    file = tmp_path / "line.txt"
    file.write_bytes(unit * (10_000_000 // len(unit)))
    done = read(tmp_path / "book.db", file, OTHER)
    assert done.code == 1 and "line.txt" in left_out_of(done)
    assert verified(tmp_path / "book.db") == done.json()["reports"] >= 1


def test_what_is_not_read_of_a_report_is_on_record(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text(UNDATED + "\n" + SAID.replace("\n", " ") * 1000, "utf-8")
    done = read(tmp_path / "book.db", file)
    assert done.code == 1 and done.json()["reports"] == 1
    assert "only the first 20000" in left_out_of(done)["long.txt"]
    assert verified(tmp_path / "book.db") == 1
    with Register.open(tmp_path / "book.db") as register:
        assert len(register.left_out()) == 1
    assert run("claims", file).code == 1


def test_the_same_content_twice_is_one_report(tmp_path: Path) -> None:
    book, copy = tmp_path / "book.db", tmp_path / "copy.txt"
    copy.write_bytes(GOOD.read_bytes())
    assert read(book, GOOD).code == 0
    before = run("--register", book, "transfers", "--format", "json").out
    assert read(book, GOOD).code == 0 and read(book, copy).code == 0
    read(book, GOOD, copy, GOOD)
    assert verified(book) == 1
    assert run("--register", book, "transfers", "--format", "json").out == before
    assert len(run("reports", GOOD, copy, "--format", "jsonl").lines()) == 1


def test_a_file_name_of_odd_bytes(tmp_path: Path) -> None:
    name = os.fsdecode(b"no\xffsuch\n.txt")
    good = tmp_path / os.fsdecode(b"\xff[red]\x1b[31m.txt")
    good.write_bytes(READ["undated.txt"])
    book = tmp_path / "book.db"
    done = read(book, tmp_path / name, good, OTHER)
    assert done.code == 1 and verified(book) >= 1
    for form in ("table", "json", "jsonl"):
        shown = run("reports", good, tmp_path / name, "--format", form)
        assert shown.code == 1 and "\x1b" not in shown.out + shown.err and "Traceback" not in shown.err


def test_a_fault_on_one_report_keeps_no_other_from_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(report: Report) -> tuple[Passage, ...]:
        if report.address == str(GOOD):
            raise IndexError("a fault\nof two lines" + "!" * 900)
        return read_passages(report)

    monkeypatch.setattr("waybill.flow.read", broken)
    done = read(tmp_path / "book.db", GOOD, OTHER)
    told = left_out_of(done)
    assert done.code == 1 and "IndexError" in told[GOOD.name] and len(told[GOOD.name]) <= 200
    assert run("claims", GOOD, OTHER).code == 1
    assert verified(tmp_path / "book.db") == 1
    monkeypatch.undo()
    assert read(tmp_path / "book.db", GOOD, OTHER).code == 0
    assert verified(tmp_path / "book.db") == 2
    with Register.open(tmp_path / "book.db") as register:
        assert register.left_out() == ()


def test_bad_lines_of_texts(tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text(
        '{"doc": "a", "text": "Norway."}\n{"doc": "b"}\nno json\n[1]\n{"doc": "c", "text": "Malta."}\n'
    )
    done = run("marks", texts)
    assert done.code == 1 and [row["doc"] for row in done.lines()] == ["a", "c"]
    assert [f"{texts}:{n}:" in done.err for n in (2, 3, 4)] == [True] * 3
    assert run("marks", tmp_path / "none.jsonl").code == 1


def test_the_executable_on_bad_and_good(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_bytes(READ["undated.txt"])
    done = run_outside("read", "empty.txt", "good.txt", "none.txt", folder=tmp_path)
    assert done.code == 1 and done.err.count("\n") == 2 and done.out.startswith("1 reports")
    (tmp_path / "notes.db").write_text("my notes")
    lost = run_outside("--register", "notes.db", "read", "good.txt", folder=tmp_path)
    assert lost.code == 3 and "notes.db is not a register" in lost.one_line()
