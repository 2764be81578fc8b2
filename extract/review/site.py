"""The desk behind its addresses: who asks, about which contract, and how a page or a refusal is answered."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from extract.pages import linked, page
from extract.review import speak
from extract.review.desk import Desk
from extract.review.guard import Sessions
from extract.review.messages import messages
from extract.review.view import Contract

_ID = re.compile(r"[0-9a-f]{16}")


class Site:
    """One desk and those who sit at it."""

    def __init__(self, desk: Desk, sessions: Sessions, reviewer: str) -> None:
        self.desk, self.sessions, self.reviewer = desk, sessions, reviewer

    def page(self, make: Callable[[Site, Request], Response]) -> Callable[[Request], Any]:
        """What answers an address with a page."""

        async def answer(request: Request) -> Response:
            return await run_in_threadpool(make, self, request)

        return answer

    def message(self, make: Callable[[Site, Request, dict[str, Any]], Response]) -> Callable[[Request], Any]:
        """What answers a message of the script."""

        async def answer(request: Request) -> Response:
            try:
                given = json.loads(await request.body())
                json.dumps(given, ensure_ascii=False).encode()  # halves of characters are no text
            except (ValueError, RecursionError):
                raise HTTPException(400) from None
            if not isinstance(given, dict):
                raise HTTPException(400)
            return await run_in_threadpool(make, self, request, given)

        return answer

    def html(self, request: Request, template: str, **values: Any) -> Response:
        """A page out of its template."""
        told = messages(self.desk.language)
        return HTMLResponse(
            page(
                template, assets=linked("/static/"), lang="en" if self.desk.language == "en" else "zh-CN", language=self.desk.language,
                title=told["desk"], t=told, reviewer=self.who(request), place_name=speak.place_name, say=speak.cell, **values,
            )
        )  # fmt: skip

    def contract(self, request: Request) -> Contract:
        """The contract that is asked for; 404 if there is none."""
        try:
            return self.desk.contract(self.known_id(request))
        except LookupError:
            raise HTTPException(404) from None

    def known_id(self, request: Request) -> str:
        """The identifier in an address; 404 if it is none of this run."""
        found = request.path_params["id"]
        if not _ID.fullmatch(found) or not self.desk.queue.known(found):
            raise HTTPException(404)
        return str(found)

    def who(self, request: Request) -> str:
        """The reviewer who asks."""
        return self.sessions.names.get(request.scope.get("state", {}).get("session") or "", self.reviewer)
