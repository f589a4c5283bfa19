"""A scene comes in; drafts of licences for arms withheld, or arms exports ended altogether, go out as measures."""

from __future__ import annotations

from collections.abc import Iterator

from waybill.claims.draft import Draft, circumstances, span_for
from waybill.claims.modality import read_modality
from waybill.claims.scene import Scene
from waybill.claims.tree import OBJECTS, deep_phrases, subject
from waybill.records.claim import Field
from waybill.records.passage import Token
from waybill.records.values import Party
from waybill.records.words import Said

STOPPING = {"stop", "halt", "suspend", "freeze", "cease", "end", "refuse", "pause"}
GRANTING = {"issue", "grant", "approve", "give", "license", "authorise", "authorize"}
PAPERS = {"licence", "license", "permit", "approval", "authorisation", "authorization"}
# "stopped issuing permits for X", "permits to X", "against X".
TOWARDS = {"to", "for", "into", "against"}


def find_withheld(scene: Scene, cues: frozenset[int]) -> Iterator[Draft]:
    """ "X has stopped issuing permits for arms exports to Y": X imposes a restriction on Y."""
    for verb in scene.sentence.tokens:
        if verb.pos != "VERB" or verb.lemma not in STOPPING or verb.i in cues:
            continue
        papers = _papers(scene, verb)
        who = subject(scene.sentence, verb)
        body = scene.parties(who) if who is not None and papers is not None else ()
        if papers is None or not body or not _for_arms(scene, papers):
            continue
        fields: dict[str, Field] = {
            "change": Said("imposed", scene.text_span(verb), "cue table"),
            "body": tuple(Said(b.value, b.span, b.how) for b in body),
        }
        ends = [
            s
            for top in (papers, verb)
            for p, o in deep_phrases(scene.sentence, top)
            if p in TOWARDS
            for s in scene.parties(o)
            if s.value not in [b.value for b in body]
        ]
        if ends:
            fields["target"] = ends[0]
        span = span_for(scene, verb, fields)
        around = circumstances(scene, verb, span)
        fields |= {"when": around["when"]} if "when" in around else {}
        yield Draft("measure", span, fields, read_modality(scene.sentence, verb, None, cues))


def _papers(scene: Scene, verb: Token) -> Token | None:
    """The licences that are stopped or whose granting is."""
    below = [c for c in scene.sentence.children(verb) if c.dep in {*OBJECTS, "xcomp"} and c.i > verb.i]
    granting = [c for c in below if c.lemma in GRANTING]
    below += [c for g in granting for c in scene.sentence.children(g) if c.dep in OBJECTS]
    return next((c for c in below if c.lemma in PAPERS), None)


def _for_arms(scene: Scene, papers: Token) -> bool:
    below = scene.sentence.subtree(papers)
    return any(t.lemma in {"arm", "arms", "weapon", "weaponry", "munition"} for t in below) or any(
        m.span.start <= t.start < m.span.end for m in scene.of_kind("system") for t in below
    )


def paper_sides(
    scene: Scene, noun: Token, verb: Token | None
) -> tuple[Said[Party] | None, Said[Party] | None] | None:
    """ "X issued licences for arms to Y", "its permits for Y": who grants supplies, and whom the paper is for receives."""
    who = subject(scene.sentence, verb) if verb is not None and noun.dep in OBJECTS else None
    granting = verb is not None and verb.lemma in {
        *GRANTING,
        "refuse",
        "deny",
        "revoke",
        "suspend",
        "annul",
        "withdraw",
    }
    givers = scene.demonyms(noun) or (scene.parties(who) if who is not None and granting else ())
    takers = [
        s
        for top in (noun, *([verb] if verb is not None and granting else []))
        for p, o in deep_phrases(scene.sentence, top)
        if p in {"to", "for", "into"}
        for s in scene.parties(o)
        if s.value not in [g.value for g in givers]
    ]
    return (givers[0] if givers else None, takers[0] if takers else None) if givers or takers else None
