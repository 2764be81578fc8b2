"""What kind of file these bytes are, by content. The suffix lies too often (an HTML page named .doc is common)."""

from __future__ import annotations

import io
import zipfile

from extract.errors import DocumentError

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"BM", "bmp"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b\x08", "archive"),
    (b"%!PS", "postscript"),
)

# kind: (name for an auditor, what to do, the same in English)
_ADVICE: dict[str, tuple[str, str, str]] = {
    "doc": ("旧版 Word 文件（.doc）", "请在 Word 或 WPS 中另存为 .docx 或 PDF", "legacy Word file: save as .docx"),
    "xlsx": ("Excel 表格（.xlsx）", "请将合同正文另存为 .docx 或 PDF", "Excel workbook: save as .docx or PDF"),
    "pptx": ("演示文稿（.pptx）", "请另存为 PDF", "presentation: save as PDF"),
    "odt": ("OpenDocument 文件", "请另存为 .docx 或 PDF", "OpenDocument file: save as .docx or PDF"),
    "ofd": ("OFD 版式文件", "请用 OFD 阅读器导出为 PDF", "OFD file: export as PDF"),
    "zip": ("压缩包", "请先解压，再处理其中的合同文件", "archive: unpack it first"),
    "archive": ("压缩包", "请先解压，再处理其中的合同文件", "archive: unpack it first"),
    "ole": ("旧版 Office 文件（.doc/.xls/.wps）", "请另存为 .docx 或 PDF", "legacy Office file: save as .docx or PDF"),
    "rtf": ("RTF 文件", "请另存为 .docx 或 PDF", "RTF file: save as .docx or PDF"),
    "html": ("网页文件（HTML）", "请打印或另存为 PDF", "HTML page: print it to PDF"),
    "wordxml": ("Word XML 文件", "请另存为 .docx", "Word XML file: save as .docx"),
    "image": ("图片", "请将各页合并为一个 PDF，由文字识别读取", "image: put the pages into one PDF for OCR"),
    "postscript": ("PostScript 文件", "请转换为 PDF", "PostScript file: convert to PDF"),
    "binary": ("无法识别的二进制文件", "请提供 PDF、.docx、.md 或 .txt", "unrecognised binary file"),
}


def kind_of(data: bytes) -> str:
    """`pdf`, `docx`, `text`, `encrypted`, or a key of the advice table. Never raises."""
    head = data[:1024]
    if b"%PDF-" in head:
        return "pdf"
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            if kind == "zip":
                return _zip_kind(data)
            if kind == "ole":
                return _ole_kind(data)
            if kind == "bmp":
                # `BM` may begin a text; the bitmap header has the file's own size and four zero bytes.
                if len(data) > 14 and data[6:10] == b"\0\0\0\0":
                    return "image"
                continue
            return kind
    if head[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1") or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "image"
    lowered = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if lowered.startswith((b"<!doctype html", b"<html")) or b"content-type: multipart/related" in lowered:
        return "html"
    if lowered.startswith(b"<?xml"):
        return "wordxml" if b"w:worddocument" in lowered or b"word.document" in lowered else "html"
    return "binary" if _is_binary(data) else "text"


def unknown(kind: str, name: str) -> DocumentError:
    """The error for a file that no reader takes: what it is and what to do about it."""
    if kind == "encrypted":
        return DocumentError(
            f"文件已加密，需要密码才能打开：{name}。请在 Word 中取消密码后另存",
            f"password-protected Office file: {name}; remove the password and save it again",
            code="encrypted",
        )
    what, advice, english = _ADVICE.get(kind, _ADVICE["binary"])
    return DocumentError(f"不支持的文件格式：{name} 是{what}。{advice}", f"{name}: {english}", code="unknown_format")


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        # A broken archive: if it was a Word file its part names still stand in the local headers.
        return "docx" if b"word/" in data or b"[Content_Types].xml" in data[:4096] else "zip"
    if any(n.startswith("word/") and n.endswith(".xml") for n in names):
        return "docx"
    if any(n.startswith("xl/") for n in names):
        return "xlsx"
    if any(n.startswith("ppt/") for n in names):
        return "pptx"
    if "OFD.xml" in names:
        return "ofd"
    return "odt" if "mimetype" in names and "content.xml" in names else "zip"


def _ole_kind(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        return "encrypted"
    return "doc" if "WordDocument".encode("utf-16-le") in data else "ole"


def _is_binary(data: bytes) -> bool:
    """NUL or many control bytes, unless a byte-order mark says UTF-16 (where NUL is half a letter)."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    sample = data[:65536]
    control = sum(sample.count(bytes([b])) for b in (*range(0, 9), *range(14, 27), *range(28, 32), 127))
    return b"\0" in sample or control * 50 > len(sample)
