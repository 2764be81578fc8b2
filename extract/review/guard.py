"""Who may ask the desk, and what its answers may do: every request passes here before anything else looks at it.

The desk listens on this machine alone, but every page open in the browser can send requests there. So: the name of the host
must be ours (a foreign name that leads here is refused), a session begins with a token that is good once, its cookie goes to
our own pages only, whatever writes comes from our own script and from nowhere else, and pages load nothing from elsewhere.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from threading import Lock

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from extract.review.refusals import ALONE, for_people, reason, stranger

POLICY = "; ".join((
    "default-src 'none'", "img-src 'self'", "style-src 'self'", "script-src 'self'", "connect-src 'self'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
))  # fmt: skip
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
LARGEST = 64 << 10
"""Bytes of a request."""
_ENTER = "/enter"


@dataclass
class Sessions:
    """The sessions of this server; nothing of them outlives it. `port` is that of the server, `told` is given each new token.

    A token is good once; when it is used up the next one is made, for another browser.
    """

    port: int
    told: Callable[[str], None] = lambda token: None
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    names: dict[str, str] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    @property
    def cookie(self) -> str:
        """The name of the cookie: another desk on this machine has another one."""
        return f"hetong_desk_{self.port}"

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset({f"127.0.0.1:{self.port}", f"localhost:{self.port}"})

    def enter(self, token: str, reviewer: str) -> str | None:
        """The secret of a new session for the token, `None` if it is not the one that is good now."""
        with self._lock:
            if not secrets.compare_digest(token.encode(), self.token.encode()):
                return None
            secret = secrets.token_urlsafe(32)
            self.names[secret] = reviewer
            self.token = secrets.token_urlsafe(24)
        self.told(self.token)
        return secret

    def of(self, headers: Headers) -> str | None:
        """The secret of the session that a request belongs to."""
        cookies: SimpleCookie = SimpleCookie()
        try:
            cookies.load(headers.get("cookie", ""))
        except CookieError:
            return None
        given = cookies.get(self.cookie)
        if given is None:
            return None
        return next(
            (known for known in self.names if secrets.compare_digest(known.encode(), given.value.encode())), None
        )


class Guard:
    """The gate before the application. Refusals say no more than that; what is let through has `session` in its state."""

    def __init__(self, app: ASGIApp, sessions: Sessions, language: str = "zh") -> None:
        self._app, self._sessions, self._language = app, sessions, language

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return  # no web sockets, no other protocol
        headers = Headers(scope=scope)
        status = self._refusal(scope, headers)
        if status:
            await self._answer(send, headers, status)
            return
        scope.setdefault("state", {})["session"] = self._sessions.of(headers)
        body = await _body(receive, headers) if scope["method"] == "POST" else b""
        if body is None:
            await self._answer(send, headers, 413)
            return

        async def whole() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, whole, _sender(send))

    async def _answer(self, send: Send, headers: Headers, status: int) -> None:
        """The refusal: a page where a person opened one, a line for anything else."""
        page = for_people(headers.get("accept", ""))
        text = stranger(status, self._language) if page else reason(status, self._language) + "\n"
        kind = b"text/html" if page else b"text/plain"
        body = text.encode()
        sent = [(b"content-type", kind + b"; charset=utf-8"), (b"content-length", str(len(body)).encode())]
        if page:
            sent.append((b"content-security-policy", ALONE.encode()))
        sending = _sender(send)
        await sending({"type": "http.response.start", "status": status, "headers": sent})
        await sending({"type": "http.response.body", "body": body})

    def _refusal(self, scope: Scope, headers: Headers) -> int:
        """The status with which a request is refused, 0 if it is let through."""
        hosts, method = headers.getlist("host"), scope["method"]
        if len(hosts) != 1 or hosts[0].lower() not in self._sessions.hosts:
            return 421
        if method not in ("GET", "HEAD", "POST"):
            return 405
        if not _plain(scope):
            return 400
        entering = scope["path"] == _ENTER and method == "GET"
        site = headers.get("sec-fetch-site", "none")
        if method == "POST":
            origins = headers.getlist("origin")
            if origins != [f"http://{hosts[0].lower()}"] or site not in ("same-origin", "none"):
                return 403
            if (
                headers.get("x-hetong") != "1"
                or headers.get("content-type", "").split(";")[0].strip() != "application/json"
            ):
                return 403
        elif not entering and site not in ("same-origin", "none"):
            return 403
        if not entering and self._sessions.of(headers) is None:
            return 403
        return 0


def _plain(scope: Scope) -> bool:
    """True for a path without tricks: no dots that climb, no backslash, nothing encoded twice, no controls."""
    raw = bytes(scope.get("raw_path") or scope["path"].encode()).split(b"?")[0]
    path = scope["path"]
    climbing = any(part in (".", "..") for part in path.split("/"))
    odd = any(one in path for one in ("\\", "//", "\0", "%")) or any(ord(one) < 32 for one in path)
    return not climbing and not odd and len(raw) < 512 and b"%2f" not in raw.lower() and b"%5c" not in raw.lower()


async def _body(receive: Receive, headers: Headers) -> bytes | None:
    """The whole body, `None` if it is larger than a request of ours can be."""
    said = headers.get("content-length", "0")
    if not said.isdecimal() or int(said) > LARGEST:
        return None
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return body
        body += bytes(message.get("body", b""))
        if len(body) > LARGEST:
            return None
        if not message.get("more_body"):
            return body


def _sender(send: Send) -> Send:
    """The same with our headers on every answer."""

    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return with_headers
