"""The sample reports come in; as many as wanted go out, each with other states, numbers and names."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"

# Name, adjective and people, capital: what stands for the supplier and the recipient of the samples.
STATES = (
    ("Iran", "Iranian", "Tehran"),
    ("Turkey", "Turkish", "Ankara"),
    ("Serbia", "Serbian", "Belgrade"),
    ("Bulgaria", "Bulgarian", "Sofia"),
    ("Norway", "Norwegian", "Oslo"),
    ("Brazil", "Brazilian", "Brasilia"),
)
BUYERS = (
    ("Russia", "Russian", "Moscow"),
    ("Sudan", "Sudanese", "Khartoum"),
    ("Ethiopia", "Ethiopian", "Addis Ababa"),
    ("Armenia", "Armenian", "Yerevan"),
    ("Indonesia", "Indonesian", "Jakarta"),
)
SURNAMES = ("Kirby", "Arden", "Baumann", "Castellan", "Dufresne", "Eriksen", "Farrugia", "Grech", "Halonen")
# Round numbers of the samples that count goods; days, years and designations are left as they are.
COUNTS = re.compile(r"(?<![\w.,:-])(?:200|400|600)(?![\w.,:-])")


def samples() -> list[Path]:
    """The sample reports, in order."""
    return sorted(p for p in EXAMPLES.iterdir() if p.suffix in (".txt", ".html"))


def vary(text: str, number: int) -> str:
    """Another report after the sample: the number settles states, counts and names; none is like another."""
    chance = random.Random(number)
    seller, buyer = chance.choice(STATES), chance.choice(BUYERS)
    swaps = dict(zip((*STATES[0], *BUYERS[0]), (*seller, *buyer), strict=True))
    swaps["Kirby"] = chance.choice(SURNAMES)
    text = re.sub("|".join(map(re.escape, sorted(swaps, key=len, reverse=True))), lambda m: swaps[m[0]], text)
    text = COUNTS.sub(lambda _: str(chance.randrange(20, 900)), text)
    mark = f"Item {number} of an exercise."
    # In a page the line goes where the body ends; in a text it is the last line.
    return (
        text.replace("</body>", f"<footer>{mark}</footer></body>")
        if "</body>" in text
        else f"{text}\n{mark}\n"
    )


def varied(count: int) -> Iterator[tuple[str, str]]:
    """File names with their contents, the samples in turn."""
    texts = [(p, p.read_text(encoding="utf-8")) for p in samples()]
    for number in range(count):
        path, text = texts[number % len(texts)]
        yield f"{number:05d}-{path.name}", vary(text, number)


def write_varied(folder: Path, count: int) -> None:
    """Write the reports as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in varied(count):
        (folder / name).write_text(text, encoding="utf-8")
