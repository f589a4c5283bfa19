"""A language and a table's name come in; the rows of that table of cues go out, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waybill.errors import KnowledgeError


@cache
def load_cues(language: str, table: str) -> Mapping[str, Any]:
    """Load one table of cues of one language from the package; its top level is a mapping."""
    place = files(__package__) / language / f"{table}.yml"
    try:
        rows = yaml.safe_load(place.read_text(encoding="utf-8"))
    except OSError as error:
        raise KnowledgeError(f"no table of cues {language}/{table}.yml") from error
    except yaml.YAMLError as error:
        raise KnowledgeError(f"table of cues {language}/{table}.yml is not YAML") from error
    if not isinstance(rows, dict):
        raise KnowledgeError(f"table of cues {language}/{table}.yml holds no mapping")
    return rows
