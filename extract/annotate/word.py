"""Comments in a copy of a Word file: its text, its tracked changes and all its other parts stay as they are."""

from __future__ import annotations

import io
import posixpath
import shutil
import zipfile
from collections.abc import Sequence
from typing import Any

from lxml import etree

from extract.annotate.align import align
from extract.annotate.notes import Note
from extract.annotate.wordxml import SPACE, Stream
from extract.errors import DocumentError
from extract.ingest.docx.names import Element, W
from extract.ingest.docx.package import Package
from extract.text.controls import visible

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
INITIALS = "审"
_NO_XML = {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}
"""Characters that no XML may hold."""


def comment(data: bytes, name: str, text: str, notes: Sequence[Note], author: str) -> tuple[bytes, int]:
    """A copy of a .docx with a comment for each note, and how many of them stand at their very place.

    `text` is the frozen text that the notes' offsets point into. A note whose passage stands in no run (a generated
    number, a picture) goes to the nearest passage before it. Raises `DocumentError` for a file that is no Word file.
    """
    package = Package(data, name)  # holds the limits of what is opened
    if package.xml(package.main) is None:
        raise DocumentError(f"Word 文件中没有正文：{name}", f"{name}: no document body")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        raw = archive.read(package.main)
        strict = _STRICT in raw
        root = _parsed(raw)
        folder, file = posixpath.split(package.main)
        relations = f"{folder}/_rels/{file}.rels"
        part, links = _comments_part(archive, folder, relations, strict)
        old = _parsed(archive.read(part)) if part in archive.namelist() else None
        comments = old if old is not None else etree.Element(W + "comments", nsmap={"w": W[1:-1]})
        exact = _mark(root, comments, text, notes, author)
        changed = {package.main: _written(root, strict), part: _written(comments, strict)}
        if links is not None:
            changed[relations] = links
        types = archive.read("[Content_Types].xml")
        if (new := _with_type(types, part)) != types:
            changed["[Content_Types].xml"] = new
        return _repacked(archive, changed), exact


