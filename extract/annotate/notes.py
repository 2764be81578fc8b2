"""Record → what is to be told at a place of the contract: its findings, and the values that a person should look at."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from extract import labels
from extract.dataset.review import flagged
from extract.dataset.tables import finding_rows
from extract.record import Box, Evidence, Finding, Record
from extract.record.kinds import SUPPORT

Kind = Literal["error", "warning", "info", "doubt", "passage"]

_TOLD_ELSEWHERE = SUPPORT | {"corrected"}
"""Flags that are no reason to stop a reader at a value: the table `review` lists them."""
_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")
_SAYS: dict[str, str] = {"error": "错误", "warning": "疑点", "info": "提示", "doubt": "存疑"}


@dataclass(frozen=True, slots=True)
class Note:
    """One remark. `start:end` are offsets into the record's text, `boxes` where that stands on pages (may be empty).

    `lines` are the paragraphs of the remark below its title; `text` is the passage as it was read.
    """

    kind: Kind
    title: str
    lines: tuple[str, ...]
    start: int
    end: int
    text: str
    boxes: tuple[Box, ...] = ()

    @property
    def words(self) -> str:
        """Title and lines as one text."""
        return "\n".join((self.title, *self.lines))


def notes(record: Record, dismissed: Collection[str] = ()) -> list[Note]:
    """What is to be told of a contract, in the order of its text; findings whose key is in `dismissed` are left out."""
    rows = finding_rows(record.contract_id, record.findings)
    kept = [finding for finding, row in zip(record.findings, rows, strict=True) if row["key"] not in dismissed]
    found = [note for number, finding in enumerate(kept, 1) for note in _of_finding(number, finding, record)]
    found += _doubts(record)
    return sorted(found, key=lambda note: (note.start, note.end))


def _of_finding(number: int, finding: Finding, record: Record) -> Iterator[Note]:
    title = f"【{_SAYS[finding.severity]}{number}】{finding.title}"
    lines = [finding.detail]
    if finding.statute:
        lines.append(f"依据：{finding.statute}")
    if finding.clears:
        lines.append(f"核对：{finding.clears}")
    if finding.unsure:
        lines.append("所依据的值识别或读取把握不大，请先核对原文")
    elsewhere = [one for one in finding.quotes if one.contract_id not in (None, record.contract_id)]
    lines += [f"另一合同（{one.contract_id}）：{_short(one.text)}" for one in elsewhere]
    yield _note(finding.severity, title, tuple(line for line in lines if line), finding)
    told = {(finding.start, finding.end)}
    for quote in finding.quotes:
        if quote not in elsewhere and (quote.start, quote.end) not in told:
            told.add((quote.start, quote.end))
            yield _note("passage", title, ("同一发现的另一处，说明见首处批注",), quote)


def _doubts(record: Record) -> Iterator[Note]:
    for place, value, evidence in flagged(record):
        flags = [flag for flag in evidence.flags if flag not in _TOLD_ELSEWHERE]
        if not flags:
            continue
        table, name = _column(place)
        said = labels.code(table, name, value)
        lines = ["原因：" + "、".join(labels.FLAG.get(flag, flag) for flag in flags)]
        lines.append(f"读作：{said}" if said else "没有读出值")
        if evidence.others:
            lines.append("文中另作：" + "、".join(evidence.others))
        yield _note("doubt", f"【{_SAYS['doubt']}】{labels.column(table, name)}", tuple(lines), evidence)


def _column(place: str) -> tuple[str, str]:
    """Table and column of a place such as `parties.supplier[2].account`.

    >>> _column("fields.total_amount"), _column("parties.supplier[2].account"), _column("payments[2].amount")
    (('contracts', 'total_amount'), ('parties', 'account'), ('payments', 'amount'))
    """
    steps = [match[1] for match in _STEP.finditer(place)]
    table = {"fields": "contracts"}.get(steps[0], steps[0])
    return table, steps[2] if table == "parties" else steps[1]


def _note(kind: Kind, title: str, lines: tuple[str, ...], evidence: Evidence) -> Note:
    return Note(kind, title, lines, evidence.start, evidence.end, evidence.text, tuple(evidence.boxes))


def _short(text: str, most: int = 120) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
