"""Ids come in; the addresses of their pages, seen from the same days, go out."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from waybill.web.viewpoint import Viewpoint


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses that templates of the views ask for."""

    view: Viewpoint

    def report(self, id: str, claim: str = "") -> str:
        """A report's page, at a claim where one is named."""
        return self.view.at(f"/reports/{quote(id)}") + (f"#{claim}" if claim else "")

    def transfer(self, id: str, revision: int | None = None) -> str:
        """A dossier, at a revision where one is named."""
        return self.view.at(f"/transfers/{quote(id)}" + (f"@{revision}" if revision else ""))

    def measure(self, id: str) -> str:
        """A measure's page."""
        return self.view.at(f"/law/{quote(id, safe='')}")

    def drift(self, start: str, to: str) -> str:
        """Two tellings side by side."""
        return self.view.at(f"/drift/{quote(start)}/{quote(to)}")

    def claim(self, id: str) -> str:
        """The origins of a claim."""
        return self.view.at(f"/claims/{quote(id)}/origins")

    def outlet(self, name: str) -> str:
        """An outlet's page."""
        return self.view.at(f"/outlets/{quote(name, safe='')}")
