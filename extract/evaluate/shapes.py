"""The same contract in other shapes: what converters, chat windows, crawlers and scans make of a text.

Every shape takes the plain text of a contract (cells separated by tabs, a row a line) and keeps all that it says; only
how it is laid out changes. Pure functions, sorted by name in `SHAPES`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from html import escape
from itertools import groupby

Shape = Callable[[str], str]

_HAN = r"[\u4e00-\u9fff]"
_LABEL = re.compile(rf"^({_HAN}{{2,8}}(?:（[^（）]{{1,8}}）)?)[：:]\s*(\S.*)$")
_WIDE = {ord(c): chr(ord(c) + 0xFEE0) for c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.%/"}
_HALF = str.maketrans("（）：；，", "():;,")
_SPREAD = r"\u4e00-\u9fff，。；：、（）《》“”"
_MISREAD = {"，": ",", "。": ".", "：": ":", "；": ";", "（": "(", "）": ")", "、": "，"}
_PAGE = 700


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def one_line(text: str) -> str:
    """All lines in one, a space between."""
    return " ".join(line.replace("\t", " ") for line in _lines(text))


def page_lines(text: str) -> str:
    """A page a line, as extracts of a PDF have it."""
    pages: list[str] = [""]
    for line in _lines(text):
        if len(pages[-1]) > _PAGE:
            pages.append("")
        pages[-1] += (" " if pages[-1] else "") + line.replace("\t", " ")
    return "\n".join(pages)


def pairs(text: str) -> str:
    """Every two lines joined; rows of tables stay."""
    joined: list[str] = []
    for table, group in groupby(_lines(text), key=lambda line: "\t" in line):
        lines = list(group)
        joined += lines if table else [" ".join(lines[i : i + 2]) for i in range(0, len(lines), 2)]
    return "\n".join(joined)


def _wrapped(width: int) -> Shape:
    def wrap(text: str) -> str:
        return "\n".join(
            line if "\t" in line else "\n".join(line[i : i + width] for i in range(0, len(line), width))
            for line in _lines(text)
        )

    wrap.__doc__ = f"Lines of {width} characters; rows of tables stay."
    return wrap


def _prefixed(prefix: str) -> Shape:
    def put(text: str) -> str:
        return "\n".join(prefix + line for line in _lines(text))

    put.__doc__ = f"{prefix!r} before every line."
    return put


def line_numbers(text: str) -> str:
    """Lines that are counted."""
    return "\n".join(f"{n} {line}" for n, line in enumerate(_lines(text), 1))


def blank_lines(text: str) -> str:
    """An empty line behind every line."""
    return "\n\n".join(_lines(text))


def cell_lines(text: str) -> str:
    """A cell a line."""
    return "\n".join(cell for line in _lines(text) for cell in line.split("\t") if cell.strip())


def two_spaces(text: str) -> str:
    """Two spaces between cells."""
    return "\n".join(line.replace("\t", "  ") for line in _lines(text))


def _rows(text: str, row: Callable[[list[str]], str], between: str, head: bool = False) -> str:
    found: list[str] = []
    for table, group in groupby(_lines(text), key=lambda line: "\t" in line):
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


def full_width(text: str) -> str:
    """Digits and capitals in full width."""
    return text.translate(_WIDE)


def half_width(text: str) -> str:
    """Brackets, colons and commas in half width."""
    return text.translate(_HALF)


def spaced_labels(text: str) -> str:
    """甲 方 ： …: labels of two to four characters spread out."""
    return re.sub(rf"(?m)^({_HAN}{{2,4}})：", lambda m: " ".join(m[1]) + " ： ", text)


def indented(text: str) -> str:
    """Every paragraph indented by two characters, as Word does."""
    return "\n".join("\u3000\u3000" + line for line in _lines(text))


def details_in_turns(text: str) -> str:
    """Blocks of details side by side read line by line: 地址 of one, 地址 of the other, 电话 of one …"""
    lines = _lines(text)
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
    for table, group in groupby(_lines(text), key=lambda line: "\t" in line):
        lines = list(group)
        if table:
            rows = "".join(f"<tr>{''.join(f'<td>{escape(c)}</td>' for c in line.split(chr(9)))}</tr>" for line in lines)
            parts.append(f"<table>{rows}</table>")
        else:
            parts += [f"<p>{escape(line)}</p>" for line in lines]
    return f"<html><body>{''.join(parts)}</body></html>"


def page_numbers(text: str) -> str:
    """A header and the number of the page every thirty lines."""
    lines = _lines(text)
    pages = [lines[i : i + 30] for i in range(0, len(lines), 30)]
    return "\n".join(
        "\n".join(["采购合同文本", *page, f"第 {n} 页 共 {len(pages)} 页"]) for n, page in enumerate(pages, 1)
    )


def ragged(text: str) -> str:
    """Lines that end anywhere between 18 and 34 characters; rows of tables stay."""
    pick = random.Random(3)
    found: list[str] = []
    for line in _lines(text):
        while "\t" not in line and len(line) > 34:
            width = pick.randint(18, 34)
            found.append(line[:width])
            line = line[width:]
        found.append(line)
    return "\n".join(found)


def sentences(text: str) -> str:
    """A sentence a line."""
    lines = (line if "\t" in line else re.sub(r"(?<=[。；])(?=.)", "\n", line) for line in _lines(text))
    return "\n".join(lines)


def bars(text: str) -> str:
    """A row a line, bars between its cells and none around them."""
    return _rows(text, " | ".join, "\n")


def single_spaces(text: str) -> str:
    """One space between cells, as a converter writes them that knows no tables."""
    return "\n".join(" ".join(cell for cell in line.split("\t") if cell.strip()) for line in _lines(text))


def spread(text: str) -> str:
    """A space between all Chinese characters and marks."""
    return re.sub(rf"(?<=[{_SPREAD}])(?=[{_SPREAD}])", " ", text)


def bullets_wrapped(text: str) -> str:
    """A bullet before every paragraph, wrapped at 40 characters, the rest indented."""
    found: list[str] = []
    for line in _lines(text):
        pieces = [line] if "\t" in line else [line[i : i + 40] for i in range(0, len(line), 40)]
        found += [("  " if n else "" if "\t" in line else "• ") + piece for n, piece in enumerate(pieces)]
    return "\n".join(found)


def misread_marks(text: str) -> str:
    """Every third mark of punctuation as recognition of characters mistakes it."""
    count = 0

    def misread(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return _MISREAD[match[0]] if count % 3 == 0 else match[0]

    return re.sub("[" + "".join(_MISREAD) + "]", misread, text)


def gaps_and_indents(text: str) -> str:
    """Two empty lines behind every paragraph, paragraphs indented, a cell a line."""
    return "\n\n\n".join("　　" + line.replace("\t", "\n\n\n　　") for line in _lines(text))


def page_borders(text: str) -> str:
    """A number of the page between lines and the running head behind it, every 28 lines."""
    lines = _lines(text)
    pages = [lines[i : i + 28] for i in range(0, len(lines), 28)]
    return "\n".join("\n".join([*page, "", f"- {n} -", "", "采购合同文本    第一册"]) for n, page in enumerate(pages, 1))


SHAPES: Mapping[str, Shape] = dict(
    sorted(
        {
            "bars": bars,
            "blank_lines": blank_lines,
            "bullets": _prefixed("• "),
            "bullets_wrapped": bullets_wrapped,
            "cell_lines": cell_lines,
            "commas": commas,
            "details_in_turns": details_in_turns,
            "full_width": full_width,
            "gaps_and_indents": gaps_and_indents,
            "half_width": half_width,
            "html": html,
            "indented": indented,
            "line_numbers": line_numbers,
            "misread_marks": misread_marks,
            "one_line": one_line,
            "page_borders": page_borders,
            "page_lines": page_lines,
            "page_numbers": page_numbers,
            "pairs": pairs,
            "pipes": pipes,
            "pipes_in_one_line": pipes_in_one_line,
            "quoted": _prefixed("> "),
            "ragged": ragged,
            "sentences": sentences,
            "single_spaces": single_spaces,
            "spaced_labels": spaced_labels,
            "spread": spread,
            "two_spaces": two_spaces,
            "wrapped_24": _wrapped(24),
            "wrapped_40": _wrapped(40),
        }.items()
    )
)
