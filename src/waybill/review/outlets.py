"""Judgements on outlets come in; the grade of each that counts, with its reason, goes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from waybill.records.judgement import Judgement
from waybill.records.transfer import Grade
from waybill.review.standing import rulings

OUTLET = "outlet:"


def reliabilities(judgements: Iterable[Judgement]) -> dict[str, Grade]:
    """The grade of each judged outlet by its name in small letters; who differs from it stands in the reasons."""
    found: dict[str, Grade] = {}
    named = [j for j in judgements if j.about.startswith(OUTLET)]
    # One outlet is one matter, however its name is capitalised.
    folded = {j.about.casefold(): j.about for j in named}
    for ruling in rulings(_under(j, folded) for j in named).values():
        stands = ruling.stands
        if stands is None or not stands.value:
            continue
        others = [
            f"{j.by} gives {j.value}: {_sentence(j.reason)}"
            for j in ruling.words
            if j is not stands and j.value and j.value != stands.value
        ]
        reasons = (f"{stands.by}: {_sentence(stands.reason)}", *others)
        found[ruling.about.removeprefix(OUTLET).casefold()] = Grade(stands.value, reasons)
    return found


def _under(judgement: Judgement, names: Mapping[str, str]) -> Judgement:
    return replace(judgement, about=names[judgement.about.casefold()])


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."
