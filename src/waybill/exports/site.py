"""A picture, its rows and its dossiers in, a site of static pages out: it opens from disk, runs no script, fetches nothing.

Of a report it shows the sentences that a claim stands on and no others; the full text is never published.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from waybill.exports.record import EVER, AsOf, Export, Losses, LossReport, Picture, json_bytes, transfers_of
from waybill.exports.words import chain_words, period_words, put_words
from waybill.records.claim import Claim, Reading
from waybill.records.formats_transfer import transfer_to_json
from waybill.records.formats_values import Json
from waybill.records.law import Finding
from waybill.records.lineage import Drift
from waybill.records.report import Report

WHY = {
    "sentences that no claim stands on": "the text of a report is its publisher's; only what is cited is shown",
    "signs of a link": "the site tells what changed between two tellings, not by which signs they were judged kin",
}
MANIFEST = "manifest.json"
# How the address of a report begins that was read from a file by its full path.
FOLDER = re.compile(r"/|[A-Za-z]:[/\\]|\\\\|file:")
# Where a dossier begins; its style sheet sets what stands in it.
HEAD = '<header class="head">'
WEIGHTS = ("grave", "notable", "minor")


@dataclass(frozen=True, slots=True)
class Pages:
    """What other rooms have made: the rows of the index under their columns, and each dossier by transfer id.

    `head` is the number and hash of the register's last act, `version` that of the program.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    dossiers: Mapping[str, str]
    head: tuple[int, str]
    version: str


def export(picture: Picture, pages: Pages, as_of: AsOf = EVER) -> Export:
    """Every page, the data of the transfers, the loss report, and the manifest with the hash of each file."""
    loss = _loss(picture, as_of)
    made = {name: _render(name, picture, pages, as_of) for name in ("index", "reports", "drift", "law")}
    site = {f"{name}.html": page.encode("utf-8") for name, page in made.items()}
    for id_, page in pages.dossiers.items():
        site[f"transfers/{file_name(id_)}"] = _with_way_back(page).encode("utf-8")
    site["data/transfers.json"] = json_bytes([transfer_to_json(t) for t in transfers_of(picture)])
    without = _folders_out(picture)
    site = {name: without(data) for name, data in site.items()}
    site["loss.json"] = json_bytes(loss.to_json())
    site[MANIFEST] = json_bytes(_manifest(site, pages, as_of))
    return Export(site, loss)


def _folders_out(picture: Picture) -> Callable[[bytes], bytes]:
    """Puts file names for the paths of reports read from this machine: whose folder it was is nobody's business."""
    names: dict[bytes, bytes] = {}
    for address in {r.report.address for r in picture.readings if FOLDER.match(r.report.address)}:
        name = re.split(r"[/\\]", address)[-1]
        # As it stands on a page, and as it stands in JSON.
        names[str(escape(address)).encode("utf-8")] = str(escape(name)).encode("utf-8")
        names[_in_json(address)] = _in_json(name)
    if not names:
        return lambda data: data
    pattern = re.compile(b"|".join(re.escape(form) for form in sorted(names, key=len, reverse=True)))
    return lambda data: pattern.sub(lambda found: names[found.group()], data)


def _in_json(words: str) -> bytes:
    return json.dumps(words, ensure_ascii=False)[1:-1].encode("utf-8")


