"""Objects of STIX 2.1 in, one bundle out: ids and moments come from what is given, never from the clock."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from waybill.exports.record import json_bytes
from waybill.records.formats_values import Json

# A name space of our own, made once, so that an object keeps its id from export to export.
SPACE = UUID("6f0c8f0e-3c1b-4e0a-9d3a-7b1d2d5a4c11")


class Bundle:
    """Objects as they come, each once, by id."""

    def __init__(self, moment: str) -> None:
        self.objects: dict[str, Json] = {}
        self.moment = moment

    def add(self, kind: str, key: str, moment: str | None = None, **fields: Any) -> str:
        """Add an object; gives its id."""
        id_ = f"{kind}--{uuid5(SPACE, f'{kind} {key}')}"
        when = moment or self.moment
        head: Json = {"type": kind, "spec_version": "2.1", "id": id_, "created": when, "modified": when}
        kept = {k: v for k, v in sorted(fields.items()) if v is not None and v != []}
        self.objects.setdefault(id_, head | kept)
        return id_

    def bytes(self) -> bytes:
        """The bundle, by id."""
        ids = sorted(self.objects)
        id_ = f"bundle--{uuid5(SPACE, ' '.join(ids))}"
        # An empty list is no list in STIX; `objects` is optional.
        objects: Json = {"objects": [self.objects[i] for i in ids]} if ids else {}
        return json_bytes({"type": "bundle", "id": id_} | objects)
