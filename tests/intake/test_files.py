"""Paths to reports and records of what was left out."""

from __future__ import annotations

from pathlib import Path

from waybill.intake.files import read_files
from waybill.records.report import LeftOut, Report

ONE = "Two ships with shells left the port on Monday, a dock worker said.\n"
TWO = "The ministry said on Tuesday that it knew of no such ships at all.\n"


def reasons(found: list[Report | LeftOut]) -> dict[str, str]:
    return {Path(f.address).name: f.reason for f in found if isinstance(f, LeftOut)}


def test_folders_are_read_through_and_sorted(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "z.txt").write_text(TWO)
    (tmp_path / "a.txt").write_text(ONE)
    (tmp_path / ".hidden").write_text("x")
    found = list(read_files([tmp_path], 1000))
    assert [Path(f.address).name for f in found] == ["a.txt", "z.txt"]
    assert all(isinstance(f, Report) for f in found)


def test_the_same_content_is_one_report(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ONE)
    found = list(read_files([tmp_path / "a.txt", tmp_path / "b.txt"], 1000))
    assert isinstance(found[0], Report)
    assert reasons(found) == {"b.txt": f"the same content as {tmp_path / 'a.txt'}"}


def test_what_cannot_be_taken_is_left_out_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "large.txt").write_text(ONE * 100)
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "good.txt").write_text(ONE)
    (tmp_path / "none").mkdir()
    names = ["missing.txt", "empty.txt", "large.txt", "photo.png", "none", "good.txt"]
    found = list(read_files([tmp_path / name for name in names], 1000))
    assert reasons(found) == {
        "missing.txt": "no such file",
        "empty.txt": "empty file",
        "large.txt": "too large: more than 1000 bytes",
        "photo.png": "binary: a picture",
        "none": "the folder holds no files",
    }
    assert isinstance(found[-1], Report)
    assert all(f.step == "intake" for f in found if isinstance(f, LeftOut))


def test_a_path_no_system_takes_is_left_out() -> None:
    found = list(read_files(["a\0b", "x" * 5000], 1000))
    assert len(found) == 2 and all(isinstance(f, LeftOut) for f in found)


def test_a_device_is_no_file() -> None:
    assert reasons(list(read_files(["/dev/null"], 1000))) == {"null": "not a regular file"}
