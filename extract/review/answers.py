"""What the desk's script asks for: a page's sheet and picture, words in the text, what others did meanwhile, the script itself."""

from __future__ import annotations

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from extract.pages import static as shipped
from extract.review import sheets
from extract.review.site import Site

_STATIC = {
    "style.css": "text/css",
    "review.css": "text/css",
    "review.js": "text/javascript",
    "tables.js": "text/javascript",
}
_POLLED = 200
"""Acts told at once, at most."""


def sheet(site: Site, request: Request) -> Response:
    """The boxes of a page."""
    contract = site.contract(request)
    found = contract.layout and sheets.sheet(
        contract.record.text or "", contract.layout, request.path_params["number"]
    )
    if not found:
        raise HTTPException(404)
    return JSONResponse(found)


def image(site: Site, request: Request) -> Response:
    """The picture of a page."""
    contract, number = site.contract(request), request.path_params["number"]
    source = contract.record.source
    width = request.query_params.get("w", "1200")
    if not width.isdecimal() or len(width) > 5 or number < 1:
        raise HTTPException(404)
    made = site.desk.renderer.image(
        source.sha256, source.path, source.format, number, int(width),
        lambda: sheets.placed(contract.record.text or "", contract.layout, number),
    )  # fmt: skip
    if made is None:
        raise HTTPException(404)
    return Response(made, media_type="image/jpeg", headers={"Cache-Control": "private, max-age=86400"})


def find(site: Site, request: Request) -> Response:
    """Where words stand in the text, layout aside: the first few places."""
    contract, wanted = site.contract(request), request.query_params.get("text", "")[:200]
    letters = "".join(wanted.split())
    text = contract.record.text or ""
    pattern = r"\s*".join(map(re.escape, letters))
    places = (
        [[m.start(), m.end()] for m, _ in zip(re.finditer(pattern, text), range(5), strict=False)]
        if letters
        else []
    )
    return JSONResponse({"places": places})


def acts(site: Site, request: Request) -> Response:
    """What was done since an act, by everybody."""
    since = request.query_params.get("since", "0")
    found = site.desk.journal.acts(since=int(since) if since.isdecimal() and len(since) < 15 else 0)[:_POLLED]
    told = [
        {"id": act.id, "who": act.who, "contract": act.sha256[:16], "kind": act.kind, "place": act.place}
        for act in found
    ]
    return JSONResponse({"acts": told, "last": site.desk.journal.last()})


def static(site: Site, request: Request) -> Response:
    """A style or a script."""
    name = request.path_params["name"]
    if name not in _STATIC:
        raise HTTPException(404)
    return Response(shipped(name), media_type=_STATIC[name], headers={"Cache-Control": "no-cache"})
