"""Lists of reference prices, and what in them is the same thing as an item of a contract."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from rapidfuzz import fuzz

from extract.audit.names import tight
from extract.errors import UsageError
from extract.reconcile import cells, heads
from extract.reconcile.listed import Listed
from extract.reconcile.sheet import Book
from extract.record import Item, Record
from extract.text.fold import fold

_KINDS = {
    "name": "price_name", "spec": "price_spec", "brand": "price_brand", "unit": "price_unit", "price": "price_price",
    "source": "price_source", "date": "price_date",
}  # fmt: skip
_MODEL = re.compile(r"(?=[A-Za-z0-9\-/.+]*\d)(?=[A-Za-z0-9\-/.+]*[A-Za-z])[A-Za-z0-9\-/.+]{3,}")
"""What names a model in a specification: letters with digits."""
_SPEC = 90.0


@dataclass(frozen=True, slots=True)
class Reference:
    """A row of a price list; `text` is the row, at `start` of the list's text."""

    name: str
    spec: str
    brand: str
    unit: str
    price: Decimal
    source: str
    list: str
    text: str
    start: int


@dataclass
class Prices:
    """`references` by the pairs of characters of their names: what is compared shares some."""

    references: Sequence[Reference] = ()
    records: Sequence[Record] = ()
    _pairs: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for i, one in enumerate(self.references):
            for pair in _pairs(one.name):
                self._pairs[pair].append(i)

    def alike(self, item: Item, least: float) -> tuple[Reference, float] | None:
        """The reference of the same thing and how alike the names are; `None` where none is, or two are alike with other prices."""
        name = compared(item.name or "")
        counts: dict[int, int] = defaultdict(int)
        for pair in _pairs(item.name or ""):
            for i in self._pairs.get(pair, ()):
                counts[i] += 1
        found: list[tuple[float, bool, Reference]] = []
        for i in counts:
            one = self.references[i]
            likeness = fuzz.ratio(name, compared(one.name))
            if likeness >= least and _one_thing(item, one):
                found.append((likeness, bool(one.spec and item.spec), one))
        if not found:
            return None
        best = max(found, key=lambda row: row[:2])
        rivals = {row[2].price for row in found if row[:2] == best[:2]}
        return (best[2], best[0]) if len(rivals) == 1 else None


def read(books: Sequence[Book]) -> Prices:
    """The price lists. Raises `UsageError` for one without a name and a price column."""
    references: list[Reference] = []
    records = []
    for book in books:
        listed, headed = Listed(book, "prices"), False
        for sheet in book.sheets:
            head = heads.find(sheet, _KINDS, (("name",), ("price",)))
            if head is None:
                continue
            headed = True
            for i, row in enumerate(sheet.rows[head.row + 1 :], head.row + 1):
                price = cells.money(head.cell(row, "price"), ten_thousand=bool(head.ten_thousand & set(head.columns["price"])))
                if not head.cell(row, "name") or not price or price <= 0:
                    continue
                name, spec, brand, unit, source = (head.cell(row, kind) for kind in ("name", "spec", "brand", "unit", "source"))
                references.append(Reference(name, spec, brand, unit, price, source, book.id, *listed.add(sheet, i)))
        if not headed:
            raise UsageError(
                f"{book.path}：没有找到表头；参考价表要有名称和单价两列", f"{book.path}: a price list needs a name and a price column"
            )
        records.append(listed.record())
    return Prices(references, records)


def _one_thing(item: Item, one: Reference) -> bool:
    """True unless unit, brand or model say that it is another thing. A model beside none leaves it open: no."""
    if item.unit and one.unit and tight(item.unit) != tight(one.unit):
        return False
    if item.brand and one.brand and tight(one.brand) not in tight(item.brand) and tight(item.brand) not in tight(one.brand):
        return False
    mine, theirs = fold(item.spec or ""), fold(one.spec)
    if not mine and not theirs:
        return compared(item.name or "") == compared(one.name)
    models = {m.upper() for m in _MODEL.findall(mine)}, {m.upper() for m in _MODEL.findall(theirs)}
    if models[0] and models[1]:
        return bool(models[0] & models[1])
    return bool(mine and theirs) and fuzz.ratio(tight(mine), tight(theirs)) >= _SPEC


def compared(text: str) -> str:
    """A name as it is compared."""
    return re.sub(r"[^\w]", "", tight(text)).lower()


def _pairs(text: str) -> set[str]:
    name = compared(text)
    return {name[i : i + 2] for i in range(max(len(name) - 1, 1))}
