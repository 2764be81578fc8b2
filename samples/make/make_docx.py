"""Make the Word samples from make/src: real tables, merged cells, automatic numbering, tracked changes.

Usage: python make_docx.py [OUT_DIR]      (default: the folder above this one; needs python-docx and lxml)
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from markup import Block, read, running

HERE = Path(__file__).resolve().parent
NAMES = ["goods_ct_scanner_gansu", "works_renovation_jiangxi", "supplement_amount_heilongjiang",
         "services_cleaning_qinghai"]
FIXED = datetime(2025, 1, 1)
STAMP = "2025-01-01T00:00:00Z"
FONT = "宋体"
INLINE = re.compile(r"\{\+(?P<ins>.*?)\+\}|\{-(?P<del>.*?)-\}|\{#(?P<note>.*?)#\}")
# Level 1 prints 一、 and level 2 prints 1.1: isLgl turns the Chinese number of the parent into an arabic one.
NUMBERING = f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>
<w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/><w:rPr><w:b/></w:rPr></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:suff w:val="space"/>
<w:lvlText w:val="%1.%2"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>"""


class Writer:
    """One Word document in the making."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks, self.doc, self.num, self.mark = blocks, Document(), 0, 100
        style = self.doc.styles["Normal"]
        style.font.name, style.font.size = FONT, Pt(11)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)

    def build(self) -> Any:
        head, foot = running(self.blocks, "header"), running(self.blocks, "footer")
        if head:
            self.doc.sections[0].header.paragraphs[0].text = head
            self.page_number(self.doc.sections[0].footer.paragraphs[0], foot)
        for block in self.blocks:
            self.block(block)
        core = self.doc.core_properties
        core.author, core.title, core.created, core.modified = "示例", "", FIXED, FIXED
        core.last_modified_by = "示例"
        return self.doc

    def block(self, block: Block) -> None:
        kind = block.kind
        if kind in ("header", "footer"):
            return
        if kind == "table":
            self.table(block)
        elif kind == "pagebreak":
            self.doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif kind == "restart":
            self.num = 0
        elif kind == "2col":
            left, right = (part.strip() for part in block.text.split("||"))
            columns = sum(2 if ord(char) > 0x2000 else 1 for char in left)
            self.doc.add_paragraph(left + " " * max(4, 46 - columns) + right)
        else:
            paragraph = self.doc.add_paragraph()
            self.inline(paragraph, block.text)
            self.dress(paragraph, kind)

    def dress(self, paragraph: Any, kind: str) -> None:
        """Look and numbering of a paragraph."""
        if kind in ("title", "center"):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if kind in ("title", "h", "1"):
            for run in paragraph.runs:
                run.bold, run.font.size = True, Pt(20 if kind == "title" else 12)
        if kind == "cover":
            paragraph.paragraph_format.left_indent = Mm(20)
        if kind in ("1", "2"):
            self.number(paragraph, int(kind) - 1)

    def number(self, paragraph: Any, level: int) -> None:
        """Attach the automatic number: the label is in numbering.xml only, never in the text."""
        root = self.doc.part.numbering_part.element
        if not self.num:
            if not root.xpath("w:abstractNum[@w:abstractNumId='90']"):
                root.insert(0, parse_xml(NUMBERING))
            self.num = max(int(n) for n in root.xpath("w:num/@w:numId")) + 1
            override = "".join(f'<w:lvlOverride w:ilvl="{i}"><w:startOverride w:val="1"/></w:lvlOverride>'
                               for i in (0, 1))
            root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{self.num}">'
                                  f'<w:abstractNumId w:val="90"/>{override}</w:num>'))
        prop = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        prop.get_or_add_ilvl().val = level
        prop.get_or_add_numId().val = self.num

    def inline(self, paragraph: Any, text: str) -> None:
        """Runs of a paragraph, with tracked insertions, tracked deletions and comments."""
        at = 0
        for match in INLINE.finditer(text):
            if match.start() > at:
                paragraph.add_run(text[at : match.start()])
            if match["note"]:
                anchor = paragraph.runs[-1]
                comment = self.doc.add_comment(anchor, match["note"], author="审核人", initials="审")
                comment._comment_elm.set(qn("w:date"), STAMP)
            else:
                tag, body = ("ins", match["ins"]) if match["ins"] else ("del", match["del"])
                run = paragraph.add_run(body)._r
                if tag == "del":
                    run.find(qn("w:t")).tag = qn("w:delText")
                wrapper = OxmlElement(f"w:{tag}")
                self.mark += 1
                for key, value in (("id", str(self.mark)), ("author", "修订人"), ("date", STAMP)):
                    wrapper.set(qn(f"w:{key}"), value)
                paragraph._p.replace(run, wrapper)
                wrapper.append(run)
            at = match.end()
        if at < len(text):
            paragraph.add_run(text[at:])

    def table(self, block: Block) -> None:
        rows = block.rows
        table = self.doc.add_table(len(rows), len(rows[0]), style="Table Grid")
        for i, row in enumerate(rows):
            for j, text in enumerate(row):
                if text not in ("<<", "^^"):
                    table.cell(i, j).text = text
        for i, row in enumerate(rows):
            for j, text in enumerate(row):
                if text == "<<":
                    table.cell(i, j - 1).merge(table.cell(i, j))
                elif text == "^^":
                    table.cell(i - 1, j).merge(table.cell(i, j))
        for j, width in enumerate(block.widths):
            table.columns[j].width = Mm(width)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        self.doc.add_paragraph()

    def page_number(self, paragraph: Any, text: str) -> None:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(f"{text}  第 " if text else "第 ")
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph._p.append(field)
        paragraph.add_run(" 页")


def save(doc: Any, path: Path) -> None:
    """Write the package with fixed zip dates, so that the same source gives the same bytes."""
    raw = io.BytesIO()
    doc.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent
    for name in NAMES:
        save(Writer(read(HERE / "src" / f"{name}.src")).build(), out / f"{name}.docx")


if __name__ == "__main__":
    main()
