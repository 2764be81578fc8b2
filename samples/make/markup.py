"""Read the light markup of make/src/*.src into blocks that the Word and PDF writers share.

A line is a paragraph unless it starts with a directive:

!header T, !footer T   running head, running foot
!title T, !center T, !cover T, !h T   kinds of paragraph
!1 T, !2 T             automatic numbering, level 1, 2    !restart      numbering starts again (annexes)
!2col A || B           a line of a two-column signature   !pagebreak
!widths 10,20          widths (mm) of the next table      !tcap T       caption of the next table
| a | b |              table row; `<<` merges with the cell on the left, `^^` with the cell above

Inline, for Word only: {+inserted+} {-deleted-} {#comment#}.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Block:
    """One block: `kind` is `p`, a directive's name, or `table` (then `rows` and `widths` in mm)."""

    kind: str
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)


def read(path: Path) -> list[Block]:
    """Blocks of the source file, in order."""
    blocks: list[Block] = []
    widths: list[float] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        if line.startswith("|"):
            row = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if blocks and blocks[-1].kind == "table" and not widths:
                blocks[-1].rows.append(row)
            else:
                blocks.append(Block("table", rows=[row], widths=widths))
                widths = []
        elif line.startswith("!"):
            kind, _, text = line[1:].partition(" ")
            if kind == "widths":
                widths = [float(number) for number in text.split(",")]
            else:
                blocks.append(Block(kind, text))
        else:
            blocks.append(Block("p", line))
    return blocks


def running(blocks: list[Block], kind: str) -> str:
    """Text of the running head or foot, empty when there is none."""
    return next((block.text for block in blocks if block.kind == kind), "")
