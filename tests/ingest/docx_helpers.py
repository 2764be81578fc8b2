"""Small Word files built from raw XML, so that a test shows exactly the markup it is about."""

from __future__ import annotations

import io
import zipfile

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{W_NS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def run(text: str, properties: str = "") -> str:
    """A run; `properties` is the inside of w:rPr."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(text: str, properties: str = "") -> str:
    """A paragraph of one run; `properties` is the inside of w:pPr."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def numbered(text: str, num: int = 1, level: int = 0) -> str:
    """A paragraph of an automatic list."""
    return par(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def cell(*paragraphs: str, properties: str = "") -> str:
    """A table cell with one paragraph for each text."""
    inner = "".join(text if text.startswith("<") else par(text) for text in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: list[str]) -> str:
    """A table of rows of `cell(...)`."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def level(ilvl: int, text: str, style: str = "decimal", extra: str = "", start: int = 1) -> str:
    """A w:lvl."""
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def docx(body: str, *, numbering: str = "", styles: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """The bytes of a Word file with this body (and the insides of numbering.xml and styles.xml)."""
    parts: dict[str, bytes] = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>".encode(),
    }
    if numbering:
        parts["word/numbering.xml"] = f"<w:numbering {_NAMESPACES}>{numbering}</w:numbering>".encode()
    if styles:
        parts["word/styles.xml"] = f"<w:styles {_NAMESPACES}>{styles}</w:styles>".encode()
    parts.update(extra or {})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()
