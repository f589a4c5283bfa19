"""The OpenAPI of the desk, sent what it allows and what it forbids: no answer is a fault of ours."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode

from tests.web.doors import NEAR, TestClient, alone, form_word
from waybill.web.adding import Tray

# Enough to meet every parameter with odd words; `make check` runs it every time.
EXAMPLES = 6
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@pytest.fixture(scope="module")
def desk(sample_book: Path, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A desk over a copy of the sample register, which may be changed; its reader reads nothing."""
    path = tmp_path_factory.mktemp("openapi") / "book.db"
    path.write_bytes(sample_book.read_bytes())
    client = alone(path)
    cast(FastAPI, client.app).state.tray = Tray(lambda batch, inputs, tell: None)
    return client


def operations(client: TestClient) -> list[Any]:
    schema: Any = schemathesis.openapi.from_dict(client.get("/openapi.json").json())
    return [found.ok() for found in schema.get_all_operations()]


def test_nothing_that_the_openapi_allows_or_forbids_breaks_the_desk(desk: TestClient) -> None:
    word = form_word(desk.get("/add").text)
    found = operations(desk)
    assert len(found) > 40
    statuses: dict[str, set[int]] = {}
    for operation in found:
        for mode in MODES:
            ask(desk, word, operation, mode, statuses)
    assert all(status < 500 for seen in statuses.values() for status in seen)
    answered = [name for name, seen in statuses.items() if seen & {200, 303}]
    # Made-up ids lead nowhere; what needs none must have answered.
    assert len(answered) > len(found) // 3, statuses


def ask(
    desk: TestClient, word: str, operation: Any, mode: GenerationMode, statuses: dict[str, set[int]]
) -> None:
    """Send some cases of one operation; the word of the form goes with each, or the gate alone would answer."""

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    def one(case: Any) -> None:
        asked = case.as_transport_kwargs(base_url=NEAR)
        headers = {
            k: v
            for k, v in dict(asked.get("headers") or {}).items()
            if k.casefold() not in ("user-agent", "host")
        }
        kinds = {
            k: asked[k] for k in ("json", "data", "files", "params", "content") if asked.get(k) is not None
        }
        answer = desk.request(
            asked["method"],
            re.sub(r"^https?://[^/]+", "", asked["url"]),
            headers=headers | {"x-csrf-token": word},
            **kinds,
        )
        statuses.setdefault(operation.label, set()).add(answer.status_code)
        assert answer.status_code < 500, (asked, answer.text[:500])

    try:
        one()
    except schemathesis.errors.SchemathesisError:
        # Nothing can be made up that this operation forbids.
        return
    except Exception as error:
        if (
            "Unsatisfiable" in type(error).__name__
            or "SkipTest" in type(error).__name__
            or "Skipped" in type(error).__name__
        ):
            return
        raise


@given(path=st.text(max_size=60), query=st.text(max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_no_address_at_all_breaks_the_desk(desk: TestClient, path: str, query: str) -> None:
    for room in ("", "register/", "reports/", "transfers/", "outlets/", "law/", "add/", "export/"):
        answer = desk.get(f"/{room}{quote(path, safe='')}?{quote(query, safe='=&')}")
        assert answer.status_code < 500, (room, path, query, answer.text[:300])


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b"{" * 50_000, b"a=%ff&b=%00", b'{"why":"x"}']
)
@pytest.mark.parametrize(
    "kind",
    [
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "text/plain",
        "",
    ],
)
def test_no_body_breaks_a_form(desk: TestClient, body: bytes, kind: str) -> None:
    word = form_word(desk.get("/add").text)
    for path in ("/add", "/accounts", "/reports/x/judge", "/login"):
        answer = desk.post(path, content=body, headers={"content-type": kind, "x-csrf-token": word})
        assert answer.status_code < 500, (path, answer.text[:300])
