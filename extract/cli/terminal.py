"""Printing: results to standard output, everything else to standard error."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from unicodedata import east_asian_width

import typer


def error(text: str) -> None:
    """One clear line for the user."""
    typer.echo(f"hetong: {text}", err=True)


def note(text: str) -> None:
    """Something to know that is no result."""
    typer.echo(text, err=True)


def out(text: str = "") -> None:
    """A line of the result."""
    typer.echo(text)


def interactive() -> bool:
    """True if a person looks at standard error (where progress goes)."""
    return sys.stderr.isatty()


def width(text: str) -> int:
    """Columns that a text takes on a terminal; a Chinese character takes two.

    >>> width("合同 no")
    7
    """
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def table(header: Sequence[str], rows: Sequence[Sequence[str]], widest: int = 48) -> str:
    """Columns in line, two spaces apart; a cell wider than `widest` pushes the rest of its own line only.

    >>> print(table(["a", "b"], [["合同", "1"], ["x", "2"]]))
    a     b
    合同  1
    x     2
    """
    lines = [list(header), *map(list, rows)]
    widths = [min(max(width(line[i]) for line in lines), widest) for i in range(len(header))]
    return "\n".join(
        "  ".join(cell + " " * max(size - width(cell), 0) for cell, size in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def one_line(text: str, limit: int = 0) -> str:
    """A quote on one line (layout becomes single spaces), cut to `limit` characters if that is not 0.

    >>> one_line("合同\\n 总价", 4)
    '合同 …'
    """
    flat = " ".join(text.split())
    return flat if not limit or len(flat) <= limit else flat[: limit - 1] + "…"
