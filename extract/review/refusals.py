"""What is answered to a request that is not followed: a page for people, a reason for the script, in the language of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ExceptionHandler

from extract.errors import UsageError
from extract.pages import linked, page
from extract.pages.assets import INLINE
from extract.review.messages import messages

_REASONS = {403: "refused_stranger", 404: "refused_nothing", 413: "refused_large", 421: "refused_host"}

ALONE = f"{INLINE.policy}; frame-ancestors 'none'"
"""The content policy of a page that is whole in itself."""


def reason(status: int, language: str) -> str:
    """Why a request is refused."""
    return messages(language)[_REASONS.get(status, "refused_failed" if status >= 500 else "refused_bad")]


def for_people(accept: str) -> bool:
    """True for a browser that opens a page; our own script and others take anything."""
    return "text/html" in accept


def stranger(status: int, language: str) -> str:
    """The page for somebody who was not let in: it is whole in itself, as nothing else is served to him."""
    return _page(status, language, reason(status, language), back=False)


def refused(request: Request, status: int, language: str, why: str) -> Response:
    """The answer for somebody who was let in."""
    if request.method != "POST" and for_people(request.headers.get("accept", "")):
        if request.scope.get("state", {}).get("session") is None:  # who brought a token that is used up
            return HTMLResponse(stranger(status, language), status, {"Content-Security-Policy": ALONE})
        return HTMLResponse(_page(status, language, why, back=True), status)
    return JSONResponse({"reason": why}, status)


def handlers(language: str) -> Mapping[Any, ExceptionHandler]:
    """For the application: what becomes of errors."""

    def known(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        return refused(request, status, language, reason(status, language))

    def wrong(request: Request, error: Exception) -> Response:
        assert isinstance(error, UsageError)
        return refused(request, 422, language, error.english if language == "en" else error.message)

    return {HTTPException: known, UsageError: wrong, Exception: known}


def _page(status: int, language: str, why: str, *, back: bool) -> str:
    told = messages(language)
    return page(
        "review_refused.html", assets=linked("/static/") if back else INLINE, lang="en" if language == "en" else "zh-CN",
        title=told["desk"], heading=told["refused"], reason=why, code=told["refused_code"].format(status=status),
        back=told["queue"] if back else "",
    )  # fmt: skip
