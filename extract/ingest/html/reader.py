"""Bytes of a page → text → tree → blocks → `Document`."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from lxml import etree

from extract.errors import DocumentError
from extract.ingest.blocks import write
from extract.ingest.build import DocumentBuilder
from extract.ingest.columns import unfold
from extract.ingest.decode import LOST, Decoded, decode, doubt, wide_encoding
from extract.ingest.html.attributes import few_attributes
from extract.ingest.html.body import PageReader
from extract.ingest.html.depth import shallow
from extract.ingest.html.sheet import Sheet
from extract.ingest.html.unclosed import closed
from extract.ingest.html.unshown import unshown
from extract.ingest.sevenbit import seven_bit
from extract.ingest.struck import warning
from extract.ingest.symbols import PRIVATE
from extract.model import Document

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
# What pages call the national encodings; the newest of them contains the others.
_CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "gb_2312-80": "gb18030", "cp936": "gb18030"}
_CHINESE |= {"x-gbk": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs"}
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(data: bytes, name: str) -> Document:
    """Raises `DocumentError` (`unreadable`, `empty`)."""
    builder = DocumentBuilder("html", engine="lxml")
    decoded = decode_page(data)
    text, opened = closed(decoded.text.translate(PRIVATE))
    for note in (decoded.note, opened):
        if note:
            builder.warn(note)
    root, cut = _tree(text, name)
    if cut:
        root, cut = _tree(shallow(text), name)
    if cut:
        builder.warn("网页嵌套过深，可能有文字没有读到")
    if root is None:
        raise DocumentError(f"文件中没有文字：{name}", f"no text in {name}", code="empty")
    try:
        sheet = Sheet(root)
        reader = PageReader(sheet)
        blocks = reader.blocks(root)
    except RecursionError as error:
        raise _unreadable(name, "nested too deeply") from error
    if crossed := warning(reader.struck):
        builder.warn(crossed)
    if unseen := unshown(root, sheet):
        builder.warn(unseen)
    write(unfold(blocks), builder)
    if builder.empty:
        raise DocumentError(f"网页中没有文字：{name}", f"no text in {name}", code="empty")
    return builder.build()


def _tree(text: str, name: str) -> tuple[Element | None, bool]:
    """`(root, cut)`: the tree of a page, and whether the parser left out what is nested too deeply."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(few_attributes(text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        if "depth" not in str(error):
            raise _unreadable(name, str(error)) from error
        return None, True
    return root, any("depth" in entry.message for entry in parser.error_log)


def decode_page(data: bytes) -> Decoded:
    """The text of a page: by the byte-order mark; as UTF-8 where that fits; by what the page declares; by trial.

    UTF-8 goes before the declaration: pages saved by a browser keep `charset=gb2312` and are UTF-8, and a text in
    GB18030 is practically never valid UTF-8.
    """
    if not data.startswith(_BOMS) and not wide_encoding(data) and not seven_bit(data):
        try:
            text = data.decode("utf-8")
            return Decoded(text, True, doubt(text))
        except UnicodeDecodeError:
            pass
        declared = _CHARSET.search(data[:4096])
        encoding = _CHINESE.get(declared.group(1).decode("ascii").lower()) if declared else None
        if encoding is not None:
            text = data.decode(encoding, errors="replace")
            if text.count("\ufffd") * 100 <= len(text):
                return Decoded(text, "\ufffd" not in text, LOST if "\ufffd" in text else doubt(text))
    return decode(data) or Decoded(data.decode("gb18030", errors="replace"), False, LOST)


def _unreadable(name: str, detail: str) -> DocumentError:
    return DocumentError(f"网页已损坏，无法读取：{name}", f"broken page {name}: {detail[:200]}", code="unreadable")
