"""Words for ways of transport come in; sea, air, rail or road goes out."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

from waybill.knowledge.phrases import compile_phrases, fold

MODES = ("sea", "air", "rail", "road")


@cache
def mode_words() -> dict[str, tuple[str, bool]]:
    """Each word's mode, and whether it is certain: "plane" is a carrier in "by plane", else maybe cargo."""
    text = files("waybill.knowledge").joinpath("modes.csv").read_text(encoding="utf-8")
    return {
        fold(words): (row["mode"], row["certain"] == "yes")
        for row in reversed(list(csv.DictReader(text.splitlines())))
        for words in row["words"].split("|")
    }


@cache
def mode_pattern() -> re.Pattern[str]:
    """The pattern that finds the longest word for a mode; it wants text in lower case."""
    return compile_phrases(sorted(mode_words()), "either")


def find_mode(words: str) -> tuple[str, bool] | None:
    """Find the mode the words stand for, and whether they are certain."""
    plain = fold(words)
    return mode_words().get(plain) or mode_words().get(plain.replace("-", " "))


@cache
def mode_cues(cue: str) -> frozenset[str]:
    """The words that tell a carrier from goods: verbs of moving, verbs of giving, people who travel."""
    text = files("waybill.knowledge").joinpath("modes_cues.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return frozenset(w for row in rows if row["cue"] == cue for w in row["words"].split("|"))
