"""What stands above a price table: its name, and the unit of its money."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import sentence
from extract.facts.items.columns import scale_in
from extract.model import Table

_YUAN = r"(?:亿|百万|万|千)?元"
_UNIT = re.compile(
    rf"(?:(?:金额|货币|计量|价格)?单位|币种)：?[^。；]{{0,8}}?{_YUAN}|（(?:单位：?)?(?:人民币)?[：，]?{_YUAN}）"
)
_UNIT_NOTE = re.compile(rf"（?(?:金额|货币|价格)?(?:单位|币种)(?:及币种)?：.*$|（(?:人民币)?{_YUAN}）")
_AS_FOLLOWS = re.compile(r"(?:具体|详细)?(?:详见|见|如)(?:下表|下)(?:所示|列)?$|如下(?:表)?(?:所示)?$")
_MAX_NAME = 30


def _lines_above(context: Context, table: Table, count: int = 2) -> list[str]:
    """The filled lines right above a table, nearest first."""
    lines = [line for line in context.document.lines if line.end <= table.start and line.end > line.start]
    return [context.tight(line.span) for line in reversed(lines[-count:])]


def scale_above(context: Context, table: Table, first_rows: str) -> Decimal:
    """By how much the table's figures are to be multiplied: 单位：万元 above the table or its header is 10000."""
    for words in (first_rows, *_lines_above(context, table)):
        if match := _UNIT.search(words):
            return scale_in(match[0]) or Decimal(1)
    return Decimal(1)


def caption(context: Context, table: Table) -> str | None:
    """What a table is called: the short line right above it, else the heading of its clause; `None` if neither."""
    for words in _lines_above(context, table):
        name = _UNIT_NOTE.sub("", words)
        if not name.strip("（()） "):
            continue  # 单位：元 stands between a table and its name
        if "\t" in name or len(name) > _MAX_NAME or re.search(r"[。；]|(?:合同|协议|协议书)$", name):
            break
        return _clean(name)
    clause = context.clause(table.start)
    above = context.outline.ancestors(clause) if clause is not None else ()
    heading = next((one.heading for one in above if one.heading and len(one.heading) <= _MAX_NAME), None)
    return _clean(heading) if heading else None


def _clean(words: str) -> str | None:
    return sentence(_AS_FOLLOWS.sub("", words.strip("：: "))) or None
