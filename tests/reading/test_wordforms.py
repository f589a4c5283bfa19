"""What is remembered of a word is what the pipeline's own steps give."""

from __future__ import annotations

from waybill.reading.parse import load_pipeline
from waybill.reading.wordforms import STEPS, WordForms

TEXTS = [
    "There are forty guns in the depot, and there were more.",
    "They're gonna ship the launchers' tubes, y'all; let's see.",
    "The spokesman said the ships had been sailing since May.",
    "Better guns were sold; the best of them ain't here.",
    "The better of the two ships said it would be said.",
]


def parsed(texts: list[str]) -> list:  # type: ignore[type-arg]
    """The documents before the two steps."""
    nlp = load_pipeline()
    docs = [nlp.make_doc(text) for text in texts]
    for name, step in nlp.pipeline:
        if name not in STEPS:
            docs = [step(doc) for doc in docs]
    return docs


def test_forms_are_those_of_the_steps_first_and_remembered() -> None:
    nlp = load_pipeline()
    wanted = [[(t.pos_, t.lemma_.lower()) for t in nlp(text)] for text in TEXTS]
    forms = WordForms(nlp)
    assert forms.of(parsed(TEXTS)) == wanted
    assert forms.of(parsed(TEXTS[::-1])) == wanted[::-1]
