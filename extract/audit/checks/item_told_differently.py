"""清单与正文不一致: the unit price or the model of a listed thing, told in another way elsewhere in the contract."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import regex

from extract.audit.case import SURE, Case
from extract.audit.recognised import at_most_a_hint, recognised
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding, Item
from extract.text.fold import fold
from extract.values import money
from extract.values.errors import ValueParseError

CHECK = "item-told-differently"

_LEAST = 3
"""Characters of a name, or of its end (扫描仪 of 高速扫描仪), that tell one thing from the others."""
_SIGNS = "[A-Za-z0-9/_.-]"
_MODEL = regex.compile(rf"(?<![A-Za-z0-9])(?={_SIGNS}{{0,12}}[A-Za-z])(?={_SIGNS}{{0,12}}\d)[A-Za-z0-9]{_SIGNS}{{3,19}}(?![A-Za-z0-9])")
_BEHIND = 24
"""Characters behind a name in which its price or its model stands."""
_MOST_APART = 2
"""Characters in which two writings of one model differ; more is another model, and may be meant."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Things that one row of the list names; what stands in rows of lists is compared by other checks."""
    rows = _named_once(case)
    if not rows:
        yield NotAssessed("没有写明单价、型号的清单")
        return
    text = case.contract.folded
    for name, item in rows.items():
        yield from _of(case, text, name, item)


def _of(case: Case, text: str, name: str, item: Item) -> Iterator[Finding]:
    price = case.info.phrases["unit_price"].pattern
    models = {_plain(found) for found in _MODEL.findall(fold(" ".join(filter(None, (item.spec, item.name, item.note)))))}
    for end in _places(case, text, name):
        told = price.match(text, end)
        value = _money(told["price"]) if told else None
        if told and value is not None and item.unit_price is not None and value != item.unit_price:
            yield _finding(case, item, Span(end - len(name), told.end()), "单价", f"{item.unit_price:,.2f}元", f"{value:,.2f}元")
            return
        model = _MODEL.search(text, end, end + _BEHIND)
        if model is None or not models or not case.info.phrases["between"].pattern.search(text[end : model.start()]):
            continue
        written = _plain(model.group())
        if written not in models and any(_near(written, one) for one in models):
            own = next(one for one in models if _near(written, one))
            yield _finding(case, item, Span(end - len(name), model.end()), "型号", own, written)
            return


def _finding(case: Case, item: Item, place: Span, what: str, listed: str, written: str) -> Finding:
    quote = case.sentence(case.quote(place))
    return case.finding(
        f"“{item.name}”清单中{what}为{listed}，此处写作{written}。", quote, item, expected=listed, actual=written,
        severity=at_most_a_hint(case, case.info.severity), unsure=recognised(case),
    )  # fmt: skip


def _named_once(case: Case) -> dict[str, Item]:
    """Rows by name, and by the end of it where no other row ends so."""
    items = [i for i in case.record.items if i.name and not i.is_total and i.confidence >= SURE and len(i.name) >= _LEAST]
    ends = Counter(fold(item.name or "")[-_LEAST:] for item in items)
    found: dict[str, Item] = {}
    for item in items:
        name = fold(item.name or "")
        if ends[name[-_LEAST:]] == 1 and (item.unit_price is not None or _MODEL.search(fold(item.spec or ""))):
            found[name[-_LEAST:]] = item
    return found


def _places(case: Case, text: str, name: str) -> Iterator[int]:
    """Where a name ends outside the rows of lists."""
    at = text.find(name)
    while at >= 0:
        if not any(item.start <= at < item.end for item in case.record.items):
            yield at + len(name)
        at = text.find(name, at + 1)


def _money(written: str) -> Decimal | None:
    try:
        return money.parse(written)
    except ValueParseError:
        return None


def _plain(model: str) -> str:
    return model.upper().strip(".-/_")


def _near(one: str, other: str) -> bool:
    """The same but for a character or two, a hyphen, or two neighbours swapped."""
    if len(one) != len(other):
        return False
    apart = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return 1 <= len(apart) <= _MOST_APART and all(one[i].isdigit() == other[i].isdigit() for i in apart)
