"""The text of a paragraph: runs, fields, symbols, insertions; nothing hidden or deleted, no notes beside the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.ingest.docx.names import MC, W14, Element, M, W, local, number, switch, value
from extract.ingest.docx.styles import Styles
from extract.ingest.symbols import PRIVATE, is_symbol_font, spell, symbol

# Transparent wrappers. `ins` and `moveTo` are insertions that the final text keeps.
_INSIDE = frozenset(
    ("ins", "moveTo", "hyperlink", "smartTag", "sdtContent", "fldSimple", "customXml", "bdo", "dir", "ruby", "rubyBase")
)


@dataclass(slots=True)
class Content:
    """What a paragraph holds: its characters with tabs and line breaks, whether all is bold, and its text boxes."""

    parts: list[str] = field(default_factory=list)
    bold_chars: int = 0
    plain_chars: int = 0
    boxes: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    @property
    def bold(self) -> bool:
        return self.bold_chars > 0 and self.plain_chars == 0


class RunReader:
    """Collects runs. One instance a document: the state of complex fields goes on over paragraphs (a TOC)."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[bool] = []  # open complex fields; True while still in the instruction
        self._font = ""  # of the run being read, if its letters are signs
        self.struck: list[str] = []  # what is crossed out
        self.hidden: list[str] = []  # what Word does not show

    def collect(self, parent: Element, content: Content, style_id: str | None) -> None:
        """Add the text of everything inside `parent` to `content`."""
        for child in parent:
            name = local(child)
            if name == "r":
                self._run(child, content, style_id)
            elif name == "sdt":
                if _is_placeholder(child):
                    continue  # the grey prompt of an unfilled control (`单击此处输入文字`)
                inner = child.find(W + "sdtContent")
                if inner is not None:
                    self.collect(inner, content, style_id)
            elif name in _INSIDE:
                self.collect(child, content, style_id)
            elif name == "AlternateContent":
                self._alternate(child, content, style_id)
            elif name in ("oMath", "oMathPara"):
                self._add("".join(t.text or "" for t in child.iter(M + "t")), content, False)

    def _alternate(self, element: Element, content: Content, style_id: str | None) -> None:
        branch = element.find(MC + "Choice")
        if branch is None:
            branch = element.find(MC + "Fallback")
        if branch is not None:
            self.collect(branch, content, style_id)
            self._run_children(branch, content, False)

    def _run(self, run: Element, content: Content, style_id: str | None) -> None:
        properties = run.find(W + "rPr")
        character = value(properties, "rStyle")
        if self._flag(properties, character, style_id, "vanish"):
            self.hidden.extend(one.text or "" for one in run.iter(W + "t"))
            return
        bold = self._flag(properties, character, style_id, "b", "bold")
        self._font = _symbol_font(properties)
        into = content
        struck = any(self._flag(properties, character, style_id, name) for name in ("strike", "dstrike"))
        if struck:
            into = Content(boxes=content.boxes)  # crossed out: only what floats beside it is kept
        self._run_children(run, into, bold)
        self._font = ""
        if struck:
            self.struck.append(into.text)

    def _flag(self, properties: Element, character: str | None, style_id: str | None, tag: str, name: str = "") -> bool:
        own = switch(properties, tag)
        if own is not None:
            return own
        for style in (character, style_id):
            inherited = self._styles.inherited(style, name or tag)
            if inherited is not None:
                return bool(inherited)
        return False

    def _run_children(self, run: Element, content: Content, bold: bool) -> None:
        for child in run:
            name = local(child)
            if name == "fldChar":
                self._field(child, content, bold)
            elif any(self._fields):
                continue  # inside a field's instruction, or the instruction of a field around it
            elif name == "t":
                text = (child.text or "") + "".join(entity.tail or "" for entity in child)
                self._add(spell(text, self._font) if self._font else text.translate(PRIVATE), content, bold)
            elif name in ("tab", "ptab"):
                content.parts.append("\t")
            elif name in ("br", "cr"):
                content.parts.append("\n")
            elif name == "noBreakHyphen":
                self._add("-", content, bold)
            elif name == "sym":
                self._add(_symbol(child), content, bold)
            elif name == "ruby":
                self.collect(child, content, None)
            elif name == "AlternateContent":
                self._alternate(child, content, None)
            elif name in ("drawing", "pict", "object"):
                content.boxes.extend(_outer_boxes(child))

    def _field(self, element: Element, content: Content, bold: bool) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            box = element.find(f"{W}ffData/{W}checkBox")
            if box is not None and not any(self._fields):
                state = switch(box, "checked")
                state = switch(box, "default") if state is None else state
                self._add("☑" if state else "□", content, bold)
            drop_down = element.find(f"{W}ffData/{W}ddList")
            if drop_down is not None and not any(self._fields):
                self._add(_chosen_entry(drop_down), content, bold)
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    @staticmethod
    def _add(text: str, content: Content, bold: bool) -> None:
        content.parts.append(text)
        size = len(text.strip())
        if bold:
            content.bold_chars += size
        else:
            content.plain_chars += size


def _chosen_entry(drop_down: Element) -> str:
    """The entry that a legacy drop-down field shows."""
    entries = [str(entry.get(W + "val", "")) for entry in drop_down.findall(W + "listEntry")]
    at = number(value(drop_down, "result"))
    at = number(value(drop_down, "default")) if at is None else at
    return entries[at or 0] if 0 <= (at or 0) < len(entries) else ""


def _is_placeholder(sdt: Element) -> bool:
    properties = sdt.find(W + "sdtPr")
    if properties is None or properties.find(W14 + "checkbox") is not None:
        return False
    return bool(switch(properties, "showingPlcHdr"))


def _outer_boxes(element: Element) -> list[Element]:
    """Text boxes of a drawing, not those inside them (they come when the box is read)."""
    found: list[Element] = []
    stack = [element]
    while stack:
        node = stack.pop()
        if node.tag == W + "txbxContent":
            found.append(node)
        elif node.tag == MC + "AlternateContent":
            branch = node.find(MC + "Choice")
            stack.append(branch if branch is not None else node.find(MC + "Fallback"))
            if stack[-1] is None:
                stack.pop()
        else:
            stack.extend(reversed(list(node)))
    return found


def _symbol_font(properties: Element | None) -> str:
    """The font of a run if its letters are signs, else ""."""
    fonts = properties.find(W + "rFonts") if properties is not None else None
    if fonts is None:
        return ""
    names = (fonts.get(W + "ascii") or "", fonts.get(W + "hAnsi") or "")
    return next((name for name in names if is_symbol_font(name)), "")


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(W + "char", "0"), 16)
    except ValueError:
        return ""
    return symbol(code, str(element.get(W + "font", "")))
