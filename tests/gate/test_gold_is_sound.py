"""Takes the gold files as written and shows that each stands on the texts and speaks the format's words."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from waybill.records.claim import Certainty, Kind, Polarity, Stage

ROOT = Path(__file__).parents[2]
SENTENCES = sorted((ROOT / "tests" / "gate" / "sentences").glob("*.jsonl"))
FULL = [ROOT / "tests" / "golden" / "examples.jsonl", *sorted((ROOT / "tests" / "fresh").glob("*/*.jsonl"))]
RESPONSES = {"declined", "no_response", "denied", "confirmed"}
STANCES = {"concern", "warning", "condemnation", "support", "right_claimed"}
CHANGES = {"imposed", "retained", "expired", "lifted", "tightened"}
MODES = {"sea", "air", "rail", "road"}
WORDS = {
    "polarity": set(get_args(Polarity)),
    "certainty": set(get_args(Certainty)),
    "stage": set(get_args(Stage)),
    "response": RESPONSES,
    "stance": STANCES,
    "change": CHANGES,
    "mode": MODES,
}
KEYS = re.compile(
    r"(supplier|recipient|intermediary|end_user|financier|polarity|stage|certainty|future|agency|party|response"
    r"|stance|about|body|target|change|scope|parties|place|mobility|mode|via|subject|speaker|title|outlet"
    r"|(quantity\.(best|low|high|approximate|unit))|(system\.(value|family|category))|(range_km\.(low|high))"
    r"|(speaker\.(words|count|named|side|manner|quoted|same_as))|((when|published)\.in))[~!?]?"
)
PARTY_KEYS = (
    "supplier",
    "recipient",
    "party",
    "parties",
    "target",
    "body",
    "intermediary",
    "end_user",
    "speaker.side",
)
PARTY = re.compile(r"[A-Z]{3}|UN|EU|AU|NATO|LAS|OSCE|ECOWAS|[a-z0-9]+(-[a-z0-9]+)*")


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Every line of a JSON Lines file that is not blank."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def visible(path: Path) -> str:
    """The words of a page as a reader sees them: tags taken out, entities resolved."""
    text = path.read_text(encoding="utf-8")
    return html.unescape(re.sub(r"<[^>]+>", "", text)) if path.suffix == ".html" else text


def as_list(value: Any) -> list[Any]:
    """The value as a list, whether it came as one or alone."""
    return value if isinstance(value, list) else [value]


def faults(claim: dict[str, Any]) -> Iterator[str]:
    """What in one expected claim does not speak the format's words."""
    for kind in as_list(claim.get("kind", "transfer")):
        if kind not in get_args(Kind):
            yield f"kind {kind!r}"
    for key, want in claim["expect"].items():
        plain = key.rstrip("~!?")
        if not KEYS.fullmatch(key):
            yield f"key {key!r}"
        if plain in WORDS and not set(as_list(want)) <= WORDS[plain]:
            yield f"{key} {want!r}"
        if key.rstrip("!?") in PARTY_KEYS and not all(PARTY.fullmatch(str(p)) for p in as_list(want)):
            yield f"{key} {want!r}"
        if key.endswith("~"):
            re.compile(str(want))
        if key.endswith(".in") and date.fromisoformat(want[0]) > date.fromisoformat(want[1]):
            yield f"{key} {want!r} runs backwards"


@pytest.mark.parametrize("path", SENTENCES, ids=lambda p: p.name)
def test_sentences_stand_on_their_texts(path: Path) -> None:
    rows = read_lines(path)
    assert len({row["id"] for row in rows}) == len(rows)
    wrong = []
    for row in rows:
        date.fromisoformat(row["published"])
        for claim in row["claims"] + row.get("may", []):
            wrong += [f"{row['id']}: {fault}" for fault in faults(claim)]
            times = row["text"].count(claim["anchor"])
            if times != 1:
                wrong.append(f"{row['id']}: anchor {claim['anchor']!r} stands {times} times")
        ids = {claim.get("id") for claim in row["claims"]} - {None}
        named = {claim["expect"].get("speaker.same_as") for claim in row["claims"]} - {None}
        wrong += [f"{row['id']}: no claim {one!r}" for one in named - ids]
    assert wrong == []


@pytest.mark.parametrize("path", FULL, ids=lambda p: f"{p.parent.name}-{p.name}")
def test_report_gold_stands_on_the_reports(path: Path) -> None:
    rows = read_lines(path)
    texts = ROOT / "examples" if path.stem == "examples" else path.parent
    assert len({row["id"] for row in rows}) == len(rows)
    wrong = []
    for row in rows:
        if row.get("lineage"):
            linked = row.get("expect", {}).get("link", [])
            wrong += [f"{row['id']}: no {doc}" for doc in linked if not (texts / doc).is_file()]
            continue
        text = visible(texts / row["doc"])
        needed = row.get("forbid", []) + ([row["anchor"]] if "anchor" in row else [])
        wrong += [f"{row['id']}: {words!r} not in the text" for words in needed if words not in text]
        if "expect" in row:
            wrong += [f"{row['id']}: {fault}" for fault in faults(row)]
    assert wrong == []


def test_no_text_stands_twice() -> None:
    texts = [row["text"] for path in SENTENCES for row in read_lines(path)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("name", "least"),
    [("first.jsonl", 150), ("second.jsonl", 100), ("third.jsonl", 150), ("fourth.jsonl", 150)],
)
def test_sentences_are_many_and_varied(name: str, least: int) -> None:
    rows = read_lines(ROOT / "tests" / "gate" / "sentences" / name)
    kinds = {kind for row in rows for claim in row["claims"] for kind in as_list(claim["kind"])}
    assert len(rows) >= least
    assert kinds == set(get_args(Kind))
    assert sum(not row["claims"] for row in rows) >= len(rows) / 5


def test_fifth_is_about_who_says_what() -> None:
    rows = read_lines(ROOT / "tests" / "gate" / "sentences" / "fifth.jsonl")
    claims = [claim for row in rows for claim in row["claims"]]
    spoken = [c for c in claims if any(key.startswith("speaker.") for key in c["expect"])]
    assert len(rows) >= 60
    assert len(spoken) >= len(claims) / 2
    assert sum("speaker.same_as" in c["expect"] for c in claims) >= 5
