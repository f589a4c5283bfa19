"""A page that was edited shows its versions, what each changed, and whether it said so; notices stand at the top."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from tests.web.desks import client_of
from tests.web.doors import TestClient
from waybill.flow import reading_of, states_of
from waybill.intake.bare import bare_report
from waybill.register import Register

PAGE = "https://example.org/harbour"
STORY = "Norway has delivered {n} howitzers to Kenya, the Norwegian defence minister said on Monday.\n"
CORRECTION = "Correction: Norway delivered 12 howitzers, not 20 howitzers as an earlier version said.\n"


def kept(register: Register, name: str, text: str, day: date) -> str:
    report = bare_report({"doc": name, "text": text, "published": day.isoformat()})
    report = replace(report, address=PAGE, outlet="Harbour Post", sha256=name * 8, language="en")
    register.record_reading(reading_of(report))
    return report.id


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, tuple[str, ...]]]:
    path = tmp_path_factory.mktemp("versions") / "book.db"
    with Register.open(path, writable=True, actor="test") as register:
        ids = (
            kept(register, "a", STORY.format(n=20), date(2024, 3, 1)),
            kept(register, "b", STORY.format(n=90), date(2024, 3, 2)),
            kept(register, "c", CORRECTION + STORY.format(n=12), date(2024, 3, 3)),
        )
        register.revise(states_of)
    with client_of(path) as client:
        yield client, ids


def test_a_version_shows_what_it_changed_and_that_it_did_not_say_so(
    told: tuple[TestClient, tuple[str, ...]],
) -> None:
    desk, (first, second, third) = told
    page = desk.get(f"/reports/{third}").text
    assert "3 versions of this page were read" in page
    assert page.count("changed without saying so") == 1
    assert f"/drift/{first}/{second}" in page and f"/drift/{second}/{third}" in page
    versions = desk.get(f"/reports/{third}.json").json()["versions"]
    assert [v["report"] for v in versions] == [first, second, third]
    assert [v["silent"] for v in versions] == [False, True, False]
    assert versions[1]["changes"][0]["field"] == "Number"


def test_a_correction_stands_at_the_top_of_its_report(told: tuple[TestClient, tuple[str, ...]]) -> None:
    desk, (first, _, third) = told
    assert "A correction stands in it" in desk.get(f"/reports/{third}").text
    assert desk.get(f"/reports/{third}.json").json()["notices"][0]["right"]
    assert "A correction" not in desk.get(f"/reports/{first}").text


def test_two_versions_stand_side_by_side_as_versions(told: tuple[TestClient, tuple[str, ...]]) -> None:
    desk, (first, second, _) = told
    page = desk.get(f"/drift/{first}/{second}").text
    assert "What a later version changed" in page and "The former version" in page
    assert "etelling has" not in page
    assert 'id="change-1"' in page and "is this one telling or two" not in page
    assert desk.get(f"/drift/{first}/{second}.json").json()["drift"]


def test_an_earlier_day_knows_no_later_version(told: tuple[TestClient, tuple[str, ...]]) -> None:
    desk, (_, second, third) = told
    page = desk.get(f"/reports/{second}?known-on=2024-03-02").text
    assert "2 versions" in page and third not in page
    assert desk.get(f"/reports/{third}?known-on=2024-03-02").status_code == 404
