"""A Word file made of a frozen text, for originals that can hold no remarks (text, web pages, OFD)."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from extract.annotate.extras import require
from extract.text.controls import visible

_EPOCH = (1980, 1, 1, 0, 0, 0)
FONT = "宋体"


def to_docx(text: str, heading: str) -> bytes:
    """A paragraph a line, below a heading that says what this is. Raises `UsageError` if python-docx is not installed."""
    require("docx")
    document = blank()
    first = document.add_paragraph()
    run = first.add_run(heading)
    run.italic = True
    for line in visible(text).translate({0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}).split("\n"):
        document.add_paragraph(line)
    return saved(document)


def blank() -> Any:
    """An empty Word document on A4 with a Chinese font."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(22)
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(11)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(3)
    return document


def saved(document: Any) -> bytes:
    """The bytes of a document; the same content gives the same bytes."""
    written, settled = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(zipfile.ZipInfo(info.filename, _EPOCH), old.read(info), zipfile.ZIP_DEFLATED)
    return settled.getvalue()
