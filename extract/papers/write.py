"""The papers of a run: numbered, filled and stored, with a list of them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from extract.dataset.cells import render
from extract.dataset.files import output_errors
from extract.dataset.ownership import put
from extract.errors import UsageError
from extract.papers.choose import Chosen
from extract.papers.fill import Form
from extract.papers.sheet import PLACEHOLDERS, sheet
from extract.papers.template import default_template
from extract.text.controls import visible

LIST = "目录.csv"
_LIST = ("编号", "取证事项", "合同名称", "被审计单位", "发现编号")
_NTH = re.compile(r"\{n(?::0?(\d{1,2}))?\}")
_NO_NAME = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Office:
    """What an office writes on all its papers. `number` holds `{n}` (or `{n:03}`), counted from `start`."""

    office: str = ""
    project: str = ""
    unit: str = ""
    number: str = "取证{n:03}"
    start: int = 1

    def __post_init__(self) -> None:
        if not _NTH.search(self.number):
            raise UsageError(
                f"--number：“{self.number}”里要有 {{n}}（第几份），例如 取证〔2026〕{{n:03}}号",
                f"--number: {self.number!r} needs {{n}}, as in QZ-{{n:03}}",
            )

    def nth(self, nth: int) -> str:
        """The number of a paper.

        >>> Office(number="审取〔2026〕{n:03}号").nth(7)
        '审取〔2026〕007号'
        """
        return _NTH.sub(lambda match: str(nth).zfill(int(match[1] or 1)), self.number)


def write_papers(
    chosen: Iterable[Chosen], folder: Path, office: Office = Office(), template: Path | None = None
) -> list[Path]:
    """Write a paper for each finding and a list of them (`目录.csv`); the papers come first in the result.

    Raises `UsageError`: a template that cannot be used, a folder that cannot be written (`output`), python-docx missing
    (`extra`).
    """
    form = Form(*_form(template), PLACEHOLDERS)
    paths: list[Path] = []
    rows: list[list[str]] = []
    with output_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for nth, one in enumerate(chosen, office.start):
            number = office.nth(nth)
            texts = sheet(one, number, nth, office.office, office.project, office.unit)
            path = folder / f"{_safe(number)} {_safe(texts['取证事项'])} {one.key[:8]}.docx"
            put(folder, path, form.filled(texts))
            paths.append(path)
            rows.append([*(texts[name] for name in _LIST), path.name])
        table = io.StringIO(newline="")
        lines = csv.writer(table, lineterminator="\r\n")
        lines.writerows([[*_LIST, "文件"], *([render(cell, "text") for cell in row] for row in rows)])
        put(folder, folder / LIST, ("\ufeff" + table.getvalue()).encode())
    return [*paths, folder / LIST]


def _form(template: Path | None) -> tuple[bytes, str]:
    if template is None:
        return default_template(), "template"
    try:
        return template.read_bytes(), str(template)
    except OSError as error:
        raise UsageError(
            f"{template}：读不了这个模板（{error.strerror}）", f"{template}: cannot be read ({error.strerror})"
        ) from error


def _safe(name: str) -> str:
    """A part of a file name that every system takes."""
    return _NO_NAME.sub("_", visible(name)).strip("._ ")[:_LONGEST] or "_"
