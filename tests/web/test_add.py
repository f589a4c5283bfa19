"""Adding: bounds, progress, what is there already, what was left out and why, and a reader that breaks."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from fastapi import FastAPI
from httpx import Response
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.doors import NEAR, TestClient, alone, form_word, shared
from waybill.errors import InputError, RegisterError
from waybill.intake.read import read_report
from waybill.records.report import LeftOut
from waybill.register import Register
from waybill.settings import Settings
from waybill.web import adding
from waybill.web.adding import Batch, Full, Row, Tell, Tray, fetched
from waybill.web.adding_form import (
    LABEL_LENGTH,
    MOST_BYTES,
    MOST_FILES,
    MOST_PASTED,
    Given,
    Pasted,
    clean_label,
    given_address,
    given_file,
    given_text,
    require_bounds,
)
from waybill.web.adding_process import ReadingProcess
from waybill.web.adding_reading import Outcome
from waybill.web.beside import Beside
from waybill.web.fetching import Fetched, Fetcher

STORY = b"Norway ships guns to Malta\n\nBy Ann Olsen\n\nNorway has shipped 40 howitzers to Malta, two port workers said.\n"
GERMAN = (
    "Norwegen schickt Malta Haubitzen\n\nNorwegen hat nach Angaben zweier Hafenarbeiter vierzig Haubitzen nach Malta"
    " verschifft. Das Ministerium wollte sich dazu am Sonntag nicht dazu äußern, hieß es in Valletta."
).encode()


class Held:
    """A reader that waits until a test lets it go on."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.seen: list[tuple[Given, ...]] = []

    def __call__(self, batch: Batch, inputs: tuple[Given, ...], tell: Tell) -> None:
        self.seen.append(inputs)
        self.go.wait(10)
        for at, one in enumerate(inputs):
            if one.label == "broken":
                raise ValueError(f"a fault with {Path(__file__)} in it")
            if one.label == "locked":
                raise RegisterError("the register is held by another program")
            tell.outcome(at, Outcome(one.address, "read", f"title of {one.label}", "r-1"))


@pytest.fixture
def reader() -> Held:
    return Held()


@pytest.fixture
def desk(tmp_path: Path, reader: Held) -> Iterator[TestClient]:
    client = alone(tmp_path / "book.db")
    cast(FastAPI, client.app).state.tray = Tray(reader)
    yield client
    reader.go.set()


def tray_of(desk: TestClient) -> Tray:
    return cast(Tray, cast(FastAPI, desk.app).state.tray)


def send(desk: TestClient, files: list[tuple[str, bytes]] | None = None, **words: str) -> Response:
    word = form_word(desk.get("/add").text)
    sent = [("files", (name, data)) for name, data in files or []]
    given = {"csrf_token": word, "why": "for a test"} | words
    answer: Response = desk.post("/add", data=given, files=sent or None, headers={"origin": NEAR})
    return answer


def finished(tray: Tray, name: str, seconds: float = 90) -> Batch:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        batch = tray.batch(name)
        assert batch is not None
        if batch.phase == "done":
            return batch
        time.sleep(0.02)
    raise AssertionError("not finished")


def test_files_a_text_and_an_address_go_into_one_batch(desk: TestClient, reader: Held) -> None:
    answer = send(
        desk,
        [("a.txt", STORY), ("b.html", b"<p>x")],
        text="A text.",
        outlet="The Post",
        day="2024-03-02",
        link="https://outlet.example/x",
    )
    assert answer.status_code == 303
    where = answer.headers["location"]
    page, twin = desk.get(where), desk.get(where + ".json").json()
    assert twin["phase"] in ("waiting", "reading") and twin["by"] == "ann" and twin["why"] == "for a test"
    assert [i["label"] for i in twin["inputs"]] == [
        "a.txt",
        "b.html",
        "pasted text",
        "https://outlet.example/x",
    ]
    assert 'http-equiv="refresh"' in page.text and "a.txt" in page.text
    reader.go.set()
    finished(tray_of(desk), twin["id"])
    page = desk.get(where)
    assert 'http-equiv="refresh"' not in page.text and "title of a.txt" in page.text and "4 read" in page.text
    assert desk.get("/add.json").json()["batches"][0]["counts"] == {"read": 4, "there": 0, "left out": 0}
    assert where in desk.get("/add").text


