"""The desk as an application: what is asked for by which address, and nothing else."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from extract.review import answers, decisions, screens
from extract.review.desk import Desk
from extract.review.guard import Guard, Sessions
from extract.review.refusals import handlers
from extract.review.site import Site

_PAGES = {
    "/": screens.queue,
    "/lessons": screens.lessons,
    "/c/{id}": screens.contract,
    "/c/{id}/values": screens.values,
    "/c/{id}/text": screens.text,
    "/c/{id}/clauses": screens.clauses,
    "/c/{id}/sheet/{number:int}": answers.sheet,
    "/c/{id}/image/{number:int}": answers.image,
    "/c/{id}/find": answers.find,
    "/acts": answers.acts,
    "/static/{name}": answers.static,
}
_MESSAGES = {
    "/c/{id}/act": decisions.act,
    "/reviewer": decisions.rename,
    "/settle": decisions.settle,
}


def application(desk: Desk, sessions: Sessions, reviewer: str) -> Guard:
    """The whole application behind its gate."""
    site = Site(desk, sessions, reviewer)

    async def enter(request: Request) -> Response:
        secret = sessions.enter(request.query_params.get("token", ""), reviewer)
        if secret is None:
            raise HTTPException(403)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(sessions.cookie, secret, httponly=True, samesite="strict", path="/")
        return answer

    routes = [
        Route("/enter", enter, methods=["GET"]),
        Route("/favicon.ico", lambda request: Response(status_code=204), methods=["GET"]),
        *(Route(address, site.page(make), methods=["GET"]) for address, make in _PAGES.items()),
        *(Route(address, site.message(make), methods=["POST"]) for address, make in _MESSAGES.items()),
    ]
    made = Starlette(routes=routes, exception_handlers=handlers(desk.language))
    made.router.redirect_slashes = False
    return Guard(made, sessions, desk.language)
