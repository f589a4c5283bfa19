"""Tagged and parsed documents come in; the word class and the lemma of each token go out, each form looked up once.

The pipeline's own two steps for this (attribute ruler, lemmatizer) depend on a token's word, tag and relation only, save for
the few words that stand in rules over two tokens: all others are remembered, and give what the steps themselves would give.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# Word, tag, relation to its head.
Key = tuple[str, str, str]
Form = tuple[str, str]

# The two steps, in their order; all others run on every document.
STEPS = ("attribute_ruler", "lemmatizer")
# A register of many reports meets ever new names: the memory is emptied when it has grown to this many forms.
MOST = 200_000


class WordForms:
    """The remembered forms of one pipeline."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._steps = [nlp.get_pipe(name) for name in STEPS]
        self._known: dict[Key, Form] = {}
        self._opens = _opener(nlp)

    def of(self, docs: Sequence[Doc]) -> list[list[Form]]:
        """Word class and lemma of every token of every document."""
        if len(self._known) > MOST:
            self._known.clear()
        met = {key: token for doc in docs for token in doc if (key := _key(token)) not in self._known}
        self._learn({k: t for k, t in met.items() if not self._opens(k)})
        return [self._forms(doc) for doc in docs]

    def _learn(self, met: dict[Key, Token]) -> None:
        """Let the steps themselves say what the new forms are, all in one document made of them."""
        if not met:
            return
        from spacy.tokens import Doc

        words, tags, deps = zip(*met, strict=True)
        heads = list(range(len(words)))
        doc = Doc(self._nlp.vocab, words=list(words), tags=list(tags), deps=list(deps), heads=heads)
        self._known |= {key: (t.pos_, t.lemma_.lower()) for key, t in zip(met, self._run(doc), strict=True)}

    def _forms(self, doc: Doc) -> list[Form]:
        keys = [_key(token) for token in doc]
        if all(key in self._known for key in keys):
            return [self._known[key] for key in keys]
        return [(t.pos_, t.lemma_.lower()) for t in self._run(doc)]

    def _run(self, doc: Doc) -> Doc:
        for step in self._steps:
            doc = step(doc)
        return doc


def _key(token: Token) -> Key:
    return token.text, token.tag_, token.dep_


def _opener(nlp: Language) -> Callable[[Key], bool]:
    """Whether a token can begin one of the rules over several tokens ("there is", "gon na")."""
    ruler: Any = nlp.get_pipe(STEPS[0])
    firsts = [p[0] for rule in ruler.patterns for p in rule["patterns"] if len(p) > 1]
    deps = {first["DEP"] for first in firsts if "DEP" in first}
    lowers = [first["LOWER"] for first in firsts if "LOWER" in first]
    words = {lower for lower in lowers if isinstance(lower, str)}
    shapes = [re.compile(lower["REGEX"]) for lower in lowers if not isinstance(lower, str)]

    def opens(key: Key) -> bool:
        lower = key[0].lower()
        return key[2] in deps or lower in words or any(shape.search(lower) for shape in shapes)

    return opens
