"""The command's exit codes and one-line errors, its help, and what it loads."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import waybill.cli.transfers
from tests.road.running import COMMAND, EXAMPLES, run, run_outside
from waybill.cli.main import VERBS

STORY = EXAMPLES / "01-agency-story.txt"
LAW = ("law", "--supplier", "IRN", "--recipient", "RUS", "--item", "missile", "--on", "2024-02-21")
READING = ("reports", "claims", "lineage", "transfers", "show", "marks")


def law_with(option: str, word: str) -> list[str]:
    words = list(LAW)
    words[words.index(option) + 1] = word
    return words


@pytest.mark.parametrize("verb", VERBS)
def test_help_shows_an_example_of_the_verb(verb: str) -> None:
    done = run(verb, "--help")
    assert done.code == 0
    examples = done.out.split("Example", 1)[1]
    assert re.search(rf"waybill (--register \S+ )?{verb}", examples)


@pytest.mark.parametrize("verb", READING)
def test_every_reading_verb_takes_a_day(verb: str) -> None:
    assert "--known-on" in run(verb, "--help").out


def test_the_front_page_names_every_verb() -> None:
    done = run("--help")
    assert done.code == 0 and all(f"\n  {verb} " in done.out for verb in VERBS)
    assert run("--version").out.startswith("waybill")
    bare = run()
    assert bare.code == 2 and "Commands:" in bare.err and bare.err.count("\n") > len(VERBS)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["fly"], "fly"),
        (["reports", "--wings", str(STORY)], "--wings"),
        (["claims", str(STORY), "--format", "xml"], "xml"),
        (["transfers", "--known-on", "2024-02-30"], "2024-02-30"),
        (["reports", str(STORY), "--known-on", "yesterday"], "yesterday"),
        (["claims", str(STORY), "--learnt-by", "21.02.2024"], "21.02.2024"),
        (["claims", str(STORY), "--kind", "rumour"], "'transfer', 'shipment'"),
        (["marks"], "FILES"),
        (["read"], "FILES"),
        (["show"], "ID"),
        (law_with("--supplier", "Atlantis"), "Atlantis"),
        (law_with("--recipient", ""), "''"),
        (law_with("--on", "2024"), "2024"),
        ([*LAW, "--until", "2023-01-01"], "--until"),
        (["law", "--supplier", "IRN"], "--recipient"),
        (["show", "t-0000000000", "--html", "x"], "t-0000000000"),
        (["show", "../../etc"], "../../etc"),
    ],
    ids=lambda v: " ".join(v) if isinstance(v, list) else "",
)
def test_wrong_usage_is_one_line_and_2(sample_book: Path, words: list[str], said: str) -> None:
    done = run("--register", sample_book, *words)
    assert done.code == 2 and done.out == ""
    assert said in done.one_line()


def test_a_page_that_cannot_be_written(sample_book: Path, tmp_path: Path) -> None:
    (first, *_) = run("--register", sample_book, "transfers", "--format", "json").json()
    for page in (tmp_path, tmp_path / "no" / "page.html"):
        done = run("--register", sample_book, "show", first["id"], "--html", page)
        assert done.code == 2 and str(page) in done.one_line()
    (tmp_path / "file").write_text("")
    done = run("demo", "--into", tmp_path / "file")
    assert done.code == 2 and "file" in done.one_line()


def test_a_fault_is_one_line_and_debug_shows_it(sample_book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("a fault\nof two lines")

    monkeypatch.setattr(waybill.cli.transfers, "picture_of", broken)
    done = run("--register", sample_book, "transfers")
    assert done.code == 1 and "KeyError" in done.one_line()
    shown = run("--register", sample_book, "--debug", "transfers")
    assert shown.code == 1 and "Traceback" in shown.err


def test_through_the_executable(tmp_path: Path) -> None:
    missing = run_outside("transfers", folder=tmp_path)
    assert missing.code == 3 and "waybill.db" in missing.one_line()
    shown = run_outside("--debug", "transfers", folder=tmp_path)
    assert shown.code == 3 and "Traceback" in shown.err
    assert not list(tmp_path.iterdir())
    assert run_outside(*LAW, "--format", "json", folder=tmp_path).json()["schema"] == "waybill.law/1"
    assert run_outside("claims", "none.txt", folder=tmp_path).code == 1


def test_a_reader_that_stops_listening_is_no_fault(sample_book: Path) -> None:
    for verb in ("claims", "reports"):
        line = f"{COMMAND} --register {sample_book} {verb} --format jsonl | head -c 10"
        done = subprocess.run(line, shell=True, capture_output=True, text=True, timeout=60, check=False)
        assert "Traceback" not in done.stderr and "Broken" not in done.stderr


def test_a_question_of_law_loads_no_parser_and_no_register() -> None:
    probe = (
        "import sys; sys.argv = ['waybill', *sys.argv[1:]]\n"
        "from waybill.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([m for m in ('spacy', 'sqlalchemy', 'trafilatura', 'numpy') if m in sys.modules])"
    )
    out = subprocess.run(
        [sys.executable, "-c", probe, *LAW], capture_output=True, text=True, check=True
    ).stdout
    assert out.split("\n")[-2] == "[]"
