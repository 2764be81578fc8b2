"""The pages of the desk: the queue, a contract and its parts, the lessons."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from extract.dataset.journal import standing, void
from extract.dataset.places import NAMED, NOTICE, Place
from extract.record.kinds import SUPPORT
from extract.review import lessons as taught
from extract.review import sheets, speak
from extract.review.columns import columns_of
from extract.review.messages import keys
from extract.review.pasted import table
from extract.review.queue import SORTS, Wish
from extract.review.site import Site
from extract.review.view import FOLDED, Contract
from extract.rulebook import default_rulebook


def queue(site: Site, request: Request) -> Response:
    """The contracts of a run, the pressing ones first."""
    asked = request.query_params
    number = asked.get("page", "1")
    wish = Wish(
        asked.get("q", "")[:200], asked.get("type", ""), asked.get("state", ""), asked.get("only", ""),
        asked.get("sort", "priority"), int(number) if number.isdecimal() and len(number) < 7 else 1,
    )  # fmt: skip
    in_text = asked.get("text") == "1"
    shelf = site.desk.shelf(wish, in_text=in_text)
    kept = {"q": wish.words, "type": wish.type, "state": wish.state, "only": wish.only, "sort": wish.sort}
    kept = {name: value for name, value in kept.items() if value} | ({"text": "1"} if in_text else {})

    def to(number: int) -> str:
        return "/?" + urlencode({**kept, "page": number})

    return site.html(
        request, "review_queue.html", shelf=shelf, wish=wish, in_text=in_text, types=site.desk.queue.types(), sorts=list(SORTS),
        to=to, settled=site.desk.is_settled, price_column=Place("fields", "", "total_amount").column,
    )  # fmt: skip


def contract(site: Site, request: Request) -> Response:
    """One contract: the original beside its values."""
    contract = site.contract(request)
    before, behind = site.desk.queue.beside(contract.id)
    source = contract.record.source
    pictures = site.desk.renderer.shows(source.sha256, source.path, source.format)
    pages = contract.layout.pages if contract.layout and contract.layout.boxes is not None else ()
    return site.html(
        request, "review_contract.html", before=before, behind=behind, pictures=pictures, pages=pages, keys=keys(site.desk.language),
        columns={part: _columns(part, site.desk.language) for part in NAMED},
        **_of(site, contract),
    )  # fmt: skip


def values(site: Site, request: Request) -> Response:
    """The values alone, to be shown anew after an act."""
    return site.html(request, "review_values.html", **_of(site, site.contract(request)))


def text(site: Site, request: Request) -> Response:
    """The text alone, where there is no picture of it."""
    contract = site.contract(request)
    flow = sheets.flow(contract.record.text or "", contract.layout)
    return site.html(request, "review_text.html", flow=flow, is_grid=lambda one: isinstance(one, sheets.Grid))


def clauses(site: Site, request: Request) -> Response:
    """The clauses."""
    return site.html(request, "review_clauses.html", clauses=site.contract(request).clauses())


def lessons(site: Site, request: Request) -> Response:
    """Where the program errs."""
    language = site.desk.language
    rules = {rule.id: rule for rule in default_rulebook().rules}

    def block(slip: taught.Slip) -> str:
        return table(slip, rules, speak.field_name(slip.field, language))

    return site.html(
        request, "review_lessons.html", pasted=block, told=taught.of(site.desk.journal.acts(), site.desk.record), plain_name=str,
        field_name=lambda name: speak.field_name(name, language),
    )  # fmt: skip


def _of(site: Site, contract: Contract) -> dict[str, Any]:
    """What the values of a contract are shown from."""
    now = {act.uid for act in standing(contract.acts)}
    gone = void(contract.acts)
    currency = speak.currency_of(contract.record)
    history = [
        (act, speak.act(act, site.desk.language, currency), act.uid in now or (act.kind == "undo" and act.uid not in gone))
        for act in reversed(contract.acts)
    ]
    parts = (*(NOTICE if contract.record.notice is not None else ()), "payments", "penalties", "items", "amounts")
    return {
        "contract": contract, "findings": contract.findings(site.desk.verdicts(contract)), "history": history,
        "currency": currency, "folded": FOLDED,
        "support": SUPPORT, "parts": parts, "last": site.desk.journal.last(),
    }  # fmt: skip


def _columns(part: str, language: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The columns of a new row: name, label, and the words it chooses from."""
    made = []
    for name in columns_of(part):
        column = Place(part, "1", name).column
        chosen = column.words if column is not None and column.type == "code" else ()
        label = speak.name(Place(part, "1", name), language)
        made.append((name, label, [(word, speak.cell(column, part, word, language)) for word in chosen]))
    return made
