"""What every response says to the browser, and which host names are answered at all."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from report import language

INDEX = Path(st.__file__).parent / "static" / "index.html"
# The messages that begin a response: a page or file, a websocket that is accepted, and one that is refused.
BEGINNINGS = ("http.response.start", "websocket.accept", "websocket.http.response.start")


def inline_scripts(page: str) -> list[str]:
    """What a policy calls the scripts that stand in a page itself: a hash of each, so that it allows these and no others."""
    written = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    return [f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in written]


@cache
def headers() -> dict[str, str]:
    """The headers of every response. The policy allows what comes from this server and the scripts in Streamlit's own page."""
    policy = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *inline_scripts(INDEX.read_text(encoding="utf-8"))],
        # Streamlit writes its styles while it runs.
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
    return {
        "Content-Security-Policy": "; ".join(f"{what} {' '.join(sources)}" for what, sources in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }


class Guard:
    """Around the whole server: refuses host names that `server.allowedHosts` does not have, and puts the headers on every response.

    Streamlit itself asks for the host name only when a websocket opens.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or websocket."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] in BEGINNINGS:
                begun = True
                MutableHeaders(scope=message).update(headers())
            await send(message)

        if not is_host_allowed(Headers(scope=scope).get("host")):
            await refusal()(scope, receive, guarded)
            return
        try:
            await self.app(scope, receive, guarded)
        except Exception:
            # What Starlette itself says of an error goes out around this guard, without the headers.
            if scope["type"] == "http" and not begun:
                await PlainTextResponse("Internal Server Error", status_code=500)(scope, receive, guarded)
            raise


def refusal() -> PlainTextResponse:
    """The answer to a host name that is not allowed: what to do about it, without repeating the name."""
    t = language.words("en")
    said = t(
        "This program does not answer under this host name. Whoever runs it can allow the name: server.allowedHosts in "
        ".streamlit/config.toml."
    )
    return PlainTextResponse(said + "\n", status_code=403)
