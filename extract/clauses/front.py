"""Papers that stand in front of the contract in one file: approval form, identity card, notice of award, bid letter.

They are no cover of the contract. Each becomes an annex of its own, so that the contract behind them keeps its title,
preamble and numbers, and what they say never wins over what the contract says.
"""

from __future__ import annotations

import re

from extract.clauses.row import Row
from extract.clauses.rows import cells_of
from extract.clauses.signs import is_party_line, is_preamble
from extract.lexicon import phrase

KEY = "front"
"""Front papers have the ids `annex-front1`, `annex-front2` … and what stands below them begins with that."""

_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第")  # an entry of a table of contents
_FIRST = 25  # rows within which the first paper begins
_NEAR = 25  # rows behind a contract's title within which a party is named
_BODY = 80  # rows behind it within which its clauses begin


def front_papers(rows: list[Row]) -> tuple[list[int], int]:
    """Rows at which papers in front of the contract begin, and the row at which the contract begins.

    No papers, or no contract behind them: an empty list and 0.
    """
    first = next((i for i, row in enumerate(rows[:_FIRST]) if _is_paper(row)), None)
    if first is None or any(row.marker or is_preamble(row.tight) or is_party_line(row.tight) for row in rows[:first]):
        return [], 0
    start = next((i for i in range(first + 2, len(rows)) if _begins_contract(rows, i)), None)
    if start is None:
        return [], 0
    papers = [i for i in range(first, start) if _is_paper(rows[i])]
    return papers, _with_title(rows, papers[-1], start)


def _is_paper(row: Row) -> bool:
    text = row.tight
    if row.in_table:
        cells = cells_of(row)
        if len(cells) != 1:
            return False
        text = cells[0]
    return len(text) <= 40 and row.marker is None and not _NUMBERED.match(text) and phrase("clauses.front_paper").match(text) is not None


def _begins_contract(rows: list[Row], i: int) -> bool:
    """True for the title of a contract: its parties are named below it, and then its clauses or preamble begin."""
    row = rows[i]
    titled = phrase("clauses.contract_title").match(row.tight) and not phrase("clauses.no_contract_title").search(row.tight)
    if row.in_table or row.marker or not titled:
        return False
    for k in range(i + 1, min(i + 1 + _NEAR, len(rows))):
        if _is_paper(rows[k]):
            return False
        named = is_party_line(rows[k].tight) or (rows[k].in_table and any(map(is_party_line, cells_of(rows[k]))))
        if named or is_preamble(rows[k].tight):
            return any(r.marker or is_preamble(r.tight) for r in rows[k : i + 1 + _BODY])
    return False


def _with_title(rows: list[Row], paper: int, start: int) -> int:
    """The first line of a title that is set in two: a short line of its own above 采购合同."""
    above = rows[start - 1]
    alone = len(rows[start].tight) <= 8 and start - 1 > paper and not above.in_table and above.marker is None
    if alone and len(above.tight) <= 40 and above.line.centered and not re.search(r"[：。；，\d]", above.tight):
        return start - 1
    return start