def is_signed(data: bytes) -> bool:
    """True for a file with a digital signature, which no copy with comments can keep valid."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(part.startswith("_xmlsignatures/") for part in archive.namelist())


def _mark(root: Element, comments: Element, text: str, notes: Sequence[Note], author: str) -> int:
    body = root.find(W + "body")
    stream = Stream(body)
    places = align(text, stream.text)
    number = _first_number(root, comments)
    exact = 0
    for note in notes:
        inside = [at for at in places[note.start : note.end] if at is not None and stream.has_run(at)]
        first, last = (min(inside), max(inside)) if inside else (_nearest(places, note.start, stream),) * 2
        if first is None or last is None:
            continue  # a document of which nothing could be placed has no text
        if inside:
            last = _reach(stream, first, last, inside)
            exact += 1
        _around(stream.run_from(first), stream.run_to(last), number)
        comments.append(_comment(number, note, author, exact=bool(inside)))
        number += 1
    return exact


def _reach(stream: Stream, first: int, last: int, inside: list[int]) -> int:
    """The last character that one comment may reach: paragraphs side by side, never from one cell into another."""
    home = stream.paragraph(first)
    if stream.paragraph(last).getparent() is home.getparent():
        return last
    return max(at for at in inside if stream.paragraph(at) is home)


def _nearest(places: list[int | None], start: int, stream: Stream) -> int | None:
    """The nearest placed character before an offset, else the first one behind it."""
    order = (*range(min(start, len(places)) - 1, -1, -1), *range(start, len(places)))
    return next((at for i in order if (at := places[i]) is not None and stream.has_run(at)), None)


def _around(first: Element, last: Element, number: int) -> None:
    begin, end, run = (first.makeelement(W + name) for name in ("commentRangeStart", "commentRangeEnd", "r"))
    for one in (begin, end):
        one.set(W + "id", str(number))
    reference = run.makeelement(W + "commentReference")
    reference.set(W + "id", str(number))
    run.append(reference)
    first.addprevious(begin)
    last.addnext(end)
    end.addnext(run)


def _comment(number: int, note: Note, author: str, *, exact: bool) -> Any:
    element = etree.Element(W + "comment")
    for key, value in (("id", str(number)), ("author", visible(author)), ("initials", INITIALS)):
        element.set(W + key, value)
    lines = [note.title, *note.lines]
    if not exact:
        lines.append("（原文位置无法精确标出，批注在最近处）")
    for i, line in enumerate(lines):
        paragraph = etree.SubElement(element, W + "p")
        run = etree.SubElement(paragraph, W + "r")
        if i == 0:
            etree.SubElement(etree.SubElement(run, W + "rPr"), W + "b")
        text = etree.SubElement(run, W + "t")
        text.set(SPACE, "preserve")
        text.text = " ".join(visible(line).translate(_NO_XML).split())
    return element


def _first_number(root: Element, comments: Element) -> int:
    taken = [-1]
    for element in (*comments.iter(W + "comment"), *root.iter(W + "commentReference", W + "commentRangeStart")):
        value = str(element.get(W + "id", ""))
        if value.isascii() and value.isdigit():
            taken.append(int(value))
    return max(taken) + 1


def _comments_part(archive: zipfile.ZipFile, folder: str, relations: str, strict: bool) -> tuple[str, bytes | None]:
    """The part that holds comments, and the relations with a link to it if they have none yet."""
    if relations in archive.namelist():
        root = _parsed(archive.read(relations))
        for relation in root:
            if str(relation.get("Type", "")).endswith("/comments"):
                target = posixpath.join("/" + folder, str(relation.get("Target", "")))
                part = posixpath.normpath(target).lstrip("/")
                if part not in archive.namelist() or _parsed(archive.read(part)).tag == W + "comments":
                    return part, None  # a link to what holds no comments (the document itself) is none
    else:
        root = etree.Element(_RELATIONS + "Relationships", nsmap={None: _RELATIONS[1:-1]})  # type: ignore[dict-item]
    names, ids = set(archive.namelist()), {relation.get("Id") for relation in root}
    part = next(one for k in range(len(names) + 1) if (one := f"{folder}/comments{k or ''}.xml") not in names)
    link = etree.SubElement(root, _RELATIONS + "Relationship")
    link.set("Id", next(one for k in range(len(ids) + 1) if (one := f"rIdHetong{k}") not in ids))
    link.set("Type", _STRICT_RELATION if strict else _RELATION)
    link.set("Target", posixpath.basename(part))
    return part, _bytes(root)


def _with_type(types: bytes, part: str) -> bytes:
    root = _parsed(types)
    if any(one.get("PartName", "").lower() == f"/{part}".lower() for one in root.iter(_TYPES + "Override")):
        return types
    override = etree.SubElement(root, _TYPES + "Override")
    override.set("PartName", f"/{part}")
    override.set("ContentType", _TYPE)
    return _bytes(root)


def _repacked(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    """The same archive, member by member, with some of them replaced and the new ones behind."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        done = set()
        for info in archive.infolist():
            if info.filename in done:
                continue
            done.add(info.filename)
            copy = zipfile.ZipInfo(info.filename, info.date_time)
            copy.compress_type, copy.external_attr = info.compress_type, info.external_attr
            if info.filename in changed:
                target.writestr(copy, changed[info.filename])
            else:
                with archive.open(info) as old, target.open(copy, "w") as new:
                    shutil.copyfileobj(old, new)
        for name in changed:
            if name not in done:
                target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), changed[name], zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _parsed(raw: bytes) -> Any:
    """XML as it stands: nothing resolved, nothing dropped; the strict name of a language is read as the usual one."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(raw.replace(_STRICT, _TRANSITIONAL), parser)


def _written(root: Element, strict: bool) -> bytes:
    raw = _bytes(root)
    return raw.replace(_TRANSITIONAL, _STRICT) if strict else raw


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
