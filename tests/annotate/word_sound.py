"""What Word requires of a file beyond being read by lenient programs: whatever is missing or out of order, as lines."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STYLED = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_ORDER = {  # children in the order of the schema; a name twice in a row may repeat
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens "
    "kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
    "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath rPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd "
    "tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns "
    "cellDel cellMerge tcPrChange",
}
_FIRST = {"p": "pPr", "r": "rPr", "tbl": "tblPr", "tr": "trPr", "tc": "tcPr"}
_OWN = ("comment", "bookmarkStart", "commentReference", "commentRangeStart", "commentRangeEnd")


def faults(data: bytes) -> list[str]:
    """What is wrong with a .docx; nothing for a sound one."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    trees = {name: etree.fromstring(raw) for name, raw in parts.items() if name.endswith((".xml", ".rels"))}
    return [
        *(f"twice in the archive: {name}" for name in {one for one in names if names.count(one) > 1}),
        *_types(trees["[Content_Types].xml"], names),
        *(one for name in names if name.endswith(".rels") for one in _relations(name, trees)),
        *(one for name in trees if name.startswith("word/") for one in _elements(name, trees[name])),
        *_styles(trees),
        *_comments(trees),
    ]


def _local(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _types(root: Any, names: list[str]) -> Iterator[str]:
    known = {one.get("Extension", "").lower() for one in root if _local(one) == "Default"}
    overrides = [one.get("PartName") for one in root if _local(one) == "Override"]
    yield from (f"type without a part: {one}" for one in overrides if one.lstrip("/") not in names)
    yield from (f"type twice: {one}" for one in set(overrides) if overrides.count(one) > 1)
    for name in names:
        if name != "[Content_Types].xml" and f"/{name}" not in overrides and name.rpartition(".")[2].lower() not in known:
            yield f"no content type: {name}"
    for name in names:
        if name.startswith("word/") and name.endswith(".xml") and f"/{name}" not in overrides:
            yield f"a part of Word as plain XML: {name}"


def _relations(name: str, trees: dict[str, Any]) -> Iterator[str]:
    folder, file = posixpath.split(name)
    base = posixpath.dirname(folder)
    ids = [one.get("Id") for one in trees[name]]
    yield from (f"{name}: {one} twice" for one in set(ids) if ids.count(one) > 1)
    for one in trees[name]:
        if one.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/" + base, one.get("Target"))).lstrip("/")
            if target.endswith(".xml") and target not in trees:
                yield f"{name}: {one.get('Id')} leads to {target}, which is not there"
    used = {value for element in trees.get(posixpath.join(base, file.removesuffix(".rels")), ()) for one in element.iter()
            for key, value in one.attrib.items() if key.startswith(R)}  # fmt: skip
    yield from (f"{name}: no {one}" for one in used - set(ids))


def _elements(name: str, root: Any) -> Iterator[str]:
    seen: dict[str, list[str]] = {}
    for element in root.iter():
        kind = _local(element)
        children = [_local(child) for child in element]
        if order := _ORDER.get(kind, "").split():
            places = [order.index(child) for child in children if child in order]
            if places != sorted(set(places)):
                yield f"{name}: {kind} holds {children}"
        if (first := _FIRST.get(kind)) and first in children and children.index(first) > ("tblPrEx" in children):
            yield f"{name}: {first} is not the first of {kind}"
        if kind == "tc" and children[-1:] != ["p"]:
            yield f"{name}: a cell that ends with {children[-1:]}"
        if kind == "body" and "sectPr" in children[:-1]:
            yield f"{name}: sectPr is not the last of the body"
        if kind == "comment" and "p" not in children:
            yield f"{name}: a comment without a paragraph"
        if kind in _OWN:
            seen.setdefault(kind, []).append(element.get(W + "id"))
    for kind, ids in seen.items():
        yield from (f"{name}: {kind} {one} twice" for one in set(ids) if ids.count(one) > 1)


def _styles(trees: dict[str, Any]) -> Iterator[str]:
    styles = trees.get("word/styles.xml")
    made = {(one.get(W + "styleId"), one.get(W + "type")) for one in (styles if styles is not None else ()) if _local(one) == "style"}
    numbers = {one.get(W + "numId") for one in trees.get("word/numbering.xml", ()) if _local(one) == "num"} | {"0"}
    for name, root in trees.items():
        for element in root.iter(*(W + one for one in _STYLED)):
            if (element.get(W + "val"), _STYLED[_local(element)]) not in made:
                yield f"{name}: the style {element.get(W + 'val')} is not defined"
        yield from (f"{name}: no list {one.get(W + 'val')}" for one in root.iter(W + "numId") if one.get(W + "val") not in numbers)


def _comments(trees: dict[str, Any]) -> Iterator[str]:
    root = trees["word/document.xml"]
    remarks = trees.get("word/comments.xml", ())
    told = sorted(one.get(W + "id") for one in remarks)
    for kind in ("commentReference", "commentRangeStart", "commentRangeEnd"):
        if sorted(one.get(W + "id") for one in root.iter(W + kind)) != told:
            yield f"{kind} does not fit the comments"
