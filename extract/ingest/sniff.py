"""What kind of file these bytes are, by content. The suffix lies too often (an HTML page named .doc is common)."""

from __future__ import annotations

import io
import re
import zipfile

from extract.errors import DocumentError
from extract.ingest.decode import wide_encoding
from extract.ingest.sevenbit import seven_bit

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
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"%!PS", "postscript"),
)
# Streams that tell OLE files apart, by their names in the directory (UTF-16). A mail may hold a Word file: mail first.
_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("EncryptionInfo", "encrypted"),
    ("__nameid_version1.0", "mail"),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "pptx"),
    ("Workbook", "xlsx"),
)
_MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|script|style|link)[\s>]", re.IGNORECASE)
_BEFORE_MARKUP = re.compile(r"\s*(?:<\?xml[^>]*>|<!--.*?-->)", re.DOTALL)
_MAIL_HEADERS = (
    "Received Return-Path Delivered-To From To Cc Subject Date Message-ID MIME-Version Content-Type "
    "Content-Transfer-Encoding DKIM-Signature Reply-To Sender"
)
_MAIL = re.compile(rf"(?:{'|'.join(_MAIL_HEADERS.split())}|X-[\w-]+):[ \t]", re.IGNORECASE)

# kind: (name for an auditor, what to do, the same in English)
_ADVICE: dict[str, tuple[str, str, str]] = {
    "xlsx": ("Excel 表格", "请将合同正文另存为 .docx 或 PDF", "Excel workbook: save as .docx or PDF"),
    "pptx": ("演示文稿（PowerPoint）", "请另存为 PDF", "presentation: save as PDF"),
    "odt": ("OpenDocument 文件", "请另存为 .docx 或 PDF", "OpenDocument file: save as .docx or PDF"),
    "zip": (
        "压缩包（.zip）",
        "请用 hetong run 处理，它会逐个读取压缩包中的合同；或先解压",
        "zip archive: use `hetong run`, which reads the contracts in it, or unpack it first",
    ),
    "archive": ("压缩包", "请先解压，再处理其中的合同文件", "archive: unpack it first"),
    "mail": ("电子邮件", "请先存出其中的附件，再处理合同文件", "e-mail: save its attachments first"),
    "ole": ("旧版 Office 文件", "请另存为 .docx 或 PDF", "legacy Office file: save as .docx or PDF"),
    "mht": ("单一网页文件（.mht）", "请另存为网页（.html）或 PDF", "web archive (.mht): save as .html or PDF"),
    "xml": ("XML 文件", "请提供合同的 .docx 或 PDF", "XML file: provide the contract as .docx or PDF"),
    "wordxml": ("Word XML 文件", "请另存为 .docx", "Word XML file: save as .docx"),
    "heic": ("HEIC 图片", "请另存为 JPEG、PNG 或 PDF", "HEIC picture: save as JPEG, PNG or PDF"),
    "postscript": ("PostScript 文件", "请转换为 PDF", "PostScript file: convert to PDF"),
    "binary": ("无法识别的二进制文件", "请提供 PDF、.docx、.md 或 .txt", "unrecognised binary file"),
}


def kind_of(data: bytes) -> str:
    """What the bytes are. Never raises.

    `pdf`, `docx`, `doc`, `rtf`, `ofd`, `html`, `image`, `text`; `encrypted`; or a key of the advice table.
    """
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
    if head[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
        return "heic"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image"
    if data[257:262] == b"ustar":
        return "archive"
    return _text_kind(data)


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
    for stream, kind in _STREAMS:
        if stream.encode("utf-16-le") in data:
            # Word marks an encrypted file in its header, which is nearly always the first sector.
            locked = kind == "doc" and data[512:514] == b"\xec\xa5" and bool(data[523] & 1)
            return "encrypted" if locked else kind
    return "ole"


def _text_kind(data: bytes) -> str:
    """`html`, `mht`, `mail`, `wordxml`, `xml`, `text` or `binary`."""
    head = data[:4096]
    utf16 = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else wide_encoding(data)
    text = head.decode(utf16 or "latin-1", errors="ignore").removeprefix("\xef\xbb\xbf").lstrip()
    lowered = text.lower()
    at = 0
    while skipped := _BEFORE_MARKUP.match(text, at):
        at = skipped.end()
    if _MARKUP.match(text[at:].lstrip()):
        return "html"
    if lowered.startswith("<?xml"):
        return "wordxml" if "w:worddocument" in lowered or "word.document" in lowered else "xml"
    if sum(bool(_MAIL.match(line)) for line in text.split("\n")[:40]) >= 3 and _MAIL.match(text):
        return "mht" if "content-type: multipart/related" in lowered else "mail"
    return "text" if utf16 or not _is_binary(data) else "binary"


def _is_binary(data: bytes) -> bool:
    """NUL or many control bytes."""
    sample = data[:65536]
    control = sum(sample.count(bytes([b])) for b in (*range(0, 9), *range(14, 27), *range(28, 32), 127))
    return b"\0" in sample or (control * 50 > len(sample) and seven_bit(data) is None)
