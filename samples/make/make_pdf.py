"""Make the born-digital PDF samples from make/src: running head and page number on every page, ruled tables
that break over a page with the head row repeated, a two-column signature block.

Usage: python make_pdf.py [FONT.ttf] [OUT_DIR]
FONT is a TrueType font with Chinese glyphs (default: Droid Sans Fallback, Apache-2.0, found in the usual font
folders). It has no Latin letters and digits: those come from Bitstream Vera, which reportlab brings along.
Subsets of both are embedded. OUT_DIR is by default the folder above this one. Needs reportlab.
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import Any

from markup import Block, read, running
from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    CondPageBreak,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

HERE = Path(__file__).resolve().parent
NAMES = ["goods_it_hardware_guizhou", "consortium_smart_city_anhui", "design_hospital_yunnan"]
FOLDERS = ["/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts", "/Library/Fonts"]
MARGIN = 25 * mm

BODY = ParagraphStyle("body", fontName="CJK", fontSize=10.5, leading=18, wordWrap="CJK", firstLineIndent=21)
PLAIN = ParagraphStyle("plain", BODY, firstLineIndent=0)
CELL = ParagraphStyle("cell", PLAIN, fontSize=9, leading=13)
SIGNED = ParagraphStyle("signed", PLAIN, fontSize=9.5)
STYLES = {
    "title": ParagraphStyle("title", PLAIN, fontSize=20, leading=32, alignment=1, spaceBefore=40),
    "center": ParagraphStyle("center", PLAIN, fontSize=13, leading=22, alignment=1, spaceAfter=20),
    "cover": ParagraphStyle("cover", PLAIN, fontSize=13, leading=26, leftIndent=30),
    "h": ParagraphStyle("h", PLAIN, fontSize=12, leading=22, spaceBefore=4, keepWithNext=1),
    "tcap": ParagraphStyle("tcap", PLAIN, alignment=1),
    "p": BODY,
}


def find_font() -> Path:
    """The default font; LookupError when it is not installed."""
    for folder in FOLDERS:
        for path in sorted(Path(folder).expanduser().rglob("DroidSansFallbackFull.ttf")):
            return path
    raise LookupError("DroidSansFallbackFull.ttf not found: give a TrueType font with Chinese glyphs")


def spans(text: str) -> list[tuple[str, str]]:
    """(font, run) pairs: a character that the Chinese font lacks is set in Vera."""
    known = pdfmetrics.getFont("CJK").face.charToGlyph
    runs = groupby(text, lambda char: "CJK" if ord(char) in known else "Latin")
    return [(font, "".join(run)) for font, run in runs]


def paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    """A paragraph in two fonts."""
    return Paragraph("".join(f'<font name="{font}">{run}</font>' for font, run in spans(text)), style)


def ruled(block: Block) -> Table:
    """A table with rules round every cell; its first row is repeated on the next page."""
    rules: list[tuple[Any, ...]] = [("GRID", (0, 0), (-1, -1), 0.6, black)]
    rules.append(("VALIGN", (0, 0), (-1, -1), "MIDDLE"))
    cells: list[list[Any]] = []
    for i, row in enumerate(block.rows):
        cells.append([paragraph(text, CELL) if text not in ("<<", "^^") else "" for text in row])
        for j in range(len(row)):
            end = j
            while end + 1 < len(row) and row[end + 1] == "<<":
                end += 1
            if row[j] != "<<" and end > j:
                rules.append(("SPAN", (j, i), (end, i)))
    return Table(cells, [width * mm for width in block.widths], repeatRows=1, style=TableStyle(rules))


def signature(rows: list[tuple[str, str]]) -> Table:
    """The signature block: two columns side by side without rules."""
    cells = [[paragraph(left, SIGNED), paragraph(right, SIGNED)] for left, right in rows]
    return Table(cells, [80 * mm, 80 * mm], style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))


def story(blocks: list[Block]) -> list[Any]:
    """Flowables of a contract."""
    flow: list[Any] = []
    signers: list[tuple[str, str]] = []
    for block in [*blocks, Block("end")]:
        if block.kind == "2col":
            left, right = block.text.split("||")
            signers.append((left.strip(), right.strip()))
            continue
        if signers:
            flow += [Spacer(1, 12), signature(signers)]
            signers = []
        if block.kind == "table":
            flow += [ruled(block), Spacer(1, 8)]
        elif block.kind == "pagebreak":
            flow.append(PageBreak())
        elif block.kind in STYLES:
            flow += [CondPageBreak(45 * mm)] if block.kind == "tcap" else []
            flow.append(paragraph(block.text, STYLES[block.kind]))
    return flow


def line(canvas: Any, x: float, y: float, text: str) -> None:
    """One line of page furniture in two fonts, at `x`, `y` points from the bottom left."""
    for font, run in spans(text):
        canvas.setFont(font, 9)
        canvas.drawString(x, y, run)
        x += pdfmetrics.stringWidth(run, font, 9)


def write(blocks: list[Block], path: Path) -> None:
    """Build twice: the first pass counts the pages for 第 n 页 共 m 页."""
    head, total = running(blocks, "header"), 0

    def furniture(canvas: Any, doc: Any) -> None:
        line(canvas, MARGIN, A4[1] - 15 * mm, head)
        canvas.line(MARGIN, A4[1] - 17 * mm, A4[0] - MARGIN, A4[1] - 17 * mm)
        line(canvas, A4[0] / 2 - 15 * mm, 12 * mm, f"第 {doc.page} 页 共 {total} 页")

    for _ in range(2):
        doc = SimpleDocTemplate(str(path), pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, invariant=1,
                                topMargin=MARGIN, bottomMargin=MARGIN, title=head, author="")
        doc.build(story(blocks), onFirstPage=furniture, onLaterPages=furniture)
        total = doc.page


def main() -> None:
    font = Path(sys.argv[1]) if len(sys.argv) > 1 else find_font()
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else HERE.parent
    pdfmetrics.registerFont(TTFont("CJK", str(font)))
    pdfmetrics.registerFont(TTFont("Latin", "Vera.ttf"))
    for name in NAMES:
        write(read(HERE / "src" / f"{name}.src"), out / f"{name}.pdf")


if __name__ == "__main__":
    main()
