"""The pages of an OFD as characters with boxes and rulings, laid out like the pages of a PDF."""

from __future__ import annotations

import importlib.util
from importlib import metadata
from typing import Any

from extract.errors import DocumentError
from extract.ingest.ofd.page import POINTS, page_chars
from extract.ingest.ofd.paths import page_rulings
from extract.ingest.pdf.assemble import assembled
from extract.ingest.pdf.layout import PageLayout, lay_out
from extract.ingest.pdf.rulings import Rulings
from extract.model import Document

MAX_PAGES = 5_000
MAX_CHARS = 5_000_000
_MAX_SIDE = 14_400 / POINTS  # millimetres; no page is larger (the limit of PDF)


def read(data: bytes, name: str) -> Document:
    """Raises `DocumentError` (`unknown_format` without the extra, `unreadable`, `too_large`, `empty`, `no_text`)."""
    if importlib.util.find_spec("ofdkit") is None:
        raise DocumentError(
            f"读取 OFD 文件需要扩展组件：{name}。请运行 pip install 'hetong[ofd]'，或用 OFD 阅读器导出为 PDF",
            f"{name}: an OFD file needs the extra: pip install 'hetong[ofd]', or export it as PDF",
            code="unknown_format",
        )
    import ofdkit

    warnings: list[str] = []
    try:
        with ofdkit.open(data) as document:
            if len(document.pages) > MAX_PAGES:
                raise DocumentError(f"OFD有{len(document.pages)}页，超过上限{MAX_PAGES}页", "too many pages", code="too_large")
            layouts = _layouts(document, data, warnings)
            if document.warnings:
                warnings.append(f"OFD中有{len(document.warnings)}处内容读不出来，相应文字可能缺失")
    except ofdkit.OFDLimitError as error:
        raise DocumentError(f"OFD文件过大，已拒绝读取：{name}", f"{name}: {error}", code="too_large") from error
    except ofdkit.OFDError as error:
        raise _damaged(name, error) from error
    except DocumentError:
        raise
    except Exception as error:  # a damaged directory raises anything: ValueError, struct.error, KeyError
        raise _damaged(name, error) from error
    return _document(layouts, warnings, name)


def _damaged(name: str, error: Exception) -> DocumentError:
    return DocumentError(f"OFD文件已损坏，无法读取：{name}", f"{name}: {str(error)[:200]}", code="unreadable")


def _layouts(document: Any, data: bytes, warnings: list[str]) -> list[PageLayout]:
    """Every page that can be read, laid out."""
    import ofdkit
    from ofdkit.package import Package

    found: list[PageLayout] = []
    total = 0
    with Package(data) as package:
        for number, page in enumerate(document.pages, 1):
            try:
                width, height = page.box[2:]
                runs = page.runs
                content = package.read_xml(page.location) if page.location else None
            except ofdkit.OFDLimitError:
                raise
            except ofdkit.OFDError:
                warnings.append(f"第{number}页读不出来")
                continue
            if not (0 < width <= _MAX_SIDE and 0 < height <= _MAX_SIDE):
                warnings.append(f"第{number}页的尺寸无效，未读取")
                continue
            chars = page_chars(number, page.box, runs)
            total += len(chars.text)
            if total > MAX_CHARS:
                raise DocumentError(f"OFD的文字超过上限{MAX_CHARS}个字符", "too much text", code="too_large")
            rulings = page_rulings(content, page.box) if content is not None else Rulings()
            if rulings.overflow:
                warnings.append(f"第{number}页线条过多，未识别表格")
                rulings = Rulings()
            found.append(lay_out(chars, rulings))
            if not found[-1].lines and not found[-1].tables:
                warnings.append(f"第{number}页没有文字（扫描件？）")
    return found


def _document(layouts: list[PageLayout], warnings: list[str], name: str) -> Document:
    if not layouts:
        raise DocumentError(f"OFD一页也读不出来：{name}", f"{name}: no page can be read", code="unreadable")
    assembly = assembled(layouts)
    if assembly.is_empty:
        raise DocumentError(
            f"OFD中没有文字，应是扫描件：{name}。请用 OFD 阅读器导出为 PDF，由文字识别读取",
            f"{name}: no text, a scan; export it as PDF for OCR",
            code="no_text",
        )
    return assembly.document("ofd", f"ofdkit {metadata.version('ofdkit')}", warnings)
