"""Every verb gives its forms as published, and the day cuts what it shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.road.running import EXAMPLES, Run, holds_to, run, run_outside

STORY = EXAMPLES / "01-agency-story.txt"
RETOLD = EXAMPLES / "02-faithful-retelling.txt"
LATER = EXAMPLES / "18-minister-confirms.html"


def asked(book: Path, *words: object) -> Run:
    done = run("--register", book, *words)
    assert done.code == 0, done.err
    return done


def texts_of(reports: list[dict[str, Any]]) -> dict[str, str]:
    return {r["id"]: r["text"] for r in reports}


def spans_of(thing: object) -> list[dict[str, Any]]:
    """Every span anywhere in a JSON object."""
    if isinstance(thing, list):
        return [s for part in thing for s in spans_of(part)]
    if not isinstance(thing, dict):
        return []
    if set(thing) == {"start", "end", "words"}:
        return [thing]
    return [s for part in thing.values() for s in spans_of(part)]


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize(("verb", "schema"), [("reports", "report"), ("claims", "claim")])
def test_files_come_out_in_their_form(verb: str, schema: str, form: str) -> None:
    done = run(verb, STORY, LATER, "--format", form)
    rows = done.json() if form == "json" else done.lines()
    assert done.code == 0 and len(rows) >= 2
    assert all(holds_to(schema, row) for row in rows)


def test_every_span_of_a_claim_stands_in_the_text_that_reports_prints() -> None:
    texts = texts_of(run("reports", EXAMPLES / "01-agency-story.txt", LATER, "--format", "jsonl").lines())
    claims = run("claims", STORY, LATER, "--format", "jsonl").lines()
    assert len(claims) > 20
    for claim in claims:
        text = texts[claim["report"]["id"]]
        spans = spans_of(claim)
        assert spans and all(text[s["start"] : s["end"]] == s["words"] for s in spans)


def test_marks_of_lines_keep_their_order_and_names(tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    rows = [
        {"doc": name, "text": f"Norway sent {n} trucks to Malta late last year.", "published": "2024-02-21"}
        for n, name in enumerate(("b", "a", "c"), 3)
    ]
    texts.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    found = run("marks", texts, "--format", "jsonl").lines()
    assert [f["doc"] for f in found] == ["b", "a", "c"]
    for row, marked in zip(rows, found, strict=True):
        assert holds_to("marks", marked)
        spans = [m for m in marked["marks"] if "start" in m]
        assert all(row["text"][m["start"] : m["end"]] == m["words"] for m in spans)
        time = next(m for m in marked["marks"] if m["kind"] == "time")
        assert time["period"]["earliest"] >= "2023-07-01" and time["period"]["latest"] == "2023-12-31"


def test_marks_of_a_report() -> None:
    (found,) = run("marks", STORY).lines()
    assert found["doc"] == STORY.name and holds_to("marks", found)
    assert {"party", "system", "quantity", "time", "place", "speech"} <= {m["kind"] for m in found["marks"]}


def test_marks_in_every_form() -> None:
    lines = run("marks", STORY, LATER).lines()
    assert run("marks", STORY, LATER, "--format", "json").json() == lines and len(lines) == 2
    table = run("marks", STORY, "--format", "table").out
    assert "Zolfaghar" in table and "Caspian Sea" in table and "at_least 4" in table


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_lineage_of_two_files(form: str) -> None:
    done = run("lineage", STORY, RETOLD, "--format", form)
    found = done.json()
    assert holds_to("lineage", found) and found["left_out"] == []
    assert len(found["reports"]) == 2 and found["links"]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_transfers_and_show_are_one_form(sample_book: Path, form: str) -> None:
    done = asked(sample_book, "transfers", "--format", form)
    rows = done.json() if form == "json" else done.lines()
    assert rows and all(holds_to("transfer", row) for row in rows)
    assert asked(sample_book, "show", rows[0]["id"], "--format", form).json() == rows[0]


def test_show_as_a_page_and_as_a_sheet(sample_book: Path, tmp_path: Path) -> None:
    (first, *_) = asked(sample_book, "transfers", "--format", "json").json()
    page = tmp_path / "dossier.html"
    assert asked(sample_book, "show", first["id"], "--html", page).out.strip() == str(page)
    text = page.read_text("utf-8")
    assert text.lstrip().lower().startswith("<!doctype html") and "Zolfaghar" in text
    assert "possible relevance" in asked(sample_book, "show", first["id"]).out.lower()


@pytest.mark.parametrize("verb", ["reports", "claims", "lineage", "transfers"])
def test_tables_name_what_they_show(sample_book: Path, verb: str) -> None:
    out = asked(sample_book, verb).out
    assert "Reuters" in out if verb != "transfers" else "Iran" in out
    assert "\x1b" not in out


def test_brackets_of_a_report_come_out_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Norway sent [three] trucks to Malta\n\nThe port said so [red]today[/red].\n", "utf-8")
    assert "Norway sent [three] trucks to Malta" in run("reports", file).out


def test_law_in_its_form() -> None:
    words = ("law", "--supplier", "Iran", "--recipient", "RUS", "--item", "missile", "--on", "2024-02-21")
    found = run(*words, "--format", "json").json()
    assert holds_to("law", found) and found["supplier"] == "IRN"
    assert found == run(*words, "--format", "jsonl").json()
    assert "Possible relevance" in run(*words).out


def day_of(report: dict[str, Any]) -> str:
    return str(report["published"]["latest"])


@pytest.mark.parametrize("day", ["2024-02-20", "2024-02-22", "2024-09-06", "2030-01-01"])
def test_the_day_cuts_every_reading_verb(sample_book: Path, day: str) -> None:
    def rows(verb: str) -> Any:
        return asked(sample_book, verb, "--known-on", day, "--format", "json").json()

    known = [r for r in asked(sample_book, "reports", "--format", "json").json() if r["published"]]
    wanted = {r["id"] for r in known if day_of(r) <= day}
    assert {r["id"] for r in rows("reports")} >= wanted
    assert all(day_of(r) <= day for r in rows("reports") if r["published"])
    assert all(day_of(c["report"]) <= day for c in rows("claims") if c["report"]["published"])
    assert {r["id"] for r in rows("lineage")["reports"]} == {r["id"] for r in rows("reports")}
    claims = {c["id"] for c in rows("claims")}
    told = {c for t in rows("transfers") for b in t["systems"] for c in b["claims"]}
    assert told <= claims


def test_the_day_cuts_files_too() -> None:
    for verb in ("reports", "claims", "marks"):
        shown = run(verb, STORY, LATER, "--known-on", "2024-03-01", "--format", "jsonl").lines()
        assert shown
        assert not any(LATER.name in json.dumps(row.get("report", row)) for row in shown)


def test_what_the_register_had_not_learnt_is_not_shown(sample_book: Path) -> None:
    assert asked(sample_book, "transfers", "--learnt-by", "2020-01-01", "--format", "json").json() == []
    everything = asked(sample_book, "transfers", "--learnt-by", "2999-01-01", "--format", "json").json()
    assert everything == asked(sample_book, "transfers", "--format", "json").json()


def test_the_register_of_the_environment(sample_book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYBILL_REGISTER", str(sample_book))
    assert run("transfers", "--format", "json").out == asked(sample_book, "transfers", "--format", "json").out


def test_one_kind_of_claims() -> None:
    assert {c["kind"] for c in run("claims", STORY, "--kind", "response", "--format", "jsonl").lines()} == {
        "response"
    }


def test_demo_ends_with_a_table_a_page_and_the_next_step(tmp_path: Path) -> None:
    done = run_outside("demo", folder=tmp_path)
    assert done.code == 0 and done.err == ""
    assert "22 reports" in done.out and "Iran" in done.out and "transfers --known-on" in done.out
    page = tmp_path / "waybill-demo" / "dossier.html"
    assert str(page) in done.out.replace("\n", "") and page.stat().st_size > 10_000
    again = run_outside("demo", folder=tmp_path)
    assert again.out == done.out
