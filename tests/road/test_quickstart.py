"""The commands of the documents, taken out of their pages, run as they stand or at least parse."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.road.running import COMMAND, ROOT
from waybill.cli.main import cli

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
CALL = re.compile(r"^(?:\$ )?(?:\.venv/bin/)?waybill (.*)$")


def blocks(page: Path) -> Iterator[str]:
    """The indented and the fenced code of a page."""
    text = page.read_text("utf-8")
    indented = r"(?:^ {4}[^\n]*\n(?:\n(?= {4}))*)+"
    for found in re.finditer(indented + r"|^```(?:sh|console)\n(.*?)^```", text, re.M | re.S):
        yield found[1] or textwrap.dedent(found[0])


def calls() -> list[tuple[str, str]]:
    return [
        (page.name, match[1])
        for page in PAGES
        for block in blocks(page)
        for line in block.split("\n")
        if (match := CALL.match(line.strip()))
    ]


def test_the_quickstart_runs_as_it_stands(tmp_path: Path) -> None:
    script = "\n".join(blocks(ROOT / "docs" / "quickstart.md"))
    assert script.count("waybill ") >= 15
    first = 'ID=$(waybill transfers --format jsonl | sed -E \'1!d; s/.*"id": "(t-[0-9a-f]+)".*/\\1/\')'
    script = script.replace("waybill show t-0123456789", f"{first}\nwaybill show $ID", 1).replace(
        "t-0123456789", "$ID"
    )
    path = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert "two Maltese officials" in " ".join(done.stdout.split())
    assert "1 independent origin\n" in done.stdout and "“more than 40”" in done.stdout
    assert (tmp_path / "dossier.html").exists() and (tmp_path / "waybill-demo" / "dossier.html").exists()


@pytest.mark.parametrize(("page", "line"), calls(), ids=lambda v: v[:40])
def test_every_call_in_the_documents_parses(page: str, line: str) -> None:
    words = shlex.split(line, comments=True)
    while words[:1] == ["--register"]:
        words = words[2:]
    if words[0].startswith("-"):
        return
    verb = cli.get_command(click.Context(cli), words[0])
    assert verb is not None, (page, line)
    ends = [n for n, word in enumerate(words) if word in (">", "|")]
    verb.make_context(words[0], words[1 : min(ends, default=len(words))])


def test_no_document_names_a_place_on_a_machine() -> None:
    for page in PAGES:
        assert not re.search(r"/(?:work|tmp|home|root|Users)/", page.read_text("utf-8")), page
