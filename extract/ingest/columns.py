"""Two-column signature blocks: `甲方：某局    乙方：某公司` over several lines, read one column after the other.

Left as they stand, the second party's address would follow the first party's on one line. A block starts where a line
holds two cells whose labels are the same or are two roles of a contract; it goes on as long as lines have two cells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from extract.ingest.blocks import Block, Grid, Para
from extract.ingest.labels import ROLES, label_of, role_of

Pair = tuple[str, str]

_GAP = re.compile(r"\t+[ \u3000\xa0]*|[ \u3000\xa0]{3,}")
_TABS = re.compile(r"\t+")
_FIGURES = r"[_\d \u3000\xa0]*"
_TWO_DATES = re.compile(rf"^({_FIGURES}年{_FIGURES}月{_FIGURES}日)\s+({_FIGURES}年[^：:]*日)$")
_SECOND = re.compile(r"[ \u3000\xa0\t]+(?=([^\s：:，。；,;][^：:，。；,;\t]{0,23})[：:])")
_ROLE_WORD = re.compile(rf"[ \u3000\xa0\t]+(?=(?:{ROLES})\s*[（(：:])")
_SENTENCE = re.compile(r"[。；;]|[，,].*[，,]")
_DATE = re.compile(r"^[_\d\s\u3000]*年[_\d\s\u3000]*月[_\d\s\u3000]*日?$|^[（(][^（）()]{1,10}[）)]$")
# Labels that belong to the contract, not to a party: they end a block of party details.
_CONTRACT = re.compile(r"编号|签订地点|签约地点|签署地点|项目名称|合同名称")
_MAX = 160
_ALONE = 12
"""Lines of one column alone, at most."""


def unfold(blocks: Iterable[Block]) -> list[Block]:
    """Turn two-column blocks among paragraphs, and tables that are only such a block, into one column each."""
    result: list[Block] = []
    lefts: list[Block] = []
    rights: list[Block] = []

    def close() -> None:
        result.extend(lefts)
        result.extend(rights)
        lefts.clear()
        rights.clear()

    every = list(blocks)
    for number, block in enumerate(every):
        if isinstance(block, Grid):
            close()
            result.extend(_unfold_grid(block))
            continue
        if not block.text.strip():
            continue
        pair = pair_of(block.text, inside=bool(lefts))
        if pair is None and lefts and _left_alone(every, number):
            pair = block.text.strip(), ""
        if pair is None:
            close()
            result.append(block)
            continue
        for text, side in zip(pair, (lefts, rights), strict=True):
            if text:
                side.append(Para(text, block.style, block.bold))
    close()
    return result


def _left_alone(every: list[Block], number: int) -> bool:
    """Labels of the left column alone, each once, before a line that has both columns again (日期：…   日期：…)."""
    seen: set[str] = set()
    for block in every[number : number + _ALONE]:
        if isinstance(block, Grid):
            return False
        if not block.text.strip():
            continue
        if pair_of(block.text, inside=False) is not None:
            return bool(seen)
        label = label_of(block.text)
        if not label or role_of(block.text) or label in seen or _SENTENCE.search(block.text) or _CONTRACT.search(label):
            return False
        seen.add(label)
    return False


def pair_of(text: str, *, inside: bool) -> Pair | None:
    """The two cells of a line, or `None` if the line is one column."""
    if len(text) > _MAX or _SENTENCE.search(text):
        return None
    leading = text[: len(text) - len(text.lstrip())]
    stripped = text.strip()
    # Where there are tabs they are the gap; spaces are then part of a blank such as `年    月    日`.
    gap = _TABS if "\t" in stripped else _GAP
    cells = [part.strip() for part in gap.split(stripped) if part.strip()]
    dates = _TWO_DATES.match(stripped)
    if dates:
        cells = [dates.group(1), dates.group(2)]
    if len(cells) == 2 and _belong(cells[0], cells[1]):
        return cells[0], cells[1]
    # Wide gaps stand inside labels and blanks too (`日期：    年   月   日期：   年   月`): seek the second label.
    for pattern in (_SECOND, _ROLE_WORD):
        for match in pattern.finditer(stripped):
            left, right = stripped[: match.start()].strip(), stripped[match.end() :].strip()
            if _belong(left, right) and (label_of(left) or role_of(left)):
                return left, right
    if inside:
        if len(cells) == 2 and not _one_party(cells):
            return cells[0], cells[1]
        if len(cells) == 1 and ("\t" in leading or len(leading) >= 16) and not _DATE.match(stripped):
            return "", cells[0]  # a line of the right column alone
    return None


def _belong(left: str, right: str) -> bool:
    """Two cells side by side are two columns: the same label, two different roles, or the same blank date."""
    if (right[:1] in "（(" and left[:1] not in "（(") or _opens(left):
        return False  # 甲方 （发包人）：…: what the bracket holds says more of the same party
    first, second = label_of(left), label_of(right)
    if first and first == second:
        return True
    one, other = role_of(left), role_of(right)
    if one and other and one != other:
        return True
    return bool(_DATE.match(left) and _DATE.match(right))


def is_date(cell: str) -> bool:
    """A date, filled in or not, or nothing but brackets: （盖章）."""
    return _DATE.match(cell) is not None


def _opens(cell: str) -> bool:
    """A bracket that the cell does not close."""
    return sum(cell.count(c) for c in "（(") > sum(cell.count(c) for c in "）)")


def _one_party(cells: list[str]) -> bool:
    """Two labels of the contract rather than of the parties, or a label whose value merely stands apart."""
    labels = [label_of(cell) for cell in cells]
    if any(_CONTRACT.search(label) for label in labels):
        return True
    return cells[0].endswith(("：", ":")) and not labels[1]


def _unfold_grid(grid: Grid) -> list[Block]:
    """A table that only sets two parties side by side becomes paragraphs; any other stays as it is."""
    rows = grid.rows()
    if grid.n_cols == 1 and grid.n_rows <= 2 and any("\n" in cell.text for cell in grid.cells):
        return [Para(line) for row in rows for cell in row for line in _lines(cell.text)]
    filled = [[cell.text.strip() for cell in row] for row in rows if any(cell.text.strip() for cell in row)]
    if not filled or any(len(row) != 2 for row in filled):
        return [grid]
    multi = any("\n" in cell for row in filled for cell in row)
    if multi:
        heads = [_lines(cell) for cell in filled[0]]
        if not all(heads) or not _belong(heads[0][0], heads[1][0]):
            return [grid]
        accept: Callable[[list[str]], bool] = lambda row: True  # noqa: E731
    else:
        if not _belong(filled[0][0], filled[0][1]) or not all(_two_labels(row) for row in filled):
            return [grid]
        if len(filled) > 1 and not any(label_of(cell) for row in filled for cell in row):
            return [grid]  # two heads and plain values: a comparison, not a signature block
        accept = lambda row: not _CONTRACT.search(label_of(row[0]) + label_of(row[1]))  # noqa: E731
    sides: tuple[list[Block], list[Block]] = ([], [])
    rest: list[Block] = []
    for row in filled:
        for side, cell in zip(sides, row, strict=True):
            (side if accept(row) and not rest else rest).extend(Para(line) for line in _lines(cell))
    return [*sides[0], *sides[1], *rest]


def _two_labels(row: list[str]) -> bool:
    """No `label | value` row of a form: both cells begin with a label, or (names, blanks) neither does."""
    labels = [bool(label_of(cell) or role_of(cell)) for cell in row if cell and not _DATE.match(cell)]
    return all(labels) or not any(labels)


def _lines(cell: str) -> list[str]:
    return [line.strip() for line in cell.split("\n") if line.strip()]
