"""Printing: results to standard output, everything else to standard error."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unicodedata import east_asian_width

import typer

from extract.cli.language import say
from extract.text.controls import visible

PATIENCE = 5.0
"""Seconds between two words that a file is still being read."""


def error(text: str) -> None:
    """One clear line for the user."""
    typer.echo(f"hetong: {visible(text)}", err=True)


def note(text: str) -> None:
    """Something to know that is no result."""
    typer.echo(visible(text), err=True)


def out(text: str = "", *, coloured: bool = False) -> None:
    """A line of the result. What is `coloured` has colours of ours in it; whoever put them in has made it safe."""
    typer.echo(text if coloured else visible(text))


def json_text(value: Any, indent: int | None = 1) -> str:
    """JSON to be shown: what is an order to a terminal is written as `\\u202e`, which means the same to programs."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    shown = visible(text)
    return "".join(char if char == safe else f"\\u{ord(char):04x}" for char, safe in zip(text, shown, strict=True))


@contextmanager
def patience(name: str) -> Iterator[None]:
    """Tell a person now and then that a file is still being read: a scan takes seconds a page."""
    if not interactive():
        yield
        return
    started = time.monotonic()
    done = threading.Event()

    def tell() -> None:
        while not done.wait(PATIENCE):
            seconds = round(time.monotonic() - started)
            note(say(f"正在读 {name} …… 已 {seconds} 秒", f"reading {name} … {seconds} s so far"))

    teller = threading.Thread(target=tell, name="hetong-patience", daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


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
    flat = visible(" ".join(text.split()))
    return flat if not limit or len(flat) <= limit else flat[: limit - 1] + "…"
