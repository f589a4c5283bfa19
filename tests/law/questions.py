"""Questions for tests: parties, an item in plain words, days."""

from __future__ import annotations

from datetime import date

from waybill.knowledge.measures import load_measures
from waybill.law.in_force import measures_in_force
from waybill.law.items import find_system
from waybill.records.law import Finding, Question
from waybill.records.values import Period


def ask(
    parties: str, words: str, first: str, last: str | None = None, range_km: float | None = None
) -> Question:
    """A question such as ask("IRN>RUS", "ballistic missile", "2024-02-21")."""
    supplier, recipient = parties.split(">")
    when = Period(date.fromisoformat(first), date.fromisoformat(last or first))
    return Question(supplier, recipient, find_system(words), words, when, range_km)


def answer(question: Question) -> dict[str, Finding]:
    """The findings over the shipped table, by the measure's id."""
    return {f.measure.id: f for f in measures_in_force(question, load_measures())}


def relevant(question: Question, *bodies: str) -> set[str]:
    """Ids of what held on every day asked and fits or may fit, of these bodies (all where none is named)."""
    return {
        id
        for id, f in answer(question).items()
        if f.in_force == "yes" and f.scope != "does_not_fit" and (not bodies or f.measure.body in bodies)
    }
