"""Forms with a party a column: the label in the first column, what each party filled in below its name.

    |          | 甲方         | 乙方          |
    | 单位名称 | 青石市教育局 | 云麓科技公司  |
    | 开户银行 |              | 青石银行      |

The rules of parties are written for `label：value`. Here that line is put together from two cells, and what a rule finds
is mapped back to the cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.facts.context import Context
from extract.facts.parties.roles import Sides, side_of
from extract.model import Cell, Fact, Hole, Span, Table
from extract.rulebook import Rule, Rulebook

_MAX_LABEL = 24


def column_facts(context: Context, rulebook: Rulebook, sides: Sides) -> Iterator[tuple[str, Fact]]:
    """`(role, fact)` of every cell under a party's column."""
    rules = [rule for rule in rulebook.rules if rule.kind.startswith("party.") and rule.kind != "party.section"]
    for table in context.document.tables:
        grid = table.grid(context.document.text)
        columns: dict[int, str] = {}
        for row in grid:
            heads = _heads(context, row, sides)
            if len(set(heads.values())) >= 2:
                columns = heads
                continue
            if not columns or row[0] is None:
                continue
            label = _tight(context, row[0]).strip("：")
            if not label or len(label) > _MAX_LABEL:
                continue
            for index, role in columns.items():
                cell = row[index] if index < len(row) else None
                if cell is not None and cell is not row[0] and cell.end > cell.start:
                    yield from ((role, fact) for fact in _facts(context, rules, label, cell))


def is_columned(context: Context, table: Table, sides: Sides) -> bool:
    """True if a row of the table heads two columns with two parties."""
    return any(len(set(_heads(context, row, sides).values())) >= 2 for row in table.grid(context.document.text))


def _heads(context: Context, row: list[Cell | None], sides: Sides) -> dict[int, str]:
    """Columns headed by a party alone (甲方 | 乙方), not by a name behind it."""
    heads: dict[int, str] = {}
    for index, cell in enumerate(row):
        words = _tight(context, cell).strip("：") if cell is not None else ""
        if index and 2 <= len(words) <= 12 and side_of(words) in ("buyer", "supplier") and "：" not in words:
            role = sides.of(words)
            if role in ("buyer", "supplier"):
                heads[index] = role
    return heads


def _tight(context: Context, cell: Cell) -> str:
    return context.tight(Span(cell.start, cell.end)).strip()


def _facts(context: Context, rules: list[Rule], label: str, cell: Cell) -> Iterator[Fact]:
    view = context.document.view
    first = view.index(cell.start)
    value = view.text[first : view.index(cell.end)]
    if label in ("名称", "单位名称", "全称", "单位全称", "公司名称", "单位") or label.startswith(
        ("单位名称", "名称", "单位（")
    ):
        label = "单位名称"
    line = f"{label}：{value}"
    shift = first - len(label) - 1
    for rule in rules:
        match = next(rule.scan(line), None)
        if match is None or "value" not in match.holes or match.holes["value"][1] <= len(label):
            continue
        parsed, i, j = match.holes["value"]
        span = Span(*view.span(i + shift, j + shift))
        clause = context.clause(span.start)
        yield Fact(
            kind="party.name" if rule.kind == "party.holder" else rule.kind,
            rule=rule.id,
            span=span,
            clause=clause.id if clause else "",
            holes={"value": Hole(parsed, span), "label": Hole(label, span)},
            constants=rule.constants,
            confidence=rule.confidence,
            order=rule.order,
        )
