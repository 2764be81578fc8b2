"""How tables are set, and blocks of details."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from itertools import groupby

from extract.evaluate.shapes.lines import filled

_HAN = r"[\u4e00-\u9fff]"
_LABEL = re.compile(rf"^({_HAN}{{2,8}}(?:（[^（）]{{1,8}}）)?)[：:]\s*(\S.*)$")


def cell_lines(text: str) -> str:
    """A cell a line."""
    return "\n".join(cell for line in filled(text) for cell in line.split("\t") if cell.strip())


def two_spaces(text: str) -> str:
    """Two spaces between cells."""
    return "\n".join(line.replace("\t", "  ") for line in filled(text))


def _rows(text: str, row: Callable[[list[str]], str], between: str, head: bool = False) -> str:
    found: list[str] = []
    for table, group in groupby(filled(text), key=lambda line: "\t" in line):
        lines = list(group)
        if not table:
            found += lines
            continue
        rows = [row(line.split("\t")) for line in lines]
        if head:
            rows.insert(1, "|" + "---|" * len(lines[0].split("\t")))
        found.append(between.join(rows))
    return "\n".join(found)


def pipes(text: str) -> str:
    """Tables of Markdown."""
    return _rows(text, lambda cells: "| " + " | ".join(cells) + " |", "\n", head=True)


def pipes_in_one_line(text: str) -> str:
    """The rows of a table in one line, pipes between their cells."""
    return _rows(text, lambda cells: "| " + " | ".join(cells) + " |", " ")


def commas(text: str) -> str:
    """Rows of tables as a spreadsheet's text: cells quoted, commas between."""
    return _rows(text, lambda cells: ",".join(f'"{cell}"' for cell in cells), "\n")


def details_in_turns(text: str) -> str:
    """Blocks of details side by side read line by line: 地址 of one, 地址 of the other, 电话 of one …"""
    lines = filled(text)
    i = 0
    while i < len(lines):
        block = i
        while block < len(lines) and _LABEL.match(lines[block]) and "\t" not in lines[block]:
            block += 1
        labels = [_LABEL.match(line)[1] for line in lines[i:block]]  # type: ignore[index]
        half = len(labels) // 2
        if half >= 2 and labels[1:half] == labels[half + 1 : 2 * half] and labels[0] != labels[half]:
            first, second = lines[i : i + half], lines[i + half : i + 2 * half]
            lines[i : i + 2 * half] = [line for pair in zip(first, second, strict=True) for line in pair]
        i = max(block, i + 1)
    return "\n".join(lines)


def html(text: str) -> str:
    """A page of the web: paragraphs and tables."""
    parts: list[str] = []
    for table, group in groupby(filled(text), key=lambda line: "\t" in line):
        lines = list(group)
        if table:
            rows = "".join(f"<tr>{''.join(f'<td>{escape(c)}</td>' for c in line.split(chr(9)))}</tr>" for line in lines)
            parts.append(f"<table>{rows}</table>")
        else:
            parts += [f"<p>{escape(line)}</p>" for line in lines]
    return f"<html><body>{''.join(parts)}</body></html>"


def bars(text: str) -> str:
    """A row a line, bars between its cells and none around them."""
    return _rows(text, " | ".join, "\n")


def single_spaces(text: str) -> str:
    """One space between cells, as a converter writes them that knows no tables."""
    return "\n".join(" ".join(cell for cell in line.split("\t") if cell.strip()) for line in filled(text))
