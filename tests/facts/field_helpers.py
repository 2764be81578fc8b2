"""Short contracts in invented words, to read single fields from."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from extract.pipeline import examine_bytes

HEAD = "甲方：青石县教育局\n乙方：云麓示例科技有限公司\n"
TAIL = "\n甲方（盖章）：青石县教育局\n乙方（盖章）：云麓示例科技有限公司\n"
INTRO = "根据有关法律规定，双方经协商一致，签订本合同。"


_NUMERALS = "一二三四五六七八九十"


def _before(clauses: str) -> str:
    """Plain clauses up to the number of the first one, for a contract does not begin with its ninth article."""
    match = re.match(r"(第?)([一二三四五六七八九十])(条|、)", clauses)
    if match is None:
        return ""
    first, numeral, last = match.groups()
    gap = " " if last == "条" else ""
    return "".join(
        f"{first}{n}{last}{gap}双方约定\n双方按约定履行。\n" for n in _NUMERALS[: _NUMERALS.index(numeral)]
    )


def contract(clauses: str, *, title: str = "采购合同", cover: str = "", intro: str = INTRO) -> str:
    """A contract of a title, lines of the cover, the parties, a preamble and clauses."""
    return f"{title}\n{cover}{HEAD}{intro}\n{_before(clauses)}{clauses}{TAIL}"


@cache
def read(text: str) -> dict[str, Any]:
    """Fields of a text as JSON, facts and nulls."""
    record = examine_bytes(text.encode(), "a.txt").record
    found: dict[str, Any] = record.model_dump(mode="json")["fields"]
    for fact in found.values():
        if fact is not None:
            assert record.text[fact["start"] : fact["end"]] == fact["text"]
    return found


def value(text: str, field: str) -> Any:
    """The value of one field; durations as `3 year`."""
    fact = read(text)[field]
    if fact is None:
        return None
    found = fact["value"]
    return f"{found['count']} {found['unit']}" if isinstance(found, dict) else found
