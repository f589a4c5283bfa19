"""One possible origin of claims, and the sentences about it that a journalist could print."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

SPELLED = tuple(re.findall(r"\w+", "no one two three four five six seven eight nine ten eleven twelve"))


@dataclass(slots=True)
class Node:
    """One possible origin of the claims: its name for the reader, what it rests on, the reports that carry
    it."""

    kind: str
    label: str
    agency: str | None = None
    seen: bool = False
    known: bool = True
    sides: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    closed: bool = False


def sentence_on(node: Node, of_all: int) -> str:
    """One sentence on one origin, fit to print."""
    n = len(node.reports)
    if node.kind == "story" and not node.label:
        whom = "unnamed speakers whom no other telling is known to have heard"
        return f"{_reports(n, of_all)} rest{'s' if n == 1 else ''} on {whom}."
    if node.kind == "statement":
        return f"{_reports(n, of_all)} rest{'s' if n == 1 else ''} on {_word_of(node.label)}."
    if node.kind == "document":
        return f"{_reports(n, of_all)} rest{'s' if n == 1 else ''} on one document, {node.label}."
    story = f"one {node.label} story" if n > 1 else f"{_article(node.label)} {node.label} story"
    where = "that is among them" if node.seen else "that is not among them"
    if n == 1 and node.seen:
        return f"One report is the {node.label} story itself."
    return f"{_reports(n, of_all)} go{'es' if n == 1 else ''} back to {story} {where}."


def _word_of(label: str) -> str:
    return f"the word of {label}" if label else "one open statement"


def sentence_on_unknown(unknown: int, nodes: Mapping[str, Node]) -> str:
    """One sentence on the tellings that credit nobody."""
    reports = sorted(set().union(*(n.reports for n in nodes.values() if not n.known)))
    if len(reports) == 1:
        return "One report credits nobody, so where it has this from is unknown."
    if unknown == 1:
        return (
            f"{capital(spelled(len(reports)))} reports are one telling that credits nobody, so where "
            f"it comes from is unknown."
        )
    return f"{capital(spelled(unknown))} tellings credit nobody, so where they come from is unknown."


def _reports(n: int, of_all: int) -> str:
    if n == of_all:
        return "The report" if n == 1 else "Both reports" if n == 2 else f"All {spelled(n)} reports"
    return f"{capital(spelled(n))} of the {spelled(of_all)} reports"


def _article(label: str) -> str:
    return "an" if label[:1] in "AEIOU" else "a"


def spelled(n: int) -> str:
    """Small numbers in words."""
    return SPELLED[n] if n < len(SPELLED) else str(n)


def capital(words: str) -> str:
    """The words as they open a sentence."""
    return words[:1].upper() + words[1:]