def file_name(id_: str) -> str:
    """The dossier's file; an id from elsewhere must not lead out of the folder."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "_" for c in id_) + ".html"


def _manifest(site: Mapping[str, bytes], pages: Pages, as_of: AsOf) -> Json:
    listed = [
        {"path": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
        for name, data in sorted(site.items())
    ]
    acts, seal = pages.head
    head: Json = {"schema": "waybill.publication/1", "waybill": pages.version, **as_of.to_json()}
    return head | {"register": {"acts": acts, "head": seal}, "files": listed}


def _loss(picture: Picture, as_of: AsOf) -> LossReport:
    losses = Losses(WHY)
    for reading in picture.readings:
        left = len(reading.sentences) - len(cited_sentences(reading))
        if left:
            losses.add(
                "sentences that no claim stands on", reading.report.id, f"{left} of {len(reading.sentences)}"
            )
    for link in picture.lineage.links:
        for sign in link.signs:
            losses.add("signs of a link", f"{link.start} > {link.to}", f"{sign.sign}: {sign.detail}")
    carried = {"transfers": len(picture.transfers), "reports": len(picture.readings)}
    return losses.report("site", as_of, carried | {"changes": len(picture.lineage.drift)})


def _with_way_back(page: str) -> str:
    """The dossier with a line above it that leads back to the register."""
    way = '<nav class="kicker" aria-label="Site"><a href="../index.html">← The register</a></nav>'
    top = HEAD if HEAD in page else "<body>"
    return page.replace(top, f"{top}\n{way}", 1)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("waybill.exports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> str:
    return (files("waybill.exports") / "templates" / "site.css").read_text(encoding="utf-8")


def _render(name: str, picture: Picture, pages: Pages, as_of: AsOf) -> str:
    style = _style()
    digest = b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    given = {"index": _index, "reports": _reports, "drift": _drift, "law": _law}[name](picture, pages)
    return (
        _environment()
        .get_template(f"site_{name}.html")
        .render(
            page=name,
            as_of=as_of,
            version=pages.version,
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
            style=Markup(style),
            **given,
        )
    )


def _index(picture: Picture, pages: Pages) -> dict[str, Any]:
    rows = [(f"transfers/{file_name(row[0])}", row) for row in pages.rows]
    counts = {
        "transfers": len(picture.transfers),
        "reports": len(picture.readings),
        "claims": sum(len(r.claims) for r in picture.readings),
        "changes in retelling": len(picture.lineage.drift),
    }
    return {"columns": pages.columns, "rows": rows, "counts": counts}


def _reports(picture: Picture, pages: Pages) -> dict[str, Any]:
    told = defaultdict(list)
    for transfer in transfers_of(picture):
        for id_ in transfer.reports:
            told[id_].append((transfer.id, f"transfers/{file_name(transfer.id)}"))
    ordered = sorted(picture.readings, key=_by_day)
    return {"reports": [_report(r, picture, told[r.report.id]) for r in ordered]}


def _by_day(reading: Reading) -> tuple[str, str]:
    published = reading.report.published
    return period_words(published.period) if published else "9999", reading.report.id


def _report(reading: Reading, picture: Picture, transfers: list[tuple[str, str]]) -> dict[str, Any]:
    report = reading.report
    cited = cited_sentences(reading)
    return {
        "id": report.id,
        "title": report.title or name_of(report),
        "outlet": name_of(report),
        "agency": report.agency,
        "day": period_words(report.published.period) if report.published else "day not known",
        "how": report.published.how if report.published else "",
        "address": report.address,
        "link": report.address if report.address.lower().startswith(("http://", "https://")) else None,
        "sha256": report.sha256,
        "origins": [o.name or o.agency or "unknown" for o in picture.lineage.origins_of(report.id)],
        "transfers": transfers,
        "cited": [
            {"words": report.text[start:end], "claims": [_claim(c, report) for c in claims]}
            for (start, end), claims in cited.items()
        ],
        "left": len(reading.sentences) - len(cited),
        "sentences": len(reading.sentences),
    }


def _claim(claim: Claim, report: Report) -> str:
    return "; ".join(filter(None, (claim.kind, put_words(claim), chain_words(claim, report))))


def name_of(report: Report) -> str:
    """Who published it, else the last part of its address."""
    return report.outlet or report.address.rstrip("/").rsplit("/", 1)[-1] or report.id


def cited_sentences(reading: Reading) -> dict[tuple[int, int], list[Claim]]:
    """The sentences that a claim stands on, in the order of the text, each with its claims."""
    found: dict[tuple[int, int], list[Claim]] = {}
    for _, sentence in reading.sentences:
        claims = [c for c in reading.claims if c.span.overlaps(sentence)]
        if claims:
            found.setdefault((sentence.start, sentence.end), []).extend(claims)
    return dict(sorted(found.items()))


def _drift(picture: Picture, pages: Pages) -> dict[str, Any]:
    reports = {r.report.id: r.report for r in picture.readings}
    pairs: dict[tuple[str, str], list[Drift]] = defaultdict(list)
    for change in picture.lineage.drift:
        pairs[change.start, change.to].append(change)
    shown = []
    for (start, to), changes in sorted(pairs.items()):
        ends = [(i, name_of(reports[i]) if i in reports else i) for i in (start, to)]
        ordered = sorted(changes, key=lambda d: (WEIGHTS.index(d.weight), d.field, d.why))
        shown.append({"start": ends[0], "to": ends[1], "changes": [_change(d) for d in ordered]})
    grave = sum(d.weight == "grave" for d in picture.lineage.drift)
    return {"pairs": shown, "count": len(picture.lineage.drift), "grave": grave}


def _change(drift: Drift) -> dict[str, Any]:
    return {
        "field": drift.field,
        "weight": drift.weight,
        "before": drift.before.words if drift.before else None,
        "after": drift.after.words if drift.after else None,
        "why": drift.why,
    }


def _law(picture: Picture, pages: Pages) -> dict[str, Any]:
    """One entry a measure, with its answer for each transfer; those that held and may fit apart from the rest."""
    found: dict[str, list[tuple[str, Finding]]] = defaultdict(list)
    for transfer in transfers_of(picture):
        for finding in transfer.findings:
            found[finding.measure.id].append((transfer.id, finding))
    entries = [_measure(answers) for _, answers in sorted(found.items())]
    return {
        "relevant": [e for e in entries if e["relevant"]],
        "others": [e for e in entries if not e["relevant"]],
    }


def _measure(answers: list[tuple[str, Finding]]) -> dict[str, Any]:
    measure = answers[0][1].measure
    told = [
        {
            "id": id_,
            "file": f"transfers/{file_name(id_)}",
            "in_force": {"yes": "in force", "part": "in force in part", "no": "not in force"}[f.in_force],
            "scope": {"fits": "fits", "may_fit": "may fit", "does_not_fit": "does not fit"}[f.scope],
            "why": f.why,
            "relevant": f.in_force != "no" and f.scope != "does_not_fit",
        }
        for id_, f in answers
    ]
    near = [t for t in told if t["relevant"]]
    far = [t for t in told if not t["relevant"]]
    return {"measure": measure, "near": near, "far": far, "relevant": bool(near)}
