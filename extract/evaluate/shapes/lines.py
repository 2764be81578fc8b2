"""Where lines end, what stands before them, and what comes between pages."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from itertools import groupby

Shape = Callable[[str], str]
_PAGE = 700


def filled(text: str) -> list[str]:
    """The lines that hold something."""
    return [line for line in text.split("\n") if line.strip()]


def one_line(text: str) -> str:
    """All lines in one, a space between."""
    return " ".join(line.replace("\t", " ") for line in filled(text))


def page_lines(text: str) -> str:
    """A page a line, as extracts of a PDF have it."""
    pages: list[str] = [""]
    for line in filled(text):
        if len(pages[-1]) > _PAGE:
            pages.append("")
        pages[-1] += (" " if pages[-1] else "") + line.replace("\t", " ")
    return "\n".join(pages)


def pairs(text: str) -> str:
    """Every two lines joined; rows of tables stay."""
    joined: list[str] = []
    for table, group in groupby(filled(text), key=lambda line: "\t" in line):
        lines = list(group)
        joined += lines if table else [" ".join(lines[i : i + 2]) for i in range(0, len(lines), 2)]
    return "\n".join(joined)


def wrapped(width: int) -> Shape:
    def wrap(text: str) -> str:
        return "\n".join(
            line if "\t" in line else "\n".join(line[i : i + width] for i in range(0, len(line), width))
            for line in filled(text)
        )

    wrap.__doc__ = f"Lines of {width} characters; rows of tables stay."
    return wrap


def prefixed(prefix: str) -> Shape:
    def put(text: str) -> str:
        return "\n".join(prefix + line for line in filled(text))

    put.__doc__ = f"{prefix!r} before every line."
    return put


def line_numbers(text: str) -> str:
    """Lines that are counted."""
    return "\n".join(f"{n} {line}" for n, line in enumerate(filled(text), 1))


def blank_lines(text: str) -> str:
    """An empty line behind every line."""
    return "\n\n".join(filled(text))


def indented(text: str) -> str:
    """Every paragraph indented by two characters, as Word does."""
    return "\n".join("\u3000\u3000" + line for line in filled(text))


def page_numbers(text: str) -> str:
    """A header and the number of the page every thirty lines."""
    lines = filled(text)
    pages = [lines[i : i + 30] for i in range(0, len(lines), 30)]
    return "\n".join(
        "\n".join(["采购合同文本", *page, f"第 {n} 页 共 {len(pages)} 页"]) for n, page in enumerate(pages, 1)
    )


def ragged(text: str) -> str:
    """Lines that end anywhere between 18 and 34 characters; rows of tables stay."""
    pick = random.Random(3)
    found: list[str] = []
    for line in filled(text):
        while "\t" not in line and len(line) > 34:
            width = pick.randint(18, 34)
            found.append(line[:width])
            line = line[width:]
        found.append(line)
    return "\n".join(found)


def sentences(text: str) -> str:
    """A sentence a line."""
    lines = (line if "\t" in line else re.sub(r"(?<=[。；])(?=.)", "\n", line) for line in filled(text))
    return "\n".join(lines)


def bullets_wrapped(text: str) -> str:
    """A bullet before every paragraph, wrapped at 40 characters, the rest indented."""
    found: list[str] = []
    for line in filled(text):
        pieces = [line] if "\t" in line else [line[i : i + 40] for i in range(0, len(line), 40)]
        found += [("  " if n else "" if "\t" in line else "• ") + piece for n, piece in enumerate(pieces)]
    return "\n".join(found)


def gaps_and_indents(text: str) -> str:
    """Two empty lines behind every paragraph, paragraphs indented, a cell a line."""
    return "\n\n\n".join("　　" + line.replace("\t", "\n\n\n　　") for line in filled(text))


def page_borders(text: str) -> str:
    """A number of the page between lines and the running head behind it, every 28 lines."""
    lines = filled(text)
    pages = [lines[i : i + 28] for i in range(0, len(lines), 28)]
    return "\n".join("\n".join([*page, "", f"- {n} -", "", "采购合同文本    第一册"]) for n, page in enumerate(pages, 1))