def test_a_browser_sends_an_empty_field_where_no_file_was_chosen(desk: TestClient) -> None:
    given = {"csrf_token": form_word(desk.get("/add").text), "why": "x", "text": "Guns."}
    parts = [f'--cut\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in given.items()]
    empty = 'name="files"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--cut--\r\n'
    body = "".join(parts) + "--cut\r\nContent-Disposition: form-data; " + empty
    answer = desk.post(
        "/add", content=body.encode(), headers={"content-type": "multipart/form-data; boundary=cut"}
    )
    assert answer.status_code == 303
    assert [row.label for row in tray_of(desk).batches()[0].rows] == ["pasted text"]


def test_pages_are_served_while_a_batch_is_read(desk: TestClient) -> None:
    send(desk, [("a.txt", STORY)])
    began = time.monotonic()
    assert desk.get("/add").status_code == 200 and time.monotonic() - began < 5


def test_a_program_gets_its_answer_as_data(desk: TestClient) -> None:
    word = form_word(desk.get("/add").text)
    given = {"csrf_token": word, "why": "x", "text": "Guns."}
    answer = desk.post("/add", data=given, headers={"accept": "application/json"})
    assert (
        answer.status_code == 202 and desk.get(answer.headers["location"]).json()["id"] == answer.json()["id"]
    )


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({}, "nothing was given"),
        ({"text": "Guns.", "why": "  "}, "why"),
        ({"text": "Guns.", "day": "2 March"}, "2024-02-21"),
        ({"text": "Guns.", "day": "2024-99-99"}, "2024-02-21"),
        ({"text": "Guns.", "address": "javascript:alert(1)"}, "web address"),
        ({"text": "Guns.", "address": "https://x.example/\nOutlet: Other"}, "web address"),
        ({"text": "x" * (MOST_PASTED + 1)}, ""),
        ({"why": "x" * 1001, "text": "Guns."}, "why"),
    ],
)
def test_what_is_no_good_is_refused_with_a_sentence(
    desk: TestClient, words: dict[str, str], why: str
) -> None:
    answer = send(desk, None, **words)
    assert answer.status_code in (400, 413), answer.text
    assert why.casefold() in answer.text.casefold()
    assert tray_of(desk).batches() == ()


