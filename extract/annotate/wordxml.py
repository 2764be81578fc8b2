"""The visible characters of a Word document, each with the run that it stands in; runs are split where a remark begins."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from extract.ingest.docx.names import MC, Element, W, local

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_GONE = frozenset(("del", "moveFrom", "Fallback"))
"""What the final document does not have (a deletion) or has twice (the copy for old programs)."""
_OUTER = (W + "p", W + "body")


class Stream:
    """`text` is the document as it reads, a line a paragraph. Characters of layout stand in no run."""

    def __init__(self, body: Element) -> None:
        self._runs: list[Element | None] = []
        self._texts: list[Element | None] = []
        self._at: list[int] = []
        chars: list[str] = []
        for paragraph in body.iter(W + "p"):
            if _left_out(paragraph, body):
                continue
            self._paragraph(paragraph, chars)
            self._put(chars, "\n", None, None, 0)
        self.text = "".join(chars)

    def _put(self, chars: list[str], char: str, run: Element | None, text: Element | None, at: int) -> None:
        chars.append(char)
        self._runs.append(run)
        self._texts.append(text)
        self._at.append(at)

    def _paragraph(self, paragraph: Element, chars: list[str]) -> None:
        stack = [(child, None) for child in reversed(paragraph)]
        host = _host(paragraph)  # a remark in a text box is one on what holds the box: programs allow no other
        while stack:
            element, run = stack.pop()
            name = local(element)
            if name in _GONE or name in ("txbxContent", "pPr", "rPr", "instrText"):
                continue
            if name == "r" and run is None:
                run = element
            if name == "t" and run is not None:
                direct = host is None and element.getparent() is run
                for at, char in enumerate(element.text or ""):
                    self._put(chars, char, run if host is None else host, element if direct else None, at)
            elif name in ("tab", "br", "cr") and run is not None:
                self._put(chars, "\n", None, None, 0)
            else:
                stack.extend((child, run) for child in reversed(element))

    def has_run(self, index: int) -> bool:
        """True if a character stands in a run (what stands for layout does not)."""
        return self._runs[index] is not None

    def paragraph(self, index: int) -> Element:
        """The paragraph around the run of a character."""
        run = self._runs[index]
        return next(one for one in run.iterancestors() if one.tag == W + "p")  # type: ignore[union-attr]

    def run_from(self, index: int) -> Element:
        """The run that begins with a character, split off from what stands before it."""
        return self._split(index)

    def run_to(self, index: int) -> Element:
        """The run that ends with a character, split off from what stands behind it."""
        run = self._runs[index]
        following = index + 1
        if following < len(self._runs) and self._runs[following] is run:
            self._split(following)
        return self._runs[index]

    def _split(self, index: int) -> Element:
        run, text, at = self._runs[index], self._texts[index], self._at[index]
        if text is None or run is None:
            return run
        before = [child for child in run if local(child) != "rPr"]
        if at == 0 and before[0] is text:
            return run
        behind = _element("r", run)
        for name, value in run.attrib.items():
            behind.set(name, value)
        properties = run.find(W + "rPr")
        if properties is not None:
            behind.append(deepcopy(properties))
        rest: list[Element] = before[before.index(text) + 1 :]
        if at:
            second = _element("t", run)
            second.text, text.text = text.text[at:], text.text[:at]
            second.set(SPACE, "preserve")
            text.set(SPACE, "preserve")
            behind.append(second)
        else:
            second = text
            behind.append(text)
        for child in rest:
            behind.append(child)
        run.addnext(behind)
        for k in range(index, len(self._runs)):
            if self._runs[k] is not run:
                if self._runs[k] is None:
                    continue  # a tab or a break between two texts of the run
                break
            self._runs[k] = behind
            if self._texts[k] is text:
                self._texts[k] = second
                self._at[k] -= at
        return behind


def _element(name: str, like: Element) -> Any:
    return like.makeelement(W + name, nsmap=like.nsmap)


def _left_out(paragraph: Element, body: Element) -> bool:
    """True for a paragraph of a deleted insertion, or of the copy of a text box that old programs read."""
    for one in paragraph.iterancestors():
        if one is body:
            return False
        if one.tag in (W + "del", W + "moveFrom", MC + "Fallback"):
            return True
    return False


def _host(paragraph: Element) -> Element | None:
    """The outermost run that a paragraph stands in (it is one of a text box), `None` for one of the text itself."""
    runs = [one for one in paragraph.iterancestors() if one.tag == W + "r"]
    return runs[-1] if runs else None
