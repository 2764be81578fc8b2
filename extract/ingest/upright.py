"""Forms whose labels and values stand in columns that only spaces set apart, without colons (`pdftotext -layout`).

    甲方    名称(或姓    北京某某局      邮政编码    100000
           名)         信息中心
           开户银行     某某银行北
                      京分行

Labels and values are wrapped in their own columns. A row begins where a label begins; the lines below it, down to the next
label of its column, hold the rest of the label and of its values. Each row becomes a line `label：value`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.ingest.aligned import Placed, block_end, by_blocks, column_of, columns, placed
from extract.ingest.glue import glue
from extract.ingest.labels import bare, role_of
from extract.lexicon import words
from extract.text.wraps import width

_CELL = re.compile(r"[^ \u3000\xa0\t]+(?: [^ \u3000\xa0\t]+)*")
_FEWEST = 3
"""Cells that make a column, and labels that make a column of labels."""
_FORM = 5
"""Labels that make a form."""
_LISTS = (
    "label_name", "label_uscc", "label_address", "label_legal_representative", "label_authorised_representative",
    "label_contact", "label_phone", "label_fax", "label_email", "label_postcode", "label_bank", "label_account", "label_holder",
)  # fmt: skip
_GAP = 3
"""Lines from one line of a value to its next."""
_ALIKE = 0.6
"""Of the cells of a column of labels."""
_OPENERS = "（(【["


@dataclass(slots=True)
class _Part:
    """A label, or what stands alone in a column of labels: its first line, its text, whether it is a label."""

    line: int
    text: str
    known: bool


def upright(lines: Sequence[str]) -> list[str]:
    """The lines, with such forms as lines `label：value`."""
    return by_blocks(lines, lambda i: block_end(lines, i) if _opens(lines[i]) else i, _FORM, _read)


def _opens(line: str) -> bool:
    """Two cells or more, one of them (the beginning of) a label or a party."""
    cells = _CELL.findall(line)
    return 2 <= len(cells) <= 8 and "\t" not in line and any(_known(cell) or role_of(cell) or _begins(cell) for cell in cells[:2])


def _read(lines: Sequence[str]) -> list[str] | None:
    for measure in (len, width):
        cells = placed(lines, measure)
        heads = columns([cell.start for cell in cells], _FEWEST)
        if len(heads) < 2:
            continue
        of_column = [[c for c in cells if column_of(c.start, heads) == k] for k in range(len(heads))]
        parts = [list(_parts(column)) for column in of_column]
        labels = [k for k, found in enumerate(parts) if _is_of_labels(found)]
        if sum(part.known for k in labels for part in parts[k]) >= _FORM and labels and labels[-1] < len(heads) - 1:
            return _lines_of(of_column, parts, labels)
    return None


def _is_of_labels(parts: Sequence[_Part]) -> bool:
    known = sum(part.known for part in parts)
    return known >= _FEWEST - 1 and known >= _ALIKE * len(parts)


def _parts(column: Sequence[Placed]) -> Iterator[_Part]:
    """The labels of a column, each put together from its lines."""
    current: _Part | None = None
    for cell in column:
        if current and not current.known and cell.line <= current.line + 2 and _known(current.text + cell.text):
            current.text, current.known = current.text + cell.text, True
            continue
        if current:
            yield current
        current = _Part(cell.line, cell.text, _known(cell.text))
    if current:
        yield current


def _lines_of(of_column: Sequence[Sequence[Placed]], parts: Sequence[Sequence[_Part]], labels: Sequence[int]) -> list[str]:
    """The rows as lines, in the order in which they begin."""
    found: list[tuple[int, int, str]] = []
    parties = [cell.line for column in of_column for cell in column if _is_party(cell.text)]
    for k, column in enumerate(of_column):
        if k < labels[0]:
            found += [(cell.line, k, cell.text) for cell in column]
    for k, stop in zip(labels, [*labels[1:], len(of_column)], strict=True):
        values = sorted((c for column in of_column[k + 1 : stop] for c in column), key=lambda c: (c.line, c.start))
        rows = parts[k]
        first = rows[0].line if rows else 0
        found += [(c.line, k, c.text) for c in values if c.line < first]
        values = [c for c in values if c.line >= first]
        for row, after in zip(rows, [*rows[1:], None], strict=True):
            if _is_party(row.text):
                found.append((row.line, k, row.text))
                continue
            while values and values[0].line < row.line:
                found.append((values[0].line, k, values.pop(0).text))
            below = [line for line in (*parties, after.line if after else None) if line is not None and line > row.line]
            value, last = "", row.line
            while values and values[0].line < min(below, default=values[0].line + 1):
                if values[0].line > last + _GAP:
                    break
                cell = values.pop(0)
                value, last = glue(value, cell.text), cell.line
            found.append((row.line, k, f"{_tight(row.text)}：{value}" if row.known else glue(row.text, value)))
            until = min(below, default=None)
            while values and until is not None and values[0].line < until:
                found.append((values[0].line, k, values.pop(0).text))
        found += [(c.line, k, c.text) for c in values]
    return [text for _, _, text in sorted(found, key=lambda one: one[:2])]


def _is_party(text: str) -> bool:
    return bool(role_of(text)) and role_of(text) == bare(text)


def _tight(label: str) -> str:
    return re.sub(r"\s+", "", label)


def _known(label: str) -> bool:
    return not _is_open(label) and bare(label) in _labels()


def _begins(text: str) -> bool:
    """The beginning of a label that its bracket cuts: 名称(或姓."""
    return _is_open(text) and bare(re.split(rf"[{re.escape(_OPENERS)}]", text, maxsplit=1)[0]) in _labels()


def _is_open(text: str) -> bool:
    return sum(text.count(c) for c in "（(") > sum(text.count(c) for c in "）)")


@cache
def _labels() -> frozenset[str]:
    return frozenset(word for name in _LISTS for word in words(name))
