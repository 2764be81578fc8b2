"""Tables of Markdown whose rows run on in one line: `| a | b | | --- | --- | | 1 | 2 |` becomes three lines again.

Extracts and chat windows join the lines of a table with a space. The rule between head and body counts its columns, and so
says where each row ends. Without one, counted rows say it, or the blank that stands between every two rows of one width; a
line that none of them divides is left as it is.
"""

from __future__ import annotations

import re

from extract.lexicon import alternation

_RULE = re.compile(r"\|[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|")
_CELL = r"(?:[^|\n\\]|\\.)*\|"


_NUMBER = re.compile(r"[\d一二三四五六七八九十.、（）()*]+")
_LEAST = 3
"""Columns of a table without a rule that is looked for."""


def split_rows(line: str, alone: bool = True) -> list[str]:
    """The line as the lines that it was joined from; itself alone if it holds no rows of a table that can be told apart.

    `alone`: the lines around it are no rows; where they are, it is one of them, and its blanks are empty cells.
    """
    if line.count("|") < 2 * _LEAST:
        return [line]
    parts: list[str] = []
    at = 0
    for rule in _RULE.finditer(line):
        if rule.start() < at:
            continue
        columns = rule[0].count("|") - 1
        head = re.search(rf"\|(?:{_CELL}){{{columns}}}[ \t]*$", line[at : rule.start()])
        if head is None:
            continue
        rows, stop = _rows(line, rule.end(), columns)
        parts += [line[at : at + head.start()], head[0].rstrip(), rule[0], *rows]
        at = stop
    if not parts:
        parts, at = _counted(line)
    if not parts and alone:
        parts, at = _even(line)
    parts.append(line[at:])
    return [part for part in parts if part.strip()] or [line]


def _rows(line: str, at: int, columns: int) -> tuple[list[str], int]:
    """The rows of so many cells that stand one behind the other from an offset, and where they end."""
    row = re.compile(rf"[ \t]*(\|(?:{_CELL}){{{columns}}})(?=[ \t]*(?:[^|]|$)|[ \t]*\|)")
    found: list[str] = []
    while match := row.match(line, at):
        found.append(match[1])
        at = match.end()
    return found, at


def _counted(line: str) -> tuple[list[str], int]:
    """A table without a rule whose rows are counted: the head ends at the empty cell before the number of the first row."""
    begin = line.find("|")
    cells = [cell.strip() for cell in line[begin + 1 :].split("|")]
    columns = next((i for i, cell in enumerate(cells) if not cell), 0)
    if columns < _LEAST or _NUMBER.fullmatch(cells[0]):
        return [], 0
    first = next((cell for cell in cells[columns:] if cell), "")
    if not _NUMBER.fullmatch(first):
        return [], 0
    head = re.match(rf"\|(?:{_CELL}){{{columns}}}", line[begin:])
    assert head is not None
    start = begin + head.end()
    while blank := re.match(r"[ \t]*\|[ \t]*(?=\|)", line[start:]):
        start += blank.end()
    rows, stop = _rows(line, start, columns)
    numbered = sum(_NUMBER.fullmatch(row[1:].split("|")[0].strip()) is not None for row in rows)
    if not rows or numbered < len(rows):
        return [], 0
    return [line[:begin], head[0], *rows], stop


def _even(line: str) -> tuple[list[str], int]:
    """Rows of one width with nothing but `| |` between every two of them: the narrowest width that fits the whole line."""
    begin, end = line.find("|"), line.rfind("|")
    cells = re.split(r"(?<!\\)\|", line[begin + 1 : end])
    blank = [not cell.strip() for cell in cells]
    for columns in range(2, len(cells) // 2 + 1):
        if (len(cells) + 1) % (columns + 1) or not all(blank[columns :: columns + 1]):
            continue
        rows = [slice(i, i + columns) for i in range(0, len(cells), columns + 1)]
        # A row of sums has blank cells of its own: | 小计 | | | | 72 |.
        sums = re.match(alternation("total_word"), cells[0].strip())
        if not sums and not all(blank[rows[0]]) and not any(blank[row.start] for row in rows[1:]):
            return [line[:begin], *("|" + "|".join(cells[row]) + "|" for row in rows)], end + 1
    return [], 0
