"""Answers come in; the same answers go out with the headers that keep a browser from running or leaking anything."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Nothing but the desk's own files, no inline script or style, no frames, forms only to the desk itself
# (https://www.w3.org/TR/CSP3/). Pictures may stand in the page as data: flags and maps do.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
# What every answer carries (OWASP secure headers project, those that still do something in browsers of 2025).
ALWAYS = {
    # Not "no-referrer": with it a browser names no origin when it sends a form, and forged ones could not be told.
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "x-robots-tag": "noindex, nofollow",
}
# What is read today may be withdrawn tomorrow: a browser asks again, and no shared cache keeps a page.
CACHE = "private, no-cache"
# A year, as the preload lists ask (https://hstspreload.org); sent only where people come by https.
HSTS = "max-age=31536000"


class Headers:
    """The outermost layer: whatever answers, errors too, leaves with these headers."""

    def __init__(self, app: ASGIApp, https: bool = False) -> None:
        self.app = app
        self.https = https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and write the headers onto its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers[name] = value
                headers.setdefault("cache-control", CACHE)
                if self.https:
                    headers["strict-transport-security"] = HSTS
            await send(message)

        await self.app(scope, receive, send_with_headers)
