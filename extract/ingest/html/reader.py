"""Bytes of a page → text → tree → blocks → `Document`."""

from __future__ import annotations

import codecs
import re

from lxml import etree

from extract.errors import DocumentError
from extract.ingest.blocks import write
from extract.ingest.build import DocumentBuilder
from extract.ingest.columns import unfold
from extract.ingest.decode import decode
from extract.ingest.html.body import PageReader
from extract.model import Document

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
# What pages call the national encodings; the newest of them contains the others.
_CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "gb_2312-80": "gb18030", "cp936": "gb18030"}
_CHINESE |= {"x-gbk": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs"}
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(data: bytes, name: str) -> Document:
    """Raises `DocumentError` (`unreadable`, `empty`)."""
    builder = DocumentBuilder("html", engine="lxml")
    text, lossless = decode_page(data)
    if not lossless:
        builder.warn("文件中有无法解码的字节，相应文字可能缺失")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise _unreadable(name, str(error)) from error
    if root is None:
        raise DocumentError(f"文件中没有文字：{name}", f"no text in {name}", code="empty")
    try:
        blocks = PageReader().blocks(root)
    except RecursionError as error:
        raise _unreadable(name, "nested too deeply") from error
    write(unfold(blocks), builder)
    if builder.empty:
        raise DocumentError(f"网页中没有文字：{name}", f"no text in {name}", code="empty")
    return builder.build()


def decode_page(data: bytes) -> tuple[str, bool]:
    """`(text, lossless)`: by the byte-order mark; as UTF-8 where that fits; by what the page declares; by trial.

    UTF-8 goes before the declaration: pages saved by a browser keep `charset=gb2312` and are UTF-8, and a text in
    GB18030 is practically never valid UTF-8.
    """
    if not data.startswith(_BOMS):
        try:
            return data.decode("utf-8"), True
        except UnicodeDecodeError:
            pass
        declared = _CHARSET.search(data[:4096])
        encoding = _CHINESE.get(declared.group(1).decode("ascii").lower()) if declared else None
        if encoding is not None:
            text = data.decode(encoding, errors="replace")
            if text.count("\ufffd") * 100 <= len(text):
                return text, "\ufffd" not in text
    return decode(data) or (data.decode("gb18030", errors="replace"), False)


def _unreadable(name: str, detail: str) -> DocumentError:
    return DocumentError(f"网页已损坏，无法读取：{name}", f"broken page {name}: {detail[:200]}", code="unreadable")
