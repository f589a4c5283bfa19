"""Faces and links come in; the links go out, where of two tellings that owe each other nothing a report is joined to
the nearer one only."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from waybill.lineage.faces import Face
from waybill.lineage.groups import joining
from waybill.lineage.policy import KIN
from waybill.records.lineage import Link

# Links this close leave it open from which of two tellings a report was made: it then stays with both.
TOO_CLOSE = 0.02
# From this case on a credit is taken for wrong, where no text of the credited teller is near (development families).
BELIED = 0.5
# Forms of credit by which a text is an agency's or outlet's own.
OWN = ("own", "carries")


def with_wrong_credits(faces: Mapping[str, Face], links: Sequence[Link]) -> tuple[Link, ...]:
    """A report that credits another than the teller of the text it retells is kin of that text all the same, where
    nothing of the credited teller is near, and more than an open statement is shared."""
    near: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if joining(link):
            near[link.start].add(link.to)
            near[link.to].add(link.start)
    return tuple(_joined(x) if _wrongly_credited(faces, x, near) else x for x in links)


def _wrongly_credited(faces: Mapping[str, Face], link: Link, near: Mapping[str, set[str]]) -> bool:
    names = {s.sign for s in link.signs}
    if "other_credit" not in names or joining(link) or names & {"statement", "open_quotes"}:
        return False
    if 1 - math.prod(1 - s.weight for s in link.signs) < BELIED:
        return False
    for report, other in ((link.start, link.to), (link.to, link.start)):
        main = faces[report].main
        if main is None or main.form in OWN or faces[other].main is None:
            continue
        if not any(teller_of(faces[x]) == main.name for x in near.get(report, ())):
            return True
    return False


def _joined(link: Link) -> Link:
    return Link(link.start, link.to, "rewrite", max(link.score, KIN), link.signs)


def without_rivals(faces: Mapping[str, Face], links: Sequence[Link]) -> tuple[Link, ...]:
    """A report made from one agency's story shares its matter with another agency's story on the same statement:
    only the stronger link joins, unless the two stories are kin themselves."""
    near: dict[str, list[tuple[str, Link]]] = defaultdict(list)
    for link in links:
        if joining(link):
            near[link.start].append((link.to, link))
            near[link.to].append((link.start, link))
    weaker: set[tuple[str, str]] = set()
    for found in near.values():
        weaker |= {(x.start, x.to) for x in _weaker(faces, found, near) if x.relation != "same_text"}
    return tuple(_set_back(x) if (x.start, x.to) in weaker else x for x in links)


def _weaker(
    faces: Mapping[str, Face],
    found: Sequence[tuple[str, Link]],
    near: Mapping[str, Sequence[tuple[str, Link]]],
) -> Iterable[Link]:
    """The links to tellers who are further from the report than another teller and no kin of his."""
    by_teller: dict[str, list[tuple[str, Link]]] = defaultdict(list)
    for other, link in found:
        teller = teller_of(faces[other])
        if teller is not None:
            by_teller[teller].append((other, link))
    if len(by_teller) < 2:
        return
    best = {teller: max(_quick(link) for _, link in held) for teller, held in by_teller.items()}
    first = min(best, key=lambda t: (-best[t], t))
    firsts = {other for other, _ in by_teller[first]}
    for teller, held in by_teller.items():
        akin = any(x in firsts for other, _ in held for x, _ in near[other])
        if teller != first and not akin and best[teller] < best[first] - TOO_CLOSE:
            yield from (link for _, link in held)


def _quick(link: Link) -> float:
    """The link's case by the signs that are asked of every pair."""
    return 1 - math.prod(1 - s.weight for s in link.signs if s.sign != "retold")


def teller_of(face: Face) -> str | None:
    """Whose own text the report is, by its credit; None for a retelling and for what nobody is credited with."""
    return face.main.name if face.main is not None and face.main.form in OWN else None


def _set_back(link: Link) -> Link:
    """The link as one that joins nothing: a text of another teller that names the first cites it."""
    cites = any(s.sign == "credit" and s.detail.startswith("credits ") for s in link.signs)
    return Link(link.start, link.to, "cites" if cites else "shared_origin", link.score, link.signs)
