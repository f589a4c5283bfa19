"""Claims as JSON objects and annotated expectations come in; what was found, what was right and what was missed goes out.

An expectation is a path with a suffix: `~` a regular expression, `!` must differ, `.in` first and last day, `?` not
scored. The same marks stand in `tests/gate/sentences/*.jsonl` and `tests/fresh/*/gold.jsonl`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = Mapping[str, Any]


@dataclass
class Score:
    """Counts of one run; `misses` are lines for people."""

    wanted: int = 0
    found: int = 0
    given: int = 0
    useful: int = 0
    fields: int = 0
    met: int = 0
    right: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Take another run's counts in."""
        for name in ("wanted", "found", "given", "useful", "fields", "met", "right"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.misses += other.misses

    @property
    def recall(self) -> float:
        """Share of the annotated claims that were found."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """Share of the claims given that answer an annotated one."""
        return self.useful / self.given if self.given else 1.0

    @property
    def accuracy(self) -> float:
        """Share of the annotated fields that are right, those of claims not found counting as wrong."""
        return self.right / self.fields if self.fields else 1.0

    @property
    def exactness(self) -> float:
        """Share of the annotated fields of the claims found that are right."""
        return self.right / self.met if self.met else 1.0

    def line(self) -> str:
        """The figures on one line."""
        return (
            f"claims: precision {self.precision:.1%} ({self.useful}/{self.given}), "
            f"recall {self.recall:.1%} ({self.found}/{self.wanted}); "
            f"fields right {self.accuracy:.1%} ({self.right}/{self.fields}), of claims found {self.exactness:.1%}"
        )


def score_claims(gold: Sequence[Json], claims: Sequence[Json], name: str, may: Sequence[Json] = ()) -> Score:
    """Hold the claims of one text against its annotated ones; a claim on the words of an annotated one is useful.

    What only answers a row of `may` counts neither way.
    """
    score = Score()
    chosen: dict[str, Json] = {}
    for row in gold:
        score.wanted += 1
        scored = {k: w for k, w in row["expect"].items() if not k.endswith("?")}
        score.fields += len(scored)
        best = _best(row, claims, chosen)
        if best is None:
            score.misses.append(f"{name}: no {row['kind']} on {row['anchor']!r}")
            continue
        score.found += 1
        score.met += len(scored)
        chosen[str(row.get("id", row["anchor"]))] = best
        for key, want in scored.items():
            if holds(best, key, want, chosen):
                score.right += 1
            else:
                score.misses.append(
                    f"{name}: {row['kind']} on {row['anchor']!r}: {key} wanted {want!r}, got {values(best, _bare(key))!r}"
                )
    useful = [c for c in claims if any(_stands_on(row, c) for row in gold)]
    extra = [c for c in claims if c not in useful and not any(_stands_on(row, c) for row in may)]
    score.useful, score.given = len(useful), len(useful) + len(extra)
    score.misses += [f"{name}: given {c['kind']} on {c['span']['words']!r}" for c in extra]
    return score


def _kinds(row: Json) -> list[str]:
    return row["kind"] if isinstance(row["kind"], list) else [row["kind"]]


def _stands_on(row: Json, claim: Json) -> bool:
    anchor, words = row["anchor"].lower(), claim["span"]["words"].lower()
    return claim["kind"] in _kinds(row) and (anchor in words or words in anchor)


def _best(row: Json, claims: Sequence[Json], chosen: Mapping[str, Json]) -> Json | None:
    fitting = [c for c in claims if _stands_on(row, c)]
    if not fitting:
        return None
    return max(
        fitting,
        key=lambda c: (
            sum(holds(c, k, w, chosen) for k, w in row["expect"].items()),
            -len(c["span"]["words"]),
        ),
    )


def _bare(key: str) -> str:
    return re.sub(r"[~!?]$|\.in$", "", key)


def speaker(claim: Json) -> Json | None:
    """The innermost speaker or document of the claim."""
    inner = [a for a in claim.get("attribution", []) if a.get("role") in ("speaker", "document")]
    return inner[-1] if inner else None


def values(claim: Json, path: str) -> list[Any]:
    """Every value that the path can mean in this claim."""
    head, _, rest = path.partition(".")
    if head == "speaker":
        who = speaker(claim)
        if rest == "count" and who:
            count = who.get("count") or {}
            return [count.get("best"), count.get("low")]
        found: list[Any] = [who] if who else []
    elif head == "agency":
        return [a.get("name") for a in claim["attribution"] if a.get("role") == "agency"] + [
            claim["report"].get("agency")
        ]
    elif head in ("polarity", "certainty", "stage", "future", "kind"):
        return [claim.get(head)]
    else:
        got = claim.get("fields", {}).get(head)
        found = got if isinstance(got, list) else [got] if got is not None else []
    if rest:
        return [f.get(rest) for f in found if isinstance(f, Mapping)]
    return [f.get("value", f) if isinstance(f, Mapping) else f for f in found]


def holds(claim: Json, key: str, want: Any, chosen: Mapping[str, Json]) -> bool:
    """Whether the claim answers one expectation."""
    if key == "speaker" and want is None:
        return speaker(claim) is None
    if key == "speaker.same_as":
        mine, other = speaker(claim), speaker(chosen[want]) if want in chosen else None
        return bool(mine and other and mine.get("id") and mine["id"] == other.get("id"))
    if key.endswith(".in"):
        period = claim.get("fields", {}).get(key[:-3]) or {}
        first, last = period.get("earliest"), period.get("latest")
        return bool(first and last and want[0] <= first[:10] and last[:10] <= want[1])
    got = values(claim, _bare(key))
    if key.endswith("!"):
        return bool(got) and all(g != want for g in got)
    if key.endswith("~"):
        return any(isinstance(g, str) and re.search(want, g, re.I) for g in got)
    return _equals(got, want)


def _equals(got: Iterable[Any], want: Any) -> bool:
    found = list(got)
    if isinstance(want, list):
        return all(w in found for w in want)
    if isinstance(want, bool):
        return any(bool(g) == want for g in (found or [False]))
    return any(g == want for g in found)
