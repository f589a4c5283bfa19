"""The words of a call come in; its exit code and what it printed go out, from here or the executable."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from waybill.cli.main import main

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
COMMAND = Path(sys.executable).with_name("waybill")


@dataclass(frozen=True)
class Run:
    """One call of the command."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """What was printed, as JSON."""
        return json.loads(self.out)

    def lines(self) -> list[dict[str, Any]]:
        """What was printed, as JSON lines."""
        return [json.loads(line) for line in self.out.split("\n") if line]

    def one_line(self) -> str:
        """The one line that is the error."""
        assert self.err.endswith("\n") and self.err.count("\n") == 1, self.err
        assert self.err.startswith("waybill: ") and "Traceback" not in self.err
        return self.err


def run(*words: object) -> Run:
    """Call the command's own `main` with these words."""
    with CliRunner().isolation() as (out, err, _), pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["waybill", *map(str, words)])
        code = 0
        try:
            main()
        except SystemExit as done:
            code = done.code if isinstance(done.code, int) else 0
        sys.stdout.flush()
        sys.stderr.flush()
        return Run(code, out.getvalue().decode(), err.getvalue().decode())


def run_outside(*words: object, folder: Path) -> Run:
    """Call the installed executable, in a folder."""
    done = subprocess.run(
        [str(COMMAND), *map(str, words)], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )
    return Run(done.returncode, done.stdout, done.stderr)


@cache
def validator(name: str) -> Draft202012Validator:
    """The published schema of a form, as a validator."""
    text = (resources.files("waybill") / "schemas" / f"{name}.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(text))


def holds_to(name: str, thing: object) -> bool:
    """Whether the thing is of the form; fails with the first fault where it is not."""
    validator(name).validate(thing)
    return True
