"""The desk as an application: what is asked for by which address, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from extract.dataset.journal import Act, Conflict, standing, void
from extract.dataset.places import Place, parsed
from extract.errors import UsageError
from extract.pages import linked, page, static
from extract.review import lessons, sheets, speak
from extract.review.desk import Desk
from extract.review.guard import Guard, Sessions
from extract.review.queue import SORTS, Wish
from extract.review.view import FOLDED, Contract, columns_of
from extract.review.words import keys, words

_ID = re.compile(r"[0-9a-f]{16}")
_STATIC = {
    "style.css": "text/css",
    "review.css": "text/css",
    "review.js": "text/javascript",
    "tables.js": "text/javascript",
}
_REVIEWER = 40
_POLLED = 200


class Site:
    """The pages and questions of one desk."""

    def __init__(self, desk: Desk, sessions: Sessions, reviewer: str) -> None:
        self.desk, self.sessions, self._reviewer = desk, sessions, reviewer

    def routes(self) -> list[Route]:
        get, post = ["GET"], ["POST"]
        return [
            Route("/enter", self.enter, methods=get),
            Route("/", self._page(self.queue), methods=get),
            Route("/lessons", self._page(self.lessons), methods=get),
            Route("/c/{id}", self._page(self.contract), methods=get),
            Route("/c/{id}/values", self._page(self.values), methods=get),
            Route("/c/{id}/text", self._page(self.text), methods=get),
            Route("/c/{id}/clauses", self._page(self.clauses), methods=get),
            Route("/c/{id}/sheet/{number:int}", self._page(self.sheet), methods=get),
            Route("/c/{id}/image/{number:int}", self._page(self.image), methods=get),
            Route("/c/{id}/find", self._page(self.find), methods=get),
            Route("/c/{id}/act", self._message(self.act), methods=post),
            Route("/acts", self._page(self.acts), methods=get),
            Route("/reviewer", self._message(self.rename), methods=post),
            Route("/settle", self._message(self.settle), methods=post),
            Route("/favicon.ico", lambda request: Response(status_code=204), methods=get),
            Route("/static/{name}", self._page(self.static), methods=get),
        ]

    # Pages

    def queue(self, request: Request) -> Response:
        asked = request.query_params
        number = asked.get("page", "1")
        wish = Wish(
            asked.get("q", "")[:200], asked.get("type", ""), asked.get("state", ""), asked.get("only", ""),
            asked.get("sort", "priority"), int(number) if number.isdecimal() and len(number) < 7 else 1,
        )  # fmt: skip
        in_text = asked.get("text") == "1"
        shelf = self.desk.shelf(wish, in_text=in_text)
        kept = {"q": wish.words, "type": wish.type, "state": wish.state, "only": wish.only, "sort": wish.sort}
        kept = {name: value for name, value in kept.items() if value} | ({"text": "1"} if in_text else {})

        def to(number: int) -> str:
            return "/?" + urlencode({**kept, "page": number})

        return self._html(
            request, "review_queue.html", shelf=shelf, wish=wish, in_text=in_text, types=self.desk.queue.types(), sorts=list(SORTS),
            to=to, settled=self.desk.is_settled, price_column=Place("fields", "", "total_amount").column,
        )  # fmt: skip

    def contract(self, request: Request) -> Response:
        contract = self._contract(request)
        before, behind = self.desk.queue.beside(contract.id)
        source = contract.record.source
        pictures = self.desk.renderer.shows(source.sha256, source.path, source.format)
        pages = contract.layout.pages if contract.layout and contract.layout.boxes is not None else ()
        return self._html(
            request, "review_contract.html", before=before, behind=behind, pictures=pictures, pages=pages, keys=keys(self.desk.language),
            columns={part: self._columns(part) for part in ("parties", "payments", "penalties", "items", "amounts")},
            **self._of(contract),
        )  # fmt: skip

    def values(self, request: Request) -> Response:
        return self._html(request, "review_values.html", **self._of(self._contract(request)))

    def text(self, request: Request) -> Response:
        contract = self._contract(request)
        flow = sheets.flow(contract.record.text or "", contract.layout)
        return self._html(request, "review_text.html", flow=flow, is_grid=lambda one: isinstance(one, sheets.Grid))

    def clauses(self, request: Request) -> Response:
        return self._html(request, "review_clauses.html", clauses=self._contract(request).record.clauses)

    def lessons(self, request: Request) -> Response:
        language = self.desk.language
        return self._html(
            request, "review_lessons.html", told=lessons.of(self.desk), plain_name=str,
            field_name=lambda name: speak.field_name(name, language),
        )  # fmt: skip

    # Answers for the script

    def sheet(self, request: Request) -> Response:
        contract = self._contract(request)
        found = contract.layout and sheets.sheet(
            contract.record.text or "", contract.layout, request.path_params["number"]
        )
        if not found:
            raise HTTPException(404)
        return JSONResponse(found)

    def image(self, request: Request) -> Response:
        source = self._contract(request).record.source
        width = request.query_params.get("w", "1200")
        if not width.isdecimal() or len(width) > 5 or request.path_params["number"] < 1:
            raise HTTPException(404)
        made = self.desk.renderer.image(
            source.sha256, source.path, source.format, request.path_params["number"], int(width)
        )
        if made is None:
            raise HTTPException(404)
        return Response(made, media_type="image/jpeg", headers={"Cache-Control": "private, max-age=86400"})

    def find(self, request: Request) -> Response:
        """Where words stand in the text, layout aside: the first few places."""
        contract, wanted = self._contract(request), request.query_params.get("text", "")[:200]
        letters = "".join(wanted.split())
        text = contract.record.text or ""
        pattern = r"\s*".join(map(re.escape, letters))
        places = (
            [[m.start(), m.end()] for m, _ in zip(re.finditer(pattern, text), range(5), strict=False)]
            if letters
            else []
        )
        return JSONResponse({"places": places})

    def acts(self, request: Request) -> Response:
        """What was done since an act, by everybody."""
        since = request.query_params.get("since", "0")
        found = self.desk.journal.acts(since=int(since) if since.isdecimal() and len(since) < 15 else 0)[:_POLLED]
        told = [
            {"id": act.id, "who": act.who, "contract": act.sha256[:16], "kind": act.kind, "place": act.place}
            for act in found
        ]
        return JSONResponse({"acts": told, "last": self.desk.journal.last()})

    def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _STATIC:
            raise HTTPException(404)
        return Response(static(name), media_type=_STATIC[name], headers={"Cache-Control": "no-cache"})

    # Acts

    def act(self, request: Request, given: dict[str, Any]) -> Response:
        try:
            made = self.desk.act(self._id(request), given, self._who(request))
        except Conflict as conflict:
            return JSONResponse({"conflict": self._told(conflict.act)}, 409)
        except LookupError:
            raise HTTPException(404) from None
        return JSONResponse({"last": made[-1].id, "uid": made[-1].uid, "place": made[-1].place})

    def rename(self, request: Request, given: dict[str, Any]) -> Response:
        name = given.get("name")
        if not isinstance(name, str) or not name.strip() or len(name) > _REVIEWER or not name.isprintable():
            raise UsageError("请写核对人姓名", "write the reviewer's name")
        self.sessions.names[request.scope["state"]["session"]] = name.strip()
        return JSONResponse({"name": name.strip()})

    def settle(self, request: Request, given: dict[str, Any]) -> Response:
        return JSONResponse({"written": self.desk.settle()})

    async def enter(self, request: Request) -> Response:
        secret = self.sessions.enter(request.query_params.get("token", ""), self._reviewer)
        if secret is None:
            raise HTTPException(403)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self.sessions.cookie, secret, httponly=True, samesite="strict", path="/")
        return answer

    # Parts

    def _of(self, contract: Contract) -> dict[str, Any]:
        """What the values of a contract are shown from."""
        now = {act.uid for act in standing(contract.acts)}
        gone = void(contract.acts)
        history = [
            (act, self._told(act), act.uid in now or (act.kind == "undo" and act.uid not in gone))
            for act in reversed(contract.acts)
        ]
        return {
            "contract": contract, "findings": contract.findings(self.desk.verdicts(contract)), "history": history,
            "currency": contract.record.fields.currency.value if contract.record.fields.currency else "CNY", "folded": FOLDED,
            "parts": ("payments", "penalties", "items", "amounts"), "last": self.desk.journal.last(),
        }  # fmt: skip

    def _columns(self, part: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """The columns of a new row: name, label, and the words it chooses from."""
        made = []
        for name in columns_of(part):
            column = Place(part, "1", name).column
            chosen = column.words if column is not None and column.type == "code" else ()
            label = speak.name(Place(part, "1", name), self.desk.language)
            made.append((name, label, [(word, speak.cell(column, part, word, self.desk.language)) for word in chosen]))
        return made

    def _told(self, act: Act) -> dict[str, Any]:
        """An act as people read it."""
        language = self.desk.language
        place = "" if act.kind in ("verdict", "checked") else speak.place_name(act.place, language)
        value = act.new or ""
        if act.kind == "verdict":
            place, value = str(act.more.get("detail") or act.place)[:60], words(language).get(value, value)
        elif act.kind in ("add", "remove", "order") or value.startswith("{"):
            value = ""
        elif act.kind == "correct" and act.new is None:
            value = words(language)["not_stated"]
        elif act.kind in ("correct", "confirm"):
            value = self._said(act.place, value)
        elif act.kind == "checked":
            value = words(language)["checked" if value == "true" else "uncheck"]
        return {
            "who": act.who or "", "at": (act.at or act.entered)[:16].replace("T", " "), "place": place, "value": value,
            "kind": words(language)[f"act_{act.kind}"], "note": act.note or "", "uid": act.uid, "name": act.place,
        }  # fmt: skip

    def _said(self, name: str, cell: str) -> str:
        try:
            place = parsed(name)
        except LookupError:
            return cell
        return speak.cell(place.column, "contracts" if place.part == "fields" else place.part, cell, self.desk.language)

    def _html(self, request: Request, template: str, **values: Any) -> Response:
        told = words(self.desk.language)
        return HTMLResponse(
            page(
                template, assets=linked("/static/"), lang="en" if self.desk.language == "en" else "zh-CN", language=self.desk.language,
                title=told["desk"], t=told, reviewer=self._who(request), place_name=speak.place_name, say=speak.cell, **values,
            )
        )  # fmt: skip

    def _contract(self, request: Request) -> Contract:
        try:
            return self.desk.contract(self._id(request))
        except LookupError:
            raise HTTPException(404) from None

    def _id(self, request: Request) -> str:
        found = request.path_params["id"]
        if not _ID.fullmatch(found) or not self.desk.queue.known(found):
            raise HTTPException(404)
        return str(found)

    def _who(self, request: Request) -> str:
        return self.sessions.names.get(request.scope.get("state", {}).get("session") or "", self._reviewer)

    def _page(self, make: Callable[[Request], Response]) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            try:
                return await run_in_threadpool(make, request)
            except UsageError as error:
                return self._refused(error)

        return answer

    def _message(self, make: Callable[[Request, dict[str, Any]], Response]) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            try:
                given = json.loads(await request.body())
                json.dumps(given, ensure_ascii=False).encode()  # halves of characters are no text
            except (ValueError, RecursionError):
                raise HTTPException(400) from None
            if not isinstance(given, dict):
                raise HTTPException(400)
            try:
                return await run_in_threadpool(make, request, given)
            except UsageError as error:
                return self._refused(error)

        return answer

    def _refused(self, error: UsageError) -> Response:
        return JSONResponse({"reason": error.english if self.desk.language == "en" else error.message}, 422)


def application(desk: Desk, sessions: Sessions, reviewer: str) -> Guard:
    """The whole application behind its gate."""
    site = Starlette(routes=Site(desk, sessions, reviewer).routes())
    site.router.redirect_slashes = False
    return Guard(site, sessions)
