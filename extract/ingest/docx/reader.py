"""Read a .docx: package → styles, numbering, body → `Document`."""

from __future__ import annotations

from extract.errors import DocumentError
from extract.ingest.blocks import Block, Para, texts, write
from extract.ingest.build import DocumentBuilder
from extract.ingest.columns import unfold
from extract.ingest.docx.body import BodyReader
from extract.ingest.docx.left import left_out
from extract.ingest.docx.names import Element, W
from extract.ingest.docx.numbering import Numbering
from extract.ingest.docx.package import Package
from extract.ingest.docx.styles import Styles
from extract.ingest.margins import kept
from extract.ingest.revisions import warning as revised
from extract.ingest.struck import warning
from extract.model import Document


def read(data: bytes, name: str) -> Document:
    """Raises `DocumentError` (`unreadable`, `too_large`, `encrypted`, `no_text`, `empty`)."""
    package = Package(data, name)
    root = package.xml(package.main)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise DocumentError(
            f"Word 文件中没有正文，文件可能已损坏：{name}", f"{name}: no document body", code="unreadable"
        )
    reader = BodyReader(
        Styles(package.related("styles", "styles.xml")), Numbering(package.related("numbering", "numbering.xml"))
    )
    builder = DocumentBuilder("docx", engine="lxml")
    try:
        blocks = reader.blocks(body)
    except RecursionError as error:
        raise package.too_deep() from error
    for told in left_out(package, body, reader.hidden):
        builder.warn(told)
    if struck := warning(reader.struck):
        builder.warn(struck)
    if changes := _revisions(package, body):
        builder.warn(changes)
    write([*_of_margins(package, blocks), *unfold(blocks)], builder)
    if builder.empty:
        if package.has_pictures():
            raise DocumentError(
                f"Word 文件中只有图片，没有文字：{name}。请另存为 PDF，由文字识别读取",
                f"{name}: only pictures, no text; save as PDF for OCR",
                code="no_text",
            )
        raise DocumentError(f"文件中没有文字：{name}", f"no text in {name}", code="empty")
    return builder.build()


def _revisions(package: Package, body: Element) -> str:
    """Tracked changes that hold text (not those of layout alone) and comments, told in one warning."""
    deleted = sum(one.find(f".//{W}delText") is not None for one in body.iter(W + "del"))
    deleted += sum(one.find(f".//{W}t") is not None for one in body.iter(W + "moveFrom"))
    inserted = sum(one.find(f".//{W}t") is not None for one in body.iter(W + "ins", W + "moveTo"))
    comments = package.related("comments", "comments.xml")
    return revised(deleted, inserted, 0 if comments is None else len(comments.findall(W + "comment")))


def _of_margins(package: Package, body: list[Block]) -> list[Block]:
    """What page headers and footers say of the contract and the body does not, such as its number."""
    try:
        roots = package.margins()
        blocks = [block for root in roots for block in BodyReader(Styles(None), Numbering(None)).blocks(root)]
    except (DocumentError, RecursionError):
        return []  # a damaged header does not cost the contract
    lines = [line for block in blocks for line in texts(block)]
    return [Para(line) for line in kept(lines, "".join(line for block in body for line in texts(block)))]
