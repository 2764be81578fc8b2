"""A form with placeholders and their texts → a paper.

A placeholder is `{{名称}}` anywhere in the form: text, tables, text boxes, headers and footers. Word may have cut it into
several runs; its looks are those of its first character. One that stands alone in its paragraph becomes as many paragraphs
as its text has lines; within other words lines become line breaks.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from copy import deepcopy
from difflib import get_close_matches
from typing import Any

from extract.annotate.extras import require
from extract.annotate.plain import saved
from extract.errors import UsageError
from extract.text.controls import visible

_PLACEHOLDER = re.compile(r"\{\{\s*([^{}]{1,40}?)\s*\}\}")
_NO_XML = {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}


class Form:
    """A form that was checked: it is a Word file and has no placeholder that means nothing."""

    def __init__(self, data: bytes, name: str, known: Mapping[str, str]) -> None:
        """Raises `UsageError` that names the file and what is wrong with it."""
        require("docx")
        self._data, self._name = data, name
        found = {match[1] for part in _parts(self._open()) for match in _PLACEHOLDER.finditer(_said(part))}
        if not found:
            raise UsageError(
                f"{name}：模板里没有占位符，例如 {{{{编号}}}}、{{{{事实}}}}；全部占位符见 docs/papers.md",
                f"{name}: a template without placeholders such as {{{{编号}}}}; see docs/papers.md",
            )
        if strange := sorted(found - known.keys()):
            near = get_close_matches(strange[0], known, n=1, cutoff=0.3)
            hint = f"，是不是 {{{{{near[0]}}}}}？" if near else "，全部占位符见 docs/papers.md"
            raise UsageError(
                f"{name}：模板里的占位符 {{{{{strange[0]}}}}} 不认识{hint}", f"{name}: unknown placeholder {{{{{strange[0]}}}}}{hint}"
            )

    def filled(self, texts: Mapping[str, str]) -> bytes:
        """The paper: every placeholder replaced by its text, as words and nothing else."""
        document = self._open()
        safe = {name: visible(text).translate(_NO_XML) for name, text in texts.items()}
        for part in list(_parts(document)):
            _fill(part, safe)
        return saved(document)

    def _open(self) -> Any:
        from docx import Document
        from docx.opc.exceptions import PackageNotFoundError

        try:
            return Document(io.BytesIO(self._data))
        except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError, OSError) as error:
            raise UsageError(
                f"{self._name}：不是 Word 文件（.docx），请在 Word 或 WPS 中另存为 .docx",
                f"{self._name}: not a Word file (.docx)",
            ) from error


def _parts(document: Any) -> Iterator[Any]:
    """The `w:p` elements of text, tables, text boxes, headers and footers that may hold a placeholder."""
    from docx.oxml.ns import qn

    roots = [document.element.body]
    for section in document.sections:
        for margin in (
            section.header, section.footer, section.first_page_header, section.first_page_footer,
            section.even_page_header, section.even_page_footer,
        ):  # fmt: skip
            if not margin.is_linked_to_previous:
                roots.append(margin._element)
    for root in roots:
        for paragraph in root.iter(qn("w:p")):
            if "{{" in _said(paragraph):
                yield paragraph


def _runs(paragraph: Any) -> list[Any]:
    found: list[Any] = paragraph.xpath("./w:r | ./w:ins/w:r | ./w:hyperlink/w:r | ./w:smartTag/w:r | ./w:sdt/w:sdtContent/w:r")
    return found


def _said(paragraph: Any) -> str:
    return "".join(_text(run) for run in _runs(paragraph))


def _text(run: Any) -> str:
    return "".join(one.text or "" for one in run.xpath("./w:t"))


def _fill(paragraph: Any, texts: Mapping[str, str]) -> None:
    alone = _PLACEHOLDER.fullmatch(_said(paragraph).strip())
    if alone:
        first, *rest = (texts[alone[1]].split("\n")) or [""]
        for line in reversed(rest):
            copy = deepcopy(paragraph)
            _replace(copy, {alone[1]: line})
            paragraph.addnext(copy)
        _replace(paragraph, {alone[1]: first})
    else:
        _replace(paragraph, texts)


def _replace(paragraph: Any, texts: Mapping[str, str]) -> None:
    from docx.text.run import Run

    runs = _runs(paragraph)
    said = [_text(run) for run in runs]
    starts = [sum(len(one) for one in said[:k]) for k in range(len(said))]
    # From the last to the first: what was put in is never looked at again.
    for match in reversed(list(_PLACEHOLDER.finditer("".join(said)))):
        first = _at(starts, said, match.start())
        last = _at(starts, said, match.end() - 1)
        before, behind = said[first][: match.start() - starts[first]], said[last][match.end() - starts[last] :]
        if first == last:
            said[first] = before + texts[match[1]] + behind
        else:
            said[first], said[last] = before + texts[match[1]], behind
            for k in range(first + 1, last):
                said[k] = ""
    for run, old, new in zip(runs, [_text(run) for run in runs], said, strict=True):
        if old != new:
            Run(run, None).text = new  # type: ignore[arg-type]


def _at(starts: list[int], said: list[str], offset: int) -> int:
    """The run that holds a character."""
    return next(k for k in range(len(starts)) if starts[k] <= offset < starts[k] + len(said[k]))
