"""What is done at the desk: a decision, the reviewer's name, writing the tables anew."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from extract.dataset.journal import Conflict
from extract.errors import UsageError
from extract.review import speak
from extract.review.site import Site

_REVIEWER = 40
"""Characters of a name, at most."""


def act(site: Site, request: Request, given: dict[str, Any]) -> Response:
    """Write a decision into the journal; 409 with the other one where somebody decided meanwhile."""
    try:
        made = site.desk.act(site.known_id(request), given, site.who(request))
    except Conflict as conflict:
        currency = speak.currency_of(site.contract(request).record)
        return JSONResponse({"conflict": speak.act(conflict.act, site.desk.language, currency)}, 409)
    except LookupError:
        raise HTTPException(404) from None
    return JSONResponse({"last": made[-1].id, "uid": made[-1].uid, "place": made[-1].place})


def rename(site: Site, request: Request, given: dict[str, Any]) -> Response:
    """Who sits at the desk from now on."""
    name = given.get("name")
    if not isinstance(name, str) or not name.strip() or len(name) > _REVIEWER or not name.isprintable():
        raise UsageError("请写核对人姓名", "write the reviewer's name")
    site.sessions.names[request.scope["state"]["session"]] = name.strip()
    return JSONResponse({"name": name.strip()})


def settle(site: Site, request: Request, given: dict[str, Any]) -> Response:
    """Write the tables anew."""
    return JSONResponse({"written": site.desk.settle(), "void": site.desk.is_void})