def test_too_many_files_and_too_many_bytes_are_refused(desk: TestClient) -> None:
    many = send(desk, [(f"{n}.txt", b"x") for n in range(MOST_FILES + 1)])
    assert many.status_code == 400 and str(MOST_FILES) in many.text
    assert send(desk, [(f"{n}.txt", b"x") for n in range(MOST_FILES + 9)]).status_code == 400
    large = send(desk, [(f"{n}.txt", b"x" * (MOST_BYTES // 3)) for n in range(4)])
    assert large.status_code == 413
    one = send(desk, [("a.txt", b"x" * 20_000_001)])
    assert one.status_code == 400 and "too large" in one.text


def test_a_full_tray_asks_to_come_back(desk: TestClient, reader: Held) -> None:
    answers = [send(desk, [("a.txt", STORY + bytes([65 + n]))]) for n in range(adding.MOST_WAITING + 2)]
    codes = [a.status_code for a in answers]
    assert codes[: adding.MOST_WAITING] == [303] * adding.MOST_WAITING and codes[-1] == 503
    assert answers[-1].headers["retry-after"] == "60"
    reader.go.set()
    last = tray_of(desk).batches()[0]
    finished(tray_of(desk), last.id)
    assert send(desk, [("a.txt", STORY)]).status_code == 303


def test_bytes_that_wait_are_bounded_too() -> None:
    reader = Held()
    tray = Tray(reader)
    big = (Given("a", "a", b"x" * (adding.MOST_WAITING_BYTES // 2 + 1)),)
    tray.add(big, "ann", "x")
    with pytest.raises(Full):
        tray.add(big, "ann", "x")
    reader.go.set()
    finished(tray, tray.batches()[0].id)
    until = time.monotonic() + 5
    while tray._bytes and time.monotonic() < until:
        time.sleep(0.01)
    tray.add(big, "ann", "x")


def test_a_fault_in_one_batch_keeps_no_other_from_being_read_and_tells_no_path() -> None:
    reader = Held()
    reader.go.set()
    tray = Tray(reader)
    broken, locked, good = (
        tray.add((Given(name, name, b"x"),), "ann", "x") for name in ("broken", "locked", "good")
    )
    assert finished(tray, broken.id).fault == "fault of the reader: ValueError"
    assert finished(tray, locked.id).fault == "the register is held by another program"
    assert finished(tray, good.id).count("read") == 1 and not finished(tray, good.id).fault


def test_old_batches_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "REMEMBERED", 3)
    reader = Held()
    reader.go.set()
    tray = Tray(reader)
    for n in range(9):
        finished(tray, tray.add((Given(str(n), str(n), b"x"),), "ann", "x").id)
    assert len(tray.batches()) <= 4 and tray.batches()[0].rows == (
        Row("8", "read", tray.batches()[0].rows[0].outcomes),
    )


def test_a_batch_that_is_not_there_is_not_found(desk: TestClient) -> None:
    for name in ("x", "0" * 16, "..%2f..%2fetc", "<script>"):
        assert (
            desk.get(f"/add/{name}").status_code == 404 and desk.get(f"/add/{name}.json").status_code == 404
        )
    assert desk.get("/add/%00").status_code == desk.get("/add?x=%00").status_code == 400


def test_readers_see_what_was_added_and_cannot_add(tmp_path: Path) -> None:
    desk = shared(tmp_path / "book.db")
    desk.app.state.tray = Tray(lambda batch, inputs, tell: None)
    page = desk.client("reader").get("/add")
    assert page.status_code == 200 and "for editors" in page.text and 'type="file"' not in page.text
    given = {"why": "x", "text": "Guns."}
    assert desk.client("reviewer").post("/add", data=given).status_code == 403
    assert desk.client("editor").post("/add", data=given).status_code == 303
    assert desk.app.state.tray.batches()[0].by == "editor"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ann\\story.txt", "story.txt"),
        ("a\x00b.txt", "ab.txt"),
        ("\u202etxt.exe", "txt.exe"),
        ("a\r\nb.txt", "ab.txt"),
        ("", "file"),
        ("..", ".."),
        ("/", "file"),
        ("x" * 500, "x" * LABEL_LENGTH),
    ],
)
def test_a_file_name_is_a_label_and_leads_nowhere(name: str, label: str) -> None:
    found = given_file(name, b"x")
    assert found.label == label and found.address == f"added:2d711642b726/{label}"


@given(st.text(max_size=300))
def test_every_label_is_one_plain_line(words: str) -> None:
    label = clean_label(words)
    assert label.isprintable() and len(label) <= LABEL_LENGTH and label == clean_label(label)


@given(st.text(max_size=200), st.text(max_size=80), st.dates())
@settings(max_examples=50)
def test_what_is_known_of_a_pasted_text_stands_above_it_and_breaks_no_line(
    text: str, outlet: str, day: object
) -> None:
    data = given_text(Pasted(text, outlet, str(day), "https://outlet.example/x")).data.decode()
    header = data.partition("\n\n")[0].split("\n")
    assert header[-2:] == [f"Date: {day}", "URL: https://outlet.example/x"] and len(header) in (2, 3)


def test_a_pasted_text_is_read_with_what_is_known_of_it() -> None:
    made = given_text(Pasted(STORY.decode(), "Malta Herald", "2024-03-02", "https://herald.example/guns"))
    report = read_report(made.data, made.address)
    assert report.outlet == "Malta Herald" and report.address == "https://herald.example/guns"
    assert report.published and str(report.published.period.latest) == "2024-03-02"
    assert report.title == "Norway ships guns to Malta"


def test_two_files_of_one_name_are_two_reports() -> None:
    assert given_file("a.txt", b"x").address != given_file("a.txt", b"y").address


def test_bounds_count_all_inputs() -> None:
    with pytest.raises(InputError, match="bytes at once"):
        require_bounds(tuple(Given(str(n), str(n), b"x" * 19_000_000) for n in range(3)))
    with pytest.raises(InputError, match="files at once"):
        require_bounds((given_address("https://a.example/"),) * (MOST_FILES + 1))


class Pages(Fetcher):
    """A fetcher that asks nobody."""

    def fetch(self, address: str) -> Fetched:
        if "gone" in address:
            raise InputError("gone.example answered 404")
        return Fetched("https://outlet.example/moved", STORY + b"Fetched.", "text/html")


def test_an_address_becomes_bytes_or_a_reason() -> None:
    found = fetched(given_address("https://outlet.example/x"), Pages())
    assert isinstance(found, Given) and found.address == "https://outlet.example/moved" and found.data
    lost = fetched(given_address("https://gone.example/x"), Pages())
    assert lost == LeftOut("https://gone.example/x", "intake", "gone.example answered 404")


def test_the_reading_process_reads_says_what_is_there_and_survives_being_killed(tmp_path: Path) -> None:
    book = Settings(tmp_path / "book.db")
    process = ReadingProcess(book, Pages())
    tray = Tray(process.read, process.beside.close)
    try:
        first = finished(tray, tray.add((
            given_file("a.txt", STORY), given_file("again.txt", STORY), given_file("empty.txt", b""),
            given_file("de.txt", GERMAN),
            given_file("old.doc", b"\xd0\xcf\x11\xe0" + bytes(600)), given_address("https://gone.example/x"), given_address("https://outlet.example/x"),
        ), "ann", "the first").id)  # fmt: skip
        assert not first.fault, first.fault
        states = [row.state for row in first.rows]
        assert states == ["read", "there", "left out", "read", "left out", "left out", "read"]
        reasons = [row.outcomes[0].said for row in first.rows]
        assert (
            "empty" in reasons[2]
            and "no claims are read in this language yet: de" in reasons[3]
            and "office" in reasons[4]
            and "404" in reasons[5]
        )
        with Register.open(book.register) as register:
            assert len(register.readings()) == 3 and len(register.left_out()) == 4
        assert process.beside._process is not None
        os.kill(process.beside._process.pid or 0, 9)
        process.beside._process.join(5)
        again = finished(
            tray,
            tray.add((given_file("b.txt", STORY + b"More."), given_file("a.txt", STORY)), "bob", "more").id,
        )
        assert [row.state for row in again.rows] == ["read", "there"] and not again.fault
    finally:
        tray.close()
    assert process.beside._process is None


def test_an_input_on_which_the_reader_hangs_is_left_out_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Settings(tmp_path / "book.db")
    process = ReadingProcess(book)
    original = Beside.send

    def send_and_break(self: Beside, thing: object) -> None:
        original(self, thing)
        if getattr(thing, "data", b"").startswith(b"poison") and self._process is not None:
            self._process.kill()

    monkeypatch.setattr(Beside, "send", send_and_break)
    tray = Tray(process.read, process.beside.close)
    try:
        inputs = (
            given_file("a.txt", STORY),
            given_file("poison.txt", b"poison"),
            given_file("b.txt", STORY + b"More."),
        )
        done = finished(tray, tray.add(inputs, "ann", "x").id)
    finally:
        tray.close()
    assert [row.state for row in done.rows] == ["read", "left out", "read"] and not done.fault
    assert done.rows[1].outcomes[0].said == "the reader stopped on it"
    with Register.open(book.register) as register:
        assert [one.reason for one in register.left_out()] == ["the reader stopped on it"]
