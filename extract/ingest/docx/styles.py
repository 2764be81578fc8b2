"""styles.xml: what a paragraph inherits from its style (numbering, bold, alignment, outline)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.ingest.docx.names import Element, W, number, switch, value

_HEADING = re.compile(r"^(?:heading|标题)\s*(\d)$", re.IGNORECASE)
_TOC = re.compile(r"^(?:toc|目录)\s*(\d)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """One style with what it says itself; `None` means inherited."""

    id: str
    name: str
    based_on: str | None
    num_id: int | None
    ilvl: int | None
    outline: int | None
    jc: str | None
    bold: bool | None
    vanish: bool | None
    strike: bool | None
    dstrike: bool | None


class Styles:
    """Styles by id, with lookups along the `basedOn` chain."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self.default: str | None = None
        for element in root.findall(W + "style") if root is not None else ():
            style_id = element.get(W + "styleId")
            if style_id is None:
                continue
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true"):
                self.default = style_id
            ppr, rpr = element.find(W + "pPr"), element.find(W + "rPr")
            self._styles[style_id] = Style(
                style_id,
                value(element, "name") or style_id,
                value(element, "basedOn"),
                number(value(ppr, "numPr", "numId")),
                number(value(ppr, "numPr", "ilvl")),
                number(value(ppr, "outlineLvl")),
                value(ppr, "jc"),
                switch(rpr, "b"),
                switch(rpr, "vanish"),
                switch(rpr, "strike"),
                switch(rpr, "dstrike"),
            )

    def chain(self, style_id: str | None) -> list[Style]:
        """The style, what it is based on, and so on (a loop ends the chain)."""
        found: list[Style] = []
        seen: set[str] = set()
        while style_id is not None and style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            found.append(self._styles[style_id])
            style_id = found[-1].based_on
        return found

    def inherited(self, style_id: str | None, name: str) -> int | str | bool | None:
        """The nearest value of an attribute of `Style` along the chain."""
        for style in self.chain(style_id):
            found: int | str | bool | None = getattr(style, name)
            if found is not None:
                return found
        return None

    def hint(self, style_id: str | None, outline: int | None) -> str:
        """`title`, `subtitle`, `heading1`…, `toc1`…, or "" for body text."""
        for style in self.chain(style_id):
            name = style.name.strip().lower()
            if name in ("title", "标题"):
                return "title"
            if name in ("subtitle", "副标题"):
                return "subtitle"
            for pattern, word in ((_HEADING, "heading"), (_TOC, "toc")):
                match = pattern.match(name)
                if match:
                    return word + match.group(1)
        if outline is None:
            inherited = self.inherited(style_id, "outline")
            outline = inherited if isinstance(inherited, int) else None
        return f"heading{outline + 1}" if outline is not None and 0 <= outline < 9 else ""
