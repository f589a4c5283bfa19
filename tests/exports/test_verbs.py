"""The verbs export, import and publish: files on the disk, one line on stderr, exit codes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.exports.pictures import make_picture
from waybill.cli.export import export
from waybill.cli.import_ import import_
from waybill.cli.publish import publish
from waybill.errors import InputError, RegisterError, UsageError
from waybill.exports.forms import FORMATS
from waybill.flow import states_of
from waybill.register import Register
from waybill.settings import Settings

SINGLE = {"sipri", "ftm", "stix", "geojson", "prov", "webannotation", "jsonl"}


def run(verb: object, *words: object, register: Path) -> Result:
    """A verb with its words; errors come through as they are."""
    return CliRunner().invoke(verb, [str(w) for w in words], obj=Settings(register), catch_exceptions=False)  # type: ignore[arg-type]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A register of the readings by hand."""
    path = tmp_path / "book.db"
    with Register.open(path, writable=True) as register:
        for reading in make_picture().readings:
            register.record_reading(reading)
        register.revise(states_of)
    return path


@pytest.mark.parametrize("form", [*FORMATS, "jsonl"])
def test_each_form_is_written_with_its_loss_report(form: str, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run(export, "--format", form, "--out", out, "--known-on", "2024-03-01", register=book)
    assert done.exit_code == 0
    assert done.stderr.startswith(f"{form}: carried ")
    loss = Path(f"{out}.loss.json") if form in SINGLE else out / f"{form}.loss.json"
    assert json.loads(loss.read_text())["known_on"] == "2024-03-01"
    assert all(Path(line).is_file() for line in done.stdout.splitlines())
    assert out.is_file() == (form in SINGLE)
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("form", [*FORMATS, "jsonl"])
def test_two_exports_of_a_day_are_the_same_files(form: str, book: Path, tmp_path: Path) -> None:
    def hashes(name: str) -> dict[str, str]:
        folder = tmp_path / name
        folder.mkdir()
        run(export, "--format", form, "--out", folder, register=book)
        return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir())}

    assert hashes("one") == hashes("two") != {}


def test_out_and_back(book: Path, tmp_path: Path) -> None:
    run(export, "--format", "jsonl", "--out", tmp_path / "r.jsonl", register=book)
    copy = tmp_path / "copy.db"
    done = run(import_, tmp_path / "r.jsonl", register=copy)
    assert done.stdout.startswith("4 acts written; ")
    with Register.open(book) as one, Register.open(copy) as two:
        assert one.head() == two.head()
        assert one.readings() == two.readings()


def test_measures_go_to_the_terminal_or_a_file(tmp_path: Path) -> None:
    told = run(export, "measures", "--format", "json", register=tmp_path / "none.db")
    assert json.loads(told.stdout)["licence"] == "CC-BY-4.0"
    done = run(export, "measures", "--format", "csv", "--out", tmp_path / "m", register=tmp_path / "none.db")
    assert done.exit_code == 0
    assert {p.name for p in (tmp_path / "m").iterdir()} == {
        "measures.csv",
        "measures-licence.txt",
        "measures.loss.json",
    }


@pytest.mark.parametrize(
    "words",
    [(), ("--format", "stix"), ("--out", "x"), ("--format", "stix", "--out", "x", "--known-on", "soon")],
)
def test_an_incomplete_call_is_told_plainly(words: tuple[str, ...], book: Path) -> None:
    with pytest.raises(UsageError):
        run(export, *words, register=book)


def test_a_register_that_is_not_there_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(RegisterError):
        run(export, "--format", "stix", "--out", tmp_path / "x", register=tmp_path / "none.db")
    assert not (tmp_path / "x").exists()


def test_a_place_that_cannot_be_written_is_told_plainly(book: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="cannot write"):
        run(export, "--format", "stix", "--out", tmp_path / "file" / "x", register=book)


@pytest.mark.parametrize(
    "data", [b"{", b"[]\n", b"\xff\xfe", b'{"schema": "waybill.act/1"}\n', b"[" * 100_000]
)
def test_what_is_no_export_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_bytes(data)
    with pytest.raises(InputError):
        run(import_, tmp_path / "bad.jsonl", register=tmp_path / "new.db")
    with pytest.raises(InputError):
        run(import_, tmp_path / "missing.jsonl", register=tmp_path / "new.db")


def test_publish_writes_a_site_and_takes_an_old_one_away(book: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    done = run(publish, folder, register=book)
    assert Path(done.stdout.strip()) == folder / "index.html"
    first = {p.relative_to(folder) for p in folder.rglob("*") if p.is_file()}
    run(publish, folder, "--known-on", "2000-01-01", register=book)
    left = {p.relative_to(folder) for p in folder.rglob("*") if p.is_file()}
    assert any("transfers" in p.parts for p in first)
    assert not any("transfers" in p.parts for p in left)
    assert left == {Path(f["path"]) for f in json.loads((folder / "manifest.json").read_text())["files"]} | {
        Path("manifest.json")
    }


def test_publish_touches_no_folder_that_is_not_its_own(book: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("dear")
    for manifest in (None, "{}", '{"schema": "waybill.publication/1", "files": [{"path": "../book.db"}]}'):
        if manifest is not None:
            (mine / "manifest.json").write_text(manifest)
        with pytest.raises(UsageError):
            run(publish, mine, register=book)
    assert (mine / "letter.txt").read_text() == "dear" and book.exists()
    with pytest.raises(UsageError):
        run(publish, mine / "letter.txt", register=book)
