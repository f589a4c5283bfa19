"""Reading calls nobody, and a document of two hundred pages is read in bounded memory."""

from __future__ import annotations

import socket
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
# A page of a report has some 500 words.
PAGES = 200
# Beyond what twenty pages take, two hundred may take so much more: the text, its marks and claims.
MORE_MB = 260


def test_no_socket_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    from waybill.flow import put_together, readings_in
    from waybill.records.claim import Reading
    from waybill.settings import Settings

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    found = [r for r in readings_in([EXAMPLES], Settings(EXAMPLES / "none.db")) if isinstance(r, Reading)]
    assert len(found) > 10
    assert put_together(found).transfers


@pytest.mark.slow
def test_two_hundred_pages_take_bounded_memory(tmp_path: Path) -> None:
    peaks = {}
    for pages in (20, PAGES):
        script = textwrap.dedent(f"""
            import resource
            from waybill.flow import read_report_through
            from waybill.intake.read import read_report
            lines = ["SUVA, 3 May 2022 - A long paper on boats"]
            for n in range({pages} * 5):
                lines.append(
                    f"In chapter {{n}} the auditors wrote that Norway had sold Fiji {{n % 40 + 2}} patrol boats in 2019. "
                    "A customs officer said that the crates held spare engines, ropes, paint and lamps, and that no papers "
                    "had come with them. The harbour master remembered the day for its rain, and for little else besides; "
                    "the boats lay at the quay until the spring, when sailors came for them and the sheds were locked again."
                )
            report = read_report("\\n\\n".join(lines).encode(), "paper.txt")
            reading, _ = read_report_through(report)
            assert len(reading.claims) >= {pages} * 4, len(reading.claims)
            print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
        """)
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        peaks[pages] = int(done.stdout)
    assert peaks[PAGES] - peaks[20] < MORE_MB, peaks
