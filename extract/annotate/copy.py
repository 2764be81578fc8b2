"""The annotated copy of one contract, in the format that can hold the remarks best."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from extract.annotate import pdf, picture, plain, word
from extract.annotate.extras import require
from extract.annotate.notes import Note, notes
from extract.errors import DocumentError, UsageError
from extract.record import Record

AUTHOR = "合同审核"
MARK = "（批注）"
_CONVERTED = frozenset({"doc", "wps", "rtf"})
_PICTURES = frozenset({"png", "jpeg", "tiff", "bmp", "webp"})


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotated copy. `count` remarks were written, `exact` of them at their very place.

    `told` says, in Chinese and English, what was done otherwise than to copy the original.
    """

    data: bytes
    suffix: str
    count: int
    exact: int
    told: tuple[tuple[str, str], ...] = ()


def annotate(
    record: Record, data: bytes, *, author: str = AUTHOR, dismissed: Collection[str] = ()
) -> Annotated | None:
    """The copy of a contract with its findings and doubtful values, `None` where there is nothing to tell.

    `data` are the bytes that the record was made from, `dismissed` the keys of findings that a person dismissed.
    Raises `DocumentError` for a file that cannot be annotated, `UsageError` for other bytes or a record without its
    text, or if the extra `papers` is needed and not installed.
    """
    name = record.source.path
    if record.text is None or hashlib.sha256(data).hexdigest() != record.source.sha256:
        raise UsageError(
            f"{name}：与读取时的文件不一致，请先重新运行 hetong run", f"{name}: not the file that was read; run hetong run again"
        )
    found = notes(record, dismissed)
    return _written(record, data, found, author) if found else None


def _written(record: Record, data: bytes, found: Sequence[Note], author: str) -> Annotated:
    format, name, text = record.source.format, record.source.path, record.text or ""
    told: list[tuple[str, str]] = []
    if format == "pdf":
        made, exact = pdf.highlight(data, name, found, author)
        return Annotated(made, ".pdf", len(found), exact)
    if format in _PICTURES:
        require("pypdf")
        told.append((f"{name} 是图片，批注写在由它做成的 PDF 上", f"{name} is a picture: the remarks are in a PDF made of it"))
        made, exact = pdf.highlight(picture.to_pdf(data, name), name, found, author)
        return Annotated(made, ".pdf", len(found), exact, tuple(told))
    if format in _CONVERTED:
        from extract.ingest.office import as_docx

        data = as_docx(data, name, format)
        told.append((
            f"{name} 是 .{format} 文件，批注写在由 LibreOffice 转成的 .docx 副本上",
            f"{name} is a .{format} file: the remarks are in a .docx that LibreOffice made of it",
        ))  # fmt: skip
    elif format == "docx":
        if word.is_signed(data):
            told.append((f"{name} 有数字签名，批注副本中签名不再有效", f"{name} is signed: the signature does not hold for the copy"))
    else:
        heading = f"本文件由“{PurePosixPath(name).name}”的正文做成，仅供批注；版式以原件为准"
        data = plain.to_docx(text, heading)
        told.append((
            f"{name} 是 .{format} 文件，不能带批注：已把正文写成 Word 文件并批注",
            f"{name} is a .{format} file, which holds no remarks: its text was written as a Word file with them",
        ))  # fmt: skip
    try:
        made, exact = word.comment(data, name, text, found, author)
    except (ValueError, KeyError, OSError, RuntimeError, SyntaxError) as error:
        raise DocumentError(
            f"{name}：Word 文件结构有损坏，不能批注；请用 Word 或 WPS 另存一份再试", f"{name}: cannot be annotated ({error})"
        ) from error
    return Annotated(made, ".docx", len(found), exact, tuple(told))


def copy_name(path: str, suffix: str) -> PurePosixPath:
    """Where the copy of a contract goes, below the folder for copies; `path` as in the record.

    >>> print(copy_name("2024/a.docx", ".docx"), copy_name("a.txt", ".docx"), copy_name("../x/b.PDF", ".pdf"))
    2024/a（批注）.docx a.txt（批注）.docx x/b（批注）.pdf
    """
    parts = [part for part in path.replace("\\", "/").split("/") if part.strip(". ") and ":" not in part]
    place = PurePosixPath(*parts) if parts else PurePosixPath("contract")
    same = place.suffix.lower() == suffix
    return place.with_name((place.stem if same else place.name) + MARK + suffix)
