"""Items in sentences that prove themselves: （1）无影灯共4台，每台26500元，计106000元；护栏 420米×380=159600.

A piece is a name and figures. Which figure is the quantity, which the price and which the amount shows in what they make:
quantity × price (× months) = amount. Pieces of one figure each are a list where they make a sum that the contract states,
or where the words above them say that prices follow and each price is one per something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

import regex

from extract.facts.context import Context
from extract.facts.convert import money, text
from extract.facts.items.prose import NEVER
from extract.facts.reading.sums import mentions
from extract.lexicon import phrase
from extract.model import Span
from extract.record import Item
from extract.structure.figures import multiply
from extract.structure.item_rules import row_is
from extract.structure.numerals import CHINESE
from extract.text.sentences import STOPS, cut
from extract.values.number import figure, scale

RULE = "items.proved"
_CONFIDENCE = 0.85
_FEWEST = 2
_MOST_FIGURES = 5
_LONGEST = 200
_NAME = 40
_MARK = re.compile(rf"[（(]?(?:\d{{1,2}}|[{CHINESE}]{{1,3}})[）)、.．](?!\d)|[①-⑳]")
"""The number of a piece: its shape."""
_FIGURE = regex.compile(
    r"(?<![\d.,A-Za-z])[¥]?(?P<n>(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,4})?)(?![\d,.]*\d|[%％])"
    r"(?P<unit>\p{Han}{1,3}(?:[/／·][\p{Han}㎡]{1,3}){0,2}|㎡|m[23²³]?|kg)?"
)
_ASIDE = re.compile(r"[（(][^（()）=＝]{1,60}[)）]")
_TEN_THOUSAND = Decimal(10000)


@dataclass(frozen=True)
class _Figure:
    start: int
    value: Decimal
    unit: str

    @property
    def is_money(self) -> bool:
        return self.unit.startswith("元")

    @property
    def is_price(self) -> bool:
        """So much per something."""
        return self.is_money and ("/" in self.unit or "／" in self.unit)


@dataclass(frozen=True)
class _Piece:
    """A name with its figures; `start`, `end`: where it stands in the view; `counted`: it has a number."""

    start: int
    end: int
    name: str
    figures: tuple[_Figure, ...]
    counted: bool

    def item(self, context: Context, **values: object) -> Item:
        span = Span(*context.document.view.span(self.start, self.end))
        return Item(name=text(self.name), **values, **context.evidence(span, RULE, _CONFIDENCE))  # type: ignore[arg-type]


def proved(context: Context) -> list[Item]:
    """The items of the first article whose pieces prove to be a list."""
    for clause in context.outline.clauses:
        if len(context.outline.ancestors(clause)) > 1 or clause.part in ("signature", "cover") or set(clause.types) & NEVER:
            continue
        article = context.outline.subtree(clause)
        view = context.document.view
        pieces = list(_pieces(view.text, view.index(article.start), view.index(article.end)))
        rows = [row for ways in pieces if (row := _first(_reckoned(context, piece) for piece in ways)) is not None]
        if len(rows) < _FEWEST:
            whole = [ways[0] for ways in pieces]
            rows = _summed(context, whole) or _priced(context, whole)
        if len(rows) >= _FEWEST:
            return rows
    return []


def _first(found: Iterator[Item | None]) -> Item | None:
    return next((one for one in found if one is not None), None)


def _pieces(view: str, at: int, end: int) -> Iterator[list[_Piece]]:
    """What stands between stops, and between the items of an enumeration that are told in brackets; each with the figures
    in its brackets, and without them: 纸箱（420×300mm）200只，每只4元，计800元."""
    for first, last in cut(view, at, end):
        for low, high in _enumerated(view, first, last - (view[last - 1] in STOPS)):
            asides = [match.span() for match in _ASIDE.finditer(view, low, high) if _is_aside(match[0])]
            ways = (_piece(view, low, high, ()), _piece(view, low, high, asides) if asides else None)
            if found := [piece for piece in ways if piece is not None]:
                yield found


def _enumerated(view: str, at: int, stop: int) -> Iterator[tuple[int, int]]:
    start = at
    if "\t" in view[at:stop]:
        return
    for match in re.finditer(r"(?<=[）)])、", view[at:stop]):
        yield start, at + match.start()
        start = at + match.end()
    yield start, stop


def _is_aside(bracket: str) -> bool:
    """What a bracket says of a thing (its size, its kind) in figures that are no money."""
    figures = [_figure(match) for match in _FIGURE.finditer(bracket)]
    return bool(figures) and not any(one is None or one.is_money for one in figures)


def _figure(match: regex.Match[str]) -> _Figure | None:
    """A figure with its unit, `None` if it cannot be read; 12万只 are 120000."""
    unit, value = match["unit"] or "", figure(match["n"])
    if value is None:
        return None
    worth = scale(unit[:1])
    return _Figure(match.start(), value * worth, unit[1:]) if worth >= _TEN_THOUSAND else _Figure(match.start(), value, unit)


def _piece(view: str, at: int, stop: int, asides: Sequence[tuple[int, int]]) -> _Piece | None:
    if not 4 < stop - at <= _LONGEST:
        return None
    mark = _MARK.match(view, at, stop)
    low = mark.end() if mark else at
    found = [
        match for match in _FIGURE.finditer(view, low, stop)
        if match.start() > low and not any(i <= match.start() < j for i, j in asides)
    ]  # fmt: skip
    if not 1 <= len(found) <= _MOST_FIGURES:
        return None
    named = "".join(view[i] for i in range(low, found[0].start()) if not any(a <= i < b for a, b in asides))
    name = phrase("items.before_figure").sub("", named)
    name = phrase("items.lead_in").sub("", name.split("，")[0]).strip("：（( ")
    if not 1 < len(name) <= _NAME or phrase("items.no_thing").search(view[at:stop]) or row_is("total", name):
        return None
    if regex.search(r"[：；。×=]", name) or not regex.search(r"\p{Han}", name):
        return None
    figures = tuple(one for match in found if (one := _figure(match)) is not None)
    return _Piece(at, stop, name, figures, mark is not None) if len(figures) == len(found) else None


def _reckoned(context: Context, piece: _Piece) -> Item | None:
    """Three figures that multiply, four where one counts months; none if they do so in two ways."""
    ways: dict[tuple[Decimal, Decimal, Decimal], str] = {}
    for size in (4, 3):
        for taken in permutations(range(len(piece.figures)), size):
            count, price, *more, amount = (piece.figures[i] for i in taken)
            if count.is_money or price.start > amount.start or count.start > amount.start or amount.is_price:
                continue
            if any(one.is_money for one in more) or not (price.is_money or (count.start < price.start and not price.unit)):
                continue
            factor = more[0].value if more else Decimal(1)
            if min(count.value, price.value) > 0 and multiply(count.value * factor, price.value, amount.value):
                if more and more[0].start < count.start:
                    continue  # the months stand behind the number
                ways[count.value, price.value, amount.value] = count.unit
        if ways:
            break
    if len(ways) != 1:
        return None
    (quantity, each, made), unit = next(iter(ways.items()))
    return piece.item(context, quantity=quantity, unit_price=money(each), amount=money(made), unit=_unit(unit))


def _unit(unit: str) -> str | None:
    return re.split("[/／·]", unit)[0] or None


def _single(pieces: Sequence[_Piece]) -> list[_Piece]:
    return [piece for piece in pieces if piece.counted and len(piece.figures) == 1 and piece.figures[0].is_money]


def _summed(context: Context, pieces: Sequence[_Piece]) -> list[Item]:
    """系统开发费 286000元, 培训费 12000元: sums that make one that the contract states."""
    found = [piece for piece in _single(pieces) if not piece.figures[0].is_price]
    whole = sum((piece.figures[0].value for piece in found), Decimal(0))
    if len(found) < _FEWEST or any(phrase("items.no_part").search(piece.name) for piece in found):
        return []
    if not any(mention.value == whole for mention in mentions(context)):
        return []
    return [piece.item(context, amount=money(piece.figures[0].value)) for piece in found]


def _priced(context: Context, pieces: Sequence[_Piece]) -> list[Item]:
    """Prices per something, one behind the other, below words that announce them."""
    found = [piece for piece in _single(pieces) if piece.figures[0].is_price]
    if len(found) < _FEWEST:
        return []
    view = context.document.view.text
    above = view[max(found[0].start - 60, 0) : found[0].start].rstrip("\n").rpartition("\n")[2]
    if not phrase("items.prices_follow").search(above) or phrase("items.no_thing").search(above):
        return []
    return [
        piece.item(context, unit_price=money(piece.figures[0].value), unit=re.split("[/／]", piece.figures[0].unit)[-1] or None)
        for piece in found
    ]
